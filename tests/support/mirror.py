"""Mirrors with correct and faulty behaviour, and data sets small enough to download in a test.

The data sets have the names of the real ones, but the small "mnist" is made of the embedded
digits. `python -m tests.support.mirror` is `python -m nudge` with these data sets.
"""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
from nudge.data.catalogue import CATALOGUE, FASHION, MNIST, DatasetInfo, File
from nudge.data.datasets import load_embedded

TRAIN, TEST = 900, 200
"""Examples of the small data sets."""


def idx(values: np.ndarray) -> bytes:
    """Return `values` as an IDX file of unsigned bytes."""
    header = bytes([0, 0, 8, values.ndim]) + np.array(values.shape, ">u4").tobytes()
    return header + values.astype(np.uint8).tobytes()


def contents(first: int = 0) -> tuple[np.ndarray, ...]:
    """Return training images, training labels, test images and test labels of a small data set.

    They are every fourth of the embedded digits, from the one at `first` on.
    """
    embedded = load_embedded()
    train = np.arange(TRAIN) * 4 + first
    test = np.arange(TEST) * 4 + first
    return (
        embedded.train.images[train],
        embedded.train.labels[train],
        embedded.test.images[test],
        embedded.test.labels[test],
    )


def publish(data: DatasetInfo, first: int) -> tuple[DatasetInfo, dict[str, bytes]]:
    """Return a small data set under the name of `data`, and the bytes of its files by path."""
    files, served = [], {}
    for file, values in zip(data.files, contents(first), strict=True):
        content = gzip.compress(idx(values), mtime=0)
        digest = hashlib.sha256(content).hexdigest()
        files.append(File(file.name, len(content), digest, values.shape))
        served[f"/{data.name}/{file.name}"] = content
    return replace(data, files=tuple(files), train=TRAIN, test=TEST), served


SMALL_MNIST, _MNIST_FILES = publish(MNIST, 0)
SMALL_FASHION, _FASHION_FILES = publish(FASHION, 1)
FILES = {**_MNIST_FILES, **_FASHION_FILES}
IMAGES = f"/mnist/{MNIST.files[0].name}"
"""The largest file, which is also requested first."""

Behaviour = Callable[["Answer"], None]


@dataclass
class Answer:
    """One request to a mirror, with methods to answer it."""

    handler: BaseHTTPRequestHandler
    content: bytes
    count: int
    gate: threading.Event

    @property
    def start(self) -> int:
        """The first byte of the requested range; 0 without a range."""
        asked = self.handler.headers.get("Range", "bytes=0-")
        return int(asked.removeprefix("bytes=").rstrip("-"))

    def head(self, status: int, **headers: str | int) -> None:
        """Send the status line and the headers; underscores in their names are hyphens."""
        self.handler.send_response(status)
        for name, value in headers.items():
            self.handler.send_header(name.replace("_", "-"), str(value))
        self.handler.end_headers()

    def send(self, content: bytes) -> None:
        self.handler.wfile.write(content)
        self.handler.wfile.flush()

    def rest(self) -> bytes:
        """Send the headers of the requested range; return the bytes of its body."""
        rest, size = self.content[self.start :], len(self.content)
        if self.start:
            where = f"bytes {self.start}-{size - 1}/{size}"
            self.head(206, Content_Length=len(rest), Content_Range=where)
        else:
            self.head(200, Content_Length=size)
        return rest


def serves(answer: Answer) -> None:
    """Serves the file correctly, ranges included."""
    answer.send(answer.rest())


def cuts_off(answer: Answer) -> None:
    """Closes the connection after a third of the file, each time."""
    answer.send(answer.rest()[: len(answer.content) // 3])


def stops_half_way(answer: Answer) -> None:
    """Sends nothing more after half of the file, until the gate is opened."""
    rest = answer.rest()
    half = len(answer.content) // 2 - answer.start
    answer.send(rest[: max(0, half)])
    answer.gate.wait(60)
    answer.send(rest[max(0, half) :])


def ignores_ranges(answer: Answer) -> None:
    """Always sends the whole file; closes the connection half way the first time."""
    answer.head(200, Content_Length=len(answer.content))
    answer.send(answer.content[: len(answer.content) // 2] if answer.count == 1 else answer.content)


def sends_a_wrong_range(answer: Answer) -> None:
    """Closes the connection half way, and then sends another range than the requested one."""
    if not answer.start:
        answer.head(200, Content_Length=len(answer.content))
        answer.send(
            answer.content[: len(answer.content) // 2] if answer.count == 1 else answer.content
        )
        return
    size = len(answer.content)
    answer.head(206, Content_Length=size - 5, Content_Range=f"bytes 5-{size - 1}/{size}")
    answer.send(answer.content[5:])


def lies(answer: Answer) -> None:
    """Sends wrong bytes, in the right number."""
    rest = answer.rest()
    answer.send(bytes(len(rest)))


def sends_too_little(answer: Answer) -> None:
    """Sends one byte too few, and a Content-Length to match."""
    answer.head(200, Content_Length=len(answer.content) - 1)
    answer.send(answer.content[:-1])


def never_ends(answer: Answer) -> None:
    """Sends no Content-Length, and far more than the file."""
    answer.head(200)
    for _ in range(64):
        answer.send(answer.content)


def sends_a_page(answer: Answer) -> None:
    """Answers with a sign-in page, as networks of hotels do."""
    page = b"<title>Sign in</title>"
    answer.head(200, Content_Type="text/html; charset=utf-8", Content_Length=len(page))
    answer.send(page)


def status(code: int) -> Behaviour:
    """Answers every request with `code`."""

    def answers(answer: Answer) -> None:
        answer.head(code, Content_Length=0)

    return answers


def redirects(to: str) -> Behaviour:
    """Redirects to the same file below another address."""

    def answers(answer: Answer) -> None:
        answer.head(302, Location=to + answer.handler.path, Content_Length=0)

    return answers


@dataclass
class Mirror:
    """A running mirror of the small data sets. `asked` has every request: (path, range)."""

    url: str
    gate: threading.Event
    asked: list[tuple[str, str | None]] = field(default_factory=list)


@contextmanager
def mirror(behaviour: Behaviour = serves) -> Iterator[Mirror]:
    """Run a mirror on the loopback; `behaviour` answers its requests."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served_mirror.asked.append((self.path, self.headers.get("Range")))
            count = sum(path == self.path for path, _ in served_mirror.asked)
            if self.path not in FILES:
                self.send_error(404)
                return
            behaviour(Answer(self, FILES[self.path], count, served_mirror.gate))

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        served_mirror = Mirror(f"http://127.0.0.1:{server.server_port}", threading.Event())
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield served_mirror
        finally:
            served_mirror.gate.set()
            server.shutdown()
            thread.join()


def use_small() -> None:
    """Replace the real data sets in the catalogue by the small ones."""
    CATALOGUE.update({data.name: data for data in (SMALL_MNIST, SMALL_FASHION)})


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the server with the small data sets."""
    from nudge.__main__ import main as nudge

    use_small()
    nudge(arguments)


if __name__ == "__main__":
    main()
