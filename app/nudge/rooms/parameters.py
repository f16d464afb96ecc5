"""Parameters that come from outside: looked at from every side before a run takes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from nudge.errors import BadMessage
from nudge.nn import Network
from nudge.training.run.snapshot import network_tensors

Array = npt.NDArray[Any]


def network_of(tensors: Mapping[str, Array], like: Network) -> Network:
    """Return a network as ``like`` but with the parameters named w1, b1 ... in ``tensors``.

    Raises BadMessage where one is missing, one too many, of another shape, no floating-point
    number, or not finite in the network's own type.
    """
    wanted = network_tensors(like)
    for name in tensors:
        if name not in wanted:
            allowed = ", ".join(wanted)
            raise BadMessage(f"There is no {name} here.", field=name, allowed=allowed)
    with np.errstate(over="ignore"):  # what overflows is refused just below
        found = {name: _checked(name, tensors, array) for name, array in wanted.items()}
    layers = range(1, like.depth + 1)
    return replace(
        like,
        weights=tuple(found[f"w{layer}"] for layer in layers),
        biases=tuple(found[f"b{layer}"] for layer in layers),
    )


def _checked(name: str, tensors: Mapping[str, Array], wanted: Array) -> Array:
    shape = str(list(wanted.shape))
    if name not in tensors:
        raise BadMessage(f"{name} is missing.", field=name, allowed=f"numbers of shape {shape}")
    given = tensors[name]
    if given.shape != wanted.shape:
        message = f"{name} has shape {list(given.shape)}: allowed is {shape}."
        raise BadMessage(message, field=name, value=str(list(given.shape)), allowed=shape)
    if given.dtype.kind != "f":
        message = f"{name} is of type {given.dtype}: allowed is float32 or float64."
        raise BadMessage(message, field=name, value=str(given.dtype), allowed="float32, float64")
    taken: Array = given.astype(wanted.dtype)
    if not np.isfinite(taken).all():
        message = f"{name} holds NaN or infinity: allowed are finite numbers."
        raise BadMessage(message, field=name, allowed="finite numbers")
    return taken
