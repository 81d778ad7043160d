"""What of the access log is to be shown: person, camera, district, action, time, request, words.

LogFilters(cameras: CameraService, parent: QWidget | None = None)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_filter import TEXT_LIMIT, LogFilter
from vms_desktop.domain.saved_filter import Period
from vms_desktop.domain.thai_text import sort_key, tidy
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.ui import icons, language, log_texts, messages
from vms_desktop.ui.camera_field import CameraField
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.review import review_texts
from vms_desktop.ui.review.when import parse_when, when_text
from vms_desktop.ui.words_label import WordsLabel

WIDTH = 252
_REQUEST_LIMIT = 60


class LogFilters(QFrame):
    """Nothing is asked of the log before ``wanted``: every look at it is recorded, so nobody looks by accident.

    Signals: ``wanted()``: show what is chosen.
    """

    wanted = Signal()

    def __init__(self, cameras: CameraService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("logFilters")
        self.setFixedWidth(WIDTH)
        self._cameras = cameras
        self._persons: Sequence[tuple[str, str]] = ()
        self.period, self.person, self.action, self.district = (QComboBox(self) for _ in range(4))
        self.camera = CameraField(cameras, "logCamera", self)
        self.since, self.until, self.request, self.text = (LineField(self) for _ in range(4))
        self.request.setMaxLength(_REQUEST_LIMIT)
        self.text.setMaxLength(TEXT_LIMIT)
        self.show_button, self.clear_button = QPushButton(self), QPushButton(self)
        self.show_button.setProperty("role", "accent")
        icons.set_beside_text(self.show_button, "search", "#06121F")
        self._problem = WordsLabel(self)
        self._problem.setObjectName("logFilterProblem")
        self._problem.setProperty("role", "wrong")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._labels: dict[str, QLabel] = {}
        self._lay_out()
        self.period.currentIndexChanged.connect(lambda _index: self._period_changed())
        self.show_button.clicked.connect(self._ask)
        self.clear_button.clicked.connect(self.clear)
        for line in (self.since, self.until, self.request, self.text):
            line.returnPressed.connect(self._ask)
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(2)
        for name, field in (
            ("period", self.period),
            ("since", self.since),
            ("until", self.until),
            ("person", self.person),
            ("camera", self.camera),
            ("district", self.district),
            ("action", self.action),
            ("request", self.request),
            ("text", self.text),
        ):
            label = self._labels[name] = QLabel(self)
            label.setProperty("role", "small")
            label.setBuddy(field)
            if not field.objectName():
                field.setObjectName(f"log{name.capitalize()}")
            if isinstance(field, QComboBox):
                field.setMaxVisibleItems(20)
                field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            column.addWidget(label)
            column.addWidget(field)
        self.show_button.setObjectName("logShow")
        self.clear_button.setObjectName("logClear")
        column.addWidget(self._problem)
        column.addSpacing(8)
        column.addWidget(self.show_button)
        column.addWidget(self.clear_button)
        column.addStretch(1)

    def close_filters(self) -> None:
        self.camera.close_field()

    # ---- what is chosen --------------------------------------------------------------------------------------

    def chosen(self) -> tuple[Period, LogFilter]:
        """Times only of a given period. Raises InputError ``input.date``, ``input.date_order``,
        ``input.camera_not_chosen``.
        """
        period = Period(self.period.currentData())
        since = until = None
        if period is Period.GIVEN:
            since, until = parse_when(self.since.text()), parse_when(self.until.text(), is_end=True)
            if since is not None and until is not None and since >= until:
                raise InputError("input.date_order")
        if self.camera.is_undecided():
            raise InputError("input.camera_not_chosen", value=self.camera.text().strip())
        return period, LogFilter(
            persons=tuple(self.person.currentData() or ()),
            actions=tuple(Action(code) for code in self.action.currentData() or ()),
            districts=tuple(self.district.currentData() or ()),
            camera=self.camera.camera_id,
            request=tidy(self.request.text()),
            from_us=since,
            to_us=until,
            text=tidy(self.text.text()),
        )

    def fill(self, period: Period, selection: LogFilter, *, names: dict[str, str] | None = None) -> None:
        """Show a selection as if it had been chosen. ``names``: of persons and cameras nobody knows here."""
        names = names or {}
        self._choose(self.period, period.value, "")
        self.since.setText("" if selection.from_us is None else when_text(selection.from_us))
        self.until.setText("" if selection.to_us is None else when_text(selection.to_us, is_end=True))
        codes = [action.value for action in selection.actions]
        several = self.tr("Several ({0})")
        who = selection.persons
        self._choose(self.person, list(who), names.get(who[0], who[0]) if len(who) == 1 else several.format(len(who)))
        self._choose(self.action, codes, several.format(len(codes)))
        self._choose(self.district, list(selection.districts), several.format(len(selection.districts)))
        self.camera.set_camera(selection.camera, names.get(selection.camera, ""))
        self.request.setText(selection.request)
        self.text.setText(selection.text)
        self._period_changed()
        self.tell(None)

    def clear(self) -> None:
        self.fill(Period.TODAY, LogFilter())

    def narrow(self, name: str = "", **fields: object) -> None:
        """Add to what is chosen (a field of LogFilter and its value), and ask for it."""
        try:
            period, selection = self.chosen()
        except InputError:
            period, selection = Period.TODAY, LogFilter()
        values = {key: (value if isinstance(value, tuple) else str(value)) for key, value in fields.items()}
        first = next(iter(values.values()), "")
        key = first[0] if isinstance(first, tuple) and first else first
        self.fill(period, replace(selection, **values), names={str(key): name} if name else None)  # type: ignore[arg-type]
        self._ask()

    def tell(self, error: InputError | None) -> None:
        """What is wrong with what is chosen; None takes it away."""
        self._problem.setVisible(error is not None)
        self._problem.setText("" if error is None else messages.error_text(error))

    def _ask(self) -> None:
        try:
            self.chosen()
        except InputError as error:
            self.tell(error)
            return
        self.tell(None)
        self.wanted.emit()

    # ---- lists -----------------------------------------------------------------------------------------------

    def set_persons(self, persons: Sequence[tuple[str, str]]) -> None:
        """(id, name) of everybody who has entries."""
        self._persons = sorted(persons, key=lambda pair: sort_key(pair[1]))
        self._fill_box(
            self.person, [(self.tr("Everybody"), []), *((name or key, [key]) for key, name in self._persons)]
        )

    @staticmethod
    def _choose(box: QComboBox, data: object, name: str) -> None:
        at = next((number for number in range(box.count()) if box.itemData(number) == data), -1)
        if at < 0 and data:
            box.addItem(name, data)
            at = box.count() - 1
        box.setCurrentIndex(max(0, at))

    def _fill_box(self, box: QComboBox, entries: Sequence[tuple[str, object]]) -> None:
        """Replace the entries; what is chosen stays."""
        chosen, name = box.currentData(), box.currentText()
        with QSignalBlocker(box):
            box.clear()
            for text, data in entries:
                box.addItem(text, data)
            self._choose(box, chosen, name)

    def _period_changed(self) -> None:
        given = self.period.currentData() == Period.GIVEN.value
        for name, field in (("since", self.since), ("until", self.until)):
            self._labels[name].setVisible(given)
            field.setVisible(given)

    def retranslate(self) -> None:
        """In the language of now; what was chosen stays."""
        self._fill_box(self.period, [(review_texts.period_text(one), one.value) for one in Period])
        self.set_persons(self._persons)
        groups: dict[str, list[str]] = {}
        for action in Action:
            groups.setdefault(action.group, []).append(action.value)
        actions: list[tuple[str, object]] = [(self.tr("Every action"), [])]
        for group, codes in groups.items():
            actions.append((log_texts.group_text(group), codes))
            if len(codes) > 1:
                actions += [(f"    {log_texts.action_text(code)}", [code]) for code in codes]
        self._fill_box(self.action, actions)
        province = self._cameras.province
        named = sorted(((language.place_name(one), [one.code]) for one in province.districts), key=_by_name)
        self._fill_box(self.district, [(self.tr("All districts"), []), *named])
        for name, text in (
            ("period", self.tr("Time")),
            ("since", self.tr("From")),
            ("until", self.tr("To")),
            ("person", self.tr("Person")),
            ("camera", self.tr("Camera")),
            ("district", self.tr("District")),
            ("action", self.tr("Action")),
            ("request", self.tr("Request number")),
            ("text", self.tr("Words in names, reasons, details")),
        ):
            self._labels[name].setText(text)
            buddy = self._labels[name].buddy()
            if buddy is not None:
                buddy.setAccessibleName(text)
        example = self.tr("day/month/year 14:30")
        self.since.setPlaceholderText(example)
        self.until.setPlaceholderText(example)
        self.camera.setPlaceholderText(self.tr("Code or name"))
        self.show_button.setText(self.tr("Show"))
        self.show_button.setToolTip(self.tr("Every look at the access log is recorded in it."))
        self.clear_button.setText(self.tr("Clear the filter"))
        self._period_changed()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _by_name(pair: tuple[str, list[str]]) -> str:
    return sort_key(pair[0])
