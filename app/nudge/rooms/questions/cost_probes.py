"""Cached cost probes of a session: a second question about the same set needs no new probe."""

from __future__ import annotations

from dataclasses import dataclass

from nudge.data.datasets import Dataset
from nudge.rooms.work_limits import refuse_large_set
from nudge.training.cost_probe import CostProbe
from nudge.training.examples import select_examples
from nudge.training.record import Focus, StepRecord


@dataclass(frozen=True)
class _CachedProbe:
    record: StepRecord
    focus: Focus
    probe: CostProbe


class CostProbes:
    """The last cost probe of each set of examples, for the step and the focus it was made for."""

    def __init__(self) -> None:
        self._probes: dict[str, _CachedProbe] = {}

    def get(self, set_name: str, record: StepRecord, focus: Focus, dataset: Dataset) -> CostProbe:
        """Return the cost probe of a set of examples with the network of ``record``.

        ``set_name`` is one of SETS in ``training.examples``. Raises NudgeError where there is no
        such set at this step, or where a question about it would take too long.
        """
        last = self._probes.get(set_name)
        if last is None or last.record is not record or last.focus is not focus:
            examples = select_examples(set_name, record, focus, dataset)
            refuse_large_set(record.network.parameter_count, len(examples), set_name)
            last = self._probes[set_name] = _CachedProbe(
                record, focus, CostProbe(record, examples, set_name)
            )
        return last.probe
