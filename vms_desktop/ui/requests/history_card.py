"""What was done with a request, step by step, by whom and when, the newest first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from vms_desktop.domain.requests.custody import steps_of
from vms_desktop.domain.requests.request import Request
from vms_desktop.ui.fitted_table import FittedTable
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.requests.custody_words import about_text
from vms_desktop.ui.requests.fact_card import FactCard
from vms_desktop.ui.requests.request_words import when

_MOST_HEIGHT = 480
_COLUMNS = ((176, 0), (120, 2), (110, 1), (180, 6), (110, 1), (90, 2))
"""Least widths of when, what, state, what it was about, by whom, reason; and how they share the rest."""


class HistoryCard(FactCard):
    """A table as high as it needs, up to some rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("requestHistory", parent)
        self.table: FittedTable | None = None
        self._request: Request | None = None

    def show_request(self, request: Request) -> None:
        self._request = request
        if self.table is None:
            self._make()
        assert self.table is not None
        rows = [
            (
                str(one.seq),
                (
                    when(one.at_us),
                    request_texts.done_text(one.step),
                    request_texts.state_text(one.after),
                    about_text(line),
                    one.by.name,
                    one.reason,
                ),
            )
            for one, line in reversed(list(zip(request.history, steps_of(request), strict=True)))
        ]
        self.table.fill(rows)

    def _make(self) -> None:
        if self.table is not None:
            self.body.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        headings = (
            self.tr("When"),
            self.tr("What"),
            self.tr("State"),
            self.tr("What it was about"),
            self.tr("By"),
            self.tr("Reason"),
        )
        self.table = FittedTable("requestSteps", headings, _COLUMNS, _MOST_HEIGHT, self)
        self.table.setAccessibleName(self.tr("History of the request"))
        self.body.addWidget(self.table)

    def retranslate(self) -> None:
        self.name_it(self.tr("History"))
        if self.table is not None and self._request is not None:
            self._make()
            self.show_request(self._request)
