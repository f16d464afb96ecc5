"""The catalogue of data sets: name, sizes, credit and files of each, without loading any.

The files are those of the original publications. A downloaded file is used only where its size
and its SHA-256 are those in the catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from nudge.errors import NudgeError
from nudge.texts import Text


@dataclass(frozen=True)
class File:
    """A published file: gzipped IDX of ``size`` bytes, which holds an array of ``shape``."""

    name: str
    size: int
    sha256: str
    shape: tuple[int, ...]


@dataclass(frozen=True)
class DatasetInfo:
    """What is known of a data set without loading it.

    ``train`` and ``test`` are numbers of examples; ``test_origin`` says what the test images are:
    "the test images are ...". ``names`` are the names of the classes, in order. ``files`` is empty
    where the data set is part of the package. A file's name is appended to the address of a mirror.
    A data set that is not ``offered`` is there for rooms that train on it already. One with a
    ``source`` has the images of the data set of that name, made upright (``upright.py``).
    """

    name: str
    title: Text
    credit: Text
    train: int
    test: int
    test_origin: Text
    names: tuple[Text | str, ...]
    files: tuple[File, ...] = ()
    mirrors: tuple[str, ...] = ()
    image_shape: tuple[int, int] = (28, 28)
    offered: bool = True
    source: str = ""

    @property
    def classes(self) -> int:
        """The number of classes."""
        return len(self.names)

    @property
    def is_upright(self) -> bool:
        """Whether all images are made upright, as drawings then are."""
        return bool(self.source)

    @property
    def files_of(self) -> str:
        """The name of the data set with whose files this one is available."""
        return self.source or self.name

    @property
    def size(self) -> int:
        """The bytes of its own files together, as they are downloaded."""
        return sum(file.size for file in self.files)


DIGITS: Final = tuple("0123456789")
CLOTHES: Final = (
    Text.of("server-class-t-shirt"),
    Text.of("server-class-trousers"),
    Text.of("server-class-pullover"),
    Text.of("server-class-dress"),
    Text.of("server-class-coat"),
    Text.of("server-class-sandal"),
    Text.of("server-class-shirt"),
    Text.of("server-class-sneaker"),
    Text.of("server-class-bag"),
    Text.of("server-class-ankle-boot"),
)
MNIST_CREDIT: Final = Text.of("server-credit-mnist")
FASHION_CREDIT: Final = Text.of("server-credit-fashion-mnist")
TRAIN_IMAGES, TRAIN_LABELS = (60_000, 28, 28), (60_000,)
TEST_IMAGES, TEST_LABELS = (10_000, 28, 28), (10_000,)


def _files(*sizes_and_digests: tuple[int, str]) -> tuple[File, ...]:
    """Return the four files, training images first, from the (size, SHA-256) of each."""
    names = (
        ("train-images-idx3-ubyte.gz", TRAIN_IMAGES),
        ("train-labels-idx1-ubyte.gz", TRAIN_LABELS),
        ("t10k-images-idx3-ubyte.gz", TEST_IMAGES),
        ("t10k-labels-idx1-ubyte.gz", TEST_LABELS),
    )
    return tuple(
        File(name, size, sha256, shape)
        for (name, shape), (size, sha256) in zip(names, sizes_and_digests, strict=True)
    )


EMBEDDED: Final = DatasetInfo(
    name="mnist-6k",
    title=Text.of("server-dataset-6k"),
    credit=MNIST_CREDIT,
    train=5000,
    test=1000,
    # The writers of MNIST's two sets are disjoint (LeCun et al. 1998, section III.A).
    test_origin=Text.of("server-origin-6k"),
    names=DIGITS,
)

EARLIER: Final = replace(
    EMBEDDED,
    name="mnist-5k",
    title=Text.of("server-dataset-5k"),
    train=4000,
    test_origin=Text.of("server-origin-5k"),
    offered=False,
)
"""The split of before: its test images are by the hands that wrote the training images."""

MNIST: Final = DatasetInfo(
    name="mnist",
    title=Text.of("server-dataset-mnist"),
    credit=MNIST_CREDIT,
    train=60_000,
    test=10_000,
    test_origin=Text.of("server-origin-mnist"),
    names=DIGITS,
    files=_files(
        (9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
        (28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
        (1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
        (4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
    ),
    mirrors=(
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
        "https://storage.googleapis.com/cvdf-datasets/mnist/",
        "http://yann.lecun.com/exdb/mnist/",
    ),
)

FASHION: Final = DatasetInfo(
    name="fashion-mnist",
    title=Text.of("server-dataset-fashion-mnist"),
    credit=FASHION_CREDIT,
    train=60_000,
    test=10_000,
    test_origin=Text.of("server-origin-fashion-mnist"),
    names=CLOTHES,
    files=_files(
        (26_421_880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
        (29_515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
        (4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
        (5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
    ),
    mirrors=(
        "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
        "https://storage.googleapis.com/tensorflow/tf-keras-datasets/",
        "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
    ),
)


def _upright(source: DatasetInfo, name: str) -> DatasetInfo:
    return replace(
        source,
        name=name,
        title=Text.of("server-dataset-upright", title=source.title),
        test_origin=Text.of("server-origin-upright", origin=source.test_origin),
        source=source.name,
        files=(),
        mirrors=(),
    )


EMBEDDED_UPRIGHT: Final = _upright(EMBEDDED, "mnist-6k-upright")
MNIST_UPRIGHT: Final = _upright(MNIST, "mnist-upright")

CATALOGUE: Final = {
    data.name: data for data in (EMBEDDED, EARLIER, EMBEDDED_UPRIGHT, MNIST, MNIST_UPRIGHT, FASHION)
}


def dataset_info(name: str) -> DatasetInfo:
    """Return the catalogue's entry of the data set called ``name``.

    Raises NudgeError where there is no such data set.
    """
    if name not in CATALOGUE:
        raise NudgeError(
            Text.of("server-dataset-unknown", name=name),
            code="unknown_dataset",
            field="dataset",
            value=name,
            allowed=", ".join(CATALOGUE),
        )
    return CATALOGUE[name]
