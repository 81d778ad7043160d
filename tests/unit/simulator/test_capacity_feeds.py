"""A measurement prepares exactly the streams it measures: it once prepared the first cameras and measured others."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from vms_desktop.capacity.feeds import feeds_of_province
from vms_desktop.simulated_province import SimulatedCamera
from vms_desktop.simulator.province import plan_cameras


class Province:
    """The cameras of the real one, without running it; notes what it is asked to prepare."""

    def __init__(self, count: int) -> None:
        self.cameras = [
            SimulatedCamera(
                plan.code,
                {"codec": plan.codec, "ptz": plan.ptz, "username": "a", "password": "b",
                 "rtsp_main": f"rtsp://127.0.0.1/{plan.code}/main", "rtsp_sub": f"rtsp://127.0.0.1/{plan.code}/sub"},
            )
            for plan in plan_cameras(count)
        ]  # fmt: skip
        self.prepared: list[str] = []

    def prepare(self, streams: Sequence[str]) -> None:
        self.prepared += streams


@pytest.mark.parametrize("main", [False, True])
@pytest.mark.parametrize("feeds", [1, 16, 36])
def test_exactly_the_measured_streams_are_prepared(feeds: int, main: bool):
    province = Province(max(24, feeds))
    drafts = feeds_of_province(province, feeds, main)
    assert len(drafts) == feeds
    measured = {draft.sub_url.removeprefix("rtsp://127.0.0.1/") for draft in drafts}
    assert set(province.prepared) == measured
    assert len(province.prepared) == len(measured)
    assert all(name.endswith("/main" if main else "/sub") for name in measured)


def test_only_fixed_h264_cameras_are_measured():
    province = Province(24)
    feeds_of_province(province, 24, False)
    plans = {plan.code: plan for plan in plan_cameras(24)}
    chosen = [plans[name.split("/")[0]] for name in province.prepared]
    assert len(chosen) == 17 and all(plan.codec == "h264" and not plan.ptz for plan in chosen)
