"""Where a list is exported to: Qt's own file dialog, opened and never executed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


class _Last:
    """The folder chosen last in this run: whoever exports two lists wants them side by side."""

    folder = ""


def ask_where(name: str, title: str, suggested: str, chosen: Callable[[Path], object], parent: QWidget) -> None:
    """``name``: the dialog's object name; ``suggested``: a file name. ``chosen`` is called with the path, or never.

    The dialog itself asks before an existing file is replaced.
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, _Last.folder or documents)
    dialog.setObjectName(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(QCoreApplication.translate("SaveList", "Lists (*.csv)"))
    dialog.setDefaultSuffix("csv")
    dialog.selectFile(suggested)

    def take(file: str) -> None:
        _Last.folder = str(Path(file).parent)
        chosen(Path(file))

    dialog.fileSelected.connect(take)
    dialog.open()
