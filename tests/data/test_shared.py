"""Arrays that are shared: made once however many ask, freed when nobody holds them."""

from __future__ import annotations

import time
import weakref
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import numpy as np
import pytest
from nudge.data.shared import Array, Shared

THREADS = 8


def test_many_threads_that_ask_at_once_get_the_one_that_is_made() -> None:
    shared, made, together = Shared(), [], Barrier(THREADS)

    def make() -> Array:
        made.append(1)
        time.sleep(0.05)  # long enough for all others to ask meanwhile
        return np.zeros(3)

    def ask() -> Array:
        together.wait(30)
        return shared.get("zeros", make)

    with ThreadPoolExecutor(THREADS) as threads:
        found = [asked.result() for asked in [threads.submit(ask) for _ in range(THREADS)]]
    assert len(made) == 1
    assert all(each is found[0] for each in found)


def test_each_name_has_its_own_and_none_can_be_written_to() -> None:
    shared = Shared()
    zeros, ones = shared.get("zeros", lambda: np.zeros(3)), shared.get("ones", lambda: np.ones(3))
    assert (zeros.tolist(), ones.tolist()) == ([0, 0, 0], [1, 1, 1])
    with pytest.raises(ValueError, match="read-only"):
        zeros[0] = 1


def test_what_nobody_holds_any_more_is_freed_and_made_anew() -> None:
    shared = Shared()
    held = shared.get("it", lambda: np.zeros(3))
    alive = weakref.ref(held)
    assert shared.get("it", lambda: np.ones(3)) is held
    del held
    assert alive() is None
    assert shared.get("it", lambda: np.ones(3)).tolist() == [1, 1, 1]


def test_what_could_not_be_made_can_be_asked_for_again() -> None:
    shared = Shared()
    with pytest.raises(ZeroDivisionError):
        shared.get("it", lambda: np.zeros(1 // 0))
    assert shared.get("it", lambda: np.ones(3)).tolist() == [1, 1, 1]
