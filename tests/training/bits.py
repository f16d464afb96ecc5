"""The numbers of a step as bytes, to compare."""

from __future__ import annotations

from nudge.training.record import StepRecord


def bits(record: StepRecord) -> list[bytes]:
    """Return every number of a step as bytes: parameters, gradients, updates, indices."""
    assert record.batch is not None
    assert record.updates is not None
    arrays = [
        *record.network.weights,
        *record.network.biases,
        *record.batch.backward.gradient.w,
        *record.batch.backward.delta,
        *record.updates.w,
        record.batch.index,
    ]
    return [array.tobytes() for array in arrays] + [repr(record.cost).encode()]
