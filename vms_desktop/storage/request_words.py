"""Which requests have all the words of a search: by the index of letters where there is one, else by going through all.

On SQLite the index is a table of its own (``request_grams.py``); PostgreSQL has one of every one, two and three letters
of the texts, made by a function of the database. All say the same of any words; only how long it takes differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Text, and_, cast, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from vms_desktop.storage.request_bits import may_have, stands_alone
from vms_desktop.storage.request_grams import SAME_REQUEST, asked_of_index, grams, has_all, has_grams
from vms_desktop.storage.request_keys import KEY, Key, KeySet, among, split
from vms_desktop.storage.request_schema import requests, texts

_R, _T = requests.c, texts.c
LOOKED_UP = 8_000
"""So many requests are looked up one by one where the index names them."""
_LETTERS = 3


class WordSearch:
    """``words``: search keys, at least one. ``indexed``: whether the database has the index of letters.

    ``only_letters``: none of them is longer than one letter, of those with bits of their own.
    ``counts_quickly``: whether ``count`` goes through no other texts than those that an index names.
    """

    def __init__(self, connection: Connection, words: Sequence[str], indexed: bool) -> None:
        self._connection = connection
        self._on_sqlite = connection.dialect.name == "sqlite"
        longer = [word for word in words if len(word) > 1]
        asked = {word: asked_of_index(connection, word) if indexed else None for word in longer}
        known = {word: question for word, question in asked.items() if question is not None}
        # The index is asked for what few have; what many have beside it is looked for in the texts of those few.
        rare = {word: known[word] for word in known if self._has_few([known[word]])} if len(words) > 1 else {}
        if not rare and len(known) < len(asked) and known and not self._has_few(list(known.values())):
            known = {}
        chosen = rare or known
        self._known = list(chosen.values())
        self._is_few = bool(rare) or (bool(known) and self._has_few(self._known))
        letters = [condition for word in words if len(word) == 1 for condition in self._has_letter(word)]
        self._each = [*letters, *map(self._stands_in_text, longer)]
        self._in_text = [*letters, *(self._stands_in_text(word) for word in longer if word not in chosen)]
        self.only_letters = not chosen and all(len(word) == 1 and stands_alone(word) for word in words)
        self.counts_quickly = not self._on_sqlite or not self._in_text or self.only_letters
        if not self._on_sqlite and longer:
            # Its index says all of words of three letters, and of longer ones where they may stand.
            pieces = sorted({piece for word in longer for piece in _pieces(word)})
            of_index = func.request_letters(_T.words, type_=ARRAY(Text)).contains(cast(pieces, ARRAY(Text)))
            exactly = [self._stands_in_text(word) for word in longer if len(word) > _LETTERS]
            self._in_text = [*letters, of_index, *exactly]

    def _has_letter(self, letter: str) -> list[ColumnElement[bool]]:
        return [may_have(letter)] if stands_alone(letter) else [may_have(letter), self._stands_in_text(letter)]

    def _stands_in_text(self, word: str) -> ColumnElement[bool]:
        # Both sides are search keys already: looked for byte by byte, which is quicker than a pattern.
        place = func.instr if self._on_sqlite else func.strpos
        return place(_T.words, word) > 0

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
                wanted = wanted.join(texts, _T.request_key == grams.c.rowid).where(*self._in_text)
        else:
            found = self._connection.execute(self._keys().limit(most + 1)).scalars().all()
            if len(found) > most:
                return None
            wanted = wanted.where(among([split(key) for key in found]))
        return [(year, seq) for year, seq in self._connection.execute(wanted)]

    def _keys(self) -> Select[int]:
        """Of all that have the words."""
        if not self._known:
            return select(_T.request_key).where(*self._in_text)
        query = select(grams.c.rowid).where(has_all(self._known))
        if self._in_text:
            query = query.join_from(grams, texts, _T.request_key == grams.c.rowid).where(*self._in_text)
        return query

    def count(self) -> int:
        """How many have the words."""
        query = self._keys().with_only_columns(func.count(), maintain_column_froms=True)
        return int(self._connection.execute(query).scalar_one())

    def one_by_one(self) -> list[ColumnElement[bool]]:
        """For a question about requests that ends with the first ones, or asks of few: each is looked at by itself."""
        found = select(_T.request_key).where(_T.request_key == KEY, *self._each)
        # A server would join what only has to be there, and go through all texts for it.
        return [found.exists() if self._on_sqlite else found.limit(1).scalar_subquery().is_not(None)]

    def in_all(self, within: KeySet | None = None) -> KeySet:
        """For questions about all requests, or about all of a set."""
        keys = self._keys()
        if within is not None:
            # Added to, or SQLite would ask the index of letters for each of the set by itself.
            keys = keys.where(within.holds(grams.c.rowid + 0 if self._known else _T.request_key))
        return KeySet(self._connection, "words", keys)


def _pieces(word: str) -> set[str]:
    """What the index of PostgreSQL knows of a word: every three letters of it, or all of a shorter one."""
    size = min(len(word), _LETTERS)
    return {word[place : place + size] for place in range(len(word) - size + 1)}


def search_for(connection: Connection, words: Sequence[str]) -> WordSearch:
    """``words``: search keys (domain ``search_words``), at least one."""
    return WordSearch(connection, words, has_grams(connection))
