"""``vms-desktop recordings list|check|reindex|keep``: the recordings folder without a window, also beside an open desk.

``keep`` changes the settings, which an open desk has in memory: it refuses beside one.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vms_desktop.commands.call import Call, run
from vms_desktop.commands.recordings_words import Words
from vms_desktop.commands.sign_in import add_options, consented, sign_in
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.errors import InputError, RecordingError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, Subject
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.retention import LEAST_DAYS, LEAST_PERCENT, MOST_DAYS, MOST_PERCENT

if TYPE_CHECKING:
    from vms_desktop.desk.log import OpenedLog
    from vms_desktop.desk.people import DeskPeople
    from vms_desktop.services.recording.footage_index import IndexReport
    from vms_desktop.storage.recording_folder import RecordingFiles

AGREES, DIFFERS = 0, 1
PROGRESS_EVERY_S = 2.0
MOST_SHOWN = 100
_WRONG = {"days": "input.recording_days", "percent": "input.recording_percent"}


def _root(call: Call[Words]) -> Path:
    from vms_desktop.desk.recording import recordings_root

    chosen: Path | None = call.arguments.folder
    return chosen.expanduser().absolute() if chosen is not None else recordings_root(call.settings, call.folder)


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add ``recordings`` and its actions. ``run`` of the parsed arguments takes them and returns the exit code."""
    recordings = commands.add_parser("recordings", parents=[common], help="list, check or reindex recorded footage")
    actions = recordings.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", parents=[common], help="what is recorded, by camera")
    check = actions.add_parser(
        "check", parents=[common], help="compare index and files (0: they agree, 1: they do not)"
    )
    reindex = actions.add_parser(
        "reindex", parents=[common], help="make the index anew from the files; may be stopped and started again"
    )
    for action in (listing, check, reindex):
        action.add_argument("--folder", type=Path, metavar="DIR", help="another folder than the settings'")
        action.add_argument("--json", action="store_true", help="as JSON")
        action.set_defaults(run=main)
        add_options(action)
    keep = actions.add_parser("keep", parents=[common], help="how long footage stays; shorter asks for a second person")
    keep.add_argument("--days", type=int, metavar="N", help="footage older than that goes")
    keep.add_argument("--percent", type=int, metavar="N", help="most of its disk that recordings may take")
    keep.set_defaults(run=main)
    add_options(keep, second=True)
    for action in (check, reindex):
        action.add_argument("--thorough", action="store_true", help="read every picture of every file")


def main(arguments: argparse.Namespace) -> int:
    """Run the action. Exit code 0 done, 1 told what went wrong (``check``: index and files do not agree)."""
    return run(arguments, Words, _ACTIONS[arguments.action], stopped="stopped")


async def _open(call: Call[Words], stack: AsyncExitStack, permission: Permission) -> OpenedLog:
    """The desk's log, and whoever is signed in for this command and may do it."""
    return (await _open_as(call, stack, permission))[0]


async def _open_as(
    call: Call[Words], stack: AsyncExitStack, permission: Permission, *, exclusive: bool = False
) -> tuple[OpenedLog, DeskPeople]:
    from vms_desktop.desk.log import open_log

    clock = SystemClock()
    opened = await open_log(stack, call.folder, call.settings, clock, exclusive=exclusive, database=call.database)
    where = f"recordings {call.arguments.action}"
    people = await sign_in(stack, opened, call.arguments, clock, language=call.words.language, where=where)
    people.session.require(permission)
    return opened, people


async def _list(call: Call[Words]) -> int:
    from vms_desktop.storage.recording_folder import look_at_folder

    async with AsyncExitStack() as stack:
        store = (await _open(call, stack, Permission.KNOW_CAMERAS)).store
        found = await asyncio.to_thread(look_at_folder, _root(call))
        sums = await store.segments.sums(found.id)
        names = {camera.id: f"{camera.code} {camera.name_th}".strip() for camera in await store.cameras.all()}
    rows = [{**asdict(one), "camera": names.get(one.camera_id, "")} for one in sums]
    rows.sort(key=lambda row: (row["camera"] or "~", row["camera_id"]))
    if call.arguments.json:
        print(json.dumps({"folder": str(_root(call)), "id": found.id, "cameras": rows}, ensure_ascii=False, indent=1))
        return 0
    say = call.words.say
    print(say("folder", folder=_root(call)))
    for row in rows:
        first, last = (call.words.day(row[name]) for name in ("first_day", "last_day"))
        name = row["camera"] or f"({row['camera_id']})"
        print(say("camera", name=name, first=first, last=last, segments=row["segments"], gib=row["bytes"] / 2**30))
    print(say("sum", cameras=len(rows), gib=sum(row["bytes"] for row in rows) / 2**30))
    return 0


async def _check(call: Call[Words]) -> int:
    from vms_desktop.services.recording.footage_index import Trouble
    from vms_desktop.storage.recording_folder import is_taken, look_at_folder

    async with AsyncExitStack() as stack:
        opened = await _open(call, stack, Permission.CHANGE_SETTINGS)
        found = await asyncio.to_thread(look_at_folder, _root(call))
        taken = await asyncio.to_thread(is_taken, _root(call))
        report = await _run(call, opened, found, change=False, recorded_now=taken)
    _show(call, report)
    wrong = sum(count for trouble, count in report.troubles.items() if trouble is not Trouble.OTHER)
    return DIFFERS if wrong else AGREES


async def _reindex(call: Call[Words]) -> int:
    from vms_desktop.services.recording.footage_index import FootageIndexer

    async with AsyncExitStack() as stack:
        opened = await _open(call, stack, Permission.CHANGE_SETTINGS)
        found, taken = await _take(call, stack, opened)
        await opened.store.segments.register_folder(found.id, opened.signer.desk.id, _root(call))
        draft = EntryDraft(
            Action.FOOTAGE_REINDEXED, subject=Subject("recordings", found.id), details={"folder": str(_root(call))}
        )
        await opened.log.record(draft)
        if not taken:
            await FootageIndexer(opened.store.segments, found, SystemClock()).close_open()
        report = await _run(call, opened, found, change=True, recorded_now=taken)
    _show(call, report)
    return 0


async def _keep(call: Call[Words]) -> int:
    from vms_desktop.desk.log import RecordedSettings

    arguments, before = call.arguments, call.settings
    limits = (("days", LEAST_DAYS, MOST_DAYS), ("percent", LEAST_PERCENT, MOST_PERCENT))
    given = {name: getattr(arguments, name) for name, _, _ in limits if getattr(arguments, name) is not None}
    for name, least, most in limits:
        if name in given and not least <= given[name] <= most:
            raise InputError(_WRONG[name], field=name, least=least, most=most)
    async with AsyncExitStack() as stack:
        opened, people = await _open_as(call, stack, Permission.CHANGE_SETTINGS, exclusive=True)
        kept = RecordedSettings(
            call.folder.settings, before, opened.log, authority=people.session, second=people.second
        )
        after = before.model_copy(update={f"recording_{name}": value for name, value in given.items()})
        consent = await consented(people, kept.needs(after), arguments, call.words.language)
        await kept.save(after, consent=consent)
    print(call.words.say("keeps", days=after.recording_days, percent=after.recording_percent))
    return 0


async def _take(call: Call[Words], stack: AsyncExitStack, opened: OpenedLog) -> tuple[RecordingFiles, bool]:
    """The folder, and whether a desk records into it now; where none does, none begins to meanwhile."""
    from vms_desktop.storage.recording_folder import look_at_folder, open_folder

    if not await asyncio.to_thread(_root(call).is_dir):
        raise RecordingError("recording.folder_gone", folder=str(_root(call)))
    desk = opened.signer.desk
    known = next((id for id, path in await opened.store.segments.folders(desk.id) if path == _root(call)), None)
    try:
        found = await asyncio.to_thread(lambda: open_folder(_root(call), desk.name, known_id=known))
    except RecordingError as error:
        if error.code != "recording.folder_taken":
            raise
        return await asyncio.to_thread(look_at_folder, _root(call)), True
    stack.callback(found.release)
    return found, False


async def _run(
    call: Call[Words], opened: OpenedLog, folder: RecordingFiles, *, change: bool, recorded_now: bool
) -> IndexReport:
    from vms_desktop.services.recording.footage_index import FootageIndexer, IndexRun

    indexer = FootageIndexer(opened.store.segments, folder, SystemClock())
    how = IndexRun(
        change=change,
        thorough=call.arguments.thorough,
        recorded_now=recorded_now,
        progress=_progress(call.words),
    )
    return await indexer.run(how)


def _progress(words: Words) -> Callable[[int, int], None]:
    told = [time.monotonic()]

    def tell(done: int, days: int) -> None:
        now = time.monotonic()
        if now - told[0] >= PROGRESS_EVERY_S:
            told[0] = now
            print(words.say("progress", done=done, days=days), file=sys.stderr)

    return tell


def _show(call: Call[Words], report: IndexReport) -> None:
    if call.arguments.json:
        found = [asdict(finding) for finding in report.findings]
        result = {"files": report.files, "kept": report.kept, "put": report.put, "troubles": dict(report.troubles)}
        print(json.dumps({**result, "findings": found}, ensure_ascii=False, indent=1))
        return
    words = call.words
    for finding in report.findings[:MOST_SHOWN]:
        print(f"▲ {finding.path}: {words.trouble(finding.trouble.value)}")
    left = sum(report.troubles.values()) - min(len(report.findings), MOST_SHOWN)
    if left > 0:
        print(words.say("more", count=left))
    said = "reindexed" if call.arguments.action == "reindex" else "checked"
    print(words.say(said, files=report.files, put=report.put, troubles=sum(report.troubles.values())))


_ACTIONS: dict[str, Any] = {"list": _list, "check": _check, "reindex": _reindex, "keep": _keep}
