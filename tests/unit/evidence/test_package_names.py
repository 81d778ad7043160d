"""Names in a package mean the same file everywhere, and lead nowhere else."""

from __future__ import annotations

import pytest

from vms_desktop.domain.evidence.names import name_flaw
from vms_desktop.domain.file_names import NameFlaw


@pytest.mark.parametrize(
    ("path", "flaw"),
    [
        ("", NameFlaw.EMPTY),
        ("a//b", NameFlaw.EMPTY),
        ("/etc/passwd", NameFlaw.ABSOLUTE),
        ("C:/windows", NameFlaw.ABSOLUTE),
        ("\\\\server\\share", NameFlaw.ABSOLUTE),
        ("../x", NameFlaw.UPWARDS),
        ("a/../../x", NameFlaw.UPWARDS),
        ("./x", NameFlaw.UPWARDS),
        ("a\\b", NameFlaw.LETTERS),
        ("a\nb", NameFlaw.LETTERS),
        ("a\0b", NameFlaw.LETTERS),
        ("x\u202egpj.exe", NameFlaw.LETTERS),
        ("x\u200b.mp4", NameFlaw.LETTERS),
        ("x\udc80", NameFlaw.LETTERS),
        ("a:stream", NameFlaw.ABSOLUTE),
        ("file:stream", NameFlaw.LETTERS),
        ("CON", NameFlaw.RESERVED),
        ("a/nul.txt", NameFlaw.RESERVED),
        ("COM1 .txt", NameFlaw.RESERVED),
        ("name.", NameFlaw.ENDING),
        ("name ", NameFlaw.ENDING),
        ("ก" * 90, NameFlaw.TOO_LONG),
        ("a/" * 8 + "a", NameFlaw.TOO_LONG),
        ("x/" * 3 + "y" * 500, NameFlaw.TOO_LONG),
    ],
)
def test_names_that_may_lead_astray(path: str, flaw: NameFlaw) -> None:
    assert name_flaw(path) is flaw


@pytest.mark.parametrize("path", ["original/1101-0007_20261126T070509Z.mkv", "attachments/หนังสือ ว ๓๐๓.pdf", "a.b-c_d"])
def test_usual_names_are_taken(path: str) -> None:
    assert name_flaw(path) is None
