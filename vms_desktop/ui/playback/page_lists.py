"""What the Playback page opens beside its pictures: holds and their list, files handed in, copies of clips."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.footage import RecordedRange
from vms_desktop.domain.permission import Permission
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.ui.dialogs.file_dialog import file_dialog
from vms_desktop.ui.handed_in.files_dialog import FilesDialog
from vms_desktop.ui.handed_in.parts import FileParts
from vms_desktop.ui.holds.hold_dialog import HoldDialog
from vms_desktop.ui.holds.holds_dialog import HoldsDialog
from vms_desktop.ui.holds.parts import AskConsent, HoldParts
from vms_desktop.ui.masking.copies_dialog import CopiesDialog
from vms_desktop.ui.offered import Refused, nothing_refused
from vms_desktop.ui.playback.parts import PlaybackParts
from vms_desktop.ui.playback.playback_keys import PlaybackKeys
from vms_desktop.ui.playback.playback_toolbar import PlaybackToolbar
from vms_desktop.ui.playback.session import PlaybackSession
from vms_desktop.ui.playback.transport_bar import TransportBar

COARSE_S = 10.0
_CLIPS = "*.mp4 *.mkv"
UNMARKED = timedelta(minutes=5)
"""To both sides of the moment, where nobody marked anything: better some minutes too much on hold."""


class PageLists(QObject):
    """``opened``: the cameras that are played, in the order of the tiles.

    Signals: ``notice(Words)``, ``failed(VmsError)``, ``open_asked(str, float, float)`` (camera id, begin, end in
    seconds since 1970), ``export_asked(str, list, QWidget)`` (which list, its rows, the dialog that shows it),
    ``request_asked(list, datetime, datetime)`` (a new request with these cameras' ids and that stretch),
    ``check_asked(QWidget)`` (an evidence package, over that dialog).
    """

    notice = Signal(object)
    failed = Signal(object)
    open_asked = Signal(str, float, float)
    export_asked = Signal(str, list, object)
    request_asked = Signal(list, object, object)
    check_asked = Signal(object)

    def __init__(
        self,
        parts: PlaybackParts,
        session: PlaybackSession,
        cameras: CameraService,
        clock: Clock,
        opened: Callable[[], list[Camera]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._parts, self._session, self._cameras, self._clock = parts, session, cameras, clock
        self._opened, self._page = opened, parent
        self.refused: Refused = nothing_refused
        self.ask_consent: AskConsent | None = None
        self.checks = False
        """Whether somebody is there to check evidence packages."""

    def connect_bars(self, top: PlaybackToolbar, bar: TransportBar, keys: PlaybackKeys) -> None:
        top.holds_asked.connect(lambda: self.list_holds())
        top.files_asked.connect(self.list_files)
        top.copies_asked.connect(self.ask_copies)
        for part in (bar, keys):
            part.hold_asked.connect(self.ask_hold)
        bar.request_asked.connect(self.ask_request)

    # ---- a request -----------------------------------------------------------------------------------------------

    def ask_request(self) -> None:
        """Of what is marked; of some minutes around the moment where nothing is."""
        cameras = self._opened()
        if cameras:
            begin, end = self._stretch()
            self.request_asked.emit([camera.id for camera in cameras], begin, end)

    def _stretch(self) -> tuple[datetime, datetime]:
        session = self._session
        if session.begin is None or session.end is None:
            return session.at - UNMARKED, session.at + UNMARKED
        return session.begin, session.end

    # ---- holds -----------------------------------------------------------------------------------------------

    def ask_hold(self) -> None:
        """Of what is marked; of some minutes around the moment where nothing is."""
        cameras = self._opened()
        if cameras:
            self._ask_hold(cameras, self._page.window())

    def _ask_hold(self, cameras: list[Camera], parent: QWidget) -> None:
        parts, refusal = self._hold_parts(), self.refused(Permission.HOLD)
        if parts is None:
            return
        if refusal is not None:
            self.failed.emit(refusal)
            return
        dialog = HoldDialog(parts, cameras, *self._stretch(), parent)
        dialog.placed.connect(self._placed)
        dialog.open()

    def _placed(self, count: int) -> None:
        self.notice.emit(lambda: self.tr("On hold: %Ln camera(s)", "", count))

    def list_holds(self, searched: str = "") -> None:
        """``searched``: only those that hold these words (a request's number)."""
        parts = self._hold_parts()
        if parts is None:
            return
        dialog = HoldsDialog(parts, self._page.window())
        dialog.search.setText(searched)
        dialog.open_asked.connect(self.open_asked)
        dialog.new_asked.connect(lambda: self._ask_hold(self._opened(), dialog))
        dialog.export_asked.connect(lambda rows: self.export_asked.emit("holds", rows, dialog))
        dialog.open()

    def _hold_parts(self) -> HoldParts | None:
        book = self._parts.holds
        if book is None:
            return None

        async def recorded(ids: Sequence[str], begin: datetime, end: datetime) -> Sequence[RecordedRange]:
            return await self._parts.playback.recorded(ids, begin, end, COARSE_S)

        kept_s = self._parts.kept_s
        return HoldParts(book, self._cameras, self._clock, self.refused, kept_s, recorded, self.ask_consent)

    # ---- files -----------------------------------------------------------------------------------------------

    def list_files(self) -> None:
        if self._parts.files is None:
            return
        parts = FileParts(self._parts.files, self._cameras, self._clock, self.refused, self._parts.who)
        dialog = FilesDialog(parts, self._page.window())
        dialog.open_asked.connect(self.open_asked)
        dialog.export_asked.connect(lambda rows: self.export_asked.emit("files_handed_in", rows, dialog))
        dialog.check.setVisible(self.checks)
        dialog.check_asked.connect(lambda: self.check_asked.emit(dialog))
        dialog.open()

    # ---- copies ----------------------------------------------------------------------------------------------

    def ask_copies(self) -> None:
        """Of a clip that was cut some time."""
        if self._parts.copies is None:
            return
        refusal = self.refused(Permission.EXPORT)
        if refusal is not None:
            self.failed.emit(refusal)
            return
        window = self._page.window()
        dialog = file_dialog("copiesFile", self.tr("Copies of which clip?"), window, str(self._parts.clip_folder))
        dialog.setNameFilter(self.tr("Clips ({0})").format(_CLIPS))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.copy_clips([Path(name) for name in names]))
        dialog.open()

    def copy_clips(self, paths: Sequence[Path]) -> None:
        """Offer copies of those clips."""
        if self._parts.copies is not None:
            CopiesDialog(self._parts.copies, paths, parent=self._page.window()).open()
