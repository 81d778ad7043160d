"""Deciding: everything, a part of it (which cameras and minutes), or nothing, with reason and last day of appeal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.requests.request import Interval, Judgement, Request
from vms_desktop.ui import formatting
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.offered import offer
from vms_desktop.ui.requests.interval_choice import IntervalChoice
from vms_desktop.ui.requests.simple_dialogs import agency_box
from vms_desktop.ui.requests.step_dialog import StepDialog, text_area


@dataclass(frozen=True, slots=True)
class Decided:
    """``appeal_until`` with a refusal only."""

    judgement: Judgement
    approved: tuple[Interval, ...]
    reason: str
    conditions: str
    acting_for: str
    appeal_until: date | None


class DecideDialog(StepDialog):
    """``given()``: the decision as it stands in the fields. ``appeal_days``: offered as the last day of an appeal.

    Nothing is decided by being offered first, nor by Enter in a field: the approver chooses, then presses the button.
    """

    def __init__(
        self, request: Request, summary: str, now: datetime, appeal_days: int, parent: QWidget | None = None
    ) -> None:
        super().__init__("decideDialog", parent, width=900)
        self.name_it(self.tr("Decide on {0}").format(request.number), "", summary)
        self.call("decision", self.tr("Decision"))
        self._whole = tuple(asked.interval for asked in request.asked)
        self._buttons: dict[Judgement, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        for judgement, text in (
            (Judgement.APPROVED, self.tr("Approve all")),
            (Judgement.PARTLY_APPROVED, self.tr("Approve a part")),
            (Judgement.REFUSED, self.tr("Refuse")),
        ):
            button = QPushButton(text, self)
            button.setObjectName(f"decide_{judgement.value}")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(self._show)
            self._group.addButton(button)
            self._buttons[judgement] = button
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        found = {one.asked_id for one in request.found if one.stretches}
        self.choice = IntervalChoice(request.asked, now, self, chosen=found or None)
        self.choice.changed.connect(self._check)
        self.reason = text_area("decideReason", 60)
        self.reason.textChanged.connect(self._check)
        self.conditions = text_area("decideConditions", 44)
        self.acting_for = LineField(self)
        self.acting_for.setObjectName("decideActingFor")
        self.acting_for.setPlaceholderText(self.tr("where it is signed for somebody else"))
        self.appeal = LineField(self)
        self.appeal.setObjectName("decideAppeal")
        self.appeal.setText(formatting.date_to_type(now.date() + timedelta(days=appeal_days)))
        self._shown = {
            "intervals": self.add_field("intervals", self.tr("Cameras and minutes"), self.choice),
            "reason": self.add_field("reason", self.tr("Reason"), self.reason),
            "conditions": self.add_field("conditions", self.tr("Conditions"), self.conditions),
            "appeal_until": self.add_field("appeal_until", self.tr("Appeal until"), self.appeal),
            "acting_for": self.add_field("acting_for", self.tr("Acting for"), self.acting_for),
        }
        self.action.setDefault(False)
        self.action.setAutoDefault(False)
        self._buttons[Judgement.APPROVED].setFocus()
        self._show()

    def only_a_part(self, why: str) -> None:
        """Not all cameras asked for are the approver's: those that are may be approved, and nothing else decided."""
        self.remark(why)
        for judgement in (Judgement.APPROVED, Judgement.REFUSED):
            offer(self._buttons[judgement], None, usable=False, why=why)
        self.choose(Judgement.PARTLY_APPROVED)

    @property
    def judgement(self) -> Judgement | None:
        """None: nothing is chosen yet."""
        return next((judgement for judgement, button in self._buttons.items() if button.isChecked()), None)

    def choose(self, judgement: Judgement) -> None:
        self._buttons[judgement].click()

    def _show(self) -> None:
        judgement = self.judgement
        self._shown["intervals"].setVisible(judgement is Judgement.PARTLY_APPROVED)
        self._shown["reason"].setVisible(judgement in (Judgement.PARTLY_APPROVED, Judgement.REFUSED))
        self._shown["conditions"].setVisible(judgement in (Judgement.APPROVED, Judgement.PARTLY_APPROVED))
        self._shown["appeal_until"].setVisible(judgement is Judgement.REFUSED)
        self._shown["acting_for"].setVisible(judgement is not None)
        refuses = judgement is Judgement.REFUSED
        self.action.setText(
            {
                None: self.tr("Record the decision"),
                Judgement.APPROVED: self.tr("Approve all of it"),
                Judgement.PARTLY_APPROVED: self.tr("Approve this part"),
                Judgement.REFUSED: self.tr("Refuse the request"),
            }[judgement]
        )
        role = "danger" if refuses else "accent"
        if self.action.property("role") != role:
            self.action.setProperty("role", role)
            self.action.style().polish(self.action)
        self._check()
        self.fit()

    def _check(self) -> None:
        reasoned = bool(self.reason.toPlainText().strip())
        judgement = self.judgement
        if judgement is Judgement.PARTLY_APPROVED:
            self.needs(intervals=self.choice.count > 0, reason=reasoned)
        elif judgement is Judgement.REFUSED:
            self.needs(reason=reasoned)
        else:
            self.needs(decision=judgement is not None)

    def given(self) -> Decided:
        """Raises InputError ``input.moment``, ``input.request_interval`` (field="intervals"), ``input.date``."""
        judgement = self.judgement
        assert judgement is not None  # the button is disabled until then
        approved: tuple[Interval, ...] = ()
        if judgement is Judgement.APPROVED:
            approved = self._whole
        elif judgement is Judgement.PARTLY_APPROVED:
            approved = self.choice.intervals()
        refuses = judgement is Judgement.REFUSED
        return Decided(
            judgement,
            approved,
            "" if judgement is Judgement.APPROVED else self.reason.toPlainText().strip(),
            "" if refuses else self.conditions.toPlainText().strip(),
            self.acting_for.text().strip(),
            self._appeal() if refuses else None,
        )

    def _appeal(self) -> date:
        try:
            return formatting.parse_date(self.appeal.text())
        except InputError as error:
            raise InputError(error.code, **{**error.params, "field": "appeal_until"}) from error


@dataclass(frozen=True, slots=True)
class Ordered:
    approver: str
    words: str
    approved: tuple[Interval, ...]


class OrderDialog(StepDialog):
    """Copying was ordered by word of mouth. ``approvers``: who may order it, never who is at the desk."""

    def __init__(
        self,
        request: Request,
        approvers: Sequence[Actor],
        paper_hours: int,
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("orderDialog", parent, width=900)
        about = self.tr(
            "Copying may begin at once. It is handed over only when the approver has confirmed it, and the paper "
            "is due by {0}."
        ).format(formatting.moment_text(now + timedelta(hours=paper_hours)))
        self.name_it(self.tr("Record an oral order"), self.tr("Record the order"), about)
        self._ids = [one.person for one in approvers]
        self.approver = agency_box("orderApprover", [one.name for one in approvers])
        self.approver.setEditable(False)
        # Nobody is named by being first in a list: it is recorded as that person's order.
        self.approver.setPlaceholderText(self.tr("(choose who ordered it)"))
        self.approver.setCurrentIndex(-1)
        self.approver.currentIndexChanged.connect(lambda _at: self._check())
        self.words = text_area("orderWords", 72)
        self.words.setPlaceholderText(self.tr("Who said what, how (telephone, in person) and why it cannot wait"))
        self.words.textChanged.connect(self._check)
        self.choice = IntervalChoice(request.asked, now, self)
        self.choice.changed.connect(self._check)
        self.add_field("approver", self.tr("Ordered by"), self.approver)
        self.add_field("reason", self.tr("Words of the order"), self.words)
        self.add_field("intervals", self.tr("Cameras and minutes"), self.choice)
        self._check()
        self.approver.setFocus()

    def _check(self) -> None:
        chosen = self.approver.currentIndex() >= 0
        self.needs(approver=chosen, reason=bool(self.words.toPlainText().strip()), intervals=self.choice.count > 0)

    def given(self) -> Ordered:
        """Raises InputError ``input.moment``, ``input.request_interval`` (field="intervals")."""
        return Ordered(
            self._ids[self.approver.currentIndex()],
            self.words.toPlainText().strip(),
            self.choice.intervals(),
        )
