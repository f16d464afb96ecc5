"""The embedded digits: their sizes, their splits, and the arrays that training takes."""

from __future__ import annotations

import tracemalloc
import weakref

import numpy as np
import pytest
from nudge.data.datasets import hold_out, load_dataset
from nudge.errors import NudgeError


def test_four_thousand_to_train_on_and_one_thousand_to_test_with() -> None:
    dataset = load_dataset("mnist-5k")
    assert (len(dataset.train), len(dataset.test)) == (4000, 1000)
    assert dataset.image_shape == (28, 28)


def test_every_digit_has_its_fair_share_in_both_splits() -> None:
    dataset = load_dataset("mnist-5k")
    assert np.bincount(dataset.train.labels).tolist() == [400] * 10
    assert np.bincount(dataset.test.labels).tolist() == [100] * 10


def test_no_image_is_both_trained_on_and_tested_with() -> None:
    dataset = load_dataset("mnist-5k")
    trained = {image.tobytes() for image in dataset.train.images}
    assert not any(image.tobytes() in trained for image in dataset.test.images)


def test_the_split_takes_every_fifth_of_each_class() -> None:
    labels = np.array([0, 1, 0, 0, 1, 0, 0, 0], dtype=np.uint8)
    assert np.flatnonzero(hold_out(labels, every=2)).tolist() == [2, 4, 5, 7]


def test_inputs_are_pixels_over_255_and_targets_are_1_at_the_label() -> None:
    split = load_dataset("mnist-5k").test
    inputs, targets = split.inputs("float32"), split.targets("float32")
    assert inputs.dtype == targets.dtype == np.float32
    assert np.array_equal(inputs[7] * np.float32(255), split.images[7].ravel().astype("f4"))
    assert targets[7].sum() == 1
    assert targets[7, split.labels[7]] == 1


def test_inputs_are_shared_while_in_use_and_cannot_be_written_to() -> None:
    split = load_dataset("mnist-5k").train
    inputs_in_use = split.inputs("float32")
    assert split.inputs("float32") is inputs_in_use
    assert split.inputs("float64") is not inputs_in_use
    with pytest.raises(ValueError, match="read-only"):
        inputs_in_use[0, 0] = 1


def test_inputs_are_freed_once_nothing_refers_to_them() -> None:
    split = load_dataset("mnist-5k").test
    inputs_in_use = split.inputs("float64")
    others, alive = split.inputs("float64"), weakref.ref(inputs_in_use)
    del inputs_in_use
    assert alive() is others
    del others
    assert alive() is None


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_rows_and_targets_equal_those_of_the_whole_split_to_the_bit(dtype: str) -> None:
    split = load_dataset("mnist-5k").train
    index = np.array([3999, 0, 7, 7], dtype=np.int32)
    rows, targets = split.rows(dtype, index), split.targets(dtype, index)
    assert rows.dtype == targets.dtype == dtype
    assert rows.tobytes() == split.inputs(dtype)[index].tobytes()
    assert targets.tobytes() == split.targets(dtype)[index].tobytes()


def test_a_few_rows_need_little_memory() -> None:
    train = load_dataset("mnist-5k").train
    tracemalloc.start()
    try:
        train.rows("float64", np.arange(100))
        train.targets("float64", np.arange(100))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < train.images.size  # an eighth of the bytes of all inputs


@pytest.mark.parametrize(
    ("load", "field"),
    [
        (lambda: load_dataset("cifar"), "dataset"),
        (lambda: load_dataset("mnist-5k").split("validation"), "split"),
    ],
)
def test_an_unknown_name_is_an_error_that_lists_the_known_names(load, field) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NudgeError) as raised:
        load()
    assert raised.value.field == field
    assert raised.value.allowed in ("mnist-5k, mnist, fashion-mnist", "train or test")
