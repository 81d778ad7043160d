"""Forms on a printer: the paper a form is made for, and the pages that were asked for."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from vms_desktop.domain.errors import FormError
from vms_desktop.ui.forms.forms import draw_page
from vms_desktop.ui.forms.type_setting import A4_MM, SetForm


def printer_for(form: SetForm) -> QPrinter:
    """Set up for the form: A4 its way round, the whole paper, because a form has margins of its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QSizeF(*A4_MM), QPageSize.Unit.Millimeter, "A4"))
    is_landscape = form.size_mm[0] > form.size_mm[1]
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if is_landscape else QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    printer.setDocName(form.title)
    printer.setFromTo(1, len(form.pages))
    return printer


def on_paper(form: SetForm, printer: QPrinter) -> int:
    """Draw the pages the printer was asked for; returns how many. Raises FormError ``form.no_printer``."""
    first = printer.fromPage() or 1
    last = min(printer.toPage() or len(form.pages), len(form.pages))
    painter = QPainter()
    if not painter.begin(printer):
        raise FormError("form.no_printer")
    for number in range(first - 1, last):
        if number >= first:
            printer.newPage()
        draw_page(painter, form, number, printer.resolution() / 25.4)
    painter.end()
    return max(0, last - first + 1)
