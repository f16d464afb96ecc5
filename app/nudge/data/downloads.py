"""The downloads of one server. Each has its own thread; a data set has one at a time.

A data set that is made of another's images is downloaded with that one's files.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nudge.data.catalogue import dataset_info
from nudge.data.datasets import DatasetCache
from nudge.data.progress import DownloadProgress
from nudge.errors import NudgeError
from nudge.texts import Text

if TYPE_CHECKING:
    from nudge.data.download import Download
    from nudge.data.fetch import Timeouts

log = logging.getLogger("nudge")


@dataclass
class _Job:
    download: Download
    thread: threading.Thread
    progress: DownloadProgress


class Downloads:
    """The downloads into the cache folder of ``datasets``. Safe to call from any thread."""

    def __init__(
        self, datasets: DatasetCache, mirrors: Sequence[str] = (), timeouts: Timeouts | None = None
    ) -> None:
        self._datasets = datasets
        self._mirrors = mirrors
        self._timeouts = timeouts
        self._lock = threading.Lock()
        self._jobs: dict[str, _Job] = {}

    def start(self, name: str) -> bool:
        """Begin to download a data set, unless it is here. Returns whether a download is running.

        Raises NudgeError for an unknown name.
        """
        name = dataset_info(name).files_of
        with self._lock:
            job = self._jobs.get(name)
            if job and job.progress.state == "running":
                return True
            if self._datasets.has(name):
                return False
            self._jobs[name] = self._begin(name, job)
            return True

    def progress(self, name: str) -> DownloadProgress | None:
        """Return the progress of the last download of a data set; None where there was none.

        Raises NudgeError for an unknown name.
        """
        job = self._jobs.get(dataset_info(name).files_of)
        return job.progress if job else None

    def cancel(self, name: str) -> None:
        """End a running download. The next one goes on from the bytes that have arrived.

        Raises NudgeError for an unknown name.
        """
        name = dataset_info(name).files_of
        with self._lock:
            job = self._jobs.get(name)
            if job and job.progress.state == "running":
                job.download.cancelled.set()
                job.progress = replace(job.progress, state="cancelled")

    def close(self) -> None:
        """End all downloads, without waiting for their threads."""
        for name in list(self._jobs):
            self.cancel(name)

    def _begin(self, name: str, before: _Job | None) -> _Job:
        from nudge.data.download import Download  # imported late: httpx is slow to import

        data = dataset_info(name)
        folder = self._datasets.folders.download_folder(data)
        if folder is None:
            raise NudgeError(Text.of("server-no-download-folder"), code="cannot_write")

        def report(progress: DownloadProgress) -> None:
            with self._lock:
                if not download.cancelled.is_set():
                    job.progress = progress

        def run() -> None:
            if before is not None:
                before.thread.join()  # it may still be waiting for its mirror
            try:
                download.run()
            except Exception:
                log.exception("the download of %s broke off", name)
                report(replace(job.progress, state="failed", error=Text.of("server-internal")))

        download = Download(data, folder, report, mirrors=self._mirrors, timeouts=self._timeouts)
        thread = threading.Thread(target=run, name=f"download-{name}", daemon=True)
        job = _Job(download, thread, DownloadProgress("running", data.size))
        thread.start()
        return job
