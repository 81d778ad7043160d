"""Which medium a folder lies on, from what the system says: here a made-up system of files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vms_desktop.adapters.workstation.medium import WorkstationMedia
from vms_desktop.services.evidence.evidence_ports import MediumFacts
from vms_desktop.services.evidence.parts import FAT32_MOST

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the system of files is that of Linux")


@pytest.fixture
def system(tmp_path: Path) -> WorkstationMedia:
    """A stick at ``stick/``, mounted over a disk that has everything else."""
    stick = tmp_path / "media" / "สติ๊ก ก"
    stick.mkdir(parents=True)
    device = tmp_path / "dev" / "sdb1"
    device.parent.mkdir()
    device.write_bytes(b"")
    for kind, name in (("by-uuid", "A1B2-C3D4"), ("by-label", "EVIDENCE\\x201")):
        folder = tmp_path / "dev" / "disk" / kind
        folder.mkdir(parents=True)
        (folder / name).symlink_to("../../sdb1")
    usb = tmp_path / "sys" / "devices" / "usb1" / "1-1"
    (usb / "host" / "block" / "sdb" / "sdb1").mkdir(parents=True)
    (usb / "serial").write_text("0019E06B9C85\n")
    numbers = tmp_path / "sys" / "dev" / "block"
    numbers.mkdir(parents=True)
    (numbers / "8:17").symlink_to("../../devices/usb1/1-1/host/block/sdb/sdb1")
    escaped = str(stick).replace(" ", "\\040")
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        "nonsense\n"
        f"90 22 8:17 / {escaped} rw,nosuid shared:50 - vfat {device} rw,uid=1000\n"
    )
    return WorkstationMedia(mounts, tmp_path / "dev" / "disk", numbers)


def test_stick_by_its_volume_and_its_drive(system, tmp_path) -> None:
    facts = system.facts(tmp_path / "media" / "สติ๊ก ก" / "not there yet" / "copy")
    assert facts == MediumFacts("A1B2-C3D4", "EVIDENCE 1", "0019E06B9C85", "vfat", FAT32_MOST)


def test_disk_without_names(system, tmp_path) -> None:
    facts = system.facts(tmp_path)
    assert facts == MediumFacts(file_system="ext4")


def test_name_that_only_begins_like_the_stick(system, tmp_path) -> None:
    assert system.facts(tmp_path / "media" / "สติ๊ก กข").file_system == "ext4"


def test_link_leads_to_the_medium_it_leads_to(system, tmp_path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "media" / "สติ๊ก ก")
    assert system.facts(tmp_path / "link").serial == "A1B2-C3D4"


def test_system_that_says_nothing(tmp_path) -> None:
    assert WorkstationMedia(tmp_path / "none", tmp_path, tmp_path).facts(tmp_path) == MediumFacts()


def test_this_machine_answers(tmp_path) -> None:
    assert WorkstationMedia().facts(tmp_path).file_system
