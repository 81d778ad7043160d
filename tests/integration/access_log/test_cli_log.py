"""``vms-desktop log`` and ``database`` as a person starts them: processes, exit codes, both languages."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from postgresql_server import PASSWORD, PostgresqlServer
from signing_in import PASSWORD as SIGNING_IN
from signing_in import SECOND, USER, people_in, run_as

pytestmark = pytest.mark.usefixtures("quick_commands")

FOR_SOMEBODY = ("log", "cameras")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "ข้อมูล ห้อง"
    asyncio.run(people_in(folder))
    return folder


@pytest.fixture
def vms(data: Path, tmp_path: Path):
    def start(*words: str | Path, typed: str = "", language: str = "en") -> subprocess.CompletedProcess[str]:
        command = [*map(str, words), "--data-dir", str(data), "--language", language]
        return run_as(command, user=USER if words[0] in FOR_SOMEBODY else None, typed=typed, cwd=tmp_path)

    return start


def entries(data: Path) -> list[tuple]:
    with closing(sqlite3.connect(data / "vms.db")) as raw:
        return raw.execute("SELECT sequence, action FROM access_log ORDER BY id").fetchall()


def tamper(data: Path, statement: str) -> None:
    with closing(sqlite3.connect(data / "vms.db")) as raw, raw:
        raw.execute("DROP TRIGGER IF EXISTS access_log_never_changed")
        raw.execute(statement)


def test_verify_tells_by_its_exit_code_and_records_itself(vms, data, tmp_path) -> None:
    intact = vms("log", "verify")
    assert (intact.returncode, "intact; entries checked: 2" in intact.stdout) == (0, True), intact.stderr
    told = ["log.begun", "session.signed_in", "log.verified", "session.signed_out"]
    assert [action for _, action in entries(data)] == told
    as_json = vms("log", "verify", "--json")
    assert as_json.returncode == 0 and json.loads(as_json.stdout)["entries"] == 5
    tamper(data, "UPDATE access_log SET person_name = 'x' WHERE sequence = 2")
    broken = vms("log", "verify")
    assert broken.returncode == 1
    assert "Entry 2 was changed" in broken.stdout and "NOT intact" in broken.stdout
    assert "had been removed" in broken.stderr  # the trigger, put back by the way
    thai = vms("log", "verify", language="th")
    assert thai.returncode == 1 and "รายการ 2 ถูกแก้ไข" in thai.stdout and "ไม่ครบถ้วนถูกต้อง" in thai.stdout
    (data / "vms.db").write_bytes(b"damaged" * 1000)
    not_checked = vms("log", "verify", "--json")
    assert not_checked.returncode == 2
    assert json.loads(not_checked.stdout)["error"] == "storage.damaged"
    said = vms("log", "verify")
    assert said.returncode == 2 and "could not be checked" in said.stderr and "Traceback" not in said.stderr


def test_another_database_is_only_read(vms, data, tmp_path) -> None:
    vms("log", "verify")
    copy = tmp_path / "copy.db"
    with closing(sqlite3.connect(data / "vms.db")) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    before = copy.read_bytes()
    assert vms("log", "verify", "--database", copy).returncode == 0
    assert copy.read_bytes() == before
    assert len(entries(data)) == 4
    assert vms("log", "verify", "--database", data / "vms.db").returncode == 0
    (tmp_path / "link.db").symlink_to(data / "vms.db")
    assert vms("log", "verify", "--database", tmp_path / "link.db").returncode == 0
    assert len(entries(data)) == 10  # by another name it is the desk's own all the same
    assert vms("log", "verify", "--database", tmp_path / "none.db").returncode == 2
    (tmp_path / "text.db").write_text("no database" * 1000)
    assert vms("log", "verify", "--database", tmp_path / "text.db").returncode == 2
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE theirs (x)")
    none = vms("log", "verify", "--database", tmp_path / "other.db")
    assert none.returncode == 2 and "no access log" in none.stderr
    refused = vms("log", "verify", "--database", "postgresql://vms:s3cret@server/vms")
    assert refused.returncode == 2 and "s3cret" not in refused.stderr


def test_checkpoints_are_printed_and_compared(vms, data, tmp_path) -> None:
    outside = tmp_path / "share"
    outside.mkdir()
    vms("log", "verify")
    settings = data / "settings.json"
    settings.write_text(json.dumps({"checkpoint_folder": str(outside)}))
    made = vms("log", "checkpoint", "--qr", tmp_path / "จุดตรวจ.svg")
    assert made.returncode == 0, made.stderr
    line = made.stdout.strip()
    assert line.startswith("VMS-LOG-CHECKPOINT-1 ")
    assert "<svg" in (tmp_path / "จุดตรวจ.svg").read_text()
    assert vms("log", "checkpoint", "--qr", tmp_path / "x.png").returncode == 0
    assert (tmp_path / "x.png").read_bytes().startswith(b"\x89PNG")
    wrong = vms("log", "checkpoint", "--qr", tmp_path / "x.bmp")
    assert wrong.returncode == 1 and "x.bmp" in wrong.stderr
    report = json.loads(vms("log", "verify", "--json").stdout)
    assert report["chains"][0]["checkpoints"] >= 2 and report["remarks"] == []
    paper = tmp_path / "typed from paper.txt"
    words = line.split(" ")
    number = next(at for at, word in enumerate(words) if word.isdecimal())
    paper.write_text(" ".join([*words[:number], str(int(words[number]) + 1), *words[number + 1 :]]) + "\n")
    altered = vms("log", "verify", "--checkpoints", paper)
    assert altered.returncode == 1 and "A signature is wrong" in altered.stdout
    assert vms("log", "verify", "--checkpoints", tmp_path / "no such folder").returncode == 2
    for path in outside.iterdir():
        path.unlink()
    outside.rmdir()
    missing = vms("log", "verify")
    assert missing.returncode == 0 and "is not there" in missing.stderr


def test_export_is_checked_by_what_it_brings(vms, data, tmp_path) -> None:
    assert vms("log", "verify").returncode == 0
    done = vms("log", "export", "--output", tmp_path / "ส่งออก", language="th")
    assert done.returncode == 0 and "ส่งออกแล้ว 6 รายการ" in done.stdout
    table = (tmp_path / "ส่งออก" / "access-log.csv").read_text("utf-8-sig")
    assert table.startswith('"เวลาท้องถิ่น","การกระทำ"') and "ตรวจสอบความครบถ้วนของบันทึก" in table
    verifier = tmp_path / "ส่งออก" / "verify_access_log.py"
    checked = subprocess.run(
        [sys.executable, "-I", verifier, tmp_path / "ส่งออก" / "access-log.jsonl"], capture_output=True, timeout=60
    )
    assert checked.returncode == 0
    again = vms("log", "export", "--output", tmp_path / "ส่งออก")
    assert again.returncode == 1 and "already" in again.stderr
    part = vms(
        "log", "export", "--output", tmp_path / "part", "--code", "log.verified", "--from", "24/11/2567", "--no-csv"
    )
    assert part.returncode == 0 and "part: 1" in part.stdout
    assert not (tmp_path / "part" / "access-log.csv").exists()
    for words in (("--code", "no.such"), ("--from", "yesterday")):
        assert vms("log", "export", "--output", tmp_path / "x", *words).returncode == 1


def test_archive_asks_and_recount_counts(vms, data, tmp_path) -> None:
    vms("log", "verify")
    assert vms("log", "archive", "--folder", tmp_path, typed="y\n").returncode == 1  # a script must say --yes
    too_few = vms("log", "archive", "--folder", tmp_path, "--keep-days", "30", "--yes")
    assert too_few.returncode == 1 and "90" in too_few.stderr
    alone = vms("log", "archive", "--folder", tmp_path, "--keep-days", "100", "--yes")
    assert alone.returncode == 1 and "second person" in alone.stderr
    words = ["log", "archive", "--folder", str(tmp_path), "--keep-days", "100", "--yes"]
    words += ["--data-dir", str(data), "--language", "en"]
    oneself = run_as(words, second=USER, second_password=SIGNING_IN, cwd=tmp_path)
    assert oneself.returncode == 1 and "for themselves" in oneself.stderr
    together = run_as(words, second=SECOND, cwd=tmp_path)
    assert together.returncode == 0 and "no entries older than 100 days" in together.stdout, together.stderr
    assert [action for _, action in entries(data) if action.startswith("consent.")] == ["consent.given"]
    nothing = vms("log", "archive", "--folder", tmp_path, "--yes")
    assert nothing.returncode == 0 and "no entries older than 730 days" in nothing.stdout
    assert vms("log", "recount").returncode == 0


def test_changes_of_cameras_from_the_command_line_are_recorded(vms, data, tmp_path) -> None:
    listing = tmp_path / "list.csv"
    listing.write_text("code,name_th,district_code,main_url\n1101-1,แยก,1101,rtsp://h/1\n", "utf-8")
    assert vms("cameras", "import", listing).returncode == 0
    assert vms("cameras", "list").returncode == 0
    assert vms("cameras", "remove", "1101-1", "--yes").returncode == 0
    changed = [action for _, action in entries(data) if action.startswith("camera.")]
    assert changed == ["camera.added", "camera.removed"]
    with closing(sqlite3.connect(data / "vms.db")) as raw:
        query = "SELECT DISTINCT person, role FROM access_log WHERE action LIKE 'camera.%'"
        assert raw.execute(query).fetchall() == [("p-1", "administrator")]


def test_a_server_is_tried_then_used_and_its_password_stays_sealed(
    vms, data, tmp_path, postgresql: PostgresqlServer
) -> None:
    url = postgresql.tcp_url(postgresql.new_database())
    wrong = vms("database", "use", url, "--password-stdin", typed="wrong\n")
    assert wrong.returncode == 1 and "refuses this account" in wrong.stderr
    assert str(data / "vms.db") in vms("database", "show").stdout
    used = vms("database", "use", url, "--password-stdin", typed=PASSWORD + "\n")
    assert used.returncode == 0 and url in used.stdout, used.stderr
    assert url in vms("database", "show").stdout
    nobody = vms("log", "verify")
    assert nobody.returncode == 2 and "no administrator yet" in nobody.stderr
    words = ["people", "first", "--username", USER, "--name", "สมหญิง", "--password-fd", "0", "--data-dir", str(data)]
    made = run_as(words, user=None, typed=SIGNING_IN + "\n", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert vms("log", "verify").returncode == 0
    assert vms("log", "verify", "--database", url).returncode == 0
    examined = {check["check"]: check for check in json.loads(vms("doctor", "--json").stdout)["checks"]}
    assert examined["database"]["code"] == "doctor.database_ok" and examined["database"]["params"]["path"] == url
    secret = PASSWORD.encode()
    assert all(secret not in path.read_bytes() for path in data.iterdir() if path.is_file())
    assert all(PASSWORD not in text for done in (wrong, used) for text in (done.stdout, done.stderr))
    back = vms("database", "use", "local")
    assert back.returncode == 0 and str(data / "vms.db") in back.stdout
    assert not (data / "database.sealed").exists()
    refused = vms("database", "use", "postgresql://vms:s3cret@127.0.0.1/x")
    assert refused.returncode == 1 and "s3cret" not in refused.stderr
