"""What the network would see of a drawing, for whoever cannot make that themselves."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any, Final

import numpy as np
from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from starlette.concurrency import run_in_threadpool

from nudge.errors import BadMessage
from nudge.pen.digits import image_of
from nudge.pen.ink import SIDE
from nudge.protocol.validation import readable
from nudge.web.api.rooms import json_body

MOST_POINTS: Final = 5000
"""Of a drawing: a pen that tells 240 a second for twenty seconds."""

Coordinate = Annotated[float, Field(ge=-1e6, le=1e6)]
Point = Annotated[tuple[Coordinate, ...], Field(min_length=2, max_length=3)]
Pixel = Annotated[int, Field(ge=0, le=255)]

router = APIRouter(prefix="/api/drawings")


class Drawn(BaseModel):
    """Strokes, each a list of points [x, y] or [x, y, pressure], all in 0..1 of the pad's side.

    What is off the pad counts as on its edge. ``under`` is an image (784 values 0..255, row by row)
    that it is drawn on.
    """

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)

    strokes: Annotated[list[list[Point]], Field(max_length=MOST_POINTS)]
    normalised: bool = True
    under: Annotated[list[Pixel], Field(min_length=SIDE**2, max_length=SIDE**2)] | None = None

    @field_validator("strokes")
    @classmethod
    def _can_be_drawn(cls, strokes: list[list[Point]]) -> list[list[Point]]:
        if sum(map(len, strokes)) > MOST_POINTS:
            raise ValueError(f"{MOST_POINTS:,} points at most")
        return strokes


@router.post("/image", openapi_extra=json_body(Drawn.model_json_schema()))
async def post_image(request: Request) -> dict[str, Any]:
    """Return the ``image`` of a drawing: 784 values 0..255, row by row."""
    drawn = parse_drawn(await request.body())
    under = None if drawn.under is None else np.array(drawn.under, np.uint8).reshape(SIDE, SIDE)
    make = partial(image_of, drawn.strokes, normalised=drawn.normalised, under=under)
    image = await run_in_threadpool(make)
    return {"image": image.reshape(-1).tolist()}


def parse_drawn(text: bytes) -> Drawn:
    """Read a drawing; raise BadMessage naming field, value and what is allowed."""
    try:
        return Drawn.model_validate_json(text)
    except ValidationError as error:
        raise readable(error, BadMessage) from None
