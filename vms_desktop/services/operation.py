"""What may be done, by whom, and what the access log says of it: written at each operation, and held to by it.

Every public method of a service is one of these, and a test fails for one that is none of them:

    @operation(Permission.X, logs=Action.Y)    refused, before anything else, to whoever lacks the permission
    @for_oneself(logs=Action.Y)                for whoever is signed in, about themselves
    @before_sign_in(logs=Action.Y)             what there is before anybody is signed in
    @plumbing("why")                           no act of a person
    @machinery("why")                          a whole class of those

The first two ask ``self._authority`` (``services.authority.Authority``). Where the permission depends on more than the
call (which cameras), ``inside=True`` says that the method asks itself; a test of that service shows that it does.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from vms_desktop.domain.log_action import Action
from vms_desktop.domain.permission import Permission

F = TypeVar("F", bound=Callable[..., Any])
C = TypeVar("C", bound=type)
MARK = "__vms_operation__"


@dataclass(frozen=True, slots=True)
class Operation:
    """``permission`` None: none is needed (``why`` then says so, or it is about oneself). ``logs``: what is recorded
    by it or by what it calls; None: nothing, because nothing protected is shown or changed.
    """

    permission: Permission | None = None
    logs: Action | None = None
    inside: bool = False
    for_oneself: bool = False
    why: str = ""


def operation(permission: Permission, *, logs: Action | None = None, inside: bool = False) -> Callable[[F], F]:
    """Raises AccessError ``access.*`` before the method is entered, unless ``inside``."""
    marked = Operation(permission, logs, inside)

    def ask(service: Any) -> None:
        service._authority.require(permission)

    return functools.partial(_marked, marked, None if inside else ask)


def for_oneself(*, logs: Action | None = None) -> Callable[[F], F]:
    """Raises AccessError ``access.not_signed_in``, ``access.locked``."""

    def ask(service: Any) -> None:
        service._authority.require_person()

    return functools.partial(_marked, Operation(logs=logs, for_oneself=True), ask)


def before_sign_in(*, logs: Action) -> Callable[[F], F]:
    return functools.partial(_marked, Operation(logs=logs, why="before anybody is signed in"), None)


def plumbing(why: str) -> Callable[[F], F]:
    return functools.partial(_marked, Operation(why=why), None)


def machinery(why: str) -> Callable[[C], C]:
    def mark(service: C) -> C:
        setattr(service, MARK, Operation(why=why))
        return service

    return mark


def _marked(marked: Operation, ask: Callable[[Any], None] | None, function: F) -> F:
    wrapper: Callable[..., Any] = function
    if ask is not None and inspect.iscoroutinefunction(function):

        @functools.wraps(function)
        async def asks_first(self: Any, *args: Any, **kwargs: Any) -> Any:
            ask(self)
            return await function(self, *args, **kwargs)

        wrapper = asks_first
    elif ask is not None:

        @functools.wraps(function)
        def asks(self: Any, *args: Any, **kwargs: Any) -> Any:
            ask(self)
            return function(self, *args, **kwargs)

        wrapper = asks
    setattr(wrapper, MARK, marked)
    return cast(F, wrapper)
