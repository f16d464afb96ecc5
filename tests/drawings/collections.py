"""Collections of drawings for tests, made of numbered images."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from nudge.drawings.collection import SIDE, Bytes, Drawings


def numbered_image(number: int) -> Bytes:
    """Return the image (28, 28) of a number below 2^24. Three of its pixels encode the number."""
    image = np.zeros((SIDE, SIDE), np.uint8)
    image[20, 7:11] = 255, number % 256, number // 256 % 256, number // 65536
    return image


def collection(labels: Sequence[int], first: int = 0) -> Drawings:
    """Return drawings with these labels and the images of the numbers from ``first`` on."""
    images = [numbered_image(first + number) for number in range(len(labels))]
    return Drawings(np.array(images, np.uint8).reshape(-1, SIDE, SIDE), np.array(labels, np.uint8))


def is_same(one: Drawings, other: Drawings) -> bool:
    """Whether two collections hold the same drawings with the same labels in the same order."""
    return np.array_equal(one.images, other.images) and np.array_equal(one.labels, other.labels)
