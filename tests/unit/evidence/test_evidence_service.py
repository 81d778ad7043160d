"""What people do with packages: allowed, recorded before and after, and nothing secret in the record."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from authority_fakes import AtTheDesk
from evidence_room import SIGNER, Signer, builder, wish

from vms_desktop.adapters.archives import AesZips
from vms_desktop.adapters.secrets import signature_holds
from vms_desktop.domain.errors import EvidenceError, InputError
from vms_desktop.domain.evidence.findings import Fault, Finding, KnownKey
from vms_desktop.domain.evidence.manifest import Manifest
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.services.evidence import evidence as evidence_module
from vms_desktop.services.evidence.evidence import EvidenceService, Outside
from vms_desktop.services.evidence.evidence_ports import MediumFacts
from vms_desktop.services.evidence.manifest_check import read_manifest
from vms_desktop.services.evidence.passphrase import LEAST, check_passphrase, made_passphrase
from vms_desktop.storage.trusted_keys import TrustedKeys

WORDS = "ยี่สิบตัวอักษรขึ้นไป"


class Log:
    def __init__(self) -> None:
        self.drafts: list[EntryDraft] = []

    async def record(self, draft: EntryDraft) -> None:
        self.drafts.append(draft)

    def happened(self, draft: EntryDraft) -> None:
        self.drafts.append(draft)

    def told(self, action: Action) -> list[dict[str, Any]]:
        return [dict(one.details) for one in self.drafts if one.action is action]


class Stick:
    def __init__(self, most_bytes: int | None = None) -> None:
        self.medium = MediumFacts("A1B2-C3D4", "EVIDENCE", "0019E06B", "vfat", most_bytes)

    def facts(self, _folder: Path) -> MediumFacts:
        return self.medium


def service(folder: Path, log: Log, signer: Signer = SIGNER, **given: Any) -> EvidenceService:
    keys = TrustedKeys(folder / "trusted_keys.json")
    outside = Outside(signature_holds, given.pop("media", Stick()), keys, AesZips())
    return EvidenceService(
        builder(signer, **given),
        folder / "evidence",
        outside,
        authority=AtTheDesk(),
        log=log,  # type: ignore[arg-type]
    )


async def test_the_whole_way_is_in_the_log(tmp_path) -> None:
    log = Log()
    evidence = service(tmp_path, log)
    sealed = await evidence.build(wish(tmp_path))
    assert sealed.path.parent == evidence.store
    begun, done = log.told(Action.EXPORT_MADE)
    assert begun["stage"] == "begun" and done["stage"] == "sealed"
    assert (done["manifest_sha256"], done["content_sha256"]) == (sealed.manifest_sha256, sealed.manifest.content_sha256)
    copied = await evidence.copy_to(sealed.path, tmp_path / "stick")
    first, last = log.told(Action.EXPORT_COPIED)
    assert first["stage"] == "begun" and last["stage"] == "done"
    for entry in (first, last):
        assert (entry["medium_serial"], entry["drive_serial"]) == ("A1B2-C3D4", "0019E06B")
    assert last["sha256"] == sealed.manifest_sha256 and last["split"] is False
    report = await evidence.check(copied.path)
    assert report.intact
    assert [one["stage"] for one in log.told(Action.EXPORT_CHECKED)] == ["begun", "done"]
    assert {one.request for one in log.drafts if one.details.get("stage") != "begun"} == {"REQ-2569-0001"}
    assert all(one.subject.kind == "export" for one in log.drafts)


async def test_split_copy_and_split_zip(tmp_path) -> None:
    log = Log()
    evidence = service(tmp_path, log)
    sealed = await evidence.build(wish(tmp_path, 5000))
    path = await evidence.pack(sealed.path, tmp_path / "zip")
    small = service(tmp_path, log, media=Stick(4000))
    zipped = await small.copy_to(path, tmp_path / "stick")
    assert zipped.split and zipped.path.name == f"{path.name}.parts"
    assert (await small.check(zipped.path)).intact
    whole = await small.copy_to(sealed.path, tmp_path / "stick")
    assert whole.split and (await small.check(whole.path)).split
    assert log.drafts[-1].request == "REQ-2569-0001"


async def test_a_large_manifest_is_parsed_aside(tmp_path, monkeypatch) -> None:
    """16 MB of JSON held up the window while a package was copied to a stick."""
    threads: list[threading.Thread] = []

    def parsed(text: bytes) -> tuple[Manifest | None, list[Finding]]:
        threads.append(threading.current_thread())
        return read_manifest(text)

    monkeypatch.setattr(evidence_module, "read_manifest", parsed)
    evidence = service(tmp_path, Log())
    sealed = await evidence.build(wish(tmp_path))
    await evidence.pack(sealed.path, tmp_path / "zip")
    await evidence.copy_to(sealed.path, tmp_path / "stick")
    assert len(threads) == 2 and threading.main_thread() not in threads


async def test_passphrase_is_recorded_nowhere(tmp_path) -> None:
    log = Log()
    evidence = service(tmp_path, log)
    sealed = await evidence.build(wish(tmp_path))
    path = await evidence.pack(sealed.path, tmp_path / "zip", passphrase=WORDS)
    assert (await evidence.check(path, passphrase=WORDS)).encrypted
    with pytest.raises(EvidenceError, match="passphrase_wrong"):
        await evidence.check(path, passphrase="lost")
    told = json.dumps([dict(one.details) for one in log.drafts], ensure_ascii=False)
    assert WORDS not in told and '"encrypted": true' in told
    assert log.told(Action.EXPORT_CHECKED)[-1]["why"] == "evidence.passphrase_wrong"
    with pytest.raises(InputError, match="passphrase_short"):
        await evidence.pack(sealed.path, tmp_path / "other", passphrase="short")


async def test_lost_passphrase_is_no_loss_of_the_evidence(tmp_path) -> None:
    """The desk's own copy is not encrypted: another ZIP, with another passphrase, is made of it."""
    evidence = service(tmp_path, Log())
    sealed = await evidence.build(wish(tmp_path))
    await evidence.pack(sealed.path, tmp_path / "lost", passphrase=made_passphrase())
    again = made_passphrase()
    path = await evidence.pack(sealed.path, tmp_path / "again", passphrase=again)
    assert (await evidence.check(path, passphrase=again)).intact


def test_made_passphrases_are_long_and_never_the_same() -> None:
    made = {made_passphrase() for _ in range(200)}
    assert len(made) == 200 and all(len(one) == 29 and check_passphrase(one) == one for one in made)
    assert not set("".join(made)) & set("ilo01")


@pytest.mark.parametrize("typed", ["", "x" * 40, "ab" * 10, "a" * (LEAST - 1)])
def test_simple_passphrases_are_refused(typed) -> None:
    with pytest.raises(InputError):
        check_passphrase(typed)


async def test_changed_package_is_recorded_with_what_was_found(tmp_path) -> None:
    log = Log()
    evidence = service(tmp_path, log)
    sealed = await evidence.build(wish(tmp_path))
    copy = tmp_path / "copy"
    shutil.copytree(sealed.path, copy)
    os.chmod(copy / "viewer.html", 0o644)
    (copy / "viewer.html").write_bytes(b"<script>")
    report = await evidence.check(copy)
    assert not report.intact
    told = log.told(Action.EXPORT_CHECKED)[-1]
    assert told["intact"] is False and told["findings"][0]["name"] == "viewer.html"
    assert log.drafts[-1].request == ""


async def test_package_resealed_by_somebody_names_the_changed_fields(tmp_path) -> None:
    evidence = service(tmp_path, Log())
    sealed = await evidence.build(wish(tmp_path))
    forger = service(tmp_path / "forger", Log(), Signer(9, "โต๊ะ 1"))
    (tmp_path / "forger").mkdir()
    wished = wish(tmp_path)
    about = wished.description
    lied = replace(wished, description=replace(about, request=replace(about.request, purpose="อย่างอื่น")))
    forged = await forger.build(lied)
    report = await evidence.check(forged.path)
    assert not report.intact
    told = {one.name: (one.was, one.now) for one in report.findings if one.fault is Fault.FIELD}
    assert told["package.request.purpose"] == ("ประกอบสำนวนการสอบสวน", "อย่างอื่น")
    assert "sealer.fingerprint" in told
    assert (await evidence.check(sealed.path)).intact


async def test_trusted_key_counts_from_then_on(tmp_path) -> None:
    log = Log()
    other = Signer(9, "โต๊ะ 9")
    (tmp_path / "other").mkdir()
    foreign = await service(tmp_path / "other", Log(), other).build(wish(tmp_path))
    evidence = service(tmp_path, log)
    assert not (await evidence.check(foreign.path)).intact
    await evidence.trust(other.desk.public_key, other.name)
    await evidence.trust(other.desk.public_key, other.name)
    assert (await evidence.check(foreign.path)).intact
    assert log.told(Action.SETTINGS_CHANGED)[0]["what"] == "trusted_key"
    assert TrustedKeys(tmp_path / "trusted_keys.json").load() == [KnownKey(other.desk.public_key, other.name)]


async def test_what_failed_is_in_the_log_with_the_reason(tmp_path) -> None:
    log = Log()
    evidence = service(tmp_path, log)
    wished = wish(tmp_path)
    wished.files[0].source.unlink()
    with pytest.raises(EvidenceError):
        await evidence.build(wished)
    assert [one["stage"] for one in log.told(Action.EXPORT_MADE)] == ["begun", "failed"]
    assert log.told(Action.EXPORT_MADE)[-1]["why"] == "evidence.source_unreadable"
    with pytest.raises(EvidenceError):
        await evidence.check(tmp_path / "nothing")
    assert log.told(Action.EXPORT_CHECKED)[-1] == {"stage": "failed", "why": "evidence.not_there"}


async def test_cancelled_copy_leaves_nothing(tmp_path) -> None:
    log = Log()
    evidence = service(tmp_path, log)
    sealed = await evidence.build(wish(tmp_path, 8 << 20))
    begun, loop = asyncio.Event(), asyncio.get_running_loop()
    go = threading.Event()

    def tell(_progress: object) -> None:
        loop.call_soon_threadsafe(begun.set)
        assert go.wait(30)

    for work in (
        evidence.copy_to(sealed.path, tmp_path / "stick", tell=tell),
        evidence.pack(sealed.path, tmp_path / "stick", tell=tell),
    ):
        begun.clear()
        go.clear()
        task = asyncio.ensure_future(work)
        await begun.wait()
        task.cancel()
        loop.call_later(0.05, go.set)
        with pytest.raises(asyncio.CancelledError):
            await task
        assert os.listdir(tmp_path / "stick") == []
        assert log.told(Action.EXPORT_COPIED)[-1]["why"] == "stopped"


async def test_what_a_killed_desk_left_is_taken_away(tmp_path) -> None:
    evidence = service(tmp_path, Log())
    left = evidence.store / ".REQ-2569-0009_1.partial"
    left.mkdir(parents=True)
    (evidence.store / f"{left.name}.held").write_bytes(b"")
    assert await evidence.clean() == ["REQ-2569-0009_1"]
    assert await evidence.clean() == []
