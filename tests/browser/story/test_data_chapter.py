"""How much data? What the page shows is what networks on more and more labels really read."""

from __future__ import annotations

import re

import pytest
from nudge.data.datasets import load_dataset
from nudge.training.config import TrainingConfig
from nudge.training.learning_curve import LearningCurve, Point
from nudge.training.resumable import run_to_end
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import NewContext
from tests.browser.page.test_fits import PHONE
from tests.browser.support.boxes import problems
from tests.browser.support.nudge import Nudge
from tests.browser.support.reading import shows
from tests.browser.support.reads import LIMIT, each, text
from tests.support.axe import axe
from tests.support.server import Server

STEPS = 200
"""Of each network, and not as many as the page would have: where they come to is another test's."""
MANY_STEPS = 5000
"""So many that it is not over before somebody stops it."""
# What the network with the fewest labels was shown last, and when; nothing before its first step.
SEEN = """() => {
  const seen = document.querySelector('.learning-curve-seen');
  const images = [...seen.querySelectorAll('canvas')].map((each) => each.toDataURL());
  return Number(seen.dataset.step) > 0 && { step: seen.dataset.step, images };
}"""


def have_steps(page: Page, steps: int) -> None:
    """Have the page's trainings be of so many steps."""

    def ask(route: Route) -> None:
        route.continue_(url=f"{route.request.url}&steps={steps}")

    page.route("**/learning-curve?*", ask)


def points_of(*, augment: bool) -> tuple[Point, ...]:
    curve = LearningCurve(TrainingConfig(augment=augment), load_dataset("mnist-5k"))
    return run_to_end(curve.advance_to(STEPS))


def train(panel: Locator) -> None:
    """Train all networks, to the end."""
    panel.get_by_role("button", name="Train them all").tap()
    expect(panel.get_by_role("button", name="Stop")).to_be_visible()
    progress = panel.locator("progress")
    expect(progress).to_have_attribute("value", str(STEPS), timeout=3000 * LIMIT)
    expect(panel.get_by_role("button", name="Stop")).to_have_count(0)


def check_the_table(panel: Locator, kind: str, points: tuple[Point, ...]) -> None:
    wanted = {
        (point.examples, f"{kind}-{of}"): value
        for point in points
        for of, value in (
            ("test", point.test),
            ("own", point.own),
            ("gap", point.own - point.test),
        )
    }
    cells = panel.locator(f'tr[data-examples] td[data-of^="{kind}-"]')
    expect(cells).to_have_count(len(wanted))
    told = """(cell) => {
      const { of, value } = cell.dataset;
      return [Number(cell.parentElement.dataset.examples), of, Number(value), cell.textContent];
    }"""
    found = {(examples, of): (value, said) for examples, of, value, said in each(cells, told)}
    assert found.keys() == wanted.keys()
    for place, (value, said) in found.items():
        assert value == pytest.approx(wanted[place]), place
        assert shows(f"{said} %", wanted[place]), place


def told(page: Page, name: str) -> str:
    return text(page.locator(f'.chapter-text [data-value="{name}"]'))


def test_more_labels_and_random_changes_are_trained_on_and_told_as_they_are(
    new_context: NewContext, server: Server
) -> None:
    page = new_context(server, **PHONE, reduced_motion="reduce").new_page()
    have_steps(page, STEPS)
    nudge = Nudge.open(page, server, "/story/data?step=1&phase=update")
    panel = page.locator(".learning-curve")
    train(panel)
    plain = points_of(augment=False)
    check_the_table(panel, "plain", plain)
    wanted = {
        "few_test": plain[0].test,
        "few_own": plain[0].own,
        "all_test": plain[-1].test,
        "all_own": plain[-1].own,
    }
    for name, value in wanted.items():
        assert shows(told(page, name), value)
    assert plain[-1].test > plain[0].test + 0.2

    panel.get_by_role("button", name="at random").tap()
    train(panel)
    augmented = points_of(augment=True)
    check_the_table(panel, "plain", plain)
    check_the_table(panel, "augmented", augmented)
    added = [b.test - a.test for a, b in zip(plain, augmented, strict=True)]
    best = max(range(len(added)), key=added.__getitem__)
    assert added[best] > 0
    assert shows(told(page, "added").removesuffix(" points") + " %", added[best])
    assert told(page, "added_at") == f"{plain[best].examples:,}"
    sentence = text(panel.locator(".learning-curve-added"))
    assert f"with {plain[best].examples:,} labels: {100 * added[best]:.1f} points" in sentence
    expect(panel.locator("[aria-live]")).to_contain_text(sentence)
    panel.get_by_text("The curves in numbers").tap()
    nudge.scroll_to_top()
    assert [*problems(page), *axe(page)] == []


def test_a_training_is_stopped_begun_with_other_examples_and_forgotten_with_its_settings(
    page: Page, server: Server
) -> None:
    have_steps(page, MANY_STEPS)
    nudge = Nudge.open(page, server, "/story/data?step=1&phase=update")
    panel = page.locator(".learning-curve")
    marks = panel.locator(".learning-curve-picture path.test.mark")
    panel.get_by_role("button", name="at random").click()
    nudge.button("▶ Train them all").press("Enter")
    expect(panel.get_by_role("button", name="as they are")).to_be_disabled()
    first = nudge.until(SEEN, "nothing is shown to it")
    another = f"({{ arg }}) => {{ const seen = ({SEEN})(); return seen.step !== arg && seen; }}"
    second = nudge.until(another, "it is shown nothing else", first["step"])
    assert len(first["images"]) == len(second["images"]) == 10
    assert first["images"] != second["images"]  # ten digits, each time otherwise
    with page.expect_event("requestfailed", lambda request: "learning-curve" in request.url):
        nudge.button("■ Stop").click()
    expect(panel.locator(".outcome")).to_contain_text(re.compile(r"After [\d,]+ of 5,000 steps"))
    expect(nudge.button("Other examples")).to_be_disabled()  # these are not done with

    nudge.button("▶ Train them all").click()
    expect(marks).to_have_count(6)
    nudge.command(type="configure", settings={"learning_rate": 1.0})
    expect(marks).to_have_count(0)  # that was another network

    nudge.button("▶ Train them all").click()
    expect(marks).to_have_count(6)
    with page.expect_event("requestfailed", lambda request: "learning-curve" in request.url):
        nudge.button("Previous chapter").click()  # nobody trains for a panel that is gone


def test_drawing_and_labelling_ones_own_is_one_step_away(page: Page, server: Server) -> None:
    Nudge.open(page, server, "/story/data?step=1&phase=update")
    page.locator(".learning-curve").get_by_role("button", name="Draw").press("Enter")
    expect(page.get_by_role("tab", name="Draw")).to_have_attribute("aria-selected", "true")
