"""How much data? What the page shows is what networks on more and more labels really read."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from app.data.datasets import load_dataset
from app.training.config import TrainingConfig
from app.training.learning_curve import LearningCurve, Point
from app.training.pieces import all_of
from tests.browser.boxes import problems
from tests.browser.conftest import NewContext
from tests.browser.nudge import Nudge
from tests.browser.reading import shows
from tests.browser.test_fits import PHONE
from tests.support.axe import axe
from tests.support.server import Server

STEPS = 200
"""Of each network, and not as many as the page would have: where they come to is another test's."""


def shorten(page: Page) -> None:
    """Have the page's trainings be of STEPS steps."""

    def ask(route: Route) -> None:
        route.continue_(url=f"{route.request.url}&steps={STEPS}")

    page.route("**/learning-curve?*", ask)


def points_of(*, augment: bool) -> tuple[Point, ...]:
    curve = LearningCurve(TrainingConfig(augment=augment), load_dataset("mnist-5k"))
    return all_of(curve.advance_to(STEPS))


def train(panel: Locator) -> None:
    """Train all networks, to the end."""
    panel.get_by_role("button", name="Train them all").tap()
    expect(panel.get_by_role("button", name="Stop")).to_be_visible()
    expect(panel.locator("progress")).to_have_attribute("value", str(STEPS), timeout=60_000)
    expect(panel.get_by_role("button", name="Stop")).to_have_count(0)


def check_the_table(panel: Locator, kind: str, points: tuple[Point, ...]) -> None:
    for point in points:
        row = panel.locator(f'tr[data-examples="{point.examples}"]')
        wanted = {"test": point.test, "own": point.own, "gap": point.own - point.test}
        for of, value in wanted.items():
            cell = row.locator(f'td[data-of="{kind}-{of}"]')
            assert float(cell.get_attribute("data-value") or "nan") == pytest.approx(value)
            assert shows((cell.text_content() or "") + " %", value)


def told(page: Page, name: str) -> str:
    return page.locator(f'.chapter-text [data-value="{name}"]').inner_text()


def test_more_labels_and_random_changes_are_trained_on_and_told_as_they_are(
    new_context: NewContext, server: Server
) -> None:
    page = new_context(server, **PHONE, reduced_motion="reduce").new_page()
    shorten(page)
    Nudge.open(page, server, "/story/data?step=1&phase=update")
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
    sentence = panel.locator(".learning-curve-added").inner_text()
    assert f"with {plain[best].examples:,} labels: {100 * added[best]:.1f} points" in sentence
    expect(panel.locator("[aria-live]")).to_contain_text(sentence)
    panel.get_by_text("The curves in numbers").tap()
    page.evaluate("scrollTo(0, 0)")
    assert [*problems(page), *axe(page)] == []


def test_a_training_is_stopped_begun_with_other_examples_and_forgotten_with_its_settings(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/story/data?step=1&phase=update")
    panel = page.locator(".learning-curve")
    images = panel.locator(".learning-curve-seen")
    marks = panel.locator(".learning-curve-picture path.test.mark")
    panel.get_by_role("button", name="at random").click()
    nudge.button("▶ Train them all").press("Enter")
    expect(panel.get_by_role("button", name="as they are")).to_be_disabled()
    expect(images).to_have_attribute("data-step", re.compile(r"[1-9]"))
    before = painted(images)
    expect(images).not_to_have_attribute("data-step", images.get_attribute("data-step") or "")
    assert painted(images) != before  # ten digits, each time otherwise
    with page.expect_event("requestfailed", lambda request: "learning-curve" in request.url):
        nudge.button("■ Stop").click()
    expect(panel.locator(".outcome")).to_contain_text(re.compile(r"After [\d,]+ of 1,500 steps"))
    expect(nudge.button("Other examples")).to_be_disabled()  # these are not done with

    nudge.button("▶ Train them all").click()
    expect(marks).to_have_count(6)
    nudge.command(type="configure", settings={"learning_rate": 1.0})
    expect(marks).to_have_count(0)  # that was another network

    nudge.button("▶ Train them all").click()
    expect(marks).to_have_count(6)
    with page.expect_event("requestfailed", lambda request: "learning-curve" in request.url):
        nudge.button("Previous chapter").click()  # nobody trains for a panel that is gone


def painted(images: Locator) -> list[str]:
    script = "(list) => [...list.querySelectorAll('canvas')].map((each) => each.toDataURL())"
    found: list[str] = images.evaluate(script)
    assert len(found) == 10
    return found


def test_drawing_and_labelling_ones_own_is_one_step_away(page: Page, server: Server) -> None:
    Nudge.open(page, server, "/story/data?step=1&phase=update")
    page.locator(".learning-curve").get_by_role("button", name="Draw").press("Enter")
    expect(page.get_by_role("tab", name="Draw")).to_have_attribute("aria-selected", "true")
