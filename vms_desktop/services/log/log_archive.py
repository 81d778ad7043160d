"""Retention: this desk's old entries go into a sealed file, and only then, through the one door, out of the database.

The order is what makes it safe: write the file, read it back and check its chain, sign an anchor, record it together
with an entry (``log.pruned``), delete. Whatever is interrupted leaves everything, or more than everything.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.desk import Desk
from vms_desktop.domain.errors import AccessError, InputError, LogError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_chain import ChainCheck
from vms_desktop.domain.log_entry import EntryDraft, Subject, iso, microseconds
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.log_seal import LineKind, NotASignedLine, SignedLine, parse_line
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.second_person import ConsentDraft, Marked
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.log.log_export import seal_of
from vms_desktop.services.log.log_files import SEAL_SUFFIX, JsonLines, Written, told_as_log_errors, write_text, writing
from vms_desktop.services.log_ports import DeskSigner, LogStore, Rows
from vms_desktop.services.operation import operation
from vms_desktop.services.people.second_person import SecondPerson

LEAST_DAYS = 90
"""Computer-crime act, s. 26."""
DEFAULT_DAYS = 730


@dataclass(frozen=True, slots=True)
class Archived:
    """``entries`` 0: nothing was old enough, and nothing was written."""

    path: Path | None
    first: int
    last: int
    entries: int
    digest: str = ""


class LogArchive:
    """Called on the loop thread. ``usual_days``: what the settings say; keeping less needs a second person."""

    def __init__(
        self,
        store: LogStore,
        log: AccessLog,
        signer: DeskSigner,
        clock: Clock,
        *,
        authority: Authority,
        second: SecondPerson | None = None,
        usual_days: int = DEFAULT_DAYS,
    ) -> None:
        self._authority = authority
        self._second = second
        self._usual_days = usual_days
        self._store = store
        self._log = log
        self._signer = signer
        self._clock = clock

    @operation(Permission.KEEP_LOG)
    def needs(self, keep_days: int) -> ConsentDraft | None:
        """What a second person has to consent to before so little is kept; None: nothing. Raises InputError as
        ``archive``.
        """
        if keep_days < LEAST_DAYS:
            raise InputError("input.retention", field="keep_days", least=LEAST_DAYS)
        if keep_days >= self._usual_days:
            return None
        return lower_retention(keep_days, self._usual_days)

    @operation(Permission.KEEP_LOG, logs=Action.LOG_PRUNED)
    async def archive(
        self, folder: Path, keep_days: int = DEFAULT_DAYS, *, reason: str = "", consent: str | None = None
    ) -> Archived:
        """Move this desk's entries older than ``keep_days`` into a file in ``folder`` (which must be there).
        ``consent``: where ``needs`` says so.

        Raises InputError ``input.retention`` (least), LogError ``log.archive_broken`` (sequence: the first bad entry;
        nothing was moved), ``log.file_*``, ``log.not_written``, StorageError ``storage.*``.
        """
        draft = self.needs(keep_days)
        if draft is not None:
            if self._second is None:
                raise AccessError("consent.needed", act=draft.act)
            await self._second.use(draft, consent)
        await asyncio.to_thread(self._signer.sign, b"")  # a key that cannot be had shows before anything is written
        await self._store.finish_pruning()
        now = self._clock.now()
        limit_us = microseconds(now - timedelta(days=keep_days))
        found = await self._store.older_than(limit_us)
        if found is None:
            return Archived(None, 0, 0, 0)
        first, last = found
        desk = self._store.desk
        path = folder / f"access-log-{desk.id}-{first}-{last}.jsonl"
        registry = await self._store.registry()
        about = {"desk": desk.id, "first": first, "last": last}
        known = {desk.id: registry.desks[desk.id]}
        anchors = _anchors_of(desk, registry.anchors)
        made = iso(microseconds(now))
        writer = JsonLines(made, desk.id, known, [anchor.line for anchor in anchors], about)
        written = Written(path)

        def write(rows: Rows) -> None:
            with writing(path, writer, written) as file:
                for batch in rows:
                    file.add([row for row in batch if row[1] <= last])
                    if batch[-1][1] >= last:
                        break

        await self._store.scan(write, LogFilter(desks=(desk.id,)))
        before = max(anchors, key=lambda anchor: anchor.number, default=None)
        digest = await asyncio.to_thread(_check_file, written, desk, before, first, last)
        anchor = SignedLine(LineKind.ANCHOR, desk.id, last, digest, made, written.digest)
        anchor = await asyncio.to_thread(anchor.signed, self._signer.sign)
        seal = await asyncio.to_thread(seal_of, written, self._signer, made)
        await asyncio.to_thread(write_text, path.with_name(path.name + SEAL_SUFFIX), seal.line + "\n")
        details = {"first": first, "last": last, "file": path.name, "sha256": written.digest, "anchor": anchor.line}
        entry = EntryDraft(Action.LOG_PRUNED, subject=Subject("log"), details=details, reason=reason)
        entries = await self._store.prune(anchor, microseconds(now), self._log.prepared(entry))
        return Archived(path, first, last, entries, written.digest)


def lower_retention(days: int, before: int) -> ConsentDraft:
    """Keeping the access log for fewer days than until now, in the settings or for one archive."""
    return ConsentDraft(Marked.LOWER_RETENTION, ["access_log", str(days)], f"{before} → {days}")


def _anchors_of(desk: Desk, lines: Sequence[str]) -> list[SignedLine]:
    try:
        return [anchor for anchor in map(parse_line, lines) if anchor.desk == desk.id]
    except NotASignedLine as error:
        raise LogError("log.archive_broken", sequence=0, detail="an anchor was altered") from error


def _check_file(written: Written, desk: Desk, before: SignedLine | None, first: int, last: int) -> str:
    """Read the file back from the disk: same bytes, whole chain. Returns the hash of its last entry. Blocking."""
    sha256 = hashlib.sha256()
    check = ChainCheck()
    if before is not None:
        check.begin_after(desk.id, before.number, before.digest)
    with told_as_log_errors(written.path), written.path.open("rb") as file:
        sha256.update(file.readline())
        for line in file:
            sha256.update(line)
            check.feed([_row_of(line)])
    problems = check.finish()
    state = check.states.get(desk.id)
    if problems or state is None or (state.first, state.sequence) != (first, last):
        bad = problems[desk.id].sequence if desk.id in problems else first
        written.path.unlink()
        raise LogError("log.archive_broken", sequence=bad, file=written.path.name)
    if sha256.hexdigest() != written.digest:
        written.path.unlink()
        raise LogError("log.archive_not_read_back", file=written.path.name)
    return state.hash


def _row_of(line: bytes) -> tuple[Any, ...]:
    """The entry of a JSON line in the order of ``Entry``, its time as microseconds again."""
    values = json.loads(line)
    row = list(values.values())
    row[2] = microseconds(datetime.fromisoformat(row[2]))
    return tuple(row)
