"""The chain rule and its circuit: the numbers are the server's; they and the code panel fit."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Array, Nudge
from tests.browser.support.questions import get_answer, open_at_phase
from tests.browser.support.reading import parse_number, shows
from tests.browser.support.reads import box, count, eventually, read_each, read_one, read_page, text
from tests.support.axe import axe
from tests.support.server import Server

Weight = tuple[int, int, int]
"""Layer, index, from."""
FIELDS = ("into", "neuron", "from")

LAPTOP, PROJECTOR, PHONE = (1440, 900), (1280, 720), (390, 844)
SOFTMAX = "output_activation=softmax&cost=cross_entropy&learning_rate=0.5"


def panel(page: Page, name: str) -> Locator:
    return page.locator(f".panel.{name}")


def choose(page: Page, weight: Weight, where: str = "chain-rule") -> None:
    """Choose a weight with the fields of the panel."""
    layer, index, source = weight
    within = panel(page, where)
    field_of = {name: within.get_by_role("combobox", name=name, exact=True) for name in FIELDS}
    field_of["into"].select_option(str(layer))
    field_of["neuron"].select_option(str(index))
    if layer == 1:
        field = within.get_by_role("spinbutton", name="from pixel")
        field.fill(str(source))
        field.press("Enter")
    else:
        field_of["from"].select_option(str(source))


def some_weights(record: dict[str, Array], label: int) -> list[Weight]:
    """A weight of each layer, from the most active neuron behind it, and one more of the last."""
    depth = max(int(name[1:]) for name in record if re.fullmatch(r"z\d+", name))
    brightest = {layer: int(record[f"a{layer}"].argmax()) for layer in range(depth)}
    return [
        (depth, label, brightest[depth - 1]),
        (depth, (label + 3) % 10, 0),
        *((layer, 1, brightest[layer - 1]) for layer in range(1, depth)),
    ]


def true_derivative(record: dict[str, Array], weight: Weight) -> float:
    """∂C/∂w by the record: δ_j · a_k, which is minus the weight nudge."""
    layer, index, source = weight
    return float(record[f"delta{layer}"][index] * record[f"a{layer - 1}"][source])


def factor(page: Page, name: str) -> str:
    """The text of a factor of the chain rule's product, or of the product itself."""
    place = panel(page, "chain-rule").locator(f"[data-value={name}]").first
    return str(read_one(place, "(element) => element.textContent"))


@pytest.mark.parametrize("settings", ["step=1&seed=4", "step=40", f"step=25&{SOFTMAX}"])
def test_the_factors_multiply_to_minus_the_weight_nudge(
    new_context: NewContext, server: Server, settings: str
) -> None:
    address = f"/story/chain-rule?{settings}&example=test.11"
    nudge = open_at_phase(new_context, server, address, "bias_nudges:1")
    page = nudge.page
    record, metadata = nudge.record()
    for weight in some_weights(record, int(metadata["focus_label"])):
        choose(page, weight)
        layer, index, source = weight
        wanted = true_derivative(record, weight)
        eventually(
            page,
            lambda wanted=wanted: shows(factor(page, "product"), wanted),  # type: ignore[misc]
            f"the product for {weight} is not {wanted}",
        )
        a, delta = record[f"a{layer - 1}"][source], record[f"delta{layer}"][index]
        assert shows(factor(page, "z-by-w"), float(a))
        if layer == 3 and "softmax" in settings:
            assert shows(factor(page, "cost-by-z"), float(delta))
            expect(panel(page, "chain-rule").locator("[data-value=a-by-z]")).to_have_count(0)
            expect(panel(page, "chain-rule")).to_contain_text("every z moves every a")
            continue
        assert shows(factor(page, "cost-by-a"), -float(record[f"nudge{layer}"][index]))
        slope = float(record[f"a{layer}"][index]) * (1 - float(record[f"a{layer}"][index]))
        assert parse_number(factor(page, "a-by-z"))[0] == pytest.approx(slope, rel=6e-3)


def test_the_formula_is_laid_out_by_the_browser_as_mathml(
    new_context: NewContext, server: Server
) -> None:
    page = open_at_phase(new_context, server, "/story/chain-rule?step=2", "bias_nudges:1").page
    fraction = page.locator(".equation mfrac").first
    expect(fraction).to_be_visible()
    assert read_one(fraction, "(element) => element.namespaceURI").endswith("Math/MathML")
    over, under = (box(fraction.locator("> mrow").nth(i)) for i in (0, 1))
    assert over["y"] + over["height"] <= under["y"] + 1


def test_a_deep_weights_last_factor_is_the_sum_over_its_paths_again_and_again(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_at_phase(new_context, server, "/story/chain-rule?step=40", "bias_nudges:1")
    page, record = nudge.page, nudge.record()[0]
    choose(page, (1, 2, int(record["a0"].argmax())))
    tables = page.locator(".path-sum")
    expect(tables).to_have_count(1)
    assert_paths(tables.nth(0), record, 1, 2)
    opens = tables.nth(0).locator(".opens").first
    opens.focus()
    page.keyboard.press("Enter")
    expect(tables).to_have_count(2)
    expect(opens).to_have_attribute("aria-expanded", "true")
    through = int(text(tables.nth(0).locator("tbody th").first).removeprefix("h2·"))
    assert_paths(tables.nth(1), record, 2, through)
    page.keyboard.press("Enter")
    expect(tables).to_have_count(1)


def assert_paths(table: Locator, record: dict[str, Array], layer: int, index: int) -> None:
    """Assert the rows of a table: the four strongest paths, the sum of the others, and of all.

    A path from neuron `index` of `layer` is minus the ask that it gets from the neuron ahead.
    """
    asks = record[f"delta{layer + 1}"] * record[f"w{layer + 1}"][:, index]
    order = np.argsort(-np.abs(asks), kind="stable")
    wanted = [*asks[order[:4]], asks[order[4:]].sum(), -record[f"nudge{layer}"][index]]
    rows = table.locator("tbody tr")
    expect(rows).to_have_count(len(wanted))
    values = read_each(rows, "(row) => [...row.querySelectorAll('td')].at(-1).innerText")
    for shown, value in zip(values[:4] + values[5:], wanted[:4] + wanted[5:], strict=True):
        assert shows(shown, float(value))
    # the sum of the others, in float32
    assert parse_number(values[4])[0] == pytest.approx(float(wanted[4]), rel=6e-3, abs=1e-6)


def test_the_badge_asks_again_for_every_step_example_and_weight_and_agrees(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_at_phase(new_context, server, "/story/chain-rule?step=1&seed=3", "bias_nudges:1")
    page = nudge.page

    def until_it_agrees(weight: Weight) -> None:
        layer, index, source = weight
        wanted = get_answer(
            nudge, "difference", set="example", layer=layer, index=index, **{"from": source}
        )

        def is_right() -> bool:
            numbers = page.locator(".difference.agrees [data-value]")
            shown = dict(
                read_each(numbers, "(e) => [e.dataset.value, e.innerText]", maybe_none=True)
            )
            compared = ("gradient", "difference")
            return all(name in shown and shows(shown[name], wanted[name]) for name in compared)

        eventually(page, is_right, f"the badge of {weight} is not {wanted}")

    record, metadata = nudge.record()
    weights = some_weights(record, int(metadata["focus_label"]))
    for weight in weights:
        choose(page, weight)
        until_it_agrees(weight)
    nudge.command(type="step", count=39)
    nudge.until_step(40)
    until_it_agrees(weights[-1])
    page.keyboard.press("Escape")
    nudge.command(type="focus", split="test", index=11)
    nudge.until("({ record }) => record.focus.index === 11", "the example is another")
    label = nudge.scene("record.focus.label")
    until_it_agrees((3, label, int(nudge.record()[0]["a2"].argmax())))


@pytest.mark.parametrize(
    "settings", ["step=2", f"step=30&{SOFTMAX}", "step=8&hidden=&learning_rate=0.5"]
)
def test_the_circuit_ends_at_the_cost_and_comes_back_as_minus_the_weight_nudge(
    new_context: NewContext, server: Server, settings: str
) -> None:
    address = f"/story/chain-rule?{settings}&example=test.7"
    nudge = open_at_phase(new_context, server, address, "bias_nudges:1")
    page = nudge.page
    record, metadata = nudge.record()
    circuit = panel(page, "circuit")
    circuit.get_by_text("The circuit in numbers").press("Enter")
    for layer, index, source in some_weights(record, int(metadata["focus_label"])):
        choose(page, (layer, index, source), "circuit")

        def shown(end: str, what: str) -> str:
            return text(circuit.locator(f"[data-wire={end}] [data-value={what}]"))

        gradient = true_derivative(record, (layer, index, source))
        eventually(
            page,
            lambda gradient=gradient: shows(shown("weight", "gradient"), gradient),  # type: ignore[misc]
            f"it does not come back as {gradient}",
        )
        assert shows(shown("weight", "value"), float(record[f"w{layer}"][index, source]))
        assert shows(shown("cost", "value"), float(metadata["example_cost"]))
        assert shows(shown("cost", "gradient"), 1)


# How many values, and how many gradients, the circuit shows.
NUMBERS_SHOWN = """(panel) => {
  const values = [...panel.querySelectorAll('svg .value')];
  const gradients = panel.querySelectorAll('svg .gradient');
  return [values.filter((value) => /\\d/.test(value.textContent)).length, gradients.length];
}"""


def test_the_circuit_is_gone_through_gate_by_gate_by_keys(
    new_context: NewContext, server: Server
) -> None:
    page = open_at_phase(new_context, server, "/story/chain-rule?step=5", "bias_nudges:1").page
    circuit = panel(page, "circuit")
    sentence = circuit.locator(".circuit-sentence")
    expect(circuit.locator("svg .gate").first).to_be_visible()
    gates, everything = count(circuit.locator("svg .gate")), read_one(circuit, NUMBERS_SHOWN)
    circuit.get_by_role("button", name="Start", exact=True).press("Enter")
    expect(sentence).to_contain_text("Nothing has been computed yet.")
    assert read_one(circuit, NUMBERS_SHOWN) == [0, 0]
    onwards = circuit.get_by_role("button", name="Next gate", exact=True)
    onwards.focus()
    sentences, counts = [text(sentence)], []
    for _ in range(2 * gates):
        page.keyboard.press("Enter")
        expect(sentence).not_to_have_text(sentences[-1])
        sentences.append(text(sentence))
        counts.append(read_one(circuit, NUMBERS_SHOWN))
    del sentences[0]
    assert [line.split(":")[0] for line in sentences] == ["Forward"] * gates + ["Backward"] * gates
    assert len(set(sentences)) == 2 * gates
    assert counts == sorted(counts), "nothing is taken back"
    assert counts[gates - 1] == [everything[0], 0]
    assert counts[-1] == everything
    page.keyboard.press("Enter")
    expect(circuit.get_by_role("button", name="All", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )


def test_no_factor_is_shown_before_its_phase(new_context: NewContext, server: Server) -> None:
    page = open_at_phase(new_context, server, "/story/chain-rule?step=5", "cost").page
    assert factor(page, "z-by-w") != "not known yet"
    assert factor(page, "cost-by-a") == "not known yet"
    assert factor(page, "product") == "not known yet"
    expect(page.locator(".difference.waiting")).to_be_visible()
    # The only gradient is the 1 at the cost.
    expect(panel(page, "circuit").locator("svg .gradient")).to_have_count(1)


@pytest.mark.parametrize(
    ("options", "sizes"),
    [({}, [LAPTOP, PROJECTOR]), ({"has_touch": True, "is_mobile": True}, [PHONE])],
    ids=["laptop and projector", "phone"],
)
def test_formulas_circuits_and_code_fit(
    new_context: NewContext, server: Server, options: dict[str, Any], sizes: list[tuple[int, int]]
) -> None:
    address = "/story/chain-rule?step=30&example=test.11&activation=tanh"
    width, height = sizes[0]
    options = {"viewport": {"width": width, "height": height}, **options}
    nudge = open_at_phase(new_context, server, address, "bias_nudges:1", **options)
    page = nudge.page
    choose(page, (1, 2, 300))
    page.locator(".path-sum .opens").first.click()
    expect(page.locator(".path-sum")).to_have_count(2)
    wrong = find_sticking_out(nudge, sizes)
    nudge.button("Next chapter").click()
    expect(page.locator(".code-line").first).to_be_visible()
    assert wrong + find_sticking_out(nudge, sizes) == []


def find_sticking_out(nudge: Nudge, sizes: list[tuple[int, int]]) -> list[str]:
    """The elements that are wider than the side panel, at each size, in normal and in big text."""
    found = []
    for width, height in sizes:
        nudge.page.set_viewport_size({"width": width, "height": height})
        for is_big in (True, False):
            nudge.press_in_view("Big text")
            nudge.has_big_text(is_big)
            at = f"at {width}x{height}, big text: {is_big}"
            found += [f"{element} {at}" for element in read_page(nudge.page, STICKING_OUT)]
    return found


# The elements that stick out of the side panel. The code is left out: it scrolls in its own box.
STICKING_OUT = """() => {
  const side = document.querySelector('.side-scroll').getBoundingClientRect();
  return [...document.querySelectorAll('.side-scroll .panel *')]
    .filter((each) => !each.closest('.code-sheet, .visually-hidden'))
    .filter((each) => each.checkVisibility())
    .filter((each) => {
      const { left, right, width } = each.getBoundingClientRect();
      return width > 1 && (left < side.left - 1 || right > side.right + 1);
    })
    .map((each) => `${each.outerHTML.slice(0, 60)}: ${each.textContent.slice(0, 40)}`);
}"""


def test_axe_finds_no_violation_in_formulas_circuits_and_code(
    new_context: NewContext, server: Server
) -> None:
    address = "/story/chain-rule?step=12"
    nudge = open_at_phase(new_context, server, address, "bias_nudges:1", color_scheme="light")
    page = nudge.page
    choose(page, (2, 1, 4))
    page.get_by_text("The circuit in numbers").press("Enter")
    expect(page.locator(".difference.agrees")).to_be_visible()
    found = find_violations_in_both_themes(nudge)
    nudge.button("Next chapter").click()
    expect(page.locator(".code-line.lit").first).to_be_visible()
    assert found + find_violations_in_both_themes(nudge) == []


def find_violations_in_both_themes(nudge: Nudge) -> list[str]:
    """The violations that axe finds in the chapter, in the dark theme and in the light one."""
    found = []
    for theme in ("dark", "light"):
        nudge.press_in_view(f"{theme} theme")
        expect(nudge.page.locator("html")).to_have_attribute("data-theme", theme)
        read_page(nudge.page, "document.body.innerText")  # waits until nothing changes any more
        found += [f"{theme}: {problem}" for problem in axe(nudge.page, part=".side")]
    return found
