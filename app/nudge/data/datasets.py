"""The data sets a room can train on, by name.

A data set is two disjoint splits of labelled images. To add a data set, add an entry to
``catalogue.py`` and a loader to ``LOADERS``. All other modules call ``load_dataset``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from nudge.data.catalogue import (
    CATALOGUE,
    EARLIER,
    EMBEDDED,
    EMBEDDED_UPRIGHT,
    FASHION,
    MNIST,
    MNIST_UPRIGHT,
    File,
    dataset_info,
)
from nudge.data.files import Folders
from nudge.data.idx import bad_file
from nudge.data.shared import Array, Shared
from nudge.data.upright import repeated, upright
from nudge.errors import NudgeError
from nudge.images import ImageError, checked_set
from nudge.texts import Text, text_of

Images = npt.NDArray[np.uint8]
Labels = npt.NDArray[np.uint8]
Index = npt.NDArray[np.int32]
Places = npt.NDArray[np.integer[Any]]

DIGITS_FILE = Path(__file__).with_name("mnist-5k.npz")
"""The first 500 of each digit in MNIST's training set, in their order there."""
TEST_DIGITS_FILE = Path(__file__).with_name("mnist-1k-test.npz")
"""The first 100 of each digit in MNIST's test set, in their order there."""
TEST_EVERY = 5
"""Before 0.3 every fifth of each digit of DIGITS_FILE was in the test split."""


@dataclass(frozen=True)
class Split:
    """Labelled images: ``images`` (n, height, width) in 0..255, ``labels`` (n,)."""

    images: Images
    labels: Labels
    classes: int = 10
    _shared: Shared = field(default_factory=Shared, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def first(self) -> int:
        """The index of the first example among all examples that a run can be trained on."""
        return 0

    @property
    def epoch_indices(self) -> Index:
        """The indices of an epoch's examples before the shuffle: (n,), each example once."""
        return np.arange(len(self), dtype=np.int32)

    @property
    def examples_per_epoch(self) -> int:
        """The number of examples of an epoch."""
        return len(self)

    def rows(self, dtype: str, index: Places) -> Array:
        """Return the rows of ``inputs`` at ``index`` (m,): (m, pixels), in [0, 1].

        Every index must be valid: no error is raised for another one. The rows are computed from
        the bytes of the images, which takes no longer than to copy them. So training needs no
        ``inputs``, which are four or eight times as large as the images.
        """
        # "clip" saves the check of each index
        return scaled(self.images.reshape(len(self), -1).take(index, axis=0, mode="clip"), dtype)

    def inputs(self, dtype: str) -> Array:
        """Return the images as the network takes them: (n, pixels), in [0, 1], read-only.

        The array is shared: it is computed again only once nothing refers to it any more.
        """
        return self._shared.get(dtype, lambda: scaled(self.images.reshape(len(self), -1), dtype))

    def targets(self, dtype: str, index: Places | None = None) -> Array:
        """Return the desired outputs y of all examples, or of the examples at ``index`` (m,).

        (n, classes) or (m, classes): 1 at the label, 0 elsewhere.
        """
        labels = self.labels if index is None else self.labels[index]
        return one_hot(self.classes, dtype).take(labels, axis=0)


@dataclass(frozen=True)
class RepeatedSplit(Split):
    """Labelled images of which an epoch has some more than once: ``order`` (m,) has them all."""

    order: Index = field(default_factory=lambda: np.zeros(0, np.int32), repr=False, compare=False)

    @property
    def epoch_indices(self) -> Index:
        """The indices of an epoch's examples before the shuffle, each as often as it occurs."""
        return self.order

    @property
    def examples_per_epoch(self) -> int:
        """The number of examples of an epoch, which counts each as often as it occurs."""
        return len(self.order)


@dataclass(frozen=True, eq=False)
class Dataset:
    """Examples to train on, and examples to test with, which are never trained on."""

    name: str
    train: Split
    test: Split
    credit: str
    classes: int = 10

    @property
    def image_shape(self) -> tuple[int, int]:
        """Height and width of every image, in pixels."""
        _, height, width = self.train.images.shape
        return height, width

    def split(self, name: str) -> Split:
        """Return the split called ``name``. Raises NudgeError where there is no such split."""
        if name == "train":
            return self.train
        if name == "test":
            return self.test
        raise NudgeError(
            Text.of("server-split-unknown", split=name),
            code="unknown_split",
            field="split",
            value=name,
            allowed="train or test",
        )


@cache
def one_hot(classes: int, dtype: str) -> Array:
    """Return the desired outputs of every label: (classes, classes), read-only."""
    rows: Array = np.eye(classes, dtype=dtype)
    rows.flags.writeable = False
    return rows


def scaled(pixels: Images, dtype: str) -> Array:
    """Return ``pixels`` (m, pixels), in 0..255, as the network takes them: in [0, 1]."""
    x: Array = pixels.astype(dtype)
    x /= 255
    return x


def hold_out(labels: Labels, every: int = TEST_EVERY) -> npt.NDArray[np.bool_]:
    """Mark every ``every``-th example of each class: (n,), True where it is for testing."""
    held_out = np.zeros(len(labels), dtype=bool)
    for label in np.unique(labels):
        held_out[np.flatnonzero(labels == label)[every - 1 :: every]] = True
    return held_out


@cache
def load_embedded() -> Dataset:
    """Return the MNIST digits of the package: 5,000 to train on, 1,000 of MNIST's test set."""
    return Dataset(
        name=EMBEDDED.name,
        train=Split(*_digits(DIGITS_FILE)),
        test=Split(*_digits(TEST_DIGITS_FILE)),
        credit=str(EMBEDDED.credit),
    )


@cache
def load_earlier() -> Dataset:
    """Return the data set of rooms from before 0.3: 4,000 and 1,000 of the same 5,000 digits."""
    images, labels = _digits(DIGITS_FILE)
    held_out = hold_out(labels)
    return Dataset(
        name=EARLIER.name,
        train=Split(images[~held_out], labels[~held_out]),
        test=Split(images[held_out], labels[held_out]),
        credit=str(EARLIER.credit),
    )


def _digits(path: Path) -> tuple[Images, Labels]:
    with np.load(path) as file:
        return file["images"], file["labels"]


def _downloaded(name: str, folders: Folders) -> Dataset:
    """Return a data set from its four files. Raises NudgeError where one is wrong or missing."""
    data = dataset_info(name)
    images, labels, test_images, test_labels = folders.read(data)
    for file, values in zip((data.files[1], data.files[3]), (labels, test_labels), strict=True):
        if int(values.max()) >= data.classes:
            reason = Text.of("server-file-label", label=int(values.max()))
            raise bad_file(Path(file.name), reason)
    return Dataset(
        name=data.name,
        train=Split(_checked(images, data.files[0]), labels, data.classes),
        test=Split(_checked(test_images, data.files[2]), test_labels, data.classes),
        credit=str(data.credit),
        classes=data.classes,
    )


def _checked(images: Images, file: File) -> Images:
    try:
        return checked_set(images)
    except ImageError as error:
        raise bad_file(Path(file.name), Text.of("server-it", reason=text_of(error))) from None


def _made_upright(name: str, folders: Folders) -> Dataset:
    """Return a data set whose images are those of its source, made upright."""
    data = dataset_info(name)
    source = LOADERS[data.source](folders)
    train, test = upright(source.train.images), upright(source.test.images)
    return replace(
        source,
        name=name,
        train=RepeatedSplit(
            train, source.train.labels, source.classes, order=repeated(train, source.train.labels)
        ),
        test=Split(test, source.test.labels, source.classes),
    )


LOADERS: dict[str, Callable[[Folders], Dataset]] = {
    EMBEDDED.name: lambda _: load_embedded(),
    EARLIER.name: lambda _: load_earlier(),
    EMBEDDED_UPRIGHT.name: partial(_made_upright, EMBEDDED_UPRIGHT.name),
    MNIST.name: partial(_downloaded, MNIST.name),
    MNIST_UPRIGHT.name: partial(_made_upright, MNIST_UPRIGHT.name),
    FASHION.name: partial(_downloaded, FASHION.name),
}


class DatasetCache:
    """The data sets of this process. Each is loaded once, from the folders in use."""

    def __init__(self) -> None:
        self.folders = Folders()
        self._loaded: dict[str, Dataset] = {}
        self._locks = {name: Lock() for name in LOADERS}

    def use_folders(self, folders: Folders) -> None:
        """Read files from ``folders`` from now on; drop data sets loaded from other folders."""
        if folders != self.folders:
            self.folders = folders
            self._loaded.clear()

    def has(self, name: str) -> bool:
        """Whether all files of the data set called ``name`` are here. Does not read them."""
        data = dataset_info(dataset_info(name).files_of)
        return not data.files or self.folders.find(data) is not None

    def load(self, name: str) -> Dataset:
        """Return a data set. Several threads that ask at once get the same object.

        Raises NudgeError as ``load_dataset`` does.
        """
        with self._locks[dataset_info(name).name]:
            if name not in self._loaded:
                self._loaded[name] = LOADERS[name](self.folders)
            return self._loaded[name]


DATASETS = DatasetCache()
"""All rooms of a process share the data sets, which are large and read-only."""


def load_dataset(name: str) -> Dataset:
    """Return the data set called ``name``. It is loaded once.

    To load 60,000 images takes a second. Raises NudgeError where the name is unknown, where the
    files are not here (``not_downloaded``) or where a file is wrong (``bad_data_file``).
    """
    return DATASETS.load(name)


def available() -> tuple[str, ...]:
    """Return the names of the data sets to offer: those whose files are here."""
    return tuple(name for name, data in CATALOGUE.items() if data.offered and DATASETS.has(name))
