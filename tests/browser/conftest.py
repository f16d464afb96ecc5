"""A real Chromium on the real server, and pages that are watched for trouble."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.nudge import LIMIT
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
]
LAPTOP = {"width": 1440, "height": 900}
# What is expected is waited for as long as a busy machine may take: Playwright's own five seconds
# have been too few for a page, its server and another test's on one core.
expect.set_options(timeout=1000 * LIMIT)

NewContext = Callable[..., BrowserContext]


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


@pytest.fixture
def trouble() -> Iterator[Trouble]:
    """What went wrong in the test's pages; anything unexpected fails the test at its end."""
    trouble = Trouble()
    yield trouble
    if trouble.unexpected:
        pytest.fail("\n".join(["trouble in the page:", *trouble.unexpected]), pytrace=False)


@pytest.fixture
def new_context(browser: Browser, trouble: Trouble) -> Iterator[NewContext]:
    """`new_context(server, **options)`: another person's browser, with its own storage.

    Options are those of Playwright's `Browser.new_context`, e.g. viewport, color_scheme,
    reduced_motion, has_touch. A page made in it takes addresses relative to the server.
    """
    contexts: list[BrowserContext] = []

    def new_context(server: Server, **options: Any) -> BrowserContext:
        context = browser.new_context(**{"base_url": server.url, "viewport": LAPTOP, **options})
        trouble.watch(context, server.url)
        contexts.append(context)
        return context

    yield new_context
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_context: NewContext, server: Server) -> Page:
    """An empty page, 1440x900, on the module's server: `page.goto("/")` opens Nudge."""
    return new_context(server).new_page()
