"""Where a line of Thai may be broken, for where nothing else knows: Thai writes no spaces between words.

Qt asks libthai, which there is on Linux only. Elsewhere zero-width spaces (U+200B) are put between the words of a list.
What the list does not know stays in one piece, but for places where a syllable is sure to begin: before เ แ โ ใ ไ.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Collection

BREAK = "\u200b"
_RUN = re.compile("[\u0e01-\u0e4e]{2,}")
_LEADING = frozenset("เแโใไ")
_FOLLOWING = frozenset("ะาำๅๆฯ") | frozenset(map(chr, [0x0E31, *range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F)]))
"""Never at the beginning of a line: vowels and marks of the consonant before them, ๆ and ฯ."""
_UNKNOWN_COST, _WORD_COST = 10, 1
_LEAST = 2
"""Letters of the parts an unknown word is broken into."""


class WordBreaker:
    """``words``: the list; longer ones are kept whole where they fit. For any thread."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = frozenset(word for word in words if word)
        self._longest = max(map(len, self._words), default=0)
        self._broken = functools.lru_cache(maxsize=4096)(self._break_run)

    def breaks(self, text: str) -> str:
        """The text with breaks between the words of each run of Thai letters."""
        return _RUN.sub(lambda run: self._broken(run.group()), text)

    def _break_run(self, run: str) -> str:
        return BREAK.join(self.parts(run))

    def parts(self, run: str) -> list[str]:
        """With as few unknown letters as can be, then as few words."""
        best: list[tuple[int, int, bool]] = [(0, 0, True)]
        """Of each place: what it costs to come there, from where, and whether by a word."""
        for end in range(1, len(run) + 1):
            cost, start, known = best[end - 1][0] + _UNKNOWN_COST, end - 1, False
            if _may_break(run, end):
                for begin in range(max(0, end - self._longest), end):
                    reached = best[begin][0] + _WORD_COST
                    if reached < cost and _may_break(run, begin) and run[begin:end] in self._words:
                        cost, start, known = reached, begin, True
            best.append((cost, start, known))
        cuts = [len(run)]
        while cuts[-1] > 0:
            _cost, start, known = best[cuts[-1]]
            # Unknown letters are taken together up to the word before them.
            while not known and start > 0 and not best[start][2]:
                start = best[start][1]
            cuts.append(start)
        cuts.reverse()
        parts: list[str] = []
        for begin, end in itertools.pairwise(cuts):
            part = run[begin:end]
            parts += [part] if part in self._words else _syllables(part)
        return parts


def _may_break(run: str, at: int) -> bool:
    """At the ends, and wherever no letter is torn from its marks or its leading vowel."""
    return at in (0, len(run)) or (run[at] not in _FOLLOWING and run[at - 1] not in _LEADING)


def _syllables(unknown: str) -> list[str]:
    parts, begin = [], 0
    for at in range(_LEAST, len(unknown) - _LEAST + 1):
        if unknown[at] in _LEADING and unknown[at - 1] not in _LEADING and at - begin >= _LEAST:
            parts.append(unknown[begin:at])
            begin = at
    return [*parts, unknown[begin:]]
