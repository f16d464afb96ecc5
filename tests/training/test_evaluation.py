"""Evaluation: a network's answers to the test split, counted."""

from __future__ import annotations

import numpy as np
from nudge.data.datasets import load_embedded
from nudge.training.config import TrainingConfig
from nudge.training.evaluation import evaluate
from nudge.training.run.history import Run


def test_the_confusion_matrix_counts_every_example_at_its_label_and_answer() -> None:
    run, split = Run(TrainingConfig()), load_embedded().test
    run.advance(80)
    evaluation = evaluate(run.state.network, run.config, split, run.step)
    assert evaluation.confusion.sum() == 1000
    assert evaluation.confusion.sum(axis=1).tolist() == [100] * 10
    assert evaluation.accuracy == np.trace(evaluation.confusion) / 1000
    answers = run.state.network.forward(split.inputs("float32")).a[-1]
    assert evaluation.predictions.tolist() == answers.argmax(axis=1).tolist()
    assert np.isclose(evaluation.cost, ((answers - split.targets("float32")) ** 2).sum(1).mean())


def test_with_default_settings_it_learns_to_read_most_digits_of_other_writers() -> None:
    run = Run(TrainingConfig())
    run.advance(1600)
    evaluation = evaluate(run.state.network, run.config, load_embedded().test, run.step)
    assert evaluation.accuracy >= 0.87
