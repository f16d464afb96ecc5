"""From one plane to the next without a jump: axes that fit, and turn by so much at a time.

Directions are (2, P), orthonormal.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from nudge.nn import Array

MOST: Final = math.radians(40)
"""How far an axis turns from one plane to the next, at most."""
HALVINGS: Final = 20
"""How closely it is found how far the way may be gone: to a millionth of it."""


def fitted_to(directions: Array, before: Array) -> Array:
    """Return ``directions`` turned and mirrored within their plane to fit ``before`` best.

    The orthogonal Procrustes problem (Schönemann 1966), whose solution is U Vᵀ of the overlap.
    """
    u, _, vt = np.linalg.svd(before @ directions.T)
    fitted: Array = u @ vt @ directions
    return fitted


def unmirrored(directions: Array, before: Array) -> Array:
    """Return ``directions``, the second the other way round where they are seen from behind."""
    mirrored = np.linalg.det(directions @ fitted_to(directions, before).T) < 0
    return directions * [[1.0], [-1.0 if mirrored else 1.0]]


def turned(before: Array, directions: Array, most: float = MOST) -> tuple[Array, bool]:
    """Turn ``before`` towards ``directions``, no axis by more than ``most`` radians.

    ``directions`` must not be mirrored. The second result is whether it got there.
    """
    way = Geodesic.between(before, directions)
    if way.turn(1.0) <= most:
        return directions, True
    near, far = most / way.length, 1.0
    for _ in range(HALVINGS):
        middle = (near + far) / 2
        near, far = (middle, far) if way.turn(middle) <= most else (near, middle)
    return way.at(near), False


@dataclass(frozen=True, eq=False)
class Geodesic:
    """From one pair of directions to another: along the geodesic between their planes, and within.

    ``angles`` (2,) are those between the planes, ``own`` (2, P) the directions in the first at
    which they are, ``across`` (2, P) where each of these goes; ``u`` makes the first pair of
    ``own``. ``within`` is by what angle the axes turn in the plane besides (Edelman, Arias and
    Smith 1998, section 2.5).
    """

    u: Array
    own: Array
    across: Array
    angles: Array
    within: float

    @classmethod
    def between(cls, before: Array, directions: Array) -> Geodesic:
        """The way from ``before`` to ``directions``."""
        u, cosines, vt = np.linalg.svd(before @ directions.T)
        own, others = u.T @ before, vt @ directions
        across = others - cosines[:, None] * own
        sines = np.linalg.norm(across, axis=1)
        across /= np.where(sines > 0, sines, 1)[:, None]
        turn = directions @ (u @ others).T
        return cls(u, own, across, np.arctan2(sines, cosines), math.atan2(turn[1, 0], turn[0, 0]))

    @property
    def length(self) -> float:
        """What no axis turns by more than, all the way."""
        return float(self.angles.max()) + abs(self.within)

    def turn(self, part: float) -> float:
        """By what angle the axes have turned after a part of the way: the greater of both."""
        cosines = self._turned_within(part) @ (np.cos(part * self.angles)[:, None] * self.u.T)
        return float(np.arccos(np.clip(cosines.diagonal(), -1, 1)).max())

    def at(self, part: float) -> Array:
        """The directions after a part of the way."""
        cosines, sines = (each(part * self.angles)[:, None] for each in (np.cos, np.sin))
        return orthonormal(self._turned_within(part) @ (cosines * self.own + sines * self.across))

    def _turned_within(self, part: float) -> Array:
        cosine, sine = math.cos(part * self.within), math.sin(part * self.within)
        turned: Array = np.array([[cosine, -sine], [sine, cosine]]) @ self.u
        return turned


def orthonormal(directions: Array) -> Array:
    """Return ``directions`` without what rounding did: one step of Newton and Schulz."""
    corrected: Array = 1.5 * directions - 0.5 * (directions @ directions.T) @ directions
    return corrected
