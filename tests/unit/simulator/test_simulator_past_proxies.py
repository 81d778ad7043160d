"""A simulator on this machine is asked directly, whatever proxy the environment names."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from vms_desktop.simulated_province import SimulatedProvince
from vms_desktop.simulator import commands


class Control(BaseHTTPRequestHandler):
    """Notes which path was asked for, and answers with nothing."""

    asked: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, format: str, *args: object) -> None:
        """Tests are quiet."""


@pytest.fixture
def control(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a control service; the environment names a proxy that is not there."""
    with HTTPServer(("127.0.0.1", 0), Control) as server:
        serving = threading.Thread(target=server.serve_forever, daemon=True)
        serving.start()
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        for name in ("http_proxy", "HTTP_PROXY"):
            monkeypatch.setenv(name, "http://127.0.0.1:9")
        Control.asked = []
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        serving.join()


def test_a_demonstration_behind_a_proxy_reaches_its_province(control: str) -> None:
    """An office's proxy was asked for 127.0.0.1: the demonstration could not switch a camera off."""
    province = SimulatedProvince()
    province._control = control
    province.fault("1101-0001", "off")
    assert Control.asked == ["/cameras/1101-0001/fault"]


def test_the_command_reaches_it_too(control: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    state = tmp_path / "simulator.json"
    state.write_text(json.dumps({"control_url": control}), "utf-8")
    assert commands.run(["clear", "1101-0001", "--state-file", str(state)]) == 0
    assert Control.asked == ["/cameras/1101-0001/clear"]
