"""The connection to the server is lost and restored: the page reports it and reconnects."""

from __future__ import annotations

import re

import pytest
from nudge.protocol.frames import decode
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Nudge, same_bits
from tests.browser.support.reads import eventually, read_one, read_page
from tests.support.server import Server
from tests.support.trouble import LOST_SERVER, Trouble


@pytest.fixture
def own_page(new_context: NewContext, own_server: Server, trouble: Trouble) -> Page:
    """A page on a server that the test may kill; Chromium's errors about that are expected."""
    trouble.expect(LOST_SERVER)
    return new_context(own_server).new_page()


def until_saved(nudge: Nudge, steps: int) -> None:
    """Wait until the saved file of the page's room has this many steps: a power cut leaves it."""
    file = nudge.server.data_dir / "rooms" / f"{nudge.code}.safetensors"

    def is_saved() -> bool:
        return file.exists() and len(decode(file.read_bytes())[0]["costs"]) >= steps

    eventually(nudge.page, is_saved, f"{steps} steps are not saved in {file.name}")


def test_after_the_server_was_killed_and_started_again_the_page_catches_up_without_a_reload(
    own_page: Page, own_server: Server
) -> None:
    nudge = Nudge.open(own_page, own_server, "/?step=12&phase=update&select=2.3")
    read_page(own_page, "window.isTheSamePage = true")
    before = nudge.shown_record()
    nudge.scene("record.isOld = true")
    until_saved(nudge, 12)
    own_server.kill()
    banner = own_page.get_by_role("alert")
    expect(banner).to_contain_text("Connection lost")
    own_server.start()
    expect(banner).not_to_contain_text("Connection lost")
    nudge.until("({ record }) => !record.isOld", "the step is not sent again")
    after = nudge.shown_record()
    assert nudge.room()["step"] == 12
    assert [name for name in before if not same_bits(before[name], after[name])] == []
    nudge.button("Next step").click()
    nudge.until_step(13)
    assert read_page(own_page, "window.isTheSamePage")


def test_a_room_that_trained_when_the_server_was_killed_goes_on_where_it_was_saved(
    own_page: Page, own_server: Server
) -> None:
    nudge = Nudge.open(own_page, own_server)
    nudge.choose_speed("100 steps a second")
    nudge.button("Play").click()
    until_saved(nudge, 20)
    own_server.kill()
    expect(own_page.get_by_role("alert")).to_contain_text("Connection lost")
    own_server.start()
    expect(own_page.get_by_role("alert")).not_to_contain_text("Connection lost")
    if nudge.room()["playing"]:
        nudge.button("Pause").click()
    nudge.until_room(playing=False)
    step = nudge.room()["step"]
    assert step >= 20
    nudge.until_step(step)
    nudge.button("Next step").click()
    nudge.until_step(step + 1)
    shown, (computed, _) = nudge.shown_record(), nudge.record()
    assert [name for name in shown if not same_bits(shown[name], computed[name])] == []


def test_a_panel_that_is_opened_while_the_server_is_away_loads_when_it_is_back(
    own_page: Page, own_server: Server
) -> None:
    nudge = Nudge.open(own_page, own_server, "/lab?step=2&phase=update")
    until_saved(nudge, 2)
    own_server.kill()
    expect(own_page.get_by_role("alert")).to_contain_text("Connection lost")
    own_page.get_by_role("combobox", name="Panel", exact=True).select_option("circuit")
    expect(own_page.locator(".side")).to_contain_text("could not be loaded")
    own_server.start()
    expect(own_page.locator(".side svg").first).to_be_visible()
    expect(own_page.locator(".side")).not_to_contain_text("could not be loaded")
    sheet = own_page.locator('link[href$="/features/chain-rule/circuit.css"]')
    is_loaded = "(link) => link.sheet !== null"
    eventually(own_page, lambda: read_one(sheet, is_loaded), "its style sheet is not loaded")


def test_while_the_server_is_away_nothing_breaks_whatever_is_pressed(
    own_page: Page, own_server: Server
) -> None:
    nudge = Nudge.open(own_page, own_server, "/?step=2&phase=cost")
    until_saved(nudge, 2)
    own_server.kill()
    expect(own_page.get_by_role("alert")).to_contain_text("Connection lost")
    for key in (
        "Shift+ArrowRight",
        "Shift+ArrowLeft",
        "Space",
        "Space",
        "Home",
        "n",
        "5",
        "Escape",
    ):
        own_page.keyboard.press(key)
    nudge.until_step(2)
    own_page.keyboard.press("ArrowRight")
    own_server.start()
    expect(own_page.get_by_role("alert")).not_to_contain_text("Connection lost")
    assert nudge.room()["step"] == 2
    nudge.until_step(2)
    nudge.button("Next step").click()
    nudge.until_step(3)
    assert nudge.scene() == nudge.room()["step"] == 3, "what was pressed meanwhile is made up for"


def test_a_room_that_is_gone_after_the_restart_is_reported_as_gone(
    own_page: Page, own_server: Server, trouble: Trouble
) -> None:
    trouble.expect("404")
    nudge = Nudge.open(own_page, own_server)
    until_saved(nudge, 1)
    own_server.kill()
    for file in (own_server.data_dir / "rooms").rglob("*"):
        if file.is_file():
            file.unlink()
    own_server.start()
    alert = own_page.get_by_role("alert")
    expect(alert.get_by_role("link", name="Start afresh")).to_be_visible()
    expect(alert).to_contain_text("room")


def test_where_no_room_can_be_made_the_page_says_why(
    page: Page, server: Server, trouble: Trouble
) -> None:
    trouble.expect("Failed to load resource")
    message = "This server holds as many rooms as it can."

    def answer_full(route: Route) -> None:
        error = {"code": "full", "field": None, "value": None, "allowed": None, "message": message}
        route.fulfill(status=503, json={"error": error})

    page.route("**/api/rooms", answer_full)
    page.goto("/")
    expect(page.get_by_role("alert")).to_contain_text(message)
    expect(page.locator(".opening")).to_have_count(0)
    page.unroute("**/api/rooms")
    page.get_by_role("link", name="Start afresh").click()
    Nudge(page, server).until_step(1)


def test_settings_in_the_address_that_are_not_allowed_are_named(
    page: Page, trouble: Trouble
) -> None:
    trouble.expect("Failed to load resource.*422")
    with page.expect_response("**/api/rooms") as answer:
        page.goto("/?learning_rate=-3&step=1")
    assert answer.value.status == 422, "no room is made"
    expect(page.get_by_role("alert")).to_contain_text("learning_rate")
    expect(page.get_by_role("alert")).to_contain_text("-3")
    expect(page).not_to_have_url(re.compile("/r/"))


@pytest.mark.parametrize(
    "query",
    ["step=abc&select=x.y", "step=-4&example=test.99999", "step=1&phase=nonsense&select=9.9"],
)
def test_an_address_that_makes_no_sense_still_opens_a_page_that_works(
    page: Page, server: Server, query: str
) -> None:
    page.goto(f"/?{query}")
    nudge = Nudge(page, server)
    nudge.until("({ scene }) => scene", "nothing is drawn")
    step = nudge.scene()
    nudge.until_room(step=step)
    nudge.button("Next step").click()
    nudge.until("({ scene, arg }) => scene.step > arg", "it cannot make a step", step)
