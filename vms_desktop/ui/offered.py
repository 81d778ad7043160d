"""What one may not do is not offered: the control is disabled and its tool tip says why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from vms_desktop.domain.errors import VmsError
from vms_desktop.ui import messages
from vms_desktop.ui.plain_tip import plain_tip

_OWN_TIP = "ownToolTip"


def offer(widget: QWidget, refused: VmsError | None, usable: bool = True, why: str = "") -> None:
    """Enable it if it is ``usable`` and nothing was ``refused``. ``why``: the reason where it is not usable.

    The widget's own tool tip comes back with its use.
    """
    if widget.property(_OWN_TIP) is None:
        widget.setProperty(_OWN_TIP, widget.toolTip())
    reason = messages.error_text(refused) if refused is not None else ("" if usable else why)
    widget.setEnabled(refused is None and usable)
    widget.setToolTip(plain_tip(reason) if reason else str(widget.property(_OWN_TIP)))
    widget.setAccessibleDescription(reason)
