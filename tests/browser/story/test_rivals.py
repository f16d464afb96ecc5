"""Two networks trained from one start, side by side: the page shows the server's numbers."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.support.nudge import Nudge
from tests.browser.support.reading import shows
from tests.browser.support.reads import LIMIT, read_each, text
from tests.support.server import Server

LABEL = 2
CELL = """(cell) => [
  cell.dataset.of, cell.closest('tr').dataset.digit, cell.dataset.count, cell.innerText,
]"""
VALUE = "(value) => [value.dataset.value, value.innerText]"
HEAD = "(head) => [head.querySelector('.accuracy').innerText, head.innerText]"


def test_two_networks_are_trained_side_by_side_and_one_calls_everything_the_same(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/story/rivals?step=1")
    page.get_by_role("button", name="Train both").press("Enter")
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    expect(page.locator(".rivals [aria-live]")).to_contain_text("Both are being trained")
    expect(page.locator('.rival-head[data-step="0"]')).to_have_count(0)  # both have made a step
    expect(page.locator(".outcome")).to_contain_text("After 300 steps", timeout=3000 * LIMIT)
    ends = final_standings(nudge, LABEL)
    cells = page.locator("tr[data-digit] td[data-of]")
    expect(cells).to_have_count(20)
    for network, digit, count, share in read_each(cells, CELL):
        predicted = ends[network]["predicted"]
        assert count == str(predicted[int(digit)])
        assert shows(share, predicted[int(digit)] / sum(predicted))
    heads = read_each(page.locator(".rival-head"), HEAD)
    for (accuracy, head), end in zip(heads, ends.values(), strict=True):
        assert shows(accuracy, end["accuracy"])
        assert f"{end['examples_seen']:,} examples seen" in head
    outcome = text(page.locator(".outcome"))
    assert f"{ends['only']['predicted'][LABEL]:,} of 1,000 images a {LABEL}" in outcome
    assert ends["only"]["predicted"][LABEL] > 900
    assert ends["all"]["accuracy"] > 0.6
    expect(page.locator(".rivals [aria-live]")).to_have_text(outcome)
    chapter = page.locator(".chapter-text")
    expect(chapter).to_contain_text(f"calls everything a {LABEL}")
    said = dict(read_each(chapter.locator("[data-value]"), VALUE))
    assert said["called"] == f"{ends['only']['predicted'][LABEL]:,}"
    assert shows(said["all_share"], ends["all"]["accuracy"])


def final_standings(nudge: Nudge, label: int) -> dict[str, Any]:
    """The last standing of each network after 300 steps, from one more training on the server."""
    stream = nudge.get(f"{nudge.address}/rivals", {"label": label, "steps": 300})
    standings = [json.loads(line) for line in stream.text.splitlines()][1:]
    return {name: [s for s in standings if s["trained_on"] == name][-1] for name in ("only", "all")}


def test_the_training_is_stopped_and_another_digit_is_heard(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/rivals?step=1")
    panel = page.locator(".rivals")
    panel.get_by_role("button", name="7", exact=True).click()
    nudge.button("▶ Train both").click()
    expect(panel.get_by_role("button", name="7", exact=True)).to_be_disabled()
    expect(page.locator(".rival-head").first).to_have_attribute("data-step", re.compile(r"\d\d"))
    with page.expect_event("requestfailed", lambda request: "rivals" in request.url):
        nudge.button("■ Stop").click()
    expect(page.locator(".outcome")).to_contain_text("heard only 7s")
    expect(nudge.button("▶ Train both")).to_be_visible()


def test_the_training_ends_when_its_panel_is_gone(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/rivals?step=1")
    nudge.button("▶ Train both").click()
    expect(page.locator(".rival-head").first).to_have_attribute("data-step", re.compile(r"\d"))
    with page.expect_event("requestfailed", lambda request: "rivals" in request.url):
        nudge.button("Next chapter").click()
