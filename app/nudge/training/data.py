"""The training examples of a run: a data set, a data set and drawings, or drawings alone.

Every example has a place, its index: first come the data set's examples, then the drawings. Places
do not depend on ``train_on``, so a place means the same image before and after it changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from nudge.data.catalogue import dataset_info
from nudge.data.datasets import Dataset, Images, Index, Labels, Places, Split, load_dataset
from nudge.data.shared import Array, Shared
from nudge.drawings.collection import Drawings, find
from nudge.training.config import TrainingConfig
from nudge.training.record import Focus

MOST_CACHED = 16
"""Mixed data sets cached. Each is small, because it shares the images of its data set."""


@dataclass(frozen=True)
class DrawingsSplit(Split):
    """Drawings, whose places begin at ``after``, the size of the data set.

    ``collection`` is a reference to the drawings: while they are trained on, ``find`` must find
    them by their digest.
    """

    after: int = 0
    collection: Drawings | None = None

    @property
    def first(self) -> int:
        """The place of the first drawing."""
        return self.after


class MixedSplit(Split):
    """The epoch of a data set, and in it drawings, ``weight`` times each.

    The data set's images are shared, not copied, unless ``images`` is read.
    """

    _base: Split
    _drawings: DrawingsSplit
    _epoch_indices: Index

    def __init__(self, base: Split, drawn: DrawingsSplit, weight: int) -> None:
        places = np.arange(len(base) + len(drawn), dtype=np.int32)
        for name, value in {
            "labels": np.concatenate([base.labels, drawn.labels]),
            "classes": base.classes,
            "_shared": Shared(),
            "_base": base,
            "_drawings": drawn,
            "_epoch_indices": np.concatenate(
                [base.epoch_indices, np.tile(places[len(base) :], weight)]
            ),
        }.items():
            object.__setattr__(self, name, value)

    @property
    def images(self) -> Images:
        """All images (n, height, width), those of the data set first: a copy."""
        return np.concatenate([self._base.images, self._drawings.images])

    @property
    def epoch_indices(self) -> Index:
        """The examples of an epoch before they are shuffled, each as often as it occurs."""
        return self._epoch_indices

    @property
    def examples_per_epoch(self) -> int:
        """How many examples an epoch has; a drawing counts ``weight`` times."""
        return len(self._epoch_indices)

    def rows(self, dtype: str, index: Places) -> Array:
        """Return the images at ``index`` (m,) as the network takes them: (m, pixels), in [0, 1]."""
        count = len(self._base)
        found = self._base.rows(dtype, np.minimum(index, count - 1))
        drawn = index >= count
        if drawn.any():
            found[drawn] = self._drawings.rows(dtype, index[drawn] - count)
        return found


def dataset_for(config: TrainingConfig) -> Dataset:
    """Return the examples that ``config`` trains on, and the data set's test examples.

    Equal settings give the same object, while it is cached. Raises NudgeError where the data set
    or the drawings are not available.
    """
    dataset = load_dataset(config.dataset)
    train_on, digest, weight = config.sampling
    if train_on == "dataset":
        return dataset
    return _mixed(dataset, find(digest), weight if train_on == "both" else 0)


def training_examples(config: TrainingConfig) -> int:
    """Return how many different examples ``config`` trains on."""
    stored = 0 if config.train_on == "drawings" else dataset_info(config.dataset).train
    return stored if config.train_on == "dataset" else stored + len(find(config.drawings))


def examples_per_epoch(config: TrainingConfig) -> int:
    """Return how many examples an epoch of ``config`` has.

    No data set is loaded, unless an epoch of it has some images more than once.
    """
    data = dataset_info(config.dataset)
    count = load_dataset(data.name).train.examples_per_epoch if data.is_upright else data.train
    train_on, digest, weight = config.sampling
    if train_on == "dataset":
        return count
    drawn = len(find(digest))
    return drawn if train_on == "drawings" else count + drawn * weight


def last_place(config: TrainingConfig) -> int:
    """Return the place of the last example, which is a drawing unless only the data set is used."""
    count = dataset_info(config.dataset).train
    return count - 1 if config.train_on == "dataset" else count - 1 + len(find(config.drawings))


def examples_at(config: TrainingConfig, places: Sequence[int]) -> tuple[Images, Labels]:
    """Return the images (n, height, width) and labels (n,) at ``places``, which must exist."""
    train = load_dataset(config.dataset).train
    at = np.array(places, dtype=np.intp)
    images, labels = train.images.take(at, 0, mode="clip"), train.labels.take(at, mode="clip")
    behind = at >= len(train)
    if behind.any():
        drawings = find(config.drawings)
        images[behind] = drawings.images[at[behind] - len(train)]
        labels[behind] = drawings.labels[at[behind] - len(train)]
    return images, labels


def focus_on(config: TrainingConfig, split: str, index: int) -> Focus:
    """Return the example at place ``index`` of ``split``, to be shown on the stage.

    Where drawings are trained on, a place after the data set is that of a drawing: its split is
    then "drawn", its index None. Raises NudgeError where there is no such example.
    """
    dataset = load_dataset(config.dataset)
    if split == "train" and len(dataset.train) <= index <= last_place(config):
        (image,), (label,) = examples_at(config, [index])
        return Focus("drawn", None, image.reshape(-1) / 255, int(label))
    return Focus.of(dataset, split, index)


@lru_cache(maxsize=MOST_CACHED)
def _mixed(dataset: Dataset, drawings: Drawings, weight: int) -> Dataset:
    """Return ``dataset`` with drawings to train on; with the weight 0 the drawings alone."""
    drawn = DrawingsSplit(
        drawings.images,
        drawings.labels,
        dataset.classes,
        after=len(dataset.train),
        collection=drawings,
    )
    return replace(dataset, train=MixedSplit(dataset.train, drawn, weight) if weight else drawn)
