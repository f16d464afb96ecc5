"""Data augmentation: images moved, turned, scaled and slanted a little at random."""

from __future__ import annotations

import numpy as np
import pytest
from nudge.data import augment
from nudge.data.augment import SIDE, Array, augmented
from nudge.data.datasets import load_embedded

from tests.support.embedded import TRAIN


def sample_inputs(count: int = 200, dtype: str = "float32") -> Array:
    return load_embedded().train.inputs(dtype)[:: TRAIN // count]


def seeded(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_images_keep_their_number_their_type_and_their_range(dtype: str) -> None:
    found = augmented(sample_inputs(dtype=dtype), seeded())
    assert (found.shape, found.dtype) == ((200, 784), np.dtype(dtype))
    assert found.min() >= 0
    assert found.max() <= 1


def test_the_same_randomness_gives_the_same_bits_and_other_gives_others() -> None:
    images = sample_inputs()
    assert np.array_equal(augmented(images, seeded(1)), augmented(images, seeded(1)))
    assert not np.array_equal(augmented(images, seeded(1)), augmented(images, seeded(2)))


def test_the_images_given_are_not_changed() -> None:
    images = sample_inputs().copy()
    images.flags.writeable = False
    augmented(images, seeded())


def test_every_image_is_changed_in_its_own_way() -> None:
    found = augmented(np.repeat(sample_inputs()[:1], 50, axis=0), seeded())
    assert len(np.unique(found, axis=0)) == 50


def test_no_images_give_none() -> None:
    assert augmented(np.empty((0, 784), np.float32), seeded()).shape == (0, 784)


def test_without_any_transformation_an_image_stays_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("SHIFT", "TURN", "SCALE", "SLANT"):
        monkeypatch.setattr(augment, name, 0.0)
    np.testing.assert_allclose(augmented(sample_inputs(), seeded()), sample_inputs(), atol=1e-5)


def test_an_empty_image_stays_empty() -> None:
    assert not augmented(np.zeros((5, 784), np.float32), seeded()).any()


def test_the_ink_moves_by_a_few_pixels_at_most_and_little_of_it_is_lost() -> None:
    images, found = sample_inputs(), augmented(sample_inputs(), seeded())
    distance = np.abs(middles(found) - middles(images))
    assert distance.mean() > 0.3
    assert distance.max() < augment.SHIFT + 1.5  # a turn is about the middle, not about the ink
    ratio = found.sum(axis=1) / images.sum(axis=1)
    assert np.median(ratio) == pytest.approx(1, abs=0.05)
    assert 0.6 < ratio.min() < ratio.max() < 1.6


def middles(images: Array) -> Array:
    """Row and column of each image's centre of mass: (n, 2)."""
    weight = images.reshape(-1, SIDE, SIDE).astype(float)
    total, place = weight.sum(axis=(1, 2)), np.arange(SIDE)
    return np.stack([weight.sum(axis=2) @ place / total, weight.sum(axis=1) @ place / total], 1)


@pytest.mark.parametrize(
    ("only", "value", "expected"),
    [
        ("TURN", np.pi / 2, "turned"),
        ("SHIFT", 3.0, "moved"),
        ("SCALE", 0.5, "smaller"),
        ("SLANT", 1.0, "slanted"),
    ],
)
def test_each_kind_does_what_it_is_called(
    monkeypatch: pytest.MonkeyPatch, only: str, value: float, expected: str
) -> None:
    for name in ("SHIFT", "TURN", "SCALE", "SLANT"):
        monkeypatch.setattr(augment, name, value if name == only else 0.0)
    bar = np.zeros((SIDE, SIDE), np.float32)
    bar[6:22, 13:15] = 1  # upright, in the middle
    found = augmented(bar.reshape(1, -1), Highest()).reshape(SIDE, SIDE)
    rows, columns = (np.flatnonzero(found.max(axis=axis) > 0.5) for axis in (1, 0))
    expected_shape = {
        "turned": (2, 16, 13, 6),
        "moved": (16, 2, 3, 10),
        "smaller": (11, 1, 9, 13),
        "slanted": (16, 17, 6, 6),
    }[expected]
    found_shape = (np.ptp(rows) + 1, np.ptp(columns) + 1, rows[0], columns[0])
    assert found_shape == pytest.approx(expected_shape, abs=1.5)


class Highest(np.random.Generator):
    """A generator that always returns the highest number."""

    def __init__(self) -> None:
        super().__init__(np.random.PCG64(0))

    def uniform(self, low: float, high: float, size: tuple[int, ...]) -> Array:  # type: ignore[override]
        return np.full(size, high)
