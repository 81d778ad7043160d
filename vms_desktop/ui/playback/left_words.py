"""How long the footage of a moment stays on this computer, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from vms_desktop.domain.footage import SourceKind
from vms_desktop.ui import formatting
from vms_desktop.ui.playback.lanes import Lane

translate = QCoreApplication.translate
SOON_S = 86400.0


def left_words(lane: Lane | None, at: float, now: float, kept_s: float | None) -> tuple[str, bool]:
    """The words, and whether it goes soon. Moments in seconds since 1970; ``kept_s`` None: not known."""
    if lane is None:
        return "", False
    hold = lane.hold_at(at)
    if hold is not None:
        return translate("Footage", "On hold: is not overwritten"), False
    if kept_s is None or not any(source.kind is SourceKind.LOCAL for source in lane.sources_at(at)):
        return "", False  # of other people's recorders nobody knows it
    left_s = at + kept_s - now
    return translate("Footage", "Is overwritten in {0}").format(formatting.duration_text(left_s)), left_s < SOON_S
