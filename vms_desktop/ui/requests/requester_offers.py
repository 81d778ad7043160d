"""Names of those who asked before, offered below the field while one is typed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from vms_desktop.services.requests.request_ports import KnownRequester
from vms_desktop.services.requests.requests import RequestService
from vms_desktop.ui.tasks import WidgetTasks

_RESTS_MS = 250


class RequesterOffers(QObject):
    """Signals: ``chosen(KnownRequester)``: one of them was taken; their name stands in the field then."""

    chosen = Signal(object)

    def __init__(self, book: RequestService, field: QLineEdit, tasks: WidgetTasks) -> None:
        super().__init__(field)
        self._book, self._field, self._tasks = book, field, tasks
        self._offered: dict[str, KnownRequester] = {}
        self._names = QStringListModel(self)
        self.completer = QCompleter(self._names, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.activated.connect(lambda text: self._take(text if isinstance(text, str) else text.data()))
        field.setCompleter(self.completer)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_RESTS_MS)
        self._rest.timeout.connect(lambda: self._tasks.start_anew(self._look, "names that asked before"))
        field.textEdited.connect(lambda _text: self._rest.start())

    async def _look(self) -> None:
        text = self._field.text()
        known = await self._book.known_requesters(text)
        if text != self._field.text():
            return  # somebody types on; that is looked for next
        self._offered = {" · ".join(part for part in (one.name, one.agency) if part): one for one in known}
        self._names.setStringList(list(self._offered))
        if self._offered and self._field.hasFocus():
            self.completer.complete()

    def _take(self, words: str) -> None:
        known = self._offered.get(words)
        if known is not None:
            # Qt writes the chosen words into the field after this signal.
            QTimer.singleShot(0, self._field, lambda: self._field.setText(known.name))
            self.chosen.emit(known)
