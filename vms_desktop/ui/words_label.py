"""A label whose text changes while it is seen.

Labels that wrap have padding above and below for Thai marks (``ui/theme.py``). Qt draws a new text without that
padding, and what the old text left there would stay: a dot of a tone mark over another word.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLabel


class WordsLabel(QLabel):
    """As QLabel; every change of the text draws all of it anew."""

    def setText(self, text: str) -> None:
        super().setText(text)
        self.update()
