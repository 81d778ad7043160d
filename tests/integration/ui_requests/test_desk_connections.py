"""What a desk gives the page: forms to print, packages from its exports, copies onto media."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from request_room import BOSS, SOMCHAI
from ui_requests_desk import Room
from waiting import until

from vms_desktop.desk.export_papers import custody_lines
from vms_desktop.desk.forms import open_forms
from vms_desktop.desk.requests_copying import DeskCopying, DeskDelivering
from vms_desktop.desk.requests_printing import DeskPrinting
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.evidence.masking import Area, AreaLook, AreaShape, KeyFrame, Masking, rectangle
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.requests.export import ExportJob, ExportState, ExportStep, ExportWish, StillWish
from vms_desktop.domain.requests.past_refusals import past_refusals
from vms_desktop.domain.requests.request import Cause, Judgement
from vms_desktop.domain.requests.states import Step
from vms_desktop.domain.requests.statistics import Period
from vms_desktop.services.evidence.evidence_ports import MediumFacts
from vms_desktop.services.evidence.wish import Progress
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.requests.export_copies import masking_of
from vms_desktop.services.requests.export_delivery import Delivered, PackageForm
from vms_desktop.services.requests.export_running import ExportProgress
from vms_desktop.services.requests.forms import FormFacts, FormKind
from vms_desktop.services.requests.stepping import Given
from vms_desktop.settings import Settings
from vms_desktop.ui.forms.preview_dialog import FormPreview
from vms_desktop.ui.requests.deliver_dialog import DeliverDialog
from vms_desktop.ui.requests.handover_dialog import HandoverDialog
from vms_desktop.ui.requests.parts import CopyJob, CopyStage, CopyWishes, PackageKind
from vms_desktop.ui.requests.statistics_tab import span


def printing_of(room: Room, trouble: list[VmsError], *, requests: bool = False) -> DeskPrinting:
    log, seen = room.opened.log, room.requests.require_seen
    forms = open_forms(room.folder, Settings, log, room.clock, room.authority, trouble.append, seen)
    printing = DeskPrinting(forms, room.book_cameras, room.window, room.requests if requests else None)
    printing.failed.connect(trouble.append)
    return printing


async def test_forms_are_offered_where_they_make_sense_and_saving_one_is_recorded(room: Room, tmp_path: Path) -> None:
    trouble: list[VmsError] = []
    printing = printing_of(room, trouble)
    registered = await room.requests.register(room.draft())
    kinds = [name.partition(":")[0] for name, _ in printing.forms(registered)]
    assert kinds == [FormKind.REQUEST, FormKind.HOLD]
    handed = await room.handed(room.interval(1))
    kinds = [name.partition(":")[0] for name, _ in printing.forms(handed)]
    assert kinds == [FormKind.REQUEST, FormKind.MEMO, FormKind.RECEIPT, FormKind.CUSTODY]
    assert all(words for _, words in printing.forms(handed))
    printing.show(handed, printing.forms(handed)[2][0], room.window)
    preview = await room.dialog(FormPreview)
    preview.save_to(tmp_path / "ใบรับมอบ.pdf")
    await until(lambda: (tmp_path / "ใบรับมอบ.pdf").exists())
    preview.close()
    assert (tmp_path / "ใบรับมอบ.pdf").read_bytes().startswith(b"%PDF")
    (entry,) = [one for one in await room.entries("request") if one.action == "request.printed"]
    assert entry.request == handed.number and trouble == []
    await printing.close()


async def test_a_certificate_from_the_menu_tells_the_whole_chain_as_the_log_has_it(room: Room, monkeypatch) -> None:
    trouble: list[VmsError] = []
    handed = await room.handed(room.interval(1))
    exports = SimpleNamespace(custody=partial(custody_lines, room.opened.store.log))
    log, seen = room.opened.log, room.requests.require_seen
    forms = open_forms(room.folder, Settings, log, room.clock, room.authority, trouble.append, seen)
    printing = DeskPrinting(forms, room.book_cameras, room.window, room.requests, cast(Any, exports))
    printing.failed.connect(trouble.append)
    told: list[Any] = []
    facts = forms.printing.facts
    threads: list[threading.Thread] = []

    def listened(*words: Any, **more: Any) -> FormFacts:
        told.append(more)
        threads.append(threading.current_thread())
        return facts(*words, **more)

    monkeypatch.setattr(forms.printing, "facts", listened)
    printing.show(handed, f"{FormKind.CUSTODY.value}:{handed.deliveries[0].id}", room.window)
    preview = await room.dialog(FormPreview)
    preview.close()
    acts = [line.what for line in told[0]["custody"]]
    assert threads != [threading.main_thread()], "the manifest of a large package is read aside"
    # Holds are in the log and not among the request's own steps.
    assert trouble == [] and len(acts) > len(handed.history)
    assert any(act.startswith("ระงับการลบข้อมูลภาพ") for act in acts)
    await printing.close()


async def test_a_refusal_is_printed_with_its_reason(room: Room) -> None:
    printing = printing_of(room, [])
    request = await room.submitted()
    room.as_(BOSS)
    refused = await room.requests.decide(request.id, request.version, Judgement.REFUSED, reason="ไม่มีฐานอำนาจตามกฎหมาย")
    assert FormKind.REFUSAL in [name for name, _ in printing.forms(refused)]
    assert Step.SUBMIT in [one.step for one in refused.history]
    room.as_(SOMCHAI)
    appealed = await room.requests.take(refused.id, refused.version, Step.APPEAL, "ผู้ขอแนบฐานอำนาจเพิ่ม")
    (again,) = [name for name, _ in printing.forms(appealed) if name.startswith(FormKind.REFUSAL)]
    (past,) = past_refusals(appealed)
    assert again == f"{FormKind.REFUSAL}:{past.seq}" and past.decision == refused.decision
    room.clock.go(40 * 24 * 3600)
    printing.show(appealed, again, room.window)
    preview = await room.dialog(FormPreview)
    assert "ไม่มีฐานอำนาจตามกฎหมาย" in preview._form.text and "พิมพ์ซ้ำ" in preview._form.text
    preview.close()
    await printing.close()


async def test_a_confirmed_oral_order_has_its_memo(room: Room) -> None:
    printing = printing_of(room, [])
    request = await room.requests.register(room.draft(room.interval(0)))
    request = await room.requests.order_orally(request.id, request.version, BOSS.id, "โทรศัพท์สั่งการ", [room.interval(0)])
    assert FormKind.MEMO not in [name for name, _ in printing.forms(request)]
    room.as_(BOSS)
    request = await room.requests.confirm_order(request.id, request.version)
    assert FormKind.MEMO in [name for name, _ in printing.forms(request)]
    printing.show(request, FormKind.MEMO, room.window)
    preview = await room.dialog(FormPreview)
    assert "ยืนยันคำสั่งด้วยวาจา" in preview._form.text and BOSS.name in preview._form.text
    preview.close()
    await printing.close()


async def test_nothing_found_is_answered_with_a_letter(room: Room) -> None:
    printing = printing_of(room, [])
    request = await room.requests.register(room.draft(room.interval(0)))
    request = await room.requests.take(request.id, request.version, Step.SEARCH)
    assert FormKind.NOT_FOUND not in [name for name, _ in printing.forms(request)]
    cause = Given(cause=Cause.NO_RECORDING)
    request = await room.requests.take(request.id, request.version, Step.NOTHING_FOUND, "ค้นทุกแหล่งแล้ว", cause)
    assert FormKind.NOT_FOUND in [name for name, _ in printing.forms(request)]
    room.as_(BOSS)
    request = await room.requests.take(request.id, request.version, Step.REOPEN, "ผู้ขอแจ้งเวลาใหม่")
    assert FormKind.NOT_FOUND not in [name for name, _ in printing.forms(request)]
    await printing.close()


async def test_statistics_and_disclosures_become_pages(room: Room) -> None:
    trouble: list[VmsError] = []
    printing = printing_of(room, trouble)
    await room.handed(room.interval(0))
    found = await room.requests.statistics(*span(room.clock.now().date(), Period.MONTH), Period.MONTH)
    printing.show_statistics(found, room.window)
    (await room.dialog(FormPreview)).close()
    await until(lambda: not room.window.findChildren(FormPreview))
    printing.show_disclosures(2569, await room.requests.disclosures(2569), room.window)
    (await room.dialog(FormPreview)).close()
    assert trouble == []
    await printing.close()


class Exports:
    """Of ExportService what the page needs; remembers."""

    def __init__(self) -> None:
        self.heard: Listeners[[ExportProgress]] = Listeners()
        self.wish: ExportWish | None = None

    async def start(self, request_id: str, wish: ExportWish, *, again: str = "") -> None:
        self.wish = wish

    def on_progress(self, listener: Callable[[ExportProgress], None]) -> Callable[[], None]:
        return self.heard.add(listener)


def job(state: ExportState, step: ExportStep, code: str = "") -> ExportJob:
    who = Actor("u-1", "สมชาย", "officer")
    wish = ExportWish(())
    return ExportJob("j-1", "r-1", "REQ-2569-0001", "desk", wish, who, 0, 0, "f", step=step, state=state, code=code)


async def test_an_export_is_told_as_the_page_shows_it(room: Room) -> None:
    exports = Exports()
    copying = DeskCopying(exports)  # type: ignore[arg-type]
    told: list[CopyJob] = []
    copying.on_change(told.append)
    exports.heard.notify(ExportProgress(job(ExportState.RUNNING, ExportStep.PACKING), 0.5))
    exports.heard.notify(ExportProgress(job(ExportState.STOPPED, ExportStep.CUTTING, "storage.disk_full"), 0.0))
    exports.heard.notify(ExportProgress(job(ExportState.DONE, ExportStep.DONE), 1.0))
    runs, stopped, done = told
    assert (runs.stage, runs.progress, runs.trouble, runs.is_over) == (CopyStage.SEALING, 0.5, None, False)
    assert stopped.trouble is not None and stopped.trouble.code == "storage.disk_full" and stopped.can_leave_out
    assert done.is_over and done.trouble is None
    interval = room.interval()
    area = Area(
        "area-1",
        AreaShape.RECTANGLE,
        AreaLook.BLUR,
        (KeyFrame(interval.begin_us, rectangle(0.1, 0.2, 0.3, 0.6)),),
        after=True,
    )
    masks = ((interval.camera_id, Masking((area,))),)
    still = StillWish(interval.camera_id, interval.begin_us)
    wishes = CopyWishes((interval,), playable=False, working=True, stills=(still,), masks=masks)
    await copying.start("r-1", wishes)
    assert exports.wish is not None and exports.wish.working and not exports.wish.playable
    assert exports.wish.stills == (still,)
    ((camera_id, text),) = exports.wish.masks
    assert camera_id == interval.camera_id and masking_of(text) == Masking((area,))


class Delivery:
    """Of DeliveryService what the page needs."""

    def __init__(self) -> None:
        self.asked: dict[str, Any] = {}

    async def copy(self, request_id: str, folder: Path, tell: Callable[[Progress], None], **more: Any) -> Delivered:
        self.asked = {"folder": folder, **more}
        tell(Progress("reading_back", 1, 2))
        return Delivered(folder / "package", MediumFacts("A1B2-C3D4", "KINGSTON", "SN-77"), split=False)


async def test_what_is_known_of_the_medium_is_offered_for_the_hand_over(room: Room, tmp_path: Path) -> None:
    delivery = Delivery()
    request = await room.sealed(room.interval(0))
    object.__setattr__(room.page.view._parts, "delivering", DeskDelivering(delivery))  # type: ignore[arg-type]
    room.page.open_request(request.id)
    await room.at(request.state)
    room.page.view.package.deliver_asked.emit(request.deliveries[0])
    dialog = await room.dialog(DeliverDialog)
    dialog.take_folder(str(tmp_path))
    dialog.kind.setCurrentIndex(list(PackageKind).index(PackageKind.ENCRYPTED))
    assert not dialog.action.isEnabled()
    dialog.secret.setText("ม้าลายสี่ตัววิ่ง")
    dialog.again.setText("อย่างอื่น")
    dialog.action.click()
    await until(lambda: bool(dialog._rows["passphrase"][0].problem))
    assert delivery.asked == {}
    dialog.again.setText(dialog.secret.text())
    copied: list[object] = []
    dialog.taken.connect(copied.append)
    dialog.action.click()
    await until(lambda: bool(copied))
    assert delivery.asked["form"] is PackageForm.ENCRYPTED and delivery.asked["delivery_id"] == request.deliveries[0].id
    room.next()
    handover = await room.dialog(HandoverDialog)
    assert (handover.medium.text(), handover.serial.text()) == ("KINGSTON", "SN-77")
    handover.reject()
