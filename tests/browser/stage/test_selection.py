"""Neurons and weights chosen by pointing, clicks and keys, and the numbers shown about them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import box, read_each, read_one, text
from tests.support.server import Server

OPEN = "/?step=4&phase=update&example=test.7"


LINES = """(place) => Array.from(place.querySelectorAll('dt'), (symbol) =>
    [symbol, symbol.nextElementSibling].map((element) => element.innerText))"""


def open_example(page: Page, server: Server, query: str = "") -> Nudge:
    """Open the page at step 4, at rest, with test image 7 on the stage."""
    nudge = Nudge.open(page, server, OPEN + query)
    is_on_stage = "({ record }) => record.focus.split === 'test' && record.focus.index === 7"
    nudge.until(is_on_stage, "another example")
    return nudge


def lines(formula: Locator) -> dict[str, str]:
    """Return the lines of a formula: symbol -> formula and value."""
    expect(formula.locator("dt").first).to_be_visible()
    return {symbol: " ".join(line.split()) for symbol, line in read_one(formula, LINES)}


def number_in(line: str) -> float:
    """Return the value at the end of a line: −1.25e−7 of "… = −1.25·10⁻⁷"."""
    mantissa, _, power = line.rsplit("=", 1)[-1].strip().replace("−", "-").partition("·10")
    exponent = power.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-"))
    number: float = float(mantissa) * 10 ** int(exponent or 0)
    return number


def approx(number: Any) -> Any:
    """Return what compares equal to `number` written with three digits."""
    return pytest.approx(float(number), rel=6e-3)


def check_neuron(nudge: Nudge, layer: int, index: int) -> None:
    """Assert that the inspector shows the numbers of this neuron."""
    record, _ = nudge.record()
    by_symbol = lines(nudge.inspector)
    delta = record[f"delta{layer}"][index]
    assert number_in(by_symbol["z"]) == approx(record[f"z{layer}"][index])
    assert number_in(by_symbol["a"]) == approx(record[f"a{layer}"][index])
    assert number_in(by_symbol["ν"]) == approx(record[f"nudge{layer}"][index])
    assert number_in(by_symbol["δ"]) == approx(delta)
    assert number_in(by_symbol["−∂C/∂b"]) == approx(-delta)
    assert number_in(by_symbol["Δb"]) == approx(-3 * record[f"grad_b{layer}"][index])


def test_a_click_selects_a_neuron_pixel_or_weight_and_shows_its_numbers_or_unselects(
    page: Page, server: Server
) -> None:
    nudge = open_example(page, server)
    record, _ = nudge.record()
    heading = nudge.inspector.get_by_role("heading")
    # neurons
    for layer, index, title in [(2, 5, "hidden 2 neuron h2·5"), (3, 4, "output neuron “4”")]:
        nudge.click_stage(*nudge.neuron_position(layer, index))
        expect(heading).to_contain_text(title)
        check_neuron(nudge, layer, index)
    expect(heading).to_contain_text(f"wants to go {'up' if record['nudge3'][4] > 0 else 'down'}")
    nudge.until_room(selection={"layer": 3, "index": 4, "from": None})
    # a pixel, whose nudge is not a number
    pixel = int(np.argmax(record["a0"]))
    image = nudge.scene("scene.image")
    cell = image["size"] / 28
    nudge.click_stage(
        image["x"] + (pixel % 28 + 0.5) * cell, image["y"] + (pixel // 28 + 0.5) * cell
    )
    expect(heading).to_have_text(f"Pixel {pixel}")
    by_symbol = lines(nudge.inspector)
    assert number_in(by_symbol["a"]) == approx(record["a0"][pixel])
    assert by_symbol["ν"] == "given, not adjustable"
    # a click on nothing unselects; a click on a line selects a weight
    nudge.click_stage(*nudge.scene("[scene.layout.width - 3, 3]"))
    nudge.until("({ scene }) => scene.selection === null", "something is still selected")
    line = nudge.scene(
        """(({ edges: { xy, from, to, share } }) => {
          const i = share.lastIndexOf(1);
          return { from: from[i], to: to[i], xy: [...xy.slice(4 * i, 4 * i + 4)] };
        })(scene.lines[2])"""
    )
    x1, y1, x2, y2 = line["xy"]
    # a quarter of the way along the curve, before most lines cross
    nudge.click_stage(x1 + 0.297 * (x2 - x1), y1 + 0.156 * (y2 - y1))
    selection = nudge.until("({ scene }) => scene.selection", "nothing is selected")
    assert selection == {"layer": 3, "index": line["to"], "from": line["from"]}
    nudge.click_stage(*nudge.scene("[scene.layout.width - 3, 3]"))
    nudge.until("({ scene }) => scene.selection === null", "something is still selected")


def test_keys_walk_from_neuron_to_neuron_and_escape_selects_nothing(
    page: Page, server: Server
) -> None:
    nudge = open_example(page, server, "&select=3.9")
    heading = nudge.inspector.get_by_role("heading")
    expect(heading).to_contain_text("output neuron “9”")
    for key, title in [
        ("ArrowUp", "output neuron “8”"),
        ("ArrowDown", "output neuron “9”"),
        ("ArrowDown", "output neuron “0”"),
        ("[", "hidden 2 neuron h2·0"),
        ("ArrowUp", "hidden 2 neuron h2·15"),
        ("]", "output neuron “9”"),
    ]:
        page.keyboard.press(key)
        expect(heading).to_contain_text(title)
    check_neuron(nudge, 3, 9)
    page.keyboard.press("Escape")
    nudge.until("({ scene }) => scene.selection === null", "something is still selected")
    # neurons are also chosen by their names
    nudge.inspector.get_by_role("combobox", name="Layer").select_option(label="1 · hidden 1")
    nudge.inspector.get_by_role("combobox", name="Neuron").select_option(label="h1·12")
    expect(heading).to_contain_text("hidden 1 neuron h1·12")
    check_neuron(nudge, 1, 12)


def test_the_connections_of_a_neuron_are_listed_and_one_is_selected_with_its_numbers(
    page: Page, server: Server
) -> None:
    nudge = open_example(page, server, "&select=3.2")
    record, _ = nudge.record()
    nudge.inspector.get_by_role("button", name="Show all 16").click()
    rows = nudge.inspector.locator("table.connections tbody tr:not(.bias)")
    expect(rows).to_have_count(16)
    cells = "(row) => Array.from(row.cells, (cell) => cell.innerText.trim()).filter(Boolean)"
    by_name = {name: numbers for name, *numbers in read_each(rows, cells)}
    assert set(by_name) == {f"h2·{k}" for k in range(16)}
    for k in range(16):
        weight_nudge, weight, ask = map(number_in, by_name[f"h2·{k}"][-3:])
        assert weight_nudge == approx(-record["delta3"][2] * record["a2"][k])
        assert weight == approx(record["w3"][2, k])
        assert ask == approx(-record["delta3"][2] * record["w3"][2, k])
    # a connection in the list is selected: the inspector shows its gradient and update
    name = text(rows.first.get_by_role("rowheader"))
    k = int(name.removeprefix("h2·"))
    nudge.inspector.get_by_role("button", name=name, exact=True).click()
    expect(nudge.inspector.get_by_role("heading")).to_have_text(f"Weight {name} → 2")
    by_symbol = lines(nudge.inspector)
    assert number_in(by_symbol["w"]) == approx(record["w3"][2, k])
    assert number_in(by_symbol["−∂C/∂w"]) == approx(-record["delta3"][2] * record["a2"][k])
    assert number_in(by_symbol["ask"]) == approx(-record["delta3"][2] * record["w3"][2, k])
    assert number_in(by_symbol["gradient"]) == approx(record["grad_w3"][2, k])
    assert number_in(by_symbol["Δw"]) == approx(-3 * record["grad_w3"][2, k])


def test_any_of_the_12544_first_layer_weights_is_reached_in_its_image_and_by_keys(
    page: Page, server: Server
) -> None:
    nudge = open_example(page, server)
    x, y, size = nudge.scene("(({ x, y, size }) => [x, y, size])(scene.tiles.boxes[6])")
    nudge.click_stage(x + 14.5 / 28 * size, y + 10.5 / 28 * size)
    heading = nudge.inspector.get_by_role("heading")
    selection = nudge.until("({ scene }) => scene.selection", "nothing is selected")
    assert (selection["layer"], selection["index"]) == (1, 6)
    pixel = selection["from"]
    expect(heading).to_have_text(f"Weight pixel {pixel} → h1·6")
    record, _ = nudge.record()
    assert number_in(lines(nudge.inspector)["w"]) == approx(record["w1"][6, pixel])
    nudge.inspector.get_by_role("slider", name="Pixel whose weight is shown").focus()
    for key, offset in [("ArrowRight", 1), ("ArrowDown", 29), ("ArrowLeft", 28), ("ArrowUp", 0)]:
        page.keyboard.press(key)
        expect(heading).to_have_text(f"Weight pixel {pixel + offset} → h1·6")
        assert number_in(lines(nudge.inspector)["w"]) == approx(record["w1"][6, pixel + offset])
    assert nudge.scene() == 4, "the keys of the page did nothing"


def test_pointing_at_a_neuron_shows_a_card_with_its_arithmetic_all_of_it_on_the_stage(
    page: Page, server: Server
) -> None:
    nudge = open_example(page, server)
    record, _ = nudge.record()
    card = page.locator(".hover-card")
    expect(card).to_have_count(0)
    # h1·15 is the lowest neuron: its card must not leave the stage
    for layer, index in [(1, 3), (3, 0), (1, 15)]:
        x, y = nudge.neuron_position(layer, index)
        page.locator(".stage canvas").hover(position={"x": x, "y": y})
        expect(card).to_be_visible()
        expect(card).to_contain_text(f"h1·{index}" if layer == 1 else f"output neuron {index}")
        by_symbol = lines(card)
        assert number_in(by_symbol["a"]) == approx(record[f"a{layer}"][index])
        assert number_in(by_symbol["ν"]) == approx(record[f"nudge{layer}"][index])
        stage, shown = box(page.locator(".stage")), box(card)
        assert shown["x"] >= stage["x"]
        first = nudge.scene("Math.min(...scene.tiles.boxes.map(({ x }) => x))")
        assert shown["x"] + shown["width"] <= stage["x"] + first, "it covers the network"
        assert shown["y"] >= stage["y"]
        assert shown["y"] + shown["height"] <= stage["y"] + stage["height"]
    page.locator(".caption").hover()
    expect(card).to_have_count(0)


def test_lab_says_what_to_try_first_until_a_panel_is_chosen(page: Page, server: Server) -> None:
    nudge = open_example(page, server)
    first = page.get_by_text("Try first")
    expect(first).to_contain_text("100 steps a second")
    nudge.page.get_by_role("combobox", name="Panel").select_option(label="Weighted sum")
    expect(first).to_have_count(0)


def test_numbers_that_are_not_computed_yet_are_not_shown(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/?step=4&phase=cost&select=2.3")
    nudge.until_phase("cost")
    nudge.until("({ scene }) => scene.selection?.index === 3", "it is not selected")
    heading = nudge.inspector.get_by_role("heading")
    expect(heading).to_contain_text("h2·3")
    by_symbol = lines(nudge.inspector)
    assert number_in(by_symbol["z"]) == approx(nudge.record()[0]["z2"][3])
    for symbol in ("ν", "δ", "−∂C/∂b", "Δb"):
        assert symbol not in by_symbol, by_symbol
    assert "wants" not in text(heading)


def test_the_tables_hold_every_neuron_of_every_layer(page: Page, server: Server) -> None:
    nudge = open_example(page, server)
    record, _ = nudge.record()
    page.get_by_text("The stage in numbers").click()
    for layer, caption in [(3, "output"), (2, "hidden 2"), (1, "hidden 1")]:
        table = page.get_by_role("table", name=caption, exact=True)
        rows = table.locator("tbody tr")
        expect(rows).to_have_count(len(record[f"a{layer}"]))
        expect(rows.last).to_be_visible()
        read_cells = "(row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText)"
        for index, cell_texts in enumerate(read_each(rows, read_cells)):
            cells = [number_in(cell_text) for cell_text in cell_texts]
            names = ("z", "a", "nudge", "delta")
            numbers = cells if layer < 3 else [*cells[:2], *cells[3:]]
            assert numbers == [approx(record[f"{name}{layer}"][index]) for name in names]
