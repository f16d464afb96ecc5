"""A real Chromium on the real server, and pages that are watched for trouble."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.support.contexts import Contexts, Lent, Shared
from tests.browser.support.evidence import keep_evidence
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import LIMIT
from tests.support.bundle import bundled
from tests.support.chromium import find_chromium
from tests.support.server import Server
from tests.support.trouble import Trouble

# Chromium itself loads two pages for every new context, to suggest addresses to whoever types one:
# a third of what it takes to open Nudge. The rest of the list is Playwright's own, which would go
# unheard otherwise: the last list counts.
UNUSED = [
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "TcpPortRandomizationWin",
    "ThirdPartyStoragePartitioning",
]
# No sandbox: CI runs as root. The others keep Chromium itself from asking other hosts.
ARGUMENTS = [
    f"--disable-features={','.join(UNUSED)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--process-per-site",  # what one page has compiled the next need not
    # Few pages live so long that it pays to compile what they do often once more, to be faster: a
    # tenth of what all browser tests take.
    "--js-flags=--no-opt,--no-maglev",
]
LAPTOP = {"width": 1440, "height": 900}
SMALL = {"width": 1100, "height": 640}
# What is expected is waited for as long as a busy machine may take: Playwright's own five seconds
# have been too few for a page, its server and another test's on one core.
expect.set_options(timeout=1000 * LIMIT)

NewContext = Callable[..., BrowserContext]
LookAt = Callable[..., Nudge]
FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let fixtures know, when they end, whether the test has failed."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


# Of the package, not of the session: Playwright keeps an event loop running in this thread, in
# which no other test could run its own.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Headless Chromium. Fails, with the reasons, where none can be had."""
    with sync_playwright() as playwright:
        path = find_chromium(playwright.chromium.executable_path)
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=ARGUMENTS)
        yield browser
        browser.close()


def page_options() -> list[str]:
    """Have the servers serve the page as a wheel holds it, which opens in half the time.

    With NUDGE_PAGE=plain they serve the modules of the checkout, as they are.
    """
    return [] if os.environ.get("NUDGE_PAGE") == "plain" else ["--static-dir", str(bundled())]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real server, one for all browser tests of a process: each makes rooms of its own."""
    with Server(tmp_path_factory.mktemp("page-server"), page_options()) as server:
        yield server


@pytest.fixture
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real server for one test, which may kill it and start it again."""
    with Server(tmp_path_factory.mktemp("own-page-server"), page_options()) as server:
        yield server
        assert "Traceback" not in server.errors, server.errors


@pytest.fixture
def trouble() -> Iterator[Trouble]:
    """What went wrong in the test's pages; anything unexpected fails the test at its end."""
    trouble = Trouble()
    yield trouble
    if trouble.unexpected:
        pytest.fail("\n".join(["trouble in the page:", *trouble.unexpected]), pytrace=False)


@pytest.fixture(scope="package")
def contexts(browser: Browser) -> Contexts:
    """The contexts that tests share, one after the other."""
    return Contexts(browser)


@pytest.fixture
def new_context(
    contexts: Contexts, trouble: Trouble, request: pytest.FixtureRequest
) -> Iterator[NewContext]:
    """`new_context(server, **options)`: another person's browser, with its own storage.

    Options are those of Playwright's `Browser.new_context`, e.g. viewport, color_scheme,
    reduced_motion, has_touch. A page made in it takes addresses relative to the server.
    A test that fails leaves its pages' pictures and traces, and the server's log.
    """
    lent: list[Lent] = []

    def new_context(server: Server, **options: Any) -> BrowserContext:
        one = contexts.lend(server, {"viewport": LAPTOP, **options})
        trouble.watch(one.context, server.url)
        lent.append(one)
        return one.context

    yield new_context
    has_failed = request.node.stash.get(FAILED, False) or trouble.unexpected
    for one in lent:
        if has_failed:
            keep_evidence(one, request.node.nodeid)
        trouble.leave(one.context)
        contexts.take_back(one)


@pytest.fixture
def look_at(
    contexts: Contexts, trouble: Trouble, server: Server, request: pytest.FixtureRequest
) -> Iterator[LookAt]:
    """`look_at(address, **options)`: a page with that address open, for a test that only reads.

    The test before may have read it too, so that it need not be opened again: nothing may be
    pressed, typed or commanded there. The options are those of `new_context`.
    """
    used: list[Shared] = []

    def look_at(address: str, **options: Any) -> Nudge:
        shared = contexts.shared(server, address, {"viewport": LAPTOP, **options})
        if shared not in used:
            trouble.watch(shared.lent.context, server.url)
            used.append(shared)
        return shared.nudge

    yield look_at
    has_failed = request.node.stash.get(FAILED, False) or trouble.unexpected
    for shared in used:
        trouble.leave(shared.lent.context)
        if has_failed:
            keep_evidence(shared.lent, request.node.nodeid)
            contexts.end_shared(shared)


@pytest.fixture
def page(new_context: NewContext, server: Server) -> Page:
    """An empty page, 1440x900, on the module's server: `page.goto("/")` opens Nudge."""
    return new_context(server).new_page()


@pytest.fixture
def still(new_context: NewContext, server: Server) -> Page:
    """The same in a window with few pixels, where nothing travels: for what is long in drawing."""
    return new_context(server, viewport=SMALL, reduced_motion="reduce").new_page()
