"""The settings of a run, with their defaults and limits."""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from nudge.allowed import allowed_text
from nudge.data.catalogue import EMBEDDED, dataset_info
from nudge.data.datasets import LOADERS
from nudge.drawings.collection import find
from nudge.errors import NudgeError
from nudge.nn import ACTIVATIONS, COSTS, INITIALIZERS, OPTIMIZERS
from nudge.texts import Text

MAX_HIDDEN_LAYERS = 8
MAX_NEURONS = 256

Neurons = Annotated[int, Field(strict=True, ge=1, le=MAX_NEURONS)]


class TrainingConfig(BaseModel):
    """The settings of a run, which determine every bit of each of its steps.

    Raises pydantic's ValidationError where a setting is not allowed; ``make_config`` raises
    NudgeError instead.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    dataset: str = EMBEDDED.name
    hidden: Annotated[tuple[Neurons, ...], Field(max_length=MAX_HIDDEN_LAYERS)] = (16, 16)
    activation: str = "sigmoid"
    output_activation: str = "sigmoid"
    cost: str = "squared"
    initializer: str = "xavier"
    optimizer: str = "sgd"
    learning_rate: Annotated[float, Field(strict=True, gt=0, le=1000)] = 3.0
    batch_size: Annotated[int, Field(strict=True, ge=1, le=100_000)] = 100
    l2: Annotated[float, Field(strict=True, ge=0, le=10)] = 0.0
    dtype: Literal["float32", "float64"] = "float32"
    train_on: Literal["dataset", "both", "drawings"] = "dataset"
    drawings: Annotated[str, Field(max_length=64)] = ""
    drawings_weight: Annotated[int, Field(strict=True, ge=1, le=1000)] = 10
    augment: Annotated[bool, Field(strict=True)] = False
    seed: Annotated[int, Field(strict=True, ge=0, lt=2**32)] = 0

    @field_validator(
        "dataset", "activation", "output_activation", "cost", "initializer", "optimizer"
    )
    @classmethod
    def _is_registered(cls, value: str, info: Any) -> str:
        allowed = CHOICES[info.field_name]
        if value not in allowed:
            raise ValueError(Text.of("server-allowed-one-of", names=", ".join(allowed)))
        return value

    @model_validator(mode="after")
    def _choices_fit_together(self) -> Self:
        if self.activation == "softmax":  # its neurons compete: for outputs only
            names = ", ".join(CHOICES["activation"])
            allowed = Text.of("server-allowed-activations", names=names)
            raise NotAllowedTogether("activation", "softmax", allowed)
        if self.cost == "cross_entropy" and self.output_activation != "softmax":
            allowed = Text.of("server-allowed-softmax")
            raise NotAllowedTogether("output_activation", self.output_activation, allowed)
        return self

    @model_validator(mode="after")
    def _drawings_are_available(self) -> Self:
        if self.train_on == "dataset":  # drawings that are not trained on need not be available
            return self
        if not self.drawings or len(find(self.drawings)) == 0:
            allowed = Text.of("server-allowed-until-drawings")
            raise NotAllowedTogether("train_on", self.train_on, allowed)
        return self

    @property
    def sizes(self) -> tuple[int, ...]:
        """Neurons in every layer, input and output included."""
        data = dataset_info(self.dataset)  # known without loading: the files may be missing
        height, width = data.image_shape
        return (height * width, *self.hidden, data.classes)

    @property
    def settings_id(self) -> str:
        """Ten hexadecimal digits of a hash: equal settings have equal ids."""
        text = json.dumps(self.model_dump(mode="json"), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:10]

    @property
    def sampling(self) -> tuple[str, str, int]:
        """What an epoch samples: (``train_on``, digest of the drawings, how often each drawing).

        Settings that have no effect on an epoch are left out: the digest is "" for the data set
        alone, and the weight is 1 unless both are trained on.
        """
        if self.train_on == "dataset":
            return "dataset", "", 1
        return self.train_on, self.drawings, self.drawings_weight if self.train_on == "both" else 1

    @property
    def updates_follow_from_gradient(self) -> bool:
        """Whether the update is -learning_rate x gradient, so that it need not be sent."""
        return self.optimizer == "sgd" and self.l2 == 0

    def changed(self, changes: dict[str, Any]) -> TrainingConfig:
        """Return these settings with ``changes``. Raises NudgeError where one is not allowed."""
        return make_config({**self.model_dump(), **changes})


CHOICES: dict[str, tuple[str, ...]] = {
    "dataset": tuple(LOADERS),
    "activation": tuple(name for name in ACTIVATIONS if name != "softmax"),
    "output_activation": tuple(ACTIVATIONS),
    "cost": tuple(COSTS),
    "initializer": tuple(INITIALIZERS),
    "optimizer": tuple(OPTIMIZERS),
    "dtype": ("float32", "float64"),
    "train_on": ("dataset", "both", "drawings"),
}
"""The allowed values of each setting whose value is a name."""

HOT: frozenset[str] = frozenset(
    {
        "activation",
        "output_activation",
        "cost",
        "optimizer",
        "learning_rate",
        "batch_size",
        "l2",
        "train_on",
        "drawings",
        "drawings_weight",
        "augment",
    }
)
"""Settings that can change during a run, from its next step on. Others restart it at step 0."""


class NotAllowedTogether(ValueError):
    """Two settings exclude each other; ``field`` and ``value`` are of the one to change."""

    def __init__(self, field: str, value: str, allowed: Text) -> None:
        super().__init__(allowed)
        self.field, self.value = field, value


def make_config(settings: dict[str, Any]) -> TrainingConfig:
    """Return validated settings.

    Raises NudgeError, with field, value and allowed values, where a setting is not allowed.
    """
    try:
        return TrainingConfig.model_validate(settings)
    except ValidationError as error:
        raise _readable(error) from None


def _readable(error: ValidationError) -> NudgeError:
    first = error.errors()[0]
    cause = first.get("ctx", {}).get("error")
    field = getattr(cause, "field", None) or ".".join(str(part) for part in first["loc"])
    value = getattr(cause, "value", first["input"])
    if first["type"] == "extra_forbidden":
        allowed = "one of " + ", ".join(TrainingConfig.model_fields)
        text = Text.of("server-setting-unknown", setting=field)
        return NudgeError(text, code="unknown_setting", field=field, value=value, allowed=allowed)
    requirement = allowed_text(first)
    text = Text.of("server-cannot-be", field=field, received=f"{value!r:.80}", allowed=requirement)
    return NudgeError(text, code="bad_setting", field=field, value=value, allowed=requirement)
