"""Drawing areas that somebody else makes the copy with: nothing is written beside the clip, which may lie sealed.

AreasDialog(parts: CopyParts, original: CopyOriginal, drawn: Masking, request="", parent=None)
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vms_desktop.domain.evidence.copies import CopyKind, CopyOriginal
from vms_desktop.domain.evidence.masking import Masking
from vms_desktop.ui import icons, theme
from vms_desktop.ui.masking.masking_dialog import MaskingDialog
from vms_desktop.ui.masking.parts import CopyParts


class AreasDialog(MaskingDialog):
    """``drawn``: what it begins with. Signals: ``used(Masking)``: these areas are to be used; it closes then."""

    used = Signal(object)

    def __init__(
        self,
        parts: CopyParts,
        original: CopyOriginal,
        drawn: Masking,
        request: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parts, original, request, parent)
        self.setObjectName("areasDialog")
        self.make.setText(self.tr("Use these areas"))
        icons.set_beside_text(self.make, "check", theme.DARK.on_accent)
        for part in (self.still, self.request, self.request_label):
            part.hide()
        self.model.begin_with(drawn)
        self._saved = self.model.areas

    def all_the_same_text(self) -> str:
        return self.tr("Use the areas all the same")

    def discard_text(self) -> str:
        return self.tr("Close without using the areas?")

    def _make(self, kind: CopyKind) -> None:
        self._saved = self.model.areas
        self.used.emit(self.model.masking)
        self.accept()
