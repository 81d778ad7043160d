"""The register of requests in the database. A step, what it changes and what the access log says: one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from sqlalchemy import Connection, delete, insert, select, text, update

from vms_desktop.domain.footage_hold import Hold, Need
from vms_desktop.domain.requests.limits import RequestLimits
from vms_desktop.domain.requests.request import Interval, Request
from vms_desktop.domain.requests.statistics import Counts
from vms_desktop.services.requests.request_draft import RequestDraft
from vms_desktop.services.requests.request_ports import (
    AskedStretch,
    BoardCounts,
    Disclosure,
    Duplicate,
    Found,
    KnownRequester,
    NumberedLetter,
    Page,
    Record,
    Registration,
    RequestFilter,
    Viewer,
)
from vms_desktop.storage import request_days, request_disclosures, request_find, request_letters
from vms_desktop.storage.database import Database
from vms_desktop.storage.footage_holds import insert_holds, insert_needs
from vms_desktop.storage.log_append import LogAppender, with_entries
from vms_desktop.storage.request_codec import from_json, to_json
from vms_desktop.storage.request_rows import insert_new, read_request, update_changed
from vms_desktop.storage.request_schema import drafts, numbers, settings

T = TypeVar("T")
_NEXT = text(
    f"INSERT INTO {numbers.name} (year_be, last) VALUES (:year_be, 1)"
    f" ON CONFLICT (year_be) DO UPDATE SET last = {numbers.name}.last + 1 RETURNING last"
)


class SqlRequests:
    """Fulfils ``services.requests.request_ports.RequestRepository``. ``open_reader``: lists are read on a connection
    and a thread of their own, so that no step waits for a search. ``log`` None: the database was opened without a desk,
    and nothing can be registered.
    """

    def __init__(self, database: Database, open_reader: Callable[[], Database], log: LogAppender | None) -> None:
        self._database = database
        self._open_reader = open_reader
        self._reader: Database | None = None
        self._log = log

    async def close(self) -> None:
        """Finish reading. May be called twice."""
        if self._reader is not None:
            await self._reader.close()

    async def _read(self, work: Callable[[Connection], T]) -> T:
        if self._reader is None:
            self._reader = self._open_reader()
        return await self._reader.read(work)

    # ---- changing ------------------------------------------------------------------------------------------------

    async def register(self, year_be: int, make: Callable[[int], Registration], draft_id: str) -> Request:
        log = self._log
        if log is None:
            raise RuntimeError("a request to register, but the database was opened without a desk")

        def work(connection: Connection) -> Request:
            # Desks take turns at the year's row until they commit: no number is given twice, and none is left out.
            seq = int(connection.execute(_NEXT, {"year_be": year_be}).scalar_one())
            made = make(seq)
            insert_new(connection, made.request, made.year_be, made.seq)
            insert_holds(connection, made.holds)
            insert_needs(connection, made.needs)
            if draft_id:
                writer = made.request.registered_by.person
                connection.execute(delete(drafts).where(drafts.c.id == draft_id, drafts.c.writer == writer))
            log.append(connection, made.record)
            return made.request

        return await self._database.write(work)

    async def save(
        self,
        before: Request,
        after: Request,
        record: Record,
        holds: Sequence[Hold] = (),
        needs: Sequence[Need] = (),
    ) -> bool:
        def work(connection: Connection) -> None:
            if not update_changed(connection, before, after):
                raise _ChangedError
            insert_holds(connection, holds)
            insert_needs(connection, needs)

        try:
            await self._database.write(with_entries(work, self._log, record))
        except _ChangedError:
            return False
        return True

    # ---- reading -------------------------------------------------------------------------------------------------

    async def get(self, request_id: str) -> Request | None:
        return await self._database.read(lambda connection: read_request(connection, request_id))

    async def id_of(self, number: str) -> str | None:
        return await self._database.read(lambda connection: request_find.id_of(connection, number))

    async def find(self, wanted: RequestFilter, page: Page, viewer: Viewer) -> Found:
        return await self._read(lambda connection: request_find.find(connection, wanted, page, viewer))

    async def counts(self, viewer: Viewer) -> BoardCounts:
        return await self._read(lambda connection: request_find.counts(connection, viewer))

    async def duplicates(
        self, case_key: str, letter_key: str, intervals: Sequence[Interval], except_id: str, viewer: Viewer
    ) -> list[Duplicate]:
        return await self._read(
            lambda connection: request_find.duplicates(connection, case_key, letter_key, intervals, except_id, viewer)
        )

    async def letters_numbered(self, number_key: str, year_be: int, viewer: Viewer) -> list[NumberedLetter]:
        return await self._read(
            lambda connection: request_letters.letters_numbered(connection, number_key, year_be, viewer)
        )

    async def known_requesters(self, text: str, limit: int, viewer: Viewer) -> list[KnownRequester]:
        return await self._read(lambda connection: request_find.known_requesters(connection, text, limit, viewer))

    async def asked_between(self, camera_ids: Collection[str], begin_us: int, end_us: int) -> list[AskedStretch]:
        return await self._read(lambda connection: request_find.asked_between(connection, camera_ids, begin_us, end_us))

    async def counted(self, starts_us: Sequence[int], viewer: Viewer) -> list[Counts]:
        return await self._read(lambda connection: request_days.counted(connection, starts_us, viewer))

    async def disclosures(self, from_us: int, to_us: int, viewer: Viewer) -> list[Disclosure]:
        return await self._read(
            lambda connection: request_disclosures.find_disclosures(connection, from_us, to_us, viewer)
        )

    # ---- drafts and settings -------------------------------------------------------------------------------------

    async def drafts(self, writer: str) -> list[RequestDraft]:
        query = select(drafts.c.body).where(drafts.c.writer == writer).order_by(drafts.c.changed_us.desc(), drafts.c.id)
        texts = await self._database.read(lambda connection: connection.execute(query).scalars().all())
        return [from_json(RequestDraft, one) for one in texts]

    async def keep_draft(self, writer: str, draft: RequestDraft, now_us: int) -> None:
        values = {"changed_us": now_us, "body": to_json(draft)}

        def work(connection: Connection) -> None:
            own = update(drafts).where(drafts.c.id == draft.id, drafts.c.writer == writer)
            if connection.execute(own.values(**values)).rowcount == 0:
                connection.execute(insert(drafts).values(id=draft.id, writer=writer, **values))

        await self._database.write(work)

    async def drop_draft(self, writer: str, draft_id: str) -> None:
        own = delete(drafts).where(drafts.c.id == draft_id, drafts.c.writer == writer)

        def work(connection: Connection) -> None:
            connection.execute(own)

        await self._database.write(work)

    async def limits(self) -> RequestLimits:
        body = await self._database.read(lambda connection: connection.execute(select(settings.c.body)).scalar())
        return RequestLimits() if body is None else from_json(RequestLimits, body)

    async def keep_limits(self, limits: RequestLimits, record: Record) -> None:
        body = to_json(limits)

        def work(connection: Connection) -> None:
            if connection.execute(update(settings).values(body=body)).rowcount == 0:
                connection.execute(insert(settings).values(id=1, body=body))

        await self._database.write(with_entries(work, self._log, record))


class _ChangedError(Exception):
    """Undoes the transaction: somebody else was quicker."""
