"""A cache of large arrays: an array is freed once nothing else refers to it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any
from weakref import WeakValueDictionary

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating[Any]]


class Shared:
    """Large arrays by name. The cache holds weak references only."""

    def __init__(self) -> None:
        self._arrays: WeakValueDictionary[str, Array] = WeakValueDictionary()
        self._lock = Lock()

    def get(self, name: str, make: Callable[[], Array]) -> Array:
        """Return the array called ``name``, read-only. Calls ``make`` where there is none.

        Threads that ask while ``make`` runs wait, and get the same array.
        """
        with self._lock:
            found = self._arrays.get(name)
            if found is None:
                found = self._arrays[name] = make()
                found.flags.writeable = False
            return found
