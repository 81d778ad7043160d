"""What there is of an asked stretch, source by source, and what is claimed beyond it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vms_desktop.domain.footage import FootageSource, SourceKind
from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.domain.requests.export import missing_of
from vms_desktop.domain.requests.request import Interval
from vms_desktop.services.operation import plumbing
from vms_desktop.services.requests.request_desk import RequestParts

RESOLUTION_S = 1.0


@dataclass(frozen=True, slots=True)
class Available:
    """What one source has of an asked stretch."""

    source: FootageSource
    stretches: tuple[Interval, ...]


@plumbing("RequestService asks before it looks")
async def available(parts: RequestParts, interval: Interval) -> tuple[Available, ...]:
    """Empty also for a camera that left the register, and where this program looks nowhere (commands)."""
    camera, catalogue = parts.cameras.find(interval.camera_id), parts.catalogue
    if camera is None or catalogue is None:
        return ()
    begin, end = moment(interval.begin_us), moment(interval.end_us)
    found: dict[str, tuple[FootageSource, list[Interval]]] = {}
    for one in await catalogue.ranges([camera], begin, end, RESOLUTION_S):
        if one.source.kind is SourceKind.RING:
            continue  # the relay's memory is gone before anything is decided
        first, last = microseconds(max(one.begin, begin)), microseconds(min(one.end, end))
        if last > first:
            known = found.setdefault(one.source.id, (one.source, []))
            known[1].append(Interval(camera.id, first, last))
    return tuple(Available(source, tuple(stretches)) for source, stretches in found.values())


def beyond(claimed: Sequence[Interval], there: Iterable[Available]) -> list[tuple[int, int]]:
    """Stretches that are claimed and of which no source has anything, longer than what is told as a gap."""
    have = [(one.begin_us, one.end_us) for source in there for one in source.stretches]
    return [gap for one in claimed for gap in missing_of(one, have)]
