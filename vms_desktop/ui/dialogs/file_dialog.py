"""Qt's file dialog as this program opens it: from a person's own folder, with dates as they are read here.

Only Qt's own dialog takes the column of dates from us; a system's native one is as its system is.
"""

from __future__ import annotations

import queue
import threading
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QDateTime, QIdentityProxyModel, QModelIndex, QPersistentModelIndex, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QWidget

from vms_desktop.ui import formatting

_DATE = 3
"""Column of QFileSystemModel."""
_ANSWER_S = 0.25
"""A folder that does not say so soon whether it is there lies on a share that hangs, and the window would with it."""


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
    begin = next((one for one in (folder, _Last.folder, documents) if one and _is_there(one)), str(Path.home()))
    dialog = QFileDialog(parent, title, begin)
    dialog.setObjectName(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setProxyModel(LocalDates(dialog))
    if not folder:
        dialog.fileSelected.connect(_remember)
    return dialog


def _is_there(folder: str) -> bool:
    """Asked on a thread of its own, which stays behind where the folder never answers."""
    answers: queue.SimpleQueue[bool] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(Path(folder).is_dir())
        except OSError:
            answers.put(False)

    threading.Thread(target=ask, name="is the folder there", daemon=True).start()
    try:
        return answers.get(timeout=_ANSWER_S)
    except queue.Empty:
        return False


def _remember(file: str) -> None:
    _Last.folder = str(Path(file).parent)
