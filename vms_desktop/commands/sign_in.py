"""Signing in on the command line, for every command that shows or changes what is protected.

The user name is an option; the password is asked for, or read from a file descriptor (one line, then perhaps a one-time
code on a second one). It is never an argument and never in the environment, where others could read it.
"""

from __future__ import annotations

import argparse
import contextlib
import getpass
import os
import sys
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import AccessError, InputError, SignInError
from vms_desktop.domain.second_person import ConsentDraft
from vms_desktop.services.people.sign_in import Typed

if TYPE_CHECKING:
    from vms_desktop.desk.log import OpenedLog
    from vms_desktop.desk.people import DeskPeople

_WORDS = {
    "user": ("ชื่อผู้ใช้: ", "User name: "),
    "password": ("รหัสผ่านของ {user}: ", "Password of {user}: "),
    "code": ("รหัสใช้ครั้งเดียวของ {user}: ", "One-time code of {user}: "),
    "second": (
        "ต้องมีบุคคลที่สองยินยอม: {about}\nชื่อผู้ใช้ของบุคคลที่สอง: ",
        "A second person has to consent: {about}\nUser name of the second person: ",
    ),
}
STDIN = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """Who was named, and where their password comes from. ``descriptor`` None: a person is asked."""

    user: str
    descriptor: int | None
    language: str

    def say(self, name: str, /, **params: Any) -> str:
        thai, english = _WORDS[name]
        return (english if self.language == "en" else thai).format(**params)


def add_options(parser: argparse.ArgumentParser, *, second: bool = False) -> None:
    """``second``: the command may need a second person."""
    who = parser.add_argument_group("signing in", "the password is asked for")
    who.add_argument("--user", default="", metavar="NAME", help="who does it")
    who.add_argument(
        "--user-password-fd",
        type=int,
        metavar="N",
        help="read the password from this file descriptor (0: standard input); a one-time code from its second line",
    )
    if second:
        who.add_argument("--second", default="", metavar="NAME", help="a second person, where one has to consent")
        who.add_argument("--second-password-fd", type=int, metavar="N", help="as --user-password-fd")


async def sign_in(
    stack: AsyncExitStack, opened: OpenedLog, arguments: argparse.Namespace, clock: Clock, *, language: str, where: str
) -> DeskPeople:
    """Whoever ``--user`` names, until ``stack`` is closed. ``where``: the command, for the access log.

    Raises AccessError ``people.none_yet``, ``access.password_must_change``; InputError ``input.required``,
    ``input.password_not_given``; SignInError ``sign_in.*``.
    """
    from vms_desktop.desk.people import open_people

    people = await open_people(stack, opened, clock, where=where)
    if await people.people.is_empty():
        raise AccessError("people.none_yet")
    asked = Asked(arguments.user, arguments.user_password_fd, language)
    typed = _typed(asked, asked.say("user"))
    try:
        person = await people.session.sign_in(typed)
    except SignInError as error:
        if error.code != "sign_in.code_needed" or asked.descriptor is not None or not sys.stdin.isatty():
            raise
        code = getpass.getpass(asked.say("code", user=typed.username))
        person = await people.session.sign_in(Typed(typed.username, typed.password, code))
    if person.must_change:
        # At a desk they would be asked for a new one first.
        raise AccessError("access.password_must_change")
    return people


async def consented(
    people: DeskPeople, draft: ConsentDraft | None, arguments: argparse.Namespace, language: str
) -> str | None:
    """The id of the second person's consent; None where none is needed. Raises as ``SecondPerson.on_the_spot``."""
    if draft is None:
        return None
    if not arguments.second and arguments.second_password_fd is None and not sys.stdin.isatty():
        raise AccessError("consent.needed", act=draft.act)
    asked = Asked(arguments.second, arguments.second_password_fd, language)
    typed = _typed(asked, asked.say("second", about=draft.about))
    return (await people.second.on_the_spot(draft, typed)).id


def _typed(asked: Asked, question: str) -> Typed:
    user = asked.user
    if not user:
        if not sys.stdin.isatty():
            raise InputError("input.required", field="user")
        user = input(question).strip()
    if asked.descriptor is not None:
        password, code = lines_of(asked.descriptor, 2)
        return Typed(user, password, code)
    return Typed(user, asked_secretly(asked.say("password", user=user)))


def asked_secretly(question: str) -> str:
    """A password from a person at the terminal. Raises InputError ``input.password_not_given``."""
    if not sys.stdin.isatty():
        raise InputError("input.password_not_given", field="password")
    return getpass.getpass(question)


def lines_of(descriptor: int, count: int) -> list[str]:
    """So many lines, "" where there are fewer. Raises InputError ``input.password_not_given``."""
    try:
        if descriptor == STDIN:
            # Line by line, and by way of sys.stdin: what comes after it is the command's.
            return [sys.stdin.readline().rstrip("\r\n") for _ in range(count)]
        with contextlib.closing(os.fdopen(descriptor, encoding="utf-8")) as source:
            return [source.readline().rstrip("\r\n") for _ in range(count)]
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("input.password_not_given", field="password") from error
