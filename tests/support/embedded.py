"""The sizes of the embedded data set, which rooms train on unless they choose another."""

from __future__ import annotations

from typing import Final

from nudge.data.datasets import load_embedded

TRAIN: Final = len(load_embedded().train)
TEST: Final = len(load_embedded().test)
