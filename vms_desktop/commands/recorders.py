"""``vms-desktop recorders list|add|assign|test|remove``: other people's recorders whose footage may be played.

Passwords are never taken from the command line: ``add`` asks for one, or reads it with ``--password-stdin``. What
changes data holds the data folder's lock, so it refuses while a desk is open on it.
"""

from __future__ import annotations

import argparse
import dataclasses
import getpass
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime

from vms_desktop.commands.call import Call
from vms_desktop.commands.call import run as run_call
from vms_desktop.commands.recorders_words import Words
from vms_desktop.commands.sign_in import add_options, sign_in
from vms_desktop.domain.clock_offset import signed_seconds
from vms_desktop.domain.errors import InputError, VmsError
from vms_desktop.domain.recorder import DEFAULT_KEPT_DAYS, ONVIF, Recorder
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.recorders.recorder_draft import RecorderDraft
from vms_desktop.services.recorders.recorders import RecorderAnswer, RecorderService, matched

_CHANGING = ("add", "assign", "remove")


@dataclass(slots=True)
class Services:
    """What the handlers work with."""

    recorders: RecorderService
    cameras: CameraService
    words: Words
    explain: Callable[[VmsError], str]


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add ``recorders`` and its actions. ``run`` of the parsed arguments takes them and returns the exit code."""
    recorders = commands.add_parser("recorders", parents=[common], help="recorders whose footage is played")
    actions = recorders.add_subparsers(dest="action", required=True, metavar="ACTION")

    listing = actions.add_parser("list", parents=[common], help="print the recorders")
    listing.add_argument("--json", action="store_true", help="as JSON")

    adding = actions.add_parser("add", parents=[common], help="add a recorder, or a camera with a card")
    adding.add_argument("name", help="what people call it")
    adding.add_argument("--address", required=True, metavar="HOST[:PORT]", help="of ONVIF, or of RTSP")
    adding.add_argument("--kind", default=ONVIF, help="onvif (default), hikvision, dahua, or a form of your own")
    adding.add_argument("--username", default="")
    adding.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    adding.add_argument("--days", type=int, default=DEFAULT_KEPT_DAYS, metavar="N", help="how far back it reaches")
    adding.add_argument("--utc-hours", type=float, default=7.0, metavar="H", help="zone of its local time (default 7)")
    adding.add_argument("--clock-ahead", type=float, metavar="S", help="its clock minus ours, seconds, where known")
    _add_channels(adding)

    assigning = actions.add_parser("assign", parents=[common], help="say which channel is which camera")
    assigning.add_argument("name")
    _add_channels(assigning)

    testing = actions.add_parser("test", parents=[common], help="ask recorders what they have")
    testing.add_argument("names", nargs="*", metavar="NAME", help="all, without any")

    removing = actions.add_parser("remove", parents=[common], help="forget a recorder; its footage is not touched")
    removing.add_argument("name")

    for action in (listing, adding, assigning, testing, removing):
        add_options(action)
        action.set_defaults(run=main)


def _add_channels(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--channel", action="append", default=[], metavar="CAMERA=CHANNEL", help="camera's code and channel or token"
    )
    parser.add_argument("--match", action="store_true", help="ask it, and assign what is called like a camera")


def main(arguments: argparse.Namespace) -> int:
    """Open the data folder, run the action, close. Exit code 0 done, 1 told what went wrong."""
    return run_call(arguments, Words, _with_services)


async def _with_services(call: Call[Words]) -> int:
    from vms_desktop.adapters.onvif import OnvifDevice
    from vms_desktop.desk.log import open_log
    from vms_desktop.desk.recorders import make_recorders
    from vms_desktop.domain.clock import SystemClock
    from vms_desktop.storage.province import BundledProvinces

    arguments, clock = call.arguments, SystemClock()
    async with AsyncExitStack() as stack:
        changes = arguments.action in _CHANGING
        opened = await open_log(stack, call.folder, call.settings, clock, exclusive=changes, database=call.database)
        store, vault, log = opened.store, opened.vault, opened.log
        where = f"recorders {arguments.action}"
        people = await sign_in(stack, opened, arguments, clock, language=call.words.language, where=where)
        device = OnvifDevice(clock)
        stack.push_async_callback(device.close)
        province = BundledProvinces().province(call.settings.province)
        cameras = CameraService(store.cameras, vault, None, None, province, authority=people.session)
        await cameras.load()
        recorders = make_recorders(store, vault, device, clock, call.folder, log, people.session)
        await recorders.load()
        return await run(arguments, Services(recorders, cameras, call.words, call.explain))


async def run(arguments: argparse.Namespace, services: Services) -> int:
    """One action on open services. Raises VmsError."""
    recorders, say = services.recorders, services.words.say
    if arguments.action == "list":
        return _list(arguments, services)
    if arguments.action == "test":
        return await _test(arguments, services)
    if arguments.action == "remove":
        recorder = recorders.by_name(arguments.name)
        await recorders.remove(recorder.id)
        print(say("removed", name=recorder.name))
        return 0
    channels = _channels(arguments.channel, services)
    if arguments.action == "assign":
        recorder = await _assigned(recorders.by_name(arguments.name), channels, arguments.match, services)
        print(say("assigned", name=recorder.name, count=len(recorder.channels)))
        return 0
    draft = RecorderDraft(
        arguments.name,
        arguments.kind,
        arguments.address,
        arguments.username,
        _password(arguments, services) if arguments.username else "",
        channels,
        arguments.days,
        arguments.utc_hours * 3600,
        arguments.clock_ahead,
    )
    recorder = await recorders.add(draft)
    if arguments.match:
        recorder = await _assigned(recorder, channels, True, services)
    print(say("added", name=recorder.name, count=len(recorder.channels)))
    return 0


def _channels(pairs: Sequence[str], services: Services) -> dict[str, str]:
    """By camera id. Raises InputError ``input.camera_code_unknown``."""
    found = {}
    for pair in pairs:
        code, equals, channel = pair.partition("=")
        camera = services.cameras.by_code(code.strip()) if equals else None
        if camera is None:
            raise InputError("input.camera_code_unknown", field="code", camera=code.strip()[:40])
        found[camera.id] = channel.strip()
    return found


async def _assigned(recorder: Recorder, channels: dict[str, str], match: bool, services: Services) -> Recorder:
    """What was stated comes before what is called alike, and that before what was assigned already."""
    known = dict(recorder.channels)
    if match:
        answer = await services.recorders.test(recorder)
        if answer.facts is not None:
            known |= matched(answer.facts.recordings, services.cameras.cameras)
    return await services.recorders.assign(recorder.id, known | channels)


def _password(arguments: argparse.Namespace, services: Services) -> str:
    if arguments.password_stdin or not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return getpass.getpass(services.words.say("password", username=arguments.username))


def _codes(recorder: Recorder, services: Services) -> dict[str, str]:
    """Channel by camera code."""
    codes = {camera.id: camera.code for camera in services.cameras.cameras}
    return {codes[one]: channel for one, channel in recorder.channels.items() if one in codes}


def _list(arguments: argparse.Namespace, services: Services) -> int:
    recorders = services.recorders.listed()
    if arguments.json:
        rows = [dataclasses.asdict(one) | {"channels": _codes(one, services)} for one in recorders]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    for one in recorders:
        channels = " ".join(f"{code}={channel}" for code, channel in sorted(_codes(one, services).items()))
        print(f"{one.name}\t{one.kind}\t{one.host}:{one.port}\t{channels}")
    print(services.words.say("listed", count=len(recorders)), file=sys.stderr)
    return 0


async def _test(arguments: argparse.Namespace, services: Services) -> int:
    chosen = [services.recorders.by_name(name) for name in arguments.names] or services.recorders.listed()
    failed = False
    for recorder in chosen:
        try:
            _print_answer(recorder, await services.recorders.test(recorder), services)
        except VmsError as error:
            failed = True
            print(f"{recorder.name}: {services.explain(error)}", file=sys.stderr)
    return 1 if failed else 0


def _print_answer(recorder: Recorder, answer: RecorderAnswer, services: Services) -> None:
    say = services.words.say
    facts = answer.facts
    if facts is None:
        if not answer.codecs:
            print(say("no_channels", name=recorder.name))
        for channel, codec in answer.codecs.items():
            print(say("channel", channel=channel, codec=codec))
        return
    offset = signed_seconds(facts.clock_offset_s)
    print(say("answers", name=recorder.name, make=facts.manufacturer, model=facts.model, offset=offset))
    by_token = {channel: code for code, channel in _codes(recorder, services).items()}
    for one in facts.recordings:
        print(
            say(
                "recording",
                token=one.token,
                called=one.name or one.description,
                codec=one.codec,
                begin=_moment(one.begin),
                end=_moment(one.end),
                camera=by_token.get(one.token) or say("nobody"),
            )
        )


def _moment(at: datetime | None) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S UTC") if at is not None else "-"
