"""What the check of packages is given: a service by its methods, so that it runs with what a desk has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from vms_desktop.domain.evidence.findings import CheckReport
from vms_desktop.services.evidence.wish import Progress
from vms_desktop.ui.offered import Refused, nothing_refused


class Checker(Protocol):
    """``services.evidence.evidence.EvidenceService``. Raises AccessError, LogError, EvidenceError, StorageError."""

    async def check(
        self, package: Path, *, passphrase: str | None = None, tell: Callable[[Progress], None] = ...
    ) -> CheckReport:
        """``tell`` is called in a worker thread."""

    async def trust(self, public_key: bytes, name: str) -> None: ...


@dataclass(frozen=True)
class CheckParts:
    checker: Checker
    refused: Refused = nothing_refused
