"""Makes ``assets/``: a small exported log for each way of being wrong, and for some of being right.

Run by hand when the format gets a new name, never else: the files are committed so that a change of the program cannot
change what it is tested with. Keys are made of fixed bytes; they protect nothing.

    python tests/integration/access_log/make_assets.py
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vms_desktop.domain.desk import Desk
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import BEFORE_THE_FIRST, Actor, Entry, EntryDraft, Subject, chained, hash_of, iso
from vms_desktop.domain.log_seal import LineKind, SignedLine
from vms_desktop.services.log.log_files import JsonLines

ASSETS = Path(__file__).parent / "assets"
START = 1_795_500_000_000_000
WALK = (Action.SIGNED_IN, Action.LIVE_OPENED, Action.PTZ_BEGAN, Action.PTZ_ENDED, Action.LIVE_CLOSED)


class Key:
    def __init__(self, number: int, name: str) -> None:
        self._private = Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)
        self.desk = Desk(self._private.public_key().public_bytes_raw(), name)

    def sign(self, message: bytes) -> bytes:
        return self._private.sign(message)


ONE, TWO = Key(1, "โต๊ะ 1"), Key(2, "โต๊ะ 2")


def chain(count: int, key: Key = ONE, after: Entry | None = None, person: str = "สมชาย ใจดี") -> list[Entry]:
    sequence, digest = (after.sequence, after.hash) if after else (0, BEFORE_THE_FIRST)
    entries = []
    for number in range(sequence + 1, sequence + count + 1):
        draft = EntryDraft(
            WALK[number % 5],
            Actor("u-0007", person, "operator"),
            Subject("camera", "c-1", "1101-0007 แยกปากน้ำ"),
            "c-1",
            "110101",
            {"tile": number % 4},
            'ตรวจตรา "ประจำวัน"' if number % 3 else "",
            "2569/0012" if number % 4 == 0 else "",
        )
        entries.append(chained(draft, key.desk.id, number, START + number * 61_000_007, digest))
        digest = entries[-1].hash
    return entries


def signed(kind: LineKind, entry: Entry, key: Key = ONE, archive: str = "") -> str:
    return SignedLine(kind, entry.desk, entry.sequence, entry.hash, iso(entry.time_us), archive).signed(key.sign).line


def checkpoint(entry: Entry, key: Key = ONE) -> str:
    return signed(LineKind.CHECKPOINT, entry, key)


@dataclass
class Case:
    """``found``: (fault, sequence) that both checks must name first; None: intact. ``sealed``: the seal is right."""

    entries: list[Entry]
    checkpoints: list[str]
    found: tuple[str, int] | None
    desks: list[Key] = field(default_factory=lambda: [ONE])
    anchors: list[str] = field(default_factory=list)
    sealed: bool = True


def intact() -> Case:
    entries = chain(12)
    return Case(entries, [checkpoint(entries[4]), checkpoint(entries[11])], None)


def changed() -> Case:
    entries = chain(12)
    lines = [checkpoint(entries[4])]
    entries[6] = entries[6]._replace(person_name="มานี มีนา")
    return Case(entries, lines, ("changed", 7))


def changed_and_hashed_anew() -> Case:
    entries = chain(12)
    lines = [checkpoint(entries[4])]
    altered = entries[6]._replace(person_name="มานี มีนา")
    entries[6] = altered._replace(hash=hash_of(altered))
    return Case(entries, lines, ("changed", 8))


def missing() -> Case:
    entries = chain(12)
    return Case(entries[:5] + entries[7:], [checkpoint(entries[4])], ("missing", 6))


def inserted() -> Case:
    entries = chain(12)
    false = chain(1, after=entries[5], person="มานี มีนา")
    return Case([*entries[:7], *false, *entries[7:]], [checkpoint(entries[4])], ("inserted", 7))


def out_of_order() -> Case:
    entries = chain(12)
    lines = [checkpoint(entries[4])]
    entries[6], entries[7] = entries[7], entries[6]
    return Case(entries, lines, ("out_of_order", 7))


def cut_off() -> Case:
    entries = chain(12)
    return Case(entries[:9], [checkpoint(entries[4]), checkpoint(entries[10])], ("cut_off", 10))


def rewritten() -> Case:
    entries = chain(12)
    false = [*entries[:6], *chain(6, after=entries[5], person="มานี มีนา")]
    return Case(false, [checkpoint(entries[4]), checkpoint(entries[9])], ("rewritten", 10))


def signature_wrong() -> Case:
    entries = chain(12)
    line = checkpoint(entries[4]).replace(f" 5 {entries[4].hash}", f" 6 {entries[5].hash}")
    return Case(entries, [line, checkpoint(entries[11])], ("signature_wrong", 6))


def checkpoint_of_another_key() -> Case:
    entries = chain(12)
    return Case(entries, [checkpoint(entries[4], TWO)], ("signature_wrong", 5))


def checkpoint_altered() -> Case:
    entries = chain(12)
    return Case(entries, [checkpoint(entries[4]).replace("CHECKPOINT", "CHECKPOINTS")], ("signature_wrong", 0))


def another_desks_log() -> Case:
    return Case(chain(12, TWO), [checkpoint(chain(12)[4])], ("another_desks", 0), [TWO])


def another_desks_entry() -> Case:
    entries = chain(12)
    return Case([*entries[:7], *chain(1, TWO), *entries[7:]], [checkpoint(entries[11])], ("another_desks", 1))


def two_desks() -> Case:
    one, two = chain(6), chain(6, TWO)
    mixed = [entry for pair in zip(one, two, strict=True) for entry in pair]
    return Case(mixed, [checkpoint(one[4]), checkpoint(two[5], TWO)], None, [ONE, TWO])


def archived() -> Case:
    entries = chain(12)
    anchor = signed(LineKind.ANCHOR, entries[4], archive="ab" * 32)
    return Case(entries[5:], [checkpoint(entries[2]), checkpoint(entries[9])], None, anchors=[anchor])


def archived_too_much() -> Case:
    entries = chain(12)
    anchor = signed(LineKind.ANCHOR, entries[4], archive="ab" * 32)
    return Case(entries[6:], [checkpoint(entries[9])], ("missing", 6), anchors=[anchor])


def anchor_of_another_key() -> Case:
    entries = chain(12)
    anchor = signed(LineKind.ANCHOR, entries[4], TWO, archive="ab" * 32)
    return Case(entries[5:], [checkpoint(entries[9])], ("signature_wrong", 5), anchors=[anchor])


def seal_of_another_file() -> Case:
    entries = chain(12)
    return Case(entries, [checkpoint(entries[11])], ("signature_wrong", 0), sealed=False)


CASES: list[Callable[[], Case]] = [
    *(intact, changed, changed_and_hashed_anew, missing, inserted, out_of_order, cut_off, rewritten, signature_wrong),
    *(checkpoint_of_another_key, checkpoint_altered, another_desks_log, another_desks_entry, two_desks, archived),
    *(archived_too_much, anchor_of_another_key, seal_of_another_file),
]


def write(name: str, case: Case) -> None:
    folder = ASSETS / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    made = iso(START + 86_400_000_000)  # after all that is told, as a file that was asked for afterwards
    desks = {key.desk.id: key.desk for key in case.desks}
    lines = JsonLines(made, case.desks[0].desk.id, desks, case.anchors)
    content = lines.head() + lines.batch(case.entries)
    (folder / "access-log.jsonl").write_bytes(content)
    digest = hashlib.sha256(content if case.sealed else content[:-1]).hexdigest()
    seal = SignedLine(LineKind.FILE, case.desks[0].desk.id, len(case.entries), digest, made).signed(case.desks[0].sign)
    (folder / "access-log.jsonl.seal").write_text(seal.line + "\n")
    (folder / "checkpoints.txt").write_text("".join(line + "\n" for line in case.checkpoints))
    expected = None if case.found is None else {"fault": case.found[0], "sequence": case.found[1]}
    (folder / "expected.json").write_text(json.dumps(expected) + "\n")


if __name__ == "__main__":
    for make in CASES:
        write(make.__name__, make())
