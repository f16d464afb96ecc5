"""The matrix of asks: numbers on screen against the server's, and one opinion after the other."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.examples import calm
from tests.browser.support.nudge import Array, Nudge
from tests.browser.support.reading import read, shows
from tests.browser.support.reads import each, of_page, one, text, texts
from tests.support.axe import axe
from tests.support.server import Server

STATES = [
    "step=1&example=test.3",
    "step=40&example=test.4",
    "step=40&hidden=12-9-7&activation=tanh&seed=2&example=test.7",
]
WIDE = "step=2&hidden=40-30"


def asks_of(record: dict[str, Array], layer: int) -> Array:
    """−δ_j · w[j, k], shape (n_l, n_{l-1})."""
    delta = record[f"delta{layer}"].astype(np.float64)
    return np.asarray(-delta[:, None] * record[f"w{layer}"])


def depth_of(record: dict[str, Array]) -> int:
    return max(int(name[5:]) for name in record if name.startswith("delta"))


def numbers_of(cells: Locator, name: str) -> list[int]:
    return each(cells, "(cell, name) => Number(cell.dataset[name])", name)


def choose(panel: Locator, layer: int) -> None:
    """Have that layer ask: the matrix of another may still be there for a moment."""
    panel.get_by_role("button", name=f"layer {layer} ").click()
    expect(panel.locator("caption")).to_contain_text(f"layer {layer}:")


@pytest.mark.parametrize("address", STATES)
def test_every_ask_is_that_of_the_record_and_a_row_adds_up_to_its_nudge(
    new_context: NewContext, server: Server, address: str
) -> None:
    nudge = calm(new_context, server, f"/story/asks?{address}&phase=update")
    record, _ = nudge.record()
    panel = nudge.page.locator(".asks")
    for layer in range(depth_of(record), 1, -1):
        choose(panel, layer)
        expected, nudges = asks_of(record, layer), record[f"nudge{layer - 1}"].ravel()
        expect(panel.locator("td.ask")).to_have_count(expected.size)
        expect(panel.locator("td.sum .amount")).to_have_count(nudges.size)
        added = np.zeros_like(nudges, dtype=np.float64)
        allowed = np.zeros_like(added)
        asks = each(panel.locator("td.ask"), "(e) => [+e.dataset.j, +e.dataset.k, e.innerText]")
        for j, k, said in asks:
            assert shows(said, expected[j, k]), (layer, j, k, said, expected[j, k])
            value, half = read(said)
            added[k] += value
            allowed[k] += half
        sums = panel.locator("td.sum")
        amounts = "(e) => [+e.dataset.k, e.querySelector('.amount').innerText]"
        for k, said in each(sums, amounts):
            assert shows(said, float(nudges[k])), (layer, k, said)
            assert abs(added[k] - read(said)[0]) <= allowed[k] + read(said)[1] + 1e-6, (layer, k)
        bars_point_where_asks_do(panel, expected)


def bars_point_where_asks_do(panel: Locator, expected: Array) -> None:
    """Each bar points where its ask does, and is as long, of the longest."""
    bars = each(
        panel.locator("td.ask"),
        """(e) => {
          const { x, width } = e.querySelector('rect');
          const [from, long] = [x.baseVal.value, width.baseVal.value];
          return [+e.dataset.j, +e.dataset.k, from, long, e.classList.contains('up')];
        }""",
    )
    most = np.abs(expected).max()
    for j, k, start, length, is_up in bars:
        value = expected[int(j), int(k)]
        assert length == pytest.approx(abs(value) / most, abs=1e-5)
        assert start == pytest.approx(min(0.0, value / most), abs=1e-5)
        assert is_up == (value >= 0)


def test_opinions_come_one_by_one_on_the_stage_as_well(
    new_context: NewContext, server: Server
) -> None:
    nudge = calm(new_context, server, "/story/asks?step=40&phase=asks:3")
    record, _ = nudge.record()
    panel = nudge.page.locator(".asks")
    sum_of = panel.locator("thead th.sum")
    expected = asks_of(record, 3)
    order = np.argsort(-np.abs(record["delta3"].ravel()), kind="stable")
    expect(sum_of).to_have_text("= nudge")
    nudge.button("One by one").click()
    for heard in range(1, 10):
        expect(panel.locator(".heard b")).to_have_text(str(heard))
        expect(sum_of).to_have_text("so far")
        cells = panel.locator("td.ask.heard")
        expect(cells).to_have_count(heard * expected.shape[1])
        assert set(numbers_of(cells, "j")) == set(order[:heard].tolist())
        so_far = expected[order[:heard]].sum(axis=0)
        amounts = texts(panel.locator("td.sum .amount"))
        for amount, sum_so_far in zip(amounts, so_far, strict=True):
            assert shows(amount, sum_so_far) or abs(sum_so_far) < 1e-6, (heard, amount)
        nudge.button("Next opinion").click()
    expect(sum_of).to_have_text("= nudge")
    nudge.until_at("asks:3")


def test_with_motion_they_come_by_themselves_and_none_is_taken_back(
    new_context: NewContext, server: Server
) -> None:
    """In real time, at which every frame is seen."""
    page = new_context(server).new_page()
    nudge = Nudge.open(page, server, "/story/asks?step=5&phase=bias_nudges:3")
    expect(page.locator(".asks .heard b")).to_have_text("0")
    track = page.get_by_role("list", name="Phases of a step")
    heard = "() => +document.querySelector('.asks .heard b').textContent"
    start = "() => document.querySelector('[aria-label=\"layer 3: asks\"]').click()"
    expect(track).to_be_visible()
    seen = nudge.watch(
        heard, "canvas => canvas.scene.phase === 'asks:3' && canvas.scene.t === 1", after=start
    )
    assert seen == sorted(seen)
    assert len(set(seen)) > 4, seen
    expect(page.locator(".asks .heard b")).to_have_text("10")


def test_no_ask_is_told_before_its_phase(new_context: NewContext, server: Server) -> None:
    nudge = calm(new_context, server, "/story/asks?step=5&phase=cost")
    panel = nudge.page.locator(".asks")
    assert set(texts(panel.locator("td.ask"))) == {"not heard yet"}
    assert set(texts(panel.locator("td.sum"))) == {"?"}
    # Nor is a nudge of those who ask.
    expect(panel.locator("thead th .name")).to_have_count(10)
    expect(panel.locator("th[data-nudge]")).to_have_count(0)
    nudge.button("All").click()
    expect(panel.locator("thead th.sum")).to_have_text("= nudge")
    nudge.until_at("asks:3")
    choose(panel, 2)
    assert set(texts(panel.locator("td.ask"))) == {"not heard yet"}


def test_cells_are_walked_by_key_tell_their_arithmetic_and_select(
    new_context: NewContext, server: Server
) -> None:
    nudge = calm(new_context, server, "/story/asks?step=40&phase=asks:3")
    record, _ = nudge.record()
    panel, page = nudge.page.locator(".asks"), nudge.page
    expect(panel.locator('.matrix [tabindex="0"]')).to_have_count(1)
    panel.locator('.matrix [tabindex="0"]').focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(panel.locator("td.picked")).to_have_attribute("data-at", "2.3")
    told = text(panel.locator(".at-cell"))
    assert shows(told.rpartition("= ")[2], asks_of(record, 3)[2, 1])
    nudge.until_room(selection={"layer": 3, "index": 2, "from": 1})
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    # A row's heading is its neuron, and a column's the one that asks.
    nudge.until_room(selection={"layer": 2, "index": 1, "from": None})
    panel.locator("thead th[data-nudge]").nth(7).click()
    nudge.until_room(selection={"layer": 3, "index": 7, "from": None})
    expect(page).to_have_url(re.compile("/story/asks"))  # the keys have turned no page


def test_of_a_wide_layer_the_strongest_are_shown_and_the_rest_is_counted(
    new_context: NewContext, server: Server
) -> None:
    nudge = calm(new_context, server, f"/story/asks?{WIDE}&phase=update")
    record, _ = nudge.record()
    panel = nudge.page.locator(".asks")
    choose(panel, 2)
    expected, nudges = asks_of(record, 2), record["nudge1"].ravel()
    expect(panel.locator("tbody tr")).to_have_count(24)
    expect(panel).to_contain_text("24 of 40")
    expect(panel).to_contain_text("16 of 30")
    expect(panel.locator("thead th[data-nudge]")).to_have_count(16)
    sums = panel.locator("td.sum")
    assert sorted(np.abs(nudges[numbers_of(sums, "k")])) == sorted(np.abs(nudges))[-24:]
    columns = sorted(set(numbers_of(panel.locator("td.ask[data-j]"), "j")))
    others = [j for j in range(30) if j not in columns]
    rests = texts(panel.locator("td.ask:not([data-j])"))
    for k, said in zip(numbers_of(sums, "k"), rests, strict=True):
        rest = expected[others, k].sum()
        assert shows(said, rest) or abs(rest) < 1e-6, (k, said, rest)


def test_a_network_without_hidden_layers_has_nobody_to_ask(
    new_context: NewContext, server: Server
) -> None:
    nudge = calm(new_context, server, "/story/asks?step=1&hidden=&phase=update")
    expect(nudge.page.locator(".asks")).to_contain_text("Nobody to ask")


def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    new_context: NewContext, server: Server
) -> None:
    nudge = calm(
        new_context,
        server,
        "/story/asks?step=40&phase=asks:3",
        viewport={"width": 1440, "height": 844},
        color_scheme="dark",
    )
    page = nudge.page
    page.locator("td.ask.heard").first.wait_for()
    # Shades depend on the theme and boxes on the width: each of both once.
    fits_and_is_accessible(page, 1440)
    nudge.button("light theme").click()
    expect(nudge.button("dark theme")).to_be_attached()
    page.set_viewport_size({"width": 390, "height": 844})
    fits_and_is_accessible(page, 390)


def fits_and_is_accessible(page: Page, width: int) -> None:
    scrolled = "[document.documentElement.scrollWidth, innerWidth]"
    assert of_page(page, scrolled) == [width, width]
    assert one(page.locator(".asks"), "(panel) => panel.scrollWidth <= panel.clientWidth")
    assert axe(page) == [], f"{width} dots wide"
