"""The figures of a measurement as a person reads them."""

from __future__ import annotations

import pytest

from vms_desktop.capacity.report import CapacityReport
from vms_desktop.capacity.words import words


@pytest.mark.parametrize("language", ["th", "en"])
def test_what_never_happened_is_a_dash_and_no_word_of_the_programs(language: str) -> None:
    """A wall of which one tile stayed dark has no time at which all showed."""
    report = CapacityReport(feeds=4, layout=4, seconds=5, cores=2, renderer="", counted_by="player", feeds_live=3)
    report.first_picture_s = 0.25
    text = words(report, language)
    assert "0.25" in text
    assert "–" in text
    assert "None" not in text
