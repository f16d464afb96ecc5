"""The learning curves of a run in a few hundred points."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nudge.rooms.feed.chart import BUCKETS, Score, chart


def test_a_run_that_has_not_begun_has_an_empty_chart() -> None:
    assert {name: len(values) for name, values in chart(np.empty(0), []).items()} == dict.fromkeys(
        ("step", "cost", "cost_min", "cost_max", "test_step", "test_accuracy", "test_cost"), 0
    )


def test_few_steps_are_shown_one_by_one() -> None:
    curves = chart(np.array([3.0, 1.0, 2.0]), [])
    np.testing.assert_array_equal(curves["step"], [1, 2, 3])
    for name in ("cost", "cost_min", "cost_max"):
        np.testing.assert_array_equal(curves[name], np.array([3, 1, 2], np.float32))


@given(st.integers(1, 5000))
def test_many_steps_are_gathered_without_losing_one(count: int) -> None:
    costs = np.random.default_rng(count).random(count)
    curves = chart(costs, [])
    assert len(curves["step"]) <= BUCKETS
    assert curves["step"][-1] == count
    lengths = np.diff(curves["step"], prepend=0)
    assert len(set(lengths[:-1])) <= 1
    assert curves["cost_min"].min() == np.float32(costs.min())
    assert curves["cost_max"].max() == np.float32(costs.max())
    assert (curves["cost"] * lengths).sum() == pytest.approx(costs.sum(), rel=1e-5)


@given(st.integers(1, 3000))
def test_of_many_tests_some_are_shown_and_always_the_newest(count: int) -> None:
    tests = [Score(step, step / count, 0.5) for step in range(count)]
    steps = chart(np.empty(0), tests)["test_step"]
    assert len(steps) <= BUCKETS
    assert steps[-1] == count - 1
    assert (np.diff(steps) > 0).all()


def test_a_cost_too_great_for_float32_is_drawn_as_the_greatest() -> None:
    curves = chart(np.array([1e300, 1.0]), [Score(1, 0.1, float("inf"))])
    assert curves["cost"][0] == np.finfo(np.float32).max
    assert np.isfinite(curves["test_cost"]).all()
