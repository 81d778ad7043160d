"""A package is dropped on the page, and the page says what it is."""

from __future__ import annotations

import asyncio
import os
import shutil
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from evidence_room import SIGNER, TRUST
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QWidget
from qt_room import button
from waiting import until

from vms_desktop.adapters.archives import AesZips
from vms_desktop.adapters.secrets import signature_holds
from vms_desktop.domain.errors import AccessError
from vms_desktop.domain.evidence.findings import CheckReport, KnownKey
from vms_desktop.services.evidence.checking import Trust, check
from vms_desktop.services.evidence.opening import opened
from vms_desktop.services.evidence.packing import pack
from vms_desktop.services.evidence.wish import Progress
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.evidence import CheckDialog, CheckParts, open_check_dialog

WORDS = "ยี่สิบตัวอักษรขึ้นไป"


class RealChecker:
    """The real check without log and rights. ``hold``: it waits there until it is let go or stopped."""

    def __init__(self) -> None:
        self.trusted = TRUST
        self.hold: threading.Event | None = None
        self.ended = 0

    async def check(
        self, package: Path, *, passphrase: str | None = None, tell: Callable[[Progress], None] = lambda _: None
    ) -> CheckReport:
        def run() -> CheckReport:
            with opened(package, passphrase, AesZips()) as contents:
                tell(Progress("checking", 1, 2))
                if self.hold is not None:
                    assert self.hold.wait(30)
                return check(contents, self.trusted)

        try:
            return await asyncio.to_thread(run)
        finally:
            self.ended += 1

    async def trust(self, public_key: bytes, name: str) -> None:
        self.trusted = Trust([KnownKey(public_key, name)], signature_holds)


@pytest.fixture
def checker() -> RealChecker:
    return RealChecker()


@pytest.fixture
async def dialog(qapp, checker) -> AsyncIterator[CheckDialog]:
    over = QWidget()
    over.resize(1366, 768)
    over.show()
    made = open_check_dialog(CheckParts(checker), over)
    yield made
    made.reject()
    await asyncio.sleep(0)
    over.close()


def drop(dialog: CheckDialog, *paths: Path | str) -> bool:
    """As the file manager does it; whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) if isinstance(path, Path) else QUrl(path) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, left, none)
    over.ignore()
    dialog.drop.dragEnterEvent(over)
    if not over.isAccepted():
        return False
    dialog.drop.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, none))
    return True


async def verdict(dialog: CheckDialog) -> str:
    await until(dialog.verdict.isVisible)
    return dialog.verdict.word.text()


async def test_intact_package(dialog, sealed) -> None:
    assert drop(dialog, sealed.path)
    assert await verdict(dialog) == "✔ ครบถ้วนถูกต้อง"
    assert not dialog.verdict.findings.isVisible() and not dialog.trust.isVisible()


async def test_changed_package_says_which_file(dialog, sealed, tmp_path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(sealed.path, copy)
    path = copy / "original" / "1101-0007.mkv"
    os.chmod(path, 0o644)
    path.write_bytes(b"x" * path.stat().st_size)
    drop(dialog, copy)
    assert "ไม่ครบถ้วนถูกต้อง" in await verdict(dialog)
    (item,) = [dialog.verdict.findings.item(row).text() for row in range(dialog.verdict.findings.count())]
    assert item == "ถูกแก้ไข: original/1101-0007.mkv"
    drop(dialog, sealed.path)  # and the next one begins anew
    await until(lambda: dialog.verdict.word.text().startswith("✔"))


async def test_only_one_local_thing_can_be_dropped(dialog, sealed) -> None:
    assert not drop(dialog, sealed.path, sealed.path)
    assert not drop(dialog, "https://example.org/package.zip")
    assert not drop(dialog)


async def test_unknown_key_can_be_trusted_once_confirmed(dialog, checker, sealed) -> None:
    checker.trusted = Trust([], signature_holds)
    drop(dialog, sealed.path)
    assert "กุญแจที่ไม่รู้จัก" in await verdict(dialog)
    dialog.trust.click()
    confirm = await until(lambda: dialog.findChild(ConfirmDialog))
    texts = " ".join(label.text() for label in confirm.findChildren(QWidget) if hasattr(label, "text"))
    assert SIGNER.desk.id[:8] in texts and SIGNER.name in texts
    confirm.action.click()
    await until(lambda: dialog.verdict.word.text() == "✔ ครบถ้วนถูกต้อง")


async def test_who_may_not_change_settings_cannot_trust(qapp, checker, sealed) -> None:
    checker.trusted = Trust([], signature_holds)
    over = QWidget()
    over.show()
    parts = CheckParts(checker, lambda permission: AccessError("access.denied", permission=permission))
    dialog = open_check_dialog(parts, over, sealed.path)
    await verdict(dialog)
    assert dialog.trust.isVisible() and not dialog.trust.isEnabled() and dialog.trust.toolTip()
    dialog.reject()
    over.close()


async def test_passphrase_is_asked_for_and_forgotten(dialog, sealed, tmp_path) -> None:
    path = pack(sealed.path, sealed.manifest, tmp_path, TRUST, passphrase=WORDS, encrypted=AesZips())
    drop(dialog, path)
    await until(dialog.passphrase.isVisible)
    assert dialog.passphrase.echoMode() is dialog.passphrase.EchoMode.Password
    dialog.passphrase.setText("another")
    dialog.unlock.click()
    problem = dialog.findChild(QWidget, "checkProblem")
    await until(lambda: "รหัสผ่านไม่ถูกต้อง" in problem.text() and dialog.unlock.isEnabled())
    dialog.passphrase.setText(WORDS)
    dialog.unlock.click()
    assert await verdict(dialog) == "✔ ครบถ้วนถูกต้อง"
    assert dialog.passphrase.text() == "" and not dialog.passphrase.isVisible() and not problem.isVisible()


async def test_what_is_no_package_is_told(dialog, tmp_path) -> None:
    (tmp_path / "video.mp4").write_bytes(b"x")
    drop(dialog, tmp_path / "video.mp4")
    problem = dialog.findChild(QWidget, "checkProblem")
    await until(problem.isVisible)
    assert "ไม่ใช่ชุดพยานหลักฐาน" in problem.text() and not dialog.verdict.isVisible()


async def test_check_can_be_stopped(dialog, checker, sealed) -> None:
    checker.hold = threading.Event()
    drop(dialog, sealed.path)
    await until(dialog.stop.isVisible)
    assert not dialog.drop.isEnabled()
    dialog.stop.click()
    problem = dialog.findChild(QWidget, "checkProblem")
    await until(lambda: problem.isVisible() and dialog.drop.isEnabled())
    assert "ยังไม่ทราบผล" in problem.text() and not dialog.verdict.isVisible()
    checker.hold.set()
    drop(dialog, sealed.path)  # after a check that was stopped nothing could be checked any more
    await until(dialog.verdict.isVisible)
    assert not problem.isVisible()


async def test_closing_ends_the_check(qapp, checker, sealed) -> None:
    checker.hold = threading.Event()
    over = QWidget()
    over.show()
    dialog = open_check_dialog(CheckParts(checker), over, sealed.path)
    await until(dialog.stop.isVisible)
    dialog.reject()
    await until(lambda: checker.ended == 1)
    checker.hold.set()
    over.close()


async def test_all_its_buttons_are_named_and_reached_by_keyboard(dialog) -> None:
    for name in ("checkFolder", "checkFile", "checkClose"):
        assert button(dialog, name).focusPolicy() & Qt.FocusPolicy.TabFocus
    assert all(one.text() for one in dialog.findChildren(QPushButton))
