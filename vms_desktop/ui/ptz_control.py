"""Steering by hand: what is held down becomes a movement, and everything that could be missed becomes a stop.

Used by the wall's keys and wheel and by the pad. The stop itself is guaranteed by the service; the duty here is never
to forget to ask for it: letting go, losing the focus, another camera, a hidden page.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from vms_desktop.domain.ptz import PtzVector
from vms_desktop.services.wall.ptz import PtzService
from vms_desktop.ui.ptz_keys import PtzKey, vector_of

USUAL_SPEED = 0.5
PULSE_MS = 180
"""How long one notch of the wheel zooms."""
_LONGEST_PULSE_MS = 700


class PtzControl(QObject):
    """Signals: ``moving_changed(bool)``: whether this hand moves a camera right now."""

    moving_changed = Signal(bool)

    def __init__(self, ptz: PtzService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ptz = ptz
        self._camera_id: str | None = None
        self._held: set[PtzKey] = set()
        self._speed = USUAL_SPEED
        self._moving = False
        self._pulse = PtzVector()
        self._pulse_end = QTimer(self)
        self._pulse_end.setSingleShot(True)
        self._pulse_end.timeout.connect(self._end_pulse)

    @property
    def camera_id(self) -> str | None:
        return self._camera_id

    @property
    def is_moving(self) -> bool:
        return self._moving

    @property
    def speed(self) -> float:
        return self._speed

    def set_camera(self, camera_id: str | None) -> None:
        """Steer another camera from now on (None: none); the one before stops."""
        if camera_id != self._camera_id:
            self.halt()
            self._camera_id = camera_id

    def set_speed(self, speed: float) -> None:
        """0..1; also changes a movement under way."""
        self._speed = min(1.0, max(0.05, speed))
        if self._held:
            self._steer()

    def press(self, *keys: PtzKey) -> None:
        self._held.update(keys)
        self._steer()

    def release(self, *keys: PtzKey) -> None:
        if self._held.intersection(keys):
            self._held.difference_update(keys)
            self._steer()

    def pulse_zoom(self, notches: float) -> None:
        """Zoom a little: in for positive notches. More notches make it longer, up to a bound."""
        if self._camera_id is None or not notches:
            return
        left = max(0, self._pulse_end.remainingTime())
        zoom = self._speed if notches > 0 else -self._speed
        if self._pulse.zoom * zoom < 0:
            left = 0
        self._pulse = PtzVector(zoom=zoom)
        self._pulse_end.start(min(_LONGEST_PULSE_MS, left + round(PULSE_MS * max(1.0, abs(notches)))))
        self._steer()

    def halt(self) -> None:
        """Stop now, whatever is held."""
        self._held.clear()
        self._pulse = PtzVector()
        self._pulse_end.stop()
        self._steer()

    def _end_pulse(self) -> None:
        self._pulse = PtzVector()
        self._steer()

    def _steer(self) -> None:
        if self._camera_id is None:
            return
        held = vector_of(self._held, self._speed)
        vector = PtzVector(held.pan, held.tilt, held.zoom or self._pulse.zoom)
        if not vector.is_still:
            self._ptz.steer(self._camera_id, vector)
        elif self._moving:
            self._ptz.release(self._camera_id)
        if self._moving == vector.is_still:
            self._moving = not vector.is_still
            self.moving_changed.emit(self._moving)
