"""The question "what would it cost, were these parameters other numbers?", as it is sent."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from nudge.errors import BadMessage
from nudge.protocol.message import Integer
from nudge.protocol.validation import to_nudge_error

SetName = Literal["example", "batch", "all"]
MOST_CHANGES: Final = 8


class QuestionPart(BaseModel):
    """The base of a question and its parts."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class ParameterChange(QuestionPart):
    """A parameter at ``value``: the weight to neuron ``index`` of ``layer``, ``from`` another.

    ``from`` is a neuron of the layer behind. Without it, or where it is null, the parameter is the
    neuron's bias.
    """

    layer: Integer
    index: Integer
    from_: Annotated[Integer | None, Field(alias="from")] = None
    value: float


class CostQuestion(QuestionPart):
    """A set of examples, and the parameters that are to be at other values."""

    set: SetName
    changes: Annotated[tuple[ParameterChange, ...], Field(max_length=MOST_CHANGES)]


_COST_QUESTION: Final = TypeAdapter(CostQuestion)


def parse_cost_question(text: bytes) -> CostQuestion:
    """Return a question from JSON; raise BadMessage with field, value and what is allowed."""
    try:
        return _COST_QUESTION.validate_json(text)
    except ValidationError as error:
        raise to_nudge_error(error, BadMessage) from None
