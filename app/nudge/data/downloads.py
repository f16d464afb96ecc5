"""The downloads of one server: each in a thread of its own, one of a data set at a time."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nudge.data.catalogue import about
from nudge.data.datasets import DatasetCache
from nudge.data.progress import Progress
from nudge.errors import NudgeError

if TYPE_CHECKING:
    from nudge.data.download import Download
    from nudge.data.fetch import Timeouts

log = logging.getLogger("nudge")


@dataclass
class _Job:
    download: Download
    thread: threading.Thread
    progress: Progress


class Downloads:
    """What is being downloaded into the cache that ``shelf`` looks in. Any thread may ask."""

    def __init__(
        self, shelf: DatasetCache, mirrors: Sequence[str] = (), patience: Timeouts | None = None
    ) -> None:
        self._shelf = shelf
        self._mirrors = mirrors
        self._patience = patience
        self._lock = threading.Lock()
        self._jobs: dict[str, _Job] = {}

    def start(self, name: str) -> bool:
        """Begin to download a data set, unless it is here; return whether a download goes on.

        Raises NudgeError for an unknown name.
        """
        about(name)
        with self._lock:
            job = self._jobs.get(name)
            if job and job.progress.state == "running":
                return True
            if self._shelf.has(name):
                return False
            self._jobs[name] = self._begun(name, job)
            return True

    def progress(self, name: str) -> Progress | None:
        """Return how far the last download of a data set is; None where there was none."""
        job = self._jobs.get(name)
        return job.progress if job else None

    def cancel(self, name: str) -> None:
        """End a download, if one goes on. What has arrived is kept for the next one."""
        about(name)
        with self._lock:
            job = self._jobs.get(name)
            if job and job.progress.state == "running":
                job.download.cancelled.set()
                job.progress = replace(job.progress, state="cancelled")

    def close(self) -> None:
        """End all of them; nobody waits for a mirror that is silent."""
        for name in list(self._jobs):
            self.cancel(name)

    def _begun(self, name: str, before: _Job | None) -> _Job:
        from nudge.data.download import Download  # slow to load, httpx and all: only when wanted

        data, folder = about(name), self._shelf.folders.of(about(name))
        if folder is None:
            raise NudgeError("There is no folder for downloads.", code="cannot_write")

        def report(progress: Progress) -> None:
            with self._lock:
                if not download.cancelled.is_set():
                    job.progress = progress

        def run() -> None:
            if before is not None:
                before.thread.join()  # it was ended, and may still wait for its mirror
            try:
                download.run()
            except Exception:
                log.exception("the download of %s broke off", name)
                told = "Something went wrong inside the server."
                report(replace(job.progress, state="failed", error=told))

        download = Download(data, folder, report, mirrors=self._mirrors, patience=self._patience)
        thread = threading.Thread(target=run, name=f"download-{name}", daemon=True)
        job = _Job(download, thread, Progress("running", data.size))
        thread.start()
        return job
