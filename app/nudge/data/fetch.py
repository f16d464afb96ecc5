"""Downloads one published file over HTTP from the first mirror that has it.

The bytes that have arrived are in ``NAME.part``, in the same folder as the file. The next try, or
the next mirror, goes on from there (RFC 9110, Range). Once size and SHA-256 are the published
ones, the part is renamed to the file, which is atomic.
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
from nudge.data.files import file_sha256
from nudge.errors import NudgeError
from nudge.texts import Text, text_of

TRIES: Final = 5
"""The most requests to one mirror for a file; fewer where one brings no new byte."""

NO_ADDRESS: Final = Text.of("server-mirror-no-address")
UNREACHED: Final = (
    Text.of("server-mirror-unreachable"),
    Text.of("server-mirror-no-answer"),
)
"""What may be the fault of this computer's own connection."""

FileCallback = Callable[[int, str], None]
"""Called with the bytes of the file that are here and the mirror's host; raises to end it."""


@dataclass(frozen=True)
class Timeouts:
    """The longest waits for a mirror, in seconds: to connect, and to read the next bytes.

    After ``slow_after`` seconds a mirror must have sent ``slowest`` bytes a second on average.
    """

    connect: float = 10.0
    read: float = 20.0
    slow_after: float = 30.0
    slowest: float = 2000.0


class MirrorError(Exception):
    """A mirror cannot be used; raised with a text, a clause that follows the mirror's name."""


def client(timeouts: Timeouts) -> httpx.Client:
    """Return the HTTP client for the mirrors. It uses the proxy that the computer is set up for."""
    timeout = httpx.Timeout(timeouts.read, connect=timeouts.connect)
    headers = {"User-Agent": "nudge", "Accept-Encoding": "identity"}
    return httpx.Client(timeout=timeout, headers=headers, follow_redirects=True, max_redirects=5)


class Fetch:
    """The download of one file into ``folder``. ``report`` is called after every block."""

    def __init__(
        self, http: httpx.Client, file: File, folder: Path, report: FileCallback, timeouts: Timeouts
    ) -> None:
        self._http = http
        self._timeouts = timeouts
        self._file = file
        self._target = folder / file.name
        self._part = folder / f"{file.name}.part"
        self._report = report

    def run(self, mirrors: Sequence[str]) -> None:
        """Download the file, unless it is here and right.

        Raises NudgeError where no mirror has it, and OSError where it cannot be written.
        """
        if self._is_right(self._target):
            return
        reasons: dict[str, Text] = {}
        for mirror in mirrors:
            try:
                return self._fetch_from(mirror)
            except MirrorError as error:
                reasons[host_name(mirror)] = text_of(error)
        raise download_error(self._file, reasons)

    def _fetch_from(self, mirror: str) -> None:
        """Download the file from one mirror. Raises MirrorError where that is not possible."""
        if not is_address(mirror):
            raise MirrorError(NO_ADDRESS)
        for _ in range(TRIES):
            before = self.received
            try:
                self._receive(mirror)
                return self._move_into_place(resumed=before > 0)
            except httpx.HTTPError as error:
                reason = request_error_text(error)
            except (httpx.InvalidURL, UnicodeError):
                raise MirrorError(NO_ADDRESS) from None
            except StartOver as error:
                self._part.unlink(missing_ok=True)
                reason = text_of(error)
                continue
            if self.received <= before:
                break
        raise MirrorError(reason)

    @property
    def received(self) -> int:
        """The bytes of the file that are here, in its part."""
        try:
            return self._part.stat().st_size
        except FileNotFoundError:
            return 0

    def _receive(self, mirror: str) -> None:
        """Request the missing bytes and append them to the part, as far as they come."""
        received, size = self.received, self._file.size
        if received >= size:  # nothing to request: the caller checks the bytes
            return
        headers = {"Range": f"bytes={received}-"} if received else {}
        with self._http.stream("GET", mirror + self._file.name, headers=headers) as answer:
            resumes = self._check_answer(answer, received)
            with self._part.open("ab" if resumes else "wb") as part:
                self._write(answer, part, received if resumes else 0, host_name(mirror))
                os.fsync(part.fileno())

    def _write(self, answer: httpx.Response, part: IO[bytes], received: int, host: str) -> None:
        """Write the blocks of an answer. Stops after the block that exceeds the file's size."""
        began, before = time.monotonic(), received
        self._report(received, host)
        for block in answer.iter_raw():
            received += len(block)
            part.write(block)
            part.flush()  # the bytes stay also where the process is killed
            self._report(received, host)
            seconds = time.monotonic() - began
            if received > self._file.size:
                return
            least = seconds * self._timeouts.slowest
            if seconds > self._timeouts.slow_after and received - before < least:
                raise MirrorError(Text.of("server-mirror-slow"))

    def _check_answer(self, answer: httpx.Response, received: int) -> bool:
        """Return whether an answer goes on after the ``received`` bytes, or begins with the first.

        Raises StartOver or MirrorError where its body cannot be used.
        """
        status, size = answer.status_code, self._file.size
        if received and status == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            raise StartOver(Text.of("server-mirror-without-rest"))
        if status not in (httpx.codes.OK, httpx.codes.PARTIAL_CONTENT):
            raise MirrorError(Text.of("server-mirror-answers", status=status))
        if "html" in answer.headers.get("content-type", ""):
            raise MirrorError(Text.of("server-mirror-sends-page"))
        resumes = status == httpx.codes.PARTIAL_CONTENT
        if resumes and answer.headers.get("content-range") != f"bytes {received}-{size - 1}/{size}":
            raise StartOver(Text.of("server-mirror-other-part"))
        length = answer.headers.get("content-length", "")
        if length.isdecimal() and int(length) != size - (received if resumes else 0):
            raise MirrorError(Text.of("server-mirror-other-file"))
        return resumes

    def _move_into_place(self, *, resumed: bool) -> None:
        """Rename the part to the file where it is the published file; else remove the part."""
        received, size = self.received, self._file.size
        if received < size:
            raise httpx.RemoteProtocolError("it ended too early")
        if received == size and self._is_right(self._part):
            self._part.replace(self._target)
            return
        self._part.unlink(missing_ok=True)
        reason = Text.of("server-mirror-other-content")
        raise StartOver(reason) if resumed else MirrorError(reason)

    def _is_right(self, path: Path) -> bool:
        if not path.is_file() or path.stat().st_size != self._file.size:
            return False
        return file_sha256(path) == self._file.sha256


class StartOver(Exception):
    """The part and the answer do not fit together: the file is requested from its first byte."""


def is_address(mirror: str) -> bool:
    """Whether a mirror is an HTTP address with a host."""
    try:
        parts = urlsplit(mirror)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def host_name(mirror: str) -> str:
    """Return the host of a mirror; the start of the text where it is no address."""
    return (is_address(mirror) and urlsplit(mirror).hostname) or mirror[:60]


def request_error_text(error: httpx.HTTPError) -> Text:
    """Return the error of a request as a clause that follows the mirror's name."""
    for kind, text in REQUEST_ERRORS:
        if isinstance(error, kind):
            return text
    return Text.of("server-mirror-unusable")


REQUEST_ERRORS: Final[tuple[tuple[type[httpx.HTTPError], Text], ...]] = (
    (httpx.ConnectTimeout, Text.of("server-mirror-no-answer")),
    (httpx.TimeoutException, Text.of("server-mirror-silent")),
    (httpx.ConnectError, Text.of("server-mirror-unreachable")),
    (httpx.ProxyError, Text.of("server-mirror-proxy")),
    (httpx.TooManyRedirects, Text.of("server-mirror-redirects")),
    (httpx.UnsupportedProtocol, NO_ADDRESS),
    (httpx.TransportError, Text.of("server-mirror-cuts")),
)


def download_error(file: File, reasons: dict[str, Text]) -> NudgeError:
    """Return the error of a file that no mirror has. ``reasons``: an error by each host."""
    online = "unknown" if all(reason in UNREACHED for reason in reasons.values()) else "yes"
    each = [Text.of("server-mirror", host=host, reason=reason) for host, reason in reasons.items()]
    joined = each[0] if each else Text.of("server-no-mirror")
    for following in each[1:]:
        joined = Text.of("server-mirrors", first=joined, next=following)
    return NudgeError(
        Text.of("server-download-failed", file=file.name, reason=joined, online=online),
        code="download_failed",
        field="file",
        value=file.name,
    )


def is_full(error: OSError) -> bool:
    """Whether a write failed because the disk, or the user's share of it, is full."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def disk_error(error: OSError, folder: Path) -> NudgeError:
    """Return the error of a file that cannot be written into ``folder``."""
    full = is_full(error)
    reason = Text.of("server-disk-full") if full else error.strerror or str(error)
    return NudgeError(
        Text.of("server-download-unwritable", folder=str(folder), reason=reason),
        code="disk_full" if full else "cannot_write",
        field="cache_dir",
        allowed="a folder with room, as --cache-dir",
    )
