"""The command ``nudge data``: lists the data sets, and downloads one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Final, TextIO

from nudge.data.catalogue import CATALOGUE, MNIST, DatasetInfo, dataset_info
from nudge.data.datasets import DATASETS
from nudge.data.download import Download
from nudge.data.files import Folders
from nudge.data.progress import DownloadProgress, in_megabytes
from nudge.settings import Settings, add_options

DONE, FAILED, INTERRUPTED = 0, 1, 130
"""Exit statuses of the command."""
BAR: Final = 24
"""Characters of the progress bar."""
OPTIONS: Final = ("cache_dir", "mnist_dir", "mirror")
"""The settings that the command has options for."""


def run(arguments: Sequence[str]) -> int:
    """Run ``nudge data`` with the arguments that follow it. Returns the exit status."""
    given = vars(_parser().parse_args(arguments))
    command, name = given.pop("what", None), given.pop("name", MNIST.name)
    settings = Settings.from_options(given)
    DATASETS.use_folders(Folders(settings.mnist_dir, settings.cache_dir))
    if command == "download":
        return _download(dataset_info(name), settings)
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
    for command in (parser, getter):
        add_options(command, OPTIONS)
    return parser


def _list() -> None:
    for data in [data for data in CATALOGUE.values() if data.offered and not data.is_upright]:
        status = "here" if DATASETS.has(data.name) else f"nudge data download {data.name}"
        print(f"{data.name:14} {data.train:6,} + {data.test:6,}  {status}\n{'':14} {data.credit}")


def _download(data: DatasetInfo, settings: Settings) -> int:
    folder = settings.cache_dir / data.name
    paths = DATASETS.folders.find(data)
    if paths and paths[0].parent != folder:  # files in the cache folder are checked again
        print(f"{data.title} is in {paths[0].parent} already.")
        return DONE
    line = ProgressLine(data, sys.stdout)
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


class ProgressLine:
    """Shows the progress of a download.

    In a terminal one line is overwritten; elsewhere a line is printed for every tenth.
    """

    def __init__(self, data: DatasetInfo, out: TextIO) -> None:
        self._data = data
        self._out = out
        self._shown = ""
        self._tenth = -1

    def show(self, progress: DownloadProgress) -> None:
        """Show a progress, where the text differs from the one shown last."""
        share = progress.done / progress.total
        text = f"{self._data.title}: {100 * share:3.0f} % of {in_megabytes(progress.total)}"
        if progress.mirror:
            text += f" from {progress.mirror}"
        if self._out.isatty():
            filled = round(BAR * share)
            text = f"[{'#' * filled}{' ' * (BAR - filled)}] {text}"
            self._write(f"\r{text:<{len(self._shown)}}", text)
        elif int(10 * share) != self._tenth:
            self._tenth = int(10 * share)
            self._write(f"{text}\n", text)

    def end(self) -> None:
        """End the line of a terminal, so that what follows is printed below it."""
        if self._out.isatty() and self._shown:
            self._out.write("\n")

    def _write(self, output: str, text: str) -> None:
        if text != self._shown:
            self._out.write(output)
            self._out.flush()
            self._shown = text
