"""Signing in, mistakes, locking, handing over: on a real database, with a real access log."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

import pytest
from people_room import ADMIN, ADMIN_PASSWORD, FIRST, PASSWORD, Room

from vms_desktop.domain.errors import AccessError, InputError, LogError, SignInError, StorageError
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Limits
from vms_desktop.domain.person_draft import PersonDraft
from vms_desktop.domain.role import Role
from vms_desktop.domain.thai_time import thai_day
from vms_desktop.services.people.sign_in import Typed
from vms_desktop.storage.engine import make_engine


async def refused(room: Room, username: str, password: str, code: str = "") -> SignInError:
    with pytest.raises(SignInError) as caught:
        await room.session.sign_in(Typed(username, password, code))
    return caught.value


# ---- the first one -----------------------------------------------------------------------------------------------


async def test_nobody_is_there_at_first_and_the_first_one_is_an_administrator(room: Room) -> None:
    assert await room.people.is_empty()
    assert (await refused(room, "admin", "admin")).code == "sign_in.wrong"
    for weak, why in (("สั้น", "short"), ("password12", "common"), ("สมหญิง1234", "personal")):
        with pytest.raises(InputError) as caught:
            await room.people.add_first(FIRST, weak)
        assert caught.value.code == f"input.password_{why}"
    person, sheet = await room.people.add_first(PersonDraft(ADMIN, "ก", role=Role.AUDITOR), ADMIN_PASSWORD)
    assert person.role is Role.ADMINISTRATOR and len(sheet) > 20
    with pytest.raises(AccessError, match=r"people\.not_first"):
        await room.people.add_first(FIRST, ADMIN_PASSWORD)
    assert not await room.people.is_empty()
    added = (await room.entries("person"))[0]
    assert (added.action, added.person, added.role) == ("person.added", person.id, "administrator")


async def test_emptied_table_shows_in_the_log(room: Room, folder, clock) -> None:
    await room.first()
    await room.close()
    with closing(sqlite3.connect(folder.database)) as raw, raw:
        raw.execute("DELETE FROM people")
    again = await Room(folder, clock).open()
    assert again.desk.earlier == 1
    await again.people.add_first(FIRST, ADMIN_PASSWORD, earlier=again.desk.earlier)
    assert '"people_before":1' in (await again.entries("person"))[-1].details.replace(" ", "")
    await again.close()


# ---- signing in --------------------------------------------------------------------------------------------------


async def test_entries_are_in_the_name_of_who_is_signed_in(room: Room) -> None:
    person, _ = await room.first()
    await room.session.sign_out()
    entries = await room.entries("session")
    assert [(entry.action, entry.person, entry.role) for entry in entries] == [
        ("session.signed_in", person.id, "administrator"),
        ("session.signed_out", person.id, "administrator"),
    ]
    with pytest.raises(AccessError, match=r"access\.not_signed_in"):
        await room.people.people()


async def test_name_is_found_however_it_is_written_and_the_password_is_not(room: Room) -> None:
    await room.first()
    await room.add("Somchai")
    await room.session.sign_out()
    await room.session.sign_in(Typed("  SOMCHAI ", PASSWORD))
    await room.session.sign_out()
    assert (await refused(room, "somchai", PASSWORD.upper() + " ")).code == "sign_in.wrong"


async def test_three_mistakes_are_free_then_each_wait_is_longer(room: Room, clock) -> None:
    await room.first()
    await room.session.sign_out()
    waits = []
    for _ in range(7):
        error = await refused(room, ADMIN, "wrong password")
        waits.append(error.params["wait_s"])
        if error.params["wait_s"]:
            early = await refused(room, ADMIN, ADMIN_PASSWORD)
            assert early.code == "sign_in.wait" and 0 < early.params["wait_s"] <= error.params["wait_s"]
            clock.go(error.params["wait_s"])
    assert waits == [0, 0, 5, 10, 20, 40, 80]
    await room.session.sign_in(Typed(ADMIN, ADMIN_PASSWORD))
    await room.session.sign_out()
    assert (await refused(room, ADMIN, "wrong password")).params["wait_s"] == 0  # counted anew
    failures = [entry for entry in await room.entries("session") if entry.action == "session.sign_in_failed"]
    assert len(failures) == 8 and {entry.subject_name for entry in failures} == {FIRST.name}


async def test_unknown_name_is_treated_alike_and_never_written_down(room: Room, folder) -> None:
    await room.first()
    await room.session.sign_out()
    known = [(await refused(room, ADMIN, "wrong password")).params["wait_s"] for _ in range(3)]
    unknown = [(await refused(room, "my-password-in-the-wrong-field", "x")).params["wait_s"] for _ in range(3)]
    assert known == unknown
    assert (await room.actions("session")).count("session.sign_in_failed") == 6
    await room.close()
    assert b"wrong-field" not in folder.database.read_bytes()


@pytest.mark.parametrize("restarted", [False, True])
async def test_clock_set_back_does_not_shorten_the_wait(room: Room, folder, clock, restarted: bool) -> None:
    await room.first()
    await room.session.sign_out()
    for _ in range(5):
        wait = (await refused(room, ADMIN, "wrong password")).params["wait_s"]
        clock.go(wait)
    wait = (await refused(room, ADMIN, "wrong password")).params["wait_s"]
    if restarted:
        await room.close()
        room = await Room(folder, clock).open()
    clock.set(days=-30)
    assert (await refused(room, ADMIN, ADMIN_PASSWORD)).params["wait_s"] == pytest.approx(wait)
    clock.go(wait - 1)
    assert (await refused(room, ADMIN, ADMIN_PASSWORD)).code == "sign_in.wait"
    clock.go(1)
    await room.session.sign_in(Typed(ADMIN, ADMIN_PASSWORD))
    await room.close()


async def test_clock_set_forward_does_not_help_while_the_program_runs(room: Room, clock) -> None:
    await room.first()
    await room.session.sign_out()
    for _ in range(3):
        await refused(room, ADMIN, "wrong password")
    clock.set(hours=10)
    assert (await refused(room, ADMIN, ADMIN_PASSWORD)).code == "sign_in.wait"


async def test_going_through_names_makes_the_whole_desk_wait(room: Room) -> None:
    await room.first()
    await room.session.sign_out()
    waits = [(await refused(room, f"name-{number}", "x")).params["wait_s"] for number in range(12)]
    assert waits[:11] == [0] * 11 and waits[11] == 5
    assert (await refused(room, ADMIN, ADMIN_PASSWORD)).code == "sign_in.wait"


async def test_try_is_counted_before_it_is_judged(room: Room, monkeypatch) -> None:
    """Ending the program while the password is being checked wins no free try."""
    await room.first()
    await room.session.sign_out()

    def power_failure(*_: object) -> bool:
        raise RuntimeError("the power fails")

    monkeypatch.setattr("vms_desktop.adapters.secrets.passwords.Argon2Keeper.holds", power_failure)
    for _ in range(3):
        with pytest.raises(RuntimeError):
            await room.session.sign_in(Typed(ADMIN, "guess"))
    monkeypatch.undo()
    assert (await refused(room, ADMIN, "guess")).code == "sign_in.wait"


async def test_nobody_is_signed_in_unrecorded(room: Room, monkeypatch) -> None:
    await room.first()
    await room.session.sign_out()
    await room.opened.log.written()

    async def full(*_: object) -> None:
        raise StorageError("storage.disk_full")

    monkeypatch.setattr(room.opened.store.people, "_write", full)
    with pytest.raises(StorageError):
        await room.session.sign_in(Typed(ADMIN, ADMIN_PASSWORD))
    assert room.session.person is None and not room.session.permissions


async def test_locked_database_is_told_and_does_no_harm(folder, clock, monkeypatch) -> None:
    monkeypatch.setattr("vms_desktop.storage.store.make_engine", lambda path: make_engine(path, busy_timeout_s=0.05))
    room = await Room(folder, clock).open()
    await room.first()
    await room.session.sign_out()
    await room.opened.log.written()
    with closing(sqlite3.connect(folder.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError) as caught:
            await room.session.sign_in(Typed(ADMIN, ADMIN_PASSWORD))
        assert caught.value.code == "storage.locked" and room.session.person is None
        other.execute("ROLLBACK")
    await room.session.sign_in(Typed(ADMIN, ADMIN_PASSWORD))
    await room.close()


# ---- locking -----------------------------------------------------------------------------------------------------


async def test_locked_desk_does_nothing_but_goes_on_with_what_it_does(room: Room) -> None:
    await room.first()
    room.session.lock("idle")
    with pytest.raises(AccessError, match=r"access\.locked"):
        await room.people.people()
    assert room.session.covers(Permission.VIEW_LIVE) and room.session.person is not None
    with pytest.raises(SignInError, match=r"sign_in\.wrong"):
        await room.session.unlock(PASSWORD)
    await room.session.unlock(ADMIN_PASSWORD)
    assert len(await room.people.people()) == 1
    told = await room.entries("session")
    assert [entry.action for entry in told] == [
        "session.signed_in", "session.locked", "session.sign_in_failed", "session.unlocked",
    ]  # fmt: skip
    assert '"idle"' in told[1].details


# ---- handing over ------------------------------------------------------------------------------------------------


async def test_shift_is_handed_over_with_a_note(room: Room) -> None:
    admin, _ = await room.first()
    other = await room.add("somchai")
    with pytest.raises(AccessError, match=r"access\.hand_over_to_oneself"):
        await room.session.hand_over(Typed(ADMIN.upper(), ADMIN_PASSWORD))
    with pytest.raises(SignInError, match=r"sign_in\.wrong"):
        await room.session.hand_over(Typed("somchai", "wrong password"))
    assert room.session.person is not None and room.session.person.id == admin.id
    room.session.lock()
    await room.session.hand_over(Typed("somchai", PASSWORD), "ไฟดับที่แยกบางปู\nช่างมา 09:00 น.")
    assert room.session.person.id == other.id and not room.session.is_locked
    assert Permission.MANAGE_PEOPLE not in room.session.permissions
    with pytest.raises(AccessError, match=r"access\.denied"):
        await room.people.people()
    entry = (await room.entries("session"))[-1]
    assert (entry.action, entry.person, entry.subject) == ("session.handed_over", other.id, admin.id)
    newest = (await room.desk.shifts.lines())[0]
    assert (newest.event, newest.person, newest.to_name) == ("handed_over", admin.id, other.name)
    assert newest.text == "ไฟดับที่แยกบางปู\nช่างมา 09:00 น."


async def test_hand_over_that_cannot_be_recorded_does_not_happen(room: Room, monkeypatch) -> None:
    admin, _ = await room.first()
    await room.add("somchai")

    async def full(_: object) -> None:
        raise StorageError("storage.disk_full")

    monkeypatch.setattr(room.opened.store.log, "append", full)
    with pytest.raises((LogError, StorageError)):
        await room.session.hand_over(Typed("somchai", PASSWORD))
    assert room.session.person is not None and room.session.person.id == admin.id


# ---- what changes meanwhile --------------------------------------------------------------------------------------


async def test_disabled_person_is_signed_out_where_they_are(room: Room, folder, clock) -> None:
    await room.first()
    somchai = await room.add("somchai")
    beside = await Room(folder, clock).open(exclusive=False)
    await beside.session.sign_in(Typed("somchai", PASSWORD))
    await room.people.disable(somchai)
    await beside.session.refresh()
    assert beside.session.person is None
    assert [error.code for error in beside.told] == ["access.signed_out"]
    assert '"disabled"' in (await beside.entries("session"))[-1].details
    assert (await refused(beside, "somchai", PASSWORD)).code == "sign_in.disabled"
    await beside.close()


async def test_another_role_counts_at_once(room: Room, folder, clock) -> None:
    await room.first()
    somchai = await room.add("somchai")
    beside = await Room(folder, clock).open(exclusive=False)
    await beside.session.sign_in(Typed("somchai", PASSWORD))
    draft = PersonDraft(somchai.username, somchai.name, "", Role.SUPERVISOR)
    await room.people.change(somchai, draft)
    assert Permission.READ_LOG not in beside.session.permissions
    await beside.session.refresh()
    assert Permission.READ_LOG in beside.session.permissions
    await room.people.change_role(Role.SUPERVISOR, sorted(beside.session.permissions - {Permission.READ_LOG}))
    await beside.session.refresh()
    assert Permission.READ_LOG not in beside.session.permissions
    await beside.close()


async def test_guest_ends_at_midnight_and_no_clock_brings_them_back(room: Room, folder, clock) -> None:
    today = thai_day(clock.now())
    await room.first()
    await room.add("guest", limits=Limits(places=frozenset({"1101"}), valid_until=today))
    beside = await Room(folder, clock).open(exclusive=False)
    await beside.session.sign_in(Typed("guest", PASSWORD))
    assert beside.session.covers(Permission.VIEW_LIVE)
    clock.go(24 * 3600)
    assert not beside.session.covers(Permission.VIEW_LIVE)  # before anybody looked it up again
    refusal = beside.session.refusal(Permission.VIEW_LIVE)
    assert refusal is not None and refusal.code == "access.ended"
    assert await beside.opened.store.people.end_over(thai_day(clock.now()))
    await beside.session.refresh()
    assert beside.session.person is None
    clock.set(days=-3)
    error = await refused(beside, "guest", PASSWORD)
    assert error.code == "sign_in.ended"
    await beside.close()


async def test_guest_of_next_week_is_not_let_in_today(room: Room) -> None:
    await room.first()
    made = await room.people.add(PersonDraft("guest", "แขก", limits=Limits(valid_from=date(2026, 12, 1))))
    await room.session.sign_out()
    assert (await refused(room, "guest", made.password)).code == "sign_in.not_yet"


async def test_given_password_is_for_choosing_another_only(room: Room) -> None:
    await room.first()
    made = await room.people.add(PersonDraft("somchai", "สมชาย"))
    await room.session.sign_out()
    await room.session.sign_in(Typed("somchai", made.password))
    with pytest.raises(AccessError, match=r"access\.password_must_change"):
        await room.desk.shifts.lines()
    with pytest.raises(InputError, match=r"input\.password_same"):
        await room.desk.own.change_password(made.password, made.password)
    await room.desk.own.change_password(made.password, PASSWORD)
    await room.session.refresh()
    assert await room.desk.shifts.lines()


# ---- closing a locked desk ---------------------------------------------------------------------------------------


async def test_a_locked_desk_is_closed_by_whoever_locked_it_or_an_administrator(room: Room) -> None:
    """The window's close button used to darken the wall for whoever came by."""
    admin, _ = await room.first()
    somchai = await room.add("somchai")
    await room.add("malee", Role.SUPERVISOR)
    await room.session.hand_over(Typed("somchai", PASSWORD))
    room.session.lock()
    with pytest.raises(SignInError, match=r"sign_in\.wrong"):
        await room.session.close_locked(Typed("somchai", "not this one"))
    with pytest.raises(AccessError) as caught:
        await room.session.close_locked(Typed("malee", PASSWORD))
    assert (caught.value.code, caught.value.params["name"]) == ("access.close_locked", somchai.name)
    assert room.session.person == somchai and room.session.is_locked
    await room.session.close_locked(Typed(ADMIN, ADMIN_PASSWORD))
    assert room.session.person is None
    entry = (await room.entries("session"))[-1]
    assert (entry.action, entry.person, entry.subject) == ("session.signed_out", admin.id, somchai.id)
    assert '"closed_locked"' in entry.details
    lines = await room.opened.store.shifts.lines(None, 10)
    assert (lines[0].event.value, lines[0].person) == ("ended", somchai.id)


async def test_closing_a_locked_desk_that_cannot_be_recorded_leaves_it_locked(room: Room) -> None:
    person, _ = await room.first()
    room.session.lock()
    await room.opened.log.written()

    async def no_room(*_given: object) -> None:
        raise StorageError("storage.disk_full", path="", folder="")

    room.session._authenticator.done = no_room  # type: ignore[method-assign]
    with pytest.raises(StorageError):
        await room.session.close_locked(Typed(ADMIN, ADMIN_PASSWORD))
    assert room.session.person == person and room.session.is_locked
