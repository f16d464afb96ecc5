"""The question "what would it cost, were these parameters other numbers?", as it is asked."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from nudge.errors import BadMessage
from nudge.protocol.message import Integer
from nudge.protocol.validation import readable

SetName = Literal["example", "batch", "all"]
MOST_CHANGES: Final = 8


class Asked(BaseModel):
    """Part of a question."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class Change(Asked):
    """The weight to neuron ``index`` of ``layer`` from one of the layer behind, at ``value``.

    Without ``from``, or where that is null, it is the neuron's bias.
    """

    layer: Integer
    index: Integer
    from_: Annotated[Integer | None, Field(alias="from")] = None
    value: float


class Changes(Asked):
    """A set of examples, and the parameters that are to be other numbers."""

    set: SetName
    changes: Annotated[tuple[Change, ...], Field(max_length=MOST_CHANGES)]


_CHANGES: Final = TypeAdapter(Changes)


def parse_changes(text: bytes) -> Changes:
    """Read a question; raise BadMessage naming field, value and what is allowed."""
    try:
        return _CHANGES.validate_json(text)
    except ValidationError as error:
        raise readable(error, BadMessage) from None
