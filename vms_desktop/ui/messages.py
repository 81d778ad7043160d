"""Every text a person reads about errors, states and reasons; the only place that gives them out.

The texts stand in ``ui/message_texts``, by subject. ``text_for`` needs a QCoreApplication with the language installed
(``ui/language.py``), no window: the command line uses it too. Texts are looked up when asked, so a change of language
takes effect at once.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.footage import TrackReason
from vms_desktop.domain.stream import StreamReason, StreamState
from vms_desktop.ui import people_texts
from vms_desktop.ui.formatting import date_to_type, duration_text
from vms_desktop.ui.message_texts import (
    cameras,
    copies,
    evidence,
    exports,
    footage,
    forms,
    imports,
    inputs,
    log,
    people,
    recorders,
    recording,
    requests,
    review,
    storage,
    streams,
    system,
)


@dataclass(frozen=True, slots=True)
class UserMessage:
    """What happened, what to do, and folded technical detail (may be empty)."""

    title: str
    next_step: str
    detail: str


_EXAMPLE = date(2026, 11, 26)
"""Shown where a date is to be typed, in the era of the language."""
_TEXTS: dict[str, tuple[str, str]] = {
    **cameras.TEXTS,
    **evidence.TEXTS,
    **copies.TEXTS,
    **exports.TEXTS,
    **footage.TEXTS,
    **forms.TEXTS,
    **imports.TEXTS,
    **inputs.TEXTS,
    **log.TEXTS,
    **people.TEXTS,
    **recorders.TEXTS,
    **recording.TEXTS,
    **requests.TEXTS,
    **review.TEXTS,
    **storage.TEXTS,
    **system.TEXTS,
}


def _translated(source: str) -> str:
    return QCoreApplication.translate("messages", source) if source else ""


def known_codes() -> frozenset[str]:
    """All codes with a text."""
    return frozenset(_TEXTS)


def text_for(error: VmsError) -> UserMessage:
    """The texts of an error in the language of now. A code without a text is told as an unexpected error."""
    title, next_step = _TEXTS.get(error.code, _TEXTS["internal.error"])
    # A missing parameter must not turn one error into two: it stays empty.
    given = {"day_example": date_to_type(_EXAMPLE)} | dict(error.params)
    if isinstance(hours := given.get("hours"), int | float):
        given["reach"] = duration_text(hours * 3600)  # nobody reckons in 393 hours
    params = defaultdict(str, {name: people_texts.spoken(name, value) for name, value in given.items()})
    detail = error.detail if error.code in _TEXTS else str(error)
    return UserMessage(_translated(title).format_map(params), _translated(next_step).format_map(params), detail)


def error_text(error: VmsError) -> str:
    """One line: what happened and what to do."""
    message = text_for(error)
    return f"{message.title} — {message.next_step}" if message.next_step else message.title


def state_text(state: StreamState) -> str:
    return _translated(streams.STATES[state])


def reason_text(reason: StreamReason) -> str:
    """One sentence with the next step; empty for NONE."""
    return _translated(streams.REASONS[reason])


def footage_texts(reason: TrackReason) -> tuple[str, str]:
    """Why there is no picture of a moment, and what to do about it; empty for NONE."""
    what, step = footage.REASONS.get(reason, ("", ""))
    return _translated(what), _translated(step)
