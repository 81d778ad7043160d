"""The feeds of a measurement: cameras made from addresses, or of the simulated province."""

from __future__ import annotations

from collections.abc import Sequence

from vms_desktop.domain.address import parse_stream_address
from vms_desktop.domain.camera_draft import CameraDraft
from vms_desktop.simulated_province import SimulatedProvince


def feeds_of_sources(sources: Sequence[str], feeds: int) -> list[CameraDraft]:
    """One camera a feed; more feeds than addresses use them again, as streams of their own. Raises InputError."""
    for source in sources:
        parse_stream_address(source)
    return [_feed(number, sources[number % len(sources)], "", "") for number in range(feeds)]


def feeds_of_province(province: SimulatedProvince, feeds: int, main_streams: bool) -> list[CameraDraft]:
    """Fixed H.264 cameras of the province, each by the one stream that is to be measured."""
    fixed = [camera for camera in province.cameras if not camera.has_ptz and camera.facts["codec"] == "h264"]
    chosen = [fixed[number % len(fixed)] for number in range(feeds)]
    name = "rtsp_main" if main_streams else "rtsp_sub"
    return [
        _feed(number, camera.facts[name], camera.facts["username"], camera.facts["password"])
        for number, camera in enumerate(chosen)
    ]


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
