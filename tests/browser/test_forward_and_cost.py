"""What the panels of the sum, the cost and the output nudges tell is what the core computed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from app.rooms.frames import decode
from tests.browser.boxes import problems
from tests.browser.conftest import NewContext
from tests.browser.nudge import Array, Nudge
from tests.support.server import Server

STATES = ["step=1&phase=update&example=test.7", "step=40&phase=update&example=train.3&seed=5"]
STATES += ["step=3&phase=update&cost=cross_entropy&output_activation=softmax&activation=tanh"]


def value(text: str) -> float:
    """A number as it is written on the page: "−1.25·10⁻⁷", "+1,234"."""
    mantissa, _, power = text.strip().replace("−", "-").replace(",", "").partition("·10")
    exponent = power.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-"))
    return float(mantissa) * 10.0 ** int(exponent or 0)


def close(number: Any, digits: int = 3) -> Any:
    """`number` as it is after it was written with that many digits."""
    return pytest.approx(float(number), rel=0.51 * 10.0 ** (1 - digits), abs=1e-30)


def cells(row: Locator) -> list[str]:
    return [" ".join(text.split()) for text in row.locator("th, td").all_inner_texts()]


def told(place: Locator, name: str) -> float:
    return value(place.locator(f"[data-value={name}]").inner_text())


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
    assert shown.count() == 6
    for i, at in enumerate(largest):
        _, a, w, term, _ = cells(shown.nth(i))
        assert value(w) == close(row[int(shown.nth(i).get_attribute("data-from") or -1)])
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
    assert value(product.locator("b").inner_text()) == close(weights(of, 1, 3)[lit] * of["a0"][lit])
    panel.get_by_text("All terms as a table").click()
    count = np.count_nonzero(weights(of, 1, 3) * of["a0"])
    expect(panel.locator(".all-terms caption")).to_have_text(f"{count} of 784 terms are not 0")
    assert panel.locator(".all-terms tbody tr").count() == count


def test_nothing_is_told_before_its_phase(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/network?step=2&phase=forward&select=3.1")
    panel = page.locator(".weighted-sum")
    expect(panel.locator("[data-part=z] td").first).not_to_have_text("?")
    page.evaluate("document.querySelector('.stage canvas').focus()")
    page.keyboard.press("Home")
    nudge.until_step(0)
    expect(panel.locator("[data-part=z] td").first).to_have_text("?")
    expect(panel.locator("[data-value=a]")).to_have_text("?")
    assert panel.locator(".waterfall tr[data-from]").count() == 0
    for chapter, name, value_of in [
        ("cost", ".cost-squares", "cost"),
        ("output-nudges", ".output-nudges", "nudge"),
    ]:
        page.goto(page.url.split("/story")[0] + f"/story/{chapter}?phase=forward")
        nudge.until("({ scene }) => scene", "nothing was drawn")
        expect(page.locator(f"{name} [data-value={value_of}]")).to_have_text("?")


@pytest.mark.parametrize("state", STATES[:2])
def test_ten_squares_add_up_to_the_cost(page: Page, server: Server, state: str) -> None:
    nudge = Nudge.open(page, server, f"/story/cost?{state}")
    of, metadata = nudge.record()
    panel = page.locator(".cost-squares")
    expect(panel.locator("tbody tr")).to_have_count(10)
    a, y = of["a3"].astype(np.float64), of["y"].astype(np.float64)
    for digit in range(10):
        _, told_a, told_y, distance, area = cells(panel.locator(f"tr[data-digit='{digit}']"))
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
    boxes = panel.evaluate(
        """(panel) => {
          const areaOf = (element) => {
            const { width, height } = element.getBoundingClientRect();
            return width * height;
          };
          const frame = panel.querySelector('.frame');
          const unit = parseFloat(getComputedStyle(frame, '::before').width);
          const all = [...panel.querySelectorAll('.frame i'), panel.querySelector('.whole')];
          return all.map((element) => areaOf(element) / unit ** 2);
        }"""
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
    assert panel.locator(".frame").count() == 0


def server_costs(nudge: Nudge, of: str) -> tuple[Array, float, Array]:
    """Each example's cost, their mean, and their labels, as the server tells them."""
    content = nudge.get(f"{nudge.address}/costs.safetensors", {"set": of}).content
    tensors, metadata = decode(content)
    return tensors["costs"], float(metadata["cost"]), tensors["labels"]


@pytest.mark.parametrize(("name", "of"), [("all examples", "all"), ("the mini-batch", "batch")])
def test_the_average_forms_to_the_cost_of_the_set(
    new_context: NewContext, server: Server, name: str, of: str
) -> None:
    page = new_context(server, reduced_motion="reduce").new_page()
    nudge = Nudge.open(page, server, "/story/cost?step=40&phase=update")
    panel = page.locator(".cost-average")
    panel.get_by_role("button", name=name).click()
    panel.get_by_role("button", name="Let them pass", exact=True).click()
    expect(panel.get_by_role("button", name="Let them pass again")).to_be_visible()
    costs, cost, labels = server_costs(nudge, of)
    assert told(panel, "mean") == close(cost)
    assert told(panel, "so-far") == close(cost)
    assert told(panel, "one") == close(costs[-1])
    expect(panel.locator("dt").first).to_have_text(f"this {labels[-1]} costs")
    for mark in (1, 10, 100):
        shown = panel.locator(f"[data-mark='{mark}']").inner_text()
        assert value(shown) == close(costs[:mark].astype(np.float64).mean())
    for width, height in ((1440, 900), (1280, 720), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        assert problems(page) == [], f"at {width}x{height}"


def test_the_examples_pass_in_six_seconds_and_can_be_stopped(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/cost?step=3&phase=update")
    panel = page.locator(".cost-average")
    begin = panel.get_by_role("button", name="Let them pass", exact=True)
    begin.click()
    expect(panel.locator(".passing")).to_be_visible()
    expect(panel.locator("[data-value=mean]")).to_have_text("?")
    nudge.until(
        "() => Number(document.querySelector('.passing-image')?.dataset.place) > 5",
        "no examples pass",
    )
    panel.get_by_role("button", name="Stop").click()
    again = panel.get_by_role("button", name="Let them pass again")
    again.wait_for()
    place = int(panel.locator(".passing-image").get_attribute("data-place") or 0)
    assert 5 < place < 4000
    page.wait_for_timeout(700)
    assert panel.locator(".passing-image").get_attribute("data-place") == f"{place}", "it stays"
    expect(panel.locator("[data-value=mean]")).to_have_text("?")
    costs, cost, labels = server_costs(nudge, "all")
    assert told(panel, "one") == close(costs[place - 1])
    assert told(panel, "so-far") == close(costs[:place].astype(np.float64).mean())
    expect(panel.get_by_role("img", name=f"A {labels[place - 1]}", exact=True)).to_be_visible()
    again.click()
    seconds = page.evaluate(
        """async () => {
          const start = performance.now();
          const mean = () => document.querySelector('.cost-average [data-value=mean]').innerText;
          while (mean() === '?' && performance.now() - start < 60000) {
            await new Promise(requestAnimationFrame);
          }
          return (performance.now() - start) / 1000;
        }"""
    )
    assert seconds > 5, "one can follow it"
    assert told(panel, "mean") == close(cost)


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
    was = panel.locator(".mean-told .muted").inner_text()
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
    for digit in range(10):
        row = panel.locator(f"tr[data-digit='{digit}']")
        _, a, y, distance, _, nudge_told = cells(row)
        assert value(a) == pytest.approx(float(of["a3"][digit]), abs=0.0051)
        assert value(y) == of["y"][digit]
        assert value(distance) == close(float(of["y"][digit]) - float(of["a3"][digit]), digits=2)
        assert value(nudge_told.split()[0]) == close(nudges[digit])
        assert row.get_by_text("most").count() == (digit == np.abs(nudges).argmax())
    lengths = panel.locator(".arrow-cell svg").evaluate_all(
        "(all) => all.map((svg) => svg.querySelector('g')?.getBBox().height ?? 0)"
    )
    scale = np.abs(nudges) / np.abs(nudges).max()
    scale[scale < 0.012] = 0  # too short to be drawn
    assert np.array(lengths) / max(lengths) == pytest.approx(scale, abs=0.02)
    panel.locator("tr[data-digit='6']").click()
    expect(panel.locator(".nudge-told")).to_contain_text("Output 6:")
    assert told(panel, "nudge") == close(nudges[6])
    nudge.until_room(selection={"layer": 3, "index": 6, "from": None})
