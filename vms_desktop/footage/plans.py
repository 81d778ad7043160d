"""From the desk's plan to an opened source. One kind of source is one line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from vms_desktop.child_protocol.footage import Plan
from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.footage import SourceKind
from vms_desktop.domain.stream import Transport
from vms_desktop.footage.group import Source
from vms_desktop.footage.sources.file import FileSource
from vms_desktop.footage.sources.replayed import ReplayedSource
from vms_desktop.footage.sources.ring import RingSource
from vms_desktop.footage.sources.segments import Segment, SegmentsSource
from vms_desktop.footage.sources.tapes import OnvifTape, UrlTape

Patience = Sequence[float]
"""Seconds: how long to rest each time before a recorder that broke off is asked once more to go on."""
Opener = Callable[[Plan, Patience], Source]


def _segments(plan: Plan) -> list[Segment]:
    return [Segment(Path(str(path)), int(begin), int(end)) for path, begin, end in plan.segments]


def _credential(plan: Plan) -> Credential | None:
    return Credential(plan.username, plan.password) if plan.username else None


def _onvif(plan: Plan, patience_s: Patience) -> Source:
    tape = OnvifTape(StreamAddress(plan.url), _credential(plan), Transport(plan.transport), plan.offset_s)
    return ReplayedSource(plan.source, tape, patience_s)


def _url(plan: Plan, patience_s: Patience) -> Source:
    transport = Transport(plan.transport)
    tape = UrlTape(plan.url, _credential(plan), transport, plan.offset_s, plan.utc_offset_s)
    return ReplayedSource(plan.source, tape, patience_s)


def _file(plan: Plan, _patience_s: Patience) -> Source:
    return FileSource(plan.source, Path(plan.path), plan.begin, plan.frame_rate)


OPENERS: dict[str, Opener] = {
    SourceKind.RING.value: lambda plan, _: RingSource(plan.source, plan.url),
    SourceKind.LOCAL.value: lambda plan, _: SegmentsSource(plan.source, _segments(plan), plan.stream),
    SourceKind.FILE.value: _file,
    SourceKind.PROTECTED.value: _file,
    SourceKind.ONVIF.value: _onvif,
    SourceKind.URL.value: _url,
}


class Opened:
    """The sources of one track: newer plans keep what is open where only the window of segments moved."""

    def __init__(self, patience_s: Patience = ()) -> None:
        self._patience_s = patience_s
        self._by_id: dict[str, tuple[Plan, Source]] = {}

    def sources(self, plans: Sequence[Plan]) -> list[Source]:
        """In the order of the plans; kinds this build does not know are left out."""
        found: dict[str, tuple[Plan, Source]] = {}
        for plan in plans:
            known = self._by_id.get(plan.source)
            if known is not None and _same(known[0], plan):
                source = known[1]
                if isinstance(source, SegmentsSource):
                    source.supply(_segments(plan))
                found[plan.source] = (plan, source)
            elif plan.kind in OPENERS:
                found[plan.source] = (plan, OPENERS[plan.kind](plan, self._patience_s))
        self._by_id = found
        return [source for _, source in found.values()]


def _same(one: Plan, other: Plan) -> bool:
    def what(plan: Plan) -> tuple[object, ...]:
        window = () if plan.kind == SourceKind.LOCAL.value else (plan.begin, plan.end)
        return (
            plan.kind,
            plan.url,
            plan.username,
            plan.password,
            plan.path,
            plan.frame_rate,
            plan.offset_s,
            plan.utc_offset_s,
            *window,
        )

    return what(one) == what(other)
