"""Which signal goes where: the window's parts are built and connected here, so that none of them knows another."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AsyncExitStack
from functools import partial

from vms_desktop.child_protocol.demonstration import Phase
from vms_desktop.desk.demonstration import DeskDemonstration
from vms_desktop.desk.dialogs import DeskDialogs
from vms_desktop.desk.gate import PeopleScreens, screens_of
from vms_desktop.desk.pages import DeskPages, Surroundings
from vms_desktop.desk.playback_page import wire_instant_replay
from vms_desktop.desk.rights import RightsFollowing
from vms_desktop.desk.services import DeskServices
from vms_desktop.services.wall.wall_losses import WallLosses
from vms_desktop.ui import language
from vms_desktop.ui.clock_history import ClockHistory
from vms_desktop.ui.context_panel.panel import ContextPanel
from vms_desktop.ui.holds.parts import cameras_elsewhere
from vms_desktop.ui.holds.review_watch import ReviewWatch
from vms_desktop.ui.pages.live_page import LivePage
from vms_desktop.ui.pages.province_progress import ProvincePhase
from vms_desktop.ui.requests.due_watch import DueWatch, waiting_words
from vms_desktop.ui.shell.loss_notices import LossNotices
from vms_desktop.ui.shell.navigation_rail import Page
from vms_desktop.ui.shell.status_bar import StatusBar
from vms_desktop.ui.shell.window import ShellWindow
from vms_desktop.ui.tree.tree_panel import TreePanel
from vms_desktop.ui.wall.wall_page import WallPage


def build_window(
    desk: DeskServices,
    page: WallPage,
    close: Callable[[], None],
    cpu_percent: Callable[[], float],
    stack: AsyncExitStack,
) -> ShellWindow:
    """The desk's window with all pages, connected. ``close`` ends the desk; ``stack`` gets what must end with it."""
    province = desk.cameras.province
    context = ContextPanel(desk.wall, desk.ptz, page.control, province, desk.clock)
    status = StatusBar(desk.wall, desk.cameras, desk.health, cpu_percent)
    live = LivePage(page, desk.cameras)
    recorder = desk.recording.service if desk.recording is not None and desk.settings.records_here else None
    tree = TreePanel(desk.cameras, desk.health, recording=recorder)
    if desk.recording is not None:
        beside = ClockHistory(desk.recording.clocks, desk.clock, context)
        context.follow_clocks(beside)
        stack.push_async_callback(beside.close)
    pages = DeskPages(desk, recorder)
    window = ShellWindow(live, pages.makers(), tree, context, status, desk.clock, province)
    dialogs = DeskDialogs(
        desk.cameras,
        desk.imports,
        desk.folder,
        desk.clock,
        window,
        window.notices,
        desk.kept_settings,
        recorder,
        desk.recorders,
    )
    rights = RightsFollowing(desk.cameras.authority)
    stack.callback(rights.close)
    screens = None
    if desk.people is not None:
        screens = PeopleScreens(screens_of(desk.people, desk.clock), window, live, desk.settings, stack)
    pages.place_in(Surroundings(window, dialogs, page, rights, screens, stack))
    _connect_wall(desk, page, context, window, stack)
    _connect_first_page(desk, live, dialogs, window, stack)
    _connect_cameras(desk, pages, tree, context, page, dialogs, window)
    if desk.playback is not None:
        wire_instant_replay(desk.playback.instant, desk.wall, desk.clock, pages.playback, page, context, window, stack)
    if desk.requests is not None:
        watch = DueWatch(desk.requests, desk.cameras.authority, desk.clock, window)
        _connect_requests(watch, window)
        stack.push_async_callback(watch.close)
    if desk.recording is not None:
        elsewhere = partial(cameras_elsewhere, desk.cameras)
        holds = ReviewWatch(desk.recording.holds, elsewhere, desk.cameras.authority, desk.clock, window)
        holds.told.connect(window.notices.show_notice)
        stack.callback(holds.close)
        holds.start()
    if screens is None:
        window.close_asked.connect(close)
    else:
        _connect_people(screens, desk, dialogs, window, close, stack)
    rights.add(live.first, page, context)
    window.ended.connect(close)
    stack.push_async_callback(dialogs.close)
    stack.callback(live.close_page)
    stack.callback(window.hide)
    stack.callback(tree.close_panel)
    stack.push_async_callback(context.close_panel)
    return window


def _connect_requests(watch: DueWatch, window: ShellWindow) -> None:
    """What is due is told wherever somebody is."""
    watch.counted.connect(
        lambda late, soon: window.rail.show_waiting(
            Page.REQUESTS, late + soon, lambda: waiting_words(late, soon), late=late > 0
        )
    )
    watch.told.connect(window.notices.show_notice)
    watch.failed.connect(window.notices.show_error)
    watch.start()


def _connect_wall(
    desk: DeskServices, page: WallPage, context: ContextPanel, window: ShellWindow, stack: AsyncExitStack
) -> None:
    """The wall with the panel beside it, and its messages with the window."""
    page.tile_selected.connect(context.select_tile)
    page.preset_asked.connect(context.steering.go_to_number)
    page.message.connect(window.notices.show_error)
    page.notice.connect(window.notices.show_notice)
    page.saved.connect(window.notices.show_saved)
    page.full_screen_changed.connect(window.set_full_screen)
    window.wall_only_asked.connect(page.set_full_screen)
    context.snapshot_asked.connect(page.take_snapshot)
    context.message.connect(window.notices.show_error)
    losses = WallLosses(desk.wall)
    lost = LossNotices(losses, window.notices, window)
    stack.callback(lost.close)
    stack.callback(losses.close)
    desk.players.on_fault(window.notices.show_error)
    desk.relay.on_fault(window.notices.show_error)


def _connect_first_page(
    desk: DeskServices, live: LivePage, dialogs: DeskDialogs, window: ShellWindow, stack: AsyncExitStack
) -> None:
    """What stands in the wall's place until there are cameras."""
    live.first.add_asked.connect(dialogs.add)
    live.first.import_asked.connect(dialogs.import_list)

    def show_province(phase: Phase | None, seconds: float) -> None:
        live.first.show_province(None if phase is None else ProvincePhase(phase.value), seconds)

    demonstration = DeskDemonstration(desk.clock, show_province, window.notices.show_error)
    live.first.province_asked.connect(lambda: demonstration.start(language.current()))
    live.first.province_ended.connect(demonstration.cancel)
    stack.push_async_callback(demonstration.stop)


def _connect_cameras(
    desk: DeskServices,
    pages: DeskPages,
    tree: TreePanel,
    context: ContextPanel,
    page: WallPage,
    dialogs: DeskDialogs,
    window: ShellWindow,
) -> None:
    """What is done with a camera from the tree, the wall and the panel."""

    def camera_activated(camera_id: str) -> None:
        if window.page is Page.PLAYBACK:
            pages.playback().add_camera(camera_id)
        else:
            page.placing.show_camera(camera_id)

    tree.camera_activated.connect(camera_activated)
    tree.cameras_asked.connect(page.placing.show_cameras)
    tree.edit_asked.connect(dialogs.edit)
    tree.record_asked.connect(dialogs.record)
    tree.remove_asked.connect(lambda camera_id: dialogs.remove([camera_id]))
    page.properties_asked.connect(dialogs.edit)
    if desk.review is not None:
        context.can_mark()
        context.steering.mark_asked.connect(lambda camera: pages.review_work().mark_area(camera, desk.ptz.where))


def _connect_people(
    screens: PeopleScreens,
    desk: DeskServices,
    dialogs: DeskDialogs,
    window: ShellWindow,
    close: Callable[[], None],
    stack: AsyncExitStack,
) -> None:
    """Signing in and second persons with the window and its dialogs."""
    screens.gate.panel.language_chosen.connect(dialogs.choose_language)
    screens.gate.panel.set_province(desk.cameras.province)
    dialogs.consents_by(screens.ask_consent)
    if desk.kept_settings is not None:
        stack.callback(desk.kept_settings.on_saved(lambda now: screens.set_shift_starts(now.shift_starts)))
    window.close_asked.connect(screens.ask_close)
    screens.gate.leaving.connect(close)
    screens.start()
