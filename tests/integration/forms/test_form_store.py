"""The province's own templates: they win while they are right, and a broken one is told and stands aside."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_text import ReadBack

from vms_desktop.domain.errors import FormError, StorageError
from vms_desktop.paths import resources_dir
from vms_desktop.services.requests.form_samples import sample_facts
from vms_desktop.services.requests.form_store import FormTemplates
from vms_desktop.services.requests.forms import FormKind
from vms_desktop.ui import messages
from vms_desktop.ui.forms.forms import FormPrinter

Reader = Callable[[bytes], ReadBack]


def test_an_own_template_wins(printer: FormPrinter, own_templates: Path, read_back: Reader) -> None:
    own_templates.mkdir()
    file = own_templates / "receipt.html"
    file.write_text("<p>OURS {{request.number}}</p>", "utf-8")
    assert read_back(printer.render(FormKind.RECEIPT, sample_facts(FormKind.RECEIPT))).joined == "OURSREQ-2569-0001"
    file.write_text("<p>CHANGED</p><p>MORE</p>", "utf-8")
    assert read_back(printer.render(FormKind.RECEIPT, sample_facts(FormKind.RECEIPT))).joined == "CHANGEDMORE"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"<p>{{nobody.knows}}</p>", "form.place_unknown"),
        (b"<p>", "form.markup_broken"),
        (b'<img src="http://example.com/a.png">', "form.picture_refused"),
        (b"\xff\xfe\x00", "form.not_text"),
        (b"", "form.empty"),
        (b"<p>x</p>" * 200_000, "form.too_large"),
    ],
)
def test_a_broken_one_is_told_once_and_the_bundled_one_is_used(
    text: bytes, code: str, own_templates: Path, read_back: Reader
) -> None:
    told: list[tuple[FormKind, FormError]] = []
    templates = FormTemplates(resources_dir() / "forms", own_templates, lambda kind, error: told.append((kind, error)))
    own_templates.mkdir()
    (own_templates / "receipt.html").write_bytes(text)
    bundled = FormTemplates(resources_dir() / "forms", own_templates / "none").template(FormKind.RECEIPT)
    for _ in range(2):
        assert templates.template(FormKind.RECEIPT).names == bundled.names
    assert [(kind, error.code) for kind, error in told] == [(FormKind.RECEIPT, code)]
    problem = templates.problem(FormKind.RECEIPT)
    assert problem is not None and problem.code == code
    assert problem.code in messages.known_codes() and "{" not in messages.error_text(problem)
    assert templates.problem(FormKind.MEMO) is None


def test_a_copy_is_made_once_and_put_aside_without_being_lost(templates: FormTemplates, own_templates: Path) -> None:
    path = templates.copy(FormKind.HOLD)
    assert path.read_bytes() == (resources_dir() / "forms" / "hold_letter.html").read_bytes()
    assert templates.is_own(FormKind.HOLD) and not templates.is_own(FormKind.MEMO)
    path.write_text("<p>ours</p>", "utf-8")
    assert templates.copy(FormKind.HOLD).read_text("utf-8") == "<p>ours</p>"
    templates.put_aside(FormKind.HOLD)
    assert not templates.is_own(FormKind.HOLD)
    assert (own_templates / "hold_letter.html.old").read_text("utf-8") == "<p>ours</p>"
    templates.put_aside(FormKind.HOLD)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    templates = FormTemplates(resources_dir() / "forms", tmp_path / "file" / "forms")
    with pytest.raises(StorageError, match=r"storage\.file_not_writable"):
        templates.copy(FormKind.HOLD)


def test_a_missing_bundled_template_is_told(tmp_path: Path) -> None:
    with pytest.raises(FormError, match=r"form\.template_missing"):
        FormTemplates(tmp_path, tmp_path / "own").template(FormKind.HOLD)


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "vms_desktop", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def test_the_command_writes_every_form_without_a_screen(
    tmp_path: Path, read_back: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    data, target = str(tmp_path / "data"), tmp_path / "ตัวอย่าง"
    assert _run("--data-dir", data, "forms", "sample", str(target), "--thai-digits").returncode == 0
    made = {file.stem: file for file in target.iterdir()}
    assert set(made) == {*FormKind, "request_form_blank"}
    assert "๒๕๖๙" in read_back(made["receipt"].read_bytes()).text


def test_the_command_says_what_is_wrong_with_a_template(tmp_path: Path) -> None:
    forms = tmp_path / "data" / "forms"
    forms.mkdir(parents=True)
    arguments = ("--data-dir", str(tmp_path / "data"), "--language", "en", "forms", "check")
    assert _run(*arguments).returncode == 0
    (forms / "receipt.html").write_text("<p>\n{{nobody}}</p>", "utf-8")
    made = _run(*arguments)
    assert made.returncode == 1
    assert "receipt.html" in made.stderr and "nobody" in made.stderr and "line 2" in made.stderr
