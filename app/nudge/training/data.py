"""What a run is trained on: its data set, drawings beside it, or drawings alone.

Every example has a place, whatever is trained on: those of the data set come first, then the
drawings. So a place means the same image before and after such a change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from nudge.data.catalogue import about
from nudge.data.datasets import Dataset, Images, Index, Labels, Places, Split, load_dataset
from nudge.data.shared import Array, Shared
from nudge.drawings.collection import Drawings, find
from nudge.training.config import TrainingConfig
from nudge.training.record import Focus

MOST_KEPT = 16
"""Mixtures kept for whoever asks again: each is small, beside the data set that it shares."""


@dataclass(frozen=True)
class Drawn(Split):
    """Drawings, their places after those of a data set.

    ``held`` is the collection: as long as it is trained on, others find it by its digest.
    """

    after: int = 0
    held: Drawings | None = None

    @property
    def first(self) -> int:
        """The place of the first of them."""
        return self.after


class Both(Split):
    """The training examples of a data set, each dealt once, then drawings, each ``weight`` times.

    Nothing of the data set is copied until somebody wants all of the images at once.
    """

    _base: Split
    _drawn: Drawn
    _deck: Index

    def __init__(self, base: Split, drawn: Drawn, weight: int) -> None:
        places = np.arange(len(base) + len(drawn), dtype=np.int32)
        for name, value in {
            "labels": np.concatenate([base.labels, drawn.labels]),
            "classes": base.classes,
            "_shared": Shared(),
            "_base": base,
            "_drawn": drawn,
            "_deck": np.concatenate([places, np.tile(places[len(base) :], weight - 1)]),
        }.items():
            object.__setattr__(self, name, value)

    @property
    def images(self) -> Images:
        """All images, those of the data set first."""
        return np.concatenate([self._base.images, self._drawn.images])

    @property
    def deck(self) -> Index:
        """The examples that an epoch deals, each as often as it does."""
        return self._deck

    @property
    def dealt(self) -> int:
        """How many examples an epoch deals."""
        return len(self._deck)

    def rows(self, dtype: str, index: Places) -> Array:
        """Return some images as the network takes them: (m, pixels), in [0, 1]."""
        count = len(self._base)
        found = self._base.rows(dtype, np.minimum(index, count - 1))
        drawn = index >= count
        if drawn.any():
            found[drawn] = self._drawn.rows(dtype, index[drawn] - count)
        return found


def dataset_of(config: TrainingConfig) -> Dataset:
    """Return what ``config`` trains and tests on; the test examples are always the data set's.

    Equal settings give the same object. Raises NudgeError where the data set or the drawings are
    not here.
    """
    dataset = load_dataset(config.dataset)
    train_on, digest, weight = config.dealing
    if train_on == "dataset":
        return dataset
    return _mixed(dataset, find(digest), weight if train_on == "both" else 0)


def training_examples(config: TrainingConfig) -> int:
    """Return how many different examples ``config`` trains on."""
    stored = 0 if config.train_on == "drawings" else about(config.dataset).train
    return stored if config.train_on == "dataset" else stored + len(find(config.drawings))


def examples_per_epoch(config: TrainingConfig) -> int:
    """Return how many examples an epoch of ``config`` deals; no data set is loaded for it."""
    count = about(config.dataset).train
    train_on, digest, weight = config.dealing
    if train_on == "dataset":
        return count
    drawn = len(find(digest))
    return drawn if train_on == "drawings" else count + drawn * weight


def last_place(config: TrainingConfig) -> int:
    """Return the place of the last example that there is: of the data set, or a drawing."""
    count = about(config.dataset).train
    return count - 1 if config.train_on == "dataset" else count - 1 + len(find(config.drawings))


def examples_at(config: TrainingConfig, places: Sequence[int]) -> tuple[Images, Labels]:
    """Return the images (n, height, width) at ``places``, which must be there, and labels (n,)."""
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
    """Return an example by its place, to be put on the stage.

    It is one of the data set or, where drawings are trained on, one of these: then a drawing with
    its label. Raises NudgeError where there is none.
    """
    dataset = load_dataset(config.dataset)
    if split == "train" and len(dataset.train) <= index <= last_place(config):
        (image,), (label,) = examples_at(config, [index])
        return Focus("drawn", None, image.reshape(-1) / 255, int(label))
    return Focus.of(dataset, split, index)


@lru_cache(maxsize=MOST_KEPT)
def _mixed(dataset: Dataset, drawings: Drawings, weight: int) -> Dataset:
    """Return ``dataset`` with other examples to train on; weight 0: the drawings alone."""
    drawn = Drawn(
        drawings.images,
        drawings.labels,
        dataset.classes,
        after=len(dataset.train),
        held=drawings,
    )
    return replace(dataset, train=Both(dataset.train, drawn, weight) if weight else drawn)
