"""Real SQLite files in a data folder whose name has spaces and Thai letters; a clock that stands still."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from vms_desktop.domain.address import StreamAddress
from vms_desktop.domain.camera import Camera
from vms_desktop.paths import DataFolder


class StoppedClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 24, 5, 30, tzinfo=UTC)

    def monotonic(self) -> float:
        return 0.0


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "ข้อมูล ของ 100% desk")


@pytest.fixture
def make_camera():
    def make(number: int, **changes) -> Camera:
        fields = {
            "id": f"00000000-0000-4000-8000-{number:012d}",
            "code": f"1101-{number:04d}",
            "name_th": f"แยกปากน้ำ {number}",
            "name_en": f"Pak Nam junction {number}",
            "district_code": "1101",
            "subdistrict_code": "110101",
            "agency_code": "tn-samut-prakan",
            "main": StreamAddress(f"rtsp://10.1.2.3/{number}/main"),
            "sub": StreamAddress(f"rtsp://10.1.2.3/{number}/sub"),
        }
        return Camera(**{**fields, **changes})

    return make
