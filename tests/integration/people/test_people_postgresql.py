"""People of several desks on one PostgreSQL database."""

from __future__ import annotations

import asyncio

import pytest
import pytest_asyncio
from people_room import ADMIN, ADMIN_PASSWORD, PASSWORD, Room
from postgresql_server import PostgresqlServer

from vms_desktop.adapters.secrets import keep_password, open_vault
from vms_desktop.domain.errors import AccessError, InputError, SignInError
from vms_desktop.domain.person import Limits
from vms_desktop.domain.person_draft import PersonDraft
from vms_desktop.domain.role import Role
from vms_desktop.domain.second_person import ConsentDraft, ConsentState, Marked
from vms_desktop.domain.steering import Judgement, Turn
from vms_desktop.paths import DataFolder
from vms_desktop.services.people.sign_in import Typed


@pytest_asyncio.fixture
async def desks(postgresql: PostgresqlServer, clock, tmp_path):
    url = postgresql.url(postgresql.new_database())
    made = []
    for number in (1, 2):
        folder = DataFolder(tmp_path / f"desk {number}")
        keep_password(folder.database_password, open_vault(folder, use_key_store=False), None)
        made.append(await Room(folder, clock, url, f"โต๊ะ {number}").open())
    yield made
    for room in made:
        await room.close()


async def test_people_of_one_database_sign_in_at_every_desk(desks) -> None:
    one, two = desks
    await one.first()
    await one.add("malee", Role.SUPERVISOR)
    with pytest.raises(InputError, match=r"input\.username_taken"):
        await one.people.add(PersonDraft("MALEE", "อีกคน"))
    await two.session.sign_in(Typed("malee", PASSWORD))
    asked = await one.desk.second.ask(ConsentDraft(Marked.LIFT_HOLD, ["h-1"], "ที่พัก 1"))
    await two.desk.second.give(asked.id)
    assert (await one.desk.second.look(asked.id)).state is ConsentState.GIVEN
    await one.desk.shifts.add_note("ฝากดูแยกบางปู")
    assert (await two.desk.shifts.lines())[0].text == "ฝากดูแยกบางปู"
    desks_of_entries = {entry.desk for entry in await one.entries("session")}
    assert len(desks_of_entries) == 2


async def test_mistakes_are_counted_over_all_desks(desks) -> None:
    one, two = desks
    await one.first()
    for room in (two, two, two):
        with pytest.raises(SignInError):
            await room.session.sign_in(Typed(ADMIN, "wrong password"))
    await one.session.sign_out()
    with pytest.raises(SignInError, match=r"sign_in\.wait"):
        await one.session.sign_in(Typed(ADMIN, ADMIN_PASSWORD))


async def test_two_administrators_cannot_end_each_other_at_the_same_moment(desks, clock) -> None:
    one, two = desks
    first, _ = await one.first()
    second = await one.add("second", Role.ADMINISTRATOR)
    await two.session.sign_in(Typed("second", PASSWORD))
    done = await asyncio.gather(one.people.disable(second), two.people.disable(first), return_exceptions=True)
    failures = [result.code for result in done if isinstance(result, AccessError)]
    assert failures == ["people.last_administrator"]


async def test_limits_and_dates_come_back_as_they_were(desks, clock) -> None:
    one, _ = desks
    await one.first()
    today = clock.now().date()
    limits = Limits(frozenset({"1101", "110201"}), frozenset({"ทม"}), frozenset({"c"}), 24, today, today)
    guest = (await one.people.add(PersonDraft("guest", "แขก", limits=limits))).person
    assert (await one.opened.store.people.get(guest.id)).limits == limits


async def test_of_two_desks_that_begin_to_steer_at_once_one_has_the_turn(desks) -> None:
    """Where nobody had it there is no row that one of them could hold."""
    for number in range(20):
        wanted = [
            Turn(f"camera-{number}", room.opened.signer.desk.id, f"โต๊ะ {at}", f"p-{at}", f"นาย {at}", False)
            for at, room in enumerate(desks)
        ]
        asked = await asyncio.gather(
            *(room.opened.store.turns.take(one, lambda _: []) for room, one in zip(desks, wanted, strict=True))
        )
        judgements = [one.judgement for one in asked]
        assert sorted(judgements, key=lambda one: one.value) == [Judgement.FREE, Judgement.REFUSED]
        winner = wanted[judgements.index(Judgement.FREE)]
        for room in desks:
            found = await room.opened.store.turns.find(winner.camera_id)
            assert found is not None and found.person == winner.person
    # By the server's clock: a desk whose own is wrong has no longer turn for it.
    desks[0].clock.set(days=400)
    assert await desks[0].opened.store.turns.find(winner.camera_id) is not None
