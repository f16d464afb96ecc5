"""Fitting a plane: to the paths, to a line, to two random directions, or to two weights.

The plane is fitted again while the paths grow. Its axes turn by a limited angle each time, so that
the picture neither flips nor spins.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from nudge.descent.coefficients import Offsets
from nudge.descent.geodesic import fitted_to, turned, unmirrored
from nudge.descent.path import flatten, parameter_index, unflatten
from nudge.descent.plane import Plane, Positions
from nudge.descent.settings import PlaneSettings
from nudge.errors import NudgeError
from nudge.nn import Array, Network
from nudge.texts import Text
from nudge.training.resumable import Resumable
from nudge.training.streams import Stream

PARALLEL: Final = 1e-6
"""A direction counts as parallel to an axis if less than this part of it is orthogonal to it."""
WEIGHTS_REACH: Final = 3.0
"""How far to each side of two weights their plane is shown."""


@dataclass(frozen=True, eq=False)
class PlaneTarget:
    """Where a plane should lie.

    It goes through the point ``through`` (P,). Its origin is its point nearest to ``start`` (P,).
    ``directions`` (r, P) lie in it, at most two; missing ones are drawn at random. ``towards`` (P,)
    is the mean offset of the paths' newest points from the start. Where ``is_free`` is true, the
    axes may be turned within the plane. ``reach`` is that of the ``Plane``.
    """

    through: Array
    start: Array
    directions: Array
    towards: Array
    is_free: bool = False
    reach: float = 0.0


def fitted(
    settings: PlaneSettings, paths: Sequence[Positions], like: Network, before: Plane | None = None
) -> Resumable[Plane]:
    """Fit the plane of ``settings`` to ``paths``, with axes as near to ``before`` as possible.

    ``paths`` are the positions (n, P) of each run, all with one start. ``like`` is a network with
    their layers. Raises NudgeError where a weight does not exist or both weights are the same.
    """
    target = yield from TARGET_FINDERS[settings.kind](settings, paths, like)
    directions, rank = _completed(target.directions, settings.seed)
    is_settled, number = True, 1
    if before is not None:
        number = before.number + 1
    if before is not None and _goes_on(before, settings, directions):
        fit = fitted_to if target.is_free else unmirrored
        directions, is_settled = turned(before.directions, fit(directions, before.directions))
    elif target.is_free or settings.kind == "steps":
        directions = _facing(directions, target.towards)
    origin = target.through + (target.start - target.through) @ directions.T @ directions
    return Plane(
        origin, directions, settings.kind, number, target.reach, is_settled, rank, settings.seed
    )


def _goes_on(before: Plane, settings: PlaneSettings, directions: Array) -> bool:
    """Whether a plane continues ``before``, instead of being another plane that was asked for.

    Without movement no axis was determined by paths, and the axis of a weight never turns.
    """
    same = (before.kind, before.seed) == (settings.kind, settings.seed)
    fits = before.directions.shape == directions.shape
    return same and fits and before.rank > 0 and settings.kind != "weights"


def _of_paths(
    settings: PlaneSettings, paths: Sequence[Positions], like: Network
) -> Resumable[PlaneTarget]:
    """The two main directions of all paths, through their mean; each path has the same weight."""
    offsets = Offsets(paths)
    yield from offsets.multiply()
    coefficients = offsets.main_directions(2)
    *directions, mean, towards = yield from offsets.combine(
        (*coefficients, offsets.mean, offsets.ends)
    )
    start = offsets.start
    return PlaneTarget(start + mean, start, _stack(directions, start), towards, is_free=True)


def _of_steps(
    settings: PlaneSettings, paths: Sequence[Positions], like: Network
) -> Resumable[PlaneTarget]:
    """From the start of the first path to the mean of its other points, and how its steps stray.

    So the plane holds the start, and goes through the middle of what follows. The second direction
    is that in which a step differs most from the step before it. The first step is left out of it:
    it may be so long that the others would not count.
    """
    positions = np.asarray(paths[0], dtype=np.float64)
    start, after = positions[0], positions[1:] if len(positions) > 1 else positions
    across = after.mean(axis=0) - start
    length = np.linalg.norm(across)
    turns = np.diff(after, n=2, axis=0)
    if length > 0:
        turns -= np.outer(turns @ across, across) / length**2
    yield
    directions = [across]
    if len(turns):
        values, vectors = np.linalg.eigh(turns @ turns.T)
        directions += [vectors[:, -1] @ turns] if values[-1] > 0 else []
    return PlaneTarget(start, start, _stack(directions, start), positions[-1] - start)


def _of_line(
    settings: PlaneSettings, paths: Sequence[Positions], like: Network
) -> Resumable[PlaneTarget]:
    """The line from the start to the first run, and the main direction orthogonal to it."""
    offsets = Offsets(paths)
    yield from offsets.multiply()
    coefficients = offsets.line_directions()
    *directions, towards = yield from offsets.combine((*coefficients, offsets.ends))
    return PlaneTarget(offsets.start, offsets.start, _stack(directions, offsets.start), towards)


def _random(
    settings: PlaneSettings, paths: Sequence[Positions], like: Network
) -> Resumable[PlaneTarget]:
    """Two random directions about the first run's newest point, normalised by filters.

    Along a direction, the vector of each neuron's weights is as long as that of the weights that
    the neuron has; biases do not change (Li et al. 2018, "Visualizing the loss landscape of neural
    nets", section 4).
    """
    newest = np.asarray(paths[0][-1], dtype=np.float64)
    network = unflatten(newest, like)
    rng = np.random.default_rng((settings.seed, Stream.RANDOM_PLANE))
    drawn = []
    for w in network.weights:
        with np.errstate(over="ignore"):
            drawn.append(_scaled_alike(rng.standard_normal((2, *w.shape)), w))
        yield
    no_bias = tuple(np.zeros_like(b) for b in network.biases)
    directions = np.stack(
        [
            flatten(replace(network, weights=tuple(pair[which] for pair in drawn), biases=no_bias))
            for which in (0, 1)
        ]
    )
    with np.errstate(over="ignore"):
        length = float(np.linalg.norm(directions[0]))
    reach = length if math.isfinite(length) else 0.0
    return PlaneTarget(newest, newest, directions, np.zeros_like(newest), reach=reach)


def _scaled_alike(pair: Array, w: Array) -> Array:
    """Return ``pair`` (2, n_out, n_in) with each neuron's rows as long as its row in ``w``.

    The two rows of a neuron are orthogonal, so that scaling the rows does not change the angle
    between the directions. Two single weights cannot be orthogonal.
    """
    one, other = pair
    if w.shape[1] > 1:
        other = other - _lengthened(one, (_lengthened(one) * other).sum(axis=1, keepdims=True))
    lengths = np.linalg.norm(w, axis=1, keepdims=True)
    return np.stack([_lengthened(one, lengths), _lengthened(other, lengths)])


def _lengthened(rows: Array, lengths: Array | float = 1.0) -> Array:
    """Return ``rows`` (n_out, n_in), each scaled to its length in ``lengths``."""
    lengthened: Array = rows * (lengths / np.linalg.norm(rows, axis=1, keepdims=True))
    return lengthened


def _of_weights(
    settings: PlaneSettings, paths: Sequence[Positions], like: Network
) -> Resumable[PlaneTarget]:
    """Two parameters as axes, about the first run's newest point."""
    newest = np.asarray(paths[0][-1], dtype=np.float64)
    places = [parameter_index(each.parameter, like) for each in settings.weights or ()]
    if len(set(places)) != 2:
        raise NudgeError(
            Text.of("server-plane-of-one-weight"),
            code="bad_setting",
            field="weights",
            value=[each.model_dump() for each in settings.weights or ()],
            allowed="two different weights or biases",
        )
    directions = np.zeros((2, len(newest)))
    directions[[0, 1], places] = 1
    yield
    return PlaneTarget(newest, newest, directions, np.zeros_like(newest), reach=WEIGHTS_REACH)


TARGET_FINDERS: Final[
    dict[str, Callable[[PlaneSettings, Sequence[Positions], Network], Resumable[PlaneTarget]]]
] = {
    "paths": _of_paths,
    "whole": _of_paths,
    "steps": _of_steps,
    "line": _of_line,
    "random": _random,
    "weights": _of_weights,
}
"""How the target of each kind of plane is found."""


def _stack(directions: Sequence[Array], like: Array) -> Array:
    return np.stack(directions) if directions else np.empty((0, len(like)))


def _completed(directions: Array, seed: int) -> tuple[Array, int]:
    """Two orthonormal axes (2, P), first those of ``directions``, and the number of these."""
    rng = np.random.default_rng((seed, Stream.MISSING_AXES))
    axes: list[Array] = []
    for direction in directions:
        _append(axes, direction)
    rank = len(axes)
    while len(axes) < 2:
        _append(axes, rng.standard_normal((1, directions.shape[1]))[0])
    return np.stack(axes), rank


def _append(axes: list[Array], direction: Array) -> None:
    """Add ``direction``, made orthonormal to ``axes``, unless it is parallel to them or zero."""
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
    """Return ``directions``, each with the sign along which the paths moved up."""
    return np.where(directions @ towards < 0, -1.0, 1.0)[:, None] * directions
