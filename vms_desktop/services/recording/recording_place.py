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
        roots = [root for root in self._known if file.is_relative_to(root)]
        if not roots:
            return None
        root = max(roots, key=lambda one: len(one.parts))  # one may lie inside another
        return self._known[root], file.relative_to(root).as_posix()

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

    async def open_other(self, root: Path) -> RecordingFolder:
        """Another folder, locked for this desk and ready; nothing is recorded there before ``move_to``.

        Raises RecordingError ``recording.*``, StorageError: then the one in use stays.
        """
        return await self._opened(root, await self._known_id(root), anew=False)

    async def move_to(self, folder: RecordingFolder) -> RecordingFolder | None:
        """Record into ``folder``, of ``open_other``, from now on. Returns the one before: to be released by the caller
        when what was being written into it is closed.
        """
        async with self._busy:
            before, self._folder, self._root = self._folder, folder, folder.root
            self._known[folder.root] = folder.id
            self._problem = None
        self._on_change.notify()
        return before

    async def earlier(self) -> list[tuple[str, Path]]:
        """(id, path) of the folders this desk recorded into before the one it records into now. Raises StorageError."""
        return [one for one in await self._index.folders(self._desk) if one[1] != self._root]

    async def open_earlier(self, folder_id: str, root: Path) -> RecordingFolder | None:
        """One of ``earlier``, locked for this desk: to be released by the caller. None: its disk is away, another desk
        records into it, or what lies there is another folder.
        """
        try:
            folder = await self._disk.run(lambda: self._open_folder(root, self._name, known_id=folder_id))
        except VmsError:
            return None
        if folder.id == folder_id:
            return folder
        folder.release()
        return None

    async def look(self) -> None:
        """Whether the folder is (still, again) there."""
        if self._folder is None:
            await self._try_to_open()
            return
        async with self._busy:
            folder = self._folder
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
        async with self._busy:
            root = self._root
            if self._folder is not None and not anew:
                return  # another one was chosen meanwhile
            problem: VmsError | None = None
            try:
                self._folder = folder = await self._opened(root, await self._known_id(root), anew=anew)
                self._known[root] = folder.id
            except VmsError as error:
                problem = error
        self._become(problem)

    async def _opened(self, root: Path, known: str | None, *, anew: bool) -> RecordingFolder:
        folder = await self._disk.run(lambda: self._open_folder(root, self._name, known_id=known, anew=anew))
        try:
            await self._index.register_folder(folder.id, self._desk, root)
            await self._prepare(folder)
        except BaseException:
            folder.release()
            raise
        return folder

    async def _known_id(self, root: Path) -> str | None:
        return next((folder for folder, path in await self._index.folders(self._desk) if path == root), None)

    def _become(self, problem: VmsError | None) -> None:
        before, self._problem = self._problem, problem
        if str(before) != str(problem):
            self._on_change.notify()
