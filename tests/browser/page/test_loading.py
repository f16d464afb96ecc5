"""What a page asks for before it shows something, in both forms: plain modules and bundled."""

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
"""Of a first visit to an installed Nudge, the page and the socket among them."""
MOST_BYTES = 230_000
MOST_PLAIN_FILES = 135

# Whatever came over the wire, not from what the browser keeps: paths and bytes.
ASKED = """performance.getEntries().filter(({ transferSize }) => transferSize > 0)
    .map(({ name, transferSize }) => [new URL(name).pathname, transferSize])"""
NAMED = "[...document.querySelectorAll('link[href], script[src]')].map((it) => it.href || it.src)"
# What belongs to Draw, to the race, to other chapters' panels and to dialogs.
NOT_YET = re.compile(
    r"/pen/|/vendor/(uplot|three)|/state/(draw|kept|apply|race-actions|race-changes|deal)"
    r"|/net/(npz|drawing)|/words/(race|descent|draw|teach)|/figures/(race|learning-curve|deal)"
    r"|/panels/(pad|kept|teach|race|descent|settings|share|help|inspector)"
    r"|/css/(cost|asks|examples|questions|draw|race|dialogs)"
)


@pytest.fixture(params=["plain", "bundled"])
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def served(form: str, tmp_path: Path) -> Iterator[Server]:
    """A server of the test's own, so that no browser has anything of it yet."""
    folder = bundled() if form == "bundled" else ROOT / "static"
    with Server(tmp_path, ["--static-dir", str(folder)]) as server:
        yield server


def visit(page: Page, server: Server) -> list[tuple[str, int]]:
    """Open Nudge and wait for the first chapter; what was asked for, with the bytes."""
    nudge = Nudge.open(page, server, "/")
    nudge.until_step(1)
    expect(page.locator("#chapter-text")).to_contain_text("784")
    expect(page.locator(".weighted-sum")).to_be_visible()
    assert reads.of_page(page, "document.fonts.ready.then(({ status }) => status)") == "loaded"
    return [(path, size) for path, size in reads.of_page(page, ASKED)]


def static(asked: list[tuple[str, int]]) -> list[str]:
    return [path for path, _ in asked if path.startswith("/static/")]


def test_a_first_visit_asks_for_little_and_a_second_one_for_no_file(
    new_context: NewContext, served: Server, form: str
) -> None:
    context = new_context(served)
    page = context.new_page()
    first = visit(page, served)
    if form == "bundled":
        assert len(first) + 1 <= MOST_REQUESTS
        assert sum(size for _, size in first) <= MOST_BYTES
    else:
        assert 100 < len(static(first)) <= MOST_PLAIN_FILES
        assert [path for path in static(first) if NOT_YET.search(path)] == []
    assert_one_wave(page, served, static(first))
    second = visit(context.new_page(), served)
    assert static(second) == []
    assert {path for path, _ in second} == {"/", "/api/rooms", "/api/datasets/mnist-5k"}
    assert_draw_comes(page)


def assert_one_wave(page: Page, served: Server, asked: list[str]) -> None:
    """The page itself names all that its first picture needs, and nothing comes twice."""
    named = {address.removeprefix(served.url) for address in reads.of_page(page, NAMED)}
    late = {path for path in asked if path not in named}
    # letters that are Greek are known of once the first text is there
    assert {path.split("/", 3)[3] for path in late} <= {"vendor/inter-greek.woff2"}
    assert len(asked) == len(set(asked))


def assert_draw_comes(page: Page) -> None:
    """What is shown later comes when it is opened, script and stylesheet."""
    before = set(loaded(page))
    page.get_by_role("tab", name="Draw").click()
    expect(page.get_by_label("Drawing pad")).to_be_visible()
    after = set(loaded(page)) - before
    assert any(path.endswith("/css/draw.css") for path in after)
    assert any(path.endswith(".js") for path in after)


def loaded(page: Page) -> list[str]:
    return static([(path, size) for path, size in reads.of_page(page, ASKED)])


def test_a_page_of_before_an_upgrade_says_so_and_a_reload_has_the_new_one(
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
        about = installed / "page.json"
        about.write_text(
            json.dumps({**json.loads(about.read_text("utf-8")), "of": "a new version"})
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
