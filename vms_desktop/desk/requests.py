"""Builds what handles requests for footage, for the desk and for commands."""

from __future__ import annotations

from contextlib import AsyncExitStack

from vms_desktop.desk.log import OpenedLog
from vms_desktop.desk.people import DeskPeople
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.thai_time import THAI_TIME
from vms_desktop.paths import DataFolder
from vms_desktop.services.authority import Authority
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.playback.footage_catalogue import FootageCatalogue
from vms_desktop.services.recording.footage_holds import FootageHoldService
from vms_desktop.services.requests.approvers import KnownApprovers
from vms_desktop.services.requests.attachments import AttachmentFiles
from vms_desktop.services.requests.elsewhere import RecorderReach, Recorders
from vms_desktop.services.requests.opened_papers import OpenedPapers
from vms_desktop.services.requests.request_desk import RequestParts
from vms_desktop.services.requests.request_ports import Cameras
from vms_desktop.services.requests.requests import RequestService
from vms_desktop.storage.request_files import AttachmentFolder


async def open_papers(
    stack: AsyncExitStack, opened: OpenedLog, folder: DataFolder, authority: Authority
) -> OpenedPapers:
    """The papers of requests, for a desk: what somebody opens is taken away again, at the latest with ``stack``. What
    lies here only is given to the other desks of the database meanwhile.
    """
    files = AttachmentFolder(folder.attachments, opened.store.papers)
    papers = OpenedPapers(files, authority)
    await papers.start()
    stack.push_async_callback(papers.stop)
    sharing = TaskOwner("papers of requests")
    stack.push_async_callback(sharing.close)
    sharing.start(files.share(), "give to the other desks")
    return papers


async def open_requests(
    opened: OpenedLog,
    people: DeskPeople,
    cameras: Cameras,
    holds: FootageHoldService,
    clock: Clock,
    folder: DataFolder,
    catalogue: FootageCatalogue | None = None,
    recorders: Recorders | None = None,
    files: AttachmentFiles | None = None,
) -> RequestService:
    """``catalogue``: where footage is looked for; None: nowhere (commands). ``recorders``: whose footage nothing holds.
    ``holds`` are loaded already. ``files``: None: papers that are opened stay until a desk takes them away.

    Years and days of the register are Thai ones (``domain/thai_time.py``).
    """
    parts = RequestParts(
        repository=opened.store.requests,
        cameras=cameras,
        holds=holds,
        approvers=KnownApprovers(people.repository, clock),
        clock=clock,
        zone=THAI_TIME,
        log=opened.log,
        catalogue=catalogue,
        elsewhere=None if recorders is None else RecorderReach(recorders, opened.store.segments),
        desk=opened.signer.desk.id,
    )
    papers = files or AttachmentFolder(folder.attachments, opened.store.papers)
    return RequestService(parts, papers, authority=people.session, pages=opened.store.log)
