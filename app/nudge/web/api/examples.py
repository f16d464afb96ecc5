"""The images that a room trains on, drawings included."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from nudge.protocol import frames
from nudge.rooms.feed import run_frames
from nudge.rooms.session import Session
from nudge.training.data import examples_at, last_place
from nudge.web.api.data import parse_places
from nudge.web.api.rooms import SAFETENSORS, AnyRoom

router = APIRouter(prefix="/api/rooms/{code}")


@router.get("/images.safetensors", response_class=Response)
async def get_images(
    room: AnyRoom, index: Annotated[str, Query(description="Places, separated by commas.")]
) -> Response:
    """Return training examples by their places: images (n, 28, 28) in 0..255 and labels (n,).

    Places after those of the data set belong to the drawings that the step on show was trained on.
    """

    def build_file(session: Session) -> bytes:
        config = session.run.record.config
        images, labels = examples_at(config, parse_places(index, last_place(config) + 1))
        metadata = run_frames.metadata(
            session, "images", dataset=config.dataset, drawings=config.drawings
        )
        return frames.encode({"images": images, "labels": labels}, metadata)

    return Response(await room.ask(build_file), media_type=SAFETENSORS)
