"""Three ways to help a neuron: each tells the cost that it really leads to."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.questions import asked, opened
from tests.browser.support.reading import read, shows
from tests.browser.support.reads import attributes, each, texts
from tests.support.server import Server

CELLS = "(row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText)"


@pytest.mark.parametrize(
    ("address", "layer", "index"),
    [("step=60&example=test.4&select=3.4", 3, 4), ("step=5&seed=2&select=2.9", 2, 9)],
)
def test_every_avenue_tells_the_cost_that_it_leads_to(
    new_context: NewContext, server: Server, address: str, layer: int, index: int
) -> None:
    nudge = opened(new_context, server, f"/story/avenues?{address}", "average")
    page = nudge.page
    rows = page.locator(".three tr[data-avenue]")
    expect(rows).to_have_count(3)
    for size in (0.1, 1):
        page.locator(".sizes").get_by_role("button", name=str(size), exact=True).click()
        answer = asked(nudge, "avenues", layer=layer, index=index, size=size)
        expect(page.locator(".three caption")).to_contain_text(f"a step of length {size} saves")
        saved = [answer["cost"] - way["cost"] for way in answer["avenues"]]
        assert attributes(rows, "data-avenue") == [way["avenue"] for way in answer["avenues"]]
        told_of = zip(each(rows, CELLS), answer["avenues"], saved, strict=True)
        for at, (cells, way, wins) in enumerate(told_of):
            _, told, cost, activation = cells
            assert shows(told, wins)
            assert shows(cost, way["cost"])
            assert shows(activation, way["activation"])
            expect(rows.nth(at).get_by_text("most bang for the buck")).to_have_count(
                int(wins == max(saved) > 0)
            )
        for way in answer["avenues"][1:]:
            rankings_are_right(page, answer["cost"], way)


def rankings_are_right(page: Page, before: float, way: dict[str, Any]) -> None:
    """The first items of an avenue, in their order, each with what it saves alone."""
    shown = page.locator(f'.ranked[data-avenue="{way["avenue"]}"] tbody tr')
    expect(shown).to_have_count(6)
    order = [str(item["from"]) for item in way["items"][:6]]
    assert attributes(shown, "data-from") == order
    for cells, item in zip(each(shown, CELLS), way["items"][:6], strict=True):
        assert shows(cells[-1], before - item["cost"])
        if way["avenue"] == "activations":
            assert shows(cells[0], item["weight"])


def test_weights_are_ranked_by_the_activations_behind(
    new_context: NewContext, server: Server
) -> None:
    nudge = opened(new_context, server, "/story/avenues?step=60", "asks:3")
    page = nudge.page
    page.get_by_role("button", name="Show all 16").first.press("Enter")
    lines = page.locator('.ranked[data-avenue="weights"] tbody tr')
    expect(lines).to_have_count(16)
    behind = nudge.record()[0]["a2"]
    order = [int(source) for source in attributes(lines, "data-from")]
    assert order == np.argsort(-np.abs(behind), kind="stable").tolist()
    for k, cells in zip(order, each(lines, CELLS), strict=True):
        assert shows(cells[0], float(behind[k]))


def test_avenues_come_with_their_phases_and_pixels_are_given(
    new_context: NewContext, server: Server
) -> None:
    nudge = opened(new_context, server, "/story/avenues?step=9", "weight_nudges:3")
    page = nudge.page
    costs = page.locator(".three tr[data-avenue] td:nth-of-type(3)")
    number = re.compile(r"^[\d.·⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+$")
    expect(costs).to_have_text(["?", number, "?"])
    assert read(texts(costs)[1])[0] > 0
    expect(page.get_by_text("most bang for the buck")).to_have_count(0)
    page.keyboard.press(".")
    nudge.until_at("bias_nudges:3")
    expect(costs).to_have_text([number, number, "?"])
    page.keyboard.press(".")
    nudge.until_at("asks:3")
    expect(costs).to_have_text([number, number, number])
    page.locator(".avenues").get_by_label("Layer").select_option(label="1 · hidden 1")
    expect(page.locator(".three .given")).to_contain_text("given, not adjustable")
