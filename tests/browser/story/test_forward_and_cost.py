"""What the panels of the sum, the cost and the output nudges tell is what the core computed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from nudge.protocol.frames import decode
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.boxes import problems
from tests.browser.support.nudge import Array, Nudge, in_virtual_time
from tests.browser.support.reads import attribute, each, one, text, texts
from tests.support.server import Server

STATES = ["step=1&phase=update&example=test.7", "step=40&phase=update&example=train.3&seed=5"]
STATES += ["step=3&phase=update&cost=cross_entropy&output_activation=softmax&activation=tanh"]


# The cells of a row, and one attribute of the row.
ROW = """(row, name) => [
  row.dataset[name],
  [...row.querySelectorAll('th, td')].map((cell) => cell.innerText.split(/\\s+/).join(' ').trim()),
]"""


def value(written: str) -> float:
    """A number as it is written on the page: "−1.25·10⁻⁷", "+1,234"."""
    mantissa, _, power = written.strip().replace("−", "-").replace(",", "").partition("·10")
    exponent = power.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-"))
    return float(mantissa) * 10.0 ** int(exponent or 0)


def close(number: Any, digits: int = 3) -> Any:
    """`number` as it is after it was written with that many digits."""
    return pytest.approx(float(number), rel=0.51 * 10.0 ** (1 - digits), abs=1e-30)


def cells(row: Locator) -> list[str]:
    return [" ".join(cell.split()) for cell in texts(row.locator("th, td"))]


def told(place: Locator, name: str) -> float:
    return value(text(place.locator(f"[data-value={name}]")))


def weights(of: dict[str, Array], layer: int, index: int) -> Array:
    """The neuron's row of weights, in float64."""
    rows = of[f"w{layer}"].reshape(len(of[f"b{layer}"]), -1)
    return np.asarray(rows[index], dtype=np.float64)


def check_sum(panel: Locator, of: dict[str, Array], layer: int, index: int) -> None:
    """The panel tells the neuron's largest terms, what is left, its bias, z and activation."""
    row, behind = weights(of, layer, index), of[f"a{layer - 1}"].astype(np.float64)
    terms = row * behind
    largest = np.argsort(-np.abs(terms), kind="stable")[:6]
    shown = panel.locator(".waterfall tbody tr[data-from]")
    expect(shown).to_have_count(6)
    for at, (source, (_, a, w, term, _)) in zip(largest, each(shown, ROW, "from"), strict=True):
        assert value(w) == close(row[int(source)])
        assert abs(value(term)) == close(abs(terms[at]))
        assert value(a) == pytest.approx(float(behind[at]), abs=0.0051) or value(a) < 1e-3
    part = {name: cells(panel.locator(f"[data-part={name}]")) for name in ("others", "bias", "z")}
    assert part["others"][0] == f"and {len(terms) - 6} others"
    rest = terms.sum() - terms[largest].sum()
    assert value(part["others"][1]) == pytest.approx(rest, rel=6e-3, abs=1e-6)
    assert value(part["bias"][1]) == close(of[f"b{layer}"][index])
    assert value(part["z"][1]) == close(of[f"z{layer}"][index])
    assert told(panel, "a") == close(of[f"a{layer}"][index])


@pytest.mark.parametrize("state", STATES)
def test_a_sum_is_told_in_numbers(page: Page, server: Server, state: str) -> None:
    nudge = Nudge.open(page, server, f"/story/network?{state}")
    of, _ = nudge.record()
    panel = page.locator(".weighted-sum")
    for layer, index in [(1, 11), (2, 4), (3, 9)]:
        panel.get_by_role("combobox", name="Layer").select_option(str(layer))
        panel.get_by_role("combobox", name="Neuron").select_option(str(index))
        name = "“9”" if layer == 3 else f"h{layer}·{index}"
        expect(panel.get_by_role("heading", name=name)).to_be_visible()
        check_sum(panel, of, layer, index)
    nudge.until_room(selection={"layer": 3, "index": 9, "from": None})


def test_a_pixel_of_the_weights_tells_its_product(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/network?step=4&phase=update&example=test.7&select=1.3")
    of, _ = nudge.record()
    panel = page.locator(".weighted-sum")
    image = panel.get_by_role("slider", name="Pixel whose weight is shown")
    image.focus()
    lit = int(np.argmax(of["a0"]))
    for _ in range(lit // 28):
        image.press("ArrowDown")
    for _ in range(lit % 28):
        image.press("ArrowRight")
    product = panel.locator(".product")
    expect(product).to_contain_text(f"Pixel {lit}, row {lit // 28}, column {lit % 28}:")
    assert value(text(product.locator("b"))) == close(weights(of, 1, 3)[lit] * of["a0"][lit])
    panel.get_by_text("All terms as a table").click()
    count = int(np.count_nonzero(weights(of, 1, 3) * of["a0"]))
    expect(panel.locator(".all-terms caption")).to_have_text(f"{count} of 784 terms are not 0")
    expect(panel.locator(".all-terms tbody tr")).to_have_count(count)


def test_nothing_is_told_before_its_phase(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/network?step=2&phase=forward&select=3.1")
    panel = page.locator(".weighted-sum")
    expect(panel.locator("[data-part=z] td").first).not_to_have_text("?")
    page.locator(".stage canvas").focus()
    page.keyboard.press("Home")
    nudge.until_step(0)
    expect(panel.locator("[data-part=z] td").first).to_have_text("?")
    expect(panel.locator("[data-value=a]")).to_have_text("?")
    expect(panel.locator(".waterfall tr[data-from]")).to_have_count(0)
    for chapter, name, value_of in [
        ("cost", ".cost-squares", "cost"),
        ("output-nudges", ".output-nudges", "nudge"),
    ]:
        page.goto(f"/r/{nudge.code}/story/{chapter}?phase=forward")
        nudge.until("({ scene }) => scene", "nothing was drawn")
        expect(page.locator(f"{name} [data-value={value_of}]")).to_have_text("?")


@pytest.mark.parametrize("state", STATES[:2])
def test_ten_squares_add_up_to_the_cost(page: Page, server: Server, state: str) -> None:
    nudge = Nudge.open(page, server, f"/story/cost?{state}")
    of, metadata = nudge.record()
    panel = page.locator(".cost-squares")
    expect(panel.locator("tbody tr")).to_have_count(10)
    a, y = of["a3"].astype(np.float64), of["y"].astype(np.float64)
    for of_digit, (_, told_a, told_y, distance, area) in each(
        panel.locator("tbody tr"), ROW, "digit"
    ):
        digit = int(of_digit)
        assert value(told_a) == close(a[digit])
        assert value(told_y) == y[digit]
        assert value(distance) == close(a[digit] - y[digit])
        assert value(area) == close((a[digit] - y[digit]) ** 2)
    cost = float(metadata["example_cost"])
    assert told(panel, "cost") == close(cost)
    assert told(panel, "side") == close(np.sqrt(cost))
    check_areas(panel, (a - y) ** 2)


def check_areas(panel: Locator, areas: Array) -> None:
    """What is drawn has these areas, in units of the frames; and so has the one square of all."""
    boxes = one(
        panel,
        """(panel) => {
          const areaOf = (element) => {
            const { width, height } = element.getBoundingClientRect();
            return width * height;
          };
          const frame = panel.querySelector('.frame');
          const unit = parseFloat(getComputedStyle(frame, '::before').width);
          const all = [...panel.querySelectorAll('.frame i'), panel.querySelector('.whole')];
          return all.map((element) => areaOf(element) / unit ** 2);
        }""",
    )
    assert boxes[:10] == pytest.approx(list(areas), rel=0.03, abs=2e-3)
    assert boxes[10] == pytest.approx(areas.sum(), rel=0.03)


def test_the_cross_entropy_is_a_length(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, f"/story/cost?{STATES[2]}")
    of, metadata = nudge.record()
    panel = page.locator(".cost-squares")
    cost = -np.log(float(of["a3"][int(metadata["focus_label"])]))
    assert told(panel, "cost") == close(cost)
    expect(panel).to_contain_text("length")
    expect(panel.locator(".frame")).to_have_count(0)


def server_costs(nudge: Nudge, of: str) -> tuple[Array, float, Array]:
    """Each example's cost, their mean, and their labels, as the server tells them."""
    file = nudge.get(f"{nudge.address}/costs.safetensors", {"set": of}).read()
    tensors, metadata = decode(file)
    return tensors["costs"], float(metadata["cost"]), tensors["labels"]


def test_the_average_forms_to_the_cost_of_the_set(new_context: NewContext, server: Server) -> None:
    page = new_context(server, reduced_motion="reduce").new_page()
    nudge = Nudge.open(page, server, "/story/cost?step=40&phase=update")
    panel = page.locator(".cost-average")
    for name, of in (("all examples", "all"), ("the mini-batch", "batch")):
        panel.get_by_role("button", name=name).click()
        panel.get_by_role("button", name="Let them pass", exact=True).click()
        expect(panel.get_by_role("button", name="Let them pass again")).to_be_visible()
        costs, cost, labels = server_costs(nudge, of)
        assert told(panel, "mean") == close(cost)
        assert told(panel, "so-far") == close(cost)
        assert told(panel, "one") == close(costs[-1])
        expect(panel.locator("dt").first).to_have_text(f"this {labels[-1]} costs")
        for mark in (1, 10, 100):
            shown = text(panel.locator(f"[data-mark='{mark}']"))
            assert value(shown) == close(costs[:mark].astype(np.float64).mean())
        for width, height in ((390, 844), (1280, 720), (1440, 900)):
            page.set_viewport_size({"width": width, "height": height})
            assert problems(page) == [], f"{name} at {width}x{height}"


def test_the_examples_pass_in_six_seconds_and_can_be_stopped(page: Page, server: Server) -> None:
    nudge = Nudge.open(in_virtual_time(page), server, "/story/cost?step=3&phase=update")
    nudge.hold_time()
    panel = page.locator(".cost-average")
    panel.get_by_role("button", name="Let them pass", exact=True).click()
    nudge.until(PASSING, "no examples pass, or their mean is told before")
    panel.get_by_role("button", name="Stop").click()
    again = panel.get_by_role("button", name="Let them pass again")
    again.wait_for()
    image, mean = panel.locator(".passing-image"), panel.locator("[data-value=mean]")
    place = int(attribute(image, "data-place"))
    assert 5 < place < 4000
    nudge.let_pass(0.7)
    assert attribute(image, "data-place") == f"{place}", "it stays"
    expect(mean).to_have_text("?")
    costs, cost, labels = server_costs(nudge, "all")
    assert told(panel, "one") == close(costs[place - 1])
    assert told(panel, "so-far") == close(costs[:place].astype(np.float64).mean())
    expect(panel.get_by_role("img", name=f"A {labels[place - 1]}", exact=True)).to_be_visible()
    began = nudge.glance("performance.now()")
    again.click()
    nudge.until(f"() => {MEAN}.innerText !== '?'", "the mean is not told")
    assert nudge.glance("performance.now()") - began > 5000, "one can follow it"
    assert told(panel, "mean") == close(cost)


MEAN = "document.querySelector('.cost-average [data-value=mean]')"
PASSING = f"""() => {{
  const place = Number(document.querySelector('.passing-image')?.dataset.place);
  return place > 5 && {MEAN}.innerText === '?';
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
    assert told(panel, "mean") == close(cost)
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
def test_output_nudges_are_the_record_s(page: Page, server: Server, state: str) -> None:
    nudge = Nudge.open(page, server, f"/story/output-nudges?{state}")
    of, _ = nudge.record()
    panel = page.locator(".output-nudges")
    expect(panel.locator("tbody tr")).to_have_count(10)
    nudges = of["nudge3"]
    for of_digit, (_, a, y, distance, _, nudge_told) in each(
        panel.locator("tbody tr"), ROW, "digit"
    ):
        digit = int(of_digit)
        assert value(a) == pytest.approx(float(of["a3"][digit]), abs=0.0051)
        assert value(y) == of["y"][digit]
        assert value(distance) == close(float(of["y"][digit]) - float(of["a3"][digit]), digits=2)
        written, *marks = nudge_told.split()
        assert value(written) == close(nudges[digit])
        assert ("most" in marks) == (digit == np.abs(nudges).argmax())
    heights = "(svg) => svg.querySelector('g')?.getBBox().height ?? 0"
    lengths = each(panel.locator(".arrow-cell svg"), heights)
    scale = np.abs(nudges) / np.abs(nudges).max()
    scale[scale < 0.012] = 0  # too short to be drawn
    assert np.array(lengths) / max(lengths) == pytest.approx(scale, abs=0.02)
    panel.locator("tr[data-digit='6']").click()
    expect(panel.locator(".nudge-told")).to_contain_text("Output 6:")
    assert told(panel, "nudge") == close(nudges[6])
    nudge.until_room(selection={"layer": 3, "index": 6, "from": None})
