"""Steering cameras so that none ever keeps moving by itself.

A camera moves only while somebody holds it: each move asks the device to stop by itself soon and is repeated while
held; letting go sends Stop until it is confirmed and, where the device says so, until it stands still. One worker per
camera sends one command at a time and always the newest wish, so that a stop never waits behind moves.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import CameraError, VmsError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.ptz import PtzCapabilities, PtzPosition, PtzPreset, PtzVector
from vms_desktop.domain.steering import Turn
from vms_desktop.services.authority import Authority
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.log.log_sessions import SteeringLog
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.ports import CameraDevice, DeviceEndpoint, Unsubscribe
from vms_desktop.services.wall.steered import STILL, Endpoints, Steered
from vms_desktop.services.wall.steering_turns import SteeringTurns

_logger = logging.getLogger(__name__)

MOVE_TIMEOUT_S = 2.0
"""What the device is told: stop by itself after that, should this desk die."""
REPEAT_S = 0.8
LONGEST_HOLD_S = 30.0
"""A movement that nobody changed or renewed for so long is a stuck key: it is stopped."""
STOP_WITHIN_S = 10.0
CLOSE_WITHIN_S = 2.0
SETS_OUT_WITHIN_S = 1.5
ARRIVES_WITHIN_S = 20.0
"""How long a camera may take to begin to move and to be at a preset, for the access log to say where it looked then."""


class PtzService:
    """Called on the loop thread. With ``steering_log`` no camera is moved before the access log has it.

    With ``turns`` desks share a camera: one steers, the others are told who it is.

    Whoever may not steer is told so by ``on_error``; stopping is everybody's. When somebody else comes to the desk, or
    nobody is there any more, what moves is stopped.
    """

    def __init__(
        self,
        device: CameraDevice,
        cameras: Endpoints,
        clock: Clock,
        steering_log: SteeringLog | None = None,
        *,
        authority: Authority,
        turns: SteeringTurns | None = None,
    ) -> None:
        self._turns = turns
        self._device = device
        self._cameras = cameras
        self._clock = clock
        self._log = steering_log
        self._tasks = TaskOwner("ptz")
        self._steered: dict[str, Steered] = {}
        self._capabilities: dict[str, PtzCapabilities] = {}
        self._on_error: Listeners[[str, VmsError]] = Listeners()
        self._on_motion: Listeners[[str, PtzVector]] = Listeners()
        self._authority = authority
        self._steered_by = authority.actor
        self._stop_hearing = [authority.on_change(self._rights_changed)]
        if turns is not None:
            self._stop_hearing.append(turns.on_lost(self._lost))

    def on_error(self, listener: Callable[[str, VmsError], None]) -> Unsubscribe:
        """(camera id, error): a command failed."""
        return self._on_error.add(listener)

    def on_motion(self, listener: Callable[[str, PtzVector], None]) -> Unsubscribe:
        """(camera id, speed): what the camera was told to do now."""
        return self._on_motion.add(listener)

    # ---- moving ----------------------------------------------------------------------------------------------

    @operation(Permission.STEER, logs=Action.PTZ_BEGAN, inside=True)
    def steer(self, camera_id: str, speed: PtzVector) -> None:
        """Start or change a movement; returns at once. A speed of zero is ``release``. What is refused is told by
        ``on_error`` (AccessError ``access.*``).
        """
        if not speed.is_still:
            refused = self._authority.refusal(Permission.STEER, self._cameras.get(camera_id))
            if refused is not None:
                self._on_error.notify(camera_id, refused)
                return
        steering = self._steered.get(camera_id)
        if steering is None:
            if speed.is_still:
                return
            steering = self._steered[camera_id] = Steered(camera_id)
            self._tasks.start(self._drive(steering), f"steer {camera_id}")
        steering.wish, steering.wished_at = speed, self._clock.monotonic()
        steering.changed.set()

    @plumbing("stopping is everybody's")
    def release(self, camera_id: str) -> None:
        """Guaranteed stop: sent until confirmed; otherwise the person is told that it may still move."""
        self.steer(camera_id, STILL)

    @plumbing("stopping is everybody's")
    def release_all(self) -> None:
        for camera_id in list(self._steered):
            self.release(camera_id)

    def _rights_changed(self) -> None:
        before, self._steered_by = self._steered_by, self._authority.actor
        is_another = before.person != self._steered_by.person
        for camera_id in list(self._steered):
            if is_another or self._refusal(camera_id) is not None:
                self.release(camera_id)
        if is_another and self._log is not None:
            self._log.close()  # what the one steered is not told of the other
        if is_another and self._turns is not None:
            self._turns.let_go()

    def _lost(self, camera_id: str, now: Turn) -> None:
        """Somebody with priority took the camera over at another desk, and moves it in a moment."""
        steering = self._steered.get(camera_id)
        if steering is not None:
            steering.lost = True
            steering.changed.set()
        if self._log is not None:
            self._log.taken(camera_id, now.person, now.person_name)
        code = self._cameras.get(camera_id).code
        error = CameraError("ptz.taken_over", camera=code, name=now.person_name, desk=now.desk_name)
        self._on_error.notify(camera_id, error)

    def _refusal(self, camera_id: str) -> VmsError | None:
        try:
            return self._authority.refusal(Permission.STEER, self._cameras.get(camera_id))
        except CameraError as error:
            return error  # removed meanwhile

    @plumbing("life of the desk")
    async def close(self) -> None:
        """Stop everything that moves; at most two seconds."""
        for stop in self._stop_hearing:
            stop()
        self.release_all()
        resting = [steering.at_rest.wait() for steering in self._steered.values()]
        if resting:
            try:
                async with asyncio.timeout(CLOSE_WITHIN_S):
                    await asyncio.gather(*resting)
            except TimeoutError:
                # The devices' own time-out stops what could not be told.
                pass
        await self._tasks.close()
        if self._turns is not None:
            await self._turns.close()
        if self._log is not None:
            self._log.close()

    async def _drive(self, steering: Steered) -> None:
        """The camera's worker, from the first wish to rest."""
        try:
            await self._begin(steering.camera_id)
            if self._turns is not None:
                self._turns.use(steering.camera_id, True)
            endpoint, profile = await self._target(steering.camera_id)
            while True:
                steering.changed.clear()
                if steering.lost:
                    steering.sent = None  # once, and not until confirmed: the next movement is not ours to stop
                    await self._device.stop(endpoint, profile)
                    self._on_motion.notify(steering.camera_id, STILL)
                    return
                wish = steering.wish
                if wish.is_still:
                    await self._stop(steering, endpoint, profile)
                    if not steering.wish.is_still:
                        continue
                    return
                await self._device.move(endpoint, profile, await self._possible(steering, wish), MOVE_TIMEOUT_S)
                if steering.sent != wish:
                    steering.sent = wish
                    self._on_motion.notify(steering.camera_id, wish)
                await self._wait_for_change(steering)
        except VmsError as error:
            self._on_error.notify(steering.camera_id, error)
            await self._stop_after_failure(steering)
        finally:
            self._steered.pop(steering.camera_id, None)
            if self._turns is not None:
                self._turns.use(steering.camera_id, False)
            steering.at_rest.set()

    async def _wait_for_change(self, steering: Steered) -> None:
        """Until the wish changes or the move must be repeated; a hold that is too long ends."""
        try:
            async with asyncio.timeout(REPEAT_S):
                await steering.changed.wait()
        except TimeoutError:
            if self._clock.monotonic() - steering.wished_at > LONGEST_HOLD_S:
                steering.wish = STILL

    async def _possible(self, steering: Steered, wish: PtzVector) -> PtzVector:
        """Only the axes the camera has; others answer a fault for the whole command."""
        able = await self._able(steering.camera_id)
        speed = PtzVector(
            wish.pan if able.pan_tilt else 0.0, wish.tilt if able.pan_tilt else 0.0, wish.zoom if able.zoom else 0.0
        )
        if speed.is_still:
            raise CameraError("ptz.not_available", camera=self._cameras.get(steering.camera_id).code)
        return speed

    async def _stop(self, steering: Steered, endpoint: DeviceEndpoint, profile: str) -> None:
        """Send Stop until the device confirms it and stands still. A new wish ends the waiting, not the stop."""
        deadline = self._clock.monotonic() + STOP_WITHIN_S
        pause = 0.1
        while not steering.lost:
            try:
                await self._device.stop(endpoint, profile)
                if await self._stands_still(steering.camera_id, endpoint, profile):
                    break
            except VmsError as error:
                if self._clock.monotonic() > deadline:
                    raise self._unconfirmed(steering, str(error)) from error
            if self._clock.monotonic() > deadline:
                raise self._unconfirmed(steering, "")
            await asyncio.sleep(pause)
            pause = min(1.0, pause * 2)
        steering.sent = None
        self._on_motion.notify(steering.camera_id, STILL)

    async def _stands_still(self, camera_id: str, endpoint: DeviceEndpoint, profile: str) -> bool:
        """Compare two positions a moment apart; a camera that does not tell its position is believed."""
        before = await self._device.position(endpoint, profile)
        if before.pan is None and before.zoom is None:
            return True
        await asyncio.sleep(0.15)
        if await self._device.position(endpoint, profile) != before:
            return False
        if self._log is not None:
            self._log.rested(camera_id, before)
        return True

    async def _note_rest(self, camera_id: str, endpoint: DeviceEndpoint, profile: str) -> None:
        """After a command by which the camera goes somewhere itself: wait until it is there, for the access log."""
        deadline = self._clock.monotonic() + ARRIVES_WITHIN_S
        await asyncio.sleep(SETS_OUT_WITHIN_S)
        while self._clock.monotonic() < deadline:
            try:
                if camera_id in self._steered or await self._stands_still(camera_id, endpoint, profile):
                    return
            except VmsError as error:
                _logger.info("where a camera came to rest is not known: %s", error)
                return
            await asyncio.sleep(0.5)

    def _watch_arrival(self, camera_id: str, endpoint: DeviceEndpoint, profile: str) -> None:
        if self._log is not None:
            self._tasks.start(self._note_rest(camera_id, endpoint, profile), f"arrival {camera_id}")

    async def _stop_after_failure(self, steering: Steered) -> None:
        if steering.sent is None:
            return
        try:
            endpoint, profile = await self._target(steering.camera_id)
            await self._stop(steering, endpoint, profile)
        except VmsError as error:
            self._on_error.notify(steering.camera_id, error)

    def _unconfirmed(self, steering: Steered, detail: str) -> CameraError:
        code = self._cameras.get(steering.camera_id).code
        return CameraError("ptz.stop_not_confirmed", detail=detail, camera=code)

    # ---- places ----------------------------------------------------------------------------------------------

    @operation(Permission.STEER, inside=True)
    async def capabilities(self, camera_id: str) -> PtzCapabilities:
        """What the camera can do; asked once. Raises CameraError, AccessError ``access.*``."""
        self._ask(camera_id)
        return await self._able(camera_id)

    def _ask(self, camera_id: str) -> None:
        self._authority.require(Permission.STEER, self._cameras.get(camera_id))

    async def _able(self, camera_id: str) -> PtzCapabilities:
        known = self._capabilities.get(camera_id)
        if known is None:
            endpoint, profile = await self._target(camera_id)
            known = self._capabilities[camera_id] = await self._device.ptz_capabilities(endpoint, profile)
        return known

    @operation(Permission.STEER, inside=True)
    async def where(self, camera_id: str) -> PtzPosition:
        """Where it looks now, as it tells. Raises as ``capabilities``."""
        self._ask(camera_id)
        return await self._device.position(*await self._target(camera_id))

    @operation(Permission.STEER, inside=True)
    async def steered_by(self, camera_id: str) -> Turn | None:
        """Who steers it now at another desk. Raises as ``capabilities``, StorageError."""
        self._ask(camera_id)
        return None if self._turns is None else await self._turns.other(camera_id)

    @operation(Permission.STEER, inside=True)
    async def presets(self, camera_id: str) -> list[PtzPreset]:
        """Raises as ``capabilities``."""
        self._ask(camera_id)
        return await self._device.presets(*await self._target(camera_id))

    async def _begin(self, camera_id: str) -> None:
        """Before a command: it is this person's turn, and the log has it."""
        camera = self._cameras.get(camera_id)
        if self._turns is not None:
            await self._turns.take(camera)
        if self._log is not None:
            await self._log.command(camera)

    @operation(Permission.STEER, logs=Action.PTZ_BEGAN, inside=True)
    async def go_to_preset(self, camera_id: str, token: str) -> None:
        """Raises as ``capabilities``, CameraError ``ptz.steered_by`` (camera, name, desk), StorageError, LogError
        ``log.not_written``.
        """
        self._ask(camera_id)
        await self._begin(camera_id)
        endpoint, profile = await self._target(camera_id)
        await self._device.go_to_preset(endpoint, profile, token)
        self._watch_arrival(camera_id, endpoint, profile)

    @operation(Permission.STEER, logs=Action.PTZ_BEGAN, inside=True)
    async def go_home(self, camera_id: str) -> None:
        """Raises as ``go_to_preset``."""
        self._ask(camera_id)
        await self._begin(camera_id)
        endpoint, profile = await self._target(camera_id)
        await self._device.go_home(endpoint, profile)
        self._watch_arrival(camera_id, endpoint, profile)

    async def _target(self, camera_id: str) -> tuple[DeviceEndpoint, str]:
        camera = self._cameras.get(camera_id)
        endpoint = await self._cameras.endpoint(camera_id)
        profile = camera.main_profile or camera.sub_profile
        if not profile:
            facts = await self._device.facts(endpoint)
            if not facts.profiles:
                raise CameraError("camera.unsupported", camera=camera.code)
            profile = facts.profiles[0].token
        return endpoint, profile
