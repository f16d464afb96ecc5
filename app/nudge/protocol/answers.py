"""What questions are answered with, as it is sent. null is what is no number."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def number_or_none(value: float | None) -> float | None:
    """Return ``value`` unless it is infinite or not a number: JSON knows neither."""
    return value if value is not None and value - value == 0 else None


Number = Annotated[float | None, BeforeValidator(number_or_none)]


class Answer(BaseModel):
    """Every answer tells the step whose parameters, those before its update, it is about."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    step: int


class OfSet(Answer):
    """A set of examples, ``count`` of them, and their mean cost."""

    set: str
    count: int
    cost: Number


class ChangedCost(OfSet):
    """The mean cost with parameters at other values, beside that as they are."""

    changed_cost: Number


class Curve(OfSet):
    """The mean cost against one parameter, whose present ``value`` is in the middle."""

    value: float
    gradient: Number
    values: tuple[float, ...]
    costs: tuple[Number, ...]


class Difference(Answer):
    """One component of the gradient, and (C(v + h) - C(v - h)) / 2h beside it."""

    gradient: Number
    difference: Number
    h: float


class OneMoved(BaseModel):
    """One number moved alone: by how much, and what then came out.

    ``from`` is the neuron behind and ``weight`` the weight from it; for a bias both are null.
    """

    model_config = ConfigDict(from_attributes=True, populate_by_name=True)

    from_: Annotated[int | None, Field(alias="from")]
    weight: Number
    change: float
    cost: Number
    activation: Number


class MeasuredAvenue(BaseModel):
    """Numbers of one kind moved together, and the strongest of the ``count`` of them alone."""

    model_config = ConfigDict(from_attributes=True)

    avenue: str
    activation: Number
    cost: Number
    count: int
    items: tuple[OneMoved, ...]


class ThreeAvenues(Answer):
    """A neuron, and the ways to move it, each ``size`` long."""

    layer: int
    index: int
    size: float
    nudge: Number
    delta: Number
    activation: Number
    cost: Number
    avenues: tuple[MeasuredAvenue, ...]
