"""Deliveries of a request: copied, handed over, the receipt comes back, media return.

Copying itself is somebody else's: who makes the package calls ``begin_copy``, then ``finish_copy`` or ``fail_copy``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from vms_desktop.domain.errors import InputError, RequestError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.requests import guards
from vms_desktop.domain.requests.request import (
    DeliveredFile,
    Delivery,
    DeliveryState,
    Handover,
    Interval,
    Request,
)
from vms_desktop.domain.requests.states import Step
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.requests.request_desk import Change, RequestDesk, codes_of, told_interval
from vms_desktop.services.requests.request_draft import LONG_LIMIT, SHORT_LIMIT, clean


@dataclass(frozen=True, slots=True)
class HandoverDraft:
    """Who gets it and on what. ``signature``: id of an attachment; empty: signed on paper, scanned back later."""

    receiver_name: str
    receiver_id: str = ""
    receiver_position: str = ""
    witness: str = ""
    medium: str = ""
    medium_serial: str = ""
    undertaking: str = ""
    signature: str = ""


class Delivering(RequestDesk):
    """The part of ``RequestService`` from the first copied byte to the signed receipt."""

    # ---- copying -------------------------------------------------------------------------------------------------

    @plumbing("for the program that makes the package, which was asked for")
    async def as_it_is(self, request_id: str) -> Request:
        """Raises RequestError ``request.unknown``, StorageError."""
        return await self._known(request_id)

    @operation(Permission.EXPORT, logs=Action.REQUEST_CHANGED)
    async def begin_copy(self, request_id: str, version: int, intervals: Sequence[Interval]) -> Request:
        """A new delivery, the last of the request's, of these cameras and minutes.

        Raises RequestError ``request.outside_approved`` (camera), ``request.nothing_approved``,
        ``request.copying_already``, ``request.not_approved``, AccessError ``access.place``, and as every step.
        """
        wanted = tuple(dict.fromkeys(intervals))
        delivery_id = self._parts.new_id()

        def make(before: Request, by: Actor, at_us: int) -> Change:
            if not wanted or any(one.length_us <= 0 for one in wanted):
                raise RequestError("request.nothing_approved")
            codes = codes_of(before)
            for one in guards.outside(before, wanted):
                raise RequestError("request.outside_approved", camera=codes.get(one.camera_id, ""))
            number = len(before.deliveries) + 1
            delivery = Delivery(delivery_id, number, DeliveryState.COPYING, by, at_us, wanted)
            told = {"delivery": number, "copied": [told_interval(one, codes) for one in wanted]}
            return Change(replace(before, deliveries=(*before.deliveries, delivery)), told, about=wanted)

        return await self._step(request_id, version, Step.BEGIN_COPY, make)

    @plumbing("the program goes on with what begin_copy asked for, whoever is at the desk by then")
    async def finish_copy(
        self,
        request_id: str,
        version: int | None,
        delivery_id: str,
        *,
        folder: str,
        package_sha256: str,
        content_sha256: str = "",
        files: Sequence[DeliveredFile],
    ) -> Request:
        """The package is sealed. ``package_sha256``, ``content_sha256``: as in ``Delivery``. In the name of who began
        it. ``version`` None: whichever it has, also where somebody takes a step in the same moment.

        Raises RequestError ``request.not_now`` where the request was cancelled meanwhile, ``request.delivery_unknown``.
        """

        def make(before: Request, by: Actor, at_us: int) -> Change:
            delivery = _in_state(before, delivery_id, DeliveryState.COPYING)
            sealed = replace(
                delivery,
                state=DeliveryState.SEALED,
                folder=folder,
                package_sha256=package_sha256,
                content_sha256=content_sha256,
                sealed_us=at_us,
                files=tuple(files),
            )
            told = {
                "delivery": delivery.number,
                "package": package_sha256,
                "files": len(sealed.files),
                "bytes": sum(one.bytes for one in sealed.files),
            }
            return Change(_with(before, sealed), told)

        return await self._ended(request_id, version, delivery_id, Step.FINISH_COPY, make, "")

    @plumbing("as finish_copy")
    async def fail_copy(self, request_id: str, version: int | None, delivery_id: str, reason: str) -> Request:
        """Copying ended without a package. ``reason``: for people to read. Raises as ``finish_copy``."""

        def make(before: Request, by: Actor, at_us: int) -> Change:
            delivery = _in_state(before, delivery_id, DeliveryState.COPYING)
            failed = replace(delivery, state=DeliveryState.FAILED, failure=clean(reason)[:LONG_LIMIT], ended_us=at_us)
            return Change(_with(before, failed), {"delivery": delivery.number})

        return await self._ended(request_id, version, delivery_id, Step.FAIL_COPY, make, reason)

    async def _ended(
        self,
        request_id: str,
        version: int | None,
        delivery_id: str,
        step: Step,
        make: Callable[[Request, Actor, int], Change],
        reason: str,
    ) -> Request:
        begun_by = _of(await self._known(request_id), delivery_id).begun_by
        return await self._step(request_id, version, step, make, reason=reason, goes_on_for=begun_by)

    # ---- handing over --------------------------------------------------------------------------------------------

    @operation(Permission.HANDLE_REQUESTS, logs=Action.EXPORT_HANDED_OVER)
    async def hand_over(self, request_id: str, version: int, delivery_id: str, given: HandoverDraft) -> Request:
        """Raises RequestError ``request.not_sealed``, ``request.not_approved``, ``request.outside_approved`` (camera),
        ``request.attachment_unknown``, InputError ``input.request_missing`` (field), ``input.request_text_long``, and
        as every step.
        """
        texts = {name: clean(getattr(given, name)) for name in HandoverDraft.__slots__}
        for name in ("receiver_name", "undertaking"):
            if not texts[name]:
                raise InputError("input.request_missing", field=name)
        for name, text in texts.items():
            limit = LONG_LIMIT if name == "undertaking" else SHORT_LIMIT
            if len(text) > limit:
                raise InputError("input.request_text_long", field=name, limit=limit)

        def make(before: Request, by: Actor, at_us: int) -> Change:
            delivery = _in_state(before, delivery_id, DeliveryState.SEALED)
            # Made on an oral order or an earlier decision, it may hold more than what is approved now.
            codes = codes_of(before)
            for one in guards.outside(before, delivery.intervals):
                raise RequestError("request.outside_approved", camera=codes.get(one.camera_id, ""))
            _check_attached(before, texts["signature"])
            handover = Handover(giver=by, at_us=at_us, **texts)
            handed = replace(delivery, state=DeliveryState.HANDED_OVER, handover=handover)
            told = {
                "delivery": delivery.number,
                "package": delivery.package_sha256,
                "receiver": handover.receiver_name,
                "medium": handover.medium,
                "serial": handover.medium_serial,
                "witness": handover.witness,
                "signed": bool(handover.signature),
            }
            return Change(_with(before, handed), told, about=delivery.intervals)

        return await self._step(request_id, version, Step.HAND_OVER, make)

    @operation(Permission.HANDLE_REQUESTS, logs=Action.REQUEST_CHANGED)
    async def take_receipt(self, request_id: str, version: int, delivery_id: str, attachment_id: str) -> Request:
        """The receipt that was signed on paper has come back as a scan, attached before.

        Raises RequestError ``request.attachment_unknown``, ``request.not_handed_over``, and as every step.
        """

        def make(before: Request, by: Actor, at_us: int) -> Change:
            delivery = _of(before, delivery_id)
            if delivery.handover is None:
                raise RequestError("request.not_handed_over")
            _check_attached(before, attachment_id)
            if not attachment_id:
                raise RequestError("request.attachment_unknown")
            signed = replace(delivery, handover=replace(delivery.handover, signature=attachment_id))
            told = {"delivery": delivery.number, "attachment": attachment_id}
            return Change(_with(before, signed), told, about=delivery.intervals)

        return await self._step(request_id, version, Step.TAKE_RECEIPT, make)

    @operation(Permission.HANDLE_REQUESTS, logs=Action.EXPORT_RETURNED)
    async def take_back(
        self, request_id: str, version: int, delivery_id: str, *, destroyed: bool, note: str
    ) -> Request:
        """The medium was returned, or its destruction was told. ``note``: by whom, how.

        Raises RequestError ``request.not_handed_over``, InputError ``input.request_text_long``, and as every step.
        """
        if len(clean(note)) > LONG_LIMIT:
            raise InputError("input.request_text_long", field="note", limit=LONG_LIMIT)

        def make(before: Request, by: Actor, at_us: int) -> Change:
            delivery = _of(before, delivery_id)
            if delivery.state is not DeliveryState.HANDED_OVER:
                raise RequestError("request.not_handed_over")
            state = DeliveryState.DESTROYED if destroyed else DeliveryState.RETURNED
            ended = replace(delivery, state=state, ended_us=at_us, ended_note=clean(note))
            logs = Action.EXPORT_DESTROYED if destroyed else Action.EXPORT_RETURNED
            told = {"delivery": delivery.number, "package": delivery.package_sha256}
            return Change(_with(before, ended), told, logs=logs, about=delivery.intervals)

        return await self._step(request_id, version, Step.TAKE_BACK, make, reason=note)


def _of(request: Request, delivery_id: str) -> Delivery:
    delivery = next((one for one in request.deliveries if one.id == delivery_id), None)
    if delivery is None:
        raise RequestError("request.delivery_unknown")
    return delivery


def _in_state(request: Request, delivery_id: str, state: DeliveryState) -> Delivery:
    delivery = _of(request, delivery_id)
    if delivery.state is not state:
        raise RequestError("request.not_sealed" if state is DeliveryState.SEALED else "request.not_copying")
    return delivery


def _with(request: Request, changed: Delivery) -> Request:
    return replace(request, deliveries=tuple(changed if one.id == changed.id else one for one in request.deliveries))


def _check_attached(request: Request, attachment_id: str) -> None:
    if attachment_id and all(one.id != attachment_id for one in request.attachments):
        raise RequestError("request.attachment_unknown")
