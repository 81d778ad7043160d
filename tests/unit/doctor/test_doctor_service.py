"""Checks run side by side, and no check can hide what another found."""

from __future__ import annotations

import threading

from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.errors import StorageError
from vms_desktop.services.doctor import Check, Finding, Status, examine, worst

GOOD = Finding(Status.OK, "doctor.ports_ok")


def test_findings_keep_the_order_of_the_checks() -> None:
    checks = [Check(name, lambda: GOOD) for name in ("ports", "disk", "qt")]
    assert [entry.check for entry in examine(checks, SystemClock())] == ["ports", "disk", "qt"]


def test_an_error_of_the_world_becomes_a_problem_with_its_own_code() -> None:
    def damaged() -> Finding:
        raise StorageError("storage.damaged", detail="page 3", path="x")

    (entry,) = examine([Check("database", damaged)], SystemClock())
    assert entry.finding == Finding(Status.PROBLEM, "storage.damaged", {"path": "x"}, "page 3")


def test_a_bug_in_one_check_is_told_and_harms_no_other() -> None:
    broken, good = examine([Check("qt", lambda: 1 / 0), Check("ports", lambda: GOOD)], SystemClock())  # type: ignore[arg-type,return-value]
    assert (broken.finding.code, good.finding) == ("doctor.check_failed", GOOD)
    assert "ZeroDivisionError" in broken.finding.detail


def test_a_check_that_hangs_is_reported_and_not_waited_for() -> None:
    end = threading.Event()

    def hang() -> Finding:
        end.wait(30)
        return GOOD

    try:
        hung, good = examine([Check("libvlc", hang), Check("ports", lambda: GOOD)], SystemClock(), within_s=0.2)
    finally:
        end.set()
    assert (hung.finding.status, hung.finding.code) == (Status.PROBLEM, "doctor.no_answer")
    assert good.finding == GOOD


def test_the_worst_finding_decides() -> None:
    def entries(*statuses: Status) -> list[object]:
        return examine([Check(str(n), lambda s=s: Finding(s, "x")) for n, s in enumerate(statuses)], SystemClock())

    assert worst(entries(Status.OK, Status.WARNING)) is Status.WARNING
    assert worst(entries(Status.WARNING, Status.PROBLEM, Status.OK)) is Status.PROBLEM
    assert worst([]) is Status.OK
