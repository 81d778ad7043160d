"""What a check found, on the screen: the verdict in words, the package's facts, and each finding."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from vms_desktop.domain.evidence.findings import CheckReport
from vms_desktop.services.evidence.contents import printable
from vms_desktop.ui import formatting, language, theme
from vms_desktop.ui.evidence_texts import finding_text
from vms_desktop.ui.words_label import WordsLabel


class Verdict(QFrame):
    """Shows nothing until ``show_report``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checkVerdict")
        self.setProperty("role", "card")
        self.word = WordsLabel(self)
        self.word.setObjectName("checkWord")
        self.word.setProperty("role", "title")
        self.word.setWordWrap(True)
        self._why = WordsLabel(self)
        self._why.setObjectName("checkWhy")
        self._why.setWordWrap(True)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(2)
        self._facts.setColumnStretch(1, 1)
        self.findings = QListWidget(self)
        self.findings.setObjectName("checkFindings")
        self.findings.setAccessibleName(self.tr("Findings"))
        self.findings.setWordWrap(True)
        self.findings.setMinimumHeight(110)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.word)
        column.addWidget(self._why)
        column.addWidget(self.findings, 10)
        column.addLayout(self._facts)
        column.addStretch(1)
        self.hide()

    def clear(self) -> None:
        self.hide()

    def show_report(self, report: CheckReport) -> None:
        told = "th" if language.is_thai() else "en"
        lines = [finding_text(finding, told) for finding in report.findings]
        if report.intact:
            self._say(self.tr("✔ Intact"), theme.DARK.ok)
            self._why.setText(self.tr("Every byte is as it was sealed, and the key that sealed it is known here."))
        elif report.lacks_only_the_key:
            self._say(self.tr("✘ Signed by a key that is not known here"), theme.DARK.alarm)
            self._why.setText(
                self.tr(
                    "The files agree with one another, but anybody could have made them. Compare the key's fingerprint "
                    "with the printed receipt, or ask the desk that is said to have sealed it."
                )
            )
        else:
            self._say(self.tr("✘ Not intact: %Ln finding(s)", "", len(lines)), theme.DARK.alarm)
            self._why.setText(self.tr("Do not rely on it. Keep it as it is, and tell the desk that handed it over."))
        self.findings.clear()
        self.findings.addItems(lines)
        self.findings.setVisible(bool(lines))
        self._fill(report)
        self.show()

    def _say(self, word: str, colour: str) -> None:
        self.word.setText(word)
        self.word.setStyleSheet(f"color: {colour};")

    def _fill(self, report: CheckReport) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for row, (name, value) in enumerate(self._rows(report)):
            title, text = QLabel(name, self), WordsLabel(self)
            title.setProperty("role", "quiet")
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setText(value)
            self._facts.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(text, row, 1)

    def _rows(self, report: CheckReport) -> list[tuple[str, str]]:
        manifest, signer = report.manifest, report.signer
        rows = []
        if manifest is not None:
            described = manifest.package
            number = printable(described.request.number)
            rows.append((self.tr("Request"), self.tr("{0}, delivery {1}").format(number, described.number)))
            rows.append((self.tr("Sealed"), formatting.moment_text(manifest.made_at)))
        if signer is not None:
            rows.append((self.tr("Sealed by"), printable(signer.known_as) or self.tr("a key that is not known here")))
            rows.append((self.tr("Fingerprint of the key"), formatting.digest_text(signer.fingerprint)))
        if report.manifest_sha256:
            rows.append((self.tr("Hash of the package"), formatting.digest_text(report.manifest_sha256)))
        if manifest is not None:
            # The one a person with the receipt in hand compares: papers bear no other.
            rows.append((self.tr("Hash on the receipt"), formatting.digest_text(manifest.content_sha256)))
        size = formatting.bytes_text(report.bytes)
        rows.append((self.tr("Read"), self.tr("%Ln file(s), {0}", "", report.files).format(size)))
        kinds = []
        if report.split:
            kinds.append(self.tr("a copy with large files in parts"))
        if report.encrypted:
            kinds.append(self.tr("encrypted"))
        if kinds:
            rows.append((self.tr("Kind"), ", ".join(kinds)))
        return rows
