"""Settings: defaults, limits, and errors with the allowed values."""

from __future__ import annotations

from typing import Any

import pytest
from nudge.errors import NudgeError
from nudge.training.config import HOT, TrainingConfig, make_config


def test_the_defaults_are_the_network_of_the_lecture() -> None:
    config = TrainingConfig()
    assert config.sizes == (784, 16, 16, 10)
    assert (config.activation, config.cost, config.optimizer) == ("sigmoid", "squared", "sgd")
    assert (config.batch_size, config.dtype) == (100, "float32")


@pytest.mark.parametrize(
    ("field", "value", "in_allowed"),
    [
        ("learning_rate", 0, "greater than 0"),
        ("learning_rate", float("nan"), "finite"),
        ("learning_rate", "fast", "number"),
        ("batch_size", 0, "1"),
        ("batch_size", 2.5, "integer"),
        ("activation", "sigmold", "sigmoid"),
        ("activation", "softmax", "relu"),
        ("dataset", "../etc/passwd", "mnist-6k"),
        ("dtype", "float16", "float64"),
        ("seed", -1, "0"),
        ("l2", -0.1, "0"),
        ("hidden", [16] * 9, "8"),
        ("learning_rate", "1", "number"),
        ("learning_rate", True, "number"),
        ("batch_size", 20.0, "integer"),
        ("seed", "7", "integer"),
        ("hidden", "16", "a list"),
    ],
)
def test_a_value_out_of_range_is_refused_by_field_value_and_what_is_allowed(
    field: str, value: Any, in_allowed: str
) -> None:
    with pytest.raises(NudgeError) as raised:
        make_config({field: value})
    assert raised.value.field == field
    assert raised.value.allowed is not None
    assert in_allowed in raised.value.allowed
    assert field in raised.value.message


def test_one_bad_layer_among_good_ones_is_named_by_its_place() -> None:
    with pytest.raises(NudgeError) as raised:
        make_config({"hidden": [16, 0]})
    assert raised.value.field == "hidden.1"


def test_a_layer_of_true_neurons_is_no_layer_of_one() -> None:
    with pytest.raises(NudgeError) as raised:
        make_config({"hidden": [True]})
    assert raised.value.field == "hidden.0"


def test_a_whole_number_will_do_where_any_is_allowed() -> None:
    config = make_config({"learning_rate": 1, "l2": 0})
    assert (config.learning_rate, type(config.learning_rate)) == (1.0, float)


def test_an_unknown_setting_is_refused_with_the_known_ones() -> None:
    with pytest.raises(NudgeError) as raised:
        make_config({"learning_rat": 1})
    assert "learning_rate" in str(raised.value.allowed)


def test_cross_entropy_without_softmax_is_refused_and_with_it_accepted() -> None:
    with pytest.raises(NudgeError) as raised:
        make_config({"cost": "cross_entropy"})
    assert raised.value.field == "output_activation"
    assert make_config({"cost": "cross_entropy", "output_activation": "softmax"})


def test_equal_settings_have_the_same_id_and_others_another() -> None:
    assert TrainingConfig().settings_id == make_config({"seed": 0}).settings_id
    assert TrainingConfig().settings_id != make_config({"seed": 1}).settings_id


def test_changing_one_setting_keeps_the_others_and_the_original() -> None:
    before = make_config({"learning_rate": 2})
    after = before.changed({"batch_size": 10})
    assert (after.learning_rate, after.batch_size, before.batch_size) == (2, 10, 100)


def test_whatever_shapes_the_parameters_or_their_start_is_not_hot() -> None:
    assert set(TrainingConfig.model_fields) - HOT == {
        "dataset",
        "hidden",
        "initializer",
        "dtype",
        "seed",
    }
