"""``vms-desktop requests export`` and ``deliver`` as an officer types them, out of a file that was handed in."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from export_room import ExportRoom
from request_room import HandClock
from signing_in import add_people, run_as

from vms_desktop.domain.clip import ClipState
from vms_desktop.domain.handed_in import HandedInFile
from vms_desktop.domain.log_entry import moment
from vms_desktop.paths import DataFolder
from vms_desktop.storage.handed_in_files import HandedInList

pytestmark = pytest.mark.usefixtures("quick_commands")


@dataclass(frozen=True)
class Desk:
    """A closed desk with one approved request and one that was only submitted."""

    folder: DataFolder
    number: str
    submitted: str

    def run(self, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        where = ["--data-dir", str(self.folder.root), "--language", "en"]
        return run_as(["requests", *words, *where], typed=typed, cwd=self.folder.root)


@pytest_asyncio.fixture
async def desk(tmp_path: Path) -> Desk:
    folder = DataFolder(tmp_path / "data")
    room = ExportRoom(folder, HandClock())
    await room.open()
    await add_people(room.opened.store)
    await room.open_exports()
    room.record(0, 30)
    wanted = room.seconds(0, 1, 29)
    begin, end = moment(wanted.begin_us), moment(wanted.end_us)
    clip = await room.clips.start([wanted.camera_id], begin, end, folder=tmp_path / "stick", margin_s=0.0)
    (part,) = (await room.clips.wait(clip.id)).parts
    assert part.state is ClipState.DONE
    (file,) = part.files
    lasts_s = (file.end - file.begin).total_seconds()
    given = HandedInFile("f1", wanted.camera_id, file.path, file.begin, lasts_s, file.sha256, stated_by="มาลี")
    await HandedInList(folder.handed_in).save([given])
    approved = await room.approved(room.seconds(0, 5, 25))
    submitted = await room.submitted(room.seconds(0, 5, 25))
    await room.close()
    return Desk(folder, approved.number, submitted.number)


def test_an_approved_request_becomes_a_package_that_others_can_check(desk: Desk, tmp_path: Path):
    done = desk.run("export", desk.number, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["state"], told["verified"], told["parts"][0]["state"]) == ("done", True, "done")
    package = Path(told["package"])
    sums = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=package, capture_output=True, check=False)
    assert sums.returncode == 0, sums.stdout
    forms = sorted(path.name for path in (package / "forms").iterdir())
    assert forms == ["custody_certificate.pdf", "receipt.pdf"]
    assert all((package / "forms" / name).read_bytes().startswith(b"%PDF-") for name in forms)
    custody = json.loads((package / "manifest.json").read_text(encoding="utf-8"))["package"]["custody"]
    actions = [step["action"] for step in custody]
    assert actions[0] == "request.registered" and "request.decided" in actions and "export.made" in actions
    assert all(step["entry"] > 0 and len(step["entry_hash"]) == 64 for step in custody)

    again = desk.run("export", desk.number, "--json")
    assert (again.returncode, again.stdout) == (1, ""), "it has its package"
    more = desk.run("export", desk.number, "--again", "แผ่นเสีย", "--json")
    assert (more.returncode, Path(json.loads(more.stdout)["package"]).name) == (0, f"{desk.number}_2")

    stick = tmp_path / "stick2"
    stick.mkdir()
    copied = desk.run("deliver", desk.number, "--to", str(stick), "--json")
    assert copied.returncode == 0, copied.stderr
    newest = f"{desk.number}_2"
    assert json.loads(copied.stdout)["path"] == str(stick / newest)
    sums = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=stick / newest, check=False)
    assert sums.returncode == 0


def test_a_package_is_delivered_as_one_zip_too(desk: Desk, tmp_path: Path):
    pytest.importorskip("pyzipper")
    assert desk.run("export", desk.number, "--no-playable").returncode == 0
    zipped = desk.run("deliver", desk.number, "--to", str(tmp_path), "--zip", "--delivery", "1")
    assert zipped.returncode == 0, zipped.stderr
    assert (tmp_path / f"{desk.number}_1.zip").is_file()


def test_what_nobody_approved_is_neither_exported_nor_delivered(desk: Desk, tmp_path: Path):
    refused = desk.run("export", desk.submitted)
    assert refused.returncode == 1 and "approved" in refused.stderr
    refused = desk.run("deliver", desk.number, "--to", str(tmp_path))
    assert refused.returncode == 1, "there is no package yet"
    assert not desk.folder.evidence.exists() or list(desk.folder.evidence.iterdir()) == []


def test_a_camera_that_was_not_asked_for_is_refused(desk: Desk):
    refused = desk.run("export", desk.number, "--camera", "1101-0002")
    assert refused.returncode == 1 and "1101-0002" in refused.stderr


def test_the_passphrase_of_an_encrypted_package_is_made_and_kept_nowhere(desk: Desk, tmp_path: Path):
    pytest.importorskip("pyzipper")
    assert desk.run("export", desk.number, "--no-playable").returncode == 0
    done = desk.run("deliver", desk.number, "--to", str(tmp_path), "--encrypt", "--json")
    assert done.returncode == 0, done.stderr
    passphrase = json.loads(done.stdout)["passphrase"]
    for path in desk.folder.root.rglob("*"):
        if path.is_file():
            assert passphrase.encode() not in path.read_bytes(), path
