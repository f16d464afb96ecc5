"""The real server, `python -m nudge`, in a process of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from tests.support import ROOT

START_TIMEOUT = 60  # seconds: the machine may be busy
STOP_TIMEOUT = 20
ADDRESS = re.compile(r"https?://[^\s/]+:\d+")


class Server:
    """The server `python -m module` on a free loopback port, with its own data and log files.

    A context manager: the server starts on entering and stops on leaving. After `kill()` or
    `stop()`, `start()` starts it again on the same port with the same data directory.
    """

    def __init__(self, folder: Path, options: Sequence[str] = (), module: str = "nudge") -> None:
        self.folder = folder
        self.options = tuple(options)
        self.module = module
        self.url = ""
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def port(self) -> int:
        """0 until the server has been started for the first time."""
        return urlsplit(self.url).port or 0 if self.url else 0

    @property
    def data_dir(self) -> Path:
        """The server's data directory."""
        return self.folder / "data"

    @property
    def cache_dir(self) -> Path:
        """The server's folder for downloads."""
        return self.folder / "cache"

    @property
    def output(self) -> str:
        """The text on stdout since the last start."""
        return self._read("stdout.txt")

    @property
    def errors(self) -> str:
        """The text on stderr since the last start."""
        return self._read("stderr.txt")

    def command(self) -> list[str]:
        """Return the command line that starts the server."""
        fixed = ["--port", str(self.port), "--no-browser", "--data-dir", str(self.data_dir)]
        fixed += ["--cache-dir", str(self.cache_dir)]
        delay_module = ["tests.support.late"] if "NUDGE_LATE" in os.environ else []
        return [sys.executable, "-m", *delay_module, self.module, *fixed, *self.options]

    def start(self) -> None:
        """Start the server and wait for its address.

        Raises RuntimeError with its output where it prints no address, or runs already.
        """
        if self.running:
            raise RuntimeError(f"the server at {self.url} is running already")
        self.data_dir.mkdir(parents=True, exist_ok=True)
        with (
            (self.folder / "stdout.txt").open("wb") as stdout,
            (self.folder / "stderr.txt").open("wb") as stderr,
        ):
            self.process = subprocess.Popen(
                self.command(),
                cwd=ROOT,
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=stderr,
            )
        self.url = self._wait_for_address(self.process)

    @property
    def running(self) -> bool:
        """Whether the process runs."""
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        """Ask the server to end, and wait. Kills it and raises RuntimeError if it does not end."""
        if self.process is None or not self.running:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired as error:
            self.kill()
            raise RuntimeError(f"the server didn't stop within {STOP_TIMEOUT} s") from error

    @contextmanager
    def suspended(self) -> Iterator[None]:
        """Within the context the process is stopped (SIGSTOP): it is there, and answers nothing."""
        assert self.process is not None
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """End the server at once (SIGKILL), as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(STOP_TIMEOUT)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def _wait_for_address(self, process: subprocess.Popen[bytes]) -> str:
        end = time.monotonic() + START_TIMEOUT
        while process.poll() is None and time.monotonic() < end:
            # only whole lines: an unfinished one may end within the port number
            lines = self.output.splitlines(keepends=True)
            found = [ADDRESS.search(line) for line in lines if line.endswith("\n")]
            if any(found):
                return next(match.group() for match in found if match)
            time.sleep(0.02)
        ended = process.poll()
        self.kill()
        ending = f"ended with {ended}" if ended is not None else f"silent for {START_TIMEOUT} s"
        raise RuntimeError(f"the server gave no address ({ending})\n{self.output}{self.errors}")

    def _read(self, name: str) -> str:
        path = self.folder / name
        return path.read_text("utf-8", errors="replace") if path.exists() else ""


def environment() -> dict[str, str]:
    """Return the environment of a user: without the variables that tests/conftest.py sets."""
    unset = {name for name in os.environ if name.endswith("_NUM_THREADS")}
    variables = {name: value for name, value in os.environ.items() if name not in unset}
    return {**variables, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
