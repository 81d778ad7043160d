"""How cameras travel by drag and drop: their ids as UTF-8, one a line, under one MIME type. The tree writes it, the
wall reads it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData

MIME_TYPE = "application/x-vms-camera"
_LONGEST_ID = 128
_LONGEST = 2_000_000
"""Bytes: a whole province of cameras, and not what another program may drop by mistake."""


def camera_mime(camera_ids: Sequence[str]) -> QMimeData:
    data = QMimeData()
    data.setData(MIME_TYPE, QByteArray("\n".join(camera_ids).encode()))
    return data


def camera_ids_of(data: QMimeData | None) -> list[str]:
    """The camera ids; none where there are none. Another program may drop anything: size and text are checked."""
    if data is None or not data.hasFormat(MIME_TYPE):
        return []
    raw = bytes(data.data(MIME_TYPE).data())
    if not raw or len(raw) > _LONGEST:
        return []
    try:
        found = raw.decode().split("\n")
    except UnicodeDecodeError:
        return []
    fine = all(one and one.isprintable() and len(one) <= _LONGEST_ID for one in found)
    return found if fine else []


def camera_id_of(data: QMimeData | None) -> str:
    """The camera id where exactly one camera is carried, else ""."""
    found = camera_ids_of(data)
    return found[0] if len(found) == 1 else ""
