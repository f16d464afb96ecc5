"""Measures how fast Nudge is, and says where that is not fast enough.

python -m benchmarks [--write]              all of it; --write keeps the figures
python -m benchmarks [--smallest] [name ...]
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from benchmarks.support.report import Figure, as_document, as_table, machine

TOPICS: Final = {
    "training": "training",
    "record": "record",
    "frame": "frame",
    "viewers": "viewers",
    "startup": "startup",
    "page": "page",
    "drawing": "drawing",
    "dragging": "dragging",
    "draw": "pad",
    "recognition": "recognition",
    "handwriting": "handwriting",
    "questions": "questions",
    "learning": "learning",
    "full_mnist": "full_mnist",
    "accuracy": "accuracy",
    "surface": "surface",
    "descent": "descent",
}
"""The topics, and the module of each: its ``figures`` yields what it measured."""

RESULTS: Final = Path(__file__).with_name("RESULTS.md")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the named topics, or all of them; return 1 where a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", nargs="*", help=f"any of: {', '.join(TOPICS)}")
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {RESULTS.name}")
    smallest = "as little of it as there can be, to see that it runs: the figures say nothing"
    parser.add_argument("--smallest", action="store_true", help=smallest)
    options = parser.parse_args(arguments)
    if options.write and (options.name or options.smallest):
        parser.error("--write keeps all of the figures, of one whole run: nothing goes with it")
    unknown = [name for name in options.name if name not in TOPICS]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]!r}; there are: {', '.join(TOPICS)}")
    measured_on = machine()
    print(measured_on, file=sys.stderr)
    found = list(measured(options.name or list(TOPICS), options.smallest))
    print(as_table(found))
    if options.write:
        RESULTS.write_text(as_document(found, date.today(), measured_on), encoding="utf-8")
    return int(any(figure.met is False for figure in found))


def measured(names: Sequence[str], smallest: bool = False) -> Iterator[Figure]:
    """Yield the figures of one benchmark after another. A failure is a figure too."""
    for name in names:
        began = time.perf_counter()
        try:
            yield from figures(name, smallest)
        except Exception as error:  # the other benchmarks go on
            traceback.print_exc()
            yield Figure(name, f"failed: {type(error).__name__}: {error}"[:100], met=False)
        print(f"{name}: {time.perf_counter() - began:.0f} s", file=sys.stderr)


def figures(name: str, smallest: bool = False) -> Iterator[Figure]:
    """Yield the figures of one benchmark. Its exceptions are raised."""
    yield from importlib.import_module(f"benchmarks.{TOPICS[name]}").figures(smallest)


if __name__ == "__main__":
    sys.exit(main())
