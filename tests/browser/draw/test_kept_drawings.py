"""Drawings kept as labelled examples: in the room, in the browser, in files, and trained on."""

from __future__ import annotations

import io
import re
from pathlib import Path

import numpy as np
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import attributes, read_one, read_page, text
from tests.browser.support.teaching import (
    bar,
    choose_panel,
    get_kept_drawings,
    open_panel,
    put_on_stage,
)
from tests.support.axe import axe
from tests.support.embedded import TRAIN
from tests.support.server import Server
from tests.support.trouble import Trouble


def tiles(page: Page) -> Locator:
    return page.locator(".kept .tile")


def keep(nudge: Nudge, column: int, label: int) -> None:
    """Keep the drawing of a bar at a column, with a label."""
    counter = nudge.page.locator("[data-value=kept]")  # there once the page knows the number
    count = int(text(counter).split()[0])
    put_on_stage(nudge, bar(column), label)
    name = re.compile(rf"Keep this drawing as an? {label}$")
    keep_button = nudge.page.get_by_role("button", name=name)
    expect(keep_button).to_have_attribute("aria-disabled", "false")
    keep_button.click()
    expect(counter).to_have_text(f"{count + 1} of 1,000")
    expect(tiles(nudge.page)).to_have_count(count + 1)


def test_drawings_are_kept_relabelled_deleted_and_put_back(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_panel(new_context, server, steps=20, panel="kept")
    page = nudge.page
    put_on_stage(nudge, bar(4))
    expect(nudge.button("Keep this drawing")).to_have_attribute("aria-disabled", "true")
    for column, label in ((4, 1), (9, 7), (14, 1)):
        keep(nudge, column, label)
    expect(page.locator("[data-value=kept]")).to_have_text("3 of 1,000")
    assert [drawing["label"] for drawing in get_kept_drawings(nudge)] == [1, 7, 1]
    expect(page.locator(".kept")).to_contain_text("It is kept.")
    put_on_stage(nudge, bar(9), 3)
    expect(page.locator(".keep")).to_contain_text("It is kept, as a 7")
    tiles(page).nth(1).click()
    page.get_by_role("group", name="It is", exact=True).get_by_role("button", name="4").click()
    expect(tiles(page).nth(1)).to_have_attribute("aria-label", "Drawing 2: a 4")
    assert get_kept_drawings(nudge)[1]["label"] == 4
    before = get_kept_drawings(nudge)
    nudge.button("Delete").click()
    expect(tiles(page)).to_have_count(2)
    page.get_by_role("button", name="Undo: Deleted a 4.").click()
    expect(tiles(page)).to_have_count(3)
    assert get_kept_drawings(nudge) == before
    assert attributes(tiles(page), "aria-label") == [
        "Drawing 1: a 1",
        "Drawing 2: a 4",
        "Drawing 3: a 1",
    ]
    pixels = "c => [...c.getContext('2d').getImageData(10, 14, 1, 1).data]"
    bright, dark = (read_one(tiles(page).nth(at).locator("canvas"), pixels) for at in (1, 0))
    assert bright != dark  # column 10 is in the bar of the second drawing only


def test_the_run_is_trained_on_kept_drawings_and_the_page_says_when_they_have_changed(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_panel(new_context, server, steps=20, panel="kept")
    panel = nudge.page.locator(".kept")
    radio = panel.get_by_role("radio")
    expect(radio.nth(1)).to_be_disabled()
    keep(nudge, 4, 1)
    radio.nth(1).check()
    expect(panel).to_contain_text(f"An epoch is {TRAIN + 10:,} examples")
    room = nudge.room()
    assert room["settings"]["drawings"] == room["drawings"]["digest"]
    weight = panel.get_by_label("each of mine")
    weight.fill("1001")
    weight.press("Enter")
    expect(panel.locator(".kept-training").get_by_role("alert")).to_contain_text("1000")
    weight.fill("25")
    weight.press("Enter")
    expect(panel).to_contain_text(
        f"{TRAIN + 25:,} examples: the data set’s {TRAIN:,}, and 1 drawing, each 25"
    )
    keep(nudge, 9, 7)
    expect(panel).to_contain_text("The run goes on with the drawings as they were")
    nudge.button("Train on the 2 drawings of now").click()
    expect(panel).to_contain_text(f"{TRAIN + 50:,} examples")
    radio.nth(2).check()
    expect(panel).to_contain_text("An epoch is the 2 drawings and nothing else.")
    nudge.command(type="step", count=60)
    nudge.until_step(80)
    answer = "record.a[3].indexOf(Math.max(...record.a[3]))"
    # the drawing on the stage is one of the two that the network is trained on
    assert nudge.scene(answer) == 7
    radio.first.check()
    expect(panel).to_contain_text(f"the {TRAIN:,} training examples of the data set")


def test_kept_drawings_are_saved_to_a_file_and_loaded_and_the_page_reports_the_result(
    new_context: NewContext, server: Server, tmp_path: Path, trouble: Trouble
) -> None:
    trouble.expect("status of 422")  # of the file that contains no drawings
    nudge = open_panel(new_context, server, steps=20, panel="kept")
    page = nudge.page
    keep(nudge, 4, 1)
    with page.expect_download() as download:
        page.get_by_role("link", name="NumPy").click()
    saved = tmp_path / "mine.npz"
    download.value.save_as(saved)
    file = np.load(saved)
    assert file["images"].shape == (1, 28, 28)
    assert np.array_equal(file["images"][0].ravel(), bar(4))
    assert file["labels"].tolist() == [1]
    both = io.BytesIO()
    np.savez(both, images=np.stack([bar(4), bar(9)]).reshape(2, 28, 28), labels=np.array([1, 7]))
    chooser = page.locator('.kept input[type="file"]')
    chooser.set_input_files({"name": "b.npz", "mimeType": "", "buffer": both.getvalue()})
    expect(page.locator(".kept-report")).to_contain_text("1 drawing added, 1 was here already.")
    expect(tiles(page)).to_have_count(2)
    nudge.button("Load a file").wait_for()  # the first file has been loaded
    chooser.set_input_files({"name": "c.npz", "mimeType": "", "buffer": b"no drawings"})
    expect(page.locator(".kept").get_by_role("alert").first).to_contain_text("no file of drawings")
    assert [drawing["label"] for drawing in get_kept_drawings(nudge)] == [1, 7]


def test_the_drawings_kept_by_a_browser_can_be_brought_into_another_room(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_panel(new_context, server, steps=1, panel="kept")
    keep(nudge, 4, 1)
    keep(nudge, 9, 7)
    page = nudge.page.context.new_page()
    other = Nudge.open(page, server, "/lab?step=1&phase=update")
    assert other.code != nudge.code
    choose_panel(page, "kept")
    other.button("Bring my 2 drawings here").click()
    expect(tiles(page)).to_have_count(2)
    assert get_kept_drawings(other) == get_kept_drawings(nudge)
    expect(other.button("Bring my 2 drawings here")).to_have_count(0)


def test_a_watcher_sees_each_kept_drawing_and_tiles_are_chosen_by_keyboard(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_panel(new_context, server, steps=1, panel="kept")
    screen = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    page = new_context(server, reduced_motion="reduce", **screen).new_page()
    Nudge.open(page, server, f"/r/{nudge.code}/lab")
    choose_panel(page, "kept")
    keep(nudge, 4, 1)
    keep(nudge, 9, 7)
    expect(tiles(page)).to_have_count(2)
    expect(page.locator(".kept")).to_contain_text("What whoever opened this room has kept.")
    expect(page.get_by_role("button", name="Load a file")).to_have_count(0)
    assert read_page(page, "document.documentElement.scrollWidth") <= 390
    assert axe(page) == []
    tiles(nudge.page).first.focus()
    nudge.page.keyboard.press("ArrowRight")
    expect(tiles(nudge.page).nth(1)).to_be_focused()
    nudge.page.keyboard.press("Enter")
    expect(tiles(nudge.page).nth(1)).to_have_attribute("aria-pressed", "true")
    assert axe(nudge.page) == []
