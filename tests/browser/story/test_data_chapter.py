"""The chapter "How much data?": its numbers are those of the same training made in the test."""

from __future__ import annotations

import re

import pytest
from nudge.data.datasets import load_embedded
from nudge.training.config import TrainingConfig
from nudge.training.learning_curve import CurvePoint, LearningCurve
from nudge.training.resumable import run_to_end
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import NewContext
from tests.browser.page.test_fits import PHONE
from tests.browser.support.boxes import problems
from tests.browser.support.nudge import Nudge
from tests.browser.support.reading import shows
from tests.browser.support.reads import LIMIT, read_each, text
from tests.support.axe import axe
from tests.support.server import Server

STEPS = 200
"""Steps of each network: fewer than the page asks for. Other tests check the accuracies."""
MANY_STEPS = 5000
"""Steps of a training that the test stops: so many that it does not end before."""
# The images that the network with the fewest labels was shown last, and at which step: false before
# its first step.
SEEN = """() => {
  const seen = document.querySelector('.learning-curve-seen');
  const images = [...seen.querySelectorAll('canvas')].map((each) => each.toDataURL());
  return Number(seen.dataset.step) > 0 && { step: seen.dataset.step, images };
}"""


def set_training_steps(page: Page, steps: int) -> None:
    """Change each training that the page asks for to this number of steps."""

    def add_steps(route: Route) -> None:
        route.continue_(url=f"{route.request.url}&steps={steps}")

    page.route("**/learning-curve?*", add_steps)


def train_points(*, augment: bool) -> tuple[CurvePoint, ...]:
    """The points of the learning curve, computed in the test itself."""
    curve = LearningCurve(TrainingConfig(augment=augment), load_embedded())
    return run_to_end(curve.advance_to(STEPS))


def train(panel: Locator) -> None:
    """Train all networks, to the end."""
    panel.get_by_role("button", name="Train them all").tap()
    expect(panel.get_by_role("button", name="Stop")).to_be_visible()
    progress = panel.locator("progress")
    expect(progress).to_have_attribute("value", str(STEPS), timeout=3000 * LIMIT)
    expect(panel.get_by_role("button", name="Stop")).to_have_count(0)


def assert_table(panel: Locator, kind: str, points: tuple[CurvePoint, ...]) -> None:
    """Assert the cells of one kind, "plain" or "augmented": test, own examples, and their gap."""
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
    script = """(cell) => {
      const { of, value } = cell.dataset;
      return [Number(cell.parentElement.dataset.examples), of, Number(value), cell.textContent];
    }"""
    found = {
        (examples, of): (value, shown) for examples, of, value, shown in read_each(cells, script)
    }
    assert found.keys() == wanted.keys()
    for place, (value, shown) in found.items():
        assert value == pytest.approx(wanted[place]), place
        assert shows(f"{shown} %", wanted[place]), place


def slot_text(page: Page, name: str) -> str:
    """The text of a live value in the chapter's sentences."""
    return text(page.locator(f'.chapter-text [data-value="{name}"]'))


def test_the_accuracies_with_more_labels_and_with_random_changes_are_shown(
    new_context: NewContext, server: Server
) -> None:
    page = new_context(server, **PHONE, reduced_motion="reduce").new_page()
    set_training_steps(page, STEPS)
    nudge = Nudge.open(page, server, "/story/data?step=1&phase=update")
    panel = page.locator(".learning-curve")
    train(panel)
    plain = train_points(augment=False)
    assert_table(panel, "plain", plain)
    wanted = {
        "few_test": plain[0].test,
        "few_own": plain[0].own,
        "all_test": plain[-1].test,
        "all_own": plain[-1].own,
    }
    for name, value in wanted.items():
        assert shows(slot_text(page, name), value)
    assert plain[-1].test > plain[0].test + 0.2

    panel.get_by_role("button", name="at random").tap()
    train(panel)
    augmented = train_points(augment=True)
    assert_table(panel, "plain", plain)
    assert_table(panel, "augmented", augmented)
    added = [b.test - a.test for a, b in zip(plain, augmented, strict=True)]
    best = max(range(len(added)), key=added.__getitem__)
    assert added[best] > 0
    assert shows(slot_text(page, "added").removesuffix(" points") + " %", added[best])
    assert slot_text(page, "added_at") == f"{plain[best].examples:,}"
    sentence = text(panel.locator(".learning-curve-added"))
    assert f"with {plain[best].examples:,} labels: {100 * added[best]:.1f} points" in sentence
    assert_the_question_is_answered(page, sentence)
    expect(panel.locator("[aria-live]")).to_contain_text(sentence)
    panel.get_by_text("The curves in numbers").tap()
    nudge.scroll_to_top()
    assert [*problems(page), *axe(page)] == []


def assert_the_question_is_answered(page: Page, sentence: str) -> None:
    """Assert that the chapter says how many labels the random changes are worth, as the panel."""
    chapter = text(page.locator(".chapter-text"))
    few = slot_text(page, "added_at")
    if "better than all" in sentence:
        assert f"with {few} labels: they do better than all {slot_text(page, 'all')}" in chapter
    else:
        worth = slot_text(page, "worth")
        assert f"with {few} labels: they do as well as about {worth} without" in chapter
        assert f"With them {few} do as well as about {worth} without." in sentence


def test_a_training_is_stopped_begun_again_and_forgotten_when_the_settings_change(
    page: Page, server: Server
) -> None:
    set_training_steps(page, MANY_STEPS)
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
    assert first["images"] != second["images"]  # ten digits, changed at random each time
    with page.expect_event("requestfailed", lambda request: "learning-curve" in request.url):
        nudge.button("■ Stop").click()
    expect(panel.locator(".outcome")).to_contain_text(re.compile(r"After [\d,]+ of 5,000 steps"))
    expect(nudge.button("Other examples")).to_be_disabled()  # the training with these has not ended

    nudge.button("▶ Train them all").click()
    expect(marks).to_have_count(6)
    nudge.command(type="configure", settings={"learning_rate": 1.0})
    expect(marks).to_have_count(0)  # they were those of another network

    nudge.button("▶ Train them all").click()
    expect(marks).to_have_count(6)
    with page.expect_event("requestfailed", lambda request: "learning-curve" in request.url):
        nudge.button("Previous chapter").click()  # the training ends with its panel


def test_drawing_and_labelling_ones_own_images_is_one_click_away(
    page: Page, server: Server
) -> None:
    Nudge.open(page, server, "/story/data?step=1&phase=update")
    page.locator(".learning-curve").get_by_role("button", name="Draw").press("Enter")
    expect(page.get_by_role("tab", name="Draw")).to_have_attribute("aria-selected", "true")
