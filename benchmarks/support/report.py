"""The figures of benchmarks, and the table of all figures."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

HEADINGS: Final = ("what", "figure", "target", "met")
NO_TARGET: Final = "–"
NOTES: Final = """\
Times of training, of records, of encoding, of changed costs against anew and of surfaces are
computing time, which other work on the machine hardly touches. All others are of the clock: of a
browser without a GPU, of HTTP and of sockets on the loopback, where the server, its viewers and the
browser share the same cores. What is read after so many epochs is touched by neither; what is read
within a minute is, since it is how far the training comes by then.
"""
"""Notes below the table."""


@dataclass(frozen=True)
class Figure:
    """One measured figure beside its target; ``met`` is None where there is no target."""

    name: str
    figure: str
    target: str = NO_TARGET
    met: bool | None = None

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """The cells of the figure's row in the table."""
        return self.name, self.figure, self.target, {True: "yes", False: "NO", None: ""}[self.met]


def at_most(name: str, value: float, limit: float, to_text: Callable[[float], str]) -> Figure:
    """Return a figure with an upper ``limit``; ``to_text`` writes a value with its unit."""
    return Figure(name, to_text(value), f"≤ {to_text(limit)}", value <= limit)


def at_least(name: str, value: float, limit: float, to_text: Callable[[float], str]) -> Figure:
    """Return a figure with a lower ``limit``; ``to_text`` writes a value with its unit."""
    return Figure(name, to_text(value), f"≥ {to_text(limit)}", value >= limit)


def not_measured(name: str, *settings: str) -> Figure:
    """Return a figure that is not measured, since the variables ``settings`` are not set."""
    return Figure(name, f"not measured: set {' and '.join(settings)}")


def unit(name: str, digits: int = 1, scale: float = 1) -> Callable[[float], str]:
    """Return a function that writes a value, times ``scale``, with its unit."""
    return lambda value: f"{value * scale:,.{digits}f} {name}".rstrip()


plain = unit("")
milliseconds = unit("ms", 2, 1000)
"""Writes seconds as milliseconds."""


def as_table(figures: Iterable[Figure]) -> str:
    """Return the figures as a table that is readable as text and as Markdown."""
    rows: list[Sequence[str]] = [HEADINGS, *(figure.cells for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    rows.insert(1, ["-" * width for width in widths])
    return "\n".join(_line(row, widths) for row in rows)


def as_document(figures: Iterable[Figure], day: date, machine: str) -> str:
    """Return the text of the file that ``--write`` writes."""
    return (
        "# Measured\n\n"
        "Made by `python -m benchmarks --write`, all rows in one run; comparisons are ratios\n"
        f"taken by turns, and medians. {day.isoformat()}, {machine}.\n\n"
        f"{as_table(figures)}\n\n{NOTES}"
    )


def machine() -> str:
    """Return a description of the machine, and its load before the measurement."""
    cores, python = os.cpu_count(), platform.python_version()
    text = f"{cores} cores, {platform.system()} {platform.machine()}, Python {python}"
    if not hasattr(os, "getloadavg"):  # not on Windows
        return text
    return f"{text}, other work before: {os.getloadavg()[0]:.1f} cores' worth"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
    return f"| {' | '.join(cells)} |"
