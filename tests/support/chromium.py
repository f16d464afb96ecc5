"""Finds the Chromium for the browser tests, or says why there is none.

In this order: the one named by NUDGE_CHROMIUM, one that is already on the machine,
Playwright's own, the distribution's package. The browser tests are never skipped: where all
of these fail, ChromiumMissing lists what was tried and how each attempt ended.
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

# Those made to run without windows come first: a page opens in them in two thirds of the time.
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
    """No Chromium could be found or installed; the message has the reason of each attempt."""


class NotHere(Exception):
    """One attempt failed, and why."""


class Attempt(NamedTuple):
    """One place to look: what it is called, and how to look there (raises NotHere)."""

    name: str
    look: Callable[[], str]


def find_chromium(playwright_path: str) -> str:
    """The path of a Chromium that starts. `playwright_path`: where Playwright keeps its own.

    Raises ChromiumMissing. A browser named by NUDGE_CHROMIUM is used or refused, never replaced.
    """
    named = os.environ.get("NUDGE_CHROMIUM")
    if named:
        return first_success([Attempt(f"NUDGE_CHROMIUM={named}", lambda: working(named))])
    with alone():
        return first_success(
            [
                Attempt("on this machine", on_this_machine),
                Attempt("Playwright's own", lambda: playwrights_own(playwright_path)),
                Attempt("the distribution's package", distributions_package),
            ]
        )


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Let one process at a time look, and perhaps install: the next then finds it."""
    with open(Path(tempfile.gettempdir()) / "nudge-chromium.lock", "w") as file:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX)  # until it is closed
        yield


def first_success(attempts: Sequence[Attempt]) -> str:
    reasons = []
    for attempt in attempts:
        try:
            return attempt.look()
        except NotHere as reason:
            reasons.append(f"  - {attempt.name}: {reason}")
    raise ChromiumMissing("No Chromium for the browser tests. Tried:\n" + "\n".join(reasons))


def working(path: str) -> str:
    """`path`, if it is there and starts. A browser that lacks a library is as good as none."""
    if not Path(path).is_file():
        raise NotHere(f"no file {path}")
    if os.name != "nt":  # there --version opens a window
        run([path, "--version"], timeout=60)
    return path


def on_this_machine() -> str:
    """The first browser that starts of those on PATH and at the usual places."""
    found = [path for path in map(shutil.which, NAMES) if path]
    found += [path for path in USUAL_PATHS if Path(path).is_file()]
    if not found:
        raise NotHere(f"none of {', '.join(NAMES)} on PATH, nor one at the usual places")
    reasons = []
    for path in found:
        try:
            return working(path)
        except NotHere as reason:
            reasons.append(str(reason))
    raise NotHere("; ".join(reasons))


def playwrights_own(path: str) -> str:
    """Playwright's browser, downloaded if it isn't there yet."""
    if not Path(path).is_file():
        run([sys.executable, "-m", "playwright", "install", "chromium"], timeout=DOWNLOAD_TIMEOUT)
    return working(path)


def distributions_package() -> str:
    """Install the distribution's package, as root or with a sudo that asks for no password."""
    manager = next((name for name in PACKAGE_MANAGERS if shutil.which(name)), None)
    if manager is None:
        raise NotHere(f"none of {', '.join(PACKAGE_MANAGERS)} on PATH")
    for command in PACKAGE_MANAGERS[manager]:
        run([*as_root(), *command], timeout=DOWNLOAD_TIMEOUT)
    return on_this_machine()


def as_root() -> list[str]:
    """What goes before a command so that root runs it."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        return ["sudo", "-n"]
    raise NotHere("installing it needs root, and there is no sudo")


def run(command: Sequence[str], *, timeout: float) -> None:
    """Run `command` to its end. Raises NotHere with its last words if it fails or takes longer."""
    shown = " ".join(command)
    try:
        done = subprocess.run(
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
        raise NotHere(f"`{shown}`: {problem}") from problem
    except subprocess.TimeoutExpired as problem:
        raise NotHere(f"`{shown}` took longer than {timeout:.0f} s") from problem
    if done.returncode != 0:
        raise NotHere(f"`{shown}` ended with {done.returncode}: {last_words(done.stdout)}")


def last_words(said: str) -> str:
    """The last few different lines of what a program said, without its stack traces."""
    lines = dict.fromkeys(line for line in said.splitlines() if line and not line[0].isspace())
    return " / ".join(list(lines)[-4:])
