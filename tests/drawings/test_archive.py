"""Zip files that are not trusted: the limits hold whatever the directory of a file says."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping

import pytest
from nudge.drawings.archive import MAX_ENTRIES, MAX_UNPACKED, Archive, UnreadableEntry, is_zip
from nudge.errors import NudgeError

MAX_SIZE = 10_000


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of ``files``: the same bytes at any time, as pytest names parameters by them."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = method
            archive.writestr(entry, content)
    return file.getvalue()


def with_directory(file: bytes, **fields: int) -> bytes:
    """Return an archive of one entry with other values in the fields of its directory entry."""
    at = file.index(b"PK\x01\x02")
    header = list(struct.unpack("<4s6H3L5H2L", file[at : at + 46]))
    indices = {"flags": 3, "method": 4, "crc": 7, "unpacked": 9}
    for name, value in fields.items():
        header[indices[name]] = value
    return file[:at] + struct.pack("<4s6H3L5H2L", *header) + file[at + 46 :]


def only(file: bytes) -> bytes | UnreadableEntry:
    """Return the content, or the error, of the only entry of an archive."""
    ((_, content),) = Archive(file).read(MAX_SIZE)
    return content


def archive_error(file: bytes) -> NudgeError:
    with pytest.raises(NudgeError) as caught:
        Archive(file)
    assert (caught.value.code, caught.value.field) == ("bad_archive", "body")
    assert caught.value.allowed
    return caught.value


def test_the_entries_are_read_back_in_their_order() -> None:
    files = {"b/2.png": b"two", "a.txt": b"one" * 100, "empty": b""}
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        archive = Archive(zipped(files, method))
        assert dict(archive.read(MAX_SIZE)) == files
        assert archive.names() == list(files)
        assert archive.content("a.txt", MAX_SIZE) == b"one" * 100
        assert archive.content("c.txt", MAX_SIZE) is None


def test_a_zip_file_is_known_by_its_beginning() -> None:
    assert is_zip(zipped({"a": b""}))
    assert is_zip(zipped({}))
    assert not is_zip(b"\x89PNG")
    assert not is_zip(b"")


def test_folders_and_notes_of_the_system_are_left_out() -> None:
    file = zipped({"7/": b"", "7/a": b"x", "__MACOSX/7/._a": b"y", "7/.DS_Store": b"z"})
    assert [name for name, _ in Archive(file).read(MAX_SIZE)] == ["7/a"]


@pytest.mark.parametrize(
    "name",
    ["../a.png", "a/../../b.png", "/etc/a.png", "..\\a.png", "\\a.png", "C:\\a.png", "c:a.png"],
)
def test_an_archive_that_names_a_place_outside_itself_is_an_error(name: str) -> None:
    assert "a place outside itself" in archive_error(zipped({"fine": b"", name: b"x"})).message


def test_an_archive_of_too_many_entries_is_an_error_before_it_is_read() -> None:
    file = zipped({str(number): b"" for number in range(MAX_ENTRIES + 1)})
    assert f"{MAX_ENTRIES + 1:,} entries" in archive_error(file).message


def test_an_archive_that_says_it_unpacks_to_too_much_is_an_error() -> None:
    bomb = zipped({"a": bytes(MAX_UNPACKED // 2), "b": bytes(MAX_UNPACKED // 2 + 1)})
    assert len(bomb) < 100_000
    assert f"unpack to {MAX_UNPACKED + 1:,} bytes" in archive_error(bomb).message


def test_an_entry_that_is_too_large_is_not_read() -> None:
    content = only(zipped({"a": bytes(MAX_SIZE + 1)}))
    assert isinstance(content, UnreadableEntry)
    assert "10,001 bytes, more than 10,000" in str(content)
    assert only(zipped({"a": bytes(MAX_SIZE)})) == bytes(MAX_SIZE)


def test_an_entry_larger_than_it_says_is_damaged_and_unpacked_no_further() -> None:
    bomb = with_directory(zipped({"a": bytes(20_000_000)}), unpacked=100)
    tracemalloc.start()
    assert "is damaged" in str(only(bomb))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


@pytest.mark.parametrize(
    "change",
    [
        lambda file: with_directory(file, crc=1),
        lambda file: with_directory(file, unpacked=2),
        lambda file: file.replace(b"PK\x03\x04", b"PK\x03\x05"),
        lambda file: file[:34] + b"\xff\xff\xff" + file[37:],
    ],
)
def test_a_damaged_entry_is_reported_as_damaged(change: Callable[[bytes], bytes]) -> None:
    assert "is damaged" in str(only(change(zipped({"a": b"content " * 50}))))


def test_what_is_encrypted_or_packed_in_an_unsafe_way_is_not_read() -> None:
    assert "is encrypted" in str(only(with_directory(zipped({"a": b"x"}), flags=1)))
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 99):
        file = with_directory(zipped({"a": b"x"}), method=method)
        assert "is not read here" in str(only(file))


def test_an_entry_without_a_name_is_read_like_any_other() -> None:
    assert Archive(zipped({"@": b"x"}).replace(b"@", b"\0")).content("", MAX_SIZE) == b"x"


@pytest.mark.parametrize(
    "file",
    [
        b"PK\x03\x04",
        b"PK\x03\x04" + bytes(1000),
        zipped({"a": b"content"})[:-30],
        zipped({"a": b"content"}).replace(b"PK\x01\x02", b"PK\x01\x03"),
        zipped({"a": b"content"})[:-12] + b"\xff" * 12,
    ],
)
def test_a_damaged_archive_is_an_error(file: bytes) -> None:
    assert "It is damaged" in archive_error(file).message
