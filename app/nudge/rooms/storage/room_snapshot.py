"""A room written down, and read back: one safetensors file holds all there is to it.

The arrays are those of the run (parameters, optimizer, checkpoints, every cost; the same of what
it has set aside while a step is tried), the tests made of it, a drawn example, the drawings that
are kept and those that the run trains on or has trained on; everything else is JSON in the file's
metadata.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nudge.drawings.collection import NO_DRAWINGS, Drawings
from nudge.protocol import frames
from nudge.protocol.server_messages import Cursor, Divergence, Selection
from nudge.rooms.feed.chart import Score
from nudge.rooms.session import Session
from nudge.rooms.storage import collections_in_use
from nudge.training.data import focus_on
from nudge.training.record import Focus
from nudge.training.run.history import Run
from nudge.training.run.snapshot import from_snapshot, to_snapshot

FORMAT: Final = 1
Arrays = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True)
class Saved:
    """A room at rest: its session and what everybody was looking at."""

    session: Session
    token_hash: str
    cursor: Cursor
    selection: Selection | None


def take_down(saved: Saved) -> tuple[Arrays, dict[str, str]]:
    """Return a room as arrays and metadata; quick, for a training thread to do."""
    session = saved.session
    arrays, run = to_snapshot(session.run)
    arrays |= _written_tests("tests", session.tests)
    if run["ahead"]:
        arrays |= _written_tests("tests_ahead", session.tests_ahead)
    drawings, told_of_drawings = collections_in_use.written(session.drawings, session.collections)
    arrays |= drawings
    focus = session.focus
    if focus.split == "drawn":
        arrays["focus.image"] = focus.image
    told = {
        "format": FORMAT,
        "code": session.code,
        "token_hash": saved.token_hash,
        "run": run,
        "drawings": told_of_drawings,
        "focus": {
            "split": focus.split,
            "index": focus.index,
            "label": focus.label,
            "guessed": focus.guessed,
        },
        "diverged": session.diverged.model_dump() if session.diverged else None,
        "cursor": saved.cursor.model_dump(),
        "selection": saved.selection.model_dump(by_alias=True) if saved.selection else None,
    }
    return arrays, {"nudge": json.dumps(told)}


def read_back(file: bytes, code: str) -> Saved:
    """Return the room ``code``, that a file holds.

    Raises LookupError, TypeError, ValueError or NudgeError where it is damaged.
    """
    arrays, metadata = frames.decode(file)
    told = json.loads(metadata["nudge"])
    if told["format"] != FORMAT:
        raise ValueError(f"the file's format is {told['format']}, not {FORMAT}")
    if told["code"] != code:
        raise ValueError(f"the file is of room {told['code']}")
    if not isinstance(told["token_hash"], str):
        raise ValueError("the driver's token is missing")
    kept, collections = _drawings(told, arrays)
    run = from_snapshot(arrays, told["run"])
    session = Session(told["code"], run, _focus(run, told["focus"], arrays))
    del collections  # up to here they could be found: from here on the session holds its own
    session.tests = _tests("tests", arrays)
    if told["run"].get("ahead"):
        session.tests_ahead = _tests("tests_ahead", arrays)
    session.keep(kept)
    session.diverged = Divergence(**told["diverged"]) if told["diverged"] else None
    session.evaluate()
    selection = Selection(**told["selection"]) if told["selection"] else None
    return Saved(session, told["token_hash"], Cursor(**told["cursor"]), selection)


def _written_tests(name: str, tests: list[Score]) -> Arrays:
    """Return results of tests as columns: (n,) each."""
    columns = zip(*tests, strict=True) if tests else ((), (), ())
    return {
        f"{name}.{field}": np.array(column, dtype=np.int64 if field == "step" else np.float64)
        for field, column in zip(Score._fields, columns, strict=True)
    }


def _tests(name: str, arrays: Arrays) -> list[Score]:
    columns = (arrays[f"{name}.{field}"].tolist() for field in Score._fields)
    return [Score(*test) for test in zip(*columns, strict=True)]


def _drawings(
    told: dict[str, Any], arrays: Arrays
) -> tuple[Drawings, collections_in_use.Collections]:
    """Return the kept drawings, and all collections: found by their digests while held here."""
    return (
        collections_in_use.read(arrays, told["drawings"])
        if "drawings" in told
        else (NO_DRAWINGS, {})
    )


def _focus(run: Run, told: dict[str, Any], arrays: Arrays) -> Focus:
    if told["split"] == "drawn":
        guessed = told.get("guessed", False)
        return Focus("drawn", None, arrays["focus.image"], told["label"], guessed)
    return focus_on(run.config, told["split"], told["index"])
