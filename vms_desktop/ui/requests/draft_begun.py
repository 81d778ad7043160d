"""A request that is begun elsewhere, with what is known there already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.requests.request import Interval, Request
from vms_desktop.services.requests.request_draft import RequestDraft


def draft_of(camera_ids: Sequence[str], begin: datetime, end: datetime) -> RequestDraft:
    """A request begun from the playback page: these cameras, that stretch."""
    first, last = microseconds(begin), microseconds(end)
    return RequestDraft(intervals=[Interval(camera_id, first, last) for camera_id in camera_ids])


def draft_again(request: Request) -> RequestDraft:
    """A registered request as it is corrected."""
    return RequestDraft(
        "",
        request.requester,
        request.basis,
        request.incident,
        request.wanted,
        request.medium,
        request.urgency,
        [one.interval for one in request.asked],
    )
