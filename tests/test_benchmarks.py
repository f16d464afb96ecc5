"""Every benchmark runs at its smallest size. No time is asserted."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from nudge.data.catalogue import CATALOGUE
from playwright.sync_api import Browser

from benchmarks import __main__ as benchmarks
from benchmarks import full_mnist, recognition
from benchmarks.support import pages, report
from benchmarks.support.report import Figure
from tests.support.mirror import SMALL_MNIST, contents, idx
from tests.support.server import Server

WITHOUT_BROWSER = {"page", "startup", "training", "record", "viewers", "surface"}
"""The benchmarks that need no browser, or that start their own."""

BROWSER = pages.browser


@dataclass
class Shared:
    """One server and one browser for all benchmarks, in a separate thread.

    Separate, since Playwright leaves an event loop running in the thread that uses it.
    """

    server: Server
    thread: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))
    opened: ExitStack = field(default_factory=ExitStack)
    chromium: Browser | None = None

    def lent_server(self, *_: str) -> AbstractContextManager[Server]:
        return nullcontext(self.server)

    def lent_browser(self) -> AbstractContextManager[Browser]:
        if self.chromium is None:
            self.chromium = self.opened.enter_context(BROWSER())
        return nullcontext(self.chromium)

    def figures(self, name: str) -> list[Figure]:
        return self.thread.submit(lambda: list(benchmarks.figures(name, smallest=True))).result()

    def close(self) -> None:
        self.thread.submit(self.opened.close).result()
        self.thread.shutdown()


@pytest.fixture(scope="module")
def mnist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files of a small MNIST."""
    folder = tmp_path_factory.mktemp("mnist")
    for file, values in zip(SMALL_MNIST.files, contents(), strict=True):
        (folder / file.name).write_bytes(gzip.compress(idx(values), mtime=0))
    return folder


@pytest.fixture(scope="module")
def handwriting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with four digits by hand: a 1, two that are left out, and a 9."""
    file = tmp_path_factory.mktemp("handwriting") / "strokes.json.gz"
    strokes = [[[260, 100], [250, 250], [245, 400]]]
    digits = [{"label": label, "strokes": strokes} for label in (1, 2, 3, 9)]
    file.write_bytes(gzip.compress(json.dumps(digits).encode()))
    return file


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, mnist: Path) -> Iterator[Shared]:
    options = ("--mnist-dir", str(mnist), "--max-viewers", "5")
    folder = tmp_path_factory.mktemp("server")
    with Server(folder, options, module="tests.support.mirror") as server:
        shared = Shared(server)
        yield shared
        shared.close()
        assert "Traceback" not in server.errors, server.errors


def check_figures(figures: list[Figure]) -> None:
    assert figures
    for figure in figures:
        assert figure.name
        assert figure.figure
        assert "nan" not in figure.figure
        assert "not measured" not in figure.figure
    names = [figure.name for figure in figures]
    assert len(set(names)) == len(names), "two rows of one name cannot be told apart"


@pytest.mark.parametrize("name", [name for name in benchmarks.TOPICS if name in WITHOUT_BROWSER])
def test_a_benchmark_runs_and_yields_its_figures(
    name: str, shared: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "server", shared.lent_server)
    check_figures(list(benchmarks.figures(name, smallest=True)))


@pytest.mark.parametrize(
    "name", [name for name in benchmarks.TOPICS if name not in WITHOUT_BROWSER]
)
def test_a_benchmark_in_a_browser_runs_and_yields_its_figures(
    name: str, shared: Shared, mnist: Path, handwriting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(full_mnist.MNIST_DIR, str(mnist))
    monkeypatch.setenv(recognition.STROKES, str(handwriting))
    monkeypatch.setitem(CATALOGUE, SMALL_MNIST.name, SMALL_MNIST)
    monkeypatch.setattr(pages, "server", shared.lent_server)
    monkeypatch.setattr(pages, "browser", shared.lent_browser)
    check_figures(shared.figures(name))


@pytest.mark.parametrize("name", ["recognition", "handwriting", "full_mnist", "accuracy"])
def test_whoever_lacks_the_data_gets_a_row_that_says_so(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(full_mnist.MNIST_DIR, raising=False)
    (row,) = benchmarks.figures(name)
    assert row.figure.startswith("not measured: set ")
    assert full_mnist.MNIST_DIR in row.figure
    assert row.met is None


def test_one_that_fails_is_a_row_with_its_trace_beside_it_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(benchmarks.TOPICS, "absent", "absent")
    assert benchmarks.main(["--smallest", "absent", "record"]) == 1
    output = capsys.readouterr()
    assert "| failed: ModuleNotFoundError: No module named 'benchmarks.absent'" in output.out
    assert "the whole StepRecord" in output.out
    assert "Traceback" in output.err


@pytest.mark.parametrize("argument", ["record", "--smallest"])
def test_only_a_whole_run_is_kept(argument: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        benchmarks.main(["--write", argument])
    assert "--write keeps all of the figures" in capsys.readouterr().err


def test_a_whole_run_is_kept_with_its_machine_day_and_notes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_figure(name: str, smallest: bool = False) -> Iterator[Figure]:
        assert not smallest
        yield report.at_most(name, 1, 2, report.plain)

    monkeypatch.setattr(benchmarks, "RESULTS", tmp_path / "RESULTS.md")
    monkeypatch.setattr(benchmarks, "figures", write_figure)
    assert benchmarks.main(["--write"]) == 0
    written = (tmp_path / "RESULTS.md").read_text("utf-8")
    for name in benchmarks.TOPICS:
        assert f"| {name} " in written
    assert report.NOTES in written
    assert "cores" in written
