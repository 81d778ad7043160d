"""What the room sets for requests: numbers, hours, and how much each kind of requester may ask for.

RequestSettingsDialog(book: RequestService, limits: RequestLimits, parent: QWidget | None = None)
"""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QSpinBox, QWidget

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.requests.limits import RequestLimits
from vms_desktop.domain.requests.number import check_pattern, number_of
from vms_desktop.domain.requests.request import RequesterType
from vms_desktop.services.requests.requests import RequestService
from vms_desktop.ui import messages
from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.requests.step_dialog import StepDialog

_HOURS = 30 * 24
_EXAMPLE_YEAR, _EXAMPLE_SEQ = 2569, 1


def _spin(name: str, least: int, most: int, value: int) -> QSpinBox:
    box = QSpinBox()
    box.setObjectName(name)
    box.setRange(least, most)
    box.setValue(value)
    box.lineEdit().setTextMargins(6, 0, 0, 0)  # a style sheet's padding does not reach it
    box.setMaximumWidth(120)
    return box


class RequestSettingsDialog(StepDialog):
    """Shown with ``open()``; counts for what is registered from then on."""

    def __init__(self, book: RequestService, limits: RequestLimits, parent: QWidget | None = None) -> None:
        super().__init__("requestSettings", parent, width=680)
        self.name_it(
            self.tr("Settings for requests"),
            self.tr("Save the settings"),
            self.tr("They count for requests registered from now on, at all desks of this database. It is recorded."),
        )
        self.body.setSpacing(6)
        self._book, self._limits = book, limits
        self.pattern = LineField(self)
        self.pattern.setObjectName("requestPattern")
        self.pattern.setText(limits.number_pattern)
        self._example = QLabel(self)
        self._example.setProperty("role", "quiet")
        self.pattern.textChanged.connect(lambda _text: self._show_example())
        self.add_field("number_pattern", self.tr("Number"), self.pattern, (self.pattern, self._example))
        self.spins = {
            "hours_to_answer": _spin("requestHours", 1, _HOURS, limits.hours_to_answer),
            "warn_hours": _spin("requestWarn", 0, _HOURS, limits.warn_hours),
            "paper_hours": _spin("requestPaper", 1, _HOURS, limits.paper_hours),
            "appeal_days": _spin("requestAppeal", 1, 365, limits.appeal_days),
            "documents_days": _spin("requestDocuments", 1, 90, limits.documents_days),
            "keep_years": _spin("requestKeep", 1, 100, limits.keep_years),
        }
        words = {
            "hours_to_answer": self.tr("Answer within (hours)"),
            "warn_hours": self.tr("Warn before (hours)"),
            "paper_hours": self.tr("Paper of an oral order within (hours)"),
            "appeal_days": self.tr("Appeal within (days)"),
            "documents_days": self.tr("Wait for documents (days)"),
            "keep_years": self.tr("Keep the records (years)"),
        }
        self.body.addWidget(self._hours(words))
        self.cameras: dict[RequesterType, QSpinBox] = {}
        self.hours: dict[RequesterType, QSpinBox] = {}
        self.body.addWidget(self._each())
        self.act_by(self._save)
        self._show_example()

    def _hours(self, words: dict[str, str]) -> QWidget:
        """Two beside each other, so that the whole fits a small screen."""
        whole = QWidget(self)
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column in (0, 2):
            grid.setColumnStretch(column, 1)
        for number, (name, box) in enumerate(self.spins.items()):
            label = QLabel(words[name], whole)
            label.setBuddy(box)
            box.setAccessibleName(words[name])
            grid.addWidget(label, number // 2, number % 2 * 2)
            grid.addWidget(box, number // 2, number % 2 * 2 + 1)
        return whole

    def _each(self) -> QWidget:
        whole = QWidget(self)
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for column, text in enumerate((self.tr("Most at a time"), self.tr("Cameras"), self.tr("Hours of a camera"))):
            heading = QLabel(text, whole)
            heading.setProperty("role", "section")
            grid.addWidget(heading, 0, column)
        for row, kind in enumerate(RequesterType, start=1):
            name = request_texts.requester_text(kind)
            grid.addWidget(QLabel(name, whole), row, 0)
            self.cameras[kind] = _spin(f"mostCameras_{kind.value}", 1, 200, self._limits.cameras_of(kind))
            self.hours[kind] = _spin(f"mostHours_{kind.value}", 1, 31 * 24, self._limits.hours_of(kind))
            self.cameras[kind].setAccessibleName(f"{self.tr('Cameras')}: {name}")
            self.hours[kind].setAccessibleName(f"{self.tr('Hours of a camera')}: {name}")
            grid.addWidget(self.cameras[kind], row, 1)
            grid.addWidget(self.hours[kind], row, 2)
        return whole

    def _show_example(self) -> None:
        self.take_back()
        try:
            pattern = check_pattern(self.pattern.text())
        except InputError as error:
            self._example.setText("")
            row, field = self._rows["number_pattern"]
            row.tell(messages.error_text(error), field)
            return
        self._example.setText(number_of(pattern, _EXAMPLE_YEAR, _EXAMPLE_SEQ))

    def given(self) -> RequestLimits:
        """As it stands in the fields; not checked yet."""
        return RequestLimits(
            number_pattern=self.pattern.text().strip(),
            hours_to_answer=self.spins["hours_to_answer"].value(),
            warn_hours=self.spins["warn_hours"].value(),
            appeal_days=self.spins["appeal_days"].value(),
            paper_hours=self.spins["paper_hours"].value(),
            documents_days=self.spins["documents_days"].value(),
            keep_years=self.spins["keep_years"].value(),
            most_cameras={kind: box.value() for kind, box in self.cameras.items()},
            most_hours={kind: box.value() for kind, box in self.hours.items()},
        )

    async def _save(self) -> RequestLimits:
        limits = self.given()
        await self._book.keep_limits(limits)
        return limits
