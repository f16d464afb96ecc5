"""The race: begun from its address alone, and its numbers those of the server."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.nudge import Nudge
from tests.browser.reads import LIMIT
from tests.browser.racing import (
    SHORT,
    TWO,
    ended,
    eventually,
    names,
    opened,
    pause,
    race_of,
    row,
    settled,
    until_beyond,
    until_named,
    until_server,
)
from tests.browser.reading import shows
from tests.support.server import Server


def test_the_race_starts_from_the_address_alone_and_both_walkers_move(
    page: Page, server: Server
) -> None:
    nudge = opened(page, server, f"{TWO}&seed=3&hidden=8")
    assert names(page) == ["mini-batches of 100", "all 4,000 examples"]
    for run in (0, 1):
        until_beyond(nudge, run, 0)
    race = race_of(nudge)
    assert race["playing"]
    assert (race["start"]["seed"], race["start"]["hidden"]) == (3, [8])
    assert race["runs"][1]["settings"]["batch_size"] == race["train"] == 4000
    assert race["settings"]["fairness"] == "examples"


def test_every_number_of_a_run_is_the_servers(page: Page, server: Server) -> None:
    nudge = opened(page, server, f"{TWO}&run=500,adam,0.01")
    until_beyond(nudge, 1, 1)
    race = pause(nudge)
    assert names(page) == [
        "mini-batches of 100, η 3",
        "all 4,000 examples, η 3",
        "mini-batches of 500, Adam, η 0.01",
    ]
    for i, run in enumerate(race["runs"]):
        steps, examples, cost, angle = row(page, i).locator(".race-numbers td").all_inner_texts()
        assert shows(steps, run["step"])
        assert shows(examples, run["examples_seen"])
        assert shows(cost, run["cost"])
        assert shows(angle.removesuffix("°"), run["angle"])
    told = page.locator(".race-progress").inner_text()
    assert told.strip() == f"every run has seen {race['progress']:,.0f} of 240,000 examples"


def test_examples_seen_differ_by_at_most_one_batch_where_they_are_to_be_equal(
    page: Page, server: Server
) -> None:
    nudge = opened(page, server, f"{TWO}&run=250")
    until_beyond(nudge, 1, 1)
    seen = [run["examples_seen"] for run in pause(nudge)["runs"]]
    assert max(seen) - min(seen) <= 4000
    assert abs(seen[0] - seen[2]) <= 250


def test_a_reload_gives_the_same_race_again(page: Page, server: Server) -> None:
    nudge = opened(page, server, SHORT)
    race = ended(nudge)
    address = page.url
    page.reload()
    nudge.until("({ scene }) => scene", "nothing was drawn")
    again = settled(nudge)
    assert again["number"] == race["number"]
    assert [run["cost"] for run in again["runs"]] == [run["cost"] for run in race["runs"]]
    assert page.url == address


def test_the_same_address_gives_the_same_numbers_in_another_room(
    page: Page, server: Server, new_context: NewContext
) -> None:
    costs = []
    for each in (page, new_context(server).new_page()):
        nudge = opened(each, server, f"{SHORT}&start.seed=5&run=200,momentum,0.3")
        costs.append([run["cost"] for run in ended(nudge)["runs"]])
        assert race_of(nudge)["start"]["seed"] == 5
        assert nudge.room()["settings"]["seed"] == 0
    assert costs[0] == costs[1]


@pytest.mark.parametrize(
    ("fairness", "name", "axis"),
    [("steps", "steps", "steps"), ("seconds", "seconds", "seconds of computing")],
)
def test_what_is_equal_is_chosen_and_the_charts_axis_says_so(
    page: Page, server: Server, fairness: str, name: str, axis: str
) -> None:
    nudge = opened(page, server)
    equal = page.get_by_role("group", name="Equal")
    equal.get_by_role("button", name=name, exact=True).click()
    until_server(nudge, fairness=fairness)
    pressed = equal.get_by_role("button", pressed=True)
    expect(pressed).to_have_text(name)
    against = page.get_by_role("group", name="Against").get_by_role("button", pressed=True)
    expect(against).to_have_text(name)
    expect(page.locator(".race-chart [data-axis]").first).to_have_attribute("data-axis", axis)
    until_named(page, ("race", fairness), ("run", "100"), ("run", "full"))
    page.get_by_role("group", name="Against").get_by_role("button", name="examples seen").click()
    expect(page.locator(".race-chart [data-axis]").first).to_have_attribute(
        "data-axis", "examples seen"
    )
    assert race_of(nudge)["settings"]["fairness"] == fairness, "only the chart is another"
    if fairness == "steps":
        page.locator(".race").get_by_role("button", name="Restart").click()
        until_beyond(nudge, 1, 3)
        mini, full = (run["step"] for run in pause(nudge)["runs"])
        assert abs(mini - full) <= 1


def test_costs_far_below_a_tenth_have_their_marks_on_an_axis_of_powers_of_ten(
    page: Page, server: Server
) -> None:
    opened(page, server, "/?race=examples&run=20,adam,0.01&until=120000&speed=max&points=11")
    powers = page.get_by_role("button", name="powers of ten", pressed=True)
    expect(powers).to_be_visible(timeout=2 * LIMIT * 1000)
    costs = page.locator(".race-plot").first
    eventually(lambda: float(last_told(costs)) < 0.1, page, "it learns nothing")
    expect(page.get_by_role("progressbar", name="How far the race is")).to_be_visible()


def last_told(chart: Locator) -> str:
    return (chart.get_attribute("aria-label") or "").rsplit(" ", 1)[-1]


def test_the_charts_in_numbers_are_those_of_the_servers_table(page: Page, server: Server) -> None:
    nudge = opened(page, server, SHORT)
    ended(nudge)
    page.get_by_text("The charts in numbers").click()
    table = nudge.get(f"{nudge.address}/race/paths.csv").text.splitlines()
    columns = table[0].split(",")
    points = [dict(zip(columns, line.split(","), strict=True)) for line in table[1:]]
    shown = page.locator(".race-table table[data-run='0'] tbody tr")
    expect(shown).to_have_count(12)
    kept = {point["step"]: point for point in points if point["run"] == "0"}
    for cells in (shown.nth(0), shown.nth(5), shown.nth(11)):
        step = cells.locator("th").inner_text()
        examples, _, cost, angle = cells.locator("td").all_inner_texts()
        point = kept[step.replace(",", "")]
        assert shows(examples, float(point["examples_seen"]))
        assert shows(cost, float(point["cost"]))
        assert shows(angle.removesuffix("°"), float(point["angle"]))


def test_the_angles_by_size_of_mini_batch_are_the_servers(page: Page, server: Server) -> None:
    nudge = opened(page, server, SHORT)
    step = ended(nudge)["runs"][0]["step"]
    expect(page.locator(f".agreement [data-step='{step}']")).to_be_visible(timeout=1000 * LIMIT)
    page.get_by_text("The angles in numbers").click()
    told = nudge.get(f"{nudge.address}/race/agreement", {"run": 0}).json()
    rows = page.locator(".agreement tr[data-size]")
    expect(rows).to_have_count(len(told["sizes"]))
    for i, cells in enumerate(rows.all()):
        mean, low, high = (text.removesuffix("°") for text in cells.locator("td").all_inner_texts())
        assert shows(mean, told["mean"][i])
        assert shows(low, told["low"][i])
        assert shows(high, told["high"][i])
    assert told["mean"][0] > told["mean"][-1]


def test_an_address_that_makes_no_sense_says_so_and_the_page_is_there(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/?race=fair&run=100")
    expect(page.locator(".notice.error")).to_contain_text("fairness cannot be 'fair'")
    assert race_of(nudge) is None
    expect(page.get_by_role("button", name="Start the race").first).to_be_enabled()


def test_an_experiment_is_one_click_and_says_what_to_look_at_after_a_reload_too(
    page: Page, server: Server
) -> None:
    nudge = opened(page, server)
    told = nudge.get(f"{server.url}/api/experiments").json()
    choice = page.get_by_role("group", name="Experiments")
    expect(choice.get_by_role("button")).to_have_count(len(told))
    for experiment in told[:2]:
        template = page.locator(f"#experiment-{experiment['id']}")
        title = template.get_attribute("data-title")
        choice.get_by_role("button", name=title, exact=True).click()
        expect(choice.get_by_role("button", pressed=True)).to_have_text(title or "no title")
        text = template.evaluate("template => template.content.textContent")
        expect(page.locator(".experiment-text")).to_have_text(re.sub(r"\s+", " ", text).strip())
        settings = race_of(nudge)["settings"]
        assert settings["runs"] == experiment["race"]["runs"]
        eventually(lambda: race_of(nudge)["playing"], page, "it does not begin")
    page.reload()
    expect(choice.get_by_role("button", pressed=True)).to_have_text(title or "no title")


def test_the_address_to_share_opens_the_same_race_in_a_room_of_its_own(
    page: Page, server: Server
) -> None:
    nudge = opened(page, server, f"{TWO}&run=50,momentum,0.2&start.seed=4")
    nudge.button("Share").click()
    moment = page.get_by_label("This moment").input_value()
    before = race_of(nudge)
    again = opened(page, server, moment.removeprefix(server.url))
    assert again.code != nudge.code or "/r/" not in moment
    race = race_of(again)
    assert race["settings"]["runs"] == before["settings"]["runs"]
    assert race["start"] == before["start"]
