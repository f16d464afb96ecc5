"""Finds and reads the files of data sets that are not part of the package.

The files are looked for in the folder of ``--mnist-dir``, then in the cache folder, which
downloads go to. Files in the user's own folder may have been gzipped again or unpacked, so only
their contents are checked. Files in the cache folder must be the published bytes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nudge.data.catalogue import MNIST, DatasetInfo, File
from nudge.data.idx import Bytes, bad_file, read_idx, unreadable
from nudge.errors import NudgeError
from nudge.texts import Text

BLOCK: Final = 1 << 20
"""Bytes that are read at once."""


@dataclass(frozen=True)
class Folders:
    """The folders of files: the user's own folder of MNIST, where given, and the cache folder."""

    mnist: Path | None = None
    cache: Path | None = None

    def download_folder(self, data: DatasetInfo) -> Path | None:
        """Return the folder that downloads of ``data`` go to; None without a cache folder."""
        return self.cache / data.name if self.cache else None

    def find(self, data: DatasetInfo) -> tuple[Path, ...] | None:
        """Return the paths of the files of ``data``, in order; None where a file is missing.

        A file in the cache folder counts as missing where its size is not the published one.
        """
        if data.name == MNIST.name and self.mnist:
            own = [_find_own_file(self.mnist, file) for file in data.files]
            if all(own):
                return tuple(path for path in own if path)
        folder = self.download_folder(data)
        paths = tuple(folder / file.name for file in data.files) if folder else ()
        is_whole = [
            path.is_file() and path.stat().st_size == file.size
            for path, file in zip(paths, data.files, strict=False)
        ]
        return paths if paths and all(is_whole) else None

    def missing(self, data: DatasetInfo) -> tuple[str, ...]:
        """Return the names of the files of ``data`` that are missing in the user's own folder."""
        if self.mnist is None:
            return ()
        return tuple(file.name for file in data.files if not _find_own_file(self.mnist, file))

    def read(self, data: DatasetInfo) -> tuple[Bytes, ...]:
        """Return the arrays of the files of ``data``, in order: uint8, of the files' shapes.

        Raises NudgeError where a file is missing or wrong; removes a wrong file of the cache.
        """
        paths = self.find(data)
        if paths is None:
            raise not_downloaded(data)
        cache = self.download_folder(data)
        for path, file in zip(paths, data.files, strict=True):
            if path.parent == cache != self.mnist and file_sha256(path) != file.sha256:
                path.unlink(missing_ok=True)
                raise bad_file(path, Text.of("server-file-thrown-away"))
        return tuple(
            read_idx(path, file.shape) for path, file in zip(paths, data.files, strict=True)
        )


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hexadecimal digits.

    Raises NudgeError where it cannot be read.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                digest.update(block)
    except OSError as error:
        raise bad_file(path, unreadable(error)) from error
    return digest.hexdigest()


def not_downloaded(data: DatasetInfo) -> NudgeError:
    """Return the error of a data set whose files are not here.

    The message has at most 100 bytes, so that it fits into the close reason of a WebSocket.
    """
    return NudgeError(
        Text.of("server-not-downloaded", title=data.title, name=data.name),
        code="not_downloaded",
        field="dataset",
        value=data.name,
        allowed="a data set that is here",
    )


def _find_own_file(folder: Path, file: File) -> Path | None:
    """Return the path of ``file`` in the user's own folder, under any of its usual names."""
    plain = file.name.removesuffix(".gz")
    dotted = plain.replace("-idx", ".idx")
    for name in (file.name, plain, f"{dotted}.gz", dotted):
        if (folder / name).is_file():
            return folder / name
    return None
