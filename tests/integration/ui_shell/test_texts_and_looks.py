"""Texts for every error code, dates and numbers in both languages, the theme's contrast, missing resources."""

from __future__ import annotations

import ast
import importlib.util
import re
import string
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QToolButton, QTreeView

import vms_desktop
from vms_desktop.domain.errors import CameraError, InputError, StorageError, VmsError, WorkstationError
from vms_desktop.domain.stream import StreamReason, StreamState
from vms_desktop.paths import resources_dir
from vms_desktop.ui import formatting, icons, language, messages, theme

SOURCE = Path(vms_desktop.__file__).parent
THAI_LETTER = re.compile(r"[\u0e01-\u0e5b]")
FILE_ENDINGS = ("py", "db", "key", "log", "json")
NOT_OF_ERRORS = (
    "doctor_texts.py",
    "log_action.py",
    "permission.py",
)
CODE = re.compile(
    r"(camera|ptz|system|child|storage|input|import|capacity|log|sign_in|access|people|consent|review|playback|clip)"
    r"\.[a-z][a-z0-9_]+"
)


def translation_tool():
    """``resources/translations/update.py`` as a module; it lies beside the files it keeps, in no package."""
    spec = importlib.util.spec_from_file_location("update", resources_dir() / "translations" / "update.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


update = translation_tool()


def codes_in_source() -> dict[str, str]:
    """Every string of the program that has the shape of an error code, with the file it stands in."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        if {"simulator", "message_texts"} & set(path.parts) or path.name in NOT_OF_ERRORS:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and CODE.fullmatch(text) and text.rpartition(".")[2] not in FILE_ENDINGS:
                found[text] = path.name
    return found


def test_every_error_code_of_the_program_has_a_text():
    codes = codes_in_source()
    assert len(codes) > 60  # the search itself works
    assert {code: file for code, file in codes.items() if code not in messages.known_codes()} == {}


@pytest.mark.parametrize("tongue", [language.THAI, language.ENGLISH])
def test_texts_are_complete_whatever_parameters_are_given(qapp: QApplication, tongue: str):
    language.install(qapp, tongue)
    for code in messages.known_codes():
        message = messages.text_for(VmsError(code))
        for text in (message.title, message.next_step):
            assert text.strip(), code
            assert "{" not in text, code
        assert bool(re.search(r"[\u0e01-\u0e5b]", message.title)) == (tongue == language.THAI), code


def test_placeholders_are_the_same_in_thai(qapp: QApplication):
    """A parameter that only one language shows would be lost in the other."""
    for code, sources in messages._TEXTS.items():
        for source in sources:
            thai = messages._translated(source)
            fields = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (source, thai)]
            assert fields[0] == fields[1], code


@pytest.mark.parametrize("tongue", [language.THAI, language.ENGLISH])
def test_every_state_and_reason_has_words_of_its_own(qapp: QApplication, tongue: str):
    language.install(qapp, tongue)
    states = [messages.state_text(state) for state in StreamState]
    reasons = [messages.reason_text(reason) for reason in StreamReason if reason is not StreamReason.NONE]
    assert all(states) and len(set(states)) == len(states)
    assert all(reasons) and len(set(reasons)) == len(reasons)
    assert messages.reason_text(StreamReason.NONE) == ""


def test_an_unknown_code_is_told_without_hiding_what_it_was():
    message = messages.text_for(CameraError("camera.of_the_future", detail="x"))
    assert message.title == messages.text_for(VmsError("internal.error")).title
    assert "camera.of_the_future" in message.detail


def test_an_error_is_one_line_with_its_next_step():
    text = messages.error_text(StorageError("storage.disk_full", folder="/data"))
    assert "\n" not in text
    assert text.endswith("/data")


def test_texts_are_written_so_that_the_collector_finds_them():
    """lupdate knows ``tr`` and ``translate`` with literal strings only; through another name a text silently stayed
    English on the Thai screen.
    """
    wrong = []
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Assign) and ast.unparse(node.value) == "QCoreApplication.translate":
                if ast.unparse(node.targets[0]) != "translate":
                    wrong.append(f"{path.name}: {ast.unparse(node)}")
            elif isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in ("tr", "translate"):
                texts = node.args[:2] if ast.unparse(node.func).endswith("translate") else node.args[:1]
                constant = all(isinstance(text, ast.Constant) for text in texts)
                on_text = isinstance(node.func, ast.Attribute) and node.func.attr == "translate"
                if not constant and not (on_text and ast.unparse(node.func.value) != "QCoreApplication"):
                    wrong.append(f"{path.name}: {ast.unparse(node)}")
    assert wrong == [
        "log_texts.py: QCoreApplication.translate('log', source)",
        "recording.py: QCoreApplication.translate('messages', source)",
        "messages.py: QCoreApplication.translate('messages', source)",
        "people_texts.py: QCoreApplication.translate('people', source)",
        "request_texts.py: QCoreApplication.translate('requests', source)",
        "detail_texts.py: QCoreApplication.translate('detail', source)",
        "review_texts.py: QCoreApplication.translate('review', source)",
    ]


PLURAL = re.compile(r"(\{\w*\}|%L?n) [a-z]+s\b")
UNITS = re.compile(r"\{\w*\} (s|h|ms|fps|is|was|has|does|answers|loads|plays|refuses|holds|takes)\b")
"""What follows a number or a name and is no plural."""
MANY = (
    "A recorder needs a name of at most {most} characters",
    "A recorder keeps between 1 and {most} days",
    "A hold needs a reason of at most {limit} characters",
    "The request number is longer than {limit} characters",
    "A bookmark needs a note of at most {limit} characters",
    "The list has more than {limit} rows",
    "Use at most {limit} characters.",
    "It may have {limit} characters at most, on one line.",
    "More than {limit} stills are not made at once",
    "There are more than {most} files: no evidence package has so many",
    "Use at least {least} letters, not the same ones again and again, or have one made.",
    "Use at most {most} characters.",
    "Use at least {least} characters; several words are easy to remember.",
    "Entries of the access log are kept at least {least} days",
    "no entries older than {days} days",
    "Move entries older than {days} days out of the database? (y/N) ",
)
"""Limits, never one."""


def test_no_text_counts_one_in_the_plural():
    """ "Delete 1 cameras": such texts say "camera(s)" and are translated for one and for many, or need no plural."""
    wrong = []
    folders = [SOURCE / "ui", SOURCE / "desk", SOURCE / "commands"]
    for path in sorted([*SOURCE.glob("*.py"), *(path for folder in folders for path in folder.rglob("*.py"))]):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and PLURAL.search(UNITS.sub("", text)) and text not in MANY:
                wrong.append(f"{path.name}: {text}")
    assert wrong == []


def test_what_is_counted_has_a_singular_and_a_plural(qapp: QApplication):
    counted = {(context, source): forms for (context, source), (forms, _) in update.entries(update.PLURALS).items()}
    assert len(counted) > 3
    language.install(qapp, language.ENGLISH)
    for (context, source), (one, many) in counted.items():
        assert "(s)" not in one + many
        for number, form in ((1, one), (2, many), (12000, many)):
            shown = QApplication.translate(context, source, None, number)
            assert shown == form.replace("%Ln", f"{number:,}").replace("%n", str(number))
    language.install(qapp, language.THAI)
    for context, source in counted:
        assert THAI_LETTER.search(QApplication.translate(context, source, None, 1)), source


# ---- dates and numbers -------------------------------------------------------------------------------------------


def test_dates_are_of_the_buddhist_era_in_thai_only(qapp: QApplication):
    assert formatting.date_text(date(2026, 11, 23)) == "23 พ.ย. 2569"
    assert re.fullmatch(r"\d\d:\d\d:09 น\.", formatting.time_text(datetime(2026, 11, 23, 7, 5, 9, tzinfo=UTC)))
    language.install(qapp, language.ENGLISH)
    assert formatting.date_text(date(2026, 11, 23)) == "23 Nov 2026"
    assert re.fullmatch(r"\d\d:\d\d:09", formatting.time_text(datetime(2026, 11, 23, 7, 5, 9, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("23/11/2569", date(2026, 11, 23)),
        ("23/11/2026", date(2026, 11, 23)),
        ("๒๙/๐๒/๒๕๖๗", date(2024, 2, 29)),
        (" 1-1-2500 ", date(1957, 1, 1)),
        ("1.1.2024", date(2024, 1, 1)),
    ],
)
def test_dates_are_read_in_both_eras_and_both_digits(typed: str, meant: date):
    assert formatting.parse_date(typed) == meant


@pytest.mark.parametrize("typed", ["", "29/02/2566", "31/04/2569", "1/13/2569", "1/1/69", "เมื่อวาน", "1/1/2569 x"])
def test_what_is_no_date_is_refused(typed: str):
    with pytest.raises(InputError) as caught:
        formatting.parse_date(typed)
    assert caught.value.code == "input.date"


@pytest.mark.parametrize(
    ("seconds", "in_thai", "in_english"),
    [
        (0, "0 วิ", "0 s"),
        (59.9, "59 วิ", "59 s"),
        (60, "1 นาที", "1 min"),
        (7200, "2 ชม.", "2 h"),
        (172800, "2 วัน", "2 d"),
    ],
)
def test_durations_are_rounded_to_a_glance(qapp: QApplication, seconds: float, in_thai: str, in_english: str):
    assert formatting.duration_text(seconds) == in_thai
    language.install(qapp, language.ENGLISH)
    assert formatting.duration_text(seconds) == in_english


def test_rates_and_counts():
    assert formatting.bit_rate_text(512_000) == "512 kb/s"
    assert formatting.bit_rate_text(8_100_000) == "8.1 Mb/s"
    assert formatting.count_text(10_000) == "10,000"


# ---- looks -------------------------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tokens", [theme.DARK, theme.LIGHT], ids=["dark", "light"])
def test_text_can_be_read_on_every_ground(tokens: theme.Tokens):
    """WCAG 2.2, 1.4.3: at least 4.5:1."""
    for ground in (tokens.background, tokens.surface, tokens.raised):
        for ink in (tokens.text, tokens.quiet, tokens.accent, tokens.ok, tokens.warning, tokens.alarm):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


@pytest.mark.parametrize("tokens", [theme.DARK, theme.LIGHT], ids=["dark", "light"])
def test_pictures_of_the_style_sheet_are_there_in_the_colours_of_the_theme(tokens: theme.Tokens):
    files = [Path(name) for name in re.findall(r'url\("([^"]+)"\)', theme.style_sheet(tokens))]
    assert len(files) >= 3
    for file in files:
        colour = tokens.on_accent if file.name.startswith("check") else tokens.quiet
        assert f'stroke="{colour}"' in file.read_text("utf-8"), file.name


def test_all_icons_used_are_there_and_all_there_are_used():
    """Only what is used is shipped."""
    there = {path.stem for path in (resources_dir() / "icons").glob("*.svg")}
    used = set()
    for path in (SOURCE / "ui").rglob("*.py"):
        strings = {
            node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)
        }
        used |= {text for text in strings if isinstance(text, str)} & there
    for name in used:
        assert not icons.icon(name).isNull()
    assert there - used == set()
    assert "Permission to use" in (resources_dir() / "icons" / "LICENSE").read_text("utf-8")


# ---- missing resources -------------------------------------------------------------------------------------------


def test_without_the_thai_texts_english_stays_and_the_file_is_named(qapp: QApplication, monkeypatch, tmp_path: Path):
    monkeypatch.setattr(language, "resources_dir", lambda: tmp_path)
    with pytest.raises(WorkstationError) as caught:
        language.install(qapp, language.THAI)
    assert (caught.value.code, caught.value.params["name"]) == ("system.resource_missing", "vms_desktop_th.qm")
    assert QApplication.translate("messages", "The disk is full") == "The disk is full"


def test_a_missing_icon_or_font_is_named(monkeypatch, tmp_path: Path):
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons" / "house.svg").write_bytes(b"\xff\xfe no drawing")
    (tmp_path / "icons" / "plus.svg").write_text("<svg")
    monkeypatch.setattr(icons, "resources_dir", lambda: tmp_path)
    monkeypatch.setattr(icons._Missing, "names", set())
    for name in ("camera", "house", "plus"):
        assert icons.pixmap(name, theme.TEXT, 21).width() == 42  # blank, but there
    assert icons.missing() == ["camera.svg", "house.svg", "plus.svg"]
    icons.pixmap.cache_clear()
    monkeypatch.setattr(theme, "resources_dir", lambda: tmp_path)
    with pytest.raises(WorkstationError) as caught:
        theme.load_fonts()
    assert caught.value.params["name"] == "Sarabun-Regular.ttf"


def test_qts_own_buttons_are_thai(qapp: QApplication):
    assert QApplication.translate("QPlatformTheme", "Cancel") == "ยกเลิก"


def test_qts_own_file_dialog_is_thai(qapp: QApplication, tmp_path: Path):
    dialog = QFileDialog(None, "ส่งออก", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.open()
    shown = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    shown += [one.text() for one in dialog.findChildren(QPushButton) if one.isVisible()]
    for view in dialog.findChildren(QTreeView):
        if view.isVisible():
            columns = range(view.model().columnCount())
            shown += [str(view.model().headerData(at, Qt.Orientation.Horizontal)) for at in columns]
    shown += [one.toolTip() for one in dialog.findChildren(QToolButton)]
    dialog.close()
    dialog.deleteLater()
    assert len(shown) > 8
    assert [text for text in shown if text and not THAI_LETTER.search(text)] == []


@pytest.mark.parametrize(("tongue", "year"), [(language.THAI, "2569"), (language.ENGLISH, "2026")])
def test_an_example_of_a_date_is_of_the_era_of_the_language(qapp: QApplication, tongue: str, year: str):
    language.install(qapp, tongue)
    for code in ("input.date", "input.moment"):
        assert year in messages.error_text(VmsError(code, value="x")), code
