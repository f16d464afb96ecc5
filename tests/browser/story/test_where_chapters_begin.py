"""Whichever way a chapter is opened, it stands at the same phase, and nothing looks broken."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.story.test_story import CHAPTERS
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import LIMIT, address, eventually, read_page
from tests.browser.support.virtual_time import in_virtual_time
from tests.support.server import Server

STANDS_AT = {
    "network": "forward",
    "cost": "cost",
    "sensitivity": "cost",
    "output-nudges": "output_nudges",
    "avenues": "asks:3",
    "fire-together": "weight_nudges:3",
    "asks": "asks:3",
    "backwards": "bias_nudges:1",
    "rivals": "forward",
    "table": "update",
    "mini-batches": "update",
    "downhill": "update",
    "it-learns": "update",
    "chain-rule": "weight_nudges:3",
    "code": "update",
    "data": "forward",
}
"""The phase at whose end each chapter stands, once it has played by itself."""
SURE = 0.005
"""An output whose |δ| is below this is asked for next to nothing."""
STEPS = 1500
"""Steps after which the network is sure of many examples."""

# Texts beside the stage that stand for what is not known, and sentences that still wait.
UNKNOWN = """() => {
  const side = document.querySelector('.side');
  const found = [];
  const walker = document.createTreeWalker(side, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.parentElement.textContent.trim();
    if (['?', '…'].includes(text) || text.includes('not known yet')) found.push(text);
  }
  for (const waiting of side.querySelectorAll('.chapter-text .waiting'))
    found.push(`waiting: ${waiting.textContent}`);
  return found;
}"""


def assert_stands(nudge: Nudge, chapter: str, step: int = 1, *, phase: str | None = None) -> None:
    """Assert that `chapter` is open and has come to its phase, and that nothing is unknown."""
    expect(nudge.page.locator("#chapter-title")).to_have_text(CHAPTERS[chapter])
    expect(nudge.page.locator(".chapter-text p").first).to_be_visible()
    nudge.until(
        "({ scene, arg: [phase, step] }) =>"
        " scene?.phase === phase && scene.t === 1 && scene.step === step",
        f"{chapter} is elsewhere",
        [phase or STANDS_AT[chapter], step],
        limit=3 * LIMIT,
    )

    def nothing_is_unknown() -> bool:
        unknown = read_page(nudge.page, UNKNOWN)
        assert unknown == [], f"{chapter} shows {unknown[:5]}"
        return True

    eventually(nudge.page, nothing_is_unknown, f"{chapter} looks broken")


def by_turning_pages(nudge: Nudge, chapter: str) -> None:
    at = list(CHAPTERS).index(chapter)
    nudge.page.keyboard.press("ArrowRight" if at else "ArrowLeft")


def by_its_address(nudge: Nudge, chapter: str) -> None:
    code = nudge.code
    nudge.command(type="cursor", phase="forward", place="lab")
    nudge.page.goto(f"/r/{code}/story/{chapter}")


def by_a_reload(nudge: Nudge, chapter: str) -> None:
    open_in_contents(nudge.page, chapter)
    expect(nudge.page).to_have_url(re.compile(f"/story/{chapter}"))
    nudge.page.reload()


def from_the_contents(nudge: Nudge, chapter: str) -> None:
    open_in_contents(nudge.page, chapter)


def by_going_back(nudge: Nudge, chapter: str) -> None:
    open_in_contents(nudge.page, chapter)
    expect(nudge.page).to_have_url(re.compile(f"/story/{chapter}"))
    nudge.page.get_by_role("tab", name="Lab").click()
    expect(nudge.page).to_have_url(re.compile("/lab"))
    nudge.page.go_back()


def open_in_contents(page: Page, chapter: str) -> None:
    page.get_by_role("button", name="Contents", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name=CHAPTERS[chapter], exact=True).click()
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize(
    "way", [by_turning_pages, by_its_address, by_a_reload, from_the_contents, by_going_back]
)
def test_every_chapter_stands_at_its_phase_however_it_is_opened(
    new_context: NewContext, server: Server, way: Callable[[Nudge, str], None]
) -> None:
    page = in_virtual_time(new_context(server, reduced_motion="reduce").new_page())
    nudge = Nudge.open(page, server, "/story/network?step=1")
    for chapter in CHAPTERS:
        way(nudge, chapter)
        assert_stands(nudge, chapter)


def test_at_step_0_no_chapter_looks_broken(new_context: NewContext, server: Server) -> None:
    page = in_virtual_time(new_context(server, reduced_motion="reduce").new_page())
    nudge = Nudge.open(page, server, "/story/network?step=1")
    page.keyboard.press("Home")
    for chapter in CHAPTERS:
        assert_stands(nudge, chapter, step=0)
        if chapter == "table":
            expect(page.locator(".side")).to_contain_text("There is no mini-batch before")
        page.keyboard.press("ArrowRight")
    nudge.command(type="step", count=1)
    nudge.until_step(1)
    nudge.command(type="reset")  # another page, or a program, has done so
    assert_stands(nudge, "data", step=0)


def test_an_address_that_names_a_phase_leads_there(page: Page, server: Server) -> None:
    nudge = Nudge.open(in_virtual_time(page), server, "/story/avenues?step=2")
    assert_stands(nudge, "avenues", step=2)
    page.keyboard.press(",")
    nudge.until_phase("bias_nudges:3")
    expect(page).to_have_url(re.compile(r"phase=bias_nudges:3"))
    named = address(page)
    page.reload()
    nudge.until_phase("bias_nudges:3")
    page.keyboard.press("ArrowRight")
    assert_stands(nudge, "fire-together", step=2)
    page.go_back()
    nudge.until_phase("bias_nudges:3")
    expect(page).to_have_url(named)
    page.goto(named.replace("bias_nudges:3", "asks:77"))  # this network has no such phase
    assert_stands(nudge, "avenues", step=2)


def test_a_watcher_stands_where_the_chapter_begins_or_where_the_driver_is(
    new_context: NewContext, server: Server
) -> None:
    driver = Nudge.open(
        in_virtual_time(new_context(server).new_page()), server, "/story/sensitivity?step=1"
    )
    assert_stands(driver, "sensitivity")
    watcher = Nudge(in_virtual_time(new_context(server).new_page()), server)
    watcher.page.goto(f"/r/{driver.code}/story/backwards")
    assert_stands(watcher, "backwards")
    assert_stands(driver, "sensitivity")
    watcher.page.goto(f"/r/{driver.code}/story/sensitivity")
    assert_stands(watcher, "sensitivity")
    watcher.page.keyboard.press(",")
    watcher.until("({ scene }) => scene.phase !== 'average' || scene.t < 1", "it does not go back")
    open_in_contents(driver.page, "table")  # it begins with the phase of chapter 3
    assert_stands(driver, "table")
    assert_stands(watcher, "table")


def test_two_tabs_of_the_driver_do_not_disturb_each_other(page: Page, server: Server) -> None:
    first = Nudge.open(in_virtual_time(page), server, "/story/avenues?step=1")
    assert_stands(first, "avenues")
    second = Nudge(page.context.new_page(), server)
    second.page.goto(f"/r/{first.code}/story/backwards")
    assert_stands(second, "backwards")
    assert_stands(first, "avenues")
    first.page.reload()
    assert_stands(first, "avenues")
    assert_stands(second, "backwards")


def test_a_chapter_about_asking_takes_an_example_that_asks_for_something(
    new_context: NewContext, server: Server
) -> None:
    page = in_virtual_time(new_context(server, reduced_motion="reduce").new_page())
    nudge = Nudge.open(page, server, "/story/it-learns?step=1&learning_rate=3")

    def label_delta() -> float:
        record, metadata = nudge.record()
        return abs(float(record["delta3"][int(metadata["focus_label"])]))

    nudge.command(type="step", count=STEPS)
    index = 0
    while label_delta() >= SURE:
        index += 1
        nudge.command(type="focus", split="train", index=index)
    step, sure_of = nudge.room()["step"], nudge.record()[1]["focus_label"]
    nudge.until_step(step)
    nudge.until("({ record, arg }) => record.focus.index === arg", "it is not on the stage", index)
    page.keyboard.press("ArrowRight")
    nudge.until("({ record }) => record.focus.split === 'test'", "the example is the same")
    assert_stands(nudge, "chain-rule", step=step)
    assert label_delta() > SURE
    record, metadata = nudge.record()
    assert int(np.argmax(record["a3"])) != int(metadata["focus_label"])
    article = "an" if metadata["focus_label"] == "8" else "a"
    said = (
        f"The {sure_of} that was here asks for next to nothing."
        f" So here is {article} {metadata['focus_label']} that asks for more."
    )
    expect(page.locator(".chapter .replaced")).to_have_text(said)
    expect(page.locator(".chapter [aria-live]").get_by_text(said, exact=True)).to_have_count(1)
    expect(page.locator(".chapter [aria-live] .replaced")).to_have_count(0)
    taken = nudge.room()["focus"]
    page.reload()
    assert_stands(nudge, "chain-rule", step=step)
    assert nudge.room()["focus"] == taken


def test_the_chain_rule_shows_the_phase_of_the_chosen_weights_layer(
    new_context: NewContext, server: Server
) -> None:
    page = in_virtual_time(new_context(server, reduced_motion="reduce").new_page())
    nudge = Nudge.open(page, server, "/story/chain-rule?step=1")
    assert_stands(nudge, "chain-rule")
    for layer in (1, 2, 3):
        into = page.locator(".panel.chain-rule").get_by_role("combobox", name="into", exact=True)
        into.select_option(str(layer))
        assert_stands(nudge, "chain-rule", phase=f"weight_nudges:{layer}")
