"""Texts of the errors of reviewing: ``ui/messages.py`` puts them among its own."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEXTS: dict[str, tuple[str, str]] = {
    "review.nobody": (
        str(QT_TRANSLATE_NOOP("messages", "Nobody is signed in, so nobody can take this step")),
        str(QT_TRANSLATE_NOOP("messages", "Sign in and do it again.")),
    ),
    "review.unknown": (
        str(QT_TRANSLATE_NOOP("messages", "There is no item {item} in the queue")),
        str(QT_TRANSLATE_NOOP("messages", "Refresh the queue.")),
    ),
    "review.own_item": (
        str(QT_TRANSLATE_NOOP("messages", "Nobody reviews what he did himself (item {item})")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Another supervisor has to take it. If you were asked, answer under “Questions to you”."
            )
        ),
    ),
    "review.not_asked": (
        str(QT_TRANSLATE_NOOP("messages", "This question is for somebody else, or is answered already (item {item})")),
        str(QT_TRANSLATE_NOOP("messages", "Refresh the queue.")),
    ),
    "review.finished": (
        str(QT_TRANSLATE_NOOP("messages", "Item {item} is signed off already")),
        str(QT_TRANSLATE_NOOP("messages", "Nothing is left to do.")),
    ),
    "review.escalated_by_you": (
        str(QT_TRANSLATE_NOOP("messages", "You handed this item on (item {item})")),
        str(QT_TRANSLATE_NOOP("messages", "Somebody else has to decide now.")),
    ),
    "review.note_missing": (
        str(QT_TRANSLATE_NOOP("messages", "A note is missing")),
        str(QT_TRANSLATE_NOOP("messages", "Write in a sentence what you found, asked or answered.")),
    ),
    "review.nobody_to_ask": (
        str(QT_TRANSLATE_NOOP("messages", "It is not known who this was, so nobody can be asked (item {item})")),
        str(QT_TRANSLATE_NOOP("messages", "Sign it off with a note, or escalate it.")),
    ),
    "review.changed_meanwhile": (
        str(QT_TRANSLATE_NOOP("messages", "Item {item} has changed meanwhile")),
        str(QT_TRANSLATE_NOOP("messages", "It is shown as it is now. Read it and do it again.")),
    ),
    "review.report_empty": (
        str(QT_TRANSLATE_NOOP("messages", "There is nothing to report of that month")),
        str(QT_TRANSLATE_NOOP("messages", "Choose another month.")),
    ),
    "review.report_part_missing": (
        str(QT_TRANSLATE_NOOP("messages", "The part that writes Excel files is not installed")),
        str(QT_TRANSLATE_NOOP("messages", "Install the package openpyxl, or make the report as PDF.")),
    ),
    "input.rule_number": (
        str(QT_TRANSLATE_NOOP("messages", "A number of the rule is outside its limits ({least} to {most})")),
        str(QT_TRANSLATE_NOOP("messages", "Correct the marked number.")),
    ),
    "input.rule_list": (
        str(QT_TRANSLATE_NOOP("messages", "A list of the rule holds something unknown or too much (at most {most})")),
        str(QT_TRANSLATE_NOOP("messages", "Correct the marked list.")),
    ),
    "input.rule_first": (
        str(QT_TRANSLATE_NOOP("messages", "The first rule of a kind cannot be deleted")),
        str(QT_TRANSLATE_NOOP("messages", "Switch it off instead.")),
    ),
    "input.area_range": (
        str(QT_TRANSLATE_NOOP("messages", "A limit of the area is not possible ({least} to {most})")),
        str(QT_TRANSLATE_NOOP("messages", "Correct the marked number.")),
    ),
    "input.date_order": (
        str(QT_TRANSLATE_NOOP("messages", "The end is not after the beginning")),
        str(QT_TRANSLATE_NOOP("messages", "Correct one of the two times.")),
    ),
    "input.camera_not_chosen": (
        str(QT_TRANSLATE_NOOP("messages", "No camera is called “{value}”")),
        str(QT_TRANSLATE_NOOP("messages", "Choose one of those that are offered, or clear the field.")),
    ),
}
