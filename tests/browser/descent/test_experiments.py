"""Chapter 12: the numbers in its sentences, and its experiments, each started by one click."""

from __future__ import annotations

from typing import Any

from nudge.descent.experiments import EXPERIMENTS
from playwright.sync_api import Page, expect

from tests.browser.story.test_story import expect_slots, slot_text
from tests.browser.support.descent import Descent
from tests.browser.support.nudge import Nudge
from tests.browser.support.racing import get_race, open_race, until_over, until_race_shown
from tests.browser.support.reading import shows
from tests.browser.support.reads import LIMIT, count, eventually, texts
from tests.support.embedded import TRAIN
from tests.support.server import Server

# The text of the chosen experiment; false until it says what to look at.
DESCRIPTION = """() => {
  const text = document.querySelector('.experiment-text').innerText;
  return text.includes('Look at') && text;
}"""
ROWS = TRAIN // 100
PAIR = f"/story/downhill?race=examples&run=100&run=full&until={2 * TRAIN}&speed=4"


def choose(page: Page, title: str) -> None:
    """Press the button of an experiment, and wait until it is shown as pressed."""
    button = page.locator(".experiments").get_by_role("button", name=title)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true", timeout=LIMIT * 1000)


def is_experiment(race: dict[str, Any] | None, id: str) -> bool:
    """Whether a race has the start and the runs of the experiment."""
    wanted = EXPERIMENTS[id].race.model_dump(mode="json")
    has_start = race is not None and race["start"].items() >= wanted["start"].items()
    return (
        has_start
        and race is not None
        and race["settings"]["runs"]
        == [
            {**settings, "color": run["color"]}
            for settings, run in zip(wanted["runs"], race["settings"]["runs"], strict=True)
        ]
    )


def test_the_chapter_tells_the_numbers_of_both_runs(page: Page, server: Server) -> None:
    nudge = open_race(page, server, PAIR)
    until_over(nudge)
    until_race_shown(nudge)
    # Until it is at rest, the plane may turn and hold another share of the paths.
    race = Descent(nudge).until_at_rest()
    quick, careful = race["runs"]
    assert (quick["step"], careful["step"]) == (2 * ROWS, 2)
    expect(page.locator('.chapter-text [data-value="quick_steps"]')).to_have_text(f"{2 * ROWS}")
    expect_slots(
        page,
        {
            **{f"quick_{name}": quick[key] for name, key in NAMES.items()},
            **{f"careful_{name}": careful[key] for name, key in NAMES.items()},
            "parameters": 13_002,
            "times": ROWS,
        },
    )
    has_share = count(page.locator('.chapter-text [data-value="share"]')) > 0
    names = ("share",) * 2 if has_share else ("quick_share", "careful_share")
    for name, run in zip(names, race["runs"], strict=True):
        assert shows(slot_text(page, name), run["share"])
    lower = "quick" if quick["cost"] < careful["cost"] else "careful"
    said = f"The race is over, and the {lower} one is lower."
    expect(page.locator(".chapter-text")).to_contain_text(said)


NAMES = {"steps": "step", "seen": "examples_seen", "cost": "cost"}


def test_each_experiment_is_one_click_and_says_what_to_look_at(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/downhill")
    buttons = page.locator(".experiments button")
    expect(buttons).to_have_count(len(EXPERIMENTS))  # they come from the server
    titles = texts(buttons)
    descriptions = set()
    for id, title in zip(EXPERIMENTS, titles, strict=True):
        choose(page, title)

        def is_begun(id: str = id) -> bool:
            return is_experiment(get_race(nudge), id)

        eventually(page, is_begun, f"{title} is not run")
        descriptions.add(nudge.until(DESCRIPTION, f"{title} does not say what to look at"))
    assert len(descriptions) == len(EXPERIMENTS)


def test_a_run_that_diverges_says_at_which_step_and_the_others_go_on(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/story/downhill")
    choose(page, "Learning rate too large")
    diverged = page.locator(".race td.diverged")
    expect(diverged).to_contain_text("Step 54 diverged", timeout=8 * LIMIT * 1000)
    eventually(page, lambda: get_race(nudge)["runs"][0]["step"] > 60, "the others do not go on")
