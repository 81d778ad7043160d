"""One review rule with its numbers and lists, to be changed. Its fields follow from the kind's parameters.

The fields scroll; what saves them always stands below.

RuleForm(cameras: CameraService, parent: QWidget | None = None)
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.errors import CameraError, InputError
from vms_desktop.domain.review_rule import LONGEST_DUE_DAYS, PARAMETERS, TITLE_LIMIT, Meaning, Parameter, Rule, Value
from vms_desktop.domain.thai_text import sort_key, tidy
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.ui import icons, language, log_texts, messages
from vms_desktop.ui.camera_field import CameraField, camera_text
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.pages.place_names import PlaceNames
from vms_desktop.ui.review import review_texts
from vms_desktop.ui.review.chosen_list import ChosenList
from vms_desktop.ui.words_label import WordsLabel

_STEP = 30
"""Minutes between the times of day that are offered."""


class RuleForm(QWidget):
    """Signals: ``save_asked(Rule)``: with the values as they stand in the fields."""

    save_asked = Signal(object)

    def __init__(self, cameras: CameraService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ruleForm")
        self._cameras = cameras
        self._names = PlaceNames(cameras.province)
        self.rule: Rule | None = None
        self._close: list[Callable[[], None]] = []
        self._values: dict[str, Callable[[], Value]] = {}
        self._heading: Callable[[], tuple[bool, int, str]] = lambda: (False, 1, "")
        """Whether it is on, within how many days, under what name: as it stands in the fields."""
        self.fields: dict[str, QWidget] = {}
        self._problem = WordsLabel(self)
        self._problem.setObjectName("ruleProblem")
        self._problem.setProperty("role", "wrong")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot = QWidget(self)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(4)
        self._save, self._told = QPushButton(self._foot), self._label("", "small")
        self._save.setObjectName("ruleSave")
        self._save.setProperty("role", "accent")
        icons.set_beside_text(self._save, "save", "#06121F")
        self._save.clicked.connect(lambda: self._ask())
        foot.addWidget(self._problem)
        foot.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addWidget(self._told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._foot)
        self.show_rule(None)

    def close_form(self) -> None:
        for close in self._close:
            close()
        self._close = []

    def show_rule(self, rule: Rule | None) -> None:
        self.close_form()
        self.rule, self._values, self.fields = rule, {}, {}
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(2)
        if rule is None:
            column.addWidget(self._label(self.tr("Choose a rule at the left."), "quiet"))
        else:
            self._fill(column, rule)
        column.addStretch(1)
        before = self._scroll.takeWidget()
        if before is not None:
            before.deleteLater()
        self._scroll.setWidget(inside)
        self._save.setText(self.tr("Save the rule"))
        self._told.setText(self.tr("Counts for entries from now on. Changes of rules are recorded in the access log."))
        self._foot.setVisible(rule is not None)
        self.tell(None)

    def tell(self, error: InputError | None) -> None:
        """What is wrong with the fields; None takes it away."""
        self._problem.setVisible(error is not None)
        self._problem.setText("" if error is None else messages.error_text(error))
        for name, field in self.fields.items():
            wrong = error is not None and error.params.get("field") == name
            if bool(field.property("wrong")) != wrong:
                field.setProperty("wrong", wrong)
                field.style().polish(field)

    def _fill(self, column: QVBoxLayout, rule: Rule) -> None:
        column.addWidget(self._label(review_texts.rule_text(rule), "title"))
        column.addWidget(self._label(review_texts.kind_explained(rule.kind), "quiet"))
        enabled = QCheckBox(self.tr("This rule is on"), self)
        enabled.setObjectName("ruleEnabled")
        enabled.setChecked(rule.enabled)
        column.addWidget(enabled)
        title = LineField(rule.title, self)
        title.setMaxLength(TITLE_LIMIT)
        title.setPlaceholderText(review_texts.kind_text(rule.kind))
        self._row(column, "title", self.tr("Name of the rule"), title)
        due = self._number(rule.due_days, 1, LONGEST_DUE_DAYS)
        self._row(column, "due_days", review_texts.parameter_text("due_days"), due)
        for parameter in PARAMETERS[rule.kind]:
            self._add(column, rule, parameter)
        self._heading = lambda: (enabled.isChecked(), due.value(), tidy(title.text()))

    def _ask(self) -> None:
        if self.rule is not None:
            values = {name: value() for name, value in self._values.items()}
            self.save_asked.emit(Rule(self.rule.id, self.rule.kind, *self._heading(), values))

    # ---- fields ----------------------------------------------------------------------------------------------

    def _add(self, column: QVBoxLayout, rule: Rule, parameter: Parameter) -> None:
        name, meaning = parameter.name, parameter.meaning
        text = review_texts.parameter_text(name)
        if meaning is Meaning.CLOCK:
            box = self._clock(rule.number(name))
            self._values[name] = lambda: int(box.currentData())
            self._row(column, name, text, box)
        elif meaning in (Meaning.ROLES, Meaning.GROUPS):
            self._add_boxes(column, rule, parameter)
        elif meaning is Meaning.CAMERAS:
            self._add_cameras(column, rule, name)
        elif meaning is Meaning.PLACES:
            self._add_places(column, rule, name)
        else:
            number = self._number(rule.number(name), parameter.least, parameter.most)
            self._values[name] = number.value
            self._row(column, name, text, number)

    def _row(self, column: QVBoxLayout, name: str, text: str, field: QWidget) -> None:
        label = self._label(text, "small")
        label.setBuddy(field)
        if not field.objectName():
            field.setObjectName(f"rule_{name}")
        field.setAccessibleName(text)
        field.setMaximumWidth(360)
        self.fields[name] = field
        column.addWidget(label)
        column.addWidget(field)

    def _label(self, text: str, role: str) -> QLabel:
        label = WordsLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", role)
        label.setText(text)
        return label

    def _number(self, value: int, least: int, most: int) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(least, most)
        box.setValue(value)
        box.lineEdit().setTextMargins(6, 0, 0, 0)
        return box

    def _clock(self, minute: int) -> QComboBox:
        box = QComboBox(self)
        for at in sorted({*range(0, 24 * 60, _STEP), minute}):
            box.addItem(review_texts.clock_text(at), at)
        box.setCurrentIndex(box.findData(minute))
        return box

    def _add_boxes(self, column: QVBoxLayout, rule: Rule, parameter: Parameter) -> None:
        """Roles, or groups of actions, to tick."""
        is_roles = parameter.meaning is Meaning.ROLES
        chosen = rule.texts(parameter.name)
        known = dict.fromkeys((*review_texts.roles(), *chosen) if is_roles else parameter.choices)
        column.addWidget(self._label(review_texts.parameter_text(parameter.name), "small"))
        boxes = {}
        for one in known:
            box = boxes[one] = QCheckBox(review_texts.role_text(one) if is_roles else log_texts.group_text(one), self)
            box.setObjectName(f"rule_{parameter.name}_{one}")
            box.setChecked(one in chosen)
            column.addWidget(box)
        self._values[parameter.name] = lambda: tuple(one for one, box in boxes.items() if box.isChecked())

    def _add_cameras(self, column: QVBoxLayout, rule: Rule, name: str) -> None:
        chosen = ChosenList(f"rule_{name}_list", self._camera_name, self)
        chosen.set_ids(rule.texts(name))
        field = CameraField(self._cameras, "ruleCamera", self)
        field.setPlaceholderText(self.tr("Code or name of a camera to add"))
        self._close.append(field.close_field)

        def take() -> None:
            if field.camera_id:
                chosen.add(field.camera_id)
                field.set_camera("")

        field.chosen.connect(take)
        self._values[name] = lambda: chosen.ids
        self._row(column, name, review_texts.parameter_text(name), field)
        chosen.list.setAccessibleName(review_texts.parameter_text(name))
        column.addWidget(chosen)

    def _camera_name(self, camera_id: str) -> str:
        try:
            return camera_text(self._cameras.get(camera_id))
        except CameraError:
            return camera_id

    def _add_places(self, column: QVBoxLayout, rule: Rule, name: str) -> None:
        chosen = ChosenList(f"rule_{name}_list", self._place_name, self)
        chosen.set_ids(rule.texts(name))
        box = QComboBox(self)
        box.addItem(self.tr("Add a district or subdistrict…"), "")
        for district in sorted(self._cameras.province.districts, key=lambda one: sort_key(language.place_name(one))):
            box.addItem(language.place_name(district), district.code)
            for sub in sorted(district.subdistricts, key=lambda one: sort_key(language.place_name(one))):
                box.addItem(f"    {language.place_name(sub)}", sub.code)

        def take(_index: int) -> None:
            if box.currentData():
                chosen.add(box.currentData())
                box.setCurrentIndex(0)

        box.activated.connect(take)
        self._values[name] = lambda: chosen.ids
        self._row(column, name, review_texts.parameter_text(name), box)
        chosen.list.setAccessibleName(review_texts.parameter_text(name))
        column.addWidget(chosen)

    def _place_name(self, code: str) -> str:
        return self._names.subdistrict(code) if len(code) > 4 else self._names.district(code)
