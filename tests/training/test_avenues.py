"""Three avenues: each has the length asked for, and the cost of the network after its move."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nudge.nn import ACTIVATIONS, COSTS, Activation, Array, Cost
from nudge.training.avenues import (
    MOST_ITEMS,
    Avenue,
    Avenues,
    Item,
    find_avenues,
    strongest,
    unit,
)
from nudge.training.record import Focus, StepRecord

from tests.nn.numerics import FEW, HIDDEN, PAIRS, make_trial
from tests.training.sample_probes import FOCUS, make_record, make_small_run

SEEDS = st.integers(0, 2**32 - 1)
EXACT: dict[str, Any] = {"rtol": 1e-12, "atol": 1e-13}
SIZE = 0.1


def by_name(found: Avenues) -> dict[str, Avenue]:
    return {each.avenue: each for each in found.avenues}


def moves(avenue: Avenue) -> tuple[Avenue | Item, ...]:
    """The common move of an avenue, and those of its items alone."""
    return (avenue, *avenue.items)


def evaluated(
    record: StepRecord, focus: Focus, layer: int, index: int, avenue: str, changes: Array
) -> tuple[float, float]:
    """The activation and the cost after a move, from a whole forward pass."""
    network = record.network
    weights = [w.astype(np.float64) for w in network.weights]
    biases = [b.astype(np.float64) for b in network.biases]
    if avenue == "bias":
        biases[layer - 1][index] += changes[0]
    if avenue == "weights":
        weights[layer - 1][index] += changes
    a: Array = focus.image
    reached = None
    for at, activation in enumerate(network.activations, start=1):
        if avenue == "activations" and at == layer:
            a = a + changes
        a = activation.f(weights[at - 1] @ a + biases[at - 1])
        reached = a[index] if at == layer else reached
    assert reached is not None
    y = np.eye(len(a))[focus.label]
    cost = COSTS[record.config.cost].of_examples(a[None], y[None])
    return float(reached), float(cost[0])


def check(record: StepRecord, focus: Focus, layer: int, index: int, size: float) -> None:
    """Compare all results with those of whole forward passes."""
    found = find_avenues(record, focus, layer, index, size)
    example = record.examine(focus)
    assert found.nudge == float(example.nudge[layer - 1][0, index])
    assert found.delta == float(example.delta[layer - 1][0, index])
    before = evaluated(record, focus, layer, index, "none", np.zeros(0))
    np.testing.assert_allclose((found.activation, found.cost), before, **EXACT)
    names = ["bias", "weights", "activations"][: 2 if layer == 1 else 3]
    assert [each.avenue for each in found.avenues] == names
    for avenue in found.avenues:
        expected = evaluated(record, focus, layer, index, avenue.avenue, avenue.changes)
        np.testing.assert_allclose((avenue.activation, avenue.cost), expected, **EXACT)
        for item in avenue.items:
            alone = np.zeros(avenue.count)
            alone[item.from_ or 0] = item.change
            expected = evaluated(record, focus, layer, index, avenue.avenue, alone)
            np.testing.assert_allclose((item.activation, item.cost), expected, **EXACT)


@pytest.mark.parametrize(("hidden", "activation"), HIDDEN)
@pytest.mark.parametrize(("cost", "output"), PAIRS)
@FEW
@given(seed=SEEDS)
def test_activations_and_costs_are_those_of_the_moved_network(
    hidden: int, activation: Activation, cost: Cost, output: Activation, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    sizes = rng.integers(1, 6, hidden + 2).tolist()
    trial = make_trial(sizes, activation, output, batch=1, seed=seed)
    focus = Focus("drawn", None, trial.x[0], int(trial.y[0].argmax()))
    record = make_record(trial.network, cost)
    for layer in range(1, len(sizes)):
        check(record, focus, layer, int(rng.integers(sizes[layer])), float(rng.uniform(0.01, 3)))


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"dtype": "float64", "seed": 5, "hidden": (16, 16)},
        {"activation": "tanh", "learning_rate": 0.1, "seed": 6},
        {"output_activation": "softmax", "cost": "cross_entropy", "learning_rate": 0.5},
    ],
)
def test_the_same_holds_for_the_networks_of_runs(settings: dict[str, Any]) -> None:
    record = make_small_run(steps=20, **settings).record
    for layer, size in enumerate(record.network.sizes[1:], start=1):
        check(record, FOCUS, layer, size // 2, SIZE)


@pytest.mark.parametrize("size", [1e-3, 0.1, 5.0])
def test_each_avenue_is_exactly_as_long_as_asked_for(size: float) -> None:
    record = make_small_run().record
    for layer in (1, 2, 3):
        for avenue in find_avenues(record, FOCUS, layer, 1, size).avenues:
            assert np.linalg.norm(avenue.changes) == pytest.approx(size, rel=1e-14)
            moved = {abs(item.change) for item in avenue.items}
            assert moved <= {size, 0.0}
            assert size in moved


def test_every_move_is_the_way_the_nudge_points() -> None:
    record = make_small_run(steps=20, dtype="float64").record
    for layer, size in ((1, 5), (2, 4), (3, 10)):
        for index in range(size):
            found = find_avenues(record, FOCUS, layer, index, SIZE)
            for avenue in found.avenues:
                for reached in moves(avenue):
                    assert (reached.activation - found.activation) * found.nudge >= 0


def test_a_small_enough_move_of_the_bias_or_the_weights_lowers_the_cost() -> None:
    record = make_small_run(steps=20, dtype="float64").record
    for layer, size in ((1, 5), (2, 4), (3, 10)):
        for index in range(size):
            found = find_avenues(record, FOCUS, layer, index, 1e-4)
            for name in ("bias", "weights"):
                assert by_name(found)[name].cost < found.cost


def test_weights_move_in_proportion_to_activations_and_activations_to_weights() -> None:
    record = make_small_run(dtype="float64").record
    found = find_avenues(record, FOCUS, 2, 1, SIZE)
    avenues = by_name(found)
    direction = np.sign(found.nudge)
    a = record.examine(FOCUS).forward.a[1][0]
    w = record.network.weights[1][1]
    expected = direction * SIZE * a / np.linalg.norm(a)
    np.testing.assert_allclose(avenues["weights"].changes, expected, rtol=1e-14)
    expected = direction * SIZE * w / np.linalg.norm(w)
    np.testing.assert_allclose(avenues["activations"].changes, expected, rtol=1e-14)
    for name, strengths in (("weights", a), ("activations", w)):
        items = avenues[name].items
        assert [item.from_ for item in items] == np.argsort(-np.abs(strengths)).tolist()
        assert [item.weight for item in items] == [w[item.from_] for item in items]
        signs = [np.sign(strengths[item.from_]) for item in items]
        assert [item.change for item in items] == [direction * SIZE * sign for sign in signs]
    (bias,) = avenues["bias"].items
    assert (bias.from_, bias.weight) == (None, None)
    assert (bias.cost, bias.activation) == (avenues["bias"].cost, avenues["bias"].activation)


def test_of_many_numbers_only_the_strongest_are_moved_alone_and_all_are_counted() -> None:
    avenue = by_name(find_avenues(make_small_run().record, FOCUS, 1, 0, SIZE))["weights"]
    assert avenue.count == 784
    assert len(avenue.items) == MOST_ITEMS
    brightness = [FOCUS.image[item.from_] for item in avenue.items]
    assert brightness == sorted(FOCUS.image, reverse=True)[:MOST_ITEMS]
    assert "activations" not in by_name(find_avenues(make_small_run().record, FOCUS, 1, 0, SIZE))


def test_a_nudge_of_zero_moves_nothing() -> None:
    record = make_small_run(
        output_activation="softmax", cost="cross_entropy", learning_rate=0.1
    ).record
    index = (FOCUS.label + 1) % 10  # only the label's output has a nudge by this cost
    found = find_avenues(record, FOCUS, 3, index, SIZE)
    assert found.nudge == 0
    assert found.delta != 0
    for avenue in found.avenues:
        assert not avenue.changes.any()
        for reached in moves(avenue):
            assert (reached.cost, reached.activation) == (found.cost, found.activation)
        assert {item.change for item in avenue.items} == {0}


def test_weights_behind_which_all_is_dark_move_nothing() -> None:
    record, dark = make_small_run().record, Focus("drawn", None, np.zeros(784), 3)
    found = find_avenues(record, dark, 1, 0, SIZE)
    assert found.nudge != 0
    assert by_name(found)["weights"].cost == found.cost
    assert by_name(found)["bias"].cost != found.cost


def test_numbers_that_are_too_large_are_found_without_a_warning() -> None:
    record = make_small_run(dtype="float64", activation="relu", output_activation="identity").record
    network = record.network
    huge = replace(network, weights=tuple(np.full_like(w, 1e200) for w in network.weights))
    found = find_avenues(replace(record, network=huge), FOCUS, 2, 0, SIZE)
    assert not np.isfinite(found.cost)


def test_a_unit_has_length_one_and_zeros_have_none() -> None:
    assert unit(np.array([3.0, -4.0])).tolist() == [0.6, -0.8]
    assert unit(np.zeros(2)).tolist() == [0, 0]


def test_equally_strong_numbers_keep_their_order() -> None:
    assert strongest(np.array([1.0, -2.0, 0.0, 2.0, -1.0])).tolist() == [1, 3, 0, 4, 2]


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "leaky_relu", "identity"])
def test_a_network_without_hidden_layers_has_two_avenues(name: str) -> None:
    trial = make_trial([4, 3], ACTIVATIONS["identity"], ACTIVATIONS[name], batch=1, seed=3)
    focus = Focus("drawn", None, trial.x[0], 1)
    found = find_avenues(make_record(trial.network, COSTS["squared"]), focus, 1, 2, SIZE)
    assert list(by_name(found)) == ["bias", "weights"]
