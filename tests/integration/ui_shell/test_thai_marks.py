"""Thai marks on marks stand out of the line a font declares: they must be seen whole, and go with their text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from ui_shell_desk import until

from vms_desktop.ui.line_field import LineField
from vms_desktop.ui.words_label import WordsLabel

MARKS = "ที่นี่ปู่ตื่นกู้ญี่"
ROLES = ("", "small", "section", "title", "large", "quiet", "wrong", "trouble", "simulated", "clock")


def seen(widget: QWidget) -> QImage:
    """What is really on the screen, not what a fresh drawing would give."""
    handle = widget.window().windowHandle()
    picture = QApplication.primaryScreen().grabWindow(handle.winId()).toImage()
    place = widget.mapTo(widget.window(), QPoint(0, 0))
    return picture.copy(place.x(), place.y(), widget.width(), widget.height())


def ink(picture: QImage) -> int:
    """Pixels that are not ground."""
    ground = picture.pixel(picture.width() - 1, picture.height() // 2)
    return sum(picture.pixel(x, y) != ground for x in range(picture.width()) for y in range(picture.height()))


@pytest.fixture
async def column(qapp: QApplication):
    window = QWidget()
    layout = QVBoxLayout(window)
    window.resize(500, 400)
    window.show()
    await until(lambda: window.windowHandle().isExposed())
    yield layout
    window.close()
    window.deleteLater()


async def settled(qapp: QApplication) -> None:
    for _round in range(3):
        qapp.sendPostedEvents()
        qapp.processEvents()


@pytest.mark.parametrize("wraps", [False, True])
@pytest.mark.parametrize("role", ROLES)
async def test_marks_of_a_label_are_seen_whole(column: QVBoxLayout, qapp: QApplication, role: str, wraps: bool) -> None:
    tight, roomy = QLabel(MARKS), QLabel(MARKS)
    for label in (tight, roomy):
        label.setProperty("role", role)
        label.setWordWrap(wraps)
        column.addWidget(label)
    roomy.setMinimumHeight(120)
    column.addStretch(1)
    await until(tight.isVisible)
    await settled(qapp)
    assert tight.height() < 60
    assert ink(tight.grab().toImage()) == ink(roomy.grab().toImage())


async def test_the_grey_words_of_a_field_are_seen_whole(column: QVBoxLayout, qapp: QApplication) -> None:
    usual, tall = LineField(), LineField()
    for field in (usual, tall):
        field.setPlaceholderText(MARKS)
        field.setFixedWidth(300)
        column.addWidget(field)
    tall.setFixedHeight(120)
    label = QWidget()
    column.addWidget(label)
    usual.clearFocus()
    await settled(qapp)
    inside = [field.grab().toImage().copy(4, 3, 292, field.height() - 6) for field in (usual, tall)]
    assert ink(inside[0]) == ink(inside[1]) > 100


@pytest.mark.parametrize("wraps", [False, True])
async def test_marks_go_with_their_text(column: QVBoxLayout, qapp: QApplication, wraps: bool) -> None:
    """ "Connecting" became "live", and the dot of its tone mark stayed above the new word."""
    label = WordsLabel(MARKS)
    label.setWordWrap(wraps)
    label.setFixedWidth(300)
    column.addWidget(label)
    column.addStretch(1)
    await until(label.isVisible)
    await settled(qapp)
    label.setText("ภาพสด")
    await settled(qapp)
    assert ink(seen(label)) == ink(label.grab().toImage())
