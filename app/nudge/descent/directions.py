"""Which plane: that of the paths, of a line, of two random directions, or of two weights.

A plane is fitted anew while paths grow. Its axes then turn a little at a time, so that the
picture neither flips nor spins.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from nudge.descent.coefficients import Offsets
from nudge.descent.geodesic import fitted_to, turned, unmirrored
from nudge.descent.path import flatten, place_of, unflatten
from nudge.descent.plane import Plane, Points
from nudge.descent.settings import PlaneSettings
from nudge.errors import NudgeError
from nudge.nn import Array, Network
from nudge.training.resumable import Resumable

FILLING, DRAWING = 4, 5
"""Streams of randomness: axes that paths do not give, and the random plane's."""
PARALLEL: Final = 1e-6
"""A direction shorter than this part of itself, once the other is taken from it, is no second."""
WEIGHTS_REACH: Final = 3.0
"""How far to each side two weights are looked at."""


@dataclass(frozen=True, eq=False)
class Aim:
    """Where a plane should be.

    It goes ``through`` a point (P,), and where ``start`` (P,) is nearest to it is its origin.
    ``found`` (r, P) are directions in it, at most two; others are drawn. ``towards`` (P,) is
    where paths have gone from the start. Where ``is_free``, all axes in the plane are as good.
    """

    through: Array
    start: Array
    found: Array
    towards: Array
    is_free: bool = False
    reach: float = 0.0


def fitted(
    settings: PlaneSettings, paths: Sequence[Points], like: Network, before: Plane | None = None
) -> Resumable[Plane]:
    """Find the plane that ``settings`` ask for, with axes as near to those ``before`` as may be.

    ``paths`` are the positions (n, P) of each run, from one start. Raises NudgeError where
    there is no such weight, or it is the same twice.
    """
    aim = yield from AIMS[settings.kind](settings, paths, like)
    directions, rank = _completed(aim.found, settings.seed)
    is_settled, number = True, 1
    if before is not None:
        number = before.number + 1
    if before is not None and _goes_on(before, settings, directions):
        fit = fitted_to if aim.is_free else unmirrored
        directions, is_settled = turned(before.directions, fit(directions, before.directions))
    elif aim.is_free:
        directions = _facing(directions, aim.towards)
    origin = aim.through + (aim.start - aim.through) @ directions.T @ directions
    return Plane(
        origin, directions, settings.kind, number, aim.reach, is_settled, rank, settings.seed
    )


def _goes_on(before: Plane, settings: PlaneSettings, directions: Array) -> bool:
    """Whether a plane is the next after ``before``, and not another that was asked for.

    Before anything has moved there is no axis to keep; and a weight's axis is what it is.
    """
    same = (before.kind, before.seed) == (settings.kind, settings.seed)
    fits = before.directions.shape == directions.shape
    return same and fits and before.rank > 0 and settings.kind != "weights"


def _of_paths(settings: PlaneSettings, paths: Sequence[Points], like: Network) -> Resumable[Aim]:
    """The two main directions of all paths, through their mean; each path weighs the same."""
    offsets = Offsets(paths)
    yield from offsets.multiply()
    makings = offsets.main_directions(2)
    *found, mean, towards = yield from offsets.made((*makings, offsets.mean, offsets.ends))
    start = offsets.start
    return Aim(start + mean, start, _rows(found, start), towards, is_free=True)


def _of_line(settings: PlaneSettings, paths: Sequence[Points], like: Network) -> Resumable[Aim]:
    """From the start to where the first run is, and the main direction of what is beside it."""
    offsets = Offsets(paths)
    yield from offsets.multiply()
    makings = offsets.line_directions()
    *found, towards = yield from offsets.made((*makings, offsets.ends))
    return Aim(offsets.start, offsets.start, _rows(found, offsets.start), towards)


def _random(settings: PlaneSettings, paths: Sequence[Points], like: Network) -> Resumable[Aim]:
    """Two random directions about where the first run is, normalised by filters.

    Each neuron's weights along a direction are as long as its own weights are; biases stay
    (Li et al. 2018, "Visualizing the loss landscape of neural nets", section 4).
    """
    newest = np.asarray(paths[0][-1], dtype=np.float64)
    network = unflatten(newest, like)
    rng = np.random.default_rng((settings.seed, DRAWING))
    drawn = []
    for w in network.weights:
        with np.errstate(over="ignore"):
            drawn.append(_scaled_alike(rng.standard_normal((2, *w.shape)), w))
        yield
    no_bias = tuple(np.zeros_like(b) for b in network.biases)
    found = np.stack(
        [
            flatten(replace(network, weights=tuple(pair[which] for pair in drawn), biases=no_bias))
            for which in (0, 1)
        ]
    )
    with np.errstate(over="ignore"):
        length = float(np.linalg.norm(found[0]))
    reach = length if math.isfinite(length) else 0.0
    return Aim(newest, newest, found, np.zeros_like(newest), reach=reach)


def _scaled_alike(pair: Array, w: Array) -> Array:
    """Two directions (2, n_out, n_in), of which each neuron's are as long as its own in ``w``.

    And at right angles to each other, which no scaling then changes; a single weight can't be.
    """
    one, other = pair
    if w.shape[1] > 1:
        other = other - _lengthened(one, (_lengthened(one) * other).sum(axis=1, keepdims=True))
    lengths = np.linalg.norm(w, axis=1, keepdims=True)
    return np.stack([_lengthened(one, lengths), _lengthened(other, lengths)])


def _lengthened(rows: Array, lengths: Array | float = 1.0) -> Array:
    """Return each of ``rows`` at a length."""
    lengthened: Array = rows * (lengths / np.linalg.norm(rows, axis=1, keepdims=True))
    return lengthened


def _of_weights(settings: PlaneSettings, paths: Sequence[Points], like: Network) -> Resumable[Aim]:
    """Two parameters, each of them an axis, about where the first run is."""
    newest = np.asarray(paths[0][-1], dtype=np.float64)
    places = [place_of(each.parameter, like) for each in settings.weights or ()]
    if len(set(places)) != 2:
        raise NudgeError(
            "A plane of weights takes two different ones.",
            code="bad_setting",
            field="weights",
            value=[each.model_dump() for each in settings.weights or ()],
            allowed="two different weights or biases",
        )
    found = np.zeros((2, len(newest)))
    found[[0, 1], places] = 1
    yield
    return Aim(newest, newest, found, np.zeros_like(newest), reach=WEIGHTS_REACH)


AIMS: Final[dict[str, Callable[[PlaneSettings, Sequence[Points], Network], Resumable[Aim]]]] = {
    "paths": _of_paths,
    "line": _of_line,
    "random": _random,
    "weights": _of_weights,
}
"""How each kind of plane is found."""


def _rows(found: Sequence[Array], like: Array) -> Array:
    return np.stack(found) if found else np.empty((0, len(like)))


def _completed(found: Array, seed: int) -> tuple[Array, int]:
    """Two orthonormal directions (2, P), the first of them ``found``; and how many were."""
    rng = np.random.default_rng((seed, FILLING))
    axes: list[Array] = []
    for direction in found:
        _append(axes, direction)
    rank = len(axes)
    while len(axes) < 2:
        _append(axes, rng.standard_normal((1, found.shape[1]))[0])
    return np.stack(axes), rank


def _append(axes: list[Array], direction: Array) -> None:
    """Add ``direction``, made orthogonal to the axes so far and of length 1, where that can be."""
    with np.errstate(over="ignore"):
        length = np.linalg.norm(direction)
    if not 0 < length < np.inf:
        return
    rest = direction / length
    for axis in axes * 2:  # twice is enough (Giraud, Langou and Rozložník 2005)
        rest = rest - (axis @ rest) * axis
    if np.linalg.norm(rest) > PARALLEL:
        axes.append(rest / np.linalg.norm(rest))


def _facing(directions: Array, towards: Array) -> Array:
    """Return axes that paths have gone up along, not down: the first time it is a free choice."""
    return np.where(directions @ towards < 0, -1.0, 1.0)[:, None] * directions
