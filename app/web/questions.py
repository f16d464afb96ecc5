"""Questions about the step on show, which anybody may ask and which change nothing."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from app.errors import BadMessage
from app.rooms import questions
from app.rooms.answers import ChangedCost, Curve, Difference, ThreeAvenues
from app.rooms.changes import Changes, SetName, parse_changes
from app.rooms.questions import answered
from app.training.parameter import Parameter
from app.web.api import AnyRoom, download, json_body

FARTHEST: Final = 1e6
"""How far a parameter may be moved: beyond, nothing is to be learned."""
FEWEST_POINTS: Final = 3
MOST_POINTS: Final = 201

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


AnyParameter = Annotated[Parameter, Depends(parameter_of)]


@router.get("/gradient.safetensors", response_class=Response)
async def get_gradient(room: AnyRoom, of: SetOf) -> Response:
    """Return the gradient of the mean cost of a set: grad_w1, grad_b1 and so on."""
    file = await answered(room, partial(questions.gradient_file, of=of))
    return download(file, f"nudge-{room.code}-gradient.safetensors")


@router.get("/costs.safetensors", response_class=Response)
async def get_costs(room: AnyRoom, of: SetOf) -> Response:
    """Return the cost of each example of a set: costs, index (-1 for a drawing) and labels."""
    file = await answered(room, partial(questions.costs_file, of=of))
    return download(file, f"nudge-{room.code}-costs.safetensors")


@router.post("/cost", openapi_extra=json_body(Changes.model_json_schema()))
async def post_cost(room: AnyRoom, request: Request) -> ChangedCost:
    """Return the mean cost of a set, as it is and with some parameters at other values."""
    asked = parse_changes(await request.body())
    return await answered(room, partial(questions.changed_cost, asked=asked))


@router.get("/curve")
async def get_curve(
    room: AnyRoom, of: SetOf, parameter: AnyParameter, span: Distance = 1.0, points: Points = 41
) -> Curve:
    """Return the mean cost of a set against one parameter, which is at its value in the middle."""
    if points % 2 == 0:
        allowed = f"an odd number from {FEWEST_POINTS} to {MOST_POINTS}"
        message = f"points cannot be {points}: allowed is {allowed}."
        raise BadMessage(message, field="points", value=points, allowed=allowed)
    ask = partial(questions.curve, of=of, parameter=parameter, span=span, points=points)
    return await answered(room, ask)


@router.get("/difference")
async def get_difference(room: AnyRoom, of: SetOf, parameter: AnyParameter) -> Difference:
    """Return a component of the gradient beside a central difference of the cost."""
    return await answered(room, partial(questions.difference, of=of, parameter=parameter))


@router.get("/avenues")
async def get_avenues(room: AnyRoom, layer: Layer, index: Index, size: Distance) -> ThreeAvenues:
    """Return what moves of one length do to a neuron: of its bias, weights, activations behind."""
    ask = partial(questions.avenues, layer=layer, index=index, size=size)
    return await answered(room, ask)
