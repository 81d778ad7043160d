"""Helpers of the access log's tests: people, a clock moved by hand, a desk's key."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from vms_desktop.adapters.secrets import SealedDeskKey, open_desk_key, open_vault
from vms_desktop.domain.log_entry import Actor
from vms_desktop.paths import DataFolder

SOMCHAI = Actor("u-0007", "สมชาย ใจดี", "operator")
MALEE = Actor("u-0008", "มาลี ตั้งใจ", "supervisor")


class MovedClock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.time = datetime(2025, 3, 1, 1, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.time.timestamp()

    def go(self, **by: float) -> None:
        self.time += timedelta(**by)


def signer_of(folder: DataFolder, name: str = "โต๊ะ 1") -> SealedDeskKey:
    """The folder's desk key, made where there is none; the vault's key lies in the folder."""
    return open_desk_key(folder.desk_key, open_vault(folder, use_key_store=False), name)
