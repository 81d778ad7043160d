"""What forms are filled with, without Qt: the request's own words, dates in full, and what is not known stays empty."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from vms_desktop.domain.requests.documents import AskedDocuments, DocumentKind
from vms_desktop.domain.requests.request import Cause, Judgement, RequesterType
from vms_desktop.domain.requests.states import State, Step
from vms_desktop.domain.requests.statistics import Period, tallied
from vms_desktop.domain.thai_dates import length, long_date, printed_digits
from vms_desktop.domain.thai_time import THAI_TIME
from vms_desktop.services.requests import form_words
from vms_desktop.services.requests.export_facts import ROLES
from vms_desktop.services.requests.form_facts import blank_facts, request_facts
from vms_desktop.services.requests.form_names import TABLES, VALUES
from vms_desktop.services.requests.form_samples import (
    AT,
    OFFICE,
    SEAL,
    sample_facts,
    sample_request,
    sample_statistics,
)
from vms_desktop.services.requests.form_tables import disclosure_facts, statistics_facts
from vms_desktop.services.requests.forms import Exact, FormKind, Missing, Office, Printing

ROOT = Path(__file__).parents[4]
PRINTING = Printing(AT, "ผู้พิมพ์", THAI_TIME)


def test_facts_have_every_place_and_no_other() -> None:
    for kind in FormKind:
        facts = sample_facts(kind)
        assert set(facts.values) == set(VALUES)
        for name, rows in facts.tables.items():
            assert all(set(row) == set(TABLES[name]) for row in rows), name


def test_every_word_that_is_stored_has_a_thai_one() -> None:
    assert set(form_words.STATES) == set(State) and set(form_words.STEPS) == set(Step)
    assert set(form_words.REQUESTERS) == set(RequesterType) and set(form_words.CAUSES) == set(Cause)
    assert set(form_words.JUDGEMENTS) == set(Judgement) and set(form_words.DOCUMENTS) == set(DocumentKind)


def test_dates_are_of_the_buddhist_era_in_the_zone_that_was_given() -> None:
    request = dataclasses.replace(sample_request(), received_us=1_795_330_799_000_000)  # 22 Nov 2026 06:59:59 UTC
    values = request_facts(request, OFFICE, PRINTING).values
    assert values["request.received"] == "22 พฤศจิกายน 2569 เวลา 13:59:59\u00a0น."
    in_utc = request_facts(request, OFFICE, dataclasses.replace(PRINTING, zone=UTC)).values
    assert in_utc["request.received"] == "22 พฤศจิกายน 2569 เวลา 06:59:59\u00a0น."
    assert long_date(datetime(2024, 2, 29, tzinfo=THAI_TIME).date()) == "29 กุมภาพันธ์ 2567"


def test_a_letter_says_which_documents_are_missing_and_where_the_footage_stands() -> None:
    request = sample_request()
    asking = AskedDocuments(
        2, request.received_us, "x", (DocumentKind.ID_CARD,), ("แผนที่",), "โดยเร็ว", date(2026, 11, 30)
    )
    printing = dataclasses.replace(PRINTING, asking=asking)
    facts = request_facts(request, OFFICE, printing)
    names = [row["name"] for row in facts.tables["documents"]]
    assert names == [form_words.DOCUMENTS[DocumentKind.ID_CARD], "แผนที่"]
    assert (facts.values["documents.until"], facts.values["documents.note"]) == ("30 พฤศจิกายน 2569", "โดยเร็ว")
    assert facts.values["hold.first"].startswith("11 ธันวาคม 2569")
    first, *others = request.asked
    some = dataclasses.replace(printing, safe=frozenset({first.id}))
    assert request_facts(request, OFFICE, some).values["hold.first"].startswith("12 ธันวาคม 2569")
    every = dataclasses.replace(printing, safe=frozenset(one.id for one in request.asked))
    assert others and request_facts(request, OFFICE, every).values["hold.first"] == "", "all of it was brought here"
    old = dataclasses.replace(printing, asking=AskedDocuments(2, request.received_us, "ขาดสำเนาบัตร"))
    assert [row["name"] for row in request_facts(request, OFFICE, old).tables["documents"]] == ["ขาดสำเนาบัตร"]


def test_a_letter_that_is_printed_again_says_what_it_said_on_its_day() -> None:
    first = dataclasses.replace(PRINTING, agency="ทม.แพรกษา", letter_number="สป 0017.2/5", dated=AT.date())
    again = dataclasses.replace(first, at=AT + timedelta(days=12, hours=8))
    before, after = (request_facts(sample_request(), OFFICE, one).values for one in (first, again))
    for name in ("letter.number", "letter.date", "hold.days", "hold.until"):
        assert before[name] == after[name] != "", name


def test_a_letter_to_an_owner_names_its_cameras_and_counts_down() -> None:
    facts = request_facts(sample_request(), OFFICE, dataclasses.replace(PRINTING, agency="ทม.แพรกษา"))
    assert [row["code"] for row in facts.tables["cameras"]] == ["1104-0032"]
    assert (facts.values["agency.name"], facts.values["hold.days"]) == ("ทม.แพรกษา", "20")
    late = dataclasses.replace(PRINTING, at=AT + timedelta(days=400))
    assert request_facts(sample_request(), OFFICE, late).values["hold.days"] == "0"


def test_owners_are_known_by_their_codes_and_named_on_paper() -> None:
    """A desk keeps codes: a letter that looked for names had no camera in it."""
    request = sample_request()
    names = {f"code-{number}": name for number, name in enumerate(dict.fromkeys(one.owner for one in request.asked))}
    codes = {name: code for code, name in names.items()}
    kept = dataclasses.replace(
        request, asked=tuple(dataclasses.replace(one, owner=codes[one.owner]) for one in request.asked)
    )
    printing = dataclasses.replace(PRINTING, agency="ทม.แพรกษา", owners=names)
    letter = request_facts(kept, OFFICE, printing)
    assert [(row["code"], row["owner"]) for row in letter.tables["cameras"]] == [("1104-0032", "ทม.แพรกษา")]
    elsewhere = request_facts(kept, OFFICE, dataclasses.replace(printing, agency="หน่วยงานอื่น"))
    assert len(elsewhere.tables["cameras"]) == len(request.asked)


def test_codes_hashes_and_file_names_are_exact() -> None:
    facts = request_facts(sample_request(), OFFICE, dataclasses.replace(PRINTING, seal=SEAL))
    exact = [facts.values[f"delivery.{name}"] for name in ("package", "key")]
    exact += [facts.values["request.number"], facts.values["incident.plate"]]
    exact += [row[name] for row in facts.tables["files"] for name in ("name", "camera", "sha256")]
    assert all(isinstance(one, Exact) for one in exact)
    assert facts.qr == f"REQ-2569-0001 SHA-256 {SEAL.content}"


def test_of_a_package_that_is_not_here_no_hash_is_printed() -> None:
    facts = request_facts(sample_request(), OFFICE, PRINTING)
    assert (facts.values["delivery.package"], facts.values["delivery.key"], facts.qr) == ("", "", "")


def test_files_of_an_export_are_named_in_thai() -> None:
    assert set(ROLES) <= set(form_words.ROLES)


def test_before_the_hand_over_there_is_room_to_write_and_an_undertaking_to_read() -> None:
    request = sample_request()
    (delivery,) = request.deliveries
    request = dataclasses.replace(request, deliveries=(dataclasses.replace(delivery, handover=None),))
    values = request_facts(request, OFFICE, PRINTING).values
    assert values["handover.undertaking"] == form_words.UNDERTAKING and values["handover.receiver"] == ""


def test_a_receipt_may_be_about_an_earlier_delivery() -> None:
    request = sample_request()
    (first,) = request.deliveries
    request = dataclasses.replace(request, deliveries=(first, dataclasses.replace(first, number=2)))
    assert request_facts(request, OFFICE, PRINTING).values["delivery.number"] == "2"
    assert (
        request_facts(request, OFFICE, dataclasses.replace(PRINTING, delivery=first)).values["delivery.number"] == "1"
    )


def test_a_blank_form_has_dots_and_lines_to_write_on() -> None:
    facts = blank_facts(Office("อำเภอ"), PRINTING)
    assert set(facts.values["requester.name"]) == {"."} and facts.values["office.name"] == "อำเภอ"
    assert [row["no"] for row in facts.tables["cameras"]] == ["1", "2", "3", "4", "5"]


def test_statistics_add_up_on_paper() -> None:
    made = sample_statistics()
    facts = statistics_facts(made, OFFICE, PRINTING)
    total = int(facts.values["statistics.total"].replace(",", ""))
    assert len(facts.tables["periods"]) == 12
    assert sum(int(row["total"].replace(",", "")) for row in facts.tables["periods"]) == total
    assert sum(int(row["count"].replace(",", "")) for row in facts.tables["results"]) == total
    assert sum(float(row["share"]) for row in facts.tables["causes"]) == 100.0
    assert facts.values["statistics.period"] == "ตุลาคม 2568 – กันยายน 2569"


def test_paper_of_a_part_says_so() -> None:
    made, part = sample_statistics(), dataclasses.replace(PRINTING, is_part=True)
    for facts, said in (
        (statistics_facts(made, OFFICE, part), True),
        (disclosure_facts(2569, (), OFFICE, part), True),
        (statistics_facts(made, OFFICE, PRINTING), False),
    ):
        assert bool(facts.values["printed.part"]) is said
    for kind in (FormKind.STATISTICS, FormKind.DISCLOSURES):
        assert "{{printed.part}}" in (ROOT / "resources" / "forms" / f"{kind.value}.html").read_text("utf-8")


def test_statistics_of_nothing_are_no_error() -> None:
    made = tallied([], {}, Period.FISCAL_YEAR, THAI_TIME)
    facts = statistics_facts(made, OFFICE, PRINTING)
    assert (facts.values["statistics.total"], facts.values["statistics.median"]) == ("0", "–")
    assert {row["share"] for row in facts.tables["results"]} == {"–"}


def test_digits_of_words_with_latin_letters_stay() -> None:
    assert printed_digits("ข้อ 12 SHA-256 a1@b2.th 2569") == "ข้อ ๑๒ SHA-256 a1@b2.th ๒๕๖๙"
    assert length(3_909_000_000) == "1 ชั่วโมง 5 นาที 9 วินาที" and length(0) == "0 วินาที"


def test_the_handbook_lists_every_place() -> None:
    text = (ROOT / "docs" / "forms.md").read_text("utf-8")
    names = [*VALUES, *TABLES, *(column for columns in TABLES.values() for column in columns)]
    assert [name for name in names if f"`{name}`" not in text] == []


def test_a_paper_names_the_minutes_that_are_not_in_the_package() -> None:
    """A receipt named first and last picture of a file with a hole, and not at all the camera that had nothing."""
    one = Missing("1101-0005", "บางปู", 1_795_330_799_000_000, 1_795_330_889_000_000, "ไม่มีการบันทึกภาพ")
    seal = dataclasses.replace(SEAL, missing=(one,))
    facts = request_facts(sample_request(), OFFICE, dataclasses.replace(PRINTING, seal=seal))
    (row,) = facts.tables["missing"]
    assert (row["code"], row["length"], row["note"]) == ("1101-0005", "1 นาที 30 วินาที", "ไม่มีการบันทึกภาพ")
    assert facts.values["delivery.missing"] == "1"
    whole = request_facts(
        sample_request(), OFFICE, dataclasses.replace(PRINTING, seal=dataclasses.replace(SEAL, missing=()))
    )
    assert (whole.values["delivery.missing"], whole.tables["missing"]) == ("", [])


def test_a_memo_says_how_much_was_found_where_it_is_not_all() -> None:
    request = sample_request()
    asked = request.asked[0]
    half = dataclasses.replace(asked.interval, end_us=asked.interval.begin_us + 64_000_000)
    found = (dataclasses.replace(request.found[0], stretches=(half,)),)
    facts = request_facts(dataclasses.replace(request, found=found), OFFICE, PRINTING)
    assert facts.tables["cameras"][0]["found"].startswith("พบข้อมูลภาพ 1 นาที 4 วินาที จาก ")


def test_a_receipt_that_was_signed_on_the_screen_says_so() -> None:
    """It left room for a signature that stood on another file."""
    request = sample_request()
    delivery = request.deliveries[-1]
    assert delivery.handover is not None
    drawn = dataclasses.replace(request.attachments[0], id="s-1", kind=form_words.DRAWN, sha256="5a" * 32)
    signed = dataclasses.replace(delivery, handover=dataclasses.replace(delivery.handover, signature="s-1"))
    request = dataclasses.replace(request, attachments=(drawn,), deliveries=(signed,))
    assert request_facts(request, OFFICE, PRINTING).values["handover.signed"] == "5a" * 32
    scanned = dataclasses.replace(request, attachments=(dataclasses.replace(drawn, kind="receipt"),))
    assert request_facts(scanned, OFFICE, PRINTING).values["handover.signed"] == ""
