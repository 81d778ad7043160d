"""Every finding can be said in both languages, also where Qt is absent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vms_desktop.commands import doctor as cli_doctor
from vms_desktop.paths import DataFolder
from vms_desktop.services.doctor import Status
from vms_desktop.ui import doctor_texts

_SOURCE = Path(cli_doctor.__file__).read_text("utf-8")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("code", sorted(doctor_texts.known_codes()))
def test_thai_and_english_say_the_same(code: str) -> None:
    thai, thai_action, english, english_action = doctor_texts._TEXTS[code]
    assert thai and english
    assert bool(thai_action) == bool(english_action)
    assert set(_PLACEHOLDER.findall(thai)) == set(_PLACEHOLDER.findall(english))
    assert re.search("[ก-๙]", thai) and not re.search("[ก-๙]", english + english_action)


def test_every_code_the_command_uses_has_a_text() -> None:
    used = set(re.findall(r'"(doctor\.\w+)"', _SOURCE))
    assert used <= doctor_texts.known_codes()


def test_whatever_is_no_good_news_says_what_to_do() -> None:
    for code in doctor_texts.known_codes():
        if not code.endswith(("_ok", "_absent", "_default", "_hardware")):
            assert doctor_texts._TEXTS[code][3], code


def test_every_check_and_status_has_a_name(tmp_path: Path) -> None:
    for check in cli_doctor._checks(DataFolder(tmp_path), "th"):
        assert doctor_texts.check_name(check.name, "th") and doctor_texts.check_name(check.name, "en")
    for status in Status:
        assert doctor_texts.summary(status.value, "th") != doctor_texts.summary(status.value, "en")


def test_codes_of_other_parts_are_left_to_them() -> None:
    assert doctor_texts.doctor_text("storage.damaged", {}, "th") is None
