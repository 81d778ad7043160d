"""``vms-desktop cameras list|add|import|export|remove``: the register without a window, by a person (``sign_in``).

Passwords are never taken from the command line: ``add`` asks for one, or reads it with ``--password-stdin``. Commands
that change data hold the data folder's lock, so they refuse while a desk is open on it.
"""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import getpass
import json
import sys
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vms_desktop.commands.cameras_words import Words
from vms_desktop.commands.sign_in import add_options, consented, sign_in
from vms_desktop.commands.texts import error_texts, forgiving_output, sure
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.camera_draft import CameraDraft
from vms_desktop.domain.errors import InputError, VmsError
from vms_desktop.domain.second_person import ConsentDraft
from vms_desktop.domain.stream import Transport
from vms_desktop.paths import DataFolder, data_folder
from vms_desktop.services.cameras.camera_export import CameraExport
from vms_desktop.services.cameras.camera_import import CameraImport, ImportReport
from vms_desktop.services.cameras.camera_removal import CameraRemoval
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.services.cameras.device_draft import fill_from_device
from vms_desktop.settings import Settings

PRINTED_PROBLEMS = 100
ASKED_AT_ONCE = 8
_CHANGING = ("add", "import", "remove")


@dataclass(slots=True)
class Services:
    """What the handlers work with. ``consented``: has a second person consent, where one has to; returns the id."""

    cameras: CameraService
    imports: CameraImport
    consented: Callable[[ConsentDraft | None], Awaitable[str | None]]


@dataclass(slots=True)
class Texts:
    """``words``: the commands' own; ``explain``: the text of an error with its next step (``ui.messages``)."""

    words: Words
    explain: Callable[[VmsError], str]


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add ``cameras`` and its actions. ``run`` of the parsed arguments takes them and returns the exit code."""
    cameras = commands.add_parser("cameras", parents=[common], help="list, add, import, export or remove cameras")
    actions = cameras.add_subparsers(dest="action", required=True, metavar="ACTION")

    listing = actions.add_parser("list", parents=[common], help="print the register")
    listing.add_argument("--json", action="store_true", help="as JSON")

    adding = actions.add_parser("add", parents=[common], help="add one camera by RTSP or ONVIF address")
    adding.add_argument("--code", default="", help="the room's number; without it the district's next one")
    adding.add_argument("--name", default="", metavar="TEXT", help="Thai name")
    adding.add_argument("--name-en", default="", metavar="TEXT", help="English name")
    adding.add_argument("--district", required=True, metavar="CODE", help="DOPA code, 4 digits")
    adding.add_argument("--subdistrict", default="", metavar="CODE", help="DOPA code, 6 digits")
    adding.add_argument("--agency", default="", metavar="CODE", help="code of the owner")
    adding.add_argument("--main", default="", metavar="URL", help="rtsp:// address of the main stream")
    adding.add_argument("--sub", default="", metavar="URL", help="rtsp:// address of the sub stream")
    adding.add_argument("--transport", choices=[transport.value for transport in Transport], default="tcp")
    adding.add_argument("--onvif", default="", metavar="HOST[:PORT]", help="ONVIF address; asked for its streams")
    adding.add_argument("--username", default="", help="the password is asked for")
    adding.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    adding.add_argument("--ptz", action="store_true", help="the camera can be steered")

    importing = actions.add_parser("import", parents=[common], help="add cameras from a CSV file")
    importing.add_argument("file", type=Path, metavar="FILE.csv")
    importing.add_argument("--dry-run", action="store_true", help="check everything, change nothing")
    importing.add_argument("--update", action="store_true", help="change cameras whose code is in the register")
    importing.add_argument("--skip-bad", action="store_true", help="store the good rows although others are bad")
    importing.add_argument(
        "--ask-devices",
        action="store_true",
        help="ask cameras that have an ONVIF address only for their streams",
    )
    importing.add_argument("--json", action="store_true", help="report as JSON")

    exporting = actions.add_parser(
        "export", parents=[common], help="write the register, without passwords, as a CSV file that import reads"
    )
    exporting.add_argument("file", type=Path, metavar="FILE.csv")
    exporting.add_argument("--search", default="", metavar="TEXT", help="only cameras found by these words")
    exporting.add_argument("--overwrite", action="store_true", help="replace a file of that name")

    removing = actions.add_parser("remove", parents=[common], help="remove cameras by code")
    removing.add_argument("codes", nargs="+", metavar="CODE")
    removing.add_argument("--yes", action="store_true", help="do not ask")

    for action in (listing, adding, importing, exporting, removing):
        add_options(action, second=action is removing)
        action.set_defaults(run=main)


def main(arguments: argparse.Namespace) -> int:
    """Open the data folder, run the action, close. Exit code 0 done, 1 told what went wrong."""
    # Imported here: parsing and --help need neither settings nor Qt's translations.
    from vms_desktop.settings import load

    forgiving_output()
    folder = data_folder(getattr(arguments, "data_dir", None))
    settings, problem = load(folder.settings)
    language = getattr(arguments, "language", None) or settings.language
    with error_texts(language) as explain:
        texts = Texts(Words(language), explain)
        try:
            if problem is not None:
                print(texts.explain(problem), file=sys.stderr)
            return asyncio.run(_with_services(arguments, folder, settings, texts))
        except VmsError as error:
            print(texts.explain(error), file=sys.stderr)
            return 1


async def _with_services(arguments: argparse.Namespace, folder: DataFolder, settings: Settings, texts: Texts) -> int:
    from vms_desktop.desk.log import open_log
    from vms_desktop.domain.clock import SystemClock
    from vms_desktop.storage.province import BundledProvinces

    province = BundledProvinces().province(settings.province)
    clock = SystemClock()
    changes = arguments.action in _CHANGING and not getattr(arguments, "dry_run", False)
    async with AsyncExitStack() as stack:
        database, language = getattr(arguments, "database", None), texts.words.language
        opened = await open_log(stack, folder, settings, clock, exclusive=changes, database=database)
        store = opened.store
        where = f"cameras {arguments.action}"
        people = await sign_in(stack, opened, arguments, clock, language=language, where=where)
        device = None
        if getattr(arguments, "onvif", "") or getattr(arguments, "ask_devices", False):
            from vms_desktop.adapters.onvif import OnvifDevice

            device = OnvifDevice(clock)
            stack.push_async_callback(device.close)
        removal = CameraRemoval(store.cameras, people.second, clock)
        cameras = CameraService(
            store.cameras,
            opened.vault,
            None,
            device,
            province,
            authority=people.session,
            log=opened.log,
            removal=removal,
        )
        people.second.knows_cameras(cameras.find)
        await cameras.load()

        async def consent_to(draft: ConsentDraft | None) -> str | None:
            return await consented(people, draft, arguments, language)

        return await run(arguments, Services(cameras, CameraImport(cameras), consent_to), texts)


async def run(arguments: argparse.Namespace, services: Services, texts: Texts) -> int:
    """One action on an open register. Raises VmsError."""
    if arguments.action == "list":
        return _list(arguments, services, texts)
    if arguments.action == "add":
        return await _add(arguments, services, texts)
    if arguments.action == "remove":
        return await _remove(arguments, services, texts)
    if arguments.action == "export":
        return await _export(arguments, services, texts)
    return await _import(arguments, services, texts)


def _list(arguments: argparse.Namespace, services: Services, texts: Texts) -> int:
    cameras = services.cameras.cameras
    if arguments.json:
        print(json.dumps([_as_json(camera) for camera in cameras], ensure_ascii=False, indent=1))
        return 0
    for camera in cameras:
        name = camera.name_en if texts.words.language == "en" and camera.name_en else camera.name_th
        address = camera.main or camera.sub
        print(f"{camera.code}\t{name}\t{camera.agency_code}\t{address.url if address else camera.onvif_host}")
    print(texts.words.say("listed", count=len(cameras)), file=sys.stderr)
    return 0


def _as_json(camera: Camera) -> dict[str, Any]:
    return dataclasses.asdict(camera) | {
        "main": camera.main.url if camera.main else None,
        "sub": camera.sub.url if camera.sub else None,
    }


async def _add(arguments: argparse.Namespace, services: Services, texts: Texts) -> int:
    draft = CameraDraft(
        code=arguments.code or services.cameras.next_code(arguments.district),
        name_th=arguments.name,
        name_en=arguments.name_en,
        district_code=arguments.district,
        subdistrict_code=arguments.subdistrict,
        agency_code=arguments.agency,
        main_url=arguments.main,
        sub_url=arguments.sub,
        username=arguments.username,
        password=_password(arguments, texts) if arguments.username else "",
        transport=Transport(arguments.transport),
        onvif_host=arguments.onvif,
        has_ptz=arguments.ptz,
    )
    if arguments.onvif and not (arguments.main or arguments.sub):
        facts = await services.cameras.discover_device(arguments.onvif, draft.username, draft.password)
        draft = fill_from_device(draft, facts)
    camera = await services.cameras.add(draft)
    print(texts.words.say("added", code=camera.code, name=camera.name_th))
    return 0


def _password(arguments: argparse.Namespace, texts: Texts) -> str:
    if arguments.password_stdin or not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return getpass.getpass(texts.words.say("password", username=arguments.username))


async def _remove(arguments: argparse.Namespace, services: Services, texts: Texts) -> int:
    doomed = []
    for code in arguments.codes:
        camera = services.cameras.by_code(code)
        if camera is None:
            raise InputError("input.camera_code_unknown", field="code", camera=code[:40])
        doomed.append(camera)
    if not arguments.yes and not sure(texts.words.say("sure", count=len(doomed))):
        print(texts.words.say("nothing_changed"))
        return 1
    ids = [camera.id for camera in doomed]
    consent = await services.consented(await services.cameras.removal_needs(ids))
    await services.cameras.remove(ids, consent=consent)
    print(texts.words.say("removed", count=len(doomed)))
    return 0


async def _export(arguments: argparse.Namespace, services: Services, texts: Texts) -> int:
    path: Path = arguments.file
    if not arguments.overwrite and await asyncio.to_thread(path.exists):
        raise InputError("input.file_exists", file=path.name)
    cameras = services.cameras
    found = set(cameras.search.search(arguments.search)) if arguments.search else None
    ids = [camera.id for camera in cameras.cameras if found is None or camera.id in found]
    count = await CameraExport(cameras).write(path, ids, thai=texts.words.language != "en")
    print(texts.words.say("exported", count=count, file=path.name))
    return 0


async def _import(arguments: argparse.Namespace, services: Services, texts: Texts) -> int:
    path, update = arguments.file, arguments.update
    if arguments.dry_run:
        report = await services.imports.dry_run(path, update=update)
    else:
        report = await services.imports.run(path, update=update, skip_bad=arguments.skip_bad)
    if arguments.json:
        print(json.dumps(dataclasses.asdict(report), ensure_ascii=False, indent=1))
    else:
        _print_report(report, arguments.dry_run, texts)
    if report.applied and arguments.ask_devices:
        await _ask_devices(services.cameras, texts)
    stored_or_clean = report.problem_count == 0 or (report.applied and arguments.skip_bad)
    return 0 if stored_or_clean else 1


async def _ask_devices(cameras: CameraService, texts: Texts) -> None:
    """All that have no stream address yet, a few at a time; a camera that does not answer is told and passed over."""
    places = asyncio.Semaphore(ASKED_AT_ONCE)

    async def ask(camera: Camera) -> bool:
        async with places:
            try:
                await cameras.ask_for_streams(camera.id)
            except VmsError as error:
                print(f"{camera.code}: {texts.explain(error)}", file=sys.stderr)
                return False
        return True

    unknown = [camera for camera in cameras.cameras if camera.main is None and camera.sub is None]
    answers = await asyncio.gather(*(ask(camera) for camera in unknown))
    print(texts.words.say("asked", count=len(answers), found=sum(answers)), file=sys.stderr)


def _print_report(report: ImportReport, dry_run: bool, texts: Texts) -> None:
    say = texts.words.say
    for problem in report.problems[:PRINTED_PROBLEMS]:
        where = say("row", row=problem.row)
        if problem.column:
            where = say("row_column", row=problem.row, column=problem.column)
        print(f"{where}: {texts.explain(InputError(problem.code, **problem.params))}")
    if report.problem_count > PRINTED_PROBLEMS:
        print(say("more_problems", count=report.problem_count - PRINTED_PROBLEMS))
    print(say("read", file=report.file, rows=report.rows, encoding=report.encoding))
    print(say("good_rows", new=report.new, changed=report.changed, bad=report.bad_rows))
    if report.without_streams:
        print(say("without_streams", count=report.without_streams))
    if report.applied:
        print(say("stored", count=report.good))
    elif dry_run:
        print(say("dry_run"))
    else:
        print(say("nothing_changed"))
