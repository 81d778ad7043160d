"""A list of things chosen one by one, each of which can be taken out again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from vms_desktop.ui import icons
from vms_desktop.ui.plain_tip import plain_tip

_HEIGHT = 84


class ChosenList(QWidget):
    """Holds ids; ``name_of`` gives the words of one. Signals: ``changed()``: by a person."""

    changed = Signal()

    def __init__(self, name: str, name_of: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._name_of = name_of
        self.list = QListWidget(self)
        self.list.setObjectName(name)
        self.list.setFixedHeight(_HEIGHT)
        self._remove = QPushButton(self)
        self.list.currentRowChanged.connect(lambda row: self._remove.setEnabled(row >= 0))
        self._remove.setObjectName(f"{name}Remove")
        self._remove.setEnabled(False)
        icons.set_beside_text(self._remove, "x")
        self._remove.clicked.connect(self._take_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.setMaximumWidth(360)
        column.addWidget(self.list)
        column.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count()))

    def set_ids(self, ids: Sequence[str]) -> None:
        self.list.clear()
        for one in ids:
            row = QListWidgetItem(self._name_of(one), self.list)
            row.setToolTip(plain_tip(self._name_of(one)))
            row.setData(Qt.ItemDataRole.UserRole, one)

    def add(self, one: str) -> None:
        """Once."""
        if one and one not in self.ids:
            self.set_ids((*self.ids, one))
            self.changed.emit()

    def _take_out(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.list.takeItem(row)
            self.changed.emit()

    def retranslate(self) -> None:
        self._remove.setText(self.tr("Take out"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.set_ids(self.ids)
