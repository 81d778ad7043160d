"""``vms-desktop doctor``: what this workstation has, lacks, and what to do about it. Changes nothing.

Exit code 0: everything works (also with warnings), 1: there is a problem.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import importlib
import io
import json
import platform
import sys
import threading
from pathlib import Path
from types import ModuleType

from vms_desktop import __version__
from vms_desktop.domain.clock import SystemClock
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.thai_time import other_zone
from vms_desktop.paths import DataFolder, data_folder, resources_dir
from vms_desktop.services.doctor import Check, Examined, Finding, Status, examine, worst
from vms_desktop.ui.doctor_texts import YES_NO, DoctorText, check_name, doctor_text, summary

_GB = 1e9
LITTLE_SPACE_GB = 2.0
NO_SPACE_GB = 0.2
# Importing large packages on several threads at once fails now and then with half-made modules: the checks import one
# after the other and only then run abreast.
_IMPORTING = threading.Lock()
_SIGNS = {Status.OK: "✔", Status.WARNING: "▲", Status.PROBLEM: "✘"}


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add ``doctor``. ``run`` of the parsed arguments takes them and returns the exit code."""
    doctor = commands.add_parser("doctor", parents=[common], help="examine this workstation and say what to do")
    doctor.add_argument("--json", action="store_true", help="as JSON")
    doctor.set_defaults(run=main)


def main(arguments: argparse.Namespace) -> int:
    """Run all checks and print what they found, in the language of the settings."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a Windows console may not know Thai
    folder = data_folder(getattr(arguments, "data_dir", None))
    language = getattr(arguments, "language", None) or _language(folder)
    with contextlib.suppress(ImportError):  # what is wrong with it is told by its check
        _load_qt()
    examined = examine(_checks(folder, language, getattr(arguments, "database", None)), SystemClock())
    texts = [_explain(entry.finding, language) for entry in examined]
    if arguments.json:
        print(json.dumps(_as_json(examined, texts, language), ensure_ascii=False, indent=1))
    else:
        _print(examined, texts, language)
    return 1 if worst(examined) is Status.PROBLEM else 0


def _language(folder: DataFolder) -> str:
    """Read only: ``settings.load`` would put a damaged file aside, and doctor changes nothing."""
    return "en" if _setting(folder, "language") == "en" else "th"


def _setting(folder: DataFolder, name: str) -> str:
    """Empty where it is not set or cannot be read."""
    try:
        return str(json.loads(folder.settings.read_text("utf-8"))[name])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


# ---- the checks: each imports what it needs, so that one broken part does not stop the others ---------------------


def _checks(folder: DataFolder, language: str, database: str | None = None) -> list[Check]:
    return [
        Check("qt", _qt),
        Check("libvlc", _libvlc),
        Check("relay", lambda: _relay(language)),
        Check("renderer", _renderer),
        Check("display", _display),
        Check("database", lambda: _database(folder, database)),
        Check("settings", lambda: _settings(folder)),
        Check("disk", lambda: _disk(folder)),
        Check("key_store", _key_store),
        Check("resources", _resources),
        Check("fonts", _fonts),
        Check("clock", _clock),
        Check("zone", _zone),
        Check("ports", _ports),
    ]


def _load_qt() -> tuple[ModuleType, ModuleType]:
    """Raises ImportError. While Qt's loader works it changes how everything is imported: nothing else may."""
    with _IMPORTING:
        return importlib.import_module("PySide6.QtCore"), importlib.import_module("PySide6.QtWidgets")


def _qt() -> Finding:
    try:
        core, _ = _load_qt()
        # Qt itself only says that "no platform plugin could be initialized"; the loader names the missing library.
        plugins = Path(core.QLibraryInfo.path(core.QLibraryInfo.LibraryPath.PluginsPath))
        if sys.platform == "linux":
            ctypes.CDLL(str(plugins / "platforms" / "libqxcb.so"))
    except (ImportError, OSError) as error:
        return Finding(Status.PROBLEM, "doctor.qt_failed", detail=str(error))
    return Finding(Status.OK, "doctor.qt_ok", {"version": core.qVersion()})


def _libvlc() -> Finding:
    with _IMPORTING:
        from vms_desktop.adapters.workstation.video import examine_libvlc

    found = examine_libvlc()
    return Finding(Status.OK, "doctor.libvlc_ok", {"version": found.version, "plugins": found.plugins or "?"})


def _relay(language: str) -> Finding:
    with _IMPORTING:
        from vms_desktop.adapters.workstation.libvlc_files import opens_rtsp, plugin_folder
        from vms_desktop.adapters.workstation.video import examine_relay

    try:
        examine_relay()
    except VmsError as error:
        return Finding(Status.PROBLEM, error.code, error.params, error.detail)
    direct = YES_NO[opens_rtsp(plugin_folder())][language == "en"]
    return Finding(Status.OK, "doctor.relay_ok", {"direct": direct})


def _renderer() -> Finding:
    with _IMPORTING:
        from vms_desktop.adapters.video.renderer import detect_renderer

    renderer = detect_renderer()
    if renderer.software:
        return Finding(Status.WARNING, "doctor.renderer_software", {"name": renderer.name})
    return Finding(Status.OK, "doctor.renderer_hardware", {"name": renderer.name})


def _display() -> Finding:
    with _IMPORTING:
        from vms_desktop.adapters.workstation.system import display

    name = display()
    if name is None:
        return Finding(Status.WARNING, "doctor.display_none")
    return Finding(Status.OK, "doctor.display_ok", {"name": name})


def _database(folder: DataFolder, chosen: str | None) -> Finding:
    with _IMPORTING:
        from vms_desktop.adapters.secrets import kept_password, open_vault
        from vms_desktop.storage.location import parse_location
        from vms_desktop.storage.postgresql import inspect_server
        from vms_desktop.storage.upgrade import Age, inspect

    named = chosen or _setting(folder, "database")
    location = parse_location(named) if named else None
    if location is not None and location.server is not None:
        vault = open_vault(folder)
        age, revision = inspect_server(location, lambda: kept_password(folder.database_password, vault))
        place = location.shown
    else:
        path = folder.database if location is None or location.path is None else location.path
        age, revision = inspect(path)
        place = str(path)
    params = {"path": place, "revision": revision or ""}
    if age is Age.ABSENT:
        return Finding(Status.OK, "doctor.database_absent", params)
    if age is Age.OLDER:
        return Finding(Status.WARNING, "doctor.database_older", params)
    return Finding(Status.OK, "doctor.database_ok", params)


def _settings(folder: DataFolder) -> Finding:
    with _IMPORTING:
        from vms_desktop.settings import Settings

    params = {"path": str(folder.settings)}
    try:
        Settings.model_validate(json.loads(folder.settings.read_text("utf-8")))
    except FileNotFoundError:
        return Finding(Status.OK, "doctor.settings_default", params)
    except (OSError, ValueError) as error:
        return Finding(Status.WARNING, "doctor.settings_damaged", params, f"{type(error).__name__}")
    return Finding(Status.OK, "doctor.settings_ok", params)


def _disk(folder: DataFolder) -> Finding:
    with _IMPORTING:
        from vms_desktop.adapters.workstation.system import free_bytes

    free_gb = free_bytes(folder.root) / _GB
    params = {"free_gb": f"{free_gb:.1f}", "path": str(folder.root)}
    if free_gb >= LITTLE_SPACE_GB:
        return Finding(Status.OK, "doctor.disk_ok", params)
    return Finding(Status.PROBLEM if free_gb < NO_SPACE_GB else Status.WARNING, "doctor.disk_low", params)


def _key_store() -> Finding:
    with _IMPORTING:
        from vms_desktop.adapters.secrets import probe_key_store

    state = probe_key_store()
    if state.usable:
        return Finding(Status.OK, "doctor.key_store_ok", {"name": state.name})
    return Finding(Status.WARNING, "doctor.key_store_absent", detail=state.problem)


def _resources() -> Finding:
    with _IMPORTING:
        from vms_desktop.adapters.workstation.program_files import missing_files

    missing = missing_files(resources_dir())
    if missing:
        return Finding(Status.PROBLEM, "doctor.resources_missing", {"names": ", ".join(missing)})
    return Finding(Status.OK, "doctor.resources_ok")


def _fonts() -> Finding:
    with _IMPORTING:
        from vms_desktop.adapters.workstation.program_files import missing_fonts

    missing = missing_fonts(resources_dir())
    if missing:
        return Finding(Status.PROBLEM, "doctor.fonts_missing", {"names": ", ".join(missing)})
    return Finding(Status.OK, "doctor.fonts_ok")


def _clock() -> Finding:
    with _IMPORTING:
        from vms_desktop.adapters.workstation.system import clock_is_synchronised

    synchronised = clock_is_synchronised()
    if synchronised is None:
        return Finding(Status.WARNING, "doctor.clock_unknown")
    if not synchronised:
        return Finding(Status.WARNING, "doctor.clock_not_synchronised")
    return Finding(Status.OK, "doctor.clock_ok")


def _zone() -> Finding:
    """Of the operating system's clock. What the program shows is Thai time all the same."""
    zone = other_zone(SystemClock().now())
    return (
        Finding(Status.WARNING, "doctor.zone_other", {"zone": zone}) if zone else Finding(Status.OK, "doctor.zone_ok")
    )


def _ports() -> Finding:
    with _IMPORTING:
        from vms_desktop.adapters.workstation.system import loopback_works

    try:
        works = loopback_works()
        detail = ""
    except OSError as error:
        works, detail = False, str(error)
    return (
        Finding(Status.OK, "doctor.ports_ok") if works else Finding(Status.PROBLEM, "doctor.ports_failed", {}, detail)
    )


# ---- what is said -------------------------------------------------------------------------------------------------


def _explain(finding: Finding, language: str) -> DoctorText:
    own = doctor_text(finding.code, finding.params, language)
    if own is not None:
        return own
    error = VmsError(finding.code, detail=finding.detail, **finding.params)
    try:
        from PySide6.QtCore import QCoreApplication

        from vms_desktop.ui.language import install
        from vms_desktop.ui.messages import text_for

        application = QCoreApplication.instance() or QCoreApplication([])
        try:
            install(application, language)
        except VmsError:
            # The missing translations are a finding of their own; English is said instead.
            install(application, "en")
        message = text_for(error)
        return DoctorText(message.title, message.next_step)
    except ImportError:
        # Qt is what is broken: the code and its parameters must do.
        return DoctorText(str(error), "")


def _print(examined: list[Examined], texts: list[DoctorText], language: str) -> None:
    print(f"vms-desktop {__version__} · Python {platform.python_version()} · {platform.platform()}")
    for entry, said in zip(examined, texts, strict=True):
        print(f"{_SIGNS[entry.finding.status]} {check_name(entry.check, language)}: {said.text}")
        if said.action and entry.finding.status is not Status.OK:
            print(f"    → {said.action}")
        if entry.finding.detail:
            print(f"      ({entry.finding.detail[:500]})")
    print(summary(worst(examined).value, language))


def _as_json(examined: list[Examined], texts: list[DoctorText], language: str) -> dict[str, object]:
    return {
        "version": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "language": language,
        "status": worst(examined).value,
        "checks": [
            {
                "check": entry.check,
                "status": entry.finding.status.value,
                "code": entry.finding.code,
                "params": dict(entry.finding.params),
                "text": said.text,
                "action": said.action if entry.finding.status is not Status.OK else "",
                "detail": entry.finding.detail,
            }
            for entry, said in zip(examined, texts, strict=True)
        ],
    }
