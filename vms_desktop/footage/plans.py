"""From the desk's plan to an opened source. One kind of source is one line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from vms_desktop.child_protocol.footage import Plan
from vms_desktop.domain.footage import SourceKind
from vms_desktop.footage.group import Source
from vms_desktop.footage.sources.file import FileSource
from vms_desktop.footage.sources.ring import RingSource
from vms_desktop.footage.sources.segments import Segment, SegmentsSource

Opener = Callable[[Plan], Source]


def _segments(plan: Plan) -> list[Segment]:
    return [Segment(Path(str(path)), int(begin), int(end)) for path, begin, end in plan.segments]


OPENERS: dict[str, Opener] = {
    SourceKind.RING.value: lambda plan: RingSource(plan.source, plan.url),
    SourceKind.LOCAL.value: lambda plan: SegmentsSource(plan.source, _segments(plan), plan.stream),
    SourceKind.FILE.value: lambda plan: FileSource(plan.source, Path(plan.path), plan.begin, plan.frame_rate),
}


class Opened:
    """The sources of one track: newer plans keep what is open where only the window of segments moved."""

    def __init__(self) -> None:
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
                found[plan.source] = (plan, OPENERS[plan.kind](plan))
        self._by_id = found
        return [source for _, source in found.values()]


def _same(one: Plan, other: Plan) -> bool:
    def what(plan: Plan) -> tuple[object, ...]:
        window = () if plan.kind == SourceKind.LOCAL.value else (plan.begin, plan.end)
        return (plan.kind, plan.url, plan.username, plan.password, plan.path, plan.frame_rate, plan.offset_s, *window)

    return what(one) == what(other)
