"""What of a request somebody whose account is for certain places works on: its own cameras and packages, nothing else.

Dialogs are given that part, and say which cameras or packages are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from vms_desktop.domain.requests.request import Delivery, Interval, Request

AreTheirs = Callable[[Sequence[Interval]], bool]
"""Whether all these cameras are of their places."""


@dataclass(frozen=True, slots=True)
class OwnPart:
    """``request``: as if only those cameras had been asked for and allowed. ``left_out``: codes of the others."""

    request: Request
    left_out: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        return not self.left_out


def own_part(request: Request, are_theirs: AreTheirs) -> OwnPart:
    asked = tuple(one for one in request.asked if are_theirs([one.interval]))
    if len(asked) == len(request.asked):
        return OwnPart(request, ())
    left_out = tuple(dict.fromkeys(one.camera_code for one in request.asked if one not in asked))
    decision, order = request.decision, request.oral_order
    if decision is not None:
        decision = replace(decision, approved=_own(decision.approved, are_theirs))
    if order is not None:
        order = replace(order, approved=_own(order.approved, are_theirs))
    return OwnPart(replace(request, asked=asked, decision=decision, oral_order=order), left_out)


def _own(intervals: Sequence[Interval], are_theirs: AreTheirs) -> tuple[Interval, ...]:
    return tuple(one for one in intervals if are_theirs([one]))


def left_out_text(part: OwnPart) -> str:
    """Which cameras are not offered, and why; empty: all are."""
    if part.is_whole:
        return ""
    words = QCoreApplication.translate("OwnPart", "Not offered, because outside the places of your account: {0}")
    return words.format(", ".join(part.left_out))


def own_deliveries(deliveries: Sequence[Delivery], are_theirs: AreTheirs) -> tuple[list[Delivery], str]:
    """Those all of whose cameras are theirs, and in words which are not offered; empty: all are."""
    own = [one for one in deliveries if are_theirs(one.intervals)]
    others = [str(one.number) for one in deliveries if one not in own]
    if not others:
        return own, ""
    words = QCoreApplication.translate(
        "OwnPart", "Packages not offered, because they hold cameras outside the places of your account: {0}"
    )
    return own, words.format(", ".join(others))
