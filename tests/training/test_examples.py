"""The sets that can be asked about."""

from __future__ import annotations

import numpy as np
import pytest
from nudge.errors import NudgeError
from nudge.training.examples import SETS, examples_of
from nudge.training.record import Focus

from tests.training.asking import DATASET, FOCUS, run_of


@pytest.mark.parametrize("of", SETS)
def test_every_set_has_images_labels_and_desired_outputs_that_belong_together(of: str) -> None:
    found = examples_of(of, run_of().record, FOCUS, DATASET)
    split = DATASET.split(found.split)
    assert found.x.dtype == found.y.dtype == np.float64
    assert len(found) == len(found.x) == len(found.labels)
    assert np.array_equal(found.x, split.inputs("float64")[found.index])
    assert np.array_equal(found.labels, split.labels[found.index])
    assert np.array_equal(found.y.argmax(axis=1), found.labels)
    assert np.array_equal(found.y.sum(axis=1), np.ones(len(found)))


def test_the_sets_are_the_one_in_focus_the_mini_batch_and_all() -> None:
    record = run_of().record
    assert record.batch is not None
    assert examples_of("example", record, FOCUS, DATASET).index.tolist() == [FOCUS.index]
    batch = examples_of("batch", record, FOCUS, DATASET)
    assert np.array_equal(batch.index, record.batch.index)
    assert examples_of("all", record, FOCUS, DATASET).index.tolist() == list(range(4000))


def test_a_drawing_has_no_place_in_a_split() -> None:
    drawing = Focus("drawn", None, np.full(784, 0.25), 6)
    found = examples_of("example", run_of().record, drawing, DATASET)
    assert (found.split, found.index.tolist(), found.labels.tolist()) == ("drawn", [-1], [6])
    assert np.array_equal(found.x[0], drawing.image)


def test_before_the_first_step_there_is_no_mini_batch_to_ask_about() -> None:
    with pytest.raises(NudgeError) as raised:
        examples_of("batch", run_of(steps=0).record, FOCUS, DATASET)
    assert raised.value.code == "no_batch"
    assert raised.value.field == "set"
