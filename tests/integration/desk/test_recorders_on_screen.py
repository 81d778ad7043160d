"""Other people's recorders as a person enters them: added, asked, given their cameras, changed, forgotten, removed."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from desk_tools import RealDesk, until
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget

from vms_desktop.app import Desk
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.recorder import ONVIF
from vms_desktop.simulated_province import SimulatedProvince
from vms_desktop.ui import language
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.dialogs.field_row import FieldRow
from vms_desktop.ui.pages.register_page import RegisterPage
from vms_desktop.ui.recorders.forms_dialog import FormsDialog
from vms_desktop.ui.recorders.recorder_dialog import RecorderDialog
from vms_desktop.ui.recorders.recorders_dialog import RecordersDialog
from vms_desktop.ui.shell.navigation_rail import Page

W = TypeVar("W", bound=QWidget)


@pytest.fixture(scope="module")
def recorded() -> Iterator[SimulatedProvince]:
    with SimulatedProvince(4, recorders=1, recorded_hours=2) as simulated:
        yield simulated


@asynccontextmanager
async def opened(folder: Path, recorded: SimulatedProvince) -> AsyncIterator[Desk]:
    """Within the test's own turn of the loop, as in test_recording_on_screen."""
    real = RealDesk()
    try:
        desk = await real.open(folder / "data")
        for camera in recorded.cameras:
            await desk.services.cameras.add(camera.draft({}))
        yield desk
    finally:
        await real.close()


def keep_picture(widget: QWidget, name: str) -> None:
    """Where somebody wants to look at it."""
    folder = os.environ.get("VMS_TEST_PICTURES")
    if folder:
        widget.grab().save(str(Path(folder) / f"{name}.png"))


def open_dialog(kind: type[W]) -> W | None:
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()), None)


async def the_list(desk: Desk) -> RecordersDialog:
    desk.window.show_page(Page.REGISTER)
    register = desk.window.findChild(RegisterPage)
    register.findChild(QPushButton, "register_recorders").click()
    await until(lambda: open_dialog(RecordersDialog) is not None)
    return open_dialog(RecordersDialog)


async def begun(listed: RecordersDialog) -> RecorderDialog:
    listed.add.click()
    await until(lambda: open_dialog(RecorderDialog) is not None)
    return open_dialog(RecorderDialog)


def problem_at(dialog: RecorderDialog, name: str) -> str:
    label = dialog.findChild(QLabel, f"problem_{name}")
    return label.text() if not label.isHidden() else ""


async def told(dialog: RecorderDialog) -> str:
    label = dialog.findChild(QLabel, "recorderTold")
    await until(lambda: dialog.form.test.isEnabled() and not label.isHidden() and "…" not in label.text())
    return label.text()


async def logged(desk: Desk) -> list[tuple[str, dict]]:
    log = desk.services.cameras.log
    await log.written()
    page = await log.store.page(LogFilter(), None, 200)
    wanted = (Action.RECORDER_ADDED, Action.RECORDER_CHANGED, Action.RECORDER_REMOVED)
    return [(one.entry.action, one.entry.details) for one in reversed(page) if one.entry.action in wanted]


@pytest.mark.slow
async def test_an_onvif_recorder_from_its_address_to_its_removal(tmp_path: Path, recorded: SimulatedProvince) -> None:
    facts = recorded.recorders[0].facts
    async with opened(tmp_path, recorded) as desk:
        recorders, cameras = desk.services.recorders, desk.services.cameras
        listed = await the_list(desk)
        assert "ยังไม่มีเครื่องบันทึก" in listed._nothing.text() and not listed.change.isEnabled()
        keep_picture(listed, "recorders-empty")
        dialog = await begun(listed)
        fields = dialog.form.fields
        dialog._save.click()
        await until(lambda: problem_at(dialog, "name") != "")
        fields["name"].setText("อบต. บางปลา")
        fields["address"].setText(f"{facts['onvif_host']}:{facts['onvif_port']}")
        fields["username"].setText(facts["username"])
        fields["password"].setText("wrong")
        dialog.form.test.click()
        await until(lambda: "ไม่รับ" in problem_at(dialog, "password") or "รหัสผ่าน" in problem_at(dialog, "password"))
        keep_picture(dialog, "recorder-wrong-password")
        fields["password"].setText(facts["password"])
        dialog.form.test.click()
        assert "SP-NVR" in await told(dialog)
        channels = {cameras.by_code(one["camera"]).id: one["token"] for one in facts["channels"]}
        assert dialog.channels.channels() == channels, "called alike, so proposed"
        keep_picture(dialog, "recorder-tested")
        dialog._save.click()
        await until(lambda: open_dialog(RecorderDialog) is None)
        (stored,) = recorders.recorders
        assert dict(stored.channels) == channels and stored.has_credential and stored.kind == ONVIF
        assert listed.table.rowCount() == 1 and listed.table.chosen == stored.id
        listed.test.click()
        await until(lambda: "ตอบแล้ว" in listed.table.item(0, 4).text())
        keep_picture(listed, "recorders-list")
        # Changed without typing the password again: it is kept, and used to ask.
        listed.change.click()
        await until(lambda: open_dialog(RecorderDialog) is not None)
        dialog = open_dialog(RecorderDialog)
        assert dialog.form.fields["password"].text() == "" and dialog.form.fields["address"].text() == (
            f"{facts['onvif_host']}:{facts['onvif_port']}"
        )
        dialog.form.test.click()
        assert "SP-NVR" in await told(dialog)
        dialog.form.fields["name"].setText("อบต. บางปลา 2")
        dialog._save.click()
        await until(lambda: recorders.recorders[0].name == "อบต. บางปลา 2")
        assert recorders.recorders[0].has_credential
        # Forgotten on wish.
        await until(lambda: open_dialog(RecorderDialog) is None)
        listed.change.click()
        await until(lambda: open_dialog(RecorderDialog) is not None)
        dialog = open_dialog(RecorderDialog)
        assert dialog.form.forget.isVisible()
        dialog.form.forget.setChecked(True)
        dialog._save.click()
        await until(lambda: not recorders.recorders[0].has_credential)
        assert await recorders.credential(recorders.recorders[0]) is None
        await until(lambda: open_dialog(RecorderDialog) is None)
        listed.test.click()
        await until(lambda: listed.table.item(0, 4).text().startswith("✕"))
        assert "—" in listed.findChild(QLabel, "recordersProblem").text(), "with the next step"
        keep_picture(listed, "recorders-refused")
        listed.remove.click()
        await until(lambda: open_dialog(ConfirmDialog) is not None)
        keep_picture(open_dialog(ConfirmDialog), "recorder-remove")
        open_dialog(ConfirmDialog).action.click()
        await until(lambda: recorders.recorders == [])
        entries = await logged(desk)
        assert [action for action, _ in entries] == [
            "recorder.added",
            "recorder.changed",
            "recorder.changed",
            "recorder.removed",
        ]
        assert facts["password"] not in str(entries)
        listed.reject()


@pytest.mark.slow
async def test_a_recorder_by_address_and_a_form_of_address_of_ones_own(
    tmp_path: Path, thai, recorded: SimulatedProvince
) -> None:
    facts = recorded.recorders[0].facts
    async with opened(tmp_path, recorded) as desk:
        language.install(thai, language.ENGLISH)
        recorders, cameras = desk.services.recorders, desk.services.cameras
        listed = await the_list(desk)
        listed.forms.click()
        await until(lambda: open_dialog(FormsDialog) is not None)
        forms = open_dialog(FormsDialog)
        shipped = recorders.forms["hikvision"]
        forms.add.click()
        forms.name.setText("Factory NVR")
        forms.template.setPlainText("http://wrong")
        assert "cannot be used" in forms.findChild(QLabel, "formExample").text()
        forms.save.click()
        await until(lambda: not forms.findChild(QLabel, "formProblem").isHidden())
        assert set(recorders.forms) == {"hikvision", "dahua"}
        forms.findChild(QPlainTextEdit, "formTemplate").setPlainText(shipped.template)
        assert "Streaming/tracks/101?starttime=20261126T070500Z" in forms.findChild(QLabel, "formExample").text()
        keep_picture(forms, "recorder-forms")
        forms.save.click()
        await until(lambda: "factory-nvr" in recorders.forms)
        forms.reject()
        dialog = await begun(listed)
        fields = dialog.form.fields
        row = dialog.findChild(QLabel, "problem_zone").parentWidget()
        assert isinstance(row, FieldRow) and row.isHidden(), "an ONVIF recorder says it by itself"
        dialog.form.kind_box.setCurrentIndex(dialog.form.kind_box.findData("factory-nvr"))
        assert not row.isHidden()
        fields["name"].setText("นิคมบางพลี")
        fields["address"].setText(facts["rtsp"].removeprefix("rtsp://"))
        fields["username"].setText(facts["username"])
        fields["password"].setText(facts["password"])
        dialog.form.test.click()
        problem = dialog.findChild(QLabel, "recorderProblem")
        await until(lambda: "No channel" in problem.text())
        dialog.findChild(QPushButton, "recorderAddChannel").click()
        number, camera = dialog.channels._fields[0]
        wanted = cameras.by_code(facts["channels"][0]["camera"])
        number.setText(str(facts["channels"][0]["number"]))
        camera.setText("nobody")
        camera.textEdited.emit("nobody")
        dialog._save.click()
        await until(lambda: "no camera of the register" in problem.text())
        camera.set_camera(wanted.id)
        dialog.form.test.click()
        assert "H264" in (await told(dialog)).replace("H265", "H264")
        keep_picture(dialog, "recorder-by-address")
        dialog._save.click()
        await until(lambda: len(recorders.recorders) == 1)
        assert dict(recorders.recorders[0].channels) == {wanted.id: str(facts["channels"][0]["number"])}
        # A form that is in use stays; one that replaced ours gives way to it.
        listed.forms.click()
        await until(lambda: open_dialog(FormsDialog) is not None)
        forms = open_dialog(FormsDialog)
        forms._fill("factory-nvr")
        forms.remove.click()
        await until(lambda: "is asked by this form" in forms.findChild(QLabel, "formProblem").text())
        forms._fill("hikvision")
        assert not forms.remove.isEnabled()
        forms.port.setValue(8554)
        forms.save.click()
        await until(lambda: recorders.forms["hikvision"].port == 8554)
        await until(forms.remove.isEnabled)
        forms.remove.click()
        await until(lambda: recorders.forms["hikvision"].port == 554)
        forms.reject()
        listed.reject()
        await asyncio.sleep(0)
