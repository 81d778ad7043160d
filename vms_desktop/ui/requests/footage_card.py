"""Which footage: one strip a camera, with what there is, what is on hold, how long it still stays where it lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.footage import SourceKind
from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.requests.protective import ProtectionState, ProtectiveCopy
from vms_desktop.domain.requests.request import Asked, Request
from vms_desktop.domain.thai_time import thai_day
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.requests.finding import Look
from vms_desktop.ui import formatting, icons
from vms_desktop.ui.offered import offer
from vms_desktop.ui.plain_tip import plain_tip
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.requests.fact_card import FactCard
from vms_desktop.ui.requests.footage_strip import FootageStrip, StripFacts
from vms_desktop.ui.requests.protected_words import MAY_BE_RETRIED, protected_text
from vms_desktop.ui.requests.request_words import owner_text
from vms_desktop.ui.words_label import WordsLabel

_NAME_WIDTH, _WORDS_WIDTH = 210, 190
_SOON_S = 48 * 3600.0


class FootageCard(FactCard):
    """Signals: ``look_asked(str, int)``: show that camera at that moment (microseconds); ``retry_asked(str)``: fetch a
    protective copy again; ``holds_asked()``: the list of the request's holds.
    """

    look_asked = Signal(str, object)
    retry_asked = Signal(str)
    holds_asked = Signal()

    def __init__(self, cameras: CameraService, parent: QWidget | None = None) -> None:
        super().__init__("requestFootage", parent)
        self._cameras = cameras
        self.holds = QPushButton(self)
        self.holds.setObjectName("requestHolds")
        icons.set_beside_text(self.holds, "lock")
        self.holds.clicked.connect(self.holds_asked)
        self.holds.hide()  # until there is a list to show
        self.corner.addWidget(self.holds)
        self._rows = QWidget(self)
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.body.addWidget(self._rows)
        self.strips: list[FootageStrip] = []
        self._copies: Sequence[ProtectiveCopy] = ()

    def show_copies(self, copies: Sequence[ProtectiveCopy]) -> None:
        """What was brought to safety; counts with the next ``show_request``."""
        self._copies = copies

    def show_request(
        self, request: Request, looks: Mapping[str, Look] | None, held: Sequence[str], now_us: int
    ) -> None:
        """``looks``: what there is, by the id of what was asked; None: not known yet. ``held``: ids of holds that
        stand.
        """
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self.strips = []
        for row, asked in enumerate(request.asked):
            look = looks.get(asked.id) if looks is not None else None
            self._add(row, request, asked, look, asked.hold_id in held, now_us)

    def _add(self, row: int, request: Request, asked: Asked, look: Look | None, held: bool, now_us: int) -> None:
        there = stretches_of(look) if look is not None else None
        allowed = [one for one in request.allowed() if one.camera_id == asked.interval.camera_id]
        strip = FootageStrip(StripFacts(asked.interval, there, held, allowed), self._rows)
        strip.moment_asked.connect(lambda us, one=asked: self.look_asked.emit(one.interval.camera_id, us))
        self.strips.append(strip)
        name = WordsLabel(self._rows)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        name.setFixedWidth(_NAME_WIDTH)
        day = formatting.date_text(thai_day(moment(asked.interval.begin_us)))
        owner = owner_text(asked.owner, self._cameras)
        name.setText("\n".join(part for part in (f"{asked.camera_code} {asked.camera_name}", owner, day) if part))
        name.setToolTip(plain_tip(name.text()))
        words = QLabel(self._rows)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setFixedWidth(_WORDS_WIDTH)
        words.setObjectName(f"footageWords_{row}")
        text, soon = self._words(request, asked, look, held, now_us)
        words.setProperty("role", "wrong" if soon else "small")
        words.setText(text)
        play = QPushButton(self.tr("Look at it"), self._rows)
        play.setObjectName(f"footageLook_{row}")
        icons.set_beside_text(play, "history")
        offer(play, self._refused(Permission.REPLAY, asked.interval.camera_id))
        play.clicked.connect(
            lambda _on=False, one=asked: self.look_asked.emit(one.interval.camera_id, one.interval.begin_us)
        )
        hands = QWidget(self._rows)
        column = QVBoxLayout(hands)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(play)
        for copy in self._of(asked):
            if copy.state in MAY_BE_RETRIED:
                column.addWidget(self._retry(copy))
        for at, part in enumerate((name, strip, words, hands)):
            self._grid.addWidget(part, row, at, Qt.AlignmentFlag.AlignTop)

    def _of(self, asked: Asked) -> list[ProtectiveCopy]:
        return [copy for copy in self._copies if copy.interval.overlaps(asked.interval)]

    def _retry(self, copy: ProtectiveCopy) -> QPushButton:
        button = QPushButton(self.tr("Copy again now"), self._rows)
        button.setObjectName(f"protectRetry_{copy.id}")
        icons.set_beside_text(button, "rotate-ccw")
        offer(button, self._refused(Permission.HOLD, copy.interval.camera_id))
        button.clicked.connect(lambda _on=False: self.retry_asked.emit(copy.id))
        return button

    def _refused(self, permission: Permission, camera_id: str) -> VmsError | None:
        return self._cameras.authority.refusal(permission, self._cameras.find(camera_id))

    def _words(self, request: Request, asked: Asked, look: Look | None, held: bool, now_us: int) -> tuple[str, bool]:
        """What the officer said, what is held, how long the rest stays; and whether that is soon."""
        lines, soon = [], False
        said = next((one for one in request.found if one.asked_id == asked.id), None)
        if said is not None:
            cause = request_texts.cause_text(said.cause) if said.cause is not None else self.tr("Found")
            if said.seen_at:
                cause = self.tr("Seen elsewhere: {0}").format(said.seen_at)
            lines.append(f"{cause} · {said.note}" if said.note else cause)
        if held:
            lines.append(self.tr("On hold here"))
        lines += [protected_text(copy) for copy in self._of(asked)]
        if look is not None:
            sources = [source_text(one.source.kind) for one in look.available]
            lines.append(" · ".join(dict.fromkeys(sources)) or self.tr("Nothing is there"))
            if look.overwritten_us is not None:
                left = (look.overwritten_us - now_us) / 1_000_000
                # What was fetched already is safe here, whatever becomes of the owner's.
                soon = left < _SOON_S and not any(
                    one.state is ProtectionState.KEPT and not one.gaps for one in self._of(asked)
                )
                lines.append(
                    self.tr("Overwritten at the owner's in {0}").format(formatting.duration_text(left))
                    if left > 0
                    else self.tr("Overwritten at the owner's by now")
                )
        return "\n".join(lines), soon

    def retranslate(self) -> None:
        self.name_it(self.tr("Which footage"))
        self.holds.setText(self.tr("Holds…"))
        self.holds.setToolTip(self.tr("List the holds of this request; lifting one needs a second person"))


def stretches_of(look: Look) -> list[tuple[int, int]]:
    """Of all sources together."""
    return [(one.begin_us, one.end_us) for source in look.available for one in source.stretches]


def source_text(kind: SourceKind) -> str:
    translate = QCoreApplication.translate
    return {
        SourceKind.LOCAL: translate("FootageCard", "recorded here"),
        SourceKind.FILE: translate("FootageCard", "handed in"),
        SourceKind.RING: translate("FootageCard", "recorded here"),
        SourceKind.PROTECTED: translate("FootageCard", "copied here"),
    }.get(kind, translate("FootageCard", "at the owner's recorder"))
