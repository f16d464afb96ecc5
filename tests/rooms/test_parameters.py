"""Parameters from outside: taken whole, or refused with the one that is wrong."""

from __future__ import annotations

import numpy as np
import pytest
from nudge.errors import BadMessage
from nudge.rooms.parameters import network_of
from nudge.training.config import TrainingConfig
from nudge.training.run.snapshot import network_tensors
from nudge.training.trainer import TrainerState

CONFIG = TrainingConfig(hidden=(3,))
NETWORK = TrainerState.start(CONFIG).network


def tensors() -> dict[str, np.ndarray]:
    return {name: array + 1 for name, array in network_tensors(NETWORK).items()}


def test_parameters_that_fit_are_taken_in_the_networks_own_type() -> None:
    given = {name: array.astype(np.float64) for name, array in tensors().items()}
    taken = network_tensors(network_of(given, NETWORK))
    for name, array in taken.items():
        assert array.dtype == np.float32
        np.testing.assert_array_equal(array, tensors()[name])


def refused(**changes: np.ndarray | None) -> BadMessage:
    given = {name: array for name, array in (tensors() | changes).items() if array is not None}
    with pytest.raises(BadMessage) as caught:
        network_of(given, NETWORK)
    return caught.value


def test_one_missing_is_named() -> None:
    assert (refused(b2=None).field, refused(b2=None).allowed) == ("b2", "numbers of shape [10]")


def test_one_too_many_is_named() -> None:
    assert refused(w9=np.zeros(1)).field == "w9"


def test_another_shape_is_refused_even_with_as_many_numbers() -> None:
    error = refused(w1=tensors()["w1"].T)
    assert (error.field, error.value, error.allowed) == ("w1", "[784, 3]", "[3, 784]")


def test_whole_numbers_are_refused() -> None:
    assert refused(b1=np.zeros(3, np.int32)).value == "int32"


@pytest.mark.parametrize("number", [np.nan, np.inf, 1e300])
def test_what_is_no_number_in_the_networks_type_is_refused(number: float) -> None:
    error = refused(b1=np.array([0.0, number, 0.0]))
    assert (error.field, error.allowed) == ("b1", "finite numbers")
