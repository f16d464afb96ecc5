"""The matrix of asks: numbers on screen against the server's, and one opinion after the other."""

from __future__ import annotations

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import NewContext
from tests.browser.examples import calm
from tests.browser.nudge import Array, Nudge
from tests.browser.reading import read, shows
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
    values: list[int] = cells.evaluate_all("(all, n) => all.map(e => +e.dataset[n])", name)
    return values


def choose(panel: Locator, layer: int) -> None:
    """Have that layer ask: the matrix of another may still be there for a moment."""
    if panel.locator(".layer-choice").count():
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
        cells = panel.locator("td.ask")
        places = zip(numbers_of(cells, "j"), numbers_of(cells, "k"), strict=True)
        added = np.zeros_like(nudges, dtype=np.float64)
        allowed = np.zeros_like(added)
        assert cells.count() == expected.size
        for text, (j, k) in zip(cells.all_inner_texts(), places, strict=True):
            assert shows(text, expected[j, k]), (layer, j, k, text, expected[j, k])
            value, half = read(text)
            added[k] += value
            allowed[k] += half
        sums = panel.locator("td.sum")
        texts = sums.locator(".amount").all_inner_texts()
        for k, text in zip(numbers_of(sums, "k"), texts, strict=True):
            assert shows(text, float(nudges[k])), (layer, k, text)
            assert abs(added[k] - read(text)[0]) <= allowed[k] + read(text)[1] + 1e-6, (layer, k)


def test_a_bar_points_where_its_ask_does_and_is_as_long(
    new_context: NewContext, server: Server
) -> None:
    nudge = calm(new_context, server, "/story/asks?step=40&phase=asks:3")
    expected = asks_of(nudge.record()[0], 3)
    bars = nudge.page.locator("td.ask").evaluate_all(
        """all => all.map(e => {
          const { x, width } = e.querySelector('rect');
          const [from, long] = [x.baseVal.value, width.baseVal.value];
          return [+e.dataset.j, +e.dataset.k, from, long, e.classList.contains('up')];
        })"""
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
        assert set(numbers_of(cells, "j")) == set(order[:heard].tolist())
        so_far = expected[order[:heard]].sum(axis=0)
        amounts = panel.locator("td.sum .amount").all_inner_texts()
        for k, text in enumerate(amounts):
            assert shows(text, so_far[k]) or abs(so_far[k]) < 1e-6, (heard, k, text)
        nudge.button("Next opinion").click()
    expect(sum_of).to_have_text("= nudge")
    nudge.until_at("asks:3")


def test_with_motion_they_come_by_themselves_and_none_is_taken_back(
    new_context: NewContext, server: Server
) -> None:
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
    panel.locator("td.ask").first.wait_for()
    assert set(panel.locator("td.ask").all_inner_texts()) == {"not heard yet"}
    assert set(panel.locator("td.sum").all_inner_texts()) == {"?"}
    assert not panel.locator("th[data-nudge]").count(), "nor is a nudge of those who ask"
    nudge.button("All").click()
    expect(panel.locator("thead th.sum")).to_have_text("= nudge")
    nudge.until_at("asks:3")
    choose(panel, 2)
    assert set(panel.locator("td.ask").all_inner_texts()) == {"not heard yet"}


def selects(nudge: Nudge, layer: int, index: int) -> bool:
    """Whether the room comes to have that neuron selected."""
    for _ in range(200):
        selected = nudge.room()["selection"] or {}
        if (selected.get("layer"), selected.get("index")) == (layer, index):
            return True
        nudge.page.wait_for_timeout(25)
    return False


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
    told = panel.locator(".at-cell").inner_text()
    assert shows(told.rpartition("= ")[2], asks_of(record, 3)[2, 1])
    nudge.until_room(selection={"layer": 3, "index": 2, "from": 1})
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    assert selects(nudge, 2, 1), "a row's heading is its neuron"
    panel.locator("thead th[data-nudge]").nth(7).click()
    assert selects(nudge, 3, 7), "and a column's the one that asks"
    assert page.url.rpartition("/")[2].startswith("asks"), "the keys have turned no page"


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
    rests = panel.locator("td.ask:not([data-j])").all_inner_texts()
    for k, text in zip(numbers_of(sums, "k"), rests, strict=True):
        rest = expected[others, k].sum()
        assert shows(text, rest) or abs(rest) < 1e-6, (k, text, rest)


def test_a_network_without_hidden_layers_has_nobody_to_ask(
    new_context: NewContext, server: Server
) -> None:
    nudge = calm(new_context, server, "/story/asks?step=1&hidden=&phase=update")
    expect(nudge.page.locator(".asks")).to_contain_text("Nobody to ask")


# Shades depend on the theme and boxes on the width: each of both once.
@pytest.mark.parametrize(("width", "theme"), [(390, "light"), (1440, "dark")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    new_context: NewContext, server: Server, theme: str, width: int
) -> None:
    screen = {"viewport": {"width": width, "height": 844}, "color_scheme": theme}
    nudge = calm(new_context, server, "/story/asks?step=40&phase=asks:3", **screen)
    nudge.page.locator("td.ask.heard").first.wait_for()
    assert nudge.page.evaluate("document.documentElement.scrollWidth") == width
    assert nudge.page.evaluate(
        "(e => e.scrollWidth <= e.clientWidth)(document.querySelector('.asks'))"
    )
    assert axe(nudge.page) == []
