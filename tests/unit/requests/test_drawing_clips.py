"""Footage that areas are drawn on before there is a package: it is there while somebody draws, and not after."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from export_fakes import Cameras, Clips, Ranges, at, footage_error, interval
from waiting import until

from vms_desktop.domain.errors import FootageError
from vms_desktop.domain.requests.export import ExportPart
from vms_desktop.services.requests.drawing_clips import DrawingClips
from vms_desktop.services.requests.export_cutting import ExportCutting

NUMBER = "REQ-2569-0001"
PART = ExportPart(interval(1), "1101-0001", "แยก")
CAMERA = PART.interval.camera_id


class Room:
    def __init__(self, folder: Path) -> None:
        self.happened: list[str] = []
        self.clips = Clips(self.happened)
        self.told: list[float] = []
        self.drawing = DrawingClips(ExportCutting(self.clips, Ranges(), Cameras(), "to draw"), folder / "drawing")
        self.folder = folder / "drawing"

    def left(self) -> list[str]:
        return sorted(path.name for path in self.folder.rglob("*")) if self.folder.exists() else []


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


async def test_it_is_cut_with_its_json_file_and_taken_away_afterwards(room: Room) -> None:
    clip = await room.drawing.cut(PART, NUMBER, room.told.append)
    other = await room.drawing.cut(PART, NUMBER, room.told.append)
    (file,) = clip.files
    assert file.path.is_file() and file.path.with_suffix(".json").is_file()
    assert (file.begin_us, file.end_us) == (at(-1), at(60))
    room.drawing.let_go(clip)
    await until(lambda: not file.path.exists())
    assert other.files[0].path.is_file()  # of another dialog
    await room.drawing.stop()
    assert room.left() == []


async def test_what_is_not_there_is_told_and_leaves_nothing(room: Room) -> None:
    room.clips.fails[CAMERA] = footage_error("footage.not_recorded")
    with pytest.raises(FootageError) as raised:
        await room.drawing.cut(PART, NUMBER, room.told.append)
    assert raised.value.code == "footage.not_recorded"
    assert room.left() == []


async def test_a_dialog_that_closes_while_it_is_cut_leaves_nothing(room: Room) -> None:
    room.clips.waits[CAMERA] = asyncio.Event()
    cutting = asyncio.create_task(room.drawing.cut(PART, NUMBER, room.told.append))
    await until(lambda: room.happened)
    cutting.cancel()
    room.clips.waits[CAMERA].set()
    with pytest.raises(asyncio.CancelledError):
        await cutting
    assert room.happened[1] == f"clip of {CAMERA} cancelled" and room.left() == []


async def test_what_a_killed_desk_left_is_cleared(room: Room) -> None:
    (room.folder / "abc").mkdir(parents=True)
    (room.folder / "abc" / "clip.mp4").write_bytes(b"x")
    (room.folder / "abc" / "clip.mp4").chmod(0o400)
    await room.drawing.clear()
    assert not room.folder.exists()
