"""Chapter 12 begins close to the walkers, with the step of all examples beside each of theirs."""

from __future__ import annotations

import io

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.descent import Descent
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import LIMIT
from tests.support.server import Server

CLOSE = "/story/downhill?race=examples&run=100&run=full&hidden=6&surface=200&points=21&plane=steps"
ARROWS = "scene.runs.map(({ arrows }) => arrows)"


def open_close(page: Page, server: Server) -> Descent:
    """Open the chapter close to the walkers, and wait for a surface."""
    descent = Descent(Nudge.open(page, server, f"{CLOSE}&until=2400&speed=4"))
    descent.until("({ scene }) => scene.surface", "no surface was drawn")
    return descent


def test_the_arrows_are_the_servers_steps_of_all_examples_on_the_plane(
    still_page: Page, server: Server
) -> None:
    descent = open_close(still_page, server)
    descent.until_over()
    quick, careful = descent.scene(ARROWS)
    assert careful == [], "its own steps are those of all examples"
    file = descent.nudge.get(f"{descent.nudge.address}/race/race.npz").read()
    with np.load(io.BytesIO(file)) as arrays:
        xy, full_step = arrays["xy0"][:24], arrays["full_step0"][:24]
        # a step of the run of all examples is the arrow at its start
        np.testing.assert_allclose(arrays["full_step1"][0], full_step[0], rtol=1e-6)
    frame, bounds = descent.scene("[scene.frame, scene.bounds]")
    scale = frame["side"] / (bounds["x1"] - bounds["x0"])
    drawn = np.reshape(quick, (-1, 2, 2))
    places = np.stack([xy, xy + full_step], axis=1)
    assert drawn[..., 0] == pytest.approx(frame["left"] + (places[..., 0] - bounds["x0"]) * scale)
    assert drawn[..., 1] == pytest.approx(frame["top"] + (bounds["y1"] - places[..., 1]) * scale)
    expect(still_page.locator(".descent-arrows")).to_contain_text("Thin arrow: the step that all ")


def test_marks_beyond_the_edge_stand_at_it(still_page: Page, server: Server) -> None:
    descent = open_close(still_page, server)
    descent.until_over()
    start, heads, frame = descent.scene(
        "[scene.start, scene.runs.map(({ head }) => head), scene.frame]"
    )
    assert start["beyond"] is not None
    for mark in (start, *heads):
        assert frame["left"] < mark["x"] < frame["left"] + frame["side"]
        assert frame["top"] < mark["y"] < frame["top"] + frame["side"]
    assert heads[1]["beyond"] is not None


def test_the_race_waits_after_its_first_steps_and_draws_back_when_it_is_let_go_on(
    page: Page, server: Server
) -> None:
    descent = Descent(Nudge.open(page, server, "/story/downhill"))
    descent.until("({ scene }) => scene.surface", "nothing is ready")
    assert descent.race()["settings"]["plane"]["kind"] == "steps"
    chapter = page.locator(".chapter-text")
    expect(chapter).to_contain_text("The cross is the start")
    expect(chapter).not_to_contain_text("thin arrow")
    start = descent.scene("scene.start")
    assert start["beyond"] is None, "the start is out of the picture"
    costs = [(run["plane_cost"], run["true_cost"]) for run in descent.race()["runs"]]
    assert costs == [pytest.approx((cost, cost), rel=1e-4) for _, cost in costs]
    panel = page.get_by_role("region", name="The race")
    panel.get_by_role("button", name="Start the race").click()
    expect(chapter).to_contain_text("You are close to them now")
    descent.until(
        "({ scene }) => scene.runs[0].head.step >= 8 && scene.t === 1", "it does not walk"
    )
    close = descent.read_now("scene.bounds")
    assert close["x0"] > 0, "it goes nearer after the leap"
    descent.until("({ scene }) => scene.runs[0].head.step >= 12", "it does not walk")
    assert descent.read_now("scene.bounds") == close, "the map moves with them"
    assert len(descent.read_now(ARROWS)[0]) >= 4 * 8
    go_on = panel.get_by_role("button", name="Draw back and go on")
    expect(go_on).to_be_visible(timeout=3000 * LIMIT)
    expect(chapter).to_contain_text("The race waits here")
    expect(chapter).not_to_contain_text("Now you see the whole slope")
    race = descent.race()
    assert race["settings"]["plane"]["kind"] == "steps", "it has drawn back by itself"
    assert race["runs"][0]["step"] >= 24
    go_on.click()
    expect(chapter).to_contain_text("Now you see the whole slope")
    descent.until("({ scene }) => scene.runs[0].head.step >= 100", "it does not go on")
    race = descent.race()
    assert (race["settings"]["plane"]["kind"], race["settings"]["speed"]) == ("whole", 1)


def test_from_close_further_away_is_the_whole_slope(page: Page, server: Server) -> None:
    descent = Descent(Nudge.open(page, server, "/story/downhill"))
    descent.until("({ scene }) => scene.surface", "nothing is ready")
    nearer, away = (page.get_by_role("button", name=name) for name in ("Nearer", "Further away"))
    nearer.click()
    page.get_by_text("More runs and settings").click()
    page.get_by_role("combobox", name="speed", exact=True).select_option(label="1 epoch/s")
    panel = page.get_by_role("region", name="The race")
    panel.get_by_role("button", name="Start the race").click()
    expect(panel.get_by_role("button", name="Draw back and go on")).to_be_visible()
    assert descent.race()["settings"]["plane"]["kind"] == "steps"
    away.click()
    away.click()
    expect(page.locator(".chapter-text")).to_contain_text("whole slope")
    expect(panel.get_by_role("button", name="Go on", exact=True)).to_be_visible()


def test_beside_a_race_of_the_story_the_page_has_no_controls_of_the_network(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/story/downhill")
    header = page.get_by_role("banner")
    transport = header.get_by_role("group", name="Transport").get_by_role("button")
    expect(transport).to_have_count(1)
    expect(header.get_by_role("combobox")).to_have_count(0)
    nudge.button("Back to the network").first.click()
    expect(transport).to_have_count(5)
    expect(header.get_by_role("combobox")).to_have_count(1)
