"""The data sets over HTTP: the list, downloads, and rooms whose data set is missing."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from nudge.data.catalogue import CATALOGUE, CLOTHES, DIGITS, EARLIER, EMBEDDED, EMBEDDED_UPRIGHT
from nudge.data.datasets import DATASETS
from nudge.protocol.client_messages import SUBPROTOCOL, Close
from nudge.settings import Settings
from nudge.web.factory import create_app
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from tests.support import mirror as mirrors
from tests.support.mirror import FILES, IMAGES, SMALL_MNIST, TEST, TRAIN, Mirror
from tests.support.server import Server
from tests.web.client import TIMEOUT, HttpRoom, english, expect_error


@contextmanager
def small_server(folder: Path, mirror: Mirror) -> Iterator[Server]:
    """Run a server with the small data sets, which it downloads from one mirror."""
    options = ("--mirror", mirror.url)
    with Server(folder, options, module="tests.support.mirror") as server:
        yield server
        assert "Traceback" not in server.errors, server.errors


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def slow() -> Iterator[Mirror]:
    with mirrors.mirror(mirrors.stops_half_way) as mirror:
        yield mirror


@pytest.fixture
def small(tmp_path: Path, slow: Mirror) -> Iterator[Server]:
    with small_server(tmp_path, slow) as server:
        yield server


@pytest.fixture
def client(small: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=small.url, timeout=TIMEOUT, trust_env=False) as http:
        yield http


def dataset_entry(http: httpx.Client, name: str = "mnist") -> dict[str, Any]:
    found = http.get("/api/datasets")
    assert found.status_code == 200, found.text
    return next(entry for entry in found.json() if entry["name"] == name)


def offered_datasets(http: httpx.Client) -> list[str]:
    """Return the data sets that a settings form offers."""
    choices: list[str] = http.get("/api/options").json()["choices"]["dataset"]
    return choices


def wait_for_download(http: httpx.Client, **wanted: Any) -> dict[str, Any]:
    """Wait until the state of mnist's download has the wanted values; return it."""
    tick = threading.Event()
    while True:
        download = dataset_entry(http)["download"] or {}
        if wanted.items() <= download.items():
            return download
        tick.wait(0.01)


def download_mnist(http: httpx.Client, slow: Mirror) -> None:
    slow.gate.set()
    assert http.post("/api/datasets/mnist/download").status_code == 202
    wait_for_download(http, state="done")


def test_all_data_sets_are_listed_with_what_they_cost_and_whether_they_are_here(
    http: httpx.Client,
) -> None:
    listed = http.get("/api/datasets").json()
    embedded, before, upright, mnist, fashion = listed
    assert (upright["name"], upright["upright"], upright["bytes"]) == (
        EMBEDDED_UPRIGHT.name,
        True,
        0,
    )
    assert (embedded["name"], embedded["available"], embedded["bytes"]) == ("mnist-6k", True, 0)
    assert embedded["test_origin"] == str(EMBEDDED.test_origin)
    for name in ("title", "credit", "test_origin"):
        assert [entry[name] for entry in listed] == [
            english(entry[f"{name}_text"]) for entry in listed
        ]
    offered = [entry["offered"] for entry in (embedded, before, mnist, fashion)]
    assert (before["name"], offered) == ("mnist-5k", [True, False, True, True])
    assert (mnist["name"], mnist["train"], mnist["test"]) == ("mnist", 60_000, 10_000)
    assert (mnist["available"], mnist["bytes"]) == (False, 11_594_722)
    assert (fashion["available"], fashion["bytes"]) == (False, 30_878_645)
    assert (embedded["names"], mnist["names"]) == (list(DIGITS), list(DIGITS))
    assert fashion["names"] == [english(name) for name in fashion["names_text"]]
    assert fashion["names"] == [str(name) for name in CLOTHES]
    assert "CC BY-SA 3.0" in mnist["credit"]
    assert all(entry["title"] and entry["download"] is None for entry in (embedded, mnist, fashion))


def test_a_room_may_still_train_on_the_split_of_before(client: httpx.Client) -> None:
    state = HttpRoom.make(client, dataset=EARLIER.name).state()
    assert (state["dataset"]["train"], state["dataset"]["test"]) == (4000, 1000)
    assert state["dataset"]["test_origin"] == str(EARLIER.test_origin)
    assert HttpRoom.make(client).state()["dataset"]["test_origin"] == str(EMBEDDED.test_origin)
    assert EARLIER.name not in offered_datasets(client)


def test_a_download_is_begun_watched_and_then_trained_on(
    client: httpx.Client, slow: Mirror
) -> None:
    begun = client.post("/api/datasets/mnist/download")
    assert begun.status_code == 202
    assert begun.json()["download"]["state"] == "running"
    half = len(FILES[IMAGES]) // 2
    seen = wait_for_download(client, state="running", done=half)
    assert seen["total"] == SMALL_MNIST.size
    assert (seen["file"], seen["mirror"]) == (SMALL_MNIST.files[0].name, "127.0.0.1")
    assert not dataset_entry(client)["available"]
    assert offered_datasets(client) == ["mnist-6k", "mnist-6k-upright"]
    assert client.post("/api/datasets/mnist/download").status_code == 202
    assert len(slow.asked) == 1
    slow.gate.set()
    wait_for_download(client, state="done", done=SMALL_MNIST.size)
    assert dataset_entry(client)["available"]
    assert offered_datasets(client) == [
        "mnist-6k",
        "mnist-6k-upright",
        "mnist",
        "mnist-upright",
    ]
    assert client.post("/api/datasets/mnist/download").status_code == 200

    room = HttpRoom.make(client, dataset="mnist", batch_size=100)
    assert room.state()["dataset"]["train"] == TRAIN
    assert room.do("step", count=10)["epoch"] == 2
    labels = client.get("/api/datasets/mnist").json()
    assert (len(labels["train"]["labels"]), labels["test"]["count"]) == (TRAIN, TEST)
    assert labels["names"] == list(DIGITS)


def test_an_ended_download_is_begun_again_where_it_was(client: httpx.Client, slow: Mirror) -> None:
    client.post("/api/datasets/mnist/download")
    half = len(FILES[IMAGES]) // 2
    wait_for_download(client, done=half)
    ended = client.delete("/api/datasets/mnist/download")
    assert (ended.status_code, ended.json()["download"]["state"]) == (200, "cancelled")
    slow.gate.set()
    assert client.post("/api/datasets/mnist/download").status_code == 202
    wait_for_download(client, state="done")
    (_, first), (path, again), *_ = slow.asked
    assert (first, path) == (None, IMAGES)
    assert again is not None


def test_the_upright_digits_are_downloaded_with_the_files_of_the_others(
    client: httpx.Client, slow: Mirror
) -> None:
    begun = client.post("/api/datasets/mnist-upright/download").json()
    assert (begun["upright"], begun["bytes"]) == (True, SMALL_MNIST.size)
    assert begun["download"]["state"] == "running"
    ended = client.delete("/api/datasets/mnist-upright/download").json()
    assert ended["download"]["state"] == "cancelled"
    assert wait_for_download(client, state="cancelled")


def test_a_failed_download_says_why_and_the_embedded_digits_go_on(tmp_path: Path) -> None:
    with (
        mirrors.mirror(mirrors.lies) as mirror,
        small_server(tmp_path, mirror) as server,
        httpx.Client(base_url=server.url, timeout=TIMEOUT, trust_env=False) as http,
    ):
        room = HttpRoom.make(http)
        http.post("/api/datasets/mnist/download")
        failed = wait_for_download(http, state="failed")
        assert "127.0.0.1 sends something else than the published file" in failed["error"]
        assert list((server.cache_dir / "mnist").iterdir()) == []
        assert room.do("step", count=3)["step"] == 3
        expect_error(http.post("/api/rooms", json={"dataset": "mnist"}), 409)


def test_what_is_not_here_is_refused_and_nothing_has_changed(http: httpx.Client) -> None:
    error = expect_error(http.post("/api/rooms", json={"dataset": "mnist"}), 409)
    assert (error["code"], error["field"], error["value"]) == ("not_downloaded", "dataset", "mnist")
    room = HttpRoom.make(http)
    room.do("step", count=2)
    before = room.state()
    answer = room.post({"type": "configure", "settings": {"dataset": "fashion-mnist"}})
    assert expect_error(answer, 409)["code"] == "not_downloaded"
    assert room.state() == before
    expect_error(http.get("/api/datasets/mnist"), 409)
    expect_error(http.get("/api/datasets/mnist/test/images.safetensors?index=1"), 409)


@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_there_is_no_download_of_an_unknown_data_set(http: httpx.Client, method: str) -> None:
    error = expect_error(http.request(method, "/api/datasets/cifar/download"), 404)
    assert error["allowed"] == ", ".join(CATALOGUE)


def test_the_embedded_digits_need_no_download(http: httpx.Client) -> None:
    assert http.post("/api/datasets/mnist-6k/download").status_code == 200


@pytest.mark.parametrize("headers", [{"Origin": "http://evil"}, {"Sec-Fetch-Site": "cross-site"}])
def test_pages_of_others_cannot_begin_a_download(
    http: httpx.Client, headers: dict[str, str]
) -> None:
    answer = http.post("/api/datasets/mnist/download", headers=headers)
    assert expect_error(answer, 403)["code"] == "not_allowed"
    assert dataset_entry(http)["download"] is None


def test_a_kept_room_whose_data_set_has_gone_says_so_and_comes_back_with_it(
    small: Server, client: httpx.Client, slow: Mirror
) -> None:
    download_mnist(client, slow)
    room = HttpRoom.make(client, dataset="mnist", batch_size=100)
    room.do("step", count=12)
    small.stop()
    room_file = small.data_dir / "rooms" / f"{room.code}.safetensors"
    content = room_file.read_bytes()
    shutil.move(small.cache_dir, small.folder / "elsewhere")

    small.start()
    error = expect_error(client.get(room.path), 409)
    assert error["code"] == "not_downloaded"
    address = f"ws{small.url.removeprefix('http')}/ws/rooms/{room.code}"
    with connect(address, subprotocols=[Subprotocol(SUBPROTOCOL)], proxy=None) as socket:
        closing = json.loads(socket.recv(TIMEOUT))
        assert (closing["type"], closing["text"]) == ("closing", error["text"])
        with pytest.raises(ConnectionClosed):
            socket.recv(TIMEOUT)
        assert socket.close_code == Close.NOT_ALLOWED
        assert socket.close_reason == error["message"]
    assert room_file.read_bytes() == content

    shutil.rmtree(small.cache_dir, ignore_errors=True)
    shutil.move(small.folder / "elsewhere", small.cache_dir)
    assert room.state()["step"] == 12
    assert room.do("step", count=1)["step"] == 13


def test_a_folder_without_the_files_of_mnist_is_told_when_the_server_starts(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = DATASETS.folders
    create_app(Settings(mnist_dir=tmp_path, cache_dir=tmp_path))
    DATASETS.use_folders(before)
    assert f"MNIST is not in {tmp_path}: train-images-idx3-ubyte.gz, " in caplog.text
