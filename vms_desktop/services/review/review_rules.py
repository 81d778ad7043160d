"""The rules and marked areas as an administrator sets them. Every change is recorded with before and after, in the
transaction that makes it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import InputError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, Subject, microseconds
from vms_desktop.domain.log_text import changes
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.private_area import PrivateArea, checked_area
from vms_desktop.domain.review_rule import Rule, RuleKind, checked_rule, first_rules
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.review.review_ports import RuleRepository


class RuleBook:
    """Called on the loop thread. Raises StorageError ``storage.*``."""

    def __init__(
        self,
        repository: RuleRepository,
        log: AccessLog,
        clock: Clock,
        *,
        authority: Authority,
        new_id: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        self._repository = repository
        self._log = log
        self._clock = clock
        self._authority = authority
        self._new_id = new_id
        self._on_change: Listeners[[]] = Listeners()

    def on_change(self, listener: Callable[[], None]) -> Unsubscribe:
        """Called after rules or areas changed at this desk."""
        return self._on_change.add(listener)

    # ---- rules -------------------------------------------------------------------------------------------------

    @plumbing("names no entry; the rules look through every desk's log by themselves")
    async def rules(self) -> list[Rule]:
        """All that count: one of each kind at least, then those that were added, in the order of the kinds."""
        stored = {rule.id: rule for rule in await self._repository.rules()}
        first = [stored.pop(rule.id, rule) for rule in first_rules()]
        order = list(RuleKind)
        return sorted([*first, *stored.values()], key=lambda rule: (order.index(rule.kind), not rule.is_first_of_kind))

    @plumbing("stores nothing")
    def another(self, kind: RuleKind) -> Rule:
        """A second rule of a kind, with the defaults; not stored yet."""
        return Rule(self._new_id(), kind)

    @operation(Permission.CHANGE_SETTINGS, logs=Action.REVIEW_RULE_CHANGED)
    async def save(self, rule: Rule) -> Rule:
        """New or changed; counts for entries from now on. Raises InputError as ``checked_rule``, LogError."""
        rule = checked_rule(rule)
        before = next((known for known in await self.rules() if known.id == rule.id), None)
        details = changes({} if before is None else before.as_details(), rule.as_details())
        if details or before is None:
            record = self._told(Subject("review_rule", rule.id, rule.title or rule.kind.value), details)
            await self._repository.save_rule(rule, microseconds(self._clock.now()), [record])
            self._on_change.notify()
        return rule

    @operation(Permission.CHANGE_SETTINGS, logs=Action.REVIEW_RULE_CHANGED)
    async def remove(self, rule_id: str) -> None:
        """A rule that was added. Raises InputError ``input.rule_first``: the first of a kind can only be off."""
        rule = next((known for known in await self.rules() if known.id == rule_id), None)
        if rule is None:
            return
        if rule.is_first_of_kind:
            raise InputError("input.rule_first")
        record = self._told(Subject("review_rule", rule.id, rule.title), changes(rule.as_details(), {}))
        await self._repository.remove_rule(rule_id, [record])
        self._on_change.notify()

    # ---- marked areas ------------------------------------------------------------------------------------------

    @plumbing("as rules")
    async def areas(self) -> list[PrivateArea]:
        return await self._repository.areas()

    @operation(Permission.CHANGE_SETTINGS, logs=Action.REVIEW_RULE_CHANGED)
    async def save_area(self, area: PrivateArea) -> PrivateArea:
        """New (without an id) or changed. Raises InputError as ``checked_area``, LogError."""
        area = checked_area(area if area.id else replace(area, id=self._new_id()))
        before = next((known for known in await self._repository.areas() if known.id == area.id), None)
        details = changes({} if before is None else _described(before), _described(area))
        if details:
            record = self._told(Subject("private_area", area.id, area.name), details, area.camera_id)
            await self._repository.save_area(area, [record])
            self._on_change.notify()
        return area

    @operation(Permission.CHANGE_SETTINGS, logs=Action.REVIEW_RULE_CHANGED)
    async def remove_area(self, area: PrivateArea) -> None:
        record = self._told(Subject("private_area", area.id, area.name), changes(_described(area), {}), area.camera_id)
        await self._repository.remove_area(area.id, [record])
        self._on_change.notify()

    def _told(self, subject: Subject, details: dict[str, object], camera: str = "") -> EntryDraft:
        return self._log.prepared(EntryDraft(Action.REVIEW_RULE_CHANGED, None, subject, camera=camera, details=details))


def _described(area: PrivateArea) -> dict[str, object]:
    names = ("name", "pan_from", "pan_to", "tilt_from", "tilt_to", "zoom_from")
    return {name: getattr(area, name) for name in names}
