"""Qt's file dialog as this program opens it: from a person's own folder, with dates as they are read here.

Only Qt's own dialog takes the column of dates from us; a system's native one is as its system is.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QDateTime, QIdentityProxyModel, QModelIndex, QPersistentModelIndex, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QWidget

from vms_desktop.ui import formatting

_DATE = 3
"""Column of QFileSystemModel."""


class _Last:
    """The folder chosen last in this run: whoever handles two lists has them side by side."""

    folder = ""


class LocalDates(QIdentityProxyModel):
    """The files, their dates as everywhere in the program."""

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        model = self.sourceModel()
        if role == Qt.ItemDataRole.DisplayRole and index.column() == _DATE and isinstance(model, QFileSystemModel):
            changed = model.lastModified(self.mapToSource(index))
            return _told(changed) if changed.isValid() else ""
        return super().data(index, role)


def _told(when: QDateTime) -> str:
    return formatting.moment_text(datetime.fromtimestamp(when.toSecsSinceEpoch(), UTC))


def file_dialog(name: str, title: str, parent: QWidget, folder: str = "") -> QFileDialog:
    """To be opened, never executed; it deletes itself. ``name``: its object name; ``folder``: where it begins and
    what is chosen is nobody else's matter; else the folder of the last time, else the person's documents.
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    begin = next((one for one in (folder, _Last.folder, documents) if one and Path(one).is_dir()), str(Path.home()))
    dialog = QFileDialog(parent, title, begin)
    dialog.setObjectName(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setProxyModel(LocalDates(dialog))
    if not folder:
        dialog.fileSelected.connect(_remember)
    return dialog


def _remember(file: str) -> None:
    _Last.folder = str(Path(file).parent)
