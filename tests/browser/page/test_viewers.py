"""A room with several viewers: all see the same, and one of them drives."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import httpx
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import HTTP_OPTIONS, Nudge, same_bits
from tests.browser.support.reads import eventually, read_page, text
from tests.support.server import Server
from tests.support.trouble import Trouble


def watch(nudge: Nudge, new_context: NewContext) -> Nudge:
    """Open the same room in the browser of another person."""
    page = new_context(nudge.server).new_page()
    return Nudge.open(page, nudge.server, f"/r/{nudge.code}")


def test_a_second_viewer_sees_the_same_step_bit_for_bit(
    page: Page, server: Server, new_context: NewContext
) -> None:
    driver = Nudge.open(page, server, "/?step=3&phase=update")
    viewer = watch(driver, new_context)
    viewer.until_step(3)
    driver.button("Next step").click()
    driver.until_step(4)
    viewer.until_step(4)
    first, second = driver.shown_record(), viewer.shown_record()
    assert [name for name in first if not same_bits(first[name], second[name])] == []
    expect(viewer.page.locator(".counter-step dd")).to_have_text("4")


def test_phase_selection_and_example_follow_the_driver(
    page: Page, server: Server, new_context: NewContext
) -> None:
    driver = Nudge.open(page, server)
    viewer = watch(driver, new_context)
    phase_list = page.get_by_role("toolbar", name="Phases of a step")
    phase_list.get_by_role("button", name="output nudges", exact=True).click()
    viewer.until_phase("output_nudges", None)
    driver.click_stage(*driver.neuron_position(2, 7))
    is_selected = "({ scene }) => scene.selection?.layer === 2 && scene.selection.index === 7"
    viewer.until(is_selected, "the selection is not shared")
    expect(viewer.inspector.get_by_role("heading")).to_contain_text("h2·7")
    driver.button("An example of 6").click()
    viewer.until("({ record }) => record.focus.label === 6", "the example is not shared")


def test_while_it_trains_every_viewer_follows(
    page: Page, server: Server, new_context: NewContext
) -> None:
    driver = Nudge.open(page, server)
    viewer = watch(driver, new_context)
    driver.choose_speed("as fast as it goes")
    driver.button("Play").click()
    viewer.until("({ scene }) => scene.step > 200", "the viewer sees nothing of it")
    driver.button("Pause").click()
    driver.until_room(playing=False)
    step = driver.room()["step"]
    viewer.until_step(step)
    driver.until_step(step)


def test_a_viewer_is_labelled_as_watching_and_cannot_drive(
    page: Page, server: Server, new_context: NewContext
) -> None:
    driver = Nudge.open(page, server)
    viewer = watch(driver, new_context)
    expect(viewer.page.locator(".watching")).to_have_text("watching")
    expect(page.locator(".watching")).to_have_count(0)
    status = viewer.page.get_by_role("status").first
    press: Callable[[], object]
    for press in (
        viewer.button("Next step").click,
        viewer.button("Previous step").click,
        viewer.button("Play").click,
        viewer.button("Next example").click,
        lambda: viewer.page.keyboard.press("Home"),
    ):
        press()
        expect(status).to_contain_text("only the one who opened")
        viewer.button("Dismiss").click()
        expect(status).to_be_empty()
    state = driver.room()
    assert (state["step"], state["playing"], state["latest"]) == (1, False, 1)
    assert state["focus"]["split"] == "train"
    # every viewer chooses their own phase
    viewer.page.keyboard.press("ArrowLeft")
    viewer.until("({ scene }) => scene.phase !== 'update'", "a viewer may not look around")
    assert driver.scene("scene.phase") == "update"


def test_who_drives_is_never_shown_as_a_viewer_while_the_server_has_yet_to_answer(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server)
    held: list[tuple[WebSocketRoute, str]] = []

    def hold(route: WebSocketRoute) -> None:
        socket_to_server = route.connect_to_server()

        def to_page(payload: str | bytes) -> None:
            is_answer = isinstance(payload, str) and json.loads(payload).get("id") == 0
            if is_answer and not held:
                held.append((route, str(payload)))
            else:
                route.send(payload)

        socket_to_server.on_message(to_page)

    page.route_web_socket(re.compile("/ws"), hold)
    page.goto(f"/r/{nudge.code}#token=wrong")
    eventually(page, lambda: held, "the server does not answer")
    expect(nudge.button("Settings")).to_be_visible()
    expect(page.locator(".watching")).to_have_count(0)
    assert not read_page(page, "document.querySelector('.stage canvas')?.scene"), "it is shown"
    route, refused = held[0]
    route.send(refused)  # now the page shows the token that it has saved
    nudge.until("({ scene }) => scene", "nothing is drawn")
    step = nudge.room()["step"]
    nudge.button("Next step").click()
    nudge.until_step(step + 1)


def test_an_unknown_room_is_reported_and_a_new_one_offered(
    page: Page, server: Server, trouble: Trouble
) -> None:
    trouble.expect("WebSocket connection to|404")
    page.goto("/r/NOROOM")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("room")
    assert "undefined" not in text(alert)
    alert.get_by_role("link").click()
    Nudge(page, server).until_step(1)


def test_all_viewers_are_told_when_the_driver_deletes_the_room(
    page: Page, server: Server, new_context: NewContext
) -> None:
    driver = Nudge.open(page, server)
    viewer = watch(driver, new_context)
    deleted = httpx.delete(driver.address, headers=driver.auth_headers(), **HTTP_OPTIONS)
    assert deleted.status_code == 204
    for nudge in (driver, viewer):
        expect(nudge.page.get_by_role("alert")).to_contain_text("room")
        expect(nudge.page.get_by_role("link", name="Start afresh")).to_be_visible()
