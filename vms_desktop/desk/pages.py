"""The pages of a desk's window, each built and connected when it is first opened.

What nobody looks at needs no memory and no time: most desks show the wall all shift long. So the modules of a page are
imported where the page is made, and not above.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vms_desktop.desk.dialogs import DeskDialogs
from vms_desktop.desk.gate import PeopleScreens
from vms_desktop.desk.rights import RightsFollowing
from vms_desktop.desk.services import DeskServices
from vms_desktop.domain.log_entry import moment
from vms_desktop.services.recording.recording import RecordingService
from vms_desktop.ui.shell.navigation_rail import Page
from vms_desktop.ui.shell.window import ShellWindow
from vms_desktop.ui.wall.wall_page import WallPage

if TYPE_CHECKING:
    from vms_desktop.desk.review_work import ReviewWork
    from vms_desktop.ui.forms.forms_settings import FormsSettings
    from vms_desktop.ui.pages.recording_settings import RecordingSettings
    from vms_desktop.ui.playback.playback_page import PlaybackPage
    from vms_desktop.ui.requests.requests_page import RequestsPage


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What pages are connected with. ``screens`` None: nobody signs in here. ``stack`` gets what must end with them."""

    window: ShellWindow
    dialogs: DeskDialogs
    wall: WallPage
    rights: RightsFollowing
    screens: PeopleScreens | None
    stack: AsyncExitStack


class DeskPages:
    """``recorder``: what is recorded here; None: nothing is."""

    def __init__(self, desk: DeskServices, recorder: RecordingService | None) -> None:
        self._desk = desk
        self._recorder = recorder
        self._around: Surroundings | None = None
        self._playback: PlaybackPage | None = None
        self._requests: RequestsPage | None = None
        self._review_work: ReviewWork | None = None

    def place_in(self, around: Surroundings) -> None:
        """Before any of them is asked for."""
        self._around = around

    def makers(self) -> dict[Page, Callable[[], QWidget]]:
        """Of the pages this desk has, from top to bottom; each is to be called once."""
        desk = self._desk
        makers: dict[Page, Callable[[], QWidget]] = {}
        if desk.playback is not None:
            makers[Page.PLAYBACK] = self.playback
        if desk.requests is not None:
            makers[Page.REQUESTS] = self.requests
        if desk.review is not None:
            makers[Page.REVIEW] = self._make_review
        makers |= {Page.REGISTER: self._make_register, Page.HEALTH: self._make_health}
        if desk.people is not None:
            makers[Page.PEOPLE] = self._make_people
        return makers | {Page.SETTINGS: self._make_settings}

    @property
    def _placed(self) -> Surroundings:
        assert self._around is not None
        return self._around

    def _show_on_wall(self, camera_id: str) -> None:
        if self._placed.wall.placing.show_camera(camera_id):
            self._placed.window.show_page(Page.LIVE)

    # ---- playback --------------------------------------------------------------------------------------------

    def playback(self) -> PlaybackPage:
        """The page, made now if it was not yet. Only where the desk has one."""
        if self._playback is None:
            self._playback = self._make_playback()
        return self._playback

    def _make_playback(self) -> PlaybackPage:
        from vms_desktop.desk.playback_page import playback_parts
        from vms_desktop.ui.playback.playback_page import PlaybackPage

        desk, around = self._desk, self._placed
        assert desk.playback is not None
        stills, clips = desk.snapshots.folder, desk.folder.clips
        parts = playback_parts(desk.playback, desk.recording, stills, clips, self._who, desk.cameras.get)
        page = PlaybackPage(parts, desk.cameras, desk.clock)
        page.message.connect(around.window.notices.show_error)
        page.notice.connect(around.window.notices.show_notice)
        page.lists.export_asked.connect(around.dialogs.export_table)
        if desk.evidence is not None:
            page.lists.checks = True
            page.lists.check_asked.connect(self.check_package)
        if around.screens is not None:
            page.consents_by(around.screens.ask_consent)
        if desk.requests is not None:
            page.lists.request_asked.connect(self._begin_request)
            page.lanes.ask_requests(desk.requests)
            page.transport.offer_requests()
        around.rights.add(page)
        around.stack.push_async_callback(page.close_page)
        return page

    def _who(self) -> str:
        people = self._desk.people
        person = people.session.person if people is not None else None
        return person.name if person is not None else ""

    # ---- requests --------------------------------------------------------------------------------------------

    def requests(self) -> RequestsPage:
        """The page, made now if it was not yet. Only where the desk has one."""
        if self._requests is None:
            self._requests = self._make_requests()
        return self._requests

    def _make_requests(self) -> RequestsPage:
        from vms_desktop.desk.playback_page import copy_parts
        from vms_desktop.desk.requests_page import RequestWork, request_page
        from vms_desktop.desk.requests_printing import DeskPrinting

        desk, around = self._desk, self._placed
        assert desk.requests is not None
        checks = None if desk.evidence is None else partial(self.check_package, around.window)
        printing = None
        if desk.forms is not None:
            printing = DeskPrinting(desk.forms, desk.cameras, around.window, desk.requests, desk.exports)
            printing.failed.connect(around.window.notices.show_error)
            printing.told.connect(around.window.notices.show_notice)
            around.stack.push_async_callback(printing.close)
        drawing = None if desk.exports is None else desk.exports.drawing
        masking = None if desk.playback is None else copy_parts(desk.playback, desk.cameras.get, drawing)
        page = request_page(desk.requests, desk.cameras, desk.clock, checks, desk.exports, printing, masking)
        work = RequestWork(desk.requests, around.window, around.dialogs)
        work.connect_page(page)
        if desk.playback is not None:
            page.look_asked.connect(self._look_back)
            page.holds_asked.connect(lambda number: self.playback().lists.list_holds(number))
            page.view.footage.holds.setVisible(desk.recording is not None)
        around.stack.push_async_callback(work.close)
        around.stack.push_async_callback(page.close_page)
        return page

    def _begin_request(self, camera_ids: list[str], begin: datetime, end: datetime) -> None:
        self._placed.window.show_page(Page.REQUESTS)
        self.requests().begin_with(camera_ids, begin, end)

    def _open_request(self, number: str) -> None:
        self._placed.window.show_page(Page.REQUESTS)
        self.requests().open_request(number)

    def _look_back(self, camera_id: str, us: int) -> None:
        self.playback().show_at([camera_id], moment(us), play=False)
        self._placed.window.show_page(Page.PLAYBACK)

    # ---- review ----------------------------------------------------------------------------------------------

    def review_work(self) -> ReviewWork:
        """What is done about the access log beyond its page. Only where the desk has one."""
        from vms_desktop.desk.review_work import ReviewWork

        if self._review_work is None:
            desk, around = self._desk, self._placed
            assert desk.review is not None
            self._review_work = ReviewWork(desk.review, desk.cameras, desk.wall, around.window)
            around.stack.push_async_callback(self._review_work.close)
        return self._review_work

    def _make_review(self) -> QWidget:
        from vms_desktop.ui.review.review_page import ReviewPage

        desk = self._desk
        assert desk.review is not None
        page = ReviewPage(desk.review, desk.cameras, desk.clock)
        self.review_work().connect_page(page)
        page.rules.take_views_by(desk.ptz.where)
        if desk.requests is not None:
            page.log.details.set_requests_available(True)
            page.request_asked.connect(self._open_request)
        if desk.evidence is not None:
            page.check.show()
            page.check_asked.connect(lambda: self.check_package(self._placed.window))
        self._placed.stack.push_async_callback(page.close_page)
        return page

    # ---- evidence packages -----------------------------------------------------------------------------------

    def check_package(self, over: QWidget, package: Path | None = None) -> None:
        """The dialog to drop an evidence package on, over that window; ``package``: check that one at once. Only where
        the desk checks them.
        """
        from vms_desktop.ui.evidence import CheckParts, open_check_dialog

        desk = self._desk
        assert desk.evidence is not None
        open_check_dialog(CheckParts(desk.evidence, desk.cameras.authority.refusal), over, package)

    # ---- cameras ---------------------------------------------------------------------------------------------

    def _make_register(self) -> QWidget:
        from vms_desktop.ui.pages.register_page import RegisterPage

        desk, dialogs, around = self._desk, self._placed.dialogs, self._placed
        has_recorders = desk.recorders is not None
        page = RegisterPage(desk.cameras, desk.health, recording=self._recorder, has_recorders=has_recorders)
        page.add_asked.connect(dialogs.add)
        page.import_asked.connect(dialogs.import_list)
        page.edit_asked.connect(dialogs.edit)
        page.remove_asked.connect(dialogs.remove)
        page.record_asked.connect(dialogs.record)
        page.recorders_asked.connect(dialogs.list_recorders)
        page.export_asked.connect(dialogs.export_cameras)
        page.show_asked.connect(self._show_on_wall)
        dialogs.stored.connect(page.reveal)
        around.rights.add(page)
        around.stack.callback(page.close_page)
        return page

    def _make_health(self) -> QWidget:
        from vms_desktop.ui.clock_history import ClockHistory
        from vms_desktop.ui.pages.health_page import HealthPage

        desk, dialogs, around = self._desk, self._placed.dialogs, self._placed
        page = HealthPage(desk.cameras, desk.health, recording=self._recorder)
        if desk.recording is not None:
            history = ClockHistory(desk.recording.clocks, desk.clock, page)
            page.follow_clocks(history, desk.recording.clocks)
            around.stack.push_async_callback(history.close)
        page.edit_asked.connect(dialogs.edit)
        page.export_asked.connect(dialogs.export_rows)
        page.show_asked.connect(self._show_on_wall)
        around.rights.add(page)
        around.stack.callback(page.close_page)
        return page

    # ---- people and settings ---------------------------------------------------------------------------------

    def _make_people(self) -> QWidget:
        from vms_desktop.ui.people.people_page import PeoplePage

        around = self._placed
        assert around.screens is not None
        page = PeoplePage(around.screens.people, self._desk.cameras)
        page.message.connect(around.window.notices.show_error)
        around.stack.push_async_callback(page.close_page)
        return page

    def _make_settings(self) -> QWidget:
        from vms_desktop.ui.pages.settings_page import SettingsPage

        desk, dialogs, around = self._desk, self._placed.dialogs, self._placed
        kept = desk.kept_settings
        saved = desk.settings if kept is None else kept.saved
        page = SettingsPage(
            saved, desk.folder, desk.provinces, recording=self._recording_settings(), forms=self._forms()
        )
        page.language_chosen.connect(dialogs.choose_language)
        page.changed.connect(dialogs.keep_settings)
        page.failed.connect(around.window.notices.show_error)
        dialogs.settings_refused.connect(page.show_kept)
        if kept is not None:
            around.stack.callback(kept.on_saved(page.kept))
        if around.screens is not None:
            page.lock_after.connect(around.screens.gate.set_lock_after)
        around.rights.add(page)
        return page

    def _forms(self) -> FormsSettings | None:
        from vms_desktop.ui.forms.forms_settings import FormsParts, FormsSettings

        desk, forms = self._desk, self._desk.forms
        if forms is None:
            return None
        kept = desk.kept_settings
        part = FormsSettings(
            desk.settings if kept is None else kept.saved, FormsParts(forms.templates, forms.printer())
        )
        part.told.connect(self._placed.window.notices.show_notice)
        self._placed.stack.push_async_callback(part.close_part)
        return part

    def _recording_settings(self) -> RecordingSettings | None:
        """None where nothing is recorded here."""
        from vms_desktop.ui.pages.recording_settings import RecordingSettings

        desk = self._desk
        recording, kept = desk.recording, desk.kept_settings
        saved = desk.settings if kept is None else kept.saved
        if recording is None or self._recorder is None:
            return None
        part = RecordingSettings(saved, recording.place, recording.service, recording.retention)
        self._placed.stack.push_async_callback(part.close_part)
        return part
