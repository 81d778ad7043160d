"""How a camera travels by drag and drop: its id as UTF-8 under one MIME type. The tree writes it, the wall reads it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData

MIME_TYPE = "application/x-vms-camera"
_LONGEST_ID = 128


def camera_mime(camera_id: str) -> QMimeData:
    data = QMimeData()
    data.setData(MIME_TYPE, QByteArray(camera_id.encode()))
    return data


def camera_id_of(data: QMimeData | None) -> str:
    """The camera id, or "" where there is none. Another program may drop anything: size and text are checked."""
    if data is None or not data.hasFormat(MIME_TYPE):
        return ""
    raw = bytes(data.data(MIME_TYPE).data())
    if not raw or len(raw) > _LONGEST_ID:
        return ""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return ""
    return text if text.isprintable() else ""
