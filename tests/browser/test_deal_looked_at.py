"""The deal, looked at: by pointer and keys, as a table, by a watcher, on every screen."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, Position, expect

from tests.browser.boxes import problems
from tests.browser.conftest import NewContext
from tests.browser.deal import Deal
from tests.browser.nudge import Nudge
from tests.browser.test_fits import LAPTOP, PHONE, PROJECTOR
from tests.support.axe import axe
from tests.support.server import Server


@pytest.fixture
def calm(new_context: NewContext, server: Server) -> Page:
    """A page on which nothing travels."""
    return new_context(server, reduced_motion="reduce").new_page()


def test_pointing_at_an_image_shows_it_and_a_click_puts_it_on_the_stage(
    calm: Page, server: Server
) -> None:
    deal = Deal.open(calm, server, "step=87")
    image = deal.epoch(3)["order"][1234]
    x, y, side = deal.places()[image]
    canvas = calm.locator(".deal-picture canvas").first
    where: Position = {"x": x + side / 2, "y": y + side / 2}
    canvas.hover(position=where)
    card = calm.locator(".deal-card")
    labels = deal.nudge.get(f"{server.url}/api/datasets/mnist-5k").json()["train"]["labels"]
    expect(card).to_contain_text(f"A {labels[image]}, training image #{image}.")
    expect(card).to_contain_text("Row 13, image 35 of 100: for step 93.")
    canvas.click(position=where)
    on_stage = "({ record, arg }) => record.focus.split === 'train' && record.focus.index === arg"
    deal.nudge.until(on_stage, "it is not on the stage", image)
    assert deal.nudge.room()["step"] == 87


def test_every_image_can_be_reached_with_the_arrow_keys(calm: Page, server: Server) -> None:
    deal = Deal.open(calm, server, "step=87")
    order = deal.epoch(3)["order"]
    canvas = calm.locator(".deal-picture canvas").first
    for _ in range(60):
        if canvas.evaluate("(element) => element === document.activeElement"):
            break
        calm.keyboard.press("Tab")
    expect(canvas).to_be_focused()
    said = calm.locator(".deal-view [aria-live]")
    calm.keyboard.press("ArrowRight")  # to the first of the present row
    expect(said).to_contain_text(f"image #{order[600]}. Row 7, image 1 of 100")
    calm.keyboard.press("ArrowRight")
    expect(said).to_contain_text(f"image #{order[601]}.")
    calm.keyboard.press("ArrowUp")
    expect(said).to_contain_text("Row 6,")
    calm.keyboard.press("Enter")
    there = "({ record: { focus }, arg }) => focus.split === 'train' && arg.includes(focus.index)"
    deal.nudge.until(there, "Enter does not put it on the stage", order[500:600])
    expect(calm.locator("#chapter-title")).to_have_text("Mini-batches")
    calm.keyboard.press("Escape")
    expect(calm.locator(".deal-card")).to_have_count(0)


def test_any_row_can_be_looked_at_and_all_are_in_a_table(calm: Page, server: Server) -> None:
    deal = Deal.open(calm, server, "step=87")
    order = deal.epoch(3)["order"]
    deal.button("Row after").click()
    expect(calm.locator(".deal-row h3")).to_have_text("Row 8, for step 88")
    assert deal.images() == order[700:800]
    labels = np.array(
        deal.nudge.get(f"{server.url}/api/datasets/mnist-5k").json()["train"]["labels"]
    )
    counted = np.bincount(labels[order[700:800]], minlength=10).tolist()
    assert [int(each) for each in calm.locator(".tally").all_inner_texts()] == counted
    calm.get_by_text("All rows as a table").click()
    rows = calm.locator(".deal-table tbody tr")
    expect(rows).to_have_count(40)
    assert [int(each) for each in rows.nth(7).locator("th, td").all_inner_texts()] == [
        8,
        88,
        100,
        *counted,
    ]
    expect(rows.nth(6)).to_have_attribute("aria-current", "step")
    deal.button("Next row: one step").click()
    expect(calm.locator(".deal-row h3")).to_contain_text("Row 8, used by step 88, which is on show")


def test_the_images_of_the_row_are_one_stop_of_the_tab_key(calm: Page, server: Server) -> None:
    deal = Deal.open(calm, server, "step=87")
    index = deal.images()
    calm.locator(".deal-images button").first.focus()
    calm.keyboard.press("ArrowRight")
    calm.keyboard.press("ArrowRight")
    focused = calm.locator(".deal-images button:focus")
    expect(focused).to_have_attribute("data-index", str(index[2]))
    calm.keyboard.press("End")
    expect(focused).to_have_attribute("data-index", str(index[99]))
    calm.keyboard.press("Enter")
    on_stage = "({ record, arg }) => record.focus.index === arg"
    deal.nudge.until(on_stage, "Enter does not put it on the stage", index[99])
    calm.keyboard.press("Tab")
    expect(calm.locator(".deal-images :focus")).to_have_count(0)


def test_in_lab_the_row_stands_beside_the_network(calm: Page, server: Server) -> None:
    nudge = Nudge.open(calm, server, "/lab?step=7")
    calm.get_by_role("combobox", name="Panel", exact=True).select_option(label="The deal")
    expect(calm.locator(".deal-row h3")).to_contain_text("Row 7")
    deal = Deal(nudge)
    assert deal.images() == nudge.record(batch=1)[0]["batch_index"].tolist()
    expect(deal.button("Shuffle")).to_have_count(0)  # there is nothing to be seen of it
    deal.button("Next row: one step").click()
    expect(calm.locator(".deal-row h3")).to_contain_text("Row 8")
    assert deal.images() == nudge.record(batch=1)[0]["batch_index"].tolist()


def test_a_watcher_sees_the_drivers_rows_and_cannot_make_steps(
    calm: Page, new_context: NewContext, server: Server
) -> None:
    deal = Deal.open(calm, server, "step=12")
    other = new_context(server, reduced_motion="reduce").new_page()
    watcher = Deal(Nudge(other, server))
    other.goto(f"/r/{deal.nudge.code}")
    expect(other.locator("#chapter-title")).to_have_text("Mini-batches")
    watcher.until("deal.step === 12 && deal.isAtRest", "nothing is dealt")
    assert watcher.lit() == deal.lit()
    deal.button("Next row: one step").click()
    watcher.until("deal.step === 13", "the watcher does not follow")
    watcher.check_row()
    watcher.button("Play the epoch").click()
    expect(other.locator(".notices")).to_contain_text("You are watching")
    assert deal.nudge.room()["step"] == 13


@pytest.mark.parametrize(
    ("screen", "scheme", "batch_size"),
    [(LAPTOP, "light", 4000), (PROJECTOR, "dark", 1), (PHONE, "light", 100)],
    ids=["laptop, light", "projector, dark", "phone, light"],
)
def test_it_fits_on_every_screen_and_axe_finds_nothing(
    new_context: NewContext, server: Server, screen: dict[str, Any], scheme: str, batch_size: int
) -> None:
    options = {**screen, "reduced_motion": "reduce", "color_scheme": scheme}
    page = new_context(server, **options).new_page()
    deal = Deal.open(page, server, f"step=3&batch_size={batch_size}")
    width, height, ratio = deal.shows("[deal.width, deal.height, deal.ratio]")
    places = np.array(deal.places())
    assert (places[:, :2] >= 0).all()
    assert (places[:, 0] + places[:, 2] <= width).all()
    assert (places[:, 1] + places[:, 2] <= height).all()
    assert places[:, 2].min() >= 5 * ratio, "an image is too small to be anything"
    page.get_by_text("All rows as a table").click()
    page.locator(".deal-table tbody tr").first.wait_for()
    page.evaluate("scrollTo(0, 0)")
    assert [*problems(page), *axe(page)] == []
