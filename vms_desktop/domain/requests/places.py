"""What a person whose account is for certain places may see of the requests, and which steps of them they may take.

They see a request, and do its paper work, where one of its cameras is theirs or they registered it. What decides on,
changes or ends all of it needs all its cameras; what is told, copied or handed over of some cameras needs those
(``states.Reach``). A camera that is no longer in the register is of nobody's places.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.person import Limits, Person
from vms_desktop.domain.requests.request import DeliveryState, Interval, Request
from vms_desktop.domain.requests.states import Step

Find = Callable[[str], Camera | None]
"""The camera of an id, as the register has it now."""


def is_theirs(camera_id: str, limits: Limits, find: Find) -> bool:
    camera = None if limits.is_everywhere else find(camera_id)
    return limits.is_everywhere or (camera is not None and limits.holds(camera))


def sees(request: Request, person: Person, find: Find) -> bool:
    if person.limits.is_everywhere or request.registered_by.person == person.id:
        return True
    return any(is_theirs(one.interval.camera_id, person.limits, find) for one in request.asked)


def elsewhere(intervals: Sequence[Interval], limits: Limits, find: Find) -> str | None:
    """Id of the first camera that is not of those places; None: all are."""
    ids = dict.fromkeys(one.camera_id for one in intervals)
    return next((camera_id for camera_id in ids if not is_theirs(camera_id, limits, find)), None)


def choices(request: Request, step: Step) -> list[Sequence[Interval]]:
    """What a step of ``Reach.NAMED`` may be about, as the request is now: it can be taken of each by itself."""
    match step:
        case Step.CONFIRM_ORDER:
            return [request.oral_order.approved] if request.oral_order is not None else []
        case Step.BEGIN_COPY:
            return [[one] for one in request.allowed()]
        case Step.HAND_OVER:
            return [one.intervals for one in request.deliveries if one.state is DeliveryState.SEALED]
        case Step.TAKE_RECEIPT:
            return [one.intervals for one in request.deliveries if one.handover is not None]
        case Step.TAKE_BACK:
            return [one.intervals for one in request.deliveries if one.state is DeliveryState.HANDED_OVER]
        case _:
            return [[one.interval] for one in request.asked]
