"""What all dialogs of steps have in common: they say what is missing, and at which field a mistake is."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from vms_desktop.domain.requests.limits import RequestLimits
from vms_desktop.ui.requests.settings_dialog import RequestSettingsDialog
from vms_desktop.ui.requests.simple_dialogs import ForwardDialog


async def test_a_dialog_says_what_its_button_waits_for() -> None:
    dialog = ForwardDialog(["ทน.สมุทรปราการ"])
    missing = dialog.findChild(QLabel, "forwardDialogMissing")
    assert not dialog.action.isEnabled() and "เหตุผล" in missing.text() and "หน่วยงาน" not in missing.text()
    dialog.reason.setPlainText("กล้องของเทศบาล")
    assert dialog.action.isEnabled() and missing.text() == ""
    dialog.agency.setEditText("")
    assert not dialog.action.isEnabled() and "หน่วยงาน" in dialog.action.accessibleDescription()
    dialog.deleteLater()


async def test_a_pattern_that_is_none_is_told_at_its_field_and_taken_back() -> None:
    dialog = RequestSettingsDialog(None, RequestLimits())
    row, _field = dialog._rows["number_pattern"]
    dialog.pattern.setText("REQ")
    assert row.problem
    dialog.pattern.setText("REQ-{year_be}-{seq:04d}")
    assert row.problem == ""
    dialog.deleteLater()
