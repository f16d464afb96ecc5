"""Where the files of data sets are that are not part of the package.

Looked for in the folder of ``--mnist-dir``, then in the cache, which downloads go to. Files
in the user's own folder may have been written anew, gzipped or not: they are looked at, but
their check sum says nothing. Those in the cache must be the published bytes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nudge.data.catalogue import MNIST, About, File
from nudge.data.idx import Bytes, bad_file, read_idx
from nudge.errors import NudgeError

BLOCK: Final = 1 << 20


@dataclass(frozen=True)
class Folders:
    """Where files may be: the user's own of MNIST, if given, and the cache."""

    mnist: Path | None = None
    cache: Path | None = None

    def of(self, data: About) -> Path | None:
        """Return the folder that downloads of ``data`` go to; None without a cache."""
        return self.cache / data.name if self.cache else None

    def found(self, data: About) -> tuple[Path, ...] | None:
        """Return the paths of the files of ``data`` in their order; None where one is missing."""
        if data.name == MNIST.name and self.mnist:
            given = [_given(self.mnist, file) for file in data.files]
            if all(given):
                return tuple(path for path in given if path)
        folder = self.of(data)
        paths = tuple(folder / file.name for file in data.files) if folder else ()
        whole = [
            path.is_file() and path.stat().st_size == file.size
            for path, file in zip(paths, data.files, strict=False)
        ]
        return paths if paths and all(whole) else None

    def missing(self, data: About) -> tuple[str, ...]:
        """Return the names of files of ``data`` that are not in the user's own folder."""
        if self.mnist is None:
            return ()
        return tuple(file.name for file in data.files if not _given(self.mnist, file))

    def read(self, data: About) -> tuple[Bytes, ...]:
        """Return the arrays of the files of ``data``; raise NudgeError where that cannot be."""
        paths = self.found(data)
        if paths is None:
            raise not_downloaded(data)
        cache = self.of(data)
        for path, file in zip(paths, data.files, strict=True):
            if path.parent == cache != self.mnist and sha256_of(path) != file.sha256:
                path.unlink(missing_ok=True)
                raise bad_file(path, "it was damaged, and is thrown away; download it again")
        return tuple(
            read_idx(path, file.shape) for path, file in zip(paths, data.files, strict=True)
        )


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, as 64 hexadecimal digits; raise NudgeError if unreadable."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                digest.update(block)
    except OSError as error:
        raise bad_file(path, f"it cannot be read: {error.strerror or error}") from error
    return digest.hexdigest()


def not_downloaded(data: About) -> NudgeError:
    """Return the error of whoever wants a data set that is not here; a socket can tell all of it.

    That is, it has no more than 100 characters.
    """
    told = "is not here yet. Get it under Data sets, or run: nudge data download"
    return NudgeError(
        f"{data.title} {told} {data.name}",
        code="not_downloaded",
        field="dataset",
        value=data.name,
        allowed="a data set that is here",
    )


def _given(folder: Path, file: File) -> Path | None:
    """Return the path of ``file`` in the user's own folder under any name it usually has."""
    plain = file.name.removesuffix(".gz")
    dotted = plain.replace("-idx", ".idx")
    for name in (file.name, plain, f"{dotted}.gz", dotted):
        if (folder / name).is_file():
            return folder / name
    return None
