"""Turning the axes of one plane to those of the next by a limited angle.

All directions are (2, P) and orthonormal.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from nudge.nn import Array

MOST: Final = math.radians(40)
"""The greatest angle by which an axis turns from one plane to the next, in radians."""
HALVINGS: Final = 20
"""Steps of the bisection for the part of the geodesic: its error is a millionth."""


def fitted_to(directions: Array, before: Array) -> Array:
    """Return ``directions`` turned and mirrored within their plane to fit ``before`` best.

    The orthogonal Procrustes problem (Schönemann 1966), whose solution is U Vᵀ of the overlap.
    """
    u, _, vt = np.linalg.svd(before @ directions.T)
    fitted: Array = u @ vt @ directions
    return fitted


def unmirrored(directions: Array, before: Array) -> Array:
    """Return ``directions``, the second negated where they are a mirror image of ``before``."""
    mirrored = np.linalg.det(directions @ fitted_to(directions, before).T) < 0
    return directions * [[1.0], [-1.0 if mirrored else 1.0]]


def turned(before: Array, directions: Array, most: float = MOST) -> tuple[Array, bool]:
    """Turn ``before`` towards ``directions``, no axis by more than ``most`` radians.

    ``directions`` must not be mirrored. Returns the turned axes, and whether they are equal
    to ``directions``.
    """
    geodesic = Geodesic.between(before, directions)
    if geodesic.turn(1.0) <= most:
        return directions, True
    near, far = most / geodesic.length, 1.0
    for _ in range(HALVINGS):
        middle = (near + far) / 2
        near, far = (middle, far) if geodesic.turn(middle) <= most else (near, middle)
    return geodesic.at(near), False


@dataclass(frozen=True, eq=False)
class Geodesic:
    """A turn from one pair of directions to another: between their planes, and within the plane.

    ``angles`` (2,) are the principal angles between the planes. ``own`` (2, P) are the principal
    directions of the first plane, and each turns towards ``across`` (2, P). ``u`` @ ``own`` is the
    first pair. ``within`` is the angle by which the axes turn within the plane, at the same time
    (Edelman, Arias and Smith 1998, section 2.5).
    """

    u: Array
    own: Array
    across: Array
    angles: Array
    within: float

    @classmethod
    def between(cls, before: Array, directions: Array) -> Geodesic:
        """Return the turn from ``before`` to ``directions``."""
        u, cosines, vt = np.linalg.svd(before @ directions.T)
        own, others = u.T @ before, vt @ directions
        across = others - cosines[:, None] * own
        sines = np.linalg.norm(across, axis=1)
        across /= np.where(sines > 0, sines, 1)[:, None]
        turn = directions @ (u @ others).T
        return cls(u, own, across, np.arctan2(sines, cosines), math.atan2(turn[1, 0], turn[0, 0]))

    @property
    def length(self) -> float:
        """An upper limit, in radians, of the angle of an axis over the whole turn."""
        return float(self.angles.max()) + abs(self.within)

    def turn(self, part: float) -> float:
        """Return the greater angle of an axis, in radians, after ``part`` (0 to 1) of the turn."""
        cosines = self._turned_within(part) @ (np.cos(part * self.angles)[:, None] * self.u.T)
        return float(np.arccos(np.clip(cosines.diagonal(), -1, 1)).max())

    def at(self, part: float) -> Array:
        """Return the directions after ``part`` (0 to 1) of the turn."""
        cosines, sines = (each(part * self.angles)[:, None] for each in (np.cos, np.sin))
        return orthonormal(self._turned_within(part) @ (cosines * self.own + sines * self.across))

    def _turned_within(self, part: float) -> Array:
        cosine, sine = math.cos(part * self.within), math.sin(part * self.within)
        turned: Array = np.array([[cosine, -sine], [sine, cosine]]) @ self.u
        return turned


def orthonormal(directions: Array) -> Array:
    """Return ``directions`` without rounding errors: one step of the Newton–Schulz iteration."""
    corrected: Array = 1.5 * directions - 0.5 * (directions @ directions.T) @ directions
    return corrected
