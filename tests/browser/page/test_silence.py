"""The server, or the network before it, answers nothing: the page notices, and says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import NewContext, page_options
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import eventually, read_page
from tests.browser.support.teaching import bar, choose_panel, put_on_stage
from tests.support.server import Server
from tests.support.swallowing import swallowing_proxy
from tests.support.trouble import LOST_SERVER, Trouble

QUICK = ("--heartbeat-seconds", "1.5")
"""A shorter heartbeat, so that tests wait less. A busy machine must not miss three of them."""
RARE = ("--heartbeat-seconds", "60")
"""A long heartbeat: within a test, nothing is noticed by it."""
NO_ANSWER = "does not answer"


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("quick-page-server")
    with Server(folder, [*page_options(), *QUICK]) as server:
        yield server
        assert "Traceback" not in server.errors, server.errors


@pytest.fixture
def quick_page(new_context: NewContext, quick: Server, trouble: Trouble) -> Page:
    """A page on a server with a short heartbeat, which the test may suspend."""
    trouble.expect(LOST_SERVER)
    return new_context(quick).new_page()


def alert(page: Page) -> Locator:
    return page.locator(".notices").get_by_role("alert")


def test_a_suspended_server_is_noticed_and_the_page_goes_on_when_it_is_back(
    quick_page: Page, quick: Server
) -> None:
    nudge = Nudge.open(quick_page, quick, "/lab?step=2&phase=update")
    with quick.suspended():
        nudge.button("Next step").click()
        expect(alert(quick_page)).to_contain_text(NO_ANSWER)
        expect(quick_page.locator(".notices")).to_contain_text("before the server confirmed this")
        unsent = quick_page.locator(".notices").get_by_text("This was not sent")
        for name in ("Next step", "Previous step", "Train 1,000 steps"):
            nudge.button(name).click()
            expect(unsent).to_have_count(1)
            quick_page.get_by_role("button", name="Dismiss").last.click()
            expect(unsent).to_have_count(0)
    expect(alert(quick_page)).not_to_contain_text("Connection lost")
    nudge.until_room(step=3, viewers=1)
    nudge.until_step(3)
    nudge.step_once()


def test_commands_of_every_kind_say_that_they_were_not_confirmed(
    quick_page: Page, quick: Server
) -> None:
    nudge = Nudge.open(quick_page, quick, "/lab?step=2&phase=update")
    notices = quick_page.locator(".notices")
    unconfirmed = notices.get_by_text("before the server confirmed this")
    dismiss = notices.get_by_role("button", name="Dismiss")
    nudge.choose_speed("10 steps a second")
    for name in ("Play", "Previous step", "An example of 6"):
        with quick.suspended():
            nudge.button(name).click()
            expect(unconfirmed).to_have_count(1)
            expect(alert(quick_page)).to_contain_text(NO_ANSWER)
        expect(alert(quick_page)).not_to_contain_text("Connection lost")
        dismiss.click()
        expect(unconfirmed).to_have_count(0)
        nudge.command(type="pause")


def test_what_asks_while_the_server_is_silent_says_that_there_is_no_answer(
    quick_page: Page, quick: Server
) -> None:
    nudge = Nudge.open(quick_page, quick, "/lab?step=1&phase=update")
    kept = choose_panel(quick_page, "kept")
    put_on_stage(nudge, bar(9), 7)
    keep = nudge.button("Keep this drawing as a 7")
    expect(keep).to_be_enabled()
    dialog = quick_page.get_by_role("dialog")
    close = dialog.get_by_role("button", name="Close")
    nudge.button("Settings").click()
    expect(dialog.get_by_label("mini-batch size")).to_be_visible()
    close.click()
    with quick.suspended():
        keep.click()
        expect(kept.get_by_text(NO_ANSWER)).to_be_visible()
        expect(alert(quick_page)).to_contain_text(NO_ANSWER)
        nudge.button("Settings").click()
        expect(dialog.get_by_text(NO_ANSWER)).to_be_visible()
    expect(alert(quick_page)).not_to_contain_text("Connection lost")
    close.click()
    nudge.button("Settings").click()
    dialog.get_by_label("mini-batch size").fill("50")
    with quick.suspended():
        dialog.get_by_role("button", name="Apply").click()
        expect(dialog.get_by_text("before the server confirmed this")).to_be_visible()


def test_a_panel_that_got_no_answer_asks_again_when_the_server_is_back(
    quick_page: Page, quick: Server
) -> None:
    nudge = Nudge.open(quick_page, quick, "/lab?step=1&phase=update&select=2.3")
    choose_panel(quick_page, "sensitivity")
    choose_panel(quick_page, "circuit")  # the panel is loaded, and not what it asks for next
    with quick.suspended():
        panel = choose_panel(quick_page, "sensitivity")
        expect(panel.get_by_text(NO_ANSWER).first).to_be_visible()
    expect(alert(quick_page)).not_to_contain_text("Connection lost")
    expect(panel.get_by_text(NO_ANSWER)).to_have_count(0)
    expect(panel.locator("input.wiggle").first).to_be_visible()
    nudge.step_once()


def test_a_network_that_swallows_everything_is_noticed_by_page_and_server(
    quick: Server, new_context: NewContext, trouble: Trouble
) -> None:
    with swallowing_proxy(quick) as proxy:
        trouble.expect(LOST_SERVER)
        trouble.expect(re.escape(proxy.url.removeprefix("http")))
        page = new_context(quick, base_url=proxy.url).new_page()
        nudge = Nudge.open(page, quick, "/lab?step=2&phase=update")
        assert proxy.toggle() == "silent"
        nudge.button("Next step").click()
        expect(alert(page)).to_contain_text(NO_ANSWER)
        nudge.until_room(viewers=0, step=2)
        assert proxy.toggle() == "passing on"
        expect(alert(page)).not_to_contain_text("Connection lost")
        nudge.until_room(viewers=1)
        nudge.step_once()


def test_offline_and_online_are_not_waited_for(
    tmp_path_factory: pytest.TempPathFactory, new_context: NewContext, trouble: Trouble
) -> None:
    folder = tmp_path_factory.mktemp("rare-page-server")
    with Server(folder, [*page_options(), *RARE]) as server, swallowing_proxy(server) as proxy:
        trouble.expect(LOST_SERVER)
        trouble.expect("ERR_INTERNET_DISCONNECTED")
        trouble.expect(re.escape(proxy.url.removeprefix("http")))
        context = new_context(server, base_url=proxy.url)
        nudge = Nudge.open(context.new_page(), server, "/lab?step=2&phase=update")
        assert proxy.toggle() == "silent"
        context.set_offline(True)
        expect(alert(nudge.page)).to_contain_text("this device is offline")
        assert proxy.toggle() == "passing on"
        context.set_offline(False)
        expect(alert(nudge.page)).not_to_contain_text("Connection lost")
        nudge.step_once()


def test_offline_is_no_loss_where_the_server_still_answers(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/lab?step=2&phase=update")
    read_page(page, "dispatchEvent(new Event('offline'))")
    nudge.step_once()
    expect(alert(page)).to_have_text("")


def test_a_room_that_nobody_makes_is_not_waited_for_without_end(page: Page) -> None:
    asked: list[Route] = []
    page.route("**/api/rooms", lambda route: asked.append(route))  # and never answers
    page.goto("/")
    expect(page.get_by_role("alert")).to_contain_text(NO_ANSWER)
    expect(page.get_by_role("link", name="Start afresh")).to_be_visible()
    eventually(page, lambda: len(asked) == 1, "it asked more than once")
