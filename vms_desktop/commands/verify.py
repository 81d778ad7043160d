"""``vms-desktop verify PACKAGE``: whether an evidence package is as it was sealed. Needs no database, desk or Qt.

Exit code 0: intact, 1: not intact, 2: could not be checked. Nothing is written or recorded anywhere. Keys that are
believed: this desk's, those it was told to trust, and those given with ``--key``.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import getpass
import json
import sys
from pathlib import Path
from typing import Any

from vms_desktop.commands.texts import forgiving_output
from vms_desktop.domain.errors import EvidenceError, StorageError, VmsError
from vms_desktop.domain.evidence.findings import CheckReport, KnownKey
from vms_desktop.domain.evidence.json_form import buddhist_text, to_json, utc_text
from vms_desktop.paths import DataFolder, data_folder
from vms_desktop.services.evidence.checking import Trust, check
from vms_desktop.services.evidence.contents import printable
from vms_desktop.services.evidence.keys import LONGEST_PEM, fingerprint_digits, key_of_pem
from vms_desktop.services.evidence.opening import opened
from vms_desktop.ui.evidence_texts import check_error_text, finding_text, say

INTACT, NOT_INTACT, NOT_CHECKED = 0, 1, 2


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add ``verify``. ``run`` of the parsed arguments takes them and returns the exit code."""
    verify = commands.add_parser(
        "verify",
        parents=[common],
        help="check an evidence package (0: intact, 1: not intact, 2: could not check)",
    )
    verify.add_argument("package", type=Path, metavar="PACKAGE", help="its folder or ZIP file (also NAME.zip.001)")
    verify.add_argument(
        "--key",
        action="append",
        default=[],
        metavar="KEY",
        help="believe this key: its fingerprint (24 digits or more), or a PEM file",
    )
    verify.add_argument(
        "--passphrase-stdin", action="store_true", help="read the passphrase from the first line of standard input"
    )
    verify.add_argument("--json", action="store_true", help="as JSON")
    verify.set_defaults(run=main)


def main(arguments: argparse.Namespace) -> int:
    """Check and print what was found."""
    forgiving_output()
    folder = data_folder(getattr(arguments, "data_dir", None))
    language = getattr(arguments, "language", None) or _language(folder)
    try:
        report = _check(arguments, folder, language)
    except VmsError as error:
        return _not_checked(arguments, error.code, check_error_text(error, language), language)
    except (OSError, MemoryError) as error:
        return _not_checked(arguments, "evidence.not_readable", str(error), language)
    if arguments.json:
        print(json.dumps(_as_json(report, language), ensure_ascii=False, indent=1))
    else:
        _print(report, language)
    return INTACT if report.intact else NOT_INTACT


def _language(folder: DataFolder) -> str:
    """Read only: ``settings.load`` would put a damaged file aside, and a check changes nothing."""
    try:
        return "en" if json.loads(folder.settings.read_text("utf-8"))["language"] == "en" else "th"
    except (OSError, ValueError, KeyError, TypeError):
        return "th"


def _not_checked(arguments: argparse.Namespace, code: str, text: str, language: str) -> int:
    if arguments.json:
        print(json.dumps({"intact": None, "error": code, "text": text}, ensure_ascii=False, indent=1))
    else:
        print(f"{say(language, 'not_checked')}: {text}", file=sys.stderr)
    return NOT_CHECKED


# ---- checking ----------------------------------------------------------------------------------------------------


def _check(arguments: argparse.Namespace, folder: DataFolder, language: str) -> CheckReport:
    from vms_desktop.adapters.secrets import signature_holds

    known, fingerprints = _known(folder), []
    for given in arguments.key:
        key = _key_of_file(given)
        if key is not None:
            known.append(key)
        else:
            fingerprints.append(fingerprint_digits(given))
    trust = Trust(known, signature_holds, fingerprints)
    passphrase = sys.stdin.readline().rstrip("\r\n") if arguments.passphrase_stdin else None
    while True:
        try:
            with opened(arguments.package, passphrase, _zips()) as contents:
                return check(contents, trust)
        except EvidenceError as error:
            if error.code != "evidence.passphrase_needed" or not sys.stdin.isatty():
                raise
        passphrase = getpass.getpass(say(language, "passphrase"))


def _zips() -> Any:
    """None where what it needs is not installed: plain packages can be checked all the same."""
    from importlib.util import find_spec

    if find_spec("pyzipper") is None:
        return None
    from vms_desktop.adapters.archives import AesZips

    return AesZips()


def _known(folder: DataFolder) -> list[KnownKey]:
    """This desk's key and those it trusts, where there is a desk; a damaged file of it is no reason not to check."""
    from vms_desktop.adapters.secrets import known_desk
    from vms_desktop.storage.trusted_keys import TrustedKeys

    known: list[KnownKey] = []
    with contextlib.suppress(StorageError):
        desk = known_desk(folder.desk_key)
        known += [KnownKey(desk.public_key, desk.name or desk.id)] if desk is not None else []
    with contextlib.suppress(StorageError):
        known += TrustedKeys(folder.trusted_keys).load()
    return known


def _key_of_file(given: str) -> KnownKey | None:
    """None: it names no file. Raises EvidenceError ``evidence.no_key`` (path)."""
    path = Path(given)
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            key = key_of_pem(file.read(LONGEST_PEM + 1))
    except (OSError, ValueError):
        return None
    if key is None:
        raise EvidenceError("evidence.no_key", path=path.name)
    return KnownKey(key, path.name)


# ---- telling -----------------------------------------------------------------------------------------------------


def _as_json(report: CheckReport, language: str) -> dict[str, Any]:
    manifest, signer = report.manifest, report.signer
    return {
        "intact": report.intact,
        "findings": [{**dataclasses.asdict(found), "text": finding_text(found, language)} for found in report.findings],
        "manifest_sha256": report.manifest_sha256,
        "signer": {"fingerprint": signer.fingerprint, "known_as": signer.known_as} if signer is not None else None,
        "request": manifest.package.request.number if manifest is not None else None,
        "delivery": manifest.package.number if manifest is not None else None,
        "made_at": utc_text(manifest.made_at) if manifest is not None else None,
        "content_sha256": manifest.content_sha256 if manifest is not None else None,
        "sealer": to_json(manifest.sealer) if manifest is not None else None,
        "files": report.files,
        "bytes": report.bytes,
        "split": report.split,
        "encrypted": report.encrypted,
    }


def _print(report: CheckReport, language: str) -> None:
    manifest, signer = report.manifest, report.signer
    if report.intact:
        print(say(language, "intact"))
    else:
        word = "unknown_key" if report.lacks_only_the_key else "broken"
        print(say(language, word, count=len(report.findings)))
        for found in report.findings:
            print(say(language, "finding", text=finding_text(found, language)))
    if manifest is not None:
        described = manifest.package
        print(say(language, "request", number=printable(described.request.number), delivery=described.number))
        print(say(language, "made", made=_told(manifest.made_at, language)))
    if signer is not None:
        name = printable(signer.known_as) or say(language, "signer_unknown")
        print(say(language, "signer", name=name, fingerprint=signer.fingerprint))
        if not signer.is_known:
            print(say(language, "how_to_trust"))
    if report.manifest_sha256:
        print(say(language, "hash", hash=report.manifest_sha256))
    if manifest is not None:
        print(say(language, "content", hash=manifest.content_sha256))
    print(say(language, "read", files=report.files, size=f"{report.bytes / 1e6:.1f}"))
    for name, holds in (("split", report.split), ("encrypted", report.encrypted)):
        if holds:
            print(say(language, name))


def _told(moment: Any, language: str) -> str:
    return utc_text(moment) if language == "en" else f"{buddhist_text(moment)} น."
