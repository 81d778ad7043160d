"""Templates of forms: what stands in them, what is refused and where, and that no value ever becomes markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.domain.errors import FormError
from vms_desktop.services.requests.form_template import Template
from vms_desktop.services.requests.forms import Exact, FileName, FormFacts

HOSTILE = (
    '<img src="http://example.com/x.png">',
    "<script>alert(1)</script>",
    "{{requester.name}}",
    "{{#files}}",
    "&lt;b&gt;&#8203;",
    '"><td>',
    "<!--place:0-->",
)


def filled(text: str, values: dict[str, str] | None = None, thai: bool = False, **tables: list[dict[str, str]]) -> str:
    made = Template(text).fill(FormFacts(values or {}, tables), thai=thai)
    return "".join(f"{piece.head}{piece.html}" for piece in made.pieces)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("<p>\n{{nobody.knows}}</p>", "form.place_unknown", 2),
        ("<p>{{page}}</p>", "form.place_unknown", 1),
        ("<p>{{sha256}}</p>", "form.place_unknown", 1),
        ("<p>{{files}}</p>", "form.place_unknown", 1),
        ("<p>a\n\n{{ request.number</p>", "form.place_broken", 3),
        ("<p>{{request.number|safe}}</p>", "form.place_broken", 1),
        ("<p>{{{request.number}}}</p>", "form.place_broken", 1),
        ("<p>{{>other}}</p>", "form.place_broken", 1),
        ('<p\nalign="{{request.number}}">x</p>', "form.place_in_tag", 1),
        ("<p>{{#files}}x</p>", "form.section_open", 1),
        ("<p>x</p>\n{{#files}}x", "form.section_open", 2),
        ("<p>{{/files}}</p>", "form.section_open", 1),
        ("{{#files}}<p>{{/files}}</p>", "form.section_open", 1),
        ("<p>x\n</div>", "form.markup_broken", 2),
        ("<p>x", "form.markup_broken", 1),
        ("<div>" * 5_000 + "x" + "</div>" * 5_000, "form.markup_broken", 1),
        ("{{#blank}}" * 5_000 + "x" + "{{/blank}}" * 5_000, "form.markup_broken", 1),
        ("{{#cameras}}\n{{#files}}<p>{{name}}</p>{{/files}}{{/cameras}}", "form.table_nested", 2),
        ("{{#files}}{{#blank}}\n{{#files}}x{{/files}}{{/blank}}{{/files}}", "form.table_nested", 2),
        ("<script>x</script>", "form.element_refused", 1),
        ("<p>x</p>\n<iframe></iframe>", "form.element_refused", 2),
        ("<?php x ?><p>x</p>", "form.element_refused", 1),
        ("<p onclick='x'>x</p>", "form.attribute_refused", 1),
        ("<p src='logo'>x</p>", "form.attribute_refused", 1),
        ("<p style='background: url(http://example.com/x)'>x</p>", "form.attribute_refused", 1),
        ("<style>@import 'http://example.com/x';</style><p>x</p>", "form.attribute_refused", 1),
        ("<img src='http://example.com/x.png'>", "form.picture_refused", 1),
        ("<img src='file:///etc/passwd'>", "form.picture_refused", 1),
        ("<img>", "form.picture_refused", 1),
    ],
)
def test_what_no_template_may_hold_is_told_with_its_line(text: str, code: str, line: int) -> None:
    with pytest.raises(FormError) as caught:
        Template(text)
    assert (caught.value.code, caught.value.params["line"]) == (code, line)


@pytest.mark.parametrize(
    ("text", "code"), [("", "form.empty"), (" \n", "form.empty"), ("x" * 300_000, "form.too_large")]
)
def test_a_template_of_nothing_or_too_much_is_refused(text: str, code: str) -> None:
    with pytest.raises(FormError) as caught:
        Template(text)
    assert caught.value.code == code


def test_comments_are_left_out_and_lines_keep_their_numbers() -> None:
    with pytest.raises(FormError) as caught:
        Template("<!-- one\ntwo -->\n<p>{{x}}</p>")
    assert caught.value.params["line"] == 3


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_text_whatever_it_says(value: str) -> None:
    made = filled("<p>{{requester.name}}</p>", {"requester.name": value})
    assert made.count("<") == 2  # of the paragraph alone
    assert "{{" not in made or value.startswith("{{")


@given(st.text())
def test_no_value_brings_a_tag_of_its_own(value: str) -> None:
    made = filled("<p>{{requester.name}}</p>", {"requester.name": value})
    assert made.startswith("<p>") and made.endswith("</p>")
    inside = made[3:-4].replace("<br/>", "")
    assert "<" not in inside and ">" not in inside


def test_directional_and_control_characters_are_written_out() -> None:
    made = filled("<p>{{requester.name}}</p>", {"requester.name": "ก\u202eข\x00\x1b[31m"})
    assert made == "<p>ก&lt;U+202E&gt;ข\u2400\u241b[31m</p>"


def test_sections_show_what_is_there_and_repeat_rows() -> None:
    text = (
        "{{#request.medium}}<p>{{request.medium}}</p>{{/request.medium}}{{^request.medium}}<p>-</p>{{/request.medium}}"
    )
    assert filled(text, {"request.medium": "x"}) == "<p>x</p>"
    assert filled(text) == "<p>-</p>"
    rows = [{"name": "a", "sha256": ""}, {"name": "b", "sha256": "1"}]
    listed = "{{#files}}<p>{{name}}{{#sha256}}!{{/sha256}}{{request.number}}</p>{{/files}}{{^files}}<p>no</p>{{/files}}"
    assert filled(listed, {"request.number": "7"}, files=rows) == "<p>a7</p><p>b!7</p>"
    assert filled(listed) == "<p>no</p>"


def test_a_table_is_asked_for_inside_another_one_only_whether_it_is_there() -> None:
    text = (
        "{{#cameras}}<p>{{name}}{{^files}} -{{/files}}</p>{{/cameras}}"
        "{{^files}}{{#cameras}}<i>{{no}}</i>{{/cameras}}{{/files}}"
    )
    rows = [{"name": "a", "no": "1"}, {"name": "b", "no": "2"}]
    assert filled(text, cameras=rows) == "<p>a -</p><p>b -</p><i>1</i><i>2</i>"
    assert filled(text, cameras=rows, files=[{"name": "x"}] * 3) == "<p>a</p><p>b</p>"


def test_rows_of_a_table_are_pieces_with_their_headings() -> None:
    text = (
        "<table border='1'><thead><tr><th>h</th></tr></thead>"
        "<tbody>{{#files}}<tr><td>{{name}}</td></tr>{{/files}}</tbody></table>"
    )
    made = Template(text).fill(FormFacts({}, {"files": [{"name": str(number)} for number in range(3)]}))
    assert [piece.html for piece in made.pieces] == [f"<tr><td>{number}</td></tr>" for number in range(3)]
    assert {(piece.table, piece.head) for piece in made.pieces} == {('<table border="1">', "<tr><th>h</th></tr>")}


def test_thai_digits_leave_codes_hashes_and_names_alone() -> None:
    values = {"request.number": Exact("REQ-2569-0001"), "basis.case": "123/2569", "delivery.package": Exact("00ff9")}
    text = "<p>ข้อ 5 SHA-256 {{request.number}} {{basis.case}} {{delivery.package}}</p>"
    assert filled(text, values, thai=True) == "<p>ข้อ ๕ SHA-256 REQ-2569-0001 ๑๒๓/๒๕๖๙ 00ff9</p>"
    assert filled(text, values) == "<p>ข้อ 5 SHA-256 REQ-2569-0001 123/2569 00ff9</p>"


def test_headers_and_footers_know_the_page_and_are_no_pieces() -> None:
    text = "<header><p>{{page}}</p></header><footer><p>{{page}}/{{pages}}</p></footer><p>x</p>"
    made = Template(text).fill(FormFacts({}), thai=True)
    assert [piece.html for piece in made.pieces] == ["<p>x</p>"]
    assert (made.header(2, 3), made.footer(2, 3)) == ("<p>๒</p>", "<p>๒/๓</p>")


def test_title_and_orientation_are_read_from_the_head() -> None:
    head = "<title>แบบ {{request.number}}</title><meta name='page' content='landscape'>"
    text = f"<html><head>{head}</head><body><p>x</p></body></html>"
    made = Template(text).fill(FormFacts({"request.number": Exact("<R&1>")}))
    assert (made.title, made.is_landscape) == ("แบบ <R&1>", True)


def test_a_files_name_may_be_broken_after_its_signs_and_no_other_value() -> None:
    text = "<p>{{requester.name}}</p>"
    assert "a_\u200bworking.mp4" in filled(text, {"requester.name": FileName("a_working.mp4")})
    assert "a_working.mp4" in filled(text, {"requester.name": Exact("a_working.mp4")})
