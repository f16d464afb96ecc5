"""Whoever comes back to the first address is offered the networks that they have left."""

from __future__ import annotations

import re
from typing import Any

import httpx
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.page.test_storage import REFUSED
from tests.browser.support.nudge import HTTP_OPTIONS, Nudge
from tests.browser.support.reads import LIMIT, attributes, eventually, read_page, texts
from tests.browser.support.virtual_time import in_virtual_time
from tests.support.axe import axe
from tests.support.server import Server
from tests.support.trouble import Trouble

STORED = """Object.fromEntries(Object.keys(localStorage)
  .filter((key) => key.startsWith('nudge.room.'))
  .map((key) => [key.slice(11), localStorage[key]]))"""
# Saves a room below another path of this host.
OF_ANOTHER = """(code) => {
  const saved = localStorage[`nudge.room.${code}`].replaceAll(code, 'ELSEWHERE');
  localStorage['nudge.room.ELSEWHERE'] = JSON.stringify({ ...JSON.parse(saved), base: '/other/' });
}"""


def offers(page: Page) -> Locator:
    return page.locator(".past-rooms a")


def new_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Start with a new network")


def leave(page: Page, server: Server, chapter: str, step: int) -> str:
    """Make a room, leave it in `chapter` at `step`, and return its code."""
    nudge = Nudge.open(page, server, f"/story/network?step={step}")
    page.get_by_role("button", name="Contents", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name=chapter, exact=True).click()
    expect(page.locator("#chapter-title")).to_have_text(chapter)
    eventually(page, lambda: nudge.code in read_page(page, STORED), "the room is not saved")
    return nudge.code


def test_whoever_comes_back_goes_on_where_they_were_by_keyboard(page: Page, server: Server) -> None:
    code = leave(page, server, "Three ways to help one neuron", 1240)
    page.goto("/")
    expect(page.get_by_role("heading", name="Go on with your network?")).to_be_focused()
    expect(page.locator(".opening")).to_have_count(0)
    (offer,) = texts(offers(page))
    assert (
        re.sub(r"\s+", " ", offer)
        == "Chapter 5: Three ways to help one neuron step 1,240, just now"
    )
    assert axe(page) == []
    page.keyboard.press("Tab")
    expect(offers(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#chapter-title")).to_have_text("Three ways to help one neuron")
    nudge = Nudge(page, server)
    nudge.until_step(1240)
    assert nudge.code == code
    nudge.button("Next step").click()  # it drives
    nudge.until_step(1241)


def test_a_new_network_is_one_key_away_and_the_old_one_stays(page: Page, server: Server) -> None:
    first = leave(page, server, "What it costs", 3)
    page.goto("/")
    expect(page.get_by_role("heading", name="Go on with your network?")).to_be_focused()
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(new_button(page)).to_be_focused()
    page.keyboard.press("Enter")
    nudge = Nudge(page, server)
    nudge.until_step(1)
    assert nudge.code != first
    second = leave(page, server, "Backwards", 2)
    page.goto("/")
    expect(page.get_by_role("heading")).to_have_text("Go on with one of your networks?")
    places = [address.split("?")[0] for address in attributes(offers(page), "href")]
    assert places == [f"r/{second}/story/backwards", f"r/{first}/story/cost"]


def test_a_room_that_is_gone_is_not_offered(page: Page, server: Server, trouble: Trouble) -> None:
    trouble.expect("404")
    leave(page, server, "Backwards", 2)
    nudge = Nudge(page, server)
    kept = leave(page, server, "What it costs", 3)
    gone = leave(page, server, "Backwards", 2)
    delete(nudge)
    page.goto("/")
    expect(offers(page)).to_have_count(2)
    assert [gone in address for address in attributes(offers(page), "href")] == [False, False]
    stored: dict[str, Any] = read_page(page, STORED)
    assert kept in stored
    assert gone not in stored


def test_where_all_rooms_are_gone_a_new_one_is_made_at_once(
    page: Page, server: Server, trouble: Trouble
) -> None:
    trouble.expect("404")
    gone = leave(page, server, "Backwards", 2)
    nudge = Nudge(page, server)
    delete(nudge)
    page.goto("/")
    nudge.until_step(1)
    assert nudge.code != gone


def delete(nudge: Nudge) -> None:
    """Delete the page's room on the server."""
    answer = httpx.delete(nudge.address, headers=nudge.auth_headers(), **HTTP_OPTIONS)
    assert answer.status_code == 204


def test_the_latest_few_rooms_are_offered(page: Page, server: Server) -> None:
    codes = [leave(page, server, "Backwards", 2) for _ in range(5)]
    page.goto("/")
    expect(offers(page)).to_have_count(4)
    offered = [address.split("/")[1] for address in attributes(offers(page), "href")]
    assert offered == codes[:0:-1]
    assert sorted(read_page(page, STORED)) == sorted(codes[1:])


def test_a_room_of_another_nudge_on_this_host_is_neither_offered_nor_forgotten(
    page: Page, server: Server
) -> None:
    code = leave(page, server, "Backwards", 2)
    read_page(page, OF_ANOTHER, code)  # saves it
    page.goto("/")
    expect(offers(page)).to_have_count(1)
    assert set(read_page(page, STORED)) == {code, "ELSEWHERE"}


def test_a_room_in_which_nobody_did_anything_is_not_offered(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/")
    nudge.until_step(1)
    page.goto("/")
    nudge.until_step(1)
    expect(page.locator(".past-rooms")).to_have_count(0)
    assert read_page(page, STORED) == {}


def test_a_room_that_has_merely_played_by_itself_is_not_offered(page: Page, server: Server) -> None:
    nudge = Nudge.open(in_virtual_time(page), server, "/lab")
    nudge.until("({ record }) => record.step === 3", "it does not play on", limit=4 * LIMIT)
    page.goto("/")
    nudge.until_step(1)
    expect(page.locator(".past-rooms")).to_have_count(0)
    assert read_page(page, STORED) == {}


def test_an_address_that_names_something_leads_there_at_once(page: Page, server: Server) -> None:
    leave(page, server, "Backwards", 2)
    for address in ("/lab", "/story/cost", "/?step=3&phase=update"):
        nudge = Nudge.open(page, server, address)
        nudge.until("({ scene }) => scene", "nothing is on the stage")


def test_what_merely_plays_does_not_change_where_a_room_was_left(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(in_virtual_time(page), server, "/story/network?step=2&phase=cost")
    nudge.until_phase("cost")
    eventually(
        page, lambda: "phase=cost" in read_page(page, STORED).get(nudge.code, ""), "it is not saved"
    )
    nudge.button("Play").click()
    nudge.until("({ scene }) => scene.phase === 'asks:3'", "it does not play")
    page.goto("/")
    expect(offers(page)).to_have_count(1)
    assert ["phase=cost" in each for each in attributes(offers(page), "href")] == [True]


def test_a_watcher_is_not_offered_the_room_of_another(
    page: Page, server: Server, new_context: NewContext
) -> None:
    code = leave(page, server, "Backwards", 2)
    watcher = Nudge.open(new_context(server).new_page(), server, f"/r/{code}")
    expect(watcher.page.locator("#chapter-title")).to_have_text("Backwards")
    watcher.page.goto("/")
    watcher.until_step(1)
    assert watcher.code != code


def test_without_storage_it_begins_at_once_as_ever(new_context: NewContext, server: Server) -> None:
    context = new_context(server)
    context.add_init_script(REFUSED)
    page = context.new_page()
    nudge = Nudge.open(page, server, "/")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#chapter-title")).to_have_text("What it costs")
    page.goto("/")
    nudge.until_step(1)
