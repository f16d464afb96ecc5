"""The deal: an epoch's images as the server shuffles them, in rows each of which is a step."""

from __future__ import annotations

import math

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.story.test_story import expect_slots
from tests.browser.support.deal import PLACES, TO_COME, Deal, assert_placed_in_order
from tests.browser.support.reads import wait_for_rest
from tests.browser.support.virtual_time import in_virtual_time
from tests.support.embedded import TRAIN
from tests.support.server import Server


@pytest.fixture
def calm_page(new_context: NewContext, server: Server) -> Page:
    """An empty page with reduced motion: images do not travel."""
    return new_context(server, reduced_motion="reduce").new_page()


def test_the_rows_are_in_the_servers_order_and_the_highlighted_one_is_that_of_the_step(
    calm_page: Page, server: Server
) -> None:
    whole, short = divmod(TRAIN, 300)
    deal = Deal.open(calm_page, server, f"step={whole + 1}&batch_size=300")
    deal.check_row()
    assert len(deal.highlighted()) == short, "a last row may be short"
    expect(calm_page.locator(".deal-title")).to_have_text(
        f"Epoch 1: {TRAIN:,} images in {whole} rows of 300 and one of {short}."
    )
    values = {"examples": TRAIN, "rows": whole + 1, "batch": 300, "short": short}
    expect_slots(calm_page, {**values, "step": whole + 1, "row": whole + 1, "epoch": 1})
    calm_page.get_by_role("button", name="Previous step", exact=True).click()
    expect(calm_page.locator('.chapter-text [data-value="used"]')).to_have_text(f"{300 * whole:,}")
    expect_slots(calm_page, {**values, "step": whole, "row": whole, "used": 300 * whole})


def test_each_next_row_is_a_step_of_the_room_and_after_the_last_the_images_are_shuffled_anew(
    calm_page: Page, server: Server
) -> None:
    last = TRAIN // 100
    deal = Deal.open(calm_page, server, f"step={last - 3}&seed=3")
    deal.check_row()
    for step in (last - 2, last - 1, last):
        deal.button("Next row: one step").click()
        deal.until_row_of_step(step)
        assert deal.nudge.room()["step"] == step
        deal.check_row()
    expect(calm_page.locator(".deal-standing")).to_contain_text("epoch 1 is over")
    before = deal.places()
    deal.button("Next row: one step").click()
    deal.until_row_of_step(last + 1)
    deal.until("deal.epoch === 2", "the second epoch is not dealt")
    deal.check_row()
    assert deal.epoch(2)["order"] != deal.epoch(1)["order"]
    assert sorted(deal.epoch(2)["order"]) == list(range(TRAIN))
    moved = sum(one != other for one, other in zip(before, deal.places(), strict=True))
    assert moved > 0.975 * TRAIN


def test_an_epoch_is_played_to_its_last_row_and_can_be_stopped_on_the_way(
    calm_page: Page, server: Server
) -> None:
    deal = Deal.open(in_virtual_time(calm_page), server, "step=3&batch_size=500")
    rows = TRAIN // 500
    deal.button("Play the epoch").click()
    deal.until_row_of_step(rows)
    expect(deal.button("Play the epoch")).to_be_visible()
    deal.nudge.let_pass(0.6)  # no further step is made
    assert deal.nudge.room()["step"] == rows
    deal.check_row()
    deal.button("Play the epoch").click()  # plays the next epoch, from its first row
    deal.until_row_of_step(2 * rows)
    expect(deal.button("Play the epoch")).to_be_visible()
    assert deal.counter("epoch") == "2"

    deal.nudge.command(type="configure", settings={"batch_size": 100})
    deal.button("Play the epoch").click()
    deal.until(f"deal.epoch === 3 && deal.step >= {2 * rows + 3}", "it does not go on")
    deal.button("Stop").click()
    expect(deal.button("Play the epoch")).to_be_visible()
    deal.nudge.let_pass(0.5)
    step = deal.nudge.room()["step"]
    assert 2 * rows + 3 <= step < 2 * rows + TRAIN // 100
    deal.nudge.let_pass(0.5)
    assert deal.nudge.room()["step"] == step


def test_another_batch_size_on_the_way_deals_the_rest_anew(calm_page: Page, server: Server) -> None:
    deal = Deal.open(calm_page, server, "step=10")
    deal.nudge.command(type="configure", settings={"batch_size": 700})
    expect(calm_page.locator(".deal-title")).to_contain_text(
        f"{10 + math.ceil((TRAIN - 1000) / 700)} rows of 100 to 700"
    )
    deal.check_row()
    deal.button("Next row: one step").click()
    deal.until_row_of_step(11)
    deal.check_row()
    assert len(deal.highlighted()) == 700
    deal.nudge.command(type="seek", step=4)  # rows before the change are as they were
    deal.until_row_of_step(4)
    deal.check_row()


def test_the_images_travel_from_their_own_order_to_the_shuffled_one_and_into_rows(
    page: Page, server: Server
) -> None:
    deal = Deal.open(in_virtual_time(page), server, "step=5")
    order = deal.epoch(1)["order"]
    deal.button("Shuffle").click()
    on_their_way = f"deal.arrangement === 'shuffled' && deal.isMoving && {PLACES}"
    first = np.array(deal.until(on_their_way, "they do not set out"))
    deal.nudge.let_pass(0.2)
    later = np.array(deal.read_now(PLACES))
    assert (first[:, :2] != later[:, :2]).any(axis=1).sum() > 500, "they do not move"
    arrived = "deal.arrangement === 'shuffled' && deal.isAtRest && !deal.isMoving"
    deal.until(arrived, "they do not arrive")
    assert_placed_in_order(deal.places(), order, [0, TRAIN])
    assert set(deal.read("Array.from(deal.tones)")) == {TO_COME}
    deal.button("Deal").click()
    deal.until("deal.arrangement === 'dealt' && deal.isAtRest", "they are not dealt")
    deal.check_row()


def test_with_reduced_motion_images_jump_and_before_the_first_step_none_is_highlighted(
    calm_page: Page, server: Server
) -> None:
    deal = Deal.open(calm_page, server, "step=5")
    assert_images_jump(deal, "Shuffle", "shuffled")
    assert_images_jump(deal, "Deal", "dealt")
    deal.nudge.command(type="reset")
    deal.until("deal.arrangement === 'set'", "they are still dealt")
    assert_placed_in_order(deal.places(), range(TRAIN), [0, TRAIN])
    assert deal.highlighted() == []
    assert deal.counter("mini-batch") == "none yet"
    deal.button("Deal").click()
    deal.until("deal.arrangement === 'dealt'", "they are not dealt")
    assert set(deal.read("Array.from(deal.tones)")) == {TO_COME}
    deal.button("Next row: one step").click()
    deal.until_row_of_step(1)
    deal.check_row()


def assert_images_jump(deal: Deal, name: str, arrangement: str) -> None:
    """Press a button, and assert that no frame shows the images on their way."""
    picture = "document.querySelector('.deal-picture canvas').deal"
    press = f"""() => [...document.querySelectorAll('.deal-buttons button')]
      .find(({{ textContent }}) => textContent.trim() === '{name}').click()"""
    seen = deal.nudge.watch(
        f"() => {picture}.isAtRest",
        f"() => {picture}.arrangement === '{arrangement}' && {picture}.isAtRest",
        after=press,
    )
    assert all(seen)


def test_while_steps_rush_by_only_images_of_the_step_are_highlighted(
    page: Page, server: Server
) -> None:
    deal = Deal.open(page, server, "step=5")
    deal.nudge.choose_speed("1,000 steps a second")
    deal.nudge.button("Play").click()
    deal.nudge.until("({ scene }) => scene.step > 300", "it does not train")
    for _ in range(10):
        number, row, highlighted = deal.read_now("[deal.epoch, deal.row, deal.highlighted]")
        epoch = deal.epoch(number)
        assert highlighted == ([] if row < 0 else epoch["order"][100 * row : 100 * row + 100])
    deal.nudge.button("Pause").click()
    expect(deal.nudge.button("Play")).to_be_visible()
    wait_for_rest(page)
    deal.until("deal.row >= 0 && deal.isAtRest", "the row is not found again")
    deal.until_row_of_step(deal.nudge.room()["step"])
    deal.check_row()
