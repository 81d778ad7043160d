"""A stream that changes its size does so where a group of pictures begins."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from vms_desktop.simulator.channel import Channel
from vms_desktop.simulator.encoding import AccessUnit, StreamForm
from vms_desktop.simulator.faults import Fault, Faults

FORM = StreamForm("sub", "h264", 640, 360, 15, 512_000)
SMALL = StreamForm("changed", "h264", 480, 272, 15, 512_000)


class Source:
    def __init__(self, form: StreamForm) -> None:
        self.form = form

    def unit(self, number: int) -> AccessUnit:
        return AccessUnit(b"", number % FORM.group == 0)


def test_a_change_of_resolution_waits_for_the_next_key_frame():
    """It once switched in the middle of a group: players got pictures that refer to ones of another size."""
    faults = Faults({})
    with ThreadPoolExecutor(1) as pool:
        channel = Channel(FORM, Source, SMALL, faults, pool)
        source = channel._source_for(0, channel._live_source())
        faults.set(Fault.RESOLUTION, None)
        for number in range(1, FORM.group):
            source = channel._source_for(number, source)
            assert source.form is FORM
        source = channel._source_for(FORM.group, source)
        assert source.form is SMALL
        faults.clear()
        assert channel._source_for(FORM.group + 1, source).form is SMALL
        assert channel._source_for(2 * FORM.group, source).form is FORM
