"""What was done with a request, step by step, by whom and when, the newest first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from vms_desktop.domain.requests.request import Request
from vms_desktop.ui.requests import request_texts
from vms_desktop.ui.requests.fact_card import FactCard
from vms_desktop.ui.requests.request_words import when
from vms_desktop.ui.row_table import RowTable

_ROW, _HEAD, _MOST_ROWS = 36, 42, 12
_WIDTHS = (190, 190, 160, 170, 160)


class HistoryCard(FactCard):
    """A table as high as it needs, up to some rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("requestHistory", parent)
        self.table: RowTable | None = None
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
                    one.by.name,
                    one.reason,
                ),
            )
            for one in reversed(request.history)
        ]
        self.table.fill(rows)
        self.table.setFixedHeight(_HEAD + _ROW * max(1, min(_MOST_ROWS, len(rows))))

    def _make(self) -> None:
        if self.table is not None:
            self.body.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        headings = (self.tr("When"), self.tr("What"), self.tr("State"), self.tr("By"), self.tr("Reason"))
        self.table = RowTable("requestSteps", headings, _WIDTHS, self)
        self.table.setAccessibleName(self.tr("History of the request"))
        self.body.addWidget(self.table)

    def retranslate(self) -> None:
        self.name_it(self.tr("History"))
        if self.table is not None and self._request is not None:
            self._make()
            self.show_request(self._request)
