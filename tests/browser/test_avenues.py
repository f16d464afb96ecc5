"""Three ways to help a neuron: each tells the cost that it really leads to."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.questions import asked, eventually, opened
from tests.browser.reading import read, shows
from tests.support.server import Server


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
        for line, way, wins in zip(rows.all(), answer["avenues"], saved, strict=True):
            assert line.get_attribute("data-avenue") == way["avenue"]
            _, told, cost, activation = line.locator("td").all_inner_texts()
            assert shows(told, wins)
            assert shows(cost, way["cost"])
            assert shows(activation, way["activation"])
            expect(line.get_by_text("most bang for the buck")).to_have_count(
                int(wins == max(saved) > 0)
            )
        for way in answer["avenues"][1:]:
            rankings_are_right(page, answer["cost"], way)


def rankings_are_right(page: Page, before: float, way: dict[str, Any]) -> None:
    """The first items of an avenue, in their order, each with what it saves alone."""
    shown = page.locator(f'.ranked[data-avenue="{way["avenue"]}"] tbody tr')
    expect(shown).to_have_count(6)
    for line, item in zip(shown.all(), way["items"][:6], strict=True):
        assert line.get_attribute("data-from") == str(item["from"])
        assert shows(line.locator("td").last.inner_text(), before - item["cost"])
        if way["avenue"] == "activations":
            assert shows(line.locator("td").first.inner_text(), item["weight"])


def test_weights_are_ranked_by_the_activations_behind(
    new_context: NewContext, server: Server
) -> None:
    nudge = opened(new_context, server, "/story/avenues?step=60", "asks:3")
    page = nudge.page
    page.get_by_role("button", name="Show all 16").first.press("Enter")
    lines = page.locator('.ranked[data-avenue="weights"] tbody tr')
    expect(lines).to_have_count(16)
    behind = nudge.record()[0]["a2"]
    order = [int(line.get_attribute("data-from") or -1) for line in lines.all()]
    assert order == np.argsort(-np.abs(behind), kind="stable").tolist()
    for k, line in zip(order, lines.all(), strict=True):
        assert shows(line.locator("td").first.inner_text(), float(behind[k]))


def test_avenues_come_with_their_phases_and_pixels_are_given(
    new_context: NewContext, server: Server
) -> None:
    nudge = opened(new_context, server, "/story/avenues?step=9", "weight_nudges:3")
    page = nudge.page

    def told() -> list[str]:
        return page.locator(".three tr[data-avenue] td:nth-of-type(3)").all_inner_texts()

    eventually(lambda: len(told()) == 3, page, "there are no avenues")
    bias, weights, activations = told()
    assert (bias, activations) == ("?", "?")
    assert read(weights)[0] > 0
    expect(page.get_by_text("most bang for the buck")).to_have_count(0)
    page.keyboard.press(".")
    nudge.until_at("bias_nudges:3")
    eventually(lambda: [text == "?" for text in told()] == [False, False, True], page, "no bias")
    page.keyboard.press(".")
    nudge.until_at("asks:3")
    eventually(lambda: "?" not in told(), page, "no activations behind")
    page.locator(".avenues").get_by_label("Layer").select_option(label="1 · hidden 1")
    expect(page.locator(".three .given")).to_contain_text("given, not adjustable")
