"""Which requests have all the words of a search: by the index of letters where there is one, else by going through all.

On SQLite the index is a table of its own (``request_grams.py``); PostgreSQL has one of every one, two and three letters
of the texts, made by a function of the database. All say the same of any words; only how long it takes differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, and_, cast, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from vms_desktop.storage.request_grams import (
    KEY,
    SAME_REQUEST,
    asked_of_index,
    gather,
    gathered,
    grams,
    has_all,
    has_grams,
)
from vms_desktop.storage.request_schema import requests, texts

_R = requests.c
LOOKED_UP = 8_000
"""So many requests are looked up one by one where the index names them."""
_LETTERS = 3
Key = tuple[int, int]
"""Year and running number of a request."""


class WordSearch:
    """``words``: search keys, at least one. ``indexed``: whether the database has the index of letters.

    ``can_gather``: whether what has the words is kept for further questions; ``gathered``: how many have them, where
    ``in_all`` found it out.
    """

    def __init__(self, connection: Connection, words: Sequence[str], indexed: bool) -> None:
        self._connection = connection
        self.gathered: int | None = None
        asked = {word: asked_of_index(connection, word) if indexed else None for word in words}
        known = {word: question for word, question in asked.items() if question is not None}
        # The index is asked for what few have; what many have beside it is looked for in the texts of those few.
        rare = {word: known[word] for word in known if self._has_few([known[word]])} if len(asked) > 1 else {}
        if not rare and len(known) < len(asked) and known and not self._has_few(list(known.values())):
            known = {}
        chosen = rare or known
        self._known = list(chosen.values())
        self.can_gather = bool(self._known)
        self._is_few = bool(rare) or (bool(known) and self._has_few(self._known))
        self._on_sqlite = connection.dialect.name == "sqlite"
        self._each = [self._stands_in_text(word) for word in words]
        self._in_text = [self._stands_in_text(word) for word in words if word not in chosen]
        if not self._on_sqlite:
            # Its index says all of words of three letters, and of longer ones where they may stand.
            self._in_text = [self._stands_in_text(word) for word in words if len(word) > _LETTERS]
            pieces = sorted({piece for word in words for piece in _pieces(word)})
            letters = func.request_letters(texts.c.words, type_=ARRAY(Text))
            self._in_text.append(letters.contains(cast(pieces, ARRAY(Text))))

    def _stands_in_text(self, word: str) -> ColumnElement[bool]:
        # Both sides are search keys already: looked for byte by byte, which is quicker than a pattern.
        place = func.instr if self._on_sqlite else func.strpos
        return place(texts.c.words, word) > 0

    def _has_few(self, asked: Sequence[str]) -> bool:
        enough = select(grams.c.rowid).where(has_all(asked)).limit(LOOKED_UP + 1)
        count = select(func.count()).select_from(enough.subquery())
        return int(self._connection.execute(count).scalar_one()) <= LOOKED_UP

    def few(self, conditions: Sequence[ColumnElement[bool]], order: Sequence[Any], most: int) -> list[Key] | None:
        """The requests with the words and those conditions, in that order; None where too many have the words (more
        than ``most`` of those gone through, more than ``LOOKED_UP`` that the index knows).
        """
        wanted = select(_R.year_be, _R.seq).where(*conditions).order_by(*order)
        if self._known:
            if not self._is_few:
                return None
            wanted = wanted.join_from(grams, requests, and_(*SAME_REQUEST)).where(has_all(self._known))
            if self._in_text:
                wanted = wanted.join(texts, texts.c.request_id == _R.id).where(*self._in_text)
        else:
            found = select(texts.c.request_id).where(*self._in_text).limit(most + 1)
            ids = self._connection.execute(found).scalars().all()
            if len(ids) > most:
                return None
            wanted = wanted.where(_R.id.in_(ids))
        return [(year, seq) for year, seq in self._connection.execute(wanted)]

    def count(self) -> int:
        """How many have the words."""
        if self._known and not self._in_text:
            query = select(func.count()).select_from(grams).where(has_all(self._known))
        elif self._known:
            query = select(func.count(_R.id)).where(*self.in_all())
        else:
            query = select(func.count()).select_from(texts).where(*self._in_text)
        return int(self._connection.execute(query).scalar_one())

    def one_by_one(self) -> list[ColumnElement[bool]]:
        """For a question about requests that ends with the first ones, or asks of few: each is looked at by itself."""
        return [select(texts.c.request_id).where(texts.c.request_id == _R.id, *self._each).exists()]

    def in_all(self) -> list[ColumnElement[bool]]:
        """For questions about all requests: what the index has is gathered once, until another search does so."""
        if not self._known:
            return [_R.id.in_(select(texts.c.request_id).where(*self._in_text))]
        number = gather(self._connection, self._known)
        self.gathered = None if self._in_text else number
        made: list[ColumnElement[bool]] = [KEY.in_(select(gathered.c.place))]
        if self._in_text:
            made.append(select(texts.c.request_id).where(texts.c.request_id == _R.id, *self._in_text).exists())
        return made


def _pieces(word: str) -> set[str]:
    """What the index of PostgreSQL knows of a word: every three letters of it, or all of a shorter one."""
    size = min(len(word), _LETTERS)
    return {word[place : place + size] for place in range(len(word) - size + 1)}


def search_for(connection: Connection, words: Sequence[str]) -> WordSearch:
    """``words``: search keys (domain ``search_words``), at least one."""
    return WordSearch(connection, words, has_grams(connection))
