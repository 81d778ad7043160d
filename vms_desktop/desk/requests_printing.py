"""Printed forms of requests: which make sense for one, their preview, and the ways out, which are recorded."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vms_desktop.desk.exports import DeskExports
from vms_desktop.desk.forms import DeskForms
from vms_desktop.desk.letters import LetterInHand, about_of, kept_text
from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.requests.documents import asked_documents
from vms_desktop.domain.requests.letters import LetterKind, numbered
from vms_desktop.domain.requests.past_refusals import past_refusals
from vms_desktop.domain.requests.protective import ProtectionState
from vms_desktop.domain.requests.request import Delivery, Judgement, Request
from vms_desktop.domain.requests.states import UNDECIDED, Step
from vms_desktop.domain.requests.statistics import RequestStatistics
from vms_desktop.domain.thai_time import thai_day
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.requests.forms import CustodyLine, FormFacts, FormKind
from vms_desktop.services.requests.request_ports import Disclosure
from vms_desktop.services.requests.requests import RequestService
from vms_desktop.services.workbooks import Sheet
from vms_desktop.ui.formatting import date_text
from vms_desktop.ui.forms.form_texts import name_of
from vms_desktop.ui.forms.letter_bar import LetterBar, LetterWays
from vms_desktop.ui.forms.preview_dialog import FormPreview, WaysOut
from vms_desktop.ui.forms.type_setting import SetForm
from vms_desktop.ui.requests.request_texts import delivery_number_text
from vms_desktop.ui.requests.request_words import owner_text
from vms_desktop.ui.tasks import WidgetTasks


class DeskPrinting(QObject):
    """Fulfils ``ui.requests.parts.Printing``. Signals: ``failed(VmsError)``, ``told(Words)``."""

    failed = Signal(object)
    told = Signal(object)

    def __init__(
        self,
        forms: DeskForms,
        cameras: CameraService,
        parent: QObject,
        requests: RequestService | None = None,
        exports: DeskExports | None = None,
    ) -> None:
        """Without ``requests`` and ``exports`` a certificate tells the request's own steps only."""
        super().__init__(parent)
        self._forms, self._cameras = forms, cameras
        self._requests, self._exports = requests, exports
        self._tasks = WidgetTasks("printing", self)
        self._tasks.failed.connect(self.failed)

    async def close(self) -> None:
        await self._tasks.close()

    # ---- which -------------------------------------------------------------------------------------------------

    def forms(self, request: Request) -> Sequence[tuple[str, str]]:
        """``kind`` or ``kind:what``: to which agency, of which delivery, of which earlier refusal (its step)."""
        kinds = [FormKind.REQUEST]
        order = request.oral_order
        is_confirmed = order is not None and order.confirmed_us is not None
        if is_confirmed or any(one.step is Step.SUBMIT for one in request.history):
            kinds.append(FormKind.MEMO)
        if request.decision is not None and request.decision.judgement is Judgement.REFUSED:
            kinds.append(FormKind.REFUSAL)
        if _is_answered_with_nothing(request):
            kinds.append(FormKind.NOT_FOUND)
        found = [(kind.value, name_of(kind)) for kind in kinds]
        asked = asked_documents(request)
        for one in reversed(asked):
            day = "" if len(asked) == 1 else f" · {date_text(thai_day(moment(one.at_us)))}"
            found.append((f"{FormKind.DOCUMENTS.value}:{one.seq}", f"{name_of(FormKind.DOCUMENTS)}{day}"))
        for past in past_refusals(request):
            day = date_text(thai_day(moment(past.decision.at_us)))
            found.append((f"{FormKind.REFUSAL.value}:{past.seq}", f"{name_of(FormKind.REFUSAL)} · {day}"))
        found += self._hold_letters(request)
        if request.forwarded_to:
            agency = self._thai_name(request.forwarded_to)
            found.append((f"{FormKind.FORWARDING.value}:{agency}", name_of(FormKind.FORWARDING)))
        for delivery in request.deliveries:
            if delivery.sealed_us is not None:
                found += [
                    (f"{kind.value}:{delivery.id}", f"{name_of(kind)} · {delivery_number_text(delivery.number)}")
                    for kind in (FormKind.RECEIPT, FormKind.CUSTODY)
                ]
        return [(name, _with_number(name, words, request)) for name, words in found]

    def _hold_letters(self, request: Request) -> list[tuple[str, str]]:
        """Until it is decided; and those that went out, to be printed again."""
        sent = {one.about.agency for one in request.letters if one.about.kind is LetterKind.HOLD}
        found = []
        for code in dict.fromkeys(one.owner for one in request.asked if one.owner):
            agency = self._on_paper().get(code, code)
            if request.state in UNDECIDED or agency in sent:
                shown = f"{name_of(FormKind.HOLD)} · {owner_text(code, self._cameras)}"
                found.append((f"{FormKind.HOLD.value}:{agency}", shown))
        return found

    def _on_paper(self) -> dict[str, str]:
        """Names of agencies by their codes. Paper is Thai, whatever the language of the screen."""
        return {agency.code: agency.short_th for agency in self._cameras.province.agencies}

    def _thai_name(self, agency: str) -> str:
        """Whoever forwarded it may have chosen the name on an English screen."""
        return {one.name_en: one.short_th for one in self._cameras.province.agencies}.get(agency, agency)

    async def save_sheets(self, path: Path, sheets: Sequence[Sheet]) -> None:
        """As ``FormPrinting.save_workbook``."""
        await self._forms.printing.save_workbook(path, sheets)

    # ---- showing -----------------------------------------------------------------------------------------------

    def show(self, request: Request, name: str, parent: QWidget) -> None:
        self._tasks.start_once(self._show(request, name, parent), "a form")

    async def _show(self, request: Request, name: str, parent: QWidget) -> None:
        value, _, what = name.partition(":")
        kind = FormKind(value)
        delivery: Delivery | None = next((one for one in request.deliveries if one.id == what), None)
        refusal = asking = None
        agency = ""
        if kind is FormKind.REFUSAL and what:
            refusal = next((one for one in past_refusals(request) if str(one.seq) == what), None)
        elif kind is FormKind.DOCUMENTS:
            asking = next((one for one in asked_documents(request) if str(one.seq) == what), None)
        elif delivery is None:
            agency = self._thai_name(what)
        made = partial(
            self._forms.printing.facts,
            request,
            agency=agency,
            delivery=delivery,
            owners=self._on_paper(),
            custody=await self._custody(kind, request, delivery),
            refusal=refusal,
            asking=asking,
            safe=await self._safe(request) if kind is FormKind.DOCUMENTS else frozenset(),
        )
        file = f"{request.number}_{kind.value}"
        about = about_of(kind, agency or what, request)
        if about is None or self._requests is None:
            await self._preview(kind, made, file, parent, request)
            return
        today = thai_day(self._forms.printing.now())
        letter = LetterInHand(about, request, today, self._requests, refusal)
        await self._preview_letter(kind, made, file, parent, request, letter)

    async def _custody(self, kind: FormKind, request: Request, delivery: Delivery | None) -> Sequence[CustodyLine]:
        requests, exports = self._requests, self._exports
        if kind is not FormKind.CUSTODY or delivery is None or requests is None or exports is None:
            return ()
        await requests.custody(request.id, delivery.id)  # recorded, and refused to whoever may not
        return await exports.custody(request.number)

    async def _safe(self, request: Request) -> frozenset[str]:
        """Ids of asked stretches of which everything there was has been brought here."""
        protective = self._exports.protective if self._exports is not None else None
        copies = await protective.of_request(request.id) if protective is not None else []
        kept = [one.interval for one in copies if one.state is ProtectionState.KEPT]
        others = [one.interval for one in copies if one.state is not ProtectionState.KEPT]
        return frozenset(
            one.id
            for one in request.asked
            if any(one.interval.overlaps(copy) for copy in kept)
            and not any(one.interval.overlaps(copy) for copy in others)
        )

    def show_statistics(self, found: RequestStatistics, parent: QWidget) -> None:
        kind, made = FormKind.STATISTICS, partial(self._forms.printing.statistics, found)
        self._tasks.start_once(self._preview(kind, made, kind.value, parent), "a form")

    def show_disclosures(self, year_be: int, lines: Sequence[Disclosure], parent: QWidget) -> None:
        kind = FormKind.DISCLOSURES
        codes = {camera.id: camera.code for camera in self._cameras.cameras}
        made = partial(self._forms.printing.disclosures, year_be, lines, codes)
        self._tasks.start_once(self._preview(kind, made, f"{kind.value}_{year_be}", parent), "a form")

    async def _preview(
        self, kind: FormKind, made: Callable[[], FormFacts], name: str, parent: QWidget, request: Request | None = None
    ) -> None:
        """``made``: blocking; a package's manifest may have megabytes."""
        printing = self._forms.printing
        facts, form = await self._set(kind, made)

        async def save(path: Path) -> None:
            await printing.save(path, kind, facts, request)

        self._open(FormPreview(form, WaysOut(save, partial(printing.printed, kind, request)), name, parent))

    async def _preview_letter(
        self,
        kind: FormKind,
        made: Callable[..., FormFacts],
        name: str,
        parent: QWidget,
        request: Request,
        letter: LetterInHand,
    ) -> None:
        """Its number and day can be changed above its pages; they are kept before it leaves."""
        printing = self._forms.printing
        facts, form = await self._set(kind, partial(made, letter_number=letter.number, dated=letter.dated))
        prefix = await asyncio.to_thread(printing.letter_prefix)

        async def put(number: str, dated: date) -> None:
            nonlocal facts
            letter.number, letter.dated = number, dated
            facts, form = await self._set(kind, partial(made, letter_number=number, dated=dated))
            preview.show_form(form)

        async def keep() -> None:
            await letter.keep()

        async def save(path: Path) -> None:
            await printing.save(path, kind, facts, request, await letter.keep())

        async def printed() -> None:
            await printing.printed(kind, request, await letter.keep())

        assert self._requests is not None
        refused = self._requests.refusal(request, Step.NUMBER_LETTER)
        ways = LetterWays(
            letter.number, letter.dated, prefix, put, letter.used, keep, lambda: kept_text(letter.kept), refused
        )
        bar = LetterBar(ways)
        preview = FormPreview(form, WaysOut(save, printed), name, parent, bar=bar)
        self._open(preview)

    async def _set(self, kind: FormKind, made: Callable[[], FormFacts]) -> tuple[FormFacts, SetForm]:
        """``made``: blocking."""
        facts = await asyncio.to_thread(made)
        printing = self._forms.printing
        return facts, await asyncio.to_thread(lambda: self._forms.printer().set_type(kind, facts, printing.options()))

    def _open(self, dialog: FormPreview) -> None:
        dialog.failed.connect(self.failed)
        dialog.told.connect(self.told)
        dialog.open()


def _with_number(name: str, words: str, request: Request) -> str:
    """A letter that went out is called with its number."""
    kind, _, what = name.partition(":")
    about = about_of(FormKind(kind), what, request)
    had = numbered(request.letters, about) if about is not None else None
    return f"{words} · {had.number}" if had is not None else words


def _is_answered_with_nothing(request: Request) -> bool:
    """The answer that stands is that there is no footage: nothing was opened again, and nothing decided since."""
    last = next((one for one in reversed(request.history) if one.step in (Step.NOTHING_FOUND, Step.REOPEN)), None)
    return last is not None and last.step is Step.NOTHING_FOUND
