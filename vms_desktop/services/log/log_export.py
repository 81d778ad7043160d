"""Exporting the access log: JSON lines and CSV of what was asked for, sealed, with the means to check them."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import LogError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, Subject, iso, microseconds
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.log_seal import LineKind, SignedLine
from vms_desktop.domain.permission import Permission
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.log.log_files import (
    SEAL_SUFFIX,
    CsvTable,
    EntryWriter,
    JsonLines,
    Written,
    pem,
    told_as_log_errors,
    write_text,
    writing,
)
from vms_desktop.services.log_ports import DeskSigner, LogSource, Rows
from vms_desktop.services.operation import operation

JSONL_NAME, CSV_NAME = "access-log.jsonl", "access-log.csv"


@dataclass(frozen=True, slots=True)
class CsvWords:
    """Headings (``log_files.CSV_FIELDS``), texts of the actions, years added to the local time's year."""

    headings: Sequence[str]
    actions: Mapping[str, str]
    era: int


@dataclass(frozen=True, slots=True)
class Exported:
    """``digests``: SHA-256 by file name."""

    folder: Path
    entries: int
    digests: Mapping[str, str]


class LogExporter:
    """``verifier``: the independent check (one Python file), which is put beside the log."""

    def __init__(
        self,
        source: LogSource,
        log: AccessLog,
        signer: DeskSigner,
        clock: Clock,
        verifier: Path,
        *,
        authority: Authority,
    ) -> None:
        self._authority = authority
        self._source = source
        self._log = log
        self._signer = signer
        self._clock = clock
        self._verifier = verifier

    @operation(Permission.EXPORT_LOG, logs=Action.LOG_EXPORTED)
    async def export(
        self, folder: Path, wanted: LogFilter, *, words: CsvWords | None = None, reason: str = ""
    ) -> Exported:
        """Into ``folder``, which is made and must not hold an export yet. ``words`` None: without the CSV.

        Recorded (``log.exported``) before anything is written; a whole export holds that entry too.
        Raises LogError ``log.not_written``, ``log.file_*``, ``log.entry_damaged``, StorageError ``storage.*``, also
        those of the desk's key.
        """
        await asyncio.to_thread(self._signer.sign, b"")  # a key that cannot be had shows before anything is written
        details = {"folder": folder.name, "selection": wanted.as_details(), "csv": words is not None}
        await self._log.record(EntryDraft(Action.LOG_EXPORTED, subject=Subject("log"), details=details, reason=reason))
        registry = await self._source.registry()
        made = iso(microseconds(self._clock.now()))
        by = self._signer.desk.id
        writers: dict[str, EntryWriter] = {
            JSONL_NAME: JsonLines(made, by, registry.desks, registry.anchors, wanted.as_details())
        }
        if words is not None:
            writers[CSV_NAME] = CsvTable(words.headings, words.actions, words.era)
        with told_as_log_errors(folder):
            await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
        files = {name: Written(folder / name) for name in writers}

        def write(rows: Rows) -> None:
            with ExitStack() as stack:
                being = [stack.enter_context(writing(folder / name, writers[name], files[name])) for name in writers]
                for batch in rows:
                    for file in being:
                        file.add(batch)

        try:
            await self._source.scan(write, wanted)
        except (TypeError, ValueError, OverflowError) as error:
            raise LogError("log.entry_damaged", detail=f"{type(error).__name__}: {error}"[:200]) from error
        for written in files.values():
            await asyncio.to_thread(self._seal, written, made)
        with told_as_log_errors(folder):
            for desk, known in registry.desks.items():
                write_text(folder / f"desk-{desk}.pem", pem(known.public_key))
            await asyncio.to_thread(shutil.copyfile, self._verifier, folder / self._verifier.name)
        entries = files[JSONL_NAME].entries
        return Exported(folder, entries, {name: written.digest for name, written in files.items()})

    def _seal(self, written: Written, made: str) -> None:
        seal = seal_of(written, self._signer, made)
        write_text(written.path.with_name(written.path.name + SEAL_SUFFIX), seal.line + "\n")


def seal_of(written: Written, signer: DeskSigner, made: str) -> SignedLine:
    """Blocking: the vault may ask the key store."""
    line = SignedLine(LineKind.FILE, signer.desk.id, written.entries, written.digest, made)
    return line.signed(signer.sign)
