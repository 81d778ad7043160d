"""What stands between a person and the desk: creating the first administrator, signing in, unlocking, taking over.

One column of forms. At the start it stands in the middle of the window; while a wall plays it stands beside it, because
nothing may be drawn over the video. It decides nothing: it asks by signals and is told what to show.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.person import Person
from vms_desktop.domain.place import Province
from vms_desktop.domain.shift import NOTE_LIMIT
from vms_desktop.services.people.sign_in import Typed
from vms_desktop.ui import icons, language, theme
from vms_desktop.ui.people.fields import Field
from vms_desktop.ui.people.first_form import FirstForm
from vms_desktop.ui.people.password_form import PasswordForm
from vms_desktop.ui.people.recover_form import RecoverForm
from vms_desktop.ui.people.shown_once import ShownOnce
from vms_desktop.ui.people.sign_in_form import SignInForm
from vms_desktop.ui.words_label import WordsLabel

WIDTH = 384


class GateMode(StrEnum):
    """What the panel asks for."""

    FIRST = "first"
    SHEET = "sheet"
    SIGN_IN = "sign_in"
    RECOVER = "recover"
    CHANGE = "change"
    LOCKED = "locked"
    TAKE_OVER = "take_over"
    CLOSE = "close"


_ICONS = {
    GateMode.FIRST: "user-plus",
    GateMode.SHEET: "shield-check",
    GateMode.SIGN_IN: "user",
    GateMode.RECOVER: "key-round",
    GateMode.CHANGE: "key-round",
    GateMode.LOCKED: "lock",
    GateMode.TAKE_OVER: "repeat",
    GateMode.CLOSE: "log-out",
}


class GatePanel(QFrame):
    """Signals: ``first_asked(PersonDraft, str)``; ``sign_in_asked(Typed)``; ``unlock_asked(Typed)``;
    ``close_asked(Typed)``; ``take_over_asked(Typed, str)`` with the note for the shift log; ``change_asked(str, str)``
    (old, new password); ``recover_asked(str, str, str)``; ``sheet_kept()``; ``mode_asked(GateMode)``: another form,
    please; ``back_asked()``: leave it; ``language_chosen(str)``.
    """

    first_asked = Signal(object, str)
    sign_in_asked = Signal(object)
    unlock_asked = Signal(object)
    close_asked = Signal(object)
    take_over_asked = Signal(object, str)
    change_asked = Signal(str, str)
    recover_asked = Signal(str, str, str)
    sheet_kept = Signal()
    mode_asked = Signal(object)
    back_asked = Signal()
    language_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gatePanel")
        self.setFixedWidth(WIDTH)
        self.mode = GateMode.SIGN_IN
        self._person: Person | None = None
        self._province: Province | None = None
        self._may_go_back = False
        self._sign = QLabel(self)
        self._title = WordsLabel(self)
        self._title.setObjectName("gateTitle")
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self._about = WordsLabel(self)
        self._about.setObjectName("gateAbout")
        self._about.setProperty("role", "quiet")
        self._about.setWordWrap(True)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self.first = FirstForm(self)
        self.sheet = ShownOnce("recoverySheet", self)
        self.sign_in = SignInForm("signIn", self)
        self.recover = RecoverForm(self)
        self.change = PasswordForm("changePassword", self, asks_old=False)
        self.unlock = SignInForm("unlock", self)
        self.take_over = SignInForm("takeOver", self)
        self.leave = SignInForm("closeDesk", self)
        self.note = QPlainTextEdit(self)
        self.note.setObjectName("takeOverNote")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(96)
        self._note = Field(self.note, self)
        self._links = {name: self._link(name) for name in ("other", "forgotten", "back")}
        self.language = QComboBox(self)
        self.language.setObjectName("gateLanguage")
        self.language.addItem("ไทย", language.THAI)
        self.language.addItem("English", language.ENGLISH)
        self.language.currentIndexChanged.connect(
            lambda _at: self.language_chosen.emit(str(self.language.currentData()))
        )
        self._forms: dict[GateMode, QWidget] = {
            GateMode.FIRST: self.first,
            GateMode.SHEET: self.sheet,
            GateMode.SIGN_IN: self.sign_in,
            GateMode.RECOVER: self.recover,
            GateMode.CHANGE: self.change,
            GateMode.LOCKED: self.unlock,
            GateMode.TAKE_OVER: self.take_over,
            GateMode.CLOSE: self.leave,
        }
        self._connect()
        self._lay_out()
        self.retranslate()
        self.show_mode(GateMode.SIGN_IN, None)

    def _link(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(f"gate_{name}")
        button.setAutoDefault(False)
        return button

    def _connect(self) -> None:
        self.first.submitted.connect(self.first_asked)
        self.sheet.kept.connect(self.sheet_kept)
        self.sign_in.submitted.connect(self.sign_in_asked)
        self.unlock.submitted.connect(self.unlock_asked)
        self.take_over.submitted.connect(self._take_over)
        self.leave.submitted.connect(self.close_asked)
        self.change.submitted.connect(self.change_asked)
        self.recover.submitted.connect(self.recover_asked)
        self._links["other"].clicked.connect(lambda: self.mode_asked.emit(GateMode.TAKE_OVER))
        self._links["forgotten"].clicked.connect(lambda: self.mode_asked.emit(GateMode.RECOVER))
        self._links["back"].clicked.connect(self.back_asked)

    def _take_over(self, typed: Typed) -> None:
        self.take_over_asked.emit(typed, self.note.toPlainText()[:NOTE_LIMIT])

    def _lay_out(self) -> None:
        self._place = QLabel(self)
        self._place.setProperty("role", "section")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._place)
        column.addLayout(head)
        column.addWidget(self._about)
        for form in self._forms.values():
            if form is self.take_over:
                column.addWidget(self._note)  # whoever leaves writes it, then the other one signs in
            column.addWidget(form)
        for link in self._links.values():
            column.addWidget(link)
        column.addStretch(1)
        column.addWidget(self.language)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def set_province(self, province: Province) -> None:
        """Whose room it is stands above all forms."""
        self._province = province
        self._show_words()

    # ---- what it shows ---------------------------------------------------------------------------------------

    def show_mode(self, mode: GateMode, person: Person | None, *, may_go_back: bool = False) -> None:
        """``person``: who is signed in. ``may_go_back``: there is something behind this form to go back to."""
        self.mode, self._person, self._may_go_back = mode, person, may_go_back
        for known, form in self._forms.items():
            form.setVisible(known is mode)
        self._note.setVisible(mode is GateMode.TAKE_OVER)
        self.unlock.set_person(person if mode is GateMode.LOCKED else None)
        self._links["other"].setVisible(mode is GateMode.LOCKED)
        self._links["forgotten"].setVisible(mode is GateMode.SIGN_IN)
        self._links["back"].setVisible(may_go_back)
        self.language.setVisible(mode is not GateMode.SHEET)
        self._sign.setPixmap(icons.pixmap(_ICONS[mode], theme.ACCENT, 32))
        self._show_words()

    def clear(self) -> None:
        """Nothing of what was typed stays behind."""
        for form in (self.sign_in, self.unlock, self.take_over, self.leave):
            form.clear()
        self.change.clear()
        self.recover.clear()
        self.first.password.clear()
        self.note.clear()

    def set_busy(self, busy: bool) -> None:
        form = self._forms[self.mode]
        if isinstance(form, SignInForm | PasswordForm):
            form.set_busy(busy)
        elif isinstance(form, FirstForm | RecoverForm):
            form.password.set_busy(busy)

    def tell(self, error: VmsError) -> None:
        form = self._forms[self.mode]
        if isinstance(form, SignInForm | PasswordForm | FirstForm | RecoverForm):
            form.tell(error)

    def take_keyboard(self) -> None:
        form = self._forms[self.mode]
        if isinstance(form, SignInForm | PasswordForm | FirstForm | RecoverForm | ShownOnce):
            form.take_keyboard()

    @property
    def is_untouched(self) -> bool:
        """Whether nothing is typed that would be lost."""
        typed = (self.unlock.password, self.take_over.password, self.leave.password, self.change.new)
        return not any(field.text() for field in typed) and not self.note.toPlainText()

    def sheet_words(self) -> str:
        return self.tr(
            "Write this code on paper and put it into the safe. With it an administrator who forgot the password gets "
            "in again. It counts once."
        )

    # ---- words -----------------------------------------------------------------------------------------------

    def _show_words(self) -> None:
        self._title.setText(
            {
                GateMode.FIRST: self.tr("Create the first administrator"),
                GateMode.SHEET: self.tr("Recovery sheet"),
                GateMode.SIGN_IN: self.tr("Sign in"),
                GateMode.RECOVER: self.tr("Password forgotten"),
                GateMode.CHANGE: self.tr("Choose a password of your own"),
                GateMode.LOCKED: self.tr("The desk is locked"),
                GateMode.TAKE_OVER: self.tr("Hand over the shift"),
                GateMode.CLOSE: self.tr("Close the locked desk?"),
            }[self.mode]
        )
        if self._province is not None:
            self._place.setText(
                self.tr("CCTV operations room · {0} province").format(language.place_name(self._province))
            )
        name = self._person.name if self._person is not None else ""
        self._about.setText(
            {
                GateMode.FIRST: self.tr("This person adds everybody else. No password comes with the program."),
                GateMode.SHEET: "",
                GateMode.SIGN_IN: "",
                GateMode.RECOVER: self.tr(
                    "Ask an administrator for a new password. Administrators who forgot their own use the recovery "
                    "sheet from the safe; it shows in the access log."
                ),
                GateMode.CHANGE: self.tr("The password you were given counts once only."),
                GateMode.LOCKED: self.tr("The wall goes on. Who locked the desk types the password."),
                GateMode.TAKE_OVER: self.tr("From {0}, to whoever signs in here. The wall goes on.").format(name),
                GateMode.CLOSE: self.tr(
                    "The wall goes dark, and what this computer records stops. {0} or an administrator types name and "
                    "password; it shows in the access log."
                ).format(name),
            }[self.mode]
        )
        self._about.setVisible(bool(self._about.text()))

    def retranslate(self) -> None:
        self.sign_in.set_action(self.tr("Sign in"))
        self.unlock.set_action(self.tr("Unlock"))
        self.take_over.set_action(self.tr("Take over the shift"))
        self.leave.set_action(self.tr("Close the desk, wall off"))
        self.change.set_action(self.tr("Use this password"))
        self._note.set_text(self.tr("Note for the next shift"))
        for name, text in (
            ("other", self.tr("Somebody else takes over…")),
            ("forgotten", self.tr("Password forgotten…")),
            ("back", self.tr("Back")),
        ):
            self._links[name].setText(text)
            self._links[name].setAccessibleName(text)
        self.language.setAccessibleName(self.tr("Language"))
        with QSignalBlocker(self.language):
            self.language.setCurrentIndex(self.language.findData(language.current()))
        self._show_words()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._may_go_back:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
