"""Our Thai order against an independent one: the collator Qt brings, where it has ICU behind it."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from vms_desktop.domain.thai_text import sort_key
from vms_desktop.paths import resources_dir


def test_all_place_names_of_the_country_stand_in_icus_order() -> None:
    core = pytest.importorskip("PySide6.QtCore")
    collator = core.QCollator(core.QLocale(core.QLocale.Language.Thai))
    if collator.compare("เก", "กา") < 0 or collator.compare("เก่า", "เก้า") >= 0:
        pytest.skip("this Qt has no Thai collation")
    data = json.loads((resources_dir() / "province-data" / "thailand_admin.json").read_text("utf-8"))
    names = {row[1] for row in data["subdistricts"]} | {row[1] for row in data["districts"]}
    names |= {province["th"] for province in data["provinces"]}
    ordered = sorted(names, key=sort_key)
    assert len(ordered) > 4000
    wrong = [(one, other) for one, other in pairwise(ordered) if collator.compare(one, other) > 0]
    assert wrong == []
