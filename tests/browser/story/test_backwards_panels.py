"""What fires together, and the ladder of the way back: numbers on screen against the server's."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import NewContext
from tests.browser.support.examples import calm
from tests.browser.support.nudge import Array, Nudge, in_virtual_time
from tests.browser.support.reading import shows
from tests.browser.support.reads import LIMIT, attribute, each, text, texts
from tests.support.server import Server

STATES = [
    "step=3&example=test.4",
    "step=150&seed=4&example=test.11",
    "step=40&hidden=12&activation=tanh&seed=2&example=test.7",
]
CROSS_ENTROPY = "step=20&cost=cross_entropy&output_activation=softmax&learning_rate=0.1"


def products(record: dict[str, Array], layer: int) -> Array:
    """−δ_j · a_k of every weight of a layer, shape (n_l, n_{l-1})."""
    delta = record[f"delta{layer}"].astype(np.float64)
    return -np.outer(delta, record[f"a{layer - 1}"])


def numbers_of(cells: Locator, name: str) -> list[int]:
    return each(cells, "(cell, name) => Number(cell.dataset[name])", name)


def depth_of(record: dict[str, Array]) -> int:
    return max(int(name[5:]) for name in record if name.startswith("delta"))


@pytest.mark.parametrize("address", STATES)
def test_the_grid_is_that_of_the_record_in_every_layer(
    new_context: NewContext, server: Server, address: str
) -> None:
    nudge = calm(new_context, server, f"/story/fire-together?{address}&phase=update")
    record, _ = nudge.record()
    panel = nudge.page.locator(".fire-together")
    for layer in range(depth_of(record), 0, -1):
        panel.get_by_role("button", name=f"layer {layer} ").click()
        expected = products(record, layer)
        # The first cell of a shown layer may still be that of the layer before.
        expect(panel.locator("caption")).to_contain_text(f"layer {layer}:")
        behind = record[f"a{layer - 1}"].ravel()
        down = numbers_of(panel.locator("tbody th"), "k")
        across = numbers_of(panel.locator("thead th"), "j")
        cells = panel.locator("td.shade")
        expect(cells).to_have_count(len(down) * len(across))
        for j, k, said in each(cells, "(e) => [+e.dataset.j, +e.dataset.k, e.innerText]"):
            assert shows(said, expected[j, k]), (layer, j, k, said, expected[j, k])
        assert len(down) == min(16, behind.size)
        assert list(np.abs(behind[down])) == sorted(np.abs(behind), reverse=True)[:16]
        assert list(-record[f"delta{layer}"].ravel()[across]) == sorted(
            -record[f"delta{layer}"].ravel()[across], reverse=True
        )
        strongest_is(panel, expected, record, layer)


def strongest_is(panel: Locator, expected: Array, record: dict[str, Array], layer: int) -> None:
    """The outlined cell and the sentence name the strongest of all weights of the layer."""
    at, j, k = weight_named_in(panel)
    assert at == layer
    assert abs(expected[j, k]) == np.abs(expected).max()
    outlined = panel.locator("td.is-strongest")
    assert (numbers_of(outlined, "j"), numbers_of(outlined, "k")) == ([j], [k])
    factors = each(panel.locator("[data-value]"), "(e) => [e.dataset.value, e.innerText]")
    shown = dict(factors)
    assert shows(shown["a"], float(record[f"a{layer - 1}"].ravel()[k]))
    assert shows(shown["push"], -float(record[f"delta{layer}"].ravel()[j]))
    assert shows(shown["product"], float(expected[j, k]))


def weight_named_in(place: Locator) -> tuple[int, int, int]:
    """Layer, index and from of the weight that is named there."""
    layer, index, source = attribute(place.locator("[data-weight]"), "data-weight").split(".")
    return int(layer), int(index), int(source)


def test_in_place_they_stand_as_in_the_network(new_context: NewContext, server: Server) -> None:
    nudge = calm(new_context, server, "/story/fire-together?step=40&phase=weight_nudges:3")
    panel = nudge.page.locator(".fire-together")
    in_place = panel.get_by_role("button", name="in place")
    in_place.click()
    expect(in_place).to_have_attribute("aria-pressed", "true")
    assert numbers_of(panel.locator("thead th"), "j") == list(range(10))
    assert numbers_of(panel.locator("tbody th"), "k") == list(range(16))


def test_a_cell_tells_its_arithmetic_and_selects_its_weight(
    new_context: NewContext, server: Server
) -> None:
    nudge = calm(new_context, server, "/story/fire-together?step=40&phase=weight_nudges:3")
    record, _ = nudge.record()
    panel, page = nudge.page.locator(".fire-together"), nudge.page
    page.locator('table.fire [tabindex="0"]').focus()
    for key in ("ArrowDown", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    picked = panel.locator("td.picked")
    expect(picked).to_have_attribute("data-at", "2.2")
    j, k = numbers_of(picked, "j")[0], numbers_of(picked, "k")[0]
    nudge.until_room(selection={"layer": 3, "index": j, "from": k})
    told = text(panel.locator(".at-cell"))
    assert shows(told.rpartition("= ")[2], products(record, 3)[j, k])


def test_no_weight_nudge_is_told_before_its_phase(new_context: NewContext, server: Server) -> None:
    nudge = calm(new_context, server, "/story/fire-together?step=5&phase=cost")
    panel = nudge.page.locator(".fire-together")
    assert set(texts(panel.locator("td.shade"))) == {"?"}
    assert numbers_of(panel.locator("thead th"), "j") == list(range(10)), "nor is the order"
    expect(panel.locator("[data-value]")).to_have_count(0)
    nudge.button("Show the weight nudges of layer 3").click()
    expect(panel.locator("td.is-strongest")).to_be_visible()
    panel.get_by_role("button", name="layer 1 ").click()
    expect(panel.get_by_role("button", name="Show the weight nudges of layer 1")).to_be_visible()
    assert set(texts(panel.locator("td.shade"))) == {"?"}


@pytest.mark.parametrize("address", [*STATES, CROSS_ENTROPY])
def test_the_ladder_is_that_of_the_record(
    new_context: NewContext, server: Server, address: str
) -> None:
    nudge = calm(new_context, server, f"/story/backwards?{address}&phase=bias_nudges:1")
    record, _ = nudge.record()
    depth = depth_of(record)
    rungs = nudge.page.locator(".rung")
    expect(rungs).to_have_count(depth)
    assert numbers_of(rungs, "layer") == list(range(depth, 0, -1))
    for layer in range(1, depth + 1):
        rung = nudge.page.locator(f'.rung[data-layer="{layer}"]')
        nudges, deltas = (record[f"{name}{layer}"].ravel() for name in ("nudge", "delta"))
        means = {"nudge": np.abs(nudges).mean(), "delta": np.abs(deltas).mean()}
        for name, mean in means.items():
            said = text(rung.locator(f'[data-value="{name}"]'))
            assert shows(said, float(mean)), (layer, name, said, mean)
        arrows = each(rung.locator("[data-nudge]"), "(e) => [+e.dataset.nudge, e.innerText]")
        for index, said in arrows:
            assert shows(said, float(nudges[index])), (layer, index)
        if layer < depth:
            factor = means["nudge"] / np.abs(record[f"nudge{layer + 1}"]).mean()
            assert shows(text(rung.locator('[data-value="factor"]')), float(factor))
        expected = products(record, layer)
        at, j, k = weight_named_in(rung)
        assert at == layer
        assert abs(expected[j, k]) == np.abs(expected).max()
        strongest = text(rung.locator('[data-value="strongest"]'))
        assert shows(strongest, float(expected[j, k]))


def test_a_rung_fills_in_when_its_phase_comes(new_context: NewContext, server: Server) -> None:
    nudge = calm(new_context, server, "/story/backwards?step=5&phase=asks:3")
    page = nudge.page
    mean = '[data-value="nudge"]'
    expect(page.locator(f'.rung[data-layer="2"] {mean}')).not_to_have_text("?")
    expect(page.locator(f'.rung[data-layer="1"] {mean}')).to_have_text("?")
    expect(page.locator('.rung[data-layer="2"] .most')).to_contain_text("?")
    expect(page.locator(".asking").nth(1)).to_contain_text("?")
    page.locator('.rung[data-layer="2"] h3 button').click()
    nudge.until_at("weight_nudges:2")
    expect(page.locator('.rung[data-layer="2"]')).to_have_attribute("aria-current", "step")
    expect(page.locator('.rung[data-layer="2"] .most')).not_to_contain_text("?")
    page.locator(".asking button").nth(1).click()
    nudge.until_at("asks:2")
    expect(page.locator(f'.rung[data-layer="1"] {mean}')).not_to_have_text("?")
    expect(page.locator(".given")).to_contain_text("given, not adjustable")


BEGINS = """({ scene }) => {
  const at = (layer, what) => document.querySelector(`.rung[data-layer="${layer}"]${what}`);
  return scene.phase === 'output_nudges' && at(3, '[aria-current=step]')
    && at(1, ' [data-value=nudge]').innerText === '?' && !at(1, ' [data-value=strongest]');
}"""


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_it_plays_backwards_to_the_first_layer_and_stops(
    new_context: NewContext, server: Server, motion: str
) -> None:
    page = in_virtual_time(new_context(server, reduced_motion=motion).new_page())
    nudge = Nudge.open(page, server, "/story/backwards?step=5&phase=bias_nudges:1")
    strongest = page.locator('.rung[data-layer="1"] [data-value="strongest"]')
    expect(strongest).to_have_text(re.compile(r"[+−]"))
    page.get_by_role("combobox", name="Speed").select_option(label="example by example")
    nudge.button("Play it backwards").click()
    nudge.until(BEGINS, "it does not begin there, with the rungs below empty")
    over = "({ scene }) => scene.phase === 'bias_nudges:1' && scene.t === 1"
    nudge.until(over, "it does not come to the first layer", limit=6 * LIMIT)  # 29 s of the page
    expect(strongest).to_have_text(re.compile(r"[+−]"))
    expect(page.get_by_role("button", name=re.compile("Play$"))).to_be_visible()
    assert nudge.room()["step"] == 5
    assert nudge.scene("scene.phase") == "bias_nudges:1"
