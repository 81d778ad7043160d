"""Forms that leave the desk, on paper or as a file: recorded in the access log before they do.

What a form is filled with is worked out here too, with the letterhead of now; looking at it is part of reading the
request, which is recorded where that is read.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, tzinfo
from pathlib import Path

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, Subject
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.requests.documents import AskedDocuments
from vms_desktop.domain.requests.letters import OutgoingLetter
from vms_desktop.domain.requests.past_refusals import PastRefusal
from vms_desktop.domain.requests.request import Delivery, Request
from vms_desktop.domain.requests.statistics import RequestStatistics
from vms_desktop.domain.thai_time import THAI_TIME
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.requests.form_facts import blank_facts, request_facts
from vms_desktop.services.requests.form_tables import (
    disclosure_facts,
    statistics_facts,
)
from vms_desktop.services.requests.forms import (
    CustodyLine,
    FormFacts,
    FormKind,
    FormOptions,
    MakesForms,
    Office,
    Printing,
    Seal,
)
from vms_desktop.services.requests.request_ports import Disclosure
from vms_desktop.services.whole_file import write_whole
from vms_desktop.services.workbooks import Sheet, Workbooks


class FormPrinting:
    """What is awaited is called on the loop thread; all else reads files (the logo, a package's manifest of megabytes)
    and is for worker threads. ``office``, ``thai_digits``: the settings of now; ``zone``: of the times on paper.
    ``seal``: of a delivery whose package lies on this computer. ``require_seen``: raises AccessError for a request that
    whoever is at the desk may not see.
    """

    def __init__(
        self,
        forms: MakesForms,
        office: Callable[[], Office],
        thai_digits: Callable[[], bool],
        log: AccessLog,
        clock: Clock,
        workbooks: Workbooks,
        *,
        authority: Authority,
        require_seen: Callable[[Request], None],
        seal: Callable[[Delivery], Seal | None] = lambda _delivery: None,
        zone: tzinfo = THAI_TIME,
    ) -> None:
        self._forms = forms
        self._office = office
        self._thai_digits = thai_digits
        self._log = log
        self._clock = clock
        self._workbooks = workbooks
        self._authority = authority
        self._require_seen = require_seen
        self._zone = zone
        self._seal = seal

    # ---- what a form is made of ----------------------------------------------------------------------------------

    @plumbing("of a request whose reading was recorded")
    def facts(
        self,
        request: Request,
        *,
        letter_number: str = "",
        agency: str = "",
        delivery: Delivery | None = None,
        custody: Sequence[CustodyLine] = (),
        owners: Mapping[str, str] | None = None,
        refusal: PastRefusal | None = None,
        dated: date | None = None,
        asking: AskedDocuments | None = None,
        safe: frozenset[str] = frozenset(),
    ) -> FormFacts:
        """As ``form_facts.request_facts``, with the letterhead and the clock of now. Blocking."""
        made = self._printing(letter_number, agency, delivery, custody)
        more = replace(made, owners=owners or {}, refusal=refusal, dated=dated, asking=asking, safe=safe)
        return request_facts(request, self._office(), more)

    @plumbing("says nothing of anybody")
    def blank(self) -> FormFacts:
        """Of the request form that is filled in by hand. Blocking."""
        return blank_facts(self._office(), self._printing())

    @plumbing("of hand-overs whose reading was recorded")
    def disclosures(
        self, year_be: int, lines: Sequence[Disclosure], codes: Mapping[str, str] | None = None
    ) -> FormFacts:
        """As ``form_tables.disclosure_facts``. Blocking."""
        return disclosure_facts(year_be, lines, self._office(), self._printing(), codes)

    @plumbing("of counts whose reading was recorded")
    def statistics(self, made: RequestStatistics) -> FormFacts:
        """As ``form_tables.statistics_facts``. Blocking."""
        return statistics_facts(made, self._office(), self._printing())

    def _printing(
        self,
        letter_number: str = "",
        agency: str = "",
        delivery: Delivery | None = None,
        custody: Sequence[CustodyLine] = (),
    ) -> Printing:
        by = self._authority.actor.name
        seal = self._seal(delivery) if delivery is not None else None
        person = self._authority.person
        is_part = person is not None and not person.limits.is_everywhere
        return Printing(
            self._clock.now(), by, self._zone, letter_number, agency, delivery, custody, seal, is_part=is_part
        )

    @plumbing("the time of now")
    def now(self) -> datetime:
        """By which letters are dated."""
        return self._clock.now()

    @plumbing("settings")
    def letter_prefix(self) -> str:
        """What numbers of letters begin with. Blocking."""
        return self._office().letter_prefix

    @plumbing("settings")
    def options(self) -> FormOptions:
        """Blocking."""
        return FormOptions(self._thai_digits(), self._office().logo)

    @plumbing("a part of making a package or of saving, which are recorded")
    async def pdf(self, kind: FormKind, facts: FormFacts) -> bytes:
        """On a thread of its own. Raises FormError ``form.*``."""
        return await asyncio.to_thread(lambda: self._forms.render(kind, facts, self.options()))

    # ---- leaving the desk ----------------------------------------------------------------------------------------

    @operation(Permission.HANDLE_REQUESTS, logs=Action.REQUEST_PRINTED)
    async def save(
        self,
        path: Path,
        kind: FormKind,
        facts: FormFacts,
        request: Request | None = None,
        letter: OutgoingLetter | None = None,
    ) -> None:
        """Recorded first, with the number of a ``letter``; then written whole or not at all. Raises FormError
        ``form.*``, StorageError ``storage.disk_full``, ``storage.file_not_writable`` (file, folder), LogError
        ``log.not_written``, AccessError ``access.request_place`` (number).
        """
        if request is not None:
            self._require_seen(request)
        made = await self.pdf(kind, facts)
        await self._record(kind, request, "saved", letter)
        await asyncio.to_thread(write_whole, path, made)

    @operation(Permission.HANDLE_REQUESTS, logs=Action.REQUEST_PRINTED)
    async def save_workbook(self, path: Path, sheets: Sequence[Sheet]) -> None:
        """The statistics for an office program (XLSX), in whichever language they are read. Recorded first. Raises as
        ``Workbooks.write``, LogError ``log.not_written``.
        """
        await self._record(FormKind.STATISTICS, None, "workbook")
        await asyncio.to_thread(self._workbooks.write, path, sheets)

    @operation(Permission.HANDLE_REQUESTS, logs=Action.REQUEST_PRINTED)
    async def printed(
        self, kind: FormKind, request: Request | None = None, letter: OutgoingLetter | None = None
    ) -> None:
        """To be called before it goes to the printer. Raises LogError ``log.not_written``, AccessError
        ``access.request_place`` (number).
        """
        if request is not None:
            self._require_seen(request)
        await self._record(kind, request, "printed", letter)

    async def _record(
        self, kind: FormKind, request: Request | None, how: str, letter: OutgoingLetter | None = None
    ) -> None:
        subject = Subject("request", request.id, request.number) if request is not None else Subject("request")
        details = {"form": kind.value, "how": how}
        if letter is not None:
            details |= {"letter_number": letter.number, "dated": letter.dated.isoformat()}
            details |= {"agency": letter.about.agency} if letter.about.agency else {}
        number = request.number if request is not None else ""
        await self._log.record(EntryDraft(Action.REQUEST_PRINTED, subject=subject, details=details, request=number))
