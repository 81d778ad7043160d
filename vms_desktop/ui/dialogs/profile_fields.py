"""Which of a device's media profiles becomes the main and which the sub stream: two lists, seen once it was asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from vms_desktop.domain.stream import StreamQuality
from vms_desktop.services.ports import DeviceProfile


def profile_words(profile: DeviceProfile) -> str:
    """``main — 1920×1080 H264``; what the device does not state is left out."""
    facts = [f"{profile.width}×{profile.height}" if profile.width and profile.height else "", profile.codec]
    told = " ".join(fact for fact in facts if fact)
    return f"{profile.name or profile.token} — {told}" if told else profile.name or profile.token


class ProfileFields(QObject):
    """The combo boxes ``main`` and ``sub``. Signals: ``chosen(StreamQuality, DeviceProfile | None)``, by hand only."""

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.main, self.sub = QComboBox(parent), QComboBox(parent)
        for name, box, quality in (
            ("cameraMainProfile", self.main, StreamQuality.MAIN),
            ("cameraSubProfile", self.sub, StreamQuality.SUB),
        ):
            box.setObjectName(name)
            box.hide()
            box.activated.connect(lambda _row, box=box, quality=quality: self.chosen.emit(quality, box.currentData()))

    def offer(self, profiles: Sequence[DeviceProfile], main_token: str, sub_token: str) -> None:
        """Show what the device has, with the choice made for it; a device without profiles offers nothing."""
        for box, token in ((self.main, main_token), (self.sub, sub_token)):
            box.clear()
            box.addItem("—", None)
            for row, profile in enumerate(profiles, start=1):
                box.addItem(profile_words(profile), profile)
                if profile.token == token:
                    box.setCurrentIndex(row)
            box.setVisible(bool(profiles))
