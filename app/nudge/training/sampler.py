"""How the examples of an epoch were dealt into mini-batches, and will be: where each begins."""

from __future__ import annotations

import sys
from collections.abc import Hashable, Mapping
from itertools import pairwise
from typing import NamedTuple


class Deal(NamedTuple):
    """What the steps that follow are dealt: of what, how many an epoch has, how many at a time."""

    of: Hashable
    length: int
    size: int


class Rows(NamedTuple):
    """An epoch: of what it is dealt, where each mini-batch begins, and the place after the last.

    That is before the end of its order where something else was to be dealt from then on.
    """

    of: Hashable
    starts: list[int]
    end: int


def rows_of_epoch(epoch: int, deals: Mapping[int, Deal]) -> Rows:
    """Return where each mini-batch of ``epoch`` begins in its shuffled order, the first at 0.

    ``deals``: how the steps that follow a step are dealt, by that step; those from the first on
    stand at 0. The last mini-batch of an epoch is shorter where the examples do not go round, as
    ``Trainer`` deals them. Steps and epochs are not walked one by one: it takes as long as there
    are changes, and mini-batches in the epoch.
    """
    rows = Rows(deals[0].of, [], 0)
    now, position = 1, 0
    for step, end in pairwise([*sorted(deals), sys.maxsize]):
        (of, count, size), left = deals[step], end - step
        if position and of != rows.of:
            now, position = now + 1, 0
        if now <= epoch:
            rows = Rows(of, [], 0) if of != rows.of else rows
        while left and now <= epoch:
            if position == 0 and now < epoch:
                per_epoch = -(-count // size)
                whole = min(left // per_epoch, epoch - now)
                now, left = now + whole, left - whole * per_epoch
            made = min(left, -(-(count - position) // size))
            if now == epoch:
                starts = range(position, position + made * size, size)
                rows = Rows(of, [*rows.starts, *starts], min(count, position + made * size))
            position, left = position + made * size, left - made
            if position >= count:
                now, position = now + 1, 0
    return rows
