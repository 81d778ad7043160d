"""``vms-desktop forms sample|check``: the printed forms with a made-up request, and the province's templates judged.

Neither reads the register of requests, so nobody has to sign in.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from vms_desktop.commands.texts import error_texts, forgiving_output, without_a_screen
from vms_desktop.domain.errors import VmsError
from vms_desktop.paths import DataFolder, data_folder, resources_dir
from vms_desktop.services.requests.form_store import FormTemplates
from vms_desktop.services.requests.forms import FormKind, FormOptions


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add ``forms`` and its actions. ``run`` of the parsed arguments takes them and returns the exit code."""
    forms = commands.add_parser("forms", parents=[common], help="printed forms of requests")
    actions = forms.add_subparsers(dest="action", required=True, metavar="ACTION")

    sample = actions.add_parser("sample", parents=[common], help="write every form with made-up contents, as PDF")
    sample.add_argument("folder", type=Path, metavar="FOLDER")
    sample.add_argument("--thai-digits", action="store_true", help="Thai digits")
    sample.add_argument("--rows", type=int, default=3, metavar="N", help="files of a package, lines of a register")

    check = actions.add_parser("check", parents=[common], help="say what is wrong with the province's templates")
    for action in (sample, check):
        action.set_defaults(run=main)


def main(arguments: argparse.Namespace) -> int:
    """Exit code 0 done, 1 told what is wrong."""
    from vms_desktop.settings import load

    forgiving_output()
    without_a_screen()
    folder = data_folder(getattr(arguments, "data_dir", None))
    settings, _problem = load(folder.settings)
    with error_texts(getattr(arguments, "language", None) or settings.language) as explain:
        try:
            templates = FormTemplates(resources_dir() / "forms", folder.forms)
            problems = {kind: problem for kind in FormKind if (problem := templates.problem(kind)) is not None}
            for kind, problem in problems.items():
                print(f"{kind}.html: {explain(problem)}", file=sys.stderr)
            if arguments.action == "check":
                return 1 if problems else 0
            return _sample(arguments, templates, folder)
        except VmsError as error:
            print(explain(error), file=sys.stderr)
            return 1


def _sample(arguments: argparse.Namespace, templates: FormTemplates, folder: DataFolder) -> int:
    from vms_desktop.adapters.qr_code import qr_modules
    from vms_desktop.domain.errors import StorageError
    from vms_desktop.services.requests.form_samples import sample_facts
    from vms_desktop.ui.forms.forms import FormPrinter

    printer = FormPrinter(templates, qr_modules)
    options = FormOptions(thai_digits=arguments.thai_digits)
    target: Path = arguments.folder
    rows = max(1, arguments.rows)
    made = {f"{kind}.pdf": sample_facts(kind, rows=rows) for kind in FormKind}
    made["request_form_blank.pdf"] = sample_facts(FormKind.REQUEST, blank=True)
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, facts in made.items():
            kind = FormKind(name.removesuffix(".pdf").removesuffix("_blank"))
            (target / name).write_bytes(printer.render(kind, facts, options))
            print(target / name)
    except OSError as error:
        raise StorageError(
            "storage.file_not_writable", file=target.name, folder=str(target.parent), detail=str(error.strerror)
        ) from error
    return 0
