"""States, steps, kinds and causes of footage requests in words, with their signs; the only place that has them.

As ``messages``: needs a QCoreApplication with the language installed, no window.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from vms_desktop.domain.requests.outcome import Result
from vms_desktop.domain.requests.request import (
    Cause,
    DeliveryState,
    Judgement,
    RequesterType,
    Urgency,
    Wanted,
)
from vms_desktop.domain.requests.states import State, Step
from vms_desktop.ui import formatting, theme

_STATES: Mapping[State, str] = {
    State.DRAFT: str(QT_TRANSLATE_NOOP("requests", "Draft")),
    State.RECEIVED: str(QT_TRANSLATE_NOOP("requests", "Received")),
    State.CHECKING: str(QT_TRANSLATE_NOOP("requests", "Checking documents")),
    State.MORE_DOCUMENTS: str(QT_TRANSLATE_NOOP("requests", "More documents asked")),
    State.SEARCHING: str(QT_TRANSLATE_NOOP("requests", "Searching footage")),
    State.SUBMITTED: str(QT_TRANSLATE_NOOP("requests", "Submitted for decision")),
    State.APPROVED: str(QT_TRANSLATE_NOOP("requests", "Approved")),
    State.PARTLY_APPROVED: str(QT_TRANSLATE_NOOP("requests", "Partly approved")),
    State.REFUSED: str(QT_TRANSLATE_NOOP("requests", "Refused")),
    State.COPYING: str(QT_TRANSLATE_NOOP("requests", "Making the copy")),
    State.READY: str(QT_TRANSLATE_NOOP("requests", "Ready to hand over")),
    State.HANDED_OVER: str(QT_TRANSLATE_NOOP("requests", "Handed over")),
    State.CLOSED: str(QT_TRANSLATE_NOOP("requests", "Closed")),
    State.NOT_FOUND: str(QT_TRANSLATE_NOOP("requests", "No footage found")),
    State.CANCELLED: str(QT_TRANSLATE_NOOP("requests", "Cancelled")),
    State.FORWARDED: str(QT_TRANSLATE_NOOP("requests", "Forwarded to the owner")),
}

STATE_LOOKS: Mapping[State, tuple[str, str]] = {
    State.DRAFT: ("circle-dashed", theme.TEXT_QUIET),
    State.RECEIVED: ("inbox", theme.ACCENT),
    State.CHECKING: ("file-search", theme.ACCENT),
    State.MORE_DOCUMENTS: ("mail-question-mark", theme.WARNING),
    State.SEARCHING: ("search", theme.ACCENT),
    State.SUBMITTED: ("gavel", theme.WARNING),
    State.APPROVED: ("circle-check", theme.OK),
    State.PARTLY_APPROVED: ("circle-dot", theme.OK),
    State.REFUSED: ("ban", theme.TEXT),
    State.COPYING: ("copy", theme.ACCENT),
    State.READY: ("package-check", theme.OK),
    State.HANDED_OVER: ("handshake", theme.OK),
    State.CLOSED: ("archive", theme.TEXT_QUIET),
    State.NOT_FOUND: ("eye-off", theme.TEXT),
    State.CANCELLED: ("x", theme.TEXT_QUIET),
    State.FORWARDED: ("forward", theme.TEXT),
}
"""Icon and colour of each; the word always stands beside them."""

_VERBS: Mapping[Step, str] = {
    Step.REGISTER: str(QT_TRANSLATE_NOOP("requests", "Register")),
    Step.CHANGE: str(QT_TRANSLATE_NOOP("requests", "Change the request…")),
    Step.ATTACH: str(QT_TRANSLATE_NOOP("requests", "Attach a file…")),
    Step.NUMBER_LETTER: str(QT_TRANSLATE_NOOP("requests", "Give a letter its number")),
    Step.CHECK: str(QT_TRANSLATE_NOOP("requests", "Begin checking")),
    Step.ASK_DOCUMENTS: str(QT_TRANSLATE_NOOP("requests", "Ask for documents…")),
    Step.TAKE_DOCUMENTS: str(QT_TRANSLATE_NOOP("requests", "Documents have come")),
    Step.SEARCH: str(QT_TRANSLATE_NOOP("requests", "Search the footage")),
    Step.TELL_FOUND: str(QT_TRANSLATE_NOOP("requests", "Say what was found…")),
    Step.NOTHING_FOUND: str(QT_TRANSLATE_NOOP("requests", "Nothing was found…")),
    Step.SUBMIT: str(QT_TRANSLATE_NOOP("requests", "Submit for decision…")),
    Step.SEND_BACK: str(QT_TRANSLATE_NOOP("requests", "Send back…")),
    Step.APPROVE: str(QT_TRANSLATE_NOOP("requests", "Decide…")),
    Step.APPROVE_PARTLY: str(QT_TRANSLATE_NOOP("requests", "Approve partly…")),
    Step.REFUSE: str(QT_TRANSLATE_NOOP("requests", "Refuse…")),
    Step.APPEAL: str(QT_TRANSLATE_NOOP("requests", "Record an appeal…")),
    Step.ORDER_ORALLY: str(QT_TRANSLATE_NOOP("requests", "Record an oral order…")),
    Step.CONFIRM_ORDER: str(QT_TRANSLATE_NOOP("requests", "Confirm my oral order")),
    Step.TAKE_PAPER: str(QT_TRANSLATE_NOOP("requests", "The paper has come")),
    Step.BEGIN_COPY: str(QT_TRANSLATE_NOOP("requests", "Make the copy…")),
    Step.HAND_OVER: str(QT_TRANSLATE_NOOP("requests", "Hand over…")),
    Step.TAKE_RECEIPT: str(QT_TRANSLATE_NOOP("requests", "Attach the signed receipt…")),
    Step.SHOW: str(QT_TRANSLATE_NOOP("requests", "It was shown here…")),
    Step.DELIVER_AGAIN: str(QT_TRANSLATE_NOOP("requests", "Make another copy…")),
    Step.KEEP_READY: str(QT_TRANSLATE_NOOP("requests", "Give this copy up…")),
    Step.KEEP_HANDED: str(QT_TRANSLATE_NOOP("requests", "Give this copy up…")),
    Step.TAKE_BACK: str(QT_TRANSLATE_NOOP("requests", "Medium returned or destroyed…")),
    Step.FORWARD: str(QT_TRANSLATE_NOOP("requests", "Forward to the owner…")),
    Step.TAKE_CONSENT: str(QT_TRANSLATE_NOOP("requests", "Record the owner's answer…")),
    Step.CANCEL: str(QT_TRANSLATE_NOOP("requests", "Cancel the request…")),
    Step.CLOSE: str(QT_TRANSLATE_NOOP("requests", "Close the request")),
    Step.REOPEN: str(QT_TRANSLATE_NOOP("requests", "Reopen…")),
}

STEP_ICONS: Mapping[Step, str] = {
    Step.CHANGE: "pencil",
    Step.ATTACH: "paperclip",
    Step.NUMBER_LETTER: "file-text",
    Step.CHECK: "file-search",
    Step.ASK_DOCUMENTS: "mail-question-mark",
    Step.TAKE_DOCUMENTS: "file-check",
    Step.SEARCH: "search",
    Step.TELL_FOUND: "film",
    Step.NOTHING_FOUND: "eye-off",
    Step.SUBMIT: "send",
    Step.SEND_BACK: "undo-2",
    Step.APPROVE: "gavel",
    Step.APPROVE_PARTLY: "gavel",
    Step.REFUSE: "ban",
    Step.APPEAL: "rotate-ccw",
    Step.ORDER_ORALLY: "megaphone",
    Step.CONFIRM_ORDER: "signature",
    Step.TAKE_PAPER: "file-check",
    Step.BEGIN_COPY: "copy",
    Step.HAND_OVER: "handshake",
    Step.TAKE_RECEIPT: "file-check",
    Step.SHOW: "eye",
    Step.DELIVER_AGAIN: "package",
    Step.KEEP_READY: "x",
    Step.KEEP_HANDED: "x",
    Step.TAKE_BACK: "undo-2",
    Step.FORWARD: "forward",
    Step.TAKE_CONSENT: "building-2",
    Step.CANCEL: "x",
    Step.CLOSE: "archive",
    Step.REOPEN: "rotate-ccw",
}

_DONE: Mapping[Step, str] = {
    Step.REGISTER: str(QT_TRANSLATE_NOOP("requests", "Registered")),
    Step.CHANGE: str(QT_TRANSLATE_NOOP("requests", "Changed")),
    Step.ATTACH: str(QT_TRANSLATE_NOOP("requests", "File attached")),
    Step.NUMBER_LETTER: str(QT_TRANSLATE_NOOP("requests", "Letter given a number")),
    Step.CHECK: str(QT_TRANSLATE_NOOP("requests", "Checking begun")),
    Step.ASK_DOCUMENTS: str(QT_TRANSLATE_NOOP("requests", "Documents asked for")),
    Step.TAKE_DOCUMENTS: str(QT_TRANSLATE_NOOP("requests", "Documents received")),
    Step.SEARCH: str(QT_TRANSLATE_NOOP("requests", "Search begun")),
    Step.TELL_FOUND: str(QT_TRANSLATE_NOOP("requests", "Told what was found")),
    Step.NOTHING_FOUND: str(QT_TRANSLATE_NOOP("requests", "No footage found")),
    Step.SUBMIT: str(QT_TRANSLATE_NOOP("requests", "Submitted for decision")),
    Step.SEND_BACK: str(QT_TRANSLATE_NOOP("requests", "Sent back")),
    Step.APPROVE: str(QT_TRANSLATE_NOOP("requests", "Approved")),
    Step.APPROVE_PARTLY: str(QT_TRANSLATE_NOOP("requests", "Partly approved")),
    Step.REFUSE: str(QT_TRANSLATE_NOOP("requests", "Refused")),
    Step.APPEAL: str(QT_TRANSLATE_NOOP("requests", "Appeal received")),
    Step.ORDER_ORALLY: str(QT_TRANSLATE_NOOP("requests", "Ordered by word of mouth")),
    Step.CONFIRM_ORDER: str(QT_TRANSLATE_NOOP("requests", "Oral order confirmed")),
    Step.TAKE_PAPER: str(QT_TRANSLATE_NOOP("requests", "Paper of the oral order received")),
    Step.BEGIN_COPY: str(QT_TRANSLATE_NOOP("requests", "Copy begun")),
    Step.FINISH_COPY: str(QT_TRANSLATE_NOOP("requests", "Copy sealed")),
    Step.FAIL_COPY: str(QT_TRANSLATE_NOOP("requests", "Copy failed")),
    Step.HAND_OVER: str(QT_TRANSLATE_NOOP("requests", "Handed over")),
    Step.TAKE_RECEIPT: str(QT_TRANSLATE_NOOP("requests", "Signed receipt received")),
    Step.SHOW: str(QT_TRANSLATE_NOOP("requests", "Footage shown here")),
    Step.DELIVER_AGAIN: str(QT_TRANSLATE_NOOP("requests", "Another copy begun")),
    Step.KEEP_READY: str(QT_TRANSLATE_NOOP("requests", "Further copy given up")),
    Step.KEEP_HANDED: str(QT_TRANSLATE_NOOP("requests", "Further copy given up")),
    Step.TAKE_BACK: str(QT_TRANSLATE_NOOP("requests", "Medium returned or destroyed")),
    Step.FORWARD: str(QT_TRANSLATE_NOOP("requests", "Forwarded to the owner")),
    Step.TAKE_CONSENT: str(QT_TRANSLATE_NOOP("requests", "Owner's answer recorded")),
    Step.CANCEL: str(QT_TRANSLATE_NOOP("requests", "Cancelled")),
    Step.CLOSE: str(QT_TRANSLATE_NOOP("requests", "Closed")),
    Step.REOPEN: str(QT_TRANSLATE_NOOP("requests", "Reopened")),
}

_REQUESTERS: Mapping[RequesterType, str] = {
    RequesterType.INQUIRY_OFFICER: str(QT_TRANSLATE_NOOP("requests", "Inquiry officer")),
    RequesterType.INVESTIGATION_POLICE: str(QT_TRANSLATE_NOOP("requests", "Investigation police")),
    RequesterType.STATE_AGENCY: str(QT_TRANSLATE_NOOP("requests", "State agency")),
    RequesterType.LOCAL_GOVERNMENT: str(QT_TRANSLATE_NOOP("requests", "Local government")),
    RequesterType.INJURED_PARTY: str(QT_TRANSLATE_NOOP("requests", "Injured party")),
    RequesterType.PROXY: str(QT_TRANSLATE_NOOP("requests", "Proxy")),
    RequesterType.COURT: str(QT_TRANSLATE_NOOP("requests", "Court or prosecutor")),
}

_URGENCIES: Mapping[Urgency, str] = {
    Urgency.NORMAL: str(QT_TRANSLATE_NOOP("requests", "Normal")),
    Urgency.URGENT: str(QT_TRANSLATE_NOOP("requests", "Urgent")),
    Urgency.VERY_URGENT: str(QT_TRANSLATE_NOOP("requests", "Very urgent")),
    Urgency.MOST_URGENT: str(QT_TRANSLATE_NOOP("requests", "Most urgent")),
}

_WANTED: Mapping[Wanted, str] = {
    Wanted.VIEW: str(QT_TRANSLATE_NOOP("requests", "View only")),
    Wanted.COPY: str(QT_TRANSLATE_NOOP("requests", "Copy")),
}

_CAUSES: Mapping[Cause, str] = {
    Cause.CAMERA_BROKEN: str(QT_TRANSLATE_NOOP("requests", "Camera was broken")),
    Cause.PAST_RETENTION: str(QT_TRANSLATE_NOOP("requests", "Past the retention period")),
    Cause.OUT_OF_VIEW: str(QT_TRANSLATE_NOOP("requests", "Out of the camera's view")),
    Cause.NO_RECORDING: str(QT_TRANSLATE_NOOP("requests", "Nothing was recorded")),
}

_JUDGEMENTS: Mapping[Judgement, str] = {
    Judgement.APPROVED: str(QT_TRANSLATE_NOOP("requests", "Approved")),
    Judgement.PARTLY_APPROVED: str(QT_TRANSLATE_NOOP("requests", "Partly approved")),
    Judgement.REFUSED: str(QT_TRANSLATE_NOOP("requests", "Refused")),
}

_DELIVERIES: Mapping[DeliveryState, str] = {
    DeliveryState.COPYING: str(QT_TRANSLATE_NOOP("requests", "Being made")),
    DeliveryState.SEALED: str(QT_TRANSLATE_NOOP("requests", "Sealed")),
    DeliveryState.FAILED: str(QT_TRANSLATE_NOOP("requests", "Failed")),
    DeliveryState.HANDED_OVER: str(QT_TRANSLATE_NOOP("requests", "Handed over")),
    DeliveryState.RETURNED: str(QT_TRANSLATE_NOOP("requests", "Medium returned")),
    DeliveryState.DESTROYED: str(QT_TRANSLATE_NOOP("requests", "Medium destroyed")),
}


_RESULTS: Mapping[Result, str] = {
    Result.OPEN: str(QT_TRANSLATE_NOOP("requests", "Still open")),
    Result.APPROVED: str(QT_TRANSLATE_NOOP("requests", "Approved")),
    Result.PARTLY_APPROVED: str(QT_TRANSLATE_NOOP("requests", "Partly approved")),
    Result.REFUSED: str(QT_TRANSLATE_NOOP("requests", "Refused")),
    Result.NOT_FOUND: str(QT_TRANSLATE_NOOP("requests", "No footage found")),
    Result.FORWARDED: str(QT_TRANSLATE_NOOP("requests", "Forwarded to the owner")),
    Result.CANCELLED: str(QT_TRANSLATE_NOOP("requests", "Cancelled")),
}

_STAGES: Mapping[str, str] = {
    "asked": str(QT_TRANSLATE_NOOP("requests", "asked for")),
    "begun": str(QT_TRANSLATE_NOOP("requests", "begun")),
    "done": str(QT_TRANSLATE_NOOP("requests", "done")),
    "kept": str(QT_TRANSLATE_NOOP("requests", "kept")),
    "sealed": str(QT_TRANSLATE_NOOP("requests", "sealed")),
    "stopped": str(QT_TRANSLATE_NOOP("requests", "stopped")),
    "resumed": str(QT_TRANSLATE_NOOP("requests", "gone on with")),
    "retried": str(QT_TRANSLATE_NOOP("requests", "tried again")),
    "cancelled": str(QT_TRANSLATE_NOOP("requests", "cancelled")),
    "failed": str(QT_TRANSLATE_NOOP("requests", "failed")),
}
"""How far a copy was, by the access log's word for it."""


class AttachmentKind(StrEnum):
    """What an attached file is a copy of. Stable: stored with the attachment."""

    LETTER = "letter"
    IDENTITY = "id_card"
    DAILY_RECORD = "daily_record"
    POWER_OF_ATTORNEY = "power_of_attorney"
    ORDER = "order"
    RECEIPT = "receipt"
    SIGNATURE = "signature"
    OTHER = "other"


_KINDS: Mapping[AttachmentKind, str] = {
    AttachmentKind.LETTER: str(QT_TRANSLATE_NOOP("requests", "Letter")),
    AttachmentKind.IDENTITY: str(QT_TRANSLATE_NOOP("requests", "Identity card")),
    AttachmentKind.DAILY_RECORD: str(QT_TRANSLATE_NOOP("requests", "Daily record")),
    AttachmentKind.POWER_OF_ATTORNEY: str(QT_TRANSLATE_NOOP("requests", "Power of attorney")),
    AttachmentKind.ORDER: str(QT_TRANSLATE_NOOP("requests", "Paper of an oral order")),
    AttachmentKind.RECEIPT: str(QT_TRANSLATE_NOOP("requests", "Signed receipt")),
    AttachmentKind.SIGNATURE: str(QT_TRANSLATE_NOOP("requests", "Signature")),
    AttachmentKind.OTHER: str(QT_TRANSLATE_NOOP("requests", "Other document")),
}


def _translated(source: str) -> str:
    return QCoreApplication.translate("requests", source)


def state_text(state: State) -> str:
    return _translated(_STATES[state])


def verb_text(step: Step) -> str:
    """What its button says."""
    return _translated(_VERBS[step])


def done_text(step: Step) -> str:
    """What the history says of it."""
    return _translated(_DONE[step])


def requester_text(kind: RequesterType) -> str:
    return _translated(_REQUESTERS[kind])


def urgency_text(urgency: Urgency) -> str:
    return _translated(_URGENCIES[urgency])


def wanted_text(wanted: Wanted) -> str:
    return _translated(_WANTED[wanted])


def cause_text(cause: Cause) -> str:
    return _translated(_CAUSES[cause])


def judgement_text(judgement: Judgement) -> str:
    return _translated(_JUDGEMENTS[judgement])


def delivery_text(state: DeliveryState) -> str:
    return _translated(_DELIVERIES[state])


def delivery_number_text(number: int) -> str:
    """``ส่งมอบครั้งที่ 1``: as the receipt says it."""
    return QCoreApplication.translate("requests", "Delivery {0}").format(number)


def stage_text(stage: str) -> str:
    """How far a copy was; empty for what is no stage."""
    return _translated(_STAGES[stage]) if stage in _STAGES else ""


def result_text(result: Result) -> str:
    """What came of a request."""
    return _translated(_RESULTS[result])


def kind_text(kind: str) -> str:
    """Of an attachment's kind as it is stored; one that a newer program wrote is shown as it is."""
    try:
        return _translated(_KINDS[AttachmentKind(kind)])
    except ValueError:
        return kind


def left_text(due_us: int, now_us: int) -> str:
    """How long there still is, or by how much it is overdue."""
    seconds = (due_us - now_us) / 1_000_000
    if seconds < 0:
        return QCoreApplication.translate("requests", "Overdue {0}").format(formatting.duration_text(-seconds))
    return formatting.duration_text(seconds)


def file_kinds_text() -> str:
    """What can be attached, as a file dialog filters it."""
    return QCoreApplication.translate(
        "requests", "Documents and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.heic)"
    )
