"""All text has one of five sizes, on the page and in its charts; in big text none is small."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewContext
from tests.browser.support.everywhere import EVERYWHERE
from tests.browser.support.nudge import Nudge
from tests.browser.support.texts.seen import DRAWN_SCRIPT, drawn_texts, seen_texts
from tests.support.server import Server

SIZES = (12, 14, 16, 20, 28)
ANSWER = 72
"""The size of the digit that the network reads, and of chapter 13's accuracy."""
ANSWER_TEXT = re.compile(r"\d|\d+\.\d.%")
LARGER = 4 / 3
"""How much larger big text is. Its smallest size is 16, for the last row of a class."""
WINDOWS = {1440: 900, 390: 844}
TOLERANCE = 0.05


def find_other_sizes(page: Page, scale: float) -> list[str]:
    """Return one sentence for each text of another size than the five."""
    sizes = [scale * size for size in SIZES]
    found = []
    for each in [*seen_texts(page), *drawn_texts(page)]:
        size = each["size"]
        is_answer = ANSWER_TEXT.fullmatch(each["text"]) and abs(size - scale * ANSWER) < TOLERANCE
        if not is_answer and all(abs(size - step) > TOLERANCE for step in sizes):
            found.append(f"{size:.2f}: {each['text']!r} in {each['where']}")
    return sorted(set(found))


@pytest.mark.timeout(400)
@pytest.mark.parametrize("big", [False, True], ids=["usual text", "big text"])
@pytest.mark.parametrize("part", EVERYWHERE)
def test_every_text_has_one_of_five_sizes(
    new_context: NewContext, server: Server, part: str, big: bool
) -> None:
    address, visit = EVERYWHERE[part]
    page = new_context(server, reduced_motion="reduce").new_page()
    page.add_init_script(path=DRAWN_SCRIPT)
    if big:
        page.add_init_script("localStorage['nudge.view'] = '{\"big\":true}'")
    nudge = Nudge.open(page, server, address)
    found: dict[tuple[str, int], list[str]] = {}
    for name in visit(nudge):
        for width, height in WINDOWS.items():
            page.set_viewport_size({"width": width, "height": height})
            if other := find_other_sizes(page, LARGER if big else 1):
                found[name, width] = other
    assert found == {}
