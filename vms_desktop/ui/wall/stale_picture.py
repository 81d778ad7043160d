"""The last picture made unmistakably old: grey, dark, hatched. Pure image work, safe in a worker thread."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QImageReader, QPainter

_LARGEST = 8192
_DARKEN = QColor(0, 0, 0, 120)
_HATCH = QColor(255, 255, 255, 16)


def greyed(png: bytes, fit: QSize) -> QImage:
    """The picture scaled to fit ``fit`` device pixels; a null image when the bytes are no usable picture.

    Decoding a 1080p PNG takes 40 ms (Qt lets other Python threads run meanwhile), so never do it on the GUI thread.
    """
    data = QByteArray(png)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"png"))
    size = reader.size()
    if not size.isValid() or size.width() > _LARGEST or size.height() > _LARGEST:
        return QImage()
    image = reader.read()
    if image.isNull():
        return image
    image = image.scaled(fit, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8).convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(grey)
    painter.fillRect(grey.rect(), _DARKEN)
    painter.fillRect(grey.rect(), QBrush(_HATCH, Qt.BrushStyle.BDiagPattern))
    painter.end()
    return grey
