"""Credentials at rest: the key in the key store or a private file, never made anew in silence."""

from __future__ import annotations

import errno
import json
import logging
import os
import stat
import threading
import time
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.adapters.secrets import AesGcmVault, open_vault, probe_key_store
from vms_desktop.adapters.secrets.key_store import KeyStoreUnavailable, SystemKeyStore, _bounded
from vms_desktop.domain.address import Credential
from vms_desktop.domain.errors import StorageError
from vms_desktop.paths import DataFolder
from vms_desktop.services.ports import SealedCredential

SECRET = Credential("operator", "รหัส p@ss")


class RememberingStore:
    name = "remembering"

    def __init__(self) -> None:
        self.entries: dict[str, str] = {}
        self.locked = False

    def get(self, account: str) -> str | None:
        if self.locked:
            raise KeyStoreUnavailable("locked")
        return self.entries.get(account)

    def set(self, account: str, secret: str) -> None:
        if self.locked:
            raise KeyStoreUnavailable("locked")
        self.entries[account] = secret


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "ข้อมูล")


@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
def test_what_was_sealed_comes_back(username: str, password: str) -> None:
    vault = AesGcmVault(lambda: b"k" * 32)
    credential = Credential(username, password)
    assert vault.unseal(vault.seal(credential)) == credential


def test_sealed_text_differs_each_time_and_hides_the_length(folder) -> None:
    vault = open_vault(folder, use_key_store=False)
    one, two = vault.seal(SECRET), vault.seal(SECRET)
    assert one != two
    assert len(vault.seal(Credential("a", "b")).blob) == len(vault.seal(Credential("a", "b" * 30)).blob)
    assert b"operator" not in one.blob


def test_key_lies_in_the_key_store_where_there_is_one(folder) -> None:
    store = RememberingStore()
    sealed = open_vault(folder, key_store=store).seal(SECRET)
    assert len(store.entries) == 1
    assert "key" not in json.loads(folder.key_file.read_text())
    assert open_vault(folder, key_store=store).unseal(sealed) == SECRET


def test_key_lies_in_a_private_file_where_there_is_no_key_store(folder) -> None:
    store = RememberingStore()
    store.locked = True
    sealed = open_vault(folder, key_store=store).seal(SECRET)
    if os.name != "nt":
        assert stat.S_IMODE(folder.key_file.stat().st_mode) == 0o600
    assert open_vault(folder, key_store=store).unseal(sealed) == SECRET
    assert [path.name for path in folder.root.iterdir()] == ["vault.key"]


@pytest.mark.skipif(os.name == "nt", reason="file modes")
def test_key_file_open_to_others_is_closed_again(folder, caplog) -> None:
    sealed = open_vault(folder, use_key_store=False).seal(SECRET)
    folder.key_file.chmod(0o644)
    with caplog.at_level(logging.WARNING):
        open_vault(folder).unseal(sealed)
    assert stat.S_IMODE(folder.key_file.stat().st_mode) == 0o600
    assert "0600" in caplog.text


def told(action) -> str:
    with pytest.raises(StorageError) as caught:
        action()
    assert "p@ss" not in str(caught.value)
    return caught.value.code


def test_locked_key_store_is_told_and_no_new_key_is_made(folder) -> None:
    store = RememberingStore()
    sealed = open_vault(folder, key_store=store).seal(SECRET)
    store.locked = True
    before = folder.key_file.read_bytes()
    vault = open_vault(folder, key_store=store)
    assert told(lambda: vault.unseal(sealed)) == "storage.key_store_unavailable"
    assert folder.key_file.read_bytes() == before
    store.locked = False
    assert vault.unseal(sealed) == SECRET  # unlocked: works without a restart


def test_key_store_of_another_user_has_no_key(folder) -> None:
    sealed = open_vault(folder, key_store=RememberingStore()).seal(SECRET)
    vault = open_vault(folder, key_store=RememberingStore())
    assert told(lambda: vault.unseal(sealed)) == "storage.vault_key_missing"
    assert told(lambda: vault.seal(SECRET)) == "storage.vault_key_missing"


def test_other_key_and_changed_blob_are_told() -> None:
    sealed = AesGcmVault(lambda: b"a" * 32).seal(SECRET)
    other = AesGcmVault(lambda: b"b" * 32)
    assert told(lambda: other.unseal(sealed)) == "storage.vault_key_wrong"
    same = AesGcmVault(lambda: b"a" * 32)
    for position in range(0, len(sealed.blob), 7):
        changed = bytearray(sealed.blob)
        changed[position] ^= 1
        assert told(lambda blob=bytes(changed): same.unseal(SealedCredential(blob))) == "storage.vault_key_wrong"
    for blob in (b"", b"V1", sealed.blob[:-1], sealed.blob[:20]):
        assert told(lambda blob=blob: same.unseal(SealedCredential(blob))) == "storage.vault_key_wrong"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 1}', '{"version":1,"key_id":"x","key":"AAAA"}', "\xff"])
def test_damaged_key_file_is_told_and_kept(folder, text: str) -> None:
    folder.root.mkdir()
    folder.key_file.write_bytes(text.encode("latin-1"))
    assert told(lambda: open_vault(folder).seal(SECRET)) == "storage.vault_damaged"
    assert folder.key_file.read_bytes() == text.encode("latin-1")


def test_two_processes_that_start_together_share_one_key(folder) -> None:
    """The second finds the file the first made meanwhile and uses its key."""
    faster: list[SealedCredential] = []

    class SlowStore(RememberingStore):
        def set(self, account: str, secret: str) -> None:
            faster.append(open_vault(folder, use_key_store=False).seal(SECRET))
            raise KeyStoreUnavailable("none")

    vault = open_vault(folder, key_store=SlowStore())
    own = vault.seal(SECRET)
    assert vault.unseal(faster[0]) == open_vault(folder).unseal(own) == SECRET


def test_key_store_that_never_answers_is_given_up() -> None:
    never = threading.Event()
    began = time.monotonic()
    with pytest.raises(KeyStoreUnavailable):
        _bounded(never.wait, 0.05)
    never.set()
    assert time.monotonic() - began < 5


def test_failing_backend_is_told_without_its_words() -> None:
    def fail() -> None:
        raise RuntimeError("cannot store p@ss")

    with pytest.raises(KeyStoreUnavailable) as caught:
        _bounded(fail, 5)
    assert "p@ss" not in str(caught.value)


@pytest.mark.parametrize("backend", ["fail", "null"])
def test_backends_that_keep_nothing_are_no_key_store(monkeypatch, backend: str) -> None:
    import importlib

    import keyring

    chosen = importlib.import_module(f"keyring.backends.{backend}").Keyring()
    monkeypatch.setattr(keyring, "get_keyring", lambda: chosen)
    with pytest.raises(KeyStoreUnavailable):
        SystemKeyStore(answer_within_s=10).get("x")


class MemoryBackend:
    """As keyring's backends look from outside."""

    priority = 5
    kept: ClassVar[dict[tuple[str, str], str]] = {}
    forgets = False

    def get_password(self, service: str, account: str) -> str | None:
        return self.kept.get((service, account))

    def set_password(self, service: str, account: str, secret: str) -> None:
        if not self.forgets:
            self.kept[service, account] = secret


@pytest.mark.parametrize("forgets", [False, True])
def test_system_key_store_is_used_only_when_it_keeps_what_it_is_given(folder, monkeypatch, forgets) -> None:
    import keyring

    backend = MemoryBackend()
    backend.forgets, MemoryBackend.kept = forgets, {}
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    assert probe_key_store().usable
    sealed = open_vault(folder).seal(SECRET)
    assert open_vault(folder).unseal(sealed) == SECRET
    assert ("key" in json.loads(folder.key_file.read_text())) is forgets
    assert len(MemoryBackend.kept) == (0 if forgets else 1)


def test_missing_key_store_is_told_to_doctor(monkeypatch) -> None:
    import keyring
    from keyring.backends.fail import Keyring

    monkeypatch.setattr(keyring, "get_keyring", Keyring)
    state = probe_key_store()
    assert (state.usable, state.name) == (False, "keyring.backends.fail.Keyring")


@pytest.mark.skipif(os.name == "nt", reason="hard links are not used there")
def test_file_systems_without_hard_links_work_too(folder, monkeypatch) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(errno.EPERM, "no hard links")

    monkeypatch.setattr(os, "link", refuse)
    sealed = open_vault(folder, use_key_store=False).seal(SECRET)
    assert open_vault(folder).unseal(sealed) == SECRET


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EACCES, "not_writable")])
def test_key_that_cannot_be_written_is_told_and_seals_nothing(folder, monkeypatch, number, code) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(os, "fsync", refuse)
    assert told(lambda: open_vault(folder, use_key_store=False).seal(SECRET)) == f"storage.{code}"
    assert list(folder.root.iterdir()) == []


def test_nothing_secret_in_representations(folder) -> None:
    vault = open_vault(folder, use_key_store=False)
    vault.seal(SECRET)
    assert repr(vault) == "AesGcmVault()"
