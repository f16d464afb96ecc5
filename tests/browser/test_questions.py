"""The panels that ask the server fit on every screen, and anybody can use them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.boxes import problems
from tests.browser.conftest import NewContext
from tests.browser.questions import opened
from tests.support.axe import axe
from tests.support.server import Server

SCREENS: dict[str, dict[str, Any]] = {
    "laptop, dark": {"color_scheme": "dark"},
    "projector, light": {"viewport": {"width": 1280, "height": 720}, "color_scheme": "light"},
    "phone, dark": {"viewport": {"width": 390, "height": 844}, "has_touch": True},
}


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS.keys())
def test_they_fit_and_are_accessible(
    new_context: NewContext, server: Server, screen: dict[str, Any]
) -> None:
    nudge = opened(new_context, server, "/story/sensitivity?step=60", "average", **screen)
    page = nudge.page
    if screen.get("viewport", {}).get("height") == 720:
        nudge.button("Big text").click()
    found = {}
    for chapter, ready in {
        "sensitivity": ".costs",
        "avenues": ".three",
        "rivals": ".called",
    }.items():
        page.goto(f"/r/{nudge.code}/story/{chapter}?phase=average")
        page.locator(ready).first.wait_for()
        found[chapter] = [*problems(page), *axe(page)]
    assert {chapter: wrong for chapter, wrong in found.items() if wrong} == {}
