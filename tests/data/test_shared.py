"""The cache of shared arrays: an array is made once, and freed once nothing refers to it."""

from __future__ import annotations

import time
import weakref
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import numpy as np
import pytest
from nudge.data.shared import Array, Shared

THREADS = 8


def test_many_threads_that_ask_at_once_get_the_same_array() -> None:
    shared, calls, barrier = Shared(), [], Barrier(THREADS)

    def make() -> Array:
        calls.append(1)
        time.sleep(0.05)  # long enough for all other threads to ask meanwhile
        return np.zeros(3)

    def ask() -> Array:
        barrier.wait(30)
        return shared.get("zeros", make)

    with ThreadPoolExecutor(THREADS) as threads:
        found = [future.result() for future in [threads.submit(ask) for _ in range(THREADS)]]
    assert len(calls) == 1
    assert all(array is found[0] for array in found)


def test_each_name_has_its_own_array_and_no_array_can_be_written_to() -> None:
    shared = Shared()
    zeros, ones = shared.get("zeros", lambda: np.zeros(3)), shared.get("ones", lambda: np.ones(3))
    assert (zeros.tolist(), ones.tolist()) == ([0, 0, 0], [1, 1, 1])
    with pytest.raises(ValueError, match="read-only"):
        zeros[0] = 1


def test_an_array_without_a_reference_is_freed_and_made_anew() -> None:
    shared = Shared()
    array = shared.get("it", lambda: np.zeros(3))
    alive = weakref.ref(array)
    assert shared.get("it", lambda: np.ones(3)) is array
    del array
    assert alive() is None
    assert shared.get("it", lambda: np.ones(3)).tolist() == [1, 1, 1]


def test_after_an_error_the_array_can_be_asked_for_again() -> None:
    shared = Shared()
    with pytest.raises(ZeroDivisionError):
        shared.get("it", lambda: np.zeros(1 // 0))
    assert shared.get("it", lambda: np.ones(3)).tolist() == [1, 1, 1]
