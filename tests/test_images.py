"""The check of images that come in: the same answer on every road."""

from __future__ import annotations

import base64
import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from nudge.data.catalogue import CATALOGUE
from nudge.data.datasets import DatasetCache, load_embedded
from nudge.data.files import Folders
from nudge.drawings import files
from nudge.drawings.pixels import as_png, image_from_json
from nudge.errors import BadMessage, NudgeError
from nudge.images import Bytes, ImageError, checked, checked_set

from tests.support.mirror import FILES, SMALL_MNIST, contents, idx


def a_one(value: int = 255) -> Bytes:
    image = np.zeros((28, 28), np.uint8)
    image[4:24, 13:15] = value
    return image


def by_numbers(image: Bytes) -> Bytes:
    return image_from_json((image.reshape(-1) / 255).tolist())


def by_base64(image: Bytes) -> Bytes:
    return image_from_json(base64.b64encode(image.tobytes()).decode())


def by_array(image: Bytes) -> Bytes:
    file = io.BytesIO()
    np.savez(file, images=image[None], labels=np.array([1]))
    return by_file(file.getvalue())


def by_numbers_in_an_array(image: Bytes) -> Bytes:
    file = io.BytesIO()
    np.savez(file, images=image[None] / 255, labels=np.array([1]))
    return by_file(file.getvalue())


def by_png(image: Bytes) -> Bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("1.png", as_png(image))
    return by_file(file.getvalue())


def by_file(file: bytes) -> Bytes:
    found = files.read(file)
    if found.rejected:
        raise ImageError(found.rejected[0].reason)
    (image,) = found.images
    return image


ROADS: list[Callable[[Bytes], Bytes]] = [
    checked,
    by_numbers,
    by_base64,
    by_array,
    by_numbers_in_an_array,
    by_png,
]
roads = pytest.mark.parametrize("road", ROADS)


@roads
def test_an_image_comes_in_as_it_is_by_every_road(road: Callable[[Bytes], Bytes]) -> None:
    for image in (a_one(), a_one(100), load_embedded().train.images[3]):
        np.testing.assert_array_equal(road(image), image)


@roads
@pytest.mark.parametrize(
    ("image", "reason"),
    [
        (255 - a_one(), "is black on white, not white on black"),
        (1 - a_one(1), "is black on white, not white on black"),
        (a_one(16), "is too faint: its brightest pixel is 16 of 255"),
        (a_one(2), "is too faint: its brightest pixel is 2 of 255"),
        (np.full((28, 28), 255, np.uint8), "has the same value everywhere"),
    ],
)
def test_an_image_that_is_no_drawing_has_the_same_reason_by_every_road(
    road: Callable[[Bytes], Bytes], image: Bytes, reason: str
) -> None:
    with pytest.raises((ImageError, BadMessage)) as caught:
        road(image)
    assert reason in str(caught.value)


@roads
def test_pixels_of_0_and_1_are_black_and_white_by_every_road(
    road: Callable[[Bytes], Bytes],
) -> None:
    np.testing.assert_array_equal(road(a_one(1)), a_one())


def test_booleans_and_a_mixture_in_one_file_are_read_image_by_image() -> None:
    file = io.BytesIO()
    np.savez(file, images=a_one()[None] > 0, labels=np.array([1]))
    np.testing.assert_array_equal(by_file(file.getvalue()), a_one())
    file = io.BytesIO()
    np.savez(file, images=np.stack([255 - a_one(), a_one(1)]), labels=np.array([1, 1]))
    found = files.read(file.getvalue())
    assert [(name, str(reason)) for name, reason in found.rejected] == [
        ("image 1", "is black on white, not white on black")
    ]
    np.testing.assert_array_equal(found.images, [a_one()])


def test_clothes_that_fill_their_image_do_not_make_a_set_black_on_white() -> None:
    bags = np.full((3, 28, 28), 200, np.uint8)
    np.testing.assert_array_equal(checked_set(np.concatenate([bags, [a_one()]])), [*bags, a_one()])
    with pytest.raises(ImageError, match="is black on white"):
        checked_set(bags)


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's own MNIST, of the small size that tests use."""
    monkeypatch.setitem(CATALOGUE, "mnist", SMALL_MNIST)
    for path, content in FILES.items():
        if path.startswith("/mnist/"):
            (tmp_path / path.removeprefix("/mnist/")).write_bytes(content)
    return tmp_path


def load_own(folder: Path) -> Any:
    datasets = DatasetCache()
    datasets.use_folders(Folders(folder, None))
    return datasets.load("mnist")


@pytest.mark.parametrize("file", [0, 2])
def test_a_data_set_that_is_black_on_white_is_refused(own_folder: Path, file: int) -> None:
    images = np.stack([255 - a_one()] * len(contents()[file]))
    name = SMALL_MNIST.files[file].name
    (own_folder / name).write_bytes(gzip.compress(idx(images)))
    with pytest.raises(NudgeError, match="it is black on white") as caught:
        load_own(own_folder)
    assert (caught.value.code, caught.value.value) == ("bad_data_file", name)


def test_a_data_set_of_0_and_1_is_black_and_white(own_folder: Path) -> None:
    images = np.stack([a_one(1)] * SMALL_MNIST.train)
    (own_folder / SMALL_MNIST.files[0].name).write_bytes(gzip.compress(idx(images)))
    np.testing.assert_array_equal(load_own(own_folder).train.images[0], a_one())
