"""Drawings to train on, as a room might keep them."""

from __future__ import annotations

import numpy as np
from nudge.drawings.collection import Drawings, find, keep

COUNT = 7


def drawings(count: int = COUNT, seed: int = 5) -> Drawings:
    """So many different images and labels, which can be found by their digest."""
    rng = np.random.default_rng(seed)
    images = rng.integers(0, 256, (count, 28, 28), dtype=np.uint8)
    return find(keep(Drawings(images, rng.integers(0, 10, count, dtype=np.uint8))))
