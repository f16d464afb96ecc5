"""Zip files from outside, read without trusting them: nothing is unpacked beyond what is allowed.

What a file says of itself (how many entries, how large each) is looked at before any of it is
unpacked, and an entry is never read beyond the size it tells: then its checksum is wrong.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from nudge.errors import NudgeError

BEGINNINGS: Final = (b"PK\x03\x04", b"PK\x05\x06")
"""How a zip file begins: with an entry, or, where it has none, with its end."""
ENTRY: Final = b"PK\x01\x02"
"""How each entry of its directory begins."""
MOST_ENTRIES: Final = 4096
MOST_UNPACKED: Final = 64 * 2**20
"""Bytes of all entries together."""
METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Those that unpack piece by piece; of others, a few bytes may become gigabytes at once."""
ENCRYPTED: Final = 1
MAC_FOLDER: Final = "__MACOSX"
"""Where one system puts notes on each file of an archive."""


class Damaged(Exception):
    """An entry cannot be read; the text says why, as the end of a sentence that begins with it."""


def is_zip(file: bytes) -> bool:
    """Whether ``file`` begins as a zip file does."""
    return file.startswith(BEGINNINGS)


class Archive:
    """The entries of a zip file by name, folders and systems' own notes left out.

    Raises NudgeError where it is damaged, has too many entries, would unpack to too much, or names
    a place outside itself. (Nothing is ever written to such a place; but who names one means harm.)
    """

    def __init__(self, file: bytes) -> None:
        count = file.count(ENTRY)  # at least as many as are really there
        if count > MOST_ENTRIES:
            raise _refused(f"It has {count:,} entries", f"up to {MOST_ENTRIES:,} entries")
        try:
            self._file = zipfile.ZipFile(io.BytesIO(file))
        except Exception as error:  # whatever reading a damaged file may raise
            raise _refused(f"It is damaged ({error})", "a whole zip file") from None
        listed = self._file.infolist()
        self._entries = [entry for entry in listed if not entry.filename.endswith("/")]
        unpacked = sum(entry.file_size for entry in self._entries)
        if unpacked > MOST_UNPACKED:
            told = f"It would unpack to {unpacked:,} bytes"
            raise _refused(told, f"up to {MOST_UNPACKED:,} bytes unpacked")
        for entry in self._entries:
            if _leads_outside(entry.filename):
                told = f"It names a place outside itself, {entry.filename[:80]!r}"
                raise _refused(told, "names below the archive's own folder")

    def names(self) -> list[str]:
        """Return the names of its entries, in its order; one may be there more than once."""
        return [entry.filename for entry in self._entries]

    def read(self, most: int) -> Iterator[tuple[str, bytes | Damaged]]:
        """Yield each entry's name and content, or why it cannot be read; none of over ``most``."""
        for entry in self._entries:
            if not _is_note(entry.filename):
                yield entry.filename, self._content(entry, most)

    def content(self, name: str, most: int) -> bytes | Damaged | None:
        """Return the content of the last entry called ``name``, None where there is none."""
        found = [entry for entry in self._entries if entry.filename == name]
        return self._content(found[-1], most) if found else None

    def _content(self, entry: zipfile.ZipInfo, most: int) -> bytes | Damaged:
        if entry.flag_bits & ENCRYPTED:
            return Damaged("is encrypted")
        if entry.compress_type not in METHODS:
            return Damaged("is compressed in a way that is not read here")
        if entry.file_size > most:
            return Damaged(f"has {entry.file_size:,} bytes, more than {most:,}")
        try:
            with self._file.open(entry) as packed:
                return packed.read(entry.file_size + 1)  # without a number it unpacks all there is
        except Exception:  # whatever reading a damaged file may raise
            return Damaged("is damaged")


def _leads_outside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name


def _is_note(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return MAC_FOLDER in parts or parts[-1:] == (".DS_Store",)


def _refused(told: str, allowed: str) -> NudgeError:
    return NudgeError(
        f"This zip file is not read. {told}: allowed is {allowed}.",
        code="bad_archive",
        field="body",
        allowed=allowed,
    )
