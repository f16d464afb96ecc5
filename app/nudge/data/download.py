"""Downloads a whole data set from its mirrors into the cache, one process at a time."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from nudge.data import fetch
from nudge.data.catalogue import DatasetInfo
from nudge.data.progress import DownloadProgress, ProgressCallback
from nudge.errors import Interrupted, NudgeError
from nudge.lock import Lock
from nudge.texts import Text

SPARE: Final = 1 << 20
"""Bytes that must stay free on the disk."""


class Download:
    """A download of a data set into ``folder``.

    ``report`` is called with the progress after every block that arrives. ``mirrors`` replace the
    published mirrors, where given. Set ``cancelled`` to end the download.
    """

    def __init__(
        self,
        data: DatasetInfo,
        folder: Path,
        report: ProgressCallback,
        *,
        mirrors: Sequence[str] = (),
        timeouts: fetch.Timeouts | None = None,
    ) -> None:
        self.data = data
        self.cancelled = threading.Event()
        self._folder = folder
        self._mirrors = [f"{mirror.rstrip('/')}/{data.name}/" for mirror in mirrors] or data.mirrors
        self._timeouts = timeouts or fetch.Timeouts()
        self._report = report
        self._progress = DownloadProgress("running", data.size)

    def run(self) -> DownloadProgress:
        """Download all files that are not here yet. Reports and returns the last progress.

        Errors of the mirrors and of the disk are in the progress; they are not raised. A
        download that fails leaves the complete files that were here before as they are.
        """
        try:
            self._set_progress(self._progress)
            self._run_locked()
            self._set_progress(DownloadProgress("done", self.data.size, self.data.size))
        except Interrupted:
            self._set_progress(replace(self._progress, state="cancelled"))
        except NudgeError as error:
            self._set_progress(replace(self._progress, state="failed", error=error.text))
        except OSError as error:
            text = fetch.disk_error(error, self._folder).text
            self._set_progress(replace(self._progress, state="failed", error=text))
        return self._progress

    def _run_locked(self) -> None:
        lock = Lock(self._folder.with_name(f"{self._folder.name}.lock"))
        if not lock.take():
            raise NudgeError(
                Text.of("server-download-under-way", title=self.data.title),
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
                self._remove_parts()
            raise
        finally:
            lock.release()

    def _fetch_all(self) -> None:
        before = 0
        with fetch.client(self._timeouts) as http:
            for file in self.data.files:
                report = partial(self._report_file, file.name, before)
                fetch.Fetch(http, file, self._folder, report, self._timeouts).run(self._mirrors)
                before += file.size
                self._set_progress(replace(self._progress, done=before))

    def _report_file(self, name: str, before: int, received: int, mirror: str) -> None:
        """Report the progress of a file after ``before`` bytes of others.

        Raises Interrupted where the download was cancelled.
        """
        if self.cancelled.is_set():
            raise Interrupted(Text.of("server-download-ended"))
        done = min(before + received, self.data.size)
        self._set_progress(replace(self._progress, done=done, file=name, mirror=mirror))

    def _check_space(self) -> None:
        """Raise NudgeError where the disk cannot hold the bytes still to be downloaded."""
        present = sum(path.stat().st_size for path in self._folder.iterdir() if path.is_file())
        missing, free = self.data.size - present + SPARE, shutil.disk_usage(self._folder).free
        if free < missing:
            raise NudgeError(
                Text.of(
                    "server-disk-too-full",
                    title=self.data.title,
                    megabytes=missing / 1e6,
                    folder=str(self._folder),
                    free=free / 1e6,
                ),
                code="disk_full",
                field="cache_dir",
                value=free,
                allowed=f"{missing} bytes",
            )

    def _remove_parts(self) -> None:
        """Remove partial files: on a full disk no download could go on from them."""
        try:
            for path in self._folder.glob("*.part"):
                path.unlink(missing_ok=True)
        except OSError:
            return

    def _set_progress(self, progress: DownloadProgress) -> None:
        self._progress = progress
        self._report(progress)
