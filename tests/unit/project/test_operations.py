"""Every public operation of every service: what it asks for and what the log says of it. One with neither fails here.

``pytest tests/unit/project/test_operations.py -s`` prints the list.
"""

from __future__ import annotations

import dataclasses
import enum
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from typing import Any, get_type_hints

import pytest
from authority_fakes import AtTheDesk, person

import vms_desktop.services as services
from vms_desktop.desk.log import RecordedSettings
from vms_desktop.domain.errors import AccessError
from vms_desktop.domain.permission import READING, Permission
from vms_desktop.domain.role import LEAST, MOST, USUAL, Role
from vms_desktop.services.operation import MARK, Operation

LISTENING = "on_"
"""``on_…`` lets somebody listen; what is told there was asked for before."""


def modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(services.__path__, f"{services.__name__}."):
        yield importlib.import_module(found.name)


def is_data(kind: type) -> bool:
    """A dataclass that does something takes time for it, and is a service then."""
    works = any(inspect.iscoroutinefunction(member) for member in vars(kind).values())
    plain = dataclasses.is_dataclass(kind) and not works
    return plain or issubclass(kind, (enum.Enum, Exception)) or getattr(kind, "_is_protocol", False)


def public(kind: type) -> Iterator[tuple[str, Any]]:
    for name, member in vars(kind).items():
        if name.startswith(("_", LISTENING)):
            continue
        function = member.fget if isinstance(member, property) else member
        function = getattr(function, "__func__", function)
        if inspect.isfunction(function):
            yield name, function


def service_classes() -> Iterator[tuple[str, type]]:
    for module in modules():
        for kind in vars(module).values():
            if inspect.isclass(kind) and kind.__module__ == module.__name__ and not kind.__name__.startswith("_"):
                yield f"{module.__name__.rpartition('.')[2]}.{kind.__name__}", kind
    yield "desk.log.RecordedSettings", RecordedSettings


def operations() -> Iterator[tuple[str, Any, Operation | None]]:
    for where, kind in service_classes():
        if is_data(kind) or MARK in vars(kind):
            continue
        for name, function in public(kind):
            yield f"{where}.{name}", function, getattr(function, MARK, None)
    for module in modules():
        for name, function in vars(module).items():
            own = inspect.isfunction(function) and function.__module__ == module.__name__
            if own and inspect.iscoroutinefunction(function) and not name.startswith("_"):
                yield f"{module.__name__.rpartition('.')[2]}.{name}", function, getattr(function, MARK, None)


def told(marked: Operation) -> str:
    if marked.permission is not None:
        asks = marked.permission.value + (" (asks inside)" if marked.inside else "")
    else:
        asks = "for oneself" if marked.for_oneself else f"– {marked.why}"
    return f"{asks:45} {marked.logs.value if marked.logs is not None else ''}"


def test_every_operation_says_what_it_asks_for_and_what_is_logged() -> None:
    listed = sorted(operations(), key=lambda found: found[0])
    for name, _, marked in listed:
        print(f"{name:45} {told(marked) if marked is not None else 'NEITHER'}")
    unmarked = [name for name, _, marked in listed if marked is None]
    assert unmarked == [], "mark these as vms_desktop/services/operation.py says"
    assert len([name for name, _, marked in listed if marked is not None and marked.permission is not None]) > 30


def test_a_reason_is_given_where_nothing_is_asked_for() -> None:
    for name, _, marked in operations():
        assert marked is not None
        assert marked.permission is not None or marked.for_oneself or len(marked.why) > 3, name
    for where, kind in service_classes():
        if MARK in vars(kind):
            assert len(vars(kind)[MARK].why) > 3, where


ASKING = [(name, function, marked) for name, function, marked in operations() if marked and not marked.inside]
ASKING = [found for found in ASKING if found[2].permission is not None or found[2].for_oneself]


@pytest.mark.parametrize(("name", "function", "marked"), ASKING, ids=[found[0] for found in ASKING])
async def test_who_is_nobody_is_refused_before_anything_else(name, function, marked) -> None:
    """The method is entered with nothing but an authority: any look at the service itself would fail otherwise."""

    class Bare:
        _authority = AtTheDesk(None)

    ways = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    told = list(inspect.signature(inspect.unwrap(function)).parameters.values())[1:]
    wanted = [one for one in told if one.default is one.empty and one.kind in ways]
    with pytest.raises(AccessError) as caught:
        answer = function(Bare(), *wanted)
        if inspect.isawaitable(answer):
            await answer
    assert caught.value.code == "access.not_signed_in"
    if marked.permission is not None:
        Bare._authority = AtTheDesk(person(), frozenset(Permission) - {marked.permission})
        with pytest.raises(AccessError) as caught:
            answer = function(Bare(), *wanted)
            if inspect.isawaitable(answer):
                await answer
        assert caught.value.code == "access.denied"


def test_services_that_ask_have_somebody_to_ask() -> None:
    """``self._authority`` is set by every class that has an operation, and is an Authority by its type."""
    for where, kind in service_classes():
        asks = any(
            marked is not None and (marked.permission is not None or marked.for_oneself)
            for _, function in public(kind)
            for marked in [getattr(function, MARK, None)]
        )
        if asks:
            source = inspect.getsource(kind.__init__)
            assert "self._authority = " in source, where
            assert "authority" in get_type_hints(kind.__init__) or "cameras.authority" in source, where


def test_roles_lie_between_their_bounds() -> None:
    for role in Role:
        assert LEAST[role] <= USUAL[role] <= MOST[role], role
    assert USUAL[Role.ADMINISTRATOR] == frozenset(Permission)
    assert MOST[Role.AUDITOR] <= READING
