"""Asks, for everything that is done to a request, whether it lies within the places of whoever is at the desk.

The rule itself is ``domain/requests/places.py``; lists follow it in the database (``request_ports.Viewer``).
"""

from __future__ import annotations

from collections.abc import Sequence

from vms_desktop.domain.errors import AccessError
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Limits
from vms_desktop.domain.requests.places import choices, elsewhere, is_theirs, sees
from vms_desktop.domain.requests.request import Interval, Request
from vms_desktop.domain.requests.states import WAYS, Reach, Step
from vms_desktop.services.authority import Authority
from vms_desktop.services.operation import machinery
from vms_desktop.services.requests.request_ports import Cameras


@machinery("the question itself; the operations of requests ask it")
class Places:
    """Called on the loop thread; answers from memory."""

    def __init__(self, authority: Authority, cameras: Cameras) -> None:
        self._authority = authority
        self._cameras = cameras

    @property
    def limits(self) -> Limits:
        """Raises AccessError ``access.not_signed_in``, ``access.locked``."""
        return self._authority.require_person().limits

    def is_theirs(self, camera_id: str) -> bool:
        return is_theirs(camera_id, self.limits, self._cameras.find)

    def are_theirs(self, intervals: Sequence[Interval]) -> bool:
        return elsewhere(intervals, self.limits, self._cameras.find) is None

    def sees(self, request: Request) -> bool:
        """Whoever is signed in, also while the desk is locked."""
        person = self._authority.person
        return person is not None and sees(request, person, self._cameras.find)

    def require_seen(self, request: Request) -> None:
        """Raises AccessError ``access.request_place`` (number), ``access.not_signed_in``, ``access.locked``."""
        if not sees(request, self._authority.require_person(), self._cameras.find):
            raise AccessError("access.request_place", number=request.number)

    def refusal_of(self, permission: Permission, request: Request, intervals: Sequence[Interval]) -> AccessError | None:
        """Why that may not be done to the camera of each; None: it may."""
        refused = self._authority.refusal(permission)
        return refused if refused is not None else self._refusal_of_all(request, [intervals])

    def require_step(self, request: Request, step: Step, about: Sequence[Interval]) -> None:
        """``about``: what a step of ``Reach.NAMED`` tells of; nothing: of all of the request.

        Raises AccessError ``access.place`` (camera), ``access.whole_request`` (camera).
        """
        reach = WAYS[step].reach
        if reach is Reach.NAMED and about:
            self._require(request, about, "access.place")
        elif reach is not Reach.PART:
            self._require(request, [one.interval for one in request.asked], "access.whole_request")

    def refusal(self, request: Request, step: Step) -> AccessError | None:
        """Why whoever is at the desk may not take it of this request, by their role or by its cameras; None: they may,
        of some of them at least where it is about some.
        """
        refused = self._authority.refusal(WAYS[step].permission)
        if refused is not None:
            return refused
        try:
            self.require_seen(request)
            if WAYS[step].reach is not Reach.NAMED:
                self.require_step(request, step, ())
                return None
        except AccessError as error:
            return error
        return self._refusal_of_all(request, choices(request, step))

    def _refusal_of_all(self, request: Request, ways: Sequence[Sequence[Interval]]) -> AccessError | None:
        """Why none of them may be chosen."""
        refused: AccessError | None = None
        for intervals in ways:
            try:
                self._require(request, intervals, "access.place")
            except AccessError as error:
                refused = refused or error
            else:
                return None
        return refused

    def _require(self, request: Request, intervals: Sequence[Interval], code: str) -> None:
        camera_id = elsewhere(intervals, self.limits, self._cameras.find)
        if camera_id is not None:
            raise AccessError(code, camera=self._code(request, camera_id))

    def _code(self, request: Request, camera_id: str) -> str:
        """As it is now, or as it was when it was registered."""
        camera = self._cameras.find(camera_id)
        if camera is not None:
            return camera.code
        codes = (one.camera_code for one in request.asked if one.interval.camera_id == camera_id)
        return next(codes, "")
