"""QR codes (ISO/IEC 18004) of short lines, for paper and for the terminal. ``segno`` is known here only."""

from __future__ import annotations

import io
from pathlib import Path

import segno

_PIXELS = 6


def write_qr(text: str, path: Path) -> None:
    """As ``.svg`` or ``.png``, whichever the name says; error correction M. Raises OSError, ValueError."""
    if path.suffix.lower() not in (".svg", ".png"):
        raise ValueError(path.suffix)
    segno.make_qr(text, error="m").save(str(path), scale=_PIXELS, kind=path.suffix[1:].lower())


def qr_for_terminal(text: str) -> str:
    """In half blocks, two rows a line; error correction L, because a screen is not torn or folded."""
    out = io.StringIO()
    segno.make_qr(text, error="l").terminal(out=out, compact=True, border=2)
    return out.getvalue()


def qr_modules(text: str) -> list[list[bool]]:
    """Rows of dark (True) and light squares, without the quiet zone; error correction M."""
    return [[bool(square) for square in row] for row in segno.make_qr(text, error="m").matrix]
