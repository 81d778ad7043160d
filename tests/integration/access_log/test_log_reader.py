"""Whoever reads the log stands in it."""

from __future__ import annotations

import json

import pytest
from authority_fakes import AtTheDesk
from log_desk import MALEE

from vms_desktop.domain.errors import LogError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.review.log_reader import LogReader


async def test_a_look_is_recorded_with_its_filter_before_anything_is_shown(store, make_draft) -> None:
    await store.log.append([make_draft(number % 3) for number in range(120)])
    log = AccessLog(store.log, lambda: MALEE)
    reader = LogReader(log, store.log, authority=AtTheDesk())
    wanted = LogFilter(persons=("u-0007",), actions=(Action.LIVE_OPENED,))
    view = await reader.open(wanted, reason="ตรวจประจำสัปดาห์")
    last = await store.log.last()
    assert (last.action, last.person, last.reason) == ("log.read", "u-0008", "ตรวจประจำสัปดาห์")
    assert json.loads(last.details) == {"actions": ["live.opened"], "persons": ["u-0007"]}
    seen, before = [], None
    while page := await view.page(before):
        seen += [one.entry.sequence for one in page]
        before = page[-1].id
    assert seen == list(range(121, 1, -1))
    assert await view.count() == 120
    assert [(one.person, one.entries) for one in await view.activity()] == [("u-0007", 120)]
    assert dict(await reader.persons())["u-0008"] == "มาลี ตั้งใจ"
    await log.close()


async def test_nothing_is_shown_where_the_look_cannot_be_recorded(store) -> None:
    log = AccessLog(store.log)
    await store._database.read(lambda connection: connection.exec_driver_sql("PRAGMA query_only = 1"))
    with pytest.raises(LogError):
        await LogReader(log, store.log, authority=AtTheDesk()).open(LogFilter())
    await log.close()
