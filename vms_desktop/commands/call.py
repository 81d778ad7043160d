"""One call of a command: its data folder, settings and words; what goes wrong is told, and becomes its exit code."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from vms_desktop.commands.texts import CommandWords, error_texts, forgiving_output
from vms_desktop.domain.errors import VmsError
from vms_desktop.paths import DataFolder, data_folder
from vms_desktop.settings import Settings

W = TypeVar("W", bound=CommandWords)


@dataclass(slots=True)
class Call(Generic[W]):
    """``explain``: an error's text."""

    arguments: argparse.Namespace
    folder: DataFolder
    settings: Settings
    words: W
    explain: Callable[[VmsError], str]

    @property
    def database(self) -> str | None:
        """Another than the settings'."""
        chosen: str | None = getattr(self.arguments, "database", None)
        return chosen


def failed(call: Call[W], error: VmsError) -> int:
    """Told on standard error."""
    print(call.explain(error), file=sys.stderr)
    return 1


def run(
    arguments: argparse.Namespace,
    words: Callable[[str], W],
    work: Callable[[Call[W]], Coroutine[Any, Any, int]],
    fell: Callable[[Call[W], VmsError], int] = failed,
    *,
    stopped: str = "",
) -> int:
    """The exit code of ``work``, or of ``fell`` for what it could not do. ``words``: made of ``th`` or ``en``.
    ``stopped``: which of them are said when Ctrl+C ends it; without any it ends as usual.

    Settings that cannot be read are told and the usual ones are taken.
    """
    from vms_desktop.settings import load

    forgiving_output()
    folder = data_folder(getattr(arguments, "data_dir", None))
    settings, problem = load(folder.settings)
    language = getattr(arguments, "language", None) or settings.language
    with error_texts(language) as explain:
        call = Call(arguments, folder, settings, words(language), explain)
        if problem is not None:
            print(explain(problem), file=sys.stderr)
        try:
            return asyncio.run(work(call))
        except VmsError as error:
            return fell(call, error)
        except KeyboardInterrupt:
            if not stopped:
                raise
            print(call.words.say(stopped), file=sys.stderr)
            return 1
