"""The copies of a package, looked at as whoever receives it would: decoded and compared with the original in it.

Pictures of a simulated camera (a street, with the picture's number in black and white blocks along its upper edge)
become a sealed package with a working copy, a masked copy and a still, of H.264 and of H.265.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path

import av
import numpy as np
import pytest
import pytest_asyncio
from export_room import ExportRoom
from footage_tools import EVERY_US, START_US
from request_room import HandClock

from vms_desktop.adapters.video.copier import _strip
from vms_desktop.domain.evidence.copies import LABELS, CopyKind
from vms_desktop.domain.evidence.description import DERIVED, FileFacts, FileRole
from vms_desktop.domain.evidence.manifest import Manifest, fingerprint
from vms_desktop.domain.evidence.masking import Area, AreaLook, AreaShape, KeyFrame, Masking, rectangle
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.requests.export import ExportState, ExportWish, StillWish
from vms_desktop.footage.copies.label_strip import LabelStrip
from vms_desktop.footage.copies.planes import Planes
from vms_desktop.paths import DataFolder
from vms_desktop.services.evidence.copy_files import masking_record, masking_sha256
from vms_desktop.services.evidence.copy_ports import StripWords
from vms_desktop.services.requests.export_copies import masking_text
from vms_desktop.simulator.encoding import Encoder, StreamForm
from vms_desktop.simulator.overlay import CODE_BLOCKS, block_px
from vms_desktop.simulator.painters import FixedPainter
from vms_desktop.simulator.province import plan_cameras
from vms_desktop.ui.masking.strip_painter import QtStripPainter

WIDTH, HIGH, RATE = 640, 360, 15
PICTURES = 75
FIRST, LAST = 30, 68
"""Numbers of the pictures that are in the clip: from the key frame before 2.5 s to the picture after 4.5 s."""
BLACK_FROM, BLACK_TO = 37, 61
BLACK_WAY = ((0.10, 0.40, 0.30, 0.75), (0.60, 0.55, 0.95, 0.95))
BLUR_FROM, BLUR_TO = 40, 50
BLUR = (0.0, 0.0, 0.4, 0.12)
"""Over the picture's number."""
BEGIN_US = START_US + 957
"""Pictures come when they like, not at whole milliseconds."""
RINGING = 8
"""Pixels beside an area in which an encoder's blocks may be of both sides."""
ROOT = Path(__file__).resolve().parents[3]


@pytest_asyncio.fixture
async def room(folder: DataFolder, clock: HandClock) -> AsyncIterator[ExportRoom]:
    made = ExportRoom(folder, clock)
    await made.open()
    await made.open_exports()
    yield made
    await made.close()


def street(codec: str, folder: Path) -> list[tuple[bytes, bool]]:
    """Five seconds of a simulated camera, encoded as it does."""
    form = StreamForm("main", codec, WIDTH, HIGH, RATE, 800_000)
    plan = next(one for one in plan_cameras(6) if not one.ptz)
    painter, encoder = FixedPainter(plan, form, folder, True), Encoder(form)
    units = [encoder.encode(painter.paint(number), number % form.group == 0) for number in range(PICTURES)]
    return [(one.data, one.is_key) for one in units]


def time_us(number: int) -> int:
    return BEGIN_US + number * EVERY_US


def masks() -> Masking:
    one, other = (rectangle(*place) for place in BLACK_WAY)
    black = (KeyFrame(time_us(BLACK_FROM), one), KeyFrame(time_us(BLACK_TO), other))
    blur = tuple(KeyFrame(time_us(number), rectangle(*BLUR)) for number in (BLUR_FROM, BLUR_TO))
    return Masking(
        (
            Area("car", AreaShape.RECTANGLE, AreaLook.BLACK, black),
            Area("sign", AreaShape.RECTANGLE, AreaLook.BLUR, blur, before=True),
        )
    )


def black_at(number: int) -> tuple[float, float, float, float] | None:
    """Left, top, right, bottom in pixels; worked out anew, not asked of the program."""
    if not BLACK_FROM <= number <= BLACK_TO:
        return None
    share = (number - BLACK_FROM) / (BLACK_TO - BLACK_FROM)
    left, top, right, bottom = (a + (b - a) * share for a, b in zip(*BLACK_WAY, strict=True))
    return left * WIDTH, top * HIGH, right * WIDTH, bottom * HIGH


def inner(place: tuple[float, float, float, float], by: int) -> tuple[slice, slice]:
    """Rows and columns of the whole pixels in it, so many fewer at each edge; ``by`` < 0: more."""
    left, top, right, bottom = place
    return (
        slice(max(0, int(np.ceil(top)) + by), max(0, int(bottom) - by)),
        slice(max(0, int(np.ceil(left)) + by), max(0, int(right) - by)),
    )


class Pictures:
    """The decoded pictures of one file of the package, by the number their time stands for. ``seen``: in RGB."""

    def __init__(self, package: Path, file: FileFacts) -> None:
        assert file.covers is not None
        begin_us = microseconds(file.covers.begin)
        self.by_number: dict[int, np.ndarray] = {}
        self.seen: dict[int, np.ndarray] = {}
        with av.open(str(package / file.path)) as container:
            for frame in container.decode(video=0):
                assert frame.pts is not None and frame.time_base is not None
                at_us = begin_us + float(frame.pts * frame.time_base) * 1e6
                number = round((at_us - BEGIN_US) / EVERY_US)
                # Containers keep times to a millisecond, the manifest the first to a microsecond.
                assert abs(at_us - time_us(number)) < 2000
                self.by_number[number] = frame.to_ndarray(format="yuv420p").astype(np.int16)
                self.seen[number] = frame.to_ndarray(format="rgb24").astype(np.int16)
                self.width, self.height = frame.width, frame.height

    def luma(self, number: int) -> np.ndarray:
        """Without the strip that stands above a copy's pictures. 16 is black."""
        return self.by_number[number][self.height - HIGH : self.height]

    def head(self, number: int) -> np.ndarray:
        return self.by_number[number][: self.height - HIGH]

    def colour(self, number: int) -> np.ndarray:
        """Both planes, at half the size, without those of the strip."""
        planes = self.by_number[number][self.height :].reshape(2, self.height // 2, self.width // 2)
        return planes[:, (self.height - HIGH) // 2 :]


def code_of(luma: np.ndarray) -> int:
    side = block_px(HIGH)
    return sum(int(luma[side // 2, round((bit + 0.5) * side)] > 128) << bit for bit in range(CODE_BLOCKS))


@cache
def strip_of(kind: CopyKind, camera: str, number: str, rows: int) -> LabelStrip:
    painted = QtStripPainter().paint(WIDTH, HIGH, StripWords(LABELS[kind], camera, number, 7 * 3600))
    assert painted.height == rows
    return LabelStrip(_strip(painted), full_range=False)


def assert_labelled(kind: CopyKind, pictures: Pictures, camera: str, request: str) -> None:
    """What stands above each picture is its own time, the camera and the request."""
    rows = pictures.height - HIGH
    strip = strip_of(kind, camera, request, rows)
    for number in pictures.by_number:
        planes = [np.zeros((rows // part, WIDTH // part), np.uint8) for part in (1, 2, 2)]
        strip.draw(Planes(*planes), time_us(number))
        right = np.abs(pictures.head(number) - planes[0].astype(np.int16)).mean()
        strip.draw(Planes(*planes), time_us(number + 1))
        wrong = np.abs(pictures.head(number) - planes[0].astype(np.int16)).mean()
        assert right < 2 and right < wrong, (number, right, wrong)


def assert_same(one: np.ndarray, other: np.ndarray, about: object) -> None:
    """But for what an encoder loses."""
    off = np.abs(one - other)
    assert off.mean() < 3 and np.quantile(off, 0.999) < 30, (about, off.mean(), np.quantile(off, 0.999))


def assert_masked(masked: Pictures, original: Pictures) -> None:
    for number in original.by_number:
        shown, was = masked.luma(number), original.luma(number)
        assert code_of(was) == number
        elsewhere = np.ones(was.shape, bool)
        place = black_at(number)
        if place is not None:
            rows, columns = inner(place, 3)
            assert was[rows, columns].std() > 5  # there was something to be covered
            assert shown[rows, columns].max() < 72, number
            assert shown[inner(place, RINGING)].max() < 32, number
            half = slice(rows.start // 2 + 2, rows.stop // 2 - 2), slice(columns.start // 2 + 2, columns.stop // 2 - 2)
            assert np.abs(masked.colour(number)[:, half[0], half[1]] - 128).max() < 12, number
            elsewhere[inner(place, -RINGING)] = False
        if number <= BLUR_TO:
            rows, columns = inner((BLUR[0] * WIDTH, BLUR[1] * HIGH, BLUR[2] * WIDTH, BLUR[3] * HIGH), 4)
            # From a black block to a white one it is far, and a few pixels wide; of that nothing is left.
            assert np.abs(np.diff(was[rows, columns], axis=1)).max() > 60
            assert np.abs(np.diff(shown[rows, columns], axis=1)).max() < 18, number
            assert abs(shown[rows, columns].mean() - was[rows, columns].mean()) < 12
            elsewhere[inner((BLUR[0] * WIDTH, BLUR[1] * HIGH, BLUR[2] * WIDTH, BLUR[3] * HIGH), -RINGING)] = False
        else:
            assert code_of(shown) == number
        assert_same(shown[elsewhere], was[elsewhere], number)


def verified(package: Path, key: str) -> int:
    """By the program as somebody else runs it."""
    path = os.pathsep.join(one for one in (str(ROOT), os.environ.get("PYTHONPATH")) if one)
    command = [sys.executable, "-m", "vms_desktop", "verify", str(package), "--key", key]
    return subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, check=False).returncode


def of_camera(manifest: Manifest, camera: str) -> dict[FileRole, list[FileFacts]]:
    files = [one for one in manifest.files if one.camera == camera]
    return {role: [one for one in files if one.role is role] for role in FileRole}


@pytest.mark.parametrize("codec", ["h264", "hevc"])
async def test_a_package_with_every_copy_is_what_it_says(room: ExportRoom, tmp_path: Path, codec: str):
    camera = room.cameras[0]
    room.record(0, 5, 957e-6, codec=codec, made=await asyncio.to_thread(street, codec, tmp_path))
    request = await room.approved(room.seconds(0, 2.5, 4.5))
    stills = (StillWish(camera.id, time_us(45) + 900), StillWish(camera.id, time_us(64)))
    masks_of = ((camera.id, masking_text(masks())),)
    wish = ExportWish(request.allowed(), playable=True, working=True, masks=masks_of, stills=stills)
    job = await room.exports.start(request.id, wish)
    done = await room.exports.wait(job.id)
    assert (done.state, done.code, done.detail) == (ExportState.DONE, "", "")
    package = room.folder.evidence / done.package
    key = fingerprint(room.opened.signer.desk.public_key)
    assert await asyncio.to_thread(verified, package, key) == 0

    report = room.checked(done.package)
    assert report.intact and report.manifest is not None
    files = of_camera(report.manifest, camera.id)
    assert len(files[FileRole.SIDECAR]) == sum(len(files[one]) for one in (FileRole.ORIGINAL, *DERIVED))
    assert [one.role for one in report.manifest.files].count(FileRole.VIEWER) == 1
    (file,), (working_file,), (masked_file,) = (
        files[role] for role in (FileRole.ORIGINAL, FileRole.WORKING_COPY, FileRole.PRIVACY_COPY)
    )
    original = Pictures(package, file)
    assert file.codec is not None and file.codec.codec == codec
    assert sorted(original.by_number) == list(range(FIRST, LAST + 1))

    # H.264 plays everywhere as it is; of H.265 there is a copy that does.
    assert len(files[FileRole.PLAYABLE]) == (codec == "hevc")
    whole = [Pictures(package, one) for one in (*files[FileRole.PLAYABLE], working_file)]
    masked = Pictures(package, masked_file)
    begins = {one.covers.begin for role in DERIVED - {FileRole.STILL} for one in files[role] if one.covers is not None}
    assert file.covers is not None and begins == {file.covers.begin}
    assert all(sorted(one.by_number) == sorted(original.by_number) for one in (*whole, masked))
    for one in whole:
        for number in original.by_number:
            assert_same(one.luma(number), original.luma(number), number)
            assert_same(one.colour(number), original.colour(number), number)
    name = f"{camera.code} {camera.name_th}"
    assert_labelled(CopyKind.WORKING, whole[-1], name, request.number)
    assert_labelled(CopyKind.MASKED, masked, name, request.number)
    assert_masked(masked, original)
    for one, number in zip(files[FileRole.STILL], (45, 64), strict=True):
        still = Pictures(package, one).seen
        assert list(still) == [number]
        assert_same(still[number], original.seen[number], number)

    # What was made, of what and how, stands in the manifest, beside the file and in the log.
    assert all(one.made_from == (file.path,) for role in DERIVED for one in files[role])
    assert (masked_file.title, working_file.title) == (LABELS[CopyKind.MASKED], LABELS[CopyKind.WORKING])
    assert masked_file.made_at is not None
    about = json.loads((package / masked_file.path).with_suffix(".json").read_text("utf-8"))
    assert about["derivative"] is True and about["original"]["sha256"] == file.sha256
    assert about["masking"] == {"sha256": masking_sha256(masks()), "areas": masking_record(masks())}
    assert about["request"] == request.number and about["file"]["sha256"] == masked_file.sha256
    logged = [json.loads(one.details) for one in await room.entries("export") if one.request == request.number]
    (begun,) = [one for one in logged if one.get("copy") == "masked" and one["stage"] == "begun"]
    assert (begun["masking_sha256"], begun["of_sha256"]) == (masking_sha256(masks()), file.sha256)
