"""A list of cameras is imported as a person does: chosen, checked, told by row and column, and only then stored."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QTableWidget, QTreeView
from qt_room import button
from ui_shell_desk import Desk, until

from vms_desktop.domain.thai_time import thai_time
from vms_desktop.ui.dialogs import file_dialog
from vms_desktop.ui.dialogs.import_dialog import ImportDialog


async def test_a_list_is_checked_told_by_row_and_column_and_stored_only_then(desk: Desk, tmp_path):
    file = tmp_path / "กล้อง ใหม่.csv"
    good = "1101-9001,แยกใหม่,1101,rtsp://10.9.9.1/a"
    file.write_text(f"code,name_th,district,main_url\n{good}\n1101-9002,ทดสอบ,9999,http://x\n", "utf-8")
    dialog = ImportDialog(desk.imports, desk.window)
    dialog.open()
    store = button(dialog, "importStore")
    assert not store.isEnabled()
    dialog.take(file)
    problems = dialog.findChild(QTableWidget, "importProblems")
    await until(lambda: problems.rowCount() == 2)
    assert [problems.item(row, 0).text() for row in range(2)] == ["3", "3"]
    assert {problems.item(row, 1).text() for row in range(2)} == {"อำเภอ (district)", "สตรีมหลัก (main_url)"}
    assert len(desk.cameras.cameras) == 24
    assert not store.isEnabled()
    button(dialog, "importSkip").click()
    assert store.text() == "นำเข้ากล้อง 1 ตัว"
    store.click()
    await until(lambda: len(desk.cameras.cameras) == 25)
    await until(lambda: not store.isEnabled())
    await until(lambda: button(dialog, "importClose").hasFocus())
    dialog.reject()


async def test_the_remedy_of_a_bad_row_is_read_in_full(desk: Desk, tmp_path):
    """It was cut off at the edge of a dialog of 760 pixels on a screen of 1920."""
    file = tmp_path / "cameras.csv"
    file.write_text("code,name_th,district_code,main_url\n1101-9002,ทดสอบ,9999,http://x\n", "utf-8")
    dialog = ImportDialog(desk.imports, desk.window)
    dialog.open()
    assert dialog.width() >= 1100
    dialog.take(file)
    table = dialog.findChild(QTableWidget, "importProblems")
    await until(lambda: table.rowCount() == 2)
    dialog.resize(dialog.minimumSize())

    def cut() -> list[int]:
        room = table.columnWidth(2) - 10
        metrics, wraps = table.fontMetrics(), Qt.TextFlag.TextWordWrap
        wanted = [
            metrics.boundingRect(0, 0, room, 1000, int(wraps), table.item(row, 2).text()).height() for row in range(2)
        ]
        return [row for row in range(2) if table.rowHeight(row) < wanted[row]]

    await until(lambda: dialog.width() < 800 and cut() == [])
    dialog.reject()


async def test_lists_are_chosen_from_a_person_s_own_folder_with_dates_as_read_here(desk: Desk, tmp_path, monkeypatch):
    """It opened in the folder the program was started from, with dates of another era."""
    monkeypatch.setattr(file_dialog._Last, "folder", "")
    (tmp_path / "cameras.csv").write_text("code\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    dialog = ImportDialog(desk.imports, desk.window)
    dialog.open()
    button(dialog, "importChoose").click()
    chooser = dialog.findChild(QFileDialog, "importFileDialog")
    assert chooser is not None
    assert Path(chooser.directory().absolutePath()) != tmp_path
    chooser.setDirectory(str(tmp_path))
    model = chooser.proxyModel()

    def dates() -> list[str]:
        root = chooser.findChild(QTreeView).rootIndex()
        return [str(model.index(row, 3, root).data()) for row in range(model.rowCount(root))]

    year = str(thai_time(datetime.now(UTC)).year + 543)
    await until(lambda: dates() != [])
    assert all(year in date and "น." in date for date in dates()), dates()
    chooser.fileSelected.emit(str(tmp_path / "cameras.csv"))
    assert file_dialog._Last.folder == str(tmp_path), "the next one begins there"
    chooser.reject()
    dialog.reject()


async def test_a_file_dialog_passes_over_a_folder_that_never_answers(desk: Desk, monkeypatch):
    """The share of the last time has died since: the window hung with it."""
    answers = threading.Event()
    is_dir = Path.is_dir
    monkeypatch.setattr(file_dialog._Last, "folder", "/share")
    monkeypatch.setattr(Path, "is_dir", lambda path: answers.wait() if path == Path("/share") else is_dir(path))
    chooser = file_dialog.file_dialog("anyDialog", "title", desk.window)
    assert not answers.is_set() and chooser.directory().absolutePath() != "/share"
    answers.set()
    chooser.deleteLater()


async def test_a_file_that_is_no_list_is_told(desk: Desk, tmp_path):
    file = tmp_path / "list.xlsx"
    file.write_bytes(b"PK\x03\x04" + bytes(100))
    dialog = ImportDialog(desk.imports, desk.window)
    dialog.open()
    dialog.take(file)
    summary = dialog.findChild(QLabel, "importSummary")
    await until(lambda: "CSV" in summary.text() and "UTF-8" in summary.text())
    assert not button(dialog, "importStore").isEnabled()
    dialog.reject()
