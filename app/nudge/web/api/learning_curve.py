"""How much data? The same network on more and more examples, as all of them train: a stream."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse

from nudge.data.datasets import load_dataset
from nudge.rooms.room import Room
from nudge.training.learning_curve import LearningCurve, looks
from nudge.web.api.rooms import AnyRoom
from nudge.web.api.streams import Told, known, seat_of, streamed, when_due

STEPS: Final = 1500
STEPS_A_SECOND: Final = 250.0
"""Of each network, at most: so that the curve is seen to rise, however fast the machine is."""
MOST_STEPS: Final = 5000
MOST_DRAWS: Final = 1000

router = APIRouter(prefix="/api/rooms/{code}")


@router.get("/learning-curve", response_class=StreamingResponse, dependencies=[Depends(seat_of)])
async def get_learning_curve(
    room: AnyRoom,
    augment: bool = False,
    draw: Annotated[int, Query(ge=0, lt=MOST_DRAWS)] = 0,
    steps: Annotated[int, Query(ge=1, le=MOST_STEPS)] = STEPS,
) -> StreamingResponse:
    """Train networks as the room's began, on 10, 30, 100 ... and all examples of its data set.

    The first line names what is trained; those that follow tell where all of them stand.
    ``draw`` chooses other examples, ``augment`` shifts, turns and scales them at random.
    """
    own = room.runner.progress.config
    config = own.changed({"augment": augment, "train_on": "dataset"})
    curve = await room.ask(lambda _: LearningCurve(config, load_dataset(config.dataset), draw))
    first = {
        "dataset": config.dataset,
        "augment": augment,
        "draw": draw,
        "steps": steps,
        "sizes": curve.sizes,
        "tests": curve.tests,
        "settings_id": own.settings_id,
    }
    return streamed(first, _trained(room, curve, steps, augment))


async def _trained(
    room: Room, curve: LearningCurve, steps: int, augment: bool
) -> AsyncIterator[Told]:
    """Yield where all of them stand, at even times, which are closer in steps as they begin."""
    began = asyncio.get_running_loop().time()
    at = (0, *looks(steps))
    for number, step in enumerate(at):
        due = began + steps / STEPS_A_SECOND * number / (len(at) - 1)
        points = await when_due(room, due, curve.advance_to(step))
        told = {"step": step, "points": [known(asdict(point)) for point in points]}
        yield told | ({"seen": _seen(curve)} if augment or step == 0 else {})


def _seen(curve: LearningCurve) -> Told:
    """Tell what the network with the fewest labels was shown last."""
    seen = curve.seen()
    images = base64.b64encode(seen.images.tobytes()).decode()
    return {"labels": seen.labels.tolist(), "images": images}
