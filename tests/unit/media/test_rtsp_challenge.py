"""Answers to a demand for a password, held against the examples of the standards."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from vms_desktop.domain.address import Credential
from vms_desktop.media.rtsp.challenge import Answerer, strongest

WHO = Credential("Mufasa", "Circle Of Life")


def fields_of(answer: str) -> dict[str, str]:
    return {name: quoted or plain for name, quoted, plain in re.findall(r'(\w+)=(?:"([^"]*)"|([^,\s]+))', answer)}


def expected(fields: dict[str, str], hashed, method: str, who: Credential) -> str:
    """RFC 7616 section 3.4.1, written down once more."""
    secret = hashed(f"{who.username}:{fields['realm']}:{who.password}")
    asked = hashed(f"{method}:{fields['uri']}")
    middle = f"{fields['nonce']}:{fields['nc']}:{fields['cnonce']}:auth" if "qop" in fields else fields["nonce"]
    return hashed(f"{secret}:{middle}:{asked}")


def test_the_example_without_qop_gives_the_known_answer():
    """RFC 2069 section 2.4 as corrected: the one form whose result is fixed."""
    challenge = strongest(['Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"'])
    assert challenge is not None
    answer = Answerer(challenge, WHO).answer("GET", "/dir/index.html")
    assert fields_of(answer)["response"] == "670fd8c2df070c60b045671b8b24ff02"


@pytest.mark.parametrize(("name", "hashed"), [("MD5", hashlib.md5), ("SHA-256", hashlib.sha256)])
def test_with_qop_each_use_of_the_nonce_is_counted(name, hashed):
    challenge = strongest(
        [f'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm={name}, nonce="7ypf/x"']
    )
    assert challenge is not None
    answerer = Answerer(challenge, WHO)
    for count in ("00000001", "00000002"):
        fields = fields_of(answerer.answer("DESCRIBE", "rtsp://h/1"))
        assert fields["nc"] == count
        assert fields["response"] == expected(fields, lambda text: hashed(text.encode()).hexdigest(), "DESCRIBE", WHO)


def test_the_strongest_of_several_demands_is_answered():
    demands = ['Basic realm="a"', 'Digest realm="a", nonce="n"', 'Digest realm="a", nonce="n", algorithm=SHA-256']
    chosen = strongest(demands)
    assert chosen is not None
    assert chosen.algorithm == "sha-256"
    basic = strongest(demands[:1])
    assert basic is not None
    word = Answerer(basic, Credential("ผู้ดู", "ลับ:1")).answer("OPTIONS", "rtsp://h")
    assert base64.b64decode(word.removeprefix("Basic ")).decode() == "ผู้ดู:ลับ:1"


@pytest.mark.parametrize(
    "demand",
    ["", "Negotiate", 'Digest realm="a"', 'Digest nonce="n", algorithm=FANCY', 'Digest nonce="n", qop="auth-int"'],
)
def test_a_demand_that_cannot_be_met_is_none(demand):
    assert strongest([demand]) is None


def test_quotes_in_a_user_name_stay_inside_their_quotes():
    challenge = strongest(['Digest realm="a", nonce="n"'])
    assert challenge is not None
    assert r'username="a\"b\\c"' in Answerer(challenge, Credential('a"b\\c', "x")).answer("GET", "/")
