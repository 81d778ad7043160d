"""The letterhead's settings and the preview, with real widgets and clicks."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from pdf_text import ReadBack
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from waiting import PATIENCE_S, until

from vms_desktop.domain.errors import AccessError, LogError, VmsError
from vms_desktop.services.requests.form_samples import OFFICE, sample_facts
from vms_desktop.services.requests.form_store import FormTemplates
from vms_desktop.services.requests.forms import FormKind
from vms_desktop.settings import Settings
from vms_desktop.ui.forms.forms import FormPrinter, pdf_of
from vms_desktop.ui.forms.forms_settings import FormsParts, FormsSettings
from vms_desktop.ui.forms.pdf_finish import finish
from vms_desktop.ui.forms.preview_dialog import FormPreview, WaysOut
from vms_desktop.ui.forms.printer import on_paper, printer_for

Reader = Callable[[bytes], ReadBack]


@pytest_asyncio.fixture
async def part(printer: FormPrinter, templates: FormTemplates) -> AsyncIterator[FormsSettings]:
    made = FormsSettings(Settings(form_agency="เดิม"), FormsParts(templates, printer))
    made.show()
    yield made
    await made.close_part()


async def test_a_field_is_kept_when_it_is_left_and_only_where_it_changed(part: FormsSettings) -> None:
    changed: list[dict[str, object]] = []
    part.changed.connect(changed.append)
    field = part.letterhead.fields["form_agency"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "  PROVINCE   HALL ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert changed == [{"form_agency": "PROVINCE HALL"}]
    part.show_settings(Settings(form_agency="PROVINCE HALL"))
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert len(changed) == 1


async def test_a_logo_is_copied_and_what_is_none_is_refused(part: FormsSettings, tmp_path: Path) -> None:
    changed: list[dict[str, object]] = []
    failed: list[VmsError] = []
    part.changed.connect(changed.append)
    part.failed.connect(failed.append)
    file = tmp_path / "ตรา.png"
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    assert image.save(str(file))
    part.letterhead.take_logo(file)
    await until(lambda: bool(changed))
    (name,) = [str(one["form_logo"]) for one in changed]
    file.unlink()
    shown = part.findChild(QLabel, "settingsFormLogo")
    part.show_settings(Settings(form_logo=name))
    await until(lambda: not shown.pixmap().isNull())
    assert (await part.letterhead.office()).logo
    (tmp_path / "x.png").write_bytes(b"no picture")
    for number, wrong in enumerate((tmp_path / "x.png", tmp_path / "missing.png"), 1):
        part.letterhead.take_logo(wrong)
        await until(lambda number=number: len(failed) == number)
    assert [error.code for error in failed] == ["form.logo_unusable"] * 2 and len(changed) == 1


async def test_a_logo_on_a_share_that_hangs_does_not_hold_the_window(
    part: FormsSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page looked at the chosen file on the window's thread: a dead share froze the desk for half a minute."""
    answers, asked = threading.Event(), threading.Event()
    stat = Path.stat

    def hangs(path: Path, **options: bool) -> object:
        if path.name != "share.png":
            return stat(path, **options)
        asked.set()
        assert answers.wait(PATIENCE_S), "nothing else went on meanwhile"
        raise OSError(112, "Host is down")

    monkeypatch.setattr(Path, "stat", hangs)
    failed: list[VmsError] = []
    part.failed.connect(failed.append)
    part.letterhead.take_logo(Path("share.png"))
    await until(asked.is_set)
    assert failed == []
    answers.set()
    await until(lambda: [error.code for error in failed] == ["form.logo_unusable"])


def _break(folder: Path) -> None:
    folder.mkdir()
    (folder / "hold_letter.html").write_text("<p>{{nobody}}</p>", "utf-8")


async def test_templates_tell_whose_they_are_and_what_is_wrong(part: FormsSettings, own_templates: Path) -> None:
    row = list(FormKind).index(FormKind.HOLD)
    before = part.table.item(row, 1).text()
    _break(own_templates)
    part.hide()
    part.show()
    part.table.selectRow(row)
    problem = part.findChild(object, "settingsFormProblem")
    assert "nobody" in problem.text() and part.table.item(row, 1).text() != before
    QTest.mouseClick(part.bundled, Qt.MouseButton.LeftButton)
    assert part.table.item(row, 1).text() == before and (own_templates / "hold_letter.html.old").exists()
    assert problem.isHidden()


async def test_without_the_right_nothing_can_be_changed_but_looked_at(part: FormsSettings) -> None:
    part.follow_rights(lambda permission: AccessError("access.denied", permission=permission.value))
    assert not part.letterhead.fields["form_agency"].isEnabled() and not part.own.isEnabled()
    assert part.look.isEnabled()


async def test_the_preview_of_the_settings_shows_the_letterhead_that_is_typed(
    part: FormsSettings, tmp_path: Path, read_back: Reader
) -> None:
    part.letterhead.fields["form_agency"].setText("สำนักงานทดสอบ")
    part.table.selectRow(list(FormKind).index(FormKind.RECEIPT))
    QTest.mouseClick(part.look, Qt.MouseButton.LeftButton)
    preview = await until(lambda: part.findChild(FormPreview))
    told: list[object] = []
    part.told.connect(told.append)
    target = tmp_path / "ใบรับ.pdf"
    preview.save_to(target)
    await until(lambda: bool(told))
    assert "สํานักงานทดสอบ" in read_back(target.read_bytes()).joined
    picture = preview.pages.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 3) for y in range(0, 400, 3)}
    assert {"#ffffff", "#000000"} <= colours
    preview.close()


async def test_nothing_goes_to_the_printer_that_the_log_did_not_take(
    printer: FormPrinter, tmp_path: Path, read_back: Reader
) -> None:
    form = printer.set_type(FormKind.MEMO, sample_facts(FormKind.MEMO, OFFICE))
    target = tmp_path / "paper.pdf"
    paper = printer_for(form)
    paper.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    paper.setOutputFileName(str(target))
    answers: list[VmsError | None] = [LogError("log.not_written"), None]

    async def save(_path: Path) -> None:
        raise AssertionError

    async def printed() -> None:
        await asyncio.sleep(0)
        answer = answers.pop(0)
        if answer is not None:
            raise answer

    preview = FormPreview(form, WaysOut(save, printed), "memo")
    failed: list[VmsError] = []
    told: list[object] = []
    preview.failed.connect(failed.append)
    preview.told.connect(told.append)
    preview.open()
    preview.print_on(paper)
    await until(lambda: bool(failed))
    assert not target.exists()
    preview.print_on(paper)
    await until(lambda: bool(told))
    assert "บันทึกข้อความ" in read_back(target.read_bytes()).joined
    preview.close()


async def test_only_the_pages_that_were_asked_for_are_printed(
    printer: FormPrinter, tmp_path: Path, read_back: Reader
) -> None:
    form = printer.set_type(FormKind.RECEIPT, sample_facts(FormKind.RECEIPT, rows=60))
    paper = printer_for(form)
    paper.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    paper.setOutputFileName(str(tmp_path / "paper.pdf"))
    paper.setFromTo(2, 3)
    assert on_paper(form, paper) == 2
    found = read_back((tmp_path / "paper.pdf").read_bytes())
    assert ["".join(page.split())[-8:] for page in found.pages] == [f"หน้า{n}จาก{len(form.pages)}"[-8:] for n in (2, 3)]


async def test_a_form_set_on_a_thread_is_drawn_on_the_screens(printer: FormPrinter) -> None:
    facts = sample_facts(FormKind.RECEIPT)
    form = await asyncio.to_thread(printer.set_type, FormKind.RECEIPT, facts)
    assert finish(pdf_of(form), facts.at) == await asyncio.to_thread(printer.render, FormKind.RECEIPT, facts)
    preview = FormPreview(form, WaysOut(_never, _never), "receipt")
    preview.open()
    assert not preview.pages.grab().isNull()
    preview.close()


async def _never(*_given: object) -> None:
    raise AssertionError
