from __future__ import annotations

import sys
from pathlib import Path

import pytest

from vms_desktop.adapters.video import renderer
from vms_desktop.adapters.video.renderer import Renderer, detect_renderer, judge_renderer


@pytest.mark.parametrize(
    "name",
    [
        "llvmpipe (LLVM 15.0.6, 256 bits)",
        "softpipe",
        "Software Rasterizer",
        "GDI Generic",
        "Google SwiftShader",
        "Microsoft Basic Render Driver (WARP)",
        "",
    ],
)
def test_software_renderers_are_known_by_name(name: str) -> None:
    assert judge_renderer(name).software


@pytest.mark.parametrize(
    "name", ["Mesa Intel(R) UHD Graphics 630 (CFL GT2)", "NVIDIA GeForce GTX 1650/PCIe/SSE2", "AMD Radeon RX 6600"]
)
def test_graphics_processors_are_left_to_libvlc(name: str) -> None:
    assert judge_renderer(name) == Renderer(name, software=False)


@pytest.mark.parametrize(("chosen", "software"), [("software", True), ("hardware", False), (" Software ", True)])
def test_the_environment_decides_without_asking(chosen: str, software: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderer, "_ask_in_child", lambda: pytest.fail("asked"))
    assert detect_renderer({"VMS_RENDERER": chosen}).software is software


@pytest.mark.skipif(sys.platform != "linux", reason="device files")
def test_a_linux_machine_without_a_graphics_device_needs_no_asking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renderer, "_ask_in_child", lambda: pytest.fail("asked"))
    assert detect_renderer({}, tmp_path) == Renderer("no graphics device", software=True)


@pytest.mark.skipif(sys.platform != "linux", reason="device files")
def test_a_graphics_device_alone_proves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A remote or virtual screen draws in software also on a machine with a GPU."""
    (tmp_path / "dev/dri").mkdir(parents=True)
    (tmp_path / "dev/dri/renderD128").touch()
    monkeypatch.setattr(renderer, "_ask_in_child", lambda: "llvmpipe")
    assert detect_renderer({}, tmp_path).software
    monkeypatch.setattr(renderer, "_ask_in_child", lambda: "AMD Radeon RX 6600")
    assert not detect_renderer({}, tmp_path).software
