"""The page inside a page of another site: a learning platform's."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.conftest import NewContext, page_options
from tests.support.server import Server
from tests.support.trouble import Trouble

# Every way to keep something fails, as where a browser blocks the storage of other sites.
WITHOUT_STORAGE = """() => {
  const refuse = () => { throw new DOMException('blocked', 'SecurityError'); };
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
    Object.defineProperty(window, name, { get: refuse });
}"""


@contextmanager
def platform(embedded: Server) -> Iterator[str]:
    """Serve a page that embeds Nudge, on another site than Nudge's; return its origin."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = f"<!doctype html><h1>Week 7</h1><iframe src='{embedded.url}/story/cost'>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            style = "width:1200px;height:700px"
            self.wfile.write(page.replace("<iframe", f"<iframe style='{style}'").encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


def open_platform(page: Page, origin: str) -> FrameLocator:
    """Open the platform's page; return the frame in which Nudge is."""
    page.goto(origin)
    return page.frame_locator("iframe")


@pytest.mark.parametrize("storage", ["storage", "no storage"])
def test_a_page_that_may_embed_it_shows_it_and_it_can_be_driven(
    tmp_path: Path, new_context: NewContext, trouble: Trouble, storage: str
) -> None:
    trouble.expect("to another host")  # the platform is one
    with Server(tmp_path, page_options()) as server, platform(server) as origin:
        server.stop()
        server.options = (*server.options, "--allow-embedding", origin)
        server.start()
        page = new_context(server).new_page()
        if storage == "no storage":
            page.add_init_script(f"({WITHOUT_STORAGE})()")
        frame = open_platform(page, origin)
        expect(frame.locator("#chapter-title")).to_be_visible()
        expect(frame.locator(".counter-step dd")).to_have_text("1")
        frame.get_by_role("button", name="Next step", exact=True).click()
        expect(frame.locator(".counter-step dd")).to_have_text("2")
        expect(frame.locator(".watching")).to_have_count(0)
        assert page.context.cookies() == []
        page.close()


def test_a_page_of_another_site_may_not_embed_it(
    new_context: NewContext, server: Server, trouble: Trouble
) -> None:
    trouble.expect("frame-ancestors|to another host")
    with platform(server) as origin:
        page = new_context(server).new_page()
        is_refusal = lambda message: "frame-ancestors" in message.text  # noqa: E731
        with page.expect_console_message(is_refusal):
            page.goto(origin)
        expect(page.frame_locator("iframe").locator("#app")).to_have_count(0)
        page.close()
