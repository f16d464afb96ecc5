"""The matrix of asks: its numbers are the server's, and it can add the opinions one by one."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.examples import open_with_reduced_motion
from tests.browser.support.nudge import Array, Nudge
from tests.browser.support.reading import parse_number, shows
from tests.browser.support.reads import read_each, read_one, read_page, text, texts
from tests.support.axe import axe
from tests.support.server import Server

STATES = [
    "step=1&example=test.3",
    "step=40&example=test.4",
    "step=40&hidden=12-9-7&activation=tanh&seed=2&example=test.7",
]
WIDE = "step=2&hidden=40-30"


def expected_asks(record: dict[str, Array], layer: int) -> Array:
    """The asks of a layer by the record: −δ_j · w[j, k], shape (n_l, n_{l-1})."""
    delta = record[f"delta{layer}"].astype(np.float64)
    return np.asarray(-delta[:, None] * record[f"w{layer}"])


def count_layers(record: dict[str, Array]) -> int:
    """L, the number of the output layer."""
    return max(int(name[5:]) for name in record if name.startswith("delta"))


def data_numbers(cells: Locator, name: str) -> list[int]:
    """The data attribute `name` of each cell, as a number."""
    return read_each(cells, "(cell, name) => Number(cell.dataset[name])", name)


def choose(panel: Locator, layer: int) -> None:
    """Choose the layer that asks, and wait until its matrix has replaced the one before."""
    panel.get_by_role("button", name=f"layer {layer} ").click()
    expect(panel.locator("caption")).to_contain_text(f"layer {layer}:")


@pytest.mark.parametrize("address", STATES)
def test_every_ask_is_that_of_the_record_and_a_row_adds_up_to_its_nudge(
    new_context: NewContext, server: Server, address: str
) -> None:
    nudge = open_with_reduced_motion(new_context, server, f"/story/asks?{address}&phase=update")
    record, _ = nudge.record()
    panel = nudge.page.locator(".asks")
    for layer in range(count_layers(record), 1, -1):
        choose(panel, layer)
        expected, nudges = expected_asks(record, layer), record[f"nudge{layer - 1}"].ravel()
        expect(panel.locator("td.ask")).to_have_count(expected.size)
        expect(panel.locator("td.sum .amount")).to_have_count(nudges.size)
        totals = np.zeros_like(nudges, dtype=np.float64)
        tolerances = np.zeros_like(totals)
        asks = read_each(
            panel.locator("td.ask"), "(e) => [+e.dataset.j, +e.dataset.k, e.innerText]"
        )
        for j, k, ask in asks:
            assert shows(ask, expected[j, k]), (layer, j, k, ask, expected[j, k])
            value, half = parse_number(ask)
            totals[k] += value
            tolerances[k] += half
        sums = panel.locator("td.sum")
        amounts = "(e) => [+e.dataset.k, e.querySelector('.amount').innerText]"
        for k, amount in read_each(sums, amounts):
            assert shows(amount, float(nudges[k])), (layer, k, amount)
            value, half = parse_number(amount)
            assert abs(totals[k] - value) <= tolerances[k] + half + 1e-6, (layer, k)
        assert_bars_are_as_long_as_asks(panel, expected)


def assert_bars_are_as_long_as_asks(panel: Locator, expected: Array) -> None:
    """Assert the direction and the length of each bar. The strongest ask has length 1."""
    bars = read_each(
        panel.locator("td.ask"),
        """(e) => {
          const { x, width } = e.querySelector('rect');
          const [from, long] = [x.baseVal.value, width.baseVal.value];
          return [+e.dataset.j, +e.dataset.k, from, long, e.classList.contains('up')];
        }""",
    )
    strongest = np.abs(expected).max()
    for j, k, start, length, is_up in bars:
        value = expected[int(j), int(k)]
        assert length == pytest.approx(abs(value) / strongest, abs=1e-5)
        assert start == pytest.approx(min(0.0, value / strongest), abs=1e-5)
        assert is_up == (value >= 0)


def test_opinions_come_one_by_one_on_the_stage_as_well(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_with_reduced_motion(new_context, server, "/story/asks?step=40&phase=asks:3")
    record, _ = nudge.record()
    panel = nudge.page.locator(".asks")
    sum_heading = panel.locator("thead th.sum")
    expected = expected_asks(record, 3)
    order = np.argsort(-np.abs(record["delta3"].ravel()), kind="stable")
    expect(sum_heading).to_have_text("= nudge")
    nudge.button("One by one").click()
    for heard in range(1, 10):
        expect(panel.locator(".heard b")).to_have_text(str(heard))
        expect(sum_heading).to_have_text("so far")
        cells = panel.locator("td.ask.heard")
        expect(cells).to_have_count(heard * expected.shape[1])
        assert set(data_numbers(cells, "j")) == set(order[:heard].tolist())
        so_far = expected[order[:heard]].sum(axis=0)
        amounts = texts(panel.locator("td.sum .amount"))
        for amount, sum_so_far in zip(amounts, so_far, strict=True):
            assert shows(amount, sum_so_far) or abs(sum_so_far) < 1e-6, (heard, amount)
        nudge.button("Next opinion").click()
    expect(sum_heading).to_have_text("= nudge")
    nudge.until_phase("asks:3")


def test_with_motion_opinions_come_by_themselves_and_none_is_taken_back(
    new_context: NewContext, server: Server
) -> None:
    """Runs in real time, so that the test sees every frame."""
    page = new_context(server).new_page()
    nudge = Nudge.open(page, server, "/story/asks?step=5&phase=bias_nudges:3")
    expect(page.locator(".asks .heard b")).to_have_text("0")
    track = page.get_by_role("toolbar", name="Phases of a step")
    heard = "() => +document.querySelector('.asks .heard b').textContent"
    start = "() => document.querySelector('[aria-label=\"layer 3: asks\"]').click()"
    expect(track).to_be_visible()
    seen = nudge.watch(
        heard, "canvas => canvas.scene.phase === 'asks:3' && canvas.scene.t === 1", after=start
    )
    assert seen == sorted(seen)
    assert len(set(seen)) > 4, seen
    expect(page.locator(".asks .heard b")).to_have_text("10")


def test_no_ask_is_shown_before_its_phase(new_context: NewContext, server: Server) -> None:
    nudge = open_with_reduced_motion(new_context, server, "/story/asks?step=5&phase=cost")
    panel = nudge.page.locator(".asks")
    assert set(texts(panel.locator("td.ask"))) == {"not heard yet"}
    assert set(texts(panel.locator("td.sum"))) == {"not known yet"}
    # The nudges of the neurons that ask are not shown either.
    expect(panel.locator("thead th .name")).to_have_count(10)
    expect(panel.locator("th[data-nudge]")).to_have_count(0)
    nudge.button("All").click()
    expect(panel.locator("thead th.sum")).to_have_text("= nudge")
    nudge.until_phase("asks:3")
    choose(panel, 2)
    assert set(texts(panel.locator("td.ask"))) == {"not heard yet"}


def test_cells_are_reached_by_keys_show_their_arithmetic_and_select_their_weight(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_with_reduced_motion(new_context, server, "/story/asks?step=40&phase=asks:3")
    record, _ = nudge.record()
    panel, page = nudge.page.locator(".asks"), nudge.page
    expect(panel.locator('.matrix [tabindex="0"]')).to_have_count(1)
    panel.locator('.matrix [tabindex="0"]').focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(panel.locator("td.picked")).to_have_attribute("data-at", "2.3")
    arithmetic = text(panel.locator(".at-cell"))
    assert shows(arithmetic.rpartition("= ")[2], expected_asks(record, 3)[2, 1])
    nudge.until_room(selection={"layer": 3, "index": 2, "from": 1})
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    # A row's heading selects the neuron that is asked, a column's the neuron that asks.
    nudge.until_room(selection={"layer": 2, "index": 1, "from": None})
    panel.locator("thead th[data-nudge]").nth(7).click()
    nudge.until_room(selection={"layer": 3, "index": 7, "from": None})
    expect(page).to_have_url(re.compile("/story/asks"))  # the keys have turned no page


def test_of_a_wide_layer_the_strongest_are_shown_and_the_rest_is_counted(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_with_reduced_motion(new_context, server, f"/story/asks?{WIDE}&phase=update")
    record, _ = nudge.record()
    panel = nudge.page.locator(".asks")
    choose(panel, 2)
    expected, nudges = expected_asks(record, 2), record["nudge1"].ravel()
    expect(panel.locator("tbody tr")).to_have_count(24)
    expect(panel).to_contain_text("24 of 40")
    expect(panel).to_contain_text("16 of 30")
    expect(panel.locator("thead th[data-nudge]")).to_have_count(16)
    sums = panel.locator("td.sum")
    assert sorted(np.abs(nudges[data_numbers(sums, "k")])) == sorted(np.abs(nudges))[-24:]
    columns = sorted(set(data_numbers(panel.locator("td.ask[data-j]"), "j")))
    others = [j for j in range(30) if j not in columns]
    rests = texts(panel.locator("td.ask:not([data-j])"))
    for k, rest_text in zip(data_numbers(sums, "k"), rests, strict=True):
        rest = expected[others, k].sum()
        assert shows(rest_text, rest) or abs(rest) < 1e-6, (k, rest_text, rest)


def test_a_network_without_hidden_layers_has_nobody_to_ask(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_with_reduced_motion(new_context, server, "/story/asks?step=1&hidden=&phase=update")
    expect(nudge.page.locator(".asks")).to_contain_text("Nobody to ask")


def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_with_reduced_motion(
        new_context,
        server,
        "/story/asks?step=40&phase=asks:3",
        viewport={"width": 1440, "height": 844},
        color_scheme="dark",
    )
    page = nudge.page
    page.locator("td.ask.heard").first.wait_for()
    # Colours depend on the theme, boxes on the width: each theme and each width is checked once.
    assert_fits_and_is_accessible(page, 1440)
    nudge.press_in_view("light theme")
    expect(nudge.page.locator("html")).to_have_attribute("data-theme", "light")
    page.set_viewport_size({"width": 390, "height": 844})
    assert_fits_and_is_accessible(page, 390)


def assert_fits_and_is_accessible(page: Page, width: int) -> None:
    scrolled = "[document.documentElement.scrollWidth, innerWidth]"
    assert read_page(page, scrolled) == [width, width]
    assert read_one(page.locator(".asks"), "(panel) => panel.scrollWidth <= panel.clientWidth")
    assert axe(page) == [], f"{width} dots wide"
