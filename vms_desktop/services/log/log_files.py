"""The access log as files: JSON lines that anybody can check, CSV that a spreadsheet shows without executing anything.

JSON lines: the first line is an object about the file (format, desks with their public keys, anchors, what was
selected), each further line an entry with the very values that were hashed. Written whole or not at all, with a seal
(a signed line with the file's SHA-256) beside it. Specified in docs/access-log.md.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from json.encoder import encode_basestring as _quoted
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from vms_desktop.domain.desk import Desk
from vms_desktop.domain.errors import LogError
from vms_desktop.domain.log_entry import FIELDS, FORMAT, iso, moment
from vms_desktop.domain.thai_time import thai_time
from vms_desktop.services.operation import machinery
from vms_desktop.services.whole_file import NO_ROOM

SEAL_SUFFIX = ".seal"
_HOUR_US = 3_600_000_000
# What spreadsheets take for a formula at the beginning of a cell (OWASP, CSV injection), full-width forms too.
_FORMULA_STARTS = frozenset("=+-@\t\r\n|%＝＋－＠")
_LOOKED_AT = _FORMULA_STARTS | {" "}
_PUBLIC_KEY_HEAD = bytes.fromhex("302a300506032b6570032100")
"""An Ed25519 public key as SubjectPublicKeyInfo (RFC 8410): this, then the 32 bytes."""


class EntryWriter(Protocol):
    """Turns entries into a file's bytes."""

    def head(self) -> bytes: ...

    def batch(self, rows: Sequence[tuple[Any, ...]]) -> bytes: ...


@machinery("writes what LogExporter and LogArchive have asked for")
@dataclass(frozen=True, slots=True)
class JsonLines:
    """``desks``, ``anchors``: of the log. ``selection``: what was asked for; empty: everything."""

    made: str
    by: str
    desks: Mapping[str, Desk]
    anchors: Sequence[str]
    selection: Mapping[str, object] = field(default_factory=dict)

    def head(self) -> bytes:
        known = {desk: {"name": it.name, "public_key": it.public_key.hex()} for desk, it in self.desks.items()}
        about = {
            "format": FORMAT,
            "made": self.made,
            "by": self.by,
            "selection": dict(self.selection),
            "desks": known,
            "anchors": list(self.anchors),
        }
        return json.dumps(about, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"

    def batch(self, rows: Sequence[tuple[Any, ...]]) -> bytes:
        quoted = _quoted
        return "".join(
            f'{{"desk":{quoted(desk)},"sequence":{sequence},"time":"{iso(time_us)}","person":{quoted(person)},'
            f'"person_name":{quoted(person_name)},"role":{quoted(role)},"action":{quoted(action)},'
            f'"subject_kind":{quoted(subject_kind)},"subject":{quoted(subject)},"subject_name":{quoted(subject_name)},'
            f'"camera":{quoted(camera)},"place":{quoted(place)},"details":{quoted(details)},"reason":{quoted(reason)},'
            f'"request":{quoted(request)},"previous_hash":"{previous_hash}","hash":"{digest}"}}\n'
            for (
                desk,
                sequence,
                time_us,
                person,
                person_name,
                role,
                action,
                subject_kind,
                subject,
                subject_name,
                camera,
                place,
                details,
                reason,
                request,
                previous_hash,
                digest,
            ) in rows
        ).encode("utf-8", "surrogatepass")


def harmless(cell: str) -> str:
    """With an apostrophe before what a spreadsheet would take for a formula."""
    start = cell.lstrip(" ")[:1]
    return f"'{cell}" if start in _FORMULA_STARTS and start else cell


@machinery("writes what LogExporter and LogArchive have asked for")
@dataclass(slots=True)
class CsvTable:
    """``headings``: of the local time, then of each field, then of the action's text. ``actions``: texts by code.

    UTF-8 with a byte order mark, every cell quoted, CRLF (RFC 4180). ``era``: years added to the local time's year.
    """

    headings: Sequence[str]
    actions: Mapping[str, str]
    era: int = 0
    _hours: dict[int, tuple[int, str]] = field(default_factory=dict)

    def head(self) -> bytes:
        return b"\xef\xbb\xbf" + self._rows([list(self.headings)])

    def batch(self, rows: Sequence[tuple[Any, ...]]) -> bytes:
        return self._rows([self._row(row) for row in rows])

    def _row(self, row: tuple[Any, ...]) -> list[str]:
        desk, sequence, time_us, *texts = row
        cells = [self._local(time_us), self.actions.get(row[6], ""), desk, str(sequence), iso(time_us), *texts]
        # Hardly any row needs a second look.
        if not _LOOKED_AT.isdisjoint([cell[:1] for cell in cells]):
            cells = [harmless(cell) for cell in cells]
        return cells

    def _local(self, time_us: int) -> str:
        """``01/03/2568 08:00:00``: Thai time, worked out once for each quarter of an hour."""
        quarter, rest = divmod(time_us, _HOUR_US // 4)
        known = self._hours.get(quarter)
        if known is None:
            local: datetime = thai_time(moment(quarter * (_HOUR_US // 4)))
            if len(self._hours) > 10_000:
                self._hours.clear()
            day = f"{local.day:02d}/{local.month:02d}/{local.year + self.era} {local.hour:02d}:"
            known = self._hours[quarter] = (local.minute, day)
        minute, second = divmod(rest // 1_000_000, 60)
        return f"{known[1]}{known[0] + minute:02d}:{second:02d}"

    def _rows(self, rows: Sequence[Sequence[str]]) -> bytes:
        # RFC 4180 with every cell quoted; csv.writer needs three times as long for the same bytes.
        lines = ['","'.join([cell.replace('"', '""') if '"' in cell else cell for cell in cells]) for cells in rows]
        return "".join([f'"{line}"\r\n' for line in lines]).encode("utf-8", "surrogatepass")


CSV_FIELDS = ("local_time", "action_text", *FIELDS)
"""Columns of the CSV; ``time_us`` is written as ISO 8601."""


@dataclass(slots=True)
class Written:
    """A file as it was written: what its seal will say."""

    path: Path
    digest: str = ""
    entries: int = 0


@machinery("writes what LogExporter and LogArchive have asked for")
class FileBeingWritten:
    """A file under another name until it is whole."""

    def __init__(self, file: BinaryIO, writer: EntryWriter, written: Written) -> None:
        self._file = file
        self._writer = writer
        self._sha256 = hashlib.sha256()
        self._written = written
        self._put(writer.head())

    def add(self, rows: Sequence[tuple[Any, ...]]) -> None:
        self._put(self._writer.batch(rows))
        self._written.entries += len(rows)

    def _put(self, data: bytes) -> None:
        self._file.write(data)
        self._sha256.update(data)

    def finish(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())
        self._written.digest = self._sha256.hexdigest()


@contextmanager
def writing(path: Path, writer: EntryWriter, written: Written) -> Iterator[FileBeingWritten]:
    """On leaving the block the file is whole and has its name; after an error there is none.

    Raises LogError ``log.file_full``, ``log.file_not_written`` (folder), ``log.file_exists`` (file).
    """
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    with told_as_log_errors(path):
        if path.exists():
            raise LogError("log.file_exists", file=path.name)
        try:
            with partial.open("xb") as file:
                being = FileBeingWritten(file, writer, written)
                yield being
                being.finish()
            partial.chmod(0o640)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Raises as ``writing``."""
    with told_as_log_errors(path):
        path.write_text(text, "utf-8", newline="\n")


@contextmanager
def told_as_log_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        code = "log.file_full" if error.errno in NO_ROOM else "log.file_not_written"
        raise LogError(code, folder=str(path.parent), file=path.name, detail=str(error.strerror)) from error


def pem(public_key: bytes) -> str:
    """As ``openssl`` reads it."""

    return (
        "-----BEGIN PUBLIC KEY-----\n"
        f"{base64.b64encode(_PUBLIC_KEY_HEAD + public_key).decode()}\n"
        "-----END PUBLIC KEY-----\n"
    )
