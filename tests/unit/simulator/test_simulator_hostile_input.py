"""What a client sends is hostile: whatever it is, the simulated camera refuses it and goes on."""

from __future__ import annotations

import pytest

from vms_desktop.simulator import soap
from vms_desktop.simulator.credentials import DigestGuard
from vms_desktop.simulator.encoding import MAIN, SUB, StreamForm
from vms_desktop.simulator.faults import Faults
from vms_desktop.simulator.onvif_answers import DeviceAnswers
from vms_desktop.simulator.onvif_facts import Addresses, BadArgument, UnknownOperation
from vms_desktop.simulator.onvif_ptz import _seconds
from vms_desktop.simulator.province import plan_cameras
from vms_desktop.simulator.ptz_head import PtzHead
from vms_desktop.simulator.rtsp_messages import BadRequest, number, pair


def device(head: PtzHead | None) -> DeviceAnswers:
    forms = [StreamForm(name, "h264", *rest) for name, *rest in (MAIN, SUB)]
    return DeviceAnswers(plan_cameras(1)[0], forms, Faults({}), head, lambda: Addresses("http://a", "rtsp://a"))


def request(operation: str, inner: str = "", prefix: str = "tptz") -> soap.SoapRequest:
    body = f"<{prefix}:{operation}><{prefix}:ProfileToken>main</{prefix}:ProfileToken>{inner}</{prefix}:{operation}>"
    return soap.read(soap.envelope(body).encode())


@pytest.mark.parametrize(
    "data",
    [b"", b"<html>", b"not xml", b"<a/>", "<Envelope><Body/></Envelope>".encode("utf-16"),
     f'<s:Envelope xmlns:s="{soap.ENVELOPE}"><s:Body/></s:Envelope>'.encode(),
     f'<s:Envelope xmlns:s="{soap.ENVELOPE}"><s:Body><!-- nothing --></s:Body></s:Envelope>'.encode()],
)  # fmt: skip
def test_what_is_no_envelope_is_told_apart(data: bytes):
    with pytest.raises(soap.NotSoap):
        soap.read(data)


def test_entities_are_not_expanded():
    """Neither files nor a billion laughs get into an answer."""
    text = soap.envelope("<tptz:GotoPreset><tptz:PresetToken>&secret;</tptz:PresetToken></tptz:GotoPreset>")
    text = text.replace("\n", '\n<!DOCTYPE s [<!ENTITY secret SYSTEM "file:///etc/hostname">]>\n', 1)
    assert soap.read(text.encode()).text("PresetToken") in ("", None)


@pytest.mark.parametrize(
    "token",
    [soap.UsernameToken("operator", "x", "a", "2026-01-01T00:00:00Z", ""),
     soap.UsernameToken("operator", "é", "YQ==", "2026-01-01T00:00:00Z", ""),
     soap.UsernameToken("operator", "", "", "", "secret")],
)  # fmt: skip
def test_broken_tokens_are_refused_and_raise_nothing(token: soap.UsernameToken):
    assert not token.is_valid("operator", "secret")


def test_a_token_without_a_readable_time_is_infinitely_old():
    from datetime import UTC, datetime

    now = datetime(2026, 1, 1, tzinfo=UTC)
    assert soap.UsernameToken("a", "b", "", "yesterday", "").age_s(now) == float("inf")
    assert soap.UsernameToken("a", "b", "", "2026-01-01T00:00:00", "").age_s(now) == float("inf")
    assert soap.UsernameToken("a", "b", "", "2025-12-31T23:59:50Z", "").age_s(now) == 10


@pytest.mark.parametrize("header", [None, "", "Digest", "Basic b3BlcmF0b3I6c2VjcmV0", 'Digest username="operator"'])
def test_credentials_that_prove_nothing_are_refused(header: str | None):
    assert not DigestGuard("operator", "secret").accepts(header, "DESCRIBE")


def test_a_digest_outside_ascii_is_refused():
    guard = DigestGuard("operator", "secret")
    nonce = guard.challenge().split('nonce="')[1].split('"')[0]
    assert not guard.accepts(f'Digest username="operator", nonce="{nonce}", response="é"', "DESCRIBE")


@pytest.mark.parametrize("text", ["", "abc", "-5", "1_0", "٣", "99999999999", "70000"])
def test_numbers_of_rtsp_headers_are_bounded(text: str):
    with pytest.raises(BadRequest):
        number(text, 65535)


def test_channel_pairs_are_read_as_written():
    assert pair("4-5", 255) == (4, 5)
    assert pair("6", 255) == (6, 7)
    with pytest.raises(BadRequest):
        pair("4-x", 255)


@pytest.mark.parametrize("pan", ["nan", "inf", "2", "x", ""])
def test_positions_outside_the_range_never_reach_the_motors(pan: str):
    head = PtzHead()
    moves = {"AbsoluteMove": "Position", "RelativeMove": "Translation", "ContinuousMove": "Velocity"}
    for operation, vector in moves.items():
        with pytest.raises(BadArgument):
            inner = f'<tptz:{vector}><tt:PanTilt x="{pan}" y="0"/></tptz:{vector}>'
            device(head).answer(request(operation, inner))
    assert not head.is_moving


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("PT1.5S", 1.5), ("PT1M", 60), ("PT1H2M3S", 3723), (None, None), ("", None), ("PT", None), ("PT1.2.3S", None),
     ("P1D", None), ("PT-1S", None), ("PTS", None), ("PT٣S", None)],
)  # fmt: skip
def test_durations(text: str | None, seconds: float | None):
    assert _seconds(text) == seconds


def test_unknown_operations_and_tokens_are_named():
    with pytest.raises(UnknownOperation):
        device(None).answer(request("GetStatus"))
    with pytest.raises(UnknownOperation):
        device(PtzHead()).answer(request("__class__"))
    with pytest.raises(BadArgument, match="NoToken"):
        device(PtzHead()).answer(request("GotoPreset", "<tptz:PresetToken>none</tptz:PresetToken>"))


def test_a_preset_name_with_markup_comes_back_as_text():
    answers = device(PtzHead())
    answers.answer(request("SetPreset", "<tptz:PresetName>&lt;b&gt;&amp;</tptz:PresetName>"))
    assert "<tt:Name>&lt;b&gt;&amp;</tt:Name>" in answers.answer(request("GetPresets"))
