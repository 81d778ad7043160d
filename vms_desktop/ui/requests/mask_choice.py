"""Which areas are covered in the privacy copies of a package: a row a camera, drawn now or of an earlier masked copy.

Areas are drawn on an original that lies sealed at this desk. Before there is one, the footage is cut for whoever draws,
and taken away when the dialog closes: that of the package is cut later.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from vms_desktop.domain.errors import FootageError
from vms_desktop.domain.evidence.masking import Masking
from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.requests.export import ExportPart
from vms_desktop.domain.requests.request import Interval, Request
from vms_desktop.domain.thai_time import thai_time
from vms_desktop.services.requests.drawing_clips import DrawingClip, DrawingFile
from vms_desktop.ui import formatting, icons
from vms_desktop.ui.dialogs.file_dialog import file_dialog
from vms_desktop.ui.masking.areas_dialog import AreasDialog
from vms_desktop.ui.masking.parts import CopyParts
from vms_desktop.ui.plain_words import on_button
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel

_MOST_HEIGHT = 204
"""Of all rows; four as a rule."""
_LEAST_WORDS = 215
"""Width that a camera's name and its areas need, each on one line as a rule."""
_ORIGINAL = "original"
"""Role of a delivered file, and the folder of a package in which it lies."""


@dataclass(slots=True)
class _Row:
    camera_id: str
    code: str
    name: str
    stretches: list[tuple[int, int]]
    words: WordsLabel
    draw: QPushButton
    take: QPushButton
    undo: QPushButton
    originals: list[DrawingFile] = field(default_factory=list)
    masking: Masking = field(default_factory=Masking)


class MaskChoice(QWidget):
    """``given()``: cameras with areas. ``end()`` when its dialog closes.

    Signals: ``tried()``: something new was begun; ``failed(VmsError)``; ``told()``: it may need another height.
    """

    tried = Signal()
    failed = Signal(object)
    told = Signal()

    def __init__(self, parts: CopyParts, request: Request, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("maskChoice")
        self._parts, self._request = parts, request
        self._tasks = WidgetTasks("mask choice", self)
        self._tasks.failed.connect(self.failed)
        inside = self._inside = QWidget(self)
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._rows: dict[str, _Row] = {}
        self._borrowed: list[DrawingClip] = []
        self._fetches = False
        names = {one.interval.camera_id: (one.camera_code, one.camera_name) for one in request.asked}
        for one in request.allowed():
            row = self._rows.get(one.camera_id)
            if row is None:
                row = self._add(one.camera_id, *names.get(one.camera_id, (one.camera_id, "")))
            row.stretches.append((one.begin_us, one.end_us))
        self._grid.setRowStretch(len(self._rows), 1)
        area = self._area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self.note = WordsLabel(self)
        self.note.setObjectName("maskNote")
        self.note.setProperty("role", "small")
        self.note.setWordWrap(True)
        self.note.setText(
            self.tr(
                "To draw areas, footage must lie here: make the package first, then “Make another copy…” with masks. "
                "Areas of an earlier masked copy can be used at once."
            )
        )
        self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(area)
        column.addWidget(self.note)
        for row in self._rows.values():
            self._show(row)
        self._tasks.start(self._look(), "look for sealed originals")

    def end(self) -> None:
        self._tasks.cancel()
        while self._borrowed and self._parts.drawing is not None:
            self._parts.drawing.let_go(self._borrowed.pop())

    def given(self) -> tuple[tuple[str, Masking], ...]:
        return tuple((row.camera_id, row.masking) for row in self._rows.values() if row.masking.areas)

    def showEvent(self, event: QShowEvent) -> None:
        """A scroll area asks for no width; that of the buttons is known when they have their looks."""
        super().showEvent(event)
        bar = self._area.verticalScrollBar().sizeHint().width()
        self._area.setMinimumWidth(self._inside.minimumSizeHint().width() + bar)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the rows are at their width: a long name takes two lines."""
        high = max(self._grid.heightForWidth(self._area.viewport().width()), self._grid.minimumSize().height())
        self._area.setFixedHeight(min(_MOST_HEIGHT, high + 2))

    # ---- building --------------------------------------------------------------------------------------------

    def _add(self, camera_id: str, code: str, camera_name: str) -> _Row:
        number, name = len(self._rows), f"{code} {camera_name}".strip()
        words = WordsLabel(self)
        words.setObjectName(f"maskWords_{number}")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setMinimumWidth(_LEAST_WORDS)
        draw = self._button(f"maskDraw_{number}", "pencil", self.tr("Draw areas…"))
        take = self._button(f"maskTake_{number}", "file-input", self.tr("From a copy…"))
        undo = self._button(f"maskUndo_{number}", "undo-2", "")
        take.setToolTip(self.tr("Areas of a masked copy that was made earlier"))
        undo.setToolTip(self.tr("Take the areas back"))
        for button, what in ((draw, draw.text()), (take, take.toolTip()), (undo, undo.toolTip())):
            button.setAccessibleName(f"{what} {name}")
        row = self._rows[camera_id] = _Row(camera_id, code, name, [], words, draw, take, undo)
        draw.clicked.connect(lambda _on=False: self._draw(row))
        take.clicked.connect(lambda _on=False: self._choose(row))
        undo.clicked.connect(lambda _on=False: self._use(row, Masking()))
        for place, part in enumerate((words, draw, take, undo)):
            self._grid.addWidget(part, number, place)
        return row

    def _button(self, name: str, icon: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        icons.set_beside_text(button, icon)
        return button

    def _show(self, row: _Row) -> None:
        row.words.setText(f"{row.name}\n{self._told(row)}")
        if self.isVisible():
            self._fit()
        row.undo.setEnabled(bool(row.masking.areas))
        row.draw.setEnabled(not self._fetches and (bool(row.originals) or self._parts.drawing is not None))

    def _told(self, row: _Row) -> str:
        areas = row.masking.areas
        if not areas:
            return self.tr("Nothing is masked")
        first_us, last_us = min(begin for begin, _ in row.stretches), max(end for _, end in row.stretches)
        begins = [first_us if area.before else area.keys[0].at_us for area in areas]
        ends = [last_us if area.after else area.keys[-1].at_us for area in areas]
        begin, end = moment(min(begins)), moment(max(ends))
        words = self.tr("%n area(s), {0}–{1}", "", len(areas))
        return words.format(thai_time(begin).strftime("%H:%M:%S"), formatting.time_text(end))

    # ---- drawing ---------------------------------------------------------------------------------------------

    async def _look(self) -> None:
        found = await asyncio.to_thread(sealed_originals, self._request)
        for row in self._rows.values():
            row.originals = [
                one
                for one in found.get(row.camera_id, [])
                if any(one.begin_us <= end and one.end_us >= begin for begin, end in row.stretches)
            ]
            self._show(row)
        can_draw = self._parts.drawing is not None or all(row.originals for row in self._rows.values())
        self.note.setVisible(not can_draw)
        self.told.emit()

    def _draw(self, row: _Row) -> None:
        if not row.originals:
            self.tried.emit()
            self._tasks.start_once(self._fetch(row), "cut footage to draw on")
            return
        if len(row.originals) == 1:
            self._begin_drawing(row, row.originals[0])
            return
        menu = QMenu(row.draw)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in row.originals:
            text = f"{formatting.moment_text(moment(one.begin_us))} – {formatting.time_text(moment(one.end_us))}"
            menu.addAction(on_button(text), partial(self._begin_drawing, row, one))
        menu.popup(row.draw.mapToGlobal(row.draw.rect().bottomLeft()))

    async def _fetch(self, row: _Row) -> None:
        self._offer_drawing(False)
        missing: FootageError | None = None
        try:
            for number, (begin_us, end_us) in enumerate(row.stretches):
                try:
                    await self._cut(
                        row, number, ExportPart(Interval(row.camera_id, begin_us, end_us), row.code, row.name)
                    )
                except FootageError as error:
                    missing = error
        finally:
            self._offer_drawing(True)
        if not row.originals and missing is not None:
            raise missing
        self._draw(row)

    async def _cut(self, row: _Row, number: int, part: ExportPart) -> None:
        drawing = self._parts.drawing
        assert drawing is not None

        def told(progress: float) -> None:
            share = round((number + progress) / len(row.stretches) * 100)
            words = self.tr("Footage is being fetched… {0} %").format(share)
            row.words.setText(f"{row.name}\n{words}")

        told(0.0)
        clip = await drawing.cut(part, self._request.number, told)
        self._borrowed.append(clip)
        row.originals += clip.files

    def _offer_drawing(self, offered: bool) -> None:
        self._fetches = not offered
        for row in self._rows.values():
            self._show(row)

    def _begin_drawing(self, row: _Row, original: DrawingFile) -> None:
        self.tried.emit()
        self._tasks.start_once(self._open_drawing(row, original), "open an original")

    async def _open_drawing(self, row: _Row, original: DrawingFile) -> None:
        clip = await self._parts.copies.original(original.path)
        dialog = AreasDialog(self._parts, clip, row.masking, self._request.number, self.window())
        dialog.used.connect(lambda masking: self._use(row, masking))
        dialog.open()

    # ---- taking ----------------------------------------------------------------------------------------------

    def _choose(self, row: _Row) -> None:
        dialog = file_dialog("maskFile", self.tr("Choose the JSON file of a masked copy"), self.window())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("JSON file of a masked copy (*.json)"))
        dialog.fileSelected.connect(lambda file: self.take_file(row.camera_id, Path(file)))
        dialog.open()

    def take_file(self, camera_id: str, path: Path) -> None:
        """The areas of that masked copy for that camera; what was chosen before stays where it is refused."""
        self.tried.emit()
        self._tasks.start_once(self._take(self._rows[camera_id], path), "read the areas of a copy")

    async def _take(self, row: _Row, path: Path) -> None:
        self._use(row, await self._parts.copies.masking(path, row.camera_id, row.stretches))

    def _use(self, row: _Row, masking: Masking) -> None:
        row.masking = masking
        self._show(row)
        self.told.emit()


def sealed_originals(request: Request) -> dict[str, list[DrawingFile]]:
    """By camera, in order of time; of the newest package where several have the same. Looks at the disk."""
    found: dict[tuple[str, int, int], DrawingFile] = {}
    for delivery in reversed(request.deliveries):
        for file in delivery.files if delivery.folder else ():
            path = Path(delivery.folder) / _ORIGINAL / file.name
            key = file.camera_id, file.begin_us, file.end_us
            if file.role == _ORIGINAL and key not in found and path.is_file():
                found[key] = DrawingFile(path, file.begin_us, file.end_us)
    by_camera: dict[str, list[DrawingFile]] = {}
    for key in sorted(found):
        by_camera.setdefault(key[0], []).append(found[key])
    return by_camera
