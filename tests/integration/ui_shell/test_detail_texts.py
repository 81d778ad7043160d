"""Details of an entry in words: what the program writes, and what anybody may have written."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication

from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.log_text import details_text
from vms_desktop.ui import formatting, language
from vms_desktop.ui.review.detail_texts import _NAMES, detail_lines, detail_name

THAI = re.compile(r"[\u0e01-\u0e5b]")


def test_every_name_has_a_text_in_both_languages(qapp: QApplication) -> None:
    language.install(qapp, language.ENGLISH)
    english = {name: detail_name(name) for name in _NAMES}
    language.install(qapp, language.THAI)
    for name, text in english.items():
        assert text and not THAI.search(text)
        assert THAI.search(detail_name(name)) or name == "sha256", name


def test_a_look_is_told_by_what_was_asked_for(qapp: QApplication) -> None:
    """Two persons are two persons, no change from one to the other; times are times."""
    language.install(qapp, language.ENGLISH)
    asked = LogFilter(persons=("u-1", "u-2"), actions=(Action.LIVE_OPENED,), from_us=1_795_500_000_000_000)
    told = detail_lines(details_text(asked.as_details()))
    since = formatting.moment_text(moment(asked.from_us))
    assert told == ["Actions: Live view opened", f"From: {since}", "Persons: u-1, u-2"]


@pytest.mark.parametrize(
    ("details", "told"),
    [
        ('{"name_th":["แยกเก่า","แยกใหม่"]}', ["name_th: แยกเก่า → แยกใหม่"]),
        ('{"enabled":[true,false],"title":["a",null]}', ["Switched on: yes → no", "Title: a → —"]),
        ('{"rests":[[0.1,null,0]]}', ["Came to rest at (pan, tilt, zoom): [0.1, null, 0]"]),
        ('{"from_us":999999999999999999999,"bytes":"x","persons":"u-1"}',
         ["From: 999999999999999999999", "Size: x", "Persons: u-1"]),
        ('{"bytes":1400000000,"new_thing":{"a":[1]}}', ["Size: 1.4 GB", 'new_thing: {"a": [1]}']),
        ('{"form":"hold_letter","letter_number":"สป 0017.2/9","dated":"2026-11-24","until":"soon"}',
         ["Form: Letter asking to hold footage", "Letter no.: สป 0017.2/9", "Dated: 24 Nov 2026", "Until: soon"]),
        ("no object", ["no object"]),
        ("", []),
    ],
)  # fmt: skip
def test_what_nobody_knows_is_shown_as_it_is(qapp: QApplication, details: str, told: list[str]) -> None:
    language.install(qapp, language.ENGLISH)
    assert detail_lines(details) == told
