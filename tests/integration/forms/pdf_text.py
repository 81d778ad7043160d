"""PDFs read back by a reader that shares no code with what wrote them."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="([\d.-]+)">')


@dataclass(frozen=True)
class ReadBack:
    """``pages``: text of each; ``edges``: leftmost, rightmost and lowest letter of all pages, points."""

    pages: list[str]
    edges: tuple[float, float, float]

    @property
    def text(self) -> str:
        return "\n".join(self.pages)

    @property
    def joined(self) -> str:
        """Without white space, which stands wherever a line was broken."""
        return "".join(self.text.split())


def read_pdf(pdf: bytes, folder: Path) -> ReadBack:
    """By ``pdftotext`` of poppler-utils. Raises FileNotFoundError where it is not installed."""
    file = folder / "read back.pdf"
    file.write_bytes(pdf)

    def said(*options: str) -> str:
        command = ["pdftotext", *options, "-enc", "UTF-8", str(file), "-"]
        made = subprocess.run(command, check=True, capture_output=True, timeout=60)
        return made.stdout.decode("utf-8", "replace")

    boxes = [tuple(map(float, found)) for found in _WORD.findall(said("-bbox"))]
    edges = (min(box[0] for box in boxes), max(box[1] for box in boxes), max(box[2] for box in boxes))
    return ReadBack(said("-raw").split("\f")[:-1], edges)
