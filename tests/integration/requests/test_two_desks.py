"""Two desks on one PostgreSQL, and what holds on both databases alike: numbers, versions, guards, approvers, clocks."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from postgresql_server import PostgresqlServer
from request_room import BOSS, DISTRICT_BOSS, MALEE, OTHER_BOSS, PDF, SOMCHAI, HandClock, RequestRoom
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from vms_desktop.domain.errors import AccessError, RequestError, StorageError
from vms_desktop.domain.requests.letters import LetterAbout, LetterKind
from vms_desktop.domain.requests.request import Judgement, Request
from vms_desktop.domain.requests.states import State, Step
from vms_desktop.paths import DataFolder
from vms_desktop.services.requests.delivering import HandoverDraft
from vms_desktop.services.requests.request_ports import Board, Page, RequestFilter, SortBy
from vms_desktop.storage.request_files import AttachmentFolder
from vms_desktop.storage.request_papers import PIECE

DAY = date(2026, 11, 24)


@pytest_asyncio.fixture
async def desks(
    tmp_path: Path, clock: HandClock, postgresql: PostgresqlServer
) -> AsyncIterator[tuple[RequestRoom, RequestRoom]]:
    url = postgresql.url(postgresql.new_database())
    opened = []
    for number in (1, 2):
        folder = DataFolder(tmp_path / f"โต๊ะ {number}")
        opened.append(await RequestRoom(folder, clock, url, f"โต๊ะ {number}").open())
    opened[1].as_(MALEE)
    yield opened[0], opened[1]
    for room in opened:
        await room.close()


async def test_two_desks_give_numbers_at_once_and_none_twice(desks: tuple[RequestRoom, RequestRoom]) -> None:
    async def registers(room: RequestRoom) -> list[Request]:
        return [await room.requests.register(room.draft(room.interval(n % 3))) for n in range(8)]

    made = [one for some in await asyncio.gather(*map(registers, desks)) for one in some]
    assert sorted(one.number for one in made) == [f"REQ-2569-{n:04d}" for n in range(1, 17)]
    holds = {hold.id: hold.request for hold in await desks[0].opened.store.holds.holds()}
    assert holds == {asked.hold_id: one.number for one in made for asked in one.asked}
    logged = [entry for entry in await desks[0].entries("request") if entry.action == "request.registered"]
    assert sorted(entry.request for entry in logged) == sorted(one.number for one in made)


async def test_of_two_officers_at_two_desks_one_is_told(desks: tuple[RequestRoom, RequestRoom]) -> None:
    first, second = desks
    request = await first.requests.register(first.draft())
    answers = await asyncio.gather(
        first.requests.take(request.id, request.version, Step.CHECK),
        second.requests.take(request.id, request.version, Step.ASK_DOCUMENTS, "ขาดสำเนาบัตร"),
        return_exceptions=True,
    )
    (done,) = [one for one in answers if isinstance(one, Request)]
    (refused,) = [one for one in answers if isinstance(one, RequestError)]
    winner = SOMCHAI if isinstance(answers[0], Request) else MALEE
    assert refused.code == "request.changed_meanwhile"
    assert refused.params["name"] == winner.name
    stored = await second.requests.get(request.id)
    assert (stored.version, len(stored.history), stored.state) == (2, 2, done.state)
    logged = [entry for entry in await first.entries("request") if entry.action == "request.changed"]
    assert [entry.person for entry in logged] == [winner.id], "what was not done is not in the log"


async def test_a_whole_way_over_two_desks(desks: tuple[RequestRoom, RequestRoom]) -> None:
    first, second = desks
    request = await first.submitted()
    second.as_(BOSS)
    request = await second.requests.decide(request.id, request.version, Judgement.APPROVED)
    assert (await first.requests.boards()).states == {State.APPROVED: 1}
    request = await first.copied(request)
    lines = await second.requests.custody(request.id)
    assert len({line.desk for line in lines if line.step is not None}) == 2, "each step stands in its desk's log"


async def test_a_letter_numbered_at_one_desk_is_found_and_told_at_the_other(
    desks: tuple[RequestRoom, RequestRoom],
) -> None:
    first, second = desks
    request = await first.requests.register(first.draft())
    about = LetterAbout(LetterKind.HOLD, "ทม.ปากน้ำ")
    await asyncio.gather(
        *(desk.requests.number_letter(request.id, about, f"สป ๐๐๑๗.๒/๗{n}", DAY) for n, desk in enumerate(desks))
    )
    stored = await second.requests.get(request.id)
    assert sorted(one.number for one in stored.letters) == ["สป ๐๐๑๗.๒/๗0", "สป ๐๐๑๗.๒/๗1"], "neither is lost"
    assert [row.id for row in (await second.requests.find(RequestFilter(text="สป 0017.2/71"))).rows] == [request.id]
    (used,) = await second.requests.same_number("", about, "สป 0017.2/70", DAY)
    assert (used.request_number, used.letter.dated) == (request.number, DAY)
    with pytest.raises(DBAPIError, match="request_letters_never_deleted"):
        await first.opened.store._database.write(lambda one: one.execute(text("DELETE FROM request_letters")))


async def test_a_paper_that_one_desk_took_in_is_read_at_the_other(desks: tuple[RequestRoom, RequestRoom]) -> None:
    first, second = desks
    request = await first.requests.register(first.draft())
    # Two pieces and a bit, and the same paper handed in at both desks at once.
    large = PDF + random.Random(5).randbytes(2 * PIECE + 77)
    attached, again = await asyncio.gather(
        first.requests.attach(request.id, large, "letter", name="หนังสือ.pdf"),
        second.requests.attach(request.id, large, "letter", name="อีกฉบับ.pdf"),
    )
    names = {one.name for one in (await first.requests.get(request.id)).attachments}
    assert names == {"หนังสือ.pdf", "อีกฉบับ.pdf"}, "neither officer is sent away"
    second.folder.attachments.joinpath(again.sha256[:2], again.sha256).unlink()
    opened = await second.requests.open_attachment(request.id, attached.id)
    assert opened.read_bytes() == large and opened.name == "หนังสือ.pdf"
    assert opened.is_relative_to(second.folder.attachments)
    # What was changed in the folder of one desk comes from the database, which nobody changes.
    kept = first.folder.attachments / attached.sha256[:2] / attached.sha256
    kept.chmod(0o600)
    kept.write_bytes(b"%PDF-forged")
    assert (await first.requests.open_attachment(request.id, attached.id)).read_bytes() == large
    assert kept.read_bytes() == large and await first.opened.store.papers.missing() == []


async def test_a_paper_from_before_desks_shared_them_says_where_it_is(desks: tuple[RequestRoom, RequestRoom]) -> None:
    first, second = desks
    request = await first.requests.register(first.draft())
    alone = AttachmentFolder(first.folder.attachments)
    shared, first.requests._files = first.requests._files, alone
    attached = await first.requests.attach(request.id, PDF, "letter", name="หนังสือ.pdf")
    first.requests._files = shared
    with pytest.raises(RequestError) as refused:
        await second.requests.open_attachment(request.id, attached.id)
    assert refused.value.code == "request.attachment_elsewhere"
    assert refused.value.params == {"name": "หนังสือ.pdf", "desk": "โต๊ะ 1"}
    await second.papers.share()
    await first.papers.share()
    assert (await second.requests.open_attachment(request.id, attached.id)).read_bytes() == PDF
    # One whose only copy is lost is not said to lie at this desk.
    lost = PDF + b"lost"
    first.requests._files = alone
    gone = await first.requests.attach(request.id, lost, "letter", name="หาย.pdf")
    first.requests._files = shared
    first.folder.attachments.joinpath(gone.sha256[:2], gone.sha256).unlink()
    with pytest.raises(RequestError, match=r"request\.attachment_gone"):
        await first.requests.open_attachment(request.id, gone.id)


# ---- both databases ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM requests",
        "DELETE FROM request_steps",
        "DELETE FROM request_deliveries",
        "DELETE FROM request_attachments",
        "DELETE FROM request_papers",
        "UPDATE request_papers SET part = 7",
        "UPDATE request_steps SET reason = 'x'",
        "UPDATE request_attachments SET sha256 = 'x'",
        "UPDATE requests SET number = 'REQ-2569-9999', version = version + 1",
        "UPDATE requests SET state = 'closed'",
        "UPDATE request_numbers SET last = 0",
        "INSERT INTO request_steps SELECT request_id, seq + 5, step, before, after, person, person_name, role, at_us,"
        " reason, details FROM request_steps WHERE seq = 1",
    ],
)
async def test_the_register_is_only_added_to(either: RequestRoom, statement: str) -> None:
    request = await either.sealed()
    await either.requests.attach(request.id, PDF, "letter", name="a.pdf")
    if either.opened.store.papers is None and "request_papers" in statement:
        pytest.skip("a desk with a file of its own keeps papers in its folder")
    before = await either.requests.get(request.id)
    with pytest.raises((DBAPIError, StorageError)):
        await either.opened.store._database.write(lambda connection: connection.execute(text(statement)))
    assert await either.requests.get(request.id) == before


async def test_lists_are_sorted_and_searched_alike(either: RequestRoom) -> None:
    for name, plate in (("เกษม", "๑กก ๑๒๓๔"), ("กมล", "ขข 9"), ("แก้ว", "2กข 77"), ("Anna", "")):
        draft = either.draft(case_number=f"{len(plate)}/2569")
        draft.requester = type(draft.requester)(draft.requester.type, name)
        draft.incident = type(draft.incident)(plate=plate)
        await either.requests.register(draft)
    found = await either.requests.find(RequestFilter(), Page(sort=SortBy.REQUESTER))
    assert [row.requester for row in found.rows] == ["Anna", "กมล", "เกษม", "แก้ว"]
    for words, names in (
        ("1กก1234", ["เกษม"]),
        ("๗๗", ["แก้ว"]),
        ("anna", ["Anna"]),
        ("req-๒๕๖๙-๐๐๐๒", ["กมล"]),
        ("สป0017.2/ว303", ["Anna", "กมล", "เกษม", "แก้ว"]),
        ("ไม่มี", []),
        ("ขข", ["กมล"]),
        ("กข 7", ["แก้ว"]),
        ("nn", ["Anna"]),
        ("%", []),
        ("'", []),
        ("nna ann", ["Anna"]),
        ("nnan", []),
    ):
        some = await either.requests.find(RequestFilter(text=words), Page(sort=SortBy.REQUESTER))
        assert [row.requester for row in some.rows] == names, words


async def test_an_approver_who_lost_the_right_is_named_no_more_and_another_signs(either: RequestRoom) -> None:
    request = await either.requests.register(either.draft())
    named = {person.id for person in await either.requests.approvers(request.id)}
    assert {BOSS.id, OTHER_BOSS.id, DISTRICT_BOSS.id} <= named
    wanted = [one.interval for one in request.asked]
    request = await either.requests.order_orally(request.id, request.version, BOSS.id, "ทางโทรศัพท์", wanted)
    either.as_(OTHER_BOSS)
    with pytest.raises(RequestError, match=r"request\.other_approver"):
        await either.requests.confirm_order(request.id, request.version)
    await either.disable(BOSS)
    request = await either.requests.confirm_order(request.id, request.version)
    assert request.decision is not None
    assert request.decision.by.person == OTHER_BOSS.id
    either.as_(SOMCHAI)
    other = await either.requests.register(either.draft())
    assert BOSS.id not in {person.id for person in await either.requests.approvers(other.id)}
    with pytest.raises(RequestError, match=r"request\.no_approver"):
        await either.requests.order_orally(other.id, other.version, BOSS.id, "ทางโทรศัพท์", wanted)


async def test_who_lost_the_right_to_approve_at_another_desk_decides_no_more(either: RequestRoom) -> None:
    """This desk still believes that they may, until it looks again."""
    request = await either.submitted()
    ordered = await either.requests.register(either.draft(either.interval(1)))
    wanted = [one.interval for one in ordered.asked]
    ordered = await either.requests.order_orally(ordered.id, ordered.version, BOSS.id, "ทางโทรศัพท์", wanted)
    await either.disable(BOSS)
    either.as_(BOSS)
    with pytest.raises(AccessError, match=r"access\.denied"):
        await either.requests.decide(request.id, request.version, Judgement.APPROVED)
    with pytest.raises(AccessError, match=r"access\.denied"):
        await either.requests.confirm_order(ordered.id, ordered.version)
    either.as_(SOMCHAI)
    assert (await either.requests.get(request.id)).decision is None


async def test_a_supervisor_of_a_district_decides_on_its_cameras_only(either: RequestRoom) -> None:
    request = await either.submitted(either.interval(0), either.interval(3))
    either.as_(DISTRICT_BOSS)
    with pytest.raises(AccessError, match=r"access\.whole_request"):
        await either.requests.decide(request.id, request.version, Judgement.APPROVED)
    own = request.asked[0].interval
    request = await either.requests.decide(request.id, request.version, Judgement.PARTLY_APPROVED, [own], "เฉพาะในพื้นที่")
    assert request.allowed() == (own,)


async def test_who_changed_what_is_asked_for_does_not_decide_on_it(either: RequestRoom) -> None:
    """Otherwise an approver could put a camera into somebody else's request and approve it alone."""
    request = await either.requests.register(either.draft())
    either.as_(BOSS)
    more = either.draft(either.interval(0), either.interval(1))
    request = await either.requests.change(request.id, request.version, more, "ขอเพิ่ม")
    request = await either.requests.take(request.id, request.version, Step.SEARCH)
    request = await either.requests.take(request.id, request.version, Step.SUBMIT)
    with pytest.raises(RequestError, match=r"request\.own_decision"):
        await either.requests.decide(request.id, request.version, Judgement.APPROVED)
    either.as_(OTHER_BOSS)
    request = await either.requests.decide(request.id, request.version, Judgement.APPROVED)
    assert request.state is State.APPROVED


async def test_a_package_of_an_earlier_decision_is_not_handed_over_on_a_smaller_one(either: RequestRoom) -> None:
    """Sealed, then cancelled and opened again, and less is approved this time: the old package holds too much."""
    request = await either.sealed(either.interval(0), either.interval(1))
    request = await either.requests.take(request.id, request.version, Step.CANCEL, "ถอนคำขอ")
    either.as_(OTHER_BOSS)
    request = await either.requests.take(request.id, request.version, Step.REOPEN, "ขอใหม่")
    for step in (Step.SEARCH, Step.SUBMIT):
        request = await either.requests.take(request.id, request.version, step)
    less = [request.asked[0].interval]
    request = await either.requests.decide(request.id, request.version, Judgement.PARTLY_APPROVED, less, "เท่าที่จำเป็น")
    either.as_(SOMCHAI)
    request = await either.requests.begin_copy(request.id, request.version, less)
    request = await either.requests.fail_copy(request.id, request.version, request.deliveries[-1].id, "ดิสก์เต็ม")
    request = await either.requests.take(request.id, request.version, Step.KEEP_READY, "ใช้ชุดเดิม")
    given = HandoverDraft("ผู้รับ", undertaking="ใช้ในคดี")
    with pytest.raises(RequestError, match=r"request\.outside_approved"):
        await either.requests.hand_over(request.id, request.version, request.deliveries[0].id, given)


async def test_what_was_handed_over_is_not_cancelled_while_another_copy_is_made(either: RequestRoom) -> None:
    request = await either.handed()
    request = await either.requests.take(request.id, request.version, Step.DELIVER_AGAIN, "สื่อเสีย")
    with pytest.raises(RequestError, match=r"request\.handed_already"):
        await either.requests.take(request.id, request.version, Step.CANCEL, "ถอนคำขอ")
    request = await either.requests.take(request.id, request.version, Step.KEEP_HANDED, "ไม่ต้องแล้ว")
    assert request.state is State.HANDED_OVER


async def test_a_clock_set_back_does_not_turn_the_history_round(either: RequestRoom) -> None:
    request = await either.requests.register(either.draft())
    either.clock.time -= timedelta(days=2)
    request = await either.requests.take(request.id, request.version, Step.CHECK)
    first, second = request.history
    assert second.at_us == first.at_us
    assert '"clock_said":"2026-11-22T03:00:00.000000Z"' in second.details
    assert [entry.action for entry in await either.entries("request")] == ["request.registered", "request.changed"]


async def test_boards_count_what_their_lists_show(either: RequestRoom) -> None:
    await either.submitted()
    await either.requests.register(either.draft())
    either.clock.go(25 * 3600)
    either.as_(BOSS)
    counts = await either.requests.boards()
    for board, count in ((Board.WAITING, counts.waiting), (Board.MINE, counts.mine), (Board.OVERDUE, counts.overdue)):
        assert (await either.requests.find(RequestFilter(board=board))).total == count
    assert (counts.waiting, counts.mine, counts.overdue, counts.total) == (1, 0, 2, 2)


async def test_the_calendar_has_what_came_and_what_is_due_by_day(either: RequestRoom) -> None:
    request = await either.requests.register(either.draft())
    days = await either.requests.calendar(date(2026, 11, 30))
    assert len(days) == 30
    assert [day.day for day, one in days.items() if [row.id for row in one.received] == [request.id]] == [24]
    assert [day.day for day, one in days.items() if [row.id for row in one.due] == [request.id]] == [25]
