"""A second person's consent: on the spot, from their own desk, never one's own; used once and for exactly that."""

from __future__ import annotations

import pytest
import pytest_asyncio
from people_room import ADMIN, ADMIN_PASSWORD, PASSWORD, Room

from vms_desktop.desk.log import RecordedSettings
from vms_desktop.domain.address import StreamAddress
from vms_desktop.domain.camera_draft import CameraDraft
from vms_desktop.domain.errors import AccessError, SignInError
from vms_desktop.domain.person import Limits
from vms_desktop.domain.role import Role
from vms_desktop.domain.second_person import ASKING_LASTS, RULES, ConsentDraft, ConsentState, Marked
from vms_desktop.services.cameras.camera_removal import CameraRemoval
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.people.sign_in import Typed
from vms_desktop.storage.province import BundledProvinces

TWO = ConsentDraft(Marked.DELETE_CAMERAS, ["c-1", "c-2"], "1101-0001, 1101-0002", "เสาหัก")


@pytest_asyncio.fixture
async def both(room: Room, folder, clock):
    """The administrator at one desk, a supervisor at another one of the same database."""
    await room.first()
    await room.add("malee", Role.SUPERVISOR)
    await room.add("somchai")
    beside = await Room(folder, clock).open(exclusive=False)
    await beside.session.sign_in(Typed("malee", PASSWORD))
    yield room, beside
    await beside.close()


async def test_colleague_consents_on_the_spot(both) -> None:
    room, _ = both
    second = room.desk.second
    with pytest.raises(AccessError, match=r"consent\.needed"):
        await second.use(TWO, None)
    with pytest.raises(AccessError, match=r"consent\.own"):
        await second.on_the_spot(TWO, Typed(ADMIN, ADMIN_PASSWORD))
    with pytest.raises(AccessError, match=r"consent\.not_allowed"):
        await second.on_the_spot(TWO, Typed("somchai", PASSWORD))
    with pytest.raises(SignInError, match=r"sign_in\.wrong"):
        await second.on_the_spot(TWO, Typed("malee", "wrong password"))
    given = await second.on_the_spot(TWO, Typed("malee", PASSWORD))
    assert room.session.person.username == ADMIN  # nobody else is signed in by it
    with pytest.raises(AccessError, match=r"consent\.other"):
        await second.use(ConsentDraft(TWO.act, [*TWO.subjects, "c-3"], TWO.about), given.id)
    with pytest.raises(AccessError, match=r"consent\.other"):
        await second.use(ConsentDraft(Marked.LIFT_HOLD, TWO.subjects, TWO.about), given.id)
    assert (await second.use(TWO, given.id)).decided_name == "นาย malee"
    with pytest.raises(AccessError, match=r"consent\.over"):
        await second.use(TWO, given.id)
    entry = (await room.entries("consent"))[-1]
    assert (entry.action, entry.person_name, entry.role) == ("consent.given", "นาย malee", "supervisor")


async def test_colleague_consents_from_their_own_desk(both, clock) -> None:
    room, beside = both
    asked = await room.desk.second.ask(TWO)
    with pytest.raises(AccessError, match=r"consent\.over"):
        await room.desk.second.use(TWO, asked.id)
    with pytest.raises(AccessError, match=r"consent\.own"):
        await room.desk.second.give(asked.id)
    assert await room.desk.second.waiting() == []
    (waiting,) = await beside.desk.second.waiting()
    assert (waiting.id, waiting.about) == (asked.id, TWO.about)
    await beside.desk.second.give(asked.id)
    assert (await room.desk.second.look(asked.id)).state is ConsentState.GIVEN
    with pytest.raises(AccessError, match=r"consent\.needed"):
        await beside.desk.second.use(TWO, asked.id)  # it was asked for by somebody else
    await room.desk.second.use(TWO, asked.id)
    with pytest.raises(AccessError, match=r"consent\.over"):
        await beside.desk.second.refuse(asked.id)


async def test_refused_withdrawn_and_late(both, clock) -> None:
    room, beside = both
    refused = await room.desk.second.ask(TWO)
    await beside.desk.second.refuse(refused.id, "ยังมีคดี")
    seen = await room.desk.second.look(refused.id)
    assert (seen.state, seen.note) == (ConsentState.REFUSED, "ยังมีคดี")
    withdrawn = await room.desk.second.ask(TWO)
    await room.desk.second.withdraw(withdrawn.id)
    late = await room.desk.second.ask(TWO)
    clock.go(ASKING_LASTS.total_seconds())
    for consent in (refused, withdrawn, late):
        with pytest.raises(AccessError, match=r"consent\.over"):
            await beside.desk.second.give(consent.id)
    given = await room.desk.second.on_the_spot(TWO, Typed("malee", PASSWORD))
    clock.go(RULES[TWO.act].valid.total_seconds())
    with pytest.raises(AccessError, match=r"consent\.over"):
        await room.desk.second.use(TWO, given.id)
    told = await room.actions("consent")
    assert told == [
        "consent.asked", "consent.refused", "consent.asked", "consent.withdrawn", "consent.asked", "consent.given",
    ]  # fmt: skip


async def test_clock_set_back_makes_no_consent_last_longer(both, clock) -> None:
    room, _ = both
    given = await room.desk.second.on_the_spot(TWO, Typed("malee", PASSWORD))
    clock.set(days=-1)
    with pytest.raises(AccessError, match=r"consent\.over"):
        await room.desk.second.use(TWO, given.id)


# ---- what is marked today ----------------------------------------------------------------------------------------


def cameras_of(room: Room) -> CameraService:
    store, second = room.opened.store, room.desk.second
    cameras = CameraService(
        store.cameras,
        room.opened.vault,
        None,
        None,
        BundledProvinces().province("11"),
        authority=room.session,
        log=room.opened.log,
        removal=CameraRemoval(store.cameras, second, room.clock),
    )
    second.knows_cameras(cameras.find)
    return cameras


def draft(code: str, district: str = "1101") -> CameraDraft:
    return CameraDraft(code, "แยก", district_code=district, main_url="rtsp://10.0.0.1/main")


async def test_camera_with_footage_is_deleted_by_two_people(both, clock) -> None:
    room, _ = both
    cameras = cameras_of(room)
    mistyped = await cameras.add(draft("1101-0001"))
    assert await cameras.removal_needs([mistyped.id]) is None
    await cameras.remove([mistyped.id])
    camera = await cameras.add(draft("1101-0002"))
    clock.go(25 * 3600)
    wanted = await cameras.removal_needs([camera.id])
    assert wanted is not None and (wanted.act, wanted.about) == (Marked.DELETE_CAMERAS, "1101-0002")
    with pytest.raises(AccessError, match=r"consent\.needed"):
        await cameras.remove([camera.id])
    assert cameras.by_code("1101-0002") is not None
    consent = await room.desk.second.on_the_spot(wanted, Typed("malee", PASSWORD))
    await cameras.remove([camera.id], consent=consent.id)
    entry = (await room.entries("camera"))[-1]
    assert entry.action == "camera.removed" and consent.id in entry.details and "นาย malee" in entry.details


async def test_second_person_consents_to_nothing_outside_their_places(both, clock) -> None:
    room, _ = both
    await room.add("district", Role.SUPERVISOR, Limits(places=frozenset({"1102"})))
    cameras = cameras_of(room)
    camera = await cameras.add(draft("1101-0001"))
    clock.go(25 * 3600)
    wanted = await cameras.removal_needs([camera.id])
    assert wanted is not None
    with pytest.raises(AccessError, match=r"consent\.not_allowed"):
        await room.desk.second.on_the_spot(wanted, Typed("district", PASSWORD))


async def test_shorter_retention_of_the_log_needs_two_people(both, folder) -> None:
    room, _ = both
    settings = RecordedSettings(
        folder.settings, room.settings, room.opened.log, authority=room.session, second=room.desk.second
    )
    longer = room.settings.model_copy(update={"log_keep_days": 1000})
    assert settings.needs(longer) is None
    await settings.save(longer)
    shorter = room.settings.model_copy(update={"log_keep_days": 120})
    wanted = settings.needs(shorter)
    assert wanted is not None
    with pytest.raises(AccessError, match=r"consent\.needed"):
        await settings.save(shorter)
    consent = await room.desk.second.on_the_spot(wanted, Typed("malee", PASSWORD))
    await settings.save(shorter, consent=consent.id)
    assert '"log_keep_days": 120' in folder.settings.read_text()
    await room.session.hand_over(Typed("somchai", PASSWORD))
    with pytest.raises(AccessError, match=r"access\.denied"):
        await settings.save(shorter.model_copy(update={"province": "12"}))
    await settings.save(shorter.model_copy(update={"language": "en"}))  # that is everybody's


async def test_keeping_footage_for_a_shorter_time_needs_two_people(both, folder) -> None:
    room, _ = both
    settings = RecordedSettings(
        folder.settings, room.settings, room.opened.log, authority=room.session, second=room.desk.second
    )
    longer = room.settings.model_copy(update={"recording_days": 60, "recording_percent": 95})
    assert settings.needs(longer) is None
    await settings.save(longer)
    for change in ({"recording_days": 7}, {"recording_percent": 20}):
        shorter = settings.saved.model_copy(update=change)
        wanted = settings.needs(shorter)
        assert wanted is not None and wanted.act is Marked.LOWER_FOOTAGE_RETENTION
        with pytest.raises(AccessError, match=r"consent\.needed"):
            await settings.save(shorter)
        consent = await room.desk.second.on_the_spot(wanted, Typed("malee", PASSWORD))
        with pytest.raises(AccessError, match=r"consent\.other"):
            await settings.save(shorter.model_copy(update={"recording_days": 6}), consent=consent.id)
        await settings.save(shorter, consent=consent.id)
    assert (settings.saved.recording_days, settings.saved.recording_percent) == (7, 20)
    # One consent is for one act: both retentions at once are refused, not half done.
    both_lower = settings.saved.model_copy(update={"recording_days": 3, "log_keep_days": 90})
    wanted = settings.needs(both_lower)
    assert wanted is not None
    consent = await room.desk.second.on_the_spot(wanted, Typed("malee", PASSWORD))
    with pytest.raises(AccessError, match=r"consent\."):
        await settings.save(both_lower, consent=consent.id)
    assert '"recording_days": 7' in folder.settings.read_text()


async def test_whoever_is_limited_by_place_knows_and_changes_nothing_else(both, clock) -> None:
    room, _ = both
    cameras = cameras_of(room)
    near, far = await cameras.add(draft("1101-0001")), await cameras.add(draft("1102-0001", "1102"))
    await room.add("district", Role.ADMINISTRATOR, Limits(places=frozenset({"1101"})))
    await room.session.hand_over(Typed("district", PASSWORD))
    assert [camera.id for camera in cameras.cameras] == [near.id]
    assert cameras.by_code(far.code) is None and cameras.search.search("1102-0001") == []
    assert len(cameras.every_camera) == 2  # the program looks after all
    for act in (
        cameras.update(far.id, draft("1102-0001", "1101")),
        cameras.update(near.id, draft("1101-0001", "1102")),
        cameras.remove([far.id]),
        cameras.add(draft("1102-0009", "1102")),
    ):
        with pytest.raises(AccessError, match=r"access\.place"):
            await act
    await room.session.sign_out()
    assert list(cameras.cameras) == []
    assert near.main == StreamAddress("rtsp://10.0.0.1/main")
