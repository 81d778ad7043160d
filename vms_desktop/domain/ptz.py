"""Steering: vectors, presets, what a camera can do (ONVIF PTZ Service Specification)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PtzVector:
    """Speed in −1..1: pan + is right, tilt + is up, zoom + is in (ONVIF generic velocity spaces)."""

    pan: float = 0.0
    tilt: float = 0.0
    zoom: float = 0.0

    def __post_init__(self) -> None:
        for value in (self.pan, self.tilt, self.zoom):
            if not -1.0 <= value <= 1.0:
                raise ValueError(f"speed outside -1..1: {value}")

    @property
    def is_still(self) -> bool:
        return self.pan == 0.0 and self.tilt == 0.0 and self.zoom == 0.0


@dataclass(frozen=True, slots=True)
class PtzPreset:
    token: str
    name: str


@dataclass(frozen=True, slots=True)
class PtzCapabilities:
    """Only what the node lists may be sent (others answer "Invalid translation")."""

    pan_tilt: bool
    zoom: bool
    presets: int
    home: bool


@dataclass(frozen=True, slots=True)
class PtzPosition:
    """Where the camera says it looks, in −1..1 (zoom 0..1); None where it does not say."""

    pan: float | None
    tilt: float | None
    zoom: float | None
