"""Settings of the room: when shifts begin, how long the access log is kept (with a second person). With real clicks."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox, QTimeEdit
from ui_people_desk import OTHERS, PeopleDesk, click, type_into, until

from vms_desktop import settings as settings_file
from vms_desktop.desk.people import open_people
from vms_desktop.domain.errors import LogError, StorageError
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.role import Role
from vms_desktop.domain.thai_time import thai_time
from vms_desktop.services.people.sign_in import Typed
from vms_desktop.ui import messages
from vms_desktop.ui.people.consent_dialog import ConsentDialog
from vms_desktop.ui.shell.navigation_rail import Page


def kept(desk: PeopleDesk) -> settings_file.Settings:
    return settings_file.load(desk.folder.settings)[0]


async def changes(desk: PeopleDesk) -> list[dict[str, object]]:
    """The details of the entries that settings were changed, oldest first."""
    await desk.opened.log.written()
    page = await desk.opened.store.log.page(LogFilter(), None, 1000)
    return [json.loads(one.entry.details) for one in reversed(page) if one.entry.action == "settings.changed"]


async def shorten(desk: PeopleDesk, days: int) -> ConsentDialog:
    desk.window.show_page(Page.SETTINGS)
    desk.part(QSpinBox, "roomLogDays").setValue(days)
    click(desk.part(QPushButton, "roomKeepDays"))
    return desk.dialog(ConsentDialog)


async def test_a_shorter_retention_needs_a_second_person_on_the_spot(desk: PeopleDesk):
    await desk.add("suda", Role.SUPERVISOR)
    dialog = await shorten(desk, 365)
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "730 → 365" in shown
    type_into(dialog.form.username, "suda")
    type_into(dialog.form.password.line, OTHERS)
    click(dialog.form.button)
    await until(lambda: desk.folder.settings.exists() and kept(desk).log_keep_days == 365)
    assert await changes(desk) == [{"log_keep_days": [730, 365]}]
    assert (await desk.logged())[-2:] == ["consent.given", "settings.changed"]
    await until(lambda: not desk.part(QPushButton, "roomKeepDays").isEnabled())


async def test_a_shorter_retention_is_consented_to_at_another_desk(desk: PeopleDesk):
    await desk.add("suda", Role.SUPERVISOR)
    dialog = await shorten(desk, 100)
    click(dialog.findChild(QPushButton, "consentAsk"))
    await until(dialog.findChild(QLabel, "consentState").isVisible)
    (asked,) = await desk.opened.store.consents.waiting(desk.clock.now())
    session = desk.session
    # The other desk is of the same database: the colleague answers there with a session of her own.
    other = await open_people(desk._stack, desk.opened, desk.clock)
    await other.session.sign_in(Typed("suda", OTHERS))
    await other.second.give(asked.id)
    desk.opened.log.acts_for(lambda: session.actor)
    await until(lambda: desk.folder.settings.exists() and kept(desk).log_keep_days == 100)
    assert not desk.dialogs()


async def test_without_consent_the_page_shows_what_counts(desk: PeopleDesk):
    dialog = await shorten(desk, 90)
    click(dialog.findChild(QPushButton, "consentCancel"))
    await until(lambda: not desk.dialogs())
    assert desk.part(QSpinBox, "roomLogDays").value() == 730
    assert await changes(desk) == []
    # And what is changed next does not take it along.
    desk.part(QSpinBox, "settingsLock").setValue(20)
    await until(lambda: desk.folder.settings.exists() and kept(desk).lock_after_minutes == 20)
    assert kept(desk).log_keep_days == 730


async def test_a_longer_retention_needs_nobody_and_ninety_days_are_the_least(desk: PeopleDesk):
    desk.window.show_page(Page.SETTINGS)
    days = desk.part(QSpinBox, "roomLogDays")
    assert days.minimum() == 90
    days.setValue(1000)
    click(desk.part(QPushButton, "roomKeepDays"))
    await until(lambda: desk.folder.settings.exists() and kept(desk).log_keep_days == 1000)
    assert not desk.dialogs()
    assert await changes(desk) == [{"log_keep_days": [730, 1000]}]


async def test_beginnings_of_shifts_count_at_once_and_are_recorded(desk: PeopleDesk):
    desk.window.show_page(Page.SETTINGS)
    count = desk.part(QComboBox, "roomShiftCount")
    count.setCurrentIndex(count.findData(2))
    count.activated.emit(count.currentIndex())
    await until(lambda: desk.folder.settings.exists() and kept(desk).shift_starts == ["08:00", "20:00"])
    assert not desk.part(QTimeEdit, "roomShiftStart2").isVisible()
    now = thai_time(desk.clock.now())
    # Such that now is the other one of the two: half an hour ago it began, or begins in half an hour.
    turns = (now + timedelta(minutes=-30 if "กลางวัน" not in desk.screens.person.text() else 30)).time()
    for number, at in enumerate((turns, (now + timedelta(hours=12)).time())):
        edit = desk.part(QTimeEdit, f"roomShiftStart{number}")
        edit.setTime(QTime(at.hour, at.minute))
    before = desk.screens.person.text()
    QTest.keyClick(desk.part(QTimeEdit, "roomShiftStart1"), Qt.Key.Key_Return)
    await until(lambda: desk.screens.person.text() != before)
    starts = [desk.part(QTimeEdit, f"roomShiftStart{number}").time().toString("HH:mm") for number in range(2)]
    await until(lambda: kept(desk).shift_starts == starts)
    told = await changes(desk)
    assert told[0] == {"shift_starts": [["08:00", "16:00", "00:00"], ["08:00", "20:00"]]}
    assert told[-1]["shift_starts"][1] == starts  # type: ignore[index]


async def test_shifts_that_do_not_follow_one_another_are_told_and_not_kept(desk: PeopleDesk):
    desk.window.show_page(Page.SETTINGS)
    edit = desk.part(QTimeEdit, "roomShiftStart1")
    edit.setTime(QTime(8, 0))
    edit.editingFinished.emit()
    problem = desk.part(QLabel, "roomShiftProblem")
    assert problem.isVisible() and "เวร" in problem.text()
    assert await changes(desk) == []


@pytest.mark.parametrize("error", [StorageError("storage.locked", path=""), StorageError("storage.disk_full", path="")])
async def test_a_setting_that_cannot_be_recorded_is_not_changed_and_told(desk: PeopleDesk, monkeypatch, error):
    desk.window.show_page(Page.SETTINGS)
    await desk.opened.log.written()

    async def refuses(_drafts: object) -> None:
        raise error

    monkeypatch.setattr(desk.opened.store.log, "append", refuses)
    lock = desk.part(QSpinBox, "settingsLock")
    lock.setValue(30)
    text = desk.part(QLabel, "noticeText")
    await until(text.isVisible)
    assert messages.text_for(LogError("log.not_written")).title in text.text()
    assert lock.value() == 15
    assert not desk.folder.settings.exists()


async def test_who_may_not_change_settings_sees_them_only(desk: PeopleDesk):
    await desk.add("malee", Role.SUPERVISOR)
    await desk.session.hand_over(Typed("malee", OTHERS))
    desk.window.show_page(Page.SETTINGS)
    for kind, name in ((QSpinBox, "roomLogDays"), (QTimeEdit, "roomShiftStart0"), (QPushButton, "roomKeepDays")):
        assert not desk.part(kind, name).isEnabled(), name
    assert desk.part(QLineEdit, "roomCheckpoints").isReadOnly()
