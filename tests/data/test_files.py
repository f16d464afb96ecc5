"""The files of data sets: where they are looked for, and which files are accepted."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from nudge.data.catalogue import CATALOGUE, FASHION, MNIST, dataset_info
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


def write_files(folder: Path, rename: Callable[[str], str] = NAMES["as published"]) -> Path:
    """Write the files of the small MNIST into `folder`, unpacked where the name has no .gz."""
    folder.mkdir(parents=True)
    for path, content in FILES.items():
        if path.startswith("/mnist/"):
            name = rename(path.removeprefix("/mnist/"))
            plain = gzip.decompress(content)
            (folder / name).write_bytes(content if name.endswith(".gz") else plain)
    return folder


def make_cache(mnist: Path | None = None, cache: Path | None = None) -> DatasetCache:
    datasets = DatasetCache()
    datasets.use_folders(Folders(mnist, cache))
    return datasets


def loading_error(datasets: DatasetCache) -> NudgeError:
    with pytest.raises(NudgeError) as raised:
        datasets.load("mnist")
    return raised.value


@pytest.mark.parametrize("rename", NAMES.values(), ids=NAMES)
def test_the_users_own_files_are_found_under_their_usual_names(
    tmp_path: Path, rename: Callable[[str], str]
) -> None:
    found = make_cache(mnist=write_files(tmp_path / "own", rename)).load("mnist")
    images, labels, test_images, test_labels = contents()
    assert np.array_equal(found.train.images, images)
    assert np.array_equal(found.train.labels, labels)
    assert np.array_equal(found.test.images, test_images)
    assert np.array_equal(found.test.labels, test_labels)


def test_the_users_own_files_may_have_been_written_anew(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "own")
    images = contents()[0].copy()
    images[images == 1] = 0
    (folder / SMALL_MNIST.files[0].name).write_bytes(gzip.compress(idx(images), 1))
    assert np.array_equal(make_cache(mnist=folder).load("mnist").train.images, images)


def test_the_users_own_files_come_before_those_of_the_cache(tmp_path: Path) -> None:
    own, cache = write_files(tmp_path / "own"), tmp_path / "cache"
    write_files(cache / "mnist")
    black = np.zeros_like(contents()[0])
    (own / SMALL_MNIST.files[0].name).write_bytes(idx(black))
    assert not make_cache(own, cache).load("mnist").train.images.any()
    assert make_cache(None, cache).load("mnist").train.images.any()


def test_where_a_file_of_the_user_is_missing_the_cache_is_taken(tmp_path: Path) -> None:
    own, cache = write_files(tmp_path / "own"), tmp_path / "cache"
    write_files(cache / "mnist")
    (own / SMALL_MNIST.files[2].name).unlink()
    (own / SMALL_MNIST.files[0].name).write_bytes(b"")
    assert len(make_cache(own, cache).load("mnist").train) == SMALL_MNIST.train


def test_a_wrong_file_of_the_user_is_an_error_and_stays(tmp_path: Path) -> None:
    own = write_files(tmp_path / "own")
    labels = own / SMALL_MNIST.files[1].name
    labels.write_bytes(idx(np.full(SMALL_MNIST.train, 10)))
    error = loading_error(make_cache(mnist=own))
    assert (error.code, error.value) == ("bad_data_file", labels.name)
    assert "it holds the label 10" in error.message
    assert labels.exists()


def test_a_damaged_file_of_the_cache_is_thrown_away_so_that_it_can_be_downloaded_again(
    tmp_path: Path,
) -> None:
    folder = write_files(tmp_path / "mnist")
    images = folder / SMALL_MNIST.files[0].name
    content = bytearray(images.read_bytes())
    content[len(content) // 2] ^= 1
    images.write_bytes(content)
    datasets = make_cache(cache=tmp_path)
    assert datasets.has("mnist")
    assert loading_error(datasets).code == "bad_data_file"
    assert not datasets.has("mnist")
    published = FILES[f"/mnist/{images.name}"]
    images.write_bytes(published)
    assert len(datasets.load("mnist").test) == SMALL_MNIST.test


def test_a_part_of_a_download_is_not_taken_for_the_file(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "mnist")
    images = folder / SMALL_MNIST.files[0].name
    images.rename(f"{images}.part")
    datasets = make_cache(cache=tmp_path)
    assert not datasets.has("mnist")
    assert loading_error(datasets).code == "not_downloaded"


def test_a_missing_data_set_is_an_error_that_says_how_to_get_it() -> None:
    error = loading_error(make_cache())
    assert (error.code, error.field, error.value) == ("not_downloaded", "dataset", "mnist")
    assert "nudge data download mnist" in error.message


@pytest.mark.parametrize("data", [MNIST, FASHION])
def test_that_error_is_short_enough_for_the_reason_of_a_closed_socket(data) -> None:  # type: ignore[no-untyped-def]
    assert len(not_downloaded(data).message.encode()) <= 100


def test_a_data_set_is_loaded_once_and_anew_from_another_folder(tmp_path: Path) -> None:
    own, other = write_files(tmp_path / "own"), write_files(tmp_path / "other")
    datasets = make_cache(mnist=own)
    loaded = datasets.load("mnist")
    assert datasets.load("mnist") is loaded
    datasets.use_folders(Folders(own))
    assert datasets.load("mnist") is loaded
    datasets.use_folders(Folders(other))
    assert datasets.load("mnist") is not loaded


def test_every_data_set_that_is_known_can_be_loaded() -> None:
    assert list(LOADERS) == list(CATALOGUE)


@pytest.mark.parametrize("data", [MNIST, FASHION])
def test_the_shapes_of_the_files_agree_with_the_sizes_in_the_catalogue(data) -> None:  # type: ignore[no-untyped-def]
    train, train_labels, test, test_labels = (file.shape for file in data.files)
    assert (train, train_labels) == ((data.train, 28, 28), (data.train,))
    assert (test, test_labels) == ((data.test, 28, 28), (data.test,))
    assert data.classes == 10
    assert all(len(file.sha256) == 64 for file in data.files)


def test_the_embedded_digits_agree_with_their_entry_in_the_catalogue() -> None:
    info, found = dataset_info("mnist-6k"), DatasetCache().load("mnist-6k")
    assert (info.train, info.test) == (len(found.train), len(found.test))
    assert (info.classes, info.image_shape) == (found.classes, found.image_shape)
    assert (info.name, str(info.credit)) == (found.name, found.credit)
