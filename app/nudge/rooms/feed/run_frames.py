"""A session as bytes: the step on show, the chart and the last test; files of steps and parameters.

On the socket numbers are float32; a file keeps the run's own type of number.
"""

from __future__ import annotations

import time
from collections.abc import Iterable

import numpy as np

from nudge.protocol import frames
from nudge.protocol.client_messages import VERSION
from nudge.rooms.feed.chart import chart
from nudge.rooms.feed.hub import Layout
from nudge.rooms.session import Session
from nudge.training.record import GROUPS, Example, StepRecord
from nudge.training.run.snapshot import network_tensors


def step_frames(session: Session, layouts: Iterable[Layout]) -> dict[Layout, bytes]:
    """Return the present step as one frame for each layout; where there are any, it is counted."""
    wanted = list(layouts)
    if not wanted:
        return {}
    session.sequence += 1
    record = session.run.record
    example, told = _examined(session, record)
    return {
        layout: frames.encode(
            frames.for_socket(record.tensors(layout.groups, example, layout.from_layer)), told
        )
        for layout in wanted
    }


def record_file(session: Session, record: StepRecord | None, *, batch: bool) -> bytes:
    """Return a record (None: the present one) as a file, with its mini-batch or without."""
    record = record or session.run.record
    example, told = _examined(session, record)
    groups = GROUPS if batch else tuple(group for group in GROUPS if group != "batch")
    return frames.encode(frames.finite(record.tensors(groups, example)), told)


def network_file(session: Session) -> bytes:
    """Return the parameters as they are now."""
    run = session.run
    tensors = network_tensors(run.state.network)
    return frames.encode(tensors, metadata(session, "network", step=str(run.step)))


def scalars_frame(session: Session) -> bytes:
    """Return the chart of the whole run."""
    run = session.run
    tensors = frames.for_socket(chart(run.costs, session.tests))
    return frames.encode(tensors, metadata(session, "scalars", latest=str(run.latest)))


def evaluation_frame(session: Session) -> bytes | None:
    """Return what came of the last test, if there was one."""
    found = session.evaluation
    if found is None:
        return None
    tensors: frames.Tensors = {
        "confusion": found.confusion,
        "predictions": found.predictions,
        "costs": found.costs,
    }
    told = metadata(session, "evaluation", step=str(found.step)) | {
        "dataset": session.run.config.dataset,
        "accuracy": repr(found.accuracy),
        "cost": _number(found.cost),
    }
    return frames.encode(frames.finite(tensors), told)


def metadata(session: Session, kind: str, **more: str) -> dict[str, str]:
    """Return what every file and frame says of itself."""
    return {
        "protocol": str(VERSION),
        "kind": kind,
        "room": session.code,
        "sequence": str(session.sequence),
        "time": repr(time.time()),
        **more,
    }


def _examined(session: Session, record: StepRecord) -> tuple[Example, dict[str, str]]:
    """Return what ``record``'s network makes of the example in focus, and what is told of both."""
    with np.errstate(all="ignore"):  # what overflows is left out of the frame
        example = record.examine(session.focus)
    told = metadata(session, "step", **record.metadata(session.focus, example))
    return example, told | {"example_cost": _number(example.cost)}


def _number(value: float) -> str:
    return repr(value) if value - value == 0 else ""
