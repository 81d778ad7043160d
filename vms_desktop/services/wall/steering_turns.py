"""One camera, many desks: whoever steers it has the turn for some seconds, and everybody else is told who that is.

A turn is asked for before the first command, kept while the camera is steered, and looked after until it is over: when
somebody with priority takes it over, this desk's movement ends and its person is told. The stop of a movement never
waits for the database: it is looked after beside the steering.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.desk import Desk
from vms_desktop.domain.errors import CameraError, StorageError, VmsError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.steering import HOLDS, Judgement, Turn
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.log.log_sessions import about
from vms_desktop.services.operation import machinery
from vms_desktop.services.ports import Unsubscribe

_log = logging.getLogger(__name__)
LOOK_S = 0.7
"""How often a desk that has a turn looks whether it still has it."""
GIVES_WAY_S = 1.0
"""After taking over, before the first command: the other desk has seen it by then, and has stopped the camera."""
RENEW_S = HOLDS.total_seconds() / 2

TellsOf = Callable[[Turn], Sequence[EntryDraft]]
"""What the access log says of a turn that is taken over from somebody; written with it. Pure: called on a thread."""


@dataclass(frozen=True, slots=True)
class Asked:
    """``other``: whose it is (refused) or was (taken over)."""

    judgement: Judgement
    other: Turn | None = None


@dataclass(frozen=True, slots=True)
class _Held:
    """``taken_at``: seconds of the loop's clock."""

    turn: Turn
    taken_at: float


class TurnRepository(Protocol):
    """Raises StorageError ``storage.*``."""

    async def find(self, camera_id: str) -> Turn | None:
        """Whose turn it is now, if anybody's."""

    async def take(self, wanted: Turn, tells_of: TellsOf) -> Asked:
        """Judge and take (or renew) in one transaction; ``until`` is worked out there."""

    async def let_go(self, desk: str) -> None:
        """All turns of that desk are over."""


@machinery("judges and records for PtzService, which asks who may steer")
class SteeringTurns:
    """Called on the loop thread. ``desk``: this one."""

    def __init__(
        self,
        turns: TurnRepository,
        desk: Desk,
        *,
        authority: Authority,
        log: AccessLog | None = None,
        look_s: float = LOOK_S,
        gives_way_s: float = GIVES_WAY_S,
    ) -> None:
        self._turns = turns
        self._desk = desk
        self._look_s, self._gives_way_s = look_s, gives_way_s
        self._authority = authority
        self._log = log
        self._tasks = TaskOwner("steering turns")
        self._held: dict[str, _Held] = {}
        self._used: set[str] = set()
        self._on_lost: Listeners[[str, Turn]] = Listeners()

    def on_lost(self, listener: Callable[[str, Turn], None]) -> Unsubscribe:
        """(camera id, whose it is now): somebody took it over."""
        return self._on_lost.add(listener)

    async def take(self, camera: Camera) -> None:
        """Before a command. Raises CameraError ``ptz.steered_by`` (camera, name, desk), StorageError ``storage.*``: the
        camera must not be moved.
        """
        wanted = self._wanted(camera)
        if await self._is_fresh(wanted):
            return
        prepared = [] if self._log is None else [self._log.prepared(about(camera, Action.PTZ_TAKEN))]

        def tells_of(before: Turn) -> list[EntryDraft]:
            details = {"from": before.person, "from_name": before.person_name, "desk": before.desk_name}
            return [replace(draft, details=details) for draft in prepared]

        asked = await self._turns.take(wanted, tells_of)
        if asked.judgement is Judgement.REFUSED and asked.other is not None:
            other = asked.other
            raise CameraError("ptz.steered_by", camera=camera.code, name=other.person_name, desk=other.desk_name)
        is_new = camera.id not in self._held
        self._held[camera.id] = _Held(wanted, asyncio.get_running_loop().time())
        if is_new:
            self._tasks.start(self._look_after(camera), f"turn {camera.id}")
        if asked.judgement is Judgement.TAKEN_OVER:
            await asyncio.sleep(self._gives_way_s)

    async def _is_fresh(self, wanted: Turn) -> bool:
        """Whether this person took it so lately that looking is enough: a key that is tapped writes nothing."""
        held = self._held.get(wanted.camera_id)
        if held is None or held.turn != wanted or asyncio.get_running_loop().time() - held.taken_at >= RENEW_S:
            return False
        now = await self._turns.find(wanted.camera_id)
        return now is not None and (now.person, now.desk) == (wanted.person, wanted.desk)

    async def other(self, camera_id: str) -> Turn | None:
        """Whose turn it is at another desk; None: nobody's, or this person's. Raises StorageError ``storage.*``."""
        found = await self._turns.find(camera_id)
        mine = found is None or found.desk == self._desk.id or found.person == self._authority.actor.person
        return None if mine else found

    def use(self, camera_id: str, on: bool) -> None:
        """While it moves its turn is renewed; else it is soon over."""
        if on:
            self._used.add(camera_id)
        else:
            self._used.discard(camera_id)

    def let_go(self) -> None:
        """Somebody else is at this desk now, or nobody."""
        if self._held:
            self._held.clear()
            self._used.clear()
            self._tasks.start(self._let_go(), "let go")

    async def close(self) -> None:
        """What this desk steered is anybody's."""
        held, self._held = bool(self._held), {}
        await self._tasks.close()
        if held:
            await self._let_go()

    async def _let_go(self) -> None:
        try:
            await self._turns.let_go(self._desk.id)
        except StorageError as error:
            _log.info("turns are over by themselves: %s", error)

    def _wanted(self, camera: Camera) -> Turn:
        actor = self._authority.actor
        first = self._authority.refusal(Permission.STEER_FIRST, camera) is None
        return Turn(camera.id, self._desk.id, self._desk.name, actor.person, actor.name, first)

    def _forget(self, camera_id: str) -> None:
        self._held.pop(camera_id, None)
        self._used.discard(camera_id)

    async def _look_after(self, camera: Camera) -> None:
        """Until the turn is over, or is somebody else's."""
        while camera.id in self._held:
            await asyncio.sleep(self._look_s)
            try:
                now = await self._turns.find(camera.id)
                held = self._held.get(camera.id)
                if held is None:
                    return
                if now is not None and (now.person, now.desk) != (held.turn.person, held.turn.desk):
                    self._forget(camera.id)
                    self._on_lost.notify(camera.id, now)
                elif camera.id in self._used:
                    await self.take(camera)
                elif now is None:
                    self._forget(camera.id)
            except VmsError as error:
                # The camera stays in the hand that has it; the next command asks again.
                _log.info("whose turn it is cannot be seen: %s", error)
