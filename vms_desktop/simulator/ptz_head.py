"""The motors of a simulated PTZ camera: position in ONVIF's generic spaces, speed, presets, home, time-outs."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

PAN_PER_S, TILT_PER_S, ZOOM_PER_S = 0.5, 0.6, 0.45
"""Full speed: how much of the −1..1 (zoom 0..1) range is passed in a second."""


FIELD = 1.5
"""How much higher the scene is than the view of a camera that does not zoom."""
ZOOM_MOST = 5
"""How many times nearer the camera sees at its full zoom."""


@dataclass(frozen=True, slots=True)
class Position:
    pan: float = 0.0
    tilt: float = 0.0
    zoom: float = 0.0


@dataclass(slots=True)
class PtzHead:
    """Moves by itself: the position is worked out whenever somebody looks, on the event loop or in a drawing thread.

    Speeds and positions in ONVIF's generic spaces: pan and tilt −1..1, zoom −1..1 as a speed and 0..1 as a position.
    """

    position: Position = field(default_factory=Position)
    home: Position = field(default_factory=Position)
    presets: dict[str, tuple[str, Position]] = field(default_factory=dict)
    _speed: tuple[float, float, float] = (0.0, 0.0, 0.0)
    _target: Position | None = None
    _moved_at: float = 0.0
    _until: float | None = None
    _next_token: int = 10

    def move(self, pan: float, tilt: float, zoom: float, timeout_s: float | None) -> None:
        """ContinuousMove; ``timeout_s`` None: until Stop."""
        self._advance()
        self._target, self._speed = None, (pan, tilt, zoom)
        self._until = time.monotonic() + timeout_s if timeout_s is not None else None

    def stop(self) -> None:
        self._advance()
        self._speed, self._target, self._until = (0.0, 0.0, 0.0), None, None

    def go_to(self, target: Position) -> None:
        """AbsoluteMove, GotoPreset, GotoHomePosition: at full speed to a position."""
        self._advance()
        self._speed, self._until, self._target = (0.0, 0.0, 0.0), None, target

    def now(self) -> Position:
        self._advance()
        return self.position

    @property
    def is_moving(self) -> bool:
        self._advance()
        return self._target is not None or any(self._speed)

    def set_preset(self, token: str | None, name: str) -> str:
        self._advance()
        if token is None:
            token, self._next_token = str(self._next_token), self._next_token + 1
        self.presets[token] = (name, self.position)
        return token

    def viewport(self, width: int, height: int, aspect: float) -> tuple[float, float, float, float]:
        """Left, top, width, height of the part of a ``width`` × ``height`` scene that the camera sees."""
        here = self.now()
        view_height = height / FIELD / (1 + here.zoom * (ZOOM_MOST - 1))
        view_width = view_height * aspect
        left = (width - view_width) * (here.pan + 1) / 2
        top = (height - view_height) * (1 - here.tilt) / 2
        return left, top, view_width, view_height

    def _advance(self) -> None:
        now = time.monotonic()
        since = min(now, self._until) - self._moved_at if self._until is not None else now - self._moved_at
        self._moved_at = now
        ended = self._until is not None and now >= self._until
        here = self.position
        if self._target is not None:
            goal = self._target
            self.position = Position(
                _approach(here.pan, goal.pan, PAN_PER_S * since),
                _approach(here.tilt, goal.tilt, TILT_PER_S * since),
                _approach(here.zoom, goal.zoom, ZOOM_PER_S * since),
            )
            if self.position == goal:
                self._target = None
        elif any(self._speed) and since > 0:
            pan, tilt, zoom = self._speed
            self.position = Position(
                _within(here.pan + pan * PAN_PER_S * since, -1.0),
                _within(here.tilt + tilt * TILT_PER_S * since, -1.0),
                _within(here.zoom + zoom * ZOOM_PER_S * since, 0.0),
            )
        if ended:
            self._speed, self._until = (0.0, 0.0, 0.0), None


def _within(value: float, least: float) -> float:
    return max(least, min(1.0, value))


def _approach(value: float, goal: float, step: float) -> float:
    return goal if abs(goal - value) <= step else value + step * (1 if goal > value else -1)
