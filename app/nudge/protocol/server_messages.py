"""The protocol: the text messages from the server. Most of them carry the state of a room.

What a person reads is there twice: in English, and as a ``Text``, from which the page makes the
sentence in its reader's language. The text of ``message`` is ``text``, that of a field ``name``
is ``name_text``.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from nudge.descent.settings import Kind, RaceSettings
from nudge.protocol.client_messages import VERSION
from nudge.texts import Text
from nudge.training.config import TrainingConfig


class DataSummary(BaseModel):
    """A room's data set: how many examples it has to train and to test with, and its credit.

    ``test_origin`` says what the test images are, as in "the test images are ...". Where
    ``upright`` is true, all images are made upright, and so are drawings. ``upright_as`` is the
    name of the same digits made upright; it is empty where there are none, or they are.
    """

    name: str
    train: int
    test: int
    test_origin: str
    test_origin_text: Text
    upright: bool
    upright_as: str
    classes: int
    credit: str
    credit_text: Text


class Divergence(BaseModel):
    """Step ``step`` gave infinite numbers or NaN; ``back_to`` is a step from before that.

    ``text`` is null in a room that a version before 0.3 has saved.
    """

    step: int
    what: str
    message: str
    text: Text | None = None
    back_to: int


class FocusState(BaseModel):
    """The example on the stage. A drawing has split "drawn" and no index.

    Where ``guessed`` is true, nobody gave the drawing's label: it is the network's own answer.
    """

    split: str
    index: int | None
    label: int
    guessed: bool


class DrawingsState(BaseModel):
    """The drawings that the room keeps: how many there are, and the digest of their collection."""

    count: int
    digest: str


class SingleStepState(BaseModel):
    """The effect of one step for the example in focus: figures before and after it.

    Cost and outputs are those of the example; test accuracy and test cost those of the test set. A
    cost that is infinite or NaN is null.
    """

    learning_rate: float
    cost_before: float | None
    cost_after: float | None
    outputs_before: tuple[float, ...]
    outputs_after: tuple[float, ...]
    test_accuracy_before: float
    test_accuracy_after: float
    test_cost_before: float | None
    test_cost_after: float | None


class Cursor(BaseModel):
    """The phase, place and chapter that all viewers see."""

    model_config = ConfigDict(frozen=True)

    phase: str = "forward"
    place: str = "lab"
    chapter: int = 0


class Selection(BaseModel):
    """A neuron; or, with ``from``, the weight to it from a neuron of the layer behind."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    layer: int
    index: int
    from_: Annotated[int | None, Field(alias="from")] = None


class RoomState(BaseModel):
    """The state of a room. Null stands for a figure that was not computed yet.

    ``training_examples`` counts each example once; ``examples_per_epoch`` as often as an epoch
    contains it. ``applied`` is the number of changes that can be undone at the present step.
    """

    code: str
    settings: TrainingConfig
    settings_id: str
    sizes: tuple[int, ...]
    parameter_count: int
    dataset: DataSummary
    step: int
    latest: int
    epoch: int
    batch: int
    batches_per_epoch: int
    training_examples: int
    examples_per_epoch: int
    examples_seen: int
    cost: float | None
    test_accuracy: float | None
    test_cost: float | None
    test_step: int | None
    playing: bool
    rate: float | None
    diverged: Divergence | None
    applied: int
    drawings: DrawingsState
    focus: FocusState
    cursor: Cursor
    selection: Selection | None
    viewers: int


class RunState(BaseModel):
    """The state of one run of a race. Null stands for a figure not computed yet, infinite or NaN.

    All figures are those of the newest point of its path whose cost is known. ``cost`` is over the
    whole training set. ``angle`` is between the gradient of the next mini-batch and that of the
    full batch, in degrees. ``true_cost`` and ``plane_cost`` are over the surface's examples: at the
    run's point, and at the projection of that point. ``distance`` is between these two points.
    ``share`` is how much of the path's extent the plane holds.
    """

    id: int
    color: int
    full: bool
    paused: bool
    settings: TrainingConfig
    step: int
    epoch: int
    examples_seen: int
    seconds: float
    cost: float | None
    angle: float | None
    diverged: str | None
    diverged_text: Text | None
    share: float | None
    plane_cost: float | None
    distance: float | None
    true_cost: float | None


class PlaneState(BaseModel):
    """The plane that the paths are shown on. ``number`` counts up each time the plane turns.

    ``share`` is how much of all paths' extent the plane holds; null before there is a plane
    (number 0). ``settled`` is false while the plane still turns to fit the paths, or has to be
    fitted to more of them.
    """

    kind: Kind
    number: int
    share: float | None
    settled: bool


class SurfaceState(BaseModel):
    """How many examples the surface is over, and how many points a side it has at its finest."""

    examples: int
    points: int


class RaceState(BaseModel):
    """The state of a race.

    ``progress`` and ``until`` are in the unit of the race's fairness. ``train`` is the number of
    examples of an epoch.
    """

    number: int
    settings: RaceSettings
    start: TrainingConfig
    playing: bool
    over: bool
    progress: float
    until: float
    runs: tuple[RunState, ...]
    plane: PlaneState
    surface: SurfaceState
    train: int
    parameter_count: int


class Welcome(BaseModel):
    """The first message to a viewer. ``heartbeat``: see ``Beat``; in seconds."""

    type: Literal["welcome"] = "welcome"
    protocol: int = VERSION
    driver: bool = False
    heartbeat: float
    room: RoomState


class RoomChanged(BaseModel):
    """The room's state has changed."""

    type: Literal["room"] = "room"
    room: RoomState


class RaceChanged(BaseModel):
    """The state of the room's race has changed; null where there is no race."""

    type: Literal["race"] = "race"
    race: RaceState | None


class Beat(BaseModel):
    """A sign of life: sent where nothing else was sent for a heartbeat, and when asked for."""

    type: Literal["beat"] = "beat"


class Done(BaseModel):
    """A message was carried out. ``role`` says whether its sender may drive.

    The answer on the socket and over HTTP. ``applied`` is null, except in the answer to ``apply``.
    """

    type: Literal["done"] = "done"
    id: int | None
    role: Literal["driver", "viewer"]
    room: RoomState
    applied: SingleStepState | None = None


class ErrorMessage(BaseModel):
    """A message was not carried out, and nothing changed. ``message`` is the reason, in English."""

    type: Literal["error"] = "error"
    id: int | None
    code: str
    field: str | None
    value: Any
    allowed: str | None
    message: str
    text: Text


class Closing(BaseModel):
    """The server closes the socket next, with close code ``code``. ``message``: as in an error."""

    type: Literal["closing"] = "closing"
    code: int
    message: str
    text: Text


SERVER_MESSAGES: Final = (Welcome, RoomChanged, RaceChanged, Beat, Done, ErrorMessage, Closing)
"""All text messages from the server."""
