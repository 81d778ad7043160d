"""Every action, fault, remark and column of the access log has a text in both languages."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication

from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_chain import Fault
from vms_desktop.domain.log_judgement import Remark
from vms_desktop.services.log.log_files import CSV_FIELDS
from vms_desktop.ui import language, log_texts

THAI = re.compile(r"[\u0e01-\u0e5b]")


@pytest.mark.parametrize("tongue", [language.THAI, language.ENGLISH])
def test_texts_are_complete_in_both_languages(qapp: QApplication, tongue: str) -> None:
    language.install(qapp, tongue)
    texts = [log_texts.action_text(action.value) for action in Action]
    texts += [log_texts.group_text(action.group) for action in Action]
    texts += [log_texts.fault_text(fault, 7, 9) for fault in Fault]
    texts += [log_texts.remark_text(remark, 3, "names") for remark in Remark]
    texts += [log_texts.heading_text(field) for field in CSV_FIELDS]
    for text in texts:
        assert text.strip() and "{" not in text
        assert bool(THAI.search(text)) == (tongue == language.THAI), text
    actions = texts[: len(Action)]
    assert len(set(actions)) == len(actions)


def test_fault_names_the_entries_concerned(qapp: QApplication) -> None:
    language.install(qapp, language.ENGLISH)
    assert log_texts.fault_text(Fault.MISSING, 7, 9) == "Entries 7 to 9 are missing"
    assert log_texts.fault_text(Fault.CHANGED, 7, 0) == "Entry 7 was changed"


def test_action_of_a_newer_program_is_shown_as_it_is(qapp: QApplication) -> None:
    assert log_texts.action_text("future.action") == "future.action"
