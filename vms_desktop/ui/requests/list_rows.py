"""The rows of a list of requests: page by page for the screen, all of them for a file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from vms_desktop.domain.log_entry import moment
from vms_desktop.services.requests.request_ports import Found, Page, RequestFilter, RequestRow, SortBy
from vms_desktop.services.requests.requests import RequestService
from vms_desktop.ui import formatting
from vms_desktop.ui.requests import request_texts

NEWEST_FIRST = Page(sort=SortBy.NUMBER, descending=True)
"""The order of a list that is exported: by number, because several may be received in one moment."""


class Fetcher:
    """Pages of one filter."""

    def __init__(self, book: RequestService, wanted: RequestFilter) -> None:
        self._book, self._wanted = book, wanted

    async def __call__(self, page: Page) -> Found:
        return await self._book.find(self._wanted, page)


def exported_cells(rows: Sequence[RequestRow]) -> list[list[str]]:
    """The headings, and below them one line a request. For any thread."""
    translate = QCoreApplication.translate
    heading = [
        translate("requests", "Number"),
        translate("requests", "State"),
        translate("requests", "Urgency"),
        translate("requests", "Requester type"),
        translate("requests", "Requester"),
        translate("requests", "Agency"),
        translate("requests", "Station"),
        translate("requests", "Case no."),
        translate("requests", "Letter no."),
        translate("requests", "Cameras"),
        translate("requests", "Received"),
        translate("requests", "Due"),
        translate("requests", "Answered"),
        translate("requests", "Assigned to"),
    ]
    return [heading, *(_cells(row) for row in rows)]


def _cells(row: RequestRow) -> list[str]:
    def at(us: int | None) -> str:
        return "" if us is None else formatting.moment_text(moment(us))

    return [
        row.number,
        request_texts.state_text(row.state),
        request_texts.urgency_text(row.urgency),
        request_texts.requester_text(row.type),
        row.requester_full,
        row.agency,
        row.station,
        row.case_number,
        row.letter_number,
        str(row.cameras),
        at(row.received_us),
        at(row.due_us),
        at(row.answered_us),
        row.assigned_to_name,
    ]
