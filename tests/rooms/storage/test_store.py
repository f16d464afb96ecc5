"""The files of rooms: replaced as a whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from nudge.rooms.storage.store import SECONDS_PER_DAY, Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path / "rooms")) as store:
        yield store


def names(store: Store) -> set[str]:
    return {path.name for path in store.folder.iterdir()}


def test_what_is_written_is_read_back(store: Store) -> None:
    store.write("ROOM22", b"one")
    store.write("ROOM22", b"two")
    assert store.read("ROOM22") == b"two"
    assert names(store) == {"ROOM22.safetensors"}


def test_a_room_that_was_never_written_reads_as_none(store: Store) -> None:
    assert store.read("ROOM22") is None


def test_a_write_that_fails_leaves_what_was_there(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write("ROOM22", b"one")

    def full(_: int) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        store.write("ROOM22", b"two")
    assert store.read("ROOM22") == b"one"
    assert names(store) == {"ROOM22.safetensors"}


def test_the_bytes_are_on_the_disk_before_the_old_ones_go(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write("ROOM22", b"one")
    contents = []
    flush = os.fsync

    def recording(file: int) -> None:
        contents.append(store.read("ROOM22"))
        flush(file)

    monkeypatch.setattr(os, "fsync", recording)
    store.write("ROOM22", b"two")
    assert contents[0] == b"one"
    assert store.read("ROOM22") == b"two"


def test_what_is_removed_is_gone_and_twice_does_no_harm(store: Store) -> None:
    store.write("ROOM22", b"one")
    store.remove("ROOM22")
    store.remove("ROOM22")
    assert store.read("ROOM22") is None


def test_a_damaged_file_is_kept_for_somebody_to_look_at(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    store.write("ROOM22", b"nonsense")
    store.set_aside("ROOM22", ValueError("what it was"))
    assert store.read("ROOM22") is None
    assert (store.folder / "ROOM22.damaged").read_bytes() == b"nonsense"
    assert "ROOM22 is damaged" in caplog.text
    assert "what it was" in caplog.text


def test_only_what_is_old_is_swept(store: Store) -> None:
    store.write("OLD222", b"old")
    store.write("NEW222", b"new")
    path = store.folder / "OLD222.safetensors"
    then = path.stat().st_mtime - 31 * SECONDS_PER_DAY
    os.utime(path, (then, then))
    store.sweep(30, most=10)
    assert names(store) == {"NEW222.safetensors"}


def test_of_too_many_the_oldest_are_swept(store: Store) -> None:
    for age, code in enumerate(("ROOMA2", "ROOMB2", "ROOMC2", "ROOMD2")):
        store.write(code, b"room")
        path = store.folder / f"{code}.safetensors"
        then = path.stat().st_mtime - age
        os.utime(path, (then, then))
    store.sweep(30, most=2)
    assert names(store) == {"ROOMA2.safetensors", "ROOMB2.safetensors"}


def test_damaged_files_and_parts_take_no_rooms_place(store: Store) -> None:
    for code in ("ROOMA2", "ROOMB2"):
        store.write(code, b"room")
    others = {"ROOMC2.damaged", "ROOMD2.damaged", "ROOMA2.1.part"}
    for name in others:
        (store.folder / name).write_bytes(b"newer than the rooms")
    store.sweep(30, most=2)
    assert names(store) == {"ROOMA2.safetensors", "ROOMB2.safetensors", *others}


def test_damaged_files_and_parts_are_swept_when_they_are_old(store: Store) -> None:
    store.write("ROOMA2", b"room")
    for name in ("ROOMC2.damaged", "ROOMA2.1.part"):
        path = store.folder / name
        path.write_bytes(b"old")
        os.utime(path, (0, 0))
    store.sweep(30, most=2)
    assert names(store) == {"ROOMA2.safetensors"}


def test_sweeping_a_folder_that_is_not_there_does_no_harm(store: Store) -> None:
    store.sweep(30, most=10)
    assert not names(store)


def test_a_folder_that_can_be_written_to_is_no_trouble(store: Store) -> None:
    assert store.trouble() is None
    assert not names(store)


def test_a_folder_that_cannot_be_used_is_reported_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "rooms").write_text("a file where the folder should be")
    with closing(Store(tmp_path / "rooms")) as store:
        assert "rooms" in (store.trouble() or "")


def test_of_two_servers_the_second_reads_and_changes_nothing(store: Store) -> None:
    store.write("ROOM22", b"of the first")
    second = Store(store.folder)
    assert "another server" in (second.trouble() or "")
    second.write("ROOM22", b"of the second")
    second.remove("ROOM22")
    second.set_aside("ROOM22", ValueError("not for the second to say"))
    second.sweep(0, most=0)
    assert second.read("ROOM22") == b"of the first"


def test_a_folder_that_one_server_releases_can_be_used_by_the_next(store: Store) -> None:
    store.write("ROOM22", b"of the first")
    with closing(Store(store.folder)) as second:
        second.write("ROOM22", b"too early")
        store.close()
        second.write("ROOM22", b"of the second")
        assert second.read("ROOM22") == b"of the second"
