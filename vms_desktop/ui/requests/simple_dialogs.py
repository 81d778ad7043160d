"""The dialogs of the steps that need some words only: a reason, an opinion, an agency and its answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.requests.request import Cause
from vms_desktop.domain.requests.states import Step
from vms_desktop.services.requests.stepping import Given
from vms_desktop.ui import formatting
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.requests.step_dialog import StepDialog, text_area

_DANGEROUS = frozenset({Step.CANCEL, Step.NOTHING_FOUND, Step.KEEP_READY, Step.KEEP_HANDED})


def reason_title(step: Step) -> str:
    """What the dialog of a step is called."""
    translate = QCoreApplication.translate
    return {
        Step.NOTHING_FOUND: translate("ReasonDialog", "No footage was found"),
        Step.SEND_BACK: translate("ReasonDialog", "Send back for more checking"),
        Step.APPEAL: translate("ReasonDialog", "An appeal against the refusal"),
        Step.CANCEL: translate("ReasonDialog", "Cancel this request?"),
        Step.REOPEN: translate("ReasonDialog", "Reopen this request"),
        Step.SHOW: translate("ReasonDialog", "The footage was shown here"),
        Step.TAKE_PAPER: translate("ReasonDialog", "The paper of the oral order has come"),
        Step.KEEP_READY: translate("ReasonDialog", "Give this copy up?"),
        Step.KEEP_HANDED: translate("ReasonDialog", "Give this copy up?"),
    }[step]


def reason_about(step: Step) -> str:
    """What the step means for the request."""
    translate = QCoreApplication.translate
    return {
        Step.NOTHING_FOUND: translate(
            "ReasonDialog", "The requester is told that there is no footage, and why. The request can be reopened."
        ),
        Step.SEND_BACK: translate("ReasonDialog", "The request goes back to checking; nothing is decided yet."),
        Step.APPEAL: translate("ReasonDialog", "The request is submitted again, for another decision."),
        Step.CANCEL: translate(
            "ReasonDialog", "Nothing is delivered. The record stays, and so does the hold until somebody lifts it."
        ),
        Step.REOPEN: translate("ReasonDialog", "The request goes back to checking, with everything that was recorded."),
        Step.DELIVER_AGAIN: translate(
            "ReasonDialog", "Another package is made on the same decision; the one there is stays."
        ),
        Step.SHOW: translate(
            "ReasonDialog", "The requester wanted to see it only. Nothing leaves the house; the request is closed."
        ),
        Step.TAKE_PAPER: translate("ReasonDialog", "Also attach the letter as a file. It is no longer owed then."),
        Step.KEEP_READY: translate(
            "ReasonDialog", "What was copied so far is deleted, and that is recorded. Sealed packages stay as they are."
        ),
        Step.KEEP_HANDED: translate("ReasonDialog", "What was handed over before remains."),
    }[step]


def reason_label(step: Step) -> str:
    translate = QCoreApplication.translate
    if step is Step.APPEAL:
        return translate("ReasonDialog", "What the requester says")
    if step is Step.SHOW:
        return translate("ReasonDialog", "To whom, when")
    if step is Step.TAKE_PAPER:
        return translate("ReasonDialog", "Number and date of the letter")
    return translate("ReasonDialog", "Reason")


def reason_action(step: Step) -> str:
    translate = QCoreApplication.translate
    return {
        Step.NOTHING_FOUND: translate("ReasonDialog", "Answer: no footage found"),
        Step.SEND_BACK: translate("ReasonDialog", "Send back"),
        Step.APPEAL: translate("ReasonDialog", "Record the appeal"),
        Step.CANCEL: translate("ReasonDialog", "Cancel the request"),
        Step.REOPEN: translate("ReasonDialog", "Reopen"),
        Step.SHOW: translate("ReasonDialog", "Record it and close"),
        Step.TAKE_PAPER: translate("ReasonDialog", "Record the paper"),
        Step.KEEP_READY: translate("ReasonDialog", "Give the copy up"),
        Step.KEEP_HANDED: translate("ReasonDialog", "Give the copy up"),
    }[step]


class ReasonDialog(StepDialog):
    """``reason_text``: what was typed; ``cause``: why nothing was found, for that step only."""

    def __init__(self, step: Step, parent: QWidget | None = None, *, about: str = "") -> None:
        """``about``: what is said beside what the step means."""
        super().__init__("reasonDialog", parent, danger=step in _DANGEROUS)
        words = "\n".join(part for part in (about, reason_about(step)) if part)
        self.name_it(reason_title(step), reason_action(step), words)
        self._causes = QComboBox(self)
        self._causes.setObjectName("reasonCause")
        for cause in Cause:
            self._causes.addItem(request_texts.cause_text(cause), cause.value)
        # Counted in the statistics of the year: the first of a list is no cause.
        self._causes.setPlaceholderText(self.tr("(choose the cause)"))
        self._causes.setCurrentIndex(-1)
        self._causes.currentIndexChanged.connect(lambda _at: self._check())
        self._needs_cause = step is Step.NOTHING_FOUND
        if step is Step.NOTHING_FOUND:
            self.add_field("cause", self.tr("Cause"), self._causes)
        else:
            self._causes.hide()
        self.reason = text_area("reasonText", 96)
        self.reason.textChanged.connect(self._check)
        self.add_field("reason", reason_label(step), self.reason)
        self._check()
        (self._causes if self._needs_cause else self.reason).setFocus()

    def choose(self, cause: Cause) -> None:
        self._causes.setCurrentIndex(self._causes.findData(cause.value))

    def _check(self) -> None:
        if self._needs_cause:
            self.needs(cause=self._causes.currentIndex() >= 0, reason=bool(self.reason_text))
        else:
            self.needs(reason=bool(self.reason_text))

    @property
    def reason_text(self) -> str:
        return self.reason.toPlainText().strip()

    @property
    def cause(self) -> Cause:
        return Cause(self._causes.currentData())


class OpinionDialog(StepDialog):
    """Submit: ``summary`` is what was found, in words; ``opinion_text`` what the officer thinks of it."""

    def __init__(self, summary: str, parent: QWidget | None = None) -> None:
        super().__init__("opinionDialog", parent)
        self.name_it(self.tr("Submit for decision"), self.tr("Submit for decision"), summary)
        self.opinion = text_area("opinionText", 110)
        self.add_field("opinion", self.tr("Opinion"), self.opinion)
        self.opinion.setFocus()

    @property
    def opinion_text(self) -> str:
        return self.opinion.toPlainText().strip()


def agency_box(name: str, agencies: Sequence[str]) -> QComboBox:
    """Those offered, or another one by typing."""
    box = QComboBox()
    box.setObjectName(name)
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    # As wide as the dialog allows: by itself it would be as wide as the longest name of an agency.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(24)
    box.addItems(list(dict.fromkeys(one for one in agencies if one)))
    completer = QCompleter(box.model(), box)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    box.setCompleter(completer)
    return box


class ForwardDialog(StepDialog):
    """To the agency whose camera it is: ``agency_text``, ``reason_text``."""

    def __init__(self, agencies: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("forwardDialog", parent)
        self.name_it(
            self.tr("Forward to the owner"),
            self.tr("Forward the request"),
            self.tr("The owning agency answers the requester. The footage stays on hold here until lifted."),
        )
        self.agency = agency_box("forwardAgency", agencies)
        self.reason = text_area("forwardReason")
        self.add_field("agency", self.tr("Agency"), self.agency)
        self.add_field("reason", self.tr("Reason"), self.reason)
        self.reason.textChanged.connect(self._check)
        self.agency.editTextChanged.connect(lambda _text: self._check())
        self._check()
        self.reason.setFocus()

    def _check(self) -> None:
        self.needs(agency=bool(self.agency_text), reason=bool(self.reason_text))

    @property
    def agency_text(self) -> str:
        return self.agency.currentText().strip()

    @property
    def reason_text(self) -> str:
        return self.reason.toPlainText().strip()


class OwnerConsentDialog(StepDialog):
    """What the owning agency answered. ``given()`` raises InputError ``input.date`` (field="answered_on")."""

    def __init__(self, agencies: Sequence[str], today: date, parent: QWidget | None = None) -> None:
        super().__init__("ownerConsentDialog", parent)
        self.name_it(self.tr("Answer of the owning agency"), self.tr("Record the answer"))
        self.agency = agency_box("consentAgency", agencies)
        self.answer = QComboBox(self)
        self.answer.setObjectName("consentAnswer")
        self.answer.setPlaceholderText(self.tr("(choose the answer)"))
        self.answer.addItem(self.tr("Agrees"), True)
        self.answer.addItem(self.tr("Does not agree"), False)
        self.answer.setCurrentIndex(-1)
        self.answer.currentIndexChanged.connect(lambda _at: self._check())
        self.letter, self.answered_on = LineField(self), LineField(self)
        self.letter.setObjectName("consentLetter")
        self.answered_on.setObjectName("consentDate")
        self.answered_on.setText(formatting.date_to_type(today))
        self.note = text_area("consentNote", 60)
        for name, text, field in (
            ("agency", self.tr("Agency"), self.agency),
            ("agreed", self.tr("Answer"), self.answer),
            ("letter", self.tr("Letter no."), self.letter),
            ("answered_on", self.tr("Dated"), self.answered_on),
            ("note", self.tr("Note"), self.note),
        ):
            self.add_field(name, text, field)
        self.agency.editTextChanged.connect(lambda _text: self._check())
        self._check()
        self.answer.setFocus()

    def _check(self) -> None:
        self.needs(agency=bool(self.agency.currentText().strip()), agreed=self.answer.currentIndex() >= 0)

    def given(self) -> Given:
        """Raises InputError ``input.date`` (field)."""
        try:
            day = formatting.parse_date(self.answered_on.text())
        except InputError as error:
            raise InputError(error.code, **{**error.params, "field": "answered_on"}) from error
        return Given(
            agency=self.agency.currentText().strip(),
            agreed=bool(self.answer.currentData()),
            letter=self.letter.text().strip(),
            answered_on=day,
            note=self.note.toPlainText().strip(),
        )
