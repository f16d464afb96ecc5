"""The network's input for a drawing, for programs that cannot compute it themselves."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any, Final

import numpy as np
from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from starlette.concurrency import run_in_threadpool

from nudge.data.upright import upright
from nudge.errors import BadMessage
from nudge.pen.digits import image_from_strokes
from nudge.pen.ink import SIDE
from nudge.protocol.validation import to_nudge_error
from nudge.texts import Text
from nudge.web.api.rooms import json_body

MAX_POINTS: Final = 5000
"""Points of one drawing: a pen that sends 240 a second for twenty seconds has 4,800."""

Coordinate = Annotated[float, Field(ge=-1e6, le=1e6)]
StrokePoint = Annotated[tuple[Coordinate, ...], Field(min_length=2, max_length=3)]
Pixel = Annotated[int, Field(ge=0, le=255)]

router = APIRouter(prefix="/api/drawings")


class DrawnStrokes(BaseModel):
    """Strokes, each a list of points [x, y] or [x, y, pressure], all in 0..1 of the pad's side.

    A point off the pad counts as on its edge. ``under`` is an image (784 values 0..255, row by row)
    on which the strokes are drawn. ``upright`` is for rooms whose data set is: the image is made
    upright, if it is ``normalised``.
    """

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)

    strokes: Annotated[list[list[StrokePoint]], Field(max_length=MAX_POINTS)]
    normalised: bool = True
    upright: bool = False
    under: Annotated[list[Pixel], Field(min_length=SIDE**2, max_length=SIDE**2)] | None = None

    @field_validator("strokes")
    @classmethod
    def _limit_points(cls, strokes: list[list[StrokePoint]]) -> list[list[StrokePoint]]:
        if sum(map(len, strokes)) > MAX_POINTS:
            raise ValueError(Text.of("server-allowed-stroke-points", most=MAX_POINTS))
        return strokes


@router.post("/image", openapi_extra=json_body(DrawnStrokes.model_json_schema()))
async def post_image(request: Request) -> dict[str, Any]:
    """Return the ``image`` of a drawing: 784 values 0..255, row by row."""
    drawing = parse_strokes(await request.body())
    under = None if drawing.under is None else np.array(drawing.under, np.uint8).reshape(SIDE, SIDE)
    make = partial(image_from_strokes, drawing.strokes, normalised=drawing.normalised, under=under)
    image = await run_in_threadpool(make)
    if drawing.upright and drawing.normalised and drawing.strokes:
        image = upright(image[None])[0]
    return {"image": image.reshape(-1).tolist()}


def parse_strokes(text: bytes) -> DrawnStrokes:
    """Return the drawing in a JSON body.

    Raises BadMessage with the field, its value and what is allowed.
    """
    try:
        return DrawnStrokes.model_validate_json(text)
    except ValidationError as error:
        raise to_nudge_error(error, BadMessage) from None
