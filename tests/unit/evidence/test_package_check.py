"""One changed byte anywhere is found, and named; so is what is gone, what was added, and whose signature it is."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from evidence_room import SIGNER, TRUST, Signer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vms_desktop.adapters.secrets import signature_holds
from vms_desktop.domain.errors import EvidenceError
from vms_desktop.domain.evidence.findings import CheckReport, Fault
from vms_desktop.domain.evidence.manifest import GUIDE, KEY, MANIFEST, NOT_LISTED, SIGNATURE, SUMS, VIEWER, fingerprint
from vms_desktop.services.evidence.checking import Trust, check
from vms_desktop.services.evidence.comparing import field_changes
from vms_desktop.services.evidence.keys import fingerprint_digits, pem
from vms_desktop.services.evidence.opening import opened

NAMES = (
    MANIFEST,
    SIGNATURE,
    SUMS,
    KEY,
    GUIDE,
    VIEWER,
    "original/1101-0007.mkv",
    "original/1101-0011.mkv",
    "original/1101-0007.json",
    "original/1101-0011.json",
    "working-copy/1101-0007_working.mp4",
    "stills/1101-0007.png",
    "forms/receipt.pdf",
    "attachments/หนังสือgpj.pdf",
)


def judge(package: Path, trust: Trust = TRUST) -> CheckReport:
    with opened(package) as contents:
        return check(contents, trust)


def found(report: CheckReport) -> set[tuple[Fault, str]]:
    return {(one.fault, one.name) for one in report.findings}


def resealed(package: Path, change: Any, signer: Signer, *, key_too: bool = True) -> None:
    """The manifest changed and signed anew, as somebody would who has another key."""
    data = json.loads((package / MANIFEST).read_bytes())
    change(data)
    text = json.dumps(data, ensure_ascii=False, indent=1).encode()
    (package / MANIFEST).write_bytes(text)
    (package / SIGNATURE).write_bytes(signer.sign(text))
    if key_too:
        (package / KEY).write_text(pem(signer.desk.public_key))


def test_sealed_package_is_intact(sealed) -> None:
    report = judge(sealed.path)
    assert report.intact and report.findings == ()
    assert report.manifest == sealed.manifest and report.manifest_sha256 == sealed.manifest_sha256
    assert report.signer is not None and report.signer.known_as == SIGNER.name
    assert {one.path for one in sealed.manifest.files} | set(NOT_LISTED) == set(NAMES)
    assert report.files == len(NAMES) - len(NOT_LISTED)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(name=st.sampled_from(NAMES), where=st.integers(0, 10**9), flip=st.integers(1, 255))
def test_one_changed_byte_anywhere_is_found(package: Path, name: str, where: int, flip: int) -> None:
    path = package / name
    before = path.read_bytes()
    changed = bytearray(before)
    changed[where % len(before)] ^= flip
    path.write_bytes(changed)
    try:
        report = judge(package)
        assert not report.intact
        blamed = {one.name for one in report.findings}
        # A changed manifest is told by its signature, which cannot say which of the two was changed.
        assert name in blamed or (name == MANIFEST and SIGNATURE in blamed)
        if name not in (MANIFEST, SIGNATURE):
            assert (Fault.CHANGED, name) in found(report)
            assert not blamed - {name}
    finally:
        path.write_bytes(before)


@pytest.mark.parametrize("name", NAMES)
def test_removed_file_is_missed(package: Path, name: str) -> None:
    (package / name).unlink()
    report = judge(package)
    assert not report.intact and (Fault.MISSING, name) in found(report)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("change", [b"", b"x"], ids=["cut", "longer"])
def test_cut_or_longer_file_is_found(package: Path, name: str, change: bytes) -> None:
    path = package / name
    path.write_bytes(path.read_bytes() + change if change else path.read_bytes()[:-1])
    report = judge(package)
    assert not report.intact
    assert {name, SIGNATURE} & {one.name for one in report.findings}


@pytest.mark.parametrize("name", ["extra.txt", "original/another.mkv", ".hidden", "new/folder/x", "manifest.json.bak"])
def test_added_file_is_found(package: Path, name: str) -> None:
    (package / name).parent.mkdir(parents=True, exist_ok=True)
    (package / name).write_bytes(b"")
    assert found(judge(package)) == {(Fault.ADDED, name)}


@pytest.mark.parametrize("key_too", [True, False])
def test_manifest_signed_anew_by_another_key_is_told_as_that(package: Path, key_too: bool) -> None:
    other = Signer(9, "somebody")

    def change(data: Any) -> None:
        data["package"]["request"]["number"] = "REQ-2569-9999"
        whose = {"desk": other.desk.id, "name": "somebody", "fingerprint": fingerprint(other.desk.public_key)}
        data["sealer"] |= whose
        key = next(one for one in data["files"] if one["path"] == KEY)
        text = pem(other.desk.public_key).encode()
        key |= {"size": len(text), "sha256": sha256(text).hexdigest()}

    resealed(package, change, other, key_too=key_too)
    report = judge(package)
    assert not report.intact
    if key_too:
        assert report.signer is not None and not report.signer.is_known
        assert report.signer.fingerprint == fingerprint(other.desk.public_key)
        assert Fault.UNKNOWN_KEY in {one.fault for one in report.findings}
    else:  # whose signature it is cannot even be told
        assert (Fault.SIGNATURE, SIGNATURE) in found(report)


def test_changed_fields_are_named_where_the_desk_has_its_copy(package: Path, sealed) -> None:
    def change(data: Any) -> None:
        data["package"]["request"]["purpose"] = "อย่างอื่น"
        data["package"]["footage"][0]["asked"]["begin"]["utc"] = "2026-11-26T04:00:00.000000Z"
        data["package"]["footage"][0]["asked"]["begin"]["be"] = "26/11/2569 11:00:00"

    resealed(package, change, Signer(9))
    changes = {one.name: (one.was, one.now) for one in field_changes(judge(package), sealed.path.parent)}
    assert changes == {
        "package.request.purpose": ("ประกอบสำนวนการสอบสวน", "อย่างอื่น"),
        "package.footage[0].asked.begin": ("2026-11-26T04:05:09.123456Z", "2026-11-26T04:00:00.000000Z"),
    }
    assert field_changes(judge(sealed.path), sealed.path.parent) == []


def test_key_in_the_package_is_believed_only_by_its_fingerprint(sealed) -> None:
    whole = fingerprint(SIGNER.desk.public_key)
    nobody = Trust([], signature_holds)
    assert not judge(sealed.path, nobody).intact
    typed = fingerprint_digits(" ".join(whole[at : at + 4] for at in range(0, 64, 4)).upper())
    assert judge(sealed.path, replace(nobody, fingerprints=[typed])).intact
    assert judge(sealed.path, replace(nobody, fingerprints=[whole[:24]])).intact
    assert not judge(sealed.path, replace(nobody, fingerprints=["0" * 24])).intact
    for wrong in ("", whole[:23], "g" * 24, whole + "0"):
        with pytest.raises(EvidenceError, match="bad_fingerprint"):
            fingerprint_digits(wrong)


def test_another_key_in_its_place_changes_nothing_for_who_knows_the_right_one(package: Path) -> None:
    (package / KEY).write_text(pem(Signer(9).desk.public_key))
    report = judge(package)
    assert found(report) == {(Fault.CHANGED, KEY)}
    assert report.signer is not None and report.signer.is_known


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda data: data.update(content_sha256="0" * 64), "content_sha256"),
        (lambda data: data.update(sums_sha256="0" * 64), "sums_sha256"),
        (lambda data: data["sealer"].update(fingerprint="0" * 64), "sealer"),
        (lambda data: data["files"][0].update(path="../../x"), "files[0].path"),
        (lambda data: data["files"][1].update(path=data["files"][0]["path"].upper()), "files[1].path"),
        (lambda data: data["files"][0].update(path="manifest.JSON"), "files[0].path"),
        (lambda data: data["files"][0].update(size=-1), "files[0].size"),
        (lambda data: data["files"][0].update(camera="nobody"), "files[0].camera"),
        (lambda data: data["files"][0].update(made_from=["gone"]), "files[0].made_from"),
        (lambda data: data["package"]["footage"][0].update(camera="c-9"), "package.footage[0].camera"),
        (lambda data: data["made_at"].update(be="26/11/2568 14:05:09"), "made_at"),
        (lambda data: data.update(more=1), "more"),
        (lambda data: data.pop("software"), "software"),
    ],
)
def test_manifest_that_contradicts_itself_is_found_though_signed(package: Path, change: Any, field: str) -> None:
    resealed(package, change, SIGNER)
    report = judge(package)
    assert not report.intact and (Fault.FIELD, field) in found(report)


def test_newer_format_is_not_judged(package: Path) -> None:
    resealed(package, lambda data: data.update(format="vms-evidence/2", more=[]), SIGNER)
    with pytest.raises(EvidenceError) as refused:
        judge(package)
    assert refused.value.code == "evidence.newer_format"


def test_folder_without_any_seal_is_no_package(tmp_path: Path) -> None:
    (tmp_path / "video.mp4").write_bytes(b"x")
    with pytest.raises(EvidenceError, match="not_a_package"):
        judge(tmp_path)
    with pytest.raises(EvidenceError, match="not_a_package"):
        judge(tmp_path / "video.mp4")
    with pytest.raises(EvidenceError, match="not_there"):
        judge(tmp_path / "nothing")


@pytest.mark.skipif(os.name == "nt", reason="needs links and pipes")
@pytest.mark.parametrize("name", ["original/1101-0007.mkv", MANIFEST, SIGNATURE, KEY])
def test_links_and_pipes_are_not_followed(package: Path, name: str, tmp_path: Path) -> None:
    path, elsewhere = package / name, tmp_path / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    assert (Fault.NO_FILE, name) in found(judge(package))
    path.unlink()
    os.mkfifo(path)
    assert (Fault.NO_FILE, name) in found(judge(package))


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_linked_folder_is_not_entered(package: Path) -> None:
    (package / "loop").symlink_to(package)
    assert found(judge(package)) == {(Fault.NO_FILE, "loop")}


def test_name_that_differs_by_capitals_only_is_found(package: Path) -> None:
    (package / "ORIGINAL").mkdir()
    (package / "ORIGINAL" / "1101-0007.MKV").write_bytes(b"x")
    report = judge(package)
    assert not report.intact and Fault.TWICE in {one.fault for one in report.findings}


@pytest.mark.skipif(os.name == "nt", reason="needs names of bytes")
@pytest.mark.parametrize("name", [b"x\xff\xfe", b"a\nb", "x\u202egpj.exe".encode(), b"CON", b"end."])
def test_hostile_names_on_the_disk(package: Path, name: bytes) -> None:
    Path(os.fsdecode(os.fsencode(package) + b"/" + name)).write_bytes(b"x")
    (finding,) = judge(package).findings
    assert finding.fault is Fault.NAME and finding.name.isprintable()


def test_what_a_terminal_would_obey_is_not_printed(package: Path) -> None:
    def change(data: Any) -> None:
        data["files"][0]["path"] = "x\x1b]0;owned\x07\u202e"
        data["\x1b[2J"] = 1

    resealed(package, change, Signer(9))
    told = judge(package).findings
    assert told and all(one.name.isprintable() and one.note.isprintable() and one.now.isprintable() for one in told)
    resealed(package, lambda data: data.pop("\x1b[2J"), Signer(9))
    told = judge(package).findings
    assert any(one.fault is Fault.MISSING and "owned" in one.name for one in told)
    assert all(one.name.isprintable() and one.now.isprintable() for one in told)
