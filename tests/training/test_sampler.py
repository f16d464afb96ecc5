"""Where the mini-batches of an epoch begin, against a simulation of each step."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nudge.training.sampler import EpochBatches, SamplerSettings, find_epoch_batches


def starts_of_epoch(epoch: int, count: int, sizes: Mapping[int, int]) -> list[int]:
    """Where the mini-batches of an epoch of ``count`` examples begin, with batch sizes by step."""
    found = find_epoch_batches(
        epoch,
        {step: SamplerSettings("it", count, size) for step, size in sizes.items()},
    )
    assert found.sampling == "it"
    assert found.end == count
    return found.starts


def expected_batches(epoch: int, settings_by_step: Mapping[int, SamplerSettings]) -> EpochBatches:
    """The mini-batches of an epoch, found step by step, as a trainer takes them."""
    starts: list[int] = []
    now, position, step, end = 1, 0, 0, 0
    current = settings_by_step[0]
    sampling, count = current.sampling, current.length
    while True:
        current = settings_by_step.get(step, current)
        if position > 0 and (current.sampling != sampling or position >= count):
            now, position = now + 1, 0
        if now > epoch:
            return EpochBatches(sampling, starts, end)
        sampling, count = current.sampling, current.length
        if now == epoch:
            starts.append(position)
        position = end = min(count, position + current.batch_size)
        step += 1


def test_an_epoch_is_split_into_mini_batches_of_one_size() -> None:
    assert starts_of_epoch(1, 4000, {0: 1000}) == [0, 1000, 2000, 3000]
    assert starts_of_epoch(1_000_000, 4000, {0: 1000}) == [0, 1000, 2000, 3000]


def test_the_last_mini_batch_is_shorter_where_the_size_does_not_divide_the_epoch() -> None:
    assert starts_of_epoch(3, 10, {0: 4}) == [0, 4, 8]


def test_a_mini_batch_is_never_longer_than_the_epoch() -> None:
    assert starts_of_epoch(2, 10, {0: 100}) == [0]


def test_a_changed_batch_size_holds_from_the_next_mini_batch_on() -> None:
    # two mini-batches of 3, then the size is 2
    assert starts_of_epoch(1, 10, {0: 3, 2: 2}) == [0, 3, 6, 8]
    assert starts_of_epoch(2, 10, {0: 3, 2: 2}) == [0, 2, 4, 6, 8]


def test_a_change_after_the_epoch_has_no_effect_on_it() -> None:
    assert starts_of_epoch(1, 10, {0: 5, 2: 1}) == [0, 5]


def test_an_epoch_ends_where_the_sampling_changes() -> None:
    settings_by_step = {
        0: SamplerSettings("digits", 10, 4),
        2: SamplerSettings("both", 12, 6),
        3: SamplerSettings("both", 12, 3),
    }
    assert find_epoch_batches(1, settings_by_step) == EpochBatches("digits", [0, 4], 8)
    assert find_epoch_batches(2, settings_by_step) == EpochBatches("both", [0, 6, 9], 12)
    assert find_epoch_batches(3, settings_by_step) == EpochBatches("both", [0, 3, 6, 9], 12)


def test_a_change_of_sampling_after_a_whole_epoch_ends_no_second_epoch() -> None:
    settings_by_step = {0: SamplerSettings("digits", 8, 4), 2: SamplerSettings("both", 6, 3)}
    assert find_epoch_batches(1, settings_by_step) == EpochBatches("digits", [0, 4], 8)
    assert find_epoch_batches(2, settings_by_step) == EpochBatches("both", [0, 3], 6)


COUNTS = {"digits": 7, "both": 12, "mine": 3}


@pytest.mark.parametrize("epoch", [1, 2, 3, 7])
@given(data=st.data())
def test_the_mini_batches_are_those_of_a_trainer(epoch: int, data: st.DataObject) -> None:
    named = st.sampled_from(sorted(COUNTS))
    each = st.builds(
        lambda sampling, batch_size: SamplerSettings(sampling, COUNTS[sampling], batch_size),
        named,
        st.integers(1, 15),
    )
    steps = st.integers(1, 40)
    changes = data.draw(st.dictionaries(steps, each, max_size=5), label="changes")
    settings_by_step = {0: data.draw(each, label="first settings"), **changes}
    assert find_epoch_batches(epoch, settings_by_step) == expected_batches(epoch, settings_by_step)
