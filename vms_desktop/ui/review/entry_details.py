"""One entry of the access log, all of it, and what can be done from it.

EntryDetails(table: LogTableModel, parent: QWidget | None = None)
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from vms_desktop.domain.log_entry import Entry, moment
from vms_desktop.ui import formatting, icons, log_texts
from vms_desktop.ui.review import review_texts
from vms_desktop.ui.review.detail_texts import detail_lines
from vms_desktop.ui.review.log_table import LogTableModel
from vms_desktop.ui.words_label import WordsLabel

WIDTH = 330
LONGEST_WORD = 24


class EntryDetails(QScrollArea):
    """Every text is shown letter by letter: what stands in an entry may have been made by anybody.

    Signals: ``seen_asked(Entry)``: show what was seen; ``wall_asked(Entry)``: show all that desk showed then;
    ``request_asked(str)``: open the request of that number; ``only_asked(str, str, str)``: field of the filter, value,
    name: show only what has it too.
    """

    seen_asked = Signal(object)
    wall_asked = Signal(object)
    request_asked = Signal(str)
    only_asked = Signal(str, str, str)

    def __init__(self, table: LogTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("entryDetails")
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._table = table
        self._entry: Entry | None = None
        self._has_requests = False
        self._words: list[QLabel] = []
        inside = QFrame(self)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(12, 0, 8, 0)
        self._column.setSpacing(2)
        self.setWidget(inside)
        self.buttons: dict[str, QPushButton] = {}
        for name, icon in _BUTTONS.items():
            button = self.buttons[name] = QPushButton(inside)
            button.setObjectName(f"entry_{name}")
            icons.set_beside_text(button, icon)
            button.clicked.connect(lambda _on=False, name=name: self._pressed(name))
        self.retranslate()

    def set_requests_available(self, there: bool) -> None:
        """Whether ``request_asked`` leads anywhere; until then only the number is shown."""
        self._has_requests = there
        self.show_entry(self._entry)

    def show_entry(self, entry: Entry | None) -> None:
        self._entry = entry
        for label in self._words:
            label.hide()
            label.deleteLater()
        self._words = []
        while self._column.count():
            self._column.takeAt(0)
        if entry is None:
            self._add(self.tr("Choose an entry to see all of it."), "quiet")
        else:
            self._fill(entry)
        for name, button in self.buttons.items():
            shown = entry is not None and self._fits(name, entry)
            button.setVisible(shown)
            if shown:
                self._column.addWidget(button)
        self._column.addStretch(1)

    def _fill(self, entry: Entry) -> None:
        table = self._table
        self._add(log_texts.action_text(entry.action), "title")
        self._pair(self.tr("Time"), formatting.moment_text(moment(entry.time_us)))
        self._pair(
            self.tr("Person"), review_texts.person_text(entry.person_name or self.tr("(the program)"), entry.role)
        )
        self._pair(self.tr("What it was about"), review_texts.subject_text(entry))
        self._pair(self.tr("Place"), table.place_name(entry.place))
        self._pair(self.tr("Request number"), entry.request or (self.tr("none") if _wants_request(entry) else ""))
        self._pair(self.tr("Reason"), entry.reason)
        self._pair(self.tr("Desk and number"), f"{table.desk_name(entry.desk)} · {entry.sequence}")
        told = detail_lines(entry.details)
        if told:
            self._add(self.tr("Details"), "section")
            self._add("\n".join(told), "")

    def _pair(self, heading: str, text: str) -> None:
        if text:
            self._add(heading, "small")
            self._add(text, "")

    def _add(self, text: str, role: str) -> None:
        label = WordsLabel(self.widget())
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if role:
            label.setProperty("role", role)
        else:
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setText(_breakable(text))
        self._words.append(label)
        self._column.addWidget(label)

    # ---- buttons ---------------------------------------------------------------------------------------------

    def _fits(self, name: str, entry: Entry) -> bool:
        if name in ("seen", "camera"):
            return bool(entry.camera)
        if name == "wall":
            return entry.action.partition(".")[0] == "live"
        if name == "request":
            return bool(entry.request) and self._has_requests
        return bool(entry.request if name == "same_request" else entry.person)

    def _pressed(self, name: str) -> None:
        entry = self._entry
        if entry is None:
            return
        if name == "seen":
            self.seen_asked.emit(entry)
        elif name == "wall":
            self.wall_asked.emit(entry)
        elif name == "request":
            self.request_asked.emit(entry.request)
        elif name == "person":
            self.only_asked.emit("persons", entry.person, entry.person_name)
        elif name == "camera":
            self.only_asked.emit("camera", entry.camera, entry.subject_name)
        else:
            self.only_asked.emit("request", entry.request, entry.request)

    def retranslate(self) -> None:
        for name, text in (
            ("seen", self.tr("What they saw")),
            ("wall", self.tr("The whole wall then")),
            ("request", self.tr("Open the request")),
            ("person", self.tr("Only this person")),
            ("camera", self.tr("Only this camera")),
            ("same_request", self.tr("Only this request")),
        ):
            self.buttons[name].setText(text)
            self.buttons[name].setAccessibleName(text)
        self.setAccessibleName(self.tr("The chosen entry"))
        self.show_entry(self._entry)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


_BUTTONS = {
    "seen": "eye",
    "wall": "layout-dashboard",
    "request": "file-text",
    "person": "search",
    "camera": "cctv",
    "same_request": "file-text",
}


def _wants_request(entry: Entry) -> bool:
    return entry.action.partition(".")[0] in ("replay", "export")


def _breakable(text: str) -> str:
    """With places to break in what has no spaces: a hash must not make the panel wider."""
    return "\n".join(" ".join(map(_breakable_word, line.split(" "))) for line in text.split("\n"))


def _breakable_word(word: str) -> str:
    if len(word) <= LONGEST_WORD or not word.isascii():
        return word
    return "\u200b".join(word[at : at + LONGEST_WORD] for at in range(0, len(word), LONGEST_WORD))
