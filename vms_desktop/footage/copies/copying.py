"""Making one copy: picture by picture, so that memory stays flat whatever the length.

The original is read twice, once for its pictures and once for its hash, and never opened for writing. What is written
has a working name; the desk gives it another, or clears it away.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import av

from vms_desktop.child_protocol.copies import Make, Piece, masking_of
from vms_desktop.domain.evidence.copies import StillFormat
from vms_desktop.domain.footage import TrackReason
from vms_desktop.footage.clip_writer import on_disk
from vms_desktop.footage.copies.clip_pictures import ClipPictures
from vms_desktop.footage.copies.copy_writer import CopyWriter
from vms_desktop.footage.copies.finishing import Finishing, jpeg_of
from vms_desktop.footage.copies.frames_of import frames_of
from vms_desktop.footage.copies.look import HashOfFile
from vms_desktop.footage.decoding import new_decoder, png_of
from vms_desktop.footage.group import SourceFailure
from vms_desktop.footage.sources.demuxed import Demuxed, FilePicture

TOLD_EVERY_S = 0.25
HASHING_SHARE = 0.02
"""Of the progress: what is left to do when the last picture is encoded."""
REORDERED_US = 2_000_000
"""Pictures that are shown before the end may lie so far behind it in the file."""
DECODING_THREADS = 2
BEST_JPEG = 2
NO_PICTURES, ORIGINAL_CHANGED = "copy.no_pictures", "copy.original_changed"


class CopyFailed(Exception):
    """Why nothing was made: a code ``copy.*``."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code, self.detail = code, detail


class Copying:
    """``tell``: how far it is. Raises CopyFailed, SourceFailure, OSError of the disk, ValueError."""

    def __init__(self, wish: Make, tell: Callable[[float], None]) -> None:
        self._wish = wish
        self._tell_desk = tell
        self._told_at = 0.0
        self._progress = 0.0
        self._path = Path(wish.path)
        self._fed = self._read_bytes = 0
        self._finishing = Finishing(masking_of(wish.areas), wish.strips[0] if wish.strips else None)

    def made(self) -> list[Piece]:
        hashed = HashOfFile(self._path, self._alive)
        pieces = self._stills() if self._wish.moments else [self._video()]
        if hashed.result() != self._wish.sha256:
            raise CopyFailed(ORIGINAL_CHANGED)
        return pieces

    # ---- a video ---------------------------------------------------------------------------------------------

    def _video(self) -> Piece:
        wish = self._wish
        path = Path(f"{wish.working}-video.part")
        file = Demuxed(self._path, wish.frame_rate)
        writer: CopyWriter | None = None
        try:
            decoder = new_decoder(file.codec, file.extradata)
            decoder.thread_count, decoder.thread_type = DECODING_THREADS, "AUTO"
            lasts_us = self._lasts_us(file)
            size = max(1, self._path.stat().st_size)
            for frame, at_us in self._frames(file, decoder):
                picture = self._finishing.finished(frame, at_us)
                if writer is None:
                    writer = CopyWriter(path, picture, decoder.sample_aspect_ratio or None, wish.title)
                writer.add(picture, at_us)
                self._tell((at_us - self._begin_us) / lasts_us if lasts_us else self._read_bytes / size)
            if writer is None or not writer.pictures:
                raise CopyFailed(NO_PICTURES)
            writer.finish()
        except BaseException:
            if writer is not None:
                writer.abandon()
            raise
        finally:
            file.close()
        size, digest = self._settled(path)
        return Piece(
            str(path),
            "h264",
            writer.width,
            writer.height,
            writer.first_us,
            writer.last_us,
            writer.pictures,
            max(0, self._fed - writer.pictures),
            size,
            digest,
            None,
        )

    @property
    def _begin_us(self) -> int:
        begin = self._wish.begin
        return self._wish.begins if begin is None else max(begin, self._wish.begins)

    def _lasts_us(self, file: Demuxed) -> int:
        """Of what is made; 0: the file does not say."""
        if not file.stated_s:
            return 0 if self._wish.end is None else max(1, self._wish.end - self._begin_us)
        stated_end_us = self._wish.begins + round(file.stated_s * 1e6)
        end_us = stated_end_us if self._wish.end is None else min(self._wish.end, stated_end_us)
        return max(1, end_us - self._begin_us)

    def _frames(self, file: Demuxed, decoder: av.VideoCodecContext) -> Iterator[tuple[av.VideoFrame, int]]:
        """Those of the wished time, each with its true time."""
        wish = self._wish
        for picture in self._pictures(file):
            for frame in frames_of(decoder, picture):
                at_us = wish.begins + (frame.pts or 0)
                if (wish.begin is None or at_us >= wish.begin) and (wish.end is None or at_us <= wish.end):
                    yield frame, at_us

    def _pictures(self, file: Demuxed) -> Iterator[FilePicture | None]:
        """From the key frame before the wished time; None at the end, for what the decoder still holds."""
        wish = self._wish
        pictures = file.pictures()
        if wish.begin is not None and wish.begin > wish.begins and next(pictures, None) is not None:
            # The first one had to be read: from it the file's own times count.
            file.rewind(wish.begin - wish.begins)
            pictures = file.pictures()
        for picture in pictures:
            self._read_bytes += len(picture.data)
            at_us = wish.begins + picture.time_us
            if wish.end is not None and wish.begins + picture.order_us > wish.end + REORDERED_US:
                break
            if (wish.begin is None or at_us >= wish.begin) and (wish.end is None or at_us <= wish.end):
                self._fed += 1
            self._alive()
            yield picture
        yield None

    # ---- stills ----------------------------------------------------------------------------------------------

    def _stills(self) -> list[Piece]:
        wish = self._wish
        clip = ClipPictures(self._path, wish.begins, wish.frame_rate)
        found: dict[int, Piece] = {}
        try:
            for number, moment_us in enumerate(wish.moments):
                picture = clip.at(moment_us)
                if picture.at_us not in found:
                    path = Path(f"{wish.working}-{number}.part")
                    found[picture.at_us] = self._still(path, picture.frame, picture.at_us, moment_us)
                self._tell((number + 1) / len(wish.moments))
        finally:
            clip.close()
        return list(found.values())

    def _still(self, path: Path, frame: av.VideoFrame, at_us: int, moment_us: int) -> Piece:
        as_it_is = not (self._wish.areas or self._wish.strips)
        picture = frame if as_it_is else self._finishing.finished(frame, at_us)
        is_png = self._wish.still_format == StillFormat.PNG.value
        data = png_of(picture) if is_png else jpeg_of(picture, picture.width, BEST_JPEG)
        with path.open("xb") as file:
            file.write(data)
        size, digest = self._settled(path)
        codec = "png" if is_png else "jpeg"
        return Piece(str(path), codec, picture.width, picture.height, at_us, at_us, 1, 0, size, digest, moment_us)

    def _settled(self, path: Path) -> tuple[int, str]:
        """Size and SHA-256 of the file as it lies on the disk. A stick may take minutes for it: that is no hanging."""
        with ThreadPoolExecutor(1, thread_name_prefix="to the disk") as helper:
            settling = helper.submit(on_disk, path)
            while not settling.done():
                wait([settling], 1.0)
                self._alive()
            return settling.result()

    # ---- telling ---------------------------------------------------------------------------------------------

    def _tell(self, share: float) -> None:
        self._progress = max(self._progress, min(1.0, share) * (1 - HASHING_SHARE))
        self._alive()

    def _alive(self) -> None:
        now = time.monotonic()
        if now - self._told_at >= TOLD_EVERY_S:
            self._told_at = now
            self._tell_desk(round(self._progress, 3))


def failure_of(error: SourceFailure) -> tuple[str, str]:
    reason = error.reason if error.reason is not TrackReason.NONE else TrackReason.DAMAGED
    return f"footage.{reason.value}", error.detail
