"""The printed forms of a desk: bundled templates and the province's own, letterhead from the settings of now."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from vms_desktop.adapters.documents.workbook import OpenpyxlWorkbooks
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import EvidenceError, FormError, VmsError
from vms_desktop.domain.evidence.manifest import MANIFEST
from vms_desktop.domain.requests.request import Delivery, Request
from vms_desktop.paths import DataFolder, resources_dir
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.evidence.manifest_check import read_manifest
from vms_desktop.services.requests.form_printing import FormPrinting
from vms_desktop.services.requests.form_seal import seal_of_manifest
from vms_desktop.services.requests.form_store import FormTemplates
from vms_desktop.services.requests.forms import LARGEST_LOGO, FormFacts, FormKind, FormOptions, MakesForms, Office, Seal
from vms_desktop.settings import Settings

if TYPE_CHECKING:
    from vms_desktop.ui.forms.forms import FormPrinter

_log = logging.getLogger(__name__)


class DeskForms:
    """``templates``, ``printing``: as their classes say. Fulfils ``services.requests.forms.MakesForms``; what sets type
    is loaded when the first form is made, because most desks print none.
    """

    def __init__(self, templates: FormTemplates, make_printing: Callable[[MakesForms], FormPrinting]) -> None:
        self.templates = templates
        self.printing = make_printing(self)
        self._printer: FormPrinter | None = None
        self._making = threading.Lock()

    def printer(self) -> FormPrinter:
        """For any thread."""
        from vms_desktop.adapters.qr_code import qr_modules
        from vms_desktop.ui.forms.forms import FormPrinter

        with self._making:
            if self._printer is None:
                self._printer = FormPrinter(self.templates, qr_modules)
            return self._printer

    def render(self, kind: FormKind, facts: FormFacts, options: FormOptions) -> bytes:
        """As ``MakesForms.render``."""
        return self.printer().render(kind, facts, options)


def office_of(settings: Settings, folder: DataFolder) -> Office:
    """A logo that is gone or too large is left out and logged: a receipt is printed without it."""
    logo = b""
    if settings.form_logo:
        path = folder.forms / settings.form_logo
        try:
            if path.stat().st_size <= LARGEST_LOGO:
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


def seal_of(delivery: Delivery) -> Seal | None:
    """Of the desk's own copy of a package, as its manifest says; None where it is not here, cannot be read, or is not
    the one that was sealed: no paper carries the hash of something else. Blocking.
    """
    if not delivery.folder:
        return None
    try:
        text = (Path(delivery.folder) / MANIFEST).read_bytes()
    except OSError as error:
        _log.warning("the package of delivery %s is not here: %s", delivery.number, error.strerror)
        return None
    if sha256(text).hexdigest() != delivery.package_sha256:
        _log.error("the manifest of delivery %s is not the one that was sealed", delivery.number)
        return None
    try:
        manifest, _findings = read_manifest(text)
    except EvidenceError:  # a newer program made it
        return None
    return seal_of_manifest(manifest) if manifest is not None else None


def open_forms(
    folder: DataFolder,
    settings: Callable[[], Settings],
    log: AccessLog,
    clock: Clock,
    authority: Authority,
    trouble: Callable[[VmsError], None],
    require_seen: Callable[[Request], None],
) -> DeskForms:
    """``settings``: those of now; ``require_seen``: as ``FormPrinting`` takes it; ``trouble``: hears on the loop thread
    of a template of the province that cannot be used. To be called on that thread.
    """
    loop = asyncio.get_running_loop()

    def tell(_kind: FormKind, error: FormError) -> None:
        # Templates are read wherever a form is made, also on a thread.
        loop.call_soon_threadsafe(trouble, error)

    templates = FormTemplates(resources_dir() / "forms", folder.forms, tell)
    return DeskForms(
        templates,
        lambda forms: FormPrinting(
            forms,
            lambda: office_of(settings(), folder),
            lambda: settings().thai_digits,
            log,
            clock,
            OpenpyxlWorkbooks(),
            authority=authority,
            require_seen=require_seen,
            seal=seal_of,
        ),
    )
