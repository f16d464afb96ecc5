"""The protocol: what the server says in text. A room's state is most of it."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from nudge.descent.settings import RaceSettings
from nudge.protocol.client_messages import VERSION
from nudge.training.config import TrainingConfig


class DataSummary(BaseModel):
    """What a room trains on: examples to train and to test with, and whose they are."""

    name: str
    train: int
    test: int
    classes: int
    credit: str


class Divergence(BaseModel):
    """Step ``step`` gave numbers that are none; ``back_to`` is a step from before it went wrong."""

    step: int
    what: str
    message: str
    back_to: int


class FocusState(BaseModel):
    """Which example is on the stage; a drawing has split "drawn" and no index.

    Where ``guessed``, nobody has said what a drawing is: the label is the network's own answer.
    """

    split: str
    index: int | None
    label: int
    guessed: bool


class DrawingsState(BaseModel):
    """The drawings that the room keeps: how many, and what names exactly these."""

    count: int
    digest: str


class SingleStepState(BaseModel):
    """What one step for the example in focus did, on the parameters before and after it.

    ``cost`` and ``outputs`` are of that example, ``test_accuracy`` and ``test_cost`` of the test
    set. A cost that is no number is null.
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
    """What everybody looks at."""

    model_config = ConfigDict(frozen=True)

    phase: str = "forward"
    place: str = "lab"
    chapter: int = 0


class Selection(BaseModel):
    """A neuron, or with ``from`` the weight to it from a neuron of the layer before."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    layer: int
    index: int
    from_: Annotated[int | None, Field(alias="from")] = None


class RoomState(BaseModel):
    """All that is to be said of a room in a few words. null is what was not computed yet.

    ``training_examples`` are all different; ``examples_per_epoch`` counts each as often as an epoch
    deals it. ``applied`` counts what was applied at the present step and can be undone there.
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
    """One run of a race. null is what was not computed yet, or is no number.

    ``cost`` is over the whole training set and ``angle`` of the next mini-batch's gradient to the
    full one, in degrees. ``true_cost`` and ``plane_cost`` are over the surface's examples: where
    the run is, and where its projection is, which is ``distance`` away. ``share`` of its path is
    what the plane holds.
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
    share: float | None
    plane_cost: float | None
    distance: float | None
    true_cost: float | None


class PlaneState(BaseModel):
    """The plane that the paths are shown on: its ``number`` counts up whenever it turns.

    ``share`` of all paths is what it holds; null before there is a plane (number 0). It is not
    ``settled`` while it is still turning to where the paths want it, or is to be fitted to more.
    """

    kind: Literal["paths", "random", "line", "weights"]
    number: int
    share: float | None
    settled: bool


class SurfaceState(BaseModel):
    """Over how many examples the surface is, and of how many points a side at its finest."""

    examples: int
    points: int


class RaceState(BaseModel):
    """All that is to be said of a race in a few words.

    ``progress`` and ``until`` are in the units of its fairness. ``train`` is the number of
    training examples.
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
    """The first thing a viewer hears."""

    type: Literal["welcome"] = "welcome"
    protocol: int = VERSION
    driver: bool = False
    room: RoomState


class RoomChanged(BaseModel):
    """Something about the room is different now."""

    type: Literal["room"] = "room"
    room: RoomState


class RaceChanged(BaseModel):
    """Something about the room's race is different now; null when there is none."""

    type: Literal["race"] = "race"
    race: RaceState | None


class Done(BaseModel):
    """A message was carried out; ``role`` says whether the one who sent it may drive.

    It answers on the socket and over HTTP. ``applied`` answers ``apply`` only.
    """

    type: Literal["done"] = "done"
    id: int | None
    role: Literal["driver", "viewer"]
    room: RoomState
    applied: SingleStepState | None = None


class Refused(BaseModel):
    """A message was not carried out, and nothing changed; ``message`` says why in a sentence."""

    type: Literal["error"] = "error"
    id: int | None
    code: str
    field: str | None
    value: Any
    allowed: str | None
    message: str


SPOKEN: Final = (Welcome, RoomChanged, RaceChanged, Done, Refused)
"""What the server says in text."""
