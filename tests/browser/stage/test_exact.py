"""What is on the stage is what the server computed: to the last bit, and adding up."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import numpy as np
import pytest
from playwright.sync_api import Page

from tests.browser.conftest import LookAt
from tests.browser.support.nudge import Nudge, in_virtual_time, same_bits
from tests.browser.support.reads import value
from tests.support.server import Server

SETTINGS: dict[str, dict[str, Any]] = {
    "as they come": {},
    "momentum, L2 and three hidden layers": {
        "hidden": "12-9-7",
        "optimizer": "momentum",
        "l2": 0.001,
        "activation": "tanh",
    },
    "softmax, cross-entropy and Adam": {
        "output_activation": "softmax",
        "cost": "cross_entropy",
        "optimizer": "adam",
        "learning_rate": 0.01,
    },
    "no hidden layer": {"hidden": ""},
}


def address(phase: str = "update", **settings: Any) -> str:
    query = urlencode({**settings, "step": 5, "phase": phase, "example": "test.7"})
    return f"/?{query}"


def opened(page: Page, server: Server, phase: str = "update", **settings: Any) -> Nudge:
    return until_there(Nudge.open(page, server, address(phase, **settings)))


def until_there(nudge: Nudge) -> Nudge:
    """Wait until the step and the example of the address are on the stage."""
    there = "record.step === 5 && record.focus.split === 'test' && record.focus.index === 7"
    nudge.until(f"({{ record }}) => {there}", "the step or the example is another")
    return nudge


def test_the_marks_on_the_stage_are_these_numbers(look_at: LookAt) -> None:
    nudge = until_there(look_at(address()))
    computed, _ = nudge.record()
    for neuron in nudge.scene("scene.neurons"):
        a = computed[f"a{neuron['layer']}"][neuron["index"]]
        assert neuron["brightness"] == pytest.approx(float(a), rel=1e-6)
    arrows = nudge.scene("scene.arrows")
    assert {arrow["layer"] for arrow in arrows} == {1, 2, 3}, "pixels have none"
    assert nudge.scene("record.nudge[0]") is None
    for arrow in arrows:
        assert np.float32(arrow["value"]) == computed[f"nudge{arrow['layer']}"][arrow["index"]]
        assert (arrow["length"] > 0) == (arrow["value"] > 0)
    pixels = nudge.scene("[...scene.image.pixels]")
    assert np.array_equal(np.array(pixels, dtype=np.float32), computed["a0"])
    assert np.argmax(nudge.scene("scene.wanted.map(each => each.brightness)")) == np.argmax(
        computed["y"]
    )


def test_the_same_address_gives_the_same_numbers_in_another_room(
    look_at: LookAt, page: Page, server: Server
) -> None:
    shared = until_there(look_at(address()))
    own = opened(page, server)
    assert own.code != shared.code
    first, second = shared.shown_record(), own.shown_record()
    assert [name for name in first if not same_bits(first[name], second[name])] == []


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS.keys())
def test_what_arrives_in_the_browser_equals_what_the_server_computed_bit_for_bit(
    look_at: LookAt, settings: dict[str, Any]
) -> None:
    nudge = until_there(look_at(address(**settings)))
    computed, metadata = nudge.record()
    shown = nudge.shown_record()
    assert shown.keys() == computed.keys()
    assert [name for name in shown if not same_bits(shown[name], computed[name])] == []
    said = nudge.scene("[record.step, record.cost, record.exampleCost, record.focus.label]")
    expected = ["step", "cost", "example_cost", "focus_label"]
    assert said == [json.loads(metadata[name]) for name in expected]


def test_a_run_in_double_precision_arrives_rounded_once(page: Page, server: Server) -> None:
    nudge = opened(page, server, dtype="float64")
    computed, _ = nudge.record()
    shown = nudge.shown_record()
    assert computed["w1"].dtype == np.float64
    rounded = {name: array.astype(np.float32) for name, array in computed.items()}
    assert [name for name in shown if not same_bits(shown[name], rounded[name])] == []


EDGES = "({ edges: { to, from, values } }) => [[...to], [...from], [...values]]"
LINES: dict[str, Any] = {
    "weights": lambda of, layer: of[f"w{layer}"],
    "weight nudges": lambda of, layer: -np.outer(of[f"delta{layer}"], of[f"a{layer - 1}"]),
    "mini-batch gradient": lambda of, layer: -of[f"grad_w{layer}"],
    "last update": lambda of, layer: np.float32(-3) * of[f"grad_w{layer}"],
}


def test_the_lines_and_the_images_of_weights_show_the_quantity_chosen(
    page: Page, server: Server
) -> None:
    nudge = opened(page, server)
    computed, _ = nudge.record()
    choice = page.get_by_role("combobox", name="Lines", exact=True)
    for label, quantity in LINES.items():
        choice.select_option(label=label)
        shown = "({ scene, arg }) => scene.lines[0].edges.quantity === arg"
        nudge.until(shown, f"{label} are not shown", value(choice))
        tiles, lines = nudge.scene(f"[[...scene.tiles.values], scene.lines.map({EDGES})]")
        assert np.array_equal(np.float32(tiles).reshape(16, 784), quantity(computed, 1)), label
        assert len(lines) == 3
        for layer, (to, source, values) in enumerate(lines, 1):
            assert len(values) == len(set(zip(to, source, strict=True))) > 100
            expected = quantity(computed, layer)[to, source]
            assert np.array_equal(np.float32(values), expected), (label, layer)


def test_the_asks_drawn_at_a_neuron_add_up_to_its_nudge_and_to_the_arrow_that_follows(
    page: Page, server: Server
) -> None:
    nudge = opened(in_virtual_time(page), server, "bias_nudges:3")
    check_the_asks(nudge, 3)
    for phase in ("weight_nudges:2", "bias_nudges:2"):
        page.keyboard.press("ArrowRight")
        nudge.until_at(phase)
    check_the_asks(nudge, 2)


def check_the_asks(nudge: Nudge, layer: int) -> None:
    """Those of the layer, which are what comes next, as they land and once they have landed."""
    computed, _ = nudge.record()
    delta, weights = computed[f"delta{layer}"], computed[f"w{layer}"]
    nudges = computed[f"nudge{layer - 1}"]
    nudge.page.keyboard.press("ArrowRight")
    landed = "({ scene, arg }) => scene.blocks.length === arg && scene.blocks"
    blocks = nudge.until(landed, "not every ask becomes a block", delta.size * nudges.size)
    sums = np.zeros(len(nudges))
    for block in blocks:
        ask = -delta[block["to"]] * weights[block["to"], block["from"]]
        assert np.float32(block["value"]) == pytest.approx(ask, rel=1e-6)
        sums[block["from"]] += block["value"]
    assert np.allclose(sums, nudges, atol=1e-6, rtol=0)
    nudge.until_at(f"asks:{layer}")
    arrows = {
        a["index"]: a["value"] for a in nudge.scene("scene.arrows") if a["layer"] == layer - 1
    }
    assert len(arrows) > len(nudges) / 2
    for index, shown in arrows.items():
        assert np.float32(shown) == nudges[index]
        assert shown == pytest.approx(sums[index], abs=1e-6)
