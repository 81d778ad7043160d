"""``vms-desktop requests``: what a person sees and a script gets, who may, and what the log says of it."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from request_room import BANGKOK, HandClock, RequestRoom
from signing_in import SECOND, SECOND_PASSWORD, USER, add_people, run_as

from vms_desktop.domain.person import Limits
from vms_desktop.domain.requests.letters import LetterAbout, LetterKind
from vms_desktop.domain.requests.number import fiscal_year_be, year_be
from vms_desktop.paths import DataFolder

pytestmark = pytest.mark.usefixtures("quick_commands")

YEAR = year_be(HandClock().now().astimezone(BANGKOK).date())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A register with a request that was handed over, and one that was just received."""
    folder = DataFolder(tmp_path / "ข้อมูล")

    async def fill() -> None:
        room = RequestRoom(folder, HandClock())
        await room.open()
        await room.handed()
        second = await room.requests.register(room.draft(room.interval(1), case_number="9/2569"))
        about = LetterAbout(LetterKind.HOLD, "ทม.ปากน้ำ")
        await room.requests.number_letter(second.id, about, "สป 0017.2/1234", date(2026, 11, 24))
        people = room.opened.store.people
        await add_people(room.opened.store)
        limited = next(one for one in await people.all() if one.username == SECOND)
        own = Limits(cameras=frozenset({room.cameras[1].id}))
        await people.change(replace(limited, limits=own), ())
        await room.close()

    asyncio.run(fill())
    return folder.root


def run(data: Path, *words: str, user: str | None = USER) -> subprocess.CompletedProcess[str]:
    return run_as(["requests", *words, "--data-dir", str(data)], user=user, cwd=data.parent)


def logged(data: Path, action: str) -> list[str]:
    with closing(sqlite3.connect(DataFolder(data).database)) as raw:
        return [row[0] for row in raw.execute("SELECT details FROM access_log WHERE action = ?", (action,))]


def test_the_list_is_searched_and_read_by_people_and_scripts(data: Path) -> None:
    people = run(data, "list", "--text", "๙/๒๕๖๙")
    assert people.returncode == 0, people.stderr
    assert f"REQ-{YEAR}-0002  รับคำขอ  พ.ต.ท. สมศักดิ์ รักดี" in people.stdout
    assert "แสดง 1 จาก 1 คำขอ" in people.stdout
    assert f"REQ-{YEAR}-0002" in run(data, "list", "--text", "๐๐๑๗.๒/๑๒๓๔").stdout, (
        "by the number of a letter that went out"
    )
    got = json.loads(run(data, "list", "--sort", "number", "--json").stdout)
    assert [one["number"] for one in got["requests"]] == [f"REQ-{YEAR}-0001", f"REQ-{YEAR}-0002"]
    assert got["total"] == 2
    assert "0812345678" not in json.dumps(got), "no telephone in a list"
    assert json.loads(run(data, "list", "--state", "handed_over", "--json").stdout)["total"] == 1
    assert any("๙/๒๕๖๙" in details or "9/2569" in details for details in logged(data, "request.searched"))


def test_one_request_with_its_custody_chain(data: Path) -> None:
    shown = run(data, "show", f"REQ-{YEAR}-0001", "--custody", "--language", "en")
    assert shown.returncode == 0, shown.stderr
    assert "handed over" in shown.stdout and "ab" * 32 in shown.stdout
    got = json.loads(run(data, "show", f"req-{YEAR}-0001", "--custody", "--json").stdout)
    assert got["state"] == "handed_over"
    assert [line["step"] for line in got["custody"] if line["step"]][-1] == "hand_over"
    assert all(line["sequence"] for line in got["custody"])
    assert len(logged(data, "request.read")) >= 2
    sent = run(data, "show", f"REQ-{YEAR}-0002", "--language", "en").stdout
    assert "letter sent (hold asked for): สป 0017.2/1234, dated 24 Nov 2026 ทม.ปากน้ำ" in sent
    unknown = run(data, "show", "REQ-2500-0001", "--language", "en")
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert "There is no such request" in unknown.stderr


def test_statistics_and_disclosures(data: Path) -> None:
    fiscal = str(fiscal_year_be(HandClock().now().astimezone(BANGKOK).date()))
    counted = json.loads(run(data, "statistics", "--year", fiscal, "--json").stdout)
    assert (counted["total"]["received"], counted["total"]["results"]) == (2, {"approved": 1, "open": 1})
    assert "รับ 2" in run(data, "statistics", "--year", fiscal, "--by-year").stdout
    told = json.loads(run(data, "disclosures", str(YEAR), "--json").stdout)
    (one,) = told["disclosures"]
    assert (one["number"], one["receiver"]) == (f"REQ-{YEAR}-0001", "สมศักดิ์ รักดี")
    assert json.loads(run(data, "disclosures", str(YEAR - 1), "--json").stdout)["disclosures"] == []


def test_a_list_leaves_the_house_with_a_record_and_without_formulas(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "รายการ คำขอ.csv"
    done = run(data, "export-list", str(file), "--sort", "number")
    assert done.returncode == 0, done.stderr
    lines = file.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("เลขที่คำขอ,สถานะ")
    assert [line.split(",")[0] for line in lines[1:]] == [f"REQ-{YEAR}-0001", f"REQ-{YEAR}-0002"]
    assert any(file.name in details and '"rows":2' in details for details in logged(data, "request.searched"))


def test_nobody_reads_without_signing_in_and_nobody_what_is_not_of_their_places(data: Path) -> None:
    refused = run(data, "list", "--language", "en", user=None)
    assert refused.returncode == 1
    assert refused.stdout == ""

    def run_second(*words: str, password: str = SECOND_PASSWORD) -> subprocess.CompletedProcess[str]:
        given = ["requests", *words, "--language", "en", "--data-dir", str(data)]
        return run_as(given, user=SECOND, password=password, cwd=data.parent)

    assert run_second("list", password="ผิด").returncode == 1
    listed = run_second("list", "--json")
    assert listed.returncode == 0
    assert [one["number"] for one in json.loads(listed.stdout)["requests"]] == [f"REQ-{YEAR}-0002"]
    assert "only requests of the places your account is for" in listed.stderr
    elsewhere = run_second("show", f"REQ-{YEAR}-0001")
    assert (elsewhere.returncode, elsewhere.stdout) == (1, "")
    assert "outside the places your account is for" in elsewhere.stderr
