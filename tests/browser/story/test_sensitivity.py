"""The two weights of chapter 3: their sensitivities, and true and predicted costs when wiggled."""

from __future__ import annotations

import re

import httpx
import pytest
from nudge.protocol.frames import decode
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import HTTP_OPTIONS, Nudge
from tests.browser.support.questions import get_answer, open_at_phase
from tests.browser.support.reading import parse_number, shows
from tests.browser.support.reads import (
    attribute,
    box,
    eventually,
    read_one,
    text,
    texts,
    value,
    wait_for_rest,
)
from tests.browser.support.virtual_time import in_virtual_time
from tests.support.server import Server

SETS = {"example": "this", "batch": "the mini-batch", "all": "all"}
PAUSE = 1.7
"""Seconds: longer than the page waits after the last key before a moved weight springs back."""
ROW = """(row) => [row.dataset.at, ...Array.from(row.cells, (cell) => cell.innerText).slice(-2)]"""


def component(nudge: Nudge, example_set: str, weight: dict[str, int]) -> float:
    """The derivative of the cost of a set of examples by one parameter."""
    file = nudge.get(f"{nudge.address}/gradient.safetensors", {"set": example_set}).read()
    tensors, _ = decode(file)
    layer, index = weight["layer"], weight["index"]
    if "from" not in weight:
        return float(tensors[f"grad_b{layer}"][index])
    return float(tensors[f"grad_w{layer}"][index, weight["from"]])


def cards(page: Page) -> list[Locator]:
    found = page.locator(".weight-card")
    expect(found).to_have_count(2)
    return [found.first, found.last]


def read_weight(card: Locator) -> dict[str, int]:
    """The parameter of a card. That of a bias has no "from"."""
    layer, index, source = attribute(card, "data-weight").split(".")
    weight = {"layer": int(layer), "index": int(index)}
    return weight if source == "bias" else {**weight, "from": int(source)}


def row(card: Locator, kind: str) -> tuple[float, str, str]:
    """A row of a card's table: the parameter's value, and the texts of the cost and its change."""
    line = card.locator(f'tr[data-kind="{kind}"]')  # there once the server has sent the curve
    at, cost, change = read_one(line, ROW)
    return float(at or "nan"), cost, change


@pytest.mark.parametrize("address", ["step=40&seed=3", "step=7&example=test.11&hidden=9-7"])
def test_the_cost_is_as_many_times_more_sensitive_as_the_gradients_say(
    new_context: NewContext, server: Server, address: str
) -> None:
    nudge = open_at_phase(new_context, server, f"/story/sensitivity?{address}", "average")
    page = nudge.page
    for example_set, name in SETS.items():
        page.locator(".set-choice").get_by_role("button", name=re.compile(f"^{name}")).click()
        # This button is disabled until the gradient of the chosen set is there.
        page.get_by_role("button", name="A strong and a weak one").click()
        strong, weak = (
            abs(component(nudge, example_set, read_weight(card))) for card in cards(page)
        )
        assert strong > weak > 0
        times = parse_number(text(page.locator('[data-value="times"]')))[0]
        # The ratio has three digits, however large it is.
        assert times == pytest.approx(strong / weak, rel=5.1e-3), example_set
        for card in cards(page):
            now, cost, _ = row(card, "now")
            curve = get_answer(
                nudge, "curve", set=example_set, span=2, points=3, **read_weight(card)
            )
            assert now == pytest.approx(curve["value"])
            assert shows(cost, curve["cost"])


def test_weights_are_picked_by_the_keyboard_and_from_the_stage(
    new_context: NewContext, server: Server
) -> None:
    address = "/story/sensitivity?step=20&select=2.3.5"
    nudge = open_at_phase(new_context, server, address, "average")
    page = nudge.page
    first, second = cards(page)
    first.get_by_label("layer").select_option(label="hidden 2")
    first.get_by_label("neuron").select_option(label="h2·4")
    first.get_by_label("from").select_option(label="h1·7")
    expect(first).to_have_attribute("data-weight", "2.4.7")
    second.get_by_label("layer").select_option(label="hidden 1")
    second.get_by_label("from pixel").fill("300")
    second.get_by_label("from pixel").press("Enter")
    expect(second).to_have_attribute("data-weight", "1.0.300")
    pixel = second.get_by_label("from pixel")
    for key, chosen in [("ArrowUp", 301), ("PageUp", 311), ("ArrowDown", 310), ("PageDown", 300)]:
        pixel.press(key)
        expect(second).to_have_attribute("data-weight", f"1.0.{chosen}")
        expect(pixel).to_have_value(str(chosen))
    pixel.fill("٣٠١")
    pixel.press("Enter")
    expect(second).to_have_attribute("data-weight", "1.0.301")
    pixel.fill("784")
    pixel.press("Enter")
    expect(second.get_by_role("alert")).to_have_text("From 0 to 783 here.")
    pixel.press("Escape")
    expect(pixel).to_have_value("301")
    pixel.hover()
    page.mouse.wheel(0, 100)
    page.mouse.wheel(0, -300)
    wait_for_rest(page)
    expect(pixel).to_have_value("301")
    expect(second).to_have_attribute("data-weight", "1.0.301")
    second.get_by_role("button", name="bias").press("Enter")
    expect(second).to_have_attribute("data-weight", "1.0.bias")
    expect(second.get_by_role("heading")).to_have_text("bias of h1·0")
    take = second.get_by_role("button", name="Take the selected one")
    nudge.click_stage(*nudge.neuron_position(3, 6))
    expect(take).to_be_disabled()  # a neuron is no weight
    first.get_by_role("heading").get_by_role("button").press("Enter")
    nudge.until("({ scene }) => scene.selection?.from === 7", "the stage does not show it")
    expect(take).to_be_enabled()
    take.press("Enter")
    expect(second).to_have_attribute("data-weight", "2.4.7")
    expect(page.locator(".ratio")).to_contain_text("as sensitive to h1·7 → h2·4 as to")


def test_a_weight_that_is_wiggled_by_keys_shows_the_true_cost_beside_what_the_gradient_foretells(
    new_context: NewContext, server: Server
) -> None:
    page = in_virtual_time(new_context(server, reduced_motion="reduce").new_page())
    nudge = Nudge.open(page, server, "/story/sensitivity?step=60&seed=1&phase=average")
    nudge.until_phase("average")
    card = cards(page)[0]
    row(card, "now")
    nudge.pause_time()
    slider = card.get_by_role("slider")
    slider.focus()
    for _ in range(25):
        page.keyboard.press("ArrowRight")
    assert value(slider) == "0.5", "the arrow keys do not turn pages here"
    eventually(page, lambda: row(card, "true")[0] == row(card, "predicted")[0], "no true cost")
    weight = read_weight(card)
    at, true_cost, true_change = row(card, "true")
    question = {"set": "example", "changes": [{**weight, "value": at}]}
    answer = httpx.post(f"{nudge.address}/cost", json=question, **HTTP_OPTIONS).json()
    assert shows(true_cost, answer["changed_cost"])
    assert shows(true_change, answer["changed_cost"] - answer["cost"])
    _, predicted, predicted_change = row(card, "predicted")
    gradient = component(nudge, "example", weight)
    assert shows(predicted, answer["cost"] + 0.5 * gradient)
    assert shows(predicted_change, 0.5 * gradient)
    assert value(slider) == "0.5"
    nudge.let_pass(PAUSE)
    expect(slider).to_have_value("0")  # the pause is over, and it springs back
    expect(card.locator(".held")).to_contain_text(f"the cost was {true_cost}")
    true_now, at_rest, _ = row(card, "true")
    assert (true_now, at_rest) == row(card, "now")[:2]


def test_before_a_slider_is_moved_the_panel_says_that_it_goes_back_and_trains_nothing(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/story/sensitivity?step=30")
    nudge.until_phase("cost")
    slider = cards(page)[0].get_by_role("slider")
    hint = page.locator(".sensitivity .hint")
    expect(hint).to_have_text(re.compile("Let go: the weight goes back, nothing is trained"))
    expect(slider).to_be_in_viewport()
    expect(hint).to_be_in_viewport()


def test_a_weight_that_is_dragged_springs_back_when_it_is_let_go(
    page: Page, server: Server
) -> None:
    in_virtual_time(page)
    nudge = Nudge.open(page, server, "/story/sensitivity?step=30")
    nudge.until_phase("cost")
    card = cards(page)[0]
    row(card, "now")
    nudge.pause_time()
    slider = card.get_by_role("slider")
    slider.scroll_into_view_if_needed()
    place = box(slider)
    middle = place["y"] + place["height"] / 2
    page.mouse.move(place["x"] + place["width"] / 2, middle)
    page.mouse.down()
    page.mouse.move(place["x"] + 0.8 * place["width"], middle, steps=10)
    dragged_to = float(value(slider))
    assert dragged_to > 0.8
    eventually(page, lambda: row(card, "true")[0] == row(card, "predicted")[0], "no true cost")
    nudge.let_pass(2)
    assert float(value(slider)) == dragged_to, "as long as it is held it stays"
    page.mouse.up()
    seen = [float(value(slider))]
    while seen[-1] != 0 and len(seen) < 30:
        nudge.let_pass(0.1)
        seen.append(float(value(slider)))
    assert seen[-1] == 0
    assert len(set(seen)) > 2, "it goes back, and does not jump"
    assert nudge.scene() == 30


def test_the_gradient_is_not_shown_before_it_is_known(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_at_phase(new_context, server, "/story/sensitivity?step=5", "forward")
    page = nudge.page
    card = cards(page)[0]
    expect(page.locator(".ratio")).to_contain_text("not known yet")
    expect(page.locator(".tangent, .curve")).to_have_count(0)
    assert row(card, "predicted")[1] == "not known yet"


def test_a_card_never_shows_the_curve_of_the_weight_before(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_at_phase(new_context, server, "/story/sensitivity?step=5&seed=2", "average")
    page = nudge.page
    card = cards(page)[0]
    row(card, "now")
    requests: list[Route] = []  # until they go on, the page is not at rest and cannot be read
    page.route("**/curve?*", lambda route: requests.append(route))
    card.get_by_role("button", name="bias").click()
    expect(card.get_by_role("heading")).to_contain_text("bias of")
    expect(card.locator(".awaited")).to_have_text("…")
    expect(card.locator(".costs")).to_have_count(0)
    eventually(page, lambda: requests, "its curve is not asked for")
    for route in requests:
        route.continue_()
    now, _, _ = row(card, "now")
    assert now == pytest.approx(
        get_answer(nudge, "curve", set="example", span=2, points=3, **read_weight(card))["value"]
    )


def test_the_curve_can_be_read_as_a_table(new_context: NewContext, server: Server) -> None:
    nudge = open_at_phase(new_context, server, "/story/sensitivity?step=12", "average")
    card = cards(nudge.page)[0]
    _, cost, _ = row(card, "now")
    card.get_by_text("The curve in numbers").click()
    table = card.get_by_role("table", name="The cost against")
    curve = get_answer(nudge, "curve", set="example", span=2, points=41, **read_weight(card))
    lines = table.locator("tbody tr")
    expect(lines).to_have_count(41)
    expect(lines.last).to_be_visible()
    for shown, weight in zip(texts(lines.locator("th")), curve["values"], strict=True):
        assert shows(shown, weight)
    for shown, true_cost in zip(
        texts(lines.locator("td:nth-child(2)")), curve["costs"], strict=True
    ):
        assert shows(shown, true_cost)
    # the curve and its tangent touch where nothing is changed
    assert texts(lines.nth(20).locator("td")) == [cost, cost]


def test_the_panel_follows_the_step_and_the_example(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_at_phase(new_context, server, "/story/sensitivity?step=5", "average")
    page = nudge.page
    page.locator(".set-choice").get_by_role("button", name="this").click()

    def is_now() -> bool:
        _, metadata = nudge.record()
        costs = [row(card, "now")[1] for card in cards(page)]
        return all(shows(cost, float(metadata["example_cost"])) for cost in costs)

    eventually(page, is_now, "the cost is another")
    page.keyboard.press("8")
    is_8 = "({ record }) => record.focus.split === 'test' && record.focus.label === 8"
    nudge.until(is_8, "no other example")
    eventually(page, is_now, "it does not follow the example")
    page.keyboard.press("Shift+ArrowRight")
    nudge.until_step(6)
    eventually(page, is_now, "it does not follow the step")
