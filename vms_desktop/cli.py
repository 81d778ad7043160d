"""The command line: ``vms-desktop [COMMAND]``. Parses, then hands over; what a command needs is loaded only then.

``--data-dir``, ``--database`` and ``--language`` may stand before or after the command. Exit codes: 0 done, 1 it failed
for a reason that was told, 2 the call itself was wrong; ``verify`` and ``log verify`` have their own.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence

from vms_desktop import __version__

# Child processes are started with these words; they are not for people and stay out of the help.
_CHILDREN = ("relay", "footage", "copier", "player-host", "renderer-probe", "plain-decode", "frame-codes")
_OF_THIS_FILE = ("desk", "demo", "simulate", "--version")
_COMMANDS = (
    "cameras",
    "capacity",
    "clips",
    "database",
    "doctor",
    "forms",
    "log",
    "people",
    "recorders",
    "recordings",
    "requests",
    "verify",
)
"""Each is a module of ``vms_desktop.commands`` with an ``add_parser``."""
_FOR_ALL = ("--data-dir", "--database", "--language")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] in _CHILDREN:
        return _child(words[0])
    if words and words[0] == "simulate":
        from vms_desktop.simulator.main import main as simulate

        return simulate(words[1:])
    arguments = _parser(words).parse_args(words)
    run: Callable[[argparse.Namespace], int] = arguments.run
    return run(arguments)


def _child(name: str) -> int:
    if name == "relay":
        from vms_desktop.relay.main import main as run
    elif name == "footage":
        from vms_desktop.footage.main import main as run
    elif name == "copier":
        from vms_desktop.footage.copies.main import main as run
    elif name == "plain-decode":
        from vms_desktop.measure.plain_decode import main as run
    elif name == "frame-codes":
        from vms_desktop.measure.frame_codes import main as run
    elif name == "player-host":
        from vms_desktop.player.main import main as run
    else:
        from vms_desktop.player.renderer_probe import main as run
    return run()


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data-dir", metavar="DIR", help="the folder of the user's data (else VMS_DATA_DIR)")
    common.add_argument(
        "--database", metavar="PATH_OR_URL", help="another database: a file, or postgresql://USER@HOST/NAME"
    )
    common.add_argument("--language", choices=("th", "en"), help="language of the screen and of the output")
    return common


def _needed(words: Sequence[str]) -> Sequence[str]:
    """Whose parsers the call needs: loading those of all commands takes half a second, which each start would pay."""
    is_value = False
    for word in words:
        if is_value:
            is_value = False
        elif word in _FOR_ALL:
            is_value = True
        elif not word.startswith(tuple(f"{option}=" for option in _FOR_ALL)):
            # Help and a word that is no command need all of them.
            return () if word in _OF_THIS_FILE else (word,) if word in _COMMANDS else _COMMANDS
    return ()


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    common = _common()
    parser = argparse.ArgumentParser(
        prog="vms-desktop",
        description="Video-management desk for the CCTV operations room of a Thai province.",
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"vms-desktop {__version__}")
    parser.set_defaults(run=_desk)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    desk = commands.add_parser("desk", parents=[common], help="open the desk (also without a command)")
    desk.set_defaults(run=_desk)

    demo = commands.add_parser("demo", parents=[common], help="a simulated province and a desk with 16 live tiles")
    demo.add_argument("--output", default="build/demo", metavar="DIR", help="screenshots and summary.json")
    demo.add_argument("--story", action="store_true", help="play the short story and end, also with a display")
    demo.add_argument("--for-desk", action="store_true", help=argparse.SUPPRESS)
    demo.add_argument("--prepare", type=int, default=20, help=argparse.SUPPRESS)
    demo.set_defaults(run=_demo)

    commands.add_parser("simulate", help="run a simulated province of ONVIF cameras (see simulate --help)")

    for name in _needed(words):
        importlib.import_module(f"vms_desktop.commands.{name}").add_parser(commands, common)
    return parser


def _desk(arguments: argparse.Namespace) -> int:
    from vms_desktop.app import run_desk

    data_dir, language = getattr(arguments, "data_dir", None), getattr(arguments, "language", None)
    return run_desk(data_dir, language, getattr(arguments, "database", None))


def _demo(arguments: argparse.Namespace) -> int:
    from vms_desktop.demo import run_demo, run_for_desk

    if arguments.for_desk:
        return run_for_desk(getattr(arguments, "language", None), arguments.prepare)
    return run_demo(
        arguments.output,
        story=arguments.story,
        data_dir=getattr(arguments, "data_dir", None),
        language=getattr(arguments, "language", None),
    )
