"""Soft random fields for skies, ground and water."""

from __future__ import annotations

import numpy as np
from PIL import Image

from vms_desktop.simulator.scenery.view import Floats

TILE = 256
"""Side of ``tile``: coordinates are taken modulo this."""


def tile(seed: int, octaves: int = 5) -> Floats:
    """A TILE × TILE field in 0..1 that repeats without a seam."""
    random = np.random.default_rng(seed)
    total = np.zeros((TILE, TILE), np.float32)
    for octave in range(octaves):
        cells = 4 << octave
        grid = random.random((cells, cells), np.float32)
        wide = np.pad(grid, 2, mode="wrap")
        scale = TILE // cells
        big = Image.fromarray(wide).resize((wide.shape[1] * scale, wide.shape[0] * scale), Image.Resampling.BICUBIC)
        total += np.asarray(big)[2 * scale : 2 * scale + TILE, 2 * scale : 2 * scale + TILE] / 2**octave
    total -= total.min()
    total /= total.max()
    return total


def sample(field: Floats, x: Floats, y: Floats) -> Floats:
    """The field at coordinates in tiles' pixels, nearest neighbour."""
    at = (y.astype(np.int32) & (TILE - 1)) * TILE + (x.astype(np.int32) & (TILE - 1))
    found: Floats = field.ravel().take(at)
    return found


def smooth(field: Floats, low: float, high: float) -> Floats:
    """0 below ``low``, 1 above ``high``, a soft step between."""
    share = np.clip((field - low) / (high - low), 0.0, 1.0).astype(np.float32)
    stepped: Floats = share * share * (3.0 - 2.0 * share)
    return stepped
