"""The panel at the right of the wall."""

from vms_desktop.ui.context_panel.panel import ContextPanel

__all__ = ["ContextPanel"]
