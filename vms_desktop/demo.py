"""``vms-desktop demo``: the simulated province on a wall of sixteen tiles; without a display, a short story on film.

The story goes on a virtual screen: the wall fills, one tile is maximised, a PTZ camera turns, a camera fails and comes
back, English and Thai. Screenshots and ``summary.json`` are the record; the exit code says whether what should be
live was live.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

from vms_desktop.child_protocol.demonstration import Phase
from vms_desktop.demo_link import DemoLink
from vms_desktop.desk.services import DeskServices
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.view import WallContent
from vms_desktop.measure.virtual_screen import VirtualScreen
from vms_desktop.paths import DataFolder
from vms_desktop.settings import Settings
from vms_desktop.simulated_province import GivenUp, SimulatedProvince

RECORDERS = ("onvif", "hikvision", "dahua")
"""How the simulated recorders are asked, one each."""
PREPARED = 20
"""Sub streams encoded before the first showing; kept for every later one."""


def run_demo(output: str, *, story: bool, data_dir: str | None, language: str | None) -> int:
    """Exit codes: 0 all was as it should be; 1 something that should be live was not, or it could not start."""
    folder = Path(output).absolute()
    has_display = sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    try:
        if has_display and not story:
            return _with_province(folder, data_dir, language, None)
        with VirtualScreen() as screen:
            os.environ["DISPLAY"] = screen.display
            os.environ.pop("WAYLAND_DISPLAY", None)
            return _with_province(folder, data_dir, language, screen)
    except VmsError as error:
        from vms_desktop.ui import messages

        print(messages.error_text(error), file=sys.stderr)  # noqa: T201
        return 1


def run_for_desk(language: str | None, prepare: int = PREPARED) -> int:
    """The demonstration as a desk starts it: tells that desk where it is, and ends with it. Exits as ``run_demo``."""
    with DemoLink() as link:
        try:
            with (
                SimulatedProvince(prepare=prepare, recorders=len(RECORDERS), give_up=link.ended) as province,
                tempfile.TemporaryDirectory(prefix="vms-demo-") as temporary,
            ):
                link.reach(Phase.OPENING)
                return _in_qt(DataFolder(Path(temporary)), language, province, Path(temporary), None, link)
        except GivenUp:
            return 0
        except VmsError as error:
            link.fail(error)
            return 1


def _with_province(folder: Path, data_dir: str | None, language: str | None, screen: VirtualScreen | None) -> int:
    print("preparing the simulated province (the first time takes about a minute) …", flush=True)  # noqa: T201
    with (
        SimulatedProvince(prepare=PREPARED, recorders=len(RECORDERS)) as province,
        tempfile.TemporaryDirectory(prefix="vms-demo-") as temporary,
    ):
        data = DataFolder(Path(data_dir) if data_dir else Path(temporary))
        return _in_qt(data, language, province, folder, screen, None)


def _in_qt(
    data: DataFolder,
    language: str | None,
    province: SimulatedProvince,
    folder: Path,
    screen: VirtualScreen | None,
    link: DemoLink | None,
) -> int:
    # Made with the display known: Qt looks at it when it is imported first.
    from vms_desktop.app import make_application, run_in_qt

    settings = Settings().model_copy(update={"language": language or "th"})
    application = make_application(sys.argv[:1], settings)
    return run_in_qt(application, lambda: _run(data, settings, province, folder, screen, link))


async def _run(
    data: DataFolder,
    settings: Settings,
    province: SimulatedProvince,
    folder: Path,
    screen: VirtualScreen | None,
    link: DemoLink | None,
) -> int:
    from vms_desktop.app import DeskOptions, open_desk
    from vms_desktop.demo_story import TILES, Story

    async with AsyncExitStack() as stack:
        desk = await open_desk(stack, DeskOptions(data, settings, own_key=True, unattended=True, restores_wall=False))
        desk.window.mark_simulated()
        if link is not None:
            loop = asyncio.get_running_loop()
            link.when_ended(lambda: loop.call_soon_threadsafe(desk.closed.set))
        agencies = {agency.short_th: agency.code for agency in desk.services.cameras.province.agencies}
        for camera in province.cameras:
            if desk.services.cameras.by_code(camera.code) is None:
                await desk.services.cameras.add(camera.draft(agencies))
        await _enter_recorders(desk.services, province)
        ids = tuple(camera.id for camera in desk.services.cameras.cameras)[:TILES]
        content = WallContent(Layout.SIXTEEN, ids)
        if screen is None:
            desk.services.wall.show(content)
            if link is not None:
                link.reach(Phase.OPEN)
            await desk.closed.wait()
            return 0
        return await Story(desk, province, folder, screen).play(content)


async def _enter_recorders(services: DeskServices, province: SimulatedProvince) -> None:
    """Each is asked in a way of its own. Anew every time: their ports are other ones."""
    recorders = services.recorders
    if recorders is None:
        return
    known = {one.name: one.id for one in recorders.recorders}
    camera_ids = {camera.code: camera.id for camera in services.cameras.cameras}
    for kind, recorder in zip(RECORDERS, province.recorders, strict=False):
        draft = recorder.draft(kind, camera_ids)
        if draft.name in known:
            await recorders.update(known[draft.name], draft)
        else:
            await recorders.add(draft)
        await asyncio.to_thread(province.limit_sessions, recorder.code, 0)
