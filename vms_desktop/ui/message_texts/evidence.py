"""Texts of the errors that came with evidence packages: ``ui/messages.py`` puts them among its own.

What ``vms-desktop verify`` says where Qt is not loaded stands in ``ui/evidence_texts.py``.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEXTS: dict[str, tuple[str, str]] = {
    "evidence.exists": (
        str(QT_TRANSLATE_NOOP("messages", "There is a package of this name already: {folder}")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Nothing was overwritten. Give the next delivery its own number, or choose another folder."
            )
        ),
    ),
    "evidence.being_made": (
        str(QT_TRANSLATE_NOOP("messages", "The package {name} is being made already")),
        str(QT_TRANSLATE_NOOP("messages", "Wait until it is done.")),
    ),
    "evidence.disk_full": (
        str(QT_TRANSLATE_NOOP("messages", "There is no space for the package in {folder}")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Nothing half made was left. Free space or choose another place, then do it again."
            )
        ),
    ),
    "evidence.too_large": (
        str(QT_TRANSLATE_NOOP("messages", "{folder} takes no files as large as these")),
        str(QT_TRANSLATE_NOOP("messages", "Choose a medium formatted as exFAT or NTFS.")),
    ),
    "evidence.read_only": (
        str(QT_TRANSLATE_NOOP("messages", "Nothing may be written to {folder}")),
        str(QT_TRANSLATE_NOOP("messages", "Take the write protection off, check the rights, or choose another place.")),
    ),
    "evidence.medium_gone": (
        str(QT_TRANSLATE_NOOP("messages", "The medium was lost while it was written to: {folder}")),
        str(
            QT_TRANSLATE_NOOP(
                "messages",
                "The copy on it is not whole; it has a hidden name and is taken away by the next copy. Connect it again and copy anew.",
            )
        ),
    ),
    "evidence.not_written": (
        str(QT_TRANSLATE_NOOP("messages", "The package could not be written to {folder}")),
        str(QT_TRANSLATE_NOOP("messages", "Check the disk or medium, then do it again.")),
    ),
    "evidence.source_unreadable": (
        str(QT_TRANSLATE_NOOP("messages", "A file for the package cannot be read: {file}")),
        str(QT_TRANSLATE_NOOP("messages", "Check that it is still where it was, then do it again.")),
    ),
    "evidence.source_changed": (
        str(QT_TRANSLATE_NOOP("messages", "A file was changed since it was made: {file}")),
        str(QT_TRANSLATE_NOOP("messages", "Nothing was made of it. Tell the supervisor, and cut the clip again.")),
    ),
    "evidence.not_verified": (
        str(QT_TRANSLATE_NOOP("messages", "What was written does not read back the same: {file}")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "The package was not kept. The disk or medium is not to be trusted: use another one."
            )
        ),
    ),
    "evidence.not_there": (
        str(QT_TRANSLATE_NOOP("messages", "{path} is not there")),
        str(QT_TRANSLATE_NOOP("messages", "Check its name and place.")),
    ),
    "evidence.not_readable": (
        str(QT_TRANSLATE_NOOP("messages", "{path} cannot be read")),
        str(QT_TRANSLATE_NOOP("messages", "Check the rights and the medium, then do it again.")),
    ),
    "evidence.not_a_package": (
        str(QT_TRANSLATE_NOOP("messages", "This is no evidence package")),
        str(QT_TRANSLATE_NOOP("messages", "Choose the folder with manifest.json, or the package's ZIP file.")),
    ),
    "evidence.newer_format": (
        str(QT_TRANSLATE_NOOP("messages", "A newer program made this package ({format})")),
        str(QT_TRANSLATE_NOOP("messages", "Check it with a newer version of this program.")),
    ),
    "evidence.too_many_files": (
        str(QT_TRANSLATE_NOOP("messages", "There are more than {most} files: no evidence package has so many")),
        str(QT_TRANSLATE_NOOP("messages", "Do not unpack it; ask where it came from.")),
    ),
    "evidence.zip_damaged": (
        str(QT_TRANSLATE_NOOP("messages", "The ZIP file is damaged or not whole")),
        str(QT_TRANSLATE_NOOP("messages", "Copy it again from where it came, and check that.")),
    ),
    "evidence.part_missing": (
        str(QT_TRANSLATE_NOOP("messages", "The part {file} is not there")),
        str(QT_TRANSLATE_NOOP("messages", "Copy all parts from where they came into one folder, and check again.")),
    ),
    "evidence.passphrase_needed": (
        str(QT_TRANSLATE_NOOP("messages", "This package is encrypted")),
        str(QT_TRANSLATE_NOOP("messages", "Give the passphrase that was told separately.")),
    ),
    "evidence.passphrase_wrong": (
        str(QT_TRANSLATE_NOOP("messages", "The passphrase is wrong")),
        str(
            QT_TRANSLATE_NOOP(
                "messages",
                "Check spelling and keyboard, then give it again. If it is lost, ask the desk for a new copy.",
            )
        ),
    ),
    "evidence.no_encryption": (
        str(QT_TRANSLATE_NOOP("messages", "This copy of the program cannot open encrypted files")),
        str(QT_TRANSLATE_NOOP("messages", "Install it again, or unpack with 7-Zip and check the folder.")),
    ),
    "evidence.bad_fingerprint": (
        str(QT_TRANSLATE_NOOP("messages", "This is no fingerprint of a key")),
        str(QT_TRANSLATE_NOOP("messages", "Give at least {least} hexadecimal digits, or a PEM file.")),
    ),
    "evidence.no_key": (
        str(QT_TRANSLATE_NOOP("messages", "{path} holds no Ed25519 public key")),
        str(QT_TRANSLATE_NOOP("messages", "Choose a public-key.pem.")),
    ),
    "input.passphrase_short": (
        str(QT_TRANSLATE_NOOP("messages", "The passphrase is too short or too simple")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Use at least {least} letters, not the same ones again and again, or have one made."
            )
        ),
    ),
}
