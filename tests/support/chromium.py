"""Finds the Chromium for the browser tests, or says why there is none.

In this order: the one named by NUDGE_CHROMIUM, one that is installed already, Playwright's own,
the distribution's package. The browser tests are never skipped: where all attempts fail,
ChromiumMissing lists them and how each one ended.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows: tests there run one after another
    fcntl = None

# The builds without windows come first: they open a page in two thirds of the time.
NAMES = (
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
USUAL_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)
PACKAGE_MANAGERS = {
    "apt-get": (
        ("apt-get", "update"),
        ("apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"),
    ),
    "dnf": (("dnf", "install", "-y", "chromium"),),
    "apk": (("apk", "add", "chromium", "font-liberation"),),
}
DOWNLOAD_TIMEOUT = 400  # seconds, for each command that may download


class ChromiumMissing(Exception):
    """No Chromium was found or installed. The message has the reason of each attempt."""


class AttemptFailed(Exception):
    """One attempt failed; the message is the reason."""


class Attempt(NamedTuple):
    """A way to find a browser: its name, and the function that tries it (raises AttemptFailed)."""

    name: str
    find: Callable[[], str]


def find_chromium(playwright_path: str) -> str:
    """Return the path of a Chromium that starts. `playwright_path`: the path of Playwright's own.

    Raises ChromiumMissing, also where the browser named by NUDGE_CHROMIUM does not start.
    """
    path = os.environ.get("NUDGE_CHROMIUM")
    if path:
        return first_success([Attempt(f"NUDGE_CHROMIUM={path}", lambda: check_starts(path))])
    with one_process_at_a_time():
        return first_success(
            [
                Attempt("on this machine", on_this_machine),
                Attempt("Playwright's own", lambda: playwrights_own(playwright_path)),
                Attempt("the distribution's package", distributions_package),
            ]
        )


def find_chromium_with_settings(playwright_path: str) -> str:
    """Return the path of a whole Chromium: the headless shell reads no settings from the disk.

    Raises ChromiumMissing where there is none.
    """
    whole = [name for name in NAMES if "headless-shell" not in name]
    found = [path for path in map(shutil.which, whole) if path]
    found += [path for path in (*USUAL_PATHS, playwright_path) if Path(path).is_file()]
    if not found:
        raise ChromiumMissing(f"none of {', '.join(whole)} on PATH, nor one at the usual places")
    return found[0]


@contextlib.contextmanager
def one_process_at_a_time() -> Iterator[None]:
    """Let one process at a time search and install: the next process then finds the browser."""
    with open(Path(tempfile.gettempdir()) / "nudge-chromium.lock", "w") as file:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX)  # until the file is closed
        yield


def first_success(attempts: Sequence[Attempt]) -> str:
    """Return the path that the first successful attempt finds. Raises ChromiumMissing."""
    reasons = []
    for attempt in attempts:
        try:
            return attempt.find()
        except AttemptFailed as reason:
            reasons.append(f"  - {attempt.name}: {reason}")
    raise ChromiumMissing("No Chromium for the browser tests. Tried:\n" + "\n".join(reasons))


def check_starts(path: str) -> str:
    """Return `path` if it is a file that starts; otherwise raise AttemptFailed."""
    if not Path(path).is_file():
        raise AttemptFailed(f"no file {path}")
    if os.name != "nt":  # on Windows, --version opens a window
        run([path, "--version"], timeout=60)
    return path


def on_this_machine() -> str:
    """Return the first browser that starts of those on PATH and at the usual paths."""
    found = [path for path in map(shutil.which, NAMES) if path]
    found += [path for path in USUAL_PATHS if Path(path).is_file()]
    if not found:
        raise AttemptFailed(f"none of {', '.join(NAMES)} on PATH, nor one at the usual places")
    reasons = []
    for path in found:
        try:
            return check_starts(path)
        except AttemptFailed as reason:
            reasons.append(str(reason))
    raise AttemptFailed("; ".join(reasons))


def playwrights_own(path: str) -> str:
    """Return the path of Playwright's browser; download it if it is missing."""
    if not Path(path).is_file():
        run([sys.executable, "-m", "playwright", "install", "chromium"], timeout=DOWNLOAD_TIMEOUT)
    return check_starts(path)


def distributions_package() -> str:
    """Install the distribution's package, as root or by sudo without password; return its path."""
    manager = next((name for name in PACKAGE_MANAGERS if shutil.which(name)), None)
    if manager is None:
        raise AttemptFailed(f"none of {', '.join(PACKAGE_MANAGERS)} on PATH")
    for command in PACKAGE_MANAGERS[manager]:
        run([*as_root(), *command], timeout=DOWNLOAD_TIMEOUT)
    return on_this_machine()


def as_root() -> list[str]:
    """Return the words before a command with which root runs it."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        return ["sudo", "-n"]
    raise AttemptFailed("installing it needs root, and there is no sudo")


def run(command: Sequence[str], *, timeout: float) -> None:
    """Run `command`. Raises AttemptFailed with its last lines if it fails or takes longer."""
    command_line = " ".join(command)
    try:
        finished = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=timeout,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
    except OSError as problem:
        raise AttemptFailed(f"`{command_line}`: {problem}") from problem
    except subprocess.TimeoutExpired as problem:
        raise AttemptFailed(f"`{command_line}` took longer than {timeout:.0f} s") from problem
    if finished.returncode != 0:
        raise AttemptFailed(
            f"`{command_line}` ended with {finished.returncode}: {last_lines(finished.stdout)}"
        )


def last_lines(output: str) -> str:
    """Return the last few different lines of a program's output, without its stack traces."""
    lines = dict.fromkeys(line for line in output.splitlines() if line and not line[0].isspace())
    return " / ".join(list(lines)[-4:])
