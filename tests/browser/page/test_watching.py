"""Tests of the browser tests: they notice errors in a page and violations that axe-core finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.support.reads import QUIET_SCRIPT, eventually
from tests.support.axe import axe
from tests.support.trouble import Trouble

ORIGIN = "http://127.0.0.1:9"
Show = Callable[[str], Page]
POLICY = "default-src *; script-src 'unsafe-inline'; object-src 'none'"


@pytest.fixture
def seen() -> Trouble:
    """A watcher of its own: the fixture `trouble` would fail these tests."""
    return Trouble()


@pytest.fixture
def show(browser: Browser, seen: Trouble) -> Iterator[Show]:
    """`show(html)`: a watched page with this content and a policy as strict as Nudge's."""
    context = browser.new_context(base_url=ORIGIN)
    context.add_init_script(path=QUIET_SCRIPT)
    seen.watch(context, ORIGIN)

    def show(html: str, policy: str = POLICY) -> Page:
        def answer(route: Route) -> None:
            headers = {"content-security-policy": policy}
            route.fulfill(body=html, content_type="text/html", headers=headers)

        context.route("**/*", answer)
        page = context.new_page()
        page.goto("/")
        return page

    yield show
    context.close()


def until_seen(page: Page, seen: Trouble, text: str) -> str:
    """Wait for trouble that contains `text`; return the first.

    Events arrive only while the page is polled.
    """

    def found() -> list[str]:
        return [trouble for trouble in seen.unexpected if text in trouble]

    eventually(page, found, f"{text!r} is not seen")
    return found()[0]


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("console.error('something is off')", "console error: something is off"),
        ("console.assert(1 > 2, 'no order')", "console assert: no order"),
        ("setTimeout(() => { throw new Error('oh') })", "uncaught: Error: oh"),
        ("Promise.reject(new Error('oh'))", "uncaught: Error: oh"),
        ("fetch('https://elsewhere.example/x.js')", "request to another host: https://elsewhere"),
        ("new WebSocket('ws://127.0.0.1:1/')", "socket to another host: ws://127.0.0.1:1/"),
    ],
)
def test_trouble_in_a_page_is_seen(show: Show, seen: Trouble, script: str, expected: str) -> None:
    page = show(f"<title>x</title><script>{script}</script>")
    assert expected in until_seen(page, seen, expected.split(":")[0])


def test_expected_trouble_is_not_counted(show: Show, seen: Trouble) -> None:
    seen.expect("^console error: as .* told")
    page = show("<script>console.error('as I told'); console.error('but not this')</script>")
    until_seen(page, seen, "not this")
    assert [text.split(" (")[0] for text in seen.unexpected] == ["console error: but not this"]


def test_a_page_without_errors_gives_no_trouble(show: Show, seen: Trouble) -> None:
    seen.expect("that is all")  # the last message: all trouble before it has been seen by then
    page = show(
        """<script>
          console.log(1);
          console.warn(2);
          fetch('/own.js').then(() => console.error('that is all'));
        </script><p>x</p>"""
    )
    eventually(page, lambda: seen.seen, "the page does not come to its end")
    assert seen.unexpected == []


def test_axe_names_the_rule_and_the_element_under_a_strict_policy(show: Show) -> None:
    page = show("<html lang='en'><title>x</title><main><h1>A</h1><button></button></main></html>")
    (violation,) = axe(page)
    assert violation.startswith("button-name (critical)")
    assert "<button></button>" in violation
    assert axe(page, without=("button-name",)) == []


def test_axe_refuses_to_call_an_empty_page_accessible(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.support.axe.RUN", "() => ({ passes: 0, violations: [] })")
    with pytest.raises(RuntimeError, match="nothing to check"):
        axe(show("<p>x</p>"))
