"""Zip files from outside: read with their limits, whatever they say of themselves."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping

import pytest
from nudge.drawings.archive import MOST_ENTRIES, MOST_UNPACKED, Archive, Damaged, is_zip
from nudge.errors import NudgeError

MOST = 10_000


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of ``files``, the same bytes at any time: some name a test's parameter."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = method
            archive.writestr(entry, content)
    return file.getvalue()


def retold(file: bytes, **said: int) -> bytes:
    """Return an archive of one entry whose directory says something else of it."""
    at = file.index(b"PK\x01\x02")
    header = list(struct.unpack("<4s6H3L5H2L", file[at : at + 46]))
    places = {"flags": 3, "method": 4, "crc": 7, "unpacked": 9}
    for name, value in said.items():
        header[places[name]] = value
    return file[:at] + struct.pack("<4s6H3L5H2L", *header) + file[at + 46 :]


def only(file: bytes) -> bytes | Damaged:
    """Return what comes of the only entry of an archive."""
    ((_, content),) = Archive(file).read(MOST)
    return content


def refusal(file: bytes) -> NudgeError:
    with pytest.raises(NudgeError) as caught:
        Archive(file)
    assert (caught.value.code, caught.value.field) == ("bad_archive", "body")
    assert caught.value.allowed
    return caught.value


def test_what_was_put_in_comes_out_in_its_order() -> None:
    files = {"b/2.png": b"two", "a.txt": b"one" * 100, "empty": b""}
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        archive = Archive(zipped(files, method))
        assert dict(archive.read(MOST)) == files
        assert archive.names() == list(files)
        assert archive.content("a.txt", MOST) == b"one" * 100
        assert archive.content("c.txt", MOST) is None


def test_a_zip_file_is_known_by_its_beginning() -> None:
    assert is_zip(zipped({"a": b""}))
    assert is_zip(zipped({}))
    assert not is_zip(b"\x89PNG")
    assert not is_zip(b"")


def test_folders_and_notes_of_the_system_are_left_out() -> None:
    file = zipped({"7/": b"", "7/a": b"x", "__MACOSX/7/._a": b"y", "7/.DS_Store": b"z"})
    assert [name for name, _ in Archive(file).read(MOST)] == ["7/a"]


@pytest.mark.parametrize(
    "name",
    ["../a.png", "a/../../b.png", "/etc/a.png", "..\\a.png", "\\a.png", "C:\\a.png", "c:a.png"],
)
def test_an_archive_that_names_a_place_outside_itself_is_refused(name: str) -> None:
    assert "a place outside itself" in refusal(zipped({"fine": b"", name: b"x"})).message


def test_an_archive_of_too_many_entries_is_refused_before_it_is_read() -> None:
    file = zipped({str(number): b"" for number in range(MOST_ENTRIES + 1)})
    assert f"{MOST_ENTRIES + 1:,} entries" in refusal(file).message


def test_an_archive_that_says_it_unpacks_to_too_much_is_refused() -> None:
    bomb = zipped({"a": bytes(MOST_UNPACKED // 2), "b": bytes(MOST_UNPACKED // 2 + 1)})
    assert len(bomb) < 100_000
    assert f"unpack to {MOST_UNPACKED + 1:,} bytes" in refusal(bomb).message


def test_an_entry_that_is_too_large_is_not_read() -> None:
    content = only(zipped({"a": bytes(MOST + 1)}))
    assert isinstance(content, Damaged)
    assert "10,001 bytes, more than 10,000" in str(content)
    assert only(zipped({"a": bytes(MOST)})) == bytes(MOST)


def test_an_entry_larger_than_it_says_is_damaged_and_unpacked_no_further() -> None:
    bomb = retold(zipped({"a": bytes(20_000_000)}), unpacked=100)
    tracemalloc.start()
    assert "is damaged" in str(only(bomb))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_000_000


@pytest.mark.parametrize(
    "change",
    [
        lambda file: retold(file, crc=1),
        lambda file: retold(file, unpacked=2),
        lambda file: file.replace(b"PK\x03\x04", b"PK\x03\x05"),
        lambda file: file[:34] + b"\xff\xff\xff" + file[37:],
    ],
)
def test_a_damaged_entry_is_told_as_such(change: Callable[[bytes], bytes]) -> None:
    assert "is damaged" in str(only(change(zipped({"a": b"content " * 50}))))


def test_what_is_encrypted_or_packed_in_an_unsafe_way_is_not_read() -> None:
    assert "is encrypted" in str(only(retold(zipped({"a": b"x"}), flags=1)))
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 99):
        file = retold(zipped({"a": b"x"}), method=method)
        assert "is not read here" in str(only(file))


def test_an_entry_without_a_name_is_read_like_any_other() -> None:
    assert Archive(zipped({"@": b"x"}).replace(b"@", b"\0")).content("", MOST) == b"x"


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
def test_a_damaged_archive_is_refused(file: bytes) -> None:
    assert "It is damaged" in refusal(file).message
