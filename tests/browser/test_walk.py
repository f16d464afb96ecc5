"""All chapters of the story by keyboard alone: the one thing of each done, its numbers checked.

What is wanted is worked out from the records and the network that the server tells over HTTP.
"""

from __future__ import annotations

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from app.nn import ACTIVATIONS, COSTS, Network
from tests.browser.conftest import NewContext
from tests.browser.nudge import Array, Nudge, hasten
from tests.browser.reading import shows
from tests.support.server import Server

STEP = 40
MOST_TABS = 200


class Walk:
    """A reader without a pointer, and the server's numbers of the step on show."""

    def __init__(self, nudge: Nudge) -> None:
        self.nudge = nudge
        self.page = nudge.page
        self.press = self.page.keyboard.press
        self.side = self.page.locator(".side")

    @property
    def record(self) -> dict[str, Array]:
        return self.nudge.record(batch=1)[0]

    @property
    def label(self) -> int:
        return int(self.nudge.record()[1]["focus_label"])

    def to(self, chapter: str) -> None:
        """Turn the page with the arrow key, from wherever the focus is; the next is `chapter`."""
        self.press("PageDown")
        expect(self.page.locator("#chapter-title")).to_have_text(chapter)

    def tab_to(self, wanted: Locator) -> None:
        """Go to an element with the Tab key alone."""
        expect(wanted).to_be_enabled(timeout=15_000)
        for _ in range(MOST_TABS):
            if wanted.evaluate("(element) => element === document.activeElement"):
                return
            self.press("Tab")
        raise AssertionError(f"the Tab key never comes to {wanted}")

    def do(self, name: str) -> None:
        """Press the button of that name in the chapter, by keys."""
        self.tab_to(self.side.get_by_role("button", name=name, exact=True))
        self.press("Enter")

    def told(self, name: str, value: float) -> None:
        """The sentences tell `value` under that name."""
        place = self.page.locator(f'.chapter-text [data-value="{name}"]').first
        for _ in range(400):
            text = place.inner_text()
            if text not in ("", "…") and shows(text, float(value)):
                return
            self.page.wait_for_timeout(25)
        raise AssertionError(f"{name} is told as {text} and should be {value}")

    def network(self) -> Network:
        """The parameters of the step on show, in float64."""
        record = {name: array.astype(float) for name, array in self.record.items()}
        return Network(
            tuple(record[f"w{layer}"] for layer in (1, 2, 3)),
            tuple(record[f"b{layer}"] for layer in (1, 2, 3)),
            (ACTIVATIONS["sigmoid"],) * 3,
        )

    def cost_of_the_batch(self, network: Network) -> float:
        record = self.record
        outputs = network.forward(record["batch_a0"].astype(float)).a[-1]
        return COSTS["squared"].of_set(outputs, record["batch_y"].astype(float))


@pytest.fixture
def walk(new_context: NewContext, server: Server) -> Walk:
    # with reduced motion every phase is shown as it ends, at once
    page = new_context(server, reduced_motion="reduce").new_page()
    hasten(page, 3)
    address = f"/story/network?step={STEP}&example=test.11&phase=forward"
    return Walk(Nudge.open(page, server, address))


@pytest.mark.timeout(400)  # it takes its time: a chapter is played at the pace of reading
def test_the_whole_story_is_walked_and_done_by_keyboard(walk: Walk) -> None:
    nudge, page, press = walk.nudge, walk.page, walk.press

    # 1: another neuron, another digit
    press("7")
    nudge.until("({ record }) => record.focus.label === 7", "there is no 7")
    press("ArrowDown")
    nudge.frames(3)
    selected = nudge.scene("scene.selection")
    walk.told("z", walk.record[f"z{selected['layer']}"][selected["index"]])
    walk.told("best_a", walk.record["a3"].max())

    walk.to("What it costs")
    walk.do("the mini-batch 100")
    walk.do("Let them pass")
    mean = page.locator(".cost-average [data-value=mean]")
    expect(mean).not_to_have_text("?")
    assert shows(mean.inner_text(), walk.cost_of_the_batch(walk.network()))
    walk.told("cost", ((walk.record["a3"] - walk.record["y"]) ** 2).sum())

    walk.to("Thirteen thousand sliders")
    slider = page.locator("input.wiggle").first
    walk.tab_to(slider)
    for _ in range(25):
        press("ArrowRight")
    check_a_wiggled_weight(walk)
    press("Escape")  # leaves the slider

    walk.to("What one example wants")
    press("m")
    nudge.until("({ record }) => record.focus.label !== 7", "there is no mistake")
    walk.told("label_nudge", 2 * (1 - walk.record["a3"][walk.label]))

    walk.to("Three ways to help one neuron")
    nudge.until_at("asks:3")
    walk.do("1")
    check_the_avenues(walk)

    walk.to("Fire together, wire together")
    press("3")
    nudge.until("({ record }) => record.focus.label === 3", "there is no 3")
    nudges = -np.outer(walk.record["delta3"], walk.record["a2"])
    walk.told("product", nudges.flat[np.abs(nudges).argmax()])

    walk.to("Adding up the asks")
    nudge.until_at("asks:3")
    walk.do("One by one")
    check_the_columns_one_by_one(walk)

    walk.to("Backwards")
    walk.do("Play it backwards")
    ended = "({ scene }) => scene.phase === 'bias_nudges:1'"
    nudge.until(ended, "it does not come to the first layer", limit=60)
    walk.told("first", np.abs(walk.record["nudge1"]).mean())

    walk.to("If only one digit were heard")
    walk.do("▶ Train both")
    check_the_rivals(walk)

    walk.to("Everybody's average")
    nudge.until_at("update")
    check_a_cell_of_the_table(walk)

    walk.to("Mini-batches")
    walk.do("Next row: one step")
    check_the_row_of_the_step(walk)

    walk.to("Downhill")
    walk.do("Start the race")
    check_the_race(walk)

    walk.to("It learns")
    for _ in range(6):
        press("+")
    press("Space")
    nudge.until("({ scene }) => scene.step > 400", "it does not learn")
    press("Space")
    expect(nudge.button("Play")).to_be_visible()
    press(".")  # wherever it stands, it is tested
    nudge.until("({ canvas }) => true", "")
    walk.told("accuracy", nudge.room()["test_accuracy"])

    walk.to("The chain rule")
    walk.do("Next gate")
    record, label = walk.record, walk.label
    brightest = int(record["a2"].argmax())
    walk.told("product", record["delta3"][label] * record["a2"][brightest])

    walk.to("The code")
    lit = page.locator(".code [class~=lit]")
    expect(lit.first).to_be_visible()
    before = lit.all_inner_texts()
    press(".")
    expect(lit.first).not_to_have_text(before[0])

    walk.to("How much data?")
    walk.do("▶ Train them all")
    check_the_networks_on_more_labels(walk)


def check_a_wiggled_weight(walk: Walk) -> None:
    """The true cost on show is that of the network with this weight there."""
    card = walk.page.locator(".weight-card").first
    truth = card.locator('tr[data-kind="true"]')
    rest = card.locator('tr[data-kind="now"]').get_attribute("data-at")
    expect(truth).not_to_have_attribute("data-at", rest or "")
    layer, index, start = (card.get_attribute("data-weight") or "").split(".")
    at, cost = truth.evaluate("({ dataset: { at, cost } }) => [Number(at), Number(cost)]")
    network = walk.network()
    network.weights[int(layer) - 1][int(index), int(start)] = at
    assert cost == pytest.approx(walk.cost_of_the_batch(network), rel=2e-6)
    expect(truth).to_have_attribute("data-at", rest or "", timeout=10_000)  # it springs back


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
        shown = walk.page.locator(f'.avenues [data-avenue="{way}"]').first
        walk.nudge.until(
            "({ arg: [selector, cost] }) =>"
            " Math.abs(document.querySelector(selector)?.dataset.cost - cost) < 2e-6",
            f"{way}: {shown.get_attribute('data-cost')} should be {cost}",
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
        for text, value in zip(sums.all_inner_texts(), wanted, strict=True):
            assert shows(text, value) or abs(value) < 1e-6, (heard, text, value)
        walk.press("Enter")


def check_the_rivals(walk: Walk) -> None:
    """The one that heard only 2s calls everything a 2, within ten seconds; the other reads on."""
    expect(walk.page.locator(".rivals .outcome")).to_contain_text("2", timeout=10_000)
    only, both = walk.page.locator(".rival-head").all()
    twos = walk.nudge.get(f"{walk.nudge.server.url}/api/datasets/mnist-5k").json()["test"]["labels"]
    assert float(only.get_attribute("data-accuracy") or 0) == twos.count(2) / len(twos)
    assert float(both.get_attribute("data-accuracy") or 0) > 0.5


def check_the_networks_on_more_labels(walk: Walk) -> None:
    """They are all there and go on, from one that knows its ten by heart to one that needs not."""
    page = walk.page
    walk.nudge.until(
        "() => document.querySelector('.learning-curve progress').value >= 100",
        "the networks on more labels are not trained",
    )
    own, test = (
        page.locator(f'.learning-curve td[data-of="plain-{of}"]').evaluate_all(
            "(cells) => cells.map(({ dataset }) => Number(dataset.value))"
        )
        for of in ("own", "test")
    )
    assert len(test) == 6
    assert own[0] - test[0] > 0.2
    assert test[-1] > test[0]


def check_a_cell_of_the_table(walk: Walk) -> None:
    """A cell is the example's own nudge of that weight; Enter on it puts that example on stage."""
    page = walk.page
    cell = page.locator("table.nudges tbody td[tabindex='0']").first
    walk.tab_to(cell)
    walk.press("ArrowRight")
    example = page.locator("th.example").nth(1).get_attribute("data-example")
    walk.press("Enter")
    walk.nudge.until(
        "({ record, arg }) => record.focus.split === 'train' && record.focus.index === arg",
        f"example {example} is not on the stage",
        int(example or -1),
    )
    record = walk.record
    largest = max(
        (
            (
                layer,
                *np.unravel_index(
                    np.abs(record[f"grad_w{layer}"]).argmax(), record[f"grad_w{layer}"].shape
                ),
            )
            for layer in (1, 2, 3)
        ),
        key=lambda at: abs(record[f"grad_w{at[0]}"][at[1:]]),
    )
    layer, to, start = largest
    walk.told("mean", -record[f"grad_w{layer}"][to, start])
    walk.told("own", -record[f"delta{layer}"][to] * record[f"a{layer - 1}"][start])
    walk.told("update", -3.0 * record[f"grad_w{layer}"][to, start])


def check_the_row_of_the_step(walk: Walk) -> None:
    """The next step has used the first row of a new epoch, and that row is lit."""
    walk.nudge.until_step(STEP + 1)
    lit = "document.querySelector('.deal-picture canvas')?.deal"
    walk.nudge.until(
        f"({{ arg }}) => String({lit}?.lit) === String(arg)",
        "the lit row is not the mini-batch",
        walk.record["batch_index"].tolist(),
    )
    walk.told("epoch", 2)
    walk.told("row", 1)


def check_the_race(walk: Walk) -> None:
    """Once it rests, the sentences tell how far each walker of the server's race has come."""
    steps = walk.page.locator('.chapter-text [data-value="careful_steps"]')
    expect(steps).to_have_text("2", timeout=20_000)
    walk.do("Pause")
    expect(walk.side.get_by_role("button", name="Go on", exact=True)).to_be_visible()
    quick, careful = walk.nudge.get(f"{walk.nudge.address}/race").json()["runs"]
    for name, run in {"quick": quick, "careful": careful}.items():
        walk.told(f"{name}_steps", run["step"])
        walk.told(f"{name}_seen", run["examples_seen"])
