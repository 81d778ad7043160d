"""Colours, spacing and the style sheet: the one place where the look is decided.

Dark for the dim room; the light theme for an office desk comes from the same tokens. Text stands on its background
with at least 4.5:1.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from vms_desktop.domain.errors import WorkstationError
from vms_desktop.paths import resources_dir

BACKGROUND = "#0F1318"
SURFACE = "#171C23"
RAISED = "#1F2630"
LINE = "#2B3440"
TEXT = "#E6EAF0"
TEXT_QUIET = "#9AA6B5"
ACCENT = "#4DA3FF"
OK = "#3CCB7F"
WARNING = "#F5B83D"
ALARM = "#FF5D5D"
HOLD = "#B48CFF"

BASE_PX, SMALL_PX, TITLE_PX, LARGE_PX = 15, 13, 20, 26
RADIUS = 6
TARGET = 32
ROW_HEIGHT = 36
FAMILY = "Sarabun"


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme. The video area stays dark in every theme."""

    background: str
    surface: str
    raised: str
    line: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    chosen: str
    """Behind a button that stays pressed: where there are several, a mere frame looks like the keyboard's focus."""
    ok: str
    warning: str
    alarm: str
    controls: str
    """Which pictures of arrows and ticks (``resources/icons/controls``): style sheets take them only from files."""


DARK = Tokens(
    BACKGROUND, SURFACE, RAISED, LINE, TEXT, TEXT_QUIET, ACCENT, "#06121F", "#1F3F63", OK, WARNING, ALARM, "dark"
)
LIGHT = Tokens("#F4F6F9", "#FFFFFF", "#E9EDF2", "#C9D1DB", "#16202C", "#52606F", "#0B62C4", "#FFFFFF", "#CFE3FB", "#0F7A44",
               "#8A5A00", "#B3261E", "light")  # fmt: skip


def load_fonts() -> None:
    """Sarabun from the resources. Raises WorkstationError ``system.resource_missing``."""
    for weight in ("Regular", "Medium", "SemiBold", "Bold"):
        name = f"Sarabun-{weight}.ttf"
        if QFontDatabase.addApplicationFont(str(resources_dir() / "fonts" / name)) < 0:
            raise WorkstationError("system.resource_missing", name=name)


def apply(application: QApplication, tokens: Tokens = DARK) -> None:
    """Font, palette and style sheet for the whole application.

    Raises WorkstationError ``system.resource_missing`` after all else was done, when the fonts are not there: the
    system's own is shown then.
    """
    font = QFont(FAMILY)
    font.setPixelSize(BASE_PX)
    application.setStyle("Fusion")
    application.setFont(font)
    application.setPalette(_palette(tokens))
    application.setStyleSheet(style_sheet(tokens))
    load_fonts()


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, tokens.background),
        (roles.Base, tokens.surface),
        (roles.AlternateBase, tokens.raised),
        (roles.Button, tokens.raised),
        (roles.ToolTipBase, tokens.raised),
        (roles.WindowText, tokens.text),
        (roles.Text, tokens.text),
        (roles.ButtonText, tokens.text),
        (roles.ToolTipText, tokens.text),
        (roles.Highlight, tokens.accent),
        (roles.HighlightedText, tokens.on_accent),
        (roles.PlaceholderText, tokens.quiet),
        (roles.Link, tokens.accent),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.quiet))
    return palette


def style_sheet(t: Tokens) -> str:
    """The style sheet. Kept small: tiles paint themselves.

    A thicker border takes its pixel from the padding, so that nothing moves when the focus comes. Labels are higher
    than their line, or have padding where they wrap, because Thai marks on marks stand out of the line the font declares
    and are cut off at the label's edge. (Padding alone is not drawn anew with a changed text: see ``words_label``.)
    """
    folder = (resources_dir() / "icons" / "controls").as_posix()

    def picture(name: str) -> str:
        return f'url("{folder}/{name}-{t.controls}.svg")'

    return f"""
QWidget {{ color: {t.text}; }}
QDialog {{ background: {t.surface}; border: 1px solid {t.line}; }}
QMainWindow, #page {{ background: {t.background}; }}
#topBar, #statusBar, #navigationRail, #treePanel, #contextPanel, #gatePanel, #shiftPanel, #wallToolbar, #transportBar {{
  background: {t.surface}; }}
#instantReplay {{ background: {t.background}; border: 3px solid {t.warning}; }}
#replayBanner {{ background: {t.warning}; color: #1A1200; font-weight: 600; padding: 2px 8px; min-height: 22px; }}
#timelinePreview {{ background: {t.raised}; border: 1px solid {t.line}; }}
#topBar {{ border-bottom: 1px solid {t.line}; }}
#statusBar {{ border-top: 1px solid {t.line}; }}
#navigationRail {{ border-right: 1px solid {t.line}; }}
#treePanel, #gatePanel {{ border-right: 1px solid {t.line}; }}
#contextPanel, #shiftPanel {{ border-left: 1px solid {t.line}; }}
#statusBar QToolButton {{ border-color: transparent; background: transparent; }}
#statusBar QToolButton:hover {{ background: {t.raised}; }}
#statusBar QToolButton:focus {{ border: 2px solid {t.accent}; }}
#layoutPicker, QMenu {{ background: {t.raised}; border: 1px solid {t.line}; border-radius: {RADIUS}px; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; min-height: 20px; }}
QMenu::item:selected {{ background: {t.accent}; color: {t.on_accent}; }}
QMenu::item:disabled {{ color: {t.quiet}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
QLabel {{ background: transparent; qproperty-indent: 0; min-height: 24px; }}
QLabel[role="small"], QLabel[role="section"], QLabel[role="simulated"], QLabel[role="trouble"] {{ min-height: 22px; }}
QLabel[role="title"], QLabel[role="clock"] {{ min-height: 32px; }}
QLabel[role="large"] {{ min-height: 42px; }}
QLabel[wordWrap="true"] {{ min-height: 0; padding: 3px 0 2px 0; }}
QLabel[role="title"] {{ font-size: {TITLE_PX}px; font-weight: 600; }}
QLabel[role="large"] {{ font-size: {LARGE_PX}px; font-weight: 600; }}
QLabel[role="section"] {{ font-size: {SMALL_PX}px; font-weight: 600; color: {t.quiet}; }}
QLabel[role="quiet"] {{ color: {t.quiet}; }}
QLabel[role="small"] {{ color: {t.quiet}; font-size: {SMALL_PX}px; }}
QLabel[role="trouble"] {{ color: {t.alarm}; font-size: {SMALL_PX}px; font-weight: 600; }}
QLabel[role="problem"] {{ color: {t.alarm}; }}
QLabel[role="wrong"] {{ color: {t.alarm}; font-size: {SMALL_PX}px; }}
QLabel[role="simulated"] {{ font-size: {SMALL_PX}px; font-weight: 600; color: {t.warning}; }}
QLabel[role="clock"] {{ font-size: {TITLE_PX}px; font-weight: 600; }}
QPushButton, QToolButton {{ background: {t.raised}; border: 1px solid {t.line}; border-radius: {RADIUS}px;
  padding: 4px 12px; min-height: {TARGET - 10}px; }}
QToolButton {{ padding: 4px 8px; }}
QPushButton:hover, QToolButton:hover {{ border-color: {t.quiet}; }}
QPushButton:pressed, QToolButton:pressed, QToolButton:checked {{ background: {t.line}; }}
QPushButton:checked {{ background: {t.chosen}; border-color: {t.accent}; border-bottom: 3px solid {t.accent}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {t.quiet}; background: {t.surface}; }}
QPushButton:focus, QToolButton:focus, QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus,
QTreeView:focus, QTableView:focus, QListView:focus {{ border: 2px solid {t.accent}; }}
QPushButton:focus {{ padding: 3px 11px; }}
QToolButton:focus {{ padding: 3px 7px; }}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{ padding: 1px 7px; }}
QPushButton[role="accent"] {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent}; font-weight: 600; }}
QPushButton[role="accent"]:disabled {{ background: {t.raised}; color: {t.quiet}; border-color: {t.line}; }}
QPushButton[role="accent"]:focus, QPushButton[role="danger"]:focus {{ border: 2px solid {t.text}; }}
QPushButton[role="danger"] {{ background: {t.alarm}; color: #1A0505; border-color: {t.alarm}; font-weight: 600; }}
QPushButton[role="danger"]:disabled {{ background: {t.raised}; color: {t.quiet}; border-color: {t.line}; }}
#navigationRail QToolButton {{ border: none; background: transparent; border-radius: {RADIUS}px; color: {t.quiet};
  font-size: {SMALL_PX}px; padding: 6px 2px; }}
#navigationRail QToolButton:hover {{ background: {t.raised}; color: {t.text}; }}
#navigationRail QToolButton:checked {{ background: {t.raised}; color: {t.text}; border-left: 3px solid {t.accent}; }}
#navigationRail QToolButton:focus {{ border: 2px solid {t.accent}; padding: 4px 0; }}
#firstStart QToolButton {{ min-height: 150px; padding: 12px; }}
#firstStart QToolButton:hover {{ border-color: {t.accent}; }}
QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit {{ background: {t.background}; border: 1px solid {t.line};
  border-radius: {RADIUS}px; padding: 2px 8px; min-height: {TARGET - 6}px; selection-background-color: {t.accent};
  selection-color: {t.on_accent}; }}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QPlainTextEdit:disabled {{ color: {t.quiet}; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"] {{ border-color: {t.alarm}; }}
QLineEdit > QToolButton, QLineEdit > QToolButton:hover {{ background: transparent; border: none; padding: 0;
  min-height: 0; }}
LineField {{ placeholder-text-color: transparent; }}
QLineEdit:read-only {{ color: {t.quiet}; background: transparent; border-color: transparent; }}
QLineEdit:read-only:focus {{ border-color: {t.accent}; }}
QCheckBox {{ min-height: {TARGET}px; spacing: 8px; }}
QCheckBox::indicator {{ width: 18px; height: 18px; border: 1px solid {t.quiet}; border-radius: 4px;
  background: {t.background}; }}
QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent}; image: {picture("check")}; }}
QCheckBox::indicator:focus {{ border: 2px solid {t.accent}; width: 16px; height: 16px; }}
QCheckBox::indicator:checked:focus {{ border-color: {t.text}; }}
QCheckBox:disabled, QListView:disabled {{ color: {t.quiet}; }}
QCheckBox::indicator:disabled {{ background: {t.line}; border-color: {t.line}; }}
QListView::indicator {{ width: 18px; height: 18px; border: 1px solid {t.quiet}; border-radius: 4px;
  background: {t.background}; }}
QListView::indicator:checked {{ background: {t.accent}; border-color: {t.accent}; image: {picture("check")}; }}
QListView::indicator:disabled {{ background: {t.line}; border-color: {t.line}; }}
QComboBox::drop-down, QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: {picture("chevron-down")}; width: 16px; height: 16px; }}
QAbstractSpinBox::up-arrow {{ image: {picture("chevron-up")}; width: 12px; height: 12px; }}
QAbstractSpinBox::down-arrow {{ image: {picture("chevron-down")}; width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {t.raised}; border: 1px solid {t.line}; outline: 0; }}
QTreeView, QTableView, QListView {{ background: {t.surface}; alternate-background-color: {t.background};
  border: 2px solid transparent; outline: 0; }}
QTreeView::item {{ min-height: 30px; border-radius: 4px; }}
QTreeView::item:hover {{ background: {t.raised}; }}
QTreeView::item:selected, QTableView::item:selected, QListView::item:selected {{ background: {t.line}; color: {t.text}; }}
QListView::item {{ border-left: 3px solid transparent; min-height: 28px; }}
QListView::item:selected {{ border-left-color: {t.accent}; }}
QHeaderView::section {{ background: {t.raised}; color: {t.quiet}; border: none; border-bottom: 1px solid {t.line};
  padding: 6px 4px; font-size: {SMALL_PX}px; font-weight: 600; }}
QTableView {{ gridline-color: {t.line}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QScrollBar:vertical {{ background: transparent; width: 10px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; }}
QScrollBar::handle {{ background: {t.line}; border-radius: 5px; min-height: 24px; min-width: 24px; }}
QScrollBar::handle:hover {{ background: {t.quiet}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.line}; padding: 4px 8px; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QSplitter::handle {{ background: {t.line}; }}
QSlider {{ border: 2px solid transparent; border-radius: {RADIUS}px; }}
QSlider:focus {{ border-color: {t.accent}; }}
QSlider::groove:horizontal {{ height: 4px; background: {t.line}; border-radius: 2px; }}
QSlider::handle:horizontal {{ width: 16px; margin: -6px 0; border-radius: 8px; background: {t.accent}; }}
QProgressBar {{ background: {t.background}; border: 1px solid {t.line}; border-radius: {RADIUS}px; text-align: center; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: {RADIUS}px; }}
QFrame[role="line"] {{ background: {t.line}; border: none; }}
QFrame[role="card"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {RADIUS}px; }}
#noticeText {{ font-size: 14px; padding: 1px 0; }}
QFrame[role="notice"] {{ background: {t.raised}; border: 1px solid {t.warning}; border-radius: {RADIUS}px; }}
QFrame[role="alarm"] {{ background: #8E1B1B; border: 2px solid {t.alarm}; border-radius: {RADIUS}px; }}
QFrame[role="alarm"] QLabel {{ color: #FFFFFF; font-weight: 600; }}
"""
