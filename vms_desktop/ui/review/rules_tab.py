"""The rules that fill the review queue, and the marked private areas, as an administrator sets them.

RulesTab(rules: RuleBook, cameras: CameraService, parent: QWidget | None = None)
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.private_area import PrivateArea
from vms_desktop.domain.review_rule import Rule, RuleKind
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.review.review_rules import RuleBook
from vms_desktop.ui import icons, theme
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.pages.row_menu import Entry, row_menu
from vms_desktop.ui.review import review_texts
from vms_desktop.ui.review.area_form import AreaForm
from vms_desktop.ui.review.rule_form import RuleForm
from vms_desktop.ui.tasks import WidgetTasks

LIST_WIDTH, AREAS_WIDTH = 310, 330


class RulesTab(QWidget):
    """Signals: ``failed(VmsError)``; ``told(str)``: what was done."""

    failed = Signal(object)
    told = Signal(str)

    def __init__(self, rules: RuleBook, cameras: CameraService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rulesTab")
        self._book = rules
        self._rules: Sequence[Rule] = ()
        self._new: Rule | None = None
        self._tasks = WidgetTasks("review rules", self)
        self._tasks.failed.connect(self.failed)
        self.list = QListWidget(self)
        self.list.setObjectName("rulesList")
        self.list.currentRowChanged.connect(lambda _row: self._show_chosen())
        self._add, self._remove = QPushButton(self), QPushButton(self)
        self._add.setObjectName("ruleAdd")
        self._remove.setObjectName("ruleRemove")
        icons.set_beside_text(self._add, "plus")
        icons.set_beside_text(self._remove, "trash-2")
        self._add.clicked.connect(self._offer_kinds)
        self._remove.clicked.connect(self._ask_remove)
        self.form = RuleForm(cameras, self)
        self.areas = AreaForm(cameras, self)
        self._lay_out()
        self.form.save_asked.connect(lambda rule: self._tasks.start_once(self._save(rule), "save a rule"))
        self.areas.save_asked.connect(lambda area: self._tasks.start_once(self._save_area(area), "save an area"))
        self.areas.remove_asked.connect(self._ask_remove_area)
        self._stop_hearing = rules.on_change(self.look)
        self.retranslate()

    def _lay_out(self) -> None:
        left = QFrame(self)
        left.setFixedWidth(LIST_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 16, 0)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._add)
        buttons.addWidget(self._remove)
        column.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(left)
        row.addWidget(self.form, 1)
        areas = _scrolled(self.areas, self)
        areas.setFixedWidth(AREAS_WIDTH)
        row.addWidget(areas)

    async def close_tab(self) -> None:
        self._stop_hearing()
        self.form.close_form()
        self.areas.close_form()
        await self._tasks.close()

    def take_keyboard(self) -> None:
        self.list.setFocus()

    # ---- contents --------------------------------------------------------------------------------------------

    def look(self) -> None:
        self._tasks.start(self._read(), "read the rules")

    async def _read(self) -> None:
        rules, areas = await self._book.rules(), await self._book.areas()
        self._fill(rules)
        self.areas.set_areas(areas)

    def _fill(self, rules: Sequence[Rule]) -> None:
        shown = self.form.rule
        if self._new is not None and any(rule.id == self._new.id for rule in rules):
            self._new = None
        self._rules = [*rules, *([self._new] if self._new is not None else [])]
        with QSignalBlocker(self.list):
            self.list.clear()
            for rule in self._rules:
                row = QListWidgetItem(review_texts.rule_text(rule), self.list)
                row.setIcon(
                    icons.icon("check" if rule.enabled else "minus", theme.OK if rule.enabled else theme.TEXT_QUIET)
                )
                row.setSizeHint(QSize(0, theme.ROW_HEIGHT))
                if not rule.enabled:
                    row.setText(self.tr("{0} (off)").format(review_texts.rule_text(rule)))
            at = next((at for at, rule in enumerate(self._rules) if shown is not None and rule.id == shown.id), 0)
            self.list.setCurrentRow(at if self._rules else -1)
        chosen = self._chosen()
        if chosen != shown or shown is None:
            self._show_chosen()

    def _chosen(self) -> Rule | None:
        row = self.list.currentRow()
        return self._rules[row] if 0 <= row < len(self._rules) else None

    def _show_chosen(self) -> None:
        rule = self._chosen()
        self.form.show_rule(rule)
        self._remove.setEnabled(rule is not None and not rule.is_first_of_kind)

    # ---- rules ---------------------------------------------------------------------------------------------------

    def _offer_kinds(self) -> None:
        kinds = [Entry(f"ruleAdd_{kind.value}", "plus", review_texts.kind_text(kind), partial(self._begin, kind))
                 for kind in RuleKind]  # fmt: skip
        row_menu("ruleKinds", kinds, self).popup(self._add.mapToGlobal(QPoint(0, self._add.height() + 4)))

    def _begin(self, kind: RuleKind) -> None:
        """A second rule of a kind; it counts from when it is saved."""
        known = [rule for rule in self._rules if rule is not self._new]
        self._new = self._book.another(kind)
        self._fill(known)
        self.list.setCurrentRow(len(self._rules) - 1)

    async def _save(self, rule: Rule) -> None:
        try:
            saved = await self._book.save(rule)
        except InputError as error:
            self.form.tell(error)
            return
        self.told.emit(self.tr("Saved: {0}").format(review_texts.rule_text(saved)))

    def _ask_remove(self) -> None:
        rule = self._chosen()
        if rule is None or rule.is_first_of_kind:
            return
        if rule is self._new:
            self._new = None
            self.look()
            return
        dialog = ConfirmDialog(
            self.tr("Delete the rule “{0}”?").format(review_texts.rule_text(rule)),
            self.tr("What it put into the queue stays there. It finds nothing any more."),
            self.tr("Delete the rule"),
            self.window(),
        )
        dialog.accepted.connect(lambda: self._tasks.start(self._book.remove(rule.id), "delete a rule"))
        dialog.open()

    # ---- areas ---------------------------------------------------------------------------------------------------

    async def _save_area(self, area: PrivateArea) -> None:
        try:
            saved = await self._book.save_area(area)
        except InputError as error:
            self.areas.tell(error)
            return
        self.told.emit(self.tr("Saved: {0}").format(saved.name))

    def _ask_remove_area(self, area: PrivateArea) -> None:
        dialog = ConfirmDialog(
            self.tr("Delete the marked area “{0}”?").format(area.name),
            self.tr("The camera may be turned there without anybody having to review it."),
            self.tr("Delete the area"),
            self.window(),
        )
        dialog.accepted.connect(lambda: self._tasks.start(self._book.remove_area(area), "delete an area"))
        dialog.open()

    def retranslate(self) -> None:
        self._add.setText(self.tr("Add a rule…"))
        self._remove.setText(self.tr("Delete…"))
        self.list.setAccessibleName(self.tr("Rules"))
        if self._rules:
            shown = self.form.rule
            self.form.rule = None  # its words are made anew
            self._fill([rule for rule in self._rules if rule is not self._new])
            if shown is not None:
                at = next((at for at, rule in enumerate(self._rules) if rule.id == shown.id), 0)
                self.list.setCurrentRow(at)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _scrolled(inside: QWidget, parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
