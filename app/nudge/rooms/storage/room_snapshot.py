"""A room as one safetensors file: how the file is written and read.

The arrays are those of the run (parameters, optimizer, checkpoints, every cost) and of its redo
branch, the test results, a drawing in focus, the kept drawings, and the collections that the run
trains on or has trained on. Everything else is JSON in the file's metadata, next to the checksum of
the file. Versions before 0.3 wrote no checksum; their files have the JSON alone.
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
TESTED: Final = "before the update"
"""Which parameters of a step were tested: those that it shows."""
STATE: Final = "nudge"
"""The name of a room's JSON in the metadata."""
METADATA: Final = ({STATE, frames.CHECKSUM}, {STATE})
"""The names in the metadata of a file, and of one that a version before 0.3 wrote."""
Arrays = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True)
class SavedRoom:
    """All that is saved of a room: its session, the hash of its token, its cursor and selection."""

    session: Session
    token_hash: str
    cursor: Cursor
    selection: Selection | None


def serialize_room(saved: SavedRoom) -> tuple[Arrays, dict[str, str]]:
    """Return a room as the arrays and the metadata of a file.

    Quick, but to be called in a training thread: nobody else may change the session meanwhile.
    """
    session = saved.session
    arrays, run = to_snapshot(session.run)
    arrays |= _score_columns("tests", session.tests)
    if run["ahead"]:
        arrays |= _score_columns("tests_ahead", session.redo_tests)
    drawings, drawings_metadata = collections_in_use.serialize(
        session.drawings, session.collections
    )
    arrays |= drawings
    focus = session.focus
    if focus.split == "drawn":
        arrays["focus.image"] = focus.image
    state = {
        "format": FORMAT,
        "code": session.code,
        "token_hash": saved.token_hash,
        "run": run,
        "tested": TESTED,
        "drawings": drawings_metadata,
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
    return arrays, {STATE: json.dumps(state)}


def deserialize_room(file: bytes, code: str) -> SavedRoom:
    """Return the room ``code`` from the content of its file.

    Raises LookupError, TypeError, ValueError or NudgeError where the file is damaged or is that
    of another room.
    """
    arrays, metadata = frames.decode(file)
    if set(metadata) not in METADATA:  # so that a damaged name of the checksum is no missing one
        raise ValueError(f"the file's metadata are {', '.join(metadata)}")
    state = json.loads(metadata[STATE])
    if state["format"] != FORMAT:
        raise ValueError(f"the file's format is {state['format']}, not {FORMAT}")
    if state["code"] != code:
        raise ValueError(f"the file is of room {state['code']}")
    if not isinstance(state["token_hash"], str):
        raise ValueError("the driver's token is missing")
    kept, collections = _read_drawings(state, arrays)
    run = from_snapshot(arrays, state["run"])
    session = Session(state["code"], run, _read_focus(run, state["focus"], arrays))
    del collections  # the run was able to find them; now the session refers to those it needs
    session.tests = [
        test for test in _read_scores("tests", arrays, state) if test.step <= run.latest
    ]
    if state["run"].get("ahead"):
        session.redo_tests = _read_scores("tests_ahead", arrays, state)
    session.keep_drawings(kept)
    session.diverged = Divergence(**state["diverged"]) if state["diverged"] else None
    session.evaluate()
    selection = Selection(**state["selection"]) if state["selection"] else None
    return SavedRoom(session, state["token_hash"], Cursor(**state["cursor"]), selection)


def _score_columns(name: str, tests: list[Score]) -> Arrays:
    """Return test results as columns, (n,) each."""
    columns = zip(*tests, strict=True) if tests else ((), (), ())
    return {
        f"{name}.{field}": np.array(column, dtype=np.int64 if field == "step" else np.float64)
        for field, column in zip(Score._fields, columns, strict=True)
    }


def _read_scores(name: str, arrays: Arrays, state: dict[str, Any]) -> list[Score]:
    """Return test results by the step that shows the tested parameters.

    Earlier versions tested the parameters after the update, which the step after it shows.
    """
    columns = (arrays[f"{name}.{field}"].tolist() for field in Score._fields)
    later = 0 if state.get("tested") == TESTED else 1
    return [
        Score(step + later, accuracy, cost) for step, accuracy, cost in zip(*columns, strict=True)
    ]


def _read_drawings(
    state: dict[str, Any], arrays: Arrays
) -> tuple[Drawings, collections_in_use.Collections]:
    """Return the kept drawings and all collections; files of before there were drawings have none.

    The collections can be found by their digests as long as the caller refers to them.
    """
    return (
        collections_in_use.deserialize(arrays, state["drawings"])
        if "drawings" in state
        else (NO_DRAWINGS, {})
    )


def _read_focus(run: Run, focus: dict[str, Any], arrays: Arrays) -> Focus:
    if focus["split"] == "drawn":
        guessed = focus.get("guessed", False)
        return Focus("drawn", None, arrays["focus.image"], focus["label"], guessed)
    return focus_on(run.config, focus["split"], focus["index"])
