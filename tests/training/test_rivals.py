"""Rivals: one start, fair turns, and only one network is trained on all digits."""

from __future__ import annotations

import numpy as np
import pytest
from nudge.errors import NudgeError
from nudge.training.config import TrainingConfig
from nudge.training.data import dataset_for
from nudge.training.evaluation import evaluate
from nudge.training.resumable import Runner, run_to_end
from nudge.training.rivals import MEASUREMENTS, Rivals, Standing, measuring_steps, only
from nudge.training.run.history import Run
from nudge.training.trainer import Trainer, TrainerState

from tests.training.sample_drawings import drawings
from tests.training.sample_probes import DATASET

CONFIG = TrainingConfig(hidden=(6,), batch_size=50, seed=8)
LABEL = 2


def standings_at(step: int, config: TrainingConfig = CONFIG) -> tuple[Standing, Standing]:
    one, other = run_to_end(Rivals(config, DATASET, LABEL).advance_to(step))
    return one, other


def test_both_begin_as_the_same_network() -> None:
    one, other = standings_at(0)
    assert (one.trained_on, other.trained_on) == ("only", "all")
    assert (one.step, one.examples_seen) == (other.step, other.examples_seen) == (0, 0)
    assert (one.accuracy, one.predicted) == (other.accuracy, other.predicted)


def test_the_one_on_all_is_the_run_of_the_same_settings() -> None:
    run = Run(CONFIG)
    run.advance(30)
    expected = evaluate(run.state.network, CONFIG, DATASET.test, 30)
    _, other = standings_at(30)
    assert other.accuracy == expected.accuracy
    assert other.predicted == tuple(np.bincount(expected.predictions, minlength=10).tolist())
    assert (other.step, other.examples_seen) == (30, 1500)


def test_the_one_on_one_digit_is_trained_on_that_digit_alone() -> None:
    fewer = only(DATASET, LABEL)
    assert set(fewer.train.labels.tolist()) == {LABEL}
    assert len(fewer.train) == int((DATASET.train.labels == LABEL).sum())
    assert fewer.test is DATASET.test
    originals = DATASET.train.inputs("float32")[DATASET.train.labels == LABEL]
    assert np.array_equal(fewer.train.inputs("float32"), originals)
    trainer, state = Trainer(fewer), TrainerState.start(CONFIG)
    for _ in range(30):
        state, _ = trainer.step(state)
    one, _ = standings_at(30)
    assert one.accuracy == evaluate(state.network, CONFIG, DATASET.test, 30).accuracy


def test_it_ends_up_calling_everything_that_digit() -> None:
    one, other = standings_at(100)
    assert one.predicted == tuple(1000 if digit == LABEL else 0 for digit in range(10))
    assert one.accuracy == pytest.approx(0.1, abs=0.01)
    assert max(other.predicted) < 500


def test_predictions_are_counted_over_the_whole_test_set() -> None:
    for standing in standings_at(10):
        assert sum(standing.predicted) == len(DATASET.test)


def test_they_train_in_turns_step_by_step() -> None:
    rivals = Rivals(CONFIG, DATASET, LABEL)
    runner = Runner(rivals.advance_to(5))
    lead = []
    for _ in range(10):
        runner.run_for(0.0)
        one, other = (rival.state.step for rival in rivals._rivals)
        lead.append(one - other)
    assert lead == [1, 0] * 5


def test_going_on_is_the_same_as_going_at_once() -> None:
    rivals = Rivals(CONFIG, DATASET, LABEL)
    for step in (0, 7, 20):
        found = run_to_end(rivals.advance_to(step))
    assert found == standings_at(20)


def test_one_that_diverges_says_so_and_the_other_goes_on() -> None:
    config = TrainingConfig(
        hidden=(6,), activation="relu", output_activation="identity", learning_rate=300.0
    )
    rivals = Rivals(config, DATASET, LABEL)
    one, other = run_to_end(rivals.advance_to(50))
    diverged = [each for each in (one, other) if each.diverged]
    assert diverged
    for each in diverged:
        assert each.step < 50
        assert f"Step {each.step + 1} diverged" in str(each.diverged)
        assert np.isfinite(each.accuracy)
    assert run_to_end(rivals.advance_to(60))[0].step in (one.step, 60)


@pytest.mark.parametrize("steps", [1, 2, 59, 60, 61, 119, 300, 1000])
def test_measuring_steps_are_spread_to_the_last_step(steps: int) -> None:
    found = measuring_steps(steps)
    assert found == sorted(set(found))
    assert found[0] >= 1
    assert found[-1] == steps
    assert len(found) <= 2 * MEASUREMENTS
    gaps = set(np.diff(found)[:-1].tolist())
    assert len(gaps) <= 1


def test_a_digit_that_is_not_trained_on_has_no_rival() -> None:
    mine = drawings(2)
    config = CONFIG.changed({"train_on": "drawings", "drawings": mine.digest})
    absent = next(label for label in range(10) if label not in mine.labels)
    with pytest.raises(NudgeError) as caught:
        Rivals(config, dataset_for(config), absent)
    assert (caught.value.code, caught.value.value) == ("no_examples", absent)
    present = int(mine.labels[0])
    one, other = run_to_end(Rivals(config, dataset_for(config), present).advance_to(3))
    assert (one.step, other.step) == (3, 3)
    assert other.examples_seen == 6
