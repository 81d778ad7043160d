"""Keeps the translations in step: ``update`` collects strings, ``check`` finds gaps, ``compile`` makes .qm files.

English is the language of the sources; its file holds only the texts with a number ("%n camera(s)"), in the singular
and the plural. Thai has one form for all numbers.

Run with the project's Python from anywhere: ``.venv/bin/python resources/translations/update.py check``.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import PySide6

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TOOLS = Path(PySide6.__file__).parent
"""lupdate and lrelease come inside the PySide6 package; their wrapper scripts only in a larger one."""
OURS = HERE / "vms_desktop_th.ts"
PLURALS = HERE / "vms_desktop_en.ts"
QT = HERE / "qtbase_th.ts"
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%L?n|%[0-9]")


def collect(target: Path, *options: str) -> None:
    package = ROOT / "vms_desktop"
    folders = ("ui", "desk", "commands")
    found = [*package.glob("*.py"), *(path for folder in folders for path in (package / folder).rglob("*.py"))]
    sources = sorted(str(path.relative_to(ROOT)) for path in found)
    command = [str(TOOLS / "lupdate"), *sources, "-ts", str(target), "-locations", "none", "-no-obsolete", *options]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def lay_out(path: Path) -> None:
    """One way of writing the file, whichever version of the tool wrote it last: a change shows as what it is."""
    tree = ElementTree.parse(path)
    ElementTree.indent(tree, "    ")
    body = ElementTree.tostring(tree.getroot(), encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")


def entries(path: Path) -> dict[tuple[str, str], tuple[list[str], str]]:
    """(context, source) → (translation, one text or one a numerus form; its type)."""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            texts, kind = [""], "unfinished"
            if translation is not None:
                kind = translation.get("type", "")
                forms = [form.text or "" for form in translation.iter("numerusform")]
                texts = forms if message.get("numerus") == "yes" else [translation.text or ""]
            found[name, message.findtext("source", "")] = (texts, kind)
    return found


def fresh(language: str, *options: str) -> set[tuple[str, str]]:
    """What the sources hold now."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "fresh.ts"
        made.write_text(f'<?xml version="1.0"?><!DOCTYPE TS><TS version="2.1" language="{language}"></TS>', "utf-8")
        collect(made, *options)
        return set(entries(made))


def check() -> int:
    """Every string of the program is translated, none is left over, and the placeholders are the same."""
    problems = []
    for path, wanted in ((OURS, fresh("th_TH")), (PLURALS, fresh("en_GB", "-pluralonly"))):
        have = set(entries(path))
        problems += [f"not collected: {context}: {source}" for context, source in sorted(wanted - have)]
        problems += [f"no longer used: {context}: {source}" for context, source in sorted(have - wanted)]
    for path in (OURS, PLURALS, QT):
        for (context, source), (texts, kind) in entries(path).items():
            forms = 2 if path == PLURALS else 1
            if kind == "unfinished" or len(texts) != forms or not all(text.strip() for text in texts):
                problems.append(f"not translated: {path.name}: {context}: {source}")
            elif any(sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(text)) for text in texts):
                problems.append(f"other placeholders: {path.name}: {context}: {source}")
    print("\n".join(problems) or f"{len(entries(OURS))} strings, all translated")
    return 1 if problems else 0


def compile_all() -> int:
    for path in (OURS, PLURALS, QT):
        made = path.with_suffix(".qm")
        if not made.exists() or made.stat().st_mtime < path.stat().st_mtime:
            command = [str(TOOLS / "lrelease"), "-silent", str(path), "-qm", str(made)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return 0


def main() -> int:
    task = sys.argv[1] if len(sys.argv) == 2 else ""
    if task == "update":
        collect(OURS)
        collect(PLURALS, "-pluralonly", "-source-language", "en_GB", "-target-language", "en_GB")
        for path in (OURS, PLURALS):
            lay_out(path)
        return 0
    if task == "check":
        return check()
    if task == "compile":
        return compile_all()
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    raise SystemExit(main())
