"""What lasts, as the access log has it: cameras watched live and cameras steered, from when to when.

A camera is watched from its first tile on the wall to its last: moving it about or changing its stream is no new entry.
It is steered from the first command until nobody has given one for ``PTZ_RESTS_S``.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from typing import Any

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, Entry, EntryDraft, Subject
from vms_desktop.domain.ptz import PtzPosition
from vms_desktop.services.access_log import AccessLog, Lasting
from vms_desktop.services.operation import machinery

PTZ_RESTS_S = 30.0
MOST_RESTS = 100
"""Places of rest that an entry holds; details are bounded."""


def about(camera: Camera, action: Action, **details: Any) -> EntryDraft:
    """An entry whose subject is the camera, with its code and Thai name as they are now."""
    name = f"{camera.code} {camera.name_th}".strip()
    place = camera.subdistrict_code or camera.district_code
    return EntryDraft(
        action, subject=Subject("camera", camera.id, name), camera=camera.id, place=place, details=details
    )


@machinery("records for WallService, which asks")
class Watching:
    """Cameras that are shown live now. Called on the loop thread. Fulfils ``session.GoesOn``."""

    def __init__(self, log: AccessLog) -> None:
        self._log = log
        self._open: dict[str, Lasting] = {}
        self._cameras: dict[str, Camera] = {}

    def is_open(self, camera_id: str) -> bool:
        """Whether its picture may be shown."""
        return camera_id in self._open

    async def open(self, camera: Camera) -> None:
        """Recorded when it returns; once until it is closed. Raises LogError ``log.not_written``."""
        while camera.id not in self._open:
            lasting = await self._log.begin(about(camera, Action.LIVE_OPENED))
            if camera.id in self._open or lasting.actor != self._log.actor:
                lasting.end()  # two asked at once, or the desk was handed over meanwhile
            else:
                self._open[camera.id], self._cameras[camera.id] = lasting, camera

    def keep_only(self, camera_ids: Collection[str]) -> None:
        """Close all others."""
        for camera_id in [known for known in self._open if known not in camera_ids]:
            self._open.pop(camera_id).end()
            del self._cameras[camera_id]

    def passing_on(
        self, to: Actor, keeps: Callable[[Camera], bool]
    ) -> tuple[list[EntryDraft], Callable[[Sequence[Entry]], None]]:
        """A hand-over: what was watched ends for the one, and begins for the other where ``keeps`` says so."""
        ended = dict(self._open)
        begun = {
            camera_id: lasting.beginning(to) for camera_id, lasting in ended.items() if keeps(self._cameras[camera_id])
        }

        def when_written(entries: Sequence[Entry]) -> None:
            again = dict(zip(begun, entries[len(ended) :], strict=True))
            for camera_id, lasting in ended.items():
                closed_meanwhile = self._open.get(camera_id) is not lasting
                if not closed_meanwhile:
                    lasting.was_ended()
                    del self._open[camera_id]
                if camera_id in again:
                    following = self._log.begun(begun[camera_id], again[camera_id])
                    if closed_meanwhile:
                        following.end()
                    else:
                        self._open[camera_id] = following
            self._cameras = {
                camera_id: camera for camera_id, camera in self._cameras.items() if camera_id in self._open
            }

        return [*(lasting.ending() for lasting in ended.values()), *begun.values()], when_written


@machinery("records for PtzService, which asks")
class SteeringLog:
    """Cameras that are steered now. Called on the loop thread."""

    def __init__(self, log: AccessLog) -> None:
        self._log = log
        self._open: dict[str, Lasting] = {}
        self._commands: dict[str, int] = {}
        self._rests: dict[str, list[PtzPosition]] = {}
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._one_beginning = asyncio.Lock()

    async def command(self, camera: Camera) -> None:
        """Before each movement or preset. Raises LogError ``log.not_written``: the camera must not be moved."""
        async with self._one_beginning:
            if camera.id not in self._open:
                self._open[camera.id] = await self._log.begin(about(camera, Action.PTZ_BEGAN))
        self._commands[camera.id] = self._commands.get(camera.id, 0) + 1
        timer = self._timers.pop(camera.id, None)
        if timer is not None:
            timer.cancel()
        self._timers[camera.id] = asyncio.get_running_loop().call_later(PTZ_RESTS_S, self._end, camera.id)

    def rested(self, camera_id: str, position: PtzPosition) -> None:
        """Where it came to rest while it is steered: whoever reviews asks whether it looked where it must not."""
        rests = self._rests.setdefault(camera_id, [])
        tells = any(axis is not None for axis in (position.pan, position.tilt, position.zoom))
        if tells and camera_id in self._open and len(rests) < MOST_RESTS and position not in rests[-1:]:
            rests.append(position)

    def taken(self, camera_id: str, by: str, by_name: str) -> None:
        """Somebody at another desk steers it now."""
        self._end(camera_id, how="taken_over", by=by, by_name=by_name)

    def _end(self, camera_id: str, **details: Any) -> None:
        timer = self._timers.pop(camera_id, None)
        if timer is not None:
            timer.cancel()
        lasting = self._open.pop(camera_id, None)
        rests = [[one.pan, one.tilt, one.zoom] for one in self._rests.pop(camera_id, [])]
        if lasting is not None:
            more = {**details, **({"rests": rests} if rests else {})}
            lasting.end(commands=self._commands.pop(camera_id, 0), **more)

    def close(self) -> None:
        """End what is open."""
        for camera_id in list(self._open):
            self._end(camera_id)
