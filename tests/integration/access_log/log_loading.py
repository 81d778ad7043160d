"""Puts an exported log into a database as somebody would who has removed all that protects it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from vms_desktop.domain.log_entry import FIELDS, microseconds

HOUR_US = 3_600_000_000


def load(database: Path, lines: list[bytes]) -> None:
    """``database``: made by the program. ``lines``: of a JSON lines file."""
    with closing(sqlite3.connect(database)) as raw, raw:
        for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {trigger}")
        (table,) = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'access_log'").fetchone()
        indexes = raw.execute(
            "SELECT sql FROM sqlite_master WHERE tbl_name = 'access_log' AND type = 'index'"
        ).fetchall()
        constraint = "CONSTRAINT uq_access_log_desk_sequence UNIQUE (desk, sequence)"
        assert constraint in table
        raw.execute("DROP TABLE access_log")
        raw.execute(table.replace(f", \n\t{constraint}", "").replace(constraint, "CHECK (1)"))
        for (index,) in indexes:
            if index:
                raw.execute(index)
        head = json.loads(lines[0])
        for desk, about in head["desks"].items():
            key = bytes.fromhex(about["public_key"])
            raw.execute("INSERT INTO access_log_desks VALUES (?, ?, ?, 0)", (desk, key, about["name"]))
            _kind(raw, desk, "", "", "")
        for number, line in enumerate(head["anchors"]):
            _, desk, sequence, digest, *_ = line.split(" ")
            raw.execute("INSERT INTO access_log_anchors VALUES (?, ?, ?, ?, ?)", (desk, sequence, digest, number, line))
        for line in lines[1:]:
            _insert(raw, json.loads(line))


def _insert(raw: sqlite3.Connection, entry: dict) -> None:
    kind = _kind(raw, entry["desk"], entry["person"], entry["action"], entry["place"][:4])
    values = [entry["time"] if field == "time_us" else entry[field] for field in FIELDS]
    values[2] = microseconds(datetime.fromisoformat(entry["time"]))
    marks = ", ".join("?" * (len(values) + 1))
    raw.execute(f"INSERT INTO access_log (kind, {', '.join(FIELDS)}) VALUES ({marks})", (kind, *values))


def _kind(raw: sqlite3.Connection, *what: str) -> int:
    raw.execute(
        "INSERT INTO access_log_kinds (desk, person, action, district) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", what
    )
    query = "SELECT id FROM access_log_kinds WHERE (desk, person, action, district) = (?, ?, ?, ?)"
    return raw.execute(query, what).fetchone()[0]
