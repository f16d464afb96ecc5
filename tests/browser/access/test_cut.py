"""No text is cut off in any place, panel or dialog, on any window, in any language or size."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewContext
from tests.browser.support.everywhere import EVERYWHERE, open_still
from tests.browser.support.texts.cut import cut_texts
from tests.browser.support.texts.languages import LANGUAGES
from tests.support.server import Server

SIZES = {320: 640, 390: 844, 1280: 720, 1440: 900}
"""Heights of the windows in pixels, by their widths. In the last one, places are opened."""
LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
BIG = pytest.mark.parametrize("big", [False, True], ids=["usual text", "big text"])


def find_cut(page: Page) -> dict[int, list[str]]:
    """Return the texts that are cut off at each width at which there are any."""
    found: dict[int, list[str]] = {}
    for width, height in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        if cut := cut_texts(page):
            found[width] = cut
    return found


@LANGUAGE
@BIG
@pytest.mark.parametrize("part", EVERYWHERE)
def test_no_text_is_cut(
    new_context: NewContext, server: Server, part: str, big: bool, language: str
) -> None:
    address, visit = EVERYWHERE[part]
    nudge = open_still(new_context, server, f"{address}&lang={language}", big=big)
    found = {name: cut for name in visit(nudge) if (cut := find_cut(nudge.page))}
    assert found == {}


@LANGUAGE
@pytest.mark.parametrize("hidden", ["", "256-1", "16-16-16-16-16-16-16-16"])
def test_no_name_of_a_phase_is_cut_in_a_network_of_any_depth(
    new_context: NewContext, server: Server, hidden: str, language: str
) -> None:
    address = f"/?step=1&phase=forward&hidden={hidden}&lang={language}"
    nudge = open_still(new_context, server, address)
    assert find_cut(nudge.page) == {}
