"""A lock for a folder: only one process may write its files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """A lock file that one process at a time holds.

    The operating system releases the lock when the process ends, for whatever reason.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[bytes] | None = None

    def take(self) -> bool:
        """Take the lock if it is free; return whether this process holds it.

        Raises OSError where the file cannot be made.
        """
        if self._file is not None:
            return True
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = self.path.open("ab")
        try:
            _lock(file)
        except (BlockingIOError, PermissionError):
            file.close()
            return False
        except OSError:  # a network file system without locks: go on without one
            pass
        self._file = file
        return True

    def release(self) -> None:
        """Release the lock, if this process holds it."""
        if self._file is not None:
            self._file.close()
            self._file = None
