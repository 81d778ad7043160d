"""Signed lines are read back as they were written, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.domain.log_seal import LONGEST_LINE, LineKind, NotASignedLine, SignedLine, parse_line

DESK, HASH, TIME = "0123456789abcdef01234567", "ab" * 32, "2026-11-24T05:30:00.000000Z"


def checkpoint(**changes) -> SignedLine:
    fields = {"kind": LineKind.CHECKPOINT, "desk": DESK, "number": 1000, "digest": HASH, "time": TIME, **changes}
    return SignedLine(**fields).signed(lambda message: bytes(64))


def test_a_line_is_its_words_and_then_the_signature() -> None:
    line = checkpoint().line
    assert line == f"VMS-LOG-CHECKPOINT-1 {DESK} 1000 {HASH} {TIME} {'A' * 86}=="
    assert checkpoint().message.decode() == line.rpartition(" ")[0]


@pytest.mark.parametrize(
    "line",
    [
        checkpoint(),
        checkpoint(number=10**17),
        checkpoint(kind=LineKind.FILE, number=0),
        checkpoint(kind=LineKind.ANCHOR, archive="cd" * 32),
    ],
)
def test_lines_come_back(line: SignedLine) -> None:
    assert parse_line(line.line) == line
    assert len(line.line) < LONGEST_LINE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "VMS-LOG-CHECKPOINT-1",
        checkpoint().line + " more",
        checkpoint().line.replace("CHECKPOINT", "OTHER"),
        checkpoint().line.replace(" 1000 ", " 01000 "),
        checkpoint().line.replace(" 1000 ", " ๑๐๐๐ "),
        checkpoint().line.replace("  ", " ").replace(HASH, HASH.upper()),
        checkpoint().line[:-3] + "B==",
        checkpoint().line[:-1],
        checkpoint(kind=LineKind.ANCHOR).line,
        checkpoint(archive="cd" * 32).line,
    ],
)
def test_what_is_no_line_is_refused(text: str) -> None:
    with pytest.raises(NotASignedLine):
        parse_line(text)


@given(st.text(max_size=300))
def test_any_text_is_either_a_line_or_refused(text: str) -> None:
    with pytest.raises(NotASignedLine):
        parse_line(text)
