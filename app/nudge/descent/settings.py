"""The settings of a race: its runs, its fairness, its plane and its cost surface."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from nudge.allowed import allowed_text
from nudge.errors import NudgeError, shortened
from nudge.texts import Text
from nudge.training.config import TrainingConfig
from nudge.training.parameter import Parameter

Fairness = Literal["examples", "steps", "seconds"]
"""What all runs have about equally much of: examples seen, steps, or seconds of computing."""
Kind = Literal["paths", "whole", "steps", "random", "line", "weights"]
"""Planes: the main directions of the paths so far, of the whole paths up to the end of the race, or
of the first steps of a run; two random directions, the line of a run, two weights."""
FULL: Final = "full"
"""The ``batch_size`` of a run whose mini-batch is the whole training set."""
MAX_BATCH: Final = 100_000
COLORS: Final = 6
MAX_RUNS: Final = 4

STEPS_A_SECOND: Final = 40.0
COMPUTING_A_SECOND: Final = 0.05
"""The pace at speed 1, for steps and seconds; for examples it is one epoch a second."""
DURATION: Final[dict[Fairness, float]] = {"examples": 60.0, "steps": 15.0, "seconds": 60.0}
"""Seconds that a race takes at speed 1, unless ``until`` is set."""

Color = Annotated[int, Field(strict=True, ge=0, lt=COLORS)]
Place = Annotated[int, Field(strict=True, ge=0, lt=2**31)]


class FrozenModel(BaseModel):
    """A model that is immutable, and rejects unknown fields and numbers that are not finite."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, serialize_by_alias=True
    )


class RunSettings(FrozenModel):
    """One run. None stands for the value of the race's start, for a colour the next free one."""

    batch_size: int | Literal["full"] = 100
    optimizer: str | None = None
    learning_rate: float | None = None
    l2: float | None = None
    color: Color | None = None
    paused: Annotated[bool, Field(strict=True)] = False

    @field_validator("batch_size", mode="plain", json_schema_input_type=int | Literal["full"])
    @classmethod
    def _is_a_count_or_full(cls, value: Any) -> int | str:
        is_count = isinstance(value, int) and not isinstance(value, bool)
        if value == FULL or (is_count and 1 <= value <= MAX_BATCH):
            return FULL if value == FULL else int(value)
        raise ValueError(Text.of("server-allowed-batch-or-full", most=MAX_BATCH, full=FULL))


class WeightSettings(FrozenModel):
    """A parameter chosen on the stage: a weight, or, without ``from``, the bias of the neuron."""

    layer: Annotated[int, Field(strict=True, ge=1, le=64)]
    index: Place
    from_: Annotated[Place | None, Field(alias="from")] = None

    @property
    def parameter(self) -> Parameter:
        """The parameter, as ``nudge.training`` represents it."""
        return Parameter(self.layer, self.index, self.from_)


class PlaneSettings(FrozenModel):
    """A plane in parameter space. Random directions follow from ``seed``."""

    kind: Kind = "paths"
    weights: tuple[WeightSettings, WeightSettings] | None = None
    seed: Annotated[int, Field(strict=True, ge=0, lt=2**32)] = 0

    @model_validator(mode="after")
    def _has_the_weights_it_needs(self) -> Self:
        if self.kind == "weights" and self.weights is None:
            raise ValueError(Text.of("server-allowed-two-weights"))
        if self.weights is not None and self.weights[0] == self.weights[1]:
            raise ValueError(Text.of("server-allowed-different-weights"))
        return self


class RaceSettings(FrozenModel):
    """A race: up to four runs with one start, the room's settings changed by ``start``.

    ``examples`` and ``points`` (a side) are those of the cost surface. A ``speed`` of None is as
    fast as possible. ``until`` is where the race ends, in the units of ``fairness``: examples,
    steps, seconds.
    """

    start: dict[str, Any] = {}
    fairness: Fairness = "examples"
    runs: Annotated[tuple[RunSettings, ...], Field(min_length=1, max_length=MAX_RUNS)] = (
        RunSettings(),
        RunSettings(batch_size=FULL),
    )
    plane: PlaneSettings = PlaneSettings()
    examples: Annotated[int, Field(strict=True, ge=1, le=MAX_BATCH)] = 1000
    points: Annotated[int, Field(strict=True, ge=11, le=101)] = 51
    speed: Annotated[float, Field(strict=True, gt=0, le=1000)] | None = 1.0
    until: Annotated[float, Field(strict=True, gt=0, le=1e9)] | None = None

    @field_validator("points")
    @classmethod
    def _has_a_middle(cls, value: int) -> int:
        if value % 2 == 0:
            raise ValueError(Text.of("server-allowed-odd", least=11, most=101))
        return value


def race_settings(given: dict[str, Any]) -> RaceSettings:
    """Return validated settings.

    Raises NudgeError, with field, value and allowed values, where a setting is not allowed.
    """
    try:
        return RaceSettings.model_validate(given)
    except ValidationError as error:
        raise _readable(error) from None


def make_run_config(run: RunSettings, start: TrainingConfig, examples: int) -> TrainingConfig:
    """Return the training settings of ``run``, of ``examples`` training examples in all.

    Raises NudgeError where its optimizer, learning rate or L2 is not allowed.
    """
    wanted = {"optimizer": run.optimizer, "learning_rate": run.learning_rate, "l2": run.l2}
    changes: dict[str, Any] = {name: value for name, value in wanted.items() if value is not None}
    batch_size = examples if run.batch_size == FULL else run.batch_size
    return start.changed({**changes, "batch_size": batch_size})


def pace(fairness: Fairness, examples: int) -> float:
    """Return the progress a second at speed 1, of ``examples`` training examples in all."""
    paces = {"examples": float(examples), "steps": STEPS_A_SECOND, "seconds": COMPUTING_A_SECOND}
    return paces[fairness]


def race_end(settings: RaceSettings, examples: int) -> float:
    """Return the progress at which the race ends, of ``examples`` training examples in all."""
    if settings.until is not None:
        return settings.until
    return pace(settings.fairness, examples) * DURATION[settings.fairness]


def _readable(error: ValidationError) -> NudgeError:
    first = error.errors(include_url=False)[0]
    field = ".".join(str(part) for part in first["loc"])
    value = first["input"]
    if first["type"] == "extra_forbidden":
        text = Text.of("server-race-setting-unknown", setting=field)
        return NudgeError(text, code="unknown_setting", field=field)
    is_long = isinstance(value, dict | list | tuple)
    allowed = allowed_text(first)
    text = Text.of(
        "server-cannot-be",
        field=field or Text.of("server-a-race"),
        received=Text.of("server-this") if is_long else repr(shortened(value)),
        allowed=allowed,
    )
    return NudgeError(
        text,
        code="bad_setting",
        field=field or None,
        value=None if is_long else value,
        allowed=allowed,
    )
