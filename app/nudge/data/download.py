"""A whole data set from its mirrors into the cache, one process at a time."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from nudge.data import fetch
from nudge.data.catalogue import About
from nudge.data.progress import Progress, Report, in_megabytes
from nudge.errors import Interrupted, NudgeError
from nudge.lock import Lock

SPARE: Final = 1 << 20
"""Bytes that stay free on the disk."""


class Download:
    """A data set on its way into ``folder``; ``report`` hears of every block that arrives.

    Its mirrors are the published ones, unless others are given.
    """

    def __init__(
        self,
        data: About,
        folder: Path,
        report: Report,
        *,
        mirrors: Sequence[str] = (),
        patience: fetch.Timeouts | None = None,
    ) -> None:
        self.data = data
        self.cancelled = threading.Event()
        self._folder = folder
        self._mirrors = [f"{each.rstrip('/')}/{data.name}/" for each in mirrors] or data.mirrors
        self._patience = patience or fetch.Timeouts()
        self._report = report
        self._now = Progress("running", data.size)

    def run(self) -> Progress:
        """Bring all files that are not here yet; return how that ended, which is reported too.

        Whatever goes wrong is told in the progress; what was here before stays as it was.
        """
        try:
            self._tell(self._now)
            self._locked()
            self._tell(Progress("done", self.data.size, self.data.size))
        except Interrupted:
            self._tell(replace(self._now, state="cancelled"))
        except NudgeError as error:
            self._tell(replace(self._now, state="failed", error=error.message))
        except OSError as error:
            told = fetch.disk_trouble(error, self._folder).message
            self._tell(replace(self._now, state="failed", error=told))
        return self._now

    def _locked(self) -> None:
        lock = Lock(self._folder.with_name(f"{self._folder.name}.lock"))
        if not lock.take():
            raise NudgeError(
                f"{self.data.title} is being downloaded by another program already.",
                code="download_under_way",
                field="dataset",
                value=self.data.name,
                allowed="one download of it at a time",
            )
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._check_space()
            self._fetch_all()
        except OSError as error:
            if fetch.is_full(error):
                self._give_space_back()
            raise
        finally:
            lock.release()

    def _fetch_all(self) -> None:
        before = 0
        with fetch.client(self._patience) as http:
            for file in self.data.files:
                watch = partial(self._watch, file.name, before)
                fetch.Fetch(http, file, self._folder, watch, self._patience).run(self._mirrors)
                before += file.size
                self._tell(replace(self._now, done=before))

    def _watch(self, name: str, before: int, here: int, mirror: str) -> None:
        """Tell of a file after ``before`` bytes of others; end it all if that is wanted."""
        if self.cancelled.is_set():
            raise Interrupted("The download was ended.")
        done = min(before + here, self.data.size)
        self._tell(replace(self._now, done=done, file=name, mirror=mirror))

    def _check_space(self) -> None:
        """Raise NudgeError where the disk cannot hold what is still to come."""
        here = sum(path.stat().st_size for path in self._folder.iterdir() if path.is_file())
        missing, free = self.data.size - here + SPARE, shutil.disk_usage(self._folder).free
        if free < missing:
            raise NudgeError(
                f"The disk is too full for {self.data.title}: {in_megabytes(missing)} are "
                f"needed in {self._folder}, {in_megabytes(free)} are free.",
                code="disk_full",
                field="cache_dir",
                value=free,
                allowed=f"{missing} bytes",
            )

    def _give_space_back(self) -> None:
        """Throw away what is half there: it is of no use on a full disk."""
        try:
            for path in self._folder.glob("*.part"):
                path.unlink(missing_ok=True)
        except OSError:
            return

    def _tell(self, progress: Progress) -> None:
        self._now = progress
        self._report(progress)
