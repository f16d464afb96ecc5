"""A learning curve: the test accuracy of the same network, trained on more and more examples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from nudge.data.datasets import Dataset, Labels, Split
from nudge.nn import Network
from nudge.texts import Text
from nudge.training.config import TrainingConfig
from nudge.training.learner import Learner, in_turns, trained_on
from nudge.training.resumable import Resumable
from nudge.training.streams import Stream

SIZES: Final = (10, 30, 100, 300, 1000, 4000, 10_000)
"""Sizes of the training sets, up to the number of examples; the largest set is all of them."""
APART: Final = 1.5
"""All examples must be so many times the size before, so that their points do not overlap."""
MEASUREMENTS: Final = 30
"""How often at most all networks are measured during training, after a first time at step 0."""
MOST_OF_ITS_OWN: Final = 5000
"""How many of its training examples a network is measured on: 60,000 would take too long."""
ASKED_AT_ONCE: Final = 1000
MOST_SHOWN: Final = 10


@dataclass(frozen=True)
class CurvePoint:
    """One of the networks, trained on ``examples`` labelled examples, after ``step`` steps.

    ``test`` is its accuracy on the test set, ``own`` its accuracy on ``own_of`` of its training
    examples, as they are stored. ``examples_seen`` counts each use of an example in training.
    ``diverged`` is None, or the reason why no more steps are made.
    """

    examples: int
    step: int
    examples_seen: int
    test: float
    own: float
    own_of: int
    diverged: Text | None = None


@dataclass(frozen=True)
class ShownExamples:
    """The last training examples of the network with the fewest labels, sorted by label.

    ``images`` (n, pixels) in 0..255 and ``labels`` (n,), where n is at most MOST_SHOWN.
    """

    images: npt.NDArray[np.uint8]
    labels: Labels


class LearningCurve:
    """Networks with the same start, each trained on more examples than the one before.

    A larger training set includes every smaller one. ``draw`` chooses which examples they are.
    """

    def __init__(self, config: TrainingConfig, dataset: Dataset, draw: int = 0) -> None:
        train = dataset.train
        order = nested_order(train.labels, config.seed, draw)
        self.sizes, self.tests = sizes_up_to(len(train)), len(dataset.test)
        self._learners = [
            Learner(config, dataset if n == len(train) else trained_on(dataset, np.sort(order[:n])))
            for n in self.sizes
        ]

    def advance_to(self, step: int) -> Resumable[tuple[CurvePoint, ...]]:
        """Train all networks up to ``step``, in turns, and measure each of them."""
        yield from in_turns(self._learners, step)
        points = []
        for learner in self._learners:
            points.append((yield from measure(learner)))
        return tuple(points)

    def shown_examples(self) -> ShownExamples:
        """Return the last mini-batch of the network with the fewest labels, as it was trained on.

        Before the first step these are its training examples as they are stored.
        """
        learner = self._learners[0]
        train, batch = learner.trainer.dataset.train, learner.batch
        index = np.arange(len(train), dtype=np.int32) if batch is None else batch.index
        x = train.inputs(learner.state.config.dtype) if batch is None else batch.forward.a[0]
        by_label = np.lexsort((index, train.labels[index]))[:MOST_SHOWN]
        return ShownExamples(
            np.rint(255 * x[by_label]).astype(np.uint8), train.labels[index[by_label]]
        )


def measure(learner: Learner) -> Resumable[CurvePoint]:
    """Find a network's accuracy on the test set and on its own training examples."""
    state, data = learner.state, learner.trainer.dataset
    test = yield from share_right(state.network, data.test, state.config.dtype)
    every = -(-len(data.train) // MOST_OF_ITS_OWN)
    own = yield from share_right(state.network, data.train, state.config.dtype, every)
    return CurvePoint(
        examples=len(data.train),
        step=state.step,
        examples_seen=state.examples_seen,
        test=test,
        own=own,
        own_of=len(data.train.labels[::every]),
        diverged=learner.diverged,
    )


def share_right(network: Network, split: Split, dtype: str, every: int = 1) -> Resumable[float]:
    """Find the accuracy on ``split``, or on every ``every``-th example of it."""
    index = np.arange(0, len(split), every)
    right = 0
    for start in range(0, len(index), ASKED_AT_ONCE):
        some = index[start : start + ASKED_AT_ONCE]
        with np.errstate(all="ignore"):
            answers = network.forward(split.rows(dtype, some)).a[-1].argmax(axis=1)
        right += int((answers == split.labels[some]).sum())
        yield
    return right / len(index)


def nested_order(labels: Labels, seed: int, draw: int) -> npt.NDArray[np.intp]:
    """Order examples so that, for any n, the first n are a stratified sample: (count,) places.

    Within a class of m examples the order is random, and the example of rank r gets the position
    (r + 1/2) / m. All are sorted by position. Where classes are about equally large, as digits
    are, the first n hold each class's share to within one example.
    """
    rng = np.random.default_rng((seed, Stream.LEARNING_CURVE, draw))
    position = np.empty(len(labels))
    for label in np.unique(labels):
        places = rng.permutation(np.flatnonzero(labels == label))
        position[places] = (np.arange(len(places)) + 0.5) / len(places)
    return np.argsort(position, kind="stable")


def sizes_up_to(count: int) -> tuple[int, ...]:
    """Return the sizes of the training sets for ``count`` examples; the last size is ``count``."""
    return (*(size for size in SIZES if APART * size <= count), count)


def measuring_steps(steps: int) -> list[int]:
    """Return the steps at which to measure, ascending, the last of them ``steps``, without step 0.

    The n-th is proportional to n², so they are close together at first, where accuracy rises most.
    """
    return sorted(
        {max(1, round(steps * (i / MEASUREMENTS) ** 2)) for i in range(1, MEASUREMENTS + 1)}
    )
