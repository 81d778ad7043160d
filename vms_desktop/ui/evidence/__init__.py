"""Evidence packages on the screen: dropping one to have it checked."""

from vms_desktop.ui.evidence.check_dialog import CheckDialog, open_check_dialog
from vms_desktop.ui.evidence.parts import CheckParts

__all__ = ["CheckDialog", "CheckParts", "open_check_dialog"]
