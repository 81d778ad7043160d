"""Cuts as the footage process does them: asked for, followed to their end, called off when somebody cancels."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from vms_desktop.domain.footage import FootageSource, RecordedRange, TimeRange, merged
from vms_desktop.services.operation import machinery
from vms_desktop.services.playback.footage_ports import CutReport, CutState, FootageCutter, SegmentPlan, SourcePlan

SEGMENTS_APART_S = 2.5

Moved = Callable[[float, FootageSource | None], None]
"""How far a cut has come, 0..1, and out of which source."""


@machinery("follows cuts for services that ask and record")
class CutRuns:
    """Called on the loop thread. Several may run at a time; each has a name of its own."""

    def __init__(self, cutter: FootageCutter) -> None:
        self._cutter = cutter
        self._reports: dict[str, asyncio.Queue[CutReport]] = {}
        self._unsubscribe = cutter.on_cut(self._reported)

    def close(self) -> None:
        self._unsubscribe()

    async def run(
        self, name: str, plans: Sequence[SourcePlan], between: TimeRange, folder: Path, moved: Moved
    ) -> CutReport:
        """The last report: DONE, its files under their working names, or FAILED. Cancelled, nothing is left behind."""
        reports = self._reports[name] = asyncio.Queue()
        is_over = False
        try:
            self._cutter.cut(name, plans, between, folder)
            while True:
                report = await reports.get()
                if report.state is not CutState.CUTTING:
                    is_over = True
                    return report
                moved(report.progress, source_of(plans, report))
        finally:
            del self._reports[name]
            if not is_over:
                self._cutter.cancel(name)

    def _reported(self, report: CutReport) -> None:
        queue = self._reports.get(report.job)
        if queue is not None:
            queue.put_nowait(report)


def source_of(plans: Sequence[SourcePlan], report: CutReport) -> FootageSource | None:
    return next((plan.source for plan in plans if plan.source.id == report.source_id), None)


def best_first(plans: Sequence[SourcePlan], ranges: Sequence[RecordedRange], asked: TimeRange) -> list[SourcePlan]:
    """Those that have most of it first; among equals as they were."""
    covered: dict[str, float] = {}
    for one in ranges:
        covered[one.source.id] = covered.get(one.source.id, 0.0) + _within(one.begin, one.end, asked)
    for plan in plans:
        if isinstance(plan, SegmentPlan):
            # Ranges tell of both streams together; which of them has more, the segments tell.
            places = merged((TimeRange(one.begin, one.end) for one in plan.segments), SEGMENTS_APART_S)
            covered[plan.source.id] = sum(_within(one.begin, one.end, asked) for one in places)
    # Seconds more or less (a key frame, a range told late) make no better source.
    return sorted(plans, key=lambda plan: -round(covered.get(plan.source.id, 0.0) / 10.0))


def _within(begin: datetime, end: datetime, asked: TimeRange) -> float:
    return max(0.0, (min(end, asked.end) - max(begin, asked.begin)).total_seconds())
