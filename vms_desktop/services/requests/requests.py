"""Requests for footage, from the letter to the signed receipt: one service, its parts by subject.

Registering (``registering.py``), simple steps (``stepping.py``), deciding (``deciding.py``), deliveries
(``delivering.py``), files (``attachments.py``), numbers of letters (``lettering.py``), reading (``finding.py``),
custody (``custody.py``), what the room sets (``settings.py``), lifting holds (``releasing.py``). Every step goes
through ``request_desk.RequestDesk``; where a request may go stands in ``domain/requests/states.py``.
"""

from __future__ import annotations

from vms_desktop.services.authority import Authority
from vms_desktop.services.requests.attachments import Attaching, AttachmentFiles
from vms_desktop.services.requests.custody import Custody, LogPages
from vms_desktop.services.requests.deciding import Deciding
from vms_desktop.services.requests.delivering import Delivering
from vms_desktop.services.requests.finding import Finding
from vms_desktop.services.requests.lettering import Lettering
from vms_desktop.services.requests.registering import Registering
from vms_desktop.services.requests.releasing import Releasing
from vms_desktop.services.requests.request_desk import RequestParts
from vms_desktop.services.requests.settings import Settings
from vms_desktop.services.requests.stepping import Stepping


class RequestService(
    Registering, Stepping, Deciding, Delivering, Attaching, Lettering, Finding, Custody, Releasing, Settings
):
    """Called on the loop thread. ``pages``: the access log, for the custody chain; None: it has the history only."""

    def __init__(
        self, parts: RequestParts, files: AttachmentFiles, *, authority: Authority, pages: LogPages | None = None
    ) -> None:
        super().__init__(parts, authority=authority)
        self._pages = pages
        self._files = files
        self._read_last = {}
        self._searched_last = ("", "")
