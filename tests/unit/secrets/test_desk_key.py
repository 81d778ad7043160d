"""The desk's key: made once, sealed, its own id, and never replaced behind anybody's back."""

from __future__ import annotations

import base64
import json
import os
import stat

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vms_desktop.adapters.secrets import (
    keep_password,
    kept_password,
    known_desk,
    open_desk_key,
    open_vault,
    signature_holds,
)
from vms_desktop.adapters.secrets.vault import AesGcmVault
from vms_desktop.domain.errors import StorageError
from vms_desktop.paths import DataFolder


@pytest.fixture
def folder(tmp_path) -> DataFolder:
    return DataFolder(tmp_path / "ข้อมูล")


@pytest.fixture
def vault(folder) -> AesGcmVault:
    return open_vault(folder, use_key_store=False)


def test_key_is_made_once_and_signs(folder, vault) -> None:
    assert known_desk(folder.desk_key) is None
    made = open_desk_key(folder.desk_key, vault, "โต๊ะ 1")
    again = open_desk_key(folder.desk_key, open_vault(folder, use_key_store=False), "another name")
    assert again.desk == made.desk == known_desk(folder.desk_key)
    assert again.desk.name == "โต๊ะ 1"
    message = b"VMS-LOG-CHECKPOINT-1 ..."
    signature = again.sign(message)
    assert signature == made.sign(message)
    assert signature_holds(made.desk.public_key, message, signature)
    assert not signature_holds(made.desk.public_key, message + b".", signature)
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    assert not signature_holds(other, message, signature)
    assert not signature_holds(b"no key", message, b"no signature")


def test_private_key_lies_sealed_in_a_private_file(folder, vault, monkeypatch) -> None:
    private = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    monkeypatch.setattr(Ed25519PrivateKey, "generate", staticmethod(lambda: private))
    key = open_desk_key(folder.desk_key, vault, "x")
    content = folder.desk_key.read_bytes()
    assert base64.b64encode(bytes(range(32)))[:-1] not in content and bytes(range(32)).hex().encode() not in content
    assert key.desk.public_key == private.public_key().public_bytes_raw()
    assert "sign" not in repr(key) and key.desk.id in repr(key)
    if os.name != "nt":
        assert stat.S_IMODE(folder.desk_key.stat().st_mode) == 0o600


def test_desk_is_known_while_the_vault_is_locked(folder, vault) -> None:
    open_desk_key(folder.desk_key, vault, "x")

    def locked() -> bytes:
        raise StorageError("storage.key_store_unavailable")

    key = open_desk_key(folder.desk_key, AesGcmVault(locked), "x")
    assert len(key.desk.id) == 24
    with pytest.raises(StorageError) as caught:
        key.sign(b"x")
    assert caught.value.code == "storage.key_store_unavailable"


def test_other_vault_key_cannot_sign(folder, vault) -> None:
    open_desk_key(folder.desk_key, vault, "x")
    key = open_desk_key(folder.desk_key, AesGcmVault(lambda: bytes(32)), "x")
    with pytest.raises(StorageError) as caught:
        key.sign(b"x")
    assert caught.value.code == "storage.vault_key_wrong"


@pytest.mark.parametrize("damage", ["empty", "text", "list", "key of another", "short", "version"])
def test_damaged_file_is_refused_and_not_replaced(folder, vault, damage: str) -> None:
    """A new key would begin a new chain and hide that the old one was lost."""
    open_desk_key(folder.desk_key, vault, "x")
    data = json.loads(folder.desk_key.read_text("utf-8"))
    if damage == "key of another":
        other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
        data["public_key"] = base64.b64encode(other).decode()
    elif damage == "short":
        data["public_key"] = base64.b64encode(b"short").decode()
    elif damage == "version":
        data["version"] = 2
    text = {"empty": "", "text": "{", "list": "[]"}.get(damage, json.dumps(data))
    folder.desk_key.write_text(text)
    with pytest.raises(StorageError) as caught:
        open_desk_key(folder.desk_key, vault, "x")
    assert caught.value.code == "storage.desk_key_damaged"
    assert folder.desk_key.read_text() == text


def test_sealed_password_of_a_server_comes_back_for_its_purpose_only(folder, vault) -> None:
    assert kept_password(folder.database_password, vault) is None
    keep_password(folder.database_password, vault, "รหัสลับ")
    assert kept_password(folder.database_password, vault) == "รหัสลับ"
    with pytest.raises(StorageError):
        vault.unseal_secret(folder.database_password.read_bytes(), "another purpose")
    if os.name != "nt":
        assert stat.S_IMODE(folder.database_password.stat().st_mode) == 0o600
    keep_password(folder.database_password, vault, None)
    keep_password(folder.database_password, vault, None)
    assert not folder.database_password.exists()
