"""How far a download is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

State = Literal["running", "done", "failed", "cancelled"]


@dataclass(frozen=True)
class Progress:
    """How far a download is: ``done`` of ``total`` bytes, at which file, from which mirror."""

    state: State
    total: int
    done: int = 0
    file: str | None = None
    mirror: str | None = None
    error: str | None = None


Report = Callable[[Progress], None]


def in_megabytes(size: int) -> str:
    """Return a number of bytes as people read it."""
    return f"{size / 1e6:.1f} MB"
