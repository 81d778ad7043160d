"""The desk's side of the processes that make copies: one a copy, gone with it, however it ends.

Cancelling ends the process; what it leaves has a working name, which ``services.evidence.copies`` clears away.
"""

from __future__ import annotations

import asyncio
import base64
import os
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from vms_desktop.adapters.video.child_process import ChildProcess
from vms_desktop.child_protocol.copies import (
    COPIER_TO_DESK,
    SILENT_FOR_S,
    Beat,
    Failed,
    Hello,
    Look,
    Looked,
    Make,
    Open,
    Picture,
    Piece,
    Progress,
    Ready,
    SentStrip,
    Shutdown,
    sent_areas,
)
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import CopyError, FootageError, VmsError
from vms_desktop.domain.evidence.masking import Masking
from vms_desktop.services.evidence.copy_ports import ClipFacts, ClipPicture, CopyOrder, MadeFile, Strip
from vms_desktop.services.to_end import whole

NAME = "copier"
STOP_WITHIN_S = 2.0


class _Run:
    """One process. ``gone``: called when it ended, also after ``stop``."""

    def __init__(self, clock: Clock, *, gently: bool, heard: Callable[[Any], None], gone: Callable[[], None]) -> None:
        self._heard = heard
        self._gone = gone
        self._child = ChildProcess(
            NAME,
            [NAME],
            COPIER_TO_DESK,
            clock,
            on_message=self._message,
            on_end=lambda _code: self._gone(),
            heartbeat_s=SILENT_FOR_S,
        )
        self._child.start()
        self.send(Hello(gently))

    @property
    def pid(self) -> int:
        return self._child.pid

    def send(self, message: Any) -> None:
        self._child.send(message)

    async def stop(self) -> None:
        await self._child.stop(Shutdown(), STOP_WITHIN_S)

    def _message(self, message: Any) -> None:
        if not isinstance(message, (Ready, Beat)):
            self._heard(message)


class Copier:
    """Implements ``copy_ports.CopyMaker``. On the loop thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.pid = 0
        """Of the process that works now or did last."""

    async def look(self, path: Path, frame_rate: float) -> ClipFacts:
        """As in the port."""
        answer = await self._asked(_look(path, frame_rate), lambda _progress: None, path)
        return _facts(answer)

    async def make(self, order: CopyOrder, told: Callable[[float], None]) -> list[MadeFile]:
        """As in the port."""
        answer = await self._asked(_make(order), told, order.working)
        return [_made(piece) for piece in answer.pieces]

    async def _asked(self, wish: Any, told: Callable[[float], None], about: Path) -> Any:
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

        def heard(message: Any) -> None:
            if isinstance(message, Progress):
                told(message.progress)
            elif not answer.done():
                answer.set_result(message)

        def gone() -> None:
            if not answer.done():
                answer.set_exception(CopyError("copy.stopped"))

        run = _Run(self._clock, gently=isinstance(wish, Make), heard=heard, gone=gone)
        self.pid = run.pid
        run.send(wish)
        try:
            found = await answer
        finally:
            # Shielded: a cancelled job must not leave a process behind that still writes.
            await whole(run.stop())
        if isinstance(found, Failed):
            raise _error(found, about)
        return found


class OpenedClip:
    """Implements ``copy_ports.ClipReader``. On the loop thread. One picture is fetched at a time, always the newest
    that was asked for.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._run: _Run | None = None
        self._opened: Open | None = None
        self._answer: asyncio.Future[Any] | None = None
        self._request = 0
        self._turn = asyncio.Lock()
        self._closed = False

    @property
    def pid(self) -> int:
        return self._run.pid if self._run is not None else 0

    async def open(self, path: Path, begins_us: int, frame_rate: float) -> ClipFacts:
        """As in the port."""
        self._opened = _open(path, begins_us, frame_rate)
        async with self._turn:
            return _facts(await self._open_again())

    async def picture(self, at_us: int, width: int, masking: Masking) -> ClipPicture | None:
        """As in the port."""
        self._request += 1
        request = self._request
        async with self._turn:
            if request != self._request or self._closed:
                return None
            if self._run is None:
                await self._open_again()
            shown = await self._told(Picture(request, at_us, width, sent_areas(masking)))
            return ClipPicture(shown.at, shown.before, shown.after, base64.b64decode(shown.jpeg))

    async def close(self) -> None:
        """As in the port."""
        self._closed = True
        if self._run is not None:
            await self._run.stop()

    async def _open_again(self) -> Looked:
        if self._opened is None or self._closed:
            raise CopyError("copy.stopped")
        self._run = _Run(self._clock, gently=False, heard=self._heard, gone=self._gone)
        looked = await self._told(self._opened)
        assert isinstance(looked, Looked)
        return looked

    async def _told(self, wish: Any) -> Any:
        run = self._run
        assert run is not None and self._opened is not None
        self._answer = asyncio.get_running_loop().create_future()
        run.send(wish)
        try:
            found = await asyncio.wait_for(self._answer, SILENT_FOR_S)
        except (TimeoutError, asyncio.CancelledError) as error:
            # An answer that comes later must not be taken for another one's.
            self._run = None
            await whole(run.stop())
            if isinstance(error, TimeoutError):
                raise CopyError("copy.stopped") from error
            raise
        finally:
            self._answer = None
        if isinstance(found, Failed):
            raise _error(found, Path(self._opened.path))
        return found

    def _heard(self, message: Any) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(message)

    def _gone(self) -> None:
        if self._answer is not None and not self._answer.done():
            self._run = None
            self._answer.set_exception(CopyError("copy.stopped"))
        elif self._answer is None:
            self._run = None


# ---- between the services' types and the messages --------------------------------------------------------------


def _look(path: Path, frame_rate: float) -> Look:
    return Look(os.path.abspath(path), frame_rate)


def _open(path: Path, begins_us: int, frame_rate: float) -> Open:
    return Open(os.path.abspath(path), begins_us, frame_rate)


def _facts(looked: Looked) -> ClipFacts:
    return ClipFacts(looked.codec, looked.container, looked.width, looked.height, looked.lasts)


def _make(order: CopyOrder) -> Make:
    return Make(
        str(order.path.absolute()),
        order.begins_us,
        order.frame_rate,
        order.sha256,
        str(order.working.absolute()),
        order.title,
        order.begin_us,
        order.end_us,
        sent_areas(order.masking),
        [_strip(order.strip)] if order.strip is not None else [],
        list(order.moments_us),
        order.still_format.value,
    )


def _strip(strip: Strip) -> SentStrip:
    return SentStrip(
        strip.width,
        strip.height,
        _packed(strip.rgb),
        [[name, one.width, one.height, _packed(one.grey)] for name, one in strip.glyphs.items()],
        [list(place) for place in strip.places],
        strip.utc_offset_s,
    )


def _packed(data: bytes) -> str:
    return base64.b64encode(zlib.compress(data)).decode()


def _made(piece: Piece) -> MadeFile:
    return MadeFile(
        Path(piece.path),
        piece.codec,
        piece.width,
        piece.height,
        piece.begin,
        piece.end,
        piece.pictures,
        piece.damaged,
        piece.bytes,
        piece.sha256,
        piece.moment,
    )


def _error(failed: Failed, about: Path) -> VmsError:
    if failed.code.startswith("footage."):
        return FootageError(failed.code, camera="", detail=failed.detail)
    return CopyError(failed.code, folder=str(about.parent), file=about.name, detail=failed.detail)
