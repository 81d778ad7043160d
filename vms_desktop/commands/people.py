"""``vms-desktop people list|first|recover``: accounts without a window.

``first`` makes the first administrator of a database that has nobody yet. ``recover`` gives an administrator a new
password for the recovery sheet. Passwords and the sheet's code are asked for, or read from a file descriptor.
"""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import AsyncExitStack
from typing import Any

from vms_desktop.commands.call import Call, run
from vms_desktop.commands.sign_in import add_options, asked_secretly, lines_of, sign_in
from vms_desktop.commands.texts import CommandWords
from vms_desktop.domain.errors import InputError
from vms_desktop.domain.person import Person
from vms_desktop.domain.person_draft import PersonDraft

_WORDS = {
    "new": ("รหัสผ่านใหม่: ", "New password: "),
    "again": ("รหัสผ่านใหม่อีกครั้ง: ", "New password again: "),
    "sheet": ("รหัสในใบกู้คืน: ", "Code on the recovery sheet: "),
    "first": ("สร้างผู้ดูแลระบบคนแรกแล้ว: {name} ({username})", "first administrator made: {name} ({username})"),
    "recovered": (
        "ตั้งรหัสผ่านใหม่ของ {name} ({username}) แล้ว",
        "{name} ({username}) has a new password",
    ),
    "keep": (
        "ใบกู้คืน (แสดงครั้งนี้ครั้งเดียว พิมพ์แล้วเก็บในตู้นิรภัย): {sheet}",
        "recovery sheet (shown this once; print it and keep it in a safe): {sheet}",
    ),
    "listed": ("ทั้งหมด {count} บัญชี", "accounts: {count}"),
}


class Words(CommandWords):
    WORDS = _WORDS


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add ``people`` and its actions. ``run`` of the parsed arguments takes them and returns the exit code."""
    people = commands.add_parser("people", parents=[common], help="list accounts, make the first one, recover one")
    actions = people.add_subparsers(dest="action", required=True, metavar="ACTION")

    listing = actions.add_parser("list", parents=[common], help="print the accounts")
    listing.add_argument("--json", action="store_true", help="as JSON")
    add_options(listing)

    first = actions.add_parser("first", parents=[common], help="make the first administrator")
    first.add_argument("--username", required=True, metavar="NAME", help="typed to sign in")
    first.add_argument("--name", required=True, metavar="TEXT", help="rank and name, for others to read")
    first.add_argument("--position", default="", metavar="TEXT")
    first.add_argument(
        "--password-fd", type=int, metavar="N", help="read the new password from this file descriptor (one line)"
    )

    recover = actions.add_parser("recover", parents=[common], help="a new password for the recovery sheet")
    recover.add_argument("--username", required=True, metavar="NAME", help="an administrator's user name")
    recover.add_argument(
        "--password-fd", type=int, metavar="N", help="read the sheet's code and the new password from here (two lines)"
    )
    for action in (listing, first, recover):
        action.set_defaults(run=main)


def main(arguments: argparse.Namespace) -> int:
    """Exit code 0 done, 1 told what went wrong; nothing was changed then."""
    return run(arguments, Words, _ACTIONS[arguments.action])


async def _opened(call: Call[Words], stack: AsyncExitStack) -> Any:
    from vms_desktop.desk.log import open_log
    from vms_desktop.domain.clock import SystemClock

    return await open_log(stack, call.folder, call.settings, SystemClock(), exclusive=False, database=call.database)


async def _list(call: Call[Words]) -> int:
    from vms_desktop.domain.clock import SystemClock

    async with AsyncExitStack() as stack:
        opened = await _opened(call, stack)
        people = await sign_in(
            stack, opened, call.arguments, SystemClock(), language=call.words.language, where="people list"
        )
        listed = await people.people.people()
    if call.arguments.json:
        print(json.dumps([_as_json(person) for person in listed], ensure_ascii=False, indent=1))
        return 0
    for person in listed:
        state = "disabled" if person.disabled else "ended" if person.ended else ""
        print(f"{person.username}\t{person.name}\t{person.role.value}\t{state}".rstrip())
    print(call.words.say("listed", count=len(listed)), file=sys.stderr)
    return 0


def _as_json(person: Person) -> dict[str, Any]:
    from vms_desktop.services.people.people import person_fields

    return {"id": person.id, **person_fields(person), "codes": person.has_codes}


async def _first(call: Call[Words]) -> int:
    from vms_desktop.desk.people import open_people
    from vms_desktop.domain.clock import SystemClock

    arguments = call.arguments
    async with AsyncExitStack() as stack:
        opened = await _opened(call, stack)
        people = await open_people(stack, opened, SystemClock(), where="people first", words=_words(call))
        draft = PersonDraft(arguments.username, arguments.name, arguments.position)
        password = _new_password(call) if arguments.password_fd is None else lines_of(arguments.password_fd, 1)[0]
        person, sheet = await people.people.add_first(draft, password, earlier=people.earlier)
    print(call.words.say("first", name=person.name, username=person.username))
    print(call.words.say("keep", sheet=sheet))
    return 0


async def _recover(call: Call[Words]) -> int:
    from vms_desktop.desk.people import open_people
    from vms_desktop.domain.clock import SystemClock

    arguments = call.arguments
    async with AsyncExitStack() as stack:
        opened = await _opened(call, stack)
        people = await open_people(stack, opened, SystemClock(), where="people recover", words=_words(call))
        if arguments.password_fd is None:
            sheet, password = asked_secretly(call.words.say("sheet")), _new_password(call)
        else:
            sheet, password = lines_of(arguments.password_fd, 2)
        person, following = await people.recovery.recover(arguments.username, sheet, password)
    print(call.words.say("recovered", name=person.name, username=person.username))
    print(call.words.say("keep", sheet=following))
    return 0


def _words(call: Call[Words]) -> tuple[str, str]:
    from vms_desktop.storage.province import BundledProvinces

    province = BundledProvinces().province(call.settings.province)
    return province.name_th, province.name_en


def _new_password(call: Call[Words]) -> str:
    password = asked_secretly(call.words.say("new"))
    if asked_secretly(call.words.say("again")) != password:
        raise InputError("input.password_differs", field="again")
    return password


_ACTIONS = {"list": _list, "first": _first, "recover": _recover}
