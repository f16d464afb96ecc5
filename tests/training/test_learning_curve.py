"""Learning curves: one start, nested stratified samples, equal steps, and each accuracy."""

from __future__ import annotations

import math

import numpy as np
import pytest
from nudge.data.datasets import Dataset, Split
from nudge.nn import Array
from nudge.training.config import TrainingConfig
from nudge.training.evaluation import evaluate
from nudge.training.learner import Learner, trained_on
from nudge.training.learning_curve import (
    ASKED_AT_ONCE,
    MEASUREMENTS,
    MOST_OF_ITS_OWN,
    CurvePoint,
    LearningCurve,
    measure,
    measuring_steps,
    nested_order,
    share_right,
    sizes_up_to,
)
from nudge.training.resumable import Runner, run_to_end
from nudge.training.run.history import Run
from nudge.training.trainer import Trainer, TrainerState

from tests.support.embedded import TRAIN
from tests.training.sample_probes import DATASET

CONFIG = TrainingConfig(hidden=(6,), batch_size=50, seed=8)


def points_at(
    step: int, config: TrainingConfig = CONFIG, draw: int = 0, dataset: Dataset = DATASET
) -> tuple[CurvePoint, ...]:
    return run_to_end(LearningCurve(config, dataset, draw).advance_to(step))


def test_there_is_a_network_for_each_number_of_labels_up_to_all() -> None:
    assert [point.examples for point in points_at(0)] == [10, 30, 100, 300, 1000, TRAIN]


@pytest.mark.parametrize(
    ("count", "sizes"),
    [
        (7, (7,)),
        (10, (10,)),
        (12, (12,)),
        (14, (14,)),
        (15, (10, 15)),
        (4000, (10, 30, 100, 300, 1000, 4000)),
        (5000, (10, 30, 100, 300, 1000, 5000)),
        (60_000, (10, 30, 100, 300, 1000, 4000, 10_000, 60_000)),
    ],
)
def test_the_numbers_of_labels_end_with_all_there_are(count: int, sizes: tuple[int, ...]) -> None:
    assert sizes_up_to(count) == sizes


def test_all_begin_as_the_same_network() -> None:
    assert len({point.test for point in points_at(0)}) == 1
    assert {(point.step, point.examples_seen) for point in points_at(0)} == {(0, 0)}


def test_the_one_on_all_labels_is_the_run_of_the_same_settings() -> None:
    run = Run(CONFIG)
    run.advance(25)
    *_, last = points_at(25)
    assert last.test == evaluate(run.state.network, CONFIG, DATASET.test, 25).accuracy
    assert last.own == evaluate(run.state.network, CONFIG, DATASET.train, 25).accuracy
    assert (last.examples_seen, last.own_of) == (1250, TRAIN)


def test_each_is_trained_on_its_own_labels_alone() -> None:
    chosen = np.sort(nested_order(DATASET.train.labels, CONFIG.seed, 0)[:100])
    fewer = trained_on(DATASET, chosen)
    trainer, state = Trainer(fewer), TrainerState.start(CONFIG)
    for _ in range(25):
        state, _ = trainer.step(state)
    found = next(point for point in points_at(25) if point.examples == 100)
    assert found.test == evaluate(state.network, CONFIG, DATASET.test, 25).accuracy
    assert found.own == evaluate(state.network, CONFIG, fewer.train, 25).accuracy
    assert found.own_of == 100


def test_all_make_equally_many_steps_in_turns() -> None:
    curve = LearningCurve(CONFIG, DATASET)
    runner = Runner(curve.advance_to(3))
    at = []
    for _ in range(3 * len(curve.sizes)):
        runner.run_for(0.0)
        at.append([learner.state.step for learner in curve._learners])
    assert at[-1] == [3] * 6
    assert all(max(steps) - min(steps) <= 1 for steps in at)


def test_a_mini_batch_of_few_labels_holds_them_all() -> None:
    assert [point.examples_seen for point in points_at(4)] == [40, 120, 200, 200, 200, 200]


def test_going_on_is_the_same_as_going_at_once() -> None:
    curve = LearningCurve(CONFIG, DATASET)
    for step in (0, 7, 20):
        found = run_to_end(curve.advance_to(step))
    assert found == points_at(20)


def test_the_seed_decides_all_of_it_and_a_draw_only_the_examples() -> None:
    assert points_at(12) == points_at(12)
    other = points_at(12, draw=1)
    assert other != points_at(12)
    assert other[-1] == points_at(12)[-1]  # all there are is no choice
    assert points_at(0, draw=1)[0].test == points_at(0)[0].test  # and the start is the same


MNIST = (5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949)
"""How many of its 60,000 training examples show each digit."""


@pytest.mark.parametrize("counts", [(400,) * 10, MNIST, (12, 11, 10)])
def test_the_first_of_an_order_hold_their_share_of_every_class(counts: tuple[int, ...]) -> None:
    labels = np.repeat(np.arange(len(counts)), counts).astype(np.uint8)
    labels = np.random.default_rng(1).permutation(labels)
    order = nested_order(labels, 3, 1)
    assert np.array_equal(np.sort(order), np.arange(len(labels)))
    n = np.arange(1, len(labels) + 1)
    for label, count in enumerate(counts):
        counts_so_far = np.cumsum(labels[order] == label)
        assert np.abs(counts_so_far - n * count / len(labels)).max() < 1


def test_ten_labels_are_one_of_each_digit() -> None:
    first = nested_order(DATASET.train.labels, 3, 2)[:10]
    assert sorted(DATASET.train.labels[first].tolist()) == list(range(10))


def test_the_more_labels_the_more_of_the_test_images_are_read() -> None:
    points = points_at(250, TrainingConfig(seed=0))
    test = [point.test for point in points]
    assert test[0] < test[2] < test[-1]
    assert points[0].own == 1.0  # it has learned them by heart
    assert points[0].own - points[0].test > 0.3
    assert points[-1].own - points[-1].test < 0.06


def test_shifts_turns_and_scalings_help_a_network_that_has_few_labels() -> None:
    train = DATASET.train
    chosen = np.sort(nested_order(train.labels, 0, 0)[:300])
    fewer = trained_on(DATASET, chosen)
    accuracy = {}
    for augment in (False, True):
        config = TrainingConfig(seed=0, augment=augment)
        learner = Learner(config, fewer)
        while learner.is_before(800):
            learner.advance()
        accuracy[augment] = run_to_end(measure(learner)).test
    assert accuracy[True] > accuracy[False] + 0.04


def test_one_that_diverges_says_so_and_the_others_go_on() -> None:
    config = TrainingConfig(
        hidden=(6,), activation="relu", output_activation="identity", learning_rate=300.0
    )
    points = points_at(40, config)
    ended = [point for point in points if point.diverged]
    assert ended
    for point in ended:
        assert f"Step {point.step + 1} diverged" in str(point.diverged)
        assert np.isfinite([point.test, point.own]).all()
    assert all(point.step == 40 for point in points if not point.diverged)


def test_a_network_on_many_examples_is_asked_about_an_even_part_of_them() -> None:
    count = 2 * MOST_OF_ITS_OWN + 1
    repeated = np.arange(count) % len(DATASET.train)
    many = trained_on(DATASET, repeated)
    point = run_to_end(measure(Learner(CONFIG, many)))
    some = Split(many.train.images[::3], many.train.labels[::3])
    assert point.own_of == len(some)
    network = TrainerState.start(CONFIG).network
    assert point.own == evaluate(network, CONFIG, some, 0).accuracy


def test_shares_are_found_in_pieces_and_are_those_of_the_whole() -> None:
    network = TrainerState.start(CONFIG).network
    runner = Runner(share_right(network, DATASET.train, "float32"))
    pieces = 0
    while not runner.run_for(0.0):
        pieces += 1
    assert pieces == math.ceil(TRAIN / ASKED_AT_ONCE)
    assert runner.result == evaluate(network, CONFIG, DATASET.train, 0).accuracy


@pytest.mark.parametrize("steps", [1, 2, 29, 30, 31, 100, 1500, 5000])
def test_measuring_steps_are_close_together_at_first_and_reach_the_last_step(steps: int) -> None:
    found = measuring_steps(steps)
    assert found == sorted(set(found))
    assert found[0] >= 1
    assert found[-1] == steps
    assert len(found) <= MEASUREMENTS
    gaps = np.diff([0, *found])
    assert gaps[-1] >= gaps[0]


def test_the_shown_examples_are_those_that_the_first_network_is_trained_on() -> None:
    curve = LearningCurve(CONFIG, DATASET)
    before = curve.shown_examples()
    assert before.labels.tolist() == list(range(10))
    chosen = nested_order(DATASET.train.labels, CONFIG.seed, 0)[:10]
    own = {DATASET.train.images[place].tobytes() for place in chosen}
    assert {image.tobytes() for image in before.images} == own
    run_to_end(curve.advance_to(3))
    after = curve.shown_examples()
    assert np.array_equal(after.images, before.images)
    assert np.array_equal(after.labels, before.labels)


def test_with_augmentation_the_shown_examples_are_other_images_of_their_digits_each_time() -> None:
    curve = LearningCurve(CONFIG.changed({"augment": True}), DATASET)
    shown = [curve.shown_examples()]
    for step in (1, 2):
        run_to_end(curve.advance_to(step))
        shown.append(curve.shown_examples())
    assert np.array_equal(
        shown[2].images, np.rint(255 * last_batch(curve)).astype(np.uint8)
    )  # the images of the step
    for seen in shown:
        assert seen.labels.tolist() == list(range(10))
    for one, other in ((0, 1), (1, 2)):
        changed = np.abs(shown[one].images.astype(int) - shown[other].images).mean(axis=1)
        assert (changed > 2).all()


def last_batch(curve: LearningCurve) -> Array:
    """The inputs of the last mini-batch of the network with ten labels, sorted by label."""
    learner = curve._learners[0]
    assert learner.batch is not None
    inputs: Array = learner.batch.forward.a[0][learner.batch.y.argmax(axis=1).argsort()]
    return inputs
