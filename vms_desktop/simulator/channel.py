"""One stream being sent: paces its pictures by the wall clock and hands their packets to every session."""

from __future__ import annotations

import asyncio
import random
import secrets
import struct
import time
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Protocol

from vms_desktop.simulator.encoding import AccessUnit, StreamForm
from vms_desktop.simulator.faults import Fault, Faults
from vms_desktop.simulator.rtp import Packetizer, format_lines
from vms_desktop.simulator.sources import LoopSource, PictureSource

REPORT_EVERY_S = 5.0
MOST_BEHIND_S = 2.0
"""A machine that is this far behind its cameras begins again at the current group."""
STALL_LOOK_S = 0.05
CLOCK_RATE = 90_000
"""Of RTP time stamps, for all three codecs (RFC 6184, 7798, 2435)."""


class Receiver(Protocol):
    """A session that gets the stream's packets."""

    def send(self, packets: list[bytes]) -> None:
        """RTP packets of one picture."""

    def send_report(self, packet: bytes) -> None:
        """RTCP."""


class Channel:
    """A camera's main or sub stream. Runs only while it has receivers. Lives on the event loop."""

    def __init__(
        self,
        form: StreamForm,
        make_source: Callable[[StreamForm], PictureSource],
        other_form: StreamForm,
        faults: Faults,
        pool: Executor,
    ) -> None:
        self.form = form
        self._make_source = make_source
        self._other_form = other_form
        self._faults = faults
        self._pool = pool
        self._source: PictureSource | None = None
        self._other: PictureSource | None = None
        self._packetizer = Packetizer(form, secrets.randbits(32))
        self._receivers: list[Receiver] = []
        self._group: list[list[bytes]] = []
        self._start: int | None = None
        self._task: asyncio.Task[None] | None = None
        self.sessions_ever = 0

    @property
    def ssrc(self) -> int:
        return self._packetizer.ssrc

    @property
    def sessions_now(self) -> int:
        return len(self._receivers)

    async def warm_up(self) -> None:
        """Do now what the first viewer would have to wait for: build the scene and the encoder."""
        await asyncio.get_running_loop().run_in_executor(self._pool, self._live_source().unit, 0)

    def _live_source(self) -> PictureSource:
        if Fault.RESOLUTION in self._faults:
            self._other = self._other or self._make_source(self._other_form)
            return self._other
        self._source = self._source or self._make_source(self.form)
        return self._source

    async def describe(self) -> tuple[int, list[str]]:
        """Payload type and SDP lines. Draws and encodes the first group where nobody ever watched."""
        source = self._live_source()
        number = self._first_number(source)
        first = await asyncio.get_running_loop().run_in_executor(self._pool, source.unit, number)
        return format_lines(self.form, first)

    def begin(self) -> tuple[int, int]:
        """Sequence number and RTP time stamp of the first packet that ``add`` called now will send."""
        if self._group:
            sequence, timestamp = struct.unpack(">HI", self._group[0][0][2:8])
            return sequence, timestamp
        if self._start is None:
            self._start = self._first_number(self._live_source())
        return self._packetizer.sequence, self._timestamp(self._start / self.form.fps) & 0xFFFFFFFF

    def add(self, receiver: Receiver) -> None:
        """Start sending: the current group from its key frame on, then every picture as it is due."""
        self.sessions_ever += 1
        if self._group and Fault.STALL not in self._faults:
            for packets in self._group:
                receiver.send(self._with_loss(packets))
            receiver.send_report(self._report())
        self._receivers.append(receiver)
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._run(), name=f"channel {self.form.name}")

    def remove(self, receiver: Receiver) -> None:
        if receiver in self._receivers:
            self._receivers.remove(receiver)

    async def _run(self) -> None:
        try:
            await self._send_pictures()
        finally:
            self._task, self._start = None, None
            self._group = []

    async def _send_pictures(self) -> None:
        loop = asyncio.get_running_loop()
        source = self._live_source()
        number = self._start if self._start is not None else self._first_number(source)
        next_report = 0.0
        while self._receivers:
            source = self._source_for(number, source)
            unit = (
                await loop.run_in_executor(self._pool, source.unit, number)
                if self._slow(source, number)
                else source.unit(number)
            )
            if Fault.STALL in self._faults:
                await asyncio.sleep(STALL_LOOK_S)
                number = max(number, self._first_number(source))
                continue
            self._send(unit, number, source)
            if time.time() >= next_report:
                next_report = time.time() + REPORT_EVERY_S
                report = self._report()
                for receiver in tuple(self._receivers):
                    receiver.send_report(report)
            number += 1
            wait = number / self.form.fps - time.time()
            if Fault.JITTER in self._faults:
                wait += random.uniform(0, self._faults.value(Fault.JITTER) / 1000)
            if wait > 0:
                await asyncio.sleep(wait)
            elif wait < -MOST_BEHIND_S:
                number = self._first_number(source)

    def _source_for(self, number: int, current: PictureSource) -> PictureSource:
        """The source of picture ``number``: changed only where a group begins, else its pictures refer to others."""
        return self._live_source() if number % self.form.group == 0 else current

    def _first_number(self, source: PictureSource) -> int:
        """The picture to begin with: now where a live encoder makes a key frame, else the current group's first."""
        now = self._now_number()
        return now if source.begins_anywhere else now // self.form.group * self.form.group

    def _now_number(self) -> int:
        return int(time.time() * self.form.fps)

    def _slow(self, source: PictureSource, number: int) -> bool:
        """Whether getting that picture may take long: every live picture, and the first of a loop's group."""
        return not isinstance(source, LoopSource) or number % self.form.group == 0

    def _timestamp(self, unix_time: float) -> int:
        """RTP time stamp of a moment: a picture's is that of the moment it is due."""
        return int((unix_time + self._faults.value(Fault.TIMESTAMP_JUMP)) * CLOCK_RATE)

    def _send(self, unit: AccessUnit, number: int, source: PictureSource) -> None:
        timestamp = self._timestamp(number / self.form.fps)
        changed = self._other_form if source is self._other else None
        packets = self._packetizer.packets_of(unit, timestamp, changed)
        if unit.is_key:
            self._group = []
        self._group.append(packets)
        packets = self._with_loss(packets)
        for receiver in tuple(self._receivers):
            receiver.send(packets)

    def _with_loss(self, packets: list[bytes]) -> list[bytes]:
        loss = self._faults.value(Fault.LOSS) / 100
        return [packet for packet in packets if random.random() >= loss] if loss else packets

    def _report(self) -> bytes:
        """RTCP sender report of now, by the camera's own clock, which may be hours off."""
        now = time.time()
        return self._packetizer.sender_report(now + self._faults.value(Fault.CLOCK) * 3600, self._timestamp(now))

    async def stop(self) -> None:
        self._receivers.clear()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
