"""Large arrays that all who need one share: made once, freed with the last who holds it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any
from weakref import WeakValueDictionary

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating[Any]]


class Shared:
    """Large arrays by name. Nothing in here keeps one alive."""

    def __init__(self) -> None:
        self._held: WeakValueDictionary[str, Array] = WeakValueDictionary()
        self._lock = Lock()

    def get(self, name: str, make: Callable[[], Array]) -> Array:
        """Return the array called ``name``, read-only: one that is held, or what ``make`` returns.

        Whoever asks while it is being made waits for the same one.
        """
        with self._lock:
            found = self._held.get(name)
            if found is None:
                found = self._held[name] = make()
                found.flags.writeable = False
            return found
