"""The Requests page in a window of its own, over the real service, database and log; footage is what a test says."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from request_room import HandClock, RequestRoom
from waiting import until

from vms_desktop.domain.address import StreamAddress
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.footage import ClockTrust, FootageSource, RecordedRange, SourceKind, TimeRange
from vms_desktop.domain.place import Province
from vms_desktop.domain.requests.request import Request
from vms_desktop.domain.requests.states import Step
from vms_desktop.domain.requests.statistics import RequestStatistics
from vms_desktop.domain.thai_time import THAI_TIME
from vms_desktop.paths import DataFolder
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.playback.footage_catalogue import FootageCatalogue
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.requests.forms import FormKind
from vms_desktop.services.requests.request_ports import Disclosure
from vms_desktop.services.workbooks import Sheet
from vms_desktop.ui.forms.form_texts import name_of
from vms_desktop.ui.requests.parts import CopyJob, CopyStage, CopyWishes, OnMedium, PageParts
from vms_desktop.ui.requests.requests_page import RequestsPage

PLACES = ("แยกปากน้ำ", "ท่าเรือข้ามฟาก", "ตลาดสด", "หน้าที่ว่าการอำเภอ", "ถนนสุขุมวิท กม. ๒๗", "สะพานภูมิพล ๑")
PDF = b"%PDF-1.7\n" + b"x" * 3000
D = TypeVar("D", bound=QDialog)


def make_cameras(province: Province, count: int) -> list[Camera]:
    """In two districts, along a road: each some hundred metres from the next."""
    own = [agency.code for agency in province.agencies if agency.district_code == "1101"]
    made = []
    for number in range(count):
        district = "1102" if number == count - 1 else "1101"
        code = f"{district}-{number + 1:04}"
        made.append(
            Camera(
                f"c-{code}",
                code,
                PLACES[number % len(PLACES)],
                f"Place {number + 1}",
                district,
                f"{district}01",
                own[number % len(own)],
                StreamAddress(f"rtsp://10.1.2.{number + 1}/main"),
                None,
                latitude=13.5990 + 0.001 * number,
                longitude=100.5967,
            )
        )
    return made


class Memory:
    """The register without a database."""

    def __init__(self, cameras: Sequence[Camera]) -> None:
        self.rows = list(cameras)

    async def all(self) -> list[Camera]:
        return self.rows


class Recorded:
    """A source that has what a test says: (camera id, begin, end)."""

    def __init__(self) -> None:
        self.pieces: list[tuple[str, datetime, datetime]] = []

    async def ranges(
        self, cameras: Sequence[Camera], begin: datetime, end: datetime, resolution_s: float
    ) -> list[RecordedRange]:
        wanted = {camera.id for camera in cameras}
        return [
            RecordedRange(
                camera_id, FootageSource("local.main", SourceKind.LOCAL, camera_id, ClockTrust.OURS), first, last
            )
            for camera_id, first, last in self.pieces
            if camera_id in wanted and first < end and begin < last
        ]

    async def plans(self, camera: Camera, between: TimeRange) -> list[object]:
        return []


class Copies:
    """Makes packages at once, or stops where a test says; the request is told as the real one tells it."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._changed: Listeners[[CopyJob]] = Listeners()
        self.jobs: list[CopyJob] = []
        self.wishes: CopyWishes | None = None
        self.trouble: VmsError | None = None

    async def start(self, request_id: str, wishes: CopyWishes, *, again: str = "") -> None:
        self.wishes = wishes
        book = self._room.requests
        request = await book.get(request_id)
        if again:
            request = await book.take(request.id, request.version, Step.DELIVER_AGAIN, again)
        request = await book.begin_copy(request.id, request.version, wishes.intervals)
        self.jobs = [CopyJob(request.deliveries[-1].id, request_id, CopyStage.ORIGINALS, 0.3)]
        self._changed.notify(self.jobs[0])
        if self.trouble is not None:
            self.jobs = [replace(self.jobs[0], trouble=self.trouble, can_leave_out=True)]
            self._changed.notify(self.jobs[0])
            return
        await self.resume(self.jobs[0].id, without=False)

    async def resume(self, job_id: str, *, without: bool) -> None:
        job = self.jobs[0]
        await self._room.requests.finish_copy(
            job.request_id, None, job_id, folder="REQ", package_sha256="ab" * 32, files=()
        )
        self.jobs = [replace(job, trouble=None, is_over=True, progress=1.0)]
        self._changed.notify(self.jobs[0])

    async def cancel(self, job_id: str, reason: str) -> None:
        job = self.jobs[0]
        await self._room.requests.fail_copy(job.request_id, None, job_id, reason)
        self.jobs = [replace(job, is_over=True)]
        self._changed.notify(self.jobs[0])

    async def jobs_of(self, request_id: str) -> Sequence[CopyJob]:
        return [job for job in self.jobs if job.request_id == request_id]

    def on_change(self, listener: Callable[[CopyJob], None]) -> Unsubscribe:
        return self._changed.add(listener)


class Forms:
    """Fulfils ``Printing``; ``shown``: which forms were asked for."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    def forms(self, request: Request) -> Sequence[tuple[str, str]]:
        return [(kind.value, name_of(kind)) for kind in (FormKind.REQUEST, FormKind.MEMO)]

    def show(self, request: Request, name: str, parent: QWidget) -> None:
        self.shown.append(name)

    def show_statistics(self, found: RequestStatistics, parent: QWidget) -> None:
        self.shown.append(FormKind.STATISTICS.value)

    def show_disclosures(self, year_be: int, lines: Sequence[Disclosure], parent: QWidget) -> None:
        self.shown.append(FormKind.DISCLOSURES.value)


class OntoNothing:
    """Fulfils ``Delivering`` where nothing is delivered."""

    async def copy(self, *_given: object) -> OnMedium:
        raise AssertionError


class Room(RequestRoom):
    """``await open()``, ``await show()``; ``page`` is the page, ``failures`` what it told."""

    def __init__(self, province: Province, folder: Path) -> None:
        super().__init__(DataFolder(folder), HandClock())
        self.province = province
        self.cameras = make_cameras(province, 7)
        self.book_cameras = CameraService(Memory(self.cameras), None, None, None, province, authority=self.authority)
        self.register = self.book_cameras
        self.recorded = Recorded()
        self.failures: list[VmsError] = []
        self.told: list[object] = []
        self.looked: list[tuple[str, int]] = []
        self.opened_files: list[Path] = []
        self.checked: list[Path | None] = []
        self.forms = Forms()
        self.sheets: list[tuple[Path, Sequence[Sheet]]] = []

    async def open(self, *, new_id: Callable[[], str] | None = None) -> Room:
        await self.book_cameras.load()
        await super().open(new_id=new_id)
        self.requests._parts = replace(self.requests._parts, catalogue=FootageCatalogue([self.recorded]))
        return self

    async def write_sheets(self, path: Path, sheets: Sequence[Sheet]) -> None:
        self.sheets.append((path, sheets))

    async def show(self, size: tuple[int, int] = (1282, 690)) -> None:
        self.copies = Copies(self)
        parts = PageParts(
            self.requests,
            self.book_cameras,
            self.clock,
            self.authority,
            copying=self.copies,
            delivering=OntoNothing(),
            printing=self.forms,
            check_package=self.checked.append,
            open_file=self.opened_files.append,
            write_sheets=self.write_sheets,
        )
        self.page = RequestsPage(parts)
        self.page.failed.connect(self.failures.append)
        self.page.told.connect(self.told.append)
        self.page.look_asked.connect(lambda camera_id, us: self.looked.append((camera_id, us)))
        self.window = QMainWindow()
        self.window.setCentralWidget(self.page)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        await until(self.window.isActiveWindow)
        await until(lambda: not self.page.list._is_waiting)

    async def close(self) -> None:
        if hasattr(self, "page"):
            await self.page.close_page()
            self.window.hide()
            self.window.deleteLater()
        await super().close()
        await asyncio.sleep(0)

    # ---- hands -------------------------------------------------------------------------------------------------

    async def at(self, state: str) -> None:
        """Until the request that is shown has that state."""
        await until(lambda: self.page.view.request is not None and self.page.view.request.state == state)

    async def dialog(self, kind: type[D]) -> D:
        """The dialog of that kind, once it is open."""

        def found() -> D | None:
            for widget in QApplication.topLevelWidgets():
                if isinstance(widget, kind) and widget.isVisible():
                    return widget
            return None

        there = await until(found)
        assert there is not None
        return there

    def next(self) -> None:
        """Press the accent button of the request's page."""
        button = self.page.view.head.next
        assert button.isVisible() and button.isEnabled(), button.toolTip()
        button.click()


def of_day(hour: int, minute: int = 0) -> datetime:
    """Of 20 November 2026 in Thai time, in which a person types times."""
    return datetime(2026, 11, 20, hour, minute, tzinfo=THAI_TIME).astimezone(UTC)
