"""``vms-desktop simulate list | fault | clear | sessions | prepare``: talks to a province that runs."""

from __future__ import annotations

import argparse
import http.client
import json
import sys
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vms_desktop.simulator.faults import Fault
from vms_desktop.simulator.listing import DEFAULT_STATE

NAMES = ("list", "fault", "clear", "sessions", "prepare")
SUMMARY = (
    "simulate list | simulate fault CODE FAULT [--value V] | simulate clear CODE [FAULT] | "
    "simulate sessions CODE N | simulate prepare CODE[/main|/sub] …"
)
ANSWER_SECONDS = 10
PREPARE_SECONDS = 300
"""The longest wait for one stream."""
_PAST_PROXIES = urllib.request.build_opener(urllib.request.ProxyHandler({}))
"""Whatever proxy the environment names: it knows nothing of this machine's loopback."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="vms-desktop simulate")
    parser.add_argument("--state-file", type=Path, default=Path(DEFAULT_STATE))
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="sessions, faults, requests and positions")
    faults = [item.value for item in Fault]
    fault = commands.add_parser("fault", help="something goes wrong with a camera")
    fault.add_argument("camera")
    fault.add_argument("fault", choices=faults)
    fault.add_argument("--value", type=float)
    clear = commands.add_parser("clear", help="one fault of a camera, or all, are over")
    clear.add_argument("camera")
    clear.add_argument("fault", choices=faults, nargs="?")
    sessions = commands.add_parser("sessions", help="a camera serves that many sessions from now on (0: any number)")
    sessions.add_argument("camera")
    sessions.add_argument("most", type=int)
    prepare = commands.add_parser("prepare", help="draw and encode streams now")
    prepare.add_argument("streams", nargs="+", metavar="CODE[/main|/sub]")
    for command in commands.choices.values():
        command.add_argument("--state-file", type=Path, default=argparse.SUPPRESS)
    return parser


def run(words: Sequence[str]) -> int:
    """Exit codes: 0 done, 1 refused or nobody there."""
    arguments = _parser().parse_args(words)
    try:
        control = json.loads(arguments.state_file.read_text("utf-8"))["control_url"]
        if arguments.command == "prepare":
            return _prepare(control, arguments.streams)
        if arguments.command == "list":
            answer = _ask(f"{control}/cameras", None)
        else:
            url = f"{control}/cameras/{arguments.camera}/{arguments.command}"
            answer = _ask(url, _body(arguments))
    except (OSError, http.client.HTTPException, ValueError, KeyError) as error:
        detail = error.read().decode() if isinstance(error, urllib.error.HTTPError) else str(error)
        print(f"simulate: {detail}", file=sys.stderr)  # noqa: T201
        return 1
    print(json.dumps(answer, ensure_ascii=False, indent=1))  # noqa: T201
    return 0


def _body(arguments: argparse.Namespace) -> dict[str, Any]:
    if arguments.command == "fault":
        return {"fault": arguments.fault, "value": arguments.value}
    if arguments.command == "sessions":
        return {"most": arguments.most}
    return {"fault": arguments.fault} if arguments.fault else {}


def _ask(url: str, body: dict[str, Any] | None) -> Any:
    """Raises OSError."""
    with _PAST_PROXIES.open(_request(url, body), timeout=ANSWER_SECONDS) as answer:
        return json.loads(answer.read())


def _prepare(control: str, streams: Sequence[str]) -> int:
    asked = _request(f"{control}/prepare", {"streams": streams})
    with _PAST_PROXIES.open(asked, timeout=PREPARE_SECONDS) as answer:
        for line in answer:
            told = json.loads(line)
            if "failed" in told:
                raise OSError(f"{told['failed']} could not be prepared")
            if "ready" in told:
                print(told["ready"], flush=True)  # noqa: T201
            else:
                return 0
    raise OSError("the simulator ended")


def _request(url: str, body: dict[str, Any] | None) -> urllib.request.Request:
    data = None if body is None else json.dumps(body).encode()
    return urllib.request.Request(url, data, {"Content-Type": "application/json"})
