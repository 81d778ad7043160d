"""A sealed package onto a medium: only what a second person approved, as it was sealed, in parts where it must be."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from authority_fakes import AtTheDesk, person
from export_fakes import SUPERVISOR, Cameras, Requests, approved, at, interval

from vms_desktop.domain.errors import AccessError, EvidenceError, RequestError
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Limits
from vms_desktop.domain.requests.request import DeliveredFile, Delivery, DeliveryState, OralOrder
from vms_desktop.domain.requests.states import State
from vms_desktop.domain.role import Role
from vms_desktop.services.evidence.evidence_ports import MediumFacts
from vms_desktop.services.evidence.media import Copied
from vms_desktop.services.evidence.wish import Tell
from vms_desktop.services.requests.export_delivery import DeliveryService, PackageForm
from vms_desktop.services.requests.export_places import clear_unheld, places
from vms_desktop.storage.desk_lock import DeskLock

GIGABYTE = 1_000_000_000


class Evidence:
    """Remembers what was asked; ``fails_with``: raised when copying."""

    def __init__(self) -> None:
        self.facts = MediumFacts("A1B2-C3D4", file_system="vfat")
        self.happened: list[str] = []
        self.fails_with: EvidenceError | None = None
        self.meanwhile: Callable[[], None] = lambda: None
        """Happens between packing and copying."""

    async def pack(self, package: Path, folder: Path, *, passphrase: str | None, tell: Tell) -> Path:
        self.happened.append(f"pack into {folder.name[:12]}" + (" encrypted" if passphrase else ""))
        return _zip(folder, f"{package.name}.zip")

    async def copy_to(self, package: Path, folder: Path, *, tell: Tell) -> Copied:
        self.happened.append(f"copy {package.name} to {folder.name}")
        self.meanwhile()
        if self.fails_with is not None:
            raise self.fails_with
        return Copied(folder / package.name, self.facts, "ab" * 32, 1, split=package.suffix == ".zip")

    async def medium(self, folder: Path) -> MediumFacts:
        return self.facts


def _zip(folder: Path, name: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"zip")
    return folder / name


class Room:
    def __init__(self, store: Path) -> None:
        self.store = store
        self.package = store / "REQ-2569-0001_1"
        self.package.mkdir(parents=True)
        (self.package / "manifest.json").write_bytes(b"{}")
        file = DeliveredFile("a.mp4", "original", "c1", at(0), at(60), 5 * GIGABYTE, "ab" * 32)
        self.delivery = Delivery(
            "d1",
            1,
            DeliveryState.SEALED,
            SUPERVISOR,
            at(0),
            (interval(1),),
            str(self.package),
            hashlib.sha256(b"{}").hexdigest(),
            files=(file,),
        )
        request = replace(approved(interval(1)), state=State.READY, deliveries=(self.delivery,))
        self.requests = Requests(request, [])
        self.evidence = Evidence()
        self.desk = AtTheDesk()
        self.cameras = Cameras()
        self.delivering = DeliveryService(
            self.requests, self.cameras, self.evidence, store, DeskLock, authority=self.desk
        )
        self.stick = store.parent / "stick"
        self.stick.mkdir()

    async def copy(self, form: PackageForm = PackageForm.FOLDER, passphrase: str | None = None, delivery_id: str = ""):
        return await self.delivering.copy(
            "r1", self.stick, lambda _progress: None, delivery_id=delivery_id, form=form, passphrase=passphrase
        )


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path / "evidence")


async def test_the_package_is_copied_and_the_mediums_serial_is_told(room: Room):
    delivered = await room.copy()
    assert (delivered.path, delivered.medium.serial) == (room.stick / "REQ-2569-0001_1", "A1B2-C3D4")
    assert room.evidence.happened == ["copy REQ-2569-0001_1 to stick"]
    assert room.package.is_dir(), "the desk's own copy stays"


async def test_a_zip_is_made_on_the_medium_where_it_takes_it(room: Room):
    await room.copy(PackageForm.ZIP)
    await room.copy(PackageForm.ENCRYPTED, "k7f2m-aaaaa-bbbbb")
    assert room.evidence.happened == ["pack into stick", "pack into stick encrypted"]


async def test_where_the_medium_takes_no_large_file_it_gets_parts_and_nothing_is_left_here(room: Room):
    room.evidence.facts = MediumFacts("A1B2-C3D4", most_bytes=4 * GIGABYTE)
    delivered = await room.copy(PackageForm.ZIP)
    assert delivered.split
    assert room.evidence.happened == ["pack into .export-zips", "copy REQ-2569-0001_1.zip to stick"]
    assert [path.name for path in room.store.iterdir()] == ["REQ-2569-0001_1"]
    room.evidence.fails_with = EvidenceError("evidence.medium_gone", folder="stick")
    with pytest.raises(EvidenceError):
        await room.copy(PackageForm.ZIP)
    assert [path.name for path in room.store.iterdir()] == ["REQ-2569-0001_1"]


async def test_a_zip_that_is_being_packed_is_not_cleared_by_a_command_beside_the_desk(room: Room):
    """``requests export`` took the folder away in which an open desk was packing a ZIP for a stick."""
    (room.store / ".export-zips-killed").mkdir()
    (room.store / ".export-zips-killed" / "half.zip").write_bytes(b"half")
    (room.store / ".export-zips-locked.lock").write_bytes(b"")
    lay_there: list[str] = []

    def clear_up() -> None:
        clear_unheld(room.store, places(room.store), DeskLock)
        lay_there.extend(path.name for path in room.store.glob(".export-zips-*/*"))

    room.evidence.facts = MediumFacts("A1B2-C3D4", most_bytes=4 * GIGABYTE)
    room.evidence.meanwhile = clear_up
    await room.copy(PackageForm.ZIP)
    assert lay_there == ["REQ-2569-0001_1.zip"]
    assert [path.name for path in room.store.iterdir()] == ["REQ-2569-0001_1"], "what nobody holds is gone"


async def test_an_oral_order_that_nobody_confirmed_goes_on_no_medium(room: Room):
    order = OralOrder(SUPERVISOR, at(0), room.requests.request.registered_by, "ด่วน", (interval(1),), at(86400))
    room.requests.request = replace(room.requests.request, decision=None, oral_order=order)
    with pytest.raises(RequestError) as refused:
        await room.copy()
    assert (refused.value.code, room.evidence.happened) == ("request.not_approved", [])


@pytest.mark.parametrize("state", [DeliveryState.COPYING, DeliveryState.FAILED])
async def test_what_is_not_sealed_is_not_delivered(room: Room, state: DeliveryState):
    room.requests.request = replace(room.requests.request, deliveries=(replace(room.delivery, state=state),))
    with pytest.raises(RequestError) as refused:
        await room.copy()
    assert refused.value.code == "request.not_sealed"


async def test_a_package_that_is_not_the_sealed_one_is_not_delivered(room: Room):
    (room.package / "manifest.json").write_bytes(b"{ }")
    with pytest.raises(RequestError) as refused:
        await room.copy()
    assert (refused.value.code, room.evidence.happened) == ("export.package_gone", [])


@pytest.mark.parametrize(
    ("form", "passphrase"), [(PackageForm.ENCRYPTED, None), (PackageForm.ZIP, "x" * 20), (PackageForm.FOLDER, "x" * 20)]
)
async def test_a_passphrase_belongs_to_an_encrypted_package(room: Room, form: PackageForm, passphrase: str | None):
    with pytest.raises(RequestError) as refused:
        await room.copy(form, passphrase)
    assert refused.value.code == "export.passphrase"


async def test_who_may_not_export_copies_nothing(room: Room):
    room.desk.become(person(role=Role.OPERATOR), {Role.OPERATOR: frozenset({Permission.REPLAY})})
    with pytest.raises(AccessError):
        await room.copy()
    assert room.evidence.happened == []


async def test_a_package_with_more_than_is_approved_now_goes_on_no_medium(room: Room):
    """It was made on an oral order or an earlier decision; at the hand-over it would be in somebody's bag already."""
    decision = room.requests.request.decision
    assert decision is not None
    less = replace(decision, approved=(interval(1, 0, 30),))
    room.requests.request = replace(room.requests.request, decision=less)
    with pytest.raises(RequestError) as refused:
        await room.copy()
    assert (refused.value.code, room.evidence.happened) == ("request.outside_approved", [])


async def test_the_package_of_a_cancelled_request_goes_on_no_medium(room: Room):
    room.requests.request = replace(room.requests.request, state=State.CANCELLED)
    with pytest.raises(RequestError) as refused:
        await room.copy()
    assert (refused.value.code, room.evidence.happened) == ("request.not_now", [])


@pytest.mark.parametrize("is_registered", [True, False])
async def test_who_may_export_elsewhere_only_copies_nothing_of_this_camera(room: Room, is_registered: bool):
    room.cameras.gone = set() if is_registered else {"c1"}
    room.desk.become(person(role=Role.OFFICER, limits=Limits(agencies=frozenset({"1102"}))))
    with pytest.raises(AccessError) as refused:
        await room.copy()
    assert (refused.value.code, room.evidence.happened) == ("access.place", [])
