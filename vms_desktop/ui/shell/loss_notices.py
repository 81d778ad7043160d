"""A camera that dies while somebody watches it is told in the top bar, in red, until it is back or the word closed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import CameraError
from vms_desktop.services.wall.wall_losses import WallLosses
from vms_desktop.ui import formatting, language
from vms_desktop.ui.shell.notice_bar import NoticeBar

MOST_NAMED = 3
"""Cameras named in one message; the others are counted."""


class LossNotices(QObject):
    """Lives as long as the window."""

    def __init__(self, losses: WallLosses, notices: NoticeBar, parent: QObject) -> None:
        super().__init__(parent)
        self._notices = notices
        self._told: CameraError | None = None
        self._named: set[str] = set()
        self._unsubscribe = losses.on_change(self._changed)

    def close(self) -> None:
        self._unsubscribe()

    def _changed(self, lost: Sequence[Camera], back: Sequence[Camera]) -> None:
        more = {camera.id for camera in lost} - self._named
        self._named = {camera.id for camera in lost}
        if self._told is not None:
            # What it says is not true any more. Where it was closed, only another loss brings it again.
            was_there = self._notices.take_back(self._told)
            self._told = None
            more = more or (self._named if was_there else set())
        if back:
            self._notices.show_notice(lambda: self.tr("The picture is back: {0}").format(_names(back)))
        if more:
            self._told = CameraError("camera.picture_lost", cameras=_names(lost))
            self._notices.show_error(self._told)


def _names(cameras: Sequence[Camera]) -> str:
    named = ", ".join(f"{camera.code} {language.camera_name(camera)}" for camera in cameras[:MOST_NAMED])
    rest = len(cameras) - MOST_NAMED
    return f"{named} +{formatting.count_text(rest)}" if rest > 0 else named
