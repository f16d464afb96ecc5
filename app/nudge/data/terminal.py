"""The command ``nudge data``: which data sets are here, and how to get the others."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Final, TextIO

from nudge.data.catalogue import CATALOGUE, MNIST, About, about
from nudge.data.datasets import DATASETS
from nudge.data.download import Download
from nudge.data.files import Folders
from nudge.data.progress import Progress, in_megabytes
from nudge.settings import Settings, add_options

DONE, FAILED, INTERRUPTED = 0, 1, 130
"""How the command ends."""
BAR: Final = 24
OPTIONS: Final = ("cache_dir", "mnist_dir", "mirror")


def run(arguments: Sequence[str]) -> int:
    """Carry out ``nudge data`` with the rest of the command line; return the exit status."""
    given = vars(_parser().parse_args(arguments))
    what, name = given.pop("what", None), given.pop("name", MNIST.name)
    settings = Settings.from_given(given)
    DATASETS.look_in(Folders(settings.mnist_dir, settings.cache_dir))
    if what == "download":
        return _download(about(name), settings)
    _list()
    return DONE


def _parser() -> argparse.ArgumentParser:
    hidden = argparse.SUPPRESS
    parser = argparse.ArgumentParser(
        prog="nudge data",
        description="List the data sets, or download one.",
        argument_default=hidden,
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="what", metavar="download", help="get a data set")
    getter = commands.add_parser("download", argument_default=hidden, allow_abbrev=False)
    names = [data.name for data in CATALOGUE.values() if data.files]
    getter.add_argument(
        "name",
        nargs="?",
        choices=names,
        default=MNIST.name,
        help=f"which one (default: {MNIST.name})",
    )
    for each in (parser, getter):
        add_options(each, OPTIONS)
    return parser


def _list() -> None:
    for data in CATALOGUE.values():
        here = "here" if DATASETS.has(data.name) else f"nudge data download {data.name}"
        print(f"{data.name:14} {data.train:6,} + {data.test:6,}  {here}\n{'':14} {data.credit}")


def _download(data: About, settings: Settings) -> int:
    folder = settings.cache_dir / data.name
    found = DATASETS.folders.found(data)
    if found and found[0].parent != folder:  # what is in the cache is looked at once more
        print(f"{data.title} is in {found[0].parent} already.")
        return DONE
    line = Line(data, sys.stdout)
    download = Download(data, folder, line.show, mirrors=settings.mirror)
    try:
        ended = download.run()
    except KeyboardInterrupt:
        line.end()
        print("Ended. The same command goes on from here.", file=sys.stderr)
        return INTERRUPTED
    line.end()
    if ended.state != "done":
        print(f"nudge: {ended.error}", file=sys.stderr)
        return FAILED
    print(f"{data.title} is in {folder}.")
    return DONE


class Line:
    """How far it is: a line that is written over in a terminal, else one for every tenth."""

    def __init__(self, data: About, out: TextIO) -> None:
        self._data = data
        self._out = out
        self._shown = ""
        self._tenth = -1

    def show(self, progress: Progress) -> None:
        """Tell of a progress, if anything of it is new."""
        share = progress.done / progress.total
        told = f"{self._data.title}: {100 * share:3.0f} % of {in_megabytes(progress.total)}"
        if progress.mirror:
            told += f" from {progress.mirror}"
        if self._out.isatty():
            filled = round(BAR * share)
            told = f"[{'#' * filled}{' ' * (BAR - filled)}] {told}"
            self._write(f"\r{told:<{len(self._shown)}}", told)
        elif int(10 * share) != self._tenth:
            self._tenth = int(10 * share)
            self._write(f"{told}\n", told)

    def end(self) -> None:
        """Leave the line as it is, and go on below it."""
        if self._out.isatty() and self._shown:
            self._out.write("\n")

    def _write(self, text: str, told: str) -> None:
        if told != self._shown:
            self._out.write(text)
            self._out.flush()
            self._shown = told
