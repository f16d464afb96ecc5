"""The protocol: its constants, and the messages that a viewer may send.

The field ``type`` says which message it is. What the server sends is in ``server_messages`` (text)
and in ``frames`` (binary). ``static/protocol.js`` is generated from this module and
``server_messages``.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Annotated, Any, Final, Literal, Self, get_args

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from nudge.errors import BadMessage
from nudge.protocol.message import Integer, Message
from nudge.protocol.race_messages import PauseRace, PlayRace, RestartRace, SetRace, Visit
from nudge.protocol.validation import to_nudge_error
from nudge.texts import Text
from nudge.training.record import GROUPS

VERSION: Final = 1
SUBPROTOCOL: Final = f"nudge.v{VERSION}"
KINDS: Final = ("step", "scalars", "evaluation", "paths", "surface")
"""The kinds of binary frames: ``kind`` in a frame's metadata."""
SUBSCRIPTIONS: Final = (*GROUPS, "scalars", "evaluation", "race")
"""What a viewer may subscribe to: groups of a step's tensors, chart, test results, the race."""

MAX_COUNT: Final = 100_000
MAX_RATE: Final = 1000.0
MAX_FRAME_RATE: Final = 60.0
MAX_TEXT: Final = 64
MISSED_HEARTBEATS: Final = 3
"""Heartbeats without a sign of life after which the page takes the server for gone."""
UNANSWERED_HEARTBEATS: Final = 8
"""Heartbeats for which a ping may stay unanswered: a busy page first reads what came before."""
MAX_SILENCE: Final = 10.0
"""Seconds that the page waits, without a connection, for the answer to a request."""
PIXELS: Final = 784


class Close(IntEnum):
    """Close codes: why the server closed a socket."""

    NOT_ALLOWED = 4403
    UNKNOWN_ROOM = 4404
    PROTOCOL_MISMATCH = 4406
    TOO_SLOW = 4408
    ROOM_DELETED = 4410
    TOO_MANY = 4429
    TOO_LARGE = 1009
    RESTARTING = 1012


Name = Annotated[str, Field(max_length=MAX_TEXT)]
Group = Literal["example", "parameters", "gradients", "batch", "scalars", "evaluation", "race"]
Pixel = Annotated[float, Field(ge=0, le=1)]


class Hello(Message):
    """Send the driver's token. Whoever has sent it may drive the room."""

    type: Literal["hello"]
    token: Annotated[str, Field(max_length=200)]


class Subscribe(Message):
    """Choose what to be sent: groups, the first layer with parameters, frames a second at most."""

    type: Literal["subscribe"]
    groups: Annotated[tuple[Group, ...], Field(max_length=len(SUBSCRIPTIONS))]
    from_layer: Annotated[int, Field(ge=1, le=64)] = 1
    rate: Annotated[float, Field(gt=0, le=MAX_FRAME_RATE)] = MAX_FRAME_RATE


class AskBeat(Message):
    """Ask for a ``beat`` at once: is the server still there?"""

    type: Literal["beat"]


class Step(Message):
    """Make ``count`` steps. The answer comes when they are made."""

    type: Literal["step"]
    count: Annotated[int, Field(ge=1, le=MAX_COUNT)] = 1


class Play(Message):
    """Make steps one after another: ``rate`` a second, or as fast as possible where it is null."""

    type: Literal["play"]
    rate: Annotated[float, Field(gt=0, le=MAX_RATE)] | None = None


class Pause(Message):
    """Stop playing, and give up the steps that were asked for and are not made yet."""

    type: Literal["pause"]


class Seek(Message):
    """Go to a step that was already made; 0 is the start of the run."""

    type: Literal["seek"]
    step: Integer


class ChooseFocus(Message):
    """Put an example on the stage: one of the data set's, or a drawing.

    Without a label, the network's own answer becomes the label of a drawing.
    """

    type: Literal["focus"]
    split: Literal["train", "test"] | None = None
    index: Integer | None = None
    image: Annotated[tuple[Pixel, ...], Field(min_length=PIXELS, max_length=PIXELS)] | None = None
    label: Annotated[int, Field(ge=0, le=9)] | None = None

    @model_validator(mode="after")
    def _is_one_or_the_other(self) -> Self:
        place = {self.split is not None, self.index is not None}
        drawn = self.image is not None
        if place != {not drawn} or (self.label is not None and not drawn):
            raise ValueError(Text.of("server-allowed-focus"))
        return self


class Apply(Message):
    """Change the parameters by one plain gradient step for the example in focus alone.

    Without a learning rate, that of the room is used. With ``again``, this change and the one
    applied just before at this step become one: they are undone together.
    """

    type: Literal["apply"]
    learning_rate: Annotated[float, Field(gt=0, le=1000)] | None = None
    again: bool = False


class Undo(Message):
    """Undo the change that was applied last at the present step."""

    type: Literal["undo"]


class Configure(Message):
    """Change settings. Some take effect from the next step on; others start the run anew."""

    type: Literal["configure"]
    settings: dict[str, Any]


class Reset(Message):
    """Start the run anew, with another seed where one is given."""

    type: Literal["reset"]
    seed: Annotated[int, Field(ge=0, lt=2**32)] | None = None


class Select(Message):
    """Select a neuron, or the weight to it ``from`` a neuron of the layer behind; or nothing."""

    type: Literal["select"]
    layer: Annotated[int, Field(ge=0, le=64)] | None = None
    index: Integer | None = None
    from_: Annotated[Integer | None, Field(alias="from")] = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.layer is None) != (self.index is None):
            raise ValueError(Text.of("server-allowed-layer-and-index"))
        if self.from_ is not None and not self.layer:
            raise ValueError(Text.of("server-allowed-from"))
        return self


class MoveCursor(Message):
    """Choose the phase, place and chapter that all viewers see. Null leaves one unchanged."""

    type: Literal["cursor"]
    phase: Name
    place: Name | None = None
    chapter: Annotated[int, Field(ge=0, le=1000)] | None = None


Command = (
    Step
    | Play
    | Pause
    | Seek
    | ChooseFocus
    | Apply
    | Undo
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
"""The messages that only the driver may send."""

ClientMessage = Hello | Subscribe | AskBeat | Command
"""The messages that a viewer may send."""

_MESSAGE: TypeAdapter[ClientMessage] = TypeAdapter(
    Annotated[ClientMessage, Field(discriminator="type")]
)


TYPES: Final = tuple(
    kind.model_fields["type"].annotation.__args__[0] for kind in get_args(ClientMessage)
)
"""The types of all messages that a viewer may send."""


def parse(text: str | bytes) -> ClientMessage:
    """Return the message in ``text``, which is JSON.

    Raises BadMessage with the field, its value and what is allowed.
    """
    try:
        return _MESSAGE.validate_json(text)
    except ValidationError as error:
        raise to_nudge_error(error, BadMessage, ", ".join(TYPES)) from None


_SETTINGS: TypeAdapter[dict[str, Any]] = TypeAdapter(dict[str, Any])


def parse_settings(text: bytes) -> dict[str, Any]:
    """Return the settings of a new room from JSON; empty text means none. Raises BadMessage."""
    try:
        return _SETTINGS.validate_json(text or b"{}")
    except ValidationError as error:
        raise to_nudge_error(error, BadMessage) from None
