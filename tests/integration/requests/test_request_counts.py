"""Statistics are added up from counts of days: the same as going through all requests one by one, whatever the zone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from request_room import SOMCHAI, HandClock, RequestRoom
from sqlalchemy import Connection, delete

from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.person import Limits
from vms_desktop.domain.requests.outcome import answered_us, result_of, runs
from vms_desktop.domain.requests.request import Asked, Cause, Found, Interval, Request, RequesterType, StepTaken
from vms_desktop.domain.requests.states import State, Step
from vms_desktop.domain.requests.statistics import Counts, Timing
from vms_desktop.domain.segment import HOUR_US
from vms_desktop.paths import DataFolder
from vms_desktop.services.requests.request_ports import Viewer
from vms_desktop.storage.engine import make_engine
from vms_desktop.storage.request_days import counted
from vms_desktop.storage.request_rows import insert_new, update_changed
from vms_desktop.storage.request_schema import days

ELSEWHERE = Limits(places=frozenset({"1109"}))
NOW_US = 1_790_000_000_000_000
BY = Actor("p-1", "ร.ต.อ. ก", "officer")
HOURS = st.integers(0, 24 * 9).map(lambda hours: NOW_US - hours * HOUR_US)
MADE = st.tuples(
    HOURS,
    st.sampled_from([State.RECEIVED, State.NOT_FOUND, State.CANCELLED, State.MORE_DOCUMENTS]),
    st.integers(0, 200),
    st.sampled_from(list(RequesterType)),
    st.lists(st.sampled_from([None, *Cause]), max_size=2),
)


@pytest_asyncio.fixture
async def example(folder: DataFolder, clock: HandClock) -> Request:
    room = await RequestRoom(folder, clock).open()
    request = await room.requests.register(room.draft())
    await room.close()
    return request


@pytest.fixture
def connection(folder: DataFolder, example: Request) -> Iterator[Connection]:
    engine = make_engine(folder.database)
    with engine.connect() as made:
        yield made
    engine.dispose()


def request_of(example: Request, seq: int, made: tuple) -> Request:
    received, state, hours, kind, causes = made
    steps = [StepTaken(1, Step.REGISTER, State.DRAFT, State.RECEIVED, BY, received)]
    if state is not State.RECEIVED:
        steps.append(StepTaken(2, Step.SEARCH, State.RECEIVED, state, BY, received + hours * HOUR_US + 1))
    asked = tuple(Asked(f"a-{seq}-{n}", Interval("c", 0, 1), "1", "ก", "", "") for n in range(len(causes)))
    found = [Found(one.id, (), cause, "", BY, received) for one, cause in zip(asked, causes, strict=True) if cause]
    return replace(
        example,
        id=f"r-{seq}",
        number=f"N-{seq}",
        state=state,
        requester=replace(example.requester, type=kind),
        asked=asked,
        found=tuple(found),
        history=tuple(steps),
        received_us=received,
        due_us=received + 24 * HOUR_US,
    )  # fmt: skip


def one_by_one(requests: list[Request], starts_us: list[int]) -> list[Counts]:
    made = [Counts() for _ in starts_us[1:]]
    for one in requests:
        if starts_us[0] <= one.received_us < starts_us[-1]:
            counts, answered = made[bisect_right(starts_us, one.received_us) - 1], answered_us(one.history)
            is_late = answered > one.due_us if answered is not None else runs(one) and one.due_us < NOW_US
            counts.count(Timing(one.received_us, answered, result_of(one), one.requester.type, is_late))
            counts.causes.update(found.cause for found in one.found if found.cause is not None)
    for counts in made:
        counts.used_s.sort()
    return made


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.tuples(MADE, st.none() | MADE), max_size=7), st.sets(HOURS, min_size=2, max_size=6))
def test_days_added_up_say_what_all_requests_say(connection, example, lives, starts) -> None:
    with connection.begin() as transaction:
        connection.execute(delete(days))
        kept = []
        for seq, (first, then) in enumerate(lives, start=2):
            request = request_of(example, seq, first)
            insert_new(connection, request, 2569, seq)
            if then is not None:
                # Its history goes on, and it still came when it came.
                _, state, hours, *rest = then
                later = request_of(example, seq, (request.received_us, state, hours, *rest))
                at_us = request.history[-1].at_us + hours * HOUR_US
                step = StepTaken(len(request.history) + 1, Step.REOPEN, request.state, state, BY, at_us)
                later = replace(later, version=2, history=(*request.history, step))
                assert update_changed(connection, request, later)
                request = later
            kept.append(request)
        expected = one_by_one(kept, sorted(starts))
        # Who sees a part only is counted for request by request; this one registered all of them.
        for viewer in (Viewer("", True, NOW_US), Viewer(SOMCHAI.id, True, NOW_US, ELSEWHERE)):
            found = counted(connection, sorted(starts), viewer)
            for counts in found:
                counts.used_s.sort()
            assert found == expected
        nobody = counted(connection, sorted(starts), Viewer("p-nobody", True, NOW_US, ELSEWHERE))
        assert nobody == [Counts() for _ in expected]
        transaction.rollback()
