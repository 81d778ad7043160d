"""What each process really loads; import contracts see modules, this sees what they pull in."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys

import pytest

import vms_desktop.domain
import vms_desktop.services

FRAMEWORKS = ("PySide6", "qasync", "sqlalchemy", "alembic", "onvif", "zeep", "vlc", "av", "keyring")


def loaded_by(*modules: str) -> set[str]:
    """Top-level names in ``sys.modules`` of a fresh interpreter that imported these."""
    code = (
        f"import sys, json, {', '.join(modules)}; print(json.dumps([name.partition('.')[0] for name in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    return set(json.loads(done.stdout))


def test_rules_and_services_load_no_framework() -> None:
    names = [
        module.name
        for package in (vms_desktop.domain, vms_desktop.services)
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]
    assert len(names) > 20
    assert loaded_by(*names) & set(FRAMEWORKS) == set()


@pytest.mark.parametrize(
    ("child", "foreign"),
    [
        ("vms_desktop.relay.main", {"PySide6", "qasync", "sqlalchemy", "zeep", "vlc", "keyring"}),
        ("vms_desktop.footage.copies.main", {"PySide6", "qasync", "sqlalchemy", "zeep", "vlc", "keyring", "asyncio"}),
        ("vms_desktop.player.main", {"PySide6", "qasync", "sqlalchemy", "zeep", "av", "keyring", "asyncio"}),
        ("vms_desktop.simulator.main", {"PySide6", "qasync", "sqlalchemy", "zeep", "vlc", "keyring"}),
        ("vms_desktop.player.renderer_probe", {"PySide6", "vlc", "av"}),
        ("vms_desktop.cli", {"PySide6", "sqlalchemy", "zeep", "vlc", "av"}),
    ],
)
def test_a_child_loads_only_what_it_works_with(child: str, foreign: set[str]) -> None:
    assert loaded_by(child) & foreign == set()
