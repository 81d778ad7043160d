"""What people do, one act an operation that the access log tells of, over a real database, log, session and services.

``ACTS``: operation (as ``tests/unit/project/test_operations.py`` lists it) → what is done. ``ELSEWHERE``: operations
whose act needs more than a database around it, and the tests that show the same of them.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import unrecorded_requests
from evidence_room import description
from people_room import ADMIN, ADMIN_PASSWORD, FIRST, PASSWORD, Room

from vms_desktop.adapters.documents.workbook import OpenpyxlWorkbooks
from vms_desktop.adapters.onvif import OnvifDevice
from vms_desktop.adapters.secrets import signature_holds
from vms_desktop.desk.evidence import make_evidence
from vms_desktop.desk.log import RecordedSettings
from vms_desktop.desk.recorders import make_recorders
from vms_desktop.desk.review import open_review
from vms_desktop.domain import one_time_code
from vms_desktop.domain.camera_draft import CameraDraft
from vms_desktop.domain.errors import SignInError, VmsError
from vms_desktop.domain.evidence.description import FileRole
from vms_desktop.domain.handed_in import HandedInFile
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import PROGRAM, EntryDraft
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Person
from vms_desktop.domain.person_draft import PersonDraft
from vms_desktop.domain.private_area import PrivateArea
from vms_desktop.domain.ptz import PtzCapabilities, PtzPosition, PtzVector
from vms_desktop.domain.review import Finding, ReviewItem
from vms_desktop.domain.review_report import Month
from vms_desktop.domain.review_rule import RuleKind
from vms_desktop.domain.role import USUAL, Role
from vms_desktop.domain.second_person import ConsentDraft, Marked
from vms_desktop.domain.view import WallContent
from vms_desktop.services.cameras.camera_export import CameraExport
from vms_desktop.services.cameras.camera_import import CameraImport
from vms_desktop.services.cameras.camera_removal import CameraRemoval
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.evidence.wish import PackageWish, SourceFile
from vms_desktop.services.log.log_archive import LogArchive
from vms_desktop.services.log.log_export import CsvWords
from vms_desktop.services.log.log_files import CSV_FIELDS
from vms_desktop.services.log.log_sessions import SteeringLog, Watching
from vms_desktop.services.log.log_verification import LogVerifier
from vms_desktop.services.people.sign_in import Typed, person_subject
from vms_desktop.services.playback.footage_ports import FileFacts
from vms_desktop.services.playback.handed_in import HandedInService
from vms_desktop.services.ports import StillPicture
from vms_desktop.services.recorders.recorder_draft import RecorderDraft
from vms_desktop.services.recording.bookmarks import BookmarkService
from vms_desktop.services.recording.footage_holds import FootageHoldService
from vms_desktop.services.requests.form_printing import FormPrinting
from vms_desktop.services.requests.forms import FormFacts, FormKind, FormOptions, Office
from vms_desktop.services.review.review_ports import QueueFilter
from vms_desktop.services.wall.ptz import PtzService
from vms_desktop.services.wall.snapshots import SnapshotService
from vms_desktop.services.wall.steering_turns import SteeringTurns
from vms_desktop.services.wall.views import ViewService
from vms_desktop.services.wall.wall import WallService
from vms_desktop.services.workbooks import Sheet
from vms_desktop.settings import Settings
from vms_desktop.storage.address_forms import NAME as FORMS
from vms_desktop.storage.handed_in_files import HandedInList
from vms_desktop.storage.province import BundledProvinces

NOT_OF_THE_ACT = ("access_log", "sign_in_tries", "steering_turns", "sqlite_", "desks", "review_", "alembic")
"""Tables that change by themselves: the log, counts of mistakes, turns that are soon over, what the rules found."""
WITHOUT_ROWS = "request_grams"
"""An index that can only be asked; what it holds stands in tables beside it."""
HELD_FROM = 1_700_000_000_000_000
_STATISTICS = [Sheet("สถิติคำขอ", ["เดือน"], [])]
HANDED_IN_FROM = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
TEMPLATE = "rtsp://{host}:{port}/play/{channel}?from={begin:%Y-%m-%dT%H:%M:%SZ}&to={end:%Y-%m-%dT%H:%M:%SZ}"


def draft(number: int, name: str = "แยก") -> CameraDraft:
    return CameraDraft(f"1101-{number:04}", name, district_code="1101", main_url=f"rtsp://10.0.0.{number}/main")


class Around:
    """Everything outside the desk: players, a camera's motors. What happens there is kept with whether the log had an
    entry of ``expects`` by then, as another process sees it.
    """

    def __init__(self, database: Path) -> None:
        self._database = database
        self.expects: Action | None = None
        self.since = 0
        self.effects: list[tuple[str, bool]] = []

    def effect(self, name: str) -> None:
        with closing(sqlite3.connect(self._database)) as raw:
            query = "SELECT count(*) FROM access_log WHERE action = ? AND id > ?"
            (found,) = raw.execute(query, (self.expects, self.since)).fetchone()
        self.effects.append((name, bool(found)))

    # ---- players and relay -----------------------------------------------------------------------------------

    def open(self, slot: str, window: int, url: str, *, steady: bool = False) -> int:
        self.effect("a player opens")
        return 1

    def close(self, slot: str) -> None: ...

    def crop(self, slot: str, *region: float) -> None: ...

    def configure(self, *_given: object) -> None: ...

    def forget(self, key: object) -> None: ...

    def live_url(self, key: object) -> str:
        return "http://127.0.0.1:1/x"

    def listen(self, _listener: object) -> Callable[[], None]:
        return lambda: None

    on_showing = on_status = on_replaced = on_health = on_ready = on_answers = on_fault = listen

    # ---- a camera that is steered ------------------------------------------------------------------------------

    async def ptz_capabilities(self, _endpoint: object, _profile: str) -> PtzCapabilities:
        return PtzCapabilities(pan_tilt=True, zoom=True, presets=1, home=True)

    async def position(self, _endpoint: object, _profile: str) -> PtzPosition:
        return PtzPosition(0.0, 0.0, 0.0)

    async def go_home(self, _endpoint: object, _profile: str) -> None:
        self.effect("the camera moves")

    async def go_to_preset(self, _endpoint: object, _profile: str, _preset: str) -> None:
        self.effect("the camera moves")

    async def move(self, *_given: object) -> None:
        self.effect("the camera moves")

    async def stop(self, *_given: object) -> None: ...


class Desk:
    """``first`` (an administrator) is signed in; two cameras are in the register, one of them for long."""

    def __init__(self, room: Room, out: Path) -> None:
        self.room, self.out = room, out
        out.mkdir()
        self.stack = AsyncExitStack()
        self.told: list[VmsError] = []
        self.around = Around(room.folder.database)

    async def open(self) -> None:
        room, around = self.room, self.around
        opened, session = room.opened, room.session
        self.first, self.sheet = await room.first()
        self.somchai = await room.add("somchai")
        self.boss = await room.add("boss", Role.SUPERVISOR)
        self.province = BundledProvinces().province("11")
        self.cameras = CameraService(
            opened.store.cameras,
            opened.vault,
            around,  # type: ignore[arg-type]
            around,  # type: ignore[arg-type]
            self.province,
            authority=session,
            log=opened.log,
            removal=CameraRemoval(opened.store.cameras, room.desk.second, room.clock),
        )
        room.desk.second.knows_cameras(self.cameras.find)
        await self.cameras.load()
        ptz = CameraDraft(
            "1101-0001",
            "แยก",
            district_code="1101",
            main_url="rtsp://10.0.0.1/main",
            onvif_host="10.0.0.1",
            has_ptz=True,
            main_profile="p1",
        )
        self.camera = await self.cameras.add(ptz)
        self.other = await self.cameras.add(draft(2))
        room.clock.go(2 * 24 * 3600)
        self.views = ViewService(opened.store.views, authority=session, log=opened.log)
        self.view = await self.views.save("เช้า", WallContent(Layout.FOUR, (self.camera.id,)))
        self.holds = FootageHoldService(
            opened.store.holds, self.cameras, room.clock, opened.log, authority=session, second=room.desk.second
        )
        (self.hold,) = await self.holds.place([self.camera.id], HELD_FROM, None, "คดี 1")
        (self.need,) = await self.holds.need([self.camera.id], HELD_FROM, None, "คดี 1")
        self.bookmarks = BookmarkService(
            opened.store.bookmarks, self.cameras, room.clock, opened.log, authority=session
        )
        self.bookmark = await self.bookmarks.set(self.camera.id, HELD_FROM, None, "รถกระบะ")
        device = OnvifDevice(room.clock)
        self.stack.push_async_callback(device.close)
        self.recorders = make_recorders(
            opened.store, opened.vault, device, room.clock, room.folder, opened.log, session
        )
        await self.recorders.load()
        self.recorder = await self.recorders.add(self.recorder_draft("NVR 1"))
        self.form = await self.recorders.add_form("Maker", TEMPLATE, 554)
        self.files = HandedInService(
            self.cameras,
            around,  # type: ignore[arg-type]
            HandedInList(room.folder.handed_in),
            authority=session,
            log=opened.log,
        )
        self.file = await self.take_in("a.mp4")
        self.review = open_review(self.stack, opened, room.clock, session)
        self.area = await self.review.rules.save_area(PrivateArea("", self.camera.id, "หอพัก"))
        self.rule = await self.review.rules.save(self.review.rules.another(RuleKind.NIGHT))
        self.settings = RecordedSettings(
            room.folder.settings, Settings(), opened.log, authority=session, second=room.desk.second
        )
        self.watching = Watching(opened.log)
        self.wall = WallService(
            self.cameras,
            around,  # type: ignore[arg-type]
            around,  # type: ignore[arg-type]
            room.clock,
            authority=session,
            watching=self.watching,
            on_world_error=self.told.append,
        )
        await self.wall.start()
        self.stack.push_async_callback(self.wall.stop)
        turns = SteeringTurns(opened.store.turns, opened.signer.desk, authority=session, log=opened.log)
        self.ptz = PtzService(
            around,  # type: ignore[arg-type]
            self.cameras,
            room.clock,
            SteeringLog(opened.log),
            authority=session,
            turns=turns,
        )
        self.ptz.on_error(lambda _camera, error: self.told.append(error))
        self.stack.push_async_callback(self.ptz.close)
        self.snapshots = SnapshotService(self, self.out, opened.log, authority=session)  # type: ignore[arg-type]
        self.evidence = make_evidence(opened, room.clock, room.folder, session)
        self.package = (await self.evidence.build(self.wish(1))).path

    def wish(self, number: int) -> PackageWish:
        """A package's, with one file."""
        source = self.room.folder.root / "clip.mkv"
        source.write_bytes(b"original")
        about = replace(description(number), footage=())
        return PackageWish(about, (SourceFile(source, FileRole.ORIGINAL, "1101-0007.mkv"),))

    async def close(self) -> None:
        await self.stack.aclose()

    async def take_in(self, name: str) -> HandedInFile:
        facts = FileFacts("mp4", "h264", 640, 360, 900, 60.0, 60.0, 15.0, None, 1_000_000, "0" * 64, False)
        return await self.files.take_in(self.camera.id, self.room.folder.root / name, HANDED_IN_FROM, facts)

    # ---- of the wall what snapshots need -----------------------------------------------------------------------

    def status(self, _tile: int) -> object:
        class Shown:
            camera = self.camera

        return Shown()

    async def still(self, _tile: int) -> StillPicture:
        return StillPicture(b"\x89PNG\r\n\x1a\n", self.room.clock.now())

    # ---- what acts begin with ----------------------------------------------------------------------------------

    def recorder_draft(self, name: str) -> RecorderDraft:
        return RecorderDraft(name, "onvif", "10.0.0.9", "u", "p", {self.camera.id: "ch1"})

    async def consent(self, wanted: ConsentDraft | None) -> str:
        assert wanted is not None
        return (await self.room.desk.second.on_the_spot(wanted, Typed("boss", PASSWORD))).id

    async def asked(self) -> str:
        """Somebody else asks for consent at this desk; the administrator is back afterwards."""
        await self.room.session.hand_over(Typed("somchai", PASSWORD))
        asked = await self.room.desk.second.ask(ConsentDraft(Marked.LIFT_HOLD, ["x"], "ที่พัก"))
        await self.room.session.hand_over(Typed(ADMIN, ADMIN_PASSWORD))
        return asked.id

    async def item(self) -> ReviewItem:
        """What the rules put into the queue about somchai: many failed sign-ins."""
        person: Person = self.somchai
        for _ in range(6):
            await self.room.opened.log.record(
                EntryDraft(Action.SIGN_IN_FAILED, PROGRAM, person_subject(person), details={"why": "wrong"})
            )
        await self.review.runner.run()
        view = await self.review.queue.open()
        return next(one for one in await view.items(QueueFilter()) if one.about.person == person.id)

    async def codes(self) -> bytes:
        """One-time codes are on for the administrator."""
        offer = self.room.desk.own.offer_codes()
        step = one_time_code.step_of(self.room.clock.now().timestamp())
        await self.room.desk.own.switch_codes_on(offer, ADMIN_PASSWORD, one_time_code.code_at(offer.secret, step))
        self.room.clock.go(120)
        return offer.secret

    # ---- what is there -----------------------------------------------------------------------------------------

    def state(self) -> dict[str, object]:
        """All that an act may change: the database but for the log, files, who is at the desk, the world outside."""
        found: dict[str, object] = {}
        with closing(sqlite3.connect(self.room.folder.database)) as raw:
            for (table,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                if table == WITHOUT_ROWS:
                    continue
                if not table.startswith(NOT_OF_THE_ACT) or table in ("review_rules", "private_areas"):
                    found[table] = sorted(map(repr, raw.execute(f'SELECT * FROM "{table}"').fetchall()))
        found["files"] = {path.name: path.read_bytes() for path in self.out.rglob("*") if path.is_file()}
        folder = self.room.folder
        found["packages"] = sorted(path.name for path in folder.evidence.iterdir())
        for kept in (folder.settings, folder.handed_in, folder.trusted_keys, folder.root / FORMS):
            found[kept.name] = kept.read_bytes() if kept.exists() else b""
        session = self.room.session
        found["who"] = (session.person.id if session.person is not None else "", session.is_locked)
        found["outside"] = list(self.around.effects)
        found["watched"] = [one.id for one in (self.camera, self.other) if self.watching.is_open(one.id)]
        return found

    def last_id(self) -> int:
        with closing(sqlite3.connect(self.room.folder.database)) as raw:
            return int(raw.execute("SELECT coalesce(max(id), 0) FROM access_log").fetchone()[0])

    def actions_since(self, last: int) -> list[str]:
        with closing(sqlite3.connect(self.room.folder.database)) as raw:
            return [row[0] for row in raw.execute("SELECT action FROM access_log WHERE id > ? ORDER BY id", (last,))]

    async def tells(self, met: Callable[[], bool]) -> None:
        """What is told by a listener instead of raised."""
        async with asyncio.timeout(20):
            while not met() and not self.told:  # noqa: ASYNC110 - two plain lists
                await asyncio.sleep(0.01)
        if self.told:
            error, self.told[:] = self.told[0], []
            raise error


Act = Callable[[Desk], Awaitable[object]]
Prepared = Callable[[Desk], Awaitable[Act]]
"""What must be there first, and then the act."""


def plain(act: Act) -> Prepared:
    async def prepared(_desk: Desk) -> Act:
        return act

    return prepared


async def _watch(desk: Desk) -> None:
    desk.wall.clear()
    before = len(desk.around.effects)
    desk.wall.surfaces_ready(0, (1, 2), 640, 360)
    desk.wall.assign(0, desk.other.id)
    await desk.tells(lambda: len(desk.around.effects) > before)


async def _watch_next(desk: Desk) -> None:
    desk.wall.clear()
    before = len(desk.around.effects)
    desk.wall.surfaces_ready(0, (1, 2), 640, 360)
    desk.wall.assign_next(desk.other.id)
    await desk.tells(lambda: len(desk.around.effects) > before)


async def _fill(desk: Desk) -> None:
    desk.wall.clear()
    before = len(desk.around.effects)
    for tile in range(2):
        desk.wall.surfaces_ready(tile, (2 * tile + 1, 2 * tile + 2), 640, 360)
    desk.wall.fill([desk.camera.id, desk.other.id])
    await desk.tells(lambda: len(desk.around.effects) > before + 1)


async def _steer(desk: Desk) -> None:
    before = len(desk.around.effects)
    desk.ptz.steer(desk.camera.id, PtzVector(pan=0.5))
    try:
        await desk.tells(lambda: len(desk.around.effects) > before)
    finally:
        desk.ptz.release(desk.camera.id)
        async with asyncio.timeout(10):
            while desk.ptz._steered:  # noqa: ASYNC110 - until the camera rests
                await asyncio.sleep(0.01)


async def _remove_cameras(desk: Desk) -> Act:
    consent = await desk.consent(await desk.cameras.removal_needs([desk.other.id]))
    return lambda d: d.cameras.remove([d.other.id], consent=consent)


async def _shorten(desk: Desk) -> Act:
    wanted = Settings(log_keep_days=100)
    consent = await desk.consent(desk.settings.needs(wanted))
    return lambda d: d.settings.save(wanted, consent=consent)


async def _lift(desk: Desk) -> Act:
    consent = await desk.consent(await desk.holds.lifting(desk.hold.id, "จบคดี"))
    return lambda d: d.holds.lift(d.hold.id, "จบคดี", consent=consent)


async def _lift_all(desk: Desk) -> Act:
    holds = [desk.hold.id]
    consent = await desk.consent(await desk.holds.lifting_all(holds, "จบคดี"))
    return lambda d: d.holds.lift_all(holds, "จบคดี", consent=consent)


async def _give(desk: Desk) -> Act:
    asked = await desk.asked()
    return lambda d: d.room.desk.second.give(asked)


async def _refuse(desk: Desk) -> Act:
    asked = await desk.asked()
    return lambda d: d.room.desk.second.refuse(asked, "ไม่")


async def _withdraw(desk: Desk) -> Act:
    asked = await desk.room.desk.second.ask(ConsentDraft(Marked.LIFT_HOLD, ["x"], "ที่พัก"))
    return lambda d: d.room.desk.second.withdraw(asked.id)


async def _sign_in(desk: Desk) -> Act:
    await desk.room.session.sign_out()
    await desk.room.opened.log.written()
    return lambda d: d.room.session.sign_in(Typed("somchai", PASSWORD))


async def _failure(desk: Desk) -> Act:
    """A wrong password is recorded as well."""
    await desk.room.session.sign_out()
    await desk.room.opened.log.written()

    async def fail(d: Desk) -> None:
        try:
            await d.room.session.sign_in(Typed("somchai", "not this"))
        except SignInError as error:
            assert error.code == "sign_in.wrong"

    return fail


async def _unlock(desk: Desk) -> Act:
    desk.room.session.lock()
    await desk.room.opened.log.written()
    return lambda d: d.room.session.unlock(ADMIN_PASSWORD)


async def _close_locked(desk: Desk) -> Act:
    desk.room.session.lock()
    await desk.room.opened.log.written()
    return lambda d: d.room.session.close_locked(Typed(ADMIN, ADMIN_PASSWORD))


async def _disabled(desk: Desk) -> Act:
    person = await desk.room.people.disable(desk.somchai)
    return lambda d: d.room.people.enable(person)


async def _remove_codes(desk: Desk) -> Act:
    await desk.codes()
    people = desk.room.opened.store.people
    one, other = await people.secrets(desk.first.id), await people.secrets(desk.boss.id)
    assert one is not None and other is not None
    await people.keep_secrets(desk.boss.id, replace(other, sealed_code=one.sealed_code))
    return lambda d: d.room.people.remove_codes(d.boss)


async def _switch_on(desk: Desk) -> Act:
    offer = desk.room.desk.own.offer_codes()
    code = one_time_code.code_at(offer.secret, one_time_code.step_of(desk.room.clock.now().timestamp()))
    return lambda d: d.room.desk.own.switch_codes_on(offer, ADMIN_PASSWORD, code)


async def _paper(desk: Desk) -> Act:
    await desk.codes()
    return lambda d: d.room.desk.own.new_paper_codes(ADMIN_PASSWORD)


async def _switch_off(desk: Desk) -> Act:
    await desk.codes()
    return lambda d: d.room.desk.own.switch_codes_off(ADMIN_PASSWORD)


async def _sign_off(desk: Desk) -> Act:
    item = await desk.item()
    return lambda d: d.review.queue.sign_off(item, Finding.IN_ORDER, "ตรวจแล้ว")


async def _question(desk: Desk) -> Act:
    item = await desk.item()
    return lambda d: d.review.queue.question(item, "เพราะเหตุใด")


async def _escalate(desk: Desk) -> Act:
    item = await desk.item()
    return lambda d: d.review.queue.escalate(item, "ขอความเห็น")


async def _answer(desk: Desk) -> Act:
    await desk.review.queue.question(await desk.item(), "เพราะเหตุใด")
    await desk.room.session.hand_over(Typed("somchai", PASSWORD))
    (opened,) = await desk.review.queue.questions()
    return lambda d: d.review.queue.answer(opened.item, "ลืมรหัสผ่าน")


async def _first(desk: Desk) -> Act:
    await desk.room.session.sign_out()
    await desk.room.opened.log.written()
    with closing(sqlite3.connect(desk.room.folder.database)) as raw, raw:
        raw.execute("DELETE FROM people")
        raw.execute("DELETE FROM recovery")
    return lambda d: d.room.people.add_first(FIRST, ADMIN_PASSWORD)


async def _import(desk: Desk) -> Act:
    path = desk.out / "list.csv"
    await CameraExport(desk.cameras).write(path, [desk.other.id], thai=True)
    path.write_text(path.read_text("utf-8-sig").replace("1101-0002", "1101-0077"), "utf-8-sig")

    async def run(d: Desk) -> None:
        report = await CameraImport(d.cameras).run(path)
        assert report.good == 1, report

    return run


async def _archive(desk: Desk) -> Act:
    desk.room.clock.go(900 * 24 * 3600)
    opened = desk.room.opened
    archive = LogArchive(opened.store.log, opened.log, opened.signer, desk.room.clock, authority=desk.room.session)
    return lambda d: archive.archive(d.out)


async def _wall_of(desk: Desk) -> Act:
    (listed,) = await desk.room.opened.store.log.page(LogFilter(), None, 1)
    return lambda d: d.review.seen.wall_of(listed.entry)


def _export(desk: Desk) -> Awaitable[object]:
    words = CsvWords(list(CSV_FIELDS), {}, 543)
    return desk.review.exporter.export(desk.out / "exported", LogFilter(), words=words)


def _verifier(desk: Desk) -> LogVerifier:
    opened = desk.room.opened
    return LogVerifier(opened.store.log, opened.log, signature_holds, authority=desk.room.session)


class _Drawn:
    def render(self, _kind: FormKind, _facts: FormFacts, _options: FormOptions) -> bytes:
        return b"%PDF"


def _forms(desk: Desk) -> FormPrinting:
    room = desk.room
    return FormPrinting(
        _Drawn(),
        Office,
        bool,
        room.opened.log,
        room.clock,
        OpenpyxlWorkbooks(),
        authority=room.session,
        require_seen=lambda _request: None,
    )


async def _print_form(desk: Desk) -> None:
    await _forms(desk).printed(FormKind.MEMO)
    desk.around.effect("paper leaves the printer")


def _person(desk: Desk, name: str) -> PersonDraft:
    return PersonDraft("somchai", name, "", Role.OFFICER)


A = Action
ACTS: dict[str, tuple[Action, Prepared]] = {
    **unrecorded_requests.ACTS,
    "session.DeskSession.sign_in": (A.SIGNED_IN, _sign_in),
    "session.DeskSession.sign_in (wrong)": (A.SIGN_IN_FAILED, _failure),
    "session.DeskSession.unlock": (A.UNLOCKED, _unlock),
    "session.DeskSession.close_locked": (A.SIGNED_OUT, _close_locked),
    "session.DeskSession.hand_over": (
        A.HANDED_OVER,
        plain(lambda d: d.room.session.hand_over(Typed("somchai", PASSWORD))),
    ),
    "wall.WallService.assign": (A.LIVE_OPENED, plain(_watch)),
    "wall.WallService.assign_next": (A.LIVE_OPENED, plain(_watch_next)),
    "wall.WallService.fill": (A.LIVE_OPENED, plain(_fill)),
    "ptz.PtzService.steer": (A.PTZ_BEGAN, plain(_steer)),
    "ptz.PtzService.go_home": (A.PTZ_BEGAN, plain(lambda d: d.ptz.go_home(d.camera.id))),
    "ptz.PtzService.go_to_preset": (A.PTZ_BEGAN, plain(lambda d: d.ptz.go_to_preset(d.camera.id, "1"))),
    "snapshots.SnapshotService.take": (A.SNAPSHOT_TAKEN, plain(lambda d: d.snapshots.take(0))),
    "cameras.CameraService.add": (A.CAMERA_ADDED, plain(lambda d: d.cameras.add(draft(9)))),
    "cameras.CameraService.update": (
        A.CAMERA_CHANGED,
        plain(lambda d: d.cameras.update(d.other.id, draft(2, "ใหม่"))),
    ),
    "cameras.CameraService.store": (
        A.CAMERA_ADDED,
        plain(lambda d: d.cameras.store([d.cameras.prepare(draft(8), None)])),
    ),
    "cameras.CameraService.remove": (A.CAMERA_REMOVED, _remove_cameras),
    "camera_export.CameraExport.write": (
        A.CAMERAS_EXPORTED,
        plain(lambda d: CameraExport(d.cameras).write(d.out / "cameras.csv", thai=True)),
    ),
    "camera_export.CameraExport.write_rows": (
        A.CAMERAS_EXPORTED,
        plain(lambda d: CameraExport(d.cameras).write_rows(d.out / "health.csv", lambda: [["a"], ["b"]])),
    ),
    "recorders.RecorderService.add": (
        A.RECORDER_ADDED,
        plain(lambda d: d.recorders.add(d.recorder_draft("NVR 2"))),
    ),
    "recorders.RecorderService.update": (
        A.RECORDER_CHANGED,
        plain(lambda d: d.recorders.update(d.recorder.id, d.recorder_draft("NVR 3"))),
    ),
    "recorders.RecorderService.assign": (
        A.RECORDER_CHANGED,
        plain(lambda d: d.recorders.assign(d.recorder.id, {d.other.id: "ch2"})),
    ),
    "recorders.RecorderService.remove": (A.RECORDER_REMOVED, plain(lambda d: d.recorders.remove(d.recorder.id))),
    "recorders.RecorderService.add_form": (
        A.RECORDER_CHANGED,
        plain(lambda d: d.recorders.add_form("Other", TEMPLATE, 554)),
    ),
    "recorders.RecorderService.change_form": (
        A.RECORDER_CHANGED,
        plain(lambda d: d.recorders.change_form(d.form.id, "Maker", TEMPLATE, 8554)),
    ),
    "recorders.RecorderService.remove_form": (
        A.RECORDER_CHANGED,
        plain(lambda d: d.recorders.remove_form(d.form.id)),
    ),
    "form_printing.FormPrinting.save": (
        A.REQUEST_PRINTED,
        plain(lambda d: _forms(d).save(d.out / "memo.pdf", FormKind.MEMO, FormFacts({}))),
    ),
    "form_printing.FormPrinting.save_workbook": (
        A.REQUEST_PRINTED,
        plain(lambda d: _forms(d).save_workbook(d.out / "statistics.xlsx", _STATISTICS)),
    ),
    "form_printing.FormPrinting.printed": (A.REQUEST_PRINTED, plain(_print_form)),
    "handed_in.HandedInService.take_in": (A.FOOTAGE_TAKEN_IN, plain(lambda d: d.take_in("b.mp4"))),
    "handed_in.HandedInService.correct": (
        A.FOOTAGE_TIME_STATED,
        plain(lambda d: d.files.correct(d.file.id, HANDED_IN_FROM + timedelta(minutes=1))),
    ),
    "handed_in.HandedInService.let_go": (A.FOOTAGE_LET_GO, plain(lambda d: d.files.let_go(d.file.id))),
    "footage_holds.FootageHoldService.place": (
        A.FOOTAGE_HELD,
        plain(lambda d: d.holds.place([d.camera.id], HELD_FROM, None, "คดี 2")),
    ),
    "footage_holds.FootageHoldService.keep": (
        A.FOOTAGE_HELD_LONGER,
        plain(lambda d: d.holds.keep([d.hold.id], d.hold.meant_until_us + 1, "คดียังไม่สิ้นสุด")),
    ),
    "footage_holds.FootageHoldService.lift": (A.FOOTAGE_RELEASED, _lift),
    "footage_holds.FootageHoldService.lift_all": (A.FOOTAGE_RELEASED, _lift_all),
    "footage_holds.FootageHoldService.need": (
        A.FOOTAGE_NEEDED,
        plain(lambda d: d.holds.need([d.camera.id], HELD_FROM, None, "คดี 2")),
    ),
    "footage_holds.FootageHoldService.end_need": (
        A.FOOTAGE_NEED_ENDED,
        plain(lambda d: d.holds.end_need(d.need.id)),
    ),
    "bookmarks.BookmarkService.set": (
        A.FOOTAGE_MARKED,
        plain(lambda d: d.bookmarks.set(d.camera.id, HELD_FROM, None, "จักรยานยนต์")),
    ),
    "bookmarks.BookmarkService.change": (
        A.FOOTAGE_MARKED,
        plain(lambda d: d.bookmarks.change(d.bookmark.id, HELD_FROM, None, "แก้ไข")),
    ),
    "bookmarks.BookmarkService.remove": (A.FOOTAGE_UNMARKED, plain(lambda d: d.bookmarks.remove(d.bookmark.id))),
    "people.PeopleService.add": (
        A.PERSON_ADDED,
        plain(lambda d: d.room.people.add(PersonDraft("malee", "มาลี", "", Role.OPERATOR))),
    ),
    "people.PeopleService.change": (
        A.PERSON_CHANGED,
        plain(lambda d: d.room.people.change(d.somchai, _person(d, "สมชาย ย้ายมา"))),
    ),
    "people.PeopleService.disable": (A.PERSON_CHANGED, plain(lambda d: d.room.people.disable(d.somchai))),
    "people.PeopleService.enable": (A.PERSON_CHANGED, _disabled),
    "people.PeopleService.reset_password": (
        A.PASSWORD_CHANGED,
        plain(lambda d: d.room.people.reset_password(d.somchai)),
    ),
    "people.PeopleService.remove_codes": (A.CODES_CHANGED, _remove_codes),
    "people.PeopleService.change_role": (
        A.ROLE_CHANGED,
        plain(lambda d: d.room.people.change_role(Role.OPERATOR, [*(USUAL[Role.OPERATOR] - {Permission.SNAPSHOT})])),
    ),
    "own_account.OwnAccount.change_password": (
        A.PASSWORD_CHANGED,
        plain(lambda d: d.room.desk.own.change_password(ADMIN_PASSWORD, "ม้าน้ำว่ายทวนกระแส")),
    ),
    "own_account.OwnAccount.switch_codes_on": (A.CODES_CHANGED, _switch_on),
    "own_account.OwnAccount.new_paper_codes": (A.CODES_CHANGED, _paper),
    "own_account.OwnAccount.switch_codes_off": (A.CODES_CHANGED, _switch_off),
    "own_account.OwnAccount.new_sheet": (
        A.CODES_CHANGED,
        plain(lambda d: d.room.desk.own.new_sheet(ADMIN_PASSWORD)),
    ),
    "recovery.Recovery.recover": (
        A.PASSWORD_RECOVERED,
        plain(lambda d: d.room.desk.recovery.recover(ADMIN, d.sheet, "ม้าน้ำว่ายทวนกระแส")),
    ),
    "second_person.SecondPerson.ask": (
        A.CONSENT_ASKED,
        plain(lambda d: d.room.desk.second.ask(ConsentDraft(Marked.LIFT_HOLD, ["y"], "ที่พัก"))),
    ),
    "second_person.SecondPerson.on_the_spot": (
        A.CONSENT_GIVEN,
        plain(
            lambda d: d.room.desk.second.on_the_spot(
                ConsentDraft(Marked.LIFT_HOLD, ["y"], "ที่พัก"), Typed("boss", PASSWORD)
            )
        ),
    ),
    "second_person.SecondPerson.give": (A.CONSENT_GIVEN, _give),
    "second_person.SecondPerson.refuse": (A.CONSENT_REFUSED, _refuse),
    "second_person.SecondPerson.withdraw": (A.CONSENT_WITHDRAWN, _withdraw),
    "shift_log.ShiftLog.add_note": (A.SHIFT_NOTED, plain(lambda d: d.room.desk.shifts.add_note("ฝากดูแยกบางปู"))),
    "views.ViewService.save": (
        A.VIEW_CHANGED,
        plain(lambda d: d.views.save("บ่าย", WallContent(Layout.FOUR, (d.other.id,)))),
    ),
    "views.ViewService.rename": (A.VIEW_CHANGED, plain(lambda d: d.views.rename(d.view.id, "เย็น"))),
    "views.ViewService.remove": (A.VIEW_CHANGED, plain(lambda d: d.views.remove(d.view.id))),
    "desk.log.RecordedSettings.save": (
        A.SETTINGS_CHANGED,
        plain(lambda d: d.settings.save(Settings(lock_after_minutes=7))),
    ),
    "desk.log.RecordedSettings.save (shorter log)": (A.SETTINGS_CHANGED, _shorten),
    "people.PeopleService.add_first": (A.PERSON_ADDED, _first),
    "camera_import.CameraImport.run": (A.CAMERA_ADDED, _import),
    "log_archive.LogArchive.archive": (A.LOG_PRUNED, _archive),
    "log_reader.LogReader.open": (A.LOG_READ, plain(lambda d: d.review.reader.open(LogFilter()))),
    "log_verification.LogVerifier.verify": (A.LOG_VERIFIED, plain(lambda d: _verifier(d).verify([]))),
    "log_export.LogExporter.export": (A.LOG_EXPORTED, plain(_export)),
    "review_queue.ReviewQueue.open": (A.LOG_READ, plain(lambda d: d.review.queue.open())),
    "review_queue.ReviewQueue.sign_off": (A.LOG_REVIEWED, _sign_off),
    "review_queue.ReviewQueue.question": (A.REVIEW_QUESTIONED, _question),
    "review_queue.ReviewQueue.escalate": (A.REVIEW_ESCALATED, _escalate),
    "review_queue.ReviewQueue.answer": (A.REVIEW_ANSWERED, _answer),
    "review_seen.SeenCameras.wall_of": (A.LOG_READ, _wall_of),
    "review_report.ReviewReports.gather": (
        A.REVIEW_REPORTED,
        plain(lambda d: d.review.reports.gather(Month(2026, 11))),
    ),
    "review_rules.RuleBook.save": (
        A.REVIEW_RULE_CHANGED,
        plain(lambda d: d.review.rules.save(d.review.rules.another(RuleKind.NIGHT))),
    ),
    "review_rules.RuleBook.remove": (A.REVIEW_RULE_CHANGED, plain(lambda d: d.review.rules.remove(d.rule.id))),
    "review_rules.RuleBook.save_area": (
        A.REVIEW_RULE_CHANGED,
        plain(lambda d: d.review.rules.save_area(PrivateArea("", d.camera.id, "คลินิก"))),
    ),
    "review_rules.RuleBook.remove_area": (
        A.REVIEW_RULE_CHANGED,
        plain(lambda d: d.review.rules.remove_area(d.area)),
    ),
    "evidence.EvidenceService.build": (A.EXPORT_MADE, plain(lambda d: d.evidence.build(d.wish(2)))),
    "evidence.EvidenceService.pack": (A.EXPORT_COPIED, plain(lambda d: d.evidence.pack(d.package, d.out))),
    "evidence.EvidenceService.copy_to": (
        A.EXPORT_COPIED,
        plain(lambda d: d.evidence.copy_to(d.package, d.out / "stick")),
    ),
    "evidence.EvidenceService.check": (A.EXPORT_CHECKED, plain(lambda d: d.evidence.check(d.package))),
    "evidence.EvidenceService.trust": (A.SETTINGS_CHANGED, plain(lambda d: d.evidence.trust(b"k" * 32, "โต๊ะ 2"))),
}

LEAVES = {
    "log_archive.LogArchive.archive": "files",
    "cameras.CameraService.remove": "consents",
    "footage_holds.FootageHoldService.lift": "consents",
    "footage_holds.FootageHoldService.lift_all": "consents",
    "releasing.Releasing.lift": "consents",
    "desk.log.RecordedSettings.save (shorter log)": "consents",
}
"""What may be left of an act that was not done: a sealed copy, which is checked before anything is moved; a consent
that was used up, because it counts once whatever comes after.
"""

_FOOTAGE = "tests/unit/footage/test_playback_service.py"
_EXPORTS = "tests/unit/requests/test_export_service.py"
_PROTECTIVE = "tests/unit/requests/test_protective_copies.py"
ELSEWHERE = {
    "playback.PlaybackService.open": f"{_FOOTAGE}::test_without_the_log_nothing_is_shown",
    "playback.PlaybackService.snapshot": (
        f"{_FOOTAGE}::test_a_snapshot_is_recorded_with_the_hash_of_the_original_picture"
    ),
    "playback.PlaybackService.thumbnail": f"{_FOOTAGE}::test_thumbnails_are_of_open_cameras_only_and_counted",
    "clips.ClipService.start": (
        "tests/unit/footage/test_clip_service.py::test_nothing_is_cut_that_could_not_be_recorded"
    ),
    "copies.CopyService.start": (
        "tests/unit/footage/test_copy_service.py::test_nothing_is_made_that_could_not_be_recorded"
    ),
    "copies.CopyService.make": "through copies.CopyService.start",
    "clip_viewing.ClipViewing.open": (
        "tests/unit/footage/test_copy_service.py::test_no_clip_is_looked_at_that_could_not_be_recorded"
    ),
    "export.ExportService.start": f"{_EXPORTS}::test_without_the_log_nothing_begins",
    "export.ExportService.resume": f"{_EXPORTS}::test_without_the_log_nothing_goes_on_and_nothing_is_given_up",
    "export.ExportService.cancel": f"{_EXPORTS}::test_without_the_log_nothing_goes_on_and_nothing_is_given_up",
    "export_delivery.DeliveryService.copy": "through evidence.EvidenceService.copy_to and pack",
    "protective_copies.ProtectiveCopies.retry": (
        f"{_PROTECTIVE}::test_without_the_log_nothing_is_fetched_tried_again_or_let_go"
    ),
    "protective_copies.ProtectiveCopies.let_go": (
        f"{_PROTECTIVE}::test_without_the_log_nothing_is_fetched_tried_again_or_let_go"
    ),
    "recording.RecordingService.set_plans": (
        "tests/integration/recording/test_recording_service.py::test_a_plan_that_cannot_be_recorded_counts_for_nothing"
    ),
    "recording.RecordingService.begin_anew": (
        "tests/integration/recording/test_recording_service.py::test_a_plan_that_cannot_be_recorded_counts_for_nothing"
    ),
    "cameras.CameraService.ask_for_streams": "through cameras.CameraService.store",
    "session.DeskSession.lock": "protects",
    "session.DeskSession.sign_out": "protects",
}
