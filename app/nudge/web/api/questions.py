"""Questions about the step on show. Every viewer may ask them, and they change nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, Final, TypeVar

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from nudge.errors import BadMessage
from nudge.protocol.answers import ChangedCost, Curve, Difference, ThreeAvenues
from nudge.protocol.what_if import CostQuestion, SetName, parse_cost_question
from nudge.rooms.questions import questions
from nudge.rooms.questions.questions import answer_question
from nudge.rooms.session import Session
from nudge.texts import Text
from nudge.training.parameter import Parameter
from nudge.training.resumable import Resumable
from nudge.web.api.rooms import AnyRoom, download, json_body

Result = TypeVar("Result")

MAX_DISTANCE: Final = 1e6
"""The greatest distance by which a parameter may be moved."""
MIN_POINTS: Final = 3
MAX_POINTS: Final = 201


def _inlined(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of ``CostQuestion`` without references: OpenAPI has no ``$defs`` here."""
    change = schema.pop("$defs")["ParameterChange"]
    schema["properties"]["changes"]["items"] = change
    return schema


router = APIRouter(prefix="/api/rooms/{code}")

SetOf = Annotated[SetName, Query(alias="set", description="Of which examples.")]
Layer = Annotated[int, Query(ge=1)]
Index = Annotated[int, Query(ge=0)]
Distance = Annotated[float, Query(gt=0, le=MAX_DISTANCE, allow_inf_nan=False)]
Points = Annotated[int, Query(ge=MIN_POINTS, le=MAX_POINTS, description="An odd number.")]


def parse_parameter(
    layer: Layer, index: Index, from_: Annotated[int | None, Query(alias="from", ge=0)] = None
) -> Parameter:
    """Return the parameter that a query names: without ``from`` the bias of the neuron."""
    return Parameter(layer, index, from_)


class QuestionRunner:
    """Answers the questions of one request about a room."""

    def __init__(self, room: AnyRoom, request: Request) -> None:
        self._room = room
        self._request = request

    async def answer(self, question: Callable[[Session], Resumable[Result]]) -> Result:
        """Return the answer; stop the work if the client disconnects.

        Raises NudgeError where there is no answer.
        """
        return await answer_question(self._room, question, self._request.is_disconnected)

    async def file(self, name: str, question: Callable[[Session], Resumable[bytes]]) -> Response:
        """Return the answer as a file to download."""
        file = await self.answer(question)
        return download(file, f"nudge-{self._room.code}-{name}.safetensors")


AnyQuestionRunner = Annotated[QuestionRunner, Depends()]
AnyParameter = Annotated[Parameter, Depends(parse_parameter)]


@router.get("/gradient.safetensors", response_class=Response)
async def get_gradient(runner: AnyQuestionRunner, of: SetOf) -> Response:
    """Return the gradient of a set's mean cost, in the shapes of w and b: grad_w1, grad_b1 ..."""
    return await runner.file("gradient", partial(questions.gradient_file, set_name=of))


@router.get("/costs.safetensors", response_class=Response)
async def get_costs(runner: AnyQuestionRunner, of: SetOf) -> Response:
    """Return the cost of each example of a set: costs, index (−1: a drawing) and labels, (n,)."""
    return await runner.file("costs", partial(questions.costs_file, set_name=of))


@router.post("/cost", openapi_extra=json_body(_inlined(CostQuestion.model_json_schema())))
async def post_cost(runner: AnyQuestionRunner, request: Request) -> ChangedCost:
    """Return the mean cost of a set twice: as it is, and with some parameters changed."""
    question = parse_cost_question(await request.body())
    return await runner.answer(partial(questions.changed_cost, question=question))


@router.get("/curve")
async def get_curve(
    runner: AnyQuestionRunner,
    of: SetOf,
    parameter: AnyParameter,
    span: Distance = 1.0,
    points: Points = 41,
) -> Curve:
    """Return the mean cost of a set against one parameter, with its current value in the middle."""
    if points % 2 == 0:
        allowed = Text.of("server-allowed-odd", least=MIN_POINTS, most=MAX_POINTS)
        text = Text.of("server-cannot-be", field="points", received=str(points), allowed=allowed)
        raise BadMessage(text, field="points", value=points, allowed=allowed)
    question = partial(questions.curve, set_name=of, parameter=parameter, span=span, points=points)
    return await runner.answer(question)


@router.get("/difference")
async def get_difference(
    runner: AnyQuestionRunner, of: SetOf, parameter: AnyParameter
) -> Difference:
    """Return a component of the gradient, and the central difference of the cost beside it."""
    return await runner.answer(partial(questions.difference, set_name=of, parameter=parameter))


@router.get("/avenues")
async def get_avenues(
    runner: AnyQuestionRunner, layer: Layer, index: Index, size: Distance
) -> ThreeAvenues:
    """Return the effect on a neuron of moves of length ``size`` along each of its three avenues.

    The avenues are its bias, its weights and the activations of the layer behind.
    """
    question = partial(questions.avenues, layer=layer, index=index, size=size)
    return await runner.answer(question)
