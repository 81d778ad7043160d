"""``vms-desktop clips cut|inspect``: original pictures copied out of recorded footage, without a window.

Cutting works beside an open desk, asks who does it (``sign_in``), and is recorded in the access log like there.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

from vms_desktop.adapters.video.footage_client import FootageClient
from vms_desktop.commands.call import Call, run
from vms_desktop.commands.clips_words import Words
from vms_desktop.commands.sign_in import add_options, sign_in
from vms_desktop.domain.clip import MARGIN_S, ClipJob, ClipState
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.errors import CameraError, FootageError, InputError, VmsError
from vms_desktop.domain.handed_in import HandedInFile
from vms_desktop.domain.thai_time import THAI_TIME, thai_time
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.playback.clips import ClipService
from vms_desktop.services.playback.footage_catalogue import FootageCatalogue
from vms_desktop.services.playback.footage_finders import FileFinder, LocalFinder
from vms_desktop.services.playback.footage_ports import FileFacts, FootageFinder
from vms_desktop.services.playback.handed_in import HandedInService
from vms_desktop.storage.footage_folder import FootageFolder
from vms_desktop.storage.handed_in_files import HandedInList


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add ``clips`` and its actions. ``run`` of the parsed arguments takes them and returns the exit code."""
    clips = commands.add_parser("clips", parents=[common], help="cut clips out of recorded footage")
    actions = clips.add_subparsers(dest="action", required=True, metavar="ACTION")

    cutting = actions.add_parser("cut", parents=[common], help="copy the original pictures between two times")
    cutting.add_argument("codes", nargs="+", metavar="CODE", help="codes of the cameras")
    times = "2026-11-24T05:30:00[+07:00] or 24/11/2569T05:30:00"
    cutting.add_argument("--from", dest="begin", required=True, metavar="TIME", help=times)
    cutting.add_argument("--to", dest="end", required=True, metavar="TIME")
    cutting.add_argument("--margin", type=float, default=MARGIN_S, metavar="SECONDS", help="before and after")
    cutting.add_argument(
        "--folder", type=Path, metavar="DIR", help="where to (else the clips folder of the user's data)"
    )
    cutting.add_argument("--recordings", type=Path, metavar="DIR", help="a recordings folder that is not in the index")
    cutting.add_argument("--file", type=Path, metavar="FILE", help="cut out of a file that was handed in")
    cutting.add_argument("--begins", default="", metavar="TIME", help="when that file's first picture was taken")
    cutting.add_argument("--rate", type=float, metavar="N", help="pictures a second, of a raw stream without times")
    cutting.add_argument("--request", default="", metavar="NUMBER", help="the request it is for")
    cutting.add_argument("--reason", default="", metavar="TEXT")
    add_options(cutting)

    inspecting = actions.add_parser("inspect", parents=[common], help="look through a file that was handed in")
    inspecting.add_argument("file", type=Path, metavar="FILE")
    inspecting.add_argument("--rate", type=float, metavar="N", help="pictures a second, of a raw stream without times")

    for action in (cutting, inspecting):
        action.add_argument("--json", action="store_true", help="as JSON")
        action.set_defaults(run=main)


def main(arguments: argparse.Namespace) -> int:
    """Run the action. Exit code 0 done, 1 told what went wrong."""
    # The footage process has a working folder of its own.
    for name in ("file", "folder", "recordings"):
        given = getattr(arguments, name, None)
        if given is not None:
            setattr(arguments, name, given.absolute())
    return run(arguments, Words, _cut if arguments.action == "cut" else _inspect)


async def _process(stack: AsyncExitStack) -> FootageClient:
    client = FootageClient(SystemClock())
    stack.push_async_callback(client.stop)
    client.start()
    return client


# ---- inspect -----------------------------------------------------------------------------------------------------


async def _inspect(call: Call[Words]) -> int:
    path: Path = call.arguments.file
    async with AsyncExitStack() as stack:
        facts = await (await _process(stack)).inspect(path, call.arguments.rate)
    if call.arguments.json:
        print(json.dumps(_facts_json(path, facts), ensure_ascii=False, indent=1))
        return 0
    say = call.words.say
    print(
        say(
            "facts",
            file=path.name,
            container=facts.container,
            codec=facts.codec,
            width=facts.width,
            height=facts.height,
            pictures=facts.pictures,
            lasts=facts.lasts_s,
            sha256=facts.sha256,
        )
    )
    if facts.lies:
        print(say("lies", stated=facts.stated_s))
    if facts.states_begin is not None:
        print(say("states_begin", begin=_told(facts.states_begin)))
    return 0


def _facts_json(path: Path, facts: FileFacts) -> dict[str, Any]:
    begin = facts.states_begin.isoformat() if facts.states_begin is not None else None
    return {"file": str(path)} | {name: getattr(facts, name) for name in FileFacts.__slots__} | {"states_begin": begin}


# ---- cut ---------------------------------------------------------------------------------------------------------


async def _cut(call: Call[Words]) -> int:
    from vms_desktop.desk.log import open_log
    from vms_desktop.storage.province import BundledProvinces

    arguments, clock = call.arguments, SystemClock()
    begin, end = _time(arguments.begin), _time(arguments.end)
    async with AsyncExitStack() as stack:
        opened = await open_log(
            stack, call.folder, call.settings, clock, exclusive=False, database=getattr(arguments, "database", None)
        )
        province = BundledProvinces().province(call.settings.province)
        language = call.words.language
        people = await sign_in(stack, opened, arguments, clock, language=language, where="clips cut")
        authority = people.session
        cameras = CameraService(opened.store.cameras, opened.vault, None, None, province, authority=authority)
        await cameras.load()
        chosen = []
        for code in arguments.codes:
            camera = cameras.by_code(code)
            if camera is None:
                raise CameraError("camera.unknown", camera=code)
            chosen.append(camera.id)
        process = await _process(stack)
        finders: list[FootageFinder] = []
        if arguments.file is not None:
            names = ("stated" if number == 1 else f"stated-{number}" for number in itertools.count(1))
            stated = HandedInService(
                cameras, process, _Memory(), authority=authority, log=opened.log, new_id=lambda: next(names)
            )
            finders.append(await _stated(call, chosen, stated))
        else:
            index = opened.store.segments if arguments.recordings is None else FootageFolder(arguments.recordings)
            files = HandedInService(cameras, process, HandedInList(call.folder.handed_in), authority=authority)
            finders += [LocalFinder(index, clock), FileFinder(files)]

        def complain(error: VmsError) -> None:
            print(call.explain(error), file=sys.stderr)

        clips = ClipService(
            cameras, FootageCatalogue(finders, complain), process, clock, authority=authority, log=opened.log
        )
        stack.push_async_callback(clips.stop)
        if not arguments.json and sys.stderr.isatty():
            clips.on_progress(lambda job: _show_progress(call, job))
        job = await clips.start(
            chosen,
            begin,
            end,
            folder=arguments.folder or call.folder.clips,
            margin_s=arguments.margin,
            request=arguments.request,
            reason=arguments.reason,
        )
        job = await clips.wait(job.id)
    return _show(call, job)


class _Memory:
    """Files that are known for this call only. Implements ``footage_ports.HandedInStore``."""

    async def load(self) -> list[HandedInFile]:
        return []

    async def save(self, files: Sequence[HandedInFile]) -> None:
        """The service has them."""


async def _stated(call: Call[Words], camera_ids: list[str], files: HandedInService) -> FileFinder:
    """The file of the command's options, recorded in the access log as taken in."""
    arguments = call.arguments
    if not arguments.begins:
        raise InputError("input.required", field="--begins", detail=call.words.say("begins_needed"))
    path, begins = arguments.file, _time(arguments.begins)
    facts = await files.inspect(path, arguments.rate)
    for camera_id in camera_ids:
        await files.take_in(camera_id, path, begins, facts, frame_rate=arguments.rate)
    return FileFinder(files)


def _show_progress(call: Call[Words], job: ClipJob) -> None:
    for part in job.parts:
        if part.state is ClipState.CUTTING:
            percent = round(part.progress * 100)
            print("\r" + call.words.say("progress", code=part.camera.code, percent=percent), end="", file=sys.stderr)


def _show(call: Call[Words], job: ClipJob) -> int:
    failed = [part for part in job.parts if part.state is not ClipState.DONE]
    if call.arguments.json:
        print(json.dumps(_job_json(call, job), ensure_ascii=False, indent=1))
        return 1 if failed else 0
    say = call.words.say
    for part in job.parts:
        for file in part.files:
            size = f"{file.bytes / 1e6:.1f}"
            print(say("made", code=part.camera.code, file=file.path, pictures=file.pictures, size=size))
            unread = {one.between: one for one in file.unread}
            for gap in file.gaps:
                about = {"begin": _told(gap.begin), "end": _told(gap.end)}
                if gap in unread:
                    why = call.explain(FootageError(f"footage.{unread[gap].reason.value}", camera=part.camera.code))
                    print(say("unread", **about, why=why))
                else:
                    print(say("gap", **about))
        if part in failed:
            text = call.explain(part.error or FootageError("clip.failed"))
            print(say("failed", code=part.camera.code, text=text), file=sys.stderr)
    return 1 if failed else 0


def _job_json(call: Call[Words], job: ClipJob) -> dict[str, Any]:
    return {
        "job": job.id,
        "parts": [
            {
                "camera": part.camera.code,
                "state": part.state.value,
                "error": part.error.code if part.error is not None else None,
                "text": call.explain(part.error) if part.error is not None else None,
                "source": part.source.id if part.source is not None else None,
                "files": [
                    {
                        "path": str(file.path),
                        "sidecar": str(file.sidecar),
                        "begin": file.begin.isoformat(),
                        "end": file.end.isoformat(),
                        "pictures": file.pictures,
                        "bytes": file.bytes,
                        "sha256": file.sha256,
                        "gaps": [[gap.begin.isoformat(), gap.end.isoformat()] for gap in file.gaps],
                        "unread": [
                            [one.between.begin.isoformat(), one.between.end.isoformat(), one.reason.value]
                            for one in file.unread
                        ],
                    }
                    for file in part.files
                ],
            }
            for part in job.parts
        ],
    }


def _told(moment: datetime) -> str:
    from vms_desktop.ui.formatting import moment_text

    return moment_text(moment)


def _time(text: str) -> datetime:
    """ISO 8601, or a date as people type it with ``T`` or a space and the time; without an offset in Thai time.

    Raises InputError ``input.date``.
    """
    from vms_desktop.ui.formatting import parse_date

    try:
        return _aware(datetime.fromisoformat(text))
    except ValueError:
        date_part, _, time_part = text.strip().replace("T", " ").partition(" ")
    day = parse_date(date_part)
    try:
        return _aware(datetime.fromisoformat(f"{day.isoformat()}T{time_part.strip() or '00:00'}"))
    except ValueError:
        raise InputError("input.date", value=text) from None


def _aware(moment: datetime) -> datetime:
    return thai_time(moment if moment.tzinfo is not None else moment.replace(tzinfo=THAI_TIME))
