"""Every screen of people: names for assistive technology, targets, one language, nothing cut off at 1366×768."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
from looks import at_rest, cut_off, dialogs_of, texts, wrong_hands
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from ui_people_desk import PeopleDesk, until

import vms_desktop.ui.people
from vms_desktop.domain.role import Role
from vms_desktop.domain.second_person import ConsentDraft, Marked
from vms_desktop.ui import language
from vms_desktop.ui.people.account_dialog import AccountDialog
from vms_desktop.ui.people.consent_dialog import ConsentDialog
from vms_desktop.ui.people.consent_list import ConsentListDialog
from vms_desktop.ui.people.gate_panel import GateMode
from vms_desktop.ui.people.password_dialog import NewPasswordDialog
from vms_desktop.ui.people.person_dialog import PersonDialog
from vms_desktop.ui.people.roles_dialog import RolesDialog
from vms_desktop.ui.shell.navigation_rail import Page

SCREEN = (1366, 768)
THAI_LETTER = re.compile(r"[\u0e01-\u0e5b]")
NAMED = ("สุดา", "วิภา", "สมุทรปราการ", "ทน.", "1101-", "ABCD", "wipa", "ไทย", "English")
"""What people and places are called stays as it is."""


def every_dialog(desk: PeopleDesk) -> list[QDialog]:
    """One of each kind, not shown yet."""
    services, window = desk.screens.people, desk.window
    person = desk.session.person
    assert person is not None
    draft = ConsentDraft(Marked.DELETE_CAMERAS, ["camera-1"], "1101-0001")
    return [
        AccountDialog(services, window),
        PersonDialog(services, desk.cameras, None, window),
        RolesDialog(services, window),
        NewPasswordDialog(person, "ABCD-EFGH-JKMN", window),
        ConsentDialog(services, draft, window),
        ConsentListDialog(services, desk.screens.waiting, window),
    ]


async def test_no_dialog_of_people_is_left_out(desk: PeopleDesk):
    walked = every_dialog(desk)
    assert dialogs_of(vms_desktop.ui.people) == {type(dialog) for dialog in walked}
    for dialog in walked:
        dialog.deleteLater()


async def screens(desk: PeopleDesk) -> AsyncIterator[tuple[str, QWidget]]:
    """Each in turn as a person sees it: the gate's forms, the page, the panel, the dialogs."""
    for mode in GateMode:
        desk.gate._show(mode)
        if mode is GateMode.SHEET:
            desk.gate.panel.sheet.show_codes(["ABCD-ABCD-ABCD-ABCD-ABCD-ABCD"], desk.gate.panel.sheet_words())
        await until(desk.gate.panel.isVisible)
        await at_rest(desk.window)
        yield mode.value, desk.gate.panel
    person = desk.session.person
    assert person is not None
    desk.gate._open(person)
    await desk.add("suda", Role.SUPERVISOR, "สุดา")
    desk.window.show_page(Page.PEOPLE)
    await until(lambda: desk.part(QWidget, "peoplePage").isVisible())
    await at_rest(desk.window)
    yield "page", desk.part(QWidget, "peoplePage")
    desk.screens.person.shift_log_asked.emit()
    await until(desk.screens.shifts.isVisible)
    await at_rest(desk.window)
    yield "shifts", desk.screens.shifts
    yield "status", desk.window.status
    for dialog in every_dialog(desk):
        dialog.open()
        await until(dialog.isVisible)
        if isinstance(dialog, AccountDialog):
            dialog._set_up()
        await at_rest(dialog)
        yield type(dialog).__name__, dialog
        dialog.done(0)


async def test_everything_has_a_name_and_a_size_for_hands(desk: PeopleDesk):
    wrong = {}
    async for name, root in screens(desk):
        if found := wrong_hands(root):
            wrong[name] = found
    assert wrong == {}


@pytest.mark.parametrize("tongue", [language.THAI, language.ENGLISH])
async def test_nothing_is_cut_off_and_every_dialog_fits_a_small_screen(
    desk: PeopleDesk, qapp: QApplication, tongue: str
):
    language.install(qapp, tongue)
    wrong = {}
    async for name, root in screens(desk):
        found = cut_off(root)
        if isinstance(root, QDialog) and (root.width() > SCREEN[0] or root.height() > SCREEN[1] - 40):
            found.append(f"{root.width()}×{root.height()}")
        if found:
            wrong[name] = found
    assert wrong == {}


@pytest.mark.parametrize("tongue", [language.THAI, language.ENGLISH])
async def test_every_screen_speaks_one_language(desk: PeopleDesk, qapp: QApplication, tongue: str):
    language.install(qapp, tongue)
    await until(lambda: desk.window.windowTitle().startswith("CCTV") == (tongue == language.ENGLISH))
    other = {}
    async for name, root in screens(desk):
        if isinstance(root, PersonDialog):
            continue  # a list of places and cameras by their own names
        shown = {text for text in texts(root) if text and not any(word in text for word in NAMED)}
        if tongue == language.ENGLISH:
            left = {text for text in shown if THAI_LETTER.search(text)}
        else:
            left = {text for text in shown if not THAI_LETTER.search(text) and re.search(r"[a-z]{3}", text)}
        left = {text for text in left if not re.fullmatch(r"[A-Z2-7 \n]+", text)}
        if left:
            other[name] = left
    assert other == {}
