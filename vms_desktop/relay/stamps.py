"""Time stamps: the camera's clock becomes the relay's. Closed calculations: nothing here reads a clock."""

from __future__ import annotations

JUMP_S = 1.0
"""A camera stamp that moves this much against arrival is a jump of its clock, or a backlog after a freeze."""

DRIFT = 0.0005
"""The best arrival seen may grow this much per second: quartz clocks drift by up to 100 ppm, cheap ones by more."""

MOST_LATE_S = 0.02
"""How far a stamp may stay behind arrival. One later than the player's cache (60 ms) makes libVLC throw away its
decoder's state and wait for the next key frame, up to two seconds: a jerky picture is better than a standing one."""

STEP_S = 0.001


class ClockFilter:
    """Takes the network's jitter out of a camera's stamps without ever running ahead of arrival.

    A picture is due at its camera stamp plus the smallest (arrival - stamp) seen so far. Camera stamps that jump,
    repeat or are missing do no harm: the result always rises and never leaves arrival by more than MOST_LATE_S.
    """

    def __init__(self) -> None:
        self._offset: float | None = None
        self._last_arrival = 0.0
        self._last_camera: float | None = None
        self._last_stamp = float("-inf")
        self.delay_s = 0.0
        """How late the newest picture was against the best arrival seen."""

    def restart(self) -> None:
        """A new connection: the camera's stamps begin anew, ours go on."""
        self._offset = None
        self._last_camera = None

    def stamp(self, arrival: float, camera: float | None) -> float:
        """The picture's stamp in seconds of the relay's clock. ``camera``: its own stamp in seconds, if it has one."""
        due = arrival
        if camera is not None:
            due = self._due(arrival, camera)
        self.delay_s = arrival - due
        stamp = max(self._last_stamp + STEP_S, min(arrival, max(due, arrival - MOST_LATE_S)))
        self._last_stamp, self._last_arrival, self._last_camera = stamp, arrival, camera
        return stamp

    def _due(self, arrival: float, camera: float) -> float:
        if self._offset is None:
            self._offset = arrival - camera
            return arrival
        late = arrival - camera - self._offset
        if self._last_camera is not None:
            moved = (camera - self._last_camera) - (arrival - self._last_arrival)
            jumped = abs(moved) > JUMP_S and late > JUMP_S and arrival - self._last_arrival < JUMP_S
            if jumped or (moved < -JUMP_S and camera <= self._last_camera):
                # The clock was set: what it showed before says nothing any more.
                self._offset = arrival - camera
                return arrival
            if late > JUMP_S and abs(moved) < 0.2 * JUMP_S and camera > self._last_camera:
                # Late and not catching up: the camera stood still and goes on where it was. It is as live as it gets.
                self._offset = arrival - camera
                return arrival
        if late < 0:
            self._offset += late
        else:
            self._offset += min(late, DRIFT * max(0.0, arrival - self._last_arrival))
        return camera + self._offset
