"""Keeps the Thai translation in step: ``update`` collects strings, ``check`` finds gaps, ``compile`` makes .qm files.

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
QT = HERE / "qtbase_th.ts"
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def collect(target: Path) -> None:
    package = ROOT / "vms_desktop"
    found = [*package.glob("*.py"), *(package / "ui").rglob("*.py")]
    sources = sorted(str(path.relative_to(ROOT)) for path in found)
    command = [str(TOOLS / "lupdate"), *sources, "-ts", str(target), "-locations", "none", "-no-obsolete"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def entries(path: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """(context, source) → (translation, its type)."""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            text = (translation.text or "") if translation is not None else ""
            kind = translation.get("type", "") if translation is not None else "unfinished"
            found[name, message.findtext("source", "")] = (text, kind)
    return found


def check() -> int:
    """Every string of the program is translated, none is left over, and the placeholders are the same."""
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.ts"
        fresh.write_text('<?xml version="1.0"?><!DOCTYPE TS><TS version="2.1" language="th_TH"></TS>', "utf-8")
        collect(fresh)
        wanted = set(entries(fresh))
    have = entries(OURS)
    problems += [f"not collected: {context}: {source}" for context, source in sorted(wanted - set(have))]
    problems += [f"no longer used: {context}: {source}" for context, source in sorted(set(have) - wanted)]
    for path in (OURS, QT):
        for (context, source), (text, kind) in entries(path).items():
            if kind == "unfinished" or not text.strip():
                problems.append(f"not translated: {context}: {source}")
            elif sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(text)):
                problems.append(f"other placeholders: {context}: {source}")
    print("\n".join(problems) or f"{len(have)} strings, all translated")
    return 1 if problems else 0


def compile_all() -> int:
    for path in (OURS, QT):
        made = path.with_suffix(".qm")
        if not made.exists() or made.stat().st_mtime < path.stat().st_mtime:
            command = [str(TOOLS / "lrelease"), "-silent", str(path), "-qm", str(made)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return 0


def main() -> int:
    task = sys.argv[1] if len(sys.argv) == 2 else ""
    if task == "update":
        collect(OURS)
        return 0
    if task == "check":
        return check()
    if task == "compile":
        return compile_all()
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    raise SystemExit(main())
