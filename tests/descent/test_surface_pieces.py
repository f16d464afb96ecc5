"""The surface in pieces: the same for any size of pieces, with little memory, for two at once."""

from __future__ import annotations

import tracemalloc
from typing import Any

import numpy as np
import pytest
from nudge.data.datasets import load_embedded
from nudge.descent import surface as surfaces
from nudge.descent.surface import Surface, choose_surface_examples
from nudge.training.config import TrainingConfig
from nudge.training.resumable import Resumable, Runner, run_to_end
from nudge.training.trainer import TrainerState

from tests.descent.support.surfaces import (
    SQUARED,
    XS,
    YS,
    make_surface,
    random_plane,
    sigmoids,
)
from tests.descent.support.walks import make_network
from tests.nn.numerics import Trial, make_trial


@pytest.mark.parametrize(("columns", "numbers"), [(7, 2**17), (1000, 1), (5, 60)])
def test_however_the_work_is_cut_the_surface_is_the_same(
    monkeypatch: pytest.MonkeyPatch, columns: int, numbers: int
) -> None:
    trial = make_trial([3, 4, 4, 2], *sigmoids(), batch=5, seed=1)
    trial = Trial(trial.network, np.tile(trial.x, (6, 1)), np.tile(trial.y, (6, 1)))
    expected = run_to_end(make_surface(trial).grid(XS, YS))
    monkeypatch.setattr(surfaces, "MOST_COLUMNS", columns)
    monkeypatch.setattr(surfaces, "FEWEST_COLUMNS", 1)
    monkeypatch.setattr(surfaces, "NUMBERS", numbers)
    monkeypatch.setattr(surfaces, "PIECE_WORK", 200)
    cut = make_surface(trial)
    np.testing.assert_allclose(run_to_end(cut.grid(XS, YS)), expected, rtol=1e-6)
    assert run_to_end(cut.cost_at_position(cut.plane.origin)) == pytest.approx(
        run_to_end(cut.cost_at((0.0, 0.0))), rel=1e-6
    )
    np.testing.assert_allclose(
        run_to_end(cut.gradient_at((0.5, 0.5))),
        run_to_end(make_surface(trial).gradient_at((0.5, 0.5))),
    )


def count_pieces(work: Resumable[Any]) -> int:
    runner, pieces = Runner(work), 0
    while not runner.run_for(0.0):
        pieces += 1
    return pieces


def test_a_grid_is_made_of_many_pieces_and_the_images_are_sent_once() -> None:
    network = TrainerState.start(TrainingConfig()).network
    x, y = choose_surface_examples(load_embedded(), 2000)
    surface = Surface(random_plane(network), network, x, y, SQUARED)
    first, second = count_pieces(surface.grid(XS, YS)), count_pieces(surface.grid(XS, YS))
    assert second >= 2 * len(XS) * len(YS) / 8
    assert first == second + 3 * 2


def test_two_computations_in_turns_both_get_their_result(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surfaces, "MOST_COLUMNS", 1)
    monkeypatch.setattr(surfaces, "FEWEST_COLUMNS", 1)
    trial = make_trial([3, 4, 2], *sigmoids(), batch=5, seed=1)
    surface = make_surface(trial)
    grid, cost = Runner(surface.grid(XS, YS)), Runner(surface.cost_at((0.5, 0.5)))
    while not all([grid.run_for(0.0), cost.run_for(0.0)]):
        pass
    np.testing.assert_allclose(grid.result, run_to_end(make_surface(trial).grid(XS, YS)), rtol=1e-6)
    assert cost.result == pytest.approx(
        run_to_end(make_surface(trial).cost_at((0.5, 0.5))), rel=1e-6
    )


@pytest.mark.parametrize("hidden", [(256,), (256, 256, 256)])
def test_memory_stays_small_however_large_the_network(hidden: tuple[int, ...]) -> None:
    network = make_network(hidden=hidden, dtype="float32")
    plane = random_plane(network)
    x, y = choose_surface_examples(load_embedded(), 4000)
    tracemalloc.start()
    surface = Surface(plane, network, x, y, SQUARED)
    runner = Runner(surface.grid(*np.array([XS[:3], XS[:3]])))
    runner.run_for()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 40_000_000
    assert np.isfinite(runner.result).all()
