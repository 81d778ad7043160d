"""Recorders, holds and files handed in for the dialogs that show them; what lies behind them is by hand."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from authority_fakes import AtTheDesk
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog
from ui_shell_desk import Desk

from vms_desktop.domain.evidence.copies import CopyOriginal
from vms_desktop.domain.evidence.findings import CheckReport
from vms_desktop.domain.evidence.masking import Masking
from vms_desktop.domain.footage_hold import Hold
from vms_desktop.domain.handed_in import HandedInFile
from vms_desktop.domain.log_entry import Actor, microseconds
from vms_desktop.domain.recorder import ONVIF, Recorder
from vms_desktop.services.evidence.clip_viewing import ClipViewing
from vms_desktop.services.evidence.copies import CopyService
from vms_desktop.services.evidence.copy_ports import ClipFacts, ClipPicture
from vms_desktop.services.playback.handed_in import HandedInService
from vms_desktop.services.recorders.recorder_ports import AddressForm
from vms_desktop.storage.handed_in_files import HandedInList
from vms_desktop.ui.evidence import CheckDialog, CheckParts
from vms_desktop.ui.handed_in.files_dialog import FilesDialog
from vms_desktop.ui.handed_in.parts import FileParts
from vms_desktop.ui.handed_in.take_in_dialog import TakeInDialog
from vms_desktop.ui.holds.hold_dialog import HoldDialog
from vms_desktop.ui.holds.holds_dialog import HoldsDialog
from vms_desktop.ui.holds.keep_dialog import KeepDialog
from vms_desktop.ui.holds.lift_dialog import LiftDialog
from vms_desktop.ui.holds.parts import HoldParts
from vms_desktop.ui.masking.areas_dialog import AreasDialog
from vms_desktop.ui.masking.copies_dialog import CopiesDialog
from vms_desktop.ui.masking.masking_dialog import MaskingDialog
from vms_desktop.ui.masking.parts import CopyParts
from vms_desktop.ui.masking.strip_painter import QtStripPainter
from vms_desktop.ui.offered import nothing_refused
from vms_desktop.ui.recorders.forms_dialog import FormsDialog
from vms_desktop.ui.recorders.recorder_dialog import RecorderDialog
from vms_desktop.ui.recorders.recorders_dialog import RecordersDialog

HOUR = timedelta(hours=1)


class Recorders:
    """As the service tells of two recorders."""

    def __init__(self, camera_id: str) -> None:
        channels = {camera_id: "3"}
        self.recorders = [
            Recorder("r-1", "อบต. บางปลา", ONVIF, "10.20.0.9", 80, "/onvif/device_service", {camera_id: "recording-1"}),
            Recorder("r-2", "นิคมบางพลี", "hikvision", "10.20.0.12", 554, "", channels, 30, 25200.0, 1.5, True),
        ]
        template = "rtsp://{host}:{port}/{channel}?from={begin:%Y%m%dT%H%M%SZ}"
        self.forms = {"hikvision": AddressForm("hikvision", "Hikvision", template, 554)}

    def listed(self) -> list[Recorder]:
        return self.recorders

    def on_change(self, listener):
        return lambda: None


class Holds:
    """One in force, without an end."""

    def __init__(self, desk: Desk) -> None:
        begin = microseconds(desk.clock.now() - HOUR)
        camera_id = desk.cameras.cameras[0].id
        self.holds = (Hold("h-1", camera_id, begin, None, "คดีที่ 12/2569", "คข.15/2569", begin, Actor("p-1", "สมหญิง")),)

    def on_change(self, listener):
        return lambda: None

    async def load(self) -> None: ...


class OneGreyPicture:
    """A clip of ten seconds that looks the same all through; stands for both processes of copies."""

    async def open(self, path: Path, begins_us: int, frame_rate: float) -> ClipFacts:
        self._begins_us = begins_us
        return ClipFacts("h264", "mp4", 640, 360, 10_000_000)

    async def picture(self, at_us: int, width: int, masking: Masking) -> ClipPicture:
        image, buffer = QImage(640, 360, QImage.Format.Format_RGB888), QBuffer()
        image.fill(0x808080)
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        image.save(buffer, "JPEG")
        at_us = min(max(at_us, self._begins_us), self._begins_us + 10_000_000)
        return ClipPicture(at_us, at_us - 40_000, at_us + 40_000, buffer.data().data())

    async def close(self) -> None: ...


class NothingToCheck:
    """Stands for the check of packages where none is dropped."""

    async def check(self, package: Path, **_given: object) -> CheckReport:
        raise AssertionError(package)

    async def trust(self, public_key: bytes, name: str) -> None:
        raise AssertionError(name)


def copy_parts(desk: Desk) -> CopyParts:
    authority = AtTheDesk()
    authority.now = desk.clock.now()
    copies = CopyService(desk.cameras, OneGreyPicture(), QtStripPainter(), desk.clock, authority=authority)
    viewing = ClipViewing(desk.cameras, OneGreyPicture, authority=authority)
    return CopyParts(copies, viewing, desk.cameras.get)


def footage_dialogs(desk: Desk) -> list[QDialog]:
    """One of each kind, not shown yet."""
    cameras, now = desk.cameras, desk.clock.now()
    recorders = Recorders(cameras.cameras[0].id)

    async def nothing(ids, begin, end):
        return []

    holds = HoldParts(Holds(desk), cameras, desk.clock, nothing_refused, lambda: 3600.0, nothing)
    listed = HandedInList(desk.folder.handed_in)
    files = HandedInService(cameras, None, listed, authority=AtTheDesk())
    parts = FileParts(files, cameras, desk.clock, nothing_refused, lambda: "ร.ต.อ.หญิง สมหญิง")
    file = HandedInFile("f-1", cameras.cameras[0].id, Path("/stick/clip-2.mp4"), now - HOUR, 65.0, "ab" * 32)
    return [
        RecordersDialog(recorders, cameras, nothing_refused, desk.window),
        RecorderDialog(recorders, cameras, None, desk.window),
        RecorderDialog(recorders, cameras, recorders.recorders[1], desk.window),
        FormsDialog(recorders, desk.window),
        HoldDialog(holds, cameras.cameras[:3], now - HOUR, now, desk.window),
        HoldsDialog(holds, desk.window),
        LiftDialog("1101-0001", True, desk.window),
        KeepDialog("1101-0001", now, desk.window),
        FilesDialog(parts, desk.window),
        TakeInDialog(parts, file.path, desk.window, known=file),
        CheckDialog(CheckParts(NothingToCheck()), desk.window),
        CopiesDialog(copy_parts(desk), [], "คข.15/2569", desk.window),
        MaskingDialog(
            copy_parts(desk),
            CopyOriginal(Path("/clips/1.mp4"), cameras.cameras[0].id, now - HOUR, "ab" * 32),
            "คข.15/2569",
            desk.window,
        ),
        AreasDialog(
            copy_parts(desk),
            CopyOriginal(Path("/clips/1.mp4"), cameras.cameras[0].id, now - HOUR, "ab" * 32),
            Masking(),
            "REQ-2569-0001",
            desk.window,
        ),
    ]
