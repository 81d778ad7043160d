"""Who draws on this machine: a graphics processor, or software that would burn the processor the decoders need.

With software GL the player hosts draw through plain X11 (``player.options``), with a GPU libVLC chooses for itself.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from vms_desktop.paths import child_command

PROBE_WITHIN_S = 4.0
SOFTWARE_NAMES = (
    "llvmpipe",
    "softpipe",
    "swrast",
    "software rasterizer",
    "swr",
    "gdi generic",
    "swiftshader",
    "warp",
    "basic render",
)
# Without one of these no Linux driver can reach a graphics processor.
GPU_DEVICES = ("/dev/dri/renderD*", "/dev/nvidiactl", "/dev/dxg", "/dev/mali*", "/dev/kgsl*")


@dataclass(frozen=True, slots=True)
class Renderer:
    """``name``: what OpenGL calls itself, or why it was not asked. ``software``: no GPU draws."""

    name: str
    software: bool


def detect_renderer(environment: Mapping[str, str] | None = None, devices_root: Path = Path("/")) -> Renderer:
    """Find out, in at most ``PROBE_WITHIN_S``; blocking, at once on Linux machines without a GPU device.

    ``VMS_RENDERER=software|hardware`` decides without asking.
    """
    variables = os.environ if environment is None else environment
    chosen = variables.get("VMS_RENDERER", "").strip().lower()
    if chosen in ("software", "hardware"):
        return Renderer(f"VMS_RENDERER={chosen}", chosen == "software")
    if sys.platform == "darwin":
        return Renderer("macOS", software=False)
    if sys.platform == "linux" and not _has_gpu_device(devices_root):
        return Renderer("no graphics device", software=True)
    return judge_renderer(_ask_in_child())


def judge_renderer(name: str) -> Renderer:
    """What a GL_RENDERER string means; where nothing answered, software is the safe choice."""
    lowered = name.lower()
    if not lowered:
        return Renderer("OpenGL does not answer", software=True)
    return Renderer(name, any(word in lowered for word in SOFTWARE_NAMES))


def _has_gpu_device(root: Path) -> bool:
    return any(any(root.glob(pattern.lstrip("/"))) for pattern in GPU_DEVICES)


def _ask_in_child() -> str:
    try:
        finished = subprocess.run(
            child_command("renderer-probe"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PROBE_WITHIN_S,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        return str(json.loads(finished.stdout)["renderer"])
    except (OSError, subprocess.TimeoutExpired, ValueError, KeyError, TypeError):
        return ""
