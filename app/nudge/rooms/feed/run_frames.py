"""Encodes a session: frames of its step, chart and last test, and files of steps and parameters.

On the socket numbers are float32. Files have the run's own type of number.
"""

from __future__ import annotations

import time
from collections.abc import Iterable

import numpy as np

from nudge.protocol import frames
from nudge.protocol.client_messages import VERSION
from nudge.rooms.feed.chart import chart
from nudge.rooms.feed.hub import FrameLayout
from nudge.rooms.session import Session
from nudge.training.record import GROUPS, Example, StepRecord
from nudge.training.run.snapshot import network_tensors


def step_frames(session: Session, layouts: Iterable[FrameLayout]) -> dict[FrameLayout, bytes]:
    """Return a frame of the present step for each of ``layouts``.

    Increases the session's ``sequence`` by 1, unless there are no layouts.
    """
    wanted = list(layouts)
    if not wanted:
        return {}
    session.sequence += 1
    record = session.run.record
    example, step_metadata = _examine(session, record)
    return {
        layout: frames.encode(
            frames.for_socket(record.tensors(layout.groups, example, layout.from_layer)),
            step_metadata,
        )
        for layout in wanted
    }


def record_file(session: Session, record: StepRecord | None, *, batch: bool) -> bytes:
    """Return a record (None: that of the present step) as a file, with its mini-batch or not."""
    record = record or session.run.record
    example, step_metadata = _examine(session, record)
    groups = GROUPS if batch else tuple(group for group in GROUPS if group != "batch")
    return frames.encode(frames.finite(record.tensors(groups, example)), step_metadata)


def network_file(session: Session) -> bytes:
    """Return the parameters as they are now, after the step's update, as a file."""
    run = session.run
    tensors = network_tensors(run.state.network)
    return frames.encode_file(tensors, metadata(session, "network", step=str(run.step)))


def scalars_frame(session: Session) -> bytes:
    """Return the frame with the chart of the whole run."""
    run = session.run
    tensors = frames.for_socket(chart(run.costs, session.tests))
    return frames.encode(tensors, metadata(session, "scalars", latest=str(run.latest)))


def evaluation_frame(session: Session) -> bytes | None:
    """Return the frame with the result of the last test; None where no test was made."""
    found = session.evaluation
    if found is None:
        return None
    tensors: frames.Tensors = {
        "confusion": found.confusion,
        "predictions": found.predictions,
        "costs": found.costs,
    }
    evaluation_metadata = metadata(session, "evaluation", step=str(found.step)) | {
        "dataset": session.run.config.dataset,
        "accuracy": repr(found.accuracy),
        "cost": _number(found.cost),
    }
    return frames.encode(frames.finite(tensors), evaluation_metadata)


def metadata(session: Session, kind: str, **more: str) -> dict[str, str]:
    """Return the metadata that every file and frame has, and ``more``."""
    return {
        "protocol": str(VERSION),
        "kind": kind,
        "room": session.code,
        "sequence": str(session.sequence),
        "time": repr(time.time()),
        **more,
    }


def _examine(session: Session, record: StepRecord) -> tuple[Example, dict[str, str]]:
    """Return the example in focus, run through ``record``'s network, and the metadata of both."""
    with np.errstate(all="ignore"):  # tensors that overflow are left out of the frame
        example = record.examine(session.focus)
    step_metadata = metadata(session, "step", **record.metadata(session.focus, example))
    return example, step_metadata | {"example_cost": _number(example.cost)}


def _number(value: float) -> str:
    return repr(value) if value - value == 0 else ""
