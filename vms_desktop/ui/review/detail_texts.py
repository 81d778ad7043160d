"""The details of an entry in words: the names that the program writes, and times and actions among the values.

What was written is shown as it is where nobody knows it: a name of a newer program, a value made by anybody.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.review_detail import details_of
from vms_desktop.services.requests.forms import FormKind
from vms_desktop.ui import formatting, log_texts
from vms_desktop.ui.forms import form_texts

_NAMES: dict[str, str] = {
    "actions": str(QT_TRANSLATE_NOOP("detail", "Actions")),
    "after": str(QT_TRANSLATE_NOOP("detail", "After")),
    "agency": str(QT_TRANSLATE_NOOP("detail", "Agency")),
    "areas": str(QT_TRANSLATE_NOOP("detail", "Areas covered")),
    "before": str(QT_TRANSLATE_NOOP("detail", "Before")),
    "between": str(QT_TRANSLATE_NOOP("detail", "Period")),
    "bytes": str(QT_TRANSLATE_NOOP("detail", "Size")),
    "camera": str(QT_TRANSLATE_NOOP("detail", "Camera")),
    "codes": str(QT_TRANSLATE_NOOP("detail", "One-time codes")),
    "commands": str(QT_TRANSLATE_NOOP("detail", "Steering commands")),
    "consent": str(QT_TRANSLATE_NOOP("detail", "Consent")),
    "copy": str(QT_TRANSLATE_NOOP("detail", "Copy")),
    "count": str(QT_TRANSLATE_NOOP("detail", "Count")),
    "credential": str(QT_TRANSLATE_NOOP("detail", "Password")),
    "damaged": str(QT_TRANSLATE_NOOP("detail", "Damaged pictures")),
    "dated": str(QT_TRANSLATE_NOOP("detail", "Dated")),
    "desks": str(QT_TRANSLATE_NOOP("detail", "Desks")),
    "districts": str(QT_TRANSLATE_NOOP("detail", "Districts")),
    "due_days": str(QT_TRANSLATE_NOOP("detail", "To be reviewed within (days)")),
    "enabled": str(QT_TRANSLATE_NOOP("detail", "Switched on")),
    "entries": str(QT_TRANSLATE_NOOP("detail", "Entries")),
    "file": str(QT_TRANSLATE_NOOP("detail", "File")),
    "finding": str(QT_TRANSLATE_NOOP("detail", "Result")),
    "findings": str(QT_TRANSLATE_NOOP("detail", "Faults found")),
    "first": str(QT_TRANSLATE_NOOP("detail", "First")),
    "folder": str(QT_TRANSLATE_NOOP("detail", "Folder")),
    "form": str(QT_TRANSLATE_NOOP("detail", "Form")),
    "from": str(QT_TRANSLATE_NOOP("detail", "From")),
    "from_name": str(QT_TRANSLATE_NOOP("detail", "Handed over by")),
    "from_us": str(QT_TRANSLATE_NOOP("detail", "From")),
    "given": str(QT_TRANSLATE_NOOP("detail", "Permissions given")),
    "hold": str(QT_TRANSLATE_NOOP("detail", "Hold")),
    "how": str(QT_TRANSLATE_NOOP("detail", "How")),
    "intact": str(QT_TRANSLATE_NOOP("detail", "Intact")),
    "job": str(QT_TRANSLATE_NOOP("detail", "Job")),
    "kind": str(QT_TRANSLATE_NOOP("detail", "Kind")),
    "last": str(QT_TRANSLATE_NOOP("detail", "Last")),
    "letter_number": str(QT_TRANSLATE_NOOP("detail", "Letter no.")),
    "locked": str(QT_TRANSLATE_NOOP("detail", "Locked")),
    "marks": str(QT_TRANSLATE_NOOP("detail", "Part chosen")),
    "masking_sha256": str(QT_TRANSLATE_NOOP("detail", "SHA-256 of the areas")),
    "month": str(QT_TRANSLATE_NOOP("detail", "Month")),
    "name": str(QT_TRANSLATE_NOOP("detail", "Name")),
    "of": str(QT_TRANSLATE_NOOP("detail", "Made from")),
    "of_sha256": str(QT_TRANSLATE_NOOP("detail", "SHA-256 of the original")),
    "opened": str(QT_TRANSLATE_NOOP("detail", "Begun with entry")),
    "persons": str(QT_TRANSLATE_NOOP("detail", "Persons")),
    "played": str(QT_TRANSLATE_NOOP("detail", "Played")),
    "problem": str(QT_TRANSLATE_NOOP("detail", "Problem")),
    "queue": str(QT_TRANSLATE_NOOP("detail", "Review queue")),
    "request": str(QT_TRANSLATE_NOOP("detail", "Request number")),
    "rests": str(QT_TRANSLATE_NOOP("detail", "Came to rest at (pan, tilt, zoom)")),
    "role": str(QT_TRANSLATE_NOOP("detail", "Role")),
    "second": str(QT_TRANSLATE_NOOP("detail", "Second person (id)")),
    "second_name": str(QT_TRANSLATE_NOOP("detail", "Second person")),
    "second_person": str(QT_TRANSLATE_NOOP("detail", "Second person")),
    "seen_at": str(QT_TRANSLATE_NOOP("detail", "Seen at, as stated")),
    "segments": str(QT_TRANSLATE_NOOP("detail", "Files")),
    "selection": str(QT_TRANSLATE_NOOP("detail", "Filter")),
    "sha256": str(QT_TRANSLATE_NOOP("detail", "SHA-256")),
    "source": str(QT_TRANSLATE_NOOP("detail", "Source")),
    "stage": str(QT_TRANSLATE_NOOP("detail", "Stage")),
    "stills": str(QT_TRANSLATE_NOOP("detail", "Stills")),
    "stream": str(QT_TRANSLATE_NOOP("detail", "Stream")),
    "taken": str(QT_TRANSLATE_NOOP("detail", "Permissions taken away")),
    "taken_at": str(QT_TRANSLATE_NOOP("detail", "Taken at")),
    "text": str(QT_TRANSLATE_NOOP("detail", "Words")),
    "thumbnails": str(QT_TRANSLATE_NOOP("detail", "Small pictures seen")),
    "tile": str(QT_TRANSLATE_NOOP("detail", "Tile")),
    "title": str(QT_TRANSLATE_NOOP("detail", "Title")),
    "to": str(QT_TRANSLATE_NOOP("detail", "To")),
    "to_us": str(QT_TRANSLATE_NOOP("detail", "To")),
    "until": str(QT_TRANSLATE_NOOP("detail", "Until")),
    "what": str(QT_TRANSLATE_NOOP("detail", "What")),
    "why": str(QT_TRANSLATE_NOOP("detail", "Why")),
}
_LISTS = frozenset({"actions", "desks", "districts", "given", "persons", "played", "rests", "taken", "thumbnails_of"})
"""Of these two values are two; of everything else they are what was before and what is now."""

_DAYS = frozenset({"dated", "until"})


def detail_lines(details: str) -> list[str]:
    """The details as lines of name and value; a change as before → after. What is no JSON object stays as it is."""
    found = details_of(details)
    if not found:
        return [details] if details else []
    return [f"{detail_name(name)}: {_told(name, value)}" for name, value in found.items()]


def detail_name(name: str) -> str:
    return _translated(_NAMES[name]) if name in _NAMES else name


def _translated(source: str) -> str:
    return QCoreApplication.translate("detail", source)


def _told(name: str, value: Any) -> str:
    if name in _LISTS and isinstance(value, list):
        return ", ".join(_told(name[:-1], one) for one in value)
    if isinstance(value, list) and len(value) == 2 and not any(isinstance(one, list | dict) for one in value):
        return f"{_told(name, value[0])} → {_told(name, value[1])}"
    if value is None:
        return "—"
    if isinstance(value, bool):
        translate = QCoreApplication.translate
        return translate("detail", "yes") if value else translate("detail", "no")
    if isinstance(value, int):
        return _number(name, value)
    if isinstance(value, str):
        return _word(name, value)
    return str(value) if isinstance(value, float) else json.dumps(value, ensure_ascii=False)


def _word(name: str, value: str) -> str:
    """What a program's word is called: an action, a form; dates as people write them."""
    if name == "action":
        return log_texts.action_text(value)
    if name == "form" and value in {kind.value for kind in FormKind}:
        return form_texts.name_of(FormKind(value))
    if name in _DAYS:
        try:
            return formatting.date_text(date.fromisoformat(value))
        except ValueError:
            return value
    return value


def _number(name: str, value: int) -> str:
    if name.endswith("_us"):
        try:
            return formatting.moment_text(moment(value))
        except (ValueError, OverflowError):
            return str(value)
    return formatting.bytes_text(value) if name == "bytes" else str(value)
