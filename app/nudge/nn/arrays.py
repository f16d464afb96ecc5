"""The array type of the core."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating[Any]]
"""float32 or float64. All arrays that a network computes have the dtype of its parameters."""
