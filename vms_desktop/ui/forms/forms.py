"""Forms as PDF: a template filled with facts, set in type and drawn. Needs no window (platform ``offscreen``)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF, Qt, QUuid
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from vms_desktop.domain.errors import FormError
from vms_desktop.services.requests.form_store import FormTemplates
from vms_desktop.services.requests.forms import FormFacts, FormKind, FormOptions
from vms_desktop.ui.forms.logo import read_logo
from vms_desktop.ui.forms.pdf_finish import finish
from vms_desktop.ui.forms.thai_breaks import thai_breaks
from vms_desktop.ui.forms.type_setting import A4_MM, SetForm, set_form

RESOLUTION = 1200
"""Dots an inch of the PDF's coordinates: fine enough that letters stand where they were set."""
Modules = Callable[[str], Sequence[Sequence[bool]]]
"""Rows of dark and light squares of a QR code."""


class FormPrinter:
    """Fulfils ``services.requests.forms.MakesForms``. For any thread, once there is a QGuiApplication with Sarabun."""

    def __init__(self, templates: FormTemplates, modules: Modules) -> None:
        self._templates = templates
        self._modules = modules

    def render(self, kind: FormKind, facts: FormFacts, options: FormOptions | None = None) -> bytes:
        """The form as PDF. Blocking.

        Raises FormError ``form.template_missing`` (name), ``form.not_drawn``.
        """
        return finish(pdf_of(self.set_type(kind, facts, options)), facts.at)

    def set_type(self, kind: FormKind, facts: FormFacts, options: FormOptions | None = None) -> SetForm:
        """Laid out, to be drawn on a printer or a screen. Raises FormError ``form.template_missing`` (name)."""
        chosen = options or FormOptions()
        template = self._templates.template(kind)
        images: dict[str, QImage] = {}
        logo = read_logo(chosen.logo) if chosen.logo else None
        if logo is not None:
            images["logo"] = logo
        if facts.qr:
            images["qr"] = qr_image(self._modules(facts.qr))
        return set_form(template.fill(facts, thai=chosen.thai_digits, breaks=thai_breaks()), images)


def qr_image(modules: Sequence[Sequence[bool]], dots: int = 8, quiet: int = 4) -> QImage:
    """With the quiet zone of four squares that ISO/IEC 18004 asks for."""
    side = (len(modules) + 2 * quiet) * dots
    image = QImage(side, side, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    for row, line in enumerate(modules):
        for column, is_dark in enumerate(line):
            if is_dark:
                painter.fillRect((column + quiet) * dots, (row + quiet) * dots, dots, dots, Qt.GlobalColor.black)
    painter.end()
    return image


def pdf_of(form: SetForm) -> bytes:
    """Raises FormError ``form.not_drawn``."""
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageSize(QPageSize(QSizeF(*A4_MM), QPageSize.Unit.Millimeter))
    is_landscape = form.size_mm[0] > form.size_mm[1]
    writer.setPageOrientation(QPageLayout.Orientation.Landscape if is_landscape else QPageLayout.Orientation.Portrait)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    writer.setTitle(form.title)
    writer.setCreator("vms-desktop")
    # Else a random one: the same form made twice is the same file.
    writer.setDocumentId(QUuid.createUuidV5(QUuid(), form.text.encode("utf-8", "replace")))
    painter = QPainter()
    if not painter.begin(writer):
        raise FormError("form.not_drawn")
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    for number in range(len(form.pages)):
        if number:
            writer.newPage()
        draw_page(painter, form, number, RESOLUTION / 25.4)
    painter.end()
    form.maker.forget()
    buffer.close()
    return bytes(made.data())


def draw_page(painter: QPainter, form: SetForm, number: int, dots_per_mm: float) -> None:
    """One page, from 0, on whatever is painted on; ``dots_per_mm``: of that."""
    painter.save()
    scale = dots_per_mm / form.dots_per_mm
    painter.scale(scale, scale)
    form.draw(painter, number)
    painter.restore()
