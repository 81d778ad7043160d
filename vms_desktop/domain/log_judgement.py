"""The verdict on a log: what its chains say about themselves, held against keys, anchors and checkpoints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from vms_desktop.domain.desk import Desk, desk_id
from vms_desktop.domain.log_chain import ChainCheck, ChainState, Fault, Finding
from vms_desktop.domain.log_seal import LineKind, NotASignedLine, SignatureHolds, SignedLine, parse_line


class Remark(StrEnum):
    """What a reviewer should know, although nothing is proved wrong by it."""

    NO_CHECKPOINTS = "no_checkpoints"
    """No checkpoint of this desk was there to compare with: a cut tail or a rewritten chain would not show."""
    OTHER_CHECKPOINTS = "other_checkpoints"
    """The folder also holds checkpoints of desks that are not in this log."""
    CLOCK_SET_BACK = "clock_set_back"
    """The desk's clock was set back; the order of the entries is right all the same."""
    GUARD_MISSING = "guard_missing"
    """A trigger that refuses changes is not in the database."""
    COUNTS_WRONG = "counts_wrong"
    """The counts kept for the screen do not agree with the entries."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A remark about a desk (empty: about the whole log) and how many times, or which."""

    remark: Remark
    desk: str = ""
    count: int = 0
    names: str = ""


@dataclass(frozen=True, slots=True)
class ChainSummary:
    """What was checked of one desk's chain. ``checkpoints``: compared and agreeing. ``archived``: entries up to here
    are not in the log, an anchor stands for them.
    """

    desk: str
    name: str
    first: int
    last: int
    last_hash: str
    last_time_us: int
    entries: int
    checkpoints: int
    archived: int


@dataclass(frozen=True, slots=True)
class Report:
    """``findings``: by desk and entry; empty when the log is intact."""

    chains: tuple[ChainSummary, ...]
    findings: tuple[Finding, ...]
    remarks: tuple[Noted, ...]

    @property
    def intact(self) -> bool:
        return not self.findings

    @property
    def entries(self) -> int:
        return sum(chain.entries for chain in self.chains)


@dataclass(slots=True)
class Judgement:
    """Give it desks, anchors and checkpoints, feed ``check`` with all entries, then ask ``report``.

    ``expected``: ids of desks that must be in the log (this desk's own); empty: any will do.
    """

    desks: Mapping[str, Desk]
    holds: SignatureHolds
    expected: frozenset[str] = frozenset()
    check: ChainCheck = field(default_factory=ChainCheck)
    findings: list[Finding] = field(default_factory=list)
    remarks: list[Noted] = field(default_factory=list)
    checkpoints: dict[str, list[SignedLine]] = field(default_factory=dict)
    anchors: dict[str, SignedLine] = field(default_factory=dict)
    outside: frozenset[str] = frozenset()
    """Desks of which there were checkpoints outside the database."""

    def begin(self, anchors: Iterable[str], checkpoints: Sequence[tuple[str, str]], inside: Iterable[str] = ()) -> None:
        """``checkpoints``: (where it was found, line); blank lines are passed over. ``inside``: those the database
        itself keeps, which prove less: who rewrote a chain could have deleted them.
        """
        for desk, known in self.desks.items():
            if desk_id(known.public_key) != desk:
                self._find(Fault.SIGNATURE, desk, 0, "the key registered for it is another desk's")
        for text in anchors:
            line = self._signed(text, "an anchor", LineKind.ANCHOR)
            if line is not None and line.number > self._archived(line.desk):
                self.anchors[line.desk] = line
        for where, text in checkpoints:
            if text.strip():
                line = self._signed(text.strip(), where, LineKind.CHECKPOINT)
                if line is not None:
                    self.checkpoints.setdefault(line.desk, []).append(line)
        self.outside = frozenset(self.checkpoints)
        for text in inside:
            line = self._signed(text, "the database", LineKind.CHECKPOINT)
            if line is not None:
                self.checkpoints.setdefault(line.desk, []).append(line)
        for desk, line in self.anchors.items():
            self.check.begin_after(desk, line.number, line.digest)
        known_lines = [line for lines in self.checkpoints.values() for line in lines]
        self.check.wanted = frozenset((line.desk, line.number) for line in known_lines)

    def _signed(self, text: str, where: str, kind: LineKind) -> SignedLine | None:
        try:
            line = parse_line(text)
        except NotASignedLine:
            self._find(Fault.SIGNATURE, "", 0, f"{where}: the line was altered or is none of ours")
            return None
        if line.kind is not kind:
            self._find(Fault.SIGNATURE, line.desk, line.number, f"{where}: a line of another kind")
            return None
        desk = self.desks.get(line.desk)
        # Of a desk that is not in this log only the line itself is known; it is judged in ``report``.
        if desk is not None and not self.holds(desk.public_key, line.message, line.signature):
            self._find(Fault.SIGNATURE, line.desk, line.number, f"{where}: the signature does not hold")
            return None
        return line

    def _archived(self, desk: str) -> int:
        return self.anchors[desk].number if desk in self.anchors else 0

    def _find(self, fault: Fault, desk: str, sequence: int, note: str, last: int = 0) -> None:
        self.findings.append(Finding(fault, desk, sequence, last, note))

    def report(self) -> Report:
        """The verdict, after all entries were fed."""
        broken = self.check.finish()
        self.findings += broken.values()
        states = self.check.states
        for desk in sorted(set(states) - set(self.desks)):
            self._find(Fault.OTHER_DESK, desk, states[desk].first or 1, "no such desk is registered in this log")
        for desk in sorted(self.expected - set(states)):
            if states:
                self._find(Fault.OTHER_DESK, desk, 0, "the log holds other desks' entries only")
        self._judge_foreign_checkpoints(set(states))
        summaries = []
        for desk, state in sorted(states.items()):
            agreeing = self._compare(desk, state, desk in broken)
            if state.clock_steps:
                self.remarks.append(Noted(Remark.CLOCK_SET_BACK, desk, state.clock_steps))
            if desk not in self.outside:
                self.remarks.append(Noted(Remark.NO_CHECKPOINTS, desk))
            name = self.desks[desk].name if desk in self.desks else ""
            summaries.append(
                ChainSummary(
                    desk,
                    name,
                    state.first,
                    state.sequence,
                    state.hash,
                    state.time_us,
                    state.entries,
                    agreeing,
                    state.archived,
                )
            )
        findings = sorted(set(self.findings), key=lambda found: (found.desk, found.sequence, found.fault))
        return Report(tuple(summaries), tuple(findings), tuple(self.remarks))

    def _judge_foreign_checkpoints(self, present: set[str]) -> None:
        foreign = sorted(self.outside - present)
        if not foreign:
            return
        if present & self.outside:
            self.remarks.append(Noted(Remark.OTHER_CHECKPOINTS, "", len(foreign), ", ".join(foreign)))
            return
        for desk in foreign:
            last = max(line.number for line in self.checkpoints[desk])
            if present:
                self._find(Fault.OTHER_DESK, desk, 0, "the checkpoints are of a desk that is not in this log")
            else:
                self._find(Fault.CUT_OFF, desk, 1, "the log is empty", last)

    def _compare(self, desk: str, state: ChainState, is_broken: bool) -> int:
        """Hold the desk's checkpoints against its chain; returns how many agree."""
        agreeing = 0
        for line in sorted(self.checkpoints.get(desk, ()), key=lambda line: line.number):
            known = self.check.hashes.get((desk, line.number))
            if known is None and line.number == state.archived:
                known = self.anchors[desk].digest
            if known == line.digest:
                agreeing += 1
            elif known is not None:
                note = f"a checkpoint of {line.time} names another entry {line.number}"
                self._find(Fault.REWRITTEN, desk, line.number, note)
                break
            elif line.number > state.sequence and not is_broken:
                newest = max(line.number for line in self.checkpoints[desk])
                note = f"a checkpoint of {line.time} counts {line.number} entries"
                self._find(Fault.CUT_OFF, desk, state.sequence + 1, note, newest)
                break
        return agreeing
