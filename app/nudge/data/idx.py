"""Reads IDX, the format that MNIST is published in.

A file holds two zero bytes, the type of number (8: unsigned bytes), the number of dimensions, the
size of each dimension (four bytes, big-endian), and then all values in row-major order. Files may
be gzipped.
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
from nudge.texts import Text

GZIP: Final = b"\x1f\x8b"
UNSIGNED_BYTES: Final = 8

Bytes = npt.NDArray[np.uint8]


def read_idx(path: Path, shape: tuple[int, ...]) -> Bytes:
    """Return the array of unsigned bytes in the file ``path``: uint8 of ``shape``.

    At most one byte more than such a file holds is read or unpacked. Raises NudgeError, with the
    file's name, where the file holds anything else, is damaged, or cannot be read.
    """
    header = bytes((0, 0, UNSIGNED_BYTES, len(shape))) + np.array(shape, ">u4").tobytes()
    length = len(header) + math.prod(shape)
    try:
        with path.open("rb") as file:
            zipped = file.read(len(GZIP)) == GZIP
            file.seek(0)
            content = _unpacked(file, length + 1) if zipped else file.read(length + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise bad_file(path, Text.of("server-file-cut")) from error
    except OSError as error:
        raise bad_file(path, unreadable(error)) from error
    if content[: len(header)] != header:
        raise bad_file(path, Text.of("server-file-other-start", shape=_shape_text(shape)))
    if len(content) != length:
        if len(content) < length:
            raise bad_file(path, Text.of("server-file-short", shape=_shape_text(shape)))
        raise bad_file(path, Text.of("server-file-long", shape=_shape_text(shape)))
    return np.frombuffer(content, np.uint8, offset=len(header)).reshape(shape)


def bad_file(path: Path, reason: Text) -> NudgeError:
    """Return the error of a file that is not the published one. ``reason`` is a clause."""
    return NudgeError(
        Text.of("server-file-unusable", file=path.name, reason=reason),
        code="bad_data_file",
        field="file",
        value=path.name,
        allowed="the published file, gzipped or not",
    )


def unreadable(error: OSError) -> Text:
    """Return the reason that a file cannot be read, as a clause for ``bad_file``."""
    return Text.of("server-file-unreadable", reason=error.strerror or str(error))


def _unpacked(file: IO[bytes], most: int) -> bytes:
    """Unpack up to ``most`` bytes of a gzipped file; check its CRC where it has no more."""
    with cast("IO[bytes]", gzip.GzipFile(fileobj=file)) as unpacked:
        return unpacked.read(most)


def _shape_text(shape: tuple[int, ...]) -> str:
    return " × ".join(f"{count:,}" for count in shape)
