"""Checking an evidence package: drop it, and read whether it is as it was sealed.

open_check_dialog(parts: CheckParts, parent: QWidget) -> CheckDialog
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.errors import EvidenceError, VmsError
from vms_desktop.domain.evidence.findings import CheckReport
from vms_desktop.domain.permission import Permission
from vms_desktop.services.evidence.contents import printable
from vms_desktop.services.evidence.wish import Progress
from vms_desktop.ui import formatting, icons, messages
from vms_desktop.ui.dialogs.confirm_dialog import ConfirmDialog
from vms_desktop.ui.dialogs.file_dialog import file_dialog
from vms_desktop.ui.evidence.drop_area import DropArea
from vms_desktop.ui.evidence.parts import CheckParts
from vms_desktop.ui.evidence.verdict import Verdict
from vms_desktop.ui.offered import offer
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel

SIZE = QSize(860, 720)
_OFTEN_MS = 150
_OF_BAR = 1000
_CHECKING = "check"
_SECRET = ("evidence.passphrase_needed", "evidence.passphrase_wrong")


class CheckDialog(QDialog):
    """Shown with ``open()``; ``check(path)`` begins. Closing it ends a check that runs."""

    def __init__(self, parts: CheckParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checkDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Check an evidence package"))
        self.resize(SIZE.boundedTo(self.screen().availableGeometry().size() - QSize(60, 60)))
        self._parts = parts
        self._path: Path | None = None
        self._progress = Progress("", 0, 0)
        self._runs = self._is_over = False
        self._passphrase: str | None = None
        self._tasks = WidgetTasks("check a package", self)
        self._tasks.failed.connect(self._tell)
        self.drop = DropArea(self)
        self.drop.dropped.connect(self.check)
        self.drop.folder_asked.connect(lambda: self._choose(QFileDialog.FileMode.Directory))
        self.drop.file_asked.connect(lambda: self._choose(QFileDialog.FileMode.ExistingFile))
        self._name = WordsLabel(self)
        self._name.setObjectName("checkName")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setWordWrap(True)
        self._name.hide()
        self._secret = self._secret_row()
        self._bar = QProgressBar(self)
        self._bar.setObjectName("checkBar")
        self._bar.setRange(0, _OF_BAR)
        self._bar.setAccessibleName(self.tr("How far the check is"))
        self.verdict = Verdict(self)
        self._report: CheckReport | None = None
        self.trust = QPushButton(self.tr("Trust this key from now on…"), self)
        self.trust.setObjectName("checkTrust")
        self.trust.setAutoDefault(False)
        self.trust.clicked.connect(lambda _on=False: self._ask_trust())
        self.trust.hide()
        self._problem = WordsLabel(self)
        self._problem.setObjectName("checkProblem")
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self.stop = QPushButton(self.tr("Stop the check"), self)
        self.stop.setObjectName("checkStop")
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(lambda _on=False: self._stop())
        # The worker thread tells of every block: looked at some times a second is enough.
        self._timer = QTimer(self)
        self._timer.setInterval(_OFTEN_MS)
        self._timer.timeout.connect(self._show_progress)
        self._lay_out()
        self._show_running(False)
        self.finished.connect(lambda _result: self._end())

    def _secret_row(self) -> QWidget:
        row = QWidget(self)
        self.passphrase = QLineEdit(row)
        self.passphrase.setObjectName("checkPassphrase")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(self.tr("Passphrase"))
        self.passphrase.setPlaceholderText(self.tr("The passphrase that was told separately"))
        self.passphrase.returnPressed.connect(self._open_secret)
        self.unlock = QPushButton(self.tr("Check with this passphrase"), row)
        self.unlock.setObjectName("checkUnlock")
        self.unlock.setProperty("role", "accent")
        self.unlock.setAutoDefault(False)
        self.unlock.clicked.connect(lambda _on=False: self._open_secret())
        inner = QHBoxLayout(row)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(self.passphrase, 1)
        inner.addWidget(self.unlock)
        row.hide()
        return row

    def _lay_out(self) -> None:
        title = QLabel(self.windowTitle(), self)
        title.setProperty("role", "title")
        close = QPushButton(self.tr("Close"), self)
        close.setObjectName("checkClose")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        icons.set_beside_text(self.stop, "x")
        icons.set_beside_text(self.trust, "key-round")
        below = QHBoxLayout()
        below.addWidget(self.stop)
        below.addWidget(self.trust)
        below.addStretch(1)
        below.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(self.drop, 1)
        for part in (self._name, self._secret, self._bar, self._problem):
            column.addWidget(part)
        column.addWidget(self.verdict, 10)
        column.addLayout(below)

    # ---- choosing --------------------------------------------------------------------------------------------

    def _choose(self, mode: QFileDialog.FileMode) -> None:
        dialog = file_dialog("checkChoose", self.windowTitle(), self)
        dialog.setFileMode(mode)
        if mode is QFileDialog.FileMode.ExistingFile:
            dialog.setNameFilter(self.tr("Packages ({0});;All files (*)").format("*.zip *.zip.001 manifest.json"))
        else:
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.check(Path(name)))
        dialog.open()

    def check(self, path: Path) -> None:
        """Begin to check that package."""
        if self._runs:
            return
        self._path = path
        self._name.show()
        self._name.setText(self.tr("Package: {0}").format(printable(path.name)))
        self.passphrase.clear()
        self._secret.hide()
        self._begin(None)

    def _open_secret(self) -> None:
        typed = self.passphrase.text()
        if typed and not self._runs:
            self._begin(typed)

    def _begin(self, passphrase: str | None) -> None:
        if self._path is not None:
            self._problem.clear()
            self.verdict.clear()
            self.trust.hide()
            self._passphrase = passphrase
            self._tasks.start_once(self._check(self._path, passphrase), _CHECKING)

    # ---- checking --------------------------------------------------------------------------------------------

    async def _check(self, path: Path, passphrase: str | None) -> None:
        self._progress = Progress("", 0, 0)
        self._show_running(True)
        try:
            report = await self._parts.checker.check(path, passphrase=passphrase, tell=self._keep)
        except EvidenceError as error:
            if error.code not in _SECRET:
                raise
            self._secret.show()
            self.passphrase.selectAll()
            self.passphrase.setFocus()
            if passphrase is not None:
                self._tell(error)
            return
        finally:
            if not self._is_over:  # after a cancelled check the dialog may be gone
                self._show_running(False)
        self._secret.hide()
        self.passphrase.clear()
        self._report = report
        self.verdict.show_report(report)
        is_unknown = report.signer is not None and not report.signer.is_known
        self.trust.setVisible(is_unknown)
        offer(self.trust, self._parts.refused(Permission.CHANGE_SETTINGS))

    # ---- trusting ----------------------------------------------------------------------------------------------

    def _ask_trust(self) -> None:
        report = self._report
        if report is None or report.signer is None or report.manifest is None:
            return
        signer, name = report.signer, printable(report.manifest.sealer.name)
        dialog = ConfirmDialog(
            self.tr("Trust this key from now on?"),
            self.tr(
                "Fingerprint: {0}\n\nIt says to be of “{1}”. Packages sealed by it will count as intact here. Compare "
                "the fingerprint with the printed receipt first, or ask that desk by telephone."
            ).format(formatting.digest_text(signer.fingerprint), name),
            self.tr("Trust this key"),
            self,
        )
        dialog.accepted.connect(lambda: self._tasks.start_once(self._trust(signer.public_key, name), "trust"))
        dialog.open()

    async def _trust(self, public_key: bytes, name: str) -> None:
        await self._parts.checker.trust(public_key, name)
        self._begin(self._passphrase)

    def _keep(self, progress: Progress) -> None:
        """Called in a worker thread: one assignment, which nothing can come between."""
        self._progress = progress

    def _show_progress(self) -> None:
        progress = self._progress
        part = progress.done / progress.total if progress.total else 0.0
        self._bar.setValue(round(_OF_BAR * min(1.0, part)))

    def _show_running(self, runs: bool) -> None:
        self._runs = runs
        self._bar.setValue(0)
        self._bar.setVisible(runs)
        self.stop.setVisible(runs)
        self.drop.setEnabled(not runs)
        self.unlock.setEnabled(not runs)
        self._problem.setVisible(bool(self._problem.text()) and not runs)
        if runs:
            self._timer.start()
        else:
            self._timer.stop()

    def _stop(self) -> None:
        self._tasks.stop(_CHECKING)
        self._tell_words(self.tr("The check was stopped before its end: nothing is known about this package."))

    def _tell(self, error: VmsError) -> None:
        self._tell_words(messages.error_text(error))

    def _tell_words(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.show()

    def _end(self) -> None:
        self._is_over, self._passphrase = True, None
        self._timer.stop()
        self._tasks.cancel()


def open_check_dialog(parts: CheckParts, parent: QWidget, path: Path | None = None) -> CheckDialog:
    """Show it over ``parent``; ``path``: check that package at once."""
    dialog = CheckDialog(parts, parent)
    dialog.open()
    if path is not None:
        dialog.check(path)
    return dialog
