"""Parameters from outside: all are used, or an error names the wrong one."""

from __future__ import annotations

import numpy as np
import pytest
from nudge.errors import BadMessage
from nudge.rooms.parameters import network_from
from nudge.training.config import TrainingConfig
from nudge.training.run.snapshot import network_tensors
from nudge.training.trainer import TrainerState

CONFIG = TrainingConfig(hidden=(3,))
NETWORK = TrainerState.start(CONFIG).network


def tensors() -> dict[str, np.ndarray]:
    return {name: array + 1 for name, array in network_tensors(NETWORK).items()}


def test_parameters_that_fit_are_taken_in_the_networks_own_type() -> None:
    given = {name: array.astype(np.float64) for name, array in tensors().items()}
    taken = network_tensors(network_from(given, NETWORK))
    for name, array in taken.items():
        assert array.dtype == np.float32
        np.testing.assert_array_equal(array, tensors()[name])


def parameter_error(**changes: np.ndarray | None) -> BadMessage:
    given = {name: array for name, array in (tensors() | changes).items() if array is not None}
    with pytest.raises(BadMessage) as caught:
        network_from(given, NETWORK)
    return caught.value


def test_a_missing_tensor_is_named() -> None:
    assert (parameter_error(b2=None).field, parameter_error(b2=None).allowed) == (
        "b2",
        "numbers of shape [10]",
    )


def test_an_unknown_tensor_is_named() -> None:
    assert parameter_error(w9=np.zeros(1)).field == "w9"


def test_another_shape_is_refused_even_with_as_many_numbers() -> None:
    error = parameter_error(w1=tensors()["w1"].T)
    assert (error.field, error.value, error.allowed) == ("w1", "[784, 3]", "[3, 784]")


def test_whole_numbers_are_refused() -> None:
    assert parameter_error(b1=np.zeros(3, np.int32)).value == "int32"


@pytest.mark.parametrize("number", [np.nan, np.inf, 1e300])
def test_numbers_that_are_not_finite_in_the_networks_type_are_refused(number: float) -> None:
    error = parameter_error(b1=np.array([0.0, number, 0.0]))
    assert (error.field, error.allowed) == ("b1", "finite numbers")
