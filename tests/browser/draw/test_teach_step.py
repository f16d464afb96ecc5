"""Labelling an example, a gradient step on this example alone, and undoing the step."""

from __future__ import annotations

import re
from typing import Any

from nudge.protocol.frames import decode
from nudge.rooms.parameters import network_from
from nudge.training.config import TrainingConfig
from nudge.training.evaluation import evaluate
from nudge.training.run.history import Run
from playwright.sync_api import Locator, expect

from tests.browser.conftest import NewContext
from tests.browser.support.boxes import problems
from tests.browser.support.nudge import Nudge
from tests.browser.support.pad import DIGITS, Pad, place_strokes
from tests.browser.support.reading import parse_number, shows
from tests.browser.support.reads import LIMIT, read_page, text, texts
from tests.browser.support.teaching import (
    bar,
    get_kept_drawings,
    open_panel,
    parameter_bits,
    put_on_stage,
)
from tests.browser.support.virtual_time import in_virtual_time
from tests.support.axe import axe
from tests.support.server import Server

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}


def cells(panel: Locator, row: str) -> list[str]:
    """The cells "before" and "after" in a row of the table of a step's effects."""
    return texts(panel.locator(f'.before-after [data-row="{row}"] td'))


def accuracy_of_the_file(nudge: Nudge) -> float:
    """The share of test images that the parameters in the room's file read rightly."""
    run = Run(TrainingConfig())
    tensors, _ = decode(nudge.get(f"{nudge.address}/network.safetensors").read())
    run.replace_parameters(network_from(tensors, run.state.network))
    return evaluate(run.state.network, run.config, run.dataset.test, 0).accuracy


def choose_label(nudge: Nudge, digit: int) -> None:
    """Say what the example should have been, and wait until the stage shows it."""
    nudge.page.get_by_role("group", name="It should have been").get_by_role(
        "button", name=str(digit), exact=True
    ).click()
    nudge.until("({ record, arg }) => record.focus.label === arg", "it is not said", digit)


def test_labelling_an_example_plays_all_asks_and_changes_no_parameter(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_panel(new_context, server)
    panel = nudge.page.locator(".teach-step")
    put_on_stage(nudge, bar(12))
    expect(panel).to_contain_text("Nobody has said yet")
    before = parameter_bits(nudge)
    choose_label(nudge, 3)
    is_over = "({ scene }) => scene.phase === 'bias_nudges:1' && scene.t === 1"
    nudge.until(is_over, "the phases do not play", limit=3 * LIMIT)
    arrays, metadata = nudge.record()
    assert metadata["focus_label"] == "3"
    expect(panel.locator("[data-value=cost]")).to_be_visible()
    assert shows(text(panel.locator("[data-value=cost]")), float(metadata["example_cost"]))
    nudge_of_3 = text(panel.locator(".teach-wants").locator(".up, .down").first)
    assert shows(nudge_of_3, float(arrays["nudge3"][3]))
    assert nudge.scene("record.nudge[1].some(value => value !== 0)")
    assert parameter_bits(nudge) == before
    assert nudge.room()["applied"] == 0
    nudge.page.get_by_role("group", name="It should have been").get_by_role(
        "button", name="7", exact=True
    ).click()
    expect(panel).to_contain_text("As a 7, this drawing costs")


def test_one_step_shows_its_effects_and_undo_restores_every_bit(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_panel(new_context, server)
    panel = nudge.page.locator(".teach-step")
    nudge.until_room(test_step=300)
    room = nudge.room()
    put_on_stage(nudge, bar(12))
    choose_label(nudge, 8)
    before = parameter_bits(nudge)
    tested = accuracy_of_the_file(nudge)  # after the update of the step on show
    rate = panel.get_by_role("textbox")
    rate.fill("2")
    rate.press("Enter")
    nudge.button("Apply one step").click()
    expect(panel.locator(".before-after")).to_be_visible()
    after = nudge.room()
    assert parameter_bits(nudge) != before
    assert (after["step"], after["applied"]) == (room["step"], 1)
    accuracy = cells(panel, "accuracy")
    assert shows(accuracy[0], tested)
    assert shows(accuracy[1], after["test_accuracy"])
    assert after["test_accuracy"] == accuracy_of_the_file(nudge)
    expect(panel).to_contain_text("Before: after the update of step 300.")
    expect(panel).to_contain_text("Now they show it as in “after”.")
    assert nudge.counter("test") == accuracy[1], "the header is of the moment that the panel says"
    assert parse_number(accuracy[1])[0] < parse_number(accuracy[0])[0]
    cost = [parse_number(cell)[0] for cell in cells(panel, "cost")]
    assert cost[1] < cost[0]
    expect(panel.locator(".price")).to_have_text(re.compile("more test images are read wrongly"))
    # the stage and the panel show the network as it is now
    nudge.until("({ record }) => record.step > 0 && !record.batch", "the stage does not follow")
    assert shows(cells(panel, "cost")[1], float(nudge.scene("record.exampleCost")))
    nudge.button("Undo step").click()
    expect(panel).to_contain_text("Taken back: every weight and bias is what it was before.")
    assert parameter_bits(nudge) == before
    assert nudge.room()["test_accuracy"] == room["test_accuracy"]
    expect(nudge.button("Undo step")).to_have_attribute("aria-disabled", "true")


def test_steps_are_repeated_until_it_agrees_and_undone_at_once(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_panel(new_context, server)
    panel = nudge.page.locator(".teach-step")
    put_on_stage(nudge, bar(12))
    choose_label(nudge, 0)
    before = parameter_bits(nudge)
    panel.get_by_role("textbox").fill("0.5")
    panel.get_by_role("textbox").press("Enter")
    nudge.button("Repeat until it agrees").click()
    agrees = "() => document.querySelector('.repeat-told')?.innerText.includes('it agrees')"
    nudge.until(agrees, "it does not agree", limit=4 * LIMIT)
    result = panel.locator(".repeat-told")
    expect(result).to_have_text(re.compile(r"^After \d+ steps? it agrees: a 0\.$"))
    count = int(re.findall(r"\d+", text(result))[0])
    assert count > 1
    assert nudge.room()["applied"] == 1
    assert cells(panel, "answer")[1] == "0"
    answers_0 = "({ record }) => record.a[3].indexOf(Math.max(...record.a[3])) === 0"
    nudge.until(answers_0, "the stage shows another answer")
    panel.get_by_text("In numbers").click()
    rows = panel.locator(".repeat-numbers tbody tr")
    expect(rows).to_have_count(count + 1)
    expect(rows.last).to_be_visible()
    costs = [parse_number(cell)[0] for cell in texts(rows.locator("td:nth-child(2)"))]
    assert len(costs) == count + 1
    assert costs[-1] < costs[0]
    assert shows(text(rows.last.locator("td").last), nudge.room()["test_accuracy"])
    assert axe(nudge.page) == []
    nudge.button(f"Undo all {count} steps").click()
    expect(panel).to_contain_text("Taken back")
    assert parameter_bits(nudge) == before


def test_a_learning_rate_is_read_as_people_write_it(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_panel(new_context, server)
    panel = nudge.page.locator(".teach-step")
    rate, note = panel.get_by_role("textbox"), panel.locator(".number-note")
    for typed, read, said in [
        ("0,5", "0.5", ""),
        ("0.25", "0.25", ""),
        ("1,000", "1000", "“1,000” is read as 1000, not as 1."),
        ("1.000", "1", "“1.000” is read as 1, not as 1000."),
        ("5·10⁻²", "0.05", ""),
        ("٠٫٥", "0.5", ""),
    ]:
        rate.fill(typed)
        rate.press("Enter")
        expect(rate).to_have_value(read)
        expect(note).to_have_text(said)
    panel.locator(".teach-rates").get_by_role("button").last.click()
    expect(rate).to_have_value("3")
    expect(panel.get_by_role("alert")).to_have_count(0)


def test_an_impossible_learning_rate_is_rejected_beside_its_field(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_panel(new_context, server)
    panel = nudge.page.locator(".teach-step")
    before = parameter_bits(nudge)
    rate = panel.get_by_role("textbox")
    for wrong in ("0", "-1", "2000", "fast"):
        rate.fill(wrong)
        rate.press("Enter")
        # read once the page is at rest: the sentence is the same for each rate
        assert text(panel.get_by_role("alert")) == (
            "A learning rate is a number above 0, and 1,000 at most."
        )
    rate.press("Escape")
    assert parameter_bits(nudge) == before


def test_a_watcher_sees_the_label_and_cannot_apply_a_step(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_panel(new_context, server, steps=100)
    page = new_context(server, reduced_motion="reduce", **PHONE).new_page()
    watching = Nudge.open(page, server, f"/r/{nudge.code}/lab")
    page.get_by_role("combobox", name="Panel", exact=True).select_option("teach-step")
    put_on_stage(nudge, bar(12), 4)
    panel = page.locator(".teach-step")
    expect(panel).to_contain_text("As a 4, this drawing costs")
    expect(panel.get_by_role("button", name="4", exact=True)).to_be_disabled()
    expect(watching.button("Apply one step")).to_have_attribute("aria-disabled", "true")
    expect(panel).to_contain_text("You are watching")
    assert read_page(page, "document.documentElement.scrollWidth") <= 390
    assert axe(page) == []


def test_a_drawing_is_labelled_taught_and_kept_on_a_phone(
    new_context: NewContext, server: Server
) -> None:
    context = new_context(server, reduced_motion="reduce", **PHONE)
    pad = Pad.open(in_virtual_time(context.new_page()), server, steps=200)
    nudge, page = pad.nudge, pad.page
    pad.draw(place_strokes(DIGITS[7]))
    it_should_have_been = page.get_by_role("group", name="It should have been")
    it_should_have_been.get_by_role("button", name="2", exact=True).tap()
    panel = page.locator(".teach-step")
    expect(panel).to_contain_text("As a 2, this drawing costs")
    nudge.button("Apply one step").tap()
    expect(panel.locator(".before-after")).to_be_visible()
    nudge.button("Keep this drawing as a 2").tap()
    expect(page.locator(".kept .tile")).to_have_count(1)
    page.locator(".kept .tile").tap()
    expect(page.locator(".kept-chosen")).to_be_visible()
    page.locator(".mistakes .tile canvas").first.wait_for()
    for theme in ("light", "dark"):
        nudge.scroll_to_top()
        pad.choose_theme(theme)
        assert axe(page) == [], theme
        nudge.scroll_to_top()
        assert problems(page) == [], theme
    assert read_page(page, "document.documentElement.scrollWidth") <= 390
    nudge.button("Put it on the pad").tap()
    expect(pad.sheet).to_be_in_viewport()
    assert get_kept_drawings(nudge)[0]["label"] == 2
