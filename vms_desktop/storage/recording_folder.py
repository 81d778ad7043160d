"""A folder with recordings on a disk: its marker, its lock, and looking at, listing and deleting segment files.

Blocking, maybe for long where the disk is a share: called on threads only. The marker (``recordings.json``) carries the
folder's id. It tells a disk that is there from the empty mount point it leaves behind, and a folder that was moved from
a new one. The lock lets one desk record into it at a time: two would each delete what the other counts on.
"""

from __future__ import annotations

import errno
import json
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID, uuid4

from vms_desktop.domain.errors import RecordingError, StorageError
from vms_desktop.domain.segment import SUFFIX, parse_stream_folder, stream_folder
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.media.segment import NotASegment, SegmentBytes
from vms_desktop.services.recording.recording_ports import DiskSpace, FileFacts, FoundFile
from vms_desktop.storage.desk_lock import DeskLock

MARKER = "recordings.json"
LOCK = "recordings.lock"
ABOUT_CAMERA = "camera.json"
FORMAT = "vms-recordings/1"
MOST_OTHER_FILES = 100
MOST_BYTES = 1024 * 1024 * 1024
"""Of a segment that are looked at: two minutes of 60 Mb/s."""
_MARKER_BYTES = 64 * 1024

_GONE = {errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ENOTDIR, errno.ESTALE, errno.ETIMEDOUT}
_CODES = {
    errno.ENOSPC: "recording.disk_full",
    errno.EDQUOT: "recording.disk_full",
    errno.EROFS: "recording.read_only",
    errno.EACCES: "recording.not_writable",
    errno.EPERM: "recording.not_writable",
}


@contextmanager
def told_as_recording_errors(folder: Path) -> Iterator[None]:
    """The disk's errors as RecordingError."""
    try:
        yield
    except OSError as error:
        code = _CODES.get(error.errno or 0, "recording.folder_gone" if error.errno in _GONE else "recording.failed")
        raise RecordingError(code, folder=str(folder), detail=str(error.strerror or error)) from error


class RecordingFiles:
    """Fulfils ``services.recording.recording_ports.RecordingFolder``. Use ``open_folder`` or ``look_at_folder``."""

    def __init__(self, root: Path, folder_id: str, lock: DeskLock | None) -> None:
        self._root = root
        self._id = folder_id
        self._lock = lock

    @property
    def id(self) -> str:
        return self._id

    @property
    def root(self) -> Path:
        return self._root

    @property
    def marker(self) -> Path:
        return self._root / MARKER

    def is_there(self) -> bool:
        """Whether the disk is there, and still has this folder."""
        return _read_marker(self._root) == self._id

    def release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    # ---- the disk --------------------------------------------------------------------------------------------

    def space(self) -> DiskSpace:
        with told_as_recording_errors(self._root):
            usage = shutil.disk_usage(self._root)
        return DiskSpace(usage.total, usage.free)

    # ---- listing ---------------------------------------------------------------------------------------------

    def streams(self) -> list[StreamKey]:
        """Those that have a folder."""
        with told_as_recording_errors(self._root):
            found = [
                parse_stream_folder(camera.name, quality.name)
                for camera in _folders(self._root)
                for quality in _folders(Path(camera.path))
            ]
        return sorted(key for key in found if key is not None)

    def days(self, key: StreamKey) -> list[str]:
        with told_as_recording_errors(self._root):
            return sorted(entry.name for entry in _folders(self._root / stream_folder(key)))

    def files(self, key: StreamKey, day: str) -> list[FoundFile]:
        place = f"{stream_folder(key)}/{day}"
        found = []
        with told_as_recording_errors(self._root), os.scandir(self._below(place)) as entries:
            for entry in entries:
                if not entry.is_file(follow_symlinks=False) or not entry.name.endswith(SUFFIX):
                    continue
                try:
                    facts = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue  # deleted a moment ago
                found.append(FoundFile(f"{place}/{entry.name}", facts.st_size, facts.st_mtime_ns // 1000))
        return sorted(found, key=lambda file: file.path)

    def other_files(self) -> list[str]:
        known = {MARKER, LOCK, ABOUT_CAMERA}
        found: list[str] = []
        with told_as_recording_errors(self._root):
            for place, folders, files in os.walk(self._root):
                folders.sort()
                depth = len(Path(place).relative_to(self._root).parts)
                for name in sorted(files):
                    if depth == 3 and name.endswith(SUFFIX) and self._is_ours(Path(place)):
                        continue
                    if depth <= 1 and name in known:
                        continue
                    found.append((Path(place) / name).relative_to(self._root).as_posix())
                    if len(found) == MOST_OTHER_FILES:
                        return found
        return found

    def _is_ours(self, day: Path) -> bool:
        camera, quality, _ = day.relative_to(self._root).parts
        return parse_stream_folder(camera, quality) is not None

    # ---- files -----------------------------------------------------------------------------------------------

    def look(self, path: str, *, thorough: bool = False) -> FileFacts | None:
        """None: no picture of it can be read."""
        with told_as_recording_errors(self._root):
            try:
                # Not mapped: a disk that is pulled while it is looked at would end the desk with a bus error.
                with self._below(path).open("rb") as file:
                    segment = SegmentBytes(file.read(MOST_BYTES))
                facts = segment.facts(thorough=thorough)
            except NotASegment:
                return None
        return FileFacts(
            segment.stream,
            facts.codec,
            facts.begin_us,
            facts.end_us,
            facts.pictures,
            facts.bytes,
            facts.offset_low_ms,
            facts.offset_high_ms,
            facts.broken,
        )

    def exists(self, path: str) -> bool:
        with told_as_recording_errors(self._root):
            try:
                os.stat(self._below(path))
            except FileNotFoundError:
                return False
        return True

    def delete(self, path: str) -> None:
        file = self._below(path)
        with told_as_recording_errors(self._root):
            file.unlink(missing_ok=True)
            try:
                file.parent.rmdir()
            except OSError as error:
                if error.errno not in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT, errno.EBUSY):
                    raise

    def name_camera(self, camera_id: str, about: Mapping[str, str]) -> None:
        place = self._below(camera_id)
        with told_as_recording_errors(self._root):
            place.mkdir(mode=0o700, exist_ok=True)
            _write(place / ABOUT_CAMERA, dict(about))

    def _below(self, path: str) -> Path:
        """Raises RecordingError: paths come from a database that others can write."""
        parts = path.split("/")
        if any(part in ("", ".", "..") or "\\" in part or ":" in part for part in parts):
            raise RecordingError("recording.failed", folder=str(self._root), detail="a path outside the folder")
        return self._root.joinpath(*parts)


def open_folder(root: Path, desk: str, *, known_id: str | None, anew: bool = False) -> RecordingFiles:
    """A folder to record into; made where it is not there. Blocking.

    ``desk``: its name, for who meets the marker. ``known_id``: the id of the folder that was there before; an empty
    place that should be a full one is a disk that is gone, unless a person wants to begin ``anew``.

    Raises RecordingError ``recording.folder_taken`` (folder, pid), ``recording.folder_gone``, ``recording.disk_full``,
    ``recording.read_only``, ``recording.not_writable``, ``recording.failed``.
    """
    with told_as_recording_errors(root):
        found = _read_marker(root)
        if found is None and known_id is not None and not anew and not _has_footage(root):
            raise RecordingError("recording.folder_gone", folder=str(root))
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = _take_lock(root)
    try:
        with told_as_recording_errors(root):
            if found is None:
                found = known_id if known_id is not None and not anew else str(uuid4())
                _write(root / MARKER, {"format": FORMAT, "id": found, "desk": desk})
    except BaseException:
        lock.release()
        raise
    return RecordingFiles(root, found, lock)


def look_at_folder(root: Path) -> RecordingFiles:
    """A folder to be looked at beside a desk that records into it. Raises RecordingError ``recording.folder_gone``."""
    found = _read_marker(root)
    if found is None:
        raise RecordingError("recording.folder_gone", folder=str(root))
    return RecordingFiles(root, found, None)


def is_taken(root: Path) -> bool:
    """Whether a desk records into the folder now."""
    try:
        _take_lock(root).release()
    except RecordingError:
        return True
    return False


def _take_lock(root: Path) -> DeskLock:
    lock = DeskLock(root / LOCK)
    try:
        lock.take()
    except StorageError as error:
        if error.code == "storage.in_use":
            pid = error.params.get("pid", 0)
            raise RecordingError("recording.folder_taken", folder=str(root), pid=pid) from error
        cause = error.__cause__
        with told_as_recording_errors(root):
            raise (cause if isinstance(cause, OSError) else OSError(errno.EACCES, error.detail)) from None
    return lock


def _read_marker(root: Path) -> str | None:
    """The folder's id; None: there is no marker, or not one of ours."""
    try:
        with (root / MARKER).open("rb") as file:
            values = json.loads(file.read(_MARKER_BYTES))
        return str(UUID(values["id"])) if values["format"] == FORMAT else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _has_footage(root: Path) -> bool:
    """Whether streams have folders there: then the disk is there, and only the marker is gone."""
    qualities = [quality.value for quality in StreamQuality]
    try:
        return any((root / camera.name / quality).is_dir() for camera in _folders(root) for quality in qualities)
    except OSError:
        return False


def _folders(place: Path) -> list[os.DirEntry[str]]:
    with os.scandir(place) as entries:
        return [entry for entry in entries if entry.is_dir(follow_symlinks=False)]


def _write(path: Path, values: Mapping[str, str]) -> None:
    """Whole or not at all."""
    partial = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        with partial.open("x", encoding="utf-8") as file:
            file.write(json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
