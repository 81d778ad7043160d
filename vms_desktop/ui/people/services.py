"""What the screens of people work with. The composition root fills it in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vms_desktop.domain.clock import Clock
from vms_desktop.services.people.own_account import OwnAccount
from vms_desktop.services.people.people import PeopleService
from vms_desktop.services.people.recovery import Recovery
from vms_desktop.services.people.second_person import SecondPerson
from vms_desktop.services.people.session import DeskSession
from vms_desktop.services.people.shift_log import ShiftLog
from vms_desktop.services.people.shift_writer import ShiftWriter

Modules = Sequence[Sequence[bool]]
"""A QR code: rows of dark (True) and light squares, without the quiet zone."""


@dataclass(frozen=True, slots=True)
class PeopleServices:
    """``modules_of``: the QR code of a text. ``earlier``: how many people the access log knew when the desk was opened
    on a database with nobody in it.
    """

    session: DeskSession
    people: PeopleService
    account: OwnAccount
    second: SecondPerson
    shifts: ShiftLog
    writer: ShiftWriter
    recovery: Recovery
    clock: Clock
    modules_of: Callable[[str], Modules]
    earlier: int = 0
