"""``vms-desktop simulate``: a province of ONVIF and RTSP cameras on this machine, for trying out and measuring."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import csv
import json
import os
import signal
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from vms_desktop.paths import cache_dir
from vms_desktop.simulator.camera import Place, SimulatedCamera
from vms_desktop.simulator.control import ControlServer
from vms_desktop.simulator.encoding import SUB, StreamForm
from vms_desktop.simulator.faults import Fault
from vms_desktop.simulator.overlay import CODE_BLOCKS, block_px
from vms_desktop.simulator.province import CameraPlan, plan_cameras
from vms_desktop.simulator.scenery.actors import LOOP_S
from vms_desktop.simulator.sources import LoopSource
from vms_desktop.simulator.tls import self_signed

DEFAULT_STATE = "simulator.json"


def main(argv: Sequence[str] | None = None) -> int:
    """Exit codes: 0 done, 1 it failed for a reason that was told, 2 the call was wrong."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] in ("fault", "clear", "list"):
        return _talk(words)
    return _run(_parser().parse_args(words))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="vms-desktop simulate",
        description="Run a simulated province of ONVIF cameras on this machine.",
        epilog="While it runs: simulate list | simulate fault CODE FAULT [--value V] | simulate clear CODE. "
        f"Faults: {', '.join(fault.value for fault in Fault)}.",
    )
    parser.add_argument("--cameras", type=int, default=24, metavar="N", help="how many (default 24)")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument(
        "--base-port", type=int, default=0, metavar="PORT", help="first of two ports a camera (0: free)"
    )
    parser.add_argument(
        "--state-file", type=Path, metavar="FILE", help=f"where addresses stand (default {DEFAULT_STATE})"
    )
    parser.add_argument("--import-list", type=Path, metavar="FILE", help="also write the cameras as a list to import")
    parser.add_argument("--cache-dir", type=Path, metavar="DIR", help="where encoded pictures are kept")
    parser.add_argument("--prepare", type=int, default=0, metavar="N", help="encode N cameras' sub streams first")
    parser.add_argument("--time-code", action="store_true", help="draw frame numbers into the pictures, for measuring")
    parser.add_argument("--rtsps", action="store_true", help="streams over TLS, with a self-signed certificate")
    parser.add_argument("--until-stdin-closes", action="store_true", help=argparse.SUPPRESS)
    return parser


def _run(arguments: argparse.Namespace) -> int:
    if not 1 <= arguments.cameras <= 1000:
        print("simulate: --cameras must be between 1 and 1000", file=sys.stderr)  # noqa: T201
        return 2
    threading.stack_size(512 * 1024)
    try:
        asyncio.run(_serve(arguments))
    except OSError as error:
        print(f"simulate: {error.strerror or error}", file=sys.stderr)  # noqa: T201
        return 1
    return 0


async def _serve(arguments: argparse.Namespace) -> None:
    clips = (arguments.cache_dir or cache_dir()) / "simulator"
    plans = plan_cameras(arguments.cameras)
    with ThreadPoolExecutor(max_workers=4, thread_name_prefix="encode") as pool:
        if arguments.prepare:
            await _prepare(plans[: arguments.prepare], clips, arguments.time_code, pool)
        tls = self_signed(arguments.host) if arguments.rtsps else None
        place = Place(arguments.host, clips, arguments.time_code, pool, tls)
        cameras = {plan.code: SimulatedCamera(plan, place) for plan in plans}
        control = ControlServer(cameras)
        try:
            for number, camera in enumerate(cameras.values()):
                await camera.start(arguments.base_port + 2 * number if arguments.base_port else 0)
            # Turning cameras keep no pictures, but their scene takes a second or two to build.
            turning = [cameras[plan.code] for plan in plans[: arguments.prepare] if plan.ptz]
            await asyncio.gather(*(channel.warm_up() for camera in turning for channel in camera.channels.values()))
            await control.open()
            facts = [camera.facts() for camera in cameras.values()]
            _write_state(arguments.state_file or Path(DEFAULT_STATE), control.url, facts, arguments.time_code)
            if arguments.import_list:
                _write_list(arguments.import_list, facts)
            if not arguments.until_stdin_closes:
                print(f"{len(cameras)} cameras; control {control.url}", flush=True)  # noqa: T201
            await _until_asked(arguments.until_stdin_closes)
        finally:
            await control.close()
            for camera in cameras.values():
                await camera.stop()


async def _prepare(plans: Sequence[CameraPlan], clips: Path, time_code: bool, pool: ThreadPoolExecutor) -> None:
    """Encode whole loops of sub streams now, so that a first showing is as smooth as every later one."""
    loop = asyncio.get_running_loop()

    def whole(plan: CameraPlan) -> None:
        form = StreamForm(SUB[0], plan.codec, *SUB[1:])
        source = LoopSource(plan, form, clips, time_code)
        for index in range(int(LOOP_S * form.fps) // form.group):
            source.group(index)

    fixed = [plan for plan in plans if not plan.ptz]
    await asyncio.gather(*(loop.run_in_executor(pool, whole, plan) for plan in fixed))


async def _until_asked(stdin_closes: bool) -> None:
    done = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        # Windows has no handlers on its loop; there Ctrl+C raises KeyboardInterrupt.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(name, done.set)
    if stdin_closes:

        def watch() -> None:
            while sys.stdin.buffer.read(4096):
                continue
            loop.call_soon_threadsafe(done.set)

        threading.Thread(target=watch, name="stdin", daemon=True).start()
    await done.wait()


def _write_state(path: Path, control_url: str, facts: list[dict[str, Any]], time_code: bool) -> None:
    state: dict[str, Any] = {"control_url": control_url, "cameras": facts}
    if time_code:
        state["time_code"] = {
            "blocks": CODE_BLOCKS,
            "loop_s": LOOP_S,
            "block_px": {"main": block_px(720), "sub": block_px(360)},
        }
    part = path.with_name(path.name + ".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(state, file, ensure_ascii=False, indent=1)
    part.replace(path)


def _write_list(path: Path, facts: list[dict[str, Any]]) -> None:
    columns = "code,name_th,name_en,district_code,subdistrict_code,agency,main_url,sub_url,transport,onvif_address"
    columns += ",username,password,ptz,latitude,longitude"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns.split(","), extrasaction="ignore")
        writer.writeheader()
        for one in facts:
            address = f"{one['onvif_host']}:{one['onvif_port']}"
            writer.writerow(
                {
                    **one,
                    "main_url": one["rtsp_main"],
                    "sub_url": one["rtsp_sub"],
                    "transport": "tcp",
                    "onvif_address": address,
                    "ptz": "yes" if one["ptz"] else "no",
                }
            )


def _talk(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="vms-desktop simulate")
    parser.add_argument("--state-file", type=Path, default=Path(DEFAULT_STATE))
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list")
    clear = commands.add_parser("clear")
    clear.add_argument("camera")
    fault = commands.add_parser("fault")
    fault.add_argument("camera")
    fault.add_argument("fault", choices=[item.value for item in Fault])
    fault.add_argument("--value", type=float)
    for command in commands.choices.values():
        command.add_argument("--state-file", type=Path, default=argparse.SUPPRESS)
    arguments = parser.parse_args(words)
    try:
        control = json.loads(arguments.state_file.read_text("utf-8"))["control_url"]
        if arguments.command == "list":
            answer = urllib.request.urlopen(f"{control}/cameras", timeout=10).read()
        else:
            body = {"fault": arguments.fault, "value": arguments.value} if arguments.command == "fault" else {}
            url = f"{control}/cameras/{arguments.camera}/{arguments.command}"
            request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
            answer = urllib.request.urlopen(request, timeout=10).read()
    except (OSError, ValueError, KeyError) as error:
        detail = error.read().decode() if isinstance(error, urllib.error.HTTPError) else str(error)
        print(f"simulate: {detail}", file=sys.stderr)  # noqa: T201
        return 1
    print(json.dumps(json.loads(answer), ensure_ascii=False, indent=1))  # noqa: T201
    return 0
