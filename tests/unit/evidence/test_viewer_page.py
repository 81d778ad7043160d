"""The viewer's page as it is put together: what is in it, and what no fact can do to it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from evidence_room import ASKED, NOW, REAL, SIGNER, description
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.domain.evidence.description import CodecFacts, FileFacts, FileRole
from vms_desktop.domain.evidence.json_form import NotThisForm, to_json
from vms_desktop.domain.evidence.manifest import FORMAT, Manifest, Software, content_hash, sealer
from vms_desktop.domain.footage import TimeRange
from vms_desktop.paths import resources_dir
from vms_desktop.services.evidence import viewer
from vms_desktop.services.evidence.viewer import build_viewer, viewer_page
from vms_desktop.services.evidence.viewer_facts import viewer_facts

ORIGINAL = FileFacts(
    "original/1101-0007.mp4",
    FileRole.ORIGINAL,
    3000,
    "ab" * 32,
    camera="c-1",
    covers=REAL,
    codec=CodecFacts("mp4", "h264", 1920, 1080, 53_971, rate=None),
)
DATA = re.compile(r'<script type="application/json" id="facts">(.*?)</script>', re.DOTALL)


def manifest(*files: FileFacts, **described: object) -> Manifest:
    package = replace(description(), **described)  # type: ignore[arg-type]
    by = sealer(SIGNER.desk.public_key, SIGNER.name)
    return Manifest(FORMAT, NOW, Software("vms-desktop", "0.1.0"), by, package, files, content_hash(files), "")


def page(facts: dict[str, object]) -> str:
    return viewer_page(facts, resources_dir()).decode("utf-8")


def facts_in(text: str) -> object:
    (found,) = DATA.findall(text)
    return json.loads(found)


def test_the_same_manifest_gives_the_same_bytes() -> None:
    told = to_json(manifest(ORIGINAL))
    assert build_viewer(told, resources_dir()) == build_viewer(json.loads(json.dumps(told)), resources_dir())


def test_what_is_no_manifest_is_refused() -> None:
    told = to_json(manifest(ORIGINAL))
    del told["package"]["request"]
    with pytest.raises(NotThisForm):
        build_viewer(told, resources_dir())


def test_the_facts_are_in_the_page_as_they_were() -> None:
    facts = viewer_facts(manifest(ORIGINAL))
    assert facts_in(page(facts)) == facts


@given(st.text(st.characters(exclude_categories=())))
def test_no_text_can_end_its_element(text: str) -> None:
    """Lone surrogates and everything else that is no text included."""
    built = page({"text": text + "</script><!--<script>]]>" + text})
    (found,) = DATA.findall(built)
    assert not set("<>&") & set(found) and found.isascii()
    assert json.loads(found)["text"].startswith(text)
    assert built.count("<script") == 2


def test_places_to_fill_in_are_not_looked_for_in_what_was_filled_in() -> None:
    facts = {"text": "{{script}}{{policy}}{{facts}}"}
    assert facts_in(page(facts)) == facts


def test_no_fact_is_no_number() -> None:
    with pytest.raises(ValueError, match="JSON"):
        page({"number": float("nan")})


def test_the_policy_allows_this_script_and_this_style_and_no_address() -> None:
    text = page(viewer_facts(manifest(ORIGINAL)))
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split("; ")}
    for name, element in (("script-src", "script"), ("style-src", "style")):
        (inside,) = re.findall(rf"<{element}>(.*?)</{element}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert rules[name] == [f"'sha256-{digest}'"]
    assert rules["default-src"] == ["'none'"]
    allowed = {source for sources in rules.values() for source in sources}
    assert not any("http" in source or "*" in source or "unsafe" in source for source in allowed)
    # Before anything it has to hold for.
    assert text.index("Content-Security-Policy") < text.index("<style>")


def test_every_source_is_in_the_page_and_none_asks_for_more() -> None:
    folder = resources_dir() / "evidence_viewer"
    assert {path.stem for path in folder.glob("*.js")} == set(viewer._SCRIPTS)
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.findall(r"https?://|innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", text), (
            path.name
        )


def test_sources_with_windows_line_ends_give_the_same_page(tmp_path) -> None:
    folder = tmp_path / "evidence_viewer"
    folder.mkdir()
    for path in (resources_dir() / "evidence_viewer").iterdir():
        (folder / path.name).write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (tmp_path / "fonts").symlink_to(resources_dir() / "fonts")
    facts = viewer_facts(manifest(ORIGINAL))
    assert viewer_page(facts, tmp_path) == viewer_page(facts, resources_dir())


def test_times_are_exact_to_the_microsecond() -> None:
    begin = NOW + timedelta(microseconds=1)
    file = replace(ORIGINAL, covers=TimeRange(begin, begin + timedelta(seconds=1)))
    told = viewer_facts(manifest(file))["files"][0]
    assert round(told["begin_ms"] * 1000) == round(begin.timestamp() * 1_000_000)


def test_pictures_a_second_come_from_their_number_where_nobody_says() -> None:
    told = viewer_facts(manifest(ORIGINAL))["files"][0]
    assert told["fps"] == pytest.approx(53_970 / (REAL.end - REAL.begin).total_seconds(), abs=0.001)
    stated = replace(ORIGINAL, codec=CodecFacts("mp4", "h264", 1920, 1080, 53_971, rate=12.5))
    assert viewer_facts(manifest(stated))["files"][0]["fps"] == 12.5


def test_gaps_belong_to_the_files_they_are_in() -> None:
    gap = TimeRange(ASKED.begin + timedelta(minutes=10), ASKED.begin + timedelta(minutes=11))
    first = replace(description().footage[0], gaps=(gap,), files=(ORIGINAL.path,))
    derived = replace(ORIGINAL, path="playable/1101-0007.mp4", role=FileRole.PLAYABLE)
    other = replace(ORIGINAL, path="original/1101-0011.mp4", camera="c-2")
    later = replace(ORIGINAL, path="playable/late.mp4", role=FileRole.PLAYABLE, covers=TimeRange(gap.end, REAL.end))
    told = viewer_facts(manifest(ORIGINAL, derived, other, later, footage=(first, description().footage[1])))
    assert [len(file["gaps"]) for file in told["files"]] == [1, 1, 0, 0]


def test_numbers_of_identity_cards_stay_out() -> None:
    told = json.dumps(viewer_facts(manifest(ORIGINAL)), ensure_ascii=False)
    assert "ร.ต.อ. กล้า หาญ" in told
    assert "1234567" not in told
