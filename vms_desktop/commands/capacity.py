"""``vms-desktop capacity``: how many feeds this workstation carries, measured with the real relay, hosts and window."""

from __future__ import annotations

import argparse


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add ``capacity``; ``run`` of the parsed arguments returns the exit code."""
    parser = commands.add_parser("capacity", parents=[common], help="measure how many feeds this workstation carries")
    parser.add_argument("--feeds", type=int, default=16, metavar="N", help="how many feeds to show (default 16)")
    parser.add_argument("--layout", type=int, metavar="N", help="tiles of the layout (default: the smallest that fits)")
    parser.add_argument("--source", action="append", default=[], metavar="URL", help="an RTSP address; may be repeated")
    parser.add_argument("--seconds", type=float, default=20.0, metavar="S", help="how long to measure (default 20)")
    parser.add_argument("--main", action="store_true", help="with the simulated province: its main streams")
    parser.add_argument(
        "--flapping", type=int, default=0, metavar="N", help="with the simulated province: N cameras fail and return"
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from vms_desktop.capacity import run_capacity

    return run_capacity(
        feeds=arguments.feeds,
        layout=arguments.layout,
        sources=arguments.source,
        seconds=arguments.seconds,
        main_streams=arguments.main,
        flapping=arguments.flapping,
        as_json=arguments.json,
        language=getattr(arguments, "language", None),
    )
