"""Digits that are made upright, and epochs that have rare shapes more often."""

from __future__ import annotations

import numpy as np
import pytest
from nudge.data.catalogue import CATALOGUE, EARLIER, EMBEDDED, EMBEDDED_UPRIGHT, MNIST_UPRIGHT
from nudge.data.datasets import DATASETS, available, load_dataset, load_embedded
from nudge.data.upright import MOST_REPEATS, Images, repeated, upright

SIDE = 28


def line(lean: float, *, middle: float = 13.0) -> Images:
    """A line from top to bottom, three pixels wide, that leans by so many pixels a row."""
    place, rows = np.arange(SIDE), np.arange(4, 24)
    image = np.zeros((SIDE, SIDE))
    for row in rows:
        distance = np.abs(place - (middle + lean * (row - rows.mean())))
        image[row] = 255 * np.clip(2 - distance, 0, 1)
    return image.astype(np.uint8)


def lean(image: Images) -> float:
    """The lean of an image, from its definition."""
    p = image.astype(np.float64)
    y, x = np.mgrid[:SIDE, :SIDE].astype(np.float64)
    x -= (p * x).sum() / p.sum()
    y -= (p * y).sum() / p.sum()
    return float((p * x * y).sum() / (p * y * y).sum())


@pytest.mark.parametrize("by", [-0.8, -0.3, 0.1, 0.6])
def test_a_line_that_leans_stands_upright_afterwards(by: float) -> None:
    image = line(by)
    assert lean(image) == pytest.approx(by, abs=0.02)
    (found,) = upright(image[None])
    assert abs(lean(found)) < 0.02
    assert int(found.sum()) == pytest.approx(int(image.sum()), rel=0.01), "no ink is lost"
    assert found.any(axis=0).sum() <= image.any(axis=0).sum()


def test_a_digit_is_sheared_by_45_degrees_at_most() -> None:
    flat = np.zeros((SIDE, SIDE), np.uint8)
    for row, columns in ((13, slice(4, 14)), (14, slice(14, 24))):
        flat[row, columns] = 255
    (found,) = upright(flat[None])
    assert lean(flat) > 1
    assert found.sum(axis=1).tolist() == pytest.approx(flat.sum(axis=1).tolist(), abs=2)
    for row in (13, 14):  # two rows move by half a pixel each
        assert abs(np.flatnonzero(found[row])[0] - np.flatnonzero(flat[row])[0]) <= 1


def test_what_does_not_lean_stays_as_it_is_and_so_does_the_argument() -> None:
    blank = np.zeros((SIDE, SIDE), np.uint8)
    dot, dash = blank.copy(), blank.copy()
    dot[3, 27] = 9
    dash[20, 2:25] = 255
    images = np.stack([blank, dot, dash, blank + 255])
    before = images.copy()
    assert np.array_equal(upright(images), before)
    assert np.array_equal(images, before)


def test_the_digits_of_the_data_set_do_not_lean() -> None:
    leans = np.abs([lean(image) for image in load_embedded().test.images])
    stands = np.abs([lean(image) for image in load_dataset(EMBEDDED_UPRIGHT.name).test.images])
    assert np.median(leans) > 0.1
    assert np.median(stands) < 0.01


def test_an_upright_data_set_has_the_digits_of_its_source_in_their_places() -> None:
    source, found = load_embedded(), load_dataset(EMBEDDED_UPRIGHT.name)
    for name in ("train", "test"):
        assert np.array_equal(found.split(name).images, upright(source.split(name).images))
        assert np.array_equal(found.split(name).labels, source.split(name).labels)
    assert found.name == EMBEDDED_UPRIGHT.name
    assert np.array_equal(found.test.epoch_indices, np.arange(len(found.test)))


def test_an_epoch_has_every_image_and_rare_ones_more_often() -> None:
    train = load_dataset(EMBEDDED_UPRIGHT.name).train
    times = np.bincount(train.epoch_indices, minlength=len(train))
    assert (times.min(), train.examples_per_epoch) == (1, times.sum())
    assert 1 < times.max() <= MOST_REPEATS
    for label in range(10):
        own = train.images[train.labels == label].reshape(-1, SIDE**2).astype(np.float64)
        distance = ((own - own.mean(axis=0)) ** 2).sum(axis=1)
        wanted = np.clip(np.floor(distance / distance.mean() + 0.5), 1, MOST_REPEATS)
        found = times[train.labels == label]
        assert (found != wanted).mean() < 0.01, "as in the formula, but for rounding"


def test_equal_images_occur_once_each_and_a_blot_ten_times() -> None:
    same = np.stack([line(0.0)] * 40)
    assert repeated(same, np.zeros(40, np.uint8)).tolist() == list(range(40))
    same[7] = 255
    found = np.bincount(repeated(same, np.zeros(40, np.uint8)))
    assert (found[7], found.sum()) == (MOST_REPEATS, 39 + MOST_REPEATS)


def test_an_upright_data_set_is_available_where_its_source_is() -> None:
    assert DATASETS.has(EMBEDDED_UPRIGHT.name)
    assert DATASETS.has(MNIST_UPRIGHT.name) == DATASETS.has("mnist")
    assert EMBEDDED_UPRIGHT.name in available()
    sources = {data.source for data in CATALOGUE.values()} - {""}
    assert EMBEDDED.name in sources
    assert EARLIER.name not in sources
