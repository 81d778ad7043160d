"""Every page and dialog of the desk."""

from __future__ import annotations

from datetime import timedelta

from looks import dialogs_of
from PySide6.QtWidgets import QDialog
from ui_shell_desk import Desk
from ui_shell_footage import footage_dialogs

import vms_desktop.ui
from vms_desktop.domain.errors import StorageError
from vms_desktop.domain.private_area import PrivateArea
from vms_desktop.domain.ptz import PtzPosition
from vms_desktop.domain.recording import NO_RECORDING, NOT_RECORDED, RecordingPlan, RecordingStatus
from vms_desktop.services.review.review_report import ReviewReports
from vms_desktop.ui import formatting
from vms_desktop.ui.dialogs.camera_dialog import CameraDialog
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.dialogs.import_dialog import ImportDialog
from vms_desktop.ui.dialogs.message_dialog import MessageDialog
from vms_desktop.ui.dialogs.recording_dialog import RecordingDialog
from vms_desktop.ui.list_dialog import ListDialog
from vms_desktop.ui.playback.clip_dialog import ClipDialog
from vms_desktop.ui.playback.note_dialog import NoteDialog
from vms_desktop.ui.review.area_dialog import AreaDialog
from vms_desktop.ui.review.filter_menu import FilterNameDialog
from vms_desktop.ui.review.report_dialog import ReportDialog
from vms_desktop.ui.shell.navigation_rail import Page
from vms_desktop.ui.wall.saved_views import NameDialog

PAGES = (Page.LIVE, Page.PLAYBACK, Page.REGISTER, Page.HEALTH, Page.SETTINGS)
"""Of a desk without people; the other pages are tested in suites of their own."""
WALKED_ELSEWHERE = ("vms_desktop.ui.people", "vms_desktop.ui.requests", "vms_desktop.ui.forms")
"""By ``ui_people/test_people_looks.py`` and ``ui_requests/test_request_looks.py``, which leave out none of theirs."""


class NoPlans:
    """As the recorder answers about cameras that nobody wants recorded."""

    def plan(self, camera_id: str) -> RecordingPlan:
        return NOT_RECORDED

    def status(self, camera_id: str) -> RecordingStatus:
        return NO_RECORDING


class NoAreas:
    """Of ``services.review.review_rules.RuleBook`` what the dialog of private areas asks."""

    async def areas(self) -> list[PrivateArea]:
        return []


async def straight_ahead(_camera_id: str) -> PtzPosition:
    return PtzPosition(0.0, 0.0, 0.0)


def every_dialog(desk: Desk) -> list[QDialog]:
    """One of each kind, not shown yet."""
    damaged = StorageError("storage.damaged", path="/data/vms.db", folder="/data", detail="malformed")
    return [
        CameraDialog(desk.cameras, None, desk.window),
        CameraDialog(desk.cameras, desk.cameras.cameras[0], desk.window),
        ImportDialog(desk.imports, desk.window),
        MessageDialog(damaged, desk.window),
        ConfirmDialog("ลบ", "ลบถาวร", "ลบกล้อง 12 ตัว", desk.window),
        RecordingDialog(NoPlans(), desk.cameras.cameras[:1], desk.window),
        NameDialog("บันทึกชุดมุมมอง", "บันทึก", "เช้า", desk.window),
        NoteDialog(formatting.moment_text(desk.clock.now()), desk.cameras.cameras[:3], "รถกระบะสีขาว", desk.window),
        ClipDialog(
            desk.clips,
            desk.cameras.cameras[:9],
            [camera.id for camera in desk.cameras.cameras[:9]],
            desk.clock.now() - timedelta(minutes=5),
            desk.clock.now(),
            desk.folder.clips,
            desk.window,
        ),
        FilterNameDialog(desk.window),
        AreaDialog(NoAreas(), desk.cameras, desk.cameras.cameras[0], straight_ahead, desk.window),
        ReportDialog(
            ReviewReports(None, None, None, None, desk.clock, authority=None), desk.cameras.province, desk.window
        ),
        *footage_dialogs(desk),
    ]


def kinds_of_dialogs() -> set[type[QDialog]]:
    """Those that are written anywhere in the user interface, but for rooms whose own tests walk through theirs; without
    what several lists share, which is never shown by itself.
    """
    return dialogs_of(vms_desktop.ui, but=WALKED_ELSEWHERE) - {ListDialog}
