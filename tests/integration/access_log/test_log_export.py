"""Exports: whole, sealed, checked by the independent verifier; ten thousand hostile texts stay text everywhere."""

from __future__ import annotations

import csv
import hashlib
import json
import random
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from authority_fakes import AtTheDesk
from log_desk import MALEE, SOMCHAI

from vms_desktop.adapters.secrets import signature_holds
from vms_desktop.domain.errors import LogError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, EntryDraft, Subject, iso, microseconds
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.log_seal import LineKind, SignedLine, parse_line
from vms_desktop.paths import resources_dir
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.log.log_export import CsvWords, LogExporter
from vms_desktop.services.log.log_files import CSV_FIELDS, harmless
from vms_desktop.services.log.log_verification import verify

VERIFIER = resources_dir() / "verify_access_log.py"
WORDS = CsvWords(list(CSV_FIELDS), {Action.LIVE_OPENED.value: "เปิดดูภาพสด"}, 543)
HOSTILE = (
    *("=1+1", "=cmd|'/c calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "%0A=1", "|x"),
    *("'; DROP TABLE access_log; --", '" OR 1=1', "\\'; --", "%s %(x)s {0} {x}", ":id ?", "$1"),
    *("<script>alert(1)</script>", "<img src=x onerror=x>", "&lt;b&gt;", "<!--", "]]>", "\\u003c", "\\n"),
    *("\x00", "\x01\x02", "\x1b[31m", "\x7f", "\x85\x9b", "\n", "\r\n", "\u2028", "\ufeff", "\ud800", "\udfff\ud800"),
    *("\u202eexe.gpj", "\u2066x\u2069", "\u200f", "\u061c", "\u200b", "\u200d"),
    *("ก็", "กํา", "กำ้", "เเก", "ํ้ื", "ที่ ๑๒๓", "ฐู", "\u0e49" * 20, "é", "e\u0301" * 10, "𝔘", "👩‍👩‍👧", "‮"),
    *('","', '""', "';'", "a,b;c\td", "[", '{"a":1}', "\\", "\\\\", "\\x00", "x" * 3000),
)


def hostile(chance: random.Random) -> str:
    return "".join(chance.choice(HOSTILE) for _ in range(chance.randint(1, 4)))


def hostile_draft(chance: random.Random) -> EntryDraft:
    return EntryDraft(
        Action.LIVE_OPENED,
        Actor(hostile(chance), hostile(chance), hostile(chance)),
        Subject(hostile(chance), hostile(chance), hostile(chance)),
        hostile(chance)[:36],
        hostile(chance)[:6],
        {hostile(chance): hostile(chance), "list": [hostile(chance)]},
        hostile(chance),
        hostile(chance),
    )


@pytest.fixture
def exporter(store, signer, clock) -> LogExporter:
    log = AccessLog(store.log, lambda: MALEE)
    return LogExporter(store.log, log, signer, clock, VERIFIER, authority=AtTheDesk())


def check(folder: Path, *more: str) -> tuple[int, dict]:
    """With the copy of the verifier that lies beside the log."""
    command = [sys.executable, "-I", str(folder / VERIFIER.name), str(folder / "access-log.jsonl"), "--json", *more]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120)
    return done.returncode, json.loads(done.stdout) if done.stdout else {"error": done.stderr}


def csv_rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "access-log.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


async def test_export_holds_all_and_is_checked_by_what_lies_beside_it(
    exporter, store, clock, tmp_path, make_draft
) -> None:
    await store.log.append([make_draft(number) for number in range(20)])
    folder = tmp_path / "ส่งออก ครั้งที่ 1"
    done = await exporter.export(folder, LogFilter(), words=WORDS, reason="ผู้ตรวจสอบขอ")
    assert done.entries == 22  # the first entry, and the one that tells of this export
    assert check(folder) == (
        0,
        {
            "intact": True,
            "entries": 22,
            "desks": {store.log.desk.id: {"last": 22, "hash": (await store.log.last()).hash}},
            "problems": [],
            "written": iso(microseconds(clock.now())),
            "later_checkpoints": 0,
        },
    )
    last = csv_rows(folder)[-1]
    assert (last["action"], last["person_name"], last["reason"]) == ("log.exported", "มาลี ตั้งใจ", "ผู้ตรวจสอบขอ")
    assert sorted(path.name for path in folder.iterdir()) == [
        *("access-log.csv", "access-log.csv.seal", "access-log.jsonl", "access-log.jsonl.seal"),
        *(f"desk-{store.log.desk.id}.pem", "verify_access_log.py"),
    ]
    for name, digest in done.digests.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
        seal = parse_line((folder / f"{name}.seal").read_text().strip())
        assert (seal.digest, seal.number) == (digest, 22)
        assert signature_holds(store.log.desk.public_key, seal.message, seal.signature)


async def test_change_planted_in_an_export_is_found(exporter, store, tmp_path, make_draft) -> None:
    await store.log.append([make_draft(number) for number in range(5)])
    await exporter.export(tmp_path / "x", LogFilter())
    path = tmp_path / "x" / "access-log.jsonl"
    path.write_bytes(path.read_bytes().replace("สมชาย".encode(), "สมศรี".encode(), 1))
    code, result = check(tmp_path / "x")
    assert code == 1
    assert [(problem["kind"], problem["sequence"]) for problem in result["problems"]] == [
        ("changed", 2),
        ("signature_wrong", 0),
    ]


async def test_checkpoints_made_after_an_export_are_no_fault_of_it(
    exporter, store, signer, clock, tmp_path, make_draft
) -> None:
    """An auditor gets the checkpoints' folder days after the export; the desk has gone on meanwhile. But a file without
    its seal, or an end that was cut off before it was sealed, is found as before.
    """

    async def checkpoint() -> Path:
        last = await store.log.last()
        made = SignedLine(LineKind.CHECKPOINT, last.desk, last.sequence, last.hash, iso(microseconds(clock.now())))
        path = tmp_path / f"{last.sequence}.txt"
        path.write_text(made.signed(signer.sign).line + "\n")
        return path

    await store.log.append([make_draft(number) for number in range(5)])
    before = await checkpoint()
    clock.go(seconds=5)
    await exporter.export(tmp_path / "x", LogFilter())
    clock.go(days=1)
    await store.log.append([make_draft(number) for number in range(5)])
    later = await checkpoint()
    code, result = check(tmp_path / "x", "--checkpoints", str(before), str(later))
    assert (code, result["problems"], result["later_checkpoints"]) == (0, [], 1)

    path = tmp_path / "x" / "access-log.jsonl"
    whole = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(whole[:-2]))
    code, result = check(tmp_path / "x", "--checkpoints", str(later))
    assert code == 1 and "cut_off" in [problem["kind"] for problem in result["problems"]]
    path.with_name("access-log.jsonl.seal").unlink()
    code, result = check(tmp_path / "x", "--checkpoints", str(later))
    assert (code, [problem["kind"] for problem in result["problems"]]) == (1, ["cut_off"])


async def test_selection_says_so_and_each_entry_is_checked_by_itself(exporter, store, tmp_path, make_draft) -> None:
    await store.log.append([make_draft(number % 3, actor=SOMCHAI) for number in range(9)])
    wanted = LogFilter(camera=make_draft(1).camera)
    done = await exporter.export(tmp_path / "x", wanted, words=WORDS)
    assert done.entries == 3
    head = json.loads((tmp_path / "x" / "access-log.jsonl").read_bytes().splitlines()[0])
    assert head["selection"] == {"camera": make_draft(1).camera}
    assert check(tmp_path / "x")[0] == 0
    row = csv_rows(tmp_path / "x")[0]
    assert (row["action_text"], row["person"]) == ("เปิดดูภาพสด", "u-0007")
    assert row["time_us"] == "2025-03-01T01:00:00.000000Z"
    assert row["local_time"].startswith(("01/03/2568", "28/02/2568"))


async def test_nothing_is_overwritten_and_nothing_half_written_stays(exporter, store, tmp_path) -> None:
    await exporter.export(tmp_path / "x", LogFilter(), words=WORDS)
    before = {path.name: path.read_bytes() for path in (tmp_path / "x").iterdir()}
    with pytest.raises(LogError) as caught:
        await exporter.export(tmp_path / "x", LogFilter(), words=WORDS)
    assert caught.value.code == "log.file_exists"
    assert {path.name: path.read_bytes() for path in (tmp_path / "x").iterdir()} == before
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LogError) as caught:
        await exporter.export(tmp_path / "file" / "x", LogFilter())
    assert caught.value.code == "log.file_not_written"


async def test_full_disk_is_told_and_leaves_no_half_file(exporter, store, tmp_path, make_draft, monkeypatch) -> None:
    await store.log.append([make_draft(number) for number in range(50)])
    import errno
    import os

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LogError) as caught:
        await exporter.export(tmp_path / "x", LogFilter())
    assert caught.value.code == "log.file_full"
    assert list((tmp_path / "x").iterdir()) == []


async def test_what_is_exported_was_recorded_before(store, signer, clock, tmp_path) -> None:
    class Refusing(AccessLog):
        async def record_all(self, drafts):
            raise LogError("log.not_written", cause="storage.disk_full")

    exporter = LogExporter(store.log, Refusing(store.log), signer, clock, VERIFIER, authority=AtTheDesk())
    with pytest.raises(LogError):
        await exporter.export(tmp_path / "x", LogFilter())
    assert not (tmp_path / "x").exists()


async def test_ten_thousand_hostile_texts_are_text_everywhere(exporter, store, tmp_path, clock) -> None:
    chance = random.Random(7)
    for _ in range(20):
        await store.log.append([hostile_draft(chance) for _ in range(500)])
    assert (await verify(store.log, [], signature_holds)).intact
    newest = await store.log.page(LogFilter(), None, 1)
    for one in newest:
        wanted = LogFilter(persons=(one.entry.person,), camera=one.entry.camera, request=one.entry.request)
        assert one in await store.log.page(wanted, None, 10)
        assert await store.log.count(wanted) >= 1
    folder = tmp_path / "x"
    done = await exporter.export(folder, LogFilter(), words=WORDS)
    assert done.entries == 10_002
    code, result = check(folder)
    assert (code, result["problems"]) == (0, [])
    content = (folder / "access-log.jsonl").read_bytes()
    assert content.count(b"\n") == 10_003  # a line an entry, whatever is in it
    rows = csv_rows(folder)
    assert len(rows) == 10_002
    for row in rows:
        for cell in row.values():
            assert not any(unicodedata.category(ch) in ("Cc", "Cs") for ch in cell)
            start = cell.lstrip(" ")[:1]
            assert start not in set("=+-@|%＝＋－＠") or start == "", cell
            assert "\u202e" not in cell and "\u2066" not in cell


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "|x", "%x", "＝1", "  =1"])
def test_formula_gets_an_apostrophe(cell: str) -> None:
    assert harmless(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", " ", "a=1", "1101-0001", "{}", "ก", "'=1"])
def test_other_text_stays_as_it_is(cell: str) -> None:
    assert harmless(cell) == cell


async def test_damaged_entry_stops_the_export_with_a_word(exporter, store, folder, tmp_path, make_draft) -> None:
    import sqlite3

    await store.log.append([make_draft(1)])
    with sqlite3.connect(folder.database) as raw:
        raw.execute("DROP TRIGGER access_log_never_changed")
        raw.execute("UPDATE access_log SET reason = x'ff00' WHERE sequence = 2")
    raw.close()
    with pytest.raises(LogError) as caught:
        await exporter.export(tmp_path / "x", LogFilter())
    assert caught.value.code == "log.entry_damaged"
    assert not list((tmp_path / "x").glob("*.jsonl"))
