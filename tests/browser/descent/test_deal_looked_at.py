"""Reading the deal: by pointer and keys, in a table, as a watcher, on every screen."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, Position, expect

from tests.browser.conftest import NewContext
from tests.browser.page.test_fits import LAPTOP, PHONE, PROJECTOR
from tests.browser.support.boxes import problems
from tests.browser.support.deal import Deal
from tests.browser.support.nudge import Array, Nudge
from tests.browser.support.reads import has_focus, texts
from tests.support.axe import axe
from tests.support.embedded import TRAIN
from tests.support.server import Server


@pytest.fixture
def calm_page(new_context: NewContext, server: Server) -> Page:
    """An empty page with reduced motion: images do not travel."""
    return new_context(server, reduced_motion="reduce").new_page()


ROWS = TRAIN // 100
"""The mini-batches of an epoch."""


def test_images_are_reached_by_keys_by_pointer_in_their_row_and_in_a_table(
    calm_page: Page, server: Server
) -> None:
    deal = Deal.open(calm_page, server, f"step={2 * ROWS + 7}")
    deal.check_row()
    reach_every_image_with_the_arrow_keys(deal)
    point_at_an_image(deal)
    go_along_the_images_of_the_row(deal)
    show_any_row(deal)


def get_labels(deal: Deal) -> Array:
    """The labels of the training images (n,)."""
    data = deal.nudge.get(f"{deal.nudge.server.url}/api/datasets/mnist-6k").json()
    return np.array(data["train"]["labels"])


def reach_every_image_with_the_arrow_keys(deal: Deal) -> None:
    """The picture is one stop of the Tab key, and Enter puts an image on the stage."""
    order = deal.epoch(3)["order"]
    canvas = deal.page.locator(".deal-picture canvas").first
    for _ in range(60):
        if has_focus(canvas):
            break
        deal.page.keyboard.press("Tab")
    expect(canvas).to_be_focused()
    live_region = deal.page.locator(".deal-view [aria-live]")
    deal.page.keyboard.press("ArrowRight")  # to the first of the present row
    expect(live_region).to_contain_text(f"image #{order[600]}. Row 7, image 1 of 100")
    deal.page.keyboard.press("ArrowRight")
    expect(live_region).to_contain_text(f"image #{order[601]}.")
    deal.page.keyboard.press("ArrowUp")
    expect(live_region).to_contain_text("Row 6,")
    deal.page.keyboard.press("Enter")
    is_on_stage = (
        "({ record: { focus }, arg }) => focus.split === 'train' && arg.includes(focus.index)"
    )
    deal.nudge.until(is_on_stage, "Enter does not put it on the stage", order[500:600])
    expect(deal.page.locator("#chapter-title")).to_have_text("Mini-batches")
    deal.page.keyboard.press("Escape")
    expect(deal.page.locator(".deal-card")).to_have_count(0)


def point_at_an_image(deal: Deal) -> None:
    """Pointing at an image shows its card, and a click puts the image on the stage."""
    image = deal.epoch(3)["order"][1234]
    x, y, side = deal.places()[image]
    canvas = deal.page.locator(".deal-picture canvas").first
    where: Position = {"x": x + side / 2, "y": y + side / 2}
    canvas.hover(position=where)
    card = deal.page.locator(".deal-card")
    expect(card).to_contain_text(f"A {get_labels(deal)[image]}, training image #{image}.")
    expect(card).to_contain_text(f"Row 13, image 35 of 100: for step {2 * ROWS + 13}.")
    canvas.click(position=where)
    on_stage = "({ record, arg }) => record.focus.split === 'train' && record.focus.index === arg"
    deal.nudge.until(on_stage, "it is not on the stage", image)
    assert deal.nudge.room()["step"] == 2 * ROWS + 7


def go_along_the_images_of_the_row(deal: Deal) -> None:
    """The images are one stop of the Tab key, and Enter puts an image on the stage."""
    index = deal.images()
    deal.page.locator(".deal-images button").first.focus()
    focused = deal.page.locator(".deal-images button:focus")
    for place in (1, 2):
        deal.page.keyboard.press("ArrowRight")
        expect(focused).to_have_attribute("data-index", str(index[place]))
    deal.page.keyboard.press("End")
    expect(focused).to_have_attribute("data-index", str(index[99]))
    deal.page.keyboard.press("Enter")
    on_stage = "({ record, arg }) => record.focus.index === arg"
    deal.nudge.until(on_stage, "Enter does not put it on the stage", index[99])
    deal.page.keyboard.press("Tab")
    expect(deal.page.locator(".deal-images :focus")).to_have_count(0)


def show_any_row(deal: Deal) -> None:
    """Show a row other than that of the step on show, and all rows in a table."""
    order = deal.epoch(3)["order"]
    deal.button("Row after").click()
    expect(deal.page.locator(".deal-row h3")).to_have_text(f"Row 8, for step {2 * ROWS + 8}")
    assert deal.images() == order[700:800]
    label_counts = np.bincount(get_labels(deal)[order[700:800]], minlength=10).tolist()
    assert [int(tally) for tally in texts(deal.page.locator(".tally"))] == label_counts
    deal.page.get_by_text("All rows as a table").click()
    rows = deal.page.locator(".deal-table tbody tr")
    expect(rows).to_have_count(ROWS)
    cells = [int(cell) for cell in texts(rows.nth(7).locator("th, td"))]
    assert cells == [8, 2 * ROWS + 8, 100, *label_counts]
    expect(rows.nth(6)).to_have_attribute("aria-current", "step")
    deal.button("Next row: one step").click()
    expect(deal.page.locator(".deal-row h3")).to_contain_text(
        f"Row 8, used by step {2 * ROWS + 8}, which is on show"
    )


def test_in_lab_the_row_stands_beside_the_network(calm_page: Page, server: Server) -> None:
    nudge = Nudge.open(calm_page, server, "/lab?step=7")
    calm_page.get_by_role("combobox", name="Panel", exact=True).select_option(label="The deal")
    expect(calm_page.locator(".deal-row h3")).to_contain_text("Row 7")
    deal = Deal(nudge)
    assert deal.images() == nudge.record(batch=1)[0]["batch_index"].tolist()
    expect(deal.button("Shuffle")).to_have_count(0)  # the panel in Lab does not show the shuffling
    deal.button("Next row: one step").click()
    expect(calm_page.locator(".deal-row h3")).to_contain_text("Row 8")
    assert deal.images() == nudge.record(batch=1)[0]["batch_index"].tolist()


def test_a_watcher_sees_the_drivers_rows_and_cannot_make_steps(
    calm_page: Page, new_context: NewContext, server: Server
) -> None:
    deal = Deal.open(calm_page, server, "step=12")
    other = new_context(server, reduced_motion="reduce").new_page()
    watcher = Deal(Nudge(other, server))
    other.goto(f"/r/{deal.nudge.code}")
    expect(other.locator("#chapter-title")).to_have_text("Mini-batches")
    watcher.until("deal.step === 12 && deal.isAtRest", "nothing is dealt")
    assert watcher.highlighted() == deal.highlighted()
    deal.button("Next row: one step").click()
    watcher.until_row_of_step(13)
    watcher.check_row()
    watcher.button("Play the epoch").click()
    expect(other.locator(".notices")).to_contain_text("You are watching")
    assert deal.nudge.room()["step"] == 13


@pytest.mark.parametrize(
    ("screen", "scheme", "query"),
    [
        (LAPTOP, "light", f"step=3&batch_size={TRAIN}"),
        (PROJECTOR, "dark", "step=70&batch_size=1"),
        (PHONE, "light", "step=3&batch_size=100"),
    ],
    ids=["laptop, light", "projector, dark", "phone, light"],
)
def test_it_fits_on_every_screen_and_axe_finds_nothing(
    new_context: NewContext, server: Server, screen: dict[str, Any], scheme: str, query: str
) -> None:
    options = {**screen, "reduced_motion": "reduce", "color_scheme": scheme}
    page = new_context(server, **options).new_page()
    deal = Deal.open(page, server, query)
    deal.check_row()
    width, height, ratio = deal.read("[deal.width, deal.height, deal.ratio]")
    places = np.array(deal.places())
    assert np.all(places[:, :2] >= 0)
    assert np.all(places[:, 0] + places[:, 2] <= width)
    assert np.all(places[:, 1] + places[:, 2] <= height)
    assert places[:, 2].min() >= 5 * ratio, "an image is too small to be anything"
    page.get_by_text("All rows as a table").click()
    page.locator(".deal-table tbody tr").first.wait_for()
    deal.nudge.scroll_to_top()
    assert [*problems(page), *axe(page)] == []
