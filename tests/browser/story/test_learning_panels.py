"""The panels of chapter 13, and the appearance of all panels that show many examples."""

from __future__ import annotations

import re

import numpy as np
import pytest
from nudge.protocol.frames import decode
from playwright.sync_api import Locator, expect

from tests.browser.conftest import NewContext
from tests.browser.support.examples import columns, open_with_reduced_motion, rows
from tests.browser.support.nudge import Array, Nudge
from tests.browser.support.reading import parse_number, shows
from tests.browser.support.reads import address, attributes, read_one, read_page, text, texts
from tests.support.axe import axe
from tests.support.server import Server

TESTS = 1000  # images in the test set


# Colours depend on the theme, boxes on the width: each theme and each width is checked once.
@pytest.mark.parametrize(("width", "theme"), [(1440, "dark"), (390, "light")])
def test_axe_finds_no_violation_and_every_shade_can_be_read(
    new_context: NewContext, server: Server, theme: str, width: int
) -> None:
    screen = {"viewport": {"width": width, "height": 900}, "color_scheme": theme}
    nudge = open_with_reduced_motion(
        new_context, server, "/story/table?step=150&phase=update", **screen
    )
    page = nudge.page
    rows(page)[0].locator("td.nudge").first.click()
    found = axe(page)
    page.goto(address(page).replace("/table", "/it-learns"))
    page.locator('td[data-label="4"][data-prediction="4"]').click()
    page.locator(".gallery canvas").first.wait_for()
    found += axe(page)
    assert found == []
    assert read_page(page, "document.documentElement.scrollWidth") <= width
    assert min(read_page(page, CONTRASTS)) >= 4.5


# The contrasts of a number with its background, for each tone and for strengths from 0 to 100 %.
CONTRASTS = """() => {
  const cell = document.querySelector('td.shade');
  const channels = (text) => text.match(/[\\d.]+(e-\\d+)?/g).slice(0, 3).map(Number);
  const linear = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const light = (text) => {
    const scale = text.startsWith('color(') ? 1 : 255;
    const [r, g, b] = channels(text.replace('srgb', '')).map((v) => linear(v / scale));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const found = [];
  for (const tone of ['up', 'down', 'right']) {
    cell.className = `shade ${tone}`;
    for (let i = 0; i <= 100; i++) {
      cell.style.setProperty('--share', i / 100);
      const { color, backgroundColor } = getComputedStyle(cell);
      const [a, b] = [light(color), light(backgroundColor)];
      found.push(Math.max(a, b) / Math.min(a, b));
    }
  }
  return found;
}"""


def answers(nudge: Nudge, indices: range) -> tuple[Array, Array, Array]:
    """Test images, their labels, and the answers to them of the parameters on show."""
    query = {"index": ",".join(map(str, indices))}
    url = f"{nudge.server.url}/api/datasets/mnist-6k/test/images.safetensors"
    found = decode(nudge.get(url, query).read())[0]
    network, _ = nudge.record()
    a = found["images"].reshape(len(indices), -1) / np.float32(255)
    for layer in (1, 2, 3):
        a = 1 / (1 + np.exp(-(a @ network[f"w{layer}"].T + network[f"b{layer}"])))
    return found["images"], found["labels"], a.argmax(axis=1)


def test_the_confusion_matrix_counts_what_the_network_answers_and_a_cell_shows_its_images(
    new_context: NewContext, server: Server
) -> None:
    at = "/story/it-learns?step=200&phase=update"
    nudge = open_with_reduced_motion(new_context, server, at, color_scheme="dark")
    page = nudge.page
    panel, matrix = page.locator(".confusion"), page.locator("table.matrix-of-digits")
    expect(panel).to_contain_text("At step 200")
    images, labels, predictions = answers(nudge, range(TESTS))
    confusion = np.zeros((10, 10), dtype=int)
    np.add.at(confusion, (labels, predictions), 1)
    cells = texts(matrix.locator("td.shade"))
    assert np.array_equal(np.array(cells, dtype=int).reshape(10, 10), confusion)
    expect(panel).to_contain_text(f"{(labels == predictions).sum()} of 1,000")
    right = texts(matrix.locator("tbody .recall"))
    shares = np.diag(confusion) / confusion.sum(axis=1)
    assert all(shows(recall, share) for recall, share in zip(right, shares, strict=True))

    mistakes = [(y, p) for y, p in zip(labels, predictions, strict=True) if y != p]
    label, prediction = max(set(mistakes), key=mistakes.count)
    wanted = np.flatnonzero((labels == label) & (predictions == prediction)).tolist()
    page.locator(f'td[data-label="{label}"][data-prediction="{prediction}"]').click()
    gallery = page.locator(".gallery button")
    expect(gallery).to_have_count(len(wanted))
    assert [int(index) for index in attributes(gallery, "data-index")] == wanted
    expect(page.locator("h3.gallery-title")).to_contain_text(f"{len(wanted)} image")
    assert is_drawn(gallery.last.locator("canvas"), images[wanted[-1]])
    gallery.last.click()
    focus = "({ record, arg }) => record.focus.split === 'test' && record.focus.index === arg"
    nudge.until(focus, "it does not go on the stage", wanted[-1])
    expect(gallery.last).to_have_attribute("aria-pressed", "true")
    assert int(np.argmax(nudge.shown_record()["a3"])) in (prediction, label)


def is_drawn(canvas: Locator, image: Array) -> bool:
    """Whether the canvas shows `image`: in the dark theme a dot is as bright as its pixel."""
    script = "c => [...c.getContext('2d').getImageData(0, 0, 28, 28).data]"
    red = np.array(read_one(canvas, script)).reshape(28, 28, 4)[..., 0].astype(float)
    low, high = red.min(), red.max()
    return bool(np.allclose((red - low) / (high - low), image / image.max(), atol=0.02))


def test_by_keyboard_a_cell_shows_its_images_and_of_many_only_some(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_with_reduced_motion(new_context, server, "/story/it-learns?step=200&phase=update")
    page = nudge.page
    page.locator('table.matrix-of-digits [tabindex="0"]').focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(page.locator("td.shade:focus")).to_have_attribute("title", re.compile("^1 taken for 1"))
    page.keyboard.press("Enter")
    expect(page.locator(".gallery button")).to_have_count(48)
    expect(page.locator("h3.gallery-title")).to_contain_text(re.compile(r"48 of \d+ images"))


def test_the_first_layer_is_shown_as_it_is_and_changes_while_it_trains(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_with_reduced_motion(new_context, server, "/story/it-learns?step=100&phase=update")
    page = nudge.page
    pictures = page.locator(".weight-images canvas")
    expect(pictures).to_have_count(16)
    w1 = nudge.record()[0]["w1"]
    full, _ = parse_number(text(page.locator("[data-full]")))
    script = "c => [...c.getContext('2d').getImageData(0, 0, 28, 28).data]"
    for neuron in (0, 7, 15):
        colours = np.array(read_one(pictures.nth(neuron), script)).reshape(784, 4).astype(int)
        bluer = colours[:, 2] - colours[:, 0]
        strong = np.abs(w1[neuron]) > 0.3 * full
        assert strong.sum() > 20
        assert np.array_equal(bluer[strong] > 20, w1[neuron][strong] > 0), neuron
    before = read_one(pictures.nth(3), script)
    nudge.command(type="step", count=100)
    nudge.until_step(200)
    expect(page.locator(".first-layer [data-step]")).to_have_text("200")
    assert read_one(pictures.nth(3), script) != before
    page.get_by_role("button", name="Neuron h1·5", exact=True).click()
    nudge.until("({ scene }) => scene.selection?.index === 5", "it is not selected")
    nudge.until_room(selection={"layer": 1, "index": 5, "from": None})


def test_the_panels_that_show_many_examples_are_in_lab_as_well(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_with_reduced_motion(new_context, server, "/lab?step=12&phase=update")
    page = nudge.page
    chooser = page.get_by_role("combobox", name="Panel", exact=True)
    chooser.select_option("table")
    assert len(rows(page)) == 6
    assert len(columns(page)) >= 2
    assert read_one(page.locator(".side-scroll"), "(e) => e.scrollWidth - e.clientWidth") <= 0
    chooser.select_option("confusion")
    expect(page.locator("table.matrix-of-digits")).to_be_visible()
    chooser.select_option("first-layer")
    expect(page.locator(".weight-images canvas")).to_have_count(16)
