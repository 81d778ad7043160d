"""The access log as the other services use it: what is done here was recorded before, or it is not done.

``record`` first, then act. What cannot be kept from happening (a tile was closed, a camera stopped) is told with
``happened``: it is written at once, or kept and tried again until it is written. Entries asked for while others are
being written go into one transaction together: a wall of 36 tiles opens with one commit.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from vms_desktop.domain.errors import LogError, StorageError, VmsError
from vms_desktop.domain.log_action import ENDS, Action
from vms_desktop.domain.log_entry import PROGRAM, Actor, Entry, EntryDraft, Subject
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.log_ports import LogStore
from vms_desktop.services.operation import machinery
from vms_desktop.services.ports import Unsubscribe

_log = logging.getLogger(__name__)
RETRY_S = 5.0
MOST_OWED = 10_000
"""What happened while nothing could be written is kept up to here; beyond, the oldest is lost and logged as lost."""


@dataclass(slots=True)
class _Asked:
    drafts: list[EntryDraft]
    answer: asyncio.Future[list[Entry]]


@machinery("what an operation recorded to have begun")
class Lasting:
    """Something that was recorded to have begun. ``end`` once; later calls do nothing."""

    def __init__(self, log: AccessLog, draft: EntryDraft, entry: Entry) -> None:
        self._log = log
        self._draft = draft
        self._ended = False
        self.entry = entry

    @property
    def actor(self) -> Actor | None:
        return self._draft.actor

    def ending(self) -> EntryDraft:
        """What ends it, for somebody who records that together with something else; then ``was_ended``."""
        return end_of(self.entry, self._draft, {})

    def was_ended(self) -> None:
        self._ended = True

    def beginning(self, actor: Actor) -> EntryDraft:
        """The same, begun by somebody else."""
        return replace(self._draft, actor=actor)

    def end(self, **details: Any) -> None:
        """Record the end, naming the beginning's sequence. ``details``: e.g. the range really played."""
        if not self._ended:
            self._ended = True
            self._log.happened(end_of(self.entry, self._draft, details))


def end_of(begun: Entry, draft: EntryDraft, details: dict[str, Any]) -> EntryDraft:
    """The draft that ends what ``begun`` began."""
    return replace(draft, action=ENDS[Action(begun.action)], details={"opened": begun.sequence, **details})


@machinery("records for the operations; whoever reads goes through LogReader")
class AccessLog:
    """Called on the loop thread. ``actor``: who is signed in now."""

    def __init__(self, store: LogStore, actor: Callable[[], Actor] = lambda: PROGRAM) -> None:
        self._store = store
        self._actor = actor
        self._asked: list[_Asked] = []
        self._owed: list[EntryDraft] = []
        self._writing: asyncio.Task[None] | None = None
        self._again: asyncio.TimerHandle | None = None
        self._tasks = TaskOwner("access log")
        self._on_recorded: Listeners[[Entry]] = Listeners()
        self._on_trouble: Listeners[[VmsError]] = Listeners()
        self._is_troubled = False
        self._closed = False

    @property
    def store(self) -> LogStore:
        return self._store

    @property
    def actor(self) -> Actor:
        """Who is signed in now."""
        return self._actor()

    def acts_for(self, actor: Callable[[], Actor]) -> None:
        """Told by the composition root once sessions are there, which need the log themselves."""
        self._actor = actor

    def on_recorded(self, listener: Callable[[Entry], None]) -> Unsubscribe:
        """Called with the newest entry after each commit."""
        return self._on_recorded.add(listener)

    def on_trouble(self, listener: Callable[[VmsError], None]) -> Unsubscribe:
        """Called when what happened cannot be recorded at once: a person must be told. Again only after it worked."""
        return self._on_trouble.add(listener)

    # ---- recording -------------------------------------------------------------------------------------------

    def prepared(self, draft: EntryDraft) -> EntryDraft:
        """With who is signed in now, for a repository that records inside its own transaction."""
        return draft if draft.actor is not None else replace(draft, actor=self._actor())

    async def record(self, draft: EntryDraft) -> Entry:
        """Committed when it returns; only then may the thing itself be done.

        Raises LogError ``log.not_written`` (cause: code of the StorageError): the thing must not be done.
        """
        return (await self.record_all([draft]))[0]

    async def record_all(self, drafts: Sequence[EntryDraft]) -> list[Entry]:
        """All or none. Raises as ``record``."""
        if not drafts:
            return []
        if self._closed:
            raise LogError("log.not_written", cause="storage.closed")
        asked = _Asked([self.prepared(draft) for draft in drafts], asyncio.get_running_loop().create_future())
        self._asked.append(asked)
        self._write_soon()
        return await asked.answer

    async def begin(self, draft: EntryDraft) -> Lasting:
        """As ``record``, for what lasts (``Action`` in ``ENDS``): keep the result and call its ``end``."""
        draft = self.prepared(draft)
        return Lasting(self, draft, await self.record(draft))

    def begun(self, draft: EntryDraft, entry: Entry) -> Lasting:
        """What was recorded to begin together with something else."""
        return Lasting(self, draft, entry)

    def happened(self, draft: EntryDraft) -> None:
        """Record what cannot be undone any more. Returns at once; written as soon as it can be."""
        if self._closed:
            _log.error("an entry of the access log is lost: %s %s", draft.action, draft.subject.id)
            return
        self._owed.append(self.prepared(draft))
        if len(self._owed) > MOST_OWED:
            lost = self._owed.pop(0)
            _log.error("an entry of the access log is lost: %s %s", lost.action, lost.subject.id)
        self._write_soon()

    async def end_unfinished(self) -> int:
        """After a crash: give an end to what was open when the desk stopped; returns how many. Raises as ``record``."""
        begun = await self._store.unfinished()
        drafts = []
        for entry in begun:
            actor = Actor(entry.person, entry.person_name, entry.role)
            subject = Subject(entry.subject_kind, entry.subject, entry.subject_name)
            draft = EntryDraft(
                Action(entry.action),
                actor,
                subject,
                entry.camera,
                entry.place,
                reason=entry.reason,
                request=entry.request,
            )
            drafts.append(end_of(entry, draft, {"how": "interrupted"}))
        await self.record_all(drafts)
        return len(drafts)

    # ---- writing ---------------------------------------------------------------------------------------------

    def _write_soon(self) -> None:
        if self._writing is None or self._writing.done():
            self._writing = self._tasks.start(self._write(), "write")

    async def _write(self) -> None:
        while self._asked or self._owed:
            asked, self._asked = self._asked, []
            owed, self._owed = self._owed, []
            drafts = [*owed, *(draft for one in asked for draft in one.drafts)]
            try:
                entries = await self._store.append(drafts)
            except StorageError as error:
                self._owed = owed + self._owed
                self._refuse(asked, error)
                if self._owed and not self._asked:
                    self._try_again_later()
                    return
                continue
            except BaseException as error:
                self._owed = owed + self._owed
                for one in asked:
                    if not one.answer.done():
                        one.answer.set_exception(error)
                raise
            self._is_troubled = False
            at = len(owed)
            for one in asked:
                if not one.answer.done():
                    one.answer.set_result(entries[at : at + len(one.drafts)])
                at += len(one.drafts)
            self._on_recorded.notify(entries[-1])

    def _refuse(self, asked: Sequence[_Asked], error: StorageError) -> None:
        _log.warning("the access log cannot be written: %s", error)
        for one in asked:
            if not one.answer.done():
                one.answer.set_exception(LogError("log.not_written", detail=str(error), cause=error.code))
        if self._owed and not self._is_troubled:
            self._is_troubled = True
            self._on_trouble.notify(LogError("log.owed", detail=str(error), count=len(self._owed)))

    def _stop_trying(self) -> None:
        if self._again is not None:
            self._again.cancel()
            self._again = None

    def _try_again_later(self) -> None:
        self._stop_trying()
        self._again = asyncio.get_running_loop().call_later(RETRY_S, self._write_soon)

    @property
    def owed(self) -> int:
        """How many entries about what happened are not written yet."""
        return len(self._owed)

    async def written(self) -> None:
        """When all that was asked for or happened is written, or could not be for now."""
        if self._writing is not None:
            await asyncio.wait([self._writing])

    async def close(self) -> None:
        """Write what is still asked for and owed, once more if need be. May be called twice."""
        self._closed = True
        self._stop_trying()
        if self._asked or self._owed:
            self._write_soon()
        if self._writing is not None:
            await asyncio.wait([self._writing])
        self._stop_trying()
        for draft in self._owed:
            _log.error("an entry of the access log is lost: %s %s", draft.action, draft.subject.id)
        await self._tasks.close()
