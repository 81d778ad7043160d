"""Areas from the JSON file beside a masked copy: whoever brings it may have written anything into it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from vms_desktop.domain.errors import CopyError
from vms_desktop.domain.evidence.masking import MOST_AREAS, Area, AreaLook, AreaShape, KeyFrame, Masking, rectangle
from vms_desktop.services.evidence.copy_files import (
    MOST_SIDECAR_BYTES,
    iso_us,
    masking_record,
    masking_sha256,
    microseconds,
)
from vms_desktop.services.evidence.masking_file import read_fitting, read_masking

FIRST = microseconds(datetime(2026, 11, 20, 5, 5, 1, tzinfo=UTC))
SECOND = 1_000_000
WALKER = Area(
    "area-1",
    AreaShape.RECTANGLE,
    AreaLook.BLUR,
    (
        KeyFrame(FIRST, rectangle(0.1, 0.2, 0.3, 0.6)),
        KeyFrame(FIRST + 39 * SECOND, rectangle(0.5, 0.2, 0.7, 0.6)),
    ),
)
CORNER = (KeyFrame(FIRST, rectangle(0, 0, 1, 0.5)),)
"""Whole numbers are written as such, and the hash is that of what is written."""
DRAWN = Masking((WALKER, replace(WALKER, id="area-2", look=AreaLook.BLACK, keys=CORNER, after=True)))


def sidecar(masking: Masking = DRAWN) -> dict[str, Any]:
    return {
        "format": "vms-copy/1",
        "kind": "masked",
        "camera": {"id": "c-1", "code": "1101-0001"},
        "request": "REQ-2569-0001",
        "pictures": {"first": iso_us(FIRST), "last": iso_us(FIRST + 60 * SECOND)},
        "masking": {"sha256": masking_sha256(masking), "areas": masking_record(masking)},
    }


def written(folder: Path, told: object) -> Path:
    path = folder / "คลิป_masked.json"
    path.write_text(told if isinstance(told, str) else json.dumps(told, ensure_ascii=False, indent=1), "utf-8")
    return path


def test_areas_come_back_as_they_were_drawn(tmp_path: Path) -> None:
    kept = read_masking(written(tmp_path, sidecar()))
    assert kept.masking == DRAWN
    assert (kept.camera_id, kept.begin_us, kept.end_us) == ("c-1", FIRST, FIRST + 60 * SECOND)


def put(*path: str | int) -> Callable[[Any], Callable[[dict[str, Any]], None]]:
    def given(value: Any) -> Callable[[dict[str, Any]], None]:
        def change(told: dict[str, Any]) -> None:
            place: Any = told
            for step in path[:-1]:
                place = place[step]
            place[path[-1]] = value

        return change

    return given


AREAS = ("masking", "areas")
KEY = (*AREAS, 0, "key_frames", 0)


@pytest.mark.parametrize(
    "change",
    [
        put("format")("vms-clip/1"),
        put("masking")(None),
        put("masking")([]),
        put(*AREAS)({"0": {}}),
        put(*AREAS)("x" * 10),
        put(*AREAS)([None]),
        put(*AREAS)([{}] * (MOST_AREAS + 1)),
        put("camera")("c-1"),
        put("camera", "id")(["c-1"]),
        put("pictures", "first")("2026-11-20T05:05:01"),
        put("pictures", "last")(17),
        put(*AREAS, 0, "shape")("circle"),
        put(*AREAS, 0, "look")(["black"]),
        put(*AREAS, 0, "before_first")("no"),
        put(*AREAS, 0, "id")(1),
        put(*KEY, "at")("99999-01-01T00:00:00Z"),
        put(*KEY, "points")([[0.1, 0.2, 0.3]] * 4),
        put(*KEY, "points")([["x", "y"]] * 4),
        put(*KEY, "points")([[10**400, 0.1]] * 4),
        put(*KEY, "points")({"a": 1}),
    ],
)
def test_what_is_no_such_file_is_refused_by_name(tmp_path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    told = copy.deepcopy(sidecar())
    change(told)
    with pytest.raises(CopyError) as refused:
        read_masking(written(tmp_path, told))
    assert refused.value.code == "copy.no_masks" and refused.value.params["file"] == "คลิป_masked.json"


@pytest.mark.parametrize("text", ["", "no json", "[]", "null", "[" * 100_000, '{"format": 1' + "0" * 5000 + "}"])
def test_text_of_any_kind_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(CopyError) as refused:
        read_masking(written(tmp_path, text))
    assert refused.value.code == "copy.no_masks"


def test_bytes_folders_and_what_is_not_there_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"\xff\xfe\x00{")
    for path in (tmp_path / "a.json", tmp_path, tmp_path / "none.json"):
        with pytest.raises(CopyError) as refused:
            read_masking(path)
        assert refused.value.code == "copy.no_masks"


def test_a_file_without_end_is_not_read_to_its_end(tmp_path: Path) -> None:
    told = json.dumps(sidecar())
    with pytest.raises(CopyError) as refused:
        read_masking(written(tmp_path, told + " " * MOST_SIDECAR_BYTES))
    assert refused.value.code == "copy.no_masks"


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), -0.1, 1.5])
def test_areas_outside_the_picture_are_refused_although_the_hash_is_right(tmp_path: Path, bad: float) -> None:
    odd = Masking((replace(WALKER, keys=(KeyFrame(FIRST, ((bad, 0.2), (0.3, 0.2), (0.3, 0.6), (0.1, 0.6))),)),))
    with pytest.raises(CopyError) as refused:
        read_masking(written(tmp_path, sidecar(odd)))
    assert refused.value.code == "copy.area"


def test_an_area_that_was_moved_afterwards_is_told(tmp_path: Path) -> None:
    told = sidecar()
    told["masking"]["areas"][0]["key_frames"][0]["points"][0][0] = 0.05
    with pytest.raises(CopyError) as refused:
        read_masking(written(tmp_path, told))
    assert refused.value.code == "copy.masks_changed"


def test_camera_and_time_must_fit(tmp_path: Path) -> None:
    path = written(tmp_path, sidecar())
    minute = (FIRST - 10 * SECOND, FIRST + 50 * SECOND)
    assert read_fitting(path, "c-1", [(0, 1), minute]) == DRAWN
    with pytest.raises(CopyError) as other:
        read_fitting(path, "c-2", [minute])
    assert other.value.code == "copy.masks_other_camera"
    # The second area goes on after its last key frame, but the copy was of another day.
    day = 86_400 * SECOND
    for stretch in ((FIRST + day, FIRST + day + SECOND), (FIRST - day, FIRST - SECOND)):
        with pytest.raises(CopyError) as late:
            read_fitting(path, "c-1", [stretch])
        assert late.value.code == "copy.masks_other_time"


def test_areas_must_cover_something_of_the_time_themselves(tmp_path: Path) -> None:
    path = written(tmp_path, sidecar(Masking((WALKER,))))
    with pytest.raises(CopyError) as refused:
        read_fitting(path, "c-1", [(FIRST + 45 * SECOND, FIRST + 55 * SECOND)])
    assert refused.value.code == "copy.masks_other_time"
