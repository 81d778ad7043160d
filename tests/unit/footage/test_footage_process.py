"""What the footage process is before anybody wished for footage: small, and soon ready."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from vms_desktop.footage import libraries


def test_it_begins_without_ffmpeg() -> None:
    code = "import sys, vms_desktop.footage.main; print('av' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "False"


def test_ffmpegs_own_libraries_are_read_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = find_spec("av")
    assert spec is not None and spec.submodule_search_locations
    folder = Path(spec.submodule_search_locations[0])
    opened: list[str] = []
    plainly = Path.open

    def remembered(path: Path, *arguments: object, **more: object) -> object:
        opened.append(path.name)
        return plainly(path, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", remembered)
    assert libraries.read_ahead() == len(opened)
    assert any(name.startswith("libavcodec") or name.startswith("avcodec") for name in opened)
    assert any((folder / name).exists() for name in opened)


def test_where_there_is_no_ffmpeg_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "find_spec", lambda name: None)
    assert libraries.read_ahead() == 0
