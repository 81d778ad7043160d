"""Recorders of others (NVRs, cameras with a card) as the register keeps them, and which channel is which camera."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ONVIF = "onvif"
"""Kind of a recorder that is asked by ONVIF Profile G; every other kind is the id of a form of address."""
DEFAULT_KEPT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Recorder:
    """``kind``: ``onvif``, or the id of a form of address (``hikvision``, ``dahua`` …).

    ``port``: of ONVIF, or of RTSP. ``path``: of the ONVIF device service. ``channels``: by camera id, the ONVIF
    recording token or the channel's number. ``kept_days``: how far back it reaches, as a person stated; used where the
    recorder cannot be asked. ``utc_offset_s``: the zone of its local time. ``has_credential``: one lies in the vault.
    """

    id: str
    name: str
    kind: str
    host: str
    port: int
    path: str = ""
    channels: Mapping[str, str] = field(default_factory=dict)
    kept_days: int = DEFAULT_KEPT_DAYS
    utc_offset_s: float = 7 * 3600.0
    clock_offset_s: float | None = None
    has_credential: bool = False
