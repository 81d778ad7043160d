"""The copies of an export: of each camera what was wished of it, in the order of the files."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from export_fakes import at, interval

from vms_desktop.domain.errors import CopyError, RequestError
from vms_desktop.domain.evidence.copies import CopyFile, CopyJob, CopyKind, CopyOriginal, CopyState, CopyWish
from vms_desktop.domain.evidence.masking import Area, AreaLook, AreaShape, KeyFrame, Masking, rectangle
from vms_desktop.domain.log_entry import Actor, moment
from vms_desktop.domain.requests.export import ExportedFile, ExportJob, ExportPart, ExportWish, PartState
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.requests.export_copies import ExportCopies, masking_of, masking_text


def area(begin: float, end: float, **more: bool) -> Area:
    keys = (KeyFrame(at(begin), rectangle(0.1, 0.2, 0.3, 0.6)), KeyFrame(at(end), rectangle(0.5, 0.2, 0.7, 0.6)))
    return Area(f"area-{begin}", AreaShape.RECTANGLE, AreaLook.BLUR, keys, **more)


class Copies:
    """Of CopyService what is needed: remembers wishes, and one file comes of each."""

    def __init__(self) -> None:
        self.wishes: list[CopyWish] = []
        self.heard: Listeners[[CopyJob]] = Listeners()

    async def original(self, path: Path) -> CopyOriginal:
        return CopyOriginal(path, "camera", moment(at(0)), "ab" * 32)

    async def make(self, wish: CopyWish) -> tuple[CopyFile, ...]:
        self.wishes.append(wish)
        self.heard.notify(CopyJob("one", wish, CopyState.MAKING, 0.5))
        path = wish.folder / f"{wish.original.path.stem}_{wish.kind.value}.mp4"
        sidecar = path.with_suffix(".json")
        begin, end = moment(at(0)), moment(at(60))
        return (CopyFile(wish.kind, path, sidecar, "ab" * 32, "cd" * 32, 7, "h264", 640, 360, begin, end, 900),)

    def on_progress(self, listener: Callable[[CopyJob], None]) -> Callable[[], None]:
        return self.heard.add(listener)


def part(folder: Path, camera: int) -> ExportPart:
    name = f"0{camera}/clip.mp4"
    (folder / f"0{camera}").mkdir()
    (folder / f"0{camera}/clip.json").write_text(json.dumps({"file": {"codec": "h264", "container": "mp4"}}))
    file = ExportedFile(name, f"0{camera}/clip.json", "original", at(0), at(60), 7, "ab" * 32)
    return ExportPart(interval(camera), f"1101-000{camera}", "แยก", PartState.DONE, (file,))


async def made(folder: Path, wish: ExportWish) -> tuple[list[CopyWish], tuple[ExportedFile, ...], list[float]]:
    copies, told = Copies(), list[float]()
    parts = (part(folder, 1), part(folder, 2))
    job = ExportJob("j1", "r1", "REQ-2569-0001", "desk1", wish, Actor("p", "ก", "officer"), 0, 0, "f", parts=parts)

    async def on() -> None: ...

    async def keep(_files: tuple[ExportedFile, ...]) -> None: ...

    files = await ExportCopies(copies).make(job, folder / "copies", told.append, on, keep)
    return copies.wishes, files, told


async def test_a_privacy_copy_is_made_of_the_masked_camera_only_with_the_areas_of_its_time(tmp_path: Path) -> None:
    covering, later = area(10, 20), area(90, 95)
    masks = ((interval(2).camera_id, masking_text(Masking((covering, later)))),)
    wishes, files, told = await made(tmp_path, ExportWish((interval(1), interval(2)), masks=masks))
    (wish,) = wishes
    assert (wish.kind, wish.masking, wish.request) == (CopyKind.MASKED, Masking((covering,)), "REQ-2569-0001")
    assert wish.original.path == tmp_path / "02/clip.mp4"
    assert [(file.name, file.role, file.original) for file in files] == [
        ("copies/clip_masked.mp4", "masked", "02/clip.mp4")
    ]
    assert told and max(told) <= 1.0


async def test_areas_of_another_time_make_no_copy_that_covers_nothing(tmp_path: Path) -> None:
    masks = ((interval(1).camera_id, masking_text(Masking((area(90, 95),)))),)
    wishes, files, _ = await made(tmp_path, ExportWish((interval(1), interval(2)), masks=masks))
    assert (wishes, files) == ([], ())
    going_on = masking_text(Masking((area(90, 95, before=True),)))
    (tmp_path / "again").mkdir()
    wishes, _, _ = await made(
        tmp_path / "again", ExportWish((interval(1),), masks=((interval(1).camera_id, going_on),))
    )
    assert [wish.kind for wish in wishes] == [CopyKind.MASKED]


def test_areas_come_back_from_a_wish_as_they_were_drawn() -> None:
    masking = Masking((area(1, 2, after=True), replace(area(3, 4), look=AreaLook.BLACK)))
    assert masking_of(masking_text(masking)) == masking


@pytest.mark.parametrize("text", ["", "[1]", '[{"id": "a"}]', "{}1", '[{"id":"a","shape":"circle"}]'])
def test_what_a_wish_cannot_have_been_is_refused(text: str) -> None:
    with pytest.raises(RequestError) as refused:
        masking_of(text)
    assert refused.value.code == "export.masks"


def test_a_wish_without_an_area_is_refused() -> None:
    with pytest.raises(CopyError) as refused:
        masking_of("[]")
    assert refused.value.code == "copy.no_area"


async def test_copies_that_are_there_are_not_made_again_and_each_is_kept_at_once(tmp_path: Path) -> None:
    copies, kept = Copies(), list[tuple[ExportedFile, ...]]()
    parts = (part(tmp_path, 1), part(tmp_path, 2))
    wish = ExportWish((interval(1), interval(2)), playable=False, working=True)
    there = ExportedFile("copies/clip.mp4", "copies/clip.json", "working", 0, 1, 7, "cd" * 32, "01/clip.mp4")
    who = Actor("p", "ก", "officer")
    job = ExportJob("j1", "r1", "R", "desk1", wish, who, 0, 0, "f", parts=parts, copies=(there,))

    async def on() -> None: ...

    async def keep(files: tuple[ExportedFile, ...]) -> None:
        kept.append(files)

    files = await ExportCopies(copies).make(job, tmp_path / "copies", lambda _done: None, on, keep)
    assert [one.original.path for one in copies.wishes] == [tmp_path / "02/clip.mp4"]
    assert files[0] is there and len(files) == 2 and kept == [files]
