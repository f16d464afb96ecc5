"""The command `nudge data`: its output, its exit status, and how it is interrupted."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from nudge.__main__ import main
from nudge.data.catalogue import CATALOGUE
from nudge.data.datasets import DATASETS
from nudge.data.progress import DownloadProgress
from nudge.data.terminal import DONE, FAILED, INTERRUPTED, ProgressLine

from tests.support import ROOT
from tests.support import mirror as mirrors
from tests.support.embedded import TEST, TRAIN
from tests.support.mirror import FILES, IMAGES, SMALL_FASHION, SMALL_MNIST

posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits are others there")


def command_arguments(cache: Path, *arguments: str) -> list[str]:
    return ["data", *arguments, "--cache-dir", str(cache)]


@dataclass
class Result:
    """The result of a command: its exit status, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


NudgeData = Callable[..., Result]


@pytest.fixture
def nudge_data(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[NudgeData]:
    """`nudge_data(cache, *arguments)` runs the command in this process."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    for data in (SMALL_MNIST, SMALL_FASHION):
        monkeypatch.setitem(CATALOGUE, data.name, data)
    before = DATASETS.folders

    def run(cache: Path, *arguments: str) -> Result:
        with pytest.raises(SystemExit) as ended:
            main(command_arguments(cache, *arguments))
        assert isinstance(ended.value.code, int)
        return Result(ended.value.code, *capsys.readouterr())

    yield run
    DATASETS.use_folders(before)


@contextmanager
def started(
    cache: Path, address: str, limit: Callable[[], None] | None = None
) -> Iterator[subprocess.Popen[str]]:
    """A download that runs in its own process."""
    with subprocess.Popen(
        [
            *(sys.executable, "-m", "tests.support.mirror"),
            *command_arguments(cache, "download", "--mirror", address),
        ],
        cwd=ROOT,
        env={**os.environ, "NO_PROXY": "127.0.0.1", "PYTHONIOENCODING": "utf-8"},
        preexec_fn=limit,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def until(condition: Callable[[], bool]) -> None:
    tick = threading.Event()
    while not condition():
        tick.wait(0.005)


def half_has_arrived(cache: Path) -> bool:
    part = cache / "mnist" / f"{SMALL_MNIST.files[0].name}.part"
    return part.is_file() and part.stat().st_size == len(FILES[IMAGES]) // 2


def test_it_lists_all_data_sets_and_says_how_to_get_those_that_are_missing(
    tmp_path: Path, nudge_data: NudgeData
) -> None:
    ended = nudge_data(tmp_path)
    assert ended.returncode == DONE
    lines = ended.stdout.splitlines()
    assert lines[0].split() == ["mnist-6k", f"{TRAIN:,}", "+", f"{TEST:,}", "here"]
    assert lines[2].endswith("nudge data download mnist")
    assert "CC BY-SA 3.0" in lines[3]
    assert lines[4].endswith("nudge data download fashion-mnist")


def test_a_download_prints_its_progress_and_its_folder(
    tmp_path: Path, nudge_data: NudgeData
) -> None:
    with mirrors.mirror() as one:
        ended = nudge_data(tmp_path, "download", "--mirror", one.url)
    assert ended.returncode == DONE, ended.stderr
    assert ended.stderr == ""
    first, *_, before, last = ended.stdout.splitlines()
    assert first.startswith("MNIST:   0 % of 0.2 MB")
    assert before.startswith("MNIST: 100 % of 0.2 MB")
    assert last == f"MNIST is in {tmp_path / 'mnist'}."
    assert nudge_data(tmp_path).stdout.splitlines()[2].endswith("here")


def test_fashion_mnist_is_downloaded_in_the_same_way(tmp_path: Path, nudge_data: NudgeData) -> None:
    with mirrors.mirror() as one:
        ended = nudge_data(tmp_path, "download", "fashion-mnist", "--mirror", f"{one.url}/")
    assert ended.returncode == DONE, ended.stderr
    assert {path for path, _ in one.asked} == {path for path in FILES if "fashion" in path}


def test_what_is_in_the_users_own_folder_is_not_downloaded(
    tmp_path: Path, nudge_data: NudgeData
) -> None:
    with mirrors.mirror() as one:
        nudge_data(tmp_path, "download", "--mirror", one.url)
        asked = len(one.asked)
        own = ("--mnist-dir", str(tmp_path / "mnist"), "--mirror", one.url)
        ended = nudge_data(tmp_path / "other", "download", *own)
    assert ended.returncode == DONE
    assert ended.stdout == f"MNIST is in {tmp_path / 'mnist'} already.\n"
    assert len(one.asked) == asked


def test_a_failure_is_one_line_on_stderr_and_another_exit_status(
    tmp_path: Path, nudge_data: NudgeData
) -> None:
    with mirrors.mirror(mirrors.status(404)) as one:
        ended = nudge_data(tmp_path, "download", "--mirror", one.url)
    assert ended.returncode == FAILED
    name = SMALL_MNIST.files[0].name
    assert ended.stderr == f"nudge: {name} cannot be downloaded: 127.0.0.1 answers 404.\n"


@pytest.mark.parametrize("arguments", [("download", "cifar"), ("upload",), ("--max-rooms", "3")])
def test_an_unknown_command_prints_the_usage(
    tmp_path: Path, nudge_data: NudgeData, arguments: list[str]
) -> None:
    ended = nudge_data(tmp_path, *arguments)
    assert ended.returncode == 2
    assert "usage: nudge data" in ended.stderr


def test_a_second_command_at_once_fails_and_the_first_one_ends_well(
    tmp_path: Path, nudge_data: NudgeData
) -> None:
    with mirrors.mirror(mirrors.stops_half_way) as one, started(tmp_path, one.url) as first:
        until(lambda: half_has_arrived(tmp_path))
        second = nudge_data(tmp_path, "download", "--mirror", one.url)
        assert second.returncode == FAILED
        assert second.stderr == "nudge: MNIST is being downloaded by another program already.\n"
        one.gate.set()
        out, err = first.communicate(timeout=60)
        assert first.returncode == DONE, out + err


def enable_interrupts() -> None:
    """Handle SIGINT, which a process started in the background would ignore."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@posix
def test_an_interrupt_ends_it_with_a_message_and_the_next_one_goes_on(
    tmp_path: Path, nudge_data: NudgeData
) -> None:
    with (
        mirrors.mirror(mirrors.stops_half_way) as one,
        started(tmp_path, one.url, enable_interrupts) as first,
    ):
        until(lambda: half_has_arrived(tmp_path))
        first.send_signal(signal.SIGINT)
        _, err = first.communicate(timeout=60)
    assert first.returncode == INTERRUPTED
    assert err == "Ended. The same command goes on from here.\n"
    with mirrors.mirror() as good:
        assert nudge_data(tmp_path, "download", "--mirror", good.url).returncode == DONE
    assert good.asked[0] == (IMAGES, f"bytes={len(FILES[IMAGES]) // 2}-")


@posix
def test_a_killed_command_leaves_neither_a_lock_nor_half_a_file(
    tmp_path: Path, nudge_data: NudgeData
) -> None:
    with mirrors.mirror(mirrors.stops_half_way) as one, started(tmp_path, one.url) as first:
        until(lambda: half_has_arrived(tmp_path))
        first.kill()
        first.wait(60)
        one.gate.set()
        assert not list((tmp_path / "mnist").glob("*.gz"))
        assert nudge_data(tmp_path, "download", "--mirror", one.url).returncode == DONE


@posix
def test_a_full_disk_is_reported_and_partial_files_are_removed(tmp_path: Path) -> None:
    import resource

    def at_most_20_kilobytes() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    with mirrors.mirror() as one, started(tmp_path, one.url, at_most_20_kilobytes) as ended:
        _, err = ended.communicate(timeout=60)
    assert ended.returncode == FAILED
    assert err.endswith("the disk is full.\n")
    assert list((tmp_path / "mnist").iterdir()) == []


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_in_a_terminal_one_line_is_written_over_and_nothing_of_it_is_left() -> None:
    out = Terminal()
    line = ProgressLine(SMALL_MNIST, out)
    line.show(DownloadProgress("running", 1000, 100, "file", "a.very.long.name.of.a.mirror"))
    line.show(DownloadProgress("running", 1000, 500, "file", "short"))
    line.show(DownloadProgress("running", 1000, 500, "file", "short"))
    line.end()
    _, first, second = out.getvalue().split("\r")
    assert first.startswith("[##                      ] MNIST:  10 % of 0.0 MB from a.very")
    assert second.startswith("[############            ] MNIST:  50 % of 0.0 MB from short")
    assert len(second) == len(first) + len("\n")
