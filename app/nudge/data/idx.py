"""IDX, the format that MNIST is published in: a short header, then the numbers.

Two zero bytes, the type of number (8: unsigned bytes), how many dimensions, then the size of
each as four bytes, the most significant first, then all values, the last dimension running
fastest. Files may be gzipped.
"""

from __future__ import annotations

import gzip
import math
import zlib
from pathlib import Path
from typing import IO, Final, cast

import numpy as np
import numpy.typing as npt

from nudge.errors import NudgeError

GZIP: Final = b"\x1f\x8b"
UNSIGNED_BYTES: Final = 8

Bytes = npt.NDArray[np.uint8]


def read_idx(path: Path, shape: tuple[int, ...]) -> Bytes:
    """Return the array of unsigned bytes that ``path`` holds, which must be of ``shape``.

    Reads no more than such a file holds, however far it would unpack. Raises NudgeError, with the
    file's name, where it is not that, is damaged, or cannot be read.
    """
    header = bytes((0, 0, UNSIGNED_BYTES, len(shape))) + np.array(shape, ">u4").tobytes()
    length = len(header) + math.prod(shape)
    try:
        with path.open("rb") as file:
            zipped = file.read(len(GZIP)) == GZIP
            file.seek(0)
            content = _unpacked(file, length + 1) if zipped else file.read(length + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise bad_file(path, "it is cut off or damaged") from error
    except OSError as error:
        raise bad_file(path, f"it cannot be read: {error.strerror or error}") from error
    if content[: len(header)] != header:
        raise bad_file(path, f"it does not begin as IDX of {_spelled(shape)} bytes does")
    if len(content) != length:
        short = "ends too early" if len(content) < length else "holds too much"
        raise bad_file(path, f"it {short}: it should hold {_spelled(shape)} bytes")
    return np.frombuffer(content, np.uint8, offset=len(header)).reshape(shape)


def bad_file(path: Path, why: str) -> NudgeError:
    """Return the error of a file that is not what its name says."""
    return NudgeError(
        f"{path.name} cannot be used: {why}.",
        code="bad_data_file",
        field="file",
        value=path.name,
        allowed="the published file, gzipped or not",
    )


def _unpacked(file: IO[bytes], most: int) -> bytes:
    """Return what a gzipped file holds, ``most`` bytes of it; the check sum at its end is read."""
    with cast("IO[bytes]", gzip.GzipFile(fileobj=file)) as unpacked:
        return unpacked.read(most)


def _spelled(shape: tuple[int, ...]) -> str:
    return " × ".join(f"{count:,}" for count in shape)
