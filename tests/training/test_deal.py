"""Where the mini-batches of an epoch begin, held against a trainer that deals them one by one."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.training.deal import rows_of_epoch


def dealt(epoch: int, count: int, sizes: Mapping[int, int]) -> list[int]:
    """The same, step by step."""
    starts: list[int] = []
    now, position, step, size = 1, 0, 0, sizes[0]
    while True:
        size = sizes.get(step, size)
        if position >= count:
            now, position = now + 1, 0
        if now > epoch:
            return starts
        if now == epoch:
            starts.append(position)
        position, step = min(count, position + size), step + 1


def test_an_epoch_is_dealt_into_rows_of_one_size() -> None:
    assert rows_of_epoch(1, 4000, {0: 1000}) == [0, 1000, 2000, 3000]
    assert rows_of_epoch(1_000_000, 4000, {0: 1000}) == [0, 1000, 2000, 3000]


def test_the_last_row_is_short_where_the_examples_do_not_go_round() -> None:
    assert rows_of_epoch(3, 10, {0: 4}) == [0, 4, 8]


def test_a_row_is_never_longer_than_the_epoch() -> None:
    assert rows_of_epoch(2, 10, {0: 100}) == [0]


def test_a_change_on_the_way_holds_from_the_next_row_on() -> None:
    # two rows of 3, then the size is 2
    assert rows_of_epoch(1, 10, {0: 3, 2: 2}) == [0, 3, 6, 8]
    assert rows_of_epoch(2, 10, {0: 3, 2: 2}) == [0, 2, 4, 6, 8]


def test_what_is_changed_after_the_epoch_does_not_touch_it() -> None:
    assert rows_of_epoch(1, 10, {0: 5, 2: 1}) == [0, 5]


@pytest.mark.parametrize("epoch", [1, 2, 3, 7])
@given(data=st.data())
def test_it_is_as_the_trainer_deals(epoch: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 12), label="count")
    steps = st.integers(1, 40)
    changes = data.draw(st.dictionaries(steps, st.integers(1, 15), max_size=5), label="changes")
    sizes = {0: data.draw(st.integers(1, 15), label="first size"), **changes}
    assert rows_of_epoch(epoch, count, sizes) == dealt(epoch, count, sizes)
