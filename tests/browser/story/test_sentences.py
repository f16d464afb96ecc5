"""Sentences beside tables: each has the very numbers of the panel, the caption or the legend."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.story.test_story import CHAPTERS, INTERVAL, title
from tests.browser.support.examples import open_with_reduced_motion
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import eventually, read_each, read_one, text, texts
from tests.browser.support.virtual_time import in_virtual_time, let_pass
from tests.support.server import Server


def live_values(page: Page) -> dict[str, str]:
    """The values in the chapter's sentences, by their names."""
    read = "(value) => [value.dataset.value, value.textContent]"
    return dict(read_each(page.locator(".chapter-text [data-value]"), read))


def check_fire_together(page: Page) -> None:
    values = live_values(page)
    strongest = page.locator(".fire-together .strongest")
    assert values["product"] == text(strongest.locator('[data-value="product"]'))
    assert values["wanted_delta"] == text(strongest.locator('[data-value="push"]'))
    assert values["weight"] == text(strongest.locator(".name"))


def check_asks(page: Page) -> None:
    """The longest arrow of the sums is the largest sum, and the one in the stage's legend."""
    sums = texts(page.locator(".asks td.sum .amount"))
    scale = re.search(r"sums is now (.+?)\. *$", text(page.locator(".asks > .fine")))
    assert scale
    assert scale[1] in {each.lstrip("+−") for each in sums}
    read_one(page.locator(".legend details"), "(scales) => { scales.open = true; }")
    page.locator(".legend li").first.wait_for()
    legend = "(item) => item.textContent.split('longest arrow: ')[1] ?? ''"
    (longest,) = filter(None, read_each(page.locator(".legend li"), legend))
    assert scale[1] in re.findall(r"[\d.]+(?:·10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)?", longest)


def check_chosen_ask(page: Page) -> dict[str, str]:
    """Chapter, caption and table speak of the same ask, and of the same sum. Return the values."""
    values = live_values(page)
    caption = text(page.locator(".caption p"))
    said = "The output {asking} asks {ask} of {neuron}; all together they make {nudge}."
    assert said.format(**values) in caption, caption
    row = page.locator(".asks tr.chosen")
    assert text(row.locator("th")).strip() == values["neuron"]
    assert text(row.locator("td.sum .amount")) == values["nudge"]
    return values


def check_backwards(page: Page) -> None:
    values = live_values(page)
    means = texts(page.locator('.ladder [data-value="nudge"]'))
    assert [values["last"], values["first"]] == [means[0], means[-1]]


def check_it_learns(page: Page) -> None:
    """The accuracy and the most frequent mistake are those of the matrix."""
    values = live_values(page)
    assert values["accuracy"] in text(page.locator(".confusion > p").first)
    cells = read_each(
        page.locator(".matrix-of-digits td[data-label]"),
        "({ dataset, textContent }) => [dataset.label, dataset.prediction, Number(textContent)]",
    )
    mistakes = [(count, label, answer) for label, answer, count in cells if label != answer]
    most = max(count for count, _, _ in mistakes)
    assert values["times"] == f"{most:,}"
    named = (values["mistaken"].split()[-1], values["for"].split()[-1])
    assert named in [(label, answer) for count, label, answer in mistakes if count == most]
    assert values["tests"] == f"{sum(count for _, _, count in cells):,}"


CHECKS: dict[str, Callable[[Page], None]] = {
    "fire-together": check_fire_together,
    "asks": check_asks,
    "backwards": check_backwards,
    "it-learns": check_it_learns,
}


def check_progress(page: Page) -> None:
    """What the network knows by now is its accuracy, as in the header."""
    accuracy = text(page.locator(".chapter-progress .accuracy"))
    assert accuracy == text(page.locator(".counters .counter-test dd"))


@pytest.mark.parametrize("step", [0, 1, 40, 400])
def test_a_sentence_has_the_numbers_of_what_stands_beside_it(
    new_context: NewContext, server: Server, step: int
) -> None:
    # with reduced motion every phase is shown as it ends, at once
    page = in_virtual_time(new_context(server, reduced_motion="reduce").new_page())
    nudge = Nudge.open(page, server, f"/story/network?step={max(1, step)}")
    nudge.command(type="seek", step=step)
    nudge.until_step(step)
    for chapter in CHAPTERS:
        expect(title(page)).to_have_text(CHAPTERS[chapter])
        # the first chapter does not say how much it knows; a race is not about that network
        has_progress = chapter not in {"network", "downhill"}
        for check in (check_progress if has_progress else None, CHECKS.get(chapter)):
            if check:
                eventually(page, agrees(page, check), f"{chapter} tells something else")
        page.keyboard.press("ArrowRight")


def agrees(page: Page, check: Callable[[Page], None]) -> Callable[[], bool]:
    def condition() -> bool:
        let_pass(page, INTERVAL)
        check(page)
        return True

    return condition


def test_the_chapter_of_the_code_does_not_end_a_walk_that_goes_on(
    page: Page, server: Server
) -> None:
    Nudge.open(page, server, "/story/code?step=1")
    expect(page.get_by_role("button", name="Next chapter")).to_be_enabled()
    assert "ends" not in text(page.locator(".chapter-text"))


def test_chapter_caption_and_table_speak_of_the_same_ask(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_with_reduced_motion(new_context, server, "/story/asks?step=40&phase=asks:3")
    panel = nudge.page.locator(".asks")
    until_chosen_ask(nudge.page)
    panel.locator("tbody th").nth(3).click()
    until_chosen_ask(nudge.page, neuron="h2·3")
    panel.locator("thead th[data-nudge]").nth(7).click()
    until_chosen_ask(nudge.page, asking="7")
    panel.locator('td[data-j="2"][data-k="1"]').click()
    until_chosen_ask(nudge.page, asking="2", neuron="h2·1")


def until_chosen_ask(page: Page, **named: str) -> None:
    """Wait until chapter, caption and table speak of the same ask, of these neurons."""

    def agrees() -> bool:
        return named.items() <= check_chosen_ask(page).items()

    eventually(page, agrees, f"they do not speak of the same ask: {named}")


def test_the_caption_speaks_of_the_neuron_that_the_chapter_helps(
    new_context: NewContext, server: Server
) -> None:
    address = "/story/avenues?step=40&example=test.4"
    nudge = open_with_reduced_motion(new_context, server, address)
    page, caption = nudge.page, nudge.caption
    nudge.until_phase("asks:3")
    label = nudge.record()[1]["focus_label"]
    expect(page.locator("#avenues-title")).to_contain_text(f"output {label}")
    expect(caption).to_contain_text(f"The output {label} asks ")
    page.keyboard.press(",")
    expect(caption).to_contain_text(f"The bias of {label} is asked for ")
    page.keyboard.press(",")
    expect(caption).to_contain_text(f"Of the weights into {label}, the most is asked of ")
