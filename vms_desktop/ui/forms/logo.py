"""The agency's logo on its letters: PNG, JPEG or SVG, made a picture of bounded size; and the copy that is kept."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

from vms_desktop.domain.errors import FormError
from vms_desktop.services.requests.forms import LARGEST_LOGO
from vms_desktop.services.whole_file import write_whole

_SIDE = 900
"""Dots of the longer side: three centimetres at 760 dots an inch."""
_MOST_DOTS = 12_000
_FORMATS = frozenset({"png", "jpeg", "jpg"})


def read_logo(data: bytes) -> QImage | None:
    """None where it is none of the three, is damaged, or is larger than a logo may be."""
    if not data or len(data) > LARGEST_LOGO:
        return None
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    if data.lstrip()[:1] == b"<":
        return _of_svg(held)
    reader = QImageReader(buffer)
    if bytes(reader.format().data()).decode("ascii", "replace") not in _FORMATS:
        return None
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > _MOST_DOTS:
        return None
    if max(size.width(), size.height()) > _SIDE:
        reader.setScaledSize(size.scaled(_SIDE, _SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    reader.setAutoTransform(True)
    image = reader.read()
    return None if image.isNull() else image


def _of_svg(data: QByteArray) -> QImage | None:
    """Qt's renderer draws SVG Tiny: no scripts, and nothing is fetched."""
    if b"<!ENTITY" in data.data() or b"<image" in data.data():
        return None
    renderer = QSvgRenderer(data)
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        return None
    fitted: QSize = size.scaled(_SIDE, _SIDE, Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(fitted, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def keep_logo(path: Path, folder: Path) -> str:
    """A copy goes into the folder of forms, so that it stays when the file goes. Returns its name. Blocking, for as
    long as the place of the file takes to answer.

    Raises FormError ``form.logo_unusable`` (file), StorageError as ``write_whole``.
    """
    try:
        if path.stat().st_size > LARGEST_LOGO:
            raise FormError("form.logo_unusable", file=path.name)
        data = path.read_bytes()
    except OSError as error:
        raise FormError("form.logo_unusable", file=path.name, detail=str(error.strerror)) from error
    if read_logo(data) is None:
        raise FormError("form.logo_unusable", file=path.name)
    suffix = "svg" if data.lstrip()[:1] == b"<" else "png" if data[:4] == b"\x89PNG" else "jpg"
    name = f"logo-{hashlib.sha256(data).hexdigest()[:16]}.{suffix}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise FormError("form.logo_unusable", file=name, detail=str(error.strerror)) from error
    write_whole(folder / name, data)
    return name


def kept_logo(folder: Path, name: str) -> bytes:
    """The copy of that name; empty without one, or where it is gone. Blocking."""
    if not name:
        return b""
    try:
        return (folder / name).read_bytes()
    except OSError:
        return b""
