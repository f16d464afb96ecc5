"""A record's tensors: their names and shapes, and which tensors are left out."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from nudge.data.datasets import load_embedded
from nudge.errors import NudgeError
from nudge.nn import asks
from nudge.training.config import TrainingConfig, make_config
from nudge.training.record import GROUPS, Focus
from nudge.training.run.history import Run


@pytest.fixture
def focus() -> Focus:
    return Focus.of(load_embedded(), "test", 3)


def test_every_tensor_is_there_by_its_name_and_shape(focus: Focus) -> None:
    run = Run(TrainingConfig())
    run.advance(1)
    tensors = run.record.tensors(GROUPS, run.record.examine(focus))
    shapes = {name: array.shape for name, array in tensors.items()}
    sizes = (784, 16, 16, 10)
    expected = {"a0": (784,), "y": (10,), "batch_a0": (100, 784)}
    expected |= {"batch_y": (100, 10), "batch_index": (100,)}
    for layer in (1, 2, 3):
        n, before = sizes[layer], sizes[layer - 1]
        expected |= {f"{name}{layer}": (n,) for name in ("a", "z", "delta", "nudge", "b")}
        expected |= {f"w{layer}": (n, before), f"grad_w{layer}": (n, before)}
        expected |= {f"grad_b{layer}": (n,)}
        expected |= {f"batch_a{layer}": (100, n), f"batch_delta{layer}": (100, n)}
    assert shapes == expected


def test_for_one_example_in_focus_nothing_large_is_made() -> None:
    dataset = load_embedded()
    tracemalloc.start()
    try:
        focus = Focus.of(dataset, "train", 17)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert focus.image.tobytes() == dataset.train.inputs("float64")[17].tobytes()
    assert most < dataset.train.images.size  # an eighth of the bytes of all inputs


def test_pixels_have_no_nudge(focus: Focus) -> None:
    run = Run(TrainingConfig())
    assert "nudge0" not in run.record.tensors(GROUPS, run.record.examine(focus))


def test_before_the_first_step_no_gradient_is_there_rather_than_zero(focus: Focus) -> None:
    run = Run(TrainingConfig())
    tensors = run.record.tensors(GROUPS, run.record.examine(focus))
    assert not [name for name in tensors if name.startswith(("grad", "update", "batch"))]
    assert run.record.cost is None
    assert run.record.metadata(focus, run.record.examine(focus))["cost"] == ""


@pytest.mark.parametrize("settings", [{"optimizer": "momentum"}, {"l2": 0.01}])
def test_updates_are_sent_where_they_do_not_follow_from_the_gradient(
    settings: dict[str, object], focus: Focus
) -> None:
    run = Run(make_config(settings))
    run.advance(1)
    tensors = run.record.tensors(["gradients"], run.record.examine(focus))
    assert np.array_equal(
        tensors["update_w2"] + run.record.network.weights[1], run.state.network.weights[1]
    )


def test_a_thinner_stream_leaves_out_the_first_layer_only(focus: Focus) -> None:
    run = Run(TrainingConfig())
    run.advance(1)
    example = run.record.examine(focus)
    whole = run.record.tensors(["parameters", "gradients"], example)
    thin = run.record.tensors(["parameters", "gradients"], example, from_layer=2)
    assert set(whole) - set(thin) == {"w1", "b1", "grad_w1", "grad_b1"}


def test_the_asks_of_a_layer_add_up_to_the_nudges_before_it(focus: Focus) -> None:
    run = Run(make_config({"dtype": "float64"}))
    run.advance(3)
    tensors = run.record.tensors(GROUPS, run.record.examine(focus))
    for layer in (3, 2):
        total = asks(tensors[f"delta{layer}"], tensors[f"w{layer}"]).sum(axis=0)
        assert np.allclose(total, tensors[f"nudge{layer - 1}"], rtol=1e-12, atol=0)


def test_a_drawing_is_examined_like_any_example() -> None:
    run = Run(TrainingConfig())
    stored = Focus.of(load_embedded(), "test", 3)
    drawn = Focus("drawn", None, stored.image, stored.label)
    assert run.record.examine(drawn).cost == run.record.examine(stored).cost


@pytest.mark.parametrize("index", [-1, 1000])
def test_an_example_that_is_not_there_is_refused(index: int) -> None:
    with pytest.raises(NudgeError) as raised:
        Focus.of(load_embedded(), "test", index)
    assert raised.value.allowed == "0 to 999"
