"""The three avenues of a neuron: the cost shown for each is the cost that its step leads to."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.questions import get_answer, open_at_phase
from tests.browser.support.reading import parse_number, shows
from tests.browser.support.reads import attributes, read_each, texts
from tests.support.server import Server

CELLS = "(row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText)"


@pytest.mark.parametrize(
    ("address", "layer", "index"),
    [("step=60&example=test.4&select=3.4", 3, 4), ("step=5&seed=2&select=2.9", 2, 9)],
)
def test_every_avenue_shows_the_cost_that_it_leads_to(
    new_context: NewContext, server: Server, address: str, layer: int, index: int
) -> None:
    nudge = open_at_phase(new_context, server, f"/story/avenues?{address}", "average")
    page = nudge.page
    rows = page.locator(".three tr[data-avenue]")
    expect(rows).to_have_count(3)
    for size in (0.1, 1):
        page.locator(".sizes").get_by_role("button", name=str(size), exact=True).click()
        answer = get_answer(nudge, "avenues", layer=layer, index=index, size=size)
        expect(page.locator(".three caption")).to_contain_text(f"a step of length {size} saves")
        avenues = answer["avenues"]
        savings = [answer["cost"] - avenue["cost"] for avenue in avenues]
        assert attributes(rows, "data-avenue") == [avenue["avenue"] for avenue in avenues]
        expected = zip(read_each(rows, CELLS), avenues, savings, strict=True)
        for row, (cells, avenue, saving) in enumerate(expected):
            _, saving_text, cost, activation = cells
            assert shows(saving_text, saving)
            assert shows(cost, avenue["cost"])
            assert shows(activation, avenue["activation"])
            expect(rows.nth(row).locator(".winner")).to_have_count(int(saving == max(savings) > 0))
        for avenue in avenues[1:]:
            assert_ranking(page, answer["cost"], avenue)


def assert_ranking(page: Page, cost: float, avenue: dict[str, Any]) -> None:
    """Assert the first six items of an avenue: their order, and the cost that each saves alone."""
    shown = page.locator(f'.ranked[data-avenue="{avenue["avenue"]}"] tbody tr')
    expect(shown).to_have_count(6)
    order = [str(item["from"]) for item in avenue["items"][:6]]
    assert attributes(shown, "data-from") == order
    for cells, item in zip(read_each(shown, CELLS), avenue["items"][:6], strict=True):
        assert shows(cells[-1], cost - item["cost"])
        if avenue["avenue"] == "activations":
            assert shows(cells[0], item["weight"])


def test_weights_are_ranked_by_the_activations_behind(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_at_phase(new_context, server, "/story/avenues?step=60", "asks:3")
    page = nudge.page
    page.get_by_role("button", name="Show all 16").first.press("Enter")
    lines = page.locator('.ranked[data-avenue="weights"] tbody tr')
    expect(lines).to_have_count(16)
    behind = nudge.record()[0]["a2"]
    order = [int(source) for source in attributes(lines, "data-from")]
    assert order == np.argsort(-np.abs(behind), kind="stable").tolist()
    for k, cells in zip(order, read_each(lines, CELLS), strict=True):
        assert shows(cells[0], float(behind[k]))


def test_avenues_appear_with_their_phases_and_pixels_cannot_be_adjusted(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_at_phase(new_context, server, "/story/avenues?step=9", "weight_nudges:3")
    page = nudge.page
    costs = page.locator(".three tr[data-avenue] td:nth-of-type(3)")
    number = re.compile(r"^[\d.·⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+$")
    expect(costs).to_have_text(["not known yet", number, "not known yet"])
    assert parse_number(texts(costs)[1])[0] > 0
    expect(page.locator(".avenues .winner")).to_have_count(0)
    page.keyboard.press(".")
    nudge.until_phase("bias_nudges:3")
    expect(costs).to_have_text([number, number, "not known yet"])
    page.keyboard.press(".")
    nudge.until_phase("asks:3")
    expect(costs).to_have_text([number, number, number])
    page.locator(".avenues").get_by_label("Layer").select_option(label="1 · hidden 1")
    expect(page.locator(".three .given")).to_contain_text("given, not adjustable")
