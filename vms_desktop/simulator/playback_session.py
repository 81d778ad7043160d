"""One session of a simulated recorder: recorded pictures from a moment on, forwards or group by group backwards."""

from __future__ import annotations

import asyncio
import math
import secrets
import struct
import time
from dataclasses import dataclass

from vms_desktop.simulator.encoding import GROUP_S, AccessUnit
from vms_desktop.simulator.faults import Fault, Faults
from vms_desktop.simulator.recordings import Recording
from vms_desktop.simulator.rtp import NTP_EPOCH, Packetizer

CHANGED_TYPE = 97
"""Payload type of footage that has changed to another codec."""
ENDS, BREAKS = 0x40, 0x20
"""Flags of the replay extension: last picture before a gap, first one after it."""
_CLEAN = 0x80


@dataclass(frozen=True, slots=True)
class Wish:
    """What PLAY asked for; ``begin``, ``end``: UNIX seconds by the recorder's clock, ``end`` None: as far as there is.

    ``with_times``: each packet carries the replay extension. ``sequence``: CSeq.
    """

    begin: float
    end: float | None = None
    reverse: bool = False
    only_keys: bool = False
    realtime: bool = True
    with_times: bool = True
    sequence: int = 0


class PlaybackSession:
    """Lives on the event loop. TCP interleaved only: a client that does not read slows the sending down."""

    def __init__(
        self, recording: Recording, writer: asyncio.StreamWriter, channels: tuple[int, int], faults: Faults
    ) -> None:
        self.recording = recording
        self.interleaved: tuple[int, int] | None = channels
        self.token = secrets.token_hex(8)
        self._channels = channels
        self._writer = writer
        self._faults = faults
        self.ssrc = secrets.randbits(32)
        self._packetizers = {
            False: Packetizer(recording.form, self.ssrc),
            True: Packetizer(recording.other_form, self.ssrc, CHANGED_TYPE),
        }
        self._changed = False
        self._task: asyncio.Task[None] | None = None

    def heard(self) -> None:
        """Sessions end with their connection alone."""

    def play(self, wish: Wish) -> None:
        """From now on; what was being sent ends."""
        self.pause()
        self._task = asyncio.get_running_loop().create_task(self._send(wish), name=f"playback {self.recording.token}")

    def pause(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def close(self) -> None:
        self.pause()

    # ---- sending -----------------------------------------------------------------------------------------------

    async def _send(self, wish: Wish) -> None:
        try:
            if wish.reverse:
                await self._send_backwards(wish)
            else:
                await self._send_forwards(wish)
            self._goodbye()
        except OSError:
            # The client is gone; its connection says so too.
            return

    async def _send_forwards(self, wish: Wish) -> None:
        """Until what is recorded ends; where it reaches the present it goes on at its pace."""
        number = self.recording.group_at_or_after(wish.begin)
        started, first, breaks = time.monotonic(), None, False
        while number is not None and (wish.end is None or number * GROUP_S < wish.end):
            begin = number * GROUP_S
            first = begin if first is None else first
            follows = (
                number + 1 if self._is_recorded_next(number) else self.recording.group_at_or_after(begin + GROUP_S)
            )
            is_last = follows != number + 1
            changed = self._has_changed(begin - first)
            units = await self._units(number, changed)
            form = self.recording.other_form if changed else self.recording.form
            for position, unit in enumerate(units):
                moment = begin + position / form.fps
                if wish.end is not None and moment > wish.end:
                    return
                if 0 < self._faults.value(Fault.ENDS_EARLY) <= moment - first:
                    self._writer.close()
                    return
                await self._wait_until_due(wish, moment, started + moment - first)
                if wish.only_keys and not unit.is_key:
                    continue
                flags = BREAKS if breaks and position == 0 else 0
                flags |= ENDS if is_last and position == len(units) - 1 else 0
                self._put(unit, moment, wish, flags, changed)
                await self._writer.drain()
            breaks, number = is_last, follows

    def _is_recorded_next(self, number: int) -> bool:
        """Whether the next group follows without a gap; the one being recorded now will."""
        begin = (number + 1) * GROUP_S
        return self.recording.has_group(number + 1) or (begin >= self.recording.end and Fault.GAPS not in self._faults)

    async def _send_backwards(self, wish: Wish) -> None:
        number: int | None = math.floor(wish.begin / GROUP_S)
        assert number is not None
        if not self.recording.has_group(number):
            number = self.recording.group_before(number)
        started, first = time.monotonic(), wish.begin
        while number is not None and (wish.end is None or (number + 1) * GROUP_S > wish.end):
            begin = number * GROUP_S
            if wish.realtime:
                await asyncio.sleep(max(0.0, started + first - begin - GROUP_S - time.monotonic()))
            for position, unit in enumerate(await self._units(number, False)):
                if position == 0 or not wish.only_keys:
                    moment = begin + position / self.recording.form.fps
                    # Every group is a new beginning for whoever reads on.
                    self._put(unit, moment, wish, BREAKS if position == 0 else 0, False)
                    await self._writer.drain()
            number = self.recording.group_before(number)

    def _has_changed(self, sent_s: float) -> bool:
        """Whether footage is in the other codec so many seconds after it began."""
        limits = [self._faults.value(one) for one in (Fault.CODEC_CHANGE, Fault.STRANGE_CODEC)]
        return any(0 < limit <= sent_s for limit in limits)

    async def _units(self, number: int, changed: bool) -> list[AccessUnit]:
        return await asyncio.to_thread(self.recording.units, number, changed=changed)

    async def _wait_until_due(self, wish: Wish, moment: float, due: float) -> None:
        while Fault.STALL in self._faults:  # noqa: ASYNC110 - a fault may be cleared from several sides
            await asyncio.sleep(0.05)
        wait = max(due - time.monotonic() if wish.realtime else 0.0, moment - self.recording.end)
        if wait > 0:
            await asyncio.sleep(wait)

    def _put(self, unit: AccessUnit, moment: float, wish: Wish, flags: int, changed: bool) -> None:
        packetizer = self._packetizers[changed]
        if changed is not self._changed:
            packetizer.sequence = self._packetizers[self._changed].sequence
            self._changed = changed
        extension = (
            _extension(moment, flags | (_CLEAN if unit.is_key else 0), wish.sequence) if wish.with_times else b""
        )
        packets = packetizer.packets_of(unit, round(moment * 90000), extension=extension)
        head = b"$" + bytes([self._channels[0]])
        self._writer.write(b"".join(head + struct.pack(">H", len(packet)) + packet for packet in packets))

    def _goodbye(self) -> None:
        """RTCP BYE (RFC 3550 section 6.6): nothing follows."""
        packet = struct.pack(">BBHI", 0x81, 203, 1, self.ssrc)
        self._writer.write(b"$" + bytes([self._channels[1]]) + struct.pack(">H", len(packet)) + packet)


def _extension(moment: float, flags: int, sequence: int) -> bytes:
    """ONVIF Streaming Specification, RTP header extension for replay: NTP time, flags, low byte of CSeq."""
    seconds = math.floor(moment)
    fraction = round((moment - seconds) * 2**32) & 0xFFFFFFFF
    return struct.pack(">HHIIBBH", 0xABAC, 3, seconds + NTP_EPOCH, fraction, flags, sequence & 0xFF, 0)
