"""The list while things happen at once: a change that comes while another board is being read."""

from __future__ import annotations

import asyncio

from ui_requests_desk import Room
from waiting import until

from vms_desktop.domain.requests.states import State, Step
from vms_desktop.services.requests.request_ports import Board, Found, Page, RequestFilter


async def test_a_change_does_not_bring_back_the_board_before(room: Room) -> None:
    page, book = room.page.list, room.requests
    searched = await book.register(room.draft())
    searched = await book.take(searched.id, searched.version, Step.SEARCH)
    await book.register(room.draft(letter_number="2"))
    page.boards.choose(Board.ALL)
    page.look()
    await until(lambda: not page._is_waiting and page.model.rowCount() == 2)
    find, go, held = book.find, asyncio.Event(), asyncio.Event()

    async def slowly(wanted: RequestFilter, part: Page) -> Found:
        if wanted.states and not held.is_set():
            held.set()
            await go.wait()
        return await find(wanted, part)

    book.find = slowly  # type: ignore[method-assign]
    page.boards.choose(State.SEARCHING)
    page.look()
    await held.wait()
    counted: list[object] = []
    page.counted.connect(lambda *counts: counted.append(counts))
    await book.register(room.draft(letter_number="3"))
    await until(lambda: bool(counted))
    go.set()
    await until(lambda: numbers(room) == [searched.number] and not page._is_waiting)


def numbers(room: Room) -> list[str]:
    model = room.page.list.model
    rows = [model.row(number) for number in range(model.rowCount())]
    return [row.number for row in rows if row is not None]
