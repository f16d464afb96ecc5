"""The panels of the sum, the cost and the output nudges: their numbers are the server's."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from nudge.protocol.frames import decode
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.boxes import problems
from tests.browser.support.nudge import Array, Nudge
from tests.browser.support.reads import attribute, read_each, read_one, text, texts
from tests.browser.support.virtual_time import in_virtual_time
from tests.support.embedded import TRAIN
from tests.support.server import Server

STATES = ["step=1&phase=update&example=test.7", "step=40&phase=update&example=train.3&seed=5"]
STATES += ["step=3&phase=update&cost=cross_entropy&output_activation=softmax&activation=tanh"]


# The cells of a row, and one attribute of the row.
ROW = """(row, name) => [
  row.dataset[name],
  [...row.querySelectorAll('th, td')].map((cell) => cell.innerText.split(/\\s+/).join(' ').trim()),
]"""


def value(written: str) -> float:
    """The value of a number that is written as on the page: "−1.25·10⁻⁷", "+1,234"."""
    mantissa, _, power = written.strip().replace("−", "-").replace(",", "").partition("·10")
    exponent = power.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-"))
    return float(mantissa) * 10.0 ** int(exponent or 0)


def close(number: Any, digits: int = 3) -> Any:
    """What is equal to `number` as it is written with so many significant digits."""
    return pytest.approx(float(number), rel=0.51 * 10.0 ** (1 - digits), abs=1e-30)


def cells(row: Locator) -> list[str]:
    return [" ".join(cell.split()) for cell in texts(row.locator("th, td"))]


def shown_value(place: Locator, name: str) -> float:
    """The number of that name in `place`."""
    return value(text(place.locator(f"[data-value={name}]")))


def weights(record: dict[str, Array], layer: int, index: int) -> Array:
    """The neuron's row of weights, in float64."""
    rows = record[f"w{layer}"].reshape(len(record[f"b{layer}"]), -1)
    return np.asarray(rows[index], dtype=np.float64)


def assert_sum(panel: Locator, record: dict[str, Array], layer: int, index: int) -> None:
    """Assert the neuron's numbers: largest terms, sum of the others, bias, z and activation."""
    row, behind = weights(record, layer, index), record[f"a{layer - 1}"].astype(np.float64)
    terms = row * behind
    largest = np.argsort(-np.abs(terms), kind="stable")[:6]
    shown = panel.locator(".waterfall tbody tr[data-from]")
    expect(shown).to_have_count(6)
    for at, (source, (_, a, w, term, _)) in zip(
        largest, read_each(shown, ROW, "from"), strict=True
    ):
        assert value(w) == close(row[int(source)])
        assert abs(value(term)) == close(abs(terms[at]))
        assert value(a) == pytest.approx(float(behind[at]), abs=0.0051) or value(a) < 1e-3
    part = {name: cells(panel.locator(f"[data-part={name}]")) for name in ("others", "bias", "z")}
    assert part["others"][0] == f"and {len(terms) - 6} others"
    rest = terms.sum() - terms[largest].sum()
    assert value(part["others"][1]) == pytest.approx(rest, rel=6e-3, abs=1e-6)
    assert value(part["bias"][1]) == close(record[f"b{layer}"][index])
    assert value(part["z"][1]) == close(record[f"z{layer}"][index])
    assert shown_value(panel, "a") == close(record[f"a{layer}"][index])


@pytest.mark.parametrize("state", STATES)
def test_a_sum_is_shown_in_numbers(page: Page, server: Server, state: str) -> None:
    nudge = Nudge.open(page, server, f"/story/network?{state}")
    record, _ = nudge.record()
    panel = page.locator(".weighted-sum")
    for layer, index in [(1, 11), (2, 4), (3, 9)]:
        nudge.click_stage(*nudge.neuron_position(layer, index))
        name = "“9”" if layer == 3 else f"h{layer}·{index}"
        expect(panel.get_by_role("heading", name=name)).to_be_visible()
        assert_sum(panel, record, layer, index)
    nudge.until_room(selection={"layer": 3, "index": 9, "from": None})


def test_a_pixel_of_the_weights_shows_its_product(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/network?step=4&phase=update&example=test.7&select=1.3")
    record, _ = nudge.record()
    panel = page.locator(".weighted-sum")
    image = panel.get_by_role("slider", name="Pixel whose weight is shown")
    image.focus()
    pixel = int(np.argmax(record["a0"]))
    for _ in range(pixel // 28):
        image.press("ArrowDown")
    for _ in range(pixel % 28):
        image.press("ArrowRight")
    product = panel.locator(".product")
    expect(product).to_contain_text(f"Pixel {pixel}, row {pixel // 28}, column {pixel % 28}:")
    assert value(text(product.locator("b"))) == close(
        weights(record, 1, 3)[pixel] * record["a0"][pixel]
    )
    panel.get_by_text("All terms as a table").click()
    count = int(np.count_nonzero(weights(record, 1, 3) * record["a0"]))
    expect(panel.locator(".all-terms caption")).to_have_text(f"{count} of 784 terms are not 0")
    expect(panel.locator(".all-terms tbody tr")).to_have_count(count)


def test_no_number_is_shown_before_its_phase(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/network?step=2&phase=forward")
    for chapter, name, value_name in [
        ("cost", ".cost-squares", "cost"),
        ("output-nudges", ".output-nudges", "nudge"),
    ]:
        page.goto(f"/r/{nudge.code}/story/{chapter}?phase=forward")
        nudge.until("({ scene }) => scene", "nothing was drawn")
        expect(page.locator(f"{name} [data-value={value_name}]")).to_have_text("not known yet")


@pytest.mark.parametrize("state", STATES[:2])
def test_ten_squares_add_up_to_the_cost(page: Page, server: Server, state: str) -> None:
    nudge = Nudge.open(page, server, f"/story/cost?{state}")
    record, metadata = nudge.record()
    panel = page.locator(".cost-squares")
    expect(panel.locator("tbody tr")).to_have_count(10)
    a, y = record["a3"].astype(np.float64), record["y"].astype(np.float64)
    for digit_text, (_, a_text, y_text, distance, area) in read_each(
        panel.locator("tbody tr"), ROW, "digit"
    ):
        digit = int(digit_text)
        assert value(a_text) == close(a[digit])
        assert value(y_text) == y[digit]
        assert value(distance) == close(a[digit] - y[digit])
        assert value(area) == close((a[digit] - y[digit]) ** 2)
    cost = float(metadata["example_cost"])
    assert shown_value(panel, "cost") == close(cost)
    assert shown_value(panel, "side") == close(np.sqrt(cost))
    assert_areas(panel, (a - y) ** 2)


def assert_areas(panel: Locator, areas: Array) -> None:
    """Assert the areas that are drawn, in units of the frames: ten squares and one."""
    boxes = read_one(
        panel,
        """(panel) => {
          const measureArea = (element) => {
            const { width, height } = element.getBoundingClientRect();
            return width * height;
          };
          const frame = panel.querySelector('.frame');
          const unit = parseFloat(getComputedStyle(frame, '::before').width);
          const all = [...panel.querySelectorAll('.frame i'), panel.querySelector('.whole')];
          return all.map((element) => measureArea(element) / unit ** 2);
        }""",
    )
    assert boxes[:10] == pytest.approx(list(areas), rel=0.03, abs=2e-3)
    assert boxes[10] == pytest.approx(areas.sum(), rel=0.03)


def test_the_cross_entropy_is_shown_as_a_length(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, f"/story/cost?{STATES[2]}")
    record, metadata = nudge.record()
    panel = page.locator(".cost-squares")
    cost = -np.log(float(record["a3"][int(metadata["focus_label"])]))
    assert shown_value(panel, "cost") == close(cost)
    expect(panel).to_contain_text("length")
    expect(panel.locator(".frame")).to_have_count(0)


def server_costs(nudge: Nudge, example_set: str) -> tuple[Array, float, Array]:
    """Each example's cost, their mean, and their labels, from the server."""
    file = nudge.get(f"{nudge.address}/costs.safetensors", {"set": example_set}).read()
    tensors, metadata = decode(file)
    return tensors["costs"], float(metadata["cost"]), tensors["labels"]


def test_the_average_of_the_examples_becomes_the_cost_of_the_set(
    new_context: NewContext, server: Server
) -> None:
    page = new_context(server, reduced_motion="reduce").new_page()
    nudge = Nudge.open(page, server, "/story/cost?step=40&phase=update")
    panel = page.locator(".cost-average")
    for name, example_set in (("all examples", "all"), ("the mini-batch", "batch")):
        panel.get_by_role("button", name=name).click()
        panel.get_by_role("button", name="Let them pass", exact=True).click()
        expect(panel.get_by_role("button", name="Let them pass again")).to_be_visible()
        costs, cost, labels = server_costs(nudge, example_set)
        assert shown_value(panel, "mean") == close(cost)
        assert shown_value(panel, "so-far") == close(cost)
        assert shown_value(panel, "one") == close(costs[-1])
        expect(panel.locator("dt").first).to_have_text(f"this {labels[-1]} costs")
        for mark in (1, 10, 100):
            shown = text(panel.locator(f"[data-mark='{mark}']"))
            assert value(shown) == close(costs[:mark].astype(np.float64).mean())
        for width, height in ((390, 844), (1280, 720), (1440, 900)):
            page.set_viewport_size({"width": width, "height": height})
            assert problems(page) == [], f"{name} at {width}x{height}"


def test_the_examples_pass_in_six_seconds_and_can_be_stopped(page: Page, server: Server) -> None:
    nudge = Nudge.open(in_virtual_time(page), server, "/story/cost?step=3&phase=update")
    nudge.pause_time()
    panel = page.locator(".cost-average")
    panel.get_by_role("button", name="Let them pass", exact=True).click()
    nudge.until(PASSING, "no examples pass, or their mean is told before")
    panel.get_by_role("button", name="Stop").click()
    again = panel.get_by_role("button", name="Let them pass again")
    again.wait_for()
    image, mean = panel.locator(".passing-image"), panel.locator("[data-value=mean]")
    place = int(attribute(image, "data-place"))
    assert 5 < place < TRAIN
    nudge.let_pass(0.7)
    assert attribute(image, "data-place") == f"{place}", "it stays"
    expect(mean).to_have_text("not known yet")
    costs, cost, labels = server_costs(nudge, "all")
    assert shown_value(panel, "one") == close(costs[place - 1])
    assert shown_value(panel, "so-far") == close(costs[:place].astype(np.float64).mean())
    named = f"{'An' if labels[place - 1] == 8 else 'A'} {labels[place - 1]}"
    expect(panel.get_by_role("img", name=named, exact=True)).to_be_visible()
    began = nudge.read_now("performance.now()")
    again.click()
    nudge.until(f"() => {MEAN}.innerText !== 'not known yet'", "the mean is not told")
    assert nudge.read_now("performance.now()") - began > 5000, "one can follow it"
    assert shown_value(panel, "mean") == close(cost)


MEAN = "document.querySelector('.cost-average [data-value=mean]')"
PASSING = f"""() => {{
  const place = Number(document.querySelector('.passing-image')?.dataset.place);
  return place > 5 && {MEAN}.innerText === 'not known yet';
}}"""


def test_an_average_is_of_the_step_on_show(new_context: NewContext, server: Server) -> None:
    page = new_context(server, reduced_motion="reduce").new_page()
    nudge = Nudge.open(page, server, "/story/cost?step=2&phase=update")
    panel = page.locator(".cost-average")
    begin = panel.get_by_role("button", name="Let them pass", exact=True)
    begin.click()
    expect(panel.locator(".mean-told")).to_contain_text("at step 2.")
    _, before, _ = server_costs(nudge, "all")
    nudge.button("Next step").click()
    nudge.until_step(3)
    expect(panel.locator(".passing")).to_have_count(0)
    begin.click()
    expect(panel.locator(".mean-told")).to_contain_text("at step 3.")
    _, cost, _ = server_costs(nudge, "all")
    assert shown_value(panel, "mean") == close(cost)
    was = text(panel.locator(".mean-told .muted"))
    assert was.startswith("At step 2 it was ")
    assert value(was.removeprefix("At step 2 it was ").rstrip(".")) == close(before)


def test_before_the_first_step_there_is_no_mini_batch(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/cost?step=1&phase=update")
    nudge.command(type="seek", step=0)
    nudge.until_step(0)
    nudge.button("update").click()
    panel = page.locator(".cost-average")
    panel.get_by_role("button", name="the mini-batch").click()
    expect(panel).to_contain_text("Before the first step there is no mini-batch.")
    expect(panel.get_by_role("button", name="Let them pass")).to_be_disabled()
    panel.get_by_role("button", name="all examples").click()
    expect(panel.get_by_role("button", name="Let them pass")).to_be_enabled()


@pytest.mark.parametrize("state", STATES)
def test_output_nudges_are_those_of_the_record(page: Page, server: Server, state: str) -> None:
    nudge = Nudge.open(page, server, f"/story/output-nudges?{state}")
    record, _ = nudge.record()
    panel = page.locator(".output-nudges")
    expect(panel.locator("tbody tr")).to_have_count(10)
    nudges = record["nudge3"]
    for digit_text, (_, a, y, distance, _, nudge_text) in read_each(
        panel.locator("tbody tr"), ROW, "digit"
    ):
        digit = int(digit_text)
        assert value(a) == pytest.approx(float(record["a3"][digit]), abs=0.0051)
        assert value(y) == record["y"][digit]
        assert value(distance) == close(
            float(record["y"][digit]) - float(record["a3"][digit]), digits=2
        )
        written, *marks = nudge_text.split()
        assert value(written) == close(nudges[digit])
        assert ("most" in marks) == (digit == np.abs(nudges).argmax())
    heights = "(svg) => svg.querySelector('g')?.getBBox().height ?? 0"
    lengths = read_each(panel.locator(".arrow-cell svg"), heights)
    scale = np.abs(nudges) / np.abs(nudges).max()
    scale[scale < 0.012] = 0  # too short to be drawn
    assert np.array(lengths) / max(lengths) == pytest.approx(scale, abs=0.02)
    panel.locator("tr[data-digit='6']").click()
    expect(panel.locator(".nudge-told")).to_contain_text("Output 6:")
    assert shown_value(panel, "nudge") == close(nudges[6])
    nudge.until_room(selection={"layer": 3, "index": 6, "from": None})
