"""What a paper that is printed later says of a package: only of the very one that was sealed."""

from __future__ import annotations

from pathlib import Path

import pytest

from vms_desktop.desk.forms import seal_of
from vms_desktop.domain.evidence.manifest import MANIFEST
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.requests.request import Delivery, DeliveryState
from vms_desktop.services.evidence.wish import SealedPackage


def _delivery(folder: Path, sha256: str) -> Delivery:
    return Delivery("d1", 1, DeliveryState.SEALED, Actor("p1"), 0, (), str(folder), sha256)


def test_a_paper_names_the_content_and_the_key_of_the_sealed_package(sealed: SealedPackage, package: Path) -> None:
    seal = seal_of(_delivery(package, sealed.manifest_sha256))
    assert seal is not None
    assert (seal.content, seal.key) == (sealed.manifest.content_sha256, sealed.manifest.sealer.fingerprint)


def test_a_manifest_that_was_changed_on_the_disk_comes_on_no_paper(
    sealed: SealedPackage, package: Path, caplog: pytest.LogCaptureFixture
) -> None:
    manifest = package / MANIFEST
    text = manifest.read_bytes()
    manifest.chmod(0o600)
    manifest.write_bytes(text.replace(sealed.manifest.content_sha256.encode(), b"ab" * 32))
    assert seal_of(_delivery(package, sealed.manifest_sha256)) is None
    assert "not the one that was sealed" in caplog.text
    caplog.clear()


def test_of_a_package_that_is_not_here_a_paper_says_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert seal_of(_delivery(tmp_path / "gone", "ab" * 32)) is None
    assert seal_of(_delivery(Path(), "ab" * 32)) is None
    caplog.clear()
