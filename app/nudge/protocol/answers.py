"""The answers to questions, as they are sent. A number that is infinite or NaN is sent as null."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def number_or_none(value: float | None) -> float | None:
    """Return ``value``; None where it is infinite or NaN, which JSON cannot express."""
    return value if value is not None and value - value == 0 else None


Number = Annotated[float | None, BeforeValidator(number_or_none)]


class Answer(BaseModel):
    """An answer about the parameters of ``step``, as they were before that step's update."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    step: int


class SetAnswer(Answer):
    """An answer about a set of ``count`` examples: their mean cost."""

    set: str
    count: int
    cost: Number


class ChangedCost(SetAnswer):
    """The mean cost of a set as the parameters are, and with some of them at other values."""

    changed_cost: Number


class Curve(SetAnswer):
    """The mean cost of a set against one parameter.

    ``costs`` are those at ``values``, of which the middle one is the parameter's own ``value``.
    ``gradient`` is the derivative of the cost there.
    """

    value: float
    gradient: Number
    values: tuple[float, ...]
    costs: tuple[Number, ...]


class Difference(Answer):
    """One component of the gradient, and the central difference (C(v + h) - C(v - h)) / 2h."""

    gradient: Number
    difference: Number
    h: float


class SingleMove(BaseModel):
    """One weight, bias or activation moved alone by ``change``.

    ``activation`` is that of the neuron after the move, ``cost`` that of the example. ``from`` is
    the neuron behind, and ``weight`` the weight from it; for a bias both are null.
    """

    model_config = ConfigDict(from_attributes=True, populate_by_name=True)

    from_: Annotated[int | None, Field(alias="from")]
    weight: Number
    change: float
    cost: Number
    activation: Number


class MeasuredAvenue(BaseModel):
    """One of the three avenues: all ``count`` numbers of one kind moved together.

    ``items`` are the strongest of these numbers, each moved alone.
    """

    model_config = ConfigDict(from_attributes=True)

    avenue: str
    activation: Number
    cost: Number
    count: int
    items: tuple[SingleMove, ...]


class ThreeAvenues(Answer):
    """The three avenues that move one neuron. Each is a move of Euclidean length ``size``."""

    layer: int
    index: int
    size: float
    nudge: Number
    delta: Number
    activation: Number
    cost: Number
    avenues: tuple[MeasuredAvenue, ...]
