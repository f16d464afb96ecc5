"""Wherever test accuracy stands, the page says what the test images are."""

from __future__ import annotations

import re

import pytest
from nudge.data.catalogue import EARLIER, EMBEDDED, DatasetInfo
from playwright.sync_api import Locator, Page, expect

from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import address, read_one
from tests.support.server import Server


@pytest.mark.parametrize("data", [EMBEDDED, EARLIER], ids=lambda data: data.name)
def test_chapters_panels_and_the_counter_say_what_the_test_images_are(
    page: Page, server: Server, data: DatasetInfo
) -> None:
    at = f"/story/it-learns?dataset={data.name}&step=3&phase=update"
    nudge = Nudge.open(page, server, at)
    assert nudge.room()["dataset"]["name"] == data.name
    chapter, confusion = page.locator(".chapter-text"), page.locator(".confusion .test-origin")
    expect(chapter).to_contain_text(f"of {data.test:,} test images correctly")
    expect(chapter.locator('[data-value="test_origin"]')).to_have_text(str(data.test_origin))
    assert is_within(page, chapter)
    expect(confusion).to_have_text(f"The test images are {data.test_origin}.")
    expect(page.locator(".counter-test dt")).to_have_attribute(
        "title", re.compile(f": {re.escape(str(data.test_origin))}$")
    )
    page.goto(address(page).replace("/it-learns", "/data"))
    expect(chapter).to_contain_text(f"tested with {data.test:,} others")
    expect(chapter.locator('[data-value="test_origin"]')).to_have_text(str(data.test_origin))
    assert is_within(page, chapter)
    cards = page.locator(".data-sets .data-set")
    learnt = cards.filter(has_text="This room trains on it")
    expect(learnt).to_have_count(1)
    expect(learnt.get_by_role("heading")).to_have_text(str(data.title))
    expect(learnt).to_contain_text(f"{data.test:,} to test with: {data.test_origin}.")


def is_within(page: Page, chapter: Locator) -> bool:
    """Whether the sentences of the chapter are as wide as its column, on a desk and on a phone."""
    found = []
    for width, height in ((1280, 720), (390, 844), (1440, 900)):
        page.set_viewport_size({"width": width, "height": height})
        found.append(read_one(chapter, "(text) => text.scrollWidth <= text.clientWidth + 1"))
    return all(found)


def test_the_split_of_before_is_offered_to_no_room_that_does_not_train_on_it(
    page: Page, server: Server
) -> None:
    Nudge.open(page, server, "/story/data?step=1")
    titles = page.locator(".data-sets .data-set h3")
    expect(titles.first).to_have_text(str(EMBEDDED.title))
    expect(titles.filter(has_text=str(EARLIER.title))).to_have_count(0)
