"""The last inquiries of a session: whoever asks again about the same set need not wait again."""

from __future__ import annotations

from dataclasses import dataclass

from nudge.data.datasets import Dataset
from nudge.rooms.limits import refuse_too_many
from nudge.training.cost_probe import CostProbe
from nudge.training.examples import examples_of
from nudge.training.record import Focus, StepRecord


@dataclass(frozen=True)
class _Asked:
    record: StepRecord
    focus: Focus
    inquiry: CostProbe


class Inquiries:
    """One for each set of examples: that of the step and the example last asked about."""

    def __init__(self) -> None:
        self._asked: dict[str, _Asked] = {}

    def about(self, of: str, record: StepRecord, focus: Focus, dataset: Dataset) -> CostProbe:
        """Return the inquiry into the set called ``of`` at the step of ``record``.

        Raises NudgeError where there is no such set now, or where it would take too long.
        """
        last = self._asked.get(of)
        if last is None or last.record is not record or last.focus is not focus:
            examples = examples_of(of, record, focus, dataset)
            refuse_too_many(record.network.parameter_count, len(examples), of)
            last = self._asked[of] = _Asked(record, focus, CostProbe(record, examples, of))
        return last.inquiry
