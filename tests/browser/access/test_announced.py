"""Screen readers are told nothing oftener than a person can hear it, wherever a run plays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.nudge import Nudge
from tests.browser.support.pad import Pad
from tests.support.server import Server

INTERVAL = 3.0
"""Seconds that a person needs, at least, for one announcement."""
WATCHED = 9.0
"""Seconds for which a page is listened to."""
# Begins to listen: notes when a region that is announced politely says something else.
LISTEN = """() => {
  const regions = '[aria-live=polite], [role=status]';
  const said = new WeakMap();
  const words = (region) => {
    const heard = region.cloneNode(true);
    heard.querySelectorAll('[aria-hidden=true]').forEach((hidden) => hidden.remove());
    return heard.textContent.trim().replace(/\\s+/g, ' ');
  };
  for (const region of document.querySelectorAll(regions)) said.set(region, words(region));
  window.heard = { since: performance.now(), texts: [] };
  new MutationObserver((records) => {
    const changed = new Set(records.map(({ target }) => {
      const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
      return element?.closest(regions);
    }));
    for (const region of changed) {
      if (!region || words(region) === (said.get(region) ?? '')) continue;
      said.set(region, words(region));
      if (words(region)) window.heard.texts.push(words(region));
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""
IS_OVER = f"() => performance.now() - window.heard.since > {1000 * WATCHED}"


def play(nudge: Nudge) -> None:
    """Play ten steps a second."""
    nudge.choose_speed("10 steps a second")
    nudge.button("Play").click()
    nudge.until_room(playing=True)


def draw(nudge: Nudge) -> None:
    """Draw a digit in Draw, then play."""
    Pad(nudge).draw([[(0.5, 0.2), (0.5, 0.8)]])
    play(nudge)


def race(nudge: Nudge) -> None:
    """Play a race and the run."""
    play(nudge)
    nudge.page.locator(".panel-chooser select").select_option("descent")
    nudge.page.get_by_role("button", name="Start the race").first.click()


def panel(name: str) -> Callable[[Nudge], None]:
    """Return what opens a panel of Lab and plays."""

    def open_and_play(nudge: Nudge) -> None:
        nudge.page.locator(".panel-chooser select").select_option(name)
        expect(nudge.page.locator(".side-scroll > p.panel.muted")).to_have_count(0)
        play(nudge)

    return open_and_play


@pytest.mark.parametrize(
    ("address", "begin"),
    [
        ("/draw?step=300&phase=update", draw),
        ("/lab?step=2&phase=update", race),
        ("/lab?step=2&phase=update", panel("circuit")),
        ("/lab?step=2&phase=update", panel("cost-average")),
        ("/lab?step=2&phase=update", panel("deal")),
        ("/story/it-learns?step=2&phase=update", play),
        ("/story/cost?step=2&phase=update", play),
    ],
    ids=["draw", "race", "circuit", "average", "deal", "it-learns", "cost"],
)
def test_nothing_is_announced_oftener_than_a_person_can_hear(
    page: Page, server: Server, address: str, begin: Callable[[Nudge], None]
) -> None:
    nudge = Nudge.open(page, server, address)
    begin(nudge)
    nudge.watch("() => null", IS_OVER, after=LISTEN)
    texts = nudge.read_now("window.heard.texts")
    assert len(texts) <= 1 + WATCHED / INTERVAL, texts


def test_the_answer_in_draw_is_announced_once_it_stays_the_same(page: Page, server: Server) -> None:
    pad = Pad.open(page, server, steps=300)
    pad.draw([[(0.5, 0.2), (0.5, 0.8)]])
    aria_text = pad.answer_status.locator(".visually-hidden")
    expect(aria_text).to_contain_text(f"{pad.answer()}")


def test_after_a_run_the_last_caption_is_announced(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/lab?step=2&phase=update")
    play(nudge)
    nudge.button("Pause").click()
    nudge.until_room(playing=False)
    step = nudge.room()["step"]
    nudge.until_step(step)
    live_region = page.locator(".caption [aria-live=polite]")
    expect(live_region).to_contain_text(f"Step {step}:")
