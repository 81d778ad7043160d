"""At which desk a paper was taken in, as the access log has it: it may lie there and nowhere else."""

from __future__ import annotations

import json

from vms_desktop.domain.desk import Desk
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Entry
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.services.operation import plumbing
from vms_desktop.services.requests.custody import LogPages

_AT_ONCE = 1_000
_MOST = 20_000


@plumbing("of an attachment whose opening was recorded")
async def desk_of(pages: LogPages, number: str, sha256: str) -> Desk | None:
    """``number``: of the request. None: the log does not have it, or not any more. Raises StorageError."""
    wanted = LogFilter(request=number, actions=(Action.REQUEST_CHANGED,))
    before: int | None = None
    for _ in range(_MOST // _AT_ONCE):
        some = await pages.page(wanted, before, _AT_ONCE)
        found = next((one.entry for one in some if _is_of(one.entry, sha256)), None)
        if found is not None:
            return (await pages.registry()).desks.get(found.desk)
        if len(some) < _AT_ONCE:
            return None
        before = some[-1].id
    return None


def _is_of(entry: Entry, sha256: str) -> bool:
    try:
        told = json.loads(entry.details)
    except ValueError:
        return False
    return isinstance(told, dict) and "attachment" in told and told.get("sha256") == sha256
