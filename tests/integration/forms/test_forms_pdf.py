"""The printed forms as PDF, read back: what stands on them, on how many pages, and that nothing breaks out."""

from __future__ import annotations

import dataclasses
import re
import sys
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from ctypes.util import find_library
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from pdf_text import ReadBack
from PySide6.QtGui import QColor, QImage, QPainter, QTextDocument

from vms_desktop.domain.requests.past_refusals import PastRefusal
from vms_desktop.domain.requests.request import Judgement, OralOrder, Request
from vms_desktop.domain.thai_time import THAI_TIME
from vms_desktop.services.requests.form_facts import request_facts
from vms_desktop.services.requests.form_names import TABLES, VALUES
from vms_desktop.services.requests.form_samples import AT, OFFICE, sample_facts, sample_request
from vms_desktop.services.requests.forms import FormKind, FormOptions, Printing
from vms_desktop.ui.forms import pieces
from vms_desktop.ui.forms.forms import FormPrinter, draw_page, pdf_of
from vms_desktop.ui.forms.logo import read_logo
from vms_desktop.ui.forms.pdf_finish import finish
from vms_desktop.ui.forms.pieces import PieceMaker
from vms_desktop.ui.forms.thai_breaks import qt_breaks_thai, word_list

Reader = Callable[[bytes], ReadBack]
_POINTS = 72 / 25.4
HEADINGS = {
    FormKind.REQUEST: "แบบคําขอข้อมูลภาพ",
    FormKind.MEMO: "บันทึกข้อความ",
    FormKind.REFUSAL: "ไม่อนุญาตตามคําขอดังกล่าว",
    FormKind.NOT_FOUND: "ไม่พบข้อมูลภาพตามคําขอดังกล่าว",
    FormKind.DOCUMENTS: "ขอให้ส่งเอกสารเพิ่มเติม",
    FormKind.HOLD: "ขอให้ระงับการลบข้อมูลภาพ",
    FormKind.FORWARDING: "ส่งต่อคําขอข้อมูลภาพ",
    FormKind.RECEIPT: "ใบรับมอบข้อมูลภาพ",
    FormKind.CUSTODY: "การคุ้มครองพยานหลักฐาน",
    FormKind.DISCLOSURES: "บัญชีแสดงการเปิดเผยข้อมูลภาพ",
    FormKind.STATISTICS: "รายงานสถิติคําขอข้อมูลภาพ",
}
"""As PDF readers give them back: ำ in its two parts."""
HOSTILE = (
    '<img src="file:///etc/hostname">',
    "{{requester.id}}{{#files}}",
    "ก" * 400,
    "a" * 3000,
    "\u202eexe.fdp\u2066",
    "👮🏽 مرحبا",
    "x\r\ny\x00\x1b[31m\u2028z",
    "</td></tr></table><h1>",
    "%s {0} &amp; &#60;",
)


def _digits(text: str) -> str:
    return text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


@pytest.mark.parametrize("kind", FormKind)
def test_every_form_says_what_it_is_about(kind: FormKind, printer: FormPrinter, read_back: Reader) -> None:
    found = read_back(printer.render(kind, sample_facts(kind)))
    assert HEADINGS[kind] in found.joined
    if kind is not FormKind.STATISTICS:
        assert "REQ-2569-0001" in found.joined
    assert "{{" not in found.text


@pytest.mark.parametrize("thai", [False, True])
def test_numbers_have_the_digits_that_were_chosen(thai: bool, printer: FormPrinter, read_back: Reader) -> None:
    kind = FormKind.HOLD
    found = read_back(printer.render(kind, sample_facts(kind), FormOptions(thai_digits=thai)))
    as_chosen = _digits if thai else str
    assert as_chosen("23") + "พฤศจิกายน" + as_chosen("2569") in found.joined
    assert "สป" + as_chosen("0017.2/1234") in found.joined
    assert "1101-0007" in found.joined and "cctv@example.go.th" in found.joined
    assert (as_chosen("2569") == "2569") is not thai


@pytest.mark.parametrize("kind", [FormKind.RECEIPT, FormKind.CUSTODY])
@pytest.mark.parametrize("files", [1, 300])
def test_every_file_stands_whole_on_one_page(
    kind: FormKind, files: int, printer: FormPrinter, read_back: Reader
) -> None:
    request = sample_request(files)
    found = read_back(printer.render(kind, sample_facts(kind, rows=files)))
    compact = ["".join(page.split()) for page in found.pages]
    for file in request.deliveries[0].files:
        (page,) = [number for number, text in enumerate(compact) if file.sha256 in text]
        assert file.name in compact[page]
    with_rows = [page for page in compact if "original/" in page]
    assert len(with_rows) == (1 if files == 1 else len(with_rows)) and all("ค่าแฮชSHA-256" in page for page in with_rows)
    assert f"หน้า{len(compact)}จาก{len(compact)}" in compact[-1]
    if files == 300:
        assert len(compact) > 10


def test_a_register_of_a_year_repeats_its_head_and_counts_its_pages(printer: FormPrinter, read_back: Reader) -> None:
    found = read_back(printer.render(FormKind.DISCLOSURES, sample_facts(FormKind.DISCLOSURES, rows=300)))
    compact = ["".join(page.split()) for page in found.pages]
    assert len(compact) > 20
    for number, page in enumerate(compact, start=1):
        assert "วัตถุประสงค์" in page and f"หน้า{number}จาก{len(compact)}" in page
    numbers = [number for page in compact for number in re.findall(r"REQ-2569-\d{4}", page)]
    assert numbers == [f"REQ-2569-{number:04}" for number in range(1, 301)]


def test_of_a_long_form_only_the_pages_looked_at_last_are_kept_set(
    printer: FormPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The register of a year has thousands of lines; each took a hundred kilobytes until the last page was drawn."""
    made: list[weakref.ref[QTextDocument]] = []
    real = PieceMaker.document

    def document(maker: PieceMaker, html: str) -> QTextDocument:
        set_in_type = real(maker, html)
        made.append(weakref.ref(set_in_type))
        return set_in_type

    monkeypatch.setattr(PieceMaker, "document", document)
    monkeypatch.setattr(pieces, "_KEPT", 30)
    facts = sample_facts(FormKind.DISCLOSURES, rows=60)
    with ThreadPoolExecutor(1) as elsewhere:
        form = elsewhere.submit(printer.set_type, FormKind.DISCLOSURES, facts).result()
    assert len(made) > 60 and not [one for one in made if one() is not None]
    paper = QImage(600, 400, QImage.Format.Format_RGB32)
    painter = QPainter(paper)
    for number in (*range(len(form.pages)), 0):
        draw_page(painter, form, number, 2)
        drawn = len(made)
        draw_page(painter, form, number, 2)
        if len(made) > drawn:
            break
    painter.end()
    assert len(made) == drawn, "drawn again as it was set"
    assert 0 < sum(one() is not None for one in made) <= 30
    assert finish(pdf_of(form), facts.at) == printer.render(FormKind.DISCLOSURES, facts)
    assert not [one for one in made if one() is not None]


def _with(value: Any, text: str) -> Any:
    """The same object with every free text in it replaced."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(_with(one, text) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [one.name for one in dataclasses.fields(value) if one.name not in ("camera_id", "id", "asked_id")]
        return dataclasses.replace(value, **{name: _with(getattr(value, name), text) for name in names})
    return value


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_values_stay_text_and_inside_the_margins(text: str, printer: FormPrinter, read_back: Reader) -> None:
    request: Request = _with(sample_request(2), text)
    office = dataclasses.replace(_with(OFFICE, text), logo=b"")
    facts = request_facts(request, office, Printing(AT, text, THAI_TIME, text))
    for kind in (FormKind.REQUEST, FormKind.MEMO, FormKind.REFUSAL, FormKind.HOLD, FormKind.RECEIPT, FormKind.CUSTODY):
        found = read_back(printer.render(kind, facts))
        left, right, low = found.edges
        assert left >= 30 * _POINTS - 2 and right <= 190 * _POINTS + 2 and low <= 297 * _POINTS
        for start in ("<img", "{{requester.id}}", "</td>", "&amp;"):
            if text.startswith(start) or start in text:
                assert start in found.joined
        assert not set(found.text) & set("\u202e\u2066\x00\x1b\u2028")


def test_the_same_form_is_the_same_file(printer: FormPrinter) -> None:
    one, other = (printer.render(FormKind.CUSTODY, sample_facts(FormKind.CUSTODY)) for _ in range(2))
    assert one == other
    assert b"/Lang (th-TH)" in one and b"(D:20261123023000Z)" in one
    later = dataclasses.replace(sample_facts(FormKind.CUSTODY), at=datetime(2027, 1, 1, tzinfo=THAI_TIME))
    assert printer.render(FormKind.CUSTODY, later) != one


def test_thai_reads_back_with_all_its_marks(printer: FormPrinter, read_back: Reader) -> None:
    words = "ที่นี่ ปั๊มน้ำมัน เก้าอี้ ผู้ใหญ่ ฟ้า ป้ำ ปี้ ฝั่ง ฐานะ ญาติ ญี่ปุ่น กฎหมาย ฎีกา ฏ ฬ่ ก็ สิทธิ์ ปู่ ฐู ฎุ"
    facts = sample_facts(FormKind.MEMO)
    facts = dataclasses.replace(facts, values={**facts.values, "request.opinion": words})
    found = _sorted(read_back(printer.render(FormKind.MEMO, facts)).joined)
    for word in words.split():
        marks = re.sub("ำ", "ํา", word)
        assert _sorted(marks) in found, word


def _sorted(text: str) -> str:
    """Marks on one letter in one order: which of them a reader gives first is its own affair."""
    return re.sub("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{2,}", lambda marks: "".join(sorted(marks.group())), text)


def test_every_place_is_filled_and_read_back(printer: FormPrinter, own_templates: Path, read_back: Reader) -> None:
    """A template with all there is, filled as each form is: nothing a province may write stays empty for ever."""
    values = "".join(f"<p>[{name}={{{{{name}}}}}]</p>" for name in VALUES)
    tables = "".join(
        f"{{{{#{table}}}}}"
        + "".join(f"<p>[{table}.{name}={{{{{name}}}}}]</p>" for name in columns)
        + f"{{{{/{table}}}}}"
        for table, columns in TABLES.items()
    )
    own_templates.mkdir()
    empty = set(VALUES) | {f"{table}.{name}" for table, columns in TABLES.items() for name in columns}
    office = dataclasses.replace(OFFICE, logo=b"x")
    for kind in FormKind:
        (own_templates / f"{kind}.html").write_text(values + tables, "utf-8")
        found = read_back(printer.render(kind, sample_facts(kind, office))).joined
        empty -= set(re.findall(r"\[([a-z_.0-9]+)=[^\]]", found))
    request = sample_request(1, Judgement.REFUSED)
    assert request.decision is not None
    order = OralOrder(request.registered_by, 1, request.registered_by, "ด่วน", (), 2, confirmed_us=3)
    again = Printing(AT, is_part=True, refusal=PastRefusal(7, 1, request.decision))
    facts = request_facts(dataclasses.replace(request, oral_order=order), office, again)
    found = read_back(printer.render(FormKind.REFUSAL, facts)).joined
    empty -= set(re.findall(r"\[([a-z_.0-9]+)=[^\]]", found))
    (own_templates / "request_form.html").write_text(values, "utf-8")
    blank = read_back(printer.render(FormKind.REQUEST, sample_facts(FormKind.REQUEST, blank=True))).joined
    assert "[blank=1]" in blank and "[requester.name=...." in blank
    assert empty == {"blank"}


def test_a_logo_is_printed_whatever_its_kind(printer: FormPrinter, tmp_path: Path) -> None:
    image = QImage(3000, 1500, QImage.Format.Format_RGB32)
    image.fill(QColor("#0B62C4"))
    plain = len(printer.render(FormKind.HOLD, sample_facts(FormKind.HOLD)))
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><circle cx="10" cy="10" r="9"/></svg>'
    kinds = {"svg": svg}
    for suffix in ("png", "jpg"):
        file = tmp_path / f"logo.{suffix}"
        assert image.save(str(file))
        kinds[suffix] = file.read_bytes()
    for data in kinds.values():
        office = dataclasses.replace(OFFICE, logo=data)
        made = printer.render(FormKind.HOLD, sample_facts(FormKind.HOLD, office), FormOptions(logo=data))
        assert b"/Subtype /Image" in made and len(made) > plain


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a\x01\x00\x01\x00",
        b"\x89PNG\r\n\x1a\n broken",
        b"<svg",
        b"<svg><image href='file:///etc/hostname'/></svg>",
    ],
)
def test_what_is_no_logo_is_none(data: bytes, printer: FormPrinter) -> None:
    assert read_logo(data) is None
    assert printer.render(FormKind.HOLD, sample_facts(FormKind.HOLD), FormOptions(logo=data)).startswith(b"%PDF")


def test_lines_break_between_words_also_where_qt_knows_none(printer: FormPrinter, read_back: Reader) -> None:
    """As on Windows: breaks come from the list. Every line of the letter ends where a word of it does."""
    words = word_list()
    facts = sample_facts(FormKind.REFUSAL)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("vms_desktop.ui.forms.forms.thai_breaks", lambda: words.breaks)
        found = read_back(printer.render(FormKind.REFUSAL, facts))
    reason = facts.values["decision.reason"].replace("ำ", "ํา")
    assert reason.replace(" ", "") in found.joined
    lines = [line.strip() for line in found.text.splitlines()]
    begins = next(number for number, line in enumerate(lines) if "เนื่อง" in line)
    for line, following in zip(lines[begins : begins + 2], lines[begins + 1 : begins + 3], strict=True):
        both = (line.split()[-1] + following.split()[0]).replace("ํา", "ำ")
        ends = {len("".join(words.parts(both)[:count])) for count in range(len(both))}
        assert len(line.split()[-1].replace("ํา", "ำ")) in ends, (line, following)


@pytest.mark.skipif(sys.platform != "linux", reason="libthai is of Linux")
def test_qt_is_asked_whether_it_knows_thai_words(printer: FormPrinter) -> None:
    assert qt_breaks_thai() == (find_library("thai") is not None)
