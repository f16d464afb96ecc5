"""The downloads of a server: one at a time of each data set; state, cancellation, new tries."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from nudge.data.catalogue import CATALOGUE
from nudge.data.datasets import DatasetCache
from nudge.data.downloads import Downloads
from nudge.data.fetch import Fetch
from nudge.data.files import Folders
from nudge.errors import NudgeError

from tests.support import mirror as mirrors
from tests.support.mirror import SMALL_FASHION, SMALL_MNIST


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setitem(CATALOGUE, "mnist", SMALL_MNIST)
    monkeypatch.setitem(CATALOGUE, "fashion-mnist", SMALL_FASHION)


@pytest.fixture
def dataset_cache(tmp_path: Path) -> Iterator[DatasetCache]:
    cache = DatasetCache()
    cache.use_folders(Folders(None, tmp_path))
    yield cache
    for thread in threading.enumerate():
        if thread.name.startswith("download-"):
            thread.join(30)


def until(condition: Callable[[], bool]) -> None:
    """Wait until the condition is true. The test's time-out ends a wait that lasts too long."""
    tick = threading.Event()
    while not condition():
        tick.wait(0.005)


def state(downloads: Downloads, name: str = "mnist") -> str | None:
    progress = downloads.progress(name)
    return progress.state if progress else None


def test_a_download_goes_on_in_the_background_until_the_data_set_is_here(
    dataset_cache: DatasetCache,
) -> None:
    with mirrors.mirror() as one:
        downloads = Downloads(dataset_cache, [one.url])
        assert state(downloads) is None
        assert downloads.start("mnist")
        until(lambda: state(downloads) == "done")
    assert dataset_cache.has("mnist")
    assert not dataset_cache.has("fashion-mnist")
    assert len(dataset_cache.load("mnist").train) == SMALL_MNIST.train


def test_to_start_a_running_download_or_a_data_set_that_is_here_changes_nothing(
    dataset_cache: DatasetCache,
) -> None:
    with mirrors.mirror(mirrors.stops_half_way) as one:
        downloads = Downloads(dataset_cache, [one.url])
        assert downloads.start("mnist")
        assert downloads.start("mnist")
        one.gate.set()
        until(lambda: state(downloads) == "done")
        assert not downloads.start("mnist")
    assert len(one.asked) == len(SMALL_MNIST.files)


def test_two_data_sets_can_be_downloaded_side_by_side(dataset_cache: DatasetCache) -> None:
    with mirrors.mirror(mirrors.stops_half_way) as one:
        downloads = Downloads(dataset_cache, [one.url])
        downloads.start("mnist")
        downloads.start("fashion-mnist")
        until(lambda: len(one.asked) == 2)
        one.gate.set()
        until(lambda: state(downloads) == state(downloads, "fashion-mnist") == "done")


@pytest.mark.parametrize("name", ["mnist", "mnist-upright"])
def test_a_cancelled_download_is_cancelled_at_once_and_can_be_started_again(
    dataset_cache: DatasetCache, name: str
) -> None:
    """What is made of another's images is downloaded, watched and cancelled with them."""
    with mirrors.mirror(mirrors.stops_half_way) as one:
        downloads = Downloads(dataset_cache, [one.url])
        downloads.start(name)
        until(lambda: len(one.asked) == 1)
        assert state(downloads, name) == state(downloads, "mnist") == "running"
        downloads.cancel(name)
        assert state(downloads, name) == state(downloads, "mnist") == "cancelled"
        assert downloads.start(name)
        one.gate.set()
        until(lambda: state(downloads, name) == "done")
    assert dataset_cache.has(name)


def test_after_a_failure_it_can_be_tried_again(dataset_cache: DatasetCache) -> None:
    with mirrors.mirror(mirrors.status(500)) as bad, mirrors.mirror() as good:
        downloads = Downloads(dataset_cache, [bad.url])
        downloads.start("mnist")
        until(lambda: state(downloads) == "failed")
        assert dataset_cache.load("mnist-6k") is not None
        again = Downloads(dataset_cache, [good.url])
        again.start("mnist")
        until(lambda: state(again) == "done")


def test_closing_ends_all_and_waits_for_no_mirror(dataset_cache: DatasetCache) -> None:
    with mirrors.mirror(mirrors.stops_half_way) as one:
        downloads = Downloads(dataset_cache, [one.url])
        downloads.start("mnist")
        downloads.start("fashion-mnist")
        downloads.close()
        assert state(downloads) == state(downloads, "fashion-mnist") == "cancelled"
    assert not dataset_cache.has("mnist")


def test_an_internal_error_is_reported_without_its_details(
    dataset_cache: DatasetCache, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr(Fetch, "run", breaks)
    downloads = Downloads(dataset_cache, ["http://127.0.0.1:9"])
    downloads.start("mnist")
    until(lambda: state(downloads) == "failed")
    progress = downloads.progress("mnist")
    assert progress is not None
    assert str(progress.error) == "Something went wrong inside the server."
    assert "a secret" in caplog.text


@pytest.mark.parametrize("method", [Downloads.start, Downloads.cancel])
def test_an_unknown_name_is_an_error(
    dataset_cache: DatasetCache, method: Callable[[Downloads, str], object]
) -> None:
    with pytest.raises(NudgeError) as raised:
        method(Downloads(dataset_cache), "cifar")
    assert raised.value.code == "unknown_dataset"
