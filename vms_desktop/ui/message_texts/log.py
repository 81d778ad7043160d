"""Texts of the errors that came with the access log and the database server: ``ui/messages.py`` puts them among its own."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEXTS: dict[str, tuple[str, str]] = {
    "log.not_written": (
        str(QT_TRANSLATE_NOOP("messages", "This was not done, because the access log could not be written")),
        str(
            QT_TRANSLATE_NOOP(
                "messages",
                "Nothing is done here unrecorded. Ask the administrator to check disk and database ({cause}), then do it again.",
            )
        ),
    ),
    "log.owed": (
        str(QT_TRANSLATE_NOOP("messages", "Entries of the access log are waiting to be written: {count}")),
        str(
            QT_TRANSLATE_NOOP(
                "messages",
                "They are written by themselves when the database can be written again. Do not end the program; tell the administrator.",
            )
        ),
    ),
    "log.none_here": (
        str(QT_TRANSLATE_NOOP("messages", "There is no access log in this database")),
        str(QT_TRANSLATE_NOOP("messages", "Choose another one: {path}")),
    ),
    "log.checkpoints_missing": (
        str(QT_TRANSLATE_NOOP("messages", "The folder for checkpoints is not there: {folder}")),
        str(
            QT_TRANSLATE_NOOP("messages", "Connect the share or the stick. The checkpoints are kept and written later.")
        ),
    ),
    "log.checkpoints_full": (
        str(QT_TRANSLATE_NOOP("messages", "There is no space for checkpoints in {folder}")),
        str(QT_TRANSLATE_NOOP("messages", "Free space there. The checkpoints are kept and written later.")),
    ),
    "log.checkpoints_not_written": (
        str(QT_TRANSLATE_NOOP("messages", "Checkpoints cannot be written to {folder}")),
        str(QT_TRANSLATE_NOOP("messages", "Check the rights there. The checkpoints are kept and written later.")),
    ),
    "log.checkpoints_unreadable": (
        str(QT_TRANSLATE_NOOP("messages", "Checkpoints cannot be read from {folder}")),
        str(QT_TRANSLATE_NOOP("messages", "Check the rights there and do it again.")),
    ),
    "log.checkpoints_silent": (
        str(QT_TRANSLATE_NOOP("messages", "The folder for checkpoints does not answer")),
        str(QT_TRANSLATE_NOOP("messages", "Check the network. The checkpoints are kept and written later.")),
    ),
    "log.checkpoint_altered": (
        str(QT_TRANSLATE_NOOP("messages", "A checkpoint outside the database was altered: {file}")),
        str(QT_TRANSLATE_NOOP("messages", "Tell the supervisor, keep the file, and run “vms-desktop log verify”.")),
    ),
    "log.older_than_checkpoints": (
        str(
            QT_TRANSLATE_NOOP(
                "messages",
                "The database is older than its checkpoints: entries in it: {entries}, in a checkpoint: {checkpoint}",
            )
        ),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Was an old copy put back? Tell the supervisor and keep both; this was recorded."
            )
        ),
    ),
    "log.other_than_checkpoints": (
        str(
            QT_TRANSLATE_NOOP("messages", "The access log is not the one its checkpoints tell of (entry {checkpoint})")
        ),
        str(QT_TRANSLATE_NOOP("messages", "Tell the supervisor and keep the database as it is; this was recorded.")),
    ),
    "log.guards_restored": (
        str(QT_TRANSLATE_NOOP("messages", "The protection of the access log had been removed and was put back")),
        str(QT_TRANSLATE_NOOP("messages", "Tell the supervisor and run “vms-desktop log verify”; this was recorded.")),
    ),
    "log.file_exists": (
        str(QT_TRANSLATE_NOOP("messages", "{file} is there already")),
        str(QT_TRANSLATE_NOOP("messages", "Choose another folder. Nothing was overwritten.")),
    ),
    "log.file_full": (
        str(QT_TRANSLATE_NOOP("messages", "The disk is full: {folder}")),
        str(QT_TRANSLATE_NOOP("messages", "Free space or choose another folder. Nothing was half written.")),
    ),
    "log.file_not_written": (
        str(QT_TRANSLATE_NOOP("messages", "This folder cannot be written: {folder}")),
        str(QT_TRANSLATE_NOOP("messages", "Check its rights or choose another one.")),
    ),
    "log.entry_damaged": (
        str(QT_TRANSLATE_NOOP("messages", "An entry of the access log is damaged and cannot be exported")),
        str(QT_TRANSLATE_NOOP("messages", "Run “vms-desktop log verify”: it names the entry.")),
    ),
    "log.archive_broken": (
        str(QT_TRANSLATE_NOOP("messages", "Nothing was archived: the log is not intact (entry {sequence})")),
        str(QT_TRANSLATE_NOOP("messages", "Run “vms-desktop log verify” and tell the supervisor.")),
    ),
    "log.archive_not_read_back": (
        str(QT_TRANSLATE_NOOP("messages", "Nothing was archived: the file could not be read back as it was written")),
        str(QT_TRANSLATE_NOOP("messages", "Check the disk of that folder or choose another one.")),
    ),
    "input.retention": (
        str(QT_TRANSLATE_NOOP("messages", "Entries of the access log are kept at least {least} days")),
        str(QT_TRANSLATE_NOOP("messages", "Give a larger number.")),
    ),
    "input.log_action": (
        str(QT_TRANSLATE_NOOP("messages", "“{value}” is no action of the access log")),
        str(QT_TRANSLATE_NOOP("messages", "Use a code such as live.opened, or a group such as live.")),
    ),
    "input.picture_kind": (
        str(QT_TRANSLATE_NOOP("messages", "A QR code is written as .svg or .png, not as {file}")),
        str(QT_TRANSLATE_NOOP("messages", "Choose another name.")),
    ),
    "input.database_url": (
        str(QT_TRANSLATE_NOOP("messages", "“{value}” is no database")),
        str(QT_TRANSLATE_NOOP("messages", "Give a file, or postgresql://USER@HOST/NAME.")),
    ),
    "input.database_password": (
        str(QT_TRANSLATE_NOOP("messages", "A password must not stand in a database address")),
        str(
            QT_TRANSLATE_NOOP(
                "messages",
                "Leave it out. “vms-desktop database use” asks for it and keeps it encrypted; ~/.pgpass works too.",
            )
        ),
    ),
    "storage.postgresql_missing": (
        str(QT_TRANSLATE_NOOP("messages", "The part for PostgreSQL is not installed")),
        str(QT_TRANSLATE_NOOP("messages", "Install the package psycopg (pip install 'vms-desktop[postgresql]').")),
    ),
    "storage.database_unreachable": (
        str(QT_TRANSLATE_NOOP("messages", "The database server cannot be reached")),
        str(QT_TRANSLATE_NOOP("messages", "Check network and server. Server: {path}")),
    ),
    "storage.database_refused": (
        str(QT_TRANSLATE_NOOP("messages", "The database server refuses this account")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Check account, password and rights: “vms-desktop database use”. Server: {path}"
            )
        ),
    ),
    "storage.desk_key_damaged": (
        str(QT_TRANSLATE_NOOP("messages", "The file with the desk's key is damaged")),
        str(
            QT_TRANSLATE_NOOP(
                "messages",
                "Put it back from a backup. Moved away, the desk gets a new key and begins a new log. File: {path}",
            )
        ),
    ),
    "storage.not_there": (
        str(QT_TRANSLATE_NOOP("messages", "There is no such file")),
        str(QT_TRANSLATE_NOOP("messages", "Check the name: {path}")),
    ),
}
