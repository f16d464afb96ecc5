"""Checks of parameters that come from outside, before a run uses them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from nudge.errors import BadMessage
from nudge.nn import Network
from nudge.texts import Text
from nudge.training.run.snapshot import network_tensors

Array = npt.NDArray[Any]


def network_from(tensors: Mapping[str, Array], like: Network) -> Network:
    """Return a network like ``like``, with the weights and biases of ``tensors`` (w1, b1, ...).

    Raises BadMessage where a tensor is missing, is unknown, has another shape or another type than
    float32 and float64, or is not finite in the network's own type.
    """
    expected = network_tensors(like)
    for name in tensors:
        if name not in expected:
            allowed = ", ".join(expected)
            text = Text.of("server-tensor-unknown", name=name)
            raise BadMessage(text, field=name, allowed=allowed)
    with np.errstate(over="ignore"):  # an overflow gives infinity, which is an error below
        checked = {name: _checked(name, tensors, array) for name, array in expected.items()}
    layers = range(1, like.depth + 1)
    return replace(
        like,
        weights=tuple(checked[f"w{layer}"] for layer in layers),
        biases=tuple(checked[f"b{layer}"] for layer in layers),
    )


def _checked(name: str, tensors: Mapping[str, Array], expected: Array) -> Array:
    shape = str(list(expected.shape))
    if name not in tensors:
        text = Text.of("server-field-missing", field=name)
        raise BadMessage(text, field=name, allowed=f"numbers of shape {shape}")
    given = tensors[name]
    if given.shape != expected.shape:
        text = Text.of(
            "server-tensor-shape", name=name, shape=str(list(given.shape)), allowed=shape
        )
        raise BadMessage(text, field=name, value=str(list(given.shape)), allowed=shape)
    if given.dtype.kind != "f":
        text = Text.of("server-tensor-not-float", name=name, type=str(given.dtype))
        raise BadMessage(text, field=name, value=str(given.dtype), allowed="float32, float64")
    converted: Array = given.astype(expected.dtype)
    if not np.isfinite(converted).all():
        text = Text.of("server-tensor-not-finite", name=name)
        raise BadMessage(text, field=name, allowed="finite numbers")
    return converted
