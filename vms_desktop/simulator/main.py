"""``vms-desktop simulate``: a province of ONVIF and RTSP cameras on this machine, for trying out and measuring."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal
import sys
import threading
from collections.abc import Awaitable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from vms_desktop.paths import cache_dir
from vms_desktop.simulator import commands
from vms_desktop.simulator.camera import Place, SimulatedCamera
from vms_desktop.simulator.control import ControlServer
from vms_desktop.simulator.faults import Fault
from vms_desktop.simulator.listing import DEFAULT_STATE, write_list, write_state
from vms_desktop.simulator.preparing import (
    WORKER,
    PreparingFailed,
    Wish,
    prepare,
    wishes_of_first,
    wishes_of_names,
    worker_main,
)
from vms_desktop.simulator.province import CameraPlan, plan_cameras
from vms_desktop.simulator.recorder import SimulatedRecorder
from vms_desktop.simulator.tls import self_signed


def main(argv: Sequence[str] | None = None) -> int:
    """Exit codes: 0 done, 1 it failed for a reason that was told, 2 the call was wrong."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] == WORKER:
        return worker_main()
    if words and words[0] in commands.NAMES:
        return commands.run(words)
    return _run(_parser().parse_args(words))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="vms-desktop simulate",
        description="Run a simulated province of ONVIF cameras on this machine.",
        epilog=f"While it runs: {commands.SUMMARY}. Faults: {', '.join(fault.value for fault in Fault)}.",
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
    parser.add_argument(
        "--prepare",
        default="0",
        metavar="WHAT",
        help="encode first: the sub streams of so many cameras, or CODE[/main|/sub],… (default 0)",
    )
    parser.add_argument(
        "--sessions", type=int, default=0, metavar="N", help="RTSP sessions each camera serves (0: any number)"
    )
    parser.add_argument("--recorders", type=int, default=0, metavar="N", help="recorders of the cameras' footage too")
    parser.add_argument(
        "--recorded-hours", type=float, default=24.0, metavar="H", help="how long they have recorded (default 24)"
    )
    parser.add_argument("--time-code", action="store_true", help="draw frame numbers into the pictures, for measuring")
    parser.add_argument("--rtsps", action="store_true", help="streams over TLS, with a self-signed certificate")
    parser.add_argument("--until-stdin-closes", action="store_true", help=argparse.SUPPRESS)
    return parser


def _run(arguments: argparse.Namespace) -> int:
    if not 1 <= arguments.cameras <= 1000:
        return _told("--cameras must be between 1 and 1000", 2)
    if not 0 <= arguments.recorders <= 100 or not 0 < arguments.recorded_hours <= 24 * 366:
        return _told("--recorders must be between 0 and 100, --recorded-hours above 0 and at most a year", 2)
    if arguments.sessions < 0:
        return _told("--sessions must not be negative", 2)
    plans = plan_cameras(arguments.cameras)
    try:
        wishes = _wishes(arguments.prepare, plans)
    except ValueError as error:
        return _told(f"--prepare: {error}", 2)
    threading.stack_size(512 * 1024)
    try:
        asyncio.run(_serve(arguments, plans, wishes))
    except PreparingFailed as error:
        return _told(f"{error.args[0]} could not be prepared", 1)
    except OSError as error:
        return _told(error.strerror or str(error), 1)
    return 0


def _wishes(text: str, plans: Sequence[CameraPlan]) -> list[Wish]:
    """Raises ValueError."""
    if text.isascii() and text.isdigit():
        return wishes_of_first(int(text), plans)
    return wishes_of_names(text.split(","), plans)


def _told(text: str, code: int) -> int:
    print(f"simulate: {text}", file=sys.stderr)  # noqa: T201
    return code


async def _serve(arguments: argparse.Namespace, plans: Sequence[CameraPlan], wishes: Sequence[Wish]) -> None:
    clips = (arguments.cache_dir or cache_dir()) / "simulator"
    asked_to_end = _asked_to_end(arguments.until_stdin_closes)
    if not await _or_end(prepare(wishes, clips, arguments.time_code, _nothing), asked_to_end):
        return
    with ThreadPoolExecutor(max_workers=4, thread_name_prefix="encode") as pool:
        tls = self_signed(arguments.host) if arguments.rtsps else None
        place = Place(arguments.host, clips, arguments.time_code, pool, tls)
        cameras = {plan.code: SimulatedCamera(plan, place) for plan in plans}
        recorders = _recorders(arguments, plans, place)
        control = ControlServer(cameras, recorders, place)
        try:
            for number, camera in enumerate(cameras.values()):
                camera.rtsp.most_sessions = arguments.sessions
                await camera.start(arguments.base_port + 2 * number if arguments.base_port else 0)
            for recorder in recorders.values():
                await recorder.start()
            await asyncio.gather(*(cameras[wish.plan.code].warm_up(wish.form.name) for wish in wishes))
            await control.open()
            facts = [camera.facts() for camera in cameras.values()]
            recorded = [recorder.facts() for recorder in recorders.values()]
            state = arguments.state_file or Path(DEFAULT_STATE)
            write_state(state, control.url, facts, recorded, arguments.time_code)
            if arguments.import_list:
                write_list(arguments.import_list, facts)
            if not arguments.until_stdin_closes:
                print(f"{len(cameras)} cameras; control {control.url}", flush=True)  # noqa: T201
            await asked_to_end.wait()
        finally:
            await control.close()
            for camera in cameras.values():
                await camera.stop()
            for recorder in recorders.values():
                await recorder.stop()


def _recorders(
    arguments: argparse.Namespace, plans: Sequence[CameraPlan], place: Place
) -> dict[str, SimulatedRecorder]:
    """Each records an equal part of the cameras."""
    shares = [plans[number :: arguments.recorders] for number in range(arguments.recorders)]
    made = [
        SimulatedRecorder(number, share, place, arguments.recorded_hours)
        for number, share in enumerate(shares, 1)
        if any(not plan.ptz for plan in share)
    ]
    return {one.code: one for one in made}


async def _nothing(_: Wish) -> None:
    """Nobody is told of single streams before the province runs."""


async def _or_end(work: Awaitable[None], asked_to_end: asyncio.Event) -> bool:
    """Do the work, or give it up when the end is asked for; whether it was done. Raises what the work raises."""
    working, ending = asyncio.ensure_future(work), asyncio.ensure_future(asked_to_end.wait())
    await asyncio.wait((working, ending), return_when=asyncio.FIRST_COMPLETED)
    ending.cancel()
    if not working.done():
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
        return False
    await working
    return True


def _asked_to_end(stdin_closes: bool) -> asyncio.Event:
    """Set by Ctrl+C, by SIGTERM, and by the end of stdin where that is wanted."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        # Windows has no handlers on its loop; there Ctrl+C raises KeyboardInterrupt.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(name, asked.set)
    if stdin_closes:

        def watch() -> None:
            while sys.stdin.buffer.read(4096):
                continue
            loop.call_soon_threadsafe(asked.set)

        threading.Thread(target=watch, name="stdin", daemon=True).start()
    return asked
