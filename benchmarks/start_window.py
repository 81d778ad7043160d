"""Opens the desk on a data folder under a virtual screen and ends as soon as its window answers: timed from outside."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import AsyncExitStack
from pathlib import Path

from vms_desktop.measure.virtual_screen import VirtualScreen
from vms_desktop.paths import DataFolder
from vms_desktop.settings import Settings


def main() -> int:
    with VirtualScreen() as screen:
        os.environ["DISPLAY"] = screen.display
        from vms_desktop.app import DeskOptions, make_application, open_desk, run_in_qt

        settings = Settings()
        application = make_application(sys.argv[:1], settings)

        async def once() -> int:
            async with AsyncExitStack() as stack:
                options = DeskOptions(DataFolder(Path(sys.argv[1])), settings, own_key=True, unattended=True)
                desk = await open_desk(stack, options)
                # Usable: the window is on the screen and the loop answers. The parent's watch stops at this line.
                await asyncio.sleep(0)
                print("usable" if desk.window.isVisible() else "hidden", flush=True)
            return 0

        return run_in_qt(application, once)


if __name__ == "__main__":
    raise SystemExit(main())
