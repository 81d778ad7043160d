"""Letting footage go again: only of a request that has ended, all of it at once, and nothing of others."""

from __future__ import annotations

import json

import pytest
from authority_fakes import AtTheDesk
from request_room import BOSS, SOMCHAI, RequestRoom

from vms_desktop.domain.errors import AccessError, RequestError
from vms_desktop.domain.requests.states import Step
from vms_desktop.domain.second_person import Consent, ConsentDraft, Marked
from vms_desktop.services.recording.footage_holds import ABOUT_LIMIT


class Second:
    """Consents to exactly one draft."""

    def __init__(self, authority: AtTheDesk) -> None:
        self._authority = authority
        self.given: ConsentDraft | None = None

    async def use(self, draft: ConsentDraft, consent_id: str | None) -> Consent:
        if self.given is None or consent_id != "yes" or draft.key != self.given.key:
            raise AccessError("consent.needed", act=draft.act)
        self.given = None
        now = self._authority.now
        return Consent(
            id="yes",
            act=draft.act,
            subjects=tuple(draft.subjects),
            about=draft.about,
            reason=draft.reason,
            desk="",
            asked_by=SOMCHAI.id,
            asked_name=SOMCHAI.name,
            asked_at=now,
            until=now,
            decided_by=BOSS.id,
            decided_name=BOSS.name,
        )


async def test_an_open_request_keeps_its_footage(room: RequestRoom) -> None:
    request = await room.handed()
    with pytest.raises(RequestError, match=r"request\.still_open"):
        await room.requests.lift(request.id, "ไม่ต้องเก็บแล้ว")
    assert not any(hold.is_lifted for hold in room.holds.holds)


async def test_one_consent_lets_all_of_an_ended_request_go_and_nothing_of_others(room: RequestRoom) -> None:
    room.holds._second = second = Second(room.authority)  # type: ignore[assignment]
    other = await room.requests.register(room.draft(room.interval(0)))
    request = await room.requests.register(room.draft(*(room.interval(n, m) for n in range(3) for m in (0, 20))))
    await room.requests.take(request.id, request.version, Step.CANCEL, "ถอนคำขอ")
    second.given = wanted = await room.requests.lifting(request.id, "ยกเลิกแล้ว")
    assert wanted is not None
    assert wanted.act is Marked.LIFT_HOLD
    assert {hold.id for hold in await room.requests.to_lift(request.id)} <= wanted.key
    assert len(wanted.about) <= ABOUT_LIMIT
    with pytest.raises(AccessError, match=r"consent\.needed"):
        await room.requests.lift(request.id, "ยกเลิกแล้ว")
    lifted = await room.requests.lift(request.id, "ยกเลิกแล้ว", consent="yes")
    assert len(lifted) == 6
    assert {hold.second.person for hold in lifted if hold.second is not None} == {BOSS.id}
    in_force = [hold.request for hold in await room.opened.store.holds.holds() if not hold.is_lifted]
    assert in_force == [other.number]
    released = [entry for entry in await room.entries("footage") if entry.action == "footage.released"]
    assert [entry.request for entry in released] == [request.number] * 6
    assert {json.loads(entry.details)["second"] for entry in released} == {BOSS.id}
    assert await room.requests.lift(request.id, "อีกครั้ง", consent="yes") == [], "there is nothing left to consent to"
    assert await room.requests.lifting(request.id, "อีกครั้ง") is None
