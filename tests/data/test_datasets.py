"""The embedded digits: what is in them, and which of them are held out."""

from __future__ import annotations

import numpy as np
import pytest

from app.data.datasets import hold_out, load_dataset
from app.errors import NudgeError


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


def test_inputs_are_made_once_and_cannot_be_written_to() -> None:
    split = load_dataset("mnist-5k").train
    assert split.inputs("float32") is split.inputs("float32")
    with pytest.raises(ValueError, match="read-only"):
        split.inputs("float32")[0, 0] = 1


@pytest.mark.parametrize(
    ("ask", "field"),
    [
        (lambda: load_dataset("cifar"), "dataset"),
        (lambda: load_dataset("mnist-5k").split("validation"), "split"),
    ],
)
def test_an_unknown_name_is_refused_with_the_names_there_are(ask, field) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NudgeError) as raised:
        ask()
    assert raised.value.field == field
    assert raised.value.allowed in ("mnist-5k, mnist, fashion-mnist", "train or test")
