"""A cut file gets its name and the JSON file beside it that says exactly what it is. Blocking; for a worker thread."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clip import ClipFile, ClipJob
from vms_desktop.domain.errors import FootageError
from vms_desktop.domain.footage import FootageSource, TimeRange
from vms_desktop.services.described_file import put_described
from vms_desktop.services.playback.footage_log import exact_iso, iso
from vms_desktop.services.playback.footage_ports import CutFile
from vms_desktop.services.wall.snapshots import safe_code
from vms_desktop.services.whole_file import NO_ROOM

FORMAT = "vms-clip/1"


def clip_name(camera: Camera, begin: datetime, end: datetime, again: int = 1) -> str:
    """``1101-0007_20261126T070509Z-20261126T071009Z``, without an ending; times of the first and last picture, UTC."""
    times = "-".join(f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}" for moment in (begin, end))
    return f"{safe_code(camera.code)}_{times}{'' if again == 1 else f'_{again}'}"


def describe(job: ClipJob, camera: Camera, source: FootageSource, cut: CutFile, made_at: datetime) -> dict[str, Any]:
    """What the JSON file holds. All times UTC, ISO 8601 with milliseconds; of pictures with microseconds."""
    return {
        "format": FORMAT,
        "camera": {"id": camera.id, "code": camera.code, "name_th": camera.name_th, "name_en": camera.name_en},
        "marks": _range(job.marks),
        "margin_s": job.margin_s,
        "asked": _range(job.asked),
        "pictures": {
            "first": exact_iso(cut.begin),
            "last": exact_iso(cut.end),
            "count": cut.pictures,
            "sha256": cut.pictures_sha256,
            "gaps": [_range(gap) for gap in cut.gaps],
            "unread": [{**_range(one.between), "reason": one.reason.value} for one in cut.unread],
        },
        "camera_clock": {
            "first": exact_iso(cut.camera_begin) if cut.camera_begin is not None else None,
            "last": exact_iso(cut.camera_end) if cut.camera_end is not None else None,
        },
        "file": {
            "bytes": cut.bytes,
            "sha256": cut.sha256,
            "container": cut.container,
            "codec": cut.codec,
            "width": cut.width,
            "height": cut.height,
        },
        "source": {
            "id": source.id,
            "kind": source.kind.value,
            "name": source.name,
            "clock": source.trust.value,
            "clock_offset_s": source.clock_offset_s,
        },
        "made_at": iso(made_at),
    }


def _range(between: TimeRange) -> dict[str, str]:
    return {"begin": iso(between.begin), "end": iso(between.end)}


def put_in_place(folder: Path, camera: Camera, cut: CutFile, about: Mapping[str, Any]) -> ClipFile:
    """Give the working file its name, with its JSON file; nothing is ever overwritten.

    Raises FootageError ``clip.disk_full``, ``clip.folder_not_writable`` (folder=…); then the working file is gone too.
    """
    try:
        target, sidecar = put_described(
            cut.path, folder, lambda again: clip_name(camera, cut.begin, cut.end, again), cut.container, about
        )
    except OSError as error:
        with suppress(OSError):  # on a stick that was pulled: what is told is why the clip is not there
            cut.path.unlink(missing_ok=True)
        raise write_error(error, folder) from error
    return ClipFile(
        target,
        sidecar,
        cut.begin,
        cut.end,
        cut.pictures,
        cut.bytes,
        cut.sha256,
        cut.pictures_sha256,
        cut.gaps,
        cut.unread,
    )


def write_error(error: OSError, folder: Path) -> FootageError:
    code = "clip.disk_full" if error.errno in NO_ROOM else "clip.folder_not_writable"
    return FootageError(code, folder=str(folder), detail=error.strerror or "")


def discard(cut: CutFile) -> None:
    cut.path.unlink(missing_ok=True)
