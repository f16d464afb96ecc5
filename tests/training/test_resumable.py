"""Work in pieces: left after each, gone on with later, and its result in the end."""

from __future__ import annotations

import pytest
from nudge.training.resumable import Resumable, Runner, run_to_end


def counting(to: int, done: list[int]) -> Resumable[str]:
    for number in range(to):
        done.append(number)
        yield
    return f"{to} done"


def test_without_time_one_piece_is_done_at_a_time() -> None:
    done: list[int] = []
    walk = Runner(counting(3, done))
    assert done == []
    for so_far in ([0], [0, 1], [0, 1, 2]):
        assert not walk.run_for(0.0)
        assert done == so_far
    assert walk.run_for(0.0)
    assert walk.result == "3 done"


def test_work_that_is_done_stays_done() -> None:
    walk = Runner(counting(2, []))
    assert walk.run_for()
    assert walk.run_for(0.0)
    assert walk.result == "2 done"


def test_all_of_it_can_be_done_at_once() -> None:
    assert run_to_end(counting(1000, [])) == "1000 done"


def test_what_the_work_raises_comes_out_where_it_is_gone_on_with() -> None:
    def failing() -> Resumable[None]:
        yield
        raise ZeroDivisionError

    walk = Runner(failing())
    assert not walk.run_for(0.0)
    with pytest.raises(ZeroDivisionError):
        walk.run_for(0.0)
