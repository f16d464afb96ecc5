"""Resumable work: interrupted after each piece, continued later, and its result."""

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
    runner = Runner(counting(3, done))
    assert done == []
    for so_far in ([0], [0, 1], [0, 1, 2]):
        assert not runner.run_for(0.0)
        assert done == so_far
    assert runner.run_for(0.0)
    assert runner.result == "3 done"


def test_work_that_is_done_stays_done() -> None:
    runner = Runner(counting(2, []))
    assert runner.run_for()
    assert runner.run_for(0.0)
    assert runner.result == "2 done"


def test_all_of_it_can_be_done_at_once() -> None:
    assert run_to_end(counting(1000, [])) == "1000 done"


def test_an_exception_of_the_work_is_raised_where_the_work_is_continued() -> None:
    def failing() -> Resumable[None]:
        yield
        raise ZeroDivisionError

    runner = Runner(failing())
    assert not runner.run_for(0.0)
    with pytest.raises(ZeroDivisionError):
        runner.run_for(0.0)
