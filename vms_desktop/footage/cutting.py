"""Cutting clips: from the key frame before the wanted time to the picture after it, of the first source that has any.

Each job has a thread of its own. What is written has a working name until the desk gives it another; what was left
behind by a process that was killed is cleared away by the next cut into that folder.
"""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from vms_desktop.child_protocol.footage import Cut, CutDone, CutFailed, CutPiece, CutProgress, Plan
from vms_desktop.domain.footage import TrackReason
from vms_desktop.footage.clip_writer import ClipWriter
from vms_desktop.footage.group import GAP_US, FootagePicture, Group, SourceFailure
from vms_desktop.footage.normal_form import normal_form
from vms_desktop.footage.plans import Opened
from vms_desktop.footage.reader import Reader, Spot
from vms_desktop.services.whole_file import NO_ROOM

PROGRESS_EVERY_S = 0.2
STANDS_STILL_S = 12.0
"""A group that is still being recorded and does not grow for so long is taken as it is."""
PATIENCE_S = (2.0, 5.0, 15.0)
"""How long a recorder that broke off rests before it is asked once more; nobody waits for a picture meanwhile."""
WORKING_NAME = ".vms-cut-{job}-{number}.part"
_ABANDONED_AFTER_S = 3600.0


class _Cancelled(Exception):
    """The desk does not want it any more."""


class Cutter:
    """``write``: takes messages for the desk, from any thread."""

    def __init__(self, write: Callable[[object], None]) -> None:
        self._write = write
        self._jobs: dict[str, threading.Event] = {}
        self._threads: list[threading.Thread] = []

    def cut(self, wish: Cut) -> None:
        cancelled = self._jobs[wish.job] = threading.Event()
        thread = threading.Thread(target=self._run, args=(wish, cancelled), name=f"cut {wish.job}", daemon=True)
        self._threads = [one for one in self._threads if one.is_alive()]
        self._threads.append(thread)
        thread.start()

    def cancel(self, job: str) -> None:
        cancelled = self._jobs.pop(job, None)
        if cancelled is not None:
            cancelled.set()

    def close(self, seconds: float) -> None:
        """Cancel all and wait so long for their files to go."""
        for job in list(self._jobs):
            self.cancel(job)
        until = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))

    def _run(self, wish: Cut, cancelled: threading.Event) -> None:
        source = ""
        try:
            _clear_abandoned(Path(wish.folder))
            failure: SourceFailure | None = None
            for plan in wish.plans:
                source = plan.source
                try:
                    pieces = self._pieces(wish, plan, cancelled)
                except SourceFailure as error:
                    failure = failure or error
                    continue
                if pieces:
                    self._write(CutDone(wish.job, source, pieces))
                    return
            if failure is not None:
                raise failure
            self._write(CutFailed(wish.job, source, TrackReason.NOT_RECORDED.value))
        except _Cancelled:
            return
        except SourceFailure as failure:
            self._write(CutFailed(wish.job, source, failure.reason.value, failure.detail))
        except OSError as error:
            code = "clip.disk_full" if error.errno in NO_ROOM else "clip.folder_not_writable"
            self._write(CutFailed(wish.job, source, code, error.strerror or ""))
        except Exception:  # noqa: BLE001 - the desk must hear of it, whatever it is
            traceback.print_exc(file=sys.stderr)
            self._write(CutFailed(wish.job, source, "clip.failed"))
        finally:
            self._jobs.pop(wish.job, None)

    def _pieces(self, wish: Cut, plan: Plan, cancelled: threading.Event) -> list[CutPiece]:
        reader = Reader()
        reader.supply(Opened(PATIENCE_S).sources([plan]))
        try:
            return _Cutting(wish, reader, plan.source, cancelled, self._write).pieces()
        finally:
            reader.close()


class _Cutting:
    def __init__(
        self, wish: Cut, reader: Reader, source: str, cancelled: threading.Event, write: Callable[[object], None]
    ) -> None:
        self._wish = wish
        self._reader = reader
        self._source = source
        self._cancelled = cancelled
        self._write = write
        self._told_at = 0.0
        self._started_us = time.time_ns() // 1000
        self._done: list[CutPiece] = []
        self._writer: ClipWriter | None = None
        self._failed_first: SourceFailure | None = None
        """Why the beginning could not be read."""

    def pieces(self) -> list[CutPiece]:
        """Empty: the source has nothing of that time. Raises SourceFailure, OSError, _Cancelled, leaving no file."""
        try:
            spot = self._first()
            all_there = False
            while spot is not None and not all_there:
                all_there = self._take(self._whole(spot))
                spot = None if all_there else self._reader.following(spot, self._wanted)
            if self._cancelled.is_set():
                raise _Cancelled
            self._close_writer(failure=None if all_there else self._reader.failure)
        except BaseException:
            if self._writer is not None:
                self._writer.discard()
            for piece in self._done:
                Path(piece.path).unlink(missing_ok=True)
            raise
        return self._done

    def _wanted(self) -> bool:
        return not self._cancelled.is_set()

    def _first(self) -> Spot | None:
        """Raises SourceFailure when nothing of the whole time can be read."""
        failure: SourceFailure | None = None
        try:
            spot = self._reader.at(self._wish.begin, self._wanted)
        except SourceFailure as error:
            spot, failure = None, error
            self._reader.forgive()
        if spot is None:
            spot = self._reader.first_after(self._wish.begin, self._wanted)
        if failure is not None and (spot is None or spot.group.begin_us > self._wish.end):
            raise failure
        self._failed_first = failure
        return spot

    def _whole(self, spot: Spot) -> Group:
        """Recorders send a group bit by bit: it is waited for, but not for what was not recorded when cutting began."""
        group, wanted_us = spot.group, min(self._wish.end, self._started_us)
        grown_at = time.monotonic()
        while not group.is_complete and group.newest_us <= wanted_us:
            still_s = time.monotonic() - grown_at
            if self._cancelled.is_set() or (still_s > STANDS_STILL_S and not spot.source.ends_groups):
                break
            if spot.source.grow(group, PROGRESS_EVERY_S):
                grown_at = time.monotonic()
        return group

    def _take(self, group: Group) -> bool:
        """Whether this was all: the picture after the wanted time has been written, or lies beyond a gap."""
        wish = self._wish
        ended = group.begin_us > wish.end
        if ended and (self._writer is None or group.begin_us - self._writer.newest_us > GAP_US):
            return True
        for picture, order_us in zip(_up_to(group, wish.end), group.decoding_times(), strict=False):
            if self._cancelled.is_set():
                raise _Cancelled
            loaded = picture.load()
            if loaded is None:
                # What is damaged in the source is missing in the clip; the rest of the group is as it was recorded.
                continue
            data = normal_form(loaded, group.codec)
            self._writer_for(group, picture, data)
            if self._writer is not None and picture.is_key and group.follows_break:
                self._writer.breaks(picture.time_us)
            if self._writer is None:
                continue
            self._writer.add(picture, data, order_us)
            ended = ended or picture.time_us > wish.end
            self._tell(picture.time_us)
        return ended

    def _writer_for(self, group: Group, picture: FootagePicture, data: bytes) -> None:
        if self._writer is not None and self._writer.codec == group.codec:
            return
        if not picture.is_key:
            return
        self._close_writer(group.begin_us)
        number = len(self._done)
        name = WORKING_NAME.format(job=_safe(self._wish.job), number=f"{_safe(self._source)}-{number}")
        self._writer = ClipWriter(Path(self._wish.folder, name), group, data)

    def _close_writer(self, goes_on_us: int | None = None, failure: SourceFailure | None = None) -> None:
        """``goes_on_us``: when the next file begins, None: this is the last one. ``failure``: why nothing follows."""
        writer = self._writer
        if writer is not None:
            begin = self._wish.begin if not self._done else writer.first_us
            before = self._failed_first.reason if self._failed_first is not None and not self._done else None
            after = failure.reason if failure is not None else None
            end = self._wish.end if goes_on_us is None else goes_on_us
            self._done.append(writer.finish(begin, end, before, after))
            self._writer = None

    def _tell(self, at_us: int) -> None:
        now = time.monotonic()
        if now - self._told_at < PROGRESS_EVERY_S:
            return
        self._told_at = now
        whole = max(1, self._wish.end - self._wish.begin)
        progress = min(1.0, max(0.0, (at_us - self._wish.begin) / whole))
        self._write(CutProgress(self._wish.job, self._source, round(progress, 3)))


def _up_to(group: Group, end_us: int) -> list[FootagePicture]:
    """In decoding order, as far as the first picture after ``end_us``."""
    pictures = group.decoding_order
    # Where pictures are decoded in another order than they are shown, what the last one needs comes before it.
    last_us = min((one.time_us for one in pictures if one.time_us > end_us), default=end_us)
    inside = [number for number, one in enumerate(pictures) if one.time_us <= last_us]
    return pictures[: inside[-1] + 1] if inside else pictures[:1]


def _safe(name: str) -> str:
    return "".join(letter if letter.isalnum() else "_" for letter in name)[:60]


def _clear_abandoned(folder: Path) -> None:
    for path in folder.glob(WORKING_NAME.format(job="*", number="*")):
        if time.time() - path.lstat().st_mtime > _ABANDONED_AFTER_S:
            path.unlink(missing_ok=True)
