"""Browser contexts that tests use in turn: what they have loaded stays, what they stored goes."""

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

from tests.browser.support.nudge import PLAINLY, VIRTUAL, Nudge
from tests.browser.support.reads import QUIET_SCRIPT
from tests.support.server import Server

MOST_SHARED = 2
STORED = "cookies,local_storage,indexeddb,cache_storage,service_workers"
"""What is cleared between two tests, as Chromium's protocol calls it: all but the HTTP cache."""
TOKENS = """() => Object.entries(localStorage)
  .filter(([name]) => name.startsWith('nudge.token.'))
  .map(([name, token]) => [name.split('.')[2], token])"""
# All that is done and all that is asked for. Pictures of every moment would cost a third more time:
# they are made where a test is run by itself to see why it has failed.
IN_FULL = os.environ.get("NUDGE_TRACE") == "full"


@dataclass(frozen=True)
class Lent:
    """A context that a test has.

    `anchor` is a page of its own that keeps the renderer alive, `storage` what clears its store.
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
class Shared:
    """A page that tests which only read have in turn."""

    lent: Lent
    address: str
    nudge: Nudge


class Contexts:
    """Lends contexts to tests, those that are back first.

    A context keeps what it has loaded, so that the next page need not load it; what its pages
    have stored is cleared, and the rooms that they have made are ended. Where a test has changed
    more than that (virtual time), it is not used again.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.idle: dict[tuple[str, str], list[Lent]] = defaultdict(list)
        self.open: list[Shared] = []

    def lend(self, server: Server, options: Mapping[str, Any]) -> Lent:
        """A context with these options on this server, with nothing stored in it."""
        told = json.dumps(options, sort_keys=True)
        there = self.idle[server.url, told]
        one = there.pop() if there else self._made(server, options, told)
        one.context.tracing.start_chunk()
        return one

    def _made(self, server: Server, options: Mapping[str, Any], told: str) -> Lent:
        context = self.browser.new_context(**{"base_url": server.url, **options})
        context.add_init_script(path=QUIET_SCRIPT)
        context.tracing.start(screenshots=IN_FULL, snapshots=IN_FULL)
        anchor = context.new_page()
        anchor.goto("/api/health")
        return Lent(context, server, told, anchor, context.new_cdp_session(anchor))

    def shared(self, server: Server, address: str, options: Mapping[str, Any]) -> Shared:
        """A page at this address, with these options, that is open already if another test read it.

        The one that was asked for before the last is closed: few are read in turns.
        """
        told = json.dumps(options, sort_keys=True)
        for one in self.open:
            if (one.lent.server, one.lent.options, one.address) == (server, told, address):
                return one
        while len(self.open) >= MOST_SHARED:
            self.end_shared(self.open[0])
        lent = self.lend(server, options)
        one = Shared(lent, address, Nudge.open(lent.context.new_page(), server, address))
        self.open.append(one)
        return one

    def end_shared(self, one: Shared) -> None:
        """Close a page that tests have shared."""
        self.open.remove(one)
        self.take_back(one.lent)

    def take_back(self, one: Lent) -> None:
        """Close the test's pages, end its rooms, and clear what it has stored."""
        try:
            rooms = one.anchor.evaluate(TOKENS)
            for page in one.pages:
                page.close()
            one.context.tracing.stop_chunk()
            if one.context not in VIRTUAL and one.server.running:
                self._clear(one)
                self.idle[one.server.url, one.options].append(one)
            else:
                one.context.close()
        except Error:  # the test has closed it, or its browser
            rooms = []
        end_rooms(one.server, rooms)

    def _clear(self, one: Lent) -> None:
        origin = {"origin": one.server.url, "storageTypes": STORED}
        one.storage.send("Storage.clearDataForOrigin", origin)
        one.context.clear_permissions()


def end_rooms(server: Server, rooms: list[tuple[str, str]]) -> None:
    """End the rooms with these codes and tokens, which would go on to train, and take time."""
    if not server.running:
        return
    for code, token in rooms:
        with suppress(httpx.TransportError):
            rights = {"Authorization": f"Bearer {token}"}
            httpx.delete(f"{server.url}/api/rooms/{code}", headers=rights, **PLAINLY)
