"""Texts of the errors of exports and protective copies (``ui/messages.py`` puts them among its own)."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEXTS: dict[str, tuple[str, str]] = {
    "export.outside": (
        str(QT_TRANSLATE_NOOP("messages", "These cameras or times were not approved: {cameras}")),
        str(QT_TRANSLATE_NOOP("messages", "Choose among what was approved, or have the request decided anew.")),
    ),
    "export.empty": (
        str(QT_TRANSLATE_NOOP("messages", "No camera was chosen to be copied")),
        str(QT_TRANSLATE_NOOP("messages", "Choose at least one of the approved cameras.")),
    ),
    "export.not_over": (
        str(QT_TRANSLATE_NOOP("messages", "A part of the time to be copied has not passed yet")),
        str(QT_TRANSLATE_NOOP("messages", "Wait until it has passed, or copy the part before it.")),
    ),
    "export.running": (
        str(QT_TRANSLATE_NOOP("messages", "Request {number} is being copied already")),
        str(QT_TRANSLATE_NOOP("messages", "Open the request to follow it; it goes on there also after a fault.")),
    ),
    "export.unknown": (
        str(QT_TRANSLATE_NOOP("messages", "This export is not known any more")),
        str(QT_TRANSLATE_NOOP("messages", "Open the request anew.")),
    ),
    "export.over": (
        str(QT_TRANSLATE_NOOP("messages", "This export of request {number} has ended")),
        str(QT_TRANSLATE_NOOP("messages", "Begin another one from the request.")),
    ),
    "export.reason": (
        str(QT_TRANSLATE_NOOP("messages", "A reason is needed")),
        str(QT_TRANSLATE_NOOP("messages", "Write in a few words why it is given up.")),
    ),
    "export.nothing": (
        str(QT_TRANSLATE_NOOP("messages", "No footage could be had of any camera")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Tell at the request what was not found and why, or ask the camera's owner for it."
            )
        ),
    ),
    "export.not_copied": (
        str(QT_TRANSLATE_NOOP("messages", "The request is no longer being copied")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Somebody cancelled it, or it was decided anew. Nothing of the copy was kept."
            )
        ),
    ),
    "export.package_gone": (
        str(QT_TRANSLATE_NOOP("messages", "The sealed package is not there as it was made: {folder}")),
        str(QT_TRANSLATE_NOOP("messages", "Give this export up with a reason and begin it anew.")),
    ),
    "export.files_gone": (
        str(QT_TRANSLATE_NOOP("messages", "A file that was cut is not there as it was made: {file}")),
        str(QT_TRANSLATE_NOOP("messages", "Give this export up with a reason and begin it anew.")),
    ),
    "export.passphrase": (
        str(QT_TRANSLATE_NOOP("messages", "A passphrase belongs to an encrypted package, and only to one")),
        str(QT_TRANSLATE_NOOP("messages", "Choose the encrypted ZIP file together with its passphrase.")),
    ),
    "export.sealed_elsewhere": (
        str(QT_TRANSLATE_NOOP("messages", "The package of request {number} was sealed at another desk")),
        str(QT_TRANSLATE_NOOP("messages", "Continue at the desk where it was begun.")),
    ),
    "export.interrupted": (
        str(QT_TRANSLATE_NOOP("messages", "The program ended while it was being copied")),
        str(QT_TRANSLATE_NOOP("messages", "Continue: what was cut already is kept.")),
    ),
    "export.broken": (
        str(QT_TRANSLATE_NOOP("messages", "Copying stopped because of a mistake in the program")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Continue; where it stops again, give the log to whoever looks after the program."
            )
        ),
    ),
    "export.cancelled": (
        str(QT_TRANSLATE_NOOP("messages", "The export was given up")),
        str(QT_TRANSLATE_NOOP("messages", "Begin another copy if one is still wanted.")),
    ),
    "export.masks": (
        str(QT_TRANSLATE_NOOP("messages", "The areas to be covered cannot be read")),
        str(QT_TRANSLATE_NOOP("messages", "Draw them anew.")),
    ),
    "export.other_person": (
        str(QT_TRANSLATE_NOOP("messages", "Copying stopped because somebody else is at the desk: {name}")),
        str(QT_TRANSLATE_NOOP("messages", "Continue in your own name, if you may export.")),
    ),
    "protective.unknown": (
        str(QT_TRANSLATE_NOOP("messages", "This protective copy is not known any more")),
        str(QT_TRANSLATE_NOOP("messages", "Open the request anew.")),
    ),
    "protective.kept": (
        str(QT_TRANSLATE_NOOP("messages", "This protective copy needs no further try")),
        str(QT_TRANSLATE_NOOP("messages", "The footage is kept here already; nothing is to be done.")),
    ),
    "protective.held": (
        str(QT_TRANSLATE_NOOP("messages", "The footage is still held, for request {number}")),
        str(QT_TRANSLATE_NOOP("messages", "Lift the hold first; that needs a second person.")),
    ),
    "protective.elsewhere": (
        str(QT_TRANSLATE_NOOP("messages", "This protective copy lies at another workstation")),
        str(QT_TRANSLATE_NOOP("messages", "Delete it there.")),
    ),
    "protective.reason": (
        str(QT_TRANSLATE_NOOP("messages", "A reason is needed")),
        str(QT_TRANSLATE_NOOP("messages", "Write in a few words why the copy is deleted.")),
    ),
}
