"""Names and notes that look like HTML, formulas, SQL or keys, with control characters and heaps of Thai marks, are text
wherever they appear: on pages, tiles, tool tips, notices, dialogs, menus, at the gate.

Ten thousand of them go through the pieces that every widget uses; a few of the worst through the whole window.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QMenu,
    QPushButton,
    QTableView,
    QWidget,
)
from ui_people_desk import OTHERS, PASSWORD, PeopleDesk, click, until

from vms_desktop.domain.errors import AccessError, CameraError
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.person_draft import PersonDraft
from vms_desktop.domain.ptz import PtzPreset
from vms_desktop.domain.role import Role
from vms_desktop.domain.second_person import ConsentDraft, Marked
from vms_desktop.domain.shift import ShiftEvent, ShiftLine
from vms_desktop.domain.view import SavedView, WallContent
from vms_desktop.services.people.sign_in import Typed
from vms_desktop.ui import messages, people_texts
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.people.account_dialog import AccountDialog
from vms_desktop.ui.people.consent_list import ConsentListDialog
from vms_desktop.ui.people.gate_panel import GateMode
from vms_desktop.ui.people.people_page import PeoplePage
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.plain_words import on_button
from vms_desktop.ui.preset_list import PresetList
from vms_desktop.ui.shell.navigation_rail import Page

PIECES = (
    *("<b>", "</b>", "<img src=x>", "<br/>", "<!--", "&amp;", "&", "&#x202e;", "<script>alert(1)</script>"),
    *(
        "=1+1",
        "+SUM(A1)",
        "-2",
        "@cmd",
        "'; DROP TABLE people;--",
        '" OR 1=1',
        "%s%n",
        "{0}",
        "{name}",
        "%1",
        "\\u0000",
    ),
    *("\x00", "\x1b[31m", "\u202e", "\u2066", "\ufeff", "\u200b", "\ud800", "\r\n", "\t", "\x7f"),
    *("ก่ก้ก๊ก๋", "ํ่๋", "กำ", "ที่", "ฤๅ", "๑๒๓", "ก" * 200, "👮", "e\u0301" * 20, "สมชาย"),
)
WORST = "<b onclick='x'>ก้&amp;</b>=1+1{0}"
"""Qt takes it for HTML; & is a key on buttons and in menus; {0} is a gap in our own texts."""
_MOMENT = datetime(2026, 11, 26, 5, 0, tzinfo=UTC)


def hostile(chance: random.Random) -> str:
    return "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 5)))


# ---- ten thousand ----------------------------------------------------------------------------------------------


def test_ten_thousand_names_are_text_in_every_piece_that_shows_them(qapp: QApplication) -> None:
    chance = random.Random(20261126)
    for _ in range(10_000):
        name = hostile(chance)
        tip = plain_tip(name)
        shown = tip.removeprefix("<span>").removesuffix("</span>").replace("<br>", "")
        assert not {"<", ">"} & set(shown), "nothing in it is a tag"
        assert on_button(name).replace("&&", "").count("&") == 0
        line = ShiftLine(1, _MOMENT, name, ShiftEvent.HANDED_OVER, "p", name, name, name, name)
        assert people_texts.shift_event_text(line).count(name) == 2
        assert people_texts.role_name(name) == name
        assert people_texts.permission_names([name]) == name
        for error in (
            AccessError("access.close_locked", name=name),
            AccessError("consent.not_allowed", name=name),
            CameraError("ptz.steered_by", camera=name, name=name, desk=name),
            CameraError("camera.picture_lost", cameras=name),
        ):
            assert name in messages.error_text(error)


# ---- the whole window ------------------------------------------------------------------------------------------


def shown_wrongly(root: QWidget) -> Iterator[str]:
    """What of ``root`` shows the worst name as something else than its letters."""
    for widget in (root, *root.findChildren(QWidget)):
        where = f"{type(widget).__name__} {widget.objectName()}"
        tip = widget.toolTip()
        if "onclick" in tip and "<b" in tip:
            yield f"tool tip of {where}"
        if isinstance(widget, QLabel) and "onclick" in widget.text():
            if widget.textFormat() is not Qt.TextFormat.PlainText:
                yield f"HTML in {where}"
            if widget.buddy() is not None:
                yield f"key in {where}"
        if isinstance(widget, QAbstractButton) and "amp;" in widget.text() and "&&amp;" not in widget.text():
            yield f"key in {where}"
        if isinstance(widget, QMenu):
            yield from (f"key in menu {where}" for action in widget.actions() if is_key(action))
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from tips_of(widget, where)


def is_key(action: QAction) -> bool:
    return "amp;" in action.text() and "&&amp;" not in action.text()


def tips_of(view: QAbstractItemView, where: str) -> Iterator[str]:
    model = view.model()
    for row in range(min(30, model.rowCount())):
        for column in range(model.columnCount(view.rootIndex())) if isinstance(view, QTableView) else (0,):
            tip = str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")
            if "onclick" in tip and "<b" in tip:
                yield f"tool tip in {where}, column {column}"


def wrong(desk: PeopleDesk) -> list[str]:
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not desk.window]
    return sorted({found for root in (desk.window, *shown) for found in shown_wrongly(root)})


def close_all(desk: PeopleDesk) -> None:
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for dialog in desk.dialogs():
        dialog.reject()


@pytest.fixture
async def hostile_desk(fresh: PeopleDesk) -> PeopleDesk:
    """Whoever works there, the cameras, a view and a shift note bear the worst name."""
    desk = fresh
    rows = desk.memory.rows
    rows |= {
        one.id: replace(one, name_th=f"{WORST} {one.code}", name_en=f"{WORST} {one.code}") for one in rows.values()
    }
    await desk.cameras.load()
    await desk.people.people.add_first(PersonDraft("wipa", WORST, WORST, Role.ADMINISTRATOR), PASSWORD)
    await desk.session.sign_in(Typed("wipa", PASSWORD))
    await desk.people.shifts.add_note(f"{WORST}\n{WORST}")
    return desk


async def test_pages_tiles_tree_and_tips(hostile_desk: PeopleDesk) -> None:
    desk = hostile_desk
    desk.wall.show(WallContent(Layout.FOUR, ("camera-0", "camera-1")))
    desk.page.grid.select(0)
    for page in (Page.LIVE, Page.REGISTER, Page.HEALTH, Page.PEOPLE, Page.SETTINGS):
        desk.window.show_page(page)
        if page is Page.PEOPLE:
            model = desk.part(PeoplePage, "peoplePage").model
            await until(lambda model=model: len(model.people) == 1)
        assert wrong(desk) == [], page
    assert WORST in desk.screens.person.text().replace("&&", "&"), "the name is shown, letter by letter"
    desk.window.show_page(Page.LIVE)
    desk.screens.person.shift_log_asked.emit()
    panel = desk.screens.shifts
    await until(lambda: any("onclick" in label.text() for label in panel.findChildren(QLabel)))
    assert wrong(desk) == []


async def test_dialogs_menus_and_the_gate(hostile_desk: PeopleDesk) -> None:
    desk = hostile_desk
    other = await desk.add("suda", Role.SUPERVISOR, WORST)
    desk.screens.person.account_asked.emit()
    assert desk.dialog(AccountDialog).isVisible()
    assert wrong(desk) == []
    close_all(desk)
    desk.window.show_page(Page.PEOPLE)
    page = desk.part(PeoplePage, "peoplePage")
    await until(lambda: len(page.model.people) == 2)
    row = next(at for at, person in enumerate(page.model.people) if person.id == other)
    for name in ("people_edit", "people_password", "people_disable"):
        desk.part(QTableView, "peopleTable").selectRow(row)
        click(desk.part(QPushButton, name))
        assert desk.dialogs()
        assert wrong(desk) == [], name
        close_all(desk)
    desk.part(QTableView, "peopleTable").customContextMenuRequested.emit(QPoint(20, 20))
    assert wrong(desk) == []
    close_all(desk)
    desk.screens.ask_consent(ConsentDraft(Marked.LIFT_HOLD, ["h"], WORST, WORST), lambda _: None, lambda: None)
    assert wrong(desk) == []
    close_all(desk)
    await desk.session.hand_over(Typed("suda", OTHERS))
    await desk.people.second.ask(ConsentDraft(Marked.LIFT_HOLD, ["h"], WORST, WORST))
    await desk.session.hand_over(Typed("wipa", PASSWORD))
    desk.screens.waiting.look()
    await until(lambda: len(desk.screens.waiting.requests) == 1)
    desk.screens.person.consents_asked.emit()
    assert desk.dialog(ConsentListDialog).isVisible()
    assert wrong(desk) == []
    close_all(desk)
    desk.window.notices.show_error(CameraError("ptz.steered_by", camera="1", name=WORST, desk=WORST))
    assert wrong(desk) == []
    desk.gate.hand_over()
    assert desk.gate.panel.mode is GateMode.TAKE_OVER
    assert wrong(desk) == []
    desk.session.lock()
    desk.window.close()
    assert desk.gate.panel.mode is GateMode.CLOSE
    assert wrong(desk) == []
    desk.gate._back()
    assert desk.gate.panel.mode is GateMode.LOCKED
    assert wrong(desk) == []
    assert any("onclick" in label.text() for label in desk.gate.panel.findChildren(QLabel))


async def test_views_presets_and_confirmations(hostile_desk: PeopleDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = hostile_desk
    desk.wall.show(WallContent(Layout.FOUR, ("camera-0",)))
    view = SavedView("v", WORST, desk.wall.content)
    monkeypatch.setattr(desk.page._views, "views", lambda: asyncio.sleep(0, [view]))
    desk.page.toolbar.views_button.click()
    await until(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert any("onclick" in action.text() for action in menu.actions())
    assert [action for action in menu.actions() if is_key(action)] == []
    assert wrong(desk) == []
    close_all(desk)
    desk.page.grid.menu_asked.emit(0, QPoint(200, 200))
    assert wrong(desk) == []
    close_all(desk)
    presets = PresetList(desk.window)
    presets.set_presets([PtzPreset("1", WORST)])
    presets.show()
    assert wrong(desk) == []
    presets.deleteLater()
    dialog = ConfirmDialog(WORST, WORST, on_button(WORST), desk.window)
    dialog.open()
    assert wrong(desk) == []
    close_all(desk)
