"""``vms-desktop log verify|export|archive|checkpoint|recount``: the access log without a window.

They work beside an open desk, for a person (``sign_in``). Whatever shows or moves entries is recorded in the log
itself; ``verify --database`` of another database reads only, records nothing and asks for nobody.
"""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import json
import sys
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vms_desktop.commands.call import Call, failed, run
from vms_desktop.commands.log_words import Words
from vms_desktop.commands.sign_in import add_options, consented, sign_in
from vms_desktop.commands.texts import sure
from vms_desktop.domain.errors import InputError, LogError, VmsError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.log_judgement import Report
from vms_desktop.paths import resources_dir
from vms_desktop.services.log.log_keeping import LogKeeping

if TYPE_CHECKING:
    from vms_desktop.desk.log import OpenedLog
    from vms_desktop.desk.people import DeskPeople

VERIFIER = "verify_access_log.py"
INTACT, BROKEN, NOT_CHECKED = 0, 1, 2


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add ``log`` and its actions. ``run`` of the parsed arguments takes them and returns the exit code."""
    log = commands.add_parser("log", parents=[common], help="check, export or archive the access log")
    actions = log.add_subparsers(dest="action", required=True, metavar="ACTION")

    verify = actions.add_parser(
        "verify", parents=[common], help="check the whole log (0: intact, 1: broken, 2: could not check)"
    )
    verify.add_argument(
        "--checkpoints", type=Path, metavar="DIR", help="folder or file of checkpoints (else the settings' folder)"
    )
    verify.add_argument("--json", action="store_true", help="as JSON")

    export = actions.add_parser("export", parents=[common], help="JSON lines and CSV, sealed, with a verifier")
    export.add_argument("--output", type=Path, required=True, metavar="DIR", help="a folder that holds no export yet")
    export.add_argument("--no-csv", action="store_true", help="JSON lines only")
    export.add_argument(
        "--from", dest="since", default="", metavar="TIME", help="2026-11-24[T05:30[+07:00]] or 24/11/2569"
    )
    export.add_argument("--to", dest="until", default="", metavar="TIME", help="before this time")
    export.add_argument("--person", action="append", default=[], metavar="ID")
    export.add_argument(
        "--code", action="append", default=[], metavar="ACTION", help="e.g. live.opened, or a group: live"
    )
    export.add_argument("--camera", default="", metavar="ID")
    export.add_argument("--district", action="append", default=[], metavar="CODE", help="DOPA code, 4 digits")
    export.add_argument("--request", default="", metavar="NUMBER")
    export.add_argument("--reason", default="", metavar="TEXT")

    archive = actions.add_parser("archive", parents=[common], help="move old entries into a sealed file")
    archive.add_argument("--folder", type=Path, required=True, metavar="DIR")
    archive.add_argument("--keep-days", type=int, metavar="N", help="at least 90 (else the settings' number, 730)")
    archive.add_argument("--reason", default="", metavar="TEXT")
    archive.add_argument("--yes", action="store_true", help="do not ask")

    checkpoint = actions.add_parser("checkpoint", parents=[common], help="sign where the log stands now, and print it")
    checkpoint.add_argument("--qr", type=Path, metavar="FILE.svg", help="as a QR code too (.svg or .png)")

    recount = actions.add_parser("recount", parents=[common], help="count the entries anew for the screen's filters")
    for action in (verify, export, archive, checkpoint, recount):
        add_options(action, second=action is archive)
        action.set_defaults(run=main)


def main(arguments: argparse.Namespace) -> int:
    """Run the action. Exit code 0 done, 1 told what went wrong; of ``verify``: 0 intact, 1 broken, 2 not checked."""
    return run(arguments, Words, _ACTIONS[arguments.action], _failed)


def _failed(call: Call[Words], error: VmsError) -> int:
    if call.arguments.action != "verify":
        return failed(call, error)
    if call.arguments.json:
        print(
            json.dumps({"intact": None, "error": error.code, "text": call.explain(error)}, ensure_ascii=False, indent=1)
        )
    else:
        print(f"{call.words.say('not_checked')}: {call.explain(error)}", file=sys.stderr)
    return NOT_CHECKED


# ---- verify ------------------------------------------------------------------------------------------------------


async def _verify(call: Call[Words]) -> int:
    from vms_desktop.adapters.secrets import kept_password, open_vault, signature_holds
    from vms_desktop.desk.log import database_of
    from vms_desktop.services.log.log_verification import LogVerifier, verify
    from vms_desktop.storage.log_copy import open_copy

    lines = await _checkpoints(call)
    location = database_of(call.settings, call.database)
    if call.database and not await asyncio.to_thread(_is_own, call, location):
        vault = open_vault(call.folder)
        password = lambda: kept_password(call.folder.database_password, vault)  # noqa: E731
        assert location is not None
        source = await asyncio.to_thread(open_copy, location, password)
        report = await verify(source, lines, signature_holds)
    else:
        async with AsyncExitStack() as stack:
            opened, people = await _open(call, stack)
            verifier = LogVerifier(opened.store.log, opened.log, signature_holds, authority=people.session)
            report = await verifier.verify(lines)
    _show(call, report)
    return INTACT if report.intact else BROKEN


def _is_own(call: Call[Words], location: Any) -> bool:
    """The desk's database, by whatever name: looking into that one is recorded."""
    from vms_desktop.desk.log import database_of
    from vms_desktop.storage.location import Location

    for own in (database_of(call.settings, None), Location(call.folder.database)):
        if own == location:
            return True
        if own is not None and own.path is not None and location.path is not None:
            try:
                if own.path.samefile(location.path):
                    return True
            except OSError:
                continue  # one of them is not there
    return False


async def _checkpoints(call: Call[Words]) -> list[tuple[str, str]]:
    """Those that were named must be there; those of the settings are looked for and missed with a word only."""
    from vms_desktop.storage.checkpoint_folder import CheckpointFiles

    named: Path | None = call.arguments.checkpoints
    if named is not None:
        return await asyncio.to_thread(CheckpointFiles(named).lines)
    if not call.settings.checkpoint_folder:
        return []
    try:
        return await asyncio.to_thread(CheckpointFiles(Path(call.settings.checkpoint_folder)).lines)
    except LogError as error:
        print(call.explain(error), file=sys.stderr)
        return []


def _show(call: Call[Words], report: Report) -> None:
    from vms_desktop.ui.log_texts import fault_text, remark_text

    findings = [
        {**dataclasses.asdict(found), "text": fault_text(found.fault, found.sequence, found.last)}
        for found in report.findings
    ]
    remarks = [
        {**dataclasses.asdict(noted), "text": remark_text(noted.remark, noted.count, noted.names)}
        for noted in report.remarks
    ]
    if call.arguments.json:
        chains = [dataclasses.asdict(chain) for chain in report.chains]
        result = {"intact": report.intact, "entries": report.entries, "chains": chains}
        print(json.dumps({**result, "findings": findings, "remarks": remarks}, ensure_ascii=False, indent=1))
        return
    say = call.words.say
    for chain in report.chains:
        print(say("chain", **dataclasses.asdict(chain)))
        if chain.archived:
            print("  " + say("archived", archived=chain.archived))
    for found in findings:
        print(say("finding", desk=found["desk"] or "?", text=found["text"]))
        if found["note"]:
            print(f"    ({found['note']})")
    for noted in remarks:
        print(say("remark", text=noted["text"]) + (f" ({noted['desk']})" if noted["desk"] else ""))
    print(say("intact" if report.intact else "broken", entries=report.entries, findings=len(report.findings)))


# ---- the others --------------------------------------------------------------------------------------------------


async def _open(call: Call[Words], stack: AsyncExitStack) -> tuple[OpenedLog, DeskPeople]:
    """The desk's log, and whoever is signed in for this command."""
    from vms_desktop.desk.log import open_log
    from vms_desktop.domain.clock import SystemClock

    clock = SystemClock()
    opened = await open_log(stack, call.folder, call.settings, clock, exclusive=False, database=call.database)
    if opened.store.restored_guards:
        names = ", ".join(opened.store.restored_guards)
        print(call.words.say("guards", names=names), file=sys.stderr)
    where = f"log {call.arguments.action}"
    people = await sign_in(stack, opened, call.arguments, clock, language=call.words.language, where=where)
    return opened, people


async def _export(call: Call[Words]) -> int:
    from vms_desktop.domain.clock import SystemClock
    from vms_desktop.domain.thai_dates import ERA
    from vms_desktop.services.log.log_export import CsvWords, LogExporter
    from vms_desktop.services.log.log_files import CSV_FIELDS
    from vms_desktop.ui.log_texts import action_text, heading_text

    arguments = call.arguments
    words = None
    if not arguments.no_csv:
        headings = [heading_text(field) for field in CSV_FIELDS]
        actions = {action.value: action_text(action.value) for action in Action}
        words = CsvWords(headings, actions, ERA if call.words.language == "th" else 0)
    wanted = _filter(arguments)
    async with AsyncExitStack() as stack:
        opened, people = await _open(call, stack)
        exporter = LogExporter(
            opened.store.log,
            opened.log,
            opened.signer,
            SystemClock(),
            resources_dir() / VERIFIER,
            authority=people.session,
        )
        done = await exporter.export(arguments.output, wanted, words=words, reason=arguments.reason)
    print(call.words.say("exported", entries=done.entries, folder=done.folder))
    for name, digest in done.digests.items():
        print(call.words.say("digest", name=name, digest=digest))
    return 0


def _filter(arguments: argparse.Namespace) -> LogFilter:
    actions: list[Action] = []
    for code in arguments.code:
        found = [action for action in Action if code in (action.value, action.group)]
        if not found:
            raise InputError("input.log_action", value=code)
        actions += found
    return LogFilter(
        persons=tuple(arguments.person),
        actions=tuple(dict.fromkeys(actions)),
        districts=tuple(arguments.district),
        camera=arguments.camera,
        request=arguments.request,
        from_us=_time(arguments.since),
        to_us=_time(arguments.until),
    )


def _time(text: str) -> int | None:
    """ISO 8601 or a date as people type it; without an offset in Thai time."""
    from datetime import datetime

    from vms_desktop.domain.log_entry import microseconds
    from vms_desktop.domain.thai_time import THAI_TIME, midnight
    from vms_desktop.ui.formatting import parse_date

    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = midnight(parse_date(text))
    return microseconds(moment if moment.tzinfo is not None else moment.replace(tzinfo=THAI_TIME))


async def _archive(call: Call[Words]) -> int:
    from vms_desktop.domain.clock import SystemClock
    from vms_desktop.services.log.log_archive import LogArchive

    arguments = call.arguments
    days = call.settings.log_keep_days if arguments.keep_days is None else arguments.keep_days
    if not arguments.yes and not sure(call.words.say("sure", days=days)):
        print(call.words.say("nothing_changed"))
        return 1
    async with AsyncExitStack() as stack:
        opened, people = await _open(call, stack)
        archive = LogArchive(
            opened.store.log,
            opened.log,
            opened.signer,
            SystemClock(),
            authority=people.session,
            second=people.second,
            usual_days=call.settings.log_keep_days,
        )
        consent = await consented(people, archive.needs(days), arguments, call.words.language)
        done = await archive.archive(arguments.folder, days, reason=arguments.reason, consent=consent)
        if done.path is None:
            print(call.words.say("nothing_old", days=days))
            return 0
        await opened.checkpoints.make()
    print(call.words.say("archived_to", **dataclasses.asdict(done)))
    print(call.words.say("digest", name=done.path.name, digest=done.digest))
    return 0


async def _checkpoint(call: Call[Words]) -> int:
    from vms_desktop.adapters.qr_code import qr_for_terminal, write_qr

    async with AsyncExitStack() as stack:
        opened, people = await _open(call, stack)
        opened.checkpoints.on_trouble(lambda error: print(call.explain(error), file=sys.stderr))
        line = await LogKeeping(opened.checkpoints, opened.store.log, authority=people.session).checkpoint()
    if line is None:
        print(call.words.say("no_entries"), file=sys.stderr)
        return 1
    print(line.line)
    target: Path | None = call.arguments.qr
    if target is not None:
        try:
            await asyncio.to_thread(write_qr, line.line, target)
        except ValueError:
            raise InputError("input.picture_kind", file=target.name) from None
        except OSError as error:
            raise LogError("log.file_not_written", folder=str(target.parent), detail=str(error.strerror)) from error
    elif sys.stdout.isatty():
        print(qr_for_terminal(line.line))
    return 0


async def _recount(call: Call[Words]) -> int:
    async with AsyncExitStack() as stack:
        opened, people = await _open(call, stack)
        await LogKeeping(opened.checkpoints, opened.store.log, authority=people.session).recount()
    print(call.words.say("recounted"))
    return 0


_ACTIONS = {
    "verify": _verify,
    "export": _export,
    "archive": _archive,
    "checkpoint": _checkpoint,
    "recount": _recount,
}
