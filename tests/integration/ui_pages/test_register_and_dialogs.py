"""What a person does in the register and its dialogs must hit the cameras and the files that are shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from waiting import until

from vms_desktop.domain.camera_draft import CameraDraft
from vms_desktop.domain.condition import CameraCondition
from vms_desktop.services.cameras.camera_import import CameraImport
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.ports import DeviceFacts
from vms_desktop.ui.dialogs.camera_dialog import CameraDialog
from vms_desktop.ui.dialogs.import_dialog import ImportDialog
from vms_desktop.ui.pages.camera_table import CameraTableModel
from vms_desktop.ui.pages.tables import table_of


def draft(code: str, **more: object) -> CameraDraft:
    values = {"code": code, "name_th": "แยกปากน้ำ", "district_code": "1101", "main_url": "rtsp://10.1.2.3/main", **more}
    return CameraDraft(**values)  # type: ignore[arg-type]


def part(parent: QWidget, name: str) -> QPushButton:
    found = parent.findChild(QPushButton, name)
    assert found is not None
    return found


async def test_sorting_never_moves_the_selection_to_another_camera(cameras: CameraService) -> None:
    """Choose a camera, click a heading, press delete: another camera was deleted."""
    for code in ("1101-0001", "1101-0002", "1101-0003"):
        await cameras.add(draft(code))
    parent = QWidget()
    model = CameraTableModel(cameras.province, lambda _id: CameraCondition.UNKNOWN, parent)
    model.set_cameras(cameras.cameras)
    table = table_of(model, "table", (), parent)
    code = [model.text(cameras.cameras[0], column) for column in range(model.columnCount())].index("1101-0001")
    table.sortByColumn(code, Qt.SortOrder.AscendingOrder)
    table.selectRow(0)
    table.sortByColumn(code, Qt.SortOrder.DescendingOrder)
    chosen: list[QModelIndex] = table.selectionModel().selectedRows()
    assert {model.camera(index.row()).code for index in chosen} <= {"1101-0001"}
    parent.deleteLater()


async def test_text_of_a_file_or_camera_is_never_shown_as_html(cameras: CameraService) -> None:
    camera = await cameras.add(draft("1101-0001", name_th="<img src=x>"))
    model = CameraTableModel(cameras.province, lambda _id: CameraCondition.UNKNOWN)
    model.set_cameras([camera])
    for column in range(model.columnCount()):
        assert "<img" not in str(model.data(model.index(0, column), Qt.ItemDataRole.ToolTipRole))
    dialog = CameraDialog(cameras, camera)
    for name in ("cameraTold", "cameraProblem"):
        label = dialog.findChild(QLabel, name)
        assert label is not None
        assert label.textFormat() is Qt.TextFormat.PlainText
    dialog.deleteLater()


@pytest.mark.parametrize("address", ["[fd00::1]:8080", "http://10.1.2.3:8080/other/service"])
async def test_saving_unchanged_keeps_the_onvif_address(cameras: CameraService, address: str) -> None:
    before = await cameras.add(draft("1101-0001", onvif_host=address))
    dialog = CameraDialog(cameras, before)
    dialog.open()
    saved: list[object] = []
    dialog.saved.connect(saved.append)
    part(dialog, "cameraSave").click()
    await until(lambda: bool(saved))
    assert saved == [before]


async def test_what_is_typed_while_the_camera_is_asked_stays(cameras: CameraService, device) -> None:
    device.answer = DeviceFacts("Maker", "M1", "1.0", "S", (), True, 0.0)
    dialog = CameraDialog(cameras, None)
    dialog.open()
    dialog.form.fields["onvif_host"].setText("10.0.0.1")
    part(dialog, "cameraAsk").click()
    await until(lambda: bool(device.asked))
    dialog.form.fields["name_en"].setText("Pier")
    device.may_answer.set()
    await until(lambda: part(dialog, "cameraAsk").isEnabled())
    assert dialog.form.fields["name_en"].text() == "Pier"
    dialog.reject()


async def test_a_code_typed_by_hand_outlives_choosing_the_district(cameras: CameraService) -> None:
    dialog = CameraDialog(cameras, None)
    dialog.form.fields["code"].setText("PIER-1")
    dialog.form.places.district.setCurrentIndex(1)
    assert dialog.form.fields["code"].text() == "PIER-1"
    dialog.deleteLater()


async def test_the_import_shown_is_the_import_stored(cameras: CameraService, tmp_path: Path) -> None:
    """A second file chosen while the first was being checked was stored unseen."""
    heading = "code,name_th,district_code,main_url\n"
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    rows = "".join(f"A-{number},ก,1101,rtsp://10.0.0.1/{number}\n" for number in range(500))
    first.write_text(heading + rows, "utf-8")
    second.write_text(heading + "B-1,ก,1101,rtsp://10.0.0.1/\n", "utf-8")
    dialog = ImportDialog(CameraImport(cameras))
    dialog.open()
    dialog.take(first)
    dialog.take(second)
    store = part(dialog, "importStore")
    await until(store.isEnabled)
    summary = dialog.findChild(QLabel, "importSummary")
    assert summary is not None
    assert "second.csv" in summary.text()
    store.click()
    await until(lambda: bool(cameras.cameras))
    assert [camera.code for camera in cameras.cameras] == ["B-1"]
    dialog.reject()
