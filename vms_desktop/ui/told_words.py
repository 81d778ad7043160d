"""Words that are shown for a while: made anew when they are shown in another language.

A sentence put together once stays in the language it was written in. Whoever tells something gives what makes it.
"""

from __future__ import annotations

from collections.abc import Callable

Words = Callable[[], str] | str
"""What makes the sentence in the language of now; a text as it is where it has none (a name)."""


def words_of(words: Words) -> str:
    return words if isinstance(words, str) else words()
