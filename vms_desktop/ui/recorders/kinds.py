"""How the kinds of recorders are called on the screen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from vms_desktop.domain.recorder import ONVIF
from vms_desktop.services.recorders.recorder_ports import AddressForm


def kind_text(kind: str, forms: Mapping[str, AddressForm]) -> str:
    """Of a form that is gone: its id."""
    if kind == ONVIF:
        return QCoreApplication.translate("recorders", "ONVIF (Profile G)")
    return forms[kind].name if kind in forms else kind
