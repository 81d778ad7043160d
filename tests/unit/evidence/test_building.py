"""A package is whole or not there: whatever a disk, a source or a person does while it is built or copied."""

from __future__ import annotations

import asyncio
import errno
import os
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from evidence_room import GIVER, TRUST, Signer, builder, wish

from vms_desktop.adapters.secrets import signature_holds
from vms_desktop.domain.errors import EvidenceError, StorageError
from vms_desktop.domain.evidence.description import FileRole
from vms_desktop.services.evidence import blocks
from vms_desktop.services.evidence.building import POINTS
from vms_desktop.services.evidence.checking import Trust, check
from vms_desktop.services.evidence.evidence_ports import MediumFacts
from vms_desktop.services.evidence.media import copy_package
from vms_desktop.services.evidence.opening import opened
from vms_desktop.services.evidence.parts import JOIN_GUIDE, PART_SUMS
from vms_desktop.services.evidence.wish import Progress, SourceFile
from vms_desktop.services.evidence.working import clean_leftovers, working_name, working_place

STICK = MediumFacts("A1B2-C3D4", "KINGSTON", "0019E06B", "vfat", 1000)


def is_intact(path: Path) -> bool:
    with opened(path) as contents:
        return check(contents, TRUST).intact


async def test_every_point_is_passed_in_order(tmp_path) -> None:
    passed: list[str] = []
    sealed = await builder(at=passed.append).build(wish(tmp_path), tmp_path / "out")
    assert list(dict.fromkeys(passed)) == list(POINTS)
    assert passed.count("copying") == 7
    assert is_intact(sealed.path) and os.listdir(tmp_path / "out") == [sealed.path.name]


async def test_what_is_described_names_the_files_as_they_lie(sealed) -> None:
    manifest = sealed.manifest
    assert [one.files for one in manifest.package.footage] == [("original/1101-0007.mkv",), ("original/1101-0011.mkv",)]
    copy = next(one for one in manifest.files if one.role is FileRole.WORKING_COPY)
    assert copy.made_from == ("original/1101-0007.mkv",)
    sidecar = next(one for one in manifest.files if one.role is FileRole.SIDECAR)
    assert sidecar.path == "original/1101-0007.json"
    form = sealed.path / "forms" / "receipt.pdf"
    assert form.read_bytes().endswith(manifest.content_sha256.encode())
    assert manifest.package.persons[0].person == GIVER


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
async def test_it_is_read_only(sealed) -> None:
    for inner, _folders, files in os.walk(sealed.path):
        assert os.stat(inner).st_mode & 0o222 == 0
        assert all(os.stat(os.path.join(inner, name)).st_mode & 0o222 == 0 for name in files)


async def test_same_names_are_numbered(tmp_path) -> None:
    wished = wish(tmp_path)
    twice = [replace(one, name="หนังสือ.pdf") for one in wished.files if one.role is FileRole.ATTACHMENT] * 2
    sealed = await builder().build(replace(wished, files=(*wished.files, *twice)), tmp_path / "out")
    names = sorted(one.path for one in sealed.manifest.files if one.role is FileRole.ATTACHMENT)
    assert names == ["attachments/หนังสือgpj.pdf", "attachments/หนังสือ.pdf", "attachments/หนังสือ_2.pdf"]


async def test_a_package_is_never_overwritten(tmp_path) -> None:
    sealed = await builder().build(wish(tmp_path), tmp_path / "out")
    with pytest.raises(EvidenceError) as refused:
        await builder().build(wish(tmp_path), tmp_path / "out")
    assert refused.value.code == "evidence.exists" and is_intact(sealed.path)


async def test_two_builds_of_one_package_do_not_meet(tmp_path) -> None:
    with working_place(tmp_path / "out", "REQ-2569-0001_1"), pytest.raises(EvidenceError) as refused:
        await builder().build(wish(tmp_path), tmp_path / "out")
    assert refused.value.code == "evidence.being_made"
    assert is_intact((await builder().build(wish(tmp_path), tmp_path / "out")).path)


async def test_source_that_is_not_the_one_that_was_cut(tmp_path) -> None:
    wished = wish(tmp_path)
    first = replace(wished.files[0], expected_sha256="0" * 64)
    with pytest.raises(EvidenceError) as refused:
        await builder().build(replace(wished, files=(first, *wished.files[1:])), tmp_path / "out")
    assert refused.value.code == "evidence.source_changed"
    assert os.listdir(tmp_path / "out") == []


@pytest.mark.parametrize("kind", ["gone", "folder", "link"])
async def test_source_that_cannot_be_read(tmp_path, kind) -> None:
    source = tmp_path / "source"
    if kind == "folder":
        source.mkdir()
    elif kind == "link":
        source.symlink_to(tmp_path / "sources" / "0.bin")
    wished = wish(tmp_path)
    more = SourceFile(source, FileRole.ATTACHMENT, "x.pdf")
    with pytest.raises(EvidenceError) as refused:
        await builder().build(replace(wished, files=(*wished.files, more)), tmp_path / "out")
    assert refused.value.code == "evidence.source_unreadable"
    assert not (tmp_path / "out").exists() or os.listdir(tmp_path / "out") == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "evidence.disk_full"),
        (errno.EDQUOT, "evidence.disk_full"),
        (errno.EIO, "evidence.medium_gone"),
        (errno.ENODEV, "evidence.medium_gone"),
        (errno.EROFS, "evidence.read_only"),
        (errno.EFBIG, "evidence.too_large"),
        (errno.EINVAL, "evidence.not_written"),
    ],
)
@pytest.mark.parametrize("after", [0, 3, 9])
async def test_write_that_fails_in_the_middle(tmp_path, monkeypatch, number, code, after) -> None:
    """Disk full, stick pulled: after so many writes each further one fails."""
    count, write = 0, blocks.write_all

    def failing(file: Any, data: Any) -> None:
        nonlocal count
        count += 1
        if count > after:
            raise OSError(number, os.strerror(number))
        write(file, data)

    monkeypatch.setattr(blocks, "write_all", failing)
    with pytest.raises(EvidenceError) as refused:
        await builder().build(wish(tmp_path), tmp_path / "out")
    assert refused.value.code == code and refused.value.params["folder"]
    assert os.listdir(tmp_path / "out") == []


async def test_too_little_room_is_told_before_copying(tmp_path, monkeypatch) -> None:
    class Usage:
        free = 1000

    monkeypatch.setattr("shutil.disk_usage", lambda _folder: Usage)
    with pytest.raises(EvidenceError, match="disk_full"):
        await builder().build(wish(tmp_path), tmp_path / "out")


async def test_disk_that_gives_back_something_else(tmp_path, monkeypatch) -> None:
    """Read back before it is called a package: a disk that lies is found then."""
    write = blocks.write_all

    def lying(file: Any, data: Any) -> None:
        write(file, bytes(data).replace(b"\x02\x02", b"\x02\x03"))

    monkeypatch.setattr(blocks, "write_all", lying)
    with pytest.raises(EvidenceError) as refused:
        await builder().build(wish(tmp_path), tmp_path / "out")
    assert refused.value.code == "evidence.not_verified"
    assert refused.value.params["file"] == "original/1101-0011.mkv"
    assert os.listdir(tmp_path / "out") == []


async def test_key_store_that_is_locked(tmp_path) -> None:
    class Locked(Signer):
        def sign(self, message: bytes) -> bytes:
            raise StorageError("storage.key_store_unavailable")

    with pytest.raises(StorageError):
        await builder(Locked()).build(wish(tmp_path), tmp_path / "out")
    assert os.listdir(tmp_path / "out") == []


@pytest.mark.parametrize("point", ["begun", "copying", "copied", "guide", "read_only"])
async def test_cancelled_build_leaves_nothing(tmp_path, point) -> None:
    reached, go = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def wait(name: str) -> None:
        if name == point and not go.is_set():
            loop.call_soon_threadsafe(reached.set)
            assert go.wait(30)

    task = asyncio.ensure_future(builder(at=wait).build(wish(tmp_path, 5 << 20), tmp_path / "out"))
    await reached.wait()
    task.cancel()
    loop.call_later(0.05, go.set)
    with pytest.raises(asyncio.CancelledError):
        await task
    assert os.listdir(tmp_path / "out") == []


async def test_progress_is_told(tmp_path) -> None:
    told: list[Progress] = []
    await builder().build(wish(tmp_path, 5 << 20), tmp_path / "out", told.append)
    assert {one.stage for one in told} == {"copying", "verifying"}
    for stage in ("copying", "verifying"):
        of_stage = [one for one in told if one.stage == stage]
        assert of_stage[-1].done == of_stage[-1].total
        assert [one.done for one in of_stage] == sorted(one.done for one in of_stage)


def test_leftovers_are_known_and_taken_away(tmp_path) -> None:
    left = tmp_path / working_name("REQ-2569-0007_1")
    (left / "original").mkdir(parents=True)
    (left / "original" / "x.mkv").write_bytes(b"half")
    os.chmod(left / "original" / "x.mkv", 0o444)
    os.chmod(left / "original", 0o555)
    (tmp_path / f"{left.name}.held").write_bytes(b"")
    (tmp_path / "somebody's.partial").write_bytes(b"not ours")
    with working_place(tmp_path, "REQ-2569-0008_1") as place:
        place.mkdir()
        assert clean_leftovers(tmp_path) == ["REQ-2569-0007_1"]
        assert place.is_dir()
    assert os.listdir(tmp_path) == ["somebody's.partial"]
    assert clean_leftovers(tmp_path / "nowhere") == []


# ---- media -------------------------------------------------------------------------------------------------------


def test_copy_is_intact_and_its_medium_told(sealed, tmp_path) -> None:
    medium = replace(STICK, most_bytes=None)
    copied = copy_package(sealed.path, tmp_path / "stick", medium, TRUST)
    assert copied.path == tmp_path / "stick" / sealed.path.name and not copied.split
    assert copied.sha256 == sealed.manifest_sha256 and copied.medium == medium and is_intact(copied.path)
    with pytest.raises(EvidenceError, match="exists"):
        copy_package(sealed.path, tmp_path / "stick", medium, TRUST)


def test_large_files_are_split_and_the_seal_still_holds(sealed, tmp_path) -> None:
    copied = copy_package(sealed.path, tmp_path / "stick", STICK, TRUST, part_bytes=900)
    assert copied.split and is_intact(copied.path)
    original = copied.path / "original"
    sizes = [(original / f"1101-0007.mkv.{number:03d}").stat().st_size for number in (1, 2, 3, 4)]
    assert sizes == [900, 900, 900, 300] and not (original / "1101-0007.mkv").exists()
    assert max(file.stat().st_size for file in copied.path.rglob("original/*")) <= 900


@pytest.mark.parametrize(
    "name", ["original/1101-0007.mkv.002", PART_SUMS, JOIN_GUIDE, "manifest.json", "original/1101-0007.json"]
)
@pytest.mark.parametrize("change", ["flip", "remove"])
def test_changed_split_copy_is_found(sealed, tmp_path, name, change) -> None:
    copied = copy_package(sealed.path, tmp_path, STICK, TRUST, part_bytes=900)
    path = copied.path / name
    os.chmod(path.parent, 0o755)
    os.chmod(path, 0o644)
    if change == "flip":
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
    else:
        path.unlink()
    with opened(copied.path) as contents:
        report = check(contents, TRUST)
    assert not report.intact
    assert {name, name.removesuffix(".002"), "manifest.sig"} & {one.name for one in report.findings}


def test_stick_that_is_pulled_in_the_middle(sealed, tmp_path, monkeypatch) -> None:
    count, write = 0, blocks.write_all

    def failing(file: Any, data: Any) -> None:
        nonlocal count
        count += 1
        if count > 4:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        write(file, data)

    monkeypatch.setattr(blocks, "write_all", failing)
    with pytest.raises(EvidenceError, match="medium_gone"):
        copy_package(sealed.path, tmp_path / "stick", replace(STICK, most_bytes=None), TRUST)
    assert os.listdir(tmp_path / "stick") == []


def test_package_that_was_changed_after_sealing_is_not_copied(package, tmp_path) -> None:
    (package / "original" / "1101-0011.mkv").write_bytes(b"\x02" * 2999 + b"\x03")
    with pytest.raises(EvidenceError, match="source_changed"):
        copy_package(package, tmp_path / "stick", STICK, TRUST)
    (package / "original" / "1101-0011.mkv").write_bytes(b"\x02" * 3000)
    (package / "extra").write_bytes(b"x")  # not taken along
    assert is_intact(copy_package(package, tmp_path / "stick", STICK, TRUST).path)
    with pytest.raises(EvidenceError, match="not_verified"):
        copy_package(package, tmp_path / "other", STICK, Trust([Signer(9).known], signature_holds))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_destination(sealed, tmp_path) -> None:
    (tmp_path / "stick").mkdir(mode=0o555)
    with pytest.raises(EvidenceError, match="read_only"):
        copy_package(sealed.path, tmp_path / "stick", STICK, TRUST)


def test_destination_that_is_a_file(sealed, tmp_path) -> None:
    (tmp_path / "stick").write_bytes(b"")
    with pytest.raises(EvidenceError):
        copy_package(sealed.path, tmp_path / "stick", STICK, TRUST)


async def test_description_that_names_a_file_that_is_not_there_is_a_bug(tmp_path) -> None:
    wished = wish(tmp_path)
    with pytest.raises(ValueError, match=r"1101-0011\.mkv"):
        await builder().build(replace(wished, files=wished.files[:1]), tmp_path / "out")
    assert os.listdir(tmp_path / "out") == []
