"""Addresses with a time in them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.recorder_address import check_template, placed, timed

AT = datetime(2026, 11, 26, 20, 30, 5, tzinfo=UTC)
LATER = datetime(2026, 11, 26, 21, 0, tzinfo=UTC)


def test_a_format_with_z_is_utc_and_any_other_the_recorders_local_time():
    utc = placed("rtsp://{host}:{port}/t/{channel}01?s={begin:%Y%m%dT%H%M%SZ}&e={end:%H%M%SZ}", "10.0.0.1", 554, "3")
    assert timed(utc, AT, LATER, 7 * 3600) == "rtsp://10.0.0.1:554/t/301?s=20261126T203005Z&e=210000Z"
    local = placed("rtsp://{host}/p?s={begin:%Y_%m_%d_%H_%M_%S}", "fe80::1", 554, "1")
    assert timed(local, AT, LATER, 7 * 3600) == "rtsp://[fe80::1]/p?s=2026_11_27_03_30_05"


@pytest.mark.parametrize(
    "template",
    [
        "http://{host}/{begin:%H}",
        "rtsp://10.0.0.1/{begin:%H}",
        "rtsp://{host}/{channel}",
        "rtsp://{host}/{begin}",
        "rtsp://{host}/{begin:%Q}",
        "rtsp://{host}/{begin.__class__}",
        "rtsp://{host}/{password}{begin:%H}",
        "rtsp://{host}/ {begin:%H}",
        "rtsp://{host}/{begin:%H}{",
    ],
)
def test_what_is_no_template_is_refused(template):
    with pytest.raises(InputError) as failure:
        check_template(template)
    assert failure.value.code == "input.recorder_template"


@pytest.mark.parametrize("channel", ["", "1&x=2", "a b", "{begin:%H}"])
def test_a_channel_cannot_change_the_address(channel):
    with pytest.raises(InputError) as failure:
        placed("rtsp://{host}/{channel}?{begin:%H}", "h", 554, channel)
    assert failure.value.code == "input.recorder_channel"
