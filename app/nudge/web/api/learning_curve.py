"""The learning curve as a stream: the same network, trained on more and more examples."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse

from nudge.data.datasets import load_dataset
from nudge.rooms.room import Room
from nudge.training.learning_curve import LearningCurve, measuring_steps
from nudge.web.api.rooms import AnyRoom
from nudge.web.api.streams import Payload, stream_response, stream_slot, to_payload, when_due

DEFAULT_STEPS: Final = 1500
STEPS_PER_SECOND: Final = 250.0
"""Of each network, at most: viewers see the curve rise on a fast machine too."""
MAX_STEPS: Final = 5000
MAX_DRAWS: Final = 1000

router = APIRouter(prefix="/api/rooms/{code}")


@router.get(
    "/learning-curve", response_class=StreamingResponse, dependencies=[Depends(stream_slot)]
)
async def get_learning_curve(
    room: AnyRoom,
    augment: bool = False,
    draw: Annotated[int, Query(ge=0, lt=MAX_DRAWS)] = 0,
    steps: Annotated[int, Query(ge=1, le=MAX_STEPS)] = DEFAULT_STEPS,
) -> StreamingResponse:
    """Train copies of the room's first network on 10, 30, 100 ... and all examples of its data set.

    The first line describes the networks; each further line has the state of all of them.
    ``draw`` selects other examples, ``augment`` shifts, turns and scales them at random.
    """
    room_config = room.runner.progress.config
    config = room_config.changed({"augment": augment, "train_on": "dataset"})
    curve = await room.ask(lambda _: LearningCurve(config, load_dataset(config.dataset), draw))
    header = {
        "dataset": config.dataset,
        "augment": augment,
        "draw": draw,
        "steps": steps,
        "sizes": curve.sizes,
        "tests": curve.tests,
        "settings_id": room_config.settings_id,
    }
    return stream_response(header, _train(room, curve, steps, augment))


async def _train(
    room: Room, curve: LearningCurve, steps: int, augment: bool
) -> AsyncIterator[Payload]:
    """Yield the state of all networks at even intervals; the first steps are closer together."""
    began = asyncio.get_running_loop().time()
    reported_steps = (0, *measuring_steps(steps))
    for number, step in enumerate(reported_steps):
        due = began + steps / STEPS_PER_SECOND * number / (len(reported_steps) - 1)
        points = await when_due(room, due, curve.advance_to(step))
        line = {"step": step, "points": [to_payload(point) for point in points]}
        yield line | ({"seen": _shown_examples(curve)} if augment or step == 0 else {})


def _shown_examples(curve: LearningCurve) -> Payload:
    """Return the examples that the network with the fewest labels was shown last."""
    seen = curve.shown_examples()
    images = base64.b64encode(seen.images.tobytes()).decode()
    return {"labels": seen.labels.tolist(), "images": images}
