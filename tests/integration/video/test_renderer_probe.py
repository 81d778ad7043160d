"""The probe asks a real X server's OpenGL."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from vms_desktop.adapters.video import renderer
from vms_desktop.measure.virtual_screen import VirtualScreen


@pytest.mark.skipif(sys.platform != "linux", reason="GLX")
def test_a_virtual_screen_draws_in_software(screen: VirtualScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    name = renderer._ask_in_child()
    assert renderer.judge_renderer(name).software


@pytest.mark.skipif(sys.platform != "linux", reason="GLX")
def test_without_a_display_the_probe_answers_nothing_and_does_not_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    command = [sys.executable, "-m", "vms_desktop", "renderer-probe"]
    finished = subprocess.run(command, capture_output=True, timeout=20, check=False)
    assert finished.returncode == 0
    assert json.loads(finished.stdout) == {"renderer": ""}
