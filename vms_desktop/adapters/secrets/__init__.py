"""Credentials at rest: AES-256-GCM under a key of the system's key store or a private file; people's passwords."""

from vms_desktop.adapters.secrets.desk_key import SealedDeskKey, known_desk, open_desk_key, signature_holds
from vms_desktop.adapters.secrets.key_store import KeyStoreState, probe_key_store
from vms_desktop.adapters.secrets.passwords import Argon2Keeper
from vms_desktop.adapters.secrets.server_password import keep_password, kept_password
from vms_desktop.adapters.secrets.vault import AesGcmVault, open_vault

__all__ = [
    "AesGcmVault",
    "Argon2Keeper",
    "KeyStoreState",
    "SealedDeskKey",
    "keep_password",
    "kept_password",
    "known_desk",
    "open_desk_key",
    "open_vault",
    "probe_key_store",
    "signature_holds",
]
