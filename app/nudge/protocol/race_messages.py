"""What the driver of a room says of its race."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from nudge.descent.settings import MAX_RUNS
from nudge.protocol.message import Integer, Message


class SetRace(Message):
    """Race: have runs start from one point side by side; null ends the race.

    ``settings`` are those of ``RaceSettings``. Where there is a race already, runs whose settings
    stay go on from where they are, and new ones catch up.
    """

    type: Literal["race"]
    settings: dict[str, Any] | None


class PlayRace(Message):
    """Have the runs of the race go on by themselves."""

    type: Literal["race_play"]


class PauseRace(Message):
    """Stop the runs of the race where they are."""

    type: Literal["race_pause"]


class RestartRace(Message):
    """Begin the race anew, with the same settings from the same start."""

    type: Literal["race_restart"]


class Visit(Message):
    """Take a run's settings, start the room anew and go to ``step``; answered when it is there.

    ``run`` is its place in the race, from 0.
    """

    type: Literal["visit"]
    run: Annotated[int, Field(ge=0, lt=MAX_RUNS)]
    step: Integer
