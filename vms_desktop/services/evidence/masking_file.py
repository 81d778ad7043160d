"""Areas as the JSON file beside a masked copy holds them (``vms-copy/1``), to be used once more. Blocking.

The file came from wherever a person chose it: nothing in it counts before it was parsed, bounded and found to be whole.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from vms_desktop.domain.errors import CopyError
from vms_desktop.domain.evidence.masking import (
    MOST_AREAS,
    Area,
    AreaLook,
    AreaShape,
    KeyFrame,
    Masking,
    Point,
    checked_masking,
)
from vms_desktop.services.evidence.copy_files import FORMAT, MOST_SIDECAR_BYTES, microseconds, record_sha256

_UNREADABLE = (OSError, ValueError, KeyError, TypeError, ArithmeticError, RecursionError)
"""What a file can do to its reader; the last one: a list in a list in a list, some thousand deep."""


@dataclass(frozen=True, slots=True)
class KeptMasking:
    """``begin_us``, ``end_us``: first and last picture of the copy."""

    camera_id: str
    begin_us: int
    end_us: int
    masking: Masking


def read_fitting(path: Path, camera_id: str, stretches: Sequence[tuple[int, int]]) -> Masking:
    """The areas of a masked copy of that camera, for copies of ``stretches`` (begin and end in microseconds).

    Raises CopyError as ``read_masking``, ``copy.masks_other_camera``, ``copy.masks_other_time`` (file).
    """
    kept = read_masking(path)
    if kept.camera_id != camera_id:
        raise CopyError("copy.masks_other_camera", file=path.name)
    # Areas that go on for ever touch everything: the copy itself must be of that time too.
    meets = [(begin, end) for begin, end in stretches if kept.begin_us <= end and kept.end_us >= begin]
    if not any(area.touches(begin, end) for area in kept.masking.areas for begin, end in meets):
        raise CopyError("copy.masks_other_time", file=path.name)
    return kept.masking


def read_masking(path: Path) -> KeptMasking:
    """The areas of a masked copy, from the JSON file beside it.

    Raises CopyError ``copy.no_masks`` (file): it is none, or too large; ``copy.masks_changed`` (file): the areas are
    not those the copy was made with; ``copy.*`` as ``checked_masking``.
    """
    try:
        with path.open("rb") as file:
            text = file.read(MOST_SIDECAR_BYTES + 1)
        if len(text) > MOST_SIDECAR_BYTES:
            raise ValueError("too large")
        told = _mapping(json.loads(text))
        if told["format"] != FORMAT:
            raise ValueError("another format")
        record = _mapping(told["masking"])
        areas = _sequence(record["areas"])
        if len(areas) > MOST_AREAS:
            raise ValueError("too many areas")
        masking = Masking(tuple(_area(one) for one in areas))
        pictures = _mapping(told["pictures"])
        begin_us, end_us = _moment(pictures["first"]), _moment(pictures["last"])
        kept = KeptMasking(_text(_mapping(told["camera"])["id"]), begin_us, end_us, masking)
        is_whole = record["sha256"] == record_sha256(areas)
    except _UNREADABLE as error:
        raise CopyError("copy.no_masks", file=path.name, detail=type(error).__name__) from error
    if not is_whole:
        raise CopyError("copy.masks_changed", file=path.name)
    checked_masking(masking)
    return kept


def _area(told: object) -> Area:
    area = _mapping(told)
    return Area(
        _text(area["id"]),
        AreaShape(area["shape"]),
        AreaLook(area["look"]),
        tuple(_key(one) for one in _sequence(area["key_frames"])),
        _flag(area["before_first"]),
        _flag(area["after_last"]),
    )


def _key(told: object) -> KeyFrame:
    key = _mapping(told)
    return KeyFrame(_moment(key["at"]), tuple(_point(one) for one in _sequence(key["points"])))


def _moment(told: object) -> int:
    at = datetime.fromisoformat(_text(told))
    if at.tzinfo is None:
        raise ValueError("without a zone")
    return microseconds(at)


def _point(told: object) -> Point:
    x, y = _sequence(told)
    return float(x), float(y)


def _mapping(told: object) -> Mapping[str, Any]:
    if not isinstance(told, dict):
        raise TypeError(type(told).__name__)
    return told


def _sequence(told: object) -> Sequence[Any]:
    if not isinstance(told, list):
        raise TypeError(type(told).__name__)
    return told


def _text(told: object) -> str:
    if not isinstance(told, str):
        raise TypeError(type(told).__name__)
    return told


def _flag(told: object) -> bool:
    if not isinstance(told, bool):
        raise TypeError(type(told).__name__)
    return told
