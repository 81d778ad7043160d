"""What a playback tile says, worked out from its track: small values to compare: what did not change is not painted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from vms_desktop.domain.footage import OFFSET_WARNED_S, ClockTrust, FootageSource, SourceKind, TrackReason, TrackState
from vms_desktop.domain.stream import StreamQuality
from vms_desktop.services.playback.playback_track import TrackStatus
from vms_desktop.ui import formatting, language, messages
from vms_desktop.ui.message_texts import footage
from vms_desktop.ui.wall.digital_zoom import is_zoomed, magnification
from vms_desktop.ui.wall.tile_words import HeaderWords, OverlayWords, Tone

translate = QCoreApplication.translate

_TONES = {
    TrackState.LOADING: Tone.QUIET,
    TrackState.PLAYING: Tone.QUIET,
    TrackState.PAUSED: Tone.QUIET,
    TrackState.MISSING: Tone.WARNING,
    TrackState.FAILED: Tone.ALARM,
}
_PICTURED = (TrackState.PLAYING, TrackState.PAUSED)


@dataclass(frozen=True, slots=True)
class FooterWords:
    """The bar below a picture. ``left``, ``right``: wordings, longest first; the painter takes what fits.

    ``wrong``: the camera's clock is wrong by so much that somebody would look at the wrong moment.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    wrong: bool


def empty_words(tile: int) -> HeaderWords:
    title = translate("Tile", "Empty tile {0}").format(tile + 1)
    return HeaderWords(None, Tone.QUIET, "", title, (), Tone.QUIET)


def header_words(status: TrackStatus) -> HeaderWords:
    word = footage.state_text(status.state)
    if is_zoomed(status.zoom) and status.state in _PICTURED:
        word = f"{magnification(status.zoom):.1f}×"
    source = source_text(status.source) if status.source is not None else ""
    right = (f"{source} · {word}", word) if source else (word,)
    tone = _TONES[status.state]
    return HeaderWords(status.state, tone, status.camera.code, language.camera_name(status.camera), right, tone)


def overlay_words(status: TrackStatus | None, *, can_drop: bool = True, has_room: bool = True) -> OverlayWords:
    """For a tile without a picture: why, and what to do. Without much room the reason is worth more than a button."""
    if status is None:
        title = translate("Tile", "Drop a camera here")
        hint = (translate("Tile", "or double-click a camera in the list"),) if can_drop else ()
        return OverlayWords(None, Tone.QUIET, title, hint, "", False)
    state = status.state
    if state in _PICTURED:
        # The window has not come up yet: nothing may look like a still picture of the moment.
        state = TrackState.LOADING
    lines = tuple(line for line in messages.footage_texts(status.reason) if line)
    retry = has_room and is_retryable(status)
    return OverlayWords(state, _TONES[state], footage.state_text(state), lines, "", retry)


def is_retryable(status: TrackStatus) -> bool:
    """A wrong password is not tried again, so that the account is not locked."""
    return status.state is TrackState.FAILED and status.reason is not TrackReason.WRONG_PASSWORD


def footer_words(status: TrackStatus | None) -> FooterWords:
    """True time of the picture, then the camera's own clock and how far it is off."""
    if status is None or status.picture_time is None or status.state not in _PICTURED:
        return FooterWords((), (), False)
    left = (formatting.exact_moment_text(status.picture_time), formatting.clock_text(status.picture_time, exact=True))
    offset = status.clock_offset_s
    wrong = offset is not None and abs(offset) > OFFSET_WARNED_S
    return FooterWords(left, _clock_words(status.camera_time, offset, wrong, status.source), wrong)


def _clock_words(
    camera_time: datetime | None, offset: float | None, wrong: bool, source: FootageSource | None
) -> tuple[str, ...]:
    if offset is None or camera_time is None:
        if source is not None and source.trust is ClockTrust.STATED:
            return (translate("Track", "Time as stated by an officer"), translate("Track", "Stated time"))
        return (translate("Track", "Camera's clock not measured"), "")
    off = formatting.seconds_text(offset)
    clock = formatting.clock_text(camera_time, exact=True)
    if wrong:
        return (
            translate("Track", "Camera's clock is wrong: {0} ({1})").format(clock, off),
            translate("Track", "Camera {0} ({1})").format(clock, off),
            translate("Track", "Camera {0}").format(off),
            off,
        )
    return (
        translate("Track", "Camera {0} ({1})").format(clock, off),
        translate("Track", "Camera {0}").format(off),
        off,
    )


def spoken(status: TrackStatus) -> str:
    """The tile's name for screen readers, without what counts on by the second."""
    word = footage.state_text(status.state)
    return f"{status.camera.code} {language.camera_name(status.camera)}, {word}"


def source_text(source: FootageSource) -> str:
    """Where footage lies, in a few words: ``Own recorder, main``."""
    kinds = {
        SourceKind.RING: translate("Track", "Last minutes"),
        SourceKind.LOCAL: translate("Track", "Own recorder"),
        SourceKind.ONVIF: translate("Track", "Owner's recorder"),
        SourceKind.URL: translate("Track", "Owner's recorder"),
        SourceKind.FILE: translate("Track", "File"),
        SourceKind.PROTECTED: translate("Track", "Protective copy"),
    }
    named = f"{kinds[source.kind]} {source.name}".strip()
    if source.quality is None:
        return named
    main = source.quality is StreamQuality.MAIN
    return f"{named} · {translate('Tile', 'Main') if main else translate('Tile', 'Sub')}"


def trust_text(trust: ClockTrust) -> str:
    """What a source's times are worth, in a sentence."""
    return {
        ClockTrust.OURS: translate("Track", "Times are of this workstation's clock, when each picture arrived."),
        ClockTrust.MEASURED: translate("Track", "Times are the recorder's, corrected by its measured offset."),
        ClockTrust.DEVICE: translate("Track", "Times are the recorder's own; nobody measured how wrong they are."),
        ClockTrust.STATED: translate("Track", "Times count from the beginning that an officer stated."),
    }[trust]


def tip(status: TrackStatus) -> str:
    """Everything about the track, for whoever wants to know exactly."""
    parts = [f"{status.camera.code} {language.camera_name(status.camera)}"]
    if status.source is not None:
        parts += [source_text(status.source), trust_text(status.source.trust)]
    if status.width:
        parts.append(f"{status.width}×{status.height} {status.codec.upper()}")
    footer = footer_words(status)
    parts += [*footer.left[:1], *footer.right[:1]]
    parts += [line for line in messages.footage_texts(status.reason) if line]
    if status.detail:
        parts.append(status.detail)
    return "\n".join(part for part in parts if part)
