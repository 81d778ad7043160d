"""What the machine is asked, answered by folders and variables of the test's own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vms_desktop.adapters.workstation import libvlc_files, program_files, system
from vms_desktop.domain.errors import StorageError
from vms_desktop.paths import resources_dir


def test_space_is_told_for_a_folder_that_is_not_made_yet(tmp_path: Path) -> None:
    assert system.free_bytes(tmp_path / "a" / "ข") > 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights_is_a_problem(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StorageError, match=r"storage\.not_writable"):
        system.free_bytes(tmp_path / "data")


def test_loopback_and_the_clock_answer() -> None:
    assert system.loopback_works()
    assert system.clock_is_synchronised() in (True, False, None)


def test_no_display_without_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    if os.name != "nt":
        assert system.display() is None


def test_a_display_that_does_not_answer_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":64999")
    if os.name != "nt":
        assert system.display() is None


def test_an_empty_folder_lacks_everything(tmp_path: Path) -> None:
    assert set(program_files.NEEDED) < set(program_files.missing_files(tmp_path))
    assert program_files.missing_fonts(tmp_path) == list(program_files.FONTS)


def test_a_file_that_is_no_font_counts_as_missing(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    for name in program_files.FONTS:
        (tmp_path / name).write_bytes((resources_dir() / name).read_bytes())
    (tmp_path / program_files.FONTS[0]).write_text("<html>404</html>")
    assert program_files.missing_fonts(tmp_path) == [program_files.FONTS[0]]


@pytest.mark.parametrize(("names", "answer"), [((), False), (("access/liblive555_plugin.so",), True)])
def test_live555_decides_whether_libvlc_opens_rtsp(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...], answer: bool
) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    monkeypatch.setenv("VLC_PLUGIN_PATH", str(tmp_path))
    assert libvlc_files.opens_rtsp(libvlc_files.plugin_folder()) is answer
    assert libvlc_files.opens_rtsp(None) is None
