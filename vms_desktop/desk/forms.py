"""The printed forms of a desk: bundled templates and the province's own, letterhead from the settings of now."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

from vms_desktop.adapters.qr_code import qr_modules
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import FormError, VmsError
from vms_desktop.paths import DataFolder, resources_dir
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.requests.form_printing import FormPrinting
from vms_desktop.services.requests.form_store import FormTemplates
from vms_desktop.services.requests.forms import FormKind, Office
from vms_desktop.settings import Settings
from vms_desktop.ui.forms.forms import FormPrinter
from vms_desktop.ui.forms.logo import LARGEST_BYTES

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DeskForms:
    templates: FormTemplates
    printer: FormPrinter
    printing: FormPrinting


def office_of(settings: Settings, folder: DataFolder) -> Office:
    """A logo that is gone or too large is left out and logged: a receipt is printed without it."""
    logo = b""
    if settings.form_logo:
        path = folder.forms / settings.form_logo
        try:
            if path.stat().st_size <= LARGEST_BYTES:
                logo = path.read_bytes()
        except OSError as error:
            _log.warning("the logo %s cannot be read: %s", path.name, error.strerror)
    return Office(
        settings.form_agency,
        settings.form_section,
        settings.form_address,
        settings.form_phone,
        settings.form_email,
        settings.form_letter_prefix,
        settings.form_signatory,
        settings.form_position,
        logo,
    )


def open_forms(
    folder: DataFolder,
    settings: Callable[[], Settings],
    log: AccessLog,
    clock: Clock,
    authority: Authority,
    trouble: Callable[[VmsError], None],
) -> DeskForms:
    """``settings``: those of now; ``trouble``: hears on the loop thread of a template of the province that cannot be
    used. To be called on that thread.
    """
    loop = asyncio.get_running_loop()

    def tell(_kind: FormKind, error: FormError) -> None:
        # Templates are read wherever a form is made, also on a thread.
        loop.call_soon_threadsafe(trouble, error)

    templates = FormTemplates(resources_dir() / "forms", folder.forms, tell)
    printer = FormPrinter(templates, qr_modules)
    printing = FormPrinting(
        printer,
        lambda: office_of(settings(), folder),
        lambda: settings().thai_digits,
        log,
        clock,
        authority=authority,
    )
    return DeskForms(templates, printer, printing)
