"""Texts of what can be wrong with a list of cameras that is read."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEXTS: dict[str, tuple[str, str]] = {
    "import.file_missing": (
        str(QT_TRANSLATE_NOOP("messages", "There is no file {file}")),
        str(QT_TRANSLATE_NOOP("messages", "Check the name and the folder.")),
    ),
    "import.unreadable": (
        str(QT_TRANSLATE_NOOP("messages", "The file cannot be read: {file}")),
        str(QT_TRANSLATE_NOOP("messages", "Check its rights, or close the program that holds it.")),
    ),
    "import.too_large": (
        str(QT_TRANSLATE_NOOP("messages", "The file is larger than {limit_mb} MB")),
        str(QT_TRANSLATE_NOOP("messages", "Divide the list.")),
    ),
    "import.too_many_rows": (
        str(QT_TRANSLATE_NOOP("messages", "The list has more than {limit} rows")),
        str(QT_TRANSLATE_NOOP("messages", "Divide the list.")),
    ),
    "import.spreadsheet": (
        str(QT_TRANSLATE_NOOP("messages", "This is a spreadsheet file")),
        str(QT_TRANSLATE_NOOP("messages", "Save it as CSV (UTF-8) first.")),
    ),
    "import.binary": (
        str(QT_TRANSLATE_NOOP("messages", "This is no text file")),
        str(QT_TRANSLATE_NOOP("messages", "Save the list as CSV (UTF-8).")),
    ),
    "import.encoding": (
        str(QT_TRANSLATE_NOOP("messages", "The text's encoding is not known")),
        str(QT_TRANSLATE_NOOP("messages", "Save the list as CSV (UTF-8).")),
    ),
    "import.empty": (
        str(QT_TRANSLATE_NOOP("messages", "The file is empty")),
        str(QT_TRANSLATE_NOOP("messages", "Choose another file.")),
    ),
    "import.heading_unreadable": (
        str(QT_TRANSLATE_NOOP("messages", "The first row holds no column names")),
        str(QT_TRANSLATE_NOOP("messages", "Put the column names into the first row.")),
    ),
    "import.column_unknown": (
        str(QT_TRANSLATE_NOOP("messages", "There is no column “{column}”")),
        str(QT_TRANSLATE_NOOP("messages", "Remove it or correct its name.")),
    ),
    "import.column_twice": (
        str(QT_TRANSLATE_NOOP("messages", "The column “{column}” is there twice")),
        str(QT_TRANSLATE_NOOP("messages", "Remove one of them.")),
    ),
    "import.column_missing": (
        str(QT_TRANSLATE_NOOP("messages", "The column “{column}” is missing")),
        str(QT_TRANSLATE_NOOP("messages", "Add it.")),
    ),
    "import.row_unreadable": (
        str(QT_TRANSLATE_NOOP("messages", "The row cannot be read")),
        str(QT_TRANSLATE_NOOP("messages", "Check the quotation marks.")),
    ),
    "import.cells": (
        str(QT_TRANSLATE_NOOP("messages", "Cells in the row: {found}; in the heading: {expected}")),
        str(QT_TRANSLATE_NOOP("messages", "Add or remove cells.")),
    ),
    "import.code_twice": (
        str(QT_TRANSLATE_NOOP("messages", "This camera code stands in row {first_row} already")),
        str(QT_TRANSLATE_NOOP("messages", "Remove one of the rows.")),
    ),
    "import.code_exists": (
        str(QT_TRANSLATE_NOOP("messages", "Camera {camera} is in the register already")),
        str(QT_TRANSLATE_NOOP("messages", "Allow cameras in the register to be changed (command line: --update).")),
    ),
}
