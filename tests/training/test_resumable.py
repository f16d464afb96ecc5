"""Work in pieces: left after each, gone on with later, and its result in the end."""

from __future__ import annotations

import pytest

from nudge.training.resumable import Pieces, Walk, all_of


def counting(to: int, done: list[int]) -> Pieces[str]:
    for number in range(to):
        done.append(number)
        yield
    return f"{to} done"


def test_without_time_one_piece_is_done_at_a_time() -> None:
    done: list[int] = []
    walk = Walk(counting(3, done))
    assert done == []
    for so_far in ([0], [0, 1], [0, 1, 2]):
        assert not walk.walk(0.0)
        assert done == so_far
    assert walk.walk(0.0)
    assert walk.result == "3 done"


def test_work_that_is_done_stays_done() -> None:
    walk = Walk(counting(2, []))
    assert walk.walk()
    assert walk.walk(0.0)
    assert walk.result == "2 done"


def test_all_of_it_can_be_done_at_once() -> None:
    assert all_of(counting(1000, [])) == "1000 done"


def test_what_the_work_raises_comes_out_where_it_is_gone_on_with() -> None:
    def failing() -> Pieces[None]:
        yield
        raise ZeroDivisionError

    walk = Walk(failing())
    assert not walk.walk(0.0)
    with pytest.raises(ZeroDivisionError):
        walk.walk(0.0)
