"""When no administrator knows their password any more: the recovery sheet that was made with the first one.

There is no other way in. What remains for whoever owns the machine is in docs/people.md, and shows in the log.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace

from vms_desktop.domain import one_time_code
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import SignInError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import PROGRAM, EntryDraft, Subject
from vms_desktop.domain.password_policy import check_password, prepared
from vms_desktop.domain.person import Person
from vms_desktop.domain.role import Role
from vms_desktop.domain.sign_in_delay import Tries, delay_s, is_set_back, wait_s
from vms_desktop.services.operation import before_sign_in
from vms_desktop.services.people.people import SHEET
from vms_desktop.services.people.people_ports import PasswordKeeper, PasswordRules, PeopleRepository, Secrets
from vms_desktop.services.people.sign_in import person_subject

_KEY = "recovery"


class Recovery:
    """Called on the loop thread."""

    def __init__(
        self, repository: PeopleRepository, keeper: PasswordKeeper, rules: PasswordRules, clock: Clock
    ) -> None:
        self._repository = repository
        self._keeper = keeper
        self._rules = rules
        self._clock = clock

    @before_sign_in(logs=Action.PASSWORD_RECOVERED)
    async def recover(self, username: str, sheet: str, new: str) -> tuple[Person, str]:
        """Give an administrator a new password; returns them and the code of the next sheet: each counts once.

        The account is enabled and loses its one-time codes and last day. Raises SignInError ``sign_in.wait``
        (wait_s), ``sign_in.sheet_wrong`` (wait_s; also where nobody of that name is an administrator), InputError of
        ``check_password``, StorageError.
        """
        tries, now = await self._repository.tries(_KEY), self._clock.now()
        if is_set_back(tries, now):
            tries = Tries(tries.failures, now)
            await self._repository.keep_tries(_KEY, tries)
        wait = wait_s(tries, now)
        if wait > 0:
            raise SignInError("sign_in.wait", wait_s=wait)
        common = await asyncio.to_thread(self._rules.common)
        check_password(new, common, (username, *self._rules.words))
        after = Tries(tries.failures + 1, now)
        await self._repository.keep_tries(_KEY, after)
        digest = await self._repository.sheet()
        found = await self._repository.find(username)
        right = digest is not None and one_time_code.matching_paper_code(sheet, SHEET, [digest]) is not None
        if not right or found is None or found[0].role is not Role.ADMINISTRATOR:
            subject = person_subject(found[0]) if found is not None else Subject("person")
            details = {"how": "recovery", "why": "sheet_wrong"}
            entry = EntryDraft(Action.SIGN_IN_FAILED, PROGRAM, subject, details=details)
            await self._repository.keep_tries(_KEY, after, [entry])
            raise SignInError("sign_in.sheet_wrong", wait_s=delay_s(after.failures))
        person = found[0]
        limits = replace(person.limits, valid_from=None, valid_until=None)
        recovered = replace(person, disabled=False, ended=False, must_change=False, has_codes=False, limits=limits)
        details = {"how": "recovery_sheet", "codes": "removed" if person.has_codes else "none"}
        entry = EntryDraft(Action.PASSWORD_RECOVERED, PROGRAM, person_subject(person), details=details)
        hashed = await asyncio.to_thread(self._keeper.hash, prepared(new))
        following = one_time_code.new_paper_code(6)
        changed = await self._repository.change(recovered, [entry], Secrets(hashed))
        # Should the power fail in between, the sheet that is in the safe still counts.
        await self._repository.keep_sheet(one_time_code.paper_digest(following, SHEET), ())
        await self._repository.keep_tries(_KEY, Tries())
        return changed, following
