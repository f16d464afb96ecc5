"""What the story, the race and the descent tell of one race: they say the same of each run."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page

from tests.browser.support.nudge import Nudge
from tests.browser.support.racing import (
    open_race,
    pause,
    row,
    until_race_ended,
    until_race_settings,
)
from tests.browser.support.reads import LIMIT, eventually, read_each, text, texts
from tests.support.server import Server

CHAPTER = "/story/downhill?race=examples&run=100&run=full&surface=100&points=11&speed=4"

EQUAL_STEPS = "/story/downhill?race=examples&run=10&run=200&surface=100&points=11&speed=4&hidden=4"
"""Quick steps, so that a run is soon beyond the usual end of 600."""


def test_sentence_table_and_card_of_a_race_have_the_same_numbers_of_each_run(
    page: Page, server: Server
) -> None:
    nudge = open_race(page, server, f"{CHAPTER}&until=40000")
    until_race_ended(nudge)
    # the plane may still turn towards the ends of the paths
    eventually(page, lambda: all_say_the_same(page), "they do not say the same")


def all_say_the_same(page: Page) -> bool:
    """Compare the chapter's sentence, the table and the cards. Raises AssertionError."""
    values = live_values(page)
    assert "angle" not in values, "a next step, although the race is over"
    for run, who in enumerate(("quick", "careful")):
        steps, examples, cost, _ = texts(row(page, run).locator(".race-numbers td"))
        assert [values[f"{who}_{what}"] for what in ("steps", "seen", "cost")] == [
            steps,
            examples,
            cost,
        ]
        card = page.locator(f".descent-cards [data-run='{run}']")
        assert text(card.locator("[data-of='cost']")) == cost
        assert text(card.locator(".descent-progress")).startswith(f"{steps} ")
    read_each(page.locator(".descent-cards details"), "(each) => { each.open = true; }")
    shares = texts(page.locator(".descent-cards [data-of='share']"))
    if shares[0] == shares[1]:
        assert values["share"] == shares[0]
    else:
        assert [values["quick_share"], values["careful_share"]] == shares
    return True


def test_a_race_changed_to_equal_steps_on_its_way_ends_with_equal_steps(
    page: Page, server: Server
) -> None:
    nudge = open_race(page, server, EQUAL_STEPS)
    quick_is_past(nudge, 700)
    page.get_by_role("group", name="Equal").get_by_role("button", name="steps").click()
    until_race_settings(nudge, fairness="steps")
    race = pause(nudge)
    assert race["until"] >= race["runs"][0]["step"] >= 700
    assert_progress_is_that_of_the_table(page, race)
    page.get_by_text("More runs and settings").click()
    page.get_by_role("combobox", name="speed", exact=True).select_option(label="as fast as it goes")
    page.locator(".race").get_by_role("button", name="Go on").click()
    race = until_race_ended(nudge)
    assert race["over"]
    steps = [texts(row(page, run).locator(".race-numbers td"))[0] for run in (0, 1)]
    assert steps[0] == steps[1], "equal steps"
    assert_progress_is_that_of_the_table(page, race)


def quick_is_past(nudge: Nudge, step: int) -> None:
    """Wait until the first run is past `step`."""
    is_past = "({ arg }) => Number(document.querySelector('.race-run').dataset.step) > arg"
    nudge.until(is_past, f"it does not come beyond step {step}", step, limit=3 * LIMIT)


def assert_progress_is_that_of_the_table(page: Page, race: dict[str, Any]) -> None:
    """Assert that the sentence of the progress has the table's steps."""
    shown_text = text(page.locator(".race-progress")).strip()
    shown = [texts(row(page, run).locator(".race-numbers td"))[0] for run in (0, 1)]
    numbers = re.findall(r"[\d,]+", shown_text)
    least = min(shown, key=lambda each: int(each.replace(",", "")))
    assert numbers == [least, f"{race['until']:,.0f}"], (shown_text, shown)
    assert ("at least" in shown_text) == (shown[0] != shown[1]), (shown_text, shown)
    assert shown_text.startswith("Over: ") == race["over"]


def live_values(page: Page) -> dict[str, str]:
    """Return the values in the chapter's text by their names."""
    read = "(value) => [value.dataset.value, value.textContent]"
    return dict(read_each(page.locator(".chapter-text [data-value]"), read))
