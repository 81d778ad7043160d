"""Files handed in with requests: hostile names, disguised and oversized content, and what was changed on the disk."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import zipfile
from pathlib import Path

import pytest
from authority_fakes import AtTheDesk, person
from hypothesis import given
from hypothesis import strategies as st
from request_room import PDF, RequestRoom
from waiting import until

from vms_desktop.domain.errors import AccessError, InputError, RequestError
from vms_desktop.domain.file_names import GIVEN_LETTERS
from vms_desktop.domain.requests import attachment
from vms_desktop.domain.requests.attachment import kind_of
from vms_desktop.domain.requests.states import Step
from vms_desktop.services.requests.opened_papers import OpenedPapers
from vms_desktop.storage import request_files
from vms_desktop.storage.request_files import AttachmentFolder

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 64
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
TIFF = b"II*\x00" + b"\0" * 64
HEIC = b"\0\0\0\x18ftypheic" + b"\0" * 64
PROGRAM = b"MZ\x90\x00" + b"\0" * 200


def _office(name: str, macro: bool) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, "x")
        if macro:
            archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    return data.getvalue()


HARMFUL = {
    "จดหมาย.exe": PROGRAM,
    "จดหมาย.pdf": PROGRAM,
    "จดหมาย.pdf.exe": PDF,
    "photo.jpg": b"#!/bin/sh\nrm -rf ~\n",
    "photo.png": b"<html><script>alert(1)</script></html>",
    "drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
    "drawing.png": b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
    "letter.docm": _office("word/document.xml", macro=True),
    "letter.docx": _office("word/document.xml", macro=False),
    "letter.pdf": _office("word/document.xml", macro=True),
    "letter.odt": _office("content.xml", macro=False),
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "scans.zip": _office("a.pdf", macro=False),
    "scans.rar": b"Rar!\x1a\x07\x00" + b"\0" * 64,
    "link.lnk": b"L\0\0\0\x01\x14\x02\0" + b"\0" * 64,
    "page.html": b"<!doctype html>",
    "late.pdf": b"\n" * 1500 + b"%PDF-1.7",
    "program.pdf": b"MZ%PDF-1.7",
    "no type": PDF,
    ".pdf": PDF,
    "run.bat": b"@echo off",
    "image.bmp": b"BM" + b"\0" * 64,
    "film.heic": b"\0\0\0\x18ftypisom" + b"\0" * 64,
}


async def test_what_is_no_scan_and_no_photo_is_refused(room: RequestRoom) -> None:
    request = await room.requests.register(room.draft())
    for name, content in HARMFUL.items():
        with pytest.raises(InputError, match=r"input\.attachment_(type|disguised)"):
            await room.requests.attach(request.id, content, "letter", name=name)
            pytest.fail(f"taken: {name}")
    assert (await room.requests.get(request.id)).attachments == ()
    assert [file for file in room.folder.attachments.rglob("*") if file.is_file()] == []


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("หนังสือ.PDF", PDF, "application/pdf"),
        ("บัตร.jpeg", JPEG, "image/jpeg"),
        ("card.png", PNG, "image/png"),
        ("scan.tif", TIFF, "image/tiff"),
        ("phone.heic", HEIC, "image/heic"),
    ],
)
async def test_scans_and_photos_are_taken_and_kept_under_their_hash(
    room: RequestRoom, name: str, content: bytes, media_type: str
) -> None:
    request = await room.requests.register(room.draft())
    attached = await room.requests.attach(request.id, content, "letter", name=name)
    digest = hashlib.sha256(content).hexdigest()
    assert (attached.media_type, attached.sha256, attached.bytes) == (media_type, digest, len(content))
    stored = room.folder.attachments / digest[:2] / digest
    assert stored.read_bytes() == content
    assert stat.S_IMODE(stored.stat().st_mode) == stat.S_IRUSR, "nobody may write or run it"
    opened = await room.requests.open_attachment(request.id, attached.id)
    assert opened.read_bytes() == content
    assert opened != stored
    assert opened.name == attached.name


async def test_a_picture_with_a_program_behind_it_is_kept_as_a_picture_only(room: RequestRoom) -> None:
    """A polyglot: what opens it goes by its name, which is a picture's; nothing runs it."""
    request = await room.requests.register(room.draft())
    attached = await room.requests.attach(request.id, JPEG + PROGRAM + _office("x", macro=True), "photo", name="a.jpg")
    opened = await room.requests.open_attachment(request.id, attached.id)
    assert opened.suffix == ".jpg"
    assert not os.access(opened, os.X_OK) or os.geteuid() == 0
    assert stat.S_IMODE(opened.stat().st_mode) & 0o111 == 0


HOSTILE = (
    "../../../etc/cron.d/หนังสือ.pdf",
    "..\\..\\Windows\\System32\\หนังสือ.pdf",
    "C:\\หนังสือ.pdf",
    "/etc/passwd.pdf",
    "CON.pdf",
    "con.a.pdf",
    "LPT1.pdf",
    "nul .pdf",
    "ก" * 300 + ".pdf",
    "a" * 300 + ".pdf",
    "จดหมาย\u202efdp.exe.pdf",
    "จดหมาย\u200b\u200f.pdf",
    "จด\0หมาย\n\r\t\x1b[31m.pdf",
    'หนังสือ*?<>|:".pdf',
    "  . .pdf",
    "\ud800เสีย.pdf",
    "a.pdf::$DATA.pdf",
    "-rf.pdf",
)


async def test_hostile_names_stay_in_their_folder_and_are_shown_harmless(room: RequestRoom) -> None:
    request = await room.requests.register(room.draft())
    before = _outside(room)
    attached = [await room.requests.attach(request.id, PDF, "letter", name=name) for name in HOSTILE]
    for one in attached:
        _is_harmless(one.name)
        opened = await room.requests.open_attachment(request.id, one.id)
        assert opened.resolve().is_relative_to(room.folder.attachments.resolve())
        assert opened.name == one.name
    assert _outside(room) == before, "no file lies anywhere else"
    assert set((await room.requests.get(request.id)).attachments) == set(attached)


def _outside(room: RequestRoom) -> set[Path]:
    everything = (file for file in room.folder.root.parent.rglob("*") if file.is_file())
    return {file for file in everything if not file.is_relative_to(room.folder.attachments)}


def _is_harmless(name: str) -> None:
    assert name == Path(name).name
    assert name not in ("", ".", "..")
    assert len(name) <= GIVEN_LETTERS
    assert len(name.encode()) <= 255
    assert not set(name) & set('<>:"/\\|?*')
    assert all(char.isprintable() for char in name)
    assert name == name.strip(" .")
    assert name.split(".")[0].strip().lower() not in {"con", "prn", "aux", "nul", "com1", "lpt1", "lpt9"}
    assert not name.startswith("-")


@given(st.binary(max_size=64), st.sampled_from([".pdf", ".jpg", ".png", ".tif", ".heic", ".exe", ""]))
def test_only_what_is_the_same_by_content_and_name_is_taken(content: bytes, suffix: str) -> None:
    try:
        kind = kind_of(f"a{suffix}", content)
    except InputError:
        return
    assert suffix in kind.suffixes


async def test_an_empty_file_and_a_folder_and_a_pipe_are_refused(room: RequestRoom, tmp_path: Path) -> None:
    request = await room.requests.register(room.draft())
    with pytest.raises(InputError, match=r"input\.attachment_empty"):
        await room.requests.attach(request.id, b"", "letter", name="a.pdf")
    folder, pipe = tmp_path / "a.pdf", tmp_path / "b.pdf"
    folder.mkdir()
    os.mkfifo(pipe)
    for source in (folder, pipe, tmp_path / "gone.pdf"):
        with pytest.raises(InputError, match=r"input\.attachment_unreadable"):
            await room.requests.attach(request.id, source, "letter")


async def test_a_file_that_is_too_large_leaves_nothing_behind(
    room: RequestRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(request_files, "MOST_BYTES", 3_000_000)
    assert attachment.MOST_BYTES == 50 << 20
    large = tmp_path / "large.pdf"
    large.write_bytes(PDF + b"\0" * 3_000_000)
    request = await room.requests.register(room.draft())
    with pytest.raises(InputError, match=r"input\.attachment_large"):
        await room.requests.attach(request.id, large, "letter")
    assert [file for file in room.folder.attachments.rglob("*") if file.is_file()] == []


async def test_what_was_changed_after_storing_is_not_shown(room: RequestRoom) -> None:
    request = await room.requests.register(room.draft())
    attached = await room.requests.attach(request.id, PDF, "letter", name="หนังสือ.pdf")
    stored = room.folder.attachments / attached.sha256[:2] / attached.sha256
    stored.chmod(0o600)
    stored.write_bytes(PDF[:-1] + b"y")
    with pytest.raises(RequestError, match=r"request\.attachment_changed"):
        await room.requests.open_attachment(request.id, attached.id)
    # Handed in once more, the true one is there again, for the first attachment too.
    await room.requests.attach(request.id, PDF, "letter", name="หนังสือ.pdf")
    assert (await room.requests.open_attachment(request.id, attached.id)).read_bytes() == PDF
    stored.unlink()
    with pytest.raises(RequestError, match=r"request\.attachment_gone"):
        await room.requests.open_attachment(request.id, attached.id)


async def test_what_was_opened_goes_when_the_desk_is_left_and_after_a_while(room: RequestRoom) -> None:
    """Letters and cards lay about in the data folder until the next start."""
    request = await room.requests.register(room.draft())
    attached = await room.requests.attach(request.id, PDF, "letter", name="หนังสือ.pdf")
    desk, files = AtTheDesk(), AttachmentFolder(room.folder.attachments)
    papers = OpenedPapers(files, desk)
    for leave in (desk.lock, lambda: desk.become(None), lambda: desk.become(person("p-2"))):
        desk.become(person("p-1"))
        opened = await papers.lay_out(attached.sha256, attached.name)
        desk.become(person("p-1"))
        assert opened.read_bytes() == PDF, "another right is no leaving"
        leave()
        await until(lambda opened=opened: not opened.parent.exists())
    with pytest.raises(AccessError):
        desk.become(None)
        await papers.lay_out(attached.sha256, attached.name)
    desk.become(person("p-1"))
    opened = await papers.lay_out(attached.sha256, attached.name)
    await papers.stop()
    assert not opened.exists(), "the desk is closed"
    hasty = OpenedPapers(files, desk, kept_s=0.0)
    opened = await hasty.lay_out(attached.sha256, attached.name)
    await until(lambda: not opened.parent.exists())
    await hasty.stop()


async def test_what_a_killed_desk_laid_out_goes_and_nothing_that_a_link_leads_to(
    room: RequestRoom, tmp_path: Path
) -> None:
    request = await room.requests.register(room.draft())
    attached = await room.requests.attach(request.id, PDF, "letter", name="หนังสือ.pdf")
    opened = await room.requests.open_attachment(request.id, attached.id)
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.txt").write_text("mine")
    (opened.parent.parent / "link").symlink_to(own)
    (opened.parent / "mine.txt").symlink_to(own / "mine.txt")
    files = AttachmentFolder(room.folder.attachments)
    await files.take_back(own / "mine.txt")
    await OpenedPapers(files, AtTheDesk()).start()
    assert not opened.exists() and os.listdir(opened.parent.parent) == []
    opened.parent.parent.rmdir()
    opened.parent.parent.symlink_to(own)
    await files.clear()
    assert (own / "mine.txt").read_text() == "mine"
    assert (await room.requests.open_attachment(request.id, attached.id)).exists()


async def test_a_file_of_which_no_record_can_be_made_is_not_attached(room: RequestRoom) -> None:
    """The request was closed meanwhile: the file may lie there, but nothing points to it."""
    request = await room.requests.register(room.draft())
    await room.requests.take(request.id, request.version, Step.CANCEL, "ถอนคำขอ")
    with pytest.raises(RequestError, match=r"request\.not_now"):
        await room.requests.attach(request.id, PDF, "letter", name="a.pdf")
    assert (await room.requests.get(request.id)).attachments == ()
