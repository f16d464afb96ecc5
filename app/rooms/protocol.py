"""The protocol: its constants, and what a viewer may say.

Messages are told apart by ``type``. What the server says is in ``spoken``, and in binary
frames (see ``frames``). ``static/js/protocol.js`` is generated from here and there.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Annotated, Any, Final, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from app.descent.settings import MAX_RUNS
from app.errors import BadMessage
from app.rooms.refusals import readable
from app.training.record import GROUPS

VERSION: Final = 1
SUBPROTOCOL: Final = f"nudge.v{VERSION}"
KINDS: Final = ("step", "scalars", "evaluation", "paths", "surface")
"""What a binary frame may be: the ``kind`` in its metadata."""
SUBSCRIPTIONS: Final = (*GROUPS, "scalars", "evaluation", "race")
"""What a viewer may ask for: groups of a step's tensors, the chart, tests' outcome, the race."""

MAX_COUNT: Final = 100_000
MAX_RATE: Final = 1000.0
MAX_FRAME_RATE: Final = 60.0
MAX_TEXT: Final = 64
MAX_INTEGER: Final = 2**53 - 1  # what a number in JavaScript holds exactly
PIXELS: Final = 784


class Close(IntEnum):
    """Why the server closed a socket."""

    NOT_ALLOWED = 4403
    UNKNOWN_ROOM = 4404
    PROTOCOL_MISMATCH = 4406
    TOO_SLOW = 4408
    ROOM_DELETED = 4410
    TOO_MANY = 4429
    TOO_LARGE = 1009
    RESTARTING = 1012


Integer = Annotated[int, Field(ge=0, le=MAX_INTEGER)]
Text = Annotated[str, Field(max_length=MAX_TEXT)]
Group = Literal["example", "parameters", "gradients", "batch", "scalars", "evaluation", "race"]
Pixel = Annotated[float, Field(ge=0, le=1)]


class Message(BaseModel):
    """Something a viewer says. ``id`` comes back in the answer."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    id: Annotated[int, Field(ge=-MAX_INTEGER, le=MAX_INTEGER)] | None = None


class Hello(Message):
    """Show the driver's token, to be allowed to drive."""

    type: Literal["hello"]
    token: Annotated[str, Field(max_length=200)]


class Subscribe(Message):
    """Say what to be sent, from which layer's parameters on, and how often a second at most."""

    type: Literal["subscribe"]
    groups: Annotated[tuple[Group, ...], Field(max_length=len(SUBSCRIPTIONS))]
    from_layer: Annotated[int, Field(ge=1, le=64)] = 1
    rate: Annotated[float, Field(gt=0, le=MAX_FRAME_RATE)] = MAX_FRAME_RATE


class Step(Message):
    """Make ``count`` steps; answered when they are made."""

    type: Literal["step"]
    count: Annotated[int, Field(ge=1, le=MAX_COUNT)] = 1


class Play(Message):
    """Go on by itself: ``rate`` steps a second, or null for as fast as it goes."""

    type: Literal["play"]
    rate: Annotated[float, Field(gt=0, le=MAX_RATE)] | None = None


class Pause(Message):
    """Stop after the step being made."""

    type: Literal["pause"]


class Seek(Message):
    """Go to a step that was already made: 0 is the start."""

    type: Literal["seek"]
    step: Integer


class ChooseFocus(Message):
    """Put an example on the stage: one of the data set's, or a drawing with its label."""

    type: Literal["focus"]
    split: Literal["train", "test"] | None = None
    index: Integer | None = None
    image: Annotated[tuple[Pixel, ...], Field(min_length=PIXELS, max_length=PIXELS)] | None = None
    label: Annotated[int, Field(ge=0, le=9)] | None = None

    @model_validator(mode="after")
    def _is_one_or_the_other(self) -> Self:
        of_data_set = self.split is not None and self.index is not None
        drawn = self.image is not None and self.label is not None
        given = sum(part is not None for part in (self.split, self.index, self.image, self.label))
        if given != 2 or not (of_data_set or drawn):
            raise ValueError("either split and index, or image and label")
        return self


class Configure(Message):
    """Change settings; some take effect from the next step on, others start the run anew."""

    type: Literal["configure"]
    settings: dict[str, Any]


class Reset(Message):
    """Start the run anew, with another seed if one is given."""

    type: Literal["reset"]
    seed: Annotated[int, Field(ge=0, lt=2**32)] | None = None


class Select(Message):
    """Select a neuron, or the weight to it ``from`` a neuron of the layer before; or nothing."""

    type: Literal["select"]
    layer: Annotated[int, Field(ge=0, le=64)] | None = None
    index: Integer | None = None
    from_: Annotated[Integer | None, Field(alias="from")] = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.layer is None) != (self.index is None):
            raise ValueError("layer and index together, or neither")
        if self.from_ is not None and not self.layer:
            raise ValueError("from only with a layer of 1 or more")
        return self


class MoveCursor(Message):
    """Say which phase, place and chapter everybody is looking at."""

    type: Literal["cursor"]
    phase: Text
    place: Text | None = None
    chapter: Annotated[int, Field(ge=0, le=1000)] | None = None


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


Command = (
    Step
    | Play
    | Pause
    | Seek
    | ChooseFocus
    | Configure
    | Reset
    | Select
    | MoveCursor
    | SetRace
    | PlayRace
    | PauseRace
    | RestartRace
    | Visit
)
"""What only the driver may say."""

_ANYTHING: TypeAdapter[Hello | Subscribe | Command] = TypeAdapter(
    Annotated[Hello | Subscribe | Command, Field(discriminator="type")]
)


TYPES: Final = tuple(
    kind.model_fields["type"].annotation.__args__[0]
    for kind in get_args(Hello | Subscribe | Command)
)
"""Every message's type."""


def parse(text: str | bytes) -> Hello | Subscribe | Command:
    """Read one message; raise BadMessage naming field, value and what is allowed."""
    try:
        return _ANYTHING.validate_json(text)
    except ValidationError as error:
        raise readable(error, BadMessage, ", ".join(TYPES)) from None


_SETTINGS: TypeAdapter[dict[str, Any]] = TypeAdapter(dict[str, Any])


def parse_settings(text: bytes) -> dict[str, Any]:
    """Read the settings of a new room, of which none need be given; raise BadMessage."""
    try:
        return _SETTINGS.validate_json(text or b"{}")
    except ValidationError as error:
        raise readable(error, BadMessage) from None
