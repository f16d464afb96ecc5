"""Drawings to train on, as a room might keep them."""

from __future__ import annotations

import numpy as np
from nudge.drawings.collection import Drawings, cache_collection, find

COUNT = 7


def drawings(count: int = COUNT, seed: int = 5) -> Drawings:
    """Random images and labels, which ``find`` can find by their digest."""
    rng = np.random.default_rng(seed)
    images = rng.integers(0, 256, (count, 28, 28), dtype=np.uint8)
    return find(cache_collection(Drawings(images, rng.integers(0, 10, count, dtype=np.uint8))))
