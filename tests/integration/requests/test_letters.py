"""Documents that are missing, and the numbers of the letters that go out: kept, found again, told where they are
used."""

from __future__ import annotations

from datetime import date

import pytest
from request_room import DISTRICT_OFFICER, RequestRoom
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from vms_desktop.domain.errors import AccessError, InputError, RequestError
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.requests.custody import steps_of
from vms_desktop.domain.requests.documents import DocumentKind, asked_documents, waited_for
from vms_desktop.domain.requests.letters import LetterAbout, LetterKind, numbered
from vms_desktop.domain.requests.request import Interval, Request
from vms_desktop.domain.requests.states import State, Step
from vms_desktop.domain.segment import MINUTE_US
from vms_desktop.services.requests.request_ports import RequestFilter
from vms_desktop.services.requests.stepping import Given

ASKED = Given(
    documents=(DocumentKind.ID_CARD, DocumentKind.DAILY_RECORD), others=("แผนที่  เกิดเหตุ", " "), until=date(2026, 11, 30)
)
HOLD = LetterAbout(LetterKind.HOLD, "ทม.ปากน้ำ")
DAY = date(2026, 11, 24)


async def asked(room: RequestRoom, given: Given = ASKED, note: str = "ลงนามทุกหน้า") -> Request:
    request = await room.requests.register(room.draft())
    return await room.requests.take(request.id, request.version, Step.ASK_DOCUMENTS, note, given)


async def test_documents_are_asked_for_until_a_day_which_the_list_knows(room: RequestRoom) -> None:
    request = await asked(room)
    assert await room.requests.get(request.id) == request
    waited = waited_for(request)
    assert waited is not None and waited.kinds == ASKED.documents
    assert (waited.others, waited.note, waited.until) == (("แผนที่ เกิดเหตุ",), "ลงนามทุกหน้า", date(2026, 11, 30))
    assert all(words in request.history[-1].reason for words in ("บัตรประจำตัว", "แผนที่ เกิดเหตุ", "ลงนามทุกหน้า"))
    (row,) = (await room.requests.find(RequestFilter())).rows
    # The last day is over at midnight in Thailand.
    assert row.documents_us == waited.ends_us == microseconds(room.clock.now().replace(day=30, hour=17))
    assert waited.ends_us is not None and row.runs is False
    assert [waited.has_passed(waited.ends_us - 1), waited.has_passed(waited.ends_us)] == [False, True]
    back = await room.requests.take(request.id, request.version, Step.TAKE_DOCUMENTS)
    assert waited_for(back) is None and asked_documents(back) == [waited]
    (row,) = (await room.requests.find(RequestFilter())).rows
    assert row.documents_us is None
    with pytest.raises(InputError, match=r"input\.documents_until"):
        await room.requests.take(
            back.id, back.version, Step.ASK_DOCUMENTS, "", Given(documents=ASKED.documents, until=date(2026, 11, 23))
        )
    with pytest.raises(RequestError, match=r"request\.reason_missing"):
        await room.requests.take(back.id, back.version, Step.ASK_DOCUMENTS)


async def test_documents_asked_for_in_words_are_the_reason_alone(room: RequestRoom) -> None:
    request = await asked(room, Given(), "ขาดสำเนาบัตร")
    (told,) = asked_documents(request)
    assert (told.reason, told.note, told.kinds, told.until) == ("ขาดสำเนาบัตร", "", (), None)


async def test_a_letters_number_is_kept_and_a_further_one_is_a_further_line(room: RequestRoom) -> None:
    request = await asked(room)
    letter = LetterAbout(LetterKind.DOCUMENTS, step=request.history[-1].seq)
    first = await room.requests.number_letter(request.id, letter, "สป ๐๐๑๗.๒/๑๒๓๔", DAY)
    same = await room.requests.number_letter(request.id, letter, "สป ๐๐๑๗.๒/๑๒๓๔", DAY)
    assert same == first and first.version == request.version + 1
    held = await room.requests.number_letter(request.id, HOLD, "สป 0017.2/ว 77", date(2026, 11, 25))
    again = await room.requests.number_letter(request.id, letter, "สป 0017.2/1299", DAY)
    assert await room.requests.get(request.id) == again
    assert [one.number for one in again.letters] == ["สป ๐๐๑๗.๒/๑๒๓๔", "สป 0017.2/ว 77", "สป 0017.2/1299"]
    assert [numbered(held.letters, letter), numbered(again.letters, letter)] == [first.letters[0], again.letters[2]]
    lines = [line for line in steps_of(again) if line.step is Step.NUMBER_LETTER]
    assert [(line.form, line.letter, line.dated, line.agency) for line in lines] == [
        ("more_documents_letter", "สป ๐๐๑๗.๒/๑๒๓๔", "2026-11-24", ""),
        ("hold_letter", "สป 0017.2/ว 77", "2026-11-25", "ทม.ปากน้ำ"),
        ("more_documents_letter", "สป 0017.2/1299", "2026-11-24", ""),
    ]
    told = [entry.details for entry in await room.entries("request") if "letter_number" in str(entry.details)]
    assert len(told) == 3 and "สป 0017.2/ว 77" in told[1]
    for wrong in (LetterAbout(LetterKind.REFUSAL, step=letter.step), LetterAbout(LetterKind.HOLD, step=1)):
        with pytest.raises(RequestError, match=r"request\.letter_unknown"):
            await room.requests.number_letter(request.id, wrong, "1", DAY)
    with pytest.raises(InputError, match=r"input\.request_missing"):
        await room.requests.number_letter(request.id, HOLD, "  ", DAY)
    for statement in ("DELETE FROM request_letters", "UPDATE request_letters SET number = 'x'"):
        with pytest.raises(DBAPIError, match="never"):
            await room.opened.store._database.write(lambda one, statement=statement: one.execute(text(statement)))


async def test_a_closed_request_gets_its_letters_number_too(room: RequestRoom) -> None:
    request = await asked(room)
    closed = await room.requests.take(request.id, request.version, Step.CANCEL, "ไม่ส่งเอกสาร")
    letter = LetterAbout(LetterKind.DOCUMENTS, step=request.history[-1].seq)
    assert (await room.requests.number_letter(closed.id, letter, "สป 0017.2/1", DAY)).state is State.CANCELLED


async def test_an_agencys_answer_is_found_by_the_number_it_quotes(room: RequestRoom) -> None:
    request = await asked(room)
    await room.requests.register(room.draft(room.interval(1), letter_number="สป ๐๐๑๗.๒/๑๙๙"))
    await room.requests.number_letter(request.id, HOLD, "สป ๐๐๑๗.๒/๑๒๓๔", DAY)
    for words in ("สป 0017.2/1234", "ที่ สป ๐๐๑๗.๒/๑๒๓๔".removeprefix("ที่ "), "สป0017.2/1234", "/1234"):
        found = (await room.requests.find(RequestFilter(text=words))).rows
        assert [row.id for row in found] == [request.id], words


async def test_the_same_number_in_one_year_is_told_and_not_refused(room: RequestRoom) -> None:
    first = await asked(room)
    other = await room.requests.register(room.draft(Interval(room.cameras[3].id, 0, MINUTE_US)))
    await room.requests.number_letter(first.id, HOLD, "สป ๐๐๑๗.๒/๑๒๓๔", DAY)
    (used,) = await room.requests.same_number(other.id, HOLD, " สป 0017.2/1234", date(2026, 12, 31))
    assert (used.request_id, used.request_number, used.letter.about) == (first.id, first.number, HOLD)
    assert await room.requests.same_number(first.id, HOLD, "สป 0017.2/1234", DAY) == []
    assert await room.requests.same_number(other.id, HOLD, "สป 0017.2/1234", date(2027, 1, 1)) == []
    assert await room.requests.same_number(other.id, HOLD, " ", DAY) == ()
    taken = await room.requests.number_letter(other.id, HOLD, "สป 0017.2/1234", DAY)
    assert taken.letters[0].number == "สป 0017.2/1234"
    # Who is limited by place is not told of requests elsewhere.
    room.as_(DISTRICT_OFFICER)
    assert [one.request_id for one in await room.requests.same_number("", HOLD, "สป 0017.2/1234", DAY)] == [first.id]
    with pytest.raises(AccessError, match=r"access\.request_place"):
        await room.requests.number_letter(other.id, HOLD, "สป 0017.2/9", DAY)
