"""Where a list is exported to: Qt's own file dialog, opened and never executed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from vms_desktop.ui.dialogs.file_dialog import file_dialog


def ask_where(name: str, title: str, suggested: str, chosen: Callable[[Path], object], parent: QWidget) -> None:
    """``name``: the dialog's object name; ``suggested``: a file name. ``chosen`` is called with the path, or never.

    The dialog itself asks before an existing file is replaced.
    """
    dialog = file_dialog(name, title, parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(QCoreApplication.translate("SaveList", "Lists (*.csv)"))
    dialog.setDefaultSuffix("csv")
    dialog.selectFile(suggested)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.open()
