"""The manifest is read back strictly: what was not written by this very form is refused, with the field's name."""

from __future__ import annotations

import copy
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from evidence_room import NOW, SIGNER, description
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.domain.evidence.description import FileFacts, FileRole
from vms_desktop.domain.evidence.json_form import (
    LONGEST_BYTES,
    NotThisForm,
    buddhist_text,
    from_json,
    moment_json,
    parse,
    schema,
    to_json,
    utc_text,
)
from vms_desktop.domain.evidence.manifest import (
    FORMAT,
    Manifest,
    Software,
    content_hash,
    manifest_bytes,
    sealer,
    sums_text,
)
from vms_desktop.domain.log_entry import moment as moment_of

SCHEMA = Path(__file__).resolve().parents[3] / "resources" / "evidence-manifest.schema.json"
FILE = FileFacts("original/a.mkv", FileRole.ORIGINAL, 3, "ab" * 32, "ภาพ", "c-1", made_at=NOW)


def manifest(*files: FileFacts) -> Manifest:
    seal = sealer(SIGNER.desk.public_key, "โต๊ะ 1")
    return Manifest(FORMAT, NOW, Software("vms", "1"), seal, description(), files, content_hash(files), "0" * 64)


WHOLE: dict[str, Any] = to_json(manifest(FILE))


def places(data: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value of a JSON document."""
    found = [before] if before else []
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for name, value in inner:
        found += places(value, (*before, name))
    return found


PLACES = places(WHOLE)


def at(data: Any, place: tuple[Any, ...]) -> Any:
    for step in place:
        data = data[step]
    return data


def test_what_is_written_is_read_back_the_same() -> None:
    assert from_json(Manifest, parse(manifest_bytes(manifest(FILE)))) == manifest(FILE)


@given(st.sampled_from([place for place in PLACES if isinstance(place[-1], str)]))
def test_every_field_must_be_there_and_none_may_be_added(place: tuple[Any, ...]) -> None:
    without, more = copy.deepcopy(WHOLE), copy.deepcopy(WHOLE)
    del at(without, place[:-1])[place[-1]]
    with pytest.raises(NotThisForm) as refused:
        from_json(Manifest, without)
    assert refused.value.what == "missing" and place[-1] in refused.value.where
    at(more, place[:-1])["extra"] = 1
    with pytest.raises(NotThisForm) as refused:
        from_json(Manifest, more)
    assert refused.value.what == "unknown" and refused.value.where.endswith("extra")


@given(st.sampled_from(PLACES), st.sampled_from([[], {}, True, 3, "x", 1.5, None]))
def test_another_value_is_refused_or_read_as_itself(place: tuple[Any, ...], value: Any) -> None:
    changed = copy.deepcopy(WHOLE)
    at(changed, place[:-1])[place[-1]] = value
    try:
        read = from_json(Manifest, changed)
    except NotThisForm:
        return
    assert to_json(read) == changed


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(ANY_JSON)
def test_no_json_breaks_the_reader(data: Any) -> None:
    with pytest.raises(NotThisForm):
        from_json(Manifest, data)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(text: bytes) -> None:
    try:
        parse(text)
    except NotThisForm:
        return
    json.loads(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (b'{"a": 1, "a": 2}', "twice"),
        (b"[NaN]", "value"),
        (b"[Infinity]", "value"),
        (b"[" * 100_000 + b"]" * 100_000, "too_deep"),
        (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "too_deep"),
        (b'"' + b"x" * LONGEST_BYTES + b'"', "too_large"),
        (b"[" + b"9" * 10_000 + b"]", "not_json"),
        (b"\xff\xfe", "not_json"),
        (b"", "not_json"),
    ],
)
def test_hostile_json_is_refused(text: bytes, what: str) -> None:
    with pytest.raises(NotThisForm) as refused:
        parse(text)
    assert refused.value.what == what


@pytest.mark.parametrize("value", [10**400, -(10**400), 2**53, float("inf"), float("nan")])
def test_a_number_that_no_reader_knows_exactly_is_refused_wherever_it_stands(value: float) -> None:
    """Four hundred digits are JSON too, and more than a float can hold."""
    for place in PLACES:
        changed = copy.deepcopy(WHOLE)
        at(changed, place[:-1])[place[-1]] = value
        with pytest.raises(NotThisForm):
            from_json(Manifest, changed)


def test_two_times_of_one_moment_must_agree() -> None:
    changed = copy.deepcopy(WHOLE)
    changed["made_at"]["be"] = changed["made_at"]["be"].replace("2569", "2568")
    with pytest.raises(NotThisForm) as refused:
        from_json(Manifest, changed)
    assert (refused.value.where, refused.value.what) == ("made_at", "time_differs")


def test_leap_day_of_the_buddhist_era() -> None:
    moment = datetime(2024, 2, 28, 17, 0, 0, 5, tzinfo=UTC)
    assert moment_json(moment) == {"utc": "2024-02-28T17:00:00.000005Z", "be": "29/02/2567 00:00:00"}


@given(st.integers(-2_000_000_000_000_000, 200_000_000_000_000_000).map(moment_of))
def test_every_moment_is_told_both_ways(moment: datetime) -> None:
    told = moment_json(moment)
    assert told == {"utc": utc_text(moment), "be": buddhist_text(moment)}
    assert datetime.fromisoformat(told["utc"]) == moment


def test_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        moment_json(datetime(2026, 1, 1))  # noqa: DTZ001 - that is the point


def test_sums_are_in_the_order_of_bytes_and_the_content_hash_leaves_forms_out() -> None:
    form = FileFacts("forms/ใบรับ.pdf", FileRole.FORM, 1, "cd" * 32)
    assert sums_text([form, FILE]) == f"{'cd' * 32} *forms/ใบรับ.pdf\n{'ab' * 32} *original/a.mkv\n".encode()
    assert content_hash([form, FILE]) == content_hash([FILE])


def test_schema_in_the_resources_is_that_of_the_program() -> None:
    """Made anew by: ``json.dumps(schema(Manifest, FORMAT), ensure_ascii=False, indent=1)``."""
    assert json.loads(SCHEMA.read_text("utf-8")) == schema(Manifest, FORMAT)


def fits(data: Any, wanted: dict[str, Any], whole: dict[str, Any]) -> bool:
    """Whether the schema takes it: the part of JSON Schema that ours is written in, read independently."""
    if "$ref" in wanted:
        return fits(data, whole["$defs"][wanted["$ref"].removeprefix("#/$defs/")], whole)
    if "anyOf" in wanted:
        return any(fits(data, one, whole) for one in wanted["anyOf"])
    if "enum" in wanted and data not in wanted["enum"]:
        return False
    kind = wanted["type"]
    if kind == "object":
        if not isinstance(data, dict) or set(wanted["required"]) - set(data):
            return False
        inner = wanted["properties"]
        assert wanted["additionalProperties"] is False
        return all(name in inner and fits(value, inner[name], whole) for name, value in data.items())
    if kind == "array":
        return isinstance(data, list) and all(fits(one, wanted["items"], whole) for one in data)
    if kind == "string":
        return isinstance(data, str) and re.search(wanted.get("pattern", ""), data) is not None
    python = {"boolean": bool, "integer": int, "number": (int, float), "null": type(None)}[kind]
    return isinstance(data, python) and (kind == "boolean" or not isinstance(data, bool))


def test_schema_takes_a_real_manifest() -> None:
    whole = json.loads(SCHEMA.read_text("utf-8"))
    assert fits(json.loads(manifest_bytes(manifest(FILE))), whole, whole)


@given(st.sampled_from(PLACES), st.sampled_from([[], {}, True, 3, "x", None]))
def test_schema_and_reader_agree(place: tuple[Any, ...], value: Any) -> None:
    whole = json.loads(SCHEMA.read_text("utf-8"))
    changed = copy.deepcopy(WHOLE)
    at(changed, place[:-1])[place[-1]] = value
    try:
        from_json(Manifest, changed)
    except NotThisForm as refused:
        # That two times of one moment agree is more than a schema can say.
        assert refused.what.startswith("time") or not fits(changed, whole, whole)
    else:
        assert fits(changed, whole, whole)
