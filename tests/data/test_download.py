"""Downloads from mirrors that are slow, cut off, send wrong bytes, redirect or fail."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from nudge.data.download import Download
from nudge.data.fetch import Timeouts
from nudge.data.progress import DownloadProgress
from nudge.lock import Lock

from tests.support import mirror as mirrors
from tests.support.mirror import FILES, IMAGES, SMALL_MNIST, Behaviour, Mirror

SOON = Timeouts(connect=5, read=0.2)
NOWHERE = "http://127.0.0.1:9"
"""A port at which nothing listens."""


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "mnist"


def download(
    folder: Path, addresses: Sequence[str], timeouts: Timeouts | None = None
) -> tuple[DownloadProgress, list[DownloadProgress]]:
    """The last progress of a download from `addresses`, and all progresses that it reported."""
    reported: list[DownloadProgress] = []
    ended = Download(
        SMALL_MNIST, folder, reported.append, mirrors=addresses, timeouts=timeouts
    ).run()
    assert reported[-1] == ended
    return ended, reported


def from_one(folder: Path, behaviour: Behaviour, timeouts: Timeouts | None = None) -> Any:
    """The last progress of a download from one mirror, and the mirror with its requests."""
    with mirrors.mirror(behaviour) as one:
        ended, _ = download(folder, [one.url], timeouts)
        return ended, one


def is_whole(folder: Path) -> bool:
    """Whether the folder holds every file with its published bytes, and no other file."""
    present = {f"/mnist/{path.name}": path.read_bytes() for path in folder.iterdir()}
    return present == {path: content for path, content in FILES.items() if "/mnist/" in path}


def has_only_parts(folder: Path) -> bool:
    """Whether the folder has no complete file. Parts are never read as data."""
    return not folder.exists() or all(path.suffix == ".part" for path in folder.iterdir())


def requested_ranges(one: Mirror) -> list[str | None]:
    return [wanted for path, wanted in one.asked if path == IMAGES]


def test_all_files_come_from_a_good_mirror_and_stand_in_their_places(folder: Path) -> None:
    ended, one = from_one(folder, mirrors.serves)
    assert ended.state == "done"
    assert is_whole(folder)
    assert len(one.asked) == 4


def test_progress_only_grows_and_ends_at_all_bytes(folder: Path) -> None:
    with mirrors.mirror() as one:
        _, reported = download(folder, [one.url])
    done = [progress.done for progress in reported]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, SMALL_MNIST.size)
    assert {progress.mirror for progress in reported[1:-1]} == {"127.0.0.1"}
    assert {progress.file for progress in reported[1:-1]} == {
        file.name for file in SMALL_MNIST.files
    }


def test_what_is_here_already_is_not_asked_for_again(folder: Path) -> None:
    from_one(folder, mirrors.serves)
    ended, one = from_one(folder, mirrors.serves)
    assert ended.state == "done"
    assert one.asked == []


def test_a_damaged_file_is_replaced(folder: Path) -> None:
    from_one(folder, mirrors.serves)
    images = folder / SMALL_MNIST.files[0].name
    images.write_bytes(bytes(images.stat().st_size))
    ended, one = from_one(folder, mirrors.serves)
    assert [path for path, _ in one.asked] == [IMAGES]
    assert ended.state == "done"
    assert is_whole(folder)


def test_a_mirror_that_cuts_off_is_asked_for_the_rest(folder: Path) -> None:
    ended, one = from_one(folder, mirrors.cuts_off)
    size = len(FILES[IMAGES])
    third = size // 3
    assert ended.state == "done"
    assert is_whole(folder)
    assert requested_ranges(one)[:3] == [None, f"bytes={third}-", f"bytes={2 * third}-"]


def test_what_one_mirror_began_the_next_one_ends(folder: Path) -> None:
    with mirrors.mirror(mirrors.stops_half_way) as silent, mirrors.mirror() as good:
        ended, _ = download(folder, [silent.url, good.url], SOON)
    assert ended.state == "done"
    assert is_whole(folder)
    assert requested_ranges(good) == [f"bytes={len(FILES[IMAGES]) // 2}-"]


def test_a_download_goes_on_where_the_last_one_ended(folder: Path) -> None:
    ended, _ = from_one(folder, mirrors.stops_half_way, SOON)
    assert ended.state == "failed"
    assert ended.done == len(FILES[IMAGES]) // 2
    assert has_only_parts(folder)
    ended, one = from_one(folder, mirrors.serves)
    assert ended.state == "done"
    assert is_whole(folder)
    assert requested_ranges(one) == [f"bytes={len(FILES[IMAGES]) // 2}-"]


@pytest.mark.parametrize("behaviour", [mirrors.ignores_ranges, mirrors.sends_a_wrong_range])
def test_a_mirror_without_proper_ranges_is_asked_for_the_whole_file(
    folder: Path, behaviour: Behaviour
) -> None:
    ended, one = from_one(folder, behaviour)
    assert ended.state == "done"
    assert is_whole(folder)
    assert requested_ranges(one)[0] is None
    assert requested_ranges(one)[1] == f"bytes={len(FILES[IMAGES]) // 2}-"


def test_what_was_begun_with_other_bytes_is_thrown_away_and_begun_anew(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / f"{SMALL_MNIST.files[0].name}.part").write_bytes(b"not the beginning")
    ended, one = from_one(folder, mirrors.serves)
    assert ended.state == "done"
    assert is_whole(folder)
    assert requested_ranges(one) == ["bytes=17-", None]


@pytest.mark.parametrize("surplus", [0, 10])
def test_a_part_that_is_whole_or_longer_is_checked_before_any_request(
    folder: Path, surplus: int
) -> None:
    folder.mkdir(parents=True)
    part = folder / f"{SMALL_MNIST.files[0].name}.part"
    part.write_bytes(FILES[IMAGES] + bytes(surplus))
    ended, one = from_one(folder, mirrors.serves)
    assert ended.state == "done"
    assert is_whole(folder)
    assert requested_ranges(one) == ([] if surplus == 0 else [None])


BAD: list[tuple[Behaviour, str]] = [
    (mirrors.lies, "sends something else than the published file"),
    (mirrors.sends_too_little, "has another file under this name"),
    (mirrors.never_ends, "sends something else than the published file"),
    (mirrors.sends_a_page, "sends a page instead of the file"),
    (mirrors.status(404), "answers 404"),
    (mirrors.status(500), "answers 500"),
    (mirrors.redirects("ftp://127.0.0.1"), "is no address on the web"),
    (mirrors.redirects(""), "sends from one address to the next"),
]


@pytest.mark.parametrize(("behaviour", "reason"), BAD)
def test_a_bad_mirror_is_named_with_what_is_wrong_and_leaves_nothing(
    folder: Path, behaviour: Behaviour, reason: str
) -> None:
    ended, _ = from_one(folder, behaviour)
    assert ended.state == "failed"
    name = SMALL_MNIST.files[0].name
    assert str(ended.error) == f"{name} cannot be downloaded: 127.0.0.1 {reason}."
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(("behaviour", "reason"), BAD)
def test_after_a_bad_mirror_the_next_one_is_asked(
    folder: Path, behaviour: Behaviour, reason: str
) -> None:
    with mirrors.mirror(behaviour) as bad, mirrors.mirror() as good:
        ended, _ = download(folder, [bad.url, good.url])
    assert ended.state == "done"
    assert is_whole(folder)


def test_a_mirror_may_send_on_to_another_address(folder: Path) -> None:
    with mirrors.mirror() as good, mirrors.mirror(mirrors.redirects(good.url)) as first:
        ended, _ = download(folder, [first.url])
    assert ended.state == "done"
    assert is_whole(folder)


@pytest.mark.parametrize("address", ["nonsense", "http://[", "file:///etc"])
def test_a_text_that_is_no_address_is_reported(folder: Path, address: str) -> None:
    ended, _ = download(folder, [address])
    assert ended.state == "failed"
    assert "is no address on the web" in str(ended.error)


def test_without_a_network_the_error_asks_whether_the_computer_is_online(folder: Path) -> None:
    ended, _ = download(folder, [NOWHERE])
    assert ended.state == "failed"
    assert str(ended.error).endswith("127.0.0.1 cannot be reached. Is this computer online?")
    assert has_only_parts(folder)


def test_a_mirror_that_is_far_too_slow_is_given_up(folder: Path) -> None:
    slow = Timeouts(slow_after=0, slowest=1e12)
    ended, _ = from_one(folder, mirrors.serves, slow)
    assert ended.state == "failed"
    assert "is too slow" in str(ended.error)


def test_a_cancelled_download_keeps_what_has_arrived(folder: Path) -> None:
    with mirrors.mirror(mirrors.stops_half_way) as one:

        def report(progress: DownloadProgress) -> None:
            if progress.done:
                going.cancelled.set()
                one.gate.set()

        going = Download(SMALL_MNIST, folder, report, mirrors=[one.url])
        assert going.run().state == "cancelled"
    assert has_only_parts(folder)
    ended, again = from_one(folder, mirrors.serves)
    assert ended.state == "done"
    assert requested_ranges(again) != [None]


def test_a_second_download_at_the_same_time_fails_and_disturbs_nothing(folder: Path) -> None:
    with ExitStack() as stack:
        other = Lock(folder.with_name("mnist.lock"))  # as another process would take it
        assert other.take()
        stack.callback(other.release)
        ended, one = from_one(folder, mirrors.serves)
        assert ended.state == "failed"
        assert str(ended.error) == "MNIST is being downloaded by another program already."
        assert one.asked == []
    ended, _ = from_one(folder, mirrors.serves)
    assert ended.state == "done"


def test_a_disk_without_room_is_reported_before_any_request(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    ended, one = from_one(folder, mirrors.serves)
    assert ended.state == "failed"
    assert "The disk is too full for MNIST" in str(ended.error)
    assert one.asked == []


def test_where_the_disk_fills_up_meanwhile_the_partial_files_are_removed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", is_full)
    ended, _ = from_one(folder, mirrors.serves)
    assert ended.state == "failed"
    assert str(ended.error) == f"Nothing can be downloaded into {folder}: the disk is full."
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, not a folder")
    ended, one = from_one(tmp_path / "cache" / "mnist", mirrors.serves)
    assert ended.state == "failed"
    assert f"Nothing can be downloaded into {tmp_path / 'cache' / 'mnist'}" in str(ended.error)
    assert one.asked == []
