"""All chapters of the story by keyboard alone: the one thing of each done, its numbers checked.

What is wanted is worked out from the records and the network that the server tells over HTTP. Five
walks, so that none takes long: each begins with the chapter that the one before has turned to.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import numpy as np
import pytest
from nudge.nn import ACTIVATIONS, COSTS
from playwright.sync_api import expect

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Array, Nudge, in_virtual_time
from tests.browser.support.racing import race_of
from tests.browser.support.reading import shows
from tests.browser.support.reads import (
    LIMIT,
    attribute,
    attributes,
    each,
    eventually,
    one,
    text,
    texts,
)
from tests.browser.support.walking import STEP, Walk
from tests.support.server import Server

WalkFrom = Callable[[str], Walk]


@pytest.fixture
def walk_from(new_context: NewContext, server: Server) -> WalkFrom:
    """`walk_from(chapter)`: the story opened there, by its id in addresses."""

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

    walk.at("The network")  # another digit, another neuron
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
    walk.told("z", lambda: walk.record[f"z{layer}"][index])
    walk.told("best_a", lambda: walk.record["a3"].max())

    walk.to("What it costs")
    walk.do("the mini-batch 100")
    walk.do("Let them pass")
    mean = page.locator(".cost-average [data-value=mean]")
    expect(mean).not_to_have_text("?")
    assert shows(text(mean), walk.cost_of_the_batch(walk.network()))
    walk.told("cost", lambda: ((walk.record["a3"] - walk.record["y"]) ** 2).sum())

    walk.to("Thirteen thousand sliders")
    walk.tab_to(page.locator("input.wiggle").first)
    check_a_wiggled_weight(walk)
    press("Escape")  # leaves the slider

    walk.to("What one example wants")


def test_from_what_one_wants_to_the_sum_of_the_asks_all_is_done_by_keyboard(
    walk_from: WalkFrom,
) -> None:
    walk = walk_from("output-nudges")
    nudge, press = walk.nudge, walk.press

    walk.at("What one example wants")
    shown = walk.label
    press("m")
    walk.until_label(f"label !== {shown}")  # a mistake
    walk.told("label_nudge", lambda: 2 * (1 - walk.record["a3"][walk.label]))

    walk.to("Three ways to help one neuron")
    nudge.until_at("asks:3")
    walk.do("1")
    check_the_avenues(walk)

    walk.to("Fire together, wire together")
    press("3")
    walk.until_label("label === 3")
    walk.told("product", lambda: strongest(-np.outer(walk.record["delta3"], walk.record["a2"])))

    walk.to("Adding up the asks")
    nudge.until_at("asks:3")
    walk.do("One by one")
    check_the_columns_one_by_one(walk)

    walk.to("Backwards")


def test_from_the_way_back_to_one_digits_voice_all_is_done_by_keyboard(walk_from: WalkFrom) -> None:
    walk = walk_from("backwards")
    nudge, press = walk.nudge, walk.press

    walk.at("Backwards")
    press("3")
    walk.until_label("label === 3")
    walk.do("Play it backwards")
    ended = "({ scene }) => scene.phase === 'bias_nudges:1'"
    nudge.until(ended, "it does not come to the first layer", limit=3 * LIMIT)
    walk.told("first", lambda: np.abs(walk.record["nudge1"]).mean())

    walk.to("If only one digit were heard")
    walk.do("▶ Train both")
    check_the_rivals(walk)

    walk.to("Everybody's average")


def test_from_the_average_to_mini_batches_all_is_done_by_keyboard(walk_from: WalkFrom) -> None:
    walk = walk_from("table")
    nudge = walk.nudge

    walk.at("Everybody's average")
    nudge.until_at("update")
    check_a_cell_of_the_table(walk)

    walk.to("Mini-batches")
    walk.do("Next row: one step")
    check_the_row_of_the_step(walk)

    walk.to("Downhill")


def test_from_downhill_to_the_end_all_is_done_by_keyboard(walk_from: WalkFrom) -> None:
    walk = walk_from("downhill")
    nudge, page, press = walk.nudge, walk.page, walk.press

    walk.at("Downhill")
    walk.do("Start the race")
    check_the_race(walk)

    walk.to("It learns")
    for _ in range(6):
        press("+")
    press("Space")
    nudge.until("({ scene }) => scene.step > 400", "it does not learn")
    press("Space")
    nudge.until_room(playing=False)
    press(".")  # wherever it stands, it is tested
    walk.told("accuracy", lambda: nudge.room()["test_accuracy"])

    walk.to("The chain rule")
    walk.do("Next gate")
    walk.told("product", lambda: product_along_the_chain(walk))

    walk.to("The code")
    lit = page.locator(".code [class~=lit]")
    before = texts(lit)
    press(".")
    expect(lit.first).not_to_have_text(before[0])

    walk.to("How much data?")
    walk.do("▶ Train them all")
    check_the_networks_on_more_labels(walk)


def as_json(selection: dict[str, int]) -> str:
    """As the page's JSON.stringify writes it."""
    return json.dumps(selection, separators=(",", ":"))


def strongest(values: Array) -> float:
    """That of the greatest magnitude."""
    return float(values.flat[np.abs(values).argmax()])


def product_along_the_chain(walk: Walk) -> float:
    """The derivative by the label's weight from the brightest neuron behind it."""
    record = walk.record
    return float(record["delta3"][walk.label] * record["a2"].max())


def check_a_wiggled_weight(walk: Walk) -> None:
    """The true cost on show is that of the network with this weight there; then it springs back."""
    card = walk.page.locator(".weight-card").first
    truth = card.locator('tr[data-kind="true"]')
    rest = attribute(card.locator('tr[data-kind="now"]'), "data-at")
    layer, index, start = attribute(card, "data-weight").split(".")
    for _ in range(25):
        walk.press("ArrowRight")

    def tells_the_truth() -> bool:
        walk.press("ArrowRight")  # a weight that is left alone is let go
        at, cost = one(truth, "({ dataset: { at, cost } }) => [at, Number(cost)]")
        network = walk.network()
        network.weights[int(layer) - 1][int(index), int(start)] = float(at)
        assert at != rest, "the weight is where it was"
        assert cost == pytest.approx(walk.cost_of_the_batch(network), rel=2e-6)
        return True

    eventually(walk.page, tells_the_truth, "the true cost is not told")
    walk.nudge.until(
        "({ arg: [truth, rest] }) => document.querySelector(truth).dataset.at === rest",
        "it does not spring back",
        ['.weight-card tr[data-kind="true"]', rest],
    )


def check_the_avenues(walk: Walk) -> None:
    """Each avenue's cost is that of a forward pass in which its step has been made."""
    record, network = walk.record, walk.network()
    label, x = walk.label, record["a0"].astype(float)[None]
    y = record["y"].astype(float)[None]
    sign = -np.sign(record["delta3"][label])
    behind = network.forward(x).a[2][0]
    moved = {"bias": walk.network(), "weights": walk.network()}
    moved["bias"].biases[2][label] += sign
    moved["weights"].weights[2][label] += sign * behind / np.linalg.norm(behind)
    costs = {way: COSTS["squared"].of_set(n.forward(x).a[-1], y) for way, n in moved.items()}
    row = network.weights[2][label]
    pushed = behind + sign * row / np.linalg.norm(row)
    outputs = ACTIVATIONS["sigmoid"].f(pushed[None] @ network.weights[2].T + network.biases[2])
    costs["activations"] = COSTS["squared"].of_set(outputs, y)
    for way, cost in costs.items():
        walk.nudge.until(
            "({ arg: [selector, cost] }) =>"
            " Math.abs(document.querySelector(selector)?.dataset.cost - cost) < 2e-6",
            f"{way}: its cost should be {cost}",
            [f'.avenues .three [data-avenue="{way}"]', float(cost)],
        )


def check_the_columns_one_by_one(walk: Walk) -> None:
    """With each opinion the sums are those of the ones heard; in the end they are the nudges."""
    record = walk.record
    asks = -record["delta3"][:, None].astype(float) * record["w3"]
    order = np.argsort(-np.abs(record["delta3"]), kind="stable")
    sums = walk.page.locator(".matrix td.sum .amount")
    for heard in range(1, 11):
        expect(walk.page.locator(".opinions .heard")).to_have_text(f"{heard} of 10 heard")
        wanted = asks[order[:heard]].sum(axis=0)
        for told, value in zip(texts(sums), wanted, strict=True):
            assert shows(told, value) or abs(value) < 1e-6, (heard, told, value)
        walk.press("Enter")


def check_the_rivals(walk: Walk) -> None:
    """The one that heard only 2s calls everything a 2; the other reads on."""
    expect(walk.page.locator(".rivals .outcome")).to_contain_text("2")  # once both are trained
    heads = walk.page.locator(".rival-head")
    only, both = (float(accuracy) for accuracy in attributes(heads, "data-accuracy"))
    twos = walk.nudge.get(f"{walk.nudge.server.url}/api/datasets/mnist-5k").json()["test"]["labels"]
    assert only == twos.count(2) / len(twos)
    assert both > 0.5


def check_the_networks_on_more_labels(walk: Walk) -> None:
    """They are all there and go on, from one that knows its ten by heart to one that needs not."""
    walk.nudge.until(
        "() => document.querySelector('.learning-curve progress').value >= 100",
        "the networks on more labels are not trained",
    )
    cells = walk.page.locator('.learning-curve td[data-of^="plain-"]')

    def they_differ() -> bool:
        told = each(cells, "({ dataset: { of, value } }) => [of, Number(value)]")
        own, test = ([at for of, at in told if of == f"plain-{set}"] for set in ("own", "test"))
        assert len(own) == len(test) == 6
        return own[0] - test[0] > 0.2 and test[-1] > test[0]

    eventually(walk.page, they_differ, "they do not read more with more labels")


def check_a_cell_of_the_table(walk: Walk) -> None:
    """A cell is the example's own nudge of that weight; Enter on it puts that example on stage."""
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
    slopes = [record[f"grad_w{layer}"] for layer in (1, 2, 3)]
    layer = 1 + int(np.argmax([np.abs(slope).max() for slope in slopes]))
    to, start = np.unravel_index(np.abs(slopes[layer - 1]).argmax(), slopes[layer - 1].shape)
    slope = slopes[layer - 1][to, start]
    walk.told("mean", lambda: -slope)
    walk.told("own", lambda: -record[f"delta{layer}"][to] * record[f"a{layer - 1}"][start])
    walk.told("update", lambda: -3.0 * slope)


def check_the_row_of_the_step(walk: Walk) -> None:
    """The next step has used the first row of a new epoch, and that row is lit."""
    walk.nudge.until_step(STEP + 1)
    lit = "document.querySelector('.deal-picture canvas')?.deal"
    walk.nudge.until(
        f"({{ arg }}) => String({lit}?.lit) === String(arg)",
        "the lit row is not the mini-batch",
        walk.record["batch_index"].tolist(),
    )
    walk.told("epoch", lambda: 2)
    walk.told("row", lambda: 1)


def check_the_race(walk: Walk) -> None:
    """Once it rests, the sentences tell how far each walker of the server's race has come."""
    steps = walk.page.locator('.chapter-text [data-value="careful_steps"]')
    expect(steps).to_have_text(re.compile(r"^[1-9]"), timeout=3000 * LIMIT)  # all examples each
    walk.do("Pause")
    expect(walk.side.get_by_role("button", name="Go on", exact=True)).to_be_visible()
    nudge = walk.nudge
    eventually(nudge.page, lambda: not race_of(nudge)["playing"], "the race goes on")
    for run, name in enumerate(("quick", "careful")):
        walk.told(f"{name}_steps", lambda run=run: race_of(nudge)["runs"][run]["step"])
        walk.told(f"{name}_seen", lambda run=run: race_of(nudge)["runs"][run]["examples_seen"])
