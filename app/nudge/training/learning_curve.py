"""The same network on more and more labelled examples: how well does each of them read others?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from nudge.data.datasets import Dataset, Labels, Split
from nudge.nn import Network
from nudge.training.config import TrainingConfig
from nudge.training.learner import Learner, in_turns, trained_on
from nudge.training.resumable import Resumable

SIZES: Final = (10, 30, 100, 300, 1000, 4000, 10_000)
"""How many examples are tried, as far as there are so many; and all that there are."""
APART: Final = 1.25
"""All are at least so many times the size before, lest two points stand on one another."""
CHOOSING: Final = 7
"""The stream of randomness that chooses the examples (others: ``nudge.training.trainer``)."""
LOOKS: Final = 30
"""How often all are looked at on their way, at most; and before the first step."""
MOST_OF_ITS_OWN: Final = 5000
"""Of how many of its own examples each is asked, at most: of 60,000 it would take too long."""
ASKED_AT_ONCE: Final = 1000
MOST_SEEN: Final = 10


@dataclass(frozen=True)
class Point:
    """One of the networks as it stands: trained on ``examples`` labelled examples.

    ``test`` and ``own`` are the shares it reads rightly, of the test set and of the examples it
    is trained on (unchanged, and ``own_of`` of them). ``diverged`` tells why it makes no more
    steps, where that is so.
    """

    examples: int
    step: int
    examples_seen: int
    test: float
    own: float
    own_of: int
    diverged: str | None = None


@dataclass(frozen=True)
class Seen:
    """What the network with the fewest labels was shown last, by label.

    ``images`` (n, pixels) in 0..255, ``labels`` (n,); n is at most MOST_SEEN.
    """

    images: npt.NDArray[np.uint8]
    labels: Labels


class LearningCurve:
    """Networks of one start, each on more examples than the one before; they train in turns.

    What fewer examples are, the larger sets have as well. ``draw`` chooses others.
    """

    def __init__(self, config: TrainingConfig, dataset: Dataset, draw: int = 0) -> None:
        train = dataset.train
        order = nested_order(train.labels, config.seed, draw)
        self.sizes, self.tests = sizes_up_to(len(train)), len(dataset.test)
        self._learners = [
            Learner(config, dataset if n == len(train) else trained_on(dataset, np.sort(order[:n])))
            for n in self.sizes
        ]

    def advance_to(self, step: int) -> Resumable[tuple[Point, ...]]:
        """Train all up to ``step``, in turns, and find how well each then reads."""
        yield from in_turns(self._learners, step)
        points = []
        for learner in self._learners:
            points.append((yield from point_of(learner)))
        return tuple(points)

    def seen(self) -> Seen:
        """Return what the network with the fewest labels was shown in its last step.

        Before its first they are its examples as they are, and after it as that changed them.
        """
        learner = self._learners[0]
        train, batch = learner.trainer.dataset.train, learner.batch
        index = np.arange(len(train), dtype=np.int32) if batch is None else batch.index
        x = train.inputs(learner.state.config.dtype) if batch is None else batch.forward.a[0]
        by_label = np.lexsort((index, train.labels[index]))[:MOST_SEEN]
        return Seen(np.rint(255 * x[by_label]).astype(np.uint8), train.labels[index[by_label]])


def point_of(learner: Learner) -> Resumable[Point]:
    """Ask a network about the test set and about its own examples, as it stands."""
    state, data = learner.state, learner.trainer.dataset
    test = yield from share_right(state.network, data.test, state.config.dtype)
    every = -(-len(data.train) // MOST_OF_ITS_OWN)
    own = yield from share_right(state.network, data.train, state.config.dtype, every)
    return Point(
        examples=len(data.train),
        step=state.step,
        examples_seen=state.examples_seen,
        test=test,
        own=own,
        own_of=len(data.train.labels[::every]),
        diverged=learner.diverged,
    )


def share_right(network: Network, split: Split, dtype: str, every: int = 1) -> Resumable[float]:
    """Find the share of a split (of ``every`` so-manieth example of it) that is read rightly."""
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
    """Order examples so that the first n are, for any n, a fair sample of all: (count,) places.

    Within a class the order is drawn; the example of rank r of m goes to (r + 1/2) / m of the way.
    Where classes are about equally large, as digits are, each has its share to within one example.
    """
    rng = np.random.default_rng((seed, CHOOSING, draw))
    way = np.empty(len(labels))
    for label in np.unique(labels):
        places = rng.permutation(np.flatnonzero(labels == label))
        way[places] = (np.arange(len(places)) + 0.5) / len(places)
    return np.argsort(way, kind="stable")


def sizes_up_to(count: int) -> tuple[int, ...]:
    """Return how many examples are tried where there are ``count``; all of them last."""
    return (*(size for size in SIZES if APART * size <= count), count)


def looks(steps: int) -> list[int]:
    """Return the steps at which to look, up to ``steps``, close together where most happens.

    They go with the square of their number; step 0 is not among them.
    """
    return sorted({max(1, round(steps * (i / LOOKS) ** 2)) for i in range(1, LOOKS + 1)})
