"""Accounts, roles, own passwords, one-time codes and the recovery sheet: on a real database."""

from __future__ import annotations

from dataclasses import replace

import pytest
from people_room import ADMIN, ADMIN_PASSWORD, PASSWORD, Room

from vms_desktop.domain import one_time_code
from vms_desktop.domain.errors import AccessError, InputError, SignInError
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Limits, Person
from vms_desktop.domain.person_draft import PersonDraft
from vms_desktop.domain.role import USUAL, Role
from vms_desktop.domain.thai_time import thai_time
from vms_desktop.services.people.own_account import CodesOffer
from vms_desktop.services.people.sign_in import Typed

HOSTILE = (
    "'; DROP TABLE people; --",
    '=HYPERLINK("http://x","กด")',
    "<b>ตัวหนา</b><script>alert(1)</script>",
    "น้ำใจ ก่ำกี้ ญฺ ฎูฐู",
    "👮 ร.ต.ท. ๑๒๓",
    "%s %n {name} {0.__class__}",
    "a" * 100,
)


def draft_of(person: Person, **changes: object) -> PersonDraft:
    fields = {
        "username": person.username,
        "name": person.name,
        "position": person.position,
        "role": person.role,
        "limits": person.limits,
    }
    return PersonDraft(**{**fields, **changes})  # type: ignore[arg-type]


# ---- accounts ----------------------------------------------------------------------------------------------------


async def test_change_is_recorded_with_before_and_after(room: Room) -> None:
    admin, _ = await room.first()
    somchai = await room.add("somchai")
    wanted = draft_of(somchai, name="ร.ต.ท.สมชาย", limits=Limits(places=frozenset({"1101"}), replay_hours=24))
    changed = await room.people.change(somchai, wanted)
    assert (changed.name, changed.limits.replay_hours) == ("ร.ต.ท.สมชาย", 24)
    entry = (await room.entries("person"))[-1]
    assert (entry.action, entry.person, entry.subject) == ("person.changed", admin.id, somchai.id)
    assert "นาย somchai" in entry.details and "ร.ต.ท.สมชาย" in entry.details and "1101" in entry.details
    count = len(await room.entries())
    assert await room.people.change(changed, draft_of(changed)) == changed
    assert len(await room.entries()) == count  # nothing changed, nothing told


async def test_user_name_is_one_persons_only_however_it_is_written(room: Room) -> None:
    await room.first()
    somchai = await room.add("somchai")
    for same in ("SOMCHAI", "ｓｏｍｃｈａｉ"):
        with pytest.raises(InputError, match=r"input\.username_taken"):
            await room.people.add(PersonDraft(same, "อีกคน"))
    other = await room.add("malee")
    with pytest.raises(InputError, match=r"input\.username_taken"):
        await room.people.change(other, draft_of(other, username="Somchai"))
    assert len(await room.people.people()) == 3 and somchai.id != other.id


async def test_two_administrators_do_not_overwrite_each_other(room: Room) -> None:
    await room.first()
    somchai = await room.add("somchai")
    await room.people.change(somchai, draft_of(somchai, name="ใหม่"))
    with pytest.raises(AccessError, match=r"people\.changed_meanwhile"):
        await room.people.disable(somchai)


async def test_last_administrator_stays(room: Room, folder, clock) -> None:
    admin, _ = await room.first()
    second = await room.add("second", Role.ADMINISTRATOR)
    beside = await Room(folder, clock).open(exclusive=False)
    await beside.session.sign_in(Typed("second", PASSWORD))
    ended = draft_of(admin, limits=Limits(valid_until=clock.now().date()))
    first = await beside.people.change(admin, ended)  # there is another one
    # Nobody disables themselves, so the last one can only lose to somebody whose own rights are gone meanwhile.
    with pytest.raises(AccessError, match=r"people\.oneself"):
        await beside.people.disable(second)
    with pytest.raises(AccessError, match=r"people\.last_administrator"):
        await room.people.disable(second)
    back = await beside.people.change(first, draft_of(first, limits=Limits()))
    await room.people.disable(second)
    assert back.keeps_the_house
    await beside.close()


async def test_nobody_grants_what_they_lack(room: Room, folder, clock) -> None:
    await room.first()
    limited = Limits(places=frozenset({"1101"}), replay_hours=48)
    made = await room.add("district", Role.ADMINISTRATOR, limited)
    beside = await Room(folder, clock).open(exclusive=False)
    await beside.session.sign_in(Typed("district", PASSWORD))
    with pytest.raises(AccessError, match=r"people\.limits_wider"):
        await beside.people.add(PersonDraft("wider", "กว้างกว่า"))
    with pytest.raises(AccessError, match=r"people\.limits_wider"):
        await beside.people.add(PersonDraft("longer", "นานกว่า", limits=replace(limited, replay_hours=72)))
    inside = Limits(places=frozenset({"110101"}), replay_hours=24)
    guest = (await beside.people.add(PersonDraft("guest", "แขก", limits=inside))).person
    assert guest.limits == inside
    everybody = {person.username: person for person in await beside.people.people()}
    with pytest.raises(AccessError, match=r"people\.limits_wider"):
        await beside.people.reset_password(everybody[ADMIN])
    with pytest.raises(AccessError, match=r"people\.oneself"):
        await beside.people.change(made, draft_of(made, limits=inside))
    await beside.close()


async def test_roles_are_changed_between_their_bounds_only(room: Room) -> None:
    await room.first()
    usual = USUAL[Role.OPERATOR]
    await room.people.change_role(Role.OPERATOR, sorted(usual - {Permission.SNAPSHOT}))
    assert (await room.people.roles())[Role.OPERATOR] == usual - {Permission.SNAPSHOT}
    for role, wanted in (
        (Role.AUDITOR, [*USUAL[Role.AUDITOR], Permission.MANAGE_CAMERAS]),
        (Role.OPERATOR, [*usual, Permission.MANAGE_PEOPLE]),
        (Role.ADMINISTRATOR, sorted(USUAL[Role.ADMINISTRATOR] - {Permission.MANAGE_PEOPLE})),
    ):
        with pytest.raises(AccessError, match=r"people\.role_bounds"):
            await room.people.change_role(role, wanted)
    entry = (await room.entries("person"))[-1]
    assert entry.action == "person.role_changed" and "snapshot.take" in entry.details


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_names_are_text(room: Room, text: str) -> None:
    await room.first()
    made = await room.people.add(PersonDraft("x", text, text))
    assert (made.person.name, made.person.position) == (text, text)
    assert {person.name for person in await room.people.people()} == {text, "ร.ต.อ.หญิง สมหญิง ตั้งใจ"}
    await room.desk.shifts.add_note(text)
    assert (await room.desk.shifts.lines())[0].text == text
    assert (await room.entries("person"))[-1].subject_name == text


@pytest.mark.parametrize("name", ["a\x00b", "a\x1b[31mb", "", " \u200b ", "ก" * 101])
async def test_names_that_could_deceive_are_refused(room: Room, name: str) -> None:
    await room.first()
    with pytest.raises(InputError):
        await room.people.add(PersonDraft("x", name))
    with pytest.raises(InputError):
        await room.people.add(PersonDraft(name, "ก"))


async def test_marks_that_turn_text_round_are_taken_out(room: Room) -> None:
    await room.first()
    made = await room.people.add(PersonDraft("so\u202emchai", "a\u202eb\u2028c"))
    assert (made.person.username, made.person.name) == ("somchai", "ab c")


# ---- one's own account -------------------------------------------------------------------------------------------


async def with_codes(room: Room) -> tuple[CodesOffer, list[str]]:
    offer = room.desk.own.offer_codes()
    code = one_time_code.code_at(offer.secret, one_time_code.step_of(room.clock.now().timestamp()))
    return offer, await room.desk.own.switch_codes_on(offer, ADMIN_PASSWORD, code)


def code_now(room: Room, offer: CodesOffer, *, late_s: float = 0.0) -> str:
    return one_time_code.code_at(offer.secret, one_time_code.step_of(room.clock.now().timestamp() - late_s))


async def test_code_is_asked_for_and_counts_once(room: Room, clock) -> None:
    await room.first()
    offer, _ = await with_codes(room)
    await room.session.sign_out()
    clock.go(60)
    with pytest.raises(SignInError, match=r"sign_in\.code_needed"):
        await room.session.sign_in(Typed(ADMIN, ADMIN_PASSWORD))
    code = code_now(room, offer)
    await room.session.sign_in(Typed(ADMIN, ADMIN_PASSWORD, code))
    await room.session.sign_out()
    with pytest.raises(SignInError, match=r"sign_in\.code_wrong"):
        await room.session.sign_in(Typed(ADMIN, ADMIN_PASSWORD, code))
    clock.go(60)
    await room.session.sign_in(Typed(ADMIN, ADMIN_PASSWORD, f" {code_now(room, offer, late_s=25)} "))


async def test_phone_whose_clock_is_off_is_told_the_time(room: Room, clock) -> None:
    await room.first()
    offer, _ = await with_codes(room)
    await room.session.sign_out()
    clock.go(600)
    with pytest.raises(SignInError) as caught:
        await room.session.sign_in(Typed(ADMIN, ADMIN_PASSWORD, code_now(room, offer, late_s=120)))
    assert caught.value.code == "sign_in.code_wrong"
    assert caught.value.params["time"] == thai_time(clock.now()).strftime("%H:%M:%S")


async def test_paper_code_is_for_a_lost_phone_and_counts_once(room: Room) -> None:
    await room.first()
    _, paper = await with_codes(room)
    assert len(set(paper)) == 10
    for code in (paper[3].lower().replace("-", " "), paper[4]):
        await room.session.sign_out()
        await room.session.sign_in(Typed(ADMIN, ADMIN_PASSWORD, code))
    await room.session.sign_out()
    with pytest.raises(SignInError, match=r"sign_in\.code_wrong"):
        await room.session.sign_in(Typed(ADMIN, ADMIN_PASSWORD, paper[3]))


async def test_codes_go_along_to_a_new_password_and_end_with_a_reset(room: Room, clock) -> None:
    admin, _ = await room.first()
    offer, _ = await with_codes(room)
    await room.desk.own.change_password(ADMIN_PASSWORD, PASSWORD)
    await room.session.sign_out()
    clock.go(60)
    await room.session.sign_in(Typed(ADMIN, PASSWORD, code_now(room, offer)))
    second = await room.add("second", Role.ADMINISTRATOR)
    await room.session.hand_over(Typed("second", PASSWORD))
    known = await room.opened.store.people.get(admin.id)
    assert known is not None and known.has_codes and second.id
    made = await room.people.reset_password(known)
    assert not made.person.has_codes and made.person.must_change
    await room.session.hand_over(Typed(ADMIN, made.password))
    details = [entry.details for entry in await room.entries("person") if entry.action == "person.password_changed"]
    assert '"removed"' in details[-1] and not any(made.password in one for one in details)


async def test_no_secret_lies_in_the_database_or_the_log(room: Room, folder) -> None:
    _, sheet = await room.first()
    offer, paper = await with_codes(room)
    made = await room.people.add(PersonDraft("somchai", "สมชาย"))
    await room.close()
    secrets = [ADMIN_PASSWORD, sheet, sheet.replace("-", ""), offer.text.replace(" ", ""), made.password, *paper]
    for path in (folder.database, *folder.root.glob("vms.db-*"), folder.root / "settings.json"):
        if path.exists():
            data = path.read_bytes()
            assert offer.secret not in data
            assert [secret for secret in secrets if secret.encode() in data] == []


# ---- the recovery sheet ------------------------------------------------------------------------------------------


async def test_recovery_sheet_counts_once_and_shows_in_the_log(room: Room, clock) -> None:
    admin, sheet = await room.first()
    await room.session.sign_out()
    with pytest.raises(SignInError) as caught:
        await room.desk.recovery.recover(ADMIN, "AAAA-BBBB-CCCC", PASSWORD)
    assert caught.value.code == "sign_in.sheet_wrong"
    recovered, following = await room.desk.recovery.recover(ADMIN, sheet.lower(), PASSWORD)
    assert recovered.id == admin.id and following != sheet
    await room.session.sign_in(Typed(ADMIN, PASSWORD))
    await room.session.sign_out()
    with pytest.raises(SignInError, match=r"sign_in\.sheet_wrong"):
        await room.desk.recovery.recover(ADMIN, sheet, ADMIN_PASSWORD)
    assert "person.password_recovered" in await room.actions("person")
    assert (await room.actions("session")).count("session.sign_in_failed") == 2
    for wait in (0, 5):
        with pytest.raises(SignInError, match=r"sign_in\.sheet_wrong") as caught:
            await room.desk.recovery.recover(ADMIN, "AAAA", PASSWORD + "x")
        assert caught.value.params["wait_s"] == wait
    with pytest.raises(SignInError, match=r"sign_in\.wait"):
        await room.desk.recovery.recover(ADMIN, following, PASSWORD)


async def test_sheet_is_for_administrators_only(room: Room) -> None:
    _, sheet = await room.first()
    await room.add("somchai", Role.SUPERVISOR)
    with pytest.raises(SignInError, match=r"sign_in\.sheet_wrong"):
        await room.desk.recovery.recover("somchai", sheet, PASSWORD)
    await room.session.hand_over(Typed("somchai", PASSWORD))
    with pytest.raises(AccessError, match=r"people\.only_administrators"):
        await room.desk.own.new_sheet(PASSWORD)


# ---- a desk that nobody signs in to ------------------------------------------------------------------------------


async def test_unattended_desk_leaves_no_account_behind_and_never_opens_where_there_are_people(folder, clock) -> None:
    room = await Room(folder, clock).open(unattended=True)
    assert room.session.person is not None and Permission.MANAGE_CAMERAS in room.session.permissions
    await room.people.add(PersonDraft("x", "ก"))
    assert len(await room.people.people()) == 2
    await room.close()
    again = await Room(folder, clock).open()
    assert await again.people.is_empty() and again.desk.earlier == 0
    await again.first()
    await again.close()
    refused = Room(folder, clock)
    with pytest.raises(AccessError, match=r"people\.not_unattended"):
        await refused.open(unattended=True)
    await refused.close()
