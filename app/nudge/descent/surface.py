"""The cost surface over a plane: the true cost of a set of examples at the plane's points.

At the point (x, y) the parameters are o + x u + y v, with the plane's origin o and directions u
and v. The first layer's z is linear in its parameters: z_o + x z_u + y z_v. So three products
with the images, computed once, serve all points, and only the later, small layers are computed
for each point. Computed in float32, which is exact to about 1e-6 of the cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from nudge.data.datasets import Dataset
from nudge.descent.columns import column_activations, make_output_and_cost
from nudge.descent.path import flat_gradient, unflatten
from nudge.descent.plane import Plane
from nudge.nn import Array, Cost, Network
from nudge.training.resumable import Resumable
from nudge.training.streams import Stream

PIECE_WORK: Final = 40_000_000
"""Parameters times examples times points of one piece of work: some milliseconds."""
NUMBERS: Final = 2**17
"""Numbers of one layer that are computed at a time, so that they stay in the processor's cache."""
FEWEST_COLUMNS, MOST_COLUMNS = 64, 1000


def choose_surface_examples(dataset: Dataset, count: int) -> tuple[Array, Array]:
    """Return x (n, n_0) and y (n, n_L), float32, of ``count`` training examples, or of all.

    They are the first of a random order that is always the same, so a larger choice includes every
    smaller one. As in an epoch, an example may be among them more than once: all of them together
    have the cost that the runs go down.
    """
    train = dataset.train
    order = np.random.default_rng((0, Stream.SURFACE_EXAMPLES)).permutation(
        train.examples_per_epoch
    )
    chosen = train.epoch_indices[order[:count]]
    return train.rows("float32", chosen), train.targets("float32", chosen)


@dataclass(frozen=True, eq=False)
class Layer:
    """A layer over the plane: w (3, n_l, n_l-1) and b (3, n_l, 1) of o, u and v."""

    w: Array
    b: Array

    def at(self, points: Array) -> tuple[Array, Array]:
        """Return w (g, n_l, n_l-1) and b (g, n_l, 1) at ``points`` (g, 3), each (1, x, y)."""
        with np.errstate(all="ignore"):
            w, b = (points @ each.reshape(3, -1) for each in (self.w, self.b))
        return w.reshape(-1, *self.w.shape[1:]), b.reshape(-1, *self.b.shape[1:])


@dataclass(frozen=True, eq=False)
class Chunk:
    """c examples as columns: the first layer's z (3, n_1 · c) of o, u and v, and prepared y."""

    z: Array
    desired: Array


class Surface:
    """The cost over ``plane`` of networks like ``like``, for examples x (n, n_0) and y (n, n_L).

    A cost that is not a finite number is NaN or infinite.
    """

    def __init__(self, plane: Plane, like: Network, x: Array, y: Array, cost: Cost) -> None:
        """Raises ValueError if the cost does not pair with the network's outputs."""
        self.plane, self._like, self._cost = plane, like, cost
        self._x, self._y = in_float32(x), in_float32(y)
        self._activations, self._output_and_cost = (
            column_activations(like),
            make_output_and_cost(like, cost),
        )
        self._layers = _layers(plane, like)
        behind: int = 1 + sum(layer.w[0].size for layer in self._layers[1:])
        self._columns = max(FEWEST_COLUMNS, min(MOST_COLUMNS, PIECE_WORK // behind))
        self._chunks: dict[int, Chunk] = {}

    def grid(self, xs: Array, ys: Array) -> Resumable[Array]:
        """Find the cost at every pair of x and y: (len(ys), len(xs)), float32, a row for each y."""
        points = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
        costs = yield from self.costs_at(points)
        return costs.reshape(len(ys), len(xs)).astype(np.float32)

    def cost_at(self, xy: Array | Sequence[float]) -> Resumable[float]:
        """Find the cost at one point (2,) of the plane."""
        (cost,) = yield from self.costs_at(np.array([xy]))
        return float(cost)

    def costs_at(self, points: Array) -> Resumable[Array]:
        """Find the cost at ``points`` (p, 2) of the plane: (p,), float64."""
        yield from self._send_images()
        costs = np.zeros(len(points))
        placed = in_float32(np.column_stack([np.ones(len(points)), points]))
        for start in range(0, len(points), self._group):
            some = slice(start, start + self._group)
            layers = [layer.at(placed[some]) for layer in self._layers[1:]]
            for chunk in self._chunks.values():
                costs[some] += self._costs(placed[some], layers, chunk)
                yield
        return costs / len(self._x)

    def cost_at_position(self, position: Array) -> Resumable[float]:
        """Find the cost of the same examples at any ``position`` (P,), on the plane or not."""
        network = unflatten(in_float32(position), self._like)
        total = 0.0
        for rows in self._piece_rows(network):
            with np.errstate(all="ignore"):
                a = network.forward(self._x[rows]).a[-1]
                total += float(self._cost.of_examples(a, self._y[rows]).sum())
            yield
        return total / len(self._x)

    def gradient_at(self, xy: Array | Sequence[float]) -> Resumable[Array]:
        """Find ∂C/∂x and ∂C/∂y, (2,), at one point (2,), by backpropagation in float64."""
        network = unflatten(self.plane.at(np.array([xy]))[0], self._like)
        total = np.zeros(2)
        for rows in self._piece_rows(network):
            x, y = (each[rows].astype(np.float64) for each in (self._x, self._y))
            with np.errstate(all="ignore"):
                backward = network.backward(network.forward(x), y, self._cost)
                total += len(x) * (self.plane.directions @ flat_gradient(backward.gradient))
            yield
        return total / len(self._x)

    def _piece_rows(self, network: Network) -> list[slice]:
        """Slices of the examples, one for each piece of work."""
        most = max(16, min(500, PIECE_WORK // network.parameter_count))
        return [slice(start, start + most) for start in range(0, len(self._x), most)]

    @property
    def _group(self) -> int:
        """The number of points that are computed at a time."""
        widest = max(self._like.sizes[1:])
        return max(1, NUMBERS // (widest * min(self._columns, len(self._x))))

    def _send_images(self) -> Resumable[None]:
        """Compute the first layer's three products with the images, unless they are cached."""
        first = self._layers[0]
        starts = range(0, len(self._x), self._columns)
        for start in (each for each in starts if each not in self._chunks):
            rows = slice(start, start + self._columns)
            images, y = self._x[rows].T, self._y[rows].T
            z = np.empty((3, first.w.shape[1], images.shape[1]), np.float32)
            for product, w, b in zip(z, first.w, first.b, strict=True):
                with np.errstate(all="ignore"):
                    product[...] = w @ images + b
                yield
            desired = np.ascontiguousarray(self._output_and_cost.desired(y))
            self._chunks[start] = Chunk(z.reshape(3, -1), desired)

    def _costs(self, points: Array, layers: list[tuple[Array, Array]], chunk: Chunk) -> Array:
        """The sums (g,) of the costs of a chunk's examples at ``points`` (g, 3)."""
        with np.errstate(all="ignore"):
            z = (points @ chunk.z).reshape(len(points), -1, chunk.desired.shape[1])
            for (w, b), activation in zip(layers, self._activations[:-1], strict=True):
                activation.apply(z)
                z = w @ z
                z += b
            return self._output_and_cost.costs(z, chunk.desired)


def in_float32(array: Array) -> Array:
    """Return ``array`` as float32, infinite where a number is too large."""
    with np.errstate(over="ignore"):
        return array.astype(np.float32, copy=False)


def _layers(plane: Plane, like: Network) -> list[Layer]:
    """The layers over the plane, in float32, with the activations' stretch, scale and shift."""
    parts = [unflatten(flat, like) for flat in (plane.origin, *plane.directions)]
    layers, scale, shift = [], 1.0, 0.0
    for number, activation in enumerate(column_activations(like)):
        w = np.stack([part.weights[number] for part in parts])
        b = np.stack([part.biases[number] for part in parts])[..., None]
        b = activation.stretch * (b + shift * w.sum(axis=-1, keepdims=True))
        w = activation.stretch * scale * w
        layers.append(Layer(in_float32(w), in_float32(b)))
        scale, shift = activation.scale, activation.shift
    return layers
