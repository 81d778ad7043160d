"""Which requests have all the words of a search: by the index of letters where there is one, else by going through all.

Both say the same of any words; only how long it takes differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, select

from vms_desktop.storage.request_grams import KEY, SAME_REQUEST, grams, has_all, has_grams, is_indexed
from vms_desktop.storage.request_schema import requests, texts

_R = requests.c
LOOKED_UP = 8_000
"""So many requests are looked up one by one where the index names them."""


class WordSearch:
    """``words``: search keys, at least one. ``indexed``: whether the database has the index of letters."""

    def __init__(self, connection: Connection, words: Sequence[str], indexed: bool) -> None:
        self._connection = connection
        known = [word for word in words if indexed and is_indexed(word)]
        # The index is asked for what few have; what many have beside it is looked for in the texts of those few.
        rare = [word for word in known if self._has_few([word])] if len(words) > 1 else []
        self._has_rare = bool(rare)
        if not rare and len(known) < len(words) and known and not self._has_few(known):
            known = []
        self._known = rare or known
        place = func.instr if connection.dialect.name == "sqlite" else func.strpos
        # Both sides are search keys already: looked for byte by byte, which is quicker than a pattern.
        self._each = [place(texts.c.words, word) > 0 for word in words]
        self._in_text = [place(texts.c.words, word) > 0 for word in words if word not in self._known]

    def _has_few(self, words: Sequence[str]) -> bool:
        enough = select(grams.c.rowid).where(has_all(words)).limit(LOOKED_UP + 1)
        return (
            int(self._connection.execute(select(func.count()).select_from(enough.subquery())).scalar_one()) <= LOOKED_UP
        )

    def ids(self, conditions: Sequence[ColumnElement[bool]], order: Sequence[Any], most: int) -> list[str] | None:
        """Of the requests with the words and those conditions, in that order; None where too many have the words (more
        than ``most`` of those gone through, more than ``LOOKED_UP`` that the index knows).
        """
        if not self._known:
            found = select(texts.c.request_id).where(*self._in_text).limit(most + 1)
            few = list(self._connection.execute(found).scalars())
            if len(few) > most:
                return None
            return list(
                self._connection.execute(select(_R.id).where(_R.id.in_(few), *conditions).order_by(*order)).scalars()
            )
        if not self._has_rare and not self._has_few(self._known):
            return None
        known = select(_R.id).join_from(grams, requests, and_(*SAME_REQUEST)).where(has_all(self._known), *conditions)
        if self._in_text:
            known = known.join(texts, texts.c.request_id == _R.id).where(*self._in_text)
        return list(self._connection.execute(known.order_by(*order)).scalars())

    def count(self) -> int:
        """How many have the words."""
        if self._known and self._in_text:
            query = select(func.count(_R.id)).where(*self.conditions())
        elif self._known:
            query = select(func.count()).select_from(grams).where(has_all(self._known))
        else:
            query = select(func.count()).select_from(texts).where(*self._in_text)
        return int(self._connection.execute(query).scalar_one())

    def conditions(self, *, soon: bool = False) -> list[ColumnElement[bool]]:
        """For a question about requests. ``soon``: it ends with the first ones, so that each is looked at by itself
        and not all that the index has are gathered first.
        """
        made: list[ColumnElement[bool]] = []
        looked_at = self._in_text
        if soon:
            looked_at = self._each
        elif self._known:
            made.append(KEY.in_(select(grams.c.rowid).where(has_all(self._known))))
        if looked_at:
            made.append(select(texts.c.request_id).where(texts.c.request_id == _R.id, *looked_at).exists())
        return made


def search_for(connection: Connection, words: Sequence[str]) -> WordSearch:
    """``words``: search keys (domain ``search_words``), at least one."""
    return WordSearch(connection, words, has_grams(connection))
