"""``vms-desktop requests list|show|statistics|disclosures|export-list``: the register of requests without a window.

Each asks who does it (``sign_in``), works beside an open desk, and is recorded in the access log like there.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vms_desktop.commands.call import Call, run
from vms_desktop.commands.request_lists_words import COLUMNS, Words
from vms_desktop.commands.sign_in import add_options, sign_in
from vms_desktop.domain.log_entry import iso, microseconds, moment
from vms_desktop.domain.requests.documents import waited_for
from vms_desktop.domain.requests.states import State
from vms_desktop.domain.requests.statistics import Period, Tally, first_day
from vms_desktop.domain.thai_dates import ERA
from vms_desktop.domain.thai_time import midnight, thai_day
from vms_desktop.services.csv_export import write_table
from vms_desktop.services.requests.request_ports import Board, Page, RequestFilter, RequestRow, SortBy

if TYPE_CHECKING:
    from vms_desktop.domain.requests.request import Request
    from vms_desktop.services.requests.requests import RequestService

_HOUR_S = 3600
_YEARS = (2400, 2999)
"""Buddhist."""


def add_actions(actions: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add those that read to the actions of ``requests``. ``run`` of the parsed arguments returns the exit code."""
    listing = actions.add_parser("list", parents=[common], help="requests, those first whose answer is due first")
    exporting = actions.add_parser("export-list", parents=[common], help="the list as a CSV file")
    exporting.add_argument("file", type=Path, metavar="FILE.csv")
    for action in (listing, exporting):
        action.add_argument("--board", choices=[one.value for one in Board], default=Board.ALL.value)
        action.add_argument("--state", action="append", default=[], choices=[one.value for one in State][1:])
        action.add_argument("--text", default="", metavar="WORDS", help="of number, name, plate, case, station, place")
        action.add_argument("--station", default="", metavar="NAME", help="exactly this police station")
        action.add_argument("--from", dest="since", default="", metavar="DATE", help="received from 24/11/2569 on")
        action.add_argument("--to", dest="until", default="", metavar="DATE", help="received before this day")
        action.add_argument("--sort", choices=[one.value for one in SortBy], default=SortBy.DUE.value)
        action.add_argument("--descending", action="store_true")
    listing.add_argument("--limit", type=int, default=50, metavar="N", help="rows at most (50)")
    showing = actions.add_parser("show", parents=[common], help="one request")
    showing.add_argument("number", metavar="NUMBER")
    showing.add_argument("--custody", action="store_true", help="with the custody chain")
    counting = actions.add_parser("statistics", parents=[common], help="how many, what came of them, how long it took")
    counting.add_argument(
        "--year", type=_whole(*_YEARS), metavar="YEAR", help="a Buddhist fiscal year (else the present one)"
    )
    counting.add_argument("--years", type=_whole(1, 100), default=1, metavar="N", help="so many years up to that one")
    counting.add_argument("--by-year", action="store_true", help="a row a fiscal year instead of a month")
    disclosing = actions.add_parser("disclosures", parents=[common], help="the register of disclosures of a year")
    disclosing.add_argument("year", type=_whole(*_YEARS), metavar="YEAR", help="Buddhist year")
    disclosing.add_argument("--fiscal", action="store_true", help="1 October to 30 September")
    for action in (listing, exporting, showing, counting, disclosing):
        action.add_argument("--json", action="store_true", help="as JSON")
        add_options(action)
        action.set_defaults(run=main)


def main(arguments: argparse.Namespace) -> int:
    """Run the action. Exit code 0 done, 1 told what went wrong."""
    return run(arguments, Words, _run)


async def _run(call: Call[Words]) -> int:
    from vms_desktop.desk.log import open_log
    from vms_desktop.desk.requests import open_requests
    from vms_desktop.domain.clock import SystemClock
    from vms_desktop.services.cameras.cameras import CameraService
    from vms_desktop.services.recording.footage_holds import FootageHoldService
    from vms_desktop.storage.province import BundledProvinces

    arguments, clock = call.arguments, SystemClock()
    async with AsyncExitStack() as stack:
        opened = await open_log(stack, call.folder, call.settings, clock, exclusive=False, database=call.database)
        where = f"requests {arguments.action}"
        people = await sign_in(stack, opened, arguments, clock, language=call.words.language, where=where)
        authority, store = people.session, opened.store
        province = BundledProvinces().province(call.settings.province)
        cameras = CameraService(store.cameras, opened.vault, None, None, province, authority=authority)
        holds = FootageHoldService(store.holds, cameras, clock, opened.log, authority=authority)
        # Whose places a camera lies in is asked of the register.
        await cameras.load()
        requests = await open_requests(opened, people, cameras, holds, clock, call.folder)
        code: int = await _ACTIONS[arguments.action](call, requests)
        if arguments.action != "show" and not authority.require_person().limits.is_everywhere:
            print(call.words.say("part"), file=sys.stderr)
        return code


# ---- lists -------------------------------------------------------------------------------------------------------


def _wanted(call: Call[Words]) -> tuple[RequestFilter, Page]:
    arguments = call.arguments
    wanted = RequestFilter(
        board=Board(arguments.board),
        states=frozenset(State(one) for one in arguments.state),
        text=arguments.text,
        station=arguments.station,
        from_us=_day_begins(arguments.since),
        to_us=_day_begins(arguments.until),
    )
    return wanted, Page(0, getattr(arguments, "limit", 1), SortBy(arguments.sort), arguments.descending)


def _day_begins(text: str) -> int | None:
    from vms_desktop.ui.formatting import parse_date

    return microseconds(midnight(parse_date(text))) if text else None


def _whole(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"{text!r} is no number from {least} to {most}")
        return int(text)

    return number


async def _list(call: Call[Words], requests: RequestService) -> int:
    found = await requests.find(*_wanted(call))
    if call.arguments.json:
        _print_json({"total": found.total, "requests": [_row_json(row) for row in found.rows]})
        return 0
    words = call.words
    for row in found.rows:
        told = words.say(
            "row",
            number=row.number,
            state=words.state(row.state.value),
            requester=row.requester_full,
            agency=row.agency,
            received=_moment(row.received_us),
        )
        print(told + (words.say("late") if row.overdue else ""))
    print(words.say("shown", shown=len(found.rows), total=found.total))
    return 0


async def _export_list(call: Call[Words], requests: RequestService) -> int:
    file: Path = call.arguments.file.absolute()
    rows = await requests.whole_list(*_wanted(call), file.name)
    table = [[call.words.heading(column) for column in COLUMNS], *(_cells(call.words, row) for row in rows)]
    await asyncio.to_thread(write_table, file, table)
    if call.arguments.json:
        _print_json({"file": str(file), "rows": len(rows)})
    else:
        print(call.words.say("written", rows=len(rows), file=file))
    return 0


def _cells(words: Words, row: RequestRow) -> list[str]:
    return [
        row.number,
        words.state(row.state.value),
        words.type(row.type.value),
        row.requester_full,
        row.agency,
        row.station,
        row.case_number,
        row.letter_number,
        str(row.cameras),
        _moment(row.received_us),
        _moment(row.due_us),
        "" if row.answered_us is None else _moment(row.answered_us),
        row.registered_by_name,
        row.assigned_to_name,
    ]


def _row_json(row: RequestRow) -> dict[str, Any]:
    return {field.name: getattr(row, field.name) for field in fields(row)} | {
        name: None if value is None else iso(value)
        for name in ("received_us", "due_us", "answered_us", "documents_us")
        for value in (getattr(row, name),)
    }


# ---- one ---------------------------------------------------------------------------------------------------------


async def _show(call: Call[Words], requests: RequestService) -> int:
    from vms_desktop.storage.request_codec import to_json
    from vms_desktop.ui.log_texts import action_text

    request = await requests.get(call.arguments.number)
    lines = await requests.custody(request.id) if call.arguments.custody else ()
    if call.arguments.json:
        told = json.loads(to_json(request))
        if call.arguments.custody:
            told["custody"] = [json.loads(to_json(line)) for line in lines]
        _print_json(told)
        return 0
    _show_request(call.words, request)
    for line in lines:
        what = " ".join(part for part in (action_text(line.action), line.file, line.medium, line.sha256) if part)
        print(call.words.say("step", at=_moment(line.at_us), what=what, name=line.by.name, reason=line.reason).rstrip())
    return 0


def _show_request(words: Words, request: Request) -> None:
    who, basis = request.requester, request.basis
    print(f"{request.number}  {words.state(request.state.value)}")
    print(words.say("requester", name=" ".join(filter(None, (who.rank, who.name))), agency=who.agency))
    print(words.say("basis", letter=basis.letter_number, case=basis.case_number, station=basis.station))
    print(words.say("purpose", purpose=basis.purpose))
    print(words.say("due", received=_moment(request.received_us), due=_moment(request.due_us)))
    for asked in request.asked:
        begin, end = _moment(asked.interval.begin_us), _moment(asked.interval.end_us)
        print(words.say("asked", code=asked.camera_code, name=asked.camera_name, begin=begin, end=end))
    waited = waited_for(request)
    if waited is not None and waited.until is not None:
        print(words.say("documents", until=_day(waited.until)))
    for sent in request.letters:
        about, dated = sent.about, _day(sent.dated)
        told = words.say(
            "letter", letter=words.letter(about.kind.value), number=sent.number, dated=dated, agency=about.agency
        )
        print(told.rstrip())
    for one in request.attachments:
        print(words.say("attachment", name=one.name, sha256=one.sha256))
    for delivery in request.deliveries:
        state = words.state(delivery.state.value)
        print(words.say("delivery", number=delivery.number, state=state, sha256=delivery.package_sha256 or "-"))


# ---- as a whole --------------------------------------------------------------------------------------------------


async def _statistics(call: Call[Words], requests: RequestService) -> int:
    from vms_desktop.domain.clock import SystemClock

    arguments, words = call.arguments, call.words
    begin = first_day(thai_day(SystemClock().now()), Period.FISCAL_YEAR)
    if arguments.year is not None:
        begin = date(arguments.year - ERA - 1, 10, 1)
    first = begin.replace(year=begin.year - arguments.years + 1)
    period = Period.FISCAL_YEAR if arguments.by_year else Period.MONTH
    counted = await requests.statistics(first, begin.replace(year=begin.year + 1), period)
    if arguments.json:
        rows = [_tally_json(row) for row in counted.rows]
        causes = {cause.value: count for cause, count in counted.causes.items()}
        told = {"period": period.value, "rows": rows, "total": _tally_json(counted.total), "causes": causes}
        _print_json({**told, "part": counted.is_part})
        return 0
    for row in (*counted.rows, counted.total):
        print(_tally_text(words, row))
    for cause, count in sorted(counted.causes.items()):
        print(words.say("cause", cause=words.cause(cause.value), count=count))
    return 0


def _tally_json(row: Tally) -> dict[str, Any]:
    return {
        "begins": row.begins.isoformat() if row.begins is not None else None,
        "received": row.received,
        "answered": row.answered,
        "late": row.late,
        "results": {result.value: count for result, count in row.results.items()},
        "types": {kind.value: count for kind, count in row.types.items()},
        "median_s": row.median_s,
        "worst_s": row.worst_s,
    }


def _tally_text(words: Words, row: Tally) -> str:
    from vms_desktop.ui.formatting import date_text

    median, worst = (
        words.say("none") if seconds is None else words.say("hours", hours=seconds / _HOUR_S)
        for seconds in (row.median_s, row.worst_s)
    )
    period = date_text(row.begins) if row.begins is not None else words.say("all")
    return words.say(
        "statistics",
        period=period,
        received=row.received,
        answered=row.answered,
        late=row.late,
        median=median,
        worst=worst,
    )


async def _disclosures(call: Call[Words], requests: RequestService) -> int:
    from vms_desktop.storage.request_codec import to_json

    found = await requests.disclosures(call.arguments.year, fiscal=call.arguments.fiscal)
    if call.arguments.json:
        _print_json({"year": call.arguments.year, "disclosures": [json.loads(to_json(one)) for one in found]})
        return 0
    for one in found:
        print(
            call.words.say(
                "disclosure",
                at=_moment(one.handed_us),
                number=one.number,
                delivery=one.delivery,
                receiver=one.receiver,
                agency=one.agency,
                purpose=one.purpose,
            )
        )
    print(call.words.say("disclosures", count=len(found)))
    return 0


def _moment(time_us: int) -> str:
    from vms_desktop.ui.formatting import moment_text

    return moment_text(moment(time_us))


def _day(day: date) -> str:
    from vms_desktop.ui.formatting import date_text

    return date_text(day)


def _print_json(told: Any) -> None:
    print(json.dumps(told, ensure_ascii=False, indent=1))


_ACTIONS: dict[str, Callable[[Call[Words], RequestService], Any]] = {
    "list": _list,
    "export-list": _export_list,
    "show": _show,
    "statistics": _statistics,
    "disclosures": _disclosures,
}
