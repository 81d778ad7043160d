"""Texts of the errors of printed forms and their templates: ``ui/messages.py`` puts them among its own."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

_MEND = str(
    QT_TRANSLATE_NOOP(
        "messages", "The bundled form is used until the template is mended, or put aside in the settings of forms."
    )
)
TEXTS: dict[str, tuple[str, str]] = {
    "form.template_missing": (
        str(QT_TRANSLATE_NOOP("messages", "The form {name} is missing in the program")),
        str(QT_TRANSLATE_NOOP("messages", "Install the program again.")),
    ),
    "form.not_drawn": (
        str(QT_TRANSLATE_NOOP("messages", "The form could not be made as PDF")),
        str(QT_TRANSLATE_NOOP("messages", "Try again. If it stays so, start the program anew.")),
    ),
    "form.unreadable": (str(QT_TRANSLATE_NOOP("messages", "The template {file} cannot be read")), _MEND),
    "form.not_text": (str(QT_TRANSLATE_NOOP("messages", "The template {file} is not saved as UTF-8 text")), _MEND),
    "form.too_large": (str(QT_TRANSLATE_NOOP("messages", "The template is larger than {most} KB")), _MEND),
    "form.empty": (str(QT_TRANSLATE_NOOP("messages", "The template holds nothing to print")), _MEND),
    "form.place_unknown": (
        str(QT_TRANSLATE_NOOP("messages", "The template asks for {name}, which no form has here (line {line})")),
        _MEND,
    ),
    "form.place_broken": (
        str(QT_TRANSLATE_NOOP("messages", "The template has curly brackets that are no place (line {line})")),
        _MEND,
    ),
    "form.place_in_tag": (
        str(QT_TRANSLATE_NOOP("messages", "The template has a place inside of a tag (line {line})")),
        _MEND,
    ),
    "form.section_open": (
        str(
            QT_TRANSLATE_NOOP(
                "messages", "The section {name} of the template does not end where it should (line {line})"
            )
        ),
        _MEND,
    ),
    "form.table_nested": (
        str(
            QT_TRANSLATE_NOOP(
                "messages",
                "The template has the rows of {name} inside those of {table}, each of which would repeat them (line {line})",
            )
        ),
        _MEND,
    ),
    "form.markup_broken": (
        str(QT_TRANSLATE_NOOP("messages", "The tag {element} of the template is not closed in order (line {line})")),
        _MEND,
    ),
    "form.element_refused": (
        str(QT_TRANSLATE_NOOP("messages", "A template may not hold the tag {element} (line {line})")),
        _MEND,
    ),
    "form.attribute_refused": (
        str(QT_TRANSLATE_NOOP("messages", "A template may not hold {attribute} in the tag {element} (line {line})")),
        _MEND,
    ),
    "form.picture_refused": (
        str(
            QT_TRANSLATE_NOOP(
                "messages", "A template may show the logo and the QR code only, not {picture} (line {line})"
            )
        ),
        _MEND,
    ),
    "form.logo_unusable": (
        str(QT_TRANSLATE_NOOP("messages", "{file} cannot be used as logo")),
        str(QT_TRANSLATE_NOOP("messages", "Choose a PNG, JPEG or SVG picture of at most 4 MB.")),
    ),
    "form.no_printer": (
        str(QT_TRANSLATE_NOOP("messages", "The printer did not take the form")),
        str(QT_TRANSLATE_NOOP("messages", "Look at the printer, or save the form as PDF.")),
    ),
}
