"""Questions about the step on show, which anybody may ask and which change nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, Final, TypeVar

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from nudge.errors import BadMessage
from nudge.protocol.answers import ChangedCost, Curve, Difference, ThreeAvenues
from nudge.protocol.what_if import Changes, SetName, parse_changes
from nudge.rooms.questions import questions
from nudge.rooms.questions.questions import answered
from nudge.rooms.session import Session
from nudge.training.parameter import Parameter
from nudge.training.resumable import Resumable
from nudge.web.api.rooms import AnyRoom, download, json_body

Result = TypeVar("Result")

FARTHEST: Final = 1e6
"""How far a parameter may be moved: beyond, nothing is to be learned."""
FEWEST_POINTS: Final = 3
MOST_POINTS: Final = 201


def _inlined(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of ``Changes`` whole: this part of the description has no other places."""
    change = schema.pop("$defs")["Change"]
    schema["properties"]["changes"]["items"] = change
    return schema


router = APIRouter(prefix="/api/rooms/{code}")

SetOf = Annotated[SetName, Query(alias="set", description="Of which examples.")]
Layer = Annotated[int, Query(ge=1)]
Index = Annotated[int, Query(ge=0)]
Distance = Annotated[float, Query(gt=0, le=FARTHEST, allow_inf_nan=False)]
Points = Annotated[int, Query(ge=FEWEST_POINTS, le=MOST_POINTS, description="An odd number.")]


def parameter_of(
    layer: Layer, index: Index, from_: Annotated[int | None, Query(alias="from", ge=0)] = None
) -> Parameter:
    """Return the parameter that a query names: without ``from`` the bias of the neuron."""
    return Parameter(layer, index, from_)


class Asker:
    """Whoever asks something of a room."""

    def __init__(self, room: AnyRoom, request: Request) -> None:
        self._room = room
        self._request = request

    async def answer(self, question: Callable[[Session], Resumable[Result]]) -> Result:
        """Return the answer, unless they go away before; raise NudgeError if there is none."""
        return await answered(self._room, question, self._request.is_disconnected)

    async def file(self, name: str, question: Callable[[Session], Resumable[bytes]]) -> Response:
        """Return the answer as a file to keep."""
        file = await self.answer(question)
        return download(file, f"nudge-{self._room.code}-{name}.safetensors")


AnyAsker = Annotated[Asker, Depends()]
AnyParameter = Annotated[Parameter, Depends(parameter_of)]


@router.get("/gradient.safetensors", response_class=Response)
async def get_gradient(asker: AnyAsker, of: SetOf) -> Response:
    """Return the gradient of the mean cost of a set: grad_w1, grad_b1 and so on."""
    return await asker.file("gradient", partial(questions.gradient_file, of=of))


@router.get("/costs.safetensors", response_class=Response)
async def get_costs(asker: AnyAsker, of: SetOf) -> Response:
    """Return the cost of each example of a set: costs, index (-1 for a drawing) and labels."""
    return await asker.file("costs", partial(questions.costs_file, of=of))


@router.post("/cost", openapi_extra=json_body(_inlined(Changes.model_json_schema())))
async def post_cost(asker: AnyAsker, request: Request) -> ChangedCost:
    """Return the mean cost of a set, as it is and with some parameters at other values."""
    asked = parse_changes(await request.body())
    return await asker.answer(partial(questions.changed_cost, asked=asked))


@router.get("/curve")
async def get_curve(
    asker: AnyAsker, of: SetOf, parameter: AnyParameter, span: Distance = 1.0, points: Points = 41
) -> Curve:
    """Return the mean cost of a set against one parameter, which is at its value in the middle."""
    if points % 2 == 0:
        allowed = f"an odd number from {FEWEST_POINTS} to {MOST_POINTS}"
        message = f"points cannot be {points}: allowed is {allowed}."
        raise BadMessage(message, field="points", value=points, allowed=allowed)
    ask = partial(questions.curve, of=of, parameter=parameter, span=span, points=points)
    return await asker.answer(ask)


@router.get("/difference")
async def get_difference(asker: AnyAsker, of: SetOf, parameter: AnyParameter) -> Difference:
    """Return a component of the gradient beside a central difference of the cost."""
    return await asker.answer(partial(questions.difference, of=of, parameter=parameter))


@router.get("/avenues")
async def get_avenues(asker: AnyAsker, layer: Layer, index: Index, size: Distance) -> ThreeAvenues:
    """Return what moves of one length do to a neuron: of its bias, weights, activations behind."""
    ask = partial(questions.avenues, layer=layer, index=index, size=size)
    return await asker.answer(ask)
