"""The files that a page requests before it shows something, in plain and in bundled form."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.support import reads
from tests.browser.support.nudge import Nudge
from tests.support import ROOT
from tests.support.bundle import bundled
from tests.support.server import Server
from tests.support.trouble import LOST_SERVER, Trouble

NewContext = Callable[..., BrowserContext]

MOST_REQUESTS = 15
"""Requests of a first visit to an installed Nudge, with the page and the socket."""
MOST_BYTES = 230_000
MOST_PLAIN_FILES = 150

# Path and bytes of every file that came from the server, and not from the browser's cache.
REQUESTED = """performance.getEntries().filter(({ transferSize }) => transferSize > 0)
    .map(({ name, transferSize }) => [new URL(name).pathname, transferSize])"""
NAMED = "[...document.querySelectorAll('link[href], script[src]')].map((e) => e.href || e.src)"
# Files that a first visit does not need. Of the features, it needs the panel of chapter 1, the
# images of weights, and two states.
NOT_YET = re.compile(
    r"/features/(?!weighted-sum/|inspector/(pixel-weights\.js|inspector\.css)"
    r"|(race|descent)/model/state\.js)"
    r"|/shell/dialogs/(?!dialogs\.js)|/vendor/(uplot|three|d3)"
)


@pytest.fixture(params=["plain", "bundled"])
def form(request: pytest.FixtureRequest) -> str:
    """The form of the page: "plain" or "bundled"."""
    return str(request.param)


@pytest.fixture
def served(form: str, tmp_path: Path) -> Iterator[Server]:
    """A new server, of which no browser has cached anything yet."""
    folder = bundled() if form == "bundled" else ROOT / "static"
    with Server(tmp_path, ["--static-dir", str(folder)]) as server:
        yield server


def visit(page: Page, server: Server) -> list[tuple[str, int]]:
    """Open Nudge, wait for the first chapter, and return (path, bytes) of all requests."""
    nudge = Nudge.open(page, server, "/")
    nudge.until_step(1)
    expect(page.locator("#chapter-text")).to_contain_text("784")
    expect(page.locator(".weighted-sum")).to_be_visible()
    assert reads.read_page(page, "document.fonts.ready.then(({ status }) => status)") == "loaded"
    return [(path, size) for path, size in reads.read_page(page, REQUESTED)]


def static_paths(requests: list[tuple[str, int]]) -> list[str]:
    """Return the paths of the requests below /static/."""
    return [path for path, _ in requests if path.startswith("/static/")]


def test_a_first_visit_requests_few_files_and_a_second_visit_none(
    new_context: NewContext, served: Server, form: str
) -> None:
    context = new_context(served)
    page = context.new_page()
    first = visit(page, served)
    if form == "bundled":
        assert len(first) + 1 <= MOST_REQUESTS
        assert sum(size for _, size in first) <= MOST_BYTES
    else:
        assert 80 < len(static_paths(first)) <= MOST_PLAIN_FILES
        assert [path for path in static_paths(first) if NOT_YET.search(path)] == []
    assert_one_wave(page, served, static_paths(first))
    second = visit(context.new_page(), served)
    assert static_paths(second) == []
    assert {path for path, _ in second} == {"/", "/api/rooms", "/api/datasets/mnist-6k"}
    assert_draw_loads(page)


def assert_one_wave(page: Page, served: Server, paths: list[str]) -> None:
    """Assert that the page's HTML names all files of the first picture, and none loads twice."""
    named = {address.removeprefix(served.url) for address in reads.read_page(page, NAMED)}
    late = {path for path in paths if path not in named}
    # the browser loads the Greek font only when the first text needs it
    assert {path.split("/", 3)[3] for path in late} <= {"vendor/inter-greek.woff2"}
    assert len(paths) == len(set(paths))


def assert_draw_loads(page: Page) -> None:
    """Assert that scripts and styles of Draw load when Draw is opened."""
    before = set(loaded(page))
    page.get_by_role("tab", name="Draw").click()
    expect(page.get_by_label("Drawing pad")).to_be_visible()
    after = set(loaded(page)) - before
    assert any(path.endswith("/features/draw/draw.css") for path in after)
    assert any(path.endswith(".js") for path in after)


def loaded(page: Page) -> list[str]:
    """Return the paths of the static files that the page has loaded so far."""
    return static_paths([(path, size) for path, size in reads.read_page(page, REQUESTED)])


def test_a_page_from_before_an_upgrade_asks_for_a_reload_which_loads_the_new_version(
    new_context: NewContext, tmp_path: Path, trouble: Trouble
) -> None:
    trouble.expect(LOST_SERVER)
    trouble.expect(r"status of 410|is not a supported stylesheet MIME type")
    installed = tmp_path / "installed"
    shutil.copytree(bundled(), installed)
    with Server(tmp_path, ["--static-dir", str(installed)]) as server:
        page = new_context(server).new_page()
        nudge = Nudge.open(page, server, "/lab?step=1&phase=update")
        server.stop()
        expect(page.get_by_role("alert")).to_contain_text("Connection lost")
        page_file = installed / "page.json"
        page_file.write_text(
            json.dumps({**json.loads(page_file.read_text("utf-8")), "of": "a new version"})
        )
        server.start()
        expect(page.get_by_role("status")).to_contain_text("has a new version of Nudge. Reload")
        panels = page.get_by_role("combobox", name="Panel", exact=True)
        panels.select_option("circuit")
        expect(page.locator(".side")).to_contain_text("could not be loaded")
        page.reload()
        nudge.until_step(1)
        panels.select_option("circuit")
        expect(page.locator(".side svg").first).to_be_visible()
        expect(page.get_by_role("status")).not_to_contain_text("new version")


def test_a_base_that_a_script_makes_leads_no_address_of_the_page_elsewhere(
    page: Page, server: Server
) -> None:
    """As scripts of browser extensions may: then Chromium reads the base anew."""
    nudge = Nudge.open(page, server, "/story/network?step=1&phase=update")
    script = "document.createElement('base').setAttribute('href', location.href)"
    reads.read_page(page, f"void {script}")
    assert reads.read_page(page, "document.baseURI") == f"{server.url}/"
    page.keyboard.press("PageDown")
    expect(page).to_have_url(re.compile(f"^{re.escape(server.url)}/r/{nudge.code}/story/cost"))
