"""What Qt leaves undone in a PDF (ISO 32000-1): its language, dates that are the form's own, and Thai that reads back.

Qt names the letters of an embedded font by the font's character map alone. Sarabun has tone marks and vowels of other
shapes, which that map does not know: on paper they stand, but whoever searches or copies the text loses them. Their
glyphs are recognised by outline and named here.
"""

from __future__ import annotations

import logging
import re
import struct
import unicodedata
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QRawFont

from vms_desktop.paths import resources_dir

_log = logging.getLogger(__name__)
LANGUAGE = "th-TH"
_MOST_IN_BLOCK = 100
"""Of a ``beginbfchar`` block (Adobe technical note 5411)."""
_NAMED = re.compile(r"uni((?:[0-9A-F]{4})+)(?:\..*)?")
_OTHERWISE_NAMED = {
    "yoYingthai.less": "ญ",
    "thoThanthai.less": "ฐ",
    "doChadathai.short": "ฎ",
    "toPatakthai.short": "ฏ",
    "loChulathai.short": "ฬ",
}
_TYPE0 = re.compile(
    rb"/Subtype\s*/Type0\s*/BaseFont\s*/([\w-]+)\s.*?/DescendantFonts\s*\[(\d+) 0 R\]\s*/ToUnicode\s+(\d+) 0 R",
    re.DOTALL,
)
_DESCRIPTOR = re.compile(rb"/FontDescriptor\s+(\d+) 0 R")
_FILE = re.compile(rb"/FontFile2\s+(\d+) 0 R")
_STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.DOTALL)
_RANGE = re.compile(r"<([0-9A-F]{4})> <([0-9A-F]{4})> (\[.*?\]|<[0-9A-F]{4}>)")
_SIZE = 1000.0
_ALIKE = 3.0
"""Qt rounds the outlines of what it embeds."""
_LIGATURE = re.compile("<(FB0[0-6])>")
_Shape = tuple[float, ...]


def finish(pdf: bytes, at: datetime | None) -> bytes:
    """The same pages. ``at``: when the form was made, instead of when it was drawn; None: as Qt wrote it.

    A PDF that is not written as Qt did is left as it is: it prints all the same.
    """
    try:
        objects, trailer = _read(pdf)
        _name_glyphs(objects)
        root = _number(rb"/Root\s+(\d+) 0 R", trailer)
        language = f"/Lang ({LANGUAGE})\n>>".encode()
        objects[root] = re.sub(rb">>\s*endobj", lambda _end: language + b"\nendobj", objects[root], count=1)
        if at is not None:
            _date(objects, _number(rb"/Info\s+(\d+) 0 R", trailer), at.astimezone(UTC))
    except (ValueError, KeyError, IndexError, struct.error, zlib.error) as error:
        _log.warning("a PDF was left as Qt wrote it: %r", error)
        return pdf
    return _write(objects, trailer, pdf[: pdf.index(b"\n", pdf.index(b"\n") + 1) + 1])


def _number(pattern: bytes, text: bytes) -> int:
    found = re.search(pattern, text)
    if found is None:
        raise ValueError(pattern)
    return int(found.group(1))


def _read(pdf: bytes) -> tuple[dict[int, bytes], bytes]:
    """All objects as they are written, by number, and the trailer's dictionary."""
    start = int(pdf[pdf.rindex(b"startxref") + 9 :].split()[0])
    head = re.match(rb"xref\s+0 (\d+)\s+", pdf[start : start + 40])
    if head is None:
        raise ValueError("xref")
    first = start + head.end()
    entries = [pdf[first + 20 * number : first + 20 * number + 20] for number in range(int(head.group(1)))]
    used = sorted((int(entry[:10]), number) for number, entry in enumerate(entries) if entry[17:18] == b"n")
    ends = [place for place, _number in used[1:]] + [start]
    objects = {number: pdf[place:end] for (place, number), end in zip(used, ends, strict=True)}
    if any(not text.startswith(b"%d 0 obj" % number) for number, text in objects.items()):
        raise ValueError("objects")
    trailer = pdf[pdf.rindex(b"trailer") + 7 : pdf.rindex(b"startxref")]
    return objects, trailer


def _write(objects: Mapping[int, bytes], trailer: bytes, head: bytes) -> bytes:
    parts = [head]
    at = len(head)
    places = {}
    for number in sorted(objects):
        places[number] = at
        parts.append(objects[number])
        at += len(objects[number])
    size = max(objects) + 1
    table = [b"xref\n0 %d\n" % size, b"0000000000 65535 f \n"]
    table += [
        b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
        for number in range(1, size)
    ]
    return b"".join([*parts, *table, b"trailer", trailer, b"startxref\n%d\n%%%%EOF\n" % at])


def _date(objects: dict[int, bytes], info: int, at: datetime) -> None:
    written = f"(D:{at:%Y%m%d%H%M%S}Z)".encode()
    objects[info] = re.sub(rb"\(D:[0-9]{14}Z?[^)]*\)", lambda _date: written, objects[info])
    iso = f'"{at:%Y-%m-%dT%H:%M:%S}+00:00"'.encode()
    for number, text in objects.items():
        if b"/Type /Metadata" in text[:200]:
            # Of the same length as what Qt writes: the stream's stays true.
            objects[number] = re.sub(rb'"[0-9]{4}-[0-9]{2}-[0-9T:]{11}[+-][0-9]{2}:[0-9]{2}"', lambda _iso: iso, text)


# ---- glyphs ------------------------------------------------------------------------------------------------------


def _name_glyphs(objects: dict[int, bytes]) -> None:
    for text in list(objects.values()):
        font = _TYPE0.search(text) if b"/Type /Font" in text[:40] else None
        if font is None:
            continue
        shapes = _known_shapes(font.group(1).decode())
        descriptor = objects[_number(_DESCRIPTOR.pattern, objects[int(font.group(2))])]
        file = _STREAM.search(objects[_number(_FILE.pattern, descriptor)])
        if not shapes or file is None:
            continue
        map_number = int(font.group(3))
        written = objects[map_number].decode("latin-1")
        added = []
        mapped = _mapped(written)
        for glyph, shape in enumerate(_shapes(zlib.decompress(file.group(1)))):
            name = _nearest(shapes, shape) if glyph not in mapped else None
            if name is not None:
                added.append(f"<{glyph:04X}> <{name.encode('utf-16-be').hex().upper()}>")
        objects[map_number] = _with(written, added).encode("latin-1")


def _mapped(character_map: str) -> frozenset[int]:
    ranges = _RANGE.findall(character_map)
    return frozenset(glyph for first, last, _names in ranges for glyph in range(int(first, 16), int(last, 16) + 1))


def _with(character_map: str, added: list[str]) -> str:
    """The object of the map with more of it, and its length set right."""
    blocks = ""
    for start in range(0, len(added), _MOST_IN_BLOCK):
        lines = added[start : start + _MOST_IN_BLOCK]
        blocks += f"{len(lines)} beginbfchar\n" + "\n".join(lines) + "\nendbfchar\n"
    text = character_map.replace("endcmap\n", f"{blocks}endcmap\n", 1)
    text = _LIGATURE.sub(lambda found: f"<{_spelt(chr(int(found.group(1), 16)))}>", text)
    more = len(text) - len(character_map)
    return re.sub(r"/Length (\d+)", lambda length: f"/Length {int(length.group(1)) + more}", text, count=1)


def _spelt(ligature: str) -> str:
    """``fi`` for the one letter that is both: a file's name can be copied from the paper."""
    return unicodedata.normalize("NFKC", ligature).encode("utf-16-be").hex().upper()


def _nearest(shapes: Mapping[str, _Shape], shape: _Shape) -> str | None:
    """None: none is like it, or two that are spoken otherwise."""
    alike = {
        name.partition(" ")[0]
        for name, known in shapes.items()
        if known and shape and all(abs(one - two) <= _ALIKE for one, two in zip(known, shape, strict=True))
    }
    return alike.pop() if len(alike) == 1 else None


@lru_cache(maxsize=8)
def _known_shapes(font: str) -> Mapping[str, _Shape]:
    """Of the bundled font's Thai letters, also those its character map lacks: the text and a number to tell apart."""
    path = resources_dir() / "fonts" / f"{font}.ttf"
    raw = QRawFont(str(path), _SIZE, QFont.HintingPreference.PreferNoHinting)
    if not raw.isValid():
        return {}
    known = {}
    for glyph, name in enumerate(_glyph_names(bytes(raw.fontTable("post").data()))):
        named = _NAMED.fullmatch(name)
        text = bytes.fromhex(named.group(1)).decode("utf-16-be", "replace") if named else _OTHERWISE_NAMED.get(name, "")
        if text and all("\u0e00" <= letter <= "\u0e7f" for letter in text):
            known[f"{text} {glyph}"] = _shape(raw, glyph)
    return known


def _shapes(font: bytes) -> list[_Shape]:
    raw = QRawFont(QByteArray(font), _SIZE, QFont.HintingPreference.PreferNoHinting)
    (count,) = struct.unpack_from(">H", raw.fontTable("maxp").data(), 4)
    return [_shape(raw, glyph) for glyph in range(count)]


def _shape(raw: QRawFont, glyph: int) -> _Shape:
    """Points, length and bounding box of the outline; empty of what is not drawn."""
    path = raw.pathForGlyph(glyph)
    if path.isEmpty():
        return ()
    box = path.boundingRect()
    return path.elementCount(), path.length(), box.x(), box.y(), box.width(), box.height()


def _glyph_names(post: bytes) -> list[str]:
    """Of a ``post`` table of version 2 (OpenType specification)."""
    (count,) = struct.unpack_from(">H", post, 32)
    numbers = struct.unpack_from(f">{count}H", post, 34)
    names, at = [], 34 + 2 * count
    while at < len(post):
        size = post[at]
        names.append(post[at + 1 : at + 1 + size].decode("latin-1"))
        at += 1 + size
    return [names[number - 258] if number >= 258 else "" for number in numbers]
