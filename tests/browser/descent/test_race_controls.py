"""The controls of the race: their changes, their errors, and who may use them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Nudge
from tests.browser.support.racing import (
    SHORT,
    TWO,
    batch_sizes,
    get_race,
    names,
    open_race,
    pause,
    row,
    until_race_ended,
    until_race_query,
    until_race_settings,
    until_run_past,
)
from tests.browser.support.reads import LIMIT, attributes, count, eventually, read_page
from tests.support.axe import axe
from tests.support.server import Server
from tests.support.trouble import Trouble


def test_runs_are_added_changed_recoloured_paused_and_removed_and_the_address_follows(
    page: Page, server: Server
) -> None:
    nudge = open_race(page, server)
    page.get_by_role("button", name="Add a run").click()
    form = page.get_by_role("group", name="Settings of one at a time")
    expect(form).to_be_visible()
    until_race_query(page, ("race", "examples"), ("run", "100"), ("run", "full"), ("run", "1"))
    form.get_by_role("button", name="10", exact=True).click()
    expect(row(page, 2).locator("th")).to_contain_text("mini-batches of 10")
    form = page.get_by_role("group", name="Settings of mini-batches of 10")
    form.get_by_label("optimizer").select_option("adam")
    expect(form.get_by_label("learning rate")).to_have_value("0.01")
    form.get_by_label("learning rate").fill("0.02")
    form.get_by_label("learning rate").press("Enter")
    form.get_by_role("button", name="pink").click()
    runs = [("run", "100,color:0"), ("run", "full,color:1"), ("run", "10,adam,0.02,color:4")]
    until_race_query(page, ("race", "examples"), *runs)
    expect(form.get_by_role("button", name="pink")).to_have_attribute("aria-pressed", "true")
    run = get_race(nudge)["runs"][2]
    assert (run["color"], run["settings"]["learning_rate"]) == (4, 0.02)
    page.get_by_role("button", name="Pause mini-batches of 10, Adam, η 0.02").click()
    expect(row(page, 2).locator("th")).to_contain_text("paused")
    eventually(page, lambda: get_race(nudge)["runs"][2]["paused"], "it is not paused")
    paused_at = get_race(nudge)["runs"][2]["step"]
    until_run_past(nudge, 0, get_race(nudge)["runs"][0]["step"])
    assert get_race(nudge)["runs"][2]["step"] == paused_at
    page.get_by_role("button", name="Remove mini-batches of 100").click()
    expect(page.locator(".race-run")).to_have_count(2)
    assert [run["color"] for run in get_race(nudge)["runs"]] == [1, 4], "each keeps its colour"
    left = [("run", "full,color:1"), ("run", "10,adam,0.02,color:4,paused")]
    until_race_query(page, ("race", "examples"), *left)


def test_four_runs_are_the_most_and_one_is_the_least(page: Page, server: Server) -> None:
    nudge = open_race(page, server)
    for number in (3, 4):
        page.get_by_role("button", name="Add a run").click()
        expect(page.locator(".race-run")).to_have_count(number)
    expect(page.get_by_role("button", name="Four runs are the most")).to_be_disabled()
    pause(nudge)
    markers = page.locator(".race-run th .run-marker")
    expect(markers).to_have_count(4)
    assert len(set(attributes(markers, "data-marker"))) == 4
    assert batch_sizes(nudge) == [100, "full", 1, 10]
    for number in (3, 2, 1):
        page.locator(".race-run").first.get_by_role("button", name="Remove").click()
        expect(page.locator(".race-run")).to_have_count(number)
    expect(page.get_by_role("button", name=re.compile("^Remove"))).to_be_disabled()


def test_a_number_of_the_race_is_read_as_people_write_it_and_the_page_says_what_it_read(
    page: Page, server: Server
) -> None:
    nudge = open_race(page, server)
    page.get_by_role("button", name="Change mini-batches of 100").click()
    field = page.get_by_label("mini-batch size")
    box = page.locator(".number-field").filter(has=field)
    for typed, size, note in [
        ("1,000", 1000, "“1,000” is read as 1000, not as 1."),
        ("1.500", 1500, "“1.500” is read as 1500, not as 1.5."),
        ("2 000", 2000, ""),
        ("١٠", 10, ""),
        ("２０", 20, ""),
    ]:
        field.fill(typed)
        expect(box.locator("[aria-live]")).to_have_text(note)
        field.press("Enter")
        expect(field).to_have_value(str(size))
        expect(box.locator("[aria-live]")).to_have_text(note)
        until_race_query(page, ("race", "examples"), ("run", str(size)), ("run", "full"))
    end = page.get_by_label("ends at")
    end.fill("60,000")
    end.press("Enter")
    eventually(page, lambda: get_race(nudge)["settings"]["until"] == 60000, "not 60,000")
    end.fill("")
    end.press("Enter")
    eventually(page, lambda: get_race(nudge)["settings"]["until"] is None, "not the usual end")
    for wrong in ("0,5", "1,00,00", "soon"):
        end.fill(wrong)
        end.press("Enter")
        expect(page.locator(".number-field").filter(has=end).get_by_role("alert")).to_contain_text(
            f"“{wrong}” is no "
        )
        expect(end).to_have_attribute("aria-invalid", "true")
        expect(end).to_have_value(wrong)
    assert get_race(nudge)["settings"]["until"] is None


def test_an_error_of_the_server_is_shown_beside_the_control_and_nothing_typed_is_lost(
    page: Page, server: Server
) -> None:
    nudge = open_race(page, server)
    page.get_by_role("button", name="Change mini-batches of 100").click()
    before = get_race(nudge)["settings"]
    size = page.get_by_label("mini-batch size")
    size.fill("0")
    size.press("Enter")
    error = row(page, 0).get_by_role("alert")
    expect(error).to_contain_text("batch_size cannot be 0")
    expect(size).to_have_value("0")
    assert get_race(nudge)["settings"] == before
    size.press("Escape")
    expect(size).to_have_value("100")
    size.fill("50")
    size.press("Enter")
    expect(error).to_have_count(0)
    until_race_query(page, ("race", "examples"), ("run", "50"), ("run", "full"))


def test_what_is_being_typed_outlives_a_run_that_begins_again(page: Page, server: Server) -> None:
    nudge = open_race(page, server)
    page.get_by_role("button", name=re.compile("^Change .*100")).click()
    form = page.get_by_role("group", name=re.compile("^Settings of .*100"))
    rate = form.get_by_label("learning rate")
    rate.fill("0.02")
    race = get_race(nudge)
    race["settings"]["runs"][0]["l2"] = 0.001
    nudge.command(type="race", settings=race["settings"])
    expect(form.get_by_label("L2")).to_have_value("0.001")
    assert get_race(nudge)["runs"][0]["id"] != race["runs"][0]["id"]
    expect(rate).to_have_value("0.02")
    expect(rate).to_be_focused()


def test_a_race_is_chosen_before_it_starts_and_ended_and_started_again(
    page: Page, server: Server, trouble: Trouble
) -> None:
    # requests about the race may be on their way when it is ended
    trouble.expect("status of 409")
    nudge = Nudge.open(page, server)
    page.get_by_role("combobox", name="Panel").select_option(label="Descent")
    page.get_by_role("button", name="Add a run").click()
    page.get_by_role("group", name="Equal").get_by_role("button", name="steps").click()
    page.get_by_role("combobox", name="speed", exact=True).select_option(label="80 steps/s")
    assert get_race(nudge) is None
    expect(page.locator(".race-numbers td")).to_have_text(["not known yet"] * 12)
    race = page.locator(".race")
    race.get_by_role("button", name="Start the race").click()
    until_race_settings(nudge, fairness="steps", speed=2.0)
    assert batch_sizes(nudge) == [100, "full", 1]
    expect(race.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    race.get_by_role("button", name="End").click()
    expect(race.get_by_role("button", name="Start the race")).to_be_visible()
    until_race_query(page)
    eventually(page, lambda: get_race(nudge) is None, "there is a race still")
    assert len(names(page)) == 3, "what it was is what may be started again"


def test_the_start_of_all_runs_and_the_plane_are_chosen(page: Page, server: Server) -> None:
    nudge = open_race(page, server)
    page.get_by_text("The start of all runs").click()
    page.get_by_role("button", name="Another start").click()
    until_race_settings(nudge, start={"seed": 1})
    page.get_by_text("The plane and the surface").click()
    page.get_by_role("combobox", name="plane", exact=True).select_option("weights")
    first = page.get_by_role("region", name="First weight")
    first.get_by_label("layer").select_option("1")
    first.get_by_label("from pixel").fill("300")
    first.get_by_label("from pixel").press("Enter")
    page.get_by_label("cost over").select_option("500")

    def has() -> bool:
        settings = get_race(nudge)["settings"]
        weights = settings["plane"]["weights"] or [{}]
        first = weights[0].get("layer"), weights[0].get("from")
        return settings["examples"] == 500 and first == (1, 300)

    eventually(page, has, "the plane is another")
    index = get_race(nudge)["settings"]["plane"]["weights"][0]["index"]
    plane = f"start.seed=1&run=100&run=full&plane=weights,1.{index}.300,"
    eventually(page, lambda: plane in page.url, f"not {plane} but {page.url}")
    assert nudge.room()["settings"]["seed"] == 0


def test_a_change_holds_although_an_older_state_came_just_before_its_answer(
    page: Page, server: Server
) -> None:
    """The state from before a change, and its answer at once: none between them is painted."""
    race_before: list[str] = []
    changes: list[dict[str, Any]] = []

    def hold(route: WebSocketRoute) -> None:
        socket_to_server = route.connect_to_server()

        def to_server(text: str | bytes) -> None:
            message = json.loads(text)
            if message.get("type") == "race" and race_before:  # without a state, the race begins
                changes.append(message)
                if len(changes) == 1:
                    route.send(race_before[-1])
                    route.send(json.dumps({"type": "done", "id": message["id"], "role": "driver"}))
                return
            socket_to_server.send(text)

        def to_page(payload: str | bytes) -> None:
            if isinstance(payload, str) and json.loads(payload).get("race"):
                race_before.append(payload)
            if not changes:
                route.send(payload)

        route.on_message(to_server)
        socket_to_server.on_message(to_page)

    page.route_web_socket(re.compile("/ws"), hold)
    open_race(page, server)
    page.get_by_text("The plane and the surface").click()
    page.get_by_label("cost over").select_option("500")
    eventually(page, lambda: len(changes) == 1, "no change was sent")
    page.get_by_role("combobox", name="speed", exact=True).select_option(label="2 epochs/s")
    eventually(page, lambda: len(changes) == 2, "the second change was not sent")
    assert changes[1]["settings"]["speed"] == 2
    assert changes[1]["settings"]["examples"] == 500, "the first change is lost"


def test_a_watcher_sees_everything_and_can_change_nothing(
    page: Page, server: Server, new_context: NewContext
) -> None:
    nudge = open_race(page, server)
    watching = new_context(server).new_page()
    watching.goto(page.url)
    expect(row(watching, 0)).to_have_attribute("data-step", re.compile(r"[1-9]"))
    expect(watching.locator(".race-controls button").first).to_be_visible()
    expect(watching.locator(".race-controls button:enabled")).to_have_count(0)
    expect(watching.locator(".race")).to_contain_text("You are watching")
    race = pause(nudge)
    expect(row(watching, 0)).to_have_attribute("data-step", str(race["runs"][0]["step"]))
    watching.get_by_role("group", name="Against").get_by_role("button", name="steps").click()
    expect(watching.locator(".race-chart [data-axis]").first).to_have_attribute(
        "data-axis", "steps"
    )


def test_the_race_is_driven_by_the_keyboard(page: Page, server: Server) -> None:
    nudge = open_race(page, server, f"{TWO}&view=flat")
    until_run_past(nudge, 0, 0)
    page.keyboard.press(" ")
    eventually(page, lambda: not get_race(nudge)["playing"], "Space does not hold it")
    expect(nudge.button("Play")).to_be_visible()
    page.keyboard.press(" ")
    eventually(page, lambda: get_race(nudge)["playing"], "Space does not let it go on")
    page.get_by_role("button", name="Change mini-batches of 100").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("mini-batch size")).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("25")
    page.keyboard.press("Enter")
    until_race_query(page, ("race", "examples"), ("run", "25"), ("run", "full"), ("view", "flat"))


LINES_OF_THE_SHARE = """() => {
  const share = document.querySelector('.plane-share');
  const range = document.createRange();
  range.selectNodeContents(share);
  return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
}"""


# Colours depend on the theme, boxes on the width: each theme and each width is checked once.
@pytest.mark.parametrize(("size", "theme"), [((1440, 900), "dark"), ((390, 844), "light")])
def test_axe_finds_no_violation_in_the_panels_of_the_race_and_nothing_scrolls_sideways(
    new_context: NewContext, server: Server, theme: str, size: tuple[int, int]
) -> None:
    width, height = size
    context = new_context(server, color_scheme=theme, viewport={"width": width, "height": height})
    page = context.new_page()
    nudge = open_race(page, server, f"{SHORT}&run=1000,adam,0.01&plane=weights,3.2.5,3.2.bias")
    until_race_ended(nudge)
    page.get_by_role("button", name="Change mini-batches of 1,000").click()
    for part in (".race", ".race-chart", ".agreement"):
        summaries = page.locator(f"{part} summary")
        expect(summaries.first).to_be_visible(timeout=1000 * LIMIT)
        for place in range(count(summaries)):
            summaries.nth(place).click()
    expect(page.locator(".race-table tbody")).to_have_count(3)
    expect(page.locator(".agreement-picture")).to_be_visible(timeout=1000 * LIMIT)
    assert axe(page) == []
    for part in ("document.documentElement", "document.querySelector('.side-scroll')"):
        assert read_page(page, f"{part}.scrollWidth - {part}.clientWidth") <= 0, part
    assert read_page(page, LINES_OF_THE_SHARE) <= 2, "beside the buttons it is squeezed"
