"""What a tile says, worked out from its status: small values to compare, so that an unchanged tile is not painted.

Ages and countdowns go on between two reports: everything here takes the clock as well.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.footage import TrackState
from vms_desktop.domain.stream import StreamQuality, StreamReason, StreamState
from vms_desktop.services.wall.tile_status import REPORTS_DUE_S, TileStatus
from vms_desktop.ui import formatting, language, messages
from vms_desktop.ui.wall.digital_zoom import is_zoomed, magnification

SILENT_AFTER_S = 3.0
"""A tile called live about which nothing was heard for so long may not be shown as live any more."""

_AGE_SHOWN_FROM_S = 1.0

translate = QCoreApplication.translate


class Tone(Enum):
    """How serious it is; the painter turns it into a colour."""

    QUIET = "quiet"
    OK = "ok"
    WARNING = "warning"
    ALARM = "alarm"
    STEERED = "accent"


class Steering(Enum):
    """What somebody's hand does with the tile's camera. STOPPED: the camera has confirmed it."""

    MOVING = "moving"
    STOPPING = "stopping"
    STOPPED = "stopped"


_TONES = {
    StreamState.CONNECTING: Tone.QUIET,
    StreamState.LIVE: Tone.OK,
    StreamState.LATE: Tone.WARNING,
    StreamState.LOST: Tone.ALARM,
    StreamState.AUTH_FAILED: Tone.ALARM,
    StreamState.BUSY: Tone.WARNING,
    StreamState.UNSUPPORTED: Tone.ALARM,
    StreamState.STOPPED: Tone.QUIET,
}

Sign = StreamState | TrackState
"""What has a sign of its own: the state of a live stream, or of footage that is played."""

_RETRYABLE = {StreamState.LOST, StreamState.AUTH_FAILED, StreamState.BUSY, StreamState.UNSUPPORTED}


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """The header bar. ``right`` holds wordings of the right side, longest first: the painter takes what fits.

    ``state`` None: an empty tile. A last wording "" means: the name is worth more than any of them.
    """

    state: Sign | None
    tone: Tone
    code: str
    name: str
    right: tuple[str, ...]
    right_tone: Tone


@dataclass(frozen=True, slots=True)
class OverlayWords:
    """What stands in the picture's place. ``label``: the age of the greyed picture behind the words, or "".

    ``lines``: less and less important; the painter drops from the end what does not fit.
    """

    state: Sign | None
    tone: Tone
    title: str
    lines: tuple[str, ...]
    label: str
    retry: bool


def shown_state(status: TileStatus, clock: Clock) -> StreamState | None:
    """The state to show: LIVE becomes LATE where nobody has confirmed it for three seconds. None: empty tile."""
    if status.camera is None:
        return None
    if status.state is StreamState.LIVE and _passed_s(status, clock) > SILENT_AFTER_S:
        return StreamState.LATE
    return status.state


def header_words(
    status: TileStatus, clock: Clock, steering: Steering | None = None, *, discreet: bool = False
) -> HeaderWords:
    """``discreet``: without the camera's code and name, for a desk that is locked."""
    camera = status.camera
    state = shown_state(status, clock)
    if camera is None or state is None:
        empty = translate("Tile", "Empty tile {0}").format(status.tile + 1)
        return HeaderWords(None, Tone.QUIET, "", empty, (), Tone.QUIET)
    right, tone = _right_side(status, state, clock)
    if steering is not None:
        right, tone = _steering_words(steering)
    if discreet:
        number = translate("Tile", "Tile {0}").format(status.tile + 1)
        return HeaderWords(state, _TONES[state], "", number, right, tone)
    return HeaderWords(state, _TONES[state], camera.code, language.camera_name(camera), right, tone)


def overlay_words(status: TileStatus, clock: Clock, *, discreet: bool = False) -> OverlayWords:
    """For a tile without a living picture. ``discreet``: nothing is offered."""
    state = shown_state(status, clock)
    if state is None and discreet:
        return OverlayWords(None, Tone.QUIET, "", (), "", False)
    if state is None:
        title = translate("Tile", "Drop a camera here")
        hint = translate("Tile", "or double-click a camera in the list")
        return OverlayWords(None, Tone.QUIET, title, (hint,), "", False)
    title = state_word(state)
    if state in (StreamState.CONNECTING, StreamState.STOPPED):
        label = _age_label(status, clock) if status.stale_picture is not None else ""
        return OverlayWords(state, Tone.QUIET, title, (), label, False)
    lines = []
    if status.reason is not StreamReason.NONE:
        lines.append(messages.reason_text(status.reason))
    if status.next_try_s is not None:
        left = max(0.0, status.next_try_s - _passed_s(status, clock))
        if left >= 1.0:
            lines.append(translate("Tile", "Next try in {0}").format(formatting.duration_text(math.ceil(left))))
        else:
            lines.append(translate("Tile", "Trying again now"))
    if status.since is not None:
        # Beside the age of the last picture, which is older than the state: seconds pass before a loss is certain.
        told = (
            translate("Tile", "Noticed at {0} ({1} ago)")
            if state is StreamState.LOST and status.picture_age_s is not None
            else translate("Tile", "Since {0} ({1})")
        )
        lines.append(
            told.format(formatting.time_text(status.since), formatting.duration_text(_lasted_s(status, clock)))
        )
    return OverlayWords(state, _TONES[state], title, tuple(lines), _age_label(status, clock), state in _RETRYABLE)


def state_word(state: StreamState) -> str:
    """The state as a heading of its own: with a capital where the language has them."""
    word = messages.state_text(state)
    return word[:1].upper() + word[1:]


def spoken(words: HeaderWords) -> str:
    """The tile's name for screen readers: camera and state, without what counts on by the second."""
    if words.state is None:
        return words.name
    assert isinstance(words.state, StreamState)
    return f"{words.code} {words.name}, {state_word(words.state)}".strip()


def stream_words(status: TileStatus) -> str:
    """``Main 1080p``; without the size where it is not known yet."""
    word = stream_short(status)
    height = status.health.height if status.health is not None else 0
    return f"{word} {height}p" if height else word


def stream_short(status: TileStatus) -> str:
    if status.quality is None:
        return ""
    main = status.quality is StreamQuality.MAIN
    return translate("Tile", "Main") if main else translate("Tile", "Sub")


def _right_side(status: TileStatus, state: StreamState, clock: Clock) -> tuple[tuple[str, ...], Tone]:
    word = state_word(state)
    if state is StreamState.LIVE and is_zoomed(status.zoom):
        word = f"{magnification(status.zoom):.1f}×"
    age = picture_age_s(status, clock)
    if state is StreamState.LIVE:
        if age is not None and age > _AGE_SHOWN_FROM_S:
            old = _age_label(status, clock)
            return (f"{old} · {stream_words(status)}", old, formatting.duration_text(age)), Tone.WARNING
        # The green sign says live already. What is zoomed has to be seen as such.
        least = word if is_zoomed(status.zoom) else ""
        return (f"{word} · {stream_words(status)}", f"{word} · {stream_short(status)}", least), Tone.QUIET
    old = _age_label(status, clock)
    if state is StreamState.LATE and age is not None and old:
        return (f"{word} · {old}", old, formatting.duration_text(age)), Tone.WARNING
    if state in (StreamState.CONNECTING, StreamState.STOPPED) or status.since is None:
        return (word,), _TONES[state]
    if state is StreamState.LOST and old:
        # The age the picture says too. How long the connection has been known to be lost is another one.
        return (f"{word} · {old}", word), _TONES[state]
    return (f"{word} · {formatting.duration_text(_lasted_s(status, clock))}", word), _TONES[state]


def _steering_words(steering: Steering) -> tuple[tuple[str, ...], Tone]:
    if steering is Steering.MOVING:
        word = translate("Tile", "Steering")
        return (translate("Tile", "Steering · let go or Esc: stop"), word), Tone.STEERED
    if steering is Steering.STOPPING:
        return (translate("Tile", "Stopping…"),), Tone.WARNING
    return (translate("Tile", "Stopped"),), Tone.OK


def picture_age_s(status: TileStatus, clock: Clock) -> float | None:
    """Seconds since the newest picture, counted on from the report; None: there was none yet."""
    if status.picture_age_s is None:
        return None
    passed = _passed_s(status, clock)
    if status.state is StreamState.LIVE and passed <= REPORTS_DUE_S:
        return status.picture_age_s
    return status.picture_age_s + passed


def _age_label(status: TileStatus, clock: Clock) -> str:
    age = picture_age_s(status, clock)
    # A player that draws its last picture again and again does not know how old that picture is.
    if age is None or status.reason is StreamReason.PLAYER_STALLED:
        return ""
    return translate("Tile", "Last picture {0} ago").format(formatting.duration_text(age))


def _passed_s(status: TileStatus, clock: Clock) -> float:
    return max(0.0, clock.monotonic() - status.reported_at)


def _lasted_s(status: TileStatus, clock: Clock) -> float:
    if status.since is None:
        return 0.0
    return max(0.0, (clock.now() - status.since).total_seconds())
