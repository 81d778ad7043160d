"""Every screen of people: names for assistive technology, targets, one language, nothing cut off at 1366×768."""

from __future__ import annotations

import asyncio
import importlib
import pkgutil
import re
from collections.abc import AsyncIterator, Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget
from ui_people_desk import PeopleDesk, until
from ui_shell_walk import is_inside_another, usable

import vms_desktop.ui.people
from vms_desktop.domain.role import Role
from vms_desktop.domain.second_person import ConsentDraft, Marked
from vms_desktop.ui import language, theme
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
    found: set[type[QDialog]] = set()
    for module in pkgutil.walk_packages(vms_desktop.ui.people.__path__, "vms_desktop.ui.people."):
        for value in vars(importlib.import_module(module.name)).values():
            ours = isinstance(value, type) and value.__module__.startswith("vms_desktop.ui.people")
            if ours and issubclass(value, QDialog):
                found.add(value)
    walked = every_dialog(desk)
    assert found == {type(dialog) for dialog in walked}
    for dialog in walked:
        dialog.deleteLater()


async def at_rest(root: QWidget) -> None:
    """Until nothing moves any more: what has just been shown is laid out in several turns."""
    before: list[object] = []
    while before != (now := [part.geometry() for part in root.window().findChildren(QWidget)]):
        before = now
        await asyncio.sleep(0.03)


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


def wrong_hands(root: QWidget) -> list[str]:
    """What has no name, or is too small for a hand that held a mouse all night."""
    found = []
    for widget in usable(root):
        if is_inside_another(widget):
            continue
        name = widget.objectName() or f"{type(widget).__name__} in {widget.parent().objectName()}"
        if not widget.objectName():
            found.append(f"no object name: {name}")
        if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())):
            found.append(f"no accessible name: {name}")
        if min(widget.height(), widget.width()) < theme.TARGET:
            found.append(f"{name} is {widget.width()}×{widget.height()}")
    return found


def cut_off(root: QWidget) -> list[str]:
    found = []
    for button in root.findChildren(QAbstractButton):
        inside = isinstance(button.parent(), QLineEdit)
        if button.isVisible() and not inside and button.width() < button.minimumSizeHint().width():
            found.append(f"{button.objectName()}: {button.text()}")
    for label in root.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        if not label.wordWrap() and label.width() < label.minimumSizeHint().width():
            found.append(label.text())
        if label.wordWrap() and label.height() < label.heightForWidth(label.width()):
            found.append(f"too low: {label.text()}")
    return found


def texts(root: QWidget) -> Iterator[str]:
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root):
            yield widget.accessibleName()
            if isinstance(widget, QAbstractButton | QLabel):
                yield widget.text()
            elif isinstance(widget, QLineEdit):
                yield widget.placeholderText()


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
