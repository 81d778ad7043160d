"""Examines a workstation: runs independent checks side by side and gathers what each found.

What is checked comes from outside (``adapters/workstation``, storage, video); here are the rules: every check is
bounded in time, none can break another, an error of the world becomes a finding with that error's own code.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import VmsError


class Status(Enum):
    """``WARNING``: the desk works, but something is worse than it could be. ``PROBLEM``: a part of it does not work."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found. ``code`` and ``params`` choose the text (``ui.doctor_texts``, ``ui.messages``)."""

    status: Status
    code: str
    params: Mapping[str, Any] = field(default_factory=dict)
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """``run`` blocks, may raise VmsError, and is called on a thread of its own."""

    name: str
    run: Callable[[], Finding]


@dataclass(frozen=True, slots=True)
class Examined:
    check: str
    finding: Finding


def examine(checks: Sequence[Check], clock: Clock, *, within_s: float = 20.0) -> list[Examined]:
    """All findings in the order of ``checks``, after at most about ``within_s`` seconds.

    A check that is not done by then is reported as ``doctor.no_answer``; its thread dies with the process.
    """
    found: dict[str, Finding] = {}
    threads = [
        threading.Thread(target=_run, args=(check, found), name=f"check {check.name}", daemon=True) for check in checks
    ]
    for thread in threads:
        thread.start()
    deadline = clock.monotonic() + within_s
    for thread in threads:
        thread.join(max(0.0, deadline - clock.monotonic()))
    silent = Finding(Status.PROBLEM, "doctor.no_answer", {"seconds": round(within_s)})
    return [Examined(check.name, found.get(check.name, silent)) for check in checks]


def worst(examined: Sequence[Examined]) -> Status:
    """The status of the whole workstation."""
    present = {entry.finding.status for entry in examined}
    return next((status for status in (Status.PROBLEM, Status.WARNING) if status in present), Status.OK)


def _run(check: Check, found: dict[str, Finding]) -> None:
    try:
        found[check.name] = check.run()
    except VmsError as error:
        found[check.name] = Finding(Status.PROBLEM, error.code, error.params, error.detail)
    except Exception as error:  # noqa: BLE001 - a bug in one check must not hide what the others found
        found[check.name] = Finding(Status.PROBLEM, "doctor.check_failed", {}, f"{type(error).__name__}: {error}")
