"""What an export begins with: who may, names as they were registered, what the log says, and what another desk left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vms_desktop.domain.errors import RequestError
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.requests import guards
from vms_desktop.domain.requests.export import ExportJob, ExportPart, ExportState, ExportStep, ExportWish
from vms_desktop.domain.requests.request import DeliveryState, Request
from vms_desktop.domain.requests.states import State, Step


def check_begin(request: Request, by: Actor, again: str) -> Request:
    """The request as it is to be when the copy begins. ``again``: why another one is made of what is ready or handed
    over; empty: it is the first. Raises RequestError as ``guards.check``.
    """
    if again:
        guards.check(request, Step.DELIVER_AGAIN, by, again)
        request = replace(request, state=State.COPYING)
    guards.check(request, Step.BEGIN_COPY, by)
    return request


def given_up(request: Request) -> Step:
    """How another copy that never began is given up: back to the package that waits, or to those handed over."""
    waits = any(one.state is DeliveryState.SEALED for one in request.deliveries)
    return Step.KEEP_READY if waits else Step.KEEP_HANDED


def names_of(request: Request, camera_id: str) -> tuple[str, str]:
    """Code and name, as they were when it was registered."""
    asked = next((one for one in request.asked if one.interval.camera_id == camera_id), None)
    return (asked.camera_code, asked.camera_name) if asked is not None else ("", "")


def told(wish: ExportWish) -> Sequence[str]:
    """Which copies were wished, for the access log."""
    chosen = {
        "playable": wish.playable,
        "working": wish.working,
        "masked": bool(wish.masks),
        "still": bool(wish.stills),
    }
    return [name for name, is_wished in chosen.items() if is_wished]


def taken_over(job: ExportJob, desk: str) -> ExportJob:
    """One that was begun at another desk of the database begins to cut anew here: its files lie there.

    Raises RequestError ``export.running``, ``export.sealed_elsewhere`` (number).
    """
    if job.desk == desk:
        return job
    if job.state is ExportState.RUNNING:
        raise RequestError("export.running", number=job.number)
    if job.step is ExportStep.SEALED:
        raise RequestError("export.sealed_elsewhere", number=job.number)
    parts = tuple(ExportPart(one.interval, one.camera_code, one.camera_name) for one in job.parts)
    step = ExportStep.ASKED if job.step is ExportStep.ASKED else ExportStep.CUTTING
    return replace(job, desk=desk, parts=parts, copies=(), step=step)
