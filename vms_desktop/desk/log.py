"""Opens the database together with its access log, for the desk and for commands alike."""

from __future__ import annotations

import asyncio
import getpass
import platform
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from vms_desktop import __version__
from vms_desktop import settings as settings_file
from vms_desktop.adapters.secrets import AesGcmVault, SealedDeskKey, kept_password, open_desk_key, open_vault
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import AccessError, VmsError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, EntryDraft, Subject
from vms_desktop.domain.log_text import changes
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.retention import RetentionRules
from vms_desktop.domain.second_person import ConsentDraft
from vms_desktop.paths import DataFolder
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.log.log_archive import lower_retention
from vms_desktop.services.log.log_checkpoints import CheckpointKeeper
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.people.second_person import SecondPerson
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.recording.footage_retention import lower_footage_retention
from vms_desktop.settings import Settings
from vms_desktop.storage.checkpoint_folder import CheckpointFiles
from vms_desktop.storage.location import Location, parse_location
from vms_desktop.storage.store import Store

AGAIN_S = 5.0
EVERYBODYS = frozenset({"language"})


@dataclass(frozen=True, slots=True)
class OpenedLog:
    """``checkpoints`` is not started: a desk keeps them by itself, a command makes them when asked."""

    store: Store
    vault: AesGcmVault
    signer: SealedDeskKey
    log: AccessLog
    checkpoints: CheckpointKeeper


def database_of(settings: Settings, chosen: str | None) -> Location | None:
    """``--database``, else the settings'; None: the data folder's own file. Raises InputError ``input.database_*``."""
    text = chosen or settings.database
    return parse_location(text) if text else None


def account() -> Actor:
    """Who works while nobody is signed in to the program: the account of the operating system."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):
        name = "?"
    return Actor(f"account:{name}", name)


async def open_log(
    stack: AsyncExitStack,
    folder: DataFolder,
    settings: Settings,
    clock: Clock,
    *,
    exclusive: bool = True,
    own_key: bool = False,
    database: str | None = None,
    trouble: Callable[[VmsError], None] = lambda _: None,
) -> OpenedLog:
    """The store, its log and its keys; closing ``stack`` ends them. ``own_key``: keep the vault's key in the folder.
    ``trouble``: called with what a person must be told while the log is in use.

    Raises StorageError, InputError ``input.database_*``.
    """
    location = database_of(settings, database)
    vault = open_vault(folder, use_key_store=not own_key)
    name = settings.desk_name or platform.node()
    # The vault may ask the system's key store, which may ask a person.
    signer = await asyncio.to_thread(open_desk_key, folder.desk_key, vault, name)
    store = await Store.open(
        folder,
        clock,
        exclusive=exclusive,
        location=location,
        password=lambda: kept_password(folder.database_password, vault),
        desk=signer.desk,
    )
    stack.push_async_callback(store.close)
    log = AccessLog(store.log, account)
    stack.push_async_callback(log.close)
    log.on_trouble(trouble)
    place = CheckpointFiles(Path(settings.checkpoint_folder)) if settings.checkpoint_folder else None
    checkpoints = CheckpointKeeper(log, store.log, signer, clock, place)
    checkpoints.on_trouble(trouble)
    return OpenedLog(store, vault, signer, log, checkpoints)


def seldom(tell: Callable[[VmsError], None], clock: Clock) -> Callable[[VmsError], None]:
    """``tell``, but not the same thing again within AGAIN_S: 36 tiles that cannot be recorded are one trouble."""
    told: dict[str, float] = {}

    def maybe(error: VmsError) -> None:
        now = clock.monotonic()
        if now - told.get(error.code, -AGAIN_S) >= AGAIN_S:
            told[error.code] = now
            tell(error)

    return maybe


class RecordedSettings:
    """Saves the settings' file, after the access log has what is changed from what to what.

    The language and where windows stand are everybody's; all else asks for the permission, and keeping the access log
    or footage for a shorter time for a second person.
    """

    def __init__(
        self, path: Path, settings: Settings, log: AccessLog, *, authority: Authority, second: SecondPerson | None
    ) -> None:
        self._path = path
        self._saved = settings
        self._log = log
        self._authority = authority
        self._second = second
        self._one_at_a_time = asyncio.Lock()
        self._on_saved: Listeners[[Settings]] = Listeners()

    @property
    @plumbing("what the settings page shows")
    def saved(self) -> Settings:
        """As they are kept now."""
        return self._saved.model_copy()

    def on_saved(self, listener: Callable[[Settings], None]) -> Unsubscribe:
        """Called after a change was kept."""
        return self._on_saved.add(listener)

    @plumbing("tells only what was asked for")
    def needs(self, settings: Settings) -> ConsentDraft | None:
        """What a second person has to consent to before these are saved; None: nothing."""
        return next(iter(self._needed(settings)), None)

    def _needed(self, settings: Settings) -> list[ConsentDraft]:
        days, before = settings.log_keep_days, self._saved.log_keep_days
        footage = lower_footage_retention(rules_of(self._saved), rules_of(settings))
        needed = [lower_retention(days, before)] if days < before else []
        return needed if footage is None else [*needed, footage]

    @operation(Permission.CHANGE_SETTINGS, logs=Action.SETTINGS_CHANGED, inside=True)
    async def save(self, settings: Settings, *, consent: str | None = None) -> None:
        """``consent``: where ``needs`` says so; for one thing at a time.

        Raises AccessError ``access.*``, ``consent.*``, LogError ``log.not_written``, StorageError as
        ``settings.save``: the file is the old one then.
        """
        async with self._one_at_a_time:
            details = changes(_recorded(self._saved), _recorded(settings))
            if details.keys() - EVERYBODYS:
                self._authority.require(Permission.CHANGE_SETTINGS)
            for draft in self._needed(settings):
                if self._second is None:
                    raise AccessError("consent.needed", act=draft.act)
                await self._second.use(draft, consent)
            if details:
                await self._log.record(
                    EntryDraft(Action.SETTINGS_CHANGED, subject=Subject("settings"), details=details)
                )
            await asyncio.to_thread(settings_file.save, self._path, settings)
            self._saved = settings.model_copy()
            self._on_saved.notify(self.saved)


def rules_of(settings: Settings) -> RetentionRules:
    """How long footage stays."""
    return RetentionRules(settings.recording_days, settings.recording_percent)


def _recorded(settings: Settings) -> dict[str, object]:
    """Where windows stand is nobody's concern."""
    return {name: value for name, value in settings.model_dump().items() if not name.startswith("main_window_")}


async def start_log(opened: OpenedLog) -> None:
    """Of a desk: end what a crash left open, say that the desk runs. Its checkpoints are started when somebody is there
    to be told of what they find.

    Raises LogError: then there is no desk, because nothing may be done unrecorded.
    """
    await opened.log.end_unfinished()
    about = {"program": __version__, "desk": opened.signer.desk.name}
    await opened.log.record(EntryDraft(Action.DESK_STARTED, subject=_desk(opened), details=about))


async def stop_log(opened: OpenedLog) -> None:
    """The desk's last entry and a checkpoint that covers it."""
    opened.log.happened(EntryDraft(Action.DESK_STOPPED, subject=_desk(opened)))
    await opened.log.written()
    await opened.checkpoints.close()


def _desk(opened: OpenedLog) -> Subject:
    return Subject("desk", opened.signer.desk.id, opened.signer.desk.name)
