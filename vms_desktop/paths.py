"""Where things are, from source and when frozen by PyInstaller; the only module that looks at ``sys.frozen``."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs


def is_frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


def resources_dir() -> Path:
    """Fonts, icons, translations, province data, WSDLs: beside the package, or inside the bundle."""
    if is_frozen():
        return Path(getattr(sys, "_MEIPASS", Path(sys.executable).parent)) / "resources"
    return Path(__file__).resolve().parent.parent / "resources"


def child_command(*arguments: str) -> list[str]:
    """The command line that starts this same program as a child process."""
    if is_frozen():
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "vms_desktop", *arguments]


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The user's data: one folder, made on first use, private to the user."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "vms.db"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def snapshots(self) -> Path:
        return self.root / "snapshots"

    @property
    def recordings(self) -> Path:
        return self.root / "recordings"

    @property
    def clips(self) -> Path:
        """Where clips go unless another folder is chosen."""
        return self.root / "clips"

    @property
    def handed_in(self) -> Path:
        """The list of footage files that were handed in."""
        return self.root / "handed_in.json"

    @property
    def forms(self) -> Path:
        """The province's own templates of printed forms, which win over the bundled ones."""
        return self.root / "forms"

    @property
    def trusted_keys(self) -> Path:
        """Keys of other desks whose evidence packages are believed."""
        return self.root / "trusted_keys.json"

    @property
    def evidence(self) -> Path:
        """The desk's own copies of evidence packages, kept under hold."""
        return self.root / "evidence"

    @property
    def protected(self) -> Path:
        """Footage of others' recorders that was fetched for requests before it was overwritten."""
        return self.root / "protected"

    @property
    def drawing(self) -> Path:
        """Footage that areas are being drawn on; nothing in it is kept."""
        return self.root / "drawing"

    @property
    def attachments(self) -> Path:
        """Files handed in with requests, by their hashes."""
        return self.root / "attachments"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def lock(self) -> Path:
        """Held while a desk uses the folder: two desks on one data folder would overwrite each other."""
        return self.root / "desk.lock"

    @property
    def desk_key(self) -> Path:
        """The desk's signing key, sealed by the vault; its public half and the desk's name in clear."""
        return self.root / "desk.json"

    @property
    def database_password(self) -> Path:
        """The password of a database server, sealed by the vault."""
        return self.root / "database.sealed"

    @property
    def key_file(self) -> Path:
        """The key of the credential vault, only where the system has no key store."""
        return self.root / "vault.key"


def data_folder(explicit: str | None) -> DataFolder:
    """``--data-dir``, else ``VMS_DATA_DIR``, else the platform's place for user data."""
    chosen = explicit or os.environ.get("VMS_DATA_DIR")
    if chosen:
        return DataFolder(Path(chosen).expanduser().absolute())
    return DataFolder(Path(platformdirs.user_data_dir("vms-desktop", appauthor=False)))


def cache_dir() -> Path:
    """For what can be made again (the simulator's encoded clips). ``VMS_CACHE_DIR`` overrides."""
    chosen = os.environ.get("VMS_CACHE_DIR")
    if chosen:
        return Path(chosen).expanduser().absolute()
    return Path(platformdirs.user_cache_dir("vms-desktop", appauthor=False))
