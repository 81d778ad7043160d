"""Tells supervisors of holds whose day to be looked at again has come: once a person and hold."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, QTimer, Signal

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.permission import Permission
from vms_desktop.services.authority import Authority
from vms_desktop.ui.holds.parts import HoldBook

_EVERY_MS = 600_000
_ASKING = (Permission.HOLD, Permission.APPROVE)


class ReviewWatch(QObject):
    """``elsewhere``: ids of cameras that are none of the person's business. Signals: ``told(Words)``."""

    told = Signal(object)

    def __init__(
        self,
        book: HoldBook,
        elsewhere: Callable[[], Collection[str]],
        authority: Authority,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._book, self._elsewhere, self._authority, self._clock = book, elsewhere, authority, clock
        self._known: set[tuple[str, str]] = set()
        """Person and hold: what has been told already."""
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._unsubscribe = [book.on_change(self.look), authority.on_change(self.look)]

    def start(self) -> None:
        """The loop runs."""
        self._timer.start()
        self.look()

    def close(self) -> None:
        self._timer.stop()
        for unsubscribe in self._unsubscribe:
            unsubscribe()

    def look(self) -> None:
        """Only for who may both hold and decide; everybody who may hold sees it in the list."""
        if any(self._authority.refusal(permission) is not None for permission in _ASKING):
            return
        person, now_us = self._authority.actor.person, microseconds(self._clock.now())
        due = [hold for hold in self._book.holds if hold.is_due(now_us)]
        foreign = self._elsewhere() if due else ()
        due = [hold for hold in due if hold.camera_id not in foreign]
        new = [hold.id for hold in due if (person, hold.id) not in self._known]
        self._known |= {(person, hold_id) for hold_id in new}
        if new:
            count = len(due)
            self.told.emit(
                lambda: self.tr("%Ln hold(s) on footage to be reviewed: Playback page, “Holds…”.", "", count)
            )
