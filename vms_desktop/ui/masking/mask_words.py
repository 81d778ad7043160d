"""How areas are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from vms_desktop.domain.evidence.masking import Area, AreaLook, AreaShape
from vms_desktop.ui.masking.mask_model import MaskModel

translate = QCoreApplication.translate


def look_word(look: AreaLook) -> str:
    return {
        AreaLook.BLACK: translate("masking", "Black"),
        AreaLook.BLUR: translate("masking", "Blurred"),
        AreaLook.PIXELS: translate("masking", "Coarse pixels"),
    }[look]


def shape_word(shape: AreaShape) -> str:
    return {
        AreaShape.RECTANGLE: translate("masking", "Rectangle"),
        AreaShape.POLYGON: translate("masking", "Polygon"),
    }[shape]


def next_words(model: MaskModel) -> str:
    """What to do next, for who draws for the first time; "" where nothing is amiss."""
    if not model.areas:
        return translate("masking", "Drag across the picture, over what is to be covered.")
    if model.chosen_area is not None and model.chosen_area.covers_one_picture:
        return translate("masking", "Go to another moment and drag the area there; between, it moves evenly.")
    return ""


def area_words(number: int, area: Area, keys: str) -> str:
    """``2 · Rectangle · Black · 3 key frames``; one that is seen in a single picture says that instead of ``keys``."""
    if area.covers_one_picture:
        keys = translate("masking", "⚠ one picture only")
    return f"{number} · {shape_word(area.shape)} · {look_word(area.look)} · {keys}"
