"""Taking the steps of one request: the dialog that a step needs, and the call of the service that takes it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from vms_desktop.domain.requests.request import Delivery, DeliveryState, Request
from vms_desktop.domain.requests.states import State, Step
from vms_desktop.domain.thai_time import thai_day, thai_time
from vms_desktop.services.people.rights import actor_of
from vms_desktop.services.requests.delivering import HandoverDraft
from vms_desktop.services.requests.stepping import Given
from vms_desktop.ui import formatting
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.requests.copy_dialog import CopyDialog
from vms_desktop.ui.requests.decide_dialog import DecideDialog, OrderDialog
from vms_desktop.ui.requests.deliver_dialog import DeliverDialog
from vms_desktop.ui.requests.found_dialog import FoundDialog, HalfTold
from vms_desktop.ui.requests.handover_dialog import HandoverDialog, TakeBackDialog, handover_draft
from vms_desktop.ui.requests.own_part import left_out_text, own_deliveries, own_part
from vms_desktop.ui.requests.paper_steps import PaperSteps
from vms_desktop.ui.requests.parts import OnMedium, PageParts
from vms_desktop.ui.requests.request_texts import AttachmentKind
from vms_desktop.ui.requests.request_words import found_summary, intervals_text, owners_of, standing_reasons
from vms_desktop.ui.requests.simple_dialogs import ForwardDialog, OpinionDialog, OwnerConsentDialog, ReasonDialog

translate = QCoreApplication.translate
_PLAIN = frozenset({Step.CHECK, Step.TAKE_DOCUMENTS, Step.SEARCH})
"""Taken without a question: nothing is said with them and nothing is lost by them."""
_REASONED = frozenset(
    {
        Step.NOTHING_FOUND,
        Step.SEND_BACK,
        Step.APPEAL,
        Step.CANCEL,
        Step.REOPEN,
        Step.SHOW,
        Step.TAKE_PAPER,
        Step.KEEP_READY,
        Step.KEEP_HANDED,
    }
)
There = Callable[[], Mapping[str, Sequence[tuple[int, int]]]]


class RequestActions(PaperSteps):
    """``there``: what the sources have of each asked stretch, as the page knows it now.

    Signals beside those of ``PaperSteps``: ``change_asked(Request)``: the form; ``look_asked(str, int)``: that camera
    at that moment (microseconds); ``told(Words)``: what was done; ``copy_begun()``.
    """

    change_asked = Signal(object)
    look_asked = Signal(str, object)
    told = Signal(object)
    copy_begun = Signal()

    def __init__(self, parts: PageParts, there: There, page: QWidget) -> None:
        super().__init__(parts, page)
        self._there = there
        self._media: dict[str, OnMedium] = {}
        """On what each delivery was copied, by its id."""
        self._half_told: dict[str, HalfTold] = {}
        """Of the request that is shown, where somebody left the dialog to look at a camera."""

    def forget(self) -> None:
        """Another request is shown, or somebody else is there: nothing of what was typed stays."""
        self._half_told = {}

    # ---- steps -------------------------------------------------------------------------------------------------

    def take(self, step: Step, request: Request) -> None:
        """Ask what the step needs to know, then take it."""
        if step in _PLAIN:
            self.start(self._take(request, step), f"take {step.value}")
        elif step in _REASONED:
            self._ask_reason(step, request)
        else:
            {
                Step.CHANGE: lambda one: self.change_asked.emit(one),
                Step.ASK_DOCUMENTS: self.ask_documents,
                Step.TELL_FOUND: self._tell_found,
                Step.SUBMIT: self._submit,
                Step.APPROVE: self._decide,
                Step.ORDER_ORALLY: lambda one: self.start(self._order(one), "who may order"),
                Step.CONFIRM_ORDER: self._confirm_order,
                Step.BEGIN_COPY: self.make_copy,
                Step.DELIVER_AGAIN: lambda one: self.make_copy(one, again=True),
                Step.HAND_OVER: self._hand_over,
                Step.TAKE_RECEIPT: self.take_receipt,
                Step.TAKE_BACK: self._take_back,
                Step.FORWARD: self._forward,
                Step.TAKE_CONSENT: self._take_consent,
                Step.CLOSE: self._close,
                Step.ATTACH: self.attach,
            }[step](request)

    def _ask_reason(self, step: Step, request: Request) -> None:
        about = self._appeal_days(request) if step is Step.APPEAL else ""
        dialog = ReasonDialog(step, self._page.window(), about=about)

        def act() -> Coroutine[Any, Any, object]:
            given = Given(cause=dialog.cause) if step is Step.NOTHING_FOUND else None
            return self._take(request, step, dialog.reason_text, given)

        dialog.act_by(act)
        self._open(dialog)

    def _submit(self, request: Request) -> None:
        dialog = OpinionDialog(found_summary(request), self._page.window())
        dialog.act_by(lambda: self._take(request, Step.SUBMIT, "", Given(opinion=dialog.opinion_text)))
        self._open(dialog)

    def _forward(self, request: Request) -> None:
        dialog = ForwardDialog(owners_of(request, self._parts.cameras), self._page.window())
        dialog.act_by(lambda: self._take(request, Step.FORWARD, dialog.reason_text, Given(agency=dialog.agency_text)))
        self._open(dialog)

    def _take_consent(self, request: Request) -> None:
        today = thai_day(self._parts.clock.now())
        dialog = OwnerConsentDialog(owners_of(request, self._parts.cameras), today, self._page.window())

        async def act() -> Request:
            return await self._take(request, Step.TAKE_CONSENT, "", dialog.given())

        dialog.act_by(act)
        self._open(dialog)

    def _close(self, request: Request) -> None:
        about = self.tr("The record stays for years and can be reopened. The holds on the footage stay until lifted.")
        if request.state is State.REFUSED:
            about = "\n".join(part for part in (self._appeal_days(request), about) if part)
        left = [str(one.number) for one in request.deliveries if one.state is DeliveryState.SEALED]
        if left:
            about = self.tr("Sealed, but not handed over: package {0}.").format(", ".join(left)) + "\n" + about
        dialog = ConfirmDialog(
            self.tr("Close {0}?").format(request.number),
            about,
            self.tr("Close the request"),
            self._page.window(),
        )
        dialog.accepted.connect(lambda: self.start(self._take(request, Step.CLOSE), "close the request"))
        dialog.open()

    def _appeal_days(self, request: Request) -> str:
        """Until when the refusal may be appealed against, or that it is too late."""
        until = request.decision.appeal_until if request.decision is not None else None
        if until is None:
            return ""
        today = thai_day(self._parts.clock.now())
        day = formatting.date_text(until)
        if today > until:
            return self.tr("The last day of an appeal was {0}.").format(day)
        return self.tr("An appeal may come until {0}.").format(day)

    # ---- found -------------------------------------------------------------------------------------------------

    def _tell_found(self, request: Request) -> None:
        own = own_part(request, self._parts.book.are_theirs)
        now = thai_time(self._parts.clock.now())
        dialog = FoundDialog(own.request, self._there(), now, self._page.window())
        dialog.remark(left_out_text(own))
        dialog.go_on(self._half_told)

        def look(camera_id: str, at_us: int) -> None:
            self._half_told = dialog.half_told()
            self.look_asked.emit(camera_id, at_us)
            dialog.reject()

        dialog.look_asked.connect(look)
        told = {one.asked_id: one for one in request.found}

        async def act() -> Request:
            now = request
            for one in dialog.given():
                before = told.get(one.asked_id)
                if before is not None and (before.stretches, before.cause, before.note, before.seen_at) == (
                    one.stretches,
                    one.cause,
                    one.note,
                    one.seen_at,
                ):
                    continue
                now = await self._parts.book.tell_found(
                    now.id, now.version, one.asked_id, one.stretches, one.cause, one.note, one.seen_at
                )
                self.changed.emit(now)
            self._half_told = {}
            return now

        dialog.act_by(act)
        self._open(dialog)

    # ---- deciding ----------------------------------------------------------------------------------------------

    def _decide(self, request: Request) -> None:
        self.start(self._ask_decision(request), "decide")

    async def _ask_decision(self, request: Request) -> None:
        limits = await self._parts.book.limits()
        now = thai_time(self._parts.clock.now())
        summary = found_summary(request)
        for name, words in standing_reasons(request):
            summary += f"\n{name}: {words}"
        if request.opinion:
            summary += "\n" + self.tr("Opinion: {0}").format(request.opinion)
        own = own_part(request, self._parts.book.are_theirs)
        dialog = DecideDialog(own.request, summary, now, limits.appeal_days, self._page.window())
        if not own.is_whole:
            dialog.only_a_part(left_out_text(own))

        async def act() -> Request:
            given = dialog.given()
            done = await self._parts.book.decide(
                request.id,
                request.version,
                given.judgement,
                given.approved,
                given.reason,
                given.conditions,
                given.acting_for,
                given.appeal_until,
            )
            self.changed.emit(done)
            return done

        dialog.act_by(act)
        self._open(dialog)

    async def _order(self, request: Request) -> None:
        people = await self._parts.book.approvers(request.id)
        limits = await self._parts.book.limits()
        now = thai_time(self._parts.clock.now())
        actors = [actor_of(person) for person in people]
        own = own_part(request, self._parts.book.are_theirs)
        dialog = OrderDialog(own.request, actors, limits.paper_hours, now, self._page.window())
        dialog.remark(left_out_text(own))

        async def act() -> Request:
            given = dialog.given()
            done = await self._parts.book.order_orally(
                request.id, request.version, given.approver, given.words, given.approved
            )
            self.changed.emit(done)
            return done

        dialog.act_by(act)
        self._open(dialog)

    def _confirm_order(self, request: Request) -> None:
        order = request.oral_order
        words = order.words if order is not None else ""
        allowed = intervals_text(order.approved, request) if order is not None else ""
        dialog = ConfirmDialog(
            self.tr("Confirm your oral order?"),
            self.tr("Recorded as: {0}").format(words) + f"\n{allowed}\n" + self.tr("You sign for it as your decision."),
            self.tr("Confirm the order"),
            self._page.window(),
        )
        dialog.accepted.connect(lambda: self.start(self._confirm(request), "confirm an order"))
        dialog.open()

    async def _confirm(self, request: Request) -> None:
        self.changed.emit(await self._parts.book.confirm_order(request.id, request.version))

    # ---- copying and handing over ------------------------------------------------------------------------------

    def make_copy(self, request: Request, *, again: bool = False) -> None:
        """``again``: of a request whose package there is; it stays as it is until the copy begins."""
        copying = self._parts.copying
        if copying is None:
            return
        own = own_part(request, self._parts.book.are_theirs)
        dialog = CopyDialog(own.request, self._page.window(), masking=self._parts.masking, again=again)
        dialog.remark(left_out_text(own))

        async def act() -> None:
            await copying.start(request.id, dialog.given(), again=dialog.reason_text)
            self.stale.emit()

        dialog.act_by(act)
        dialog.taken.connect(lambda _done: self.copy_begun.emit())
        self._open(dialog)

    def deliver(self, request: Request, delivery: Delivery) -> None:
        """Onto a medium; what is known of that is offered for the hand-over."""
        delivering = self._parts.delivering
        if delivering is not None:
            dialog = DeliverDialog(delivering, request, delivery, self._page.window())
            dialog.taken.connect(lambda medium: self._delivered(delivery, medium))
            dialog.open()

    def _delivered(self, delivery: Delivery, medium: OnMedium) -> None:
        self._media[delivery.id] = medium
        name = medium.path.name  # the dialog is gone, and nothing else on the page says that it was copied
        self.told.emit(lambda: translate("RequestActions", "Copied onto the medium and read back: {0}").format(name))

    def _hand_over(self, request: Request) -> None:
        self.start(self._ask_hand_over(request), "hand over")

    async def _ask_hand_over(self, request: Request) -> None:
        copied = await self._parts.book.copied(request)
        sealed = [one for one in request.deliveries if one.state is DeliveryState.SEALED]
        own, left_out = own_deliveries(sealed, self._parts.book.are_theirs)
        dialog = HandoverDialog(request, own, self._page.window(), media=self._media, copied=copied)
        dialog.remark(left_out)

        async def act() -> Request:
            given, version, signature = dialog.given(), request.version, ""
            if given.signature:
                name = f"signature-{request.number}.png"
                kind = AttachmentKind.SIGNATURE.value
                attached = await self._parts.book.attach(request.id, given.signature, kind, name=name)
                # Attaching is a step: the very next version, or somebody else has changed it meanwhile.
                version, signature = version + 1, attached.id
            draft: HandoverDraft = handover_draft(given, signature)
            done = await self._parts.book.hand_over(request.id, version, given.delivery_id, draft)
            self.changed.emit(done)
            return done

        dialog.act_by(act)
        self._open(dialog)

    def _take_back(self, request: Request) -> None:
        out = [one for one in request.deliveries if one.state is DeliveryState.HANDED_OVER]
        own, left_out = own_deliveries(out, self._parts.book.are_theirs)
        dialog = TakeBackDialog(request, own, self._page.window())
        dialog.remark(left_out)

        async def act() -> Request:
            delivery_id, destroyed, note = dialog.given()
            done = await self._parts.book.take_back(
                request.id, request.version, delivery_id, destroyed=destroyed, note=note
            )
            self.changed.emit(done)
            return done

        dialog.act_by(act)
        self._open(dialog)
