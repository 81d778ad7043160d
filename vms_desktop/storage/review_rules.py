"""Rules, marked areas and saved filters in the database: fulfils ``RuleRepository`` and ``FilterRepository`` of
``services.review.review_ports``.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence

from sqlalchemy import Connection, Table, delete, insert, select, update

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.log_filter import from_details
from vms_desktop.domain.private_area import PrivateArea
from vms_desktop.domain.review_rule import Rule, RuleKind, checked_rule
from vms_desktop.domain.saved_filter import Period, SavedFilter
from vms_desktop.storage.database import Database
from vms_desktop.storage.log_append import LogAppender, with_entries
from vms_desktop.storage.review_schema import private_areas, rules, saved_filters

_log = logging.getLogger(__name__)


class SqlRuleRepository:
    """What cannot be read (a newer program wrote it) is left alone and passed over."""

    def __init__(self, database: Database, appender: LogAppender | None) -> None:
        self._database = database
        self._appender = appender

    # ---- rules -----------------------------------------------------------------------------------------------

    async def rules(self) -> list[Rule]:
        query = select(rules.c.id, rules.c.details).order_by(rules.c.id)
        rows = await self._database.read(lambda connection: connection.execute(query).all())
        return [rule for rule_id, details in rows if (rule := _rule(rule_id, details)) is not None]

    async def save_rule(self, rule: Rule, now_us: int, record: Sequence[EntryDraft]) -> None:
        values = {"details": json.dumps(rule.as_details(), ensure_ascii=False), "updated_us": now_us}
        await self._put(rules, rule.id, values, record)

    async def remove_rule(self, rule_id: str, record: Sequence[EntryDraft]) -> None:
        await self._remove(rules, rule_id, record)

    # ---- areas -----------------------------------------------------------------------------------------------

    async def areas(self) -> list[PrivateArea]:
        query = select(private_areas).order_by(private_areas.c.name, private_areas.c.id)
        rows = await self._database.read(lambda connection: connection.execute(query).all())
        return [PrivateArea(**row._mapping) for row in rows]

    async def save_area(self, area: PrivateArea, record: Sequence[EntryDraft]) -> None:
        names = [column.name for column in private_areas.columns if column.name != "id"]
        await self._put(private_areas, area.id, {name: getattr(area, name) for name in names}, record)

    async def remove_area(self, area_id: str, record: Sequence[EntryDraft]) -> None:
        await self._remove(private_areas, area_id, record)

    # ---- filters ---------------------------------------------------------------------------------------------

    async def filters(self) -> list[SavedFilter]:
        query = select(saved_filters)
        rows = await self._database.read(lambda connection: connection.execute(query).all())
        return [one for row in rows if (one := _filter(row.id, row.name, row.period, row.selection)) is not None]

    async def save_filter(self, one: SavedFilter) -> None:
        selection = json.dumps(dict(one.selection.as_details()), ensure_ascii=False)
        await self._put(saved_filters, one.id, {"name": one.name, "period": one.period.value, "selection": selection})

    async def remove_filter(self, filter_id: str) -> None:
        await self._remove(saved_filters, filter_id)

    # ---- rows ------------------------------------------------------------------------------------------------

    async def _put(
        self, table: Table, row_id: str, values: dict[str, object], record: Sequence[EntryDraft] = ()
    ) -> None:
        """New, or in place of the one with the same id."""

        def put(connection: Connection) -> None:
            if connection.execute(update(table).where(table.c.id == row_id).values(**values)).rowcount == 0:
                connection.execute(insert(table).values(id=row_id, **values))

        await self._database.write(with_entries(put, self._appender, record))

    async def _remove(self, table: Table, row_id: str, record: Sequence[EntryDraft] = ()) -> None:
        gone = delete(table).where(table.c.id == row_id)
        await self._database.write(
            with_entries(lambda connection: connection.execute(gone).rowcount, self._appender, record)
        )


def _rule(rule_id: str, text: str) -> Rule | None:
    try:
        details = json.loads(text)
        kind = RuleKind(details.pop("kind"))
        enabled, due_days, title = bool(details.pop("enabled")), details.pop("due_days"), str(details.pop("title"))
        values = {name: tuple(value) if isinstance(value, list) else value for name, value in details.items()}
        return checked_rule(Rule(rule_id, kind, enabled, due_days, title, values))
    except (ValueError, KeyError, TypeError, AttributeError, InputError) as error:
        _log.warning("the review rule %s cannot be read: %s", rule_id, error)
        return None


def _filter(filter_id: str, name: str, period: str, text: str) -> SavedFilter | None:
    try:
        return SavedFilter(filter_id, name, Period(period), from_details(json.loads(text)))
    except (ValueError, AttributeError) as error:
        _log.warning("the saved filter %s cannot be read: %s", filter_id, error)
        return None
