"""Browser contexts that tests use in turn: their HTTP cache stays, their storage is cleared."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import httpx
from playwright.sync_api import Browser, BrowserContext, CDPSession, Error, Page

from tests.browser.support.nudge import HTTP_OPTIONS, Nudge
from tests.browser.support.reads import QUIET_SCRIPT
from tests.browser.support.virtual_time import VIRTUAL_TIME_CONTEXTS
from tests.support.server import Server

MAX_SHARED_PAGES = 2
STORAGE_TYPES = "cookies,local_storage,indexeddb,cache_storage,service_workers"
"""The storage that is cleared between two tests: everything except the HTTP cache.

The names are those of Chromium's protocol.
"""
TOKENS = """() => Object.entries(localStorage)
  .filter(([name]) => name.startsWith('nudge.token.'))
  .map(([name, token]) => [name.split('.')[2], token])"""
# A trace holds all actions and requests. In full it also holds pictures and snapshots, which take a
# third more time: they are made where a failed test is run again by itself.
TRACE_IN_FULL = os.environ.get("NUDGE_TRACE") == "full"


@dataclass(frozen=True)
class LentContext:
    """A context that is lent to a test.

    `options` are those of the context, as JSON. `anchor` is a page that no test uses: it keeps the
    renderer alive. `storage` is the session that clears the context's storage.
    """

    context: BrowserContext
    server: Server
    options: str
    anchor: Page
    storage: CDPSession

    @property
    def pages(self) -> list[Page]:
        """The test's pages that are still open."""
        return [page for page in self.context.pages if page != self.anchor]


@dataclass(frozen=True)
class SharedPage:
    """An open page that several tests read, one after the other."""

    lent: LentContext
    address: str
    nudge: Nudge


class Contexts:
    """Lends contexts to tests; makes a new one only where no returned one is idle.

    A returned context keeps its HTTP cache, so that the next page loads faster. The storage of its
    pages is cleared, and their rooms are deleted. A context with virtual time is not used again.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.idle: dict[tuple[str, str], list[LentContext]] = defaultdict(list)
        self.shared_pages: list[SharedPage] = []

    def lend(self, server: Server, options: Mapping[str, Any]) -> LentContext:
        """Return a context with these options on this server and with empty storage."""
        options_text = json.dumps(options, sort_keys=True)
        idle = self.idle[server.url, options_text]
        lent = idle.pop() if idle else self._new_context(server, options, options_text)
        lent.context.tracing.start_chunk()
        return lent

    def _new_context(
        self, server: Server, options: Mapping[str, Any], options_text: str
    ) -> LentContext:
        context = self.browser.new_context(**{"base_url": server.url, **options})
        context.add_init_script(path=QUIET_SCRIPT)
        context.tracing.start(screenshots=TRACE_IN_FULL, snapshots=TRACE_IN_FULL)
        anchor = context.new_page()
        anchor.goto("/api/health")
        return LentContext(context, server, options_text, anchor, context.new_cdp_session(anchor))

    def shared_page(self, server: Server, address: str, options: Mapping[str, Any]) -> SharedPage:
        """Return a page at this address with these options; open it unless it is open already.

        At most `MAX_SHARED_PAGES` stay open, and the oldest is closed first: few tests alternate
        between pages.
        """
        options_text = json.dumps(options, sort_keys=True)
        for shared in self.shared_pages:
            if (shared.lent.server, shared.lent.options, shared.address) == (
                server,
                options_text,
                address,
            ):
                return shared
        while len(self.shared_pages) >= MAX_SHARED_PAGES:
            self.close_shared(self.shared_pages[0])
        lent = self.lend(server, options)
        shared = SharedPage(lent, address, Nudge.open(lent.context.new_page(), server, address))
        self.shared_pages.append(shared)
        return shared

    def close_shared(self, shared: SharedPage) -> None:
        """Close a shared page, and take back its context."""
        self.shared_pages.remove(shared)
        self.take_back(shared.lent)

    def take_back(self, lent: LentContext) -> None:
        """Close the test's pages, delete its rooms, and clear its storage."""
        try:
            rooms = lent.anchor.evaluate(TOKENS)
            for page in lent.pages:
                page.close()
            lent.context.tracing.stop_chunk()
            if lent.context not in VIRTUAL_TIME_CONTEXTS and lent.server.running:
                self._clear(lent)
                self.idle[lent.server.url, lent.options].append(lent)
            else:
                lent.context.close()
        except Error:  # the test has closed the context or its browser
            rooms = []
        delete_rooms(lent.server, rooms)

    def _clear(self, lent: LentContext) -> None:
        origin = {"origin": lent.server.url, "storageTypes": STORAGE_TYPES}
        lent.storage.send("Storage.clearDataForOrigin", origin)
        lent.context.clear_permissions()


def delete_rooms(server: Server, rooms: list[tuple[str, str]]) -> None:
    """Delete the rooms with these (code, token): they could go on training, which takes time."""
    if not server.running:
        return
    for code, token in rooms:
        with suppress(httpx.TransportError):
            headers = {"Authorization": f"Bearer {token}"}
            httpx.delete(f"{server.url}/api/rooms/{code}", headers=headers, **HTTP_OPTIONS)
