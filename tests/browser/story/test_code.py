"""The panel "code": its lines are those of the files, highlighted by phase, with their values."""

from __future__ import annotations

import textwrap

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.questions import open_at_phase
from tests.browser.support.reading import shows
from tests.browser.support.reads import eventually, read_each, read_page, text
from tests.support import ROOT
from tests.support.server import Server

SOFTMAX = "output_activation=softmax&cost=cross_entropy&learning_rate=0.5"


def lines(page: Page) -> dict[str, list[tuple[int, str]]]:
    """The functions on show by their headings: the number and the text of each line."""
    found = read_each(
        page.locator(".code-function"),
        """(code) => [
            code.querySelector('h3').innerText,
            [...code.querySelectorAll('.code-line')].map((line) => [
                Number(line.querySelector('.code-number').textContent),
                line.querySelector('.code-text').textContent,
            ]),
        ]""",
    )
    return {
        name: [(int(number), line) for number, line in numbered_lines]
        for name, numbered_lines in found
    }


@pytest.mark.parametrize("settings", ["step=2", f"step=2&optimizer=adam&l2=0.001&{SOFTMAX}"])
def test_the_code_is_that_of_the_files_line_by_line(
    new_context: NewContext, server: Server, settings: str
) -> None:
    page = open_at_phase(new_context, server, f"/story/code?{settings}", "forward").page
    shown = lines(page)
    assert len(shown) > 8
    for name, numbered_lines in shown.items():
        file = ROOT / "app" / name.split()[-1]
        source = file.read_text("utf-8").splitlines()
        numbers = [number for number, _ in numbered_lines]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        in_file = "\n".join(source[numbers[0] - 1 : numbers[-1]])
        assert "\n".join(line for _, line in numbered_lines) == textwrap.dedent(in_file), name
    assert any("Adam.step" in name for name in shown) == ("adam" in settings)


def test_the_lines_of_the_phase_are_highlighted_in_view_and_ticked_once_they_have_played(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_at_phase(new_context, server, "/story/code?step=3", "forward")
    page = nudge.page
    expect(page.locator(".code-line").first).to_be_visible()
    source = nudge.get(f"{nudge.server.url}/api/code").json()["functions"]
    top = read_page(page, "scrollY")
    for phase in ["cost", "output_nudges", "asks:3", "average", "update"]:
        press_phase(page, phase)
        nudge.until_phase(phase)
        kind = phase.split(":")[0]
        wanted = [
            line["text"] for code in source for line in code["lines"] if kind in line["phases"]
        ]
        expect(page.locator(".code-line.lit")).to_have_count(len(wanted))
        assert (
            read_each(page.locator(".code-line.lit .code-text"), "(e) => e.textContent") == wanted
        )
        eventually(page, lambda: is_in_view(page), "no highlighted line is in view in its box")
        expect(page.locator(".code-line.lit .code-seen", has_text="✓")).to_have_count(len(wanted))
    assert read_page(page, "scrollY") == top, "the page itself does not scroll"
    for phase in ("weight_nudges:3", "bias_nudges:3"):
        press_phase(page, phase)
        nudge.until_phase(phase)
    expect(page.locator(".code-progress")).to_contain_text("You have now seen what each line does")


def press_phase(page: Page, phase: str) -> None:
    """Go to a phase by its mark on the track, wherever the page is scrolled to."""
    names = {"asks:3": "layer 3: asks", "average": "mini-batch average"}
    names |= {f"{kind}_nudges:3": f"layer 3: {kind} nudges" for kind in ("weight", "bias")}
    track = page.get_by_role("toolbar", name="Phases of a step")
    name = names.get(phase, phase.replace("_", " "))
    track.get_by_role("button", name=name, exact=True).dispatch_event("click")


def is_in_view(page: Page) -> bool:
    """Whether the line whose values are shown is in the visible part of the code's box."""
    return bool(
        read_page(
            page,
            """() => {
              const box = document.querySelector('.code-box').getBoundingClientRect();
              const line = document.querySelector('.code-line.pointed').getBoundingClientRect();
              return line.top >= box.top && line.bottom <= box.bottom;
            }""",
        )
    )


def test_a_highlighted_line_shows_the_shapes_and_numbers_it_works_with(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_at_phase(new_context, server, "/story/code?step=3", "forward")
    page, record = nudge.page, nudge.record()[0]
    product = page.locator(".code-line.lit button", has_text="@ w.T + b")
    product.focus()
    expect(product).to_have_attribute("aria-pressed", "true")
    for name, tensor in {"z3": "z3", "a2": "a2", "w3": "w3", "b3": "b3"}.items():
        row = page.locator(f".code-values [data-name={name}]")
        array = record[tensor]
        expect(row.locator("dt")).to_have_text(f"{name} {array.shape}")
        first = text(row.locator("dd")).split(", …")[0].split(", ")
        assert all(shows(number, float(v)) for number, v in zip(first, array.ravel(), strict=False))
    page.locator(".code-line.lit button", has_text="np.exp(").hover()
    expect(page.locator(".code-values [data-name=a3]")).to_be_visible()
    press_phase(page, "average")
    nudge.until_phase("average")
    heading = page.locator(".code-values [data-name=delta3] dt")
    expect(heading).to_have_text("delta3 (100, 10)")
