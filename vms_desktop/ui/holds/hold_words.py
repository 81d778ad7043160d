"""A hold in words."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from vms_desktop.domain.footage_hold import Hold
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.thai_time import thai_day
from vms_desktop.ui import formatting

translate = QCoreApplication.translate
SECOND_US = 1_000_000


def moment_words(time_us: int) -> str:
    return formatting.moment_text(_moment(time_us))


def end_words(end_us: int | None) -> str:
    """Of a hold without an end: that it goes on."""
    return translate("Holds", "until it is lifted") if end_us is None else moment_words(end_us)


def stretch_words(hold: Hold) -> str:
    """From when to when; the date once where both are of one day."""
    begin = _moment(hold.begin_us)
    if hold.end_us is None:
        return translate("Holds", "from {0} until it is lifted").format(formatting.moment_text(begin))
    end = _moment(hold.end_us)
    same_day = thai_day(begin) == thai_day(end)
    last = formatting.time_text(end) if same_day else formatting.moment_text(end)
    return f"{formatting.moment_text(begin)} – {last}"


def state_words(hold: Hold, now_us: int) -> str:
    if hold.is_due(now_us):
        return translate("Holds", "▲ to be reviewed")
    return translate("Holds", "✓ lifted") if hold.is_lifted else translate("Holds", "● on hold")


def review_words(hold: Hold) -> str:
    """The day it is looked at again."""
    return formatting.date_text(thai_day(_moment(hold.meant_until_us)))


def story(hold: Hold, camera: str) -> str:
    """All that is known of it: who placed it, when and why; who lifted it, who consented."""
    lines = [
        f"{camera} · {stretch_words(hold)}",
        translate("Holds", "Reason: {0}").format(hold.reason)
        + (" · " + translate("Holds", "request {0}").format(hold.request) if hold.request else ""),
        translate("Holds", "Placed {0} by {1}").format(moment_words(hold.placed_us), name_of(hold.placed_by)),
    ]
    if not hold.is_lifted:
        lines[-1] += " · " + translate("Holds", "to be reviewed on {0}").format(review_words(hold))
    if hold.lifted_us is not None:
        told = translate("Holds", "Lifted {0} by {1}: {2}")
        lines.append(told.format(moment_words(hold.lifted_us), name_of(hold.lifted_by), hold.lift_reason))
        if hold.second is not None:
            lines[-1] += " · " + translate("Holds", "second person {0}").format(name_of(hold.second))
    return "\n".join(lines)


def headings() -> list[str]:
    """Of ``row``."""
    return [
        translate("Holds", "State"),
        translate("Holds", "Camera"),
        translate("Holds", "From"),
        translate("Holds", "To"),
        translate("Holds", "Request"),
        translate("Holds", "Reason"),
        translate("Holds", "Placed by"),
        translate("Holds", "Placed at"),
        translate("Holds", "Review on"),
        translate("Holds", "Lifted by"),
        translate("Holds", "Lifted at"),
        translate("Holds", "Why it was lifted"),
        translate("Holds", "Second person"),
    ]


def row(hold: Hold, camera: str, now_us: int) -> list[str]:
    """All of it, for a list that leaves as a file."""
    return [
        state_words(hold, now_us),
        camera,
        moment_words(hold.begin_us),
        end_words(hold.end_us),
        hold.request,
        hold.reason,
        name_of(hold.placed_by),
        moment_words(hold.placed_us),
        "" if hold.is_lifted else review_words(hold),
        name_of(hold.lifted_by) if hold.is_lifted else "",
        moment_words(hold.lifted_us) if hold.lifted_us is not None else "",
        hold.lift_reason,
        name_of(hold.second) if hold.second is not None else "",
    ]


def name_of(actor: Actor | None) -> str:
    return (actor.name or actor.person) if actor is not None else "–"


def _moment(time_us: int) -> datetime:
    return datetime.fromtimestamp(time_us / SECOND_US, UTC)
