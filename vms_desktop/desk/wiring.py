"""Which signal goes where: the window's parts are built and connected here, so that none of them knows another."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from vms_desktop.adapters.video.player_pool import PlayerPool
from vms_desktop.adapters.video.relay_client import RelayClient
from vms_desktop.child_protocol.demonstration import Phase
from vms_desktop.desk.demonstration import DeskDemonstration
from vms_desktop.desk.dialogs import DeskDialogs, KeepsSettings
from vms_desktop.desk.gate import PeopleScreens, screens_of
from vms_desktop.desk.people import DeskPeople
from vms_desktop.desk.playback import DeskPlayback
from vms_desktop.desk.playback_page import playback_parts, wire_playback
from vms_desktop.desk.recording import DeskRecording
from vms_desktop.desk.requests_page import RequestWork, request_page
from vms_desktop.desk.review_work import ReviewWork
from vms_desktop.desk.rights import follow_rights
from vms_desktop.domain.clock import Clock
from vms_desktop.paths import DataFolder
from vms_desktop.services.cameras.camera_import import CameraImport
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.cameras.health import CameraHealth
from vms_desktop.services.recorders.recorders import RecorderService
from vms_desktop.services.requests.requests import RequestService
from vms_desktop.services.review.review_services import ReviewServices
from vms_desktop.services.wall.ptz import PtzService
from vms_desktop.services.wall.snapshots import SnapshotService
from vms_desktop.services.wall.views import ViewService
from vms_desktop.services.wall.wall import WallService
from vms_desktop.services.wall.wall_losses import WallLosses
from vms_desktop.settings import Settings
from vms_desktop.ui import language
from vms_desktop.ui.clock_history import ClockHistory
from vms_desktop.ui.context_panel.panel import ContextPanel
from vms_desktop.ui.offered import FollowsRights
from vms_desktop.ui.pages.health_page import HealthPage
from vms_desktop.ui.pages.live_page import LivePage
from vms_desktop.ui.pages.province_progress import ProvincePhase
from vms_desktop.ui.pages.recording_settings import RecordingSettings
from vms_desktop.ui.pages.register_page import RegisterPage
from vms_desktop.ui.pages.settings_page import Provinces, SettingsPage
from vms_desktop.ui.people.people_page import PeoplePage
from vms_desktop.ui.playback.playback_page import PlaybackPage
from vms_desktop.ui.review.review_page import ReviewPage
from vms_desktop.ui.shell.loss_notices import LossNotices
from vms_desktop.ui.shell.navigation_rail import Page
from vms_desktop.ui.shell.status_bar import StatusBar
from vms_desktop.ui.shell.window import ShellWindow
from vms_desktop.ui.tree.tree_panel import TreePanel
from vms_desktop.ui.wall.wall_page import WallPage


@dataclass(frozen=True, slots=True)
class DeskServices:
    """All services of a desk, and the settings it was opened with."""

    folder: DataFolder
    settings: Settings
    clock: Clock
    cameras: CameraService
    imports: CameraImport
    wall: WallService
    ptz: PtzService
    views: ViewService
    health: CameraHealth
    snapshots: SnapshotService
    relay: RelayClient
    players: PlayerPool
    provinces: Provinces
    kept_settings: KeepsSettings | None = None
    """Records and saves; None: saves only."""
    people: DeskPeople | None = None
    """None: a window over other services, whose authority is somebody else's."""
    review: ReviewServices | None = None
    """None: without the page for supervisors."""
    recording: DeskRecording | None = None
    playback: DeskPlayback | None = None
    """None: a desk without recorded footage; then there is no such page."""
    recorders: RecorderService | None = None
    requests: RequestService | None = None
    """None: a desk without requests for footage; then there is no such page."""


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
    register = RegisterPage(desk.cameras, desk.health, recording=recorder, has_recorders=desk.recorders is not None)
    health = HealthPage(desk.cameras, desk.health, recording=recorder)
    if desk.recording is not None:
        beside, listed = (ClockHistory(desk.recording.clocks, desk.clock, one) for one in (context, health))
        context.follow_clocks(beside)
        health.follow_clocks(listed, desk.recording.clocks)
        stack.push_async_callback(beside.close)
        stack.push_async_callback(listed.close)
    settings = SettingsPage(desk.settings, desk.folder, desk.provinces, recording=_recording_settings(desk, stack))
    pages: dict[Page, QWidget] = {Page.LIVE: live}
    parts = None
    if desk.playback is not None:
        parts = playback_parts(
            desk.playback, desk.recording, desk.snapshots.folder, desk.folder.clips, lambda: _name_of(desk.people)
        )
    playback = PlaybackPage(parts, desk.cameras, desk.clock) if parts is not None else None
    if playback is not None:
        pages[Page.PLAYBACK] = playback
    review = None if desk.review is None else ReviewPage(desk.review, desk.cameras, desk.clock)
    if review is not None:
        pages[Page.REVIEW] = review
    requests = None if desk.requests is None else request_page(desk.requests, desk.cameras, desk.clock)
    if requests is not None:
        pages[Page.REQUESTS] = requests
    pages |= {Page.REGISTER: register, Page.HEALTH: health}
    screens_work_with = None if desk.people is None else screens_of(desk.people, desk.clock)
    if screens_work_with is not None:
        people = PeoplePage(screens_work_with, desk.cameras)
        stack.push_async_callback(people.close_page)
        pages[Page.PEOPLE] = people
    pages[Page.SETTINGS] = settings
    window = ShellWindow(pages, tree, context, status, desk.clock, province)
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

    if playback is not None and desk.playback is not None:
        wire_playback(desk.playback.instant, desk.wall, desk.clock, playback, page, context, window, stack)

    def camera_activated(camera_id: str) -> None:
        if playback is not None and window.page is Page.PLAYBACK:
            playback.add_camera(camera_id)
        else:
            page.placing.show_camera(camera_id)

    tree.camera_activated.connect(camera_activated)
    tree.cameras_asked.connect(page.placing.show_cameras)
    page.tile_selected.connect(context.select_tile)
    page.preset_asked.connect(context.steering.go_to_number)
    page.message.connect(window.notices.show_error)
    page.notice.connect(window.notices.show_notice)
    page.saved.connect(window.notices.show_saved)
    losses = WallLosses(desk.wall)
    lost = LossNotices(losses, window.notices, window)
    stack.callback(lost.close)
    stack.callback(losses.close)
    page.full_screen_changed.connect(window.set_full_screen)
    window.wall_only_asked.connect(page.set_full_screen)
    context.snapshot_asked.connect(page.take_snapshot)
    context.message.connect(window.notices.show_error)
    desk.players.on_fault(window.notices.show_error)
    desk.relay.on_fault(window.notices.show_error)
    window.ended.connect(close)
    for asking in (live.first, register):
        asking.add_asked.connect(dialogs.add)
        asking.import_asked.connect(dialogs.import_list)

    def show_province(phase: Phase | None, seconds: float) -> None:
        live.first.show_province(None if phase is None else ProvincePhase(phase.value), seconds)

    demonstration = DeskDemonstration(desk.clock, show_province, window.notices.show_error)
    live.first.province_asked.connect(lambda: demonstration.start(language.current()))
    live.first.province_ended.connect(demonstration.cancel)
    dialogs.stored.connect(register.reveal)
    register.edit_asked.connect(dialogs.edit)
    register.remove_asked.connect(dialogs.remove)
    register.record_asked.connect(dialogs.record)
    register.recorders_asked.connect(dialogs.list_recorders)
    register.export_asked.connect(dialogs.export_cameras)
    health.edit_asked.connect(dialogs.edit)
    health.export_asked.connect(dialogs.export_rows)

    def show_on_wall(camera_id: str) -> None:
        if page.placing.show_camera(camera_id):
            window.show_page(Page.LIVE)

    for listing in (register, health):
        listing.show_asked.connect(show_on_wall)
    tree.edit_asked.connect(dialogs.edit)
    tree.record_asked.connect(dialogs.record)
    if playback is not None:
        playback.lists.export_asked.connect(dialogs.export_table)
    tree.remove_asked.connect(lambda camera_id: dialogs.remove([camera_id]))
    page.properties_asked.connect(dialogs.edit)
    settings.language_chosen.connect(dialogs.choose_language)
    settings.changed.connect(dialogs.keep_settings)
    settings.failed.connect(window.notices.show_error)
    dialogs.settings_refused.connect(settings.show_kept)
    if desk.kept_settings is not None:
        stack.callback(desk.kept_settings.on_saved(settings.kept))
    if screens_work_with is not None:
        people.message.connect(window.notices.show_error)
        screens = PeopleScreens(screens_work_with, window, live, desk.settings, stack)
        screens.gate.panel.language_chosen.connect(dialogs.choose_language)
        dialogs.consents_by(screens.ask_consent)
        if playback is not None:
            playback.consents_by(screens.ask_consent)
        settings.lock_after.connect(screens.gate.set_lock_after)
        screens.gate.panel.set_province(province)
        if desk.kept_settings is not None:
            stack.callback(desk.kept_settings.on_saved(lambda now: screens.set_shift_starts(now.shift_starts)))
        window.close_asked.connect(screens.ask_close)
        screens.gate.leaving.connect(close)
        screens.start()
    else:
        window.close_asked.connect(close)
    following: list[FollowsRights] = [live.first, page, context, register, health, settings]
    if playback is not None:
        following.append(playback)
    if review is not None and desk.review is not None:
        work = ReviewWork(desk.review, desk.cameras, desk.wall, window)
        work.connect_page(review)
        review.rules.take_views_by(desk.ptz.where)
        context.can_mark()
        context.steering.mark_asked.connect(lambda camera: work.mark_area(camera, desk.ptz.where))
        stack.push_async_callback(work.close)
        stack.push_async_callback(review.close_page)
    if requests is not None and desk.requests is not None:
        asked = RequestWork(requests, desk.requests, desk.cameras, desk.clock)
        asked.connect_page(window, dialogs, playback, review, stack)
    follow_rights(desk.cameras.authority, following, stack)
    stack.push_async_callback(dialogs.close)
    stack.push_async_callback(demonstration.stop)
    for part in (live, register, health):
        stack.callback(part.close_page)
    stack.callback(window.hide)
    stack.callback(tree.close_panel)
    stack.push_async_callback(context.close_panel)
    return window


def _name_of(people: DeskPeople | None) -> str:
    person = people.session.person if people is not None else None
    return person.name if person is not None else ""


def _recording_settings(desk: DeskServices, stack: AsyncExitStack) -> RecordingSettings | None:
    """None where nothing is recorded here."""
    recording = desk.recording
    if recording is None or not desk.settings.records_here:
        return None
    part = RecordingSettings(desk.settings, recording.place, recording.service, recording.retention)
    stack.push_async_callback(part.close_part)
    return part
