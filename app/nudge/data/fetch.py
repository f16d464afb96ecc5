"""One published file over HTTP, from mirrors in turn: resumed, compared, put in its place.

What has arrived is kept beside the file's place as ``NAME.part``, and the next try, or the
next mirror, goes on from there (RFC 9110, Range). Nobody reads it before its size and its
SHA-256 are the published ones; then it is renamed, which happens as a whole or not at all.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final
from urllib.parse import urlsplit

import httpx

from nudge.data.catalogue import File
from nudge.data.files import sha256_of
from nudge.errors import NudgeError

TRIES: Final = 5
"""How often one mirror is asked for a file, as long as each try brings something more."""

NO_ADDRESS: Final = "is no address on the web"

Watch = Callable[[int, str], None]
"""Is told how many bytes of the file are here, and the mirror's host; may raise to end it."""


@dataclass(frozen=True)
class Timeouts:
    """Seconds until a mirror has to answer, and between two parts of what it sends.

    After ``slow_after`` seconds it must have come to ``slowest`` bytes a second on the whole.
    """

    connect: float = 10.0
    read: float = 20.0
    slow_after: float = 30.0
    slowest: float = 2000.0


class MirrorError(Exception):
    """What is wrong with a mirror, in a few words that follow its name."""


def client(patience: Timeouts) -> httpx.Client:
    """Return what asks the mirrors, behind a proxy where the computer is set up for one."""
    timeout = httpx.Timeout(patience.read, connect=patience.connect)
    headers = {"User-Agent": "nudge", "Accept-Encoding": "identity"}
    return httpx.Client(timeout=timeout, headers=headers, follow_redirects=True, max_redirects=5)


class Fetch:
    """A file on its way into ``folder``."""

    def __init__(
        self, http: httpx.Client, file: File, folder: Path, watch: Watch, patience: Timeouts
    ) -> None:
        self._http = http
        self._patience = patience
        self._file = file
        self._place = folder / file.name
        self._part = folder / f"{file.name}.part"
        self._watch = watch

    def run(self, mirrors: Sequence[str]) -> None:
        """Bring the file, unless it is here; raise NudgeError where no mirror has it.

        Raises OSError where the disk does not take it.
        """
        if self._is_right(self._place):
            return
        reasons: dict[str, str] = {}
        for mirror in mirrors:
            try:
                return self._from(mirror)
            except MirrorError as unfit:
                reasons[host_of(mirror)] = str(unfit)
        raise failed(self._file, reasons)

    def _from(self, mirror: str) -> None:
        """Bring the file from one mirror; raise Unfit where that cannot be."""
        if not is_address(mirror):
            raise MirrorError(NO_ADDRESS)
        for _ in range(TRIES):
            before = self.held
            try:
                self._receive(mirror)
                return self._arrived(resumed=before > 0)
            except httpx.HTTPError as error:
                trouble = in_words(error)
            except (httpx.InvalidURL, UnicodeError):
                raise MirrorError(NO_ADDRESS) from None
            except AskAgain as again:
                self._part.unlink(missing_ok=True)
                trouble = str(again)
                continue
            if self.held <= before:
                break
        raise MirrorError(trouble)

    @property
    def held(self) -> int:
        """How many bytes are here."""
        try:
            return self._part.stat().st_size
        except FileNotFoundError:
            return 0

    def _receive(self, mirror: str) -> None:
        """Ask for what is missing and write it down, as far as it comes."""
        held, size = self.held, self._file.size
        if held >= size:  # all is here, or more than all: what it is will be seen
            return
        wanted = {"Range": f"bytes={held}-"} if held else {}
        with self._http.stream("GET", mirror + self._file.name, headers=wanted) as answer:
            goes_on = self._looked_at(answer, held)
            with self._part.open("ab" if goes_on else "wb") as part:
                self._write(answer, part, held if goes_on else 0, host_of(mirror))
                os.fsync(part.fileno())

    def _write(self, answer: httpx.Response, part: IO[bytes], here: int, host: str) -> None:
        """Write down what comes, but not much more than the file can be."""
        began, before = time.monotonic(), here
        self._watch(here, host)
        for block in answer.iter_raw():
            here += len(block)
            part.write(block)
            part.flush()  # so that whoever ends it, and however, what has arrived is kept
            self._watch(here, host)
            seconds = time.monotonic() - began
            if here > self._file.size:
                return
            least = seconds * self._patience.slowest
            if seconds > self._patience.slow_after and here - before < least:
                raise MirrorError("is too slow")

    def _looked_at(self, answer: httpx.Response, held: int) -> bool:
        """Return whether an answer goes on from ``held`` bytes; raise Unfit where it is no use."""
        status, size = answer.status_code, self._file.size
        if held and status == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            raise AskAgain("does not have the rest of the file")
        if status not in (httpx.codes.OK, httpx.codes.PARTIAL_CONTENT):
            raise MirrorError(f"answers {status}")
        if "html" in answer.headers.get("content-type", ""):
            raise MirrorError("sends a page instead of the file")
        goes_on = status == httpx.codes.PARTIAL_CONTENT
        if goes_on and answer.headers.get("content-range") != f"bytes {held}-{size - 1}/{size}":
            raise AskAgain("sends another part than it was asked for")
        length = answer.headers.get("content-length", "")
        if length.isdecimal() and int(length) != size - (held if goes_on else 0):
            raise MirrorError("has another file under this name")
        return goes_on

    def _arrived(self, *, resumed: bool) -> None:
        """Put the file in its place, if it is the published one; else throw it away."""
        held, size = self.held, self._file.size
        if held < size:
            raise httpx.RemoteProtocolError("it ended too early")
        if held == size and self._is_right(self._part):
            self._part.replace(self._place)
            return
        self._part.unlink(missing_ok=True)
        told = "sends something else than the published file"
        raise AskAgain(told) if resumed else MirrorError(told)

    def _is_right(self, path: Path) -> bool:
        if not path.is_file() or path.stat().st_size != self._file.size:
            return False
        return sha256_of(path) == self._file.sha256


class AskAgain(Exception):
    """What is here does not go together with what is sent: again, from the beginning."""


def is_address(mirror: str) -> bool:
    """Whether a mirror can be asked at all."""
    try:
        parts = urlsplit(mirror)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def host_of(mirror: str) -> str:
    """Return what a mirror is called in a sentence."""
    return (is_address(mirror) and urlsplit(mirror).hostname) or mirror[:60]


def in_words(error: httpx.HTTPError) -> str:
    """Return what happened to a request, in words that follow the mirror's name."""
    for kind, words in TROUBLE:
        if isinstance(error, kind):
            return words
    return "cannot be used"


TROUBLE: Final[tuple[tuple[type[httpx.HTTPError], str], ...]] = (
    (httpx.ConnectTimeout, "does not answer"),
    (httpx.TimeoutException, "has gone silent"),
    (httpx.ConnectError, "cannot be reached"),
    (httpx.ProxyError, "cannot be reached through the proxy"),
    (httpx.TooManyRedirects, "sends from one address to the next"),
    (httpx.UnsupportedProtocol, NO_ADDRESS),
    (httpx.TransportError, "cuts the connection"),
)


def failed(file: File, reasons: dict[str, str]) -> NudgeError:
    """Return the error of a file that no mirror has, with what is wrong with each."""
    unreached = set(reasons.values()) <= {"cannot be reached", "does not answer"}
    online = " Is this computer online?" if unreached else ""
    told = "; ".join(f"{host} {why}" for host, why in reasons.items()) or "there is no mirror"
    return NudgeError(
        f"{file.name} cannot be downloaded: {told}.{online}",
        code="download_failed",
        field="file",
        value=file.name,
    )


def is_full(error: OSError) -> bool:
    """Whether a file cannot grow because there is no room for it."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def disk_trouble(error: OSError, folder: Path) -> NudgeError:
    """Return the error of a disk that does not take a file."""
    full = is_full(error)
    why = "the disk is full" if full else error.strerror or str(error)
    return NudgeError(
        f"Nothing can be downloaded into {folder}: {why}.",
        code="disk_full" if full else "cannot_write",
        field="cache_dir",
        allowed="a folder with room, as --cache-dir",
    )
