"""The panel of mistakes: the test images that the network answers wrongly, worst first."""

from __future__ import annotations

import numpy as np
from nudge.data.datasets import load_embedded
from playwright.sync_api import expect

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Nudge
from tests.browser.support.reading import shows
from tests.browser.support.reads import attributes, texts
from tests.browser.support.teaching import open_panel
from tests.support.axe import axe
from tests.support.server import Server


def find_mistakes(nudge: Nudge) -> list[tuple[float, int, int, int]]:
    """Cost, index, label and answer of each test image that is answered wrongly, worst first.

    With the parameters on show.
    """
    test = load_embedded().test
    network, _ = nudge.record()
    a = test.inputs("float32")
    for layer in (1, 2, 3):
        a = 1 / (1 + np.exp(-(a @ network[f"w{layer}"].T + network[f"b{layer}"])))
    costs = ((a - test.targets("float32")) ** 2).sum(axis=1)
    answers = a.argmax(axis=1)
    found = [
        (float(costs[i]), int(i), int(test.labels[i]), int(answers[i]))
        for i in np.flatnonzero(answers != test.labels)
    ]
    return sorted(found, key=lambda mistake: -mistake[0])


def test_mistakes_come_worst_first_and_go_on_the_stage_and_on_the_pad(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_panel(new_context, server, steps=200, panel="mistakes")
    page = nudge.page
    panel, tiles = page.locator(".mistakes"), page.locator(".mistakes .tile")
    expect(panel).to_contain_text("At step 200")
    found = find_mistakes(nudge)
    expect(panel.locator("[data-value=wrong]")).to_have_text(f"{len(found)}")
    expect(tiles).to_have_count(24)
    shown = [int(index) for index in attributes(tiles, "data-index")]
    costs = {index: cost for cost, index, _, _ in found}
    for cost_text, index in zip(texts(panel.locator(".tile-cost")), shown, strict=True):
        assert shows(cost_text, costs[index]), index
    ordered = [costs[index] for index in shown]
    assert np.allclose(ordered, [cost for cost, *_ in found[:24]], rtol=1e-5)
    _, worst, label, answer = next(mistake for mistake in found if mistake[1] == shown[0])
    expect(tiles.first).to_contain_text(f"{label} read as {answer}")
    page.mouse.move(5, 5)
    panel.get_by_role("button", name="Next examples").click()
    expect(tiles.first).not_to_have_attribute("data-index", str(worst))
    panel.get_by_role("button", name="Previous examples").click()
    expect(tiles.first).to_have_attribute("data-index", str(worst))
    tiles.first.click()
    is_on_stage = "({ record, arg }) => record.focus.split === 'test' && record.focus.index === arg"
    nudge.until(is_on_stage, "it is not there", worst)
    expect(tiles.first).to_have_attribute("aria-pressed", "true")
    expect(panel).to_contain_text(f"On the stage: test image {worst}")
    digit = panel.get_by_role("combobox")
    digit.select_option(str(label))
    of_label = [index for _, index, truth, _ in found if truth == label]
    expect(tiles).to_have_count(min(24, len(of_label)))
    assert {int(index) for index in attributes(tiles, "data-index")} <= set(of_label)
    assert axe(page) == []
    nudge.button("Draw on it").click()
    nudge.until("({ record }) => record.focus.split === 'drawn'", "it is not on the pad")
    image = load_embedded().test.images[worst].ravel()
    assert nudge.scene("[...record.a[0]].map(value => Math.round(255 * value))") == image.tolist()


def test_while_the_pointer_is_in_the_list_the_list_stays_as_it_is(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_panel(new_context, server, steps=50, panel="mistakes")
    page = nudge.page
    tiles = page.locator(".mistakes .tile")
    expect(page.locator(".mistakes")).to_contain_text("At step 50")
    tiles.nth(3).hover()
    before = attributes(tiles, "data-index")
    nudge.command(type="step", count=100)
    nudge.until_step(150)
    new_count = f"Mistake of {len(find_mistakes(nudge))}"  # shown after the new test of the network
    expect(page.get_by_role("button", name="Next mistake")).to_have_text(new_count)
    assert attributes(tiles, "data-index") == before
    page.mouse.move(5, 5)
    expect(page.locator(".mistakes")).to_contain_text("At step 150")
    assert attributes(tiles, "data-index") != before
