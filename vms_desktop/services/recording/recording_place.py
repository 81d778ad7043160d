"""The recordings folder of this desk: opened, watched, and opened again when its disk is back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

from vms_desktop.domain.errors import RecordingError, VmsError
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.operation import machinery
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.recording.disk_thread import DiskThread
from vms_desktop.services.recording.recording_ports import DiskSpace, RecordingFolder, SegmentIndex

LOOK_EVERY_S = 5.0


class OpenFolder(Protocol):
    """Opens a folder to record into. Blocking: called on a thread. ``known_id``: of the folder that was there before;
    ``anew``: begin an empty one there all the same. Raises RecordingError ``recording.folder_*`` and others.
    """

    def __call__(self, root: Path, desk: str, *, known_id: str | None, anew: bool = False) -> RecordingFolder: ...


@machinery("looks after a folder, whoever is signed in")
class RecordingPlace:
    """Called on the loop thread. ``start`` opens the folder and keeps looking after it until ``close``.

    ``desk``: id of this desk, under which the index knows its folders; ``name``: for who meets the folder's marker.
    ``prepare``: what must be done with a folder that was opened, before anybody records into it.
    """

    def __init__(
        self,
        open_folder: OpenFolder,
        index: SegmentIndex,
        root: Path,
        desk: str,
        name: str,
        prepare: Callable[[RecordingFolder], Awaitable[None]],
    ) -> None:
        self._prepare = prepare
        self._open_folder = open_folder
        self._index = index
        self._desk = desk
        self._name = name
        self._root = root
        self._folder: RecordingFolder | None = None
        self._known: dict[Path, str] = {}
        self._problem: VmsError | None = RecordingError("recording.opening", folder=str(root))
        self._disk = DiskThread("recordings folder", within_s=10.0)
        self._busy = asyncio.Lock()
        self._on_change: Listeners[[]] = Listeners()
        self._tasks = TaskOwner("recordings folder")

    # ---- what is known ---------------------------------------------------------------------------------------

    @property
    def root(self) -> Path:
        return self._root

    @property
    def folder(self) -> RecordingFolder | None:
        """None: it could not be opened yet. It stays while its disk is away."""
        return self._folder

    @property
    def problem(self) -> VmsError | None:
        """Why nothing can be written there now; None: all is well."""
        return self._problem

    def place_of(self, file: Path) -> tuple[str, str] | None:
        """(folder's id, path below it) of a file in a folder that was used since the desk started."""
        for root, folder in self._known.items():
            if file.is_relative_to(root):
                return folder, file.relative_to(root).as_posix()
        return None

    def on_change(self, listener: Callable[[], None]) -> Unsubscribe:
        """Called when the folder, or what is wrong with it, is another."""
        return self._on_change.add(listener)

    async def space(self) -> DiskSpace:
        """Raises RecordingError."""
        async with self._busy:
            if self._folder is None:
                raise RecordingError("recording.folder_gone", folder=str(self._root))
            return await self._disk.run(self._folder.space)

    # ---- life ------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Open it, and try again by itself. Returns at once: a share may take its time."""
        self._tasks.start(self._look_after(), "look after")

    async def close(self) -> None:
        await self._tasks.close()
        if self._folder is not None:
            self._folder.release()

    async def begin_anew(self) -> None:
        """A person says that the empty folder is a new one, and not a disk that is gone."""
        await self._try_to_open(anew=True)

    async def look(self) -> None:
        """Whether the folder is (still, again) there."""
        folder = self._folder
        if folder is None:
            await self._try_to_open()
            return
        async with self._busy:
            problem: VmsError | None = None
            try:
                if not await self._disk.run(folder.is_there):
                    problem = RecordingError("recording.folder_gone", folder=str(self._root))
            except VmsError as error:
                problem = error
        self._become(problem)

    async def _look_after(self) -> None:
        while True:
            await self.look()
            await asyncio.sleep(LOOK_EVERY_S)

    async def _try_to_open(self, *, anew: bool = False) -> None:
        root = self._root
        async with self._busy:
            problem: VmsError | None = None
            try:
                known = await self._known_id(root)
                folder = await self._disk.run(lambda: self._open_folder(root, self._name, known_id=known, anew=anew))
                try:
                    await self._index.register_folder(folder.id, self._desk, root)
                    await self._prepare(folder)
                except BaseException:
                    folder.release()
                    raise
                self._folder = folder
                self._known[root] = folder.id
            except VmsError as error:
                problem = error
        self._become(problem)

    async def _known_id(self, root: Path) -> str | None:
        return next((folder for folder, path in await self._index.folders(self._desk) if path == root), None)

    def _become(self, problem: VmsError | None) -> None:
        before, self._problem = self._problem, problem
        if str(before) != str(problem):
            self._on_change.notify()
