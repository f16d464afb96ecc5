"""All chapters of the story by keyboard alone: the task of each is done, its numbers are checked.

The expected numbers are computed from the records and the network that the server sends over HTTP.
There are five tests, so that none takes long: each begins with the chapter where the one before
ends.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
from nudge.nn import ACTIVATIONS, COSTS
from playwright.sync_api import expect

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Array, Nudge
from tests.browser.support.racing import get_race
from tests.browser.support.reading import shows
from tests.browser.support.reads import (
    LIMIT,
    attribute,
    attributes,
    eventually,
    read_each,
    read_one,
    text,
    texts,
)
from tests.browser.support.virtual_time import in_virtual_time
from tests.browser.support.walking import STEP, Walk
from tests.support.server import Server

WalkFrom = Callable[[str], Walk]


@pytest.fixture
def walk_from(new_context: NewContext, server: Server) -> WalkFrom:
    """`walk_from(chapter)`: the story, opened at the chapter with that id."""

    def walk_from(chapter: str) -> Walk:
        # with reduced motion every phase is shown as it ends, at once
        page = in_virtual_time(new_context(server, reduced_motion="reduce").new_page())
        address = f"/story/{chapter}?step={STEP}&example=test.11"
        nudge = Nudge.open(page, server, address)
        nudge.until("({ record: { focus } }) => focus.split === 'test' && focus.index === 11", "")
        return Walk(nudge)

    return walk_from


def test_from_the_network_to_the_sliders_all_is_done_by_keyboard(walk_from: WalkFrom) -> None:
    walk = walk_from("network")
    nudge, page, press = walk.nudge, walk.page, walk.press

    walk.until_chapter("The network")  # its task: another digit, another neuron
    press("7")
    walk.until_label("label === 7")
    before = nudge.until("({ scene }) => scene.selection", "nothing is selected")
    press("ArrowDown")
    selected = nudge.until(
        "({ scene: { selection }, arg }) => JSON.stringify(selection) !== arg && selection",
        "no other neuron is selected",
        as_json(before),
    )
    layer, index = selected["layer"], selected["index"]
    walk.until_value_shown("z", lambda: walk.record[f"z{layer}"][index])
    walk.until_value_shown("best_a", lambda: walk.record["a3"].max())

    walk.turn_to("What it costs")
    walk.press_button("the mini-batch 100")
    walk.press_button("Let them pass")
    mean = page.locator(".cost-average [data-value=mean]")
    expect(mean).not_to_have_text("not known yet")
    assert shows(text(mean), walk.cost_of_the_batch(walk.network()))
    walk.until_value_shown("cost", lambda: ((walk.record["a3"] - walk.record["y"]) ** 2).sum())

    walk.turn_to("Thirteen thousand sliders")
    walk.tab_to(page.locator("input.wiggle").first)
    assert_wiggling_a_weight(walk)
    press("Escape")  # leaves the slider

    walk.turn_to("What one example wants")


def test_from_what_one_wants_to_the_sum_of_the_asks_all_is_done_by_keyboard(
    walk_from: WalkFrom,
) -> None:
    walk = walk_from("output-nudges")
    nudge, press = walk.nudge, walk.press

    walk.until_chapter("What one example wants")
    shown = walk.label
    press("m")
    walk.until_label(f"label !== {shown}")  # a mistake
    walk.until_value_shown("label_nudge", lambda: 2 * (1 - walk.record["a3"][walk.label]))

    walk.turn_to("Three ways to help one neuron")
    nudge.until_phase("asks:3")
    walk.press_button("1")
    assert_avenues(walk)

    walk.turn_to("Fire together, wire together")
    press("3")
    walk.until_label("label === 3")
    walk.until_value_shown(
        "product", lambda: strongest(-np.outer(walk.record["delta3"], walk.record["a2"]))
    )

    walk.turn_to("Adding up the asks")
    nudge.until_phase("asks:3")
    walk.press_button("One by one")
    assert_sums_one_by_one(walk)

    walk.turn_to("Backwards")


def test_from_the_way_back_to_one_digits_voice_all_is_done_by_keyboard(walk_from: WalkFrom) -> None:
    walk = walk_from("backwards")
    nudge, press = walk.nudge, walk.press

    walk.until_chapter("Backwards")
    press("3")
    walk.until_label("label === 3")
    walk.press_button("Play it backwards")
    ended = "({ scene }) => scene.phase === 'bias_nudges:1'"
    nudge.until(ended, "it does not come to the first layer", limit=3 * LIMIT)
    walk.until_value_shown("first", lambda: np.abs(walk.record["nudge1"]).mean())

    walk.turn_to("If only one digit were heard")
    walk.press_button("▶ Train both")
    assert_rivals(walk)

    walk.turn_to("Everybody’s average")


def test_from_the_average_to_mini_batches_all_is_done_by_keyboard(walk_from: WalkFrom) -> None:
    walk = walk_from("table")
    nudge = walk.nudge

    walk.until_chapter("Everybody’s average")
    nudge.until_phase("update")
    assert_cell_of_the_table(walk)

    walk.turn_to("Mini-batches")
    walk.press_button("Next row: one step")
    assert_row_of_the_step(walk)

    walk.turn_to("Downhill")


def test_from_downhill_to_the_end_all_is_done_by_keyboard(walk_from: WalkFrom) -> None:
    walk = walk_from("downhill")
    nudge, page, press = walk.nudge, walk.page, walk.press

    walk.until_chapter("Downhill")
    walk.press_button("Start the race")
    assert_race(walk)

    walk.turn_to("It learns")
    for _ in range(6):
        press("+")
    press("Space")
    nudge.until("({ scene }) => scene.step > 400", "it does not learn")
    press("Space")
    nudge.until_room(playing=False)
    press(".")  # whichever phase it stands at, the network is tested
    walk.until_value_shown("accuracy", lambda: nudge.room()["test_accuracy"])

    walk.turn_to("The chain rule")
    walk.press_button("Next gate")
    walk.until_value_shown("product", lambda: product_along_the_chain(walk))

    walk.turn_to("The code")
    highlighted = page.locator(".code [class~=lit]")
    before = texts(highlighted)
    press(".")
    expect(highlighted.first).not_to_have_text(before[0])

    walk.turn_to("How much data?")
    walk.press_button("▶ Train them all")
    assert_networks_on_more_labels(walk)


def as_json(selection: dict[str, int]) -> str:
    """A selection as the page's JSON.stringify writes it."""
    return json.dumps(selection, separators=(",", ":"))


def strongest(values: Array) -> float:
    """The value of the greatest magnitude."""
    return float(values.flat[np.abs(values).argmax()])


def product_along_the_chain(walk: Walk) -> float:
    """∂C/∂w of the weight from the most active neuron of the last hidden layer to the label."""
    record = walk.record
    return float(record["delta3"][walk.label] * record["a2"].max())


def assert_wiggling_a_weight(walk: Walk) -> None:
    """Assert that the true cost is that of the changed network, and the weight springs back."""
    card = walk.page.locator(".weight-card").first
    truth = card.locator('tr[data-kind="true"]')
    rest = attribute(card.locator('tr[data-kind="now"]'), "data-at")
    layer, index, start = attribute(card, "data-weight").split(".")
    for _ in range(25):
        walk.press("ArrowRight")

    def is_true_cost() -> bool:
        walk.press("ArrowRight")  # without keys the weight would spring back
        at, cost = read_one(truth, "({ dataset: { at, cost } }) => [at, Number(cost)]")
        network = walk.network()
        network.weights[int(layer) - 1][int(index), int(start)] = float(at)
        assert at != rest, "the weight is where it was"
        assert cost == pytest.approx(walk.cost_of_the_example(network), rel=2e-6)
        return True

    eventually(walk.page, is_true_cost, "the true cost is not told")
    walk.nudge.until(
        "({ arg: [truth, rest] }) => document.querySelector(truth).dataset.at === rest",
        "it does not spring back",
        ['.weight-card tr[data-kind="true"]', rest],
    )


def assert_avenues(walk: Walk) -> None:
    """Assert each avenue's cost: that of a forward pass after the step of this avenue."""
    record, network = walk.record, walk.network()
    label, x = walk.label, record["a0"].astype(float)[None]
    y = record["y"].astype(float)[None]
    sign = -np.sign(record["delta3"][label])
    behind = network.forward(x).a[2][0]
    moved = {"bias": walk.network(), "weights": walk.network()}
    moved["bias"].biases[2][label] += sign
    moved["weights"].weights[2][label] += sign * behind / np.linalg.norm(behind)
    costs = {name: COSTS["squared"].of_set(n.forward(x).a[-1], y) for name, n in moved.items()}
    row = network.weights[2][label]
    pushed = behind + sign * row / np.linalg.norm(row)
    outputs = ACTIVATIONS["sigmoid"].f(pushed[None] @ network.weights[2].T + network.biases[2])
    costs["activations"] = COSTS["squared"].of_set(outputs, y)
    for avenue, cost in costs.items():
        walk.nudge.until(
            "({ arg: [selector, cost] }) =>"
            " Math.abs(document.querySelector(selector)?.dataset.cost - cost) < 2e-6",
            f"{avenue}: its cost should be {cost}",
            [f'.avenues .three [data-avenue="{avenue}"]', float(cost)],
        )


def assert_sums_one_by_one(walk: Walk) -> None:
    """Assert the sums after each opinion: they are those of the asks that were heard so far."""
    record = walk.record
    asks = -record["delta3"][:, None].astype(float) * record["w3"]
    order = np.argsort(-np.abs(record["delta3"]), kind="stable")
    sums = walk.page.locator(".matrix td.sum .amount")
    for heard in range(1, 11):
        expect(walk.page.locator(".opinions .heard")).to_have_text(f"{heard} of 10 heard")
        wanted = asks[order[:heard]].sum(axis=0)
        for shown, value in zip(texts(sums), wanted, strict=True):
            assert shows(shown, value) or abs(value) < 1e-6, (heard, shown, value)
        walk.press("Enter")


def assert_rivals(walk: Walk) -> None:
    """Assert that the network trained on 2s alone always answers 2, and the other reads on."""
    expect(walk.page.locator(".rivals .outcome")).to_contain_text("2")  # once both are trained
    heads = walk.page.locator(".rival-head")
    only, both = (float(accuracy) for accuracy in attributes(heads, "data-accuracy"))
    twos = walk.nudge.get(f"{walk.nudge.server.url}/api/datasets/mnist-6k").json()["test"]["labels"]
    assert only == twos.count(2) / len(twos)
    assert both > 0.5


def assert_networks_on_more_labels(walk: Walk) -> None:
    """Assert that six networks are trained, and that more labels make the test accuracy better.

    The one with the fewest labels reads its own examples much better than the test set.
    """
    walk.nudge.until(
        "() => document.querySelector('.learning-curve progress').value >= 100",
        "the networks on more labels are not trained",
    )
    cells = walk.page.locator('.learning-curve td[data-of^="plain-"]')

    def they_differ() -> bool:
        accuracies: list[tuple[str, float]] = read_each(
            cells, "({ dataset: { of, value } }) => [of, Number(value)]"
        )
        own, test = (
            [accuracy for of, accuracy in accuracies if of == f"plain-{set}"]
            for set in ("own", "test")
        )
        assert len(own) == len(test) == 6
        return own[0] - test[0] > 0.2 and test[-1] > test[0]

    eventually(walk.page, they_differ, "they do not read more with more labels")


def assert_cell_of_the_table(walk: Walk) -> None:
    """Assert that Enter on a cell shows its example, and the numbers in the sentences then."""
    page = walk.page
    cell = page.locator("table.nudges tbody td[tabindex='0']").first
    walk.tab_to(cell)
    walk.press("ArrowRight")
    example = int(attribute(page.locator("th.example").nth(1), "data-example"))
    walk.press("Enter")
    walk.nudge.until(
        "({ record, arg }) => record.focus.split === 'train' && record.focus.index === arg",
        f"example {example} is not on the stage",
        example,
    )
    record = walk.record
    gradients = [record[f"grad_w{layer}"] for layer in (1, 2, 3)]
    layer = 1 + int(np.argmax([np.abs(gradient).max() for gradient in gradients]))
    to, start = np.unravel_index(np.abs(gradients[layer - 1]).argmax(), gradients[layer - 1].shape)
    gradient = gradients[layer - 1][to, start]
    walk.until_value_shown("mean", lambda: -gradient)
    walk.until_value_shown(
        "own", lambda: -record[f"delta{layer}"][to] * record[f"a{layer - 1}"][start]
    )
    walk.until_value_shown("update", lambda: -3.0 * gradient)


def assert_row_of_the_step(walk: Walk) -> None:
    """Assert that the step used the first row of a new epoch, and that this row is highlighted."""
    walk.nudge.until_step(STEP + 1)
    scene = "document.querySelector('.deal-picture canvas')?.deal"
    walk.nudge.until(
        f"({{ arg }}) => String({scene}?.highlighted) === String(arg)",
        "the highlighted row is not the mini-batch",
        walk.record["batch_index"].tolist(),
    )
    walk.until_value_shown("epoch", lambda: 2)
    walk.until_value_shown("row", lambda: 1)


def assert_race(walk: Walk) -> None:
    """Assert that the sentences tell how far each run is, once the server's race is paused."""
    go_on = walk.side.get_by_role("button", name="Draw back and go on")
    expect(go_on).to_be_visible(timeout=3000 * LIMIT)
    walk.press_button("Draw back and go on")
    # A step of the careful run takes all examples, so the first one takes long.
    steps = walk.page.locator('.chapter-text [data-value="careful_steps"]')
    expect(steps).to_have_text(re.compile(r"^[1-9]"), timeout=3000 * LIMIT)
    walk.press_button("Pause")
    expect(walk.side.get_by_role("button", name="Go on", exact=True)).to_be_visible()
    nudge = walk.nudge
    eventually(nudge.page, lambda: not get_race(nudge)["playing"], "the race goes on")
    for run, name in enumerate(("quick", "careful")):
        walk.until_value_shown(f"{name}_steps", partial(get_run_number, nudge, run, "step"))
        walk.until_value_shown(f"{name}_seen", partial(get_run_number, nudge, run, "examples_seen"))


def get_run_number(nudge: Nudge, run: int, name: str) -> float:
    """A number of one run of the server's race."""
    return float(get_race(nudge)["runs"][run][name])
