"""Chapter 12 in numbers, and its experiments: one click each, and what they say happens."""

from __future__ import annotations

from typing import Any

from nudge.descent.experiments import EXPERIMENTS
from playwright.sync_api import Page, expect

from tests.browser.story.test_story import hold_against, told
from tests.browser.support.descent import Descent
from tests.browser.support.nudge import Nudge
from tests.browser.support.racing import opened, race_of, settled, until_over
from tests.browser.support.reads import LIMIT, eventually, texts
from tests.support.server import Server

TOLD = """() => {
  const told = document.querySelector('.experiment-text').innerText;
  return told.includes('Look at') && told;
}"""
PAIR = "/story/downhill?race=examples&run=100&run=full&until=8000&speed=4"


def chosen(page: Page, title: str) -> None:
    """Choose an experiment, and see that it says so."""
    button = page.locator(".experiments").get_by_role("button", name=title)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true", timeout=LIMIT * 1000)


def is_run(race: dict[str, Any] | None, id: str) -> bool:
    """Whether the race is that experiment's."""
    wanted = EXPERIMENTS[id].race.model_dump(mode="json")
    same = race is not None and race["start"].items() >= wanted["start"].items()
    return (
        same
        and race is not None
        and race["settings"]["runs"]
        == [
            {**given, "color": run["color"]}
            for given, run in zip(wanted["runs"], race["settings"]["runs"], strict=True)
        ]
    )


def test_the_chapter_tells_the_numbers_of_both_walkers(page: Page, server: Server) -> None:
    nudge = opened(page, server, PAIR)
    until_over(nudge)
    settled(nudge)
    race = Descent(nudge).at_rest()  # the plane may still turn, and hold another share of the paths
    quick, careful = race["runs"]
    assert (quick["step"], careful["step"]) == (80, 2)
    expect(page.locator('.chapter-text [data-value="quick_steps"]')).to_have_text("80")
    hold_against(
        page,
        {
            **{f"quick_{name}": quick[key] for name, key in NAMES.items()},
            **{f"careful_{name}": careful[key] for name, key in NAMES.items()},
            "share": race["plane"]["share"],
            "parameters": 13_002,
            "times": 40,
        },
    )
    assert 0 < int(told(page, "angle").removesuffix("°")) < 90


NAMES = {"steps": "step", "seen": "examples_seen", "cost": "cost"}


def test_each_experiment_is_one_click_and_says_what_to_look_at(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/downhill")
    buttons = page.locator(".experiments button")
    expect(buttons).to_have_count(len(EXPERIMENTS))  # they come from the server
    titles = texts(buttons)
    said = set()
    for id, title in zip(EXPERIMENTS, titles, strict=True):
        chosen(page, title)
        eventually(page, lambda id=id: is_run(race_of(nudge), id), f"{title} is not run")
        said.add(nudge.until(TOLD, f"{title} does not say what to look at"))
    assert len(said) == len(EXPERIMENTS)


def test_a_run_that_diverges_says_at_which_step_and_the_others_go_on(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/story/downhill")
    chosen(page, "Learning rate too large")
    diverged = page.locator(".race td.diverged")
    expect(diverged).to_contain_text("Step 54 diverged", timeout=8 * LIMIT * 1000)
    eventually(page, lambda: race_of(nudge)["runs"][0]["step"] > 60, "the others do not go on")
