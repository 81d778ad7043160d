"""Every way a chain can be wrong has a name, and the first bad entry is named with it."""

from __future__ import annotations

import random
from hashlib import sha512

import pytest

from vms_desktop.domain.desk import Desk
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_chain import ChainCheck, Fault, Finding
from vms_desktop.domain.log_entry import BEFORE_THE_FIRST, Actor, Entry, EntryDraft, chained, hash_of, iso
from vms_desktop.domain.log_judgement import Judgement, Remark, Report
from vms_desktop.domain.log_seal import LineKind, SignedLine

ONE, TWO = Desk(b"1" * 32, "หนึ่ง"), Desk(b"2" * 32, "สอง")
START = 1_790_000_000_000_000


def chain(count: int, desk: Desk = ONE, *, after: Entry | None = None) -> list[Entry]:
    sequence, digest = (after.sequence, after.hash) if after else (0, BEFORE_THE_FIRST)
    entries = []
    for number in range(count):
        draft = EntryDraft(Action.LIVE_OPENED, Actor("u", "ชื่อ", "operator"), camera=str(number))
        sequence += 1
        entries.append(chained(draft, desk.id, sequence, START + sequence * 1_000_000, digest))
        digest = entries[-1].hash
    return entries


def sign(desk: Desk):
    """Stands for a signature: what matters here is only whose it is and of what."""
    return lambda message: sha512(desk.public_key + message).digest()


def holds(public_key: bytes, message: bytes, signature: bytes) -> bool:
    return signature == sign(Desk(public_key, ""))(message)


def checkpoint(entry: Entry, desk: Desk = ONE, **changes) -> str:
    line = SignedLine(LineKind.CHECKPOINT, entry.desk, entry.sequence, entry.hash, iso(entry.time_us))
    return line.signed(sign(desk)).line


def anchor(entry: Entry, desk: Desk = ONE) -> str:
    line = SignedLine(LineKind.ANCHOR, entry.desk, entry.sequence, entry.hash, iso(entry.time_us), "ab" * 32)
    return line.signed(sign(desk)).line


def judged(
    entries: list[tuple],
    *,
    checkpoints: tuple[str, ...] = (),
    anchors: tuple[str, ...] = (),
    desks: tuple[Desk, ...] = (ONE,),
    expected: tuple[Desk, ...] = (),
    inside: tuple[str, ...] = (),
) -> Report:
    judgement = Judgement({desk.id: desk for desk in desks}, holds, frozenset(desk.id for desk in expected))
    judgement.begin(anchors, [(f"file line {number}", line) for number, line in enumerate(checkpoints)], inside)
    for at in range(0, len(entries), 7):
        judgement.check.feed(entries[at : at + 7])
    return judgement.report()


def found(report: Report) -> list[tuple[str, int]]:
    return [(finding.fault.value, finding.sequence) for finding in report.findings]


def test_whole_chain_with_its_checkpoints_is_intact() -> None:
    entries = chain(30)
    report = judged(entries, checkpoints=(checkpoint(entries[9]), checkpoint(entries[29]), ""), expected=(ONE,))
    assert report.intact
    (summary,) = report.chains
    assert (summary.first, summary.last, summary.checkpoints, summary.name) == (1, 30, 2, "หนึ่ง")
    assert report.remarks == ()


def test_without_checkpoints_it_is_said_what_would_not_show() -> None:
    report = judged(chain(3))
    assert report.intact and [noted.remark for noted in report.remarks] == [Remark.NO_CHECKPOINTS]
    inside = judged(chain(3), inside=(checkpoint(chain(3)[2]),))
    assert [noted.remark for noted in inside.remarks] == [Remark.NO_CHECKPOINTS]
    assert inside.chains[0].checkpoints == 1


def test_chains_of_several_desks_may_be_mixed() -> None:
    one, two = chain(20), chain(20, TWO)
    mixed: list[Entry] = []
    order = random.Random(1)
    while one or two:
        mixed.append((one if one and (not two or order.random() < 0.5) else two).pop(0))
    assert judged(mixed, desks=(ONE, TWO)).intact


@pytest.mark.parametrize("at", [0, 1, 14, 29])
@pytest.mark.parametrize("field", range(3, 17))
def test_changed_entry_is_named(at: int, field: int) -> None:
    entries: list[tuple] = list(chain(30))
    row = list(entries[at])
    row[field] = ("0" * 64) if field == 16 else row[field] + "x"
    entries[at] = tuple(row)
    assert found(judged(entries)) == [("changed", at + 1)]


def test_changed_entry_with_its_hash_made_anew_does_not_fit_the_next() -> None:
    entries = chain(10)
    changed = entries[4]._replace(person="somebody else")
    entries[4] = changed._replace(hash=hash_of(changed))
    (finding,) = judged(entries).findings
    assert (finding.fault, finding.sequence) == (Fault.CHANGED, 6)
    assert "does not continue entry 5" in finding.note


def test_removed_entries_are_named_from_first_to_last() -> None:
    entries = chain(30)
    report = judged(entries[:10] + entries[13:])
    assert report.findings == (Finding(Fault.MISSING, ONE.id, 11, 13),)
    assert judged(entries[5:]).findings == (Finding(Fault.MISSING, ONE.id, 1, 5),)


def test_inserted_entry_is_named() -> None:
    entries = chain(10)
    false = chained(EntryDraft(Action.SIGNED_IN), ONE.id, 6, entries[5].time_us, entries[4].hash)
    assert found(judged([*entries[:6], false, *entries[6:]])) == [("inserted", 6)]


def test_swapped_entries_are_out_of_order_and_not_missing() -> None:
    entries = chain(10)
    entries[3], entries[4] = entries[4], entries[3]
    assert found(judged(entries)) == [("out_of_order", 4)]
    moved = chain(10)
    moved.append(moved.pop(2))
    assert found(judged(moved)) == [("out_of_order", 3)]


def test_cut_tail_shows_against_a_checkpoint_only() -> None:
    entries = chain(30)
    line = checkpoint(entries[24])
    assert judged(entries[:20]).intact
    (finding,) = judged(entries[:20], checkpoints=(line,)).findings
    assert (finding.fault, finding.sequence, finding.last) == (Fault.CUT_OFF, 21, 25)
    (empty,) = judged([], checkpoints=(line,)).findings
    assert (empty.fault, empty.sequence, empty.last) == (Fault.CUT_OFF, 1, 25)


def test_rewritten_chain_shows_against_a_checkpoint_only() -> None:
    entries = chain(30)
    line = checkpoint(entries[19])
    false = chained(EntryDraft(Action.SIGNED_IN), ONE.id, 11, entries[10].time_us, entries[9].hash)
    rewritten = [*entries[:10], false, *chain(19, after=false)]
    assert judged(rewritten).intact
    assert found(judged(rewritten, checkpoints=(checkpoint(entries[4]), line))) == [("rewritten", 20)]


def test_old_copy_that_was_written_on_shows_too() -> None:
    entries = chain(30)
    put_back = [*entries[:10], *chain(40, after=entries[9])]
    lines = (checkpoint(entries[4]), checkpoint(entries[29]))
    assert found(judged(put_back, checkpoints=lines)) == [("rewritten", 30)]


@pytest.mark.parametrize("how", ["other key", "number", "hash", "time", "cut", "text"])
def test_altered_or_false_checkpoint_is_a_wrong_signature(how: str) -> None:
    entries = chain(30)
    line = checkpoint(entries[9])
    altered = {
        "other key": checkpoint(entries[9], TWO),
        "number": line.replace(" 10 ", " 11 "),
        "hash": line.replace(entries[9].hash, entries[8].hash),
        "time": line.replace("2026", "2025"),
        "cut": line[:-5],
        "text": "not a checkpoint at all",
    }[how]
    report = judged(entries, checkpoints=(altered, checkpoint(entries[19])))
    assert [finding.fault for finding in report.findings] == [Fault.SIGNATURE]
    assert "file line 0" in report.findings[0].note


def test_another_desks_log_shows_against_the_checkpoints() -> None:
    report = judged(chain(10, TWO), desks=(TWO,), checkpoints=(checkpoint(chain(10)[4]),))
    assert [finding.fault for finding in report.findings] == [Fault.OTHER_DESK]
    assert report.findings[0].desk == ONE.id


def test_another_desks_log_shows_where_it_is_known_whose_it_must_be() -> None:
    assert found(judged(chain(10, TWO), desks=(TWO,), expected=(ONE,))) == [("another_desks", 0)]


def test_entry_of_a_desk_that_is_not_registered_is_named() -> None:
    assert found(judged([*chain(3), *chain(2, TWO)])) == [("another_desks", 1)]


def test_key_that_is_not_the_desks_is_a_wrong_signature() -> None:
    judgement = Judgement({ONE.id: Desk(TWO.public_key, "")}, holds)
    judgement.begin((), ())
    judgement.check.feed(chain(3))
    assert [finding.fault for finding in judgement.report().findings] == [Fault.SIGNATURE]


def test_checkpoints_of_others_in_a_shared_folder_are_only_remarked() -> None:
    entries = chain(10)
    report = judged(entries, checkpoints=(checkpoint(entries[4]), checkpoint(chain(5, TWO)[4], TWO)))
    assert report.intact
    assert [(noted.remark, noted.names) for noted in report.remarks] == [(Remark.OTHER_CHECKPOINTS, TWO.id)]


def test_chain_goes_on_after_a_signed_anchor() -> None:
    entries = chain(30)
    lines = (checkpoint(entries[4]), checkpoint(entries[9]), checkpoint(entries[19]))
    report = judged(entries[10:], anchors=(anchor(entries[9]),), checkpoints=lines)
    assert report.intact
    assert (report.chains[0].first, report.chains[0].archived, report.chains[0].checkpoints) == (11, 10, 2)
    # Interrupted while archived entries were being deleted: some are left, which is nobody's fault.
    assert judged(entries[6:], anchors=(anchor(entries[4]), anchor(entries[9]))).intact


def test_entries_missing_after_an_anchor_or_before_a_false_one_are_named() -> None:
    entries = chain(30)
    assert found(judged(entries[12:], anchors=(anchor(entries[9]),))) == [("missing", 11)]
    false = judged(entries[10:], anchors=(anchor(entries[9], TWO),))
    assert found(false) == [("missing", 1), ("signature_wrong", 10)]


def test_clock_that_was_set_back_is_remarked_and_is_no_fault() -> None:
    entries = chain(3)
    back = chained(EntryDraft(Action.SIGNED_IN), ONE.id, 4, START - 10**10, entries[2].hash)
    report = judged([*entries, back, *chain(2, after=back)])
    assert report.intact
    assert (Remark.CLOCK_SET_BACK, 1) in [(noted.remark, noted.count) for noted in report.remarks]


def test_rows_of_rubbish_are_changed_entries_and_no_crash() -> None:
    entries: list[tuple] = list(chain(5))
    for rubbish in ((None,) * 17, (b"",) * 17, (ONE.id, "4", *entries[3][2:]), (ONE.id, 4, 10**30, *entries[3][3:])):
        report = judged([*entries[:3], rubbish, *entries[4:]])
        assert "changed" in [finding.fault for finding in report.findings]


def test_only_the_first_bad_entry_of_a_desk_is_named() -> None:
    entries: list[tuple] = list(chain(30))
    for at in (5, 9, 20):
        entries[at] = (*entries[at][:3], "x", *entries[at][4:])
    check = ChainCheck()
    check.feed(entries)
    assert [(finding.fault, finding.sequence) for finding in check.finish().values()] == [(Fault.CHANGED, 6)]
