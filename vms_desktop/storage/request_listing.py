"""A page of a list of many requests: how many there are, and which stand on it, touching as few rows as can be."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from vms_desktop.services.requests.request_ports import Page, SortBy
from vms_desktop.storage.request_keys import Key, KeySet
from vms_desktop.storage.request_orders import BY_NUMBER, index_of, order, parts, within
from vms_desktop.storage.request_schema import requests
from vms_desktop.storage.request_words import WordSearch

_R = requests.c
FEW = 3_000
"""So many are gathered and sorted at once."""
GATHERED = 40_000
"""So many are too, where each would have to be looked at on the way through the list's order."""
SOON = 2_000
"""Pages no further down are reached by looking at each request's words."""
NEAR = 4
"""On a server, which gathers more slowly, pages within this part of those found are."""


class Listing:
    """A page of many requests. ``covered``: all conditions are on what the indexes of ``request_orders.py`` hold.
    ``seen``: those whoever asks may see; None: all.
    """

    def __init__(
        self,
        connection: Connection,
        page: Page,
        conditions: list[ColumnElement[bool]],
        covered: bool,
        seen: KeySet | None,
    ) -> None:
        self._connection = connection
        self._page = page
        self._conditions = conditions
        self._covered = covered
        self._set = seen
        self.total = 0

    def keys(self, search: WordSearch | None) -> list[Key]:
        """Sets ``total`` too."""
        page, known = self._page, None
        alone = not self._conditions and self._set is None
        if search is not None and search.counts_quickly and (alone or search.only_letters):
            known = search.count()
            if known == self._counted(select(func.count()).select_from(requests)):
                search = None  # all have the words
        if search is not None and alone and known is not None and self._is_near(known):
            self._conditions = search.one_by_one()
        elif search is not None:
            self._set = search.in_all(self._set)
        elif not alone:
            known = None
        if self._set is not None:
            known = None if self._conditions else self._set.number
            if not self._on_sqlite:
                return self._at_once(self._set)
            self._conditions = [*self._conditions, self._set.has]
        self.total = self._count() if known is None else known
        if self.total <= page.start:
            return []
        if self.total <= FEW or (not self._covered and self.total <= GATHERED):
            # Quicker to gather and sort than to find in the list's order.
            wanted = self._hinted(self._wanted(), BY_NUMBER).order_by(*order(page))
            return self._keys(wanted.limit(page.size).offset(page.start))
        return self._in_order()

    def _is_near(self, known: int) -> bool:
        """Whether the page is soon reached by going through the list's order and looking at each request's words."""
        page = self._page
        if page.sort is SortBy.STATE:
            return False
        if self._on_sqlite:
            return known > GATHERED and page.start < SOON
        return (page.start + page.size) * NEAR <= known

    @property
    def _on_sqlite(self) -> bool:
        return self._connection.dialect.name == "sqlite"

    def _at_once(self, chosen: KeySet) -> list[Key]:
        """Page and total by one statement, because each makes the set anew."""
        page, is_all = self._page, not self._conditions
        self._conditions = [*self._conditions, chosen.has]
        count = chosen.count() if is_all else self._counting()
        wanted = self._wanted().add_columns(count.scalar_subquery()).order_by(*order(page))
        rows = self._connection.execute(wanted.limit(page.size).offset(page.start)).all()
        self.total = rows[0][2] if rows else self._counted(count)
        return [(year, seq) for year, seq, _ in rows]

    def _wanted(self) -> Select[Any]:
        return select(_R.year_be, _R.seq).where(*self._conditions)

    def _hinted(self, query: Select[Any], index: str) -> Select[Any]:
        return query.with_hint(requests, f"INDEXED BY {index}", "sqlite")

    def _keys(self, query: Select[Any]) -> list[Key]:
        return [(year, seq) for year, seq in self._connection.execute(query)]

    def _count(self) -> int:
        query = self._counting()
        if self._conditions and self._covered:
            query = self._hinted(query, BY_NUMBER)
        return self._counted(query)

    def _counted(self, query: Select[int]) -> int:
        return int(self._connection.execute(query).scalar_one())

    def _counting(self) -> Select[int]:
        return select(func.count()).select_from(requests).where(*self._conditions)

    def _in_order(self) -> list[Key]:
        page, divided = self._page, parts(self._page)
        wanted = self._hinted(self._wanted(), index_of(page)).order_by(*within(page))
        if divided is None:
            return self._keys(wanted.limit(page.size).offset(page.start))
        # One part after the other, because no index has the parts in their order.
        column, values = divided
        counts = self._counts(column)
        keys: list[Key] = []
        skip = page.start
        for value in values:
            there = counts.get(value, 0)
            if len(keys) < page.size and skip < there:
                some = wanted.where(column == value)
                keys += self._keys(some.limit(page.size - len(keys)).offset(skip))
            skip = max(0, skip - there)
        return keys

    def _counts(self, column: Any) -> dict[Any, int]:
        if column is _R.runs:
            # Few clocks run; the others need not be counted again.
            running = select(func.count()).select_from(requests).where(*self._conditions, _R.runs.is_(True))
            count = int(self._connection.execute(self._hinted(running, "ix_requests_by_due")).scalar_one())
            return {True: count, False: self.total - count}
        query = select(column, func.count()).where(*self._conditions).group_by(column)
        if self._covered:
            query = self._hinted(query, index_of(self._page))
        return {value: int(number) for value, number in self._connection.execute(query)}
