"""Printed forms of requests: which make sense for one, their preview, and the ways out, which are recorded."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vms_desktop.desk.exports import DeskExports
from vms_desktop.desk.forms import DeskForms
from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.requests.past_refusals import PastRefusal, past_refusals
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
from vms_desktop.ui.forms.preview_dialog import FormPreview, WaysOut
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
        for past in past_refusals(request):
            day = date_text(thai_day(moment(past.decision.at_us)))
            found.append((f"{FormKind.REFUSAL.value}:{past.seq}", f"{name_of(FormKind.REFUSAL)} · {day}"))
        if request.state in UNDECIDED:
            for code in dict.fromkeys(one.owner for one in request.asked if one.owner):
                shown = f"{name_of(FormKind.HOLD)} · {owner_text(code, self._cameras)}"
                found.append((f"{FormKind.HOLD.value}:{self._on_paper().get(code, code)}", shown))
        if request.forwarded_to:
            found.append((f"{FormKind.FORWARDING.value}:{request.forwarded_to}", name_of(FormKind.FORWARDING)))
        for delivery in request.deliveries:
            if delivery.sealed_us is not None:
                found += [
                    (f"{kind.value}:{delivery.id}", f"{name_of(kind)} · {delivery_number_text(delivery.number)}")
                    for kind in (FormKind.RECEIPT, FormKind.CUSTODY)
                ]
        return found

    def _on_paper(self) -> dict[str, str]:
        """Names of agencies by their codes. Paper is Thai, whatever the language of the screen."""
        return {agency.code: agency.short_th for agency in self._cameras.province.agencies}

    async def save_sheets(self, path: Path, sheets: Sequence[Sheet]) -> None:
        """As ``FormPrinting.save_workbook``."""
        await self._forms.printing.save_workbook(path, sheets)

    # ---- showing -----------------------------------------------------------------------------------------------

    def show(self, request: Request, name: str, parent: QWidget) -> None:
        value, _, what = name.partition(":")
        kind = FormKind(value)
        delivery: Delivery | None = next((one for one in request.deliveries if one.id == what), None)
        refusal = None
        if kind is FormKind.REFUSAL and what:
            refusal = next((one for one in past_refusals(request) if str(one.seq) == what), None)
        # Whoever forwarded it may have chosen the name on an English screen.
        thai = {agency.name_en: agency.short_th for agency in self._cameras.province.agencies}
        agency = thai.get(what, what) if delivery is None and kind is not FormKind.REFUSAL else ""
        self._tasks.start_once(self._show(kind, request, agency, delivery, parent, refusal), "a form")

    async def _show(
        self,
        kind: FormKind,
        request: Request,
        agency: str,
        delivery: Delivery | None,
        parent: QWidget,
        refusal: PastRefusal | None = None,
    ) -> None:
        custody: Sequence[CustodyLine] = ()
        requests, exports = self._requests, self._exports
        if kind is FormKind.CUSTODY and delivery is not None and requests is not None and exports is not None:
            await requests.custody(request.id, delivery.id)  # recorded, and refused to whoever may not
            custody = await exports.custody(request.number)
        owners = self._on_paper()
        made = partial(
            self._forms.printing.facts,
            request,
            agency=agency,
            delivery=delivery,
            owners=owners,
            custody=custody,
            refusal=refusal,
        )
        await self._preview(kind, made, f"{request.number}_{kind.value}", parent, request)

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
        facts = await asyncio.to_thread(made)
        form = await asyncio.to_thread(lambda: self._forms.printer().set_type(kind, facts, printing.options()))

        async def save(path: Path) -> None:
            await printing.save(path, kind, facts, request)

        ways = WaysOut(save, partial(printing.printed, kind, request))
        dialog = FormPreview(form, ways, name, parent)
        dialog.failed.connect(self.failed)
        dialog.told.connect(self.told)
        dialog.open()


def _is_answered_with_nothing(request: Request) -> bool:
    """The answer that stands is that there is no footage: nothing was opened again, and nothing decided since."""
    last = next((one for one in reversed(request.history) if one.step in (Step.NOTHING_FOUND, Step.REOPEN)), None)
    return last is not None and last.step is Step.NOTHING_FOUND
