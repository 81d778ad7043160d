"""The list of holds: which footage is kept, since when, by whom and why; from here it is seen, kept longer, lifted, or
more is held.

HoldsDialog(parts: HoldParts, parent=None)
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from vms_desktop.domain.footage_hold import Hold
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.second_person import Consent
from vms_desktop.ui import language
from vms_desktop.ui.holds import hold_words
from vms_desktop.ui.holds.keep_dialog import KeepDialog
from vms_desktop.ui.holds.lift_dialog import LiftDialog
from vms_desktop.ui.holds.parts import HoldParts, cameras_elsewhere
from vms_desktop.ui.list_dialog import ListDialog
from vms_desktop.ui.offered import offer
from vms_desktop.ui.search_field import SearchField

SIZE = QSize(1240, 680)
SECOND_US = 1_000_000
OPEN_END_S = 3600.0
"""So much of a hold without an end is shown."""


class HoldsDialog(ListDialog):
    """Shown with ``open()``. Signals: ``open_asked(str, float, float)`` (camera id, begin, end in seconds since 1970);
    ``new_asked()``: place another one; ``export_asked(list)``: the rows that are shown, headings first.
    """

    open_asked = Signal(str, float, float)
    new_asked = Signal()
    export_asked = Signal(list)

    def __init__(self, parts: HoldParts, parent: QWidget | None = None) -> None:
        super().__init__("holds", SIZE, parent)
        columns = (
            (self.tr("State"), 120),
            (self.tr("Camera"), 215),
            (self.tr("From"), 184),
            (self.tr("To"), 184),
            (self.tr("Request"), 105),
            (self.tr("Review on"), 110),
            (self.tr("Placed by"), 150),
            (self.tr("Reason"), 110),
        )
        self._begin(self.tr("Holds on footage"), columns)
        self._parts, self._shown = parts, dict[str, Hold]()
        self._tasks.failed.connect(self._tell)
        self.table.itemSelectionChanged.connect(self._chosen_changed)
        self.table.itemActivated.connect(lambda _item: self._open())
        self.search = SearchField("holdsSearch", self)
        self.search.setPlaceholderText(self.tr("Camera, reason, request, name"))
        self.search.setAccessibleName(self.tr("Search the holds"))
        self.search.setFixedWidth(360)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.also_lifted = QCheckBox(self.tr("Also those that were lifted"), self)
        self.also_lifted.setObjectName("holdsLifted")
        self.also_lifted.toggled.connect(lambda _on: self._fill())
        self.due_only = QCheckBox(self.tr("Only those to be reviewed"), self)
        self.due_only.setObjectName("holdsDue")
        self.due_only.toggled.connect(lambda _on: self._fill())
        self.go = self._button("Open", "history", self.tr("Go to this footage"), self._open)
        self.keep = self._button("Keep", "clock", self.tr("Keep longer…"), self._ask_keep)
        self.lift = self._button("Lift", "lock-open", self.tr("Lift…"), self._ask_lift)
        self.new = self._button("New", "lock", self.tr("Place a hold…"), self._new)
        self.export = self._button("Export", "file-output", self.tr("Export…"), self._export)
        self._lay_out(
            (self.due_only, self.also_lifted, self.search, self.export), (self.go, self.keep, self.lift, self.new)
        )
        self._stop_hearing = parts.book.on_change(self._fill)
        self._fill()
        self.table.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tasks.start(self._parts.book.load(), "read the holds")

    # ---- the list --------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        words = self.search.text().casefold().split()
        held = [hold for hold in self._seen() if self.also_lifted.isChecked() or not hold.is_lifted]
        if self.due_only.isChecked():
            held = [hold for hold in held if hold.is_due(self._now_us)]
        found = [hold for hold in held if all(word in self._text(hold) for word in words)]
        self._shown = {hold.id: hold for hold in found}
        self._show_rows([(hold.id, self._cells(hold)) for hold in found])
        self._nothing.setText(
            self.tr("No hold has these words.")
            if words
            else self.tr("No hold is to be reviewed.")
            if self.due_only.isChecked()
            else self.tr("No footage is on hold. Mark it on the Playback page and press “Hold”, or place a hold here.")
        )
        self._chosen_changed()

    @property
    def _now_us(self) -> int:
        return microseconds(self._parts.clock.now())

    def _seen(self) -> list[Hold]:
        """Not of cameras that are none of the person's business; also of such as left the register."""
        foreign = cameras_elsewhere(self._parts.cameras)
        return [hold for hold in self._parts.book.holds if hold.camera_id not in foreign]

    def _cells(self, hold: Hold) -> list[str]:
        return [
            hold_words.state_words(hold, self._now_us),
            self._camera(hold),
            hold_words.moment_words(hold.begin_us),
            hold_words.end_words(hold.end_us),
            hold.request or "–",
            "–" if hold.is_lifted else hold_words.review_words(hold),
            hold_words.name_of(hold.placed_by),
            " ".join(hold.reason.split()),
        ]

    def _text(self, hold: Hold) -> str:
        return " ".join((*self._cells(hold), hold.lift_reason)).casefold()

    def _camera(self, hold: Hold) -> str:
        camera = next((one for one in self._parts.cameras.cameras if one.id == hold.camera_id), None)
        if camera is None:
            return self.tr("Camera no longer in the register")
        return f"{camera.code} {language.camera_name(camera)}"

    def _chosen(self) -> Hold | None:
        return self._shown.get(self.table.chosen or "")

    def _chosen_changed(self) -> None:
        hold, refusal = self._chosen(), self._parts.refused(Permission.HOLD)
        self._story.setText(hold_words.story(hold, self._camera(hold)) if hold is not None else "")
        self._story.setVisible(hold is not None)
        self.go.setEnabled(hold is not None)
        why = self.tr("Choose a hold that is in force in the list first.")
        offer(self.lift, refusal, hold is not None and not hold.is_lifted, why)
        offer(self.keep, refusal, hold is not None and not hold.is_lifted, why)
        offer(self.new, refusal)
        offer(self.export, self._parts.refused(Permission.EXPORT_LISTS), bool(self._shown))

    # ---- what is done ----------------------------------------------------------------------------------------

    def _open(self) -> None:
        hold = self._chosen()
        if hold is not None:
            begin = hold.begin_us / SECOND_US
            end = begin + OPEN_END_S if hold.end_us is None else hold.end_us / SECOND_US
            self.open_asked.emit(hold.camera_id, begin, end)
            self.accept()

    def _export(self) -> None:
        rows = [hold_words.row(hold, self._camera(hold), self._now_us) for hold in self._shown.values()]
        self.export_asked.emit([hold_words.headings(), *rows])

    def _new(self) -> None:
        self.new_asked.emit()

    def _ask_keep(self) -> None:
        hold = self._chosen()
        if hold is None:
            return
        dialog = KeepDialog(hold_words.story(hold, self._camera(hold)), self._parts.clock.now(), self)
        dialog.reasoned.connect(
            lambda until_us, reason: self._tasks.start_once(self._keep(hold.id, until_us, reason), "keep the hold")
        )
        dialog.open()

    async def _keep(self, hold_id: str, until_us: int, reason: str) -> None:
        self._problem.hide()
        await self._parts.book.keep([hold_id], until_us, reason)

    def _ask_lift(self) -> None:
        hold = self._chosen()
        if hold is None:
            return
        kept_s = self._parts.kept_s()
        oldest_us = (self._parts.clock.now().timestamp() - (kept_s or 0.0)) * SECOND_US
        dialog = LiftDialog(
            hold_words.story(hold, self._camera(hold)), kept_s is not None and hold.begin_us < oldest_us, self
        )
        dialog.reasoned.connect(lambda reason: self._tasks.start_once(self._lift(hold.id, reason), "lift the hold"))
        dialog.open()

    async def _lift(self, hold_id: str, reason: str) -> None:
        self._problem.hide()
        draft = await self._parts.book.lifting(hold_id, reason)
        if draft is None or self._parts.ask_consent is None:
            await self._parts.book.lift(hold_id, reason)
            return

        def lift(consent: Consent) -> None:
            self._tasks.start_once(self._parts.book.lift(hold_id, reason, consent=consent.id), "lift with consent")

        self._parts.ask_consent(draft, lift, parent=self)
