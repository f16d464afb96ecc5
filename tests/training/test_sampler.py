"""Where the mini-batches of an epoch begin, held against a trainer that deals them one by one."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nudge.training.sampler import Deal, Rows, rows_of_epoch


def rows(epoch: int, count: int, sizes: Mapping[int, int]) -> list[int]:
    """Where the mini-batches of an epoch of ``count`` begin, with sizes by step."""
    found = rows_of_epoch(epoch, {step: Deal("it", count, size) for step, size in sizes.items()})
    assert found.of == "it"
    assert found.end == count
    return found.starts


def dealt(epoch: int, deals: Mapping[int, Deal]) -> Rows:
    """The same, step by step, as the trainer does it."""
    starts: list[int] = []
    now, position, step, end, deal, of = 1, 0, 0, 0, deals[0], deals[0].of
    count = deal.length
    while True:
        deal = deals.get(step, deal)
        if position > 0 and (deal.of != of or position >= count):
            now, position = now + 1, 0
        if now > epoch:
            return Rows(of, starts, end)
        of, count = deal.of, deal.length
        if now == epoch:
            starts.append(position)
        position = end = min(count, position + deal.size)
        step += 1


def test_an_epoch_is_dealt_into_rows_of_one_size() -> None:
    assert rows(1, 4000, {0: 1000}) == [0, 1000, 2000, 3000]
    assert rows(1_000_000, 4000, {0: 1000}) == [0, 1000, 2000, 3000]


def test_the_last_row_is_short_where_the_examples_do_not_go_round() -> None:
    assert rows(3, 10, {0: 4}) == [0, 4, 8]


def test_a_row_is_never_longer_than_the_epoch() -> None:
    assert rows(2, 10, {0: 100}) == [0]


def test_a_change_on_the_way_holds_from_the_next_row_on() -> None:
    # two rows of 3, then the size is 2
    assert rows(1, 10, {0: 3, 2: 2}) == [0, 3, 6, 8]
    assert rows(2, 10, {0: 3, 2: 2}) == [0, 2, 4, 6, 8]


def test_what_is_changed_after_the_epoch_does_not_touch_it() -> None:
    assert rows(1, 10, {0: 5, 2: 1}) == [0, 5]


def test_an_epoch_ends_where_something_else_is_to_be_dealt() -> None:
    deals = {0: Deal("digits", 10, 4), 2: Deal("both", 12, 6), 3: Deal("both", 12, 3)}
    assert rows_of_epoch(1, deals) == Rows("digits", [0, 4], 8)
    assert rows_of_epoch(2, deals) == Rows("both", [0, 6, 9], 12)
    assert rows_of_epoch(3, deals) == Rows("both", [0, 3, 6, 9], 12)


def test_what_is_to_be_dealt_is_another_one_after_a_whole_epoch_without_a_second_end() -> None:
    deals = {0: Deal("digits", 8, 4), 2: Deal("both", 6, 3)}
    assert rows_of_epoch(1, deals) == Rows("digits", [0, 4], 8)
    assert rows_of_epoch(2, deals) == Rows("both", [0, 3], 6)


COUNTS = {"digits": 7, "both": 12, "mine": 3}


@pytest.mark.parametrize("epoch", [1, 2, 3, 7])
@given(data=st.data())
def test_it_is_as_the_trainer_deals(epoch: int, data: st.DataObject) -> None:
    named = st.sampled_from(sorted(COUNTS))
    each = st.builds(lambda of, size: Deal(of, COUNTS[of], size), named, st.integers(1, 15))
    steps = st.integers(1, 40)
    changes = data.draw(st.dictionaries(steps, each, max_size=5), label="changes")
    deals = {0: data.draw(each, label="first deal"), **changes}
    assert rows_of_epoch(epoch, deals) == dealt(epoch, deals)
