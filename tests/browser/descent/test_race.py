"""The race: an address alone starts it, and its numbers are the server's."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Nudge
from tests.browser.support.racing import (
    SHORT,
    TWO,
    get_race,
    names,
    open_race,
    pause,
    row,
    until_race_ended,
    until_race_query,
    until_race_settings,
    until_race_shown,
    until_run_past,
)
from tests.browser.support.reading import shows
from tests.browser.support.reads import LIMIT, address, eventually, text, texts, value
from tests.support import ROOT
from tests.support.embedded import TRAIN
from tests.support.server import Server
from tests.support.texts import plain_text

ENGLISH = ROOT / "locales" / "en"
ALL = f"all {TRAIN:,} examples"


def test_the_race_starts_from_the_address_alone_and_every_number_is_the_servers(
    page: Page, server: Server
) -> None:
    nudge = open_race(page, server, f"{TWO}&run=500,adam,0.01&seed=3&hidden=8")
    for run in (0, 1, 2):
        until_run_past(nudge, run, 0)
    race = get_race(nudge)
    assert race["playing"]
    assert (race["start"]["seed"], race["start"]["hidden"]) == (3, [8])
    assert race["runs"][1]["settings"]["batch_size"] == race["train"] == TRAIN
    assert race["settings"]["fairness"] == "examples"
    until_run_past(nudge, 1, 1)
    race = pause(nudge)
    assert names(page) == [
        "mini-batches of 100, η 3",
        f"{ALL}, η 3",
        "mini-batches of 500, Adam, η 0.01",
    ]
    for i, run in enumerate(race["runs"]):
        steps, examples, cost, angle = texts(row(page, i).locator(".race-numbers td"))
        assert shows(steps, run["step"])
        assert shows(examples, run["examples_seen"])
        assert shows(cost, run["cost"])
        assert shows(angle.removesuffix("°"), run["angle"])
    progress = text(page.locator(".race-progress"))
    seen = [run["examples_seen"] for run in race["runs"]]
    least = "" if min(seen) == max(seen) else "at least "
    done = f"{race['progress']:,.0f} of {60 * TRAIN:,} examples"
    assert progress.strip() == f"every run has seen {least}{done}"
    assert max(seen) - min(seen) <= TRAIN, "they differ by at most one batch"
    assert abs(seen[0] - seen[2]) <= 500


def test_charts_and_angles_in_numbers_are_the_servers_and_a_reload_gives_the_same_race_again(
    page: Page, server: Server
) -> None:
    nudge = open_race(page, server, SHORT)
    race = until_race_ended(nudge)
    assert_charts_in_numbers_are_those_of_the_servers_table(nudge)
    assert_angles_by_size_of_mini_batch_are_the_servers(nudge, race["runs"][0]["step"])
    before = address(page)
    page.reload()
    nudge.until("({ scene }) => scene", "nothing was drawn")
    again = until_race_shown(nudge)
    assert again["number"] == race["number"]
    assert [run["cost"] for run in again["runs"]] == [run["cost"] for run in race["runs"]]
    eventually(page, lambda: page.url == before, f"the address is not {before}")


def assert_charts_in_numbers_are_those_of_the_servers_table(nudge: Nudge) -> None:
    page = nudge.page
    page.get_by_text("The charts in numbers").click()
    table = nudge.get(f"{nudge.address}/race/paths.csv").text.splitlines()
    columns = table[0].split(",")
    points = [dict(zip(columns, line.split(","), strict=True)) for line in table[1:]]
    shown = page.locator(".race-table table[data-run='0'] tbody tr")
    expect(shown).to_have_count(12)
    points_by_step = {point["step"]: point for point in points if point["run"] == "0"}
    for cells in (shown.nth(0), shown.nth(5), shown.nth(11)):
        step, examples, _, cost, angle = texts(cells.locator("th, td"))
        point = points_by_step[step.replace(",", "")]
        assert shows(examples, float(point["examples_seen"]))
        assert shows(cost, float(point["cost"]))
        assert shows(angle.removesuffix("°"), float(point["angle"]))


def assert_angles_by_size_of_mini_batch_are_the_servers(nudge: Nudge, step: int) -> None:
    page = nudge.page
    expect(page.locator(f".agreement [data-step='{step}']")).to_be_visible(timeout=1000 * LIMIT)
    page.get_by_text("The angles in numbers").click()
    agreement = nudge.get(f"{nudge.address}/race/agreement", {"run": 0}).json()
    rows = page.locator(".agreement tr[data-size]")
    expect(rows).to_have_count(len(agreement["sizes"]))
    for i in range(len(agreement["sizes"])):
        cells = texts(rows.nth(i).locator("td"))
        mean, low, high = (angle.removesuffix("°") for angle in cells)
        assert shows(mean, agreement["mean"][i])
        assert shows(low, agreement["low"][i])
        assert shows(high, agreement["high"][i])
    assert agreement["mean"][0] > agreement["mean"][-1]


def test_the_same_address_gives_the_same_numbers_in_another_room(
    page: Page, server: Server, new_context: NewContext
) -> None:
    costs = []
    for race_page in (page, new_context(server).new_page()):
        nudge = open_race(race_page, server, f"{SHORT}&start.seed=5&run=200,momentum,0.3")
        costs.append([run["cost"] for run in until_race_ended(nudge)["runs"]])
        assert get_race(nudge)["start"]["seed"] == 5
        assert nudge.room()["settings"]["seed"] == 0
    assert costs[0] == costs[1]


def test_fairness_is_chosen_and_becomes_the_axis_of_the_charts(page: Page, server: Server) -> None:
    nudge = open_race(page, server)
    expect(page.locator(".race-run th")).to_have_text(["mini-batches of 100", ALL])
    choose_equal(nudge, "steps", "steps")
    before = get_race(nudge)["number"]
    page.locator(".race").get_by_role("button", name="Restart").click()
    eventually(page, lambda: get_race(nudge)["number"] != before, "it does not begin again")
    eventually(page, lambda: get_race(nudge)["runs"][1]["step"] > 3, "it does not go on")
    mini, full = (run["step"] for run in pause(nudge)["runs"])
    assert mini > 2
    assert abs(mini - full) <= 1
    choose_equal(nudge, "seconds", "seconds of computing")
    page.get_by_role("group", name="Against").get_by_role("button", name="examples seen").click()
    expect_axis(page, "examples seen")
    assert get_race(nudge)["settings"]["fairness"] == "seconds", "only the chart is another"


def choose_equal(nudge: Nudge, fairness: str, axis: str) -> None:
    """Choose the fairness; the charts take it as their axis, until another axis is chosen."""
    page = nudge.page
    equal = page.get_by_role("group", name="Equal")
    equal.get_by_role("button", name=fairness, exact=True).click()
    until_race_settings(nudge, fairness=fairness)
    expect(equal.get_by_role("button", pressed=True)).to_have_text(fairness)
    against = page.get_by_role("group", name="Against").get_by_role("button", pressed=True)
    expect(against).to_have_text(fairness)
    expect_axis(page, axis)
    until_race_query(page, ("race", fairness), ("run", "100"), ("run", "full"))


def expect_axis(page: Page, axis: str) -> None:
    expect(page.locator(".race-chart [data-axis]").first).to_have_attribute("data-axis", axis)


def test_costs_far_below_a_tenth_have_their_marks_on_an_axis_of_powers_of_ten(
    page: Page, server: Server
) -> None:
    runs = "hidden=32&run=40,adam,0.01&until=32000"
    race = f"race=examples&{runs}&speed=max&points=11&surface=100"
    nudge = open_race(page, server, f"/?{race}")
    powers = page.get_by_role("button", name="powers of ten", pressed=True)
    expect(powers).to_be_visible(timeout=8 * LIMIT * 1000)
    last_number = (
        "document.querySelector('.race-plot').getAttribute('aria-label').split(' ').at(-1)"
    )
    nudge.until(f"() => Number({last_number}) < 0.1", "it learns nothing", limit=8 * LIMIT)
    expect(page.get_by_role("progressbar", name="How far the race is")).to_be_visible()


def test_an_address_that_makes_no_sense_says_so_and_the_page_is_there(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/?race=fair&run=100")
    expect(page.locator(".notice.error")).to_contain_text("fairness cannot be 'fair'")
    assert get_race(nudge) is None
    expect(page.get_by_role("button", name="Start the race").first).to_be_enabled()


def test_an_experiment_is_one_click_and_says_what_to_look_at_after_a_reload_too(
    page: Page, server: Server
) -> None:
    nudge = open_race(page, server)
    experiments = nudge.get(f"{server.url}/api/experiments").json()
    choice = page.get_by_role("group", name="Experiments")
    expect(choice.get_by_role("button")).to_have_count(len(experiments))
    for experiment in experiments[:2]:
        key = f"experiment-{experiment['id']}"
        title = plain_text(f"{key}.title", ENGLISH)
        choice.get_by_role("button", name=title, exact=True).click()
        expect(choice.get_by_role("button", pressed=True)).to_have_text(title)
        expect(page.locator(".experiment-text")).to_have_text(plain_text(key, ENGLISH))
        until_race_settings(nudge, runs=experiment["race"]["runs"])
        eventually(page, lambda: get_race(nudge)["playing"], "it does not begin")
    page.reload()
    expect(choice.get_by_role("button", pressed=True)).to_have_text(title)


def test_the_address_to_share_opens_the_same_race_in_a_room_of_its_own(
    page: Page, server: Server
) -> None:
    nudge = open_race(page, server, f"{TWO}&run=50,momentum,0.2&start.seed=4")
    pause(nudge)
    nudge.button("Share").click()
    link = page.get_by_label("This moment")
    expect(link).to_have_value(re.compile("race="))
    shared_address = value(link)
    before, code = get_race(nudge), nudge.code
    again = open_race(page, server, shared_address.removeprefix(server.url))
    assert again.code != code
    race = get_race(again)
    assert race["settings"]["runs"] == before["settings"]["runs"]
    assert race["start"] == before["start"]
