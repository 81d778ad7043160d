"""Texts of errors of database, disk, settings and stored passwords."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEXTS: dict[str, tuple[str, str]] = {
    "storage.in_use": (
        str(QT_TRANSLATE_NOOP("messages", "Another desk is using this data folder")),
        str(
            QT_TRANSLATE_NOOP(
                "messages",
                "Its window is open already (process {pid}): look for it in the task bar, or close it there. Another "
                "folder is chosen with --data-dir. Folder: {path}",
            )
        ),
    ),
    "storage.newer": (
        str(QT_TRANSLATE_NOOP("messages", "The database was made by a newer version of this program")),
        str(QT_TRANSLATE_NOOP("messages", "Install that version. Nothing was changed. File: {path}")),
    ),
    "storage.damaged": (
        str(QT_TRANSLATE_NOOP("messages", "The database is damaged")),
        str(
            QT_TRANSLATE_NOOP(
                "messages",
                "Nothing was overwritten. Keep a copy of {path}, then put back the newest file from the folder “backups”, or start with another data folder.",
            )
        ),
    ),
    "storage.not_ours": (
        str(QT_TRANSLATE_NOOP("messages", "The database belongs to another program")),
        str(QT_TRANSLATE_NOOP("messages", "Move {path} away, or choose another data folder.")),
    ),
    "storage.disk_full": (
        str(QT_TRANSLATE_NOOP("messages", "The disk is full")),
        str(QT_TRANSLATE_NOOP("messages", "Nothing was half written. Free space and do it again. Folder: {folder}")),
    ),
    "storage.locked": (
        str(QT_TRANSLATE_NOOP("messages", "Another program holds the database")),
        str(QT_TRANSLATE_NOOP("messages", "Close backup or synchronising programs and do it again. File: {path}")),
    ),
    "storage.not_writable": (
        str(QT_TRANSLATE_NOOP("messages", "The data folder cannot be written")),
        str(QT_TRANSLATE_NOOP("messages", "Check the rights of {folder}, or choose another folder with --data-dir.")),
    ),
    "storage.folder_not_writable": (
        str(QT_TRANSLATE_NOOP("messages", "The folder cannot be written: {folder}")),
        str(QT_TRANSLATE_NOOP("messages", "Choose another folder in the settings.")),
    ),
    "storage.file_not_writable": (
        str(QT_TRANSLATE_NOOP("messages", "The file cannot be written: {file}")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Choose another folder, or close the program that has the file open. Folder: {folder}"
            )
        ),
    ),
    "storage.io_failed": (
        str(QT_TRANSLATE_NOOP("messages", "The disk reported an error")),
        str(QT_TRANSLATE_NOOP("messages", "Check the disk and make a backup. Folder: {folder}")),
    ),
    "storage.closed": (
        str(QT_TRANSLATE_NOOP("messages", "The database is closed")),
        str(QT_TRANSLATE_NOOP("messages", "Start the program again.")),
    ),
    "storage.vault_key_wrong": (
        str(QT_TRANSLATE_NOOP("messages", "A stored password cannot be decrypted")),
        str(QT_TRANSLATE_NOOP("messages", "Enter the camera's password again, or put the right key file back.")),
    ),
    "storage.vault_key_missing": (
        str(QT_TRANSLATE_NOOP("messages", "The key of the stored passwords is not on this computer")),
        str(QT_TRANSLATE_NOOP("messages", "Put the key back, or enter the cameras' passwords again. Folder: {path}")),
    ),
    "storage.key_store_unavailable": (
        str(QT_TRANSLATE_NOOP("messages", "The system's key store is locked or does not answer")),
        str(QT_TRANSLATE_NOOP("messages", "Sign in to the system and do it again.")),
    ),
    "storage.vault_damaged": (
        str(QT_TRANSLATE_NOOP("messages", "The key file is damaged")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Put it back from a backup, or move it aside and enter the passwords again. File: {path}"
            )
        ),
    ),
    "storage.settings_damaged": (
        str(QT_TRANSLATE_NOOP("messages", "The settings file was damaged; defaults are used")),
        str(QT_TRANSLATE_NOOP("messages", "The old file is kept as {kept_as}.")),
    ),
    "storage.settings_unreadable": (
        str(QT_TRANSLATE_NOOP("messages", "The settings cannot be read; defaults are used")),
        str(QT_TRANSLATE_NOOP("messages", "Check the rights of {path}.")),
    ),
}
