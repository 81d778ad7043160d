"""The tree: what is told about branches and cameras, search, hands; and that ten thousand cameras are no burden."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from ui_shell_desk import Desk, make_cameras, until

from vms_desktop.domain.condition import CameraCondition
from vms_desktop.domain.place import Province
from vms_desktop.domain.recording import NO_RECORDING, RecordingState, RecordingStatus
from vms_desktop.domain.stream import StreamReason, StreamState
from vms_desktop.services.cameras.camera_tree import TreeKind, build_tree
from vms_desktop.ui import language
from vms_desktop.ui.conditions import condition_sign
from vms_desktop.ui.recording_signs import recording_sign
from vms_desktop.ui.tree.pruned import pruned
from vms_desktop.ui.tree.tree_model import (
    CAMERA_ROLE,
    COUNT_ROLE,
    PATH_ROLE,
    RECORDING_ROLE,
    SIGN_ROLE,
    CameraTreeModel,
)


def every(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[QModelIndex]:
    parent = parent or QModelIndex()
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found += [index, *every(model, index)]
    return found


def labels(model: QAbstractItemModel) -> list[str]:
    return [index.data() for index in every(model)]


def shown_cameras(model: QAbstractItemModel) -> set[str]:
    return {index.data(CAMERA_ROLE) for index in every(model)} - {None}


async def test_model_keeps_qts_rules(province: Province):
    model = CameraTreeModel(lambda _id: CameraCondition.UNKNOWN)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tree = build_tree(province, make_cameras(province, 60))
    model.set_tree(tree)
    assert len(every(model)) > 60
    model.set_tree(pruned(tree, {"camera-3"}))
    assert shown_cameras(model) == {"camera-3"}
    model.cameras_changed({"camera-3"})
    tester.deleteLater()


async def test_branches_tell_counts_and_health_in_number_sign_and_words(desk: Desk):
    model = desk.window.tree.model
    top = model.index(0, 0)
    assert top.data(COUNT_ROLE) == "0/24"
    for number in range(24):
        desk.relay.report(f"camera-{number}", StreamState.LIVE)
    desk.relay.report("camera-1", StreamState.LOST, StreamReason.UNREACHABLE)
    await until(lambda: top.data(COUNT_ROLE) == "23/24")
    assert top.data(SIGN_ROLE).cacheKey() == condition_sign(CameraCondition.FAILING).cacheKey()
    assert "23 จาก 24" in top.data(Qt.ItemDataRole.ToolTipRole)
    assert "ขัดข้อง" in top.data(Qt.ItemDataRole.ToolTipRole)
    healthy = model.index(0, 0, top)
    assert healthy.data(SIGN_ROLE).cacheKey() == condition_sign(CameraCondition.LIVE).cacheKey()


async def test_a_camera_tells_how_its_recording_goes_by_sign_and_words(province: Province):
    states = {
        "camera-0": RecordingStatus(RecordingState.RECORDING),
        "camera-1": RecordingStatus(RecordingState.FAILING, "recording.disk_full"),
        "camera-2": RecordingStatus(RecordingState.WAITING),
    }
    model = CameraTreeModel(lambda _id: CameraCondition.LIVE, None, lambda one: states.get(one, NO_RECORDING))
    model.set_tree(build_tree(province, make_cameras(province, 6)))
    told = {index.data(CAMERA_ROLE): index for index in every(model) if index.data(CAMERA_ROLE)}
    signs = {number: told[f"camera-{number}"].data(RECORDING_ROLE) for number in range(4)}
    assert signs[0].cacheKey() == recording_sign(RecordingState.RECORDING).cacheKey()
    assert signs[1].cacheKey() == recording_sign(RecordingState.FAILING).cacheKey()
    assert signs[2] is None and signs[3] is None, "nothing is to be recorded now"
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert "กำลังบันทึก" in told["camera-0"].data(role)
        assert "บันทึกไม่ได้" in told["camera-1"].data(role) and "ดิสก์" in told["camera-1"].data(role)
        assert "บันทึก" not in told["camera-3"].data(role)
    assert "ต้องบันทึกแต่ไม่ได้บันทึก 1 กล้อง" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


async def test_each_condition_has_a_sign_of_its_own_shape():
    """Colour is never the only signal: without colour the signs still differ."""
    masks = set()
    for condition in CameraCondition:
        alpha = condition_sign(condition).pixmap(16, 16).toImage().createAlphaMask()
        masks.add(bytes(alpha.constBits()))
    assert len(masks) == len(CameraCondition)


async def test_health_reports_do_not_lay_the_tree_out_anew(desk: Desk):
    """Ten thousand rows measured four times a second stopped the desk for 80 ms each time."""
    laid_out, told = [], []
    desk.window.tree.model.layoutChanged.connect(lambda *_: laid_out.append(1))
    desk.window.tree.model.dataChanged.connect(lambda *_: told.append(1))
    desk.relay.report("camera-0", StreamState.LIVE)
    await until(lambda: bool(told))
    assert not laid_out


@pytest.mark.parametrize("text", ["ตลาด", "market", "1103-0002", "๑๑๐๓-๐๐๐๒", "อำเภอบางพลี", "amphoe bang phli", "ทม."])
async def test_search_shows_what_the_service_finds_and_opens_it(desk: Desk, text: str):
    panel = desk.window.tree
    panel.search_field.setText(text)
    found = set(panel._cameras.search.search(text))
    assert 0 < len(found) < 24
    assert shown_cameras(panel.model) == found
    assert all(panel.view.isExpanded(index) for index in every(panel.model) if not index.data(CAMERA_ROLE))


async def test_a_search_without_result_says_so_and_leaving_it_opens_what_was_open(desk: Desk):
    panel = desk.window.tree
    district = panel.model.index(1, 0, panel.model.index(0, 0))
    path = district.data(PATH_ROLE)
    panel.view.expand(district)
    panel.search_field.setText("ไม่มีจริง")
    assert "ไม่มีจริง" in panel.nothing.text()
    assert panel.nothing.isVisible()
    panel.search_field.setText("ตลาด")
    assert not panel.nothing.isVisible()
    panel.search_field.clear()
    districts = [panel.model.index(row, 0, panel.model.index(0, 0)) for row in range(6)]
    opened = [index.data(PATH_ROLE) for index in districts if panel.view.isExpanded(index)]
    assert opened == [path]
    assert len(shown_cameras(panel.model)) == 24


async def test_names_follow_the_language(desk: Desk, qapp):
    assert "สมุทรปราการ" in labels(desk.window.tree.model)
    language.install(qapp, language.ENGLISH)
    await until(lambda: "Samut Prakan" in labels(desk.window.tree.model))
    assert "อำเภอ" not in "".join(labels(desk.window.tree.model))


async def test_enter_on_a_camera_shows_it_and_on_a_branch_opens_it(desk: Desk):
    panel = desk.window.tree
    panel.view.expandAll()
    camera = next(index for index in every(panel.model) if index.data(CAMERA_ROLE))
    panel.view.setFocus()
    panel.view.setCurrentIndex(camera)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert camera.data(CAMERA_ROLE) in desk.wall.content.camera_ids
    top = panel.model.index(0, 0)
    panel.view.setCurrentIndex(top)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert not panel.view.isExpanded(top)


async def test_a_camera_can_be_dragged_and_a_branch_with_all_of_its_own(desk: Desk):
    model = desk.window.tree.model
    indexes = every(model)
    camera = next(index for index in indexes if index.data(CAMERA_ROLE))
    assert model.flags(camera) & Qt.ItemFlag.ItemIsDragEnabled
    assert model.flags(indexes[0]) & Qt.ItemFlag.ItemIsDragEnabled
    branch = bytes(model.mimeData([indexes[0]]).data("application/x-vms-camera").data()).decode().split("\n")
    assert len(branch) == len(desk.cameras.cameras)
    carried = model.mimeData([camera])
    assert bytes(carried.data("application/x-vms-camera").data()).decode() == camera.data(CAMERA_ROLE)


async def test_a_changed_register_changes_the_tree_and_keeps_branches_open(desk: Desk):
    panel = desk.window.tree
    district = panel.model.index(2, 0, panel.model.index(0, 0))
    panel.view.expand(district)
    path = district.data(PATH_ROLE)
    await desk.cameras.remove(["camera-0"])
    assert panel.model.index(0, 0).data(COUNT_ROLE).endswith("/23")
    assert panel.view.isExpanded(panel.model.index_of(path))


def test_pruning_finds_the_same_as_building_anew_and_copies_nothing_it_keeps(province: Province):
    cameras = make_cameras(province, 600)
    whole = build_tree(province, cameras)
    found = {camera.id for camera in cameras if "ตลาด" in camera.name_th}
    assert pruned(whole, found) == build_tree(province, cameras, found)
    assert pruned(whole, {camera.id for camera in cameras}) is whole
    nothing = pruned(whole, set())
    assert (nothing.kind, nothing.children, nothing.cameras) == (TreeKind.PROVINCE, (), 0)


async def test_ten_thousand_cameras_make_no_row_before_it_is_looked_at(open_desk):
    desk = await open_desk(10_000)
    panel = desk.window.tree
    assert panel.model.index(0, 0).data(COUNT_ROLE) == "0/10000"
    assert len(panel.model._places) < 200
    panel.search_field.setText("ต")
    panel.search_field.setText("ตลาด")
    assert panel.model.index(0, 0).data(COUNT_ROLE) == f"0/{len(panel._cameras.search.search('ตลาด'))}"
    assert len(panel.model._places) < 400
