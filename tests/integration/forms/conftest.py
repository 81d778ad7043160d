"""Forms on the tests' own screen: the bundled templates, a folder for the province's own, and PDFs read back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_text import ReadBack, read_pdf
from qt_room import application, pytest_asyncio_loop_factories, qapp

from vms_desktop.adapters.qr_code import qr_modules
from vms_desktop.paths import resources_dir
from vms_desktop.services.requests.form_store import FormTemplates
from vms_desktop.ui import theme
from vms_desktop.ui.forms.forms import FormPrinter

__all__ = ["pytest_asyncio_loop_factories", "qapp"]


@pytest.fixture
def own_templates(tmp_path: Path) -> Path:
    return tmp_path / "own forms"


@pytest.fixture
def templates(own_templates: Path) -> FormTemplates:
    return FormTemplates(resources_dir() / "forms", own_templates)


@pytest.fixture
def printer(templates: FormTemplates) -> FormPrinter:
    application()
    theme.load_fonts()
    return FormPrinter(templates, qr_modules)


@pytest.fixture
def read_back(tmp_path: Path) -> Callable[[bytes], ReadBack]:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    return lambda pdf: read_pdf(pdf, tmp_path)
