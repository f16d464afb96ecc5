"""The story: the numbers in its sentences, the addresses of its chapters, how pages are turned."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Array, Nudge
from tests.browser.support.reading import shows
from tests.browser.support.reads import box, eventually, read_each, text
from tests.browser.support.virtual_time import in_virtual_time, let_pass
from tests.support.server import Server

CHAPTERS = {
    "network": "The network",
    "cost": "What it costs",
    "sensitivity": "Thirteen thousand sliders",
    "output-nudges": "What one example wants",
    "avenues": "Three ways to help one neuron",
    "fire-together": "Fire together, wire together",
    "asks": "Adding up the asks",
    "backwards": "Backwards",
    "rivals": "If only one digit were heard",
    "table": "Everybody’s average",
    "mini-batches": "Mini-batches",
    "downhill": "Downhill",
    "it-learns": "It learns",
    "chain-rule": "The chain rule",
    "code": "The code",
    "data": "How much data?",
}
COMING = {16}


INTERVAL = 1.0
"""Seconds of virtual time between two reads: a number may wait for its phase."""


def title(page: Page) -> Locator:
    return page.locator("#chapter-title")


def slot_text(page: Page, name: str) -> str:
    """The text of a live value in the chapter's sentences, once it is known."""
    value = page.locator(f'.chapter-text [data-value="{name}"]').first
    expect(value).to_be_visible()  # its sentence appears once all its values are known
    expect(value).not_to_have_text("not known yet")
    return text(value)


def expect_slots(page: Page, wanted: Mapping[str, float]) -> None:
    """Wait until the named live values in the chapter's sentences are those that are wanted."""
    if not wanted:
        return
    values = page.locator(".chapter-text [data-value]")

    def are_shown() -> bool:
        let_pass(page, INTERVAL)
        found: dict[str, str] = {}
        for name, shown in read_each(values, "(value) => [value.dataset.value, value.innerText]"):
            found.setdefault(name, shown)
        for name, value in wanted.items():
            assert found.get(name, "") not in ("", "not known yet"), f"{name} is not told yet"
            is_right = shows(found[name], float(value))
            assert is_right, f"{name} is told as {found[name]} and should be {value}"
        return True

    eventually(page, are_shown, "the sentences tell something else")


def count_layers(record: Mapping[str, Array]) -> int:
    """L, the number of the output layer."""
    return max(int(name[1:]) for name in record if re.fullmatch(r"z\d+", name))


def expected_values(record: Mapping[str, Array], label: int) -> dict[str, dict[str, float]]:
    """The live values of the chapters, computed from a step's record: {chapter: {name: value}}."""
    out = count_layers(record)
    a, nudge, y = record[f"a{out}"], record[f"nudge{out}"], record["y"]
    squares = (a - y) ** 2
    first = int(np.abs(record["a1"]).argmax())
    behind = record[f"a{out - 1}"]
    brightest = int(behind.argmax())
    delta = record[f"delta{out}"]
    most = int(np.abs(delta).argmax())
    return {
        "network": {
            "pixels": record["a0"].size,
            "parameters": sum(v.size for n, v in record.items() if re.fullmatch(r"[wb]\d", n)),
            "z": record["z1"][first],
            "a": record["a1"][first],
            "best": a.argmax(),
            "best_a": a.max(),
        },
        "cost": {
            "label_a": a[label],
            "cost": squares.sum(),
            "worst": squares.argmax(),
            "worst_a": a[squares.argmax()],
            "worst_share": squares.max() / squares.sum(),
        },
        "sensitivity": {
            "strongest_gradient": max(
                (
                    v
                    for n in range(1, count_layers(record) + 1)
                    for v in np.outer(record[f"delta{n}"], record[f"a{n - 1}"]).ravel()
                ),
                key=abs,
            ),
        },
        "output-nudges": {
            "label_nudge": nudge[label],
            "least_nudge": min((v for i, v in enumerate(nudge) if i != label), key=abs),
            "other_nudge": max((v for i, v in enumerate(nudge) if i != label), key=abs),
        },
        "avenues": {"nudge": nudge[label], "most_a": behind.max(), "least_a": behind.min()},
        "fire-together": {"wanted_delta": -delta[most], "product": -delta[most] * behind.max()},
        "backwards": {"last": np.abs(nudge).mean(), "first": np.abs(record["nudge1"]).mean()},
        "chain-rule": {
            "z_by_w": behind.max(),
            "a_by_z": a[label] * (1 - a[label]),
            "cost_by_a": -nudge[label],
            "product": delta[label] * behind[brightest],
        },
    }


@pytest.mark.parametrize(
    "address", ["step=1&seed=5", "step=60&example=test.11", "step=25&seed=2&hidden=12"]
)
def test_the_sentences_tell_the_numbers_of_the_step(
    new_context: NewContext, server: Server, address: str
) -> None:
    # with reduced motion every phase is shown as it ends, at once
    page = in_virtual_time(new_context(server, reduced_motion="reduce").new_page())
    nudge = Nudge.open(page, server, f"/story/network?{address}")
    record, metadata = nudge.record()
    wanted = expected_values(record, int(metadata["focus_label"]))
    for chapter in CHAPTERS:
        expect(title(page)).to_have_text(CHAPTERS[chapter])
        if chapter == "chain-rule":  # the chapter of the mini-batch has taken an example of it
            record, metadata = nudge.record()
            wanted = expected_values(record, int(metadata["focus_label"]))
        expect_slots(page, wanted.get(chapter, {}))
        page.keyboard.press("ArrowRight")


def test_the_asks_in_the_sentences_are_those_of_the_step(page: Page, server: Server) -> None:
    nudge = Nudge.open(in_virtual_time(page), server, "/story/asks?step=60&example=test.11")
    nudge.until_phase("asks:3")
    record, metadata = nudge.record()
    asks = -record["delta3"][:, None] * record["w3"]
    k = int(slot_text(page, "neuron").removeprefix("h2·"))
    against = int(slot_text(page, "against"))
    expect_slots(
        page,
        {
            "ask": asks[int(metadata["focus_label"]), k],
            "against_ask": asks[against, k],
            "nudge": record["nudge2"][k],
        },
    )


def test_pages_are_turned_by_keys_and_buttons_and_each_has_an_address(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/")
    nudge.until_step(1)
    expect(page).to_have_url(re.compile(rf"/r/{nudge.code}/story/network\?phase=forward"))
    page.keyboard.press("ArrowRight")
    expect(title(page)).to_have_text("What it costs")
    expect(page).to_have_url(re.compile(r"/story/cost\?phase=cost&example=train\.0$"))
    nudge.button("Next chapter").click()
    expect(title(page)).to_have_text("Thirteen thousand sliders")
    page.keyboard.press("PageUp")
    expect(title(page)).to_have_text("What it costs")
    nudge.button("Previous chapter").click()
    expect(title(page)).to_have_text("The network")
    expect(nudge.button("Previous chapter")).to_have_count(0)
    page.go_back()
    expect(title(page)).to_have_text("What it costs")
    page.go_forward()
    expect(title(page)).to_have_text("The network")


def test_an_address_opens_its_chapter_phase_and_example(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/asks?step=3&phase=asks%3A2&example=test.7")
    expect(title(page)).to_have_text("Adding up the asks")
    nudge.until_phase("asks:2")
    nudge.until("({ record }) => record.focus.split === 'test' && record.focus.index === 7", "")
    page.reload()
    expect(title(page)).to_have_text("Adding up the asks")
    nudge.until_phase("asks:2")
    assert nudge.room()["focus"]["index"] == 7


def test_the_contents_lead_to_every_chapter_and_mark_those_still_to_come(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/story/network?step=1")
    page.keyboard.press("c")
    entries = page.get_by_role("dialog").locator(".contents li")
    expect(entries).to_have_count(17)
    for number in range(1, 18):
        entry = entries.nth(number - 1)
        expect(entry).to_contain_text(re.compile(rf"^\s*{number}"))
        is_coming = number in COMING
        expect(entry.get_by_text("coming", exact=True)).to_have_count(int(is_coming))
        expect(entry.get_by_role("button")).to_have_count(int(not is_coming))
    page.get_by_role("dialog").get_by_role("button", name="The chain rule").press("Enter")
    expect(title(page)).to_have_text("The chain rule")
    expect(page.get_by_role("dialog")).to_have_count(0)
    nudge.button("Contents").click()
    current = page.get_by_role("dialog").locator("[aria-current=page]")
    expect(current).to_have_text("The chain rule")


def test_the_reader_changes_the_example_and_the_sentences_follow(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(page, server, "/story/cost?step=40&phase=cost")
    before = slot_text(page, "cost")
    page.keyboard.press("7")
    expect(page.locator('.chapter-text [data-value="label"]').first).to_have_text("7")
    nudge.until("({ record }) => record.focus.label === 7", "there is no 7 on the stage")
    expect(page).to_have_url(re.compile(r"example=test\.\d+$"))
    record, _ = nudge.record()
    expect_slots(page, {"cost": float(((record["a3"] - record["y"]) ** 2).sum())})
    assert slot_text(page, "cost") != before


def test_no_number_is_in_the_sentences_before_its_phase_has_shown_it(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(in_virtual_time(page), server, "/story/cost?step=2&phase=forward")
    nudge.until_phase("forward")
    expect(page.locator('.chapter-text [data-value="cost"]')).to_have_text("not known yet")
    page.keyboard.press(".")
    nudge.until_phase("cost")
    expect(page.locator('.chapter-text [data-value="cost"]')).not_to_have_text("not known yet")


def test_a_finger_to_the_left_turns_the_page_on(new_context: NewContext, server: Server) -> None:
    screen: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
    page = new_context(server, **screen, is_mobile=True).new_page()
    Nudge.open(page, server, "/story/network?step=1")
    swipe(page, -120, 10)
    expect(title(page)).to_have_text("What it costs")
    swipe(page, 120, 200)  # that was a scroll
    swipe(page, -120, 10)
    expect(title(page)).to_have_text("Thirteen thousand sliders")
    swipe(page, 120, -10)
    expect(title(page)).to_have_text("What it costs")


def swipe(page: Page, dx: float, dy: float) -> None:
    """Move a finger by so much over the chapter's sentences."""
    first = page.locator(".chapter-text p").first
    place = box(first)
    x, y = place["x"] + 200, place["y"] + 5
    start, end = (
        {"identifier": 1, "clientX": x + to * dx, "clientY": y + to * dy} for to in (0, 1)
    )
    first.dispatch_event("touchstart", {"touches": [start], "changedTouches": [start]})
    first.dispatch_event("touchend", {"touches": [], "changedTouches": [end]})


def test_a_watcher_reads_the_chapter_that_the_driver_reads(
    new_context: NewContext, server: Server
) -> None:
    driver = new_context(server).new_page()
    nudge = Nudge.open(driver, server, "/story/asks?step=2")
    watcher = new_context(server).new_page()
    watcher.goto(f"/r/{nudge.code}")
    expect(title(watcher)).to_have_text("Adding up the asks")
    driver.keyboard.press("ArrowRight")
    expect(title(watcher)).to_have_text("Backwards")
    watcher.keyboard.press("ArrowRight")  # a watcher turns the own page alone
    expect(title(watcher)).to_have_text("If only one digit were heard")
    expect(title(driver)).to_have_text("Backwards")
    driver.get_by_role("tab", name="Lab").click()
    expect(watcher.get_by_role("tab", name="Lab")).to_have_attribute("aria-selected", "true")


def test_tabs_are_chosen_with_the_arrow_keys(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/cost?step=1")
    page.get_by_role("tab", name="Story").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Lab")).to_be_focused()
    expect(page).to_have_url(re.compile(rf"/r/{nudge.code}/lab$"))
    expect(page.get_by_role("combobox", name="Panel", exact=True)).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Draw")).to_be_focused()
    expect(page).to_have_url(re.compile(rf"/r/{nudge.code}/draw$"))
    expect(page.get_by_label("Drawing pad")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(title(page)).to_have_text("What it costs")
    page.go_back()
    expect(page.get_by_label("Drawing pad")).to_be_visible()


def test_the_chapter_highlights_its_layers_and_dims_the_others(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/asks?step=1")
    dimmed = "scene.neurons.filter(n => n.isDimmed).map(n => n.layer)"
    nudge.until(f"({{ scene }}) => String([...new Set({dimmed})]) === '1'", "not just layer 1 is")
    page.get_by_role("tab", name="Lab").click()
    nudge.until("({ scene }) => scene.neurons.every(n => !n.isDimmed)", "layers stay dimmed")


def test_at_the_end_of_a_chapter_a_button_leads_on_to_the_next(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/code")
    nudge.button("On to 17: How much data? ▶").click()
    expect(page.locator("#chapter-title")).to_have_text("How much data?")
    expect(page.locator(".on-to")).to_have_count(0)
