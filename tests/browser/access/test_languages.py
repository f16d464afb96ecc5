"""In every language, the whole page speaks it: all chapters, panels, dialogs and phases."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext
from tests.browser.page.test_fits import next_phase
from tests.browser.support.everywhere import EVERYWHERE
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import read_page
from tests.browser.support.texts.languages import OTHERS, SAID_SCRIPT, left_in_english
from tests.support.server import Server

LANGUAGE = pytest.mark.parametrize("language", OTHERS)
WITH_POINT = re.compile(r"(?<![\d.])0\.\d")
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}


def open_in(
    new_context: NewContext, server: Server, address: str, language: str, **options: Any
) -> Nudge:
    """Open a page in a language, and note what it says."""
    page = new_context(server, reduced_motion="reduce", **options).new_page()
    page.add_init_script(path=SAID_SCRIPT)
    nudge = Nudge.open(page, server, f"{address}&lang={language}")
    expect(page.locator("html")).to_have_attribute("lang", language)
    return nudge


@LANGUAGE
@pytest.mark.parametrize("part", EVERYWHERE)
def test_nothing_is_left_in_english(
    new_context: NewContext, server: Server, part: str, language: str
) -> None:
    address, visit = EVERYWHERE[part]
    nudge = open_in(new_context, server, address, language)
    found = {name: left for name in visit(nudge) if (left := left_in_english(nudge.page, language))}
    assert found == {}


@LANGUAGE
@pytest.mark.parametrize("options", [{}, PHONE], ids=["laptop", "phone"])
def test_no_phase_is_left_in_english(
    new_context: NewContext, server: Server, language: str, options: dict[str, Any]
) -> None:
    nudge = open_in(new_context, server, "/lab?step=2&phase=forward", language, **options)
    found: dict[str, list[str]] = {}
    while (phase := nudge.scene("[scene.step, scene.phase]"))[0] == 2:
        if left := left_in_english(nudge.page, language):
            found[phase[1]] = left
        next_phase(nudge, phase[1])
    assert found == {}


@LANGUAGE
def test_numbers_are_written_as_the_language_writes_them(
    new_context: NewContext, server: Server, language: str
) -> None:
    nudge = open_in(new_context, server, "/lab?step=2&phase=update", language)
    comma = read_page(nudge.page, "(tag) => (0.5).toLocaleString(tag)", language)[1]
    said: list[str] = read_page(nudge.page, "window.saidTexts()")
    assert any(f"0{comma}" in text for text in said)
    points = [text for text in said if comma != "." and WITH_POINT.search(text)]
    assert points == []
