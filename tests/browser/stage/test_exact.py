"""The stage shows the numbers that the server computed, bit for bit, and their sums are right."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import numpy as np
import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenReadOnly
from tests.browser.support.nudge import Nudge, same_bits
from tests.browser.support.reads import value
from tests.browser.support.virtual_time import in_virtual_time
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


def open_example(page: Page, server: Server, phase: str = "update", **settings: Any) -> Nudge:
    return until_example_shown(Nudge.open(page, server, address(phase, **settings)))


def until_example_shown(nudge: Nudge) -> Nudge:
    """Wait until the stage shows the step and the example of `address`; return `nudge`."""
    is_shown = "record.step === 5 && record.focus.split === 'test' && record.focus.index === 7"
    nudge.until(f"({{ record }}) => {is_shown}", "the step or the example is another")
    return nudge


def test_the_marks_on_the_stage_are_these_numbers(open_read_only: OpenReadOnly) -> None:
    nudge = until_example_shown(open_read_only(address()))
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
    assert np.argmax(nudge.scene("scene.wanted.map(neuron => neuron.brightness)")) == np.argmax(
        computed["y"]
    )


def test_the_same_address_gives_the_same_numbers_in_another_room(
    open_read_only: OpenReadOnly, page: Page, server: Server
) -> None:
    shared = until_example_shown(open_read_only(address()))
    own = open_example(page, server)
    assert own.code != shared.code
    first, second = shared.shown_record(), own.shown_record()
    assert [name for name in first if not same_bits(first[name], second[name])] == []


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS.keys())
def test_what_arrives_in_the_browser_equals_what_the_server_computed_bit_for_bit(
    open_read_only: OpenReadOnly, settings: dict[str, Any]
) -> None:
    nudge = until_example_shown(open_read_only(address(**settings)))
    computed, metadata = nudge.record()
    shown = nudge.shown_record()
    assert shown.keys() == computed.keys()
    assert [name for name in shown if not same_bits(shown[name], computed[name])] == []
    shown_values = nudge.scene("[record.step, record.cost, record.exampleCost, record.focus.label]")
    names = ["step", "cost", "example_cost", "focus_label"]
    assert shown_values == [json.loads(metadata[name]) for name in names]


def test_a_run_in_double_precision_arrives_rounded_once(page: Page, server: Server) -> None:
    nudge = open_example(page, server, dtype="float64")
    computed, _ = nudge.record()
    shown = nudge.shown_record()
    assert computed["w1"].dtype == np.float64
    rounded = {name: array.astype(np.float32) for name, array in computed.items()}
    assert [name for name in shown if not same_bits(shown[name], rounded[name])] == []


EDGES = "({ edges: { to, from, values } }) => [[...to], [...from], [...values]]"
LINES: dict[str, Any] = {
    "weights": lambda record, layer: record[f"w{layer}"],
    "weight nudges": lambda record, layer: (
        -np.outer(record[f"delta{layer}"], record[f"a{layer - 1}"])
    ),
    "mini-batch gradient": lambda record, layer: -record[f"grad_w{layer}"],
    "last update": lambda record, layer: np.float32(-3) * record[f"grad_w{layer}"],
}


def test_the_lines_and_the_images_of_weights_show_the_quantity_chosen(
    page: Page, server: Server
) -> None:
    nudge = open_example(page, server)
    computed, _ = nudge.record()
    choice = nudge.in_view("Lines", "combobox")
    for label, quantity in LINES.items():
        choice.select_option(label=label)
        is_shown = "({ scene, arg }) => scene.lines[0].edges.quantity === arg"
        nudge.until(is_shown, f"{label} are not shown", value(choice))
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
    nudge = open_example(in_virtual_time(page), server, "bias_nudges:3")
    check_the_asks(nudge, 3)
    for phase in ("weight_nudges:2", "bias_nudges:2"):
        page.keyboard.press("ArrowRight")
        nudge.until_phase(phase)
    check_the_asks(nudge, 2)


def check_the_asks(nudge: Nudge, layer: int) -> None:
    """Check the asks of the layer, which the next phase shows: while they land, and afterwards.

    They must add up to the nudges of the layer behind, and to its arrows.
    """
    computed, _ = nudge.record()
    delta, weights = computed[f"delta{layer}"], computed[f"w{layer}"]
    nudges = computed[f"nudge{layer - 1}"]
    nudge.page.keyboard.press("ArrowRight")
    all_landed = "({ scene, arg }) => scene.blocks.length === arg && scene.blocks"
    blocks = nudge.until(all_landed, "not every ask becomes a block", delta.size * nudges.size)
    sums = np.zeros(len(nudges))
    for block in blocks:
        ask = -delta[block["to"]] * weights[block["to"], block["from"]]
        assert np.float32(block["value"]) == pytest.approx(ask, rel=1e-6)
        sums[block["from"]] += block["value"]
    assert np.allclose(sums, nudges, atol=1e-6, rtol=0)
    nudge.until_phase(f"asks:{layer}")
    arrows = {
        arrow["index"]: arrow["value"]
        for arrow in nudge.scene("scene.arrows")
        if arrow["layer"] == layer - 1
    }
    assert len(arrows) > len(nudges) / 2
    for index, shown in arrows.items():
        assert np.float32(shown) == nudges[index]
        assert shown == pytest.approx(sums[index], abs=1e-6)
