"""Words for what a live stream is doing, and why."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from vms_desktop.domain.stream import StreamReason, StreamState

STATES: dict[StreamState, str] = {
    StreamState.CONNECTING: str(QT_TRANSLATE_NOOP("messages", "connecting")),
    StreamState.LIVE: str(QT_TRANSLATE_NOOP("messages", "live")),
    StreamState.LATE: str(QT_TRANSLATE_NOOP("messages", "late")),
    StreamState.LOST: str(QT_TRANSLATE_NOOP("messages", "connection lost")),
    StreamState.AUTH_FAILED: str(QT_TRANSLATE_NOOP("messages", "password refused")),
    StreamState.BUSY: str(QT_TRANSLATE_NOOP("messages", "recorder busy")),
    StreamState.UNSUPPORTED: str(QT_TRANSLATE_NOOP("messages", "cannot be shown")),
    StreamState.STOPPED: str(QT_TRANSLATE_NOOP("messages", "stopped")),
}

REASONS: dict[StreamReason, str] = {
    StreamReason.NONE: "",
    StreamReason.UNREACHABLE: str(
        QT_TRANSLATE_NOOP("messages", "The camera cannot be reached. Check network and power.")
    ),
    StreamReason.REFUSED: str(
        QT_TRANSLATE_NOOP("messages", "The camera refuses connections. It may be starting; if not, check the port.")
    ),
    StreamReason.TIMED_OUT: str(QT_TRANSLATE_NOOP("messages", "The camera does not answer. Check network and power.")),
    StreamReason.NOT_RTSP: str(
        QT_TRANSLATE_NOOP("messages", "What answers there is not a camera stream. Check the address.")
    ),
    StreamReason.NOT_FOUND: str(QT_TRANSLATE_NOOP("messages", "The camera has no such stream. Check the address.")),
    StreamReason.WRONG_PASSWORD: str(
        QT_TRANSLATE_NOOP("messages", "The camera refused the password. Correct it in the register.")
    ),
    StreamReason.TOO_MANY_SESSIONS: str(
        QT_TRANSLATE_NOOP("messages", "Too many connections to the camera or recorder. Close some elsewhere.")
    ),
    StreamReason.UNKNOWN_CODEC: str(
        QT_TRANSLATE_NOOP("messages", "The camera's video format is not known. Set it to H.264 or H.265.")
    ),
    StreamReason.NO_VIDEO: str(
        QT_TRANSLATE_NOOP("messages", "The stream has no video. Check its address in the register.")
    ),
    StreamReason.STALLED: str(
        QT_TRANSLATE_NOOP("messages", "The connection stands, but no pictures come. It is made anew by itself.")
    ),
    StreamReason.ENDED: str(
        QT_TRANSLATE_NOOP("messages", "The camera ended the connection. It is tried again by itself.")
    ),
    StreamReason.PLAYER_STALLED: str(
        QT_TRANSLATE_NOOP(
            "messages", "Pictures come, but this computer does not draw them. The player is being restarted."
        )
    ),
    StreamReason.RELAY_RESTARTING: str(
        QT_TRANSLATE_NOOP("messages", "The receiver of the streams is being restarted.")
    ),
    StreamReason.NOT_WATCHED: str(QT_TRANSLATE_NOOP("messages", "Not shown at the moment.")),
    StreamReason.NO_ADDRESS: str(
        QT_TRANSLATE_NOOP("messages", "The camera has no stream address. Add one in the register.")
    ),
}
