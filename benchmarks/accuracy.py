"""What the default network reads of all of MNIST's test digits, from several starts.

MNIST is not part of the project: ``NUDGE_MNIST_DIR`` is the folder with its four files. The
networks are trained as rooms train them. A network is tested after every epoch, and the best test
counts: so it is chosen by the digits that it is tested with, which flatters it a little.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import mean
from typing import Final

from nudge.data.datasets import DATASETS, Dataset, Split, load_dataset, load_embedded
from nudge.data.files import Folders
from nudge.training.config import TrainingConfig
from nudge.training.evaluation import evaluate
from nudge.training.trainer import Trainer, TrainerState

from benchmarks.full_mnist import MNIST_DIR
from benchmarks.support.report import Figure, at_least, not_measured, unit

SEEDS: Final = range(5)
EPOCHS, EPOCHS_OF_ALL = 60, 15
"""Passes over the digits of the package, and over the whole training set."""
MIN_ACCURACY, MIN_ACCURACY_OF_ALL = 0.91, 0.945
percent = unit("%", 1, 100)


def figures(smallest: bool = False) -> Iterator[Figure]:
    """Yield what networks read that were trained on the package's digits, and on all of MNIST."""
    folder = os.environ.get(MNIST_DIR)
    if not folder:
        yield not_measured("MNIST's 10,000 test digits, read by the defaults", MNIST_DIR)
        return
    seeds, once = (SEEDS[:1], 1) if smallest else (SEEDS, 0)
    with with_mnist(Path(folder)):
        own, whole = load_embedded(), load_dataset("mnist")
    found = [best_test(own, seed, once or EPOCHS, (whole.test, own.test)) for seed in seeds]
    title = f"defaults, best of {EPOCHS} epochs, {len(SEEDS)} starts: of {len(whole.test):,} read"
    yield at_least(title, mean(all_ for all_, _ in found), MIN_ACCURACY, percent)
    spread = f"{percent(min(found)[0])} to {percent(max(found)[0])}"
    few = percent(mean(few for _, few in found))
    yield Figure(f"their range; of the {len(own.test):,} that Nudge shows", f"{spread}; {few}")
    epochs = once or EPOCHS_OF_ALL
    best = [best_test(whole, seed, epochs, (whole.test,))[0] for seed in seeds]
    title = f"the same on full MNIST, best of {EPOCHS_OF_ALL} epochs"
    yield at_least(title, mean(best), MIN_ACCURACY_OF_ALL, percent)
    yield Figure("their range", f"{percent(min(best))} to {percent(max(best))}")


@contextmanager
def with_mnist(folder: Path) -> Iterator[None]:
    """Have MNIST in this process, from the four files in ``folder``."""
    before = DATASETS.folders
    DATASETS.use_folders(Folders(folder))
    try:
        yield
    finally:
        DATASETS.use_folders(before)


def best_test(
    dataset: Dataset, seed: int, epochs: int, tests: Sequence[Split]
) -> tuple[float, ...]:
    """Train the defaults; return the accuracies on ``tests`` after the epoch best on the first."""
    trainer, state = Trainer(dataset), TrainerState.start(TrainingConfig(seed=seed))
    found = []
    for epoch in range(1, epochs + 1):
        while state.examples_seen < epoch * len(dataset.train):
            state, _ = trainer.step(state)
        accuracies = (evaluate(state.network, state.config, test, state.step) for test in tests)
        found.append(tuple(each.accuracy for each in accuracies))
    return max(found)
