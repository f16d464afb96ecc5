"""One screen, one moment: every number of a page is of the step on show, or of the step it names.

Chapters and panels are opened at several steps and phases, and while the room trains. Each number
that names a cost, an accuracy, an output or a count of mistakes is compared with the core's, for
the parameters of the step that the page names.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext
from tests.browser.moment.moment import (
    READ,
    Core,
    Reading,
    find_kinds,
    find_problems,
    find_unused,
    read_moment,
    to_reading,
)
from tests.browser.support.nudge import Nudge
from tests.browser.support.pad import Pad
from tests.browser.support.reads import attributes, eventually, text, wait_for_rest
from tests.browser.support.teaching import bar, put_on_stage
from tests.browser.support.virtual_time import in_virtual_time
from tests.support.server import Server

pytestmark = pytest.mark.timeout(300)  # each opens many chapters or panels
CHAPTERS = [
    *("network", "cost", "sensitivity", "output-nudges", "avenues", "fire-together", "asks"),
    *("backwards", "rivals", "table", "mini-batches", "downhill", "it-learns", "chain-rule"),
    *("code", "data"),
]
STEPS = [0, 1, 2, 40]
PHASES = ["forward", "update"]
ANSWERS = {
    **dict.fromkeys(["sensitivity", "Thirteen thousand sliders"], ".weight-card table.costs"),
    **dict.fromkeys(["avenues", "Three ways to help one neuron"], ".avenues .three"),
}
"""What appears in a panel or chapter once the server has answered its question."""
WITHOUT_THE_STAGE = ["Mini-batches", "Downhill"]
EVERYWHERE = {
    *("accuracy", "mistakes", "right", "confusion", "answer", "output", "strongest output"),
    *("cost of the example", "cost of example", "output of the label"),
}
OF_A_STEP = {"cost of the mini-batch"}
"""Kinds of numbers that there are where a step was made."""
READ_AT = [
    *(("network", phase) for phase in ("forward", "cost", "average")),
    *((chapter, "update") for chapter in ("cost", "output-nudges", "it-learns")),
]
"""Chapters and phases that have, with all panels and Draw, something for each pattern."""
QUARTERS = [(0, 100), (1, None), (2, 100), (3, None)]
"""Which chapters or panels, and how many steps a second the room makes; None: as many as it can."""
SAMPLES = 2
"""Readings of a place while the room trains."""


def open_at(new_context: NewContext, server: Server, address: str, step: int) -> Nudge:
    """Open `address` at the end of `step`, with reduced motion, in virtual time."""
    page = in_virtual_time(new_context(server, reduced_motion="reduce").new_page())
    nudge = Nudge.open(page, server, f"{address}?step={max(1, step)}&phase=update&example=test.2")
    if step == 0:
        nudge.command(type="seek", step=0)
        nudge.until_step(0)
    return nudge


def check(nudge: Nudge, core: Core, where: str) -> set[str]:
    """Assert that all numbers are of the step that the page names, once it has come to rest.

    Returns the kinds of numbers that were read.
    """
    kinds: set[str] = set()

    def is_one_moment() -> bool:
        reading = read_moment(nudge)
        found = find_problems(reading, core)
        assert not found, found
        kinds.update(find_kinds([reading]))
        return True

    eventually(nudge.page, is_one_moment, f"{where}: not all is of one step")
    return kinds


def show_phase(nudge: Nudge, phase: str) -> None:
    """Show the end of a phase."""
    nudge.page.locator(".phase-track").get_by_role("button", name=phase, exact=True).click()
    nudge.until_phase(phase)


@pytest.mark.parametrize("step", STEPS)
def test_all_chapters_are_of_the_step_on_show(
    new_context: NewContext, server: Server, step: int
) -> None:
    nudge = open_at(new_context, server, "/story/network", step)
    core = Core(nudge)
    chapter = nudge.page.locator("#chapter-title")
    kinds: set[str] = set()
    before = ""
    while (title := text(chapter)) != before:
        before = title
        if title in ANSWERS:
            nudge.page.locator(ANSWERS[title]).first.wait_for()
        phases = [] if title in WITHOUT_THE_STAGE else PHASES
        kinds |= check(nudge, core, title)
        for phase in phases:
            show_phase(nudge, phase)
            kinds |= check(nudge, core, f"{title} at {phase}")
        nudge.page.keyboard.press("PageDown")
        wait_for_rest(nudge.page)
    assert kinds >= EVERYWHERE - {"right"} | {"verdict"} | (OF_A_STEP if step else set())


@pytest.mark.parametrize("step", STEPS)
def test_all_panels_are_of_the_step_on_show(
    new_context: NewContext, server: Server, step: int
) -> None:
    nudge = open_at(new_context, server, "/lab", step)
    page = nudge.page
    core = Core(nudge)
    page.locator(".numbers summary").click()
    panels = attributes(page.locator(".panel-chooser option"), "value")
    kinds: set[str] = set()
    for phase in PHASES:
        show_phase(nudge, phase)
        for panel in panels:
            page.get_by_role("combobox", name="Panel", exact=True).select_option(panel)
            page.locator(ANSWERS.get(panel, ".side-scroll .panel")).first.wait_for()
            kinds |= check(nudge, core, f"{panel} at {phase}")
    assert kinds >= EVERYWHERE - {"output of the label"} | (OF_A_STEP if step else set())


def test_the_reader_looks_for_nothing_that_no_page_has(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_at(new_context, server, "/story/network", 2)
    page, core, readings = nudge.page, Core(nudge), []
    for chapter, phase in READ_AT:
        page.goto(f"/r/{nudge.code}/story/{chapter}?phase={phase}")
        nudge.until_phase(phase)
        check(nudge, core, f"{chapter} at {phase}")
        readings.append(read_moment(nudge))
    page.goto(f"/r/{nudge.code}/lab")
    page.locator(".numbers summary").click()
    for panel in attributes(page.locator(".panel-chooser option"), "value"):
        page.get_by_role("combobox", name="Panel", exact=True).select_option(panel)
        page.locator(ANSWERS.get(panel, ".side-scroll .panel")).first.wait_for()
        readings.append(read_moment(nudge))
    page.goto(f"/r/{nudge.code}/draw")
    put_on_stage(nudge, bar(12), 1)
    readings.append(read_moment(nudge))
    Pad(nudge).draw([[(0.5, 0.2), (0.5, 0.8)]])
    readings.append(read_moment(nudge))
    assert find_unused(readings) == set()


def test_a_mistake_is_one_of_the_network_on_show_and_the_first_chapter_says_so(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_at(new_context, server, "/story/network", 2)  # so that step 2 is known
    nudge.command(type="seek", step=1)
    nudge.until_step(1)
    show_phase(nudge, "forward")
    core = Core(nudge)
    before, after = set(core.at(1).mistakes), set(core.at(2).mistakes)
    only_before, only_after = min(before - after), min(after - before)
    chapter = nudge.page.locator(".chapter-text")
    focus_on = "({ record, arg }) => record.focus.index === arg"
    for start in (only_before - 1, only_after - 1):
        nudge.command(type="focus", split="test", index=start)
        nudge.until(focus_on, "another example is on the stage", start)
        wait_for_rest(nudge.page)
        nudge.page.keyboard.press("m")
        found = next(index for index in core.at(1).mistakes if index > start)
        nudge.until(focus_on, f"the mistake after {start} is {found}", found)
        expect(chapter).to_contain_text("it is wrong")
        check(nudge, core, f"the mistake after {start}")
    assert found != only_after


@pytest.mark.parametrize(("quarter", "rate"), QUARTERS)
def test_while_it_trains_all_chapters_are_of_the_step_on_show_or_name_another(
    new_context: NewContext, server: Server, quarter: int, rate: int | None
) -> None:
    chapters = CHAPTERS[4 * quarter : 4 * quarter + 4]
    nudge = Nudge.open(
        new_context(server, reduced_motion="reduce").new_page(),
        server,
        f"/story/{chapters[0]}?step=1&example=test.2",
    )
    nudge.auth_headers()  # read now: the page is never at rest while it trains
    readings = []
    for chapter in chapters:
        expect(nudge.page).to_have_url(re.compile(f"/story/{chapter}"))
        readings += sample_training(nudge, rate)
        nudge.page.keyboard.press("PageDown")
    assert_all_are_one_moment(nudge, readings)


@pytest.mark.parametrize(("quarter", "rate"), QUARTERS)
def test_while_it_trains_all_panels_are_of_the_step_on_show_or_name_another(
    new_context: NewContext, server: Server, quarter: int, rate: int | None
) -> None:
    page = new_context(server, reduced_motion="reduce").new_page()
    nudge = Nudge.open(page, server, "/lab?step=1&phase=update&example=test.2")
    page.locator(".numbers summary").click()
    nudge.auth_headers()  # read now: the page is never at rest while it trains
    readings = []
    for panel in attributes(page.locator(".panel-chooser option"), "value")[quarter::4]:
        page.get_by_role("combobox", name="Panel", exact=True).select_option(panel)
        readings += sample_training(nudge, rate)
    assert_all_are_one_moment(nudge, readings)


def test_while_it_trains_what_is_said_of_a_drawing_is_of_the_step_on_show(
    new_context: NewContext, server: Server
) -> None:
    page = new_context(server, reduced_motion="reduce").new_page()
    nudge = Nudge.open(page, server, "/draw?step=1&phase=update")
    put_on_stage(nudge, bar(12), 1)
    readings = sample_training(nudge, 100)
    assert find_kinds(readings) >= {"output", "cost of the example", "mistakes"}
    assert_all_are_one_moment(nudge, readings)


def sample_training(nudge: Nudge, rate: int | None) -> list[Reading]:
    """Let the room play, and read the page at several of its steps while it does."""
    readings = []
    for _ in range(SAMPLES):
        until_it_trains(nudge, rate)
        readings.append(to_reading(nudge.sample(READ)))
    return readings


def until_it_trains(nudge: Nudge, rate: int | None) -> None:
    """Let the room play; wait until the page shows a step that is more than 20 steps later."""
    before = nudge.read_now()

    def does_train() -> bool:
        # again where the page has paused it, as a chapter does that is opened
        nudge.command(type="play", rate=rate)
        is_later = "({ scene, arg }) => scene.step > arg + 20"
        return bool(nudge.until(is_later, "it does not train", before, limit=3))

    eventually(nudge.page, does_train, "it never trains")


def assert_all_are_one_moment(nudge: Nudge, readings: list[Reading]) -> None:
    """Assert that each number is of the step on show, or of the step that is named beside it."""
    nudge.command(type="pause")
    core = Core(nudge)
    for reading in readings:
        assert find_problems(reading, core) == [], f"on show is step {reading.step}"
    assert len({reading.step for reading in readings}) > 1, "it shows always the same step"
