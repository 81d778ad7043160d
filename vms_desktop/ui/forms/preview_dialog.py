"""A form as it will be printed: its pages one under the other, and the ways out of the desk: a printer, a file.

FormPreview(form: SetForm, ways: WaysOut, name: str, parent: QWidget | None = None, *, bar: LetterBar | None = None)
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.ui import icons
from vms_desktop.ui.dialogs.file_dialog import file_dialog
from vms_desktop.ui.forms.forms import draw_page
from vms_desktop.ui.forms.letter_bar import LetterBar
from vms_desktop.ui.forms.printer import on_paper, printer_for
from vms_desktop.ui.forms.type_setting import SetForm
from vms_desktop.ui.tasks import WidgetTasks

translate = QCoreApplication.translate
"""Under this very name: the collector of translations (lupdate) knows no other."""
_GAP = 16
_SMALLEST, _LARGEST, _STEP = 0.4, 4.0, 1.25


@dataclass(frozen=True, slots=True)
class WaysOut:
    """``save``: writes the form as PDF; ``printed``: called before it goes to a printer. Both record it, where the form
    is a real one.
    """

    save: Callable[[Path], Awaitable[None]]
    printed: Callable[[], Awaitable[None]]


class PagesView(QWidget):
    """Paints the pages that are seen; ``zoom`` 1: as wide as there is room."""

    def __init__(self, form: SetForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formPages")
        self._form = form
        self._per_mm = 3.0

    def show_form(self, form: SetForm) -> None:
        """Another one on paper of the same width."""
        self._form = form
        self.setFixedSize(self.sizeHint())
        self.update()

    def show_width(self, width: int) -> None:
        """The paper so many dots wide."""
        self._per_mm = max(0.5, (width - 2 * _GAP) / self._form.size_mm[0])
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        width, height = self._form.size_mm
        tall = (height * self._per_mm + _GAP) * len(self._form.pages) + _GAP
        return QSize(round(width * self._per_mm) + 2 * _GAP, round(tall))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        width, height = (side * self._per_mm for side in self._form.size_mm)
        for number in range(len(self._form.pages)):
            paper = QRectF(_GAP, _GAP + number * (height + _GAP), width, height)
            if not paper.intersects(QRectF(event.rect())):
                continue
            painter.fillRect(paper, QColor("#FFFFFF"))
            painter.save()
            painter.setClipRect(paper)
            painter.translate(QPointF(paper.topLeft()))
            draw_page(painter, self._form, number, self._per_mm)
            painter.restore()
        painter.end()


class FormPreview(QDialog):
    """Shown with ``open()``; deletes itself. ``name``: what a file is called at first, without its ending. ``bar``: for
    number and day of a letter, which is settled before the letter leaves.

    Signals: ``failed(VmsError)``; ``told(Words)``: what was saved or printed.
    """

    failed = Signal(object)
    told = Signal(object)

    def __init__(
        self,
        form: SetForm,
        ways: WaysOut,
        name: str,
        parent: QWidget | None = None,
        *,
        bar: LetterBar | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("formPreview")
        self.setWindowTitle(form.title or self.tr("Form"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._form, self._ways, self._name = form, ways, name
        self._zoom = 1.0
        self._tasks = WidgetTasks("form preview", self)
        self._tasks.failed.connect(self.failed)
        self.pages = PagesView(form, self)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("formScroll")
        self._scroll.setWidget(self.pages)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._scroll.setAccessibleName(form.title)
        self._count = QLabel(self.tr("Pages: {0}").format(len(form.pages)), self)
        self._count.setProperty("role", "quiet")
        self._smaller, self._larger = QPushButton("−", self), QPushButton("+", self)
        for button, object_name, text, step in (
            (self._smaller, "formSmaller", self.tr("Smaller"), 1 / _STEP),
            (self._larger, "formLarger", self.tr("Larger"), _STEP),
        ):
            button.setObjectName(object_name)
            button.setAccessibleName(text)
            button.setToolTip(text)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked, step=step: self._zoom_by(step))
        close = QPushButton(self.tr("Close"), self)
        close.setObjectName("formClose")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        self._save, self._print = QPushButton(self.tr("Save as PDF…"), self), QPushButton(self.tr("Print…"), self)
        for button, object_name, icon in ((self._save, "formSave", "file-text"), (self._print, "formPrint", "printer")):
            button.setObjectName(object_name)
            button.setAutoDefault(False)
            icons.set_beside_text(button, icon, "#06121F" if button is self._print else "#E6EAF0")
        self._print.setProperty("role", "accent")
        self._save.clicked.connect(lambda: self._leave(self._ask_where))
        self._print.clicked.connect(lambda: self._leave(self._ask_printer))
        self._bar = bar
        row = QHBoxLayout()
        for widget in (close, self._count):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (self._smaller, self._larger, self._save, self._print):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        if bar is not None:
            bar.setParent(self)
            bar.failed.connect(self.failed)
            bar.kept.connect(lambda: self.told.emit(lambda: translate("FormPreview", "The letter's number was kept")))
            column.addWidget(bar)
        column.addWidget(self._scroll, 1)
        column.addLayout(row)
        usual = QSize(900 if form.size_mm[0] < form.size_mm[1] else 1160, 860)
        self.resize(usual.boundedTo(self.screen().availableGeometry().size() - QSize(60, 60)))

    # ---- looking -------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self.pages.show_width(round((self._scroll.width() - bar - 4) * self._zoom))

    def _zoom_by(self, step: float) -> None:
        self._zoom = min(_LARGEST, max(_SMALLEST, self._zoom * step))
        self._fit()

    def show_form(self, form: SetForm) -> None:
        """The same with another number and day."""
        self._form = form
        self.pages.show_form(form)
        self._count.setText(self.tr("Pages: {0}").format(len(form.pages)))

    # ---- leaving -------------------------------------------------------------------------------------------------

    def _leave(self, ask: Callable[[], None]) -> None:
        """Once number and day of a letter are settled."""
        bar = self._bar
        if bar is None:
            ask()
            return

        async def settle() -> None:
            if await bar.settle():
                ask()

        self._tasks.start_once(settle(), "settle a letter's number")

    def _ask_where(self) -> None:
        dialog = file_dialog("formWhere", self.tr("Save the form"), self)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{self._name}.pdf")
        dialog.fileSelected.connect(lambda file: self.save_to(Path(file)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        self._tasks.start_once(self._save_to(path), "save a form")

    async def _save_to(self, path: Path) -> None:
        await self._ways.save(path)
        self._left()
        self.told.emit(lambda: translate("FormPreview", "Saved: {0}").format(path.name))

    def _ask_printer(self) -> None:
        printer = printer_for(self._form)
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("formPrinter")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.setModal(True)
        dialog.show()

    def print_on(self, printer: QPrinter) -> None:
        self._tasks.start_once(self._print_on(printer), "print a form")

    async def _print_on(self, printer: QPrinter) -> None:
        await self._ways.printed()
        self._left()
        on_paper(self._form, printer)
        title = self._form.title  # the dialog may be gone when it is told in another language
        self.told.emit(lambda: translate("FormPreview", "Given to the printer: {0}").format(title))

    def _left(self) -> None:
        if self._bar is not None:
            self._bar.said_anew()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._tasks.cancel()
        if self._bar is not None:
            self._bar.stop()
        super().closeEvent(event)
