"""Packages as ZIP files: read without unpacking, and no trap in one is stepped into."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest
from evidence_room import TRUST
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vms_desktop.adapters.archives import AesZips
from vms_desktop.domain.errors import EvidenceError
from vms_desktop.domain.evidence.findings import CheckReport, Fault
from vms_desktop.domain.evidence.manifest import MANIFEST, SIGNATURE
from vms_desktop.services.evidence.checking import check
from vms_desktop.services.evidence.contents import MOST_FILES
from vms_desktop.services.evidence.evidence_ports import MediumFacts
from vms_desktop.services.evidence.media import copy_package
from vms_desktop.services.evidence.opening import opened
from vms_desktop.services.evidence.packing import pack
from vms_desktop.services.evidence.parts import JOIN_GUIDE, PART_SUMS, part_name

WORDS = "รหัสผ่าน ที่ยาวพอ 123"
ZIPS = AesZips()


def judge(path: Path, passphrase: str | None = None) -> CheckReport:
    with opened(path, passphrase, ZIPS) as contents:
        return check(contents, TRUST)


def faults(report: CheckReport) -> set[Fault]:
    return {one.fault for one in report.findings}


@pytest.fixture(scope="session")
def plain(sealed, tmp_path_factory) -> Path:
    return pack(sealed.path, sealed.manifest, tmp_path_factory.mktemp("zip"), TRUST)


@pytest.fixture(scope="session")
def secret(sealed, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("secret")
    return pack(sealed.path, sealed.manifest, folder, TRUST, passphrase=WORDS, encrypted=ZIPS)


def made(
    tmp_path: Path,
    package: Path,
    *more: tuple[Any, bytes],
    method: int = zipfile.ZIP_STORED,
    top: str = "top/",
) -> Path:
    """A ZIP of the package by another program, with more entries."""
    path = tmp_path / "made.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        for file in sorted(package.rglob("*")):
            if file.is_file():
                info = zipfile.ZipInfo(f"{top}{file.relative_to(package).as_posix()}")
                archive.writestr(info, file.read_bytes(), method)
        for name, content in more:
            archive.writestr(name, content)
    return path


def test_plain_zip_is_intact_and_stored(plain, sealed) -> None:
    report = judge(plain)
    assert report.intact and not report.encrypted and report.manifest_sha256 == sealed.manifest_sha256
    with zipfile.ZipFile(plain) as archive:
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
        assert {info.filename.partition("/")[0] for info in archive.infolist()} == {sealed.path.name}
        assert archive.testzip() is None


def test_encrypted_zip_opens_with_its_passphrase_only(secret, sealed) -> None:
    assert judge(secret, WORDS).intact and judge(secret, f" {WORDS} ").encrypted
    for passphrase, code in ((None, "needed"), ("another", "wrong"), ("", "wrong")):
        with pytest.raises(EvidenceError) as refused:
            judge(secret, passphrase)
        assert refused.value.code == f"evidence.passphrase_{code}"
    content = (sealed.path / MANIFEST).read_bytes()
    assert content[:200] not in secret.read_bytes()
    with pytest.raises(EvidenceError, match="no_encryption"), opened(secret, WORDS):
        pass


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("top", ["", "REQ/"])
def test_folder_that_somebody_packed_is_intact_too(package, tmp_path, method, top) -> None:
    assert judge(made(tmp_path, package, method=method, top=top)).intact


@pytest.mark.parametrize("size", [1000, 4096])
def test_zip_in_parts_is_read_as_one(plain, tmp_path, size) -> None:
    content = plain.read_bytes()
    for number, begin in enumerate(range(0, len(content), size), 1):
        (tmp_path / part_name(plain.name, number)).write_bytes(content[begin : begin + size])
    assert judge(tmp_path / part_name(plain.name, 1)).intact


@pytest.fixture
def in_parts(plain, tmp_path) -> Path:
    """The folder that a medium gets which takes no files above 1000 bytes."""
    medium = MediumFacts("A1B2-C3D4", most_bytes=1000)
    return copy_package(plain, tmp_path / "stick", medium, TRUST, part_bytes=1000).path


@pytest.mark.parametrize("name", ["", "REQ-2569-0001_1.zip.001"])
@pytest.mark.parametrize(
    ("file", "fault"),
    [
        (None, None),
        (PART_SUMS, Fault.CHANGED),
        (JOIN_GUIDE, Fault.CHANGED),
        (PART_SUMS, Fault.MISSING),
        (JOIN_GUIDE, Fault.MISSING),
        ("run-me.sh", Fault.ADDED),
    ],
)
def test_texts_beside_the_parts_of_a_zip_are_checked_too(in_parts, name, file, fault) -> None:
    """Nobody looked at the page that tells with which command to join the parts."""
    os.chmod(in_parts, 0o755)
    if file is not None:
        path = in_parts / file
        content = path.read_bytes() if path.exists() else b""
        path.unlink(missing_ok=True)
        if fault is not Fault.MISSING:
            path.write_bytes(content.replace(b"0", b"1") + b"x")
    report = judge(in_parts / name.replace("REQ-2569-0001_1", in_parts.name.removesuffix(".zip.parts")))
    assert report.split
    assert [(one.fault, one.name) for one in report.findings] == ([(fault, file)] if fault is not None else [])
    assert report.intact is (fault is None)


def test_link_beside_the_parts_of_a_zip_is_not_followed(in_parts, tmp_path) -> None:
    os.chmod(in_parts, 0o755)
    (tmp_path / "elsewhere").write_bytes((in_parts / JOIN_GUIDE).read_bytes())
    (in_parts / JOIN_GUIDE).unlink()
    (in_parts / JOIN_GUIDE).symlink_to(tmp_path / "elsewhere")
    assert [(one.fault, one.name) for one in judge(in_parts).findings] == [(Fault.NO_FILE, JOIN_GUIDE)]


@pytest.mark.parametrize("which", [1, -1])
def test_part_that_is_missing_is_named(in_parts, which) -> None:
    os.chmod(in_parts, 0o755)
    gone = sorted(in_parts.glob("*.zip.0*"))[which]
    gone.unlink()
    with pytest.raises(EvidenceError, match="part_missing") as refused:
        judge(in_parts)
    assert refused.value.params["file"] == gone.name


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(where=st.integers(0, 10**9), flip=st.integers(1, 255))
def test_flipped_byte_of_the_zip_never_passes_with_other_contents(plain, tmp_path, where, flip) -> None:
    content = bytearray(plain.read_bytes())
    content[where % len(content)] ^= flip
    changed = tmp_path / "changed.zip"
    changed.write_bytes(content)
    try:
        report = judge(changed)
    except EvidenceError:
        return
    # What is left are dates and marks of the ZIP itself: the files are those that were sealed.
    assert not report.intact or report.files == judge(plain).files


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(where=st.integers(0, 10**9), flip=st.integers(1, 255))
def test_flipped_byte_of_the_encrypted_zip_breaks_nothing(secret, tmp_path, where, flip) -> None:
    content = bytearray(secret.read_bytes())
    content[where % len(content)] ^= flip
    changed = tmp_path / "changed.zip"
    changed.write_bytes(content)
    try:
        report = judge(changed, WORDS)
    except EvidenceError:
        return
    assert not report.intact or report.manifest is not None


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(length=st.integers(0, 10**9))
def test_cut_zip_is_no_package(plain, tmp_path, length) -> None:
    content = plain.read_bytes()
    cut = tmp_path / "cut.zip"
    cut.write_bytes(content[: length % len(content)])
    with pytest.raises(EvidenceError):
        judge(cut)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("top/../../escape", Fault.NAME),
        ("/absolute", Fault.NAME),
        ("top/C:/x", Fault.NAME),
        ("top/a\\b", Fault.NAME),
        ("top/CON", Fault.NAME),
        ("top/" + "x" * 300, Fault.NAME),
        ("top/" + "ก" * 3000, Fault.NAME),
        ("top/x\u202egpj.exe", Fault.NAME),
        ("top/" + "d/" * 30 + "x", Fault.NAME),
        ("top/MANIFEST.JSON", Fault.TWICE),
        ("top/extra", Fault.ADDED),
        ("elsewhere/extra", Fault.NAME),
    ],
)
def test_hostile_names(package, tmp_path, name, fault) -> None:
    report = judge_or_refusal(made(tmp_path, package, (zipfile.ZipInfo(name), b"x")))
    assert report is None or (not report.intact and (fault in faults(report) or name.startswith("elsewhere")))
    assert not list(tmp_path.parent.glob("escape"))


def judge_or_refusal(path: Path) -> CheckReport | None:
    """None: it was refused as no package, since its names have no folder in common."""
    try:
        return judge(path)
    except EvidenceError as error:
        assert error.code == "evidence.not_a_package"
        return None


@pytest.mark.parametrize("top", ["../", "/", "../../top/", "C:/", "CON/"])
def test_folder_on_top_that_leads_out_is_not_taken_away(package, tmp_path, top) -> None:
    with pytest.raises(EvidenceError, match="not_a_package"):
        judge(made(tmp_path, package, top=top))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["manifest.json", "original/1101-0007.mkv"])
def test_same_name_twice(package, tmp_path, name) -> None:
    report = judge(made(tmp_path, package, (f"top/{name}", b"another")))
    assert not report.intact and Fault.TWICE in faults(report)


@pytest.mark.parametrize("kind", [0o120777, 0o020666, 0o010644, 0o060660])
def test_links_and_devices(package, tmp_path, kind) -> None:
    info = zipfile.ZipInfo("top/link")
    info.external_attr = kind << 16
    report = judge(made(tmp_path, package, (info, b"/etc/passwd")))
    assert [(one.fault, one.name) for one in report.findings] == [(Fault.NO_FILE, "link")]


def test_bomb_is_not_inflated(package, tmp_path) -> None:
    """A listed file that unpacks to a thousand times what is there: its ratio tells before a byte is read."""
    bomb = zipfile.ZipInfo("top/original/1101-0009.mkv")
    bomb.compress_type = zipfile.ZIP_DEFLATED
    report = judge(made(tmp_path, package, (bomb, bytes(60 << 20))))
    assert not report.intact and faults(report) == {Fault.TOO_MUCH}


def test_length_that_the_directory_lies_about_is_not_believed(package, tmp_path) -> None:
    """Deflated data that goes on after what the directory says: reading ends at what was sealed."""
    path = package / "original" / "1101-0007.mkv"
    size = path.stat().st_size
    path.write_bytes(bytes(64 << 20))
    made_zip = made(tmp_path, package, method=zipfile.ZIP_DEFLATED)
    content = bytearray(made_zip.read_bytes())
    with zipfile.ZipFile(made_zip) as archive:
        info = archive.getinfo("top/original/1101-0007.mkv")
    for at in _places(content, struct.pack("<L", info.file_size)):
        content[at : at + 4] = struct.pack("<L", size)
    made_zip.write_bytes(content)
    report = judge(made_zip)
    assert not report.intact and "original/1101-0007.mkv" in {one.name for one in report.findings}
    assert report.bytes < 1 << 20


def _places(content: bytearray, what: bytes) -> list[int]:
    found, at = [], content.find(what)
    while at >= 0:
        found.append(at)
        at = content.find(what, at + 1)
    return found


def test_overlapping_files(package, tmp_path) -> None:
    """Many names over the same bytes make a small file unpack to any size."""
    path = made(tmp_path, package)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        infos = archive.infolist()
        start = archive.start_dir
    first, second = infos[0], infos[1]
    at = start
    for info in infos:
        assert content[at : at + 4] == b"PK\x01\x02"
        if info is second:
            content[at + 42 : at + 46] = struct.pack("<L", first.header_offset)
        at += 46 + sum(struct.unpack_from("<HHH", content, at + 28))
    path.write_bytes(content)
    report = judge(path)
    assert not report.intact and Fault.ZIP in faults(report)


def test_a_harmless_end_that_nobody_reads_hides_no_other(tmp_path) -> None:
    """The locator names a ZIP64 end of no files; the one that ``zipfile`` would read says a terabyte of directory."""
    kinds = "<4sQHHLLQQQQ"
    harmless = struct.pack(kinds, b"PK\x06\x06", 44, 45, 45, 0, 0, 0, 0, 0, 0)
    huge = struct.pack(kinds, b"PK\x06\x06", 44, 45, 45, 0, 0, 1 << 40, 1 << 40, 1 << 40, 0)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 2, 1)
    end = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    path = tmp_path / "two-ends.zip"
    path.write_bytes(b"PK" + harmless + huge + locator + end)
    with pytest.raises(EvidenceError, match="zip_damaged") as refused:
        judge(path)
    assert "ZIP64" in refused.value.detail


def test_too_many_names_are_refused_before_they_are_read(tmp_path) -> None:
    end = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 60_000, 60_000, 60_000 * 46, 0, 0)
    path = tmp_path / "many.zip"
    path.write_bytes(b"PK" + bytes(100) + end)
    with pytest.raises(EvidenceError, match="too_many_files"):
        judge(path)
    whole = struct.pack("<4sQHHLLQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 1 << 40, 1 << 40, 1 << 50, 0)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 2, 1)
    path.write_bytes(b"PK" + whole + locator + end)
    with pytest.raises(EvidenceError, match="too_many_files"):
        judge(path)
    comment = b"c" * 65_535
    path.write_bytes(b"PK" + whole + locator + end[:10] + struct.pack("<HLLH", 0, 0, 0, len(comment)) + comment)
    with pytest.raises(EvidenceError, match="too_many_files"):
        judge(path)
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(MOST_FILES + 1):
            archive.writestr(f"{number}", b"")
    path.write_bytes(many.getvalue())
    with pytest.raises(EvidenceError, match="too_many_files"):
        judge(path)


@pytest.mark.parametrize("marked", [True, False])
def test_names_of_another_alphabet_are_not_guessed(package, tmp_path, marked) -> None:
    """Without its mark for UTF-8 a name is other letters on every machine; with it, it must be UTF-8."""
    path = made(tmp_path, package, (zipfile.ZipInfo("top/é"), b"x"))
    content = bytearray(path.read_bytes().replace("top/é".encode(), b"top/\x82\x83"))
    if not marked:
        for head, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            for at in _places(content, head):
                content[at + flags + 1] &= ~0x08
    path.write_bytes(content)
    if marked:
        with pytest.raises(EvidenceError, match="zip_damaged"):
            judge(path)
    else:
        report = judge(path)  # the Thai name of the letter lost its mark too
        assert faults(report) == {Fault.NAME, Fault.MISSING} and len(report.findings) == 3


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_not_accepted(package, tmp_path, method) -> None:
    report = judge(made(tmp_path, package, method=method))
    assert not report.intact and (Fault.ZIP, "method") in {(one.fault, one.note) for one in report.findings}


def test_changed_file_and_signature_in_a_zip(package, tmp_path) -> None:
    (package / "original" / "1101-0011.mkv").write_bytes(b"\x02" * 2999 + b"\x03")
    report = judge(made(tmp_path, package))
    assert [(one.fault, one.name) for one in report.findings] == [(Fault.CHANGED, "original/1101-0011.mkv")]
    (package / SIGNATURE).write_bytes(bytes(64))
    assert Fault.SIGNATURE in faults(judge(made(tmp_path, package)))


def test_killed_pack_leaves_no_zip(sealed, tmp_path) -> None:
    with pytest.raises(EvidenceError, match="no_encryption"):
        pack(sealed.path, sealed.manifest, tmp_path, TRUST, passphrase=WORDS)
    assert os.listdir(tmp_path) == []
