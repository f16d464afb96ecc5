"""Who is in a race: trained with what, which runs go on from before, and in which colours."""

from __future__ import annotations

from collections.abc import Sequence

from nudge.descent.path import place_of
from nudge.descent.run import RaceRun
from nudge.descent.settings import COLORS, PlaneSettings, RaceSettings, RunSettings, config_of
from nudge.errors import NudgeError
from nudge.nn import Network
from nudge.training.config import TrainingConfig

EXAMPLES = ("dataset", "train_on", "drawings", "drawings_weight")
"""The settings that say what is trained on."""


def start_of(settings: RaceSettings, room: TrainingConfig) -> TrainingConfig:
    """Return what all runs start from; raise NudgeError where a change is not allowed."""
    try:
        start = room.changed(settings.start)
    except NudgeError as error:
        raise _about("start", error) from None
    if (start.dataset, start.dealing) != (room.dataset, room.dealing):
        raise _of_the_room(settings)
    return start


def configs_of(
    settings: RaceSettings, start: TrainingConfig, examples: int
) -> tuple[TrainingConfig, ...]:
    """Return what each run is trained with; raise NudgeError naming the run that cannot be."""
    found = []
    for place, run in enumerate(settings.runs):
        try:
            found.append(config_of(run, start, examples))
        except NudgeError as error:
            raise _about(f"runs.{place}", error) from None
    return tuple(found)


def matched(
    runs: Sequence[RunSettings],
    configs: Sequence[TrainingConfig],
    kept: Sequence[RaceRun],
) -> tuple[RaceRun | None, ...]:
    """Return for each run the contender that is it already, each of ``kept`` once at most.

    Those trained alike are told apart by their colours.
    """
    free = list(kept)
    found: list[RaceRun | None] = [None] * len(runs)
    for only_of_its_color in (True, False):
        for place, (run, config) in enumerate(zip(runs, configs, strict=True)):
            if found[place] is None:
                found[place] = next(
                    (
                        each
                        for each in free
                        if each.config == config
                        and (not only_of_its_color or each.settings.color == run.color)
                    ),
                    None,
                )
                free = [each for each in free if each is not found[place]]
    return tuple(found)


def colored(runs: Sequence[RunSettings], old: Sequence[RaceRun | None]) -> tuple[RunSettings, ...]:
    """Return the runs, each with a colour: its own, else the one it had, else a free one."""
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
    """Raise NudgeError where the plane is that of weights which ``network`` has not."""
    if plane.kind != "weights":
        return
    for weight in plane.weights or ():
        try:
            place_of(weight.parameter, network)
        except NudgeError as error:
            raise _about("plane", error) from None


def _of_the_room(settings: RaceSettings) -> NudgeError:
    """Return the error of a start that is to be trained on something else."""
    field = next(name for name in EXAMPLES if name in settings.start)
    return NudgeError(
        f"start: {field} cannot be another one: a race is over what the room trains on.",
        code="bad_setting",
        field=f"start.{field}",
        value=settings.start[field],
        allowed="what the room trains on",
    )


def _about(what: str, error: NudgeError) -> NudgeError:
    """Return the error with its field as it is called in the settings of a race."""
    return NudgeError(
        f"{what}: {error.message}",
        code=error.code,
        field=f"{what}.{error.field}",
        value=error.value,
        allowed=error.allowed,
    )
