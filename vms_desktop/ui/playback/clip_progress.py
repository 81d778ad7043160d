"""How the cutting of clips goes: a row a camera, with its file and hash when it is done."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from vms_desktop.domain.clip import ClipJob, ClipPart, ClipState
from vms_desktop.ui import formatting, language, messages
from vms_desktop.ui.words_label import WordsLabel

translate = QCoreApplication.translate


class ClipProgress(QWidget):
    """Rows are made with the first job shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def show_job(self, job: ClipJob) -> None:
        if not self._rows:
            for part in job.parts:
                row = _Row(part, self)
                self._rows.append(row)
                self._column.insertWidget(self._column.count() - 1, row)
        for row, part in zip(self._rows, job.parts, strict=True):
            row.show_part(part)


class _Row(QFrame):
    def __init__(self, part: ClipPart, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        name = QLabel(f"{part.camera.code} {language.camera_name(part.camera)}", self)
        name.setTextFormat(Qt.TextFormat.PlainText)
        self._state = QLabel(self)
        self._state.setProperty("role", "quiet")
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 100)
        self._bar.setAccessibleName(name.text())
        self._result = WordsLabel(self)
        self._result.setObjectName(f"clipResult_{part.camera.id}")
        self._result.setWordWrap(True)
        self._result.setTextFormat(Qt.TextFormat.PlainText)
        self._result.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._result.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setColumnStretch(0, 1)
        grid.addWidget(name, 0, 0)
        grid.addWidget(self._state, 0, 1)
        grid.addWidget(self._bar, 1, 0, 1, 2)
        grid.addWidget(self._result, 2, 0, 1, 2)

    def show_part(self, part: ClipPart) -> None:
        self._state.setText(state_word(part.state))
        self._bar.setVisible(part.state in (ClipState.WAITING, ClipState.CUTTING))
        self._bar.setValue(round(part.progress * 100))
        text = result_text(part)
        self._result.setText(text)
        self._result.setVisible(bool(text))
        role = "problem" if part.state is ClipState.FAILED else ""
        if self._result.property("role") != role:
            self._result.setProperty("role", role)
            self._result.style().polish(self._result)


def state_word(state: ClipState) -> str:
    return {
        ClipState.WAITING: translate("ClipProgress", "Waiting"),
        ClipState.CUTTING: translate("ClipProgress", "Being cut"),
        ClipState.DONE: translate("ClipProgress", "Done"),
        ClipState.FAILED: translate("ClipProgress", "Failed"),
        ClipState.CANCELLED: translate("ClipProgress", "Cancelled"),
    }[state]


def result_text(part: ClipPart) -> str:
    """Files with hash and length, or what went wrong."""
    if part.error is not None:
        return messages.error_text(part.error)
    lines = []
    for file in part.files:
        length = formatting.length_text((file.end - file.begin).total_seconds())
        size = translate("ClipProgress", "{0} MB").format(f"{file.bytes / 1e6:.1f}")
        lines += [f"{file.path.name} · {length} · {size}", f"SHA-256 {formatting.digest_text(file.sha256)}"]
        if file.gaps:
            lost = sum((gap.end - gap.begin).total_seconds() for gap in file.gaps)
            lines.append(
                translate("ClipProgress", "The recording has gaps here, {0} in all; the file names each.").format(
                    formatting.duration_text(lost)
                )
            )
        for one in file.unread:
            why, _ = messages.footage_texts(one.reason)
            lines.append(
                translate("ClipProgress", "Not read: {0} to {1}. {2}. Cut this part once more.").format(
                    formatting.moment_text(one.between.begin), formatting.time_text(one.between.end), why
                )
            )
    return "\n".join(lines)
