"""Which cameras are not well, why, and since when; the watched streams' figures beside.

HealthPage(cameras: CameraService, health: CameraHealth, relay: StreamRelay, parent: QWidget | None = None)
"""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.condition import CameraCondition
from vms_desktop.domain.stream import StreamHealth, StreamKey, StreamQuality, StreamState
from vms_desktop.services.cameras import CameraService
from vms_desktop.services.health import CameraHealth
from vms_desktop.services.ports import StreamRelay
from vms_desktop.ui import formatting, language, messages
from vms_desktop.ui.conditions import WORST_FIRST, condition_colour, condition_sign, condition_text
from vms_desktop.ui.pages.plain_tip import plain_tip
from vms_desktop.ui.pages.tables import table_of

Index = QModelIndex | QPersistentModelIndex
REFRESH_MS = 1000
_LISTED = (CameraCondition.FAILING, CameraCondition.LATE, CameraCondition.LIVE)
"""Cameras that only answer, or were not asked yet, are counted above the table: thousands of rows tell nothing."""
_RANK = {condition: rank for rank, condition in enumerate(WORST_FIRST)}


class _HealthModel(QAbstractTableModel):
    """Rows: (camera, condition, newest stream report or None), worst first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Camera, CameraCondition, StreamHealth | None]] = []

    def set_rows(self, rows: list[tuple[Camera, CameraCondition, StreamHealth | None]]) -> None:
        """Replace the rows; where only values changed, nothing of the view's place or selection is lost."""
        same = len(rows) == len(self._rows) and all(
            new[0].id == old[0].id for new, old in zip(rows, self._rows, strict=True)
        )
        if same and rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @staticmethod
    def _titles() -> list[str]:
        translate = QCoreApplication.translate
        return [
            translate("HealthPage", "Condition"),
            translate("HealthPage", "Code"),
            translate("HealthPage", "Name"),
            translate("HealthPage", "Since"),
            translate("HealthPage", "Stream"),
            translate("HealthPage", "Why, and what to do"),
        ]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        camera, condition, report = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(camera, condition, report, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._text(camera, condition, report, index.column()))
        if index.column() == 0 and role == Qt.ItemDataRole.ForegroundRole:
            return QColor(condition_colour(condition))
        if index.column() == 0 and role == Qt.ItemDataRole.DecorationRole:
            return condition_sign(condition)
        return None

    @staticmethod
    def _text(camera: Camera, condition: CameraCondition, report: StreamHealth | None, column: int) -> str:
        if column == 0:
            if report is not None and report.state is not StreamState.LIVE:
                return messages.state_text(report.state)
            return condition_text(condition)
        if column == 1:
            return camera.code
        if column == 2:
            return language.camera_name(camera)
        if report is None:
            host_silent = condition is CameraCondition.FAILING and column == 5
            return (
                QCoreApplication.translate("HealthPage", "The camera's address does not answer.") if host_silent else ""
            )
        if column == 3:
            return formatting.moment_text(report.since) if report.since is not None else ""
        if column == 4:
            if report.state is not StreamState.LIVE:
                return ""
            rate = formatting.bit_rate_text(report.bits_per_second)
            return f"{report.codec.upper()} {report.width}×{report.height} · {report.fps:.1f} fps · {rate}"
        return messages.reason_text(report.reason)


class HealthPage(QWidget):
    """Refreshes once a second while it is seen."""

    def __init__(
        self, cameras: CameraService, health: CameraHealth, relay: StreamRelay, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("healthPage")
        self._cameras, self._health = cameras, health
        self._reports: dict[StreamKey, StreamHealth] = {}
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._counts = QLabel(self)
        self._counts.setObjectName("healthCounts")
        self._counts.setProperty("role", "quiet")
        self._nothing = QLabel(self)
        self._nothing.setObjectName("healthNothing")
        self._nothing.setProperty("role", "quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._model = _HealthModel(self)
        self.table = table_of(self._model, "healthTable", (170, 100, 220, 205, 245), self)
        self.table.setSortingEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._counts)
        column.addWidget(self.table, 1)
        column.addWidget(self._nothing, 1)
        self._stop_hearing = relay.on_health(self._heard)
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        self.retranslate()

    def close_page(self) -> None:
        self._stop_hearing()
        self._timer.stop()

    def _heard(self, report: StreamHealth) -> None:
        self._reports[report.key] = report

    def _report_of(self, camera: Camera) -> StreamHealth | None:
        """The report that says most: of a stream that is watched."""
        reports = [
            report
            for quality in StreamQuality
            if (report := self._reports.get(StreamKey(camera.id, quality))) is not None
            and report.state is not StreamState.STOPPED
        ]
        return reports[0] if reports else None

    def refresh(self) -> None:
        """Work the rows out anew, if anybody looks."""
        if not self.isVisible():
            return
        rows = [
            (camera, condition, self._report_of(camera))
            for camera in self._cameras.cameras
            if (condition := self._health.state_of(camera.id)) in _LISTED
        ]
        # The service gives them by code, and sorting keeps that order among equals.
        rows.sort(key=lambda row: _RANK[row[1]])
        self._model.set_rows(rows)
        self._nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))
        counts = self._health.counts(camera.id for camera in self._cameras.cameras)
        told = [f"{condition_text(one)} {formatting.count_text(counts[one])}" for one in WORST_FIRST]
        self._counts.setText("   ·   ".join(told))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Health of the cameras"))
        self.table.setAccessibleName(self.tr("Cameras, worst first"))
        self._nothing.setText(self.tr("No camera is failing, and none is shown on the wall."))
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
