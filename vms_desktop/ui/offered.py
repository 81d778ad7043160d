"""What one may not do is not offered: the control is disabled and its tool tip says why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.permission import Permission
from vms_desktop.ui import messages
from vms_desktop.ui.plain_tip import plain_tip

Refused = Callable[[Permission], VmsError | None]
"""Why whoever is signed in may not do it now; None: they may."""
_OWN_TIP, _OWN_ABOUT, _TELLS_WHY = "ownToolTip", "ownDescription", "tellsWhyNot"


class FollowsRights(Protocol):
    """A part of the window that offers what somebody may do."""

    def follow_rights(self, refused: Refused) -> None:
        """Called when somebody else is signed in or other rights count."""


def nothing_refused(_permission: Permission) -> VmsError | None:
    """Before anybody asked."""
    return None


def offer(widget: QWidget, refused: VmsError | None, usable: bool = True, why: str = "") -> None:
    """Enable it if it is ``usable`` and nothing was ``refused``. ``why``: the reason where it is not usable.

    The widget's own tool tip comes back with its use.
    """
    reason = messages.error_text(refused) if refused is not None else ("" if usable else why)
    if not widget.property(_TELLS_WHY):
        widget.setProperty(_OWN_TIP, widget.toolTip())
        widget.setProperty(_OWN_ABOUT, widget.accessibleDescription())
    widget.setEnabled(refused is None and usable)
    if reason or widget.property(_TELLS_WHY):
        widget.setToolTip(plain_tip(reason) if reason else str(widget.property(_OWN_TIP) or ""))
        widget.setAccessibleDescription(reason or str(widget.property(_OWN_ABOUT) or ""))
    widget.setProperty(_TELLS_WHY, bool(reason))


def reworded(widget: QWidget) -> None:
    """Its own tool tip was set anew (another language): that one counts from now on."""
    widget.setProperty(_TELLS_WHY, False)
