"""A request that is begun elsewhere, with what is known there already; and a draft that is thrown away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from vms_desktop.domain.log_entry import microseconds
from vms_desktop.domain.requests.request import Interval, Request
from vms_desktop.services.requests.request_draft import RequestDraft
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog


def draft_of(camera_ids: Sequence[str], begin: datetime, end: datetime) -> RequestDraft:
    """A request begun from the playback page: these cameras, that stretch."""
    first, last = microseconds(begin), microseconds(end)
    return RequestDraft(intervals=[Interval(camera_id, first, last) for camera_id in camera_ids])


def draft_again(request: Request) -> RequestDraft:
    """A registered request as it is corrected."""
    return RequestDraft(
        "",
        request.requester,
        request.basis,
        request.incident,
        request.wanted,
        request.medium,
        request.urgency,
        [one.interval for one in request.asked],
    )


def ask_to_drop(window: QWidget, drop: Callable[[], None]) -> None:
    """Its button stands beside the one that registers: a form that is filled in is not lost by one wrong click."""
    translate = QCoreApplication.translate
    action = translate("RegisterForm", "Throw the draft away")
    words = translate("RegisterForm", "What was typed is lost. Nothing was registered, and no footage is held.")
    dialog = ConfirmDialog(translate("RegisterForm", "Throw this draft away?"), words, action, window)
    dialog.accepted.connect(drop)
    dialog.open()
