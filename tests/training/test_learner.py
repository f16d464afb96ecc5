"""Training on a part of the examples: an epoch has each of them as often as an epoch of all."""

from __future__ import annotations

import numpy as np
import pytest
from nudge.data.catalogue import EMBEDDED, EMBEDDED_UPRIGHT
from nudge.data.datasets import Dataset, Split, load_dataset
from nudge.training.config import TrainingConfig
from nudge.training.data import dataset_for
from nudge.training.learner import trained_on
from nudge.training.rivals import only
from nudge.training.trainer import Trainer

from tests.training.sample_drawings import COUNT, drawings


def times_in_an_epoch(dataset: Dataset) -> np.ndarray:
    """How often each training example occurs in the first epoch, as the trainer goes through it."""
    return np.bincount(Trainer(dataset).order(3, 1), minlength=len(dataset.train))


def test_a_part_of_an_upright_set_has_rare_images_as_often_as_the_whole() -> None:
    dataset = load_dataset(EMBEDDED_UPRIGHT.name)
    times = times_in_an_epoch(dataset)
    places = np.sort(np.random.default_rng(1).permutation(len(dataset.train))[:1000])
    assert times[places].max() > 1
    for chosen in (places, dataset.train.labels == 7):
        fewer = trained_on(dataset, chosen)
        assert np.array_equal(fewer.train.images, dataset.train.images[chosen])
        assert np.array_equal(times_in_an_epoch(fewer), times[chosen])
        assert fewer.train.examples_per_epoch == times[chosen].sum()


def test_one_digit_of_a_mix_has_its_drawings_as_often_as_their_weight() -> None:
    mine = drawings()
    label = int(mine.labels[0])
    dataset = dataset_for(TrainingConfig(train_on="both", drawings=mine.digest, drawings_weight=4))
    times = times_in_an_epoch(only(dataset, label))
    own = int((mine.labels == label).sum())
    assert times.tolist() == [1] * (len(times) - own) + [4] * own
    assert len(mine) == COUNT


@pytest.mark.parametrize("seed", [0, 4])
def test_a_part_of_a_plain_set_goes_in_the_order_of_plain_examples(seed: int) -> None:
    dataset = load_dataset(EMBEDDED.name)
    places = np.arange(5, 905, 3)
    fewer = trained_on(dataset, places)
    plain = Dataset(
        EMBEDDED.name,
        Split(dataset.train.images[places], dataset.train.labels[places]),
        dataset.test,
        "",
    )
    order, expected = (Trainer(each).order(seed, 2) for each in (fewer, plain))
    assert (order.dtype, order.tobytes()) == (expected.dtype, expected.tobytes())
