"""Where the files of a data set are looked for, and which of them are taken for it."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from nudge.data.catalogue import CATALOGUE, FASHION, MNIST, about
from nudge.data.datasets import LOADERS, DatasetCache
from nudge.data.files import Folders, not_downloaded
from nudge.errors import NudgeError

from tests.support.mirror import FILES, SMALL_MNIST, contents, idx

NAMES: dict[str, Callable[[str], str]] = {
    "as published": lambda name: name,
    "unpacked": lambda name: name.removesuffix(".gz"),
    "with a dot": lambda name: name.removesuffix(".gz").replace("-idx", ".idx"),
    "with a dot, gzipped": lambda name: name.replace("-idx", ".idx"),
}


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CATALOGUE, "mnist", SMALL_MNIST)


def put(folder: Path, rename: Callable[[str], str] = NAMES["as published"]) -> Path:
    """The files of the small MNIST in `folder`, unpacked where their names say so."""
    folder.mkdir(parents=True)
    for path, content in FILES.items():
        if path.startswith("/mnist/"):
            name = rename(path.removeprefix("/mnist/"))
            plain = gzip.decompress(content)
            (folder / name).write_bytes(content if name.endswith(".gz") else plain)
    return folder


def shelf(mnist: Path | None = None, cache: Path | None = None) -> DatasetCache:
    made = DatasetCache()
    made.look_in(Folders(mnist, cache))
    return made


def refused(shelf: DatasetCache) -> NudgeError:
    with pytest.raises(NudgeError) as raised:
        shelf.load("mnist")
    return raised.value


@pytest.mark.parametrize("rename", NAMES.values(), ids=NAMES)
def test_the_users_own_files_are_found_under_their_usual_names(
    tmp_path: Path, rename: Callable[[str], str]
) -> None:
    found = shelf(mnist=put(tmp_path / "own", rename)).load("mnist")
    images, labels, test_images, test_labels = contents()
    assert np.array_equal(found.train.images, images)
    assert np.array_equal(found.train.labels, labels)
    assert np.array_equal(found.test.images, test_images)
    assert np.array_equal(found.test.labels, test_labels)


def test_the_users_own_files_may_have_been_written_anew(tmp_path: Path) -> None:
    folder = put(tmp_path / "own")
    images = contents()[0].copy()
    images[images == 1] = 0
    (folder / SMALL_MNIST.files[0].name).write_bytes(gzip.compress(idx(images), 1))
    assert np.array_equal(shelf(mnist=folder).load("mnist").train.images, images)


def test_the_users_own_files_come_before_those_of_the_cache(tmp_path: Path) -> None:
    own, cache = put(tmp_path / "own"), tmp_path / "cache"
    put(cache / "mnist")
    black = np.zeros_like(contents()[0])
    (own / SMALL_MNIST.files[0].name).write_bytes(idx(black))
    assert not shelf(own, cache).load("mnist").train.images.any()
    assert shelf(None, cache).load("mnist").train.images.any()


def test_where_the_users_folder_is_not_whole_the_cache_is_taken(tmp_path: Path) -> None:
    own, cache = put(tmp_path / "own"), tmp_path / "cache"
    put(cache / "mnist")
    (own / SMALL_MNIST.files[2].name).unlink()
    (own / SMALL_MNIST.files[0].name).write_bytes(b"")
    assert len(shelf(own, cache).load("mnist").train) == SMALL_MNIST.train


def test_an_unfit_file_of_the_user_is_refused_and_stays(tmp_path: Path) -> None:
    own = put(tmp_path / "own")
    labels = own / SMALL_MNIST.files[1].name
    labels.write_bytes(idx(np.full(SMALL_MNIST.train, 10)))
    error = refused(shelf(mnist=own))
    assert (error.code, error.value) == ("bad_data_file", labels.name)
    assert "it holds the label 10" in error.message
    assert labels.exists()


def test_a_damaged_file_of_the_cache_is_thrown_away_so_that_it_can_be_had_again(
    tmp_path: Path,
) -> None:
    folder = put(tmp_path / "mnist")
    images = folder / SMALL_MNIST.files[0].name
    content = bytearray(images.read_bytes())
    content[len(content) // 2] ^= 1
    images.write_bytes(content)
    mine = shelf(cache=tmp_path)
    assert mine.has("mnist")
    assert refused(mine).code == "bad_data_file"
    assert not mine.has("mnist")
    put_back = FILES[f"/mnist/{images.name}"]
    images.write_bytes(put_back)
    assert len(mine.load("mnist").test) == SMALL_MNIST.test


def test_a_part_of_a_download_is_not_taken_for_the_file(tmp_path: Path) -> None:
    folder = put(tmp_path / "mnist")
    images = folder / SMALL_MNIST.files[0].name
    images.rename(f"{images}.part")
    mine = shelf(cache=tmp_path)
    assert not mine.has("mnist")
    assert refused(mine).code == "not_downloaded"


def test_what_is_not_here_is_refused_with_the_way_to_get_it() -> None:
    error = refused(shelf())
    assert (error.code, error.field, error.value) == ("not_downloaded", "dataset", "mnist")
    assert "nudge data download mnist" in error.message


@pytest.mark.parametrize("data", [MNIST, FASHION])
def test_that_refusal_is_short_enough_for_the_reason_of_a_closed_socket(data) -> None:  # type: ignore[no-untyped-def]
    assert len(not_downloaded(data).message.encode()) <= 100


def test_a_data_set_is_loaded_once_and_anew_from_another_folder(tmp_path: Path) -> None:
    own, other = put(tmp_path / "own"), put(tmp_path / "other")
    mine = shelf(mnist=own)
    loaded = mine.load("mnist")
    assert mine.load("mnist") is loaded
    mine.look_in(Folders(own))
    assert mine.load("mnist") is loaded
    mine.look_in(Folders(other))
    assert mine.load("mnist") is not loaded


def test_every_data_set_that_is_known_can_be_loaded() -> None:
    assert list(LOADERS) == list(CATALOGUE)


@pytest.mark.parametrize("data", [MNIST, FASHION])
def test_the_files_are_those_of_as_many_images_as_are_told(data) -> None:  # type: ignore[no-untyped-def]
    train, train_labels, test, test_labels = (file.shape for file in data.files)
    assert (train, train_labels) == ((data.train, 28, 28), (data.train,))
    assert (test, test_labels) == ((data.test, 28, 28), (data.test,))
    assert data.classes == 10
    assert all(len(file.sha256) == 64 for file in data.files)


def test_the_embedded_digits_are_what_is_told_of_them() -> None:
    told, found = about("mnist-5k"), DatasetCache().load("mnist-5k")
    assert (told.train, told.test) == (len(found.train), len(found.test))
    assert (told.classes, told.image_shape) == (found.classes, found.image_shape)
    assert (told.name, told.credit) == (found.name, found.credit)
