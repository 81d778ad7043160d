"""``vms-desktop capacity``: builds a desk on a folder of its own, fills the wall, measures, and counts.

The desk is the real one (window, relay, player hosts). Without sources the simulated province is the source, with
frame numbers in its pictures; on a virtual screen those are read back, so that what was really on the screen counts.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from vms_desktop.capacity.report import CapacityReport
from vms_desktop.domain.errors import InputError, VmsError, WorkstationError
from vms_desktop.domain.layout import Layout
from vms_desktop.measure.virtual_screen import VirtualScreen
from vms_desktop.paths import DataFolder, child_command
from vms_desktop.settings import Settings
from vms_desktop.simulated_province import SimulatedProvince

MOST_FEEDS = max(Layout)


def run_capacity(
    *,
    feeds: int,
    layout: int | None,
    sources: Sequence[str],
    seconds: float,
    main_streams: bool,
    flapping: int,
    as_json: bool,
    language: str | None,
) -> int:
    """Measure and print. Exit codes: 0 measured, 1 it could not be, 2 the call was wrong."""
    from vms_desktop.ui import messages

    try:
        chosen = _layout(feeds, layout)
        report = measure(chosen, feeds, sources, seconds, main_streams, flapping, language or "th")
    except VmsError as error:
        print(messages.error_text(error), file=sys.stderr)  # noqa: T201
        return 2 if isinstance(error, InputError) else 1
    if as_json:
        print(report.as_json())  # noqa: T201
    else:
        from vms_desktop.capacity.words import words

        print(words(report, language or "th"))  # noqa: T201
    return 0


def _layout(feeds: int, layout: int | None) -> Layout:
    """The layout asked for, or the smallest that holds the feeds. Raises InputError."""
    if not 1 <= feeds <= MOST_FEEDS:
        raise InputError("capacity.feeds", most=MOST_FEEDS)
    if layout is None:
        return min((one for one in Layout if one >= feeds), key=int)
    if layout not in set(Layout) or layout < feeds:
        raise InputError("capacity.layout", layout=layout)
    return Layout(layout)


def measure(
    layout: Layout,
    feeds: int,
    sources: Sequence[str],
    seconds: float,
    main_streams: bool,
    flapping: int,
    language: str,
) -> CapacityReport:
    """One measurement. Blocking; needs the main thread (Qt). Raises VmsError."""
    from vms_desktop.capacity.feeds import Flapping, feeds_of_province, feeds_of_sources

    with ExitStack() as stack:
        screen = None
        if sys.platform == "linux" and not os.environ.get("DISPLAY"):
            screen = stack.enter_context(VirtualScreen())
            os.environ["DISPLAY"] = screen.display
            stack.callback(os.environ.pop, "DISPLAY", None)
        time_code = None
        if sources:
            wanted = feeds_of_sources(sources, feeds)
        else:
            province = stack.enter_context(SimulatedProvince(max(24, feeds), time_code=True))
            wanted = feeds_of_province(province, feeds, main_streams)
            time_code = province.time_code
            stack.enter_context(Flapping(province, flapping))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vms-capacity-")))

        make_database(folder)

        from vms_desktop.app import make_application, run_in_qt
        from vms_desktop.capacity.measurement import Measurement

        began = time.monotonic()
        settings = Settings(most_main_streams=MOST_FEEDS).model_copy(update={"language": language})
        application = make_application(sys.argv[:1], settings)
        measurement = Measurement(wanted, layout, seconds, screen, time_code, began)
        code = run_in_qt(application, lambda: measurement.run(DataFolder(folder), settings))
        if code != 0:
            raise WorkstationError("capacity.no_pictures")
        return measurement.report


def make_database(folder: Path) -> None:
    """An empty one, by another process: migrations would stay in the memory of this one, which is measured.

    Raises WorkstationError ``child.start_failed``.
    """
    command = child_command("people", "list", "--data-dir", str(folder))
    # It says that nobody is there yet; what counts is the database it opened.
    done = subprocess.run(
        command, check=False, timeout=60, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    if not DataFolder(folder).database.exists():
        raise WorkstationError("child.start_failed", name="vms-desktop people", detail=done.stderr[-400:])
