"""The panels "fire together" and "backwards": their numbers are the server's."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import NewContext
from tests.browser.support.examples import open_with_reduced_motion
from tests.browser.support.nudge import Array, Nudge
from tests.browser.support.reading import shows
from tests.browser.support.reads import LIMIT, attribute, read_each, text, texts
from tests.browser.support.virtual_time import in_virtual_time
from tests.support.server import Server

STATES = [
    "step=3&example=test.4",
    "step=150&seed=4&example=test.11",
    "step=40&hidden=12&activation=tanh&seed=2&example=test.7",
]
CROSS_ENTROPY = "step=20&cost=cross_entropy&output_activation=softmax&learning_rate=0.1"


def weight_nudges(record: dict[str, Array], layer: int) -> Array:
    """The nudges of a layer's weights by the record: −δ_j · a_k, shape (n_l, n_{l-1})."""
    delta = record[f"delta{layer}"].astype(np.float64)
    return -np.outer(delta, record[f"a{layer - 1}"])


def data_numbers(cells: Locator, name: str) -> list[int]:
    """The data attribute `name` of each cell, as a number."""
    return read_each(cells, "(cell, name) => Number(cell.dataset[name])", name)


def count_layers(record: dict[str, Array]) -> int:
    """L, the number of the output layer."""
    return max(int(name[5:]) for name in record if name.startswith("delta"))


@pytest.mark.parametrize("address", STATES)
def test_the_grid_shows_the_numbers_of_the_record_in_every_layer(
    new_context: NewContext, server: Server, address: str
) -> None:
    nudge = open_with_reduced_motion(
        new_context, server, f"/story/fire-together?{address}&phase=update"
    )
    record, _ = nudge.record()
    panel = nudge.page.locator(".fire-together")
    for layer in range(count_layers(record), 0, -1):
        panel.get_by_role("button", name=f"layer {layer} ").click()
        expected = weight_nudges(record, layer)
        # Until the caption names this layer, the cells may be those of the layer before.
        expect(panel.locator("caption")).to_contain_text(f"layer {layer}:")
        behind = record[f"a{layer - 1}"].ravel()
        down = data_numbers(panel.locator("tbody th"), "k")
        across = data_numbers(panel.locator("thead th"), "j")
        cells = panel.locator("td.shade")
        expect(cells).to_have_count(len(down) * len(across))
        for j, k, shown in read_each(cells, "(e) => [+e.dataset.j, +e.dataset.k, e.innerText]"):
            assert shows(shown, expected[j, k]), (layer, j, k, shown, expected[j, k])
        assert len(down) == min(16, behind.size)
        assert list(np.abs(behind[down])) == sorted(np.abs(behind), reverse=True)[:16]
        assert list(-record[f"delta{layer}"].ravel()[across]) == sorted(
            -record[f"delta{layer}"].ravel()[across], reverse=True
        )
        assert_strongest(panel, expected, record, layer)


def assert_strongest(panel: Locator, expected: Array, record: dict[str, Array], layer: int) -> None:
    """Assert that the outlined cell and the sentence are of the layer's strongest weight nudge."""
    shown_layer, j, k = read_weight(panel)
    assert shown_layer == layer
    assert abs(expected[j, k]) == np.abs(expected).max()
    outlined = panel.locator("td.is-strongest")
    assert (data_numbers(outlined, "j"), data_numbers(outlined, "k")) == ([j], [k])
    factors = read_each(panel.locator("[data-value]"), "(e) => [e.dataset.value, e.innerText]")
    shown = dict(factors)
    assert shows(shown["a"], float(record[f"a{layer - 1}"].ravel()[k]))
    assert shows(shown["push"], -float(record[f"delta{layer}"].ravel()[j]))
    assert shows(shown["product"], float(expected[j, k]))


def read_weight(place: Locator) -> tuple[int, int, int]:
    """Layer, index and from of the weight that `place` names."""
    layer, index, source = attribute(place.locator("[data-weight]"), "data-weight").split(".")
    return int(layer), int(index), int(source)


def test_in_place_the_neurons_have_the_order_of_the_network(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_with_reduced_motion(
        new_context, server, "/story/fire-together?step=40&phase=weight_nudges:3"
    )
    panel = nudge.page.locator(".fire-together")
    in_place = panel.get_by_role("button", name="in place")
    in_place.click()
    expect(in_place).to_have_attribute("aria-pressed", "true")
    assert data_numbers(panel.locator("thead th"), "j") == list(range(10))
    assert data_numbers(panel.locator("tbody th"), "k") == list(range(16))


def test_a_cell_shows_its_arithmetic_and_selects_its_weight(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_with_reduced_motion(
        new_context, server, "/story/fire-together?step=40&phase=weight_nudges:3"
    )
    record, _ = nudge.record()
    panel, page = nudge.page.locator(".fire-together"), nudge.page
    page.locator('table.fire [tabindex="0"]').focus()
    for key in ("ArrowDown", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    picked = panel.locator("td.picked")
    expect(picked).to_have_attribute("data-at", "2.2")
    j, k = data_numbers(picked, "j")[0], data_numbers(picked, "k")[0]
    nudge.until_room(selection={"layer": 3, "index": j, "from": k})
    arithmetic = text(panel.locator(".at-cell"))
    assert shows(arithmetic.rpartition("= ")[2], weight_nudges(record, 3)[j, k])


def test_no_weight_nudge_is_shown_before_its_phase(new_context: NewContext, server: Server) -> None:
    nudge = open_with_reduced_motion(new_context, server, "/story/fire-together?step=5&phase=cost")
    panel = nudge.page.locator(".fire-together")
    assert set(texts(panel.locator("td.shade"))) == {"not known yet"}
    assert data_numbers(panel.locator("thead th"), "j") == list(range(10)), "nor is the order"
    expect(panel.locator("[data-value]")).to_have_count(0)
    nudge.button("Show the weight nudges of layer 3").click()
    expect(panel.locator("td.is-strongest")).to_be_visible()
    panel.get_by_role("button", name="layer 1 ").click()
    expect(panel.get_by_role("button", name="Show the weight nudges of layer 1")).to_be_visible()
    assert set(texts(panel.locator("td.shade"))) == {"not known yet"}


@pytest.mark.parametrize("address", [*STATES, CROSS_ENTROPY])
def test_the_ladder_shows_the_numbers_of_the_record(
    new_context: NewContext, server: Server, address: str
) -> None:
    nudge = open_with_reduced_motion(
        new_context, server, f"/story/backwards?{address}&phase=bias_nudges:1"
    )
    record, _ = nudge.record()
    depth = count_layers(record)
    rungs = nudge.page.locator(".rung")
    expect(rungs).to_have_count(depth)
    assert data_numbers(rungs, "layer") == list(range(depth, 0, -1))
    for layer in range(1, depth + 1):
        rung = nudge.page.locator(f'.rung[data-layer="{layer}"]')
        nudges, deltas = (record[f"{name}{layer}"].ravel() for name in ("nudge", "delta"))
        means = {"nudge": np.abs(nudges).mean(), "delta": np.abs(deltas).mean()}
        for name, mean in means.items():
            shown = text(rung.locator(f'[data-value="{name}"]'))
            assert shows(shown, float(mean)), (layer, name, shown, mean)
        arrows = read_each(rung.locator("[data-nudge]"), "(e) => [+e.dataset.nudge, e.innerText]")
        for index, shown in arrows:
            assert shows(shown, float(nudges[index])), (layer, index)
        if layer < depth:
            factor = means["nudge"] / np.abs(record[f"nudge{layer + 1}"]).mean()
            assert shows(text(rung.locator('[data-value="factor"]')), float(factor))
        expected = weight_nudges(record, layer)
        shown_layer, j, k = read_weight(rung)
        assert shown_layer == layer
        assert abs(expected[j, k]) == np.abs(expected).max()
        strongest = text(rung.locator('[data-value="strongest"]'))
        assert shows(strongest, float(expected[j, k]))


def test_a_rung_fills_in_when_its_phase_comes(new_context: NewContext, server: Server) -> None:
    nudge = open_with_reduced_motion(new_context, server, "/story/backwards?step=5&phase=asks:3")
    page = nudge.page
    mean = '[data-value="nudge"]'
    expect(page.locator(f'.rung[data-layer="2"] {mean}')).not_to_have_text("not known yet")
    expect(page.locator(f'.rung[data-layer="1"] {mean}')).to_have_text("not known yet")
    expect(page.locator('.rung[data-layer="2"] .most')).to_contain_text("not known yet")
    expect(page.locator(".asking").nth(1)).to_contain_text("not known yet")
    page.locator('.rung[data-layer="2"] h3 button').click()
    nudge.until_phase("weight_nudges:2")
    expect(page.locator('.rung[data-layer="2"]')).to_have_attribute("aria-current", "step")
    expect(page.locator('.rung[data-layer="2"] .most')).not_to_contain_text("not known yet")
    page.locator(".asking button").nth(1).click()
    nudge.until_phase("asks:2")
    expect(page.locator(f'.rung[data-layer="1"] {mean}')).not_to_have_text("not known yet")
    expect(page.locator(".given")).to_contain_text("given, not adjustable")


BEGINS = """({ scene }) => {
  const at = (layer, what) => document.querySelector(`.rung[data-layer="${layer}"]${what}`);
  return scene.phase === 'output_nudges' && at(3, '[aria-current=step]')
    && at(1, ' [data-value=nudge]').innerText === 'not known yet'
    && !at(1, ' [data-value=strongest]');
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
