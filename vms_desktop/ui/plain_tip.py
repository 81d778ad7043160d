"""Tool tips for text that came from a camera or a file: Qt shows what looks like HTML as HTML."""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """The text as a tool tip shows it letter by letter, line by line; empty stays empty (no tool tip)."""
    lines = escape(text).replace("\n", "<br>")
    return f"<span>{lines}</span>" if text else ""
