"""A desk that cannot open says why and what to do, in a window too, changes nothing and leaves nothing running."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import psutil
import pytest
from desk_tools import until
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from vms_desktop.app import DeskOptions, cannot_open, open_desk
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.errors import VmsError
from vms_desktop.paths import DataFolder
from vms_desktop.settings import Settings
from vms_desktop.storage.store import Store
from vms_desktop.ui import language, messages
from vms_desktop.ui.dialogs.message_dialog import MessageDialog


async def used_before(folder: DataFolder) -> None:
    await (await Store.open(folder, SystemClock())).close()


async def damage(folder: DataFolder) -> None:
    await used_before(folder)
    folder.database.write_bytes(b"not a database, but long enough to be looked at" * 400)


async def make_newer(folder: DataFolder) -> None:
    await used_before(folder)
    with contextlib.closing(sqlite3.connect(folder.database)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")


async def refusal(folder: DataFolder) -> VmsError:
    children = set(psutil.Process().children(recursive=True))
    with pytest.raises(VmsError) as caught:
        async with AsyncExitStack() as stack:
            await open_desk(stack, DeskOptions(folder, Settings(), own_key=True))
    assert set(psutil.Process().children(recursive=True)) <= children
    return caught.value


def shown_dialog() -> MessageDialog | None:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, MessageDialog) and one.isVisible()]
    return found[0] if found else None


async def told_in_a_window(error: VmsError) -> str:
    """The words of the window, which is closed again; the exit code is that of a failure."""
    telling = asyncio.ensure_future(cannot_open(error))
    await until(lambda: shown_dialog() is not None)
    dialog = shown_dialog()
    assert dialog is not None
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.findChild(QAbstractButton, "messageClose").click()
    assert await telling == 1
    dialog.deleteLater()
    return words


@pytest.mark.parametrize(
    ("prepare", "code", "word"),
    [(damage, "storage.damaged", "backups"), (make_newer, "storage.newer", "รุ่นใหม่กว่า")],
)
async def test_a_database_that_cannot_be_used_is_told_and_left_as_it_is(
    tmp_path: Path, prepare: Callable, code: str, word: str, thai: QApplication
) -> None:
    folder = DataFolder(tmp_path / "data")
    await prepare(folder)
    before = folder.database.read_bytes()
    error = await refusal(folder)
    assert error.code == code
    assert folder.database.read_bytes() == before
    words = await told_in_a_window(error)
    assert word in words
    assert str(folder.database) in words
    language.install(thai, language.ENGLISH)
    assert str(folder.database) in await told_in_a_window(error)


async def test_a_second_desk_on_the_folder_is_told_who_has_it(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    first = await Store.open(folder, SystemClock())
    try:
        error = await refusal(folder)
    finally:
        await first.close()
    assert error.code == "storage.in_use"
    words = await told_in_a_window(error)
    assert str(folder.root) in words
    assert "--data-dir" in words


# ---- as a person starts it -----------------------------------------------------------------------------------------

WITHOUT = """
import importlib, sys
from pathlib import Path
from vms_desktop import app
data, *modules = sys.argv[1:]
for name in modules:
    importlib.import_module("vms_desktop.ui." + name).resources_dir = lambda: Path("/nowhere")
sys.exit(app.run_desk(data, "th"))
"""


@contextlib.contextmanager
def started(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([sys.executable, *command], stderr=subprocess.PIPE)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        assert process.stderr is not None
        process.stderr.close()


def window_named(part: str, seconds: float = 30.0) -> str:
    """The X window whose title holds that."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", part], capture_output=True, text=True, check=False
        )
        if found.stdout.split():
            return found.stdout.split()[0]
        time.sleep(0.1)
    raise AssertionError(f"no window {part}")


@pytest.mark.skipif(sys.platform != "linux", reason="xdotool")
def test_whoever_clicks_the_icon_sees_a_window_and_a_terminal_reads_the_same(tmp_path: Path) -> None:
    (tmp_path / "vms.db").write_bytes(b"not a database, but long enough to be looked at" * 400)
    with started("-m", "vms_desktop", "--data-dir", str(tmp_path), "--language", "en") as process:
        window = window_named("database is damaged")
        subprocess.run(["xdotool", "windowfocus", "--sync", window, "key", "Return"], check=True)
        assert process.wait(10) == 1
        assert process.stderr is not None
        assert b"The database is damaged" in process.stderr.read()


@pytest.mark.skipif(sys.platform != "linux", reason="xdotool")
def test_a_desk_without_fonts_texts_and_icons_opens_all_the_same(tmp_path: Path) -> None:
    with started("-c", WITHOUT, str(tmp_path / "data"), "theme", "language", "icons") as process:
        window_named("CCTV operations room")  # in English, which needs no file
        assert process.poll() is None
    log = "".join(path.read_text("utf-8") for path in (tmp_path / "data" / "logs").iterdir())
    assert "Sarabun-Regular.ttf" in log
    assert "vms_desktop_th.qm" in log
    assert "the icon search is missing" in log


def test_what_the_windows_say_names_the_next_step() -> None:
    """Every reason not to open has one, in both languages."""
    for code in ("storage.damaged", "storage.newer", "storage.in_use", "storage.disk_full", "system.resource_missing"):
        assert messages.text_for(VmsError(code)).next_step
