"""On a whole desk a police letter becomes a package that is handed over; a second person approved it."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from desk_tools import RealDesk

from vms_desktop.app import Desk
from vms_desktop.demo_evidence import EvidenceStory
from vms_desktop.domain.recording import RecordedQuality, RecordingMode, RecordingPlan
from vms_desktop.simulated_province import SimulatedProvince

RECORDED_S = 9.0
WITHIN_S = 60.0


@dataclass
class Record:
    request_number: str = ""
    request_state: str = ""
    evidence_package: str = ""
    evidence_files: int = 0
    evidence_sha256: str = ""
    evidence_verified: bool = False
    problems: list[str] = field(default_factory=list)


@pytest.mark.slow
async def test_a_letter_becomes_a_package_that_is_handed_over(tmp_path: Path, province: SimulatedProvince) -> None:
    real = RealDesk()
    desk = await real.open(tmp_path / "data")
    try:
        await _story(desk, tmp_path, province)
    finally:
        await real.close()


async def _story(desk: Desk, tmp_path: Path, province: SimulatedProvince) -> None:
    services = desk.services
    assert services.recording is not None and services.playback is not None
    source = next(one for one in province.cameras if one.facts["codec"] == "h264")
    camera = await services.cameras.add(source.draft({}))
    plan = RecordingPlan(RecordingMode.ALWAYS, RecordedQuality.SUB)
    await services.recording.service.set_plans({camera.id: plan})

    async def recorded_s() -> float:
        now = services.clock.now()
        found = await services.playback.catalogue.ranges([camera], now - timedelta(minutes=5), now, 2.0)
        local = [one for one in found if one.source.kind.value == "local"]
        return max(((one.end - one.begin).total_seconds() for one in local), default=0.0)

    async with asyncio.timeout(WITHIN_S):
        while await recorded_s() < RECORDED_S:  # noqa: ASYNC110 - what is on the disk has no event to await
            await asyncio.sleep(0.2)
    record = Record()
    story = EvidenceStory(desk, tmp_path / "stick", back_s=6.0, asked_s=4.0)
    await story.play(record, [camera.id])
    assert record.problems == []
    assert (record.request_state, record.evidence_verified) == ("handed_over", True)
    package = Path(record.evidence_package)
    sums = await asyncio.to_thread(
        subprocess.run, ["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=package, check=False
    )
    assert sums.returncode == 0
    manifest = json.loads((package / "manifest.json").read_text(encoding="utf-8"))
    people = {one["part"]: one["person"]["name"] for one in manifest["package"]["persons"]}
    assert len({people["registered"], people["approved"], people["exported"]}) == 3
    log = await asyncio.to_thread(logged, tmp_path / "data" / "vms.db", record.request_number)
    assert log[0] == "request.registered" and log[-1] == "export.handed_over"
    assert "export.copied" in log and "export.checked" in log
    made = {file["role"] for file in manifest["files"]}
    assert made >= {"original", "working_copy", "privacy_copy", "still", "form"}


def logged(database: Path, number: str) -> list[str]:
    """Actions of that request, the oldest first, as another process sees them."""
    with closing(sqlite3.connect(database)) as raw:
        query = "SELECT action FROM access_log WHERE request = ? ORDER BY id"
        return [action for (action,) in raw.execute(query, (number,))]
