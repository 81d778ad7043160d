"""Beside the picture: the list of areas, how new ones are drawn, and what is done with the chosen one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.evidence.masking import AreaLook, AreaShape
from vms_desktop.ui import icons, theme
from vms_desktop.ui.masking.mask_model import MaskModel
from vms_desktop.ui.masking.mask_words import area_words, look_word, shape_word
from vms_desktop.ui.words_label import WordsLabel

WIDTH = 330


class MaskPanel(QWidget):
    """``refresh`` after every change of the model or the moment.

    Signals: ``shape_chosen(AreaShape)``, ``look_chosen(AreaLook)`` (of the chosen area and of new ones),
    ``preview_asked(bool)``: whether the picture is shown covered.
    """

    shape_chosen = Signal(object)
    look_chosen = Signal(object)
    preview_asked = Signal(bool)

    def __init__(self, model: MaskModel, at_us: Callable[[], int], parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._at_us = model, at_us
        self._filling = False
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._section(self.tr("Draw an area on the picture")))
        column.addLayout(self._tools())
        column.addWidget(self._section(self.tr("Areas")))
        self.list = QListWidget(self)
        self.list.setObjectName("maskList")
        self.list.setAccessibleName(self.tr("Areas"))
        self.list.currentRowChanged.connect(self._row_chosen)
        column.addWidget(self.list, 1)
        self.before = self._box("maskBefore", self.tr("Also before the first key frame"))
        self.after = self._box("maskAfter", self.tr("Also after the last key frame"))
        for box in (self.before, self.after):
            column.addWidget(box)
        column.addLayout(self._deeds())
        self.preview = QCheckBox(self.tr("Show the picture as it will be"), self)
        self.preview.setObjectName("maskPreview")
        self.preview.toggled.connect(self.preview_asked)
        column.addWidget(self.preview)
        about = WordsLabel(
            self.tr("Only black gives nothing away. Arrows move the area, with Shift they resize it, Del deletes it."),
            self,
        )
        about.setProperty("role", "small")
        about.setWordWrap(True)
        column.addWidget(about)
        self.refresh()

    def _section(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", "section")
        return label

    def _box(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setObjectName(name)
        box.toggled.connect(lambda _on: self._beyond())
        return box

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self._shapes: dict[AreaShape, QPushButton] = {}
        for shape in AreaShape:
            button = QPushButton(shape_word(shape), self)
            button.setObjectName(f"maskShape_{shape.value}")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setChecked(shape is AreaShape.RECTANGLE)
            button.clicked.connect(lambda _on=False, shape=shape: self._choose_shape(shape))
            self._shapes[shape] = button
            row.addWidget(button)
        self.look = QComboBox(self)
        self.look.setObjectName("maskLook")
        self.look.setAccessibleName(self.tr("What is seen instead"))
        for look in AreaLook:
            self.look.addItem(look_word(look), look)
        self.look.currentIndexChanged.connect(self._look_changed)
        row.addWidget(self.look, 1)
        return row

    def _deeds(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        model = self._model
        self.set_key = self._button(
            "maskSetKey", "plus", self.tr("Add key frame"), lambda: model.set_key(self._at_us())
        )
        self.set_key.setToolTip(self.tr("Keep the area where it is in this picture"))
        self.end = self._button("maskEnd", "circle-x", self.tr("Ends here"), lambda: model.end_at(self._at_us()))
        self.end.setToolTip(self.tr("This picture is the last in which the area is covered"))
        self.remove_key = self._button(
            "maskRemoveKey", "minus", self.tr("Delete key frame"), lambda: model.remove_key(self._at_us())
        )
        self.remove_key.setToolTip(self.tr("Delete the key frame of this picture"))
        self.remove_key.setAccessibleName(self.tr("Delete the key frame of this picture"))
        self.remove = self._button("maskRemove", "trash-2", self.tr("Delete area"), model.remove)
        self.undo = self._button("maskUndo", "undo-2", self.tr("Undo"), model.undo)
        self.redo = self._button("maskRedo", "redo-2", self.tr("Redo"), model.redo)
        for number, button in enumerate((self.set_key, self.end, self.remove_key, self.remove, self.undo, self.redo)):
            grid.addWidget(button, number // 2, number % 2)
        for sequence, act in (
            (QKeySequence.StandardKey.Undo, model.undo),
            (QKeySequence.StandardKey.Redo, model.redo),
        ):
            QShortcut(QKeySequence(sequence), self, act, context=Qt.ShortcutContext.WindowShortcut)
        return grid

    def _button(self, name: str, icon: str, text: str, clicked: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        icons.set_beside_text(button, icon)
        button.clicked.connect(lambda _on=False: clicked())
        return button

    # ---- what is shown -----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        model, at_us = self._model, self._at_us()
        self._filling = True
        texts = [
            area_words(number, area, self.tr("%n key frame(s)", "", len(area.keys)))
            for number, area in enumerate(model.areas, 1)
        ]
        if texts != [self.list.item(row).text() for row in range(self.list.count())]:
            self.list.clear()
            for text in texts:
                item = QListWidgetItem(text)
                item.setSizeHint(QSize(0, theme.TARGET))
                self.list.addItem(item)
        chosen = model.chosen_area
        self.list.setCurrentRow(-1 if chosen is None else model.number_of(chosen.id) - 1)
        has_key = chosen is not None and model.has_key(chosen, at_us)
        self.before.setChecked(chosen is not None and chosen.before)
        self.after.setChecked(chosen is not None and chosen.after)
        if chosen is not None:
            self.look.setCurrentIndex(self.look.findData(chosen.look))
        for part in (self.before, self.after, self.end, self.remove):
            part.setEnabled(chosen is not None)
        self.set_key.setEnabled(chosen is not None and not has_key)
        self.remove_key.setEnabled(has_key)
        self.undo.setEnabled(model.can_undo)
        self.redo.setEnabled(model.can_redo)
        self._filling = False

    def _row_chosen(self, row: int) -> None:
        if not self._filling:
            areas = self._model.areas
            self._model.choose(areas[row].id if 0 <= row < len(areas) else None)

    def _choose_shape(self, shape: AreaShape) -> None:
        for known, button in self._shapes.items():
            button.setChecked(known is shape)
        self.shape_chosen.emit(shape)

    def _look_changed(self, _index: int) -> None:
        if not self._filling:
            look = AreaLook(self.look.currentData())
            self._model.set_look(look)
            self.look_chosen.emit(look)

    def _beyond(self) -> None:
        if not self._filling:
            self._model.set_beyond(before=self.before.isChecked(), after=self.after.isChecked())
