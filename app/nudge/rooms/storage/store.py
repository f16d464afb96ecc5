"""Rooms on disk: a file each, replaced as a whole, so that a crash leaves the old or the new."""

from __future__ import annotations

import contextlib
import logging
import os
import tempfile
import time
from pathlib import Path
from typing import Final

from nudge.lock import Lock

DAY: Final = 86_400.0

log = logging.getLogger("nudge")


class Store:
    """The folder of all rooms' files, named by their codes. Everything in here blocks.

    While another server holds the folder, this one reads it and changes nothing there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock(folder.with_suffix(".lock"))

    def trouble(self) -> str | None:
        """Return why rooms cannot be kept here; None where they can."""
        try:
            if not self._lock.take():
                return f"another server keeps its own in {self.folder}"
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.folder):
                return None
        except OSError as error:
            return str(error)

    def close(self) -> None:
        """Let another server have the folder."""
        self._lock.release()

    def write(self, code: str, file: bytes) -> None:
        """Put ``file`` in the place of the one before; it is on the disk when this returns.

        Raises OSError where that cannot be done; the file before is then as it was.
        """
        if not self._lock.take():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        beside = self.folder / f"{code}.{os.getpid()}.part"
        try:
            with beside.open("wb") as part:
                part.write(file)
                part.flush()
                os.fsync(part.fileno())
            beside.replace(self._path(code))
            self._sync_folder()
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            raise

    def read(self, code: str) -> bytes | None:
        """Return the file of a room, None where there is none."""
        try:
            return self._path(code).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            log.error("room %s cannot be read: %s", code, error)
            return None

    def remove(self, code: str) -> None:
        """Forget a room."""
        with contextlib.suppress(OSError):
            if self._lock.take():
                self._path(code).unlink(missing_ok=True)

    def set_aside(self, code: str, why: BaseException) -> None:
        """Keep a damaged file under another name, for somebody to look at."""
        aside = self._path(code).with_suffix(".damaged")
        log.error("room %s is damaged and set aside as %s: %s", code, aside, why)
        with contextlib.suppress(OSError):
            if self._lock.take():
                self._path(code).replace(aside)

    def sweep(self, days: float, most: int) -> None:
        """Remove what has not been written to for ``days``, and of the rest all but ``most``."""
        if self.trouble():
            return
        written: list[tuple[float, Path]] = []
        for path in self.folder.glob("*.*"):
            with contextlib.suppress(OSError):
                written.append((path.stat().st_mtime, path))
        written.sort(reverse=True)
        oldest = time.time() - days * DAY
        for place, (when, path) in enumerate(written):
            if when < oldest or place >= most:
                with contextlib.suppress(OSError):
                    path.unlink()

    def _sync_folder(self) -> None:
        """See to it that the folder's list of files is on the disk, where that can be asked for."""
        if os.name == "posix":
            folder = os.open(self.folder, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    def _path(self, code: str) -> Path:
        return self.folder / f"{code}.safetensors"
