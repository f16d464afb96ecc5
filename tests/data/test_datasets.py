"""The embedded digits: their sizes, their splits, and the arrays that training takes."""

from __future__ import annotations

import tracemalloc
import weakref

import numpy as np
import pytest
from nudge.data.catalogue import CATALOGUE, EARLIER, EMBEDDED, dataset_info
from nudge.data.datasets import Split, available, hold_out, load_dataset, load_embedded
from nudge.errors import NudgeError


def counts(split: Split) -> list[int]:
    return [int(count) for count in np.bincount(split.labels)]


@pytest.mark.parametrize("name", [EMBEDDED.name, EARLIER.name])
def test_a_data_set_of_the_package_is_as_its_entry_says(name: str) -> None:
    dataset, data = load_dataset(name), dataset_info(name)
    assert (len(dataset.train), len(dataset.test)) == (data.train, data.test)
    assert (dataset.name, dataset.image_shape) == (name, data.image_shape)


def test_every_digit_has_its_fair_share_in_both_splits() -> None:
    assert counts(load_embedded().train) == [500] * 10
    assert counts(load_embedded().test) == [100] * 10


@pytest.mark.parametrize("name", [EMBEDDED.name, EARLIER.name])
def test_no_image_is_both_trained_on_and_tested_with(name: str) -> None:
    dataset = load_dataset(name)
    trained = {image.tobytes() for image in dataset.train.images}
    assert not any(image.tobytes() in trained for image in dataset.test.images)


def test_the_test_images_are_from_no_image_that_a_room_of_before_has_seen() -> None:
    before = load_dataset(EARLIER.name)
    seen = {image.tobytes() for split in (before.train, before.test) for image in split.images}
    assert len(seen) == len(load_embedded().train)
    assert {image.tobytes() for image in load_embedded().train.images} == seen
    assert not any(image.tobytes() in seen for image in load_embedded().test.images)


def test_the_split_of_before_is_known_and_not_offered() -> None:
    assert EARLIER.name in CATALOGUE
    assert EARLIER.name not in available()
    assert EMBEDDED.name in available()
    before = load_dataset(EARLIER.name)
    assert (counts(before.train), counts(before.test)) == ([400] * 10, [100] * 10)


def test_the_split_takes_every_fifth_of_each_class() -> None:
    labels = np.array([0, 1, 0, 0, 1, 0, 0, 0], dtype=np.uint8)
    assert np.flatnonzero(hold_out(labels, every=2)).tolist() == [2, 4, 5, 7]


def test_inputs_are_pixels_over_255_and_targets_are_1_at_the_label() -> None:
    split = load_embedded().test
    inputs, targets = split.inputs("float32"), split.targets("float32")
    assert inputs.dtype == targets.dtype == np.float32
    assert np.array_equal(inputs[7] * np.float32(255), split.images[7].ravel().astype("f4"))
    assert targets[7].sum() == 1
    assert targets[7, split.labels[7]] == 1


def test_inputs_are_shared_while_in_use_and_cannot_be_written_to() -> None:
    split = load_embedded().train
    inputs_in_use = split.inputs("float32")
    assert split.inputs("float32") is inputs_in_use
    assert split.inputs("float64") is not inputs_in_use
    with pytest.raises(ValueError, match="read-only"):
        inputs_in_use[0, 0] = 1


def test_inputs_are_freed_once_nothing_refers_to_them() -> None:
    split = load_embedded().test
    inputs_in_use = split.inputs("float64")
    others, alive = split.inputs("float64"), weakref.ref(inputs_in_use)
    del inputs_in_use
    assert alive() is others
    del others
    assert alive() is None


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_rows_and_targets_equal_those_of_the_whole_split_to_the_bit(dtype: str) -> None:
    split = load_embedded().train
    index = np.array([len(split) - 1, 0, 7, 7], dtype=np.int32)
    rows, targets = split.rows(dtype, index), split.targets(dtype, index)
    assert rows.dtype == targets.dtype == dtype
    assert rows.tobytes() == split.inputs(dtype)[index].tobytes()
    assert targets.tobytes() == split.targets(dtype)[index].tobytes()


def test_a_few_rows_need_little_memory() -> None:
    train = load_embedded().train
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
        (lambda: load_embedded().split("validation"), "split"),
    ],
)
def test_an_unknown_name_is_an_error_that_lists_the_known_names(load, field) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NudgeError) as raised:
        load()
    assert raised.value.field == field
    assert raised.value.allowed in (", ".join(CATALOGUE), "train or test")
