"""Texts of the errors of recording, holds and bookmarks (``ui/messages.py`` puts them among its own), and of its states."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from vms_desktop.domain.recording import RecordedQuality, RecordingMode, RecordingState

TEXTS: dict[str, tuple[str, str]] = {
    "recording.opening": (
        str(QT_TRANSLATE_NOOP("messages", "The recordings folder is being opened: {folder}")),
        str(QT_TRANSLATE_NOOP("messages", "Wait a moment.")),
    ),
    "recording.folder_gone": (
        str(QT_TRANSLATE_NOOP("messages", "The recordings folder is not there: {folder}")),
        str(QT_TRANSLATE_NOOP("messages", "Connect its disk. Recording goes on by itself when it is back.")),
    ),
    "recording.folder_taken": (
        str(QT_TRANSLATE_NOOP("messages", "Another desk records into this folder: {folder}")),
        str(QT_TRANSLATE_NOOP("messages", "Close it (process {pid}), or choose another folder in the settings.")),
    ),
    "recording.not_writable": (
        str(QT_TRANSLATE_NOOP("messages", "The recordings folder may not be written: {folder}")),
        str(QT_TRANSLATE_NOOP("messages", "Ask the administrator for the right to write there.")),
    ),
    "recording.read_only": (
        str(QT_TRANSLATE_NOOP("messages", "The disk for recordings is read-only: {folder}")),
        str(QT_TRANSLATE_NOOP("messages", "It may be damaged. Ask the administrator to check or replace it.")),
    ),
    "recording.disk_full": (
        str(QT_TRANSLATE_NOOP("messages", "The disk for recordings is full; nothing is recorded: {folder}")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Free space, lift holds that are no longer needed, or choose a larger disk in the settings."
            )
        ),
    ),
    "recording.disk_too_slow": (
        str(QT_TRANSLATE_NOOP("messages", "The disk for recordings is too slow; pictures are lost: {folder}")),
        str(QT_TRANSLATE_NOOP("messages", "Record fewer cameras or smaller streams, or use a faster disk.")),
    ),
    "recording.disk_hangs": (
        str(QT_TRANSLATE_NOOP("messages", "The disk for recordings does not answer")),
        str(QT_TRANSLATE_NOOP("messages", "Check the network to the share, or the disk.")),
    ),
    "recording.failed": (
        str(QT_TRANSLATE_NOOP("messages", "The recordings folder cannot be used: {folder}")),
        str(QT_TRANSLATE_NOOP("messages", "Tell the administrator; the detail says why.")),
    ),
    "recording.no_pictures": (
        str(QT_TRANSLATE_NOOP("messages", "Nothing of the camera reaches the disk")),
        str(QT_TRANSLATE_NOOP("messages", "Look at its live picture; if it is there, tell the administrator.")),
    ),
    "recording.disk_short": (
        str(QT_TRANSLATE_NOOP("messages", "The disk is too small; days of footage wanted: {days}")),
        str(
            QT_TRANSLATE_NOOP(
                "messages",
                "At this rate footage older than {reach} will be overwritten. Hold what is needed, or use a larger disk.",
            )
        ),
    ),
    "recording.disk_scarce": (
        str(QT_TRANSLATE_NOOP("messages", "The disk holds only {reach} of new footage")),
        str(
            QT_TRANSLATE_NOOP(
                "messages",
                "The rest is on hold or used by others. Lift holds that are no longer needed, or free space.",
            )
        ),
    ),
    "recording.clock_buddhist_year": (
        str(QT_TRANSLATE_NOOP("messages", "This computer's clock is set to a year of the Buddhist era")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Set the year in the Christian era. Until then no footage is deleted because of its age."
            )
        ),
    ),
    "recording.clock_was_set": (
        str(QT_TRANSLATE_NOOP("messages", "This computer's clock was set by more than ten minutes")),
        str(QT_TRANSLATE_NOOP("messages", "Check it. For a day no footage is deleted because of its age.")),
    ),
    "recording.clock_long_away": (
        str(QT_TRANSLATE_NOOP("messages", "Nothing was recorded for a week or more, or the clock is wrong")),
        str(QT_TRANSLATE_NOOP("messages", "Check the clock. For a day no footage is deleted because of its age.")),
    ),
    "recording.hold_unknown": (
        str(QT_TRANSLATE_NOOP("messages", "There is no such hold")),
        str(QT_TRANSLATE_NOOP("messages", "Choose another one.")),
    ),
    "recording.hold_lifted": (
        str(QT_TRANSLATE_NOOP("messages", "This hold has been lifted already by {name}")),
        str(QT_TRANSLATE_NOOP("messages", "Place a new one if the footage is still needed.")),
    ),
    "recording.bookmark_unknown": (
        str(QT_TRANSLATE_NOOP("messages", "There is no such bookmark any more")),
        str(QT_TRANSLATE_NOOP("messages", "Choose another one.")),
    ),
    "input.recording_days": (
        str(QT_TRANSLATE_NOOP("messages", "Days that footage is kept: from {least} to {most}")),
        str(QT_TRANSLATE_NOOP("messages", "Give a number between them.")),
    ),
    "input.recording_percent": (
        str(QT_TRANSLATE_NOOP("messages", "Recordings can take from {least} to {most} % of their disk")),
        str(QT_TRANSLATE_NOOP("messages", "Give a number between them.")),
    ),
    "input.hold_reason": (
        str(QT_TRANSLATE_NOOP("messages", "A hold needs a reason of at most {limit} characters")),
        str(QT_TRANSLATE_NOOP("messages", "Write why the footage is needed.")),
    ),
    "input.hold_request": (
        str(QT_TRANSLATE_NOOP("messages", "The request number is longer than {limit} characters")),
        str(QT_TRANSLATE_NOOP("messages", "Check the number.")),
    ),
    "input.hold_interval": (
        str(QT_TRANSLATE_NOOP("messages", "The end lies before the beginning")),
        str(QT_TRANSLATE_NOOP("messages", "Check both times.")),
    ),
    "input.hold_review": (
        str(QT_TRANSLATE_NOOP("messages", "The day to look at the hold again lies in the past")),
        str(QT_TRANSLATE_NOOP("messages", "Give a day to come; the footage stays on hold after it too.")),
    ),
    "input.bookmark_note": (
        str(QT_TRANSLATE_NOOP("messages", "A bookmark needs a note of at most {limit} characters")),
        str(QT_TRANSLATE_NOOP("messages", "Write what is to be seen there.")),
    ),
    "input.bookmark_interval": (
        str(QT_TRANSLATE_NOOP("messages", "The end lies before the beginning")),
        str(QT_TRANSLATE_NOOP("messages", "Check both times.")),
    ),
}

_STATES: dict[RecordingState, str] = {
    RecordingState.OFF: str(QT_TRANSLATE_NOOP("messages", "not recorded")),
    RecordingState.WAITING: str(QT_TRANSLATE_NOOP("messages", "recorded at its times")),
    RecordingState.STARTING: str(QT_TRANSLATE_NOOP("messages", "recording starts")),
    RecordingState.RECORDING: str(QT_TRANSLATE_NOOP("messages", "recording")),
    RecordingState.FAILING: str(QT_TRANSLATE_NOOP("messages", "NOT recorded")),
}
_MODES: dict[RecordingMode, str] = {
    RecordingMode.OFF: str(QT_TRANSLATE_NOOP("messages", "Do not record")),
    RecordingMode.ALWAYS: str(QT_TRANSLATE_NOOP("messages", "Always")),
    RecordingMode.SCHEDULE: str(QT_TRANSLATE_NOOP("messages", "At certain hours")),
    RecordingMode.NEEDED: str(QT_TRANSLATE_NOOP("messages", "Only for holds and requests")),
}
_QUALITIES: dict[RecordedQuality, str] = {
    RecordedQuality.MAIN: str(QT_TRANSLATE_NOOP("messages", "Main stream")),
    RecordedQuality.SUB: str(QT_TRANSLATE_NOOP("messages", "Sub stream")),
    RecordedQuality.BOTH: str(QT_TRANSLATE_NOOP("messages", "Both streams")),
}


def recording_state_text(state: RecordingState) -> str:
    return _translated(_STATES[state])


def recording_mode_text(mode: RecordingMode) -> str:
    return _translated(_MODES[mode])


def recorded_quality_text(quality: RecordedQuality) -> str:
    return _translated(_QUALITIES[quality])


def _translated(source: str) -> str:
    return QCoreApplication.translate("messages", source)
