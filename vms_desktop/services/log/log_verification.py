"""Checking a whole log: this desk's, or a copy from anywhere. Says what is wrong where; changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_chain import Fault, Finding
from vms_desktop.domain.log_entry import EntryDraft, Subject
from vms_desktop.domain.log_judgement import Judgement, Noted, Remark, Report
from vms_desktop.domain.log_seal import SignatureHolds
from vms_desktop.domain.permission import Permission
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.log_ports import LogSource, LogStore, Rows
from vms_desktop.services.operation import operation, plumbing


class LogVerifier:
    """Of the desk's own log: a look like any other. Called on the loop thread."""

    def __init__(self, store: LogStore, log: AccessLog, holds: SignatureHolds, *, authority: Authority) -> None:
        self._store = store
        self._log = log
        self._holds = holds
        self._authority = authority

    @operation(Permission.READ_LOG, logs=Action.LOG_VERIFIED)
    async def verify(self, checkpoints: Sequence[tuple[str, str]]) -> Report:
        """Recorded when it returns. Raises AccessError, LogError ``log.not_written``, StorageError ``storage.*``."""
        report = await verify(self._store, checkpoints, self._holds, expected=frozenset({self._store.desk.id}))
        details = {"intact": report.intact, "entries": report.entries, "findings": len(report.findings)}
        await self._log.record(EntryDraft(Action.LOG_VERIFIED, subject=Subject("log"), details=details))
        return report


@plumbing("of a copy that somebody holds in their hands; a desk's own log goes through LogVerifier")
async def verify(
    source: LogSource,
    checkpoints: Sequence[tuple[str, str]],
    holds: SignatureHolds,
    *,
    expected: frozenset[str] = frozenset(),
) -> Report:
    """Read every entry and hold it against hashes, anchors and checkpoints ((where found, line) each).

    ``expected``: desks whose log it must be. Raises StorageError ``storage.*`` where it cannot be read.
    """
    registry = await source.registry()
    judgement = Judgement(registry.desks, holds, expected)
    judgement.begin(registry.anchors, checkpoints, registry.checkpoints)

    def feed(rows: Rows) -> None:
        for batch in rows:
            judgement.check.feed(batch)

    await source.scan(feed)
    facts = await source.facts()
    if facts.misfiled is not None:
        desk, sequence = facts.misfiled
        note = "its place in the index is not that of its content"
        judgement.findings.append(Finding(Fault.MISFILED, desk, sequence, note=note))
    if facts.missing_guards:
        names = ", ".join(facts.missing_guards)
        judgement.remarks.append(Noted(Remark.GUARD_MISSING, "", len(facts.missing_guards), names))
    if facts.wrong_counts:
        judgement.remarks.append(Noted(Remark.COUNTS_WRONG, "", facts.wrong_counts))
    return judgement.report()
