"""The menu of a tile."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from vms_desktop.domain.stream import StreamState
from vms_desktop.services.wall.tile_status import TileStatus
from vms_desktop.ui import icons
from vms_desktop.ui.wall import tile_words
from vms_desktop.ui.wall.digital_zoom import is_zoomed


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    icon: str
    text: str
    enabled: bool


class TileMenu(QObject):
    """Builds the menu for a tile and says what was chosen.

    Signals, each with the tile's number: ``maximise(int)``, ``snapshot(int)``, ``retry(int)``, ``whole_picture(int)``,
    ``properties(int)``, ``close_tile(int)``.
    """

    maximise = Signal(int)
    snapshot = Signal(int)
    retry = Signal(int)
    whole_picture = Signal(int)
    properties = Signal(int)
    close_tile = Signal(int)

    def build(self, status: TileStatus, maximised: bool, parent: QWidget) -> QMenu:
        """A menu to be shown with ``popup``; it deletes itself when it closes."""
        menu = QMenu(parent)
        menu.setObjectName("tileMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        has_camera = status.camera is not None
        pictured = has_camera and (status.surface is not None or status.stale_picture is not None)
        if has_camera:
            about = menu.addAction(self._about(status))
            about.setObjectName("tileAbout")
            about.setEnabled(False)
            menu.addSeparator()
        back = self.tr("Back to the whole wall") if maximised else self.tr("Maximise")
        retryable = has_camera and status.state not in (StreamState.LIVE, StreamState.STOPPED)
        entries = (
            (_Entry("tileMaximise", "minimize-2" if maximised else "maximize-2", back, True), self.maximise),
            (_Entry("tileSnapshot", "camera", self.tr("Save a snapshot"), pictured), self.snapshot),
            (
                _Entry("tileWhole", "scan", self.tr("Whole picture (1:1)"), is_zoomed(status.zoom)),
                self.whole_picture,
            ),
            (_Entry("tileRetry", "refresh-cw", self.tr("Try to connect now"), retryable), self.retry),
            (_Entry("tileProperties", "info", self.tr("Camera properties"), has_camera), self.properties),
            (_Entry("tileClose", "x", self.tr("Close tile"), has_camera), self.close_tile),
        )
        for entry, signal in entries:
            action = QAction(icons.icon(entry.icon), entry.text, menu)
            action.setObjectName(entry.name)
            action.setEnabled(entry.enabled)
            action.triggered.connect(lambda _on=False, signal=signal: signal.emit(status.tile))
            menu.addAction(action)
        return menu

    def _about(self, status: TileStatus) -> str:
        """Which stream plays, for those who wonder about the sharpness."""
        health = status.health
        stream = tile_words.stream_short(status)
        if not stream or health is None or not health.width:
            return status.camera.code if status.camera is not None else ""
        return self.tr("{0} stream, {1}×{2}, {3} fps").format(stream, health.width, health.height, f"{health.fps:.0f}")
