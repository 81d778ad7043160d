"""A copy gets its name and the JSON file beside it that says how it was made. Blocking; for a worker thread."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from vms_desktop import __version__
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import CopyError
from vms_desktop.domain.evidence.copies import CopyFile, CopyKind, CopyOriginal, CopyWish, StillFormat, label_of
from vms_desktop.domain.evidence.masking import Masking
from vms_desktop.domain.footage import TimeRange
from vms_desktop.domain.log_entry import Actor
from vms_desktop.services.described_file import put_described
from vms_desktop.services.evidence.copy_ports import MadeFile
from vms_desktop.services.playback import clip_files
from vms_desktop.services.playback.footage_log import iso
from vms_desktop.services.whole_file import NO_ROOM

FORMAT = "vms-copy/1"
WORKING_NAME = ".vms-copy-{job}"
MOST_SIDECAR_BYTES = 4 * 1024 * 1024
_ABANDONED_AFTER_S = 3600.0
_LONGEST_STEM = 120
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment(at_us: int) -> datetime:
    return _EPOCH + timedelta(microseconds=at_us)


def microseconds(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)


# ---- the original --------------------------------------------------------------------------------------------


def read_original(path: Path) -> CopyOriginal:
    """What the JSON file beside a cut clip says of it. Raises CopyError ``copy.not_a_clip`` (file)."""
    try:
        with path.with_suffix(".json").open("rb") as file:
            told = json.loads(file.read(MOST_SIDECAR_BYTES))
        if told["format"] != clip_files.FORMAT or told["file"]["name"] != path.name:
            raise ValueError(told["format"])
        begins_at = datetime.fromisoformat(told["pictures"]["first"])
        if begins_at.tzinfo is None:
            raise ValueError("without a zone")
        gaps = tuple(_gap(one) for one in told["pictures"].get("gaps", []))
        return CopyOriginal(path, str(told["camera"]["id"]), begins_at, _digest(told["file"]["sha256"]), gaps=gaps)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CopyError("copy.not_a_clip", file=path.name, detail=type(error).__name__) from error


def _gap(told: Mapping[str, str]) -> TimeRange:
    """Raises ValueError, KeyError, TypeError."""
    begin, end = (datetime.fromisoformat(told[name]) for name in ("begin", "end"))
    if begin.tzinfo is None or end.tzinfo is None or end < begin:
        raise ValueError("a gap without a zone or turned round")
    return TimeRange(begin, end)


def _digest(text: object) -> str:
    if not isinstance(text, str) or len(bytes.fromhex(text)) != 32:
        raise ValueError("no SHA-256")
    return text.lower()


# ---- how it was made -----------------------------------------------------------------------------------------


def masking_record(masking: Masking) -> list[dict[str, Any]]:
    """Every area with all its key frames, as the JSON file holds them."""
    return [
        {
            "id": area.id,
            "shape": area.shape.value,
            "look": area.look.value,
            "before_first": area.before,
            "after_last": area.after,
            "key_frames": [
                {"at": iso_us(key.at_us), "points": [[round(x, 6), round(y, 6)] for x, y in key.points]}
                for key in area.keys
            ],
        }
        for area in masking.areas
    ]


def masking_sha256(masking: Masking) -> str:
    """Of that record as JSON with sorted keys and without spaces: the log names it, the JSON file holds all of it."""
    return record_sha256(masking_record(masking))


def record_sha256(record: Sequence[Any]) -> str:
    """Of such a record, also as it was read from a file."""
    text = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def iso_us(at_us: int) -> str:
    """``2026-11-26T07:05:09.123456Z``: a key frame names its picture exactly."""
    return moment(at_us).isoformat(timespec="microseconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class Making:
    """Who made a copy of what, and when."""

    wish: CopyWish
    camera: Camera
    made_by: Actor
    made_at: datetime


def describe(making: Making, made: MadeFile) -> dict[str, Any]:
    """What the JSON file holds. Times UTC, ISO 8601."""
    wish, camera, masking = making.wish, making.camera, making.wish.masking
    return {
        "format": FORMAT,
        "kind": wish.kind.value,
        "derivative": True,
        "label": label_of(wish) if wish.kind is not CopyKind.PLAYABLE else "",
        "original": {
            "name": wish.original.path.name,
            "sha256": wish.original.sha256,
            "begins": iso_us(microseconds(wish.original.begins_at)),
        },
        "camera": {"id": camera.id, "code": camera.code, "name_th": camera.name_th, "name_en": camera.name_en},
        "request": wish.request,
        "asked": None if wish.between is None else {"begin": iso(wish.between.begin), "end": iso(wish.between.end)},
        "pictures": {
            "first": iso_us(made.begin_us),
            "last": iso_us(made.end_us),
            "count": made.pictures,
            "damaged": made.damaged,
        },
        "masking": None if masking is None else {"sha256": masking_sha256(masking), "areas": masking_record(masking)},
        "file": {
            "bytes": made.bytes,
            "sha256": made.sha256,
            "container": _ending(wish),
            "codec": made.codec,
            "width": made.width,
            "height": made.height,
        },
        "made_at": iso(making.made_at),
        "made_by": {"id": making.made_by.person, "name": making.made_by.name, "role": making.made_by.role},
        "software": f"vms-desktop {__version__}",
    }


# ---- files ---------------------------------------------------------------------------------------------------


def prepare_folder(folder: Path) -> None:
    """Made where it is not there; what an ended desk left unfinished is cleared. Raises CopyError
    ``copy.folder_not_writable``, ``copy.disk_full`` (folder).
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.glob(WORKING_NAME.format(job="*")):
            if time.time() - path.lstat().st_mtime > _ABANDONED_AFTER_S:
                path.unlink(missing_ok=True)
    except OSError as error:
        raise write_error(error, folder) from error


def discard(folder: Path, job: str) -> None:
    """Nothing unfinished of that job is left, as far as the folder can be reached at all."""
    for path in folder.glob(f"{WORKING_NAME.format(job=job)}*"):
        try:
            path.unlink(missing_ok=True)
        except OSError:
            # A stick that was pulled: what lies on it has a working name, and the next job there clears it.
            continue


def put_in_place(making: Making, made: MadeFile) -> CopyFile:
    """Give the working file its name, with its JSON file; nothing is ever overwritten.

    Raises CopyError ``copy.disk_full``, ``copy.folder_not_writable`` (folder).
    """
    wish = making.wish
    try:
        target, sidecar = put_described(
            made.path, wish.folder, lambda again: copy_name(wish, made, again), _ending(wish), describe(making, made)
        )
    except OSError as error:
        raise write_error(error, wish.folder) from error
    return CopyFile(
        wish.kind,
        target,
        sidecar,
        wish.original.sha256,
        made.sha256,
        made.bytes,
        made.codec,
        made.width,
        made.height,
        moment(made.begin_us),
        moment(made.end_us),
        made.pictures,
        made.damaged,
    )


def write_error(error: OSError, folder: Path) -> CopyError:
    code = "copy.disk_full" if error.errno in NO_ROOM else "copy.folder_not_writable"
    return CopyError(code, folder=str(folder), detail=error.strerror or "")


def copy_name(wish: CopyWish, made: MadeFile, again: int = 1) -> str:
    """``<original>_working``, without an ending: the name alone tells that it is no original."""
    stem = wish.original.path.stem[:_LONGEST_STEM]
    kind = wish.kind.value
    if wish.kind is CopyKind.STILLS:
        masked = "-masked" if wish.masking is not None else ""
        kind = f"still{masked}_{moment(made.begin_us):%Y%m%dT%H%M%S}.{made.begin_us // 1000 % 1000:03}Z"
    return f"{stem}_{kind}{'' if again == 1 else f'_{again}'}"


def _ending(wish: CopyWish) -> str:
    if wish.kind is not CopyKind.STILLS:
        return "mp4"
    return "png" if wish.still_format is StillFormat.PNG else "jpg"


def log_details(wish: CopyWish, job: str) -> Mapping[str, Any]:
    """What the access log says of a wish before anything is made."""
    details: dict[str, Any] = {
        "stage": "begun",
        "job": job,
        "copy": wish.kind.value,
        "of": wish.original.path.name,
        "of_sha256": wish.original.sha256,
    }
    if wish.between is not None:
        details["between"] = [iso(wish.between.begin), iso(wish.between.end)]
    if wish.moments:
        details["stills"] = len(set(wish.moments))
    if wish.masking is not None:
        areas = wish.masking.areas
        details["masking_sha256"] = masking_sha256(wish.masking)
        details["areas"] = [
            [area.shape.value, area.look.value, len(area.keys), iso_us(area.keys[0].at_us), iso_us(area.keys[-1].at_us)]
            for area in areas
        ]
    return details
