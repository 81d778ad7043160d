"""Every screen of requests: names for assistive technology, targets, one language, nothing cut off at 1366×768."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import date

import pytest
from looks import at_rest, cut_off, dialogs_of, texts, wrong_hands
from mask_room import copy_parts
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from request_room import BOSS, OTHER_BOSS
from ui_requests_desk import PLACES, OntoNothing, Room, of_day
from waiting import until

import vms_desktop.ui.forms
import vms_desktop.ui.requests
from vms_desktop.adapters.qr_code import qr_modules
from vms_desktop.desk.letters import kept_text, used_text
from vms_desktop.domain.errors import InputError, RequestError
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.requests.letters import LetterAbout, LetterKind, OutgoingLetter
from vms_desktop.domain.requests.request import Judgement, Request
from vms_desktop.domain.requests.states import State, Step
from vms_desktop.domain.thai_time import thai_time
from vms_desktop.paths import resources_dir
from vms_desktop.services.people.rights import actor_of
from vms_desktop.services.requests.form_samples import sample_facts
from vms_desktop.services.requests.form_store import FormTemplates
from vms_desktop.services.requests.forms import FormKind
from vms_desktop.services.requests.request_ports import NumberedLetter
from vms_desktop.ui import language
from vms_desktop.ui.forms.form_texts import name_of
from vms_desktop.ui.forms.forms import FormPrinter
from vms_desktop.ui.forms.letter_bar import LetterBar, LetterWays
from vms_desktop.ui.forms.preview_dialog import FormPreview, WaysOut
from vms_desktop.ui.requests.copy_dialog import CopyDialog
from vms_desktop.ui.requests.decide_dialog import DecideDialog, OrderDialog
from vms_desktop.ui.requests.deliver_dialog import DeliverDialog
from vms_desktop.ui.requests.documents_dialog import DocumentsDialog
from vms_desktop.ui.requests.found_dialog import FoundDialog
from vms_desktop.ui.requests.handover_dialog import HandoverDialog, TakeBackDialog
from vms_desktop.ui.requests.near_dialog import NearDialog
from vms_desktop.ui.requests.own_part import OwnPart, left_out_text
from vms_desktop.ui.requests.request_words import found_summary, owners_of
from vms_desktop.ui.requests.requests_page import Tab
from vms_desktop.ui.requests.settings_dialog import RequestSettingsDialog
from vms_desktop.ui.requests.simple_dialogs import (
    ForwardDialog,
    OpinionDialog,
    OwnerConsentDialog,
    ReasonDialog,
)
from vms_desktop.ui.requests.step_dialog import StepDialog

SCREEN = QSize(1366, 768 - 40)
"""The smallest in use, without the desktop's own bar."""
THAI_LETTER = re.compile(r"[\u0e01-\u0e5b]")
FOREIGN = re.compile(r"CCTV|MP4|PDF|ZIP|AES|SHA-256|XLSX|CSV|REQ-\d{4}-\d{4}|Ctrl\+\w|(ab|cd){4,}")
"""Stands in Thai texts as it is: names of formats, numbers of requests, a hash."""
SENTENCE = re.compile(r"([a-z]+ ){3}")
"""Left in English, whatever Thai was put into it."""
SAID = (
    *PLACES,
    *(f"Place {number}" for number in range(1, 8)),
    "สมศักดิ์ รักดี",
    "พ.ต.ท.",
    "สภ.เมืองสมุทรปราการ",
    "สป ๐๐๑๗.๒/ว ๓๐๓",
    "สป 0017.2/ว 303",
    "สอบสวนคดีลักทรัพย์",
    "หน้าตลาด",
    "กข 1234",
    "ครบถ้วน",
    "เครื่องบันทึกของ ทน.สมุทรปราการ",
    "ใช้ในการสอบสวนเท่านั้น",
)
"""What people, places and cameras are called, and what was typed."""
TITLES = ("ใบรับมอบข้อมูลภาพ", "บัญชีแสดงการเปิดเผยข้อมูลภาพ พ.ศ. 2569", "หนังสือขอเอกสารเพิ่มเติม", "สป 0017.2/")
"""Of forms, which are Thai whatever the desk speaks; and what numbers of letters begin with."""
REASONED = (Step.NOTHING_FOUND, Step.CANCEL, Step.SHOW, Step.KEEP_READY)


async def never(*_given: object) -> None:
    raise AssertionError


def form_preview(parent: QWidget, kind: FormKind, bar: LetterBar | None = None) -> FormPreview:
    folder = resources_dir() / "forms"
    printer = FormPrinter(FormTemplates(folder, folder), qr_modules)
    form = printer.set_type(kind, sample_facts(kind))
    return FormPreview(form, WaysOut(never, never), name_of(kind), parent, bar=bar)


def letter_preview(parent: QWidget, *used: NumberedLetter) -> FormPreview:
    """``used``: letters that have its number already."""
    day = date(2026, 11, 24)
    bar = LetterBar(LetterWays("สป 0017.2/ว 303", day, "สป 0017.2/", never, never, never, lambda: kept_text(None)))
    if used:
        bar._say(used_text(used), warns=True)
    return form_preview(parent, FormKind.DOCUMENTS, bar)


def numbered_letter(number: str) -> NumberedLetter:
    about = LetterAbout(LetterKind.HOLD, "ทม.ปากน้ำ")
    day, by = date(2026, 11, 24), Actor("p-1", "ร.ต.อ. somchai", "officer")
    return NumberedLetter("r-1", number, OutgoingLetter(about, "สป 0017.2/ว 303", day, by, 0))


async def found_request(room: Room) -> Request:
    """Of three cameras, nothing of the third; sealed."""
    request = await room.requests.register(room.draft(*(room.interval(number) for number in range(3))))
    request = await room.requests.take(request.id, request.version, Step.SEARCH)
    return await room.copied(await decided(room, request))


async def decided(room: Room, request: Request) -> Request:
    request = await room.requests.take(request.id, request.version, Step.SUBMIT)
    worker = room.authority.person
    assert worker is not None
    room.as_(BOSS)
    request = await room.requests.decide(request.id, request.version, Judgement.APPROVED)
    room.as_(worker)
    return request


async def every_dialog(room: Room, request: Request) -> list[QDialog]:
    """One of each kind, and of each that looks otherwise after a choice; not shown yet."""
    window, now = room.window, thai_time(room.clock.now())
    there = {one.id: ((one.interval.begin_us, one.interval.end_us),) for one in request.asked[:2]}
    deliveries = request.deliveries
    decisions = [DecideDialog(request, found_summary(request), now, 15, window) for _ in Judgement]
    for dialog, judgement in zip(decisions, Judgement, strict=True):
        dialog.choose(judgement)
    limited = DecideDialog(request, found_summary(request), now, 15, window)
    limited.only_a_part(left_out_text(OwnPart(request, ("1102-0007", "1102-0009"))))
    on_paper = HandoverDialog(request, deliveries, window)
    on_paper.on_paper.click()
    secret = DeliverDialog(OntoNothing(), request, deliveries[0], window)
    secret.kind.setCurrentIndex(secret.kind.count() - 1)
    elsewhere = FoundDialog(request, there, now, window)
    elsewhere.say_elsewhere(2).where.setText("เครื่องบันทึกของ ทน.สมุทรปราการ")
    near = NearDialog(room.book_cameras, window)
    near.place.setText("13.5990, 100.5967")
    owners = owners_of(request, room.book_cameras)
    consent = OwnerConsentDialog(owners, now.date(), window)
    wrong = OwnerConsentDialog(owners, now.date(), window)
    wrong.tell(InputError("input.date", field="answered_on"))
    copying = CopyDialog(request, window)
    copying.tell(RequestError("request.changed_meanwhile", name=BOSS.name))
    return [
        *decisions,
        DecideDialog(request, found_summary(request), now, 15, window),
        limited,
        OrderDialog(request, [actor_of(one) for one in (BOSS, OTHER_BOSS)], 24, now, window),
        FoundDialog(request, there, now, window),
        elsewhere,
        OpinionDialog(found_summary(request), window),
        *(ReasonDialog(step, window) for step in REASONED),
        ForwardDialog(owners, window),
        consent,
        wrong,
        CopyDialog(request, window, again=True),
        CopyDialog(request, window, masking=copy_parts(room)),
        copying,
        DeliverDialog(OntoNothing(), request, deliveries[0], window),
        secret,
        HandoverDialog(request, [*deliveries, *deliveries], window, copied=()),
        on_paper,
        TakeBackDialog(request, deliveries, window),
        NearDialog(room.book_cameras, window),
        near,
        RequestSettingsDialog(room.requests, await room.requests.limits(), window),
        form_preview(window, FormKind.RECEIPT),
        form_preview(window, FormKind.DISCLOSURES),
        DocumentsDialog(now.date(), 7, window),
        letter_preview(window),
        letter_preview(window, numbered_letter("REQ-2569-0001"), numbered_letter("REQ-2569-0002")),
    ]


async def test_no_dialog_of_requests_is_left_out(room: Room):
    walked = await every_dialog(room, await found_request(room))
    found = dialogs_of(vms_desktop.ui.requests, vms_desktop.ui.forms)
    assert found - {StepDialog} == {type(dialog) for dialog in walked}  # that one is only the shape of the others
    for dialog in walked:
        dialog.deleteLater()


async def screens(room: Room) -> AsyncIterator[tuple[str, QWidget]]:
    """Each in turn as a person sees it: lists, calendar, statistics, form, requests in their states, dialogs."""
    page = room.page
    room.recorded.pieces = [(room.cameras[0].id, of_day(11), of_day(13))]
    request = await found_request(room)
    waits = await room.submitted(room.interval(0))
    handed = await room.handed(room.interval(1))
    room.clock.go(30 * 3600)
    for tab in Tab:
        page.show_tab(tab)
        await until(page.isVisible)
        if tab is Tab.STATISTICS:
            await at_rest(room.window)
            yield "statistics, not asked for yet", page
            page.statistics.show_button.click()
            await until(lambda: page.statistics.found is not None)
        elif tab is Tab.CALENDAR:
            await until(lambda: page.calendar.list.count() > 0)
        else:
            await until(lambda: not page.list._is_waiting and page.list.model.rowCount() > 0)
        await at_rest(room.window)
        yield tab.value, page
    page.begin_new()
    await at_rest(room.window)
    yield "form", page
    page.form.register.click()
    await at_rest(room.window)
    yield "form with mistakes", page
    for number, state in ((waits, State.SUBMITTED), (request, State.READY), (handed, State.HANDED_OVER)):
        page.open_request(number.id)
        await room.at(state)
        if state is State.HANDED_OVER:
            page.view.custody.show_button.click()
            await until(lambda: page.view.custody.table is not None)
        await at_rest(room.window)
        yield f"request, {state.value}", page
    for number, dialog in enumerate(await every_dialog(room, request)):
        dialog.resize(dialog.size().boundedTo(SCREEN))  # as on the small screen; a layout refuses to be too small
        dialog.open()
        await until(dialog.isVisible)
        await at_rest(dialog)
        yield f"{number} {type(dialog).__name__}", dialog
        dialog.done(0)


def left_over(room: Room, shown: str) -> str:
    """Without what is called as it is called."""
    owners = (name for agency in room.province.agencies for name in (agency.name_th, agency.short_th, agency.name_en))
    people = (person.name for person in (room.authority.person, BOSS, OTHER_BOSS) if person is not None)
    for said in (*SAID, *owners, *people, *TITLES):
        shown = shown.replace(said, "")
    return FOREIGN.sub("", shown)


def other_language(room: Room, root: QWidget, tongue: str) -> list[str]:
    found = []
    for text in texts(root):
        rest = left_over(room, text)
        if tongue == language.ENGLISH:
            is_wrong = bool(THAI_LETTER.search(rest))
        else:
            is_wrong = bool(SENTENCE.search(rest) if THAI_LETTER.search(rest) else re.search(r"[A-Za-z]{2}", rest))
        if is_wrong:
            found.append(text)
    return sorted(set(found))


@pytest.mark.parametrize("tongue", [language.THAI, language.ENGLISH])
async def test_every_screen_has_names_and_sizes_for_hands_and_one_language(room: Room, qapp: QApplication, tongue: str):
    language.install(qapp, tongue)
    await until(lambda: page_speaks(room, tongue))
    wrong: list[str] = []
    async for name, root in screens(room):
        found = wrong_hands(root) + cut_off(root) + other_language(room, root, tongue)
        if isinstance(root, QDialog):
            found += [] if root.objectName() else ["no object name"]
            if root.size() != root.size().boundedTo(SCREEN):
                found.append(f"{root.width()}×{root.height()}")
        wrong += [f"{name}: {line}" for line in found]
    assert room.failures == []
    assert not wrong, "\n".join(wrong)


def page_speaks(room: Room, tongue: str) -> bool:
    return bool(THAI_LETTER.search(room.page.new.text())) == (tongue == language.THAI)
