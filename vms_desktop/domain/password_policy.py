"""Which passwords are taken: by length, and none that everybody tries first (NIST SP 800-63B, 3.1.1.2).

No rules about kinds of characters, no expiry: both make people choose worse ones. Spaces and Thai letters are welcome.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable
from itertools import pairwise

from vms_desktop.domain.errors import InputError

LEAST, MOST = 10, 128
"""Characters."""
_FEWEST_KINDS = 5
_PERSONAL_FROM = 4
_FRAME = re.compile(r"^[\W\d_]+|[\W\d_]+$")
# What people write for letters, and hope.
_LEET = str.maketrans("@431!05$7", "aaeiiosst")
# The keys of the Thai layout (Kedmanee, TIS 820) and what the same keys type in English: "password" as "ยฟหหไนพก".
_KEDMANEE = 'ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'
_ENGLISH = "1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"


def prepared(password: str) -> str:
    """As it is hashed: one spelling of what looks the same (NFKC), whichever keyboard or program typed it."""
    return unicodedata.normalize("NFKC", password)


def check_password(password: str, common: Container[str], personal: Iterable[str] = ()) -> None:
    """``common``: passwords in lower case; ``personal``: the user name, the name, the place.

    Raises InputError ``input.password_short`` (least), ``input.password_long`` (most), ``input.password_common``,
    ``input.password_personal``; ``field`` is ``new``.
    """
    text = prepared(password)
    if len(text) < LEAST:
        raise InputError("input.password_short", field="new", least=LEAST)
    if len(text) > MOST:
        raise InputError("input.password_long", field="new", most=MOST)
    if len(set(text)) < _FEWEST_KINDS or _is_run(text) or any(form in common for form in _forms(text)):
        raise InputError("input.password_common", field="new")
    if any(_tells(text, word) for word in personal):
        raise InputError("input.password_personal", field="new")


def _forms(text: str) -> set[str]:
    """The password as it might stand in a list: without its frame of digits, typed on the other layout, unrepeated."""
    folded = text.casefold()
    forms = {folded, _english_keys(text).casefold()}
    forms |= {_FRAME.sub("", form) for form in tuple(forms)}
    forms |= {form.translate(_LEET) for form in tuple(forms)}
    for form in tuple(forms):
        half, rest = divmod(len(form), 2)
        if not rest and form[:half] == form[half:]:
            forms.add(form[:half])
    return {form for form in forms if form}


def _english_keys(text: str) -> str:
    return text.translate(_KEYS)


def _is_run(text: str) -> bool:
    """``abcdefghij``, ``9876543210``."""
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return len(steps) == 1 and steps <= {-1, 0, 1}


def _tells(text: str, word: str) -> bool:
    """Whether the password is little more than the word."""
    folded, known = text.casefold(), prepared(word).casefold().strip()
    return len(known) >= _PERSONAL_FROM and known in folded and len(folded) - len(known) < LEAST // 2 + 1


_KEYS = str.maketrans(dict(zip(_KEDMANEE, _ENGLISH, strict=True)))
