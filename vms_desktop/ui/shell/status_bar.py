"""The bottom line: tiles live, pictures per second, CPU, network, failing cameras."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from vms_desktop.domain.condition import CameraCondition
from vms_desktop.domain.stream import StreamState
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.cameras.health import CameraHealth
from vms_desktop.services.wall.wall import WallService
from vms_desktop.services.wall.wall_losses import DEAD
from vms_desktop.ui import formatting

REFRESH_MS = 1000
MOST_NAMED = 3
"""Cameras without a picture that are named; the others are counted."""


class StatusBar(QFrame):
    """``cpu_percent``: load of the workstation since the last call, 0..100."""

    def __init__(
        self,
        wall: WallService,
        cameras: CameraService,
        health: CameraHealth,
        cpu_percent: Callable[[], float],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self._wall, self._cameras, self._health, self._cpu_percent = wall, cameras, health, cpu_percent
        self._labels = {name: QLabel(self) for name in ("tiles", "cpu", "network", "cameras")}
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 2)
        row.setSpacing(24)
        for name, label in self._labels.items():
            label.setObjectName(f"status_{name}")
            label.setProperty("role", "small")
            row.addWidget(label)
        row.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        self.refresh()

    def put_first(self, widget: QWidget) -> None:
        """Who is signed in stands before the numbers."""
        self._row.insertWidget(0, widget)

    def refresh(self) -> None:
        """Work out and show the numbers of now."""
        statuses = [self._wall.status(tile) for tile in range(len(self._wall.content.camera_ids))]
        held = [status for status in statuses if status.camera is not None]
        large = self._wall.maximised
        shown = [status for status in held if large is None or status.tile == large]
        live = [status for status in shown if status.state is StreamState.LIVE]
        fps = sorted(status.displayed_fps for status in live if status.displayed_fps)
        middle = fps[len(fps) // 2] if fps else 0.0
        bits = {s.health.key: s.health.bits_per_second for s in live if s.health is not None}
        failing = self._health.totals[CameraCondition.FAILING]
        texts = {
            # On the other pages nothing is decoded: "0 of 16" would look like a failure.
            "tiles": self.tr("The wall rests while it is not seen")
            if shown and all(status.state is StreamState.STOPPED for status in shown)
            else self._tiles_text(len(live), len(shown), len(held) - len(shown), middle)
            + self._dead_text([s.camera.code for s in shown if s.camera is not None and s.state in DEAD]),
            "cpu": self.tr("CPU {0} %").format(round(self._cpu_percent())),
            "network": self.tr("Network {0}").format(formatting.bit_rate_text(sum(bits.values()))),
            "cameras": self.tr("Cameras {0} · failing {1}").format(
                formatting.count_text(len(self._cameras.cameras)), formatting.count_text(failing)
            ),
        }
        for name, text in texts.items():
            if self._labels[name].text() != text:
                self._labels[name].setText(text)
        self._stand_out(self._labels["cameras"], failing > 0)
        self._stand_out(self._labels["tiles"], any(status.state in DEAD for status in shown))

    def _tiles_text(self, live: int, shown: int, covered: int, fps: float) -> str:
        """Tiles behind the maximised one rest; counted among the others they would look like failures."""
        text = self.tr("Live {0} of {1} · {2} fps").format(live, shown, f"{fps:.1f}")
        if covered:
            text += " · " + self.tr("%Ln tile(s) rest behind it", "", covered)
        return text

    def _dead_text(self, codes: list[str]) -> str:
        """Which of the watched cameras have no picture, as long as they have none."""
        if not codes:
            return ""
        rest = f" +{formatting.count_text(len(codes) - MOST_NAMED)}" if len(codes) > MOST_NAMED else ""
        return " · " + self.tr("NO PICTURE: {0}").format(", ".join(codes[:MOST_NAMED])) + rest

    @staticmethod
    def _stand_out(label: QLabel, trouble: bool) -> None:
        role = "trouble" if trouble else "small"
        if label.property("role") != role:
            label.setProperty("role", role)
            # A style sheet looks at properties only once.
            label.style().polish(label)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
