"""The messages about a race, which only the driver of a room may send."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from nudge.descent.settings import MAX_RUNS
from nudge.protocol.message import Integer, Message


class SetRace(Message):
    """Begin or change a race: runs from one start, side by side. Null ends the race.

    ``settings`` are those of ``RaceSettings``. Where there is a race already, runs whose settings
    stay the same go on from where they are, and new runs catch up.
    """

    type: Literal["race"]
    settings: dict[str, Any] | None


class PlayRace(Message):
    """Make the runs of the race go on."""

    type: Literal["race_play"]


class PauseRace(Message):
    """Stop the runs of the race."""

    type: Literal["race_pause"]


class RestartRace(Message):
    """Begin the race anew, with the same settings from the same start."""

    type: Literal["race_restart"]


class Visit(Message):
    """Start the room's own run anew with the settings of a run of the race, and go to ``step``.

    The answer comes when the run is there. ``run`` is the place in the race, from 0. The parameters
    of a point that a run reached after n steps are those of step n + 1.
    """

    type: Literal["visit"]
    run: Annotated[int, Field(ge=0, lt=MAX_RUNS)]
    step: Integer
