"""Letters at the desk: documents are asked for, a letter gets its number once, and a number used twice is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QPushButton
from test_desk_connections import printing_of
from ui_requests_desk import Room
from waiting import until

from vms_desktop.desk.requests_printing import DeskPrinting
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.requests.documents import DocumentKind, waited_for
from vms_desktop.domain.requests.letters import LetterAbout, LetterKind
from vms_desktop.domain.requests.request import Request
from vms_desktop.domain.requests.states import State, Step
from vms_desktop.services.requests.forms import FormKind
from vms_desktop.services.requests.request_ports import RequestFilter
from vms_desktop.services.requests.stepping import Given
from vms_desktop.ui import formatting
from vms_desktop.ui.forms.letter_bar import LetterBar
from vms_desktop.ui.forms.preview_dialog import FormPreview
from vms_desktop.ui.requests.documents_dialog import DocumentsDialog
from vms_desktop.ui.requests.request_table import LEFT, REQUESTER

DAY_S = 24 * 3600
ASKED = Given(documents=(DocumentKind.ID_CARD,), others=("แผนที่เกิดเหตุ",), until=date(2026, 12, 1))


async def asked(room: Room) -> Request:
    request = await room.requests.register(room.draft())
    return await room.requests.take(request.id, request.version, Step.ASK_DOCUMENTS, "", ASKED)


async def opened(room: Room, printing: DeskPrinting, request: Request, kind: FormKind) -> tuple[FormPreview, LetterBar]:
    """That letter, as the menu offers it."""
    name = next(name for name, _ in printing.forms(request) if name.partition(":")[0] == kind)
    printing.show(request, name, room.window)
    preview = await room.dialog(FormPreview)
    bar = preview.findChild(LetterBar)
    assert bar is not None
    return preview, bar


async def closed(room: Room, preview: FormPreview) -> None:
    preview.close()
    await until(lambda: not room.window.findChildren(FormPreview))


async def test_documents_are_ticked_and_the_letter_is_shown_at_once(room: Room) -> None:
    request = await room.requests.register(room.draft())
    room.page.open_request(request.id)
    await room.at(State.RECEIVED)
    room.page.view.take(Step.ASK_DOCUMENTS)
    dialog = await room.dialog(DocumentsDialog)
    assert not dialog.action.isEnabled()
    dialog.boxes[DocumentKind.ID_CARD].setChecked(True)
    dialog.others.setPlainText("แผนที่เกิดเหตุ\n\nรูปรถ")
    dialog.until.setText("1/1/2569")
    dialog.action.click()
    await until(lambda: bool(dialog._rows["until"][0].problem))
    dialog.until.setText("๑/๑๒/๒๕๖๙")
    dialog.action.click()
    await room.at(State.MORE_DOCUMENTS)
    shown = room.page.view.request
    assert shown is not None
    waited = waited_for(shown)
    assert waited is not None and (waited.kinds, waited.others) == (
        (DocumentKind.ID_CARD,),
        ("แผนที่เกิดเหตุ", "รูปรถ"),
    )
    await until(lambda: room.forms.shown == [f"{FormKind.DOCUMENTS}:{waited.seq}"])
    assert formatting.date_text(date(2026, 12, 1)) in room.page.view.head.left.text()
    model = room.page.list.model
    row = (await room.requests.find(RequestFilter())).rows[0]
    assert "1 " in model.text(row, LEFT) and model.text(row, REQUESTER).startswith("พ.ต.ท.")
    before = model.text(row, LEFT)
    room.clock.go(8 * DAY_S)
    assert model._lacks_papers(row) and model.text(row, LEFT) != before


async def test_a_letters_number_stands_on_it_is_kept_and_comes_again(room: Room, tmp_path: Path) -> None:
    trouble: list[VmsError] = []
    printing = printing_of(room, trouble, requests=True)
    request = await asked(room)
    preview, bar = await opened(room, printing, request, FormKind.DOCUMENTS)
    assert "สำเนาบัตรประจำตัวประชาชน" in preview._form.text and "แผนที่เกิดเหตุ" in preview._form.text
    assert "1 ธันวาคม 2569" in preview._form.text
    assert not preview.findChild(QPushButton, "letterKeep").isEnabled(), "nothing to keep yet"
    bar.number.setText("สป 0017.2/1234")
    bar.day.setText("25/11/2569")
    assert await bar.settle()
    assert "สป 0017.2/1234" in preview._form.text and "25 พฤศจิกายน 2569" in preview._form.text
    assert (await room.requests.get(request.id)).letters == (), "looking at it keeps nothing"
    preview.save_to(tmp_path / "หนังสือ.pdf")
    await until(lambda: (tmp_path / "หนังสือ.pdf").exists())
    request = await room.requests.get(request.id)
    (kept,) = request.letters
    assert (kept.number, kept.dated) == ("สป 0017.2/1234", date(2026, 11, 25))
    (entry,) = [one for one in await room.entries("request") if one.action == "request.printed"]
    assert "สป 0017.2/1234" in entry.details
    await closed(room, preview)

    room.clock.go(3 * DAY_S)
    preview, bar = await opened(room, printing, request, FormKind.DOCUMENTS)
    assert bar.number.text() == "สป 0017.2/1234" and "25 พฤศจิกายน 2569" in preview._form.text
    preview.save_to(tmp_path / "อีกครั้ง.pdf")
    await until(lambda: (tmp_path / "อีกครั้ง.pdf").exists())
    assert (await room.requests.get(request.id)).letters == (kept,), "printed again, it is the same letter"
    assert any("สป 0017.2/1234" in words for _, words in printing.forms(request))
    await closed(room, preview)
    assert trouble == []
    await printing.close()


async def test_a_number_that_another_letter_has_is_told_before_it_leaves(room: Room) -> None:
    printing = printing_of(room, [], requests=True)
    first, second = await asked(room), await asked(room)
    await room.requests.number_letter(
        first.id, LetterAbout(LetterKind.HOLD, "ทม.ปากน้ำ"), "สป ๐๐๑๗.๒/๗๗", date(2026, 11, 24)
    )
    preview, bar = await opened(room, printing, second, FormKind.DOCUMENTS)
    bar.number.setText("สป 0017.2/77")
    assert not await bar.settle()
    assert first.number in bar.note.text()
    keep = preview.findChild(QPushButton, "letterKeep")
    keep.click()
    await until(lambda: first.number not in bar.note.text())
    assert [one.number for one in (await room.requests.get(second.id)).letters] == ["สป 0017.2/77"]
    bar.day.setText("31/02/2569")
    assert not await bar.settle() and bar.note.property("role") == "wrong"
    await closed(room, preview)
    await printing.close()


async def test_a_hold_letter_that_went_out_can_be_printed_again_after_the_decision(room: Room) -> None:
    printing = printing_of(room, [], requests=True)
    request = await room.submitted()
    (name,) = [name for name, _ in printing.forms(request) if name.startswith(FormKind.HOLD)]
    about = LetterAbout(LetterKind.HOLD, name.partition(":")[2])
    request = await room.requests.number_letter(request.id, about, "สป 0017.2/5", date(2026, 11, 24))
    other = await room.approved(room.interval(1))
    assert not [one for one, _ in printing.forms(other) if one.startswith(FormKind.HOLD)]
    closed_one = await room.requests.take(request.id, request.version, Step.CANCEL, "ถอนคำขอ")
    assert name in [one for one, _ in printing.forms(closed_one)]
    await printing.close()
