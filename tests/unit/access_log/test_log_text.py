"""Whatever text comes, it is bounded and harmless, and what it was can still be told."""

from __future__ import annotations

import hashlib
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.domain.log_text import DETAILS_LIMIT, bounded, changes, details_text, visible

HOSTILE = st.text(st.characters(), max_size=60)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("แยกปากน้ำ ที่ ๑", "แยกปากน้ำ ที่ ๑"),
        ("a\x00b", "a␀b"),
        ("line\r\nline\ttab", "line␍␊line␉tab"),
        ("del\x7f", "del␡"),
        ("csi\x9b", "csi<U+009B>"),
        ("photo\u202egpj.exe", "photo<U+202E>gpj.exe"),
        ("\u2066isolated\u2069", "<U+2066>isolated<U+2069>"),
        ("half \ud800", "half <U+D800>"),
        ("end\u2028of", "end<U+2028>of"),
        ("<b>=1+1</b>", "<b>=1+1</b>"),
    ],
)
def test_what_could_hide_or_reorder_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(HOSTILE)
def test_every_text_ends_as_plain_text_that_any_database_takes(text: str) -> None:
    shown = visible(text)
    shown.encode("utf-8")
    assert not any(unicodedata.category(ch) in ("Cc", "Cs") for ch in shown)
    assert visible(shown) == shown


@given(HOSTILE, st.integers(min_value=12, max_value=40))
def test_bounded_text_is_never_longer_and_says_when_it_was_cut(text: str, limit: int) -> None:
    shown = bounded(text, limit)
    assert len(shown) <= limit
    if len(visible(text)) > limit:
        assert shown.endswith(f"…[{len(text)}]")
    else:
        assert shown == visible(text)


def test_details_are_json_with_sorted_keys() -> None:
    assert details_text({"b": 1, "a": ["ก", None, True, 1.5]}) == '{"a":["ก",null,true,1.5],"b":1}'
    assert details_text({}) == ""


def test_ten_megabytes_of_details_are_bounded_and_can_be_proved() -> None:
    text = "x" * 10_000_000
    made = details_text({"note": text})
    assert len(made) <= DETAILS_LIMIT
    assert hashlib.sha256(text.encode()).hexdigest() in made
    many = details_text({f"key {number}": "value" * 10 for number in range(1900)})
    cut = json.loads(many)["cut"]
    assert len(many) <= DETAILS_LIMIT and cut["characters"] > DETAILS_LIMIT
    assert cut["begins"].startswith('{"key 0":"value')
    assert len(details_text({"list": list(range(1_000_000))})) <= DETAILS_LIMIT


def test_whatever_is_given_as_details_becomes_text() -> None:
    nested: dict[str, object] = {}
    inner = nested
    for _ in range(50):
        inner["deeper"] = inner = {}
    given = {"nan": float("nan"), "inf": float("-inf"), "bytes": b"\xff", "object": object, 7: {1, 2}, "deep": nested}
    json.loads(details_text(given))


def test_changes_hold_before_and_after_of_what_differs() -> None:
    assert changes({"a": 1, "b": 2}, {"b": 3, "c": 4}) == {"a": [1, None], "b": [2, 3], "c": [None, 4]}
    assert changes({"a": 1}, {"a": 1}) == {}
