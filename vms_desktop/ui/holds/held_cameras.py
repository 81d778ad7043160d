"""The cameras of a hold that is being placed, each with what there is of it: a hold protects only what lies here."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.footage import SourceKind
from vms_desktop.ui import language

MOST_SEEN = 4
"""Cameras that are listed without scrolling."""
_ROW_PX = 36
_ELSEWHERE = frozenset((SourceKind.ONVIF, SourceKind.URL))

translate = QCoreApplication.translate


def footage_words(kinds: Collection[SourceKind], goes_on: bool) -> tuple[str, bool]:
    """What a hold of this time does for a camera, and whether a person must be warned. ``goes_on``: the time reaches
    into the future.
    """
    if SourceKind.LOCAL in kinds:
        return translate("Holds", "recorded here"), False
    if SourceKind.PROTECTED in kinds:
        return translate("Holds", "in a protective copy, which is kept"), False
    if _ELSEWHERE.intersection(kinds):
        return translate("Holds", "only in the owner's recorder: not protected, cut a clip"), True
    if SourceKind.RING in kinds:
        return translate("Holds", "only in memory for two minutes: cut a clip now"), True
    if SourceKind.FILE in kinds:
        return translate("Holds", "in a file handed in, which is not deleted"), False
    if goes_on:
        return translate("Holds", "nothing yet; what will be recorded is held"), False
    return translate("Holds", "nothing recorded in this time"), True


class HeldCameras(QScrollArea):
    """Signals: ``changed()``: others are ticked; ``grown()``: one more is listed."""

    changed = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        self._words: dict[str, QLabel] = {}
        inside = QWidget(self)
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 8, 0)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        whole.addLayout(self._grid)
        whole.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(0)
        self.setWidget(inside)

    @property
    def chosen(self) -> list[str]:
        """Ids of those that are ticked."""
        return [camera_id for camera_id, box in self.boxes.items() if box.isChecked()]

    def add(self, camera: Camera) -> None:
        """Once, and ticked."""
        box = self.boxes.get(camera.id)
        if box is None:
            row = len(self.boxes)
            box = self.boxes[camera.id] = QCheckBox(f"{camera.code} {language.camera_name(camera)}", self)
            box.setObjectName(f"holdCamera_{camera.id}")
            box.toggled.connect(lambda _on: self.changed.emit())
            words = self._words[camera.id] = QLabel(self)
            words.setObjectName(f"holdFootage_{camera.id}")
            words.setProperty("role", "small")
            self._grid.addWidget(box, row, 0)
            self._grid.addWidget(words, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setFixedHeight(_ROW_PX * min(MOST_SEEN, len(self.boxes)) + 4)
            self.grown.emit()
        box.setChecked(True)

    def show_footage(self, found: Mapping[str, Collection[SourceKind]], goes_on: bool) -> None:
        """What lies where of each camera in the time of the hold. Cameras that are not in ``found`` say nothing."""
        for camera_id, label in self._words.items():
            text, warns = footage_words(found[camera_id], goes_on) if camera_id in found else ("", False)
            label.setProperty("role", "trouble" if warns else "small")
            label.style().polish(label)
            label.setText(f"▲ {text}" if warns else text)
            self.boxes[camera_id].setAccessibleDescription(text)
