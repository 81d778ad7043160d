"""FFmpeg's libraries, fetched from the disk before they are loaded."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

PIECE_BYTES = 1024 * 1024
SUFFIXES = {".so", ".dll", ".pyd", ".dylib"}


def read_ahead() -> int:
    """Read them once; how many there are. The system keeps what was read of a file while there is room for it, so that
    loading them costs a tenth of a second on a slow disk too, and this process no memory until then.
    """
    spec = find_spec("av")
    places = [Path(place) for place in (spec.submodule_search_locations or ())] if spec is not None else []
    # Wheels keep the shared libraries in a folder beside the package.
    places += [place.with_name("av.libs") for place in places]
    count = 0
    for file in (file for place in places for file in sorted(place.rglob("*"))):
        if not SUFFIXES.isdisjoint(file.suffixes):
            try:
                with file.open("rb", buffering=0) as opened:
                    while opened.read(PIECE_BYTES):
                        pass
            except OSError:
                continue  # loading it will tell why
            count += 1
    return count
