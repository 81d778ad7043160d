"""Forks writers of the access log and kills them at random moments. Run as a program: DATABASE KILLS SEED.

Prints a JSON line for each killed writer: the entries ([sequence, hash]) it was told are committed. Only forking makes
a thousand kills a matter of a minute: what has to be imported is imported once.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time

from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.desk import Desk
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, EntryDraft, Subject
from vms_desktop.storage.engine import make_engine
from vms_desktop.storage.location import parse_location
from vms_desktop.storage.log_append import LogAppender
from vms_desktop.storage.postgresql import make_postgresql_engine

DESK = Desk(b"7" * 32, "โต๊ะที่ถูกปิดกลางคัน")


def write_for_ever(database: str, told: int, chance: random.Random) -> None:
    where = parse_location(database)
    engine = make_postgresql_engine(where.server, lambda: None) if where.server else make_engine(where.path)
    appender = LogAppender(DESK, SystemClock())
    with engine.begin() as connection:
        assert appender.is_registered(connection)
    os.write(told, b"[0]\n")
    while True:
        drafts = [
            EntryDraft(Action.LIVE_OPENED, Actor(f"u-{chance.randrange(5)}"), Subject("camera", "c"), "c", "1101")
            for _ in range(chance.randint(1, 4))
        ]
        with engine.begin() as connection:
            entries = appender.append(connection, drafts)
        # Committed: from here on it must never be missing.
        os.write(told, json.dumps([[entry.sequence, entry.hash] for entry in entries]).encode() + b"\n")


def read_all(pipe: int) -> bytes:
    parts = []
    while part := os.read(pipe, 65536):
        parts.append(part)
    return b"".join(parts)


def main() -> int:
    database, kills, chance = sys.argv[1], int(sys.argv[2]), random.Random(int(sys.argv[3]))
    for _ in range(kills):
        # A new session of a server takes longer to its first commit.
        seed, moment_s = chance.random(), chance.uniform(0.0, 0.15 if "://" in database else 0.03)
        hears, tells = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(hears)
            try:
                write_for_ever(database, tells, random.Random(seed))
            except BaseException as error:  # noqa: BLE001 - told to the parent, which fails the test
                os.write(tells, json.dumps(f"failed: {error!r}").encode() + b"\n")
            os._exit(1)
        os.close(tells)
        select.select([hears], [], [], 30)  # it has opened the database
        time.sleep(moment_s)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        told = [json.loads(line) for line in read_all(hears).splitlines() if line.endswith((b"]", b'"'))]
        os.close(hears)
        print(json.dumps(told[1:] if told[:1] == [[0]] else told), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
