"""Who else may approve: accounts as they are now, asked of the database, not of who is at the desk."""

from __future__ import annotations

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.log_entry import Actor
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Person
from vms_desktop.domain.role import USUAL
from vms_desktop.services.operation import machinery
from vms_desktop.services.people.people_ports import PeopleRepository
from vms_desktop.services.people.rights import Rights, actor_of


@machinery("answers the services that ask for somebody's right")
class KnownApprovers:
    """Fulfils ``request_ports.Approvers``."""

    def __init__(self, people: PeopleRepository, clock: Clock) -> None:
        self._people = people
        self._clock = clock

    async def may(self, person_id: str, permission: Permission, camera: Camera | None) -> bool:
        person = await self._people.get(person_id)
        return person is not None and await self._allowed(person, permission, camera)

    async def who_may(self, permission: Permission) -> list[Person]:
        return [person for person in await self._people.all() if await self._allowed(person, permission, None)]

    async def actor(self, person_id: str) -> Actor | None:
        person = await self._people.get(person_id)
        return None if person is None else actor_of(person)

    async def _allowed(self, person: Person, permission: Permission, camera: Camera | None) -> bool:
        held = (await self._people.roles()).get(person.role, USUAL[person.role])
        # A password that has to be changed first takes nothing from a right that is asked for somebody absent.
        return Rights(person, held).refusal(permission, camera, self._clock.now(), going_on=True) is None
