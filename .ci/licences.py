"""Gathers the licences of everything in a finished bundle into its folder ``licenses``.

Python packages bring theirs as metadata; libraries of the system have Debian's copyright file. Run with the bundle's
folder, on the machine that built it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_DEBIAN_TEXTS = Path("/usr/share/common-licenses")
_BUILD_ONLY = {"pyinstaller-hooks-contrib", "pytest", "mypy", "ruff", "coverage", "hypothesis", "import-linter"}


def python_licences(target: Path) -> int:
    """Of every installed package but the development tools; returns how many were found."""
    found = 0
    for package in metadata.distributions():
        name = package.metadata["Name"]
        if name.lower() in _BUILD_ONLY:
            continue
        for file in package.files or []:
            if any(word in file.name.upper() for word in ("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS")):
                source = Path(str(file.locate()))
                if source.is_file() and source.suffix not in (".py", ".pyc"):
                    (target / name).mkdir(parents=True, exist_ok=True)
                    shutil.copy(source, target / name / file.name)
                    found += 1
    return found


def system_licences(bundle: Path, target: Path) -> int:
    """Of the Debian packages whose libraries lie in the bundle; returns how many packages were found."""
    if shutil.which("dpkg-query") is None:
        return 0
    names = {path.name for path in bundle.rglob("*.so*") if path.is_file()}
    patterns = sorted(f"*/{name}" for name in names)
    listed = subprocess.run(["dpkg-query", "-S", *patterns], capture_output=True, text=True, check=False).stdout
    packages = {line.partition(":")[0] for line in listed.splitlines() if line.partition(": ")[2].startswith("/")}
    copied = 0
    for package in sorted(packages):
        source = Path("/usr/share/doc") / package / "copyright"
        if source.is_file():
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target / f"{package}.txt")
            copied += 1
    return copied


def main() -> None:
    bundle = Path(sys.argv[1])
    target = bundle / "licenses"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", target / "LICENSE-Apache-2.0.txt")
    shutil.copy(ROOT / "docs" / "third-party-notices.md", target / "third-party-notices.md")
    for text in ("GPL-3", "LGPL-3", "GPL-2", "LGPL-2.1"):
        if (_DEBIAN_TEXTS / text).exists():
            shutil.copy(_DEBIAN_TEXTS / text, target / f"{text}.txt")
    python, system = python_licences(target / "python"), system_licences(bundle, target / "system")
    sys.stdout.write(f"licences: {python} files of Python packages, {system} of system packages\n")


if __name__ == "__main__":
    main()
