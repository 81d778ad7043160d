"""Checking chains: pure, given rows in the order they were recorded. Names the first bad entry of each desk and why.

Chains of several desks may be mixed, as they are in one database. Signatures and checkpoints are judged in
``log_judgement``; here is what the entries say about themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from vms_desktop.domain.log_entry import BEFORE_THE_FIRST, hash_of

CLOCK_TOLERANCE_US = 1_000_000
"""A clock that is kept right by the network moves back by less."""


class Fault(StrEnum):
    """What can be wrong with a log."""

    CHANGED = "changed"
    """An entry's content is not what was recorded."""
    MISSING = "missing"
    """Entries are not there, later ones are."""
    INSERTED = "inserted"
    """A second entry has the same number."""
    OUT_OF_ORDER = "out_of_order"
    """All are there, but not in the order of their numbers."""
    CUT_OFF = "cut_off"
    """A checkpoint knows later entries than the last one there is."""
    REWRITTEN = "rewritten"
    """The chain holds in itself, but a checkpoint knows another one."""
    SIGNATURE = "signature_wrong"
    """A checkpoint, an anchor or a file's seal was not signed by the desk it names, or was altered."""
    OTHER_DESK = "another_desks"
    """An entry, a checkpoint or the whole log belongs to a desk that has no place here."""
    MISFILED = "misfiled"
    """The entry is intact, but its place in the index was altered: filters would not show it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The first bad place of a chain: entry ``sequence`` (up to ``last`` where several are concerned; 0: none).

    ``note``: technical, English, not translated.
    """

    fault: Fault
    desk: str
    sequence: int
    last: int = 0
    note: str = ""


@dataclass(slots=True)
class ChainState:
    """Where a desk's chain stands. ``clock_steps``: how often its clock was set back."""

    sequence: int = 0
    hash: str = BEFORE_THE_FIRST
    time_us: int = 0
    first: int = 0
    """The first entry checked; 0: none yet."""
    entries: int = 0
    clock_steps: int = 0
    archived: int = 0
    """Entries up to here may be gone: an anchor stands for them."""
    gap: tuple[int, int] | None = None
    """First and last number of entries that have not come (yet)."""
    finding: Finding | None = None


@dataclass(slots=True)
class ChainCheck:
    """Feed all entries, then ask ``finish``.

    ``wanted``: entries whose hashes are compared with checkpoints later, by (desk, sequence).
    """

    wanted: frozenset[tuple[str, int]] = frozenset()
    states: dict[str, ChainState] = field(default_factory=dict)
    hashes: dict[tuple[str, int], str] = field(default_factory=dict)

    def begin_after(self, desk: str, sequence: int, digest: str) -> None:
        """The chain goes on after an anchor."""
        self.states[desk] = ChainState(sequence, digest, archived=sequence)

    def feed(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Rows in the order of ``Entry``. Anything is taken: what no entry can hold is a changed entry."""
        states = self.states
        wanted = self.wanted
        for row in rows:
            desk, sequence, previous_hash, stated = row[0], row[1], row[15], row[16]
            state = states.get(desk)
            if state is None:
                desk = str(desk)
                state = states.setdefault(desk, ChainState())
            if state.finding is not None:
                continue
            if state.gap is not None:
                self._look_for_the_missing(desk, state, sequence)
                continue
            try:
                right = hash_of(row) == stated
            except (TypeError, ValueError, OverflowError):
                right = False
            if sequence == state.sequence + 1 and right and previous_hash == state.hash:
                state.sequence = sequence
                state.hash = stated
                if row[2] < state.time_us - CLOCK_TOLERANCE_US:
                    state.clock_steps += 1
                state.time_us = row[2]
                state.entries += 1
                if state.first == 0:
                    state.first = sequence
                if wanted and (desk, sequence) in wanted:
                    self.hashes[desk, sequence] = stated
            else:
                self._judge(desk, state, row, right)

    def _judge(self, desk: str, state: ChainState, row: tuple[Any, ...], right: bool) -> None:
        sequence = row[1]
        expected = state.sequence + 1
        if not isinstance(sequence, int):
            state.finding = Finding(Fault.CHANGED, desk, expected, note="its number is no number")
        elif not right:
            state.finding = Finding(Fault.CHANGED, desk, sequence, note="its hash is not that of its content")
        elif sequence <= state.archived:
            return  # being archived was interrupted: what an anchor stands for may still be there
        elif sequence > expected:
            state.gap = (expected, sequence - 1)
        elif sequence < expected:
            state.finding = Finding(Fault.INSERTED, desk, sequence, note="a second entry has this number")
        elif sequence == 1:
            state.finding = Finding(Fault.CHANGED, desk, 1, note="the first entry names one before it")
        else:
            note = f"it does not continue entry {sequence - 1}: one of the two was put in another's place"
            state.finding = Finding(Fault.CHANGED, desk, sequence, note=note)

    def _look_for_the_missing(self, desk: str, state: ChainState, sequence: Any) -> None:
        assert state.gap is not None
        if isinstance(sequence, int) and sequence == state.gap[0]:
            state.finding = Finding(Fault.OUT_OF_ORDER, desk, sequence, note="it comes after later entries")

    def finish(self) -> dict[str, Finding]:
        """The first finding of each desk that has one."""
        for desk, state in self.states.items():
            if state.gap is not None and state.finding is None:
                state.finding = Finding(Fault.MISSING, desk, state.gap[0], state.gap[1])
        return {desk: state.finding for desk, state in self.states.items() if state.finding is not None}
