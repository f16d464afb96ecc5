"""Sensitivity, three avenues, rivals: what these panels show is what the server answers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import httpx
import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from app.rooms.frames import decode
from tests.browser.boxes import problems
from tests.browser.conftest import NewContext
from tests.browser.nudge import Nudge
from tests.browser.reading import read, shows
from tests.support.axe import axe
from tests.support.server import Server

SETS = {"example": "this", "batch": "the mini-batch", "all": "all"}
LABEL = 2


def opened(
    new_context: NewContext, server: Server, address: str, phase: str, **options: Any
) -> Nudge:
    """The page at ``address``, at the end of ``phase``, with reduced motion."""
    page = new_context(server, reduced_motion="reduce", **options).new_page()
    nudge = Nudge.open(page, server, f"{address}&phase={phase}")
    nudge.until_at(phase)
    return nudge


def asked(nudge: Nudge, path: str, **query: Any) -> dict[str, Any]:
    answer: dict[str, Any] = nudge.get(f"{nudge.address}/{path}", query).json()
    return answer


def component(nudge: Nudge, of: str, weight: dict[str, int]) -> float:
    """The gradient of a set with respect to one parameter."""
    file = nudge.get(f"{nudge.address}/gradient.safetensors", {"set": of}).content
    tensors, _ = decode(file)
    layer, index = weight["layer"], weight["index"]
    if "from" not in weight:
        return float(tensors[f"grad_b{layer}"][index])
    return float(tensors[f"grad_w{layer}"][index, weight["from"]])


def cards(page: Page) -> list[Locator]:
    found = page.locator(".weight-card")
    expect(found).to_have_count(2)
    return found.all()


def weight_of(card: Locator) -> dict[str, int]:
    """Which parameter a card is about; without "from" a bias."""
    layer, index, source = (card.get_attribute("data-weight") or "").split(".")
    weight = {"layer": int(layer), "index": int(index)}
    return weight if source == "bias" else {**weight, "from": int(source)}


def row(card: Locator, kind: str) -> tuple[float, str, str]:
    """At which value of the parameter, and the cost and its change as they are written."""
    line = card.locator(f'tr[data-kind="{kind}"]')
    cost, change = line.locator("td").all_inner_texts()
    return float(line.get_attribute("data-at") or "nan"), cost, change


def eventually(holds: Callable[[], bool], page: Page, otherwise: str) -> None:
    for _ in range(200):
        if holds():
            return
        page.wait_for_timeout(25)
    pytest.fail(f"{otherwise}: {page.locator('.side .panel').first.inner_text()}")


# Sensitivity


@pytest.mark.parametrize("address", ["step=40&seed=3", "step=7&example=test.11&hidden=9-7"])
def test_the_cost_is_as_many_times_more_sensitive_as_the_gradients_say(
    new_context: NewContext, server: Server, address: str
) -> None:
    nudge = opened(new_context, server, f"/story/sensitivity?{address}", "average")
    page = nudge.page
    for of, name in SETS.items():
        page.locator(".set-choice").get_by_role("button", name=re.compile(f"^{name}")).click()
        page.get_by_role("button", name="A strong and a weak one").click()

        def is_right(of: str = of) -> bool:
            one, other = (abs(component(nudge, of, weight_of(card))) for card in cards(page))
            assert one > other > 0
            text = page.locator('[data-value="times"]')
            # three digits, of a large number too
            return text.count() == 1 and read(text.inner_text())[0] == pytest.approx(
                one / other, rel=5.1e-3
            )

        eventually(is_right, page, f"the ratio for {of} is another")
        for card in cards(page):
            value, cost, _ = row(card, "now")
            curve = asked(nudge, "curve", set=of, span=2, points=3, **weight_of(card))
            assert value == pytest.approx(curve["value"])
            assert shows(cost, curve["cost"])


def test_weights_are_picked_by_the_keyboard_and_from_the_stage(
    new_context: NewContext, server: Server
) -> None:
    address = "/story/sensitivity?step=20&select=2.3.5"
    nudge = opened(new_context, server, address, "average")
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
    second.get_by_role("button", name="bias").press("Enter")
    expect(second).to_have_attribute("data-weight", "1.0.bias")
    expect(second.get_by_role("heading")).to_have_text("bias of h1·0")
    take = second.get_by_role("button", name="Take the selected one")
    nudge.click_stage(*nudge.neuron_at(3, 6))
    expect(take).to_be_disabled()  # a neuron is no weight
    first.get_by_role("heading").get_by_role("button").press("Enter")
    nudge.until("({ scene }) => scene.selection?.from === 7", "the stage does not show it")
    take.press("Enter")
    expect(second).to_have_attribute("data-weight", "2.4.7")
    expect(page.locator(".ratio")).to_contain_text("as sensitive to h1·7 → h2·4 as to")


def test_a_weight_that_is_wiggled_by_keys_shows_the_true_cost_beside_what_the_gradient_foretells(
    new_context: NewContext, server: Server
) -> None:
    nudge = opened(new_context, server, "/story/sensitivity?step=60&seed=1", "average")
    page = nudge.page
    card = cards(page)[0]
    slider = card.get_by_role("slider")
    slider.focus()
    for _ in range(25):
        page.keyboard.press("ArrowRight")
    assert slider.input_value() == "0.5", "the arrow keys do not turn pages here"
    eventually(lambda: row(card, "true")[0] == row(card, "foretold")[0], page, "no true cost")
    weight = weight_of(card)
    at, true_cost, true_change = row(card, "true")
    change = {**weight, "value": at}
    told = httpx.post(f"{nudge.address}/cost", json={"set": "batch", "changes": [change]}).json()
    assert shows(true_cost, told["changed_cost"])
    assert shows(true_change, told["changed_cost"] - told["cost"])
    _, foretold, foretold_change = row(card, "foretold")
    gradient = component(nudge, "batch", weight)
    assert shows(foretold, told["cost"] + 0.5 * gradient)
    assert shows(foretold_change, 0.5 * gradient)
    expect(slider).to_have_value("0")  # the pause is over, and it springs back
    expect(card.locator(".held")).to_contain_text(f"the cost was {true_cost}")
    value, at_rest, _ = row(card, "true")
    assert value == row(card, "now")[0]
    assert at_rest == row(card, "now")[1]


def test_a_weight_that_is_dragged_springs_back_when_it_is_let_go(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/story/sensitivity?step=30")
    nudge.until_at("average")
    card = cards(page)[0]
    slider = card.get_by_role("slider")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.8 * box["width"], middle, steps=10)
    held_at = float(slider.input_value())
    assert held_at > 0.8
    eventually(lambda: row(card, "true")[0] == row(card, "foretold")[0], page, "no true cost")
    page.wait_for_timeout(2000)
    assert float(slider.input_value()) == held_at, "as long as it is held it stays"
    page.mouse.up()
    seen = page.evaluate(
        """async () => {
          const slider = document.querySelector('.wiggle');
          const seen = [slider.valueAsNumber];
          for (let i = 0; i < 300 && slider.valueAsNumber !== 0; i++) {
            await new Promise(requestAnimationFrame);
            seen.push(slider.valueAsNumber);
          }
          return seen;
        }"""
    )
    assert seen[-1] == 0
    assert min(seen) < 0, "it swings"
    assert nudge.scene() == 30


def test_the_gradient_is_not_told_before_it_is_known(
    new_context: NewContext, server: Server
) -> None:
    nudge = opened(new_context, server, "/story/sensitivity?step=5", "cost")
    page = nudge.page
    card = cards(page)[0]
    expect(page.locator(".ratio")).to_contain_text("not known yet")
    expect(page.locator(".tangent, .curve")).to_have_count(0)
    assert row(card, "foretold")[1] == "?"


def test_the_panel_follows_the_step_and_the_example(
    new_context: NewContext, server: Server
) -> None:
    nudge = opened(new_context, server, "/story/sensitivity?step=5", "average")
    page = nudge.page
    page.locator(".set-choice").get_by_role("button", name="this").click()

    def is_now() -> bool:
        _, metadata = nudge.record()
        costs = [row(card, "now")[1] for card in cards(page)]
        return all(shows(cost, float(metadata["example_cost"])) for cost in costs)

    eventually(is_now, page, "the cost is another")
    page.keyboard.press("8")
    eventually(is_now, page, "it does not follow the example")
    page.keyboard.press("Shift+ArrowRight")
    nudge.until_step(6)
    eventually(is_now, page, "it does not follow the step")


# Three avenues


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
        eventually(
            lambda answer=answer: shows(
                rows.nth(0).locator("td").nth(2).inner_text(), answer["avenues"][0]["cost"]
            ),
            page,
            "it does not follow the size",
        )
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


# Rivals


def test_two_networks_are_trained_side_by_side_and_one_calls_everything_the_same(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/story/rivals?step=1")
    page.get_by_role("button", name="Train both").press("Enter")
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    expect(page.locator(".rivals [aria-live]")).to_contain_text("Both are being trained")
    expect(page.locator('.rival-head[data-step="0"]')).to_have_count(0)  # it goes on
    expect(page.locator(".outcome")).to_contain_text("After 300 steps", timeout=15_000)
    ends = final_standings(nudge, LABEL)
    for of, end in ends.items():
        for digit, count in enumerate(end["predicted"]):
            cell = page.locator(f'tr[data-digit="{digit}"] td[data-of="{of}"]')
            assert cell.get_attribute("data-count") == str(count)
            assert shows(cell.inner_text(), count / sum(end["predicted"]))
    for head, end in zip(page.locator(".rival-head").all(), ends.values(), strict=True):
        assert shows(head.locator(".accuracy").inner_text(), end["accuracy"])
        assert f"{end['examples_seen']:,} examples seen" in head.inner_text()
    outcome = page.locator(".outcome").inner_text()
    assert f"{ends['only']['predicted'][LABEL]:,} of 1,000 images a {LABEL}" in outcome
    assert ends["only"]["predicted"][LABEL] > 900
    assert ends["all"]["accuracy"] > 0.6
    expect(page.locator(".rivals [aria-live]")).to_have_text(outcome)


def final_standings(nudge: Nudge, label: int) -> dict[str, Any]:
    """Where both stand at the end of a race of 300 steps: the server is asked for one more."""
    race = nudge.get(f"{nudge.address}/rivals", {"label": label, "steps": 300})
    standings = [json.loads(line) for line in race.text.splitlines()][1:]
    return {of: [s for s in standings if s["trained_on"] == of][-1] for of in ("only", "all")}


def test_a_race_is_stopped_and_another_digit_is_heard(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/rivals?step=1")
    panel = page.locator(".rivals")
    panel.get_by_role("button", name="7", exact=True).click()
    nudge.button("▶ Train both").click()
    expect(panel.get_by_role("button", name="7", exact=True)).to_be_disabled()
    expect(page.locator(".rival-head").first).to_have_attribute("data-step", re.compile(r"\d\d"))
    with page.expect_event("requestfailed", lambda request: "rivals" in request.url):
        nudge.button("■ Stop").click()
    expect(page.locator(".outcome")).to_contain_text("heard only 7s")
    expect(nudge.button("▶ Train both")).to_be_visible()


def test_nobody_trains_for_a_panel_that_is_gone(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/rivals?step=1")
    nudge.button("▶ Train both").click()
    expect(page.locator(".rival-head").first).to_have_attribute("data-step", re.compile(r"\d"))
    with page.expect_event("requestfailed", lambda request: "rivals" in request.url):
        nudge.button("Next chapter").click()


# All of them


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
    if "projector" in str(screen) or screen.get("viewport", {}).get("height") == 720:
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
