"""Which requests somebody whose account is for certain places may see, as one condition for every question.

The same rule as ``domain/requests/places.py``. For whoever may work everywhere there is no condition at all.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, or_, select, union

from vms_desktop.domain.person import Limits
from vms_desktop.services.requests.request_ports import Viewer
from vms_desktop.storage.request_keys import KEY, KeySet
from vms_desktop.storage.request_schema import asked, requests
from vms_desktop.storage.schema import cameras

_R, _C = requests.c, cameras.c


def seen_by(connection: Connection, viewer: Viewer) -> KeySet | None:
    """For questions about many requests; None: all of them."""
    if viewer.limits.is_everywhere:
        return None
    here = select(asked.c.request_key).where(_is_theirs(viewer.limits))
    own = select(KEY).where(_R.registered_by == viewer.person)
    return KeySet(connection, "seen", union(here, own))


def seen_one_by_one(viewer: Viewer) -> list[ColumnElement[bool]]:
    """The same for a question about few ``requests``: each is looked at by itself. Empty: all are seen."""
    if viewer.limits.is_everywhere:
        return []
    here = select(asked.c.id).where(asked.c.request_id == _R.id, _is_theirs(viewer.limits))
    return [or_(_R.registered_by == viewer.person, here.exists())]


def _is_theirs(limits: Limits) -> ColumnElement[bool]:
    # Not joined: SQLite would go through all that was ever asked for instead of the cameras.
    return asked.c.camera_id.in_(select(_C.id).where(_within(limits)))


def _within(limits: Limits) -> ColumnElement[bool]:
    """A camera of these places, as ``Limits.holds``. There is one at least."""
    places = sorted(limits.places)
    conditions = [_C.district_code.in_(places), _C.subdistrict_code.in_(places)] if places else []
    if limits.agencies:
        conditions.append(_C.agency_code.in_(sorted(limits.agencies)))
    if limits.cameras:
        conditions.append(_C.id.in_(sorted(limits.cameras)))
    return or_(*conditions)
