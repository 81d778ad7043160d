"""How the recording of a camera is told: in words, in colour and with a sign of its own outline."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from vms_desktop.domain.errors import RecordingError
from vms_desktop.domain.recording import RecordingState, RecordingStatus
from vms_desktop.domain.stream import StreamReason
from vms_desktop.ui import messages, theme
from vms_desktop.ui.message_texts.recording import recording_state_text

SIGN_PX = 16
WORST_FIRST = (
    RecordingState.FAILING,
    RecordingState.STARTING,
    RecordingState.RECORDING,
    RecordingState.WAITING,
    RecordingState.OFF,
)
_COLOURS = {
    RecordingState.FAILING: theme.ALARM,
    RecordingState.STARTING: theme.WARNING,
    RecordingState.RECORDING: theme.OK,
    RecordingState.WAITING: theme.TEXT_QUIET,
    RecordingState.OFF: theme.TEXT_QUIET,
}


def recording_word(status: RecordingStatus) -> str:
    """As a cell of its own; empty where nothing is to be recorded."""
    if status.state is RecordingState.OFF:
        return ""
    text = recording_state_text(status.state)
    return text[:1].upper() + text[1:]


def recording_reason(status: RecordingStatus) -> str:
    """Why it is not recorded and what to do; empty where it is."""
    if status.state is not RecordingState.FAILING:
        return ""
    kind, _, name = status.code.partition(".")
    if kind == "stream" and name in set(StreamReason):
        return messages.reason_text(StreamReason(name))
    return messages.error_text(RecordingError(status.code))


def recording_colour(state: RecordingState) -> str:
    return _COLOURS[state]


@cache
def recording_sign(state: RecordingState) -> QIcon | None:
    """◉ recording, ○ starting, – at its times, ✕ not recorded; none where nothing is to be recorded."""
    if state is RecordingState.OFF:
        return None
    ratio = 2
    picture = QPixmap(SIGN_PX * ratio, SIGN_PX * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(ratio)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(_COLOURS[state])
    painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    box = QRectF(2, 2, SIGN_PX - 4, SIGN_PX - 4)
    match state:
        case RecordingState.RECORDING:
            painter.drawEllipse(box)
            painter.setBrush(colour)
            painter.drawEllipse(box.adjusted(4, 4, -4, -4))
        case RecordingState.STARTING:
            painter.drawEllipse(box)
        case RecordingState.FAILING:
            painter.drawLine(box.topLeft(), box.bottomRight())
            painter.drawLine(box.topRight(), box.bottomLeft())
        case _:
            painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
    painter.end()
    sign = QIcon(picture)
    sign.addPixmap(picture, QIcon.Mode.Selected)
    return sign
