"""The sets of examples that questions are about."""

from __future__ import annotations

import numpy as np
import pytest
from nudge.errors import NudgeError
from nudge.training.examples import SETS, select_examples
from nudge.training.record import Focus

from tests.support.embedded import TRAIN
from tests.training.sample_probes import DATASET, FOCUS, make_small_run


@pytest.mark.parametrize("set_name", SETS)
def test_every_set_has_images_labels_and_desired_outputs_that_belong_together(
    set_name: str,
) -> None:
    found = select_examples(set_name, make_small_run().record, FOCUS, DATASET)
    split = DATASET.split(found.split)
    assert found.x.dtype == found.y.dtype == np.float64
    assert len(found) == len(found.x) == len(found.labels)
    assert np.array_equal(found.x, split.inputs("float64")[found.index])
    assert np.array_equal(found.labels, split.labels[found.index])
    assert np.array_equal(found.y.argmax(axis=1), found.labels)
    assert np.array_equal(found.y.sum(axis=1), np.ones(len(found)))


def test_the_sets_are_the_one_in_focus_the_mini_batch_and_all() -> None:
    record = make_small_run().record
    assert record.batch is not None
    assert select_examples("example", record, FOCUS, DATASET).index.tolist() == [FOCUS.index]
    batch = select_examples("batch", record, FOCUS, DATASET)
    assert np.array_equal(batch.index, record.batch.index)
    assert select_examples("all", record, FOCUS, DATASET).index.tolist() == list(range(TRAIN))


def test_a_drawing_has_no_place_in_a_split() -> None:
    drawing = Focus("drawn", None, np.full(784, 0.25), 6)
    found = select_examples("example", make_small_run().record, drawing, DATASET)
    assert (found.split, found.index.tolist(), found.labels.tolist()) == ("drawn", [-1], [6])
    assert np.array_equal(found.x[0], drawing.image)


def test_before_the_first_step_there_is_no_mini_batch_to_ask_about() -> None:
    with pytest.raises(NudgeError) as raised:
        select_examples("batch", make_small_run(steps=0).record, FOCUS, DATASET)
    assert raised.value.code == "no_batch"
    assert raised.value.field == "set"
