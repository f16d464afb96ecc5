"""Fixtures of the browser tests: Chromium, the real server, and pages watched for errors."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.support.contexts import Contexts, LentContext, SharedPage
from tests.browser.support.evidence import save_evidence
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import LIMIT
from tests.support.bundle import bundled
from tests.support.chromium import find_chromium
from tests.support.server import Server
from tests.support.trouble import Trouble

# For every new context, Chromium loads two pages of its own, which suggest addresses while somebody
# types one. They take a third of the time that Nudge takes to open. The other features are those
# that Playwright disables: Chromium obeys only the last list, so they are repeated here.
DISABLED_FEATURES = [
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
# No sandbox, because CI runs as root. Other arguments stop Chromium's own requests to other hosts.
ARGUMENTS = [
    f"--disable-features={','.join(DISABLED_FEATURES)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--process-per-site",  # the next page uses what one page has compiled
    # Few pages live long enough for optimised code to pay off. Without it, all browser tests
    # together take a tenth less time.
    "--js-flags=--no-opt,--no-maglev",
]
LAPTOP = {"width": 1440, "height": 900}
SMALL = {"width": 1100, "height": 640}
# Playwright's default of five seconds was too short where a page, its server and those of another
# test share one core.
expect.set_options(timeout=1000 * LIMIT)

NewContext = Callable[..., BrowserContext]
OpenReadOnly = Callable[..., Nudge]
FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Store whether the test has failed, so that its fixtures know when they end."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


# Package scope, not session scope: Playwright runs an event loop in this thread, and no test of
# another package could run its own loop meanwhile.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Headless Chromium. Fails, with the reasons, where no Chromium is found or installed."""
    with sync_playwright() as playwright:
        path = find_chromium(playwright.chromium.executable_path)
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=ARGUMENTS)
        yield browser
        browser.close()


def page_options() -> list[str]:
    """Return the server options that choose the form of the page.

    The bundled page, as in a wheel, opens in half the time. With NUDGE_PAGE=plain the server serves
    the modules of the checkout.
    """
    return [] if os.environ.get("NUDGE_PAGE") == "plain" else ["--static-dir", str(bundled())]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real server, one for all browser tests of a process. Each test makes its own rooms."""
    with Server(tmp_path_factory.mktemp("page-server"), page_options()) as server:
        yield server


@pytest.fixture
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real server for one test, which may kill and restart the server."""
    with Server(tmp_path_factory.mktemp("own-page-server"), page_options()) as server:
        yield server
        assert "Traceback" not in server.errors, server.errors


@pytest.fixture
def trouble() -> Iterator[Trouble]:
    """The errors in the test's pages; an unexpected one fails the test at its end."""
    trouble = Trouble()
    yield trouble
    if trouble.unexpected:
        pytest.fail("\n".join(["trouble in the page:", *trouble.unexpected]), pytrace=False)


@pytest.fixture(scope="package")
def contexts(browser: Browser) -> Contexts:
    """The browser contexts, which tests use one after the other."""
    return Contexts(browser)


@pytest.fixture
def new_context(
    contexts: Contexts, trouble: Trouble, request: pytest.FixtureRequest
) -> Iterator[NewContext]:
    """`new_context(server, **options)`: the browser of another person, with its own storage.

    `options` are those of Playwright's `Browser.new_context`, e.g. viewport, color_scheme,
    reduced_motion, has_touch. Addresses in its pages are relative to the server, or to `base_url`,
    the address of a proxy before it. Where a test fails, pictures and traces of its pages and the
    server's log are saved.
    """
    contexts_lent: list[LentContext] = []

    def new_context(server: Server, **options: Any) -> BrowserContext:
        lent = contexts.lend(server, {"viewport": LAPTOP, **options})
        trouble.watch(lent.context, options.get("base_url", server.url))
        contexts_lent.append(lent)
        return lent.context

    yield new_context
    has_failed = request.node.stash.get(FAILED, False) or trouble.unexpected
    for lent in contexts_lent:
        if has_failed:
            save_evidence(lent, request.node.nodeid)
        trouble.leave(lent.context)
        contexts.take_back(lent)


@pytest.fixture
def open_read_only(
    contexts: Contexts, trouble: Trouble, server: Server, request: pytest.FixtureRequest
) -> Iterator[OpenReadOnly]:
    """`open_read_only(address, **options)`: a page at that address, for a test that only reads.

    Several tests may read the same page, which is opened once. So a test must not press, type or
    command anything on it. `options` are those of `new_context`.
    """
    used: list[SharedPage] = []

    def open_read_only(address: str, **options: Any) -> Nudge:
        shared = contexts.shared_page(server, address, {"viewport": LAPTOP, **options})
        if shared not in used:
            trouble.watch(shared.lent.context, server.url)
            used.append(shared)
        return shared.nudge

    yield open_read_only
    has_failed = request.node.stash.get(FAILED, False) or trouble.unexpected
    for shared in used:
        trouble.leave(shared.lent.context)
        if has_failed:
            save_evidence(shared.lent, request.node.nodeid)
            contexts.close_shared(shared)


@pytest.fixture
def page(new_context: NewContext, server: Server) -> Page:
    """An empty page of 1440x900 on the shared server: `page.goto("/")` opens Nudge."""
    return new_context(server).new_page()


@pytest.fixture
def still_page(new_context: NewContext, server: Server) -> Page:
    """The same in a small window with reduced motion: for scenes that take long to draw."""
    return new_context(server, viewport=SMALL, reduced_motion="reduce").new_page()
