"""``vms-desktop database show|use``: which database the desk works on. A server's password is asked for, never given as
an argument; it is kept sealed by the vault, beside the settings.
"""

from __future__ import annotations

import argparse
import asyncio
import getpass
import sys
from collections.abc import Callable

from vms_desktop.commands.texts import error_texts, forgiving_output
from vms_desktop.domain.errors import VmsError
from vms_desktop.paths import DataFolder, data_folder
from vms_desktop.settings import Settings

_WORDS = {
    "now": ("ฐานข้อมูล: {place}", "database: {place}"),
    "ready": ("ใช้งานได้ เริ่มใช้เมื่อเปิดโปรแกรมครั้งต่อไป", "it works; the desk uses it from its next start on"),
    "password": ("รหัสผ่าน (เว้นว่างไว้หากไม่ใช้): ", "Password (empty where none is needed): "),
}


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add ``database`` and its actions. ``run`` of the parsed arguments takes them and returns the exit code."""
    database = commands.add_parser("database", parents=[common], help="show or choose the database")
    actions = database.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("show", parents=[common], help="print which one it is").set_defaults(run=main)
    use = actions.add_parser("use", parents=[common], help="try a database, make its tables and use it from now on")
    use.add_argument("place", metavar="PATH_OR_URL", help="a file, postgresql://USER@HOST/NAME, or “local”")
    use.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    use.set_defaults(run=main)


def main(arguments: argparse.Namespace) -> int:
    """Exit code 0 done, 1 told what went wrong; nothing was changed then."""
    from vms_desktop.settings import load

    forgiving_output()
    folder = data_folder(getattr(arguments, "data_dir", None))
    settings, problem = load(folder.settings)
    language = getattr(arguments, "language", None) or settings.language

    def say(name: str, **params: str) -> str:
        return _WORDS[name][language == "en"].format(**params)

    with error_texts(language) as explain:
        try:
            if problem is not None:
                print(explain(problem), file=sys.stderr)
            if arguments.action == "use":
                asyncio.run(_use(arguments, folder, settings, say))
                settings, _ = load(folder.settings)
                print(say("ready"))
            print(say("now", place=_shown(folder, settings)))
        except VmsError as error:
            print(explain(error), file=sys.stderr)
            return 1
    return 0


def _shown(folder: DataFolder, settings: Settings) -> str:
    from vms_desktop.desk.log import database_of

    location = database_of(settings, None)
    return str(folder.database) if location is None else location.shown


async def _use(
    arguments: argparse.Namespace, folder: DataFolder, settings: Settings, say: Callable[[str], str]
) -> None:
    from vms_desktop.adapters.secrets import keep_password, open_vault
    from vms_desktop.domain.clock import SystemClock
    from vms_desktop.settings import save
    from vms_desktop.storage.location import parse_location
    from vms_desktop.storage.store import Store

    location = None if arguments.place == "local" else parse_location(arguments.place)
    password = None
    if location is not None and location.server is not None:
        if arguments.password_stdin or not sys.stdin.isatty():
            password = sys.stdin.readline().rstrip("\r\n") or None
        else:
            password = getpass.getpass(say("password")) or None
    store = await Store.open(folder, SystemClock(), location=location, password=lambda: password)
    await store.close()
    await asyncio.to_thread(keep_password, folder.database_password, open_vault(folder), password)
    # As shown, a path is whole: the desk may be started from another folder.
    chosen = "" if location is None else location.shown
    save(folder.settings, settings.model_copy(update={"database": chosen}))
