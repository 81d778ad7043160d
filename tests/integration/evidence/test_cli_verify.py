"""``vms-desktop verify``: as somebody runs it who has nothing of ours but the program."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from evidence_room import SIGNER, TRUST, Signer, builder, wish

from vms_desktop.adapters.archives import AesZips
from vms_desktop.domain.evidence.manifest import KEY, fingerprint
from vms_desktop.services.evidence.packing import pack
from vms_desktop.services.evidence.wish import SealedPackage
from vms_desktop.storage.trusted_keys import TrustedKeys

ROOT = Path(__file__).resolve().parents[3]
SOURCES = os.pathsep.join(one for one in (str(ROOT), os.environ.get("PYTHONPATH")) if one)
WHOLE = fingerprint(SIGNER.desk.public_key)
WORDS = "ยี่สิบตัวอักษรขึ้นไป"
# What a machine without Qt, the database and the players would say to an import of them.
WITHOUT = """
import sys
class No:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6", "qasync", "sqlalchemy", "alembic", "vlc", "av", "zeep"}:
            raise ModuleNotFoundError(name, name=name)
sys.meta_path.insert(0, No())
from vms_desktop.cli import main
raise SystemExit(main())
"""


@pytest.fixture(scope="module")
def sealed(tmp_path_factory) -> SealedPackage:
    folder = tmp_path_factory.mktemp("sealed")
    return asyncio.run(builder().build(wish(folder), folder / "out"))


def run(data: Path, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": SOURCES, "VMS_DATA_DIR": str(data), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", WITHOUT, "verify", *words]
    return subprocess.run(command, env=environment, input=typed, capture_output=True, encoding="utf-8", timeout=60)


def changed(sealed: SealedPackage, folder: Path) -> Path:
    copy = folder / "changed"
    shutil.copytree(sealed.path, copy)
    path = copy / "original" / "1101-0011.mkv"
    os.chmod(path, 0o644)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    return copy


def test_intact_by_the_fingerprint_on_the_receipt(sealed, tmp_path) -> None:
    done = run(tmp_path / "no data", str(sealed.path), "--key", WHOLE[:24].upper())
    assert done.returncode == 0, done.stdout + done.stderr
    assert "ครบถ้วนถูกต้อง" in done.stdout and "REQ-2569-0001" in done.stdout and "2569" in done.stdout
    assert not (tmp_path / "no data").exists()


def test_intact_by_a_pem_file_in_english(sealed, tmp_path) -> None:
    done = run(tmp_path, str(sealed.path), "--key", str(sealed.path / KEY), "--language", "en")
    assert done.returncode == 0 and "INTACT" in done.stdout and done.stderr == ""


def test_key_that_the_desk_was_told_to_trust(sealed, tmp_path) -> None:
    assert run(tmp_path, str(sealed.path)).returncode == 1
    TrustedKeys(tmp_path / "trusted_keys.json").save([SIGNER.known])
    assert run(tmp_path, str(sealed.path)).returncode == 0
    (tmp_path / "trusted_keys.json").write_text("{damaged")
    assert run(tmp_path, str(sealed.path)).returncode == 1


def test_unknown_key_is_told_with_its_fingerprint(sealed, tmp_path) -> None:
    done = run(tmp_path, str(sealed.path), "--json")
    told = json.loads(done.stdout)
    assert done.returncode == 1 and told["intact"] is False
    assert [(one["fault"], one["note"]) for one in told["findings"]] == [("unknown_key", WHOLE)]
    # In words it is not called changed: nothing was.
    words = run(tmp_path, str(sealed.path), "--language", "en")
    assert words.returncode == 1 and words.stdout.startswith("✘ NOT PROVEN: every file agrees")


def test_changed_file_is_named(sealed, tmp_path) -> None:
    done = run(tmp_path, str(changed(sealed, tmp_path)), "--key", WHOLE, "--json")
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert [(one["fault"], one["name"]) for one in told["findings"]] == [("changed", "original/1101-0011.mkv")]
    assert "ถูกแก้ไข" in told["findings"][0]["text"]
    plain = run(tmp_path, str(tmp_path / "changed"), "--key", WHOLE)
    assert plain.returncode == 1 and "original/1101-0011.mkv" in plain.stdout


@pytest.mark.parametrize("words", [["nothing here"], ["."], ["/dev/null"], ["a\tb"]])
def test_what_cannot_be_checked(tmp_path, words) -> None:
    (tmp_path / "empty").mkdir()
    given = str(tmp_path / "empty") if words == ["."] else words[0]
    done = run(tmp_path, given)
    assert done.returncode == 2 and "ตรวจสอบไม่ได้" in done.stderr and done.stdout == ""
    told = json.loads(run(tmp_path, given, "--json").stdout)
    assert told["intact"] is None and told["error"].startswith("evidence.") and told["text"]


def test_wrong_fingerprint_and_wrong_key_file(sealed, tmp_path) -> None:
    assert run(tmp_path, str(sealed.path), "--key", "abc").returncode == 2
    assert run(tmp_path, str(sealed.path), "--key", str(sealed.path / "viewer.html")).returncode == 2
    other = fingerprint(Signer(9).desk.public_key)
    assert run(tmp_path, str(sealed.path), "--key", other).returncode == 1


def test_passphrase_comes_from_standard_input_only(sealed, tmp_path) -> None:
    path = pack(sealed.path, sealed.manifest, tmp_path, TRUST, passphrase=WORDS, encrypted=AesZips())
    words = (str(path), "--key", WHOLE, "--passphrase-stdin")
    done = run(tmp_path, *words, typed=f"{WORDS}\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert WORDS not in done.stdout + done.stderr
    assert run(tmp_path, *words, typed="another\n").returncode == 2
    assert run(tmp_path, str(path), "--key", WHOLE).returncode == 2  # nobody to ask
    assert "เข้ารหัส" in run(tmp_path, str(path)).stderr
