"""``vms-desktop requests export|deliver``: from an approved request to a sealed package and onto a medium, without a
window.

Both ask who does it (``sign_in``), work beside an open desk, and are recorded in the access log like there. An export
that was stopped goes on when the command is called again.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vms_desktop.commands import request_lists
from vms_desktop.commands.call import Call, run
from vms_desktop.commands.requests_words import Words
from vms_desktop.commands.sign_in import add_options, sign_in
from vms_desktop.commands.texts import without_a_screen
from vms_desktop.domain.errors import CameraError, InputError, RequestError, VmsError
from vms_desktop.domain.log_entry import moment
from vms_desktop.domain.requests.export import ExportJob, ExportState, ExportWish, PartState
from vms_desktop.domain.requests.request import Interval, Request
from vms_desktop.domain.requests.states import Step
from vms_desktop.services.evidence.passphrase import made_passphrase
from vms_desktop.services.evidence.wish import Progress
from vms_desktop.services.requests.export import ExportService
from vms_desktop.services.requests.export_delivery import PackageForm
from vms_desktop.services.requests.export_running import ExportProgress

if TYPE_CHECKING:
    from vms_desktop.desk.exports import DeskExports
    from vms_desktop.services.requests.requests import RequestService


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add ``requests`` and its actions. ``run`` of the parsed arguments takes them and returns the exit code."""
    requests = commands.add_parser("requests", parents=[common], help="requests for footage")
    actions = requests.add_subparsers(dest="action", required=True, metavar="ACTION")
    request_lists.add_actions(actions, common)

    exporting = actions.add_parser("export", parents=[common], help="make the sealed package of an approved request")
    exporting.add_argument("number", metavar="NUMBER")
    exporting.add_argument(
        "--camera", action="append", default=[], metavar="CODE", help="of this camera only (again for further ones)"
    )
    exporting.add_argument("--no-playable", action="store_true", help="no MP4 beside originals that do not play")
    exporting.add_argument("--working-copy", action="store_true", help="also a copy with camera and time burned in")
    exporting.add_argument("--again", default="", metavar="REASON", help="a further package of a delivered request")
    exporting.add_argument(
        "--without-missing", action="store_true", help="deliver what there is, though a recorder does not answer"
    )

    delivering = actions.add_parser("deliver", parents=[common], help="copy a sealed package to a medium, read back")
    delivering.add_argument("number", metavar="NUMBER")
    delivering.add_argument("--to", type=Path, required=True, metavar="DIR", help="on the medium")
    delivering.add_argument("--delivery", type=int, metavar="N", help="which package (else the newest)")
    form = delivering.add_mutually_exclusive_group()
    form.add_argument("--zip", action="store_true", help="as one ZIP file")
    form.add_argument("--encrypt", action="store_true", help="as a ZIP with AES-256; the passphrase is made and told")
    delivering.add_argument(
        "--passphrase-stdin", action="store_true", help="with --encrypt: read it from a line of standard input"
    )
    for action in (exporting, delivering):
        action.add_argument("--json", action="store_true", help="as JSON")
        add_options(action)
        action.set_defaults(run=main)


def main(arguments: argparse.Namespace) -> int:
    """Run the action. Exit code 0 done, 1 told what went wrong."""
    without_a_screen()
    if getattr(arguments, "to", None) is not None:
        arguments.to = arguments.to.absolute()
    return run(arguments, Words, _run)


async def _run(call: Call[Words]) -> int:
    from vms_desktop.desk.command_exports import open_for_command
    from vms_desktop.desk.log import open_log
    from vms_desktop.domain.clock import SystemClock

    arguments, clock = call.arguments, SystemClock()
    async with AsyncExitStack() as stack:
        opened = await open_log(stack, call.folder, call.settings, clock, exclusive=False, database=call.database)
        where = f"requests {arguments.action}"
        people = await sign_in(stack, opened, arguments, clock, language=call.words.language, where=where)

        def complain(error: VmsError) -> None:
            print(call.explain(error), file=sys.stderr)

        parts = await open_for_command(stack, opened, people, call.settings, call.folder, clock, complain=complain)
        request = await parts.requests.get(arguments.number)
        if arguments.action == "export":
            return await _export(call, parts.requests, parts.made, request)
        return await _deliver(call, parts.made, request)


# ---- export ------------------------------------------------------------------------------------------------------


async def _export(call: Call[Words], requests: RequestService, made: DeskExports, request: Request) -> int:
    arguments, exports = call.arguments, made.exports
    if not arguments.json and sys.stderr.isatty():
        exports.on_progress(lambda told: _show_progress(call, told))
    await exports.recover()
    job = await _left(exports, request)
    if job is not None:
        job = await exports.resume(job.id, without=arguments.without_missing)
    else:
        if arguments.again:
            request = await requests.take(request.id, request.version, Step.DELIVER_AGAIN, arguments.again)
        wish = ExportWish(
            _chosen(request, arguments.camera), playable=not arguments.no_playable, working=arguments.working_copy
        )
        job = await exports.start(request.id, wish)
    job = await exports.wait(job.id)
    return _show_export(call, made, job)


async def _left(exports: ExportService, request: Request) -> ExportJob | None:
    """One that was stopped."""
    return next((one for one in await exports.jobs_of(request.id) if one.state is ExportState.STOPPED), None)


def _chosen(request: Request, codes: Sequence[str]) -> tuple[Interval, ...]:
    """What was approved, of these cameras.

    Raises CameraError ``camera.unknown``, RequestError ``request.not_approved``.
    """
    allowed = request.allowed()
    if not allowed:
        raise RequestError("request.not_approved")
    if not codes:
        return allowed
    ids = {one.camera_code: one.interval.camera_id for one in request.asked}
    for code in codes:
        if code not in ids:
            raise CameraError("camera.unknown", camera=code)
    wanted = {ids[code] for code in codes}
    return tuple(one for one in allowed if one.camera_id in wanted)


def _show_progress(call: Call[Words], told: ExportProgress) -> None:
    percent = round(told.progress * 100)
    print("\r" + call.words.say("progress", number=told.job.number, percent=percent), end="", file=sys.stderr)


def _show_export(call: Call[Words], made: DeskExports, job: ExportJob) -> int:
    is_done, say = job.state is ExportState.DONE, call.words.say
    package = made.evidence.store / job.package if is_done else None
    why = call.explain(RequestError(job.code, detail=job.detail)) if job.code else ""
    if call.arguments.json:
        print(json.dumps(_export_json(job, package, why), ensure_ascii=False, indent=1))
        return 0 if is_done else 1
    for part in job.parts:
        if part.state is PartState.MISSING:
            print(say("missing", code=part.camera_code, why=call.explain(VmsError(part.code, camera=part.camera_code))))
            continue
        print(say("camera", code=part.camera_code, count=len(part.files)))
        for begin, end in part.gaps:
            print(say("gap", code=part.camera_code, begin=_told(begin), end=_told(end)))
    if package is not None:
        print(say("package", path=package))
        print(say("hash", sha256=job.package_sha256))
        return 0
    print(say("stopped" if job.state is ExportState.STOPPED else "failed", why=why), file=sys.stderr)
    return 1


def _export_json(job: ExportJob, package: Path | None, why: str) -> dict[str, Any]:
    return {
        "request": job.number,
        "export": job.id,
        "delivery": job.delivery_id,
        "state": job.state.value,
        "step": job.step.value,
        "code": job.code,
        "text": why,
        "package": str(package) if package is not None else None,
        "package_sha256": job.package_sha256,
        "verified": package is not None,
        "parts": [
            {
                "camera": part.camera_code,
                "state": part.state.value,
                "code": part.code,
                "begin": moment(part.interval.begin_us).isoformat(),
                "end": moment(part.interval.end_us).isoformat(),
                "gaps": [[moment(begin).isoformat(), moment(end).isoformat()] for begin, end in part.gaps],
                "files": [{"name": file.name, "bytes": file.bytes, "sha256": file.sha256} for file in part.files],
            }
            for part in job.parts
        ],
    }


def _told(microseconds: int) -> str:
    from vms_desktop.ui.formatting import moment_text

    return moment_text(moment(microseconds))


# ---- deliver -----------------------------------------------------------------------------------------------------


async def _deliver(call: Call[Words], made: DeskExports, request: Request) -> int:
    arguments, say = call.arguments, call.words.say
    form = PackageForm.ENCRYPTED if arguments.encrypt else PackageForm.ZIP if arguments.zip else PackageForm.FOLDER
    passphrase: str | None = None
    if form is PackageForm.ENCRYPTED:
        passphrase = sys.stdin.readline().rstrip("\r\n") if arguments.passphrase_stdin else made_passphrase()
    delivery_id = ""
    if arguments.delivery is not None:
        numbered = {one.number: one.id for one in request.deliveries}
        if arguments.delivery not in numbered:
            raise InputError("input.number", field="--delivery", value=arguments.delivery)
        delivery_id = numbered[arguments.delivery]
    last = [-1]

    def tell(progress: Progress) -> None:
        percent = round(100 * progress.done / progress.total) if progress.total else 0
        if percent != last[0] and sys.stderr.isatty() and not arguments.json:
            last[0] = percent
            print("\r" + say("copying", percent=percent), end="", file=sys.stderr)

    delivered = await made.delivery.copy(
        request.id, arguments.to, tell, delivery_id=delivery_id, form=form, passphrase=passphrase
    )
    own = passphrase if form is PackageForm.ENCRYPTED and not arguments.passphrase_stdin else None
    if arguments.json:
        told = {
            "request": request.number,
            "path": str(delivered.path),
            "form": form.value,
            "medium_serial": delivered.medium.serial,
            "medium_label": delivered.medium.label,
            "split": delivered.split,
            "verified": True,
            **({"passphrase": own} if own is not None else {}),
        }
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return 0
    print(say("delivered", path=delivered.path))
    if delivered.medium.serial:
        print(say("serial", serial=delivered.medium.serial))
    if delivered.split:
        print(say("split"))
    if own is not None:
        print(say("passphrase", passphrase=own))
    return 0
