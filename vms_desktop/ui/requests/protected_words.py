"""Protective copies of a request in words: what was fetched from an agency's recorder before it was overwritten."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from vms_desktop.domain.errors import FootageError
from vms_desktop.domain.requests.protective import ProtectionState, ProtectiveCopy
from vms_desktop.ui import messages
from vms_desktop.ui.requests.request_words import when

MAY_BE_RETRIED = frozenset({ProtectionState.WAITING, ProtectionState.FAILED})


def protected_text(copy: ProtectiveCopy) -> str:
    """One line, with the reason where it could not be had."""
    translate = QCoreApplication.translate
    if copy.state is ProtectionState.KEPT:
        words = translate("Protected", "Copied here from {0}").format(copy.recorder or "–")
        first = copy.files[0].sha256[:8] if copy.files else ""
        return f"{words} · SHA-256 {first}…" if first else words
    if copy.state is ProtectionState.COPYING:
        return translate("Protected", "Is being copied here now")
    if copy.state is ProtectionState.LET_GO:
        return translate("Protected", "The copy here was deleted when no hold needed it any more")
    reason = messages.text_for(FootageError(copy.code, detail=copy.detail)).title if copy.code else ""
    if copy.state is ProtectionState.FAILED:
        words = translate("Protected", "Could not be copied here")
    else:
        words = translate("Protected", "Is copied here at {0}").format(when(copy.due_us))
    return f"{words}: {reason}" if reason else words
