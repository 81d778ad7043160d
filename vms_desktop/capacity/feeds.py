"""The feeds of a measurement: cameras made from addresses, or of the simulated province."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence

from vms_desktop.domain.address import parse_stream_address
from vms_desktop.domain.camera_draft import CameraDraft
from vms_desktop.simulated_province import SimulatedCamera, SimulatedProvince

logger = logging.getLogger(__name__)

FLAPPING_AFTER_S = 5.0
FLAPPING_EVERY_S = 3.0


def feeds_of_sources(sources: Sequence[str], feeds: int) -> list[CameraDraft]:
    """One camera a feed; more feeds than addresses use them again, as streams of their own. Raises InputError."""
    for source in sources:
        parse_stream_address(source)
    return [_feed(number, sources[number % len(sources)], "", "") for number in range(feeds)]


def feeds_of_province(province: SimulatedProvince, feeds: int, main_streams: bool) -> list[CameraDraft]:
    """Fixed H.264 cameras of the province, each by the one stream that is to be measured.

    Those streams are prepared here: drawing pictures while others are measured would spoil the figures. Blocking.
    Raises WorkstationError.
    """
    fixed = _fixed(province)
    chosen = [fixed[number % len(fixed)] for number in range(feeds)]
    name = "main" if main_streams else "sub"
    province.prepare(sorted({f"{camera.code}/{name}" for camera in chosen}))
    return [
        _feed(number, camera.facts[f"rtsp_{name}"], camera.facts["username"], camera.facts["password"])
        for number, camera in enumerate(chosen)
    ]


def _fixed(province: SimulatedProvince) -> list[SimulatedCamera]:
    return [camera for camera in province.cameras if not camera.has_ptz and camera.facts["codec"] == "h264"]


class Flapping:
    """Switches ``count`` of the measured cameras off and on again, one after the other, all the time. A context."""

    def __init__(self, province: SimulatedProvince, count: int) -> None:
        self._province = province
        self._codes = [camera.code for camera in _fixed(province)[:count]]
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="flapping", daemon=True)

    def __enter__(self) -> Flapping:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self._thread.join(30)

    def _run(self) -> None:
        # Not before the wall has filled: what is measured is the failing of cameras, not the start.
        if not self._codes or self._ending.wait(FLAPPING_AFTER_S):
            return
        while not self._ending.is_set():
            for change in (lambda code: self._province.fault(code, "off"), self._province.clear):
                for code in self._codes:
                    self._switch(change, code)
                if self._ending.wait(FLAPPING_EVERY_S):
                    break

    def _switch(self, change: Callable[[str], None], code: str) -> None:
        try:
            change(code)
        except OSError as error:
            # While a camera is off another program may take its port: it stays off until the next round.
            logger.warning("camera %s could not be switched: %s", code, error)


def _feed(number: int, url: str, username: str, password: str) -> CameraDraft:
    return CameraDraft(
        code=f"feed-{number + 1:02}",
        name_th=f"ภาพที่ {number + 1}",
        name_en=f"Feed {number + 1}",
        district_code="1101",
        subdistrict_code="",
        agency_code="",
        main_url="",
        sub_url=url,
        username=username,
        password=password,
    )
