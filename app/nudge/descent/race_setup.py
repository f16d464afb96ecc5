"""The runs of a race: their training settings, which of them continue, and their colours."""

from __future__ import annotations

from collections.abc import Sequence

from nudge.descent.path import parameter_index
from nudge.descent.run import RaceRun
from nudge.descent.settings import COLORS, PlaneSettings, RaceSettings, RunSettings, make_run_config
from nudge.errors import NudgeError
from nudge.nn import Network
from nudge.texts import Text
from nudge.training.config import TrainingConfig

EXAMPLES = ("dataset", "train_on", "drawings", "drawings_weight")
"""The settings that determine the training examples."""


def make_start_config(settings: RaceSettings, room: TrainingConfig) -> TrainingConfig:
    """Return the settings that all runs start from: the room's, changed by ``settings.start``.

    Raises NudgeError where a change is not allowed.
    """
    try:
        start = room.changed(settings.start)
    except NudgeError as error:
        raise _prefixed("start", error) from None
    if (start.dataset, start.sampling) != (room.dataset, room.sampling):
        raise _other_examples_error(settings)
    return start


def make_run_configs(
    settings: RaceSettings, start: TrainingConfig, examples: int
) -> tuple[TrainingConfig, ...]:
    """Return the training settings of each run, of ``examples`` training examples in all.

    Raises NudgeError, whose field names the run, where a setting of a run is not allowed.
    """
    found = []
    for place, run in enumerate(settings.runs):
        try:
            found.append(make_run_config(run, start, examples))
        except NudgeError as error:
            raise _prefixed(f"runs.{place}", error) from None
    return tuple(found)


def matched(
    runs: Sequence[RunSettings],
    configs: Sequence[TrainingConfig],
    existing: Sequence[RaceRun],
) -> tuple[RaceRun | None, ...]:
    """Return for each run the existing run with the same training settings, or None.

    Each of ``existing`` is used at most once. Among runs with the same training settings, those
    with the same colour match first.
    """
    free = list(existing)
    found: list[RaceRun | None] = [None] * len(runs)
    for match_color in (True, False):
        for place, (run, config) in enumerate(zip(runs, configs, strict=True)):
            if found[place] is None:
                found[place] = next(
                    (
                        each
                        for each in free
                        if each.config == config
                        and (not match_color or each.settings.color == run.color)
                    ),
                    None,
                )
                free = [each for each in free if each is not found[place]]
    return tuple(found)


def colored(runs: Sequence[RunSettings], old: Sequence[RaceRun | None]) -> tuple[RunSettings, ...]:
    """Return the runs with colours: the one set, else that of the ``old`` run, else a free one."""
    wanted = [
        run.color if run.color is not None or before is None else before.settings.color
        for run, before in zip(runs, old, strict=True)
    ]
    free = (color for color in range(COLORS) if color not in wanted)
    return tuple(
        run.model_copy(update={"color": next(free) if color is None else color})
        for run, color in zip(runs, wanted, strict=True)
    )


def refuse_unknown_weights(plane: PlaneSettings, network: Network) -> None:
    """Raise NudgeError where ``plane`` is one of weights that ``network`` does not have."""
    if plane.kind != "weights":
        return
    for weight in plane.weights or ():
        try:
            parameter_index(weight.parameter, network)
        except NudgeError as error:
            raise _prefixed("plane", error) from None


def _other_examples_error(settings: RaceSettings) -> NudgeError:
    """Return the error for a start with other training examples than the room's."""
    field = next(name for name in EXAMPLES if name in settings.start)
    return NudgeError(
        Text.of("server-other-examples", field=field),
        code="bad_setting",
        field=f"start.{field}",
        value=settings.start[field],
        allowed="what the room trains on",
    )


def _prefixed(what: str, error: NudgeError) -> NudgeError:
    """Return ``error`` with the field as it is named in the settings of a race."""
    return NudgeError(
        Text.of("server-in-race", place=what, problem=error.text),
        code=error.code,
        field=f"{what}.{error.field}",
        value=error.value,
        allowed=error.allowed,
    )
