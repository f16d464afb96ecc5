"""A page that the browser translates goes on to live: no number, name or sentence freezes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext, OpenReadOnly
from tests.browser.story.test_story import CHAPTERS, title
from tests.browser.support.nudge import Nudge
from tests.browser.support.pad import Pad
from tests.browser.support.reads import read_each, read_page, wait_for_rest
from tests.browser.support.texts.translator import Twins, translate
from tests.support.server import Server

KINDS = ["once", "watching", "moving", "merging"]
"""The kinds of translators; see translator.js."""
CHAPTER_PARTS, PANEL_PARTS = 8, 8
"""How many tests the chapters and the panels are divided among, so that none takes long."""
PANEL = ".panel-chooser select"

SEEN = """(() => {
    const page = document.getElementById('app').cloneNode(true);
    const announced = '[aria-live], [role=status]';
    for (const unseen of page.querySelectorAll(`${announced}, noscript`)) unseen.remove();
    return page.textContent;
})()"""
"""The text of the page without what is announced, which comes later than what is seen."""


def until_loaded(nudge: Nudge) -> None:
    """Wait until all panels of the place are there."""
    expect(nudge.page.locator(".side-scroll > p.panel.muted")).to_have_count(0)


@pytest.mark.parametrize("part", range(CHAPTER_PARTS))
def test_every_chapter_says_the_same_whether_it_is_translated_or_not(
    new_context: NewContext, server: Server, part: int
) -> None:
    size = -(-len(CHAPTERS) // CHAPTER_PARTS)
    chapters = list(CHAPTERS.items())[part * size : (part + 1) * size]
    address = f"/story/{chapters[0][0]}?step=1&phase=update"
    twins = Twins.open(new_context, server, address, KINDS[part % len(KINDS)])
    for chapter, name in chapters:
        for nudge in (twins.translated, twins.plain):
            expect(title(nudge.page)).to_have_text(name)
            until_loaded(nudge)
            wait_for_rest(nudge.page)
            # what the chapter plays has ended: a key would stop it where it is
            expect(nudge.button("Play")).to_be_visible()
        for key in ("Shift+ArrowRight", ".", "Shift+ArrowRight"):
            twins.press(key, chapter)
        for nudge in (twins.translated, twins.plain):
            nudge.page.keyboard.press("PageDown")


@pytest.mark.parametrize("part", range(PANEL_PARTS))
def test_every_panel_of_lab_says_the_same_whether_it_is_translated_or_not(
    new_context: NewContext, server: Server, part: int
) -> None:
    kind = KINDS[(part + 1) % len(KINDS)]
    twins = Twins.open(new_context, server, "/lab?step=1&phase=update&select=2.3", kind)
    options = read_each(twins.plain.page.locator(f"{PANEL} option"), "(option) => option.value")
    for panel in options[part::PANEL_PARTS]:
        for nudge in (twins.translated, twins.plain):
            nudge.page.locator(PANEL).select_option(panel)
            until_loaded(nudge)
            nudge.page.locator(PANEL).blur()
        for key in ("Shift+ArrowRight", "ArrowLeft", "n"):
            twins.press(key, panel)


@pytest.mark.parametrize("kind", KINDS)
def test_draw_the_dialogs_and_a_run_that_plays_say_the_same(
    new_context: NewContext, server: Server, kind: str
) -> None:
    twins = Twins.open(new_context, server, "/draw?step=300&phase=update", kind)
    twins.do(lambda nudge: Pad(nudge).draw([[(0.5, 0.2), (0.5, 0.8)]]), "a drawing")
    twins.do(lambda nudge: Pad(nudge).draw([[(0.3, 0.5), (0.7, 0.5)]]), "another stroke")
    twins.do(lambda nudge: nudge.button("Clear").click(), "cleared")
    twins.do(lambda nudge: nudge.button("Settings").click(), "Settings")
    twins.press("Escape", "Settings")
    twins.do(lambda nudge: nudge.button("Help").click(), "Help")
    twins.press("Escape", "Help")
    twins.do(lambda nudge: nudge.page.get_by_role("tab", name="Lab").click(), "Lab")
    twins.do(train, "after steps that rushed by")


def train(nudge: Nudge) -> None:
    """Play as fast as it goes until some steps later; then go to a step."""
    nudge.choose_speed("as fast as it goes")
    nudge.button("Play").click()
    nudge.until("({ scene }) => scene.step > 330", "it does not train")
    nudge.button("Pause").click()
    nudge.until_room(playing=False)
    nudge.command(type="seek", step=320)
    nudge.until_step(320)


def test_a_race_says_the_same_whether_it_is_translated_or_not(
    new_context: NewContext, server: Server
) -> None:
    twins = Twins.open(new_context, server, "/lab?step=1&phase=update", "watching")

    def race(nudge: Nudge) -> None:
        # Whether a corner is free for the names depends on how the picture came to be: its square
        # stays while the paths fit it.
        rule = ".descent-names { visibility: visible !important; }"
        read_page(nudge.page, f"document.styleSheets[0].insertRule('{rule}')")
        nudge.page.locator(PANEL).select_option("descent")
        end = nudge.page.get_by_label("ends at (examples)")
        end.fill("8000")
        end.press("Enter")
        start = nudge.page.get_by_role("button", name="Start the race")
        start.first.click()
        expect(nudge.page.locator(".race-progress")).to_contain_text("Over")

    twins.do(race, "after the race")


def test_what_a_translator_put_in_is_gone_with_the_text_that_it_stood_for(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/lab?step=1&phase=update")
    translate(page, "once")
    caption = page.locator(".caption p")
    expect(caption.locator("font").first).to_be_attached()
    page.keyboard.press("Shift+ArrowRight")
    nudge.until_step(2)
    expect(caption).to_contain_text("Step 2:")
    expect(caption.locator("font").first).to_be_attached()  # the words are the same as before
    page.keyboard.press("ArrowLeft")
    expect(caption).to_contain_text("That was one example")
    expect(caption.locator("font")).to_have_count(0)
    # what has not changed is still translated
    expect(page.get_by_role("tab", name="Story").locator("font").first).to_be_attached()


def test_a_translation_that_is_taken_back_leaves_the_present_texts(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/lab?step=1&phase=update")
    before = read_page(page, SEEN)
    translate(page, "once")
    page.keyboard.press("Shift+ArrowRight")
    nudge.until_step(2)
    page.keyboard.press("Shift+ArrowLeft")
    nudge.until_step(1)
    read_page(page, "document.querySelectorAll('#app font').forEach((font) => font.remove())")
    expect(nudge.caption).to_contain_text("Step 1:")
    nudge.press_in_view("Big text")
    nudge.press_in_view("Big text")
    assert read_page(page, SEEN) == before


@pytest.mark.parametrize(
    ("address", "selector"),
    [
        ("/lab?step=2&phase=update&select=2.3", ".counter dd"),
        ("/lab?step=2&phase=update&select=2.3", ".digit"),
        ("/lab?step=2&phase=update&select=2.3", ".inspector .formula dt"),
        ("/lab?step=2&phase=update&select=2.3", ".caption .up, .caption .down"),
        ("/story/code?step=2&phase=update", ".code-box"),
        ("/story/chain-rule?step=2&phase=update", "math"),
    ],
)
def test_numbers_and_symbols_are_left_alone_by_translators(
    open_read_only: OpenReadOnly, address: str, selector: str
) -> None:
    page = open_read_only(address).page
    expect(page.locator(selector).first).to_be_visible()
    marked = read_each(
        page.locator(selector), "(element) => element.closest('[translate=no]') !== null"
    )
    assert set(marked) == {True}


@pytest.mark.parametrize("place", ["story/network", "lab"])
def test_a_number_in_a_sentence_is_an_element_of_its_own_and_the_sentence_is_translated(
    open_read_only: OpenReadOnly, place: str
) -> None:
    page = open_read_only(f"/{place}?step=2&phase=update").page
    sentences = page.locator(".caption p, .chapter-text p")
    expect(sentences.first).to_be_visible()
    script = "(sentence) => sentence.closest('[translate=no]') === null"
    assert set(read_each(sentences, script)) == {True}
    own = """(sentence) => [...sentence.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE && /\\d/.test(node.data)).length"""
    assert set(read_each(page.locator(".caption p"), own)) == {0}
