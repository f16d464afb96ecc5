"""The progress of a download."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from nudge.texts import Text

DownloadState = Literal["running", "done", "failed", "cancelled"]


@dataclass(frozen=True)
class DownloadProgress:
    """The progress of a download: ``done`` of ``total`` bytes, the file and the mirror in use.

    ``error`` says why a download failed.
    """

    state: DownloadState
    total: int
    done: int = 0
    file: str | None = None
    mirror: str | None = None
    error: Text | None = None


ProgressCallback = Callable[[DownloadProgress], None]


def in_megabytes(size: int) -> str:
    """Return a number of bytes as text, in megabytes: ``11.6 MB``."""
    return f"{size / 1e6:.1f} MB"
