"""Reads zip files that are not trusted, within limits on entries and unpacked bytes.

The number of entries and the sizes in the zip directory are checked before anything is unpacked.
An entry is unpacked up to its size in the directory. Where it is larger, its checksum is wrong,
and it counts as damaged.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from nudge.errors import NudgeError
from nudge.texts import Text

ENTRY: Final = b"PK\x01\x02"
"""The first bytes of each entry of the zip directory."""
END: Final = b"PK\x05\x06"
"""The first bytes of the end of the zip directory."""
BEGINNINGS: Final = (b"PK\x03\x04", END)
"""The first bytes of a zip file: an entry, or the end of the directory where it has no entry."""
END_COUNT: Final = slice(10, 12)
"""The bytes, in the end of the directory, of the number of its entries."""
UNDECLARED: Final = 0xFFFF
"""The count where it is elsewhere, in a record of zip64."""
MAX_ENTRIES: Final = 4096
MAX_UNPACKED: Final = 64 * 2**20
"""The most unpacked bytes of all entries together."""
METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The methods that unpack piece by piece. Others may turn a few bytes into gigabytes at once."""
ENCRYPTED: Final = 1
"""The flag bit of an encrypted entry."""
MAC_FOLDER: Final = "__MACOSX"
"""The folder in which macOS stores metadata of each file of an archive."""


class UnreadableEntry(Exception):
    """An entry cannot be read; made with a text, a clause that follows the entry's name."""


def is_zip(file: bytes) -> bool:
    """Whether ``file`` begins with the first bytes of a zip file."""
    return file.startswith(BEGINNINGS)


class Archive:
    """The entries of a zip file, without folders.

    Raises NudgeError where the file is damaged, has more than MAX_ENTRIES entries, has more than
    MAX_UNPACKED unpacked bytes, or has an entry whose path leads outside the archive. (No entry is
    ever written to disk. A file with such a path is an attack.)
    """

    def __init__(self, file: bytes) -> None:
        count = file.count(ENTRY)  # never less than the real number of entries
        if count > MAX_ENTRIES:
            problem = Text.of("server-archive-entries", count=count)
            raise _archive_error(problem, Text.of("server-allowed-entries", most=MAX_ENTRIES))
        try:
            self._file = zipfile.ZipFile(io.BytesIO(file))
        except Exception as error:  # a damaged file may raise any error
            problem = Text.of("server-archive-damaged", reason=str(error))
            raise _archive_error(problem, Text.of("server-allowed-whole-archive")) from None
        entries = self._file.infolist()
        if len(entries) != self._declared(file):
            problem = Text.of("server-archive-cut")
            raise _archive_error(problem, Text.of("server-allowed-whole-archive"))
        named = [(_with_slashes(entry.filename), entry) for entry in entries]
        self._entries = [(name, entry) for name, entry in named if not name.endswith("/")]
        unpacked = sum(entry.file_size for _, entry in self._entries)
        if unpacked > MAX_UNPACKED:
            problem = Text.of("server-archive-unpacked", bytes=unpacked)
            raise _archive_error(problem, Text.of("server-allowed-unpacked", most=MAX_UNPACKED))
        for name, _ in self._entries:
            if _leads_outside(name):
                problem = Text.of("server-archive-outside", name=repr(name[:80]))
                raise _archive_error(problem, Text.of("server-allowed-inside"))

    def names(self) -> list[str]:
        """Return the names of the entries in the archive's order. A name may occur twice."""
        return [name for name, _ in self._entries]

    def read(self, max_size: int) -> Iterator[tuple[str, bytes | UnreadableEntry]]:
        """Yield the name of each entry, and its content or the error why it cannot be read.

        Leaves out the metadata files of systems. An entry of more than ``max_size`` bytes is an
        error.
        """
        for name, entry in self._entries:
            if not _is_metadata(name):
                yield name, self._content(entry, max_size)

    def content(self, name: str, max_size: int) -> bytes | UnreadableEntry | None:
        """Return the content of the last entry called ``name``; None where there is none."""
        found = [entry for other, entry in self._entries if other == name]
        return self._content(found[-1], max_size) if found else None

    def _declared(self, file: bytes) -> int:
        """Return the number of entries that the end of the directory says.

        zipfile skips entries where a length before them is wrong, and reports nothing.
        """
        count = int.from_bytes(file[file.rfind(END) :][END_COUNT], "little")
        return len(self._file.infolist()) if count == UNDECLARED else count

    def _content(self, entry: zipfile.ZipInfo, max_size: int) -> bytes | UnreadableEntry:
        if entry.flag_bits & ENCRYPTED:
            return UnreadableEntry(Text.of("server-entry-encrypted"))
        if entry.compress_type not in METHODS:
            return UnreadableEntry(Text.of("server-entry-compressed"))
        if entry.file_size > max_size:
            return UnreadableEntry(
                Text.of("server-entry-too-large", bytes=entry.file_size, most=max_size)
            )
        try:
            with self._file.open(entry) as packed:
                return packed.read(
                    entry.file_size + 1
                )  # without a number it would unpack all of the entry
        except Exception:  # a damaged file may raise any error
            return UnreadableEntry(Text.of("server-entry-damaged"))


def _with_slashes(name: str) -> str:
    """Return the name of an entry with the separators of zip; PowerShell 5 wrote backslashes."""
    return name.replace("\\", "/")


def _leads_outside(name: str) -> bool:
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or ":" in name


def _is_metadata(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return MAC_FOLDER in parts or parts[-1:] == (".DS_Store",)


def _archive_error(problem: Text, allowed: Text) -> NudgeError:
    return NudgeError(
        Text.of("server-archive-refused", problem=problem, allowed=allowed),
        code="bad_archive",
        field="body",
        allowed=allowed,
    )
