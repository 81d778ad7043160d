"""The composition root: builds every part, hands each what it needs, starts and stops them in order.

Start order and stop order are one ``AsyncExitStack``. The window is shown before relay and players are up: a person
sees the desk at once, and the tiles connect as soon as there is something to connect with.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import sys
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import qasync
from PySide6.QtWidgets import QApplication

from vms_desktop import qt_sources  # noqa: F401 - before what is large
from vms_desktop.adapters.onvif import OnvifDevice
from vms_desktop.adapters.video.player_pool import PlayerPool
from vms_desktop.adapters.video.relay_client import RelayClient
from vms_desktop.adapters.video.renderer import detect_renderer
from vms_desktop.desk.evidence import open_evidence
from vms_desktop.desk.exports import DeskParts, open_desk_exports, protected_footage
from vms_desktop.desk.forms import open_forms
from vms_desktop.desk.kept_settings import DeskSettings
from vms_desktop.desk.log import RecordedSettings, open_log, seldom, start_log, stop_log
from vms_desktop.desk.people import open_people
from vms_desktop.desk.playback import open_playback, ready_soon
from vms_desktop.desk.recorders import make_recorders, open_recorders
from vms_desktop.desk.recording import open_recording
from vms_desktop.desk.requests import open_papers, open_requests
from vms_desktop.desk.review import open_review
from vms_desktop.desk.services import DeskServices
from vms_desktop.desk.wiring import build_window
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.errors import LogError, VmsError, WorkstationError
from vms_desktop.domain.thai_time import other_zone
from vms_desktop.logs import start_logging
from vms_desktop.paths import DataFolder, data_folder
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.cameras.camera_import import CameraImport
from vms_desktop.services.cameras.camera_removal import CameraRemoval
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.cameras.health import CameraHealth
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.log.log_sessions import SteeringLog, Watching
from vms_desktop.services.wall.ptz import PtzService
from vms_desktop.services.wall.snapshots import SnapshotService
from vms_desktop.services.wall.steering_turns import SteeringTurns
from vms_desktop.services.wall.views import ViewService
from vms_desktop.services.wall.wall import WallService
from vms_desktop.settings import Settings
from vms_desktop.settings import load as load_settings
from vms_desktop.storage.province import BundledProvinces
from vms_desktop.storage.store import Store
from vms_desktop.ui import icons, language, messages, theme
from vms_desktop.ui.shell.desk_door import DeskDoor, come_forward, knock
from vms_desktop.ui.shell.window import ShellWindow
from vms_desktop.ui.wall.wall_page import WallPage

_log = logging.getLogger(__name__)

TURN_S = 0.001
"""How long a Python thread may run while the window waits for its turn. The usual 5 ms add up when ten cameras fail at
once and their threads all have something to do."""
MAIN_STREAMS_SOFTWARE, MAIN_STREAMS_HARDWARE = 4, 16
"""Tiles that may decode main streams at a time where the settings say nothing: without and with a graphics card."""
COPY_CHECK_S = 3600.0
"""How often it is asked whether the day's copy of the database is due."""
MOST_NAMED = 3
"""Missing files named in one message; the log has all."""


@dataclass(slots=True)
class Desk:
    """Everything that lives while a desk is open. ``closed``: the person closed its window."""

    services: DeskServices
    page: WallPage
    window: ShellWindow
    closed: asyncio.Event


@dataclass(frozen=True, slots=True)
class DeskOptions:
    """How a desk is opened. ``own_key``: keep the vault's key in the folder (demonstration, measuring). ``database``:
    another one than the settings', a path or a URL. ``unattended``: nobody signs in (``desk.people``).
    """

    folder: DataFolder
    settings: Settings
    own_key: bool = False
    restores_wall: bool = True
    database: str | None = None
    unattended: bool = False


async def open_desk(stack: AsyncExitStack, options: DeskOptions) -> Desk:
    """Build and show a desk; closing ``stack`` ends it. Raises StorageError, WorkstationError."""
    sys.setswitchinterval(TURN_S)
    clock, folder, settings = SystemClock(), options.folder, options.settings
    provinces = BundledProvinces()
    province = provinces.province(settings.province)
    trouble: Listeners[[VmsError]] = Listeners()
    opened = await open_log(
        stack, folder, settings, clock, own_key=options.own_key, database=options.database, trouble=trouble.notify
    )
    store, log = opened.store, opened.log
    await start_log(opened)
    stack.push_async_callback(stop_log, opened)
    names = (province.name_th, province.name_en)
    people = await open_people(stack, opened, clock, unattended=options.unattended, words=names)
    authority = people.session
    # Asks OpenGL in a child process, up to some seconds where a driver hangs: never on the loop.
    software = (await asyncio.to_thread(detect_renderer)).software

    relay = RelayClient(clock)
    players = PlayerPool(software_rendering=software, clock=clock)
    stack.push_async_callback(players.stop)
    stack.push_async_callback(relay.stop)
    device = OnvifDevice(clock)
    stack.push_async_callback(device.close)

    removal = CameraRemoval(store.cameras, people.second, clock)
    cameras = CameraService(
        store.cameras, opened.vault, relay, device, province, authority=authority, log=log, removal=removal
    )
    people.second.knows_cameras(cameras.find)
    await cameras.load()
    health = CameraHealth(cameras, relay, clock)
    most_main = settings.most_main_streams or (MAIN_STREAMS_SOFTWARE if software else MAIN_STREAMS_HARDWARE)
    watching = Watching(log)
    authority.passes_on(watching)
    wall = WallService(
        cameras,
        relay,
        players,
        clock,
        authority=authority,
        most_main_streams=most_main,
        on_world_error=seldom(trouble.notify, clock),
        watching=watching,
    )
    stack.push_async_callback(wall.stop)
    turns = SteeringTurns(store.turns, opened.signer.desk, authority=authority, log=log)
    ptz = PtzService(device, cameras, clock, SteeringLog(log), authority=authority, turns=turns)
    stack.push_async_callback(ptz.close)
    snapshot_folder = Path(settings.snapshot_folder) if settings.snapshot_folder else folder.snapshots
    snapshots = SnapshotService(wall, snapshot_folder, log, authority=authority)
    views = ViewService(store.views, authority=authority, log=log)

    review = open_review(stack, opened, clock, authority)
    recording = await open_recording(stack, opened, settings, folder, cameras, relay, clock, people, trouble.notify)
    recording.clocks.follow_devices(device, cameras)
    recorders = make_recorders(store, opened.vault, device, clock, folder, log, authority)
    elsewhere = await open_recorders(recorders, device, clock, seldom(trouble.notify, clock))
    stack.callback(elsewhere.close)
    playback = open_playback(
        stack,
        cameras=cameras,
        relay=relay,
        players=players,
        clock=clock,
        authority=authority,
        log=log,
        index=store.segments,
        folder=folder,
        on_world_error=seldom(trouble.notify, clock),
        recorders=[protected_footage(opened, folder), elsewhere],
    )
    papers = await open_papers(stack, opened, folder, authority)
    requests = await open_requests(
        opened, people, cameras, recording.holds, clock, folder, playback.catalogue, recorders, papers
    )

    evidence = open_evidence(stack, opened, clock, folder, authority)
    page = WallPage(wall, ptz, views, snapshots, clock)
    stack.push_async_callback(page.close_page)
    closed = asyncio.Event()
    recorded = RecordedSettings(folder.settings, settings.model_copy(), log, authority=authority, second=people.second)
    kept = DeskSettings(recorded, folder, recording, authority)
    forms = open_forms(folder, lambda: kept.saved, log, clock, authority, trouble.notify, requests.require_seen)
    exports = open_desk_exports(
        stack,
        opened,
        DeskParts(requests, cameras, playback, recording, elsewhere, evidence, forms, lambda: kept.saved, province),
        clock,
        folder,
        trouble.notify,
        authority=authority,
    )
    services = DeskServices(
        folder,
        settings,
        clock,
        cameras,
        CameraImport(cameras),
        wall,
        ptz,
        views,
        health,
        snapshots,
        relay,
        players,
        provinces.codes,
        kept,
        people,
        review,
        recording,
        playback,
        recorders,
        requests,
        evidence,
        forms,
        exports,
    )
    window = build_window(services, page, closed.set, _cpu_meter(), stack)
    desk = Desk(services, page, window, closed)
    stack.callback(trouble.add(window.notices.show_error))
    await opened.checkpoints.start()
    if store.restored_guards:
        window.notices.show_error(LogError("log.guards_restored", detail=", ".join(store.restored_guards)))
    if (zone := other_zone(clock.now())) and not options.unattended:  # else nobody is there to be told
        window.notices.show_error(WorkstationError("system.zone_other", zone=zone))
    for told in (authority.on_trouble, people.shift_writer.on_trouble):
        stack.callback(told(window.notices.show_error))
    await exports.start()
    await authority.start()
    await wall.start()
    window.show()
    if options.restores_wall:
        await _restore_wall(page, window)
    _open_door(stack, folder, window)
    health.start()
    stack.callback(health.close)
    stack.callback(review.runner.on_trouble(window.notices.show_error))
    review.runner.start()
    _spare_what_stays()
    upkeep = TaskOwner("upkeep", window.notices.show_error)
    stack.push_async_callback(upkeep.close)
    upkeep.start(_daily_copies(store), "daily copies")
    upkeep.start(ready_soon(playback.process), "footage process")
    await relay.start()
    await players.start(len(wall.content.camera_ids))
    # Ahead of the first wish: who has just missed something must see it at once, and a process takes seconds to start.
    playback.process.start()
    return desk


async def _restore_wall(page: WallPage, window: ShellWindow) -> None:
    """What the wall showed last, and the window where it stood: only possible once it is shown."""
    place = await page.restore()
    window.restore_place(place)
    if place is not None and place.full_screen:
        page.set_full_screen(True)


def _open_door(stack: AsyncExitStack, folder: DataFolder, window: ShellWindow) -> None:
    """Whoever starts the desk a second time is brought to this window."""
    door = DeskDoor(folder.root, window)
    door.knocked.connect(lambda: come_forward(window))
    stack.callback(door.close)


def _spare_what_stays() -> None:
    """What lives as long as the desk (ten thousand cameras, the texts, Qt's classes) is not looked through again by
    each full collection, which held up the window for 50 ms.
    """
    gc.collect()
    gc.freeze()


async def _daily_copies(store: Store) -> None:
    """A desk may stay open for weeks: the daily copy of the database must not wait until it closes."""
    while True:
        await asyncio.sleep(COPY_CHECK_S)
        await store.back_up_if_due()


def _cpu_meter() -> Callable[[], float]:
    psutil.cpu_percent()
    return lambda: float(psutil.cpu_percent())


def make_application(arguments: list[str], settings: Settings) -> QApplication:
    """The Qt application with theme and language; what is missing of them is logged."""
    return prepare_application(arguments, settings)[0]


def prepare_application(arguments: list[str], settings: Settings) -> tuple[QApplication, list[VmsError]]:
    """The Qt application with theme and language, and what is missing of them.

    A wall without the right letters is better than none: without the fonts it takes the system's, without the Thai
    texts it speaks English.
    """
    if sys.platform == "linux":
        # Video is drawn by other processes into our windows by their X11 ids; under Wayland that needs XWayland.
        os.environ.setdefault("QT_QPA_PLATFORM", "xcb")
    application = QApplication(arguments)
    application.setApplicationName("vms-desktop")
    # Closing a dialog must not end the loop; the desk ends it itself when everything has stopped.
    application.setQuitOnLastWindowClosed(False)
    problems: list[VmsError] = []
    try:
        theme.apply(application)
    except VmsError as error:
        _log.error("the fonts are missing: %s", error)
        problems.append(error)
    try:
        language.install(application, settings.language)
    except VmsError as error:
        _log.error("the Thai texts are missing: %s", error)
        problems.append(error)
        language.install(application, language.ENGLISH)
    return application, problems


def run_in_qt(application: QApplication, work: Callable[[], Coroutine[Any, Any, int]]) -> int:
    """Run a coroutine on Qt's event loop to its end."""
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application, already_running=False)) as runner:
        return runner.run(work())


def run_desk(data_dir: str | None, chosen_language: str | None, database: str | None = None) -> int:
    """``vms-desktop``: the desk on the user's own data, until its window is closed."""
    folder = data_folder(data_dir)
    settings, settings_problem = load_settings(folder.settings)
    if chosen_language:
        settings = settings.model_copy(update={"language": chosen_language})
    start_logging(folder.logs)
    application, problems = prepare_application(sys.argv[:1], settings)
    if settings_problem is not None:
        problems.append(settings_problem)

    async def live() -> int:
        async with AsyncExitStack() as stack:
            try:
                desk = await open_desk(stack, DeskOptions(folder, settings, database=database))
            except VmsError as error:
                if error.code == "storage.in_use" and knock(folder.root):
                    return 0  # its window comes forward: that is what whoever started it again wanted
                return await cannot_open(error)
            if icons.missing():
                names = ", ".join(icons.missing()[:MOST_NAMED])
                problems.append(WorkstationError("system.resource_missing", name=names))
            for problem in problems:
                desk.window.notices.show_error(problem)
            await desk.closed.wait()
        return 0

    return run_in_qt(application, live)


async def cannot_open(error: VmsError) -> int:
    """Say why there is no desk, in a window and on the command line."""
    from vms_desktop.ui.dialogs.message_dialog import MessageDialog

    print(messages.error_text(error), file=sys.stderr)  # noqa: T201 - there is no other place yet
    _log.error("cannot open the desk: %s", error)
    dialog = MessageDialog(error)
    await dialog.shown_until_closed()
    return 1
