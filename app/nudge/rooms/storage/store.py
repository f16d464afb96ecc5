"""The files of rooms, one for each room. A file is replaced as a whole: a crash damages none."""

from __future__ import annotations

import contextlib
import logging
import os
import tempfile
import time
from pathlib import Path
from typing import Final

from nudge.lock import Lock

SECONDS_PER_DAY: Final = 86_400.0
ROOM: Final = ".safetensors"
"""The ending of a room's file."""

log = logging.getLogger("nudge")


class Store:
    """The folder of all rooms' files, named by the rooms' codes. Every method blocks.

    While another server has the lock of the folder, this server only reads the files.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock(folder.with_suffix(".lock"))

    def trouble(self) -> str | None:
        """Return why rooms cannot be saved in the folder; None where they can."""
        try:
            if not self._lock.take():
                return f"another server keeps its own in {self.folder}"
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.folder):
                return None
        except OSError as error:
            return str(error)

    def close(self) -> None:
        """Release the lock, so that another server can use the folder."""
        self._lock.release()

    def write(self, code: str, file: bytes) -> None:
        """Replace the file of a room by ``file``; its bytes are on the disk when this returns.

        Does nothing without the lock. Raises OSError where the file cannot be written; the old
        file is then unchanged.
        """
        if not self._lock.take():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        temporary = self.folder / f"{code}.{os.getpid()}.part"
        try:
            with temporary.open("wb") as part:
                part.write(file)
                part.flush()
                os.fsync(part.fileno())
            temporary.replace(self._path(code))
            self._sync_folder()
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise

    def read(self, code: str) -> bytes | None:
        """Return the content of a room's file; None where it is missing or cannot be read."""
        try:
            return self._path(code).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            log.error("room %s cannot be read: %s", code, error)
            return None

    def remove(self, code: str) -> None:
        """Remove the file of a room."""
        with contextlib.suppress(OSError):
            if self._lock.take():
                self._path(code).unlink(missing_ok=True)

    def set_aside(self, code: str, why: BaseException) -> None:
        """Rename a damaged file and log why, so that somebody can look at it."""
        aside = self._path(code).with_suffix(".damaged")
        log.error("room %s is damaged and set aside as %s: %s", code, aside, why)
        with contextlib.suppress(OSError):
            if self._lock.take():
                self._path(code).replace(aside)

    def sweep(self, days: float, most: int) -> None:
        """Remove files not written to for ``days``; of the rooms retain the ``most`` newest.

        Damaged files and parts of files are no rooms: they take no room's place.
        """
        if self.trouble():
            return
        written: list[tuple[float, Path]] = []
        for path in self.folder.glob("*.*"):
            with contextlib.suppress(OSError):
                written.append((path.stat().st_mtime, path))
        written.sort(reverse=True)
        oldest = time.time() - days * SECONDS_PER_DAY
        too_many = set([path for _, path in written if path.suffix == ROOM][most:])
        for when, path in written:
            if when < oldest or path in too_many:
                with contextlib.suppress(OSError):
                    path.unlink()

    def _sync_folder(self) -> None:
        """Flush the folder's list of files to the disk; only POSIX can do that."""
        if os.name == "posix":
            folder = os.open(self.folder, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    def _path(self, code: str) -> Path:
        return self.folder / f"{code}{ROOM}"
