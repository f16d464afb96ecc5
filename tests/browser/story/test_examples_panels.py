"""The panel "table": the weight nudges of each example of a mini-batch, and the step they make."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from nudge.protocol.frames import decode
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.examples import columns, open_with_reduced_motion
from tests.browser.support.nudge import Array, Nudge
from tests.browser.support.reading import shows
from tests.browser.support.reads import (
    attribute,
    attributes,
    eventually,
    read_each,
    read_one,
    text,
    texts,
)
from tests.support.server import Server

MARKS = {"▲": 1, "▼": -1, "○": 0}
Weight = tuple[int, int, int]
"""Layer, index, from."""

# All that the table shows: the examples that have a column, and the rows.
TABLE = """(table) => ({
  examples: [...table.querySelectorAll('th.example')].map((head) => Number(head.dataset.example)),
  rows: [...table.querySelectorAll('tbody tr')].map((row) => {
    const texts = (selector) => [...row.querySelectorAll(selector)].map((cell) => cell.innerText);
    return {
      weight: row.dataset.weight,
      nudges: texts('td.nudge'),
      average: texts('td.average'),
      share: texts('.agree .share'),
      votes: texts('.votes > span'),
    };
  }),
})"""


def read_table(page: Page) -> dict[str, Any]:
    """All that the table shows, read at one moment."""
    return read_one(page.locator("table.nudges"), TABLE)  # type: ignore[no-any-return]


def parse_weight(written: str) -> Weight:
    """The weight that a data attribute names: "layer.index.from"."""
    layer, index, source = written.split(".")
    return int(layer), int(index), int(source)


def listed_weights(page: Page) -> list[Weight]:
    """The weights that have a row."""
    rows = page.locator("table.nudges tbody tr")
    return [parse_weight(written) for written in attributes(rows, "data-weight")]


def weight_nudges(record: dict[str, Array], weight: Weight) -> Array:
    """The nudge of one weight by each example of the mini-batch: −δ_j · a_k, shape (batch,)."""
    layer, j, k = weight
    delta, a = record[f"batch_delta{layer}"][:, j], record[f"batch_a{layer - 1}"][:, k]
    return -delta.astype(np.float64) * a


@pytest.mark.parametrize(
    "address",
    ["step=3", "step=150&seed=4", "step=40&hidden=12&optimizer=adam&learning_rate=0.01&seed=2"],
)
def test_cells_averages_and_agreement_are_those_of_the_mini_batch(
    new_context: NewContext, server: Server, address: str
) -> None:
    nudge = open_with_reduced_motion(new_context, server, f"/story/table?{address}&phase=update")
    record, _ = nudge.record(batch=1)
    assert_strongest_are_listed(listed_weights(nudge.page), record)
    batch_indices = record["batch_index"].tolist()
    for _ in range(2):  # the first page, and the next
        table = read_table(nudge.page)
        places = [batch_indices.index(example) for example in table["examples"]]
        assert len(places) >= 3
        for row in table["rows"]:
            layer, j, k = weight = parse_weight(row["weight"])
            expected = weight_nudges(record, weight)
            for shown, place in zip(row["nudges"], places, strict=True):
                assert shows(shown, expected[place]), (weight, place, shown, expected[place])
            [average] = row["average"]
            gradient = float(record[f"grad_w{layer}"][j, k])
            assert abs(expected.mean() + gradient) <= 3e-7 * np.abs(expected).sum()
            assert shows(average, expected.mean()) or shows(average, -gradient), (weight, average)
            assert_agreement(row, expected)
        nudge.button("Next examples").click()
        expect(nudge.button("Previous examples")).to_be_enabled()


def assert_strongest_are_listed(weights: list[Weight], record: dict[str, Array]) -> None:
    """Assert that the rows of each layer are of its weights with the greatest gradients."""
    depth = max(layer for layer, _, _ in weights)
    few = {2: 3, 3: 2}[depth]
    for layer in range(1, depth + 1):
        gradient = np.abs(record[f"grad_w{layer}"])
        shown = [gradient[j, k] for at, j, k in weights if at == layer]
        assert sorted(shown) == list(np.sort(gradient, axis=None)[-few:])


def assert_agreement(row: dict[str, Any], nudges: Array) -> None:
    """Assert the last cell of a row: the share of the nudges that is left in their sum, and votes.

    The share is the magnitude of the sum over the sum of the magnitudes. A vote is a nudge's sign.
    """
    strength = np.abs(nudges).sum()
    [share] = row["share"]
    assert share == "–" if strength == 0 else shows(share, abs(nudges.sum()) / strength)
    votes = dict.fromkeys(MARKS.values(), 0)
    for vote in row["votes"]:
        votes[MARKS[vote.strip()[0]]] = int(re.findall(r"\d+", vote)[0])
    assert votes == {sign: int((np.sign(nudges) == sign).sum()) for sign in votes}


def test_no_number_is_shown_before_its_phase(new_context: NewContext, server: Server) -> None:
    nudge = open_with_reduced_motion(new_context, server, "/story/table?step=5&phase=bias_nudges:1")
    page = nudge.page
    cells = page.locator("td.nudge")
    assert set(texts(cells)) == {"not known yet"}
    assert set(texts(page.locator("td.average"))) == {"not known yet"}
    expect(page.locator(".votes")).to_have_count(0)
    page.keyboard.press(".")
    nudge.until_phase("average")
    expect(page.locator("td.average").first).to_contain_text(re.compile(r"[+−]"))
    assert "not known yet" not in texts(cells)
    expect(page.locator(".vector")).not_to_contain_text("not known yet")
    assert set(texts(page.locator(".moves td.after"))) == {"not known yet"}
    nudge.button("Make the step").click()
    nudge.until_phase("update")
    expect(page.locator(".moves td.after").first).not_to_have_text("not known yet")


def test_the_chapter_begins_with_an_example_of_its_mini_batch(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_with_reduced_motion(new_context, server, "/story/rivals?step=12")
    label = nudge.scene("record.focus.label")
    nudge.button("Next chapter").click()
    is_in_batch = "({ record: { batch, focus } }) => batch?.index.includes(focus.index)"
    nudge.until(is_in_batch, "the example on the stage is of no column")
    assert nudge.scene("record.focus.label") == label
    on_stage = nudge.page.locator("th.example.on-stage")
    expect(on_stage).to_have_attribute("data-example", str(nudge.scene("record.focus.index")))
    expect(nudge.page.locator(".nudge-table")).not_to_contain_text("is not one of these")


def test_a_click_on_a_cell_puts_its_example_and_its_weight_on_the_stage(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_with_reduced_motion(new_context, server, "/story/table?step=12&phase=average")
    page = nudge.page
    row = page.locator("table.nudges tbody tr").nth(2)
    layer, j, k = parse_weight(attribute(row, "data-weight"))
    index = columns(page)[1]
    row.locator("td.nudge").nth(1).click()
    focus = "({ record, arg }) => record.focus.split === 'train' && record.focus.index === arg"
    nudge.until(focus, "the example is another", index)
    expect(page.locator(f'th.example[data-example="{index}"]')).to_have_class(
        re.compile("on-stage")
    )
    nudge.until_room(selection={"layer": layer, "index": j, "from": k})
    shown = nudge.shown_record()
    own = -shown[f"delta{layer}"][j] * shown[f"a{layer - 1}"][k]
    assert shows(text(row.locator("td.nudge").nth(1)), float(own))
    assert nudge.scene("scene.image.batch") is None, "the mini-batch does not hide it"
    assert nudge.room()["step"] == 12


def test_cells_of_the_table_are_reached_with_the_arrow_keys(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_with_reduced_motion(new_context, server, "/story/table?step=12&phase=update")
    page = nudge.page
    page.locator('table.nudges [tabindex="0"]').focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    expect(page.locator("td.nudge:focus")).to_have_attribute("data-at", "2.3")
    expect(page.locator(".at-cell")).to_contain_text("−δ · a =")
    index = columns(page)[2]
    page.keyboard.press("Enter")
    focused = "({ record, arg }) => record.focus.index === arg"
    nudge.until(focused, "Enter does not put it on the stage", index)
    expect(page.locator("#chapter-title")).to_have_text("Everybody’s average")


MOVE = """(row) => {
  const text = (name) => row.querySelector(`.${name}`).innerText;
  return [row.dataset.weight, text('before'), text('change'), text('after')];
}"""
VECTOR = "(vector) => [...vector.querySelectorAll('li')].map((item) => item.innerText)"


@pytest.mark.parametrize("settings", ["", "&optimizer=momentum&l2=0.001"])
def test_the_weights_move_to_where_the_network_is_after_the_step(
    new_context: NewContext, server: Server, settings: str
) -> None:
    nudge = open_with_reduced_motion(
        new_context, server, f"/story/table?step=20&phase=average{settings}"
    )
    page = nudge.page
    nudge.button("Make the step").click()
    expect(page.locator(".step-made")).not_to_contain_text("not known yet")
    record, metadata = nudge.record()
    network = decode(nudge.get(f"{nudge.address}/network.safetensors").read())[0]
    rate = float(metadata["learning_rate"])
    moves = read_each(page.locator(".moves tbody tr"), MOVE)
    vectors = read_each(page.locator(".vector"), VECTOR)
    assert len(vectors) == (2 if settings else 1)
    for place, (written, before, change, after) in enumerate(moves):
        layer, j, k = parse_weight(written)
        assert shows(before, float(record[f"w{layer}"][j, k]))
        assert shows(after, float(network[f"w{layer}"][j, k]))
        assert before != after
        plain = -rate * float(record[f"grad_w{layer}"][j, k])
        update = float(record[f"update_w{layer}"][j, k]) if settings else plain
        assert shows(change, update)
        for vector, value in zip(vectors, [plain, update], strict=False):
            assert shows(vector[place].split(":")[-1], value)


def test_the_weights_are_seen_to_move_in_the_step(page: Page, server: Server) -> None:
    """Runs in real time, so that the test sees every frame."""
    nudge = Nudge.open(page, server, "/story/table?step=20&phase=average")
    expect(page.locator(".move .is").first).to_be_attached()
    place = "document.querySelector('.move .is').getAttribute('x1')"
    seen = nudge.watch(
        f"() => Number({place})",
        "(canvas) => canvas.scene.phase === 'update' && canvas.scene.t === 1",
        after="() => document.querySelector('.make').click()",
    )
    assert seen[0] == 50
    assert len(set(seen)) > 8, "it does not move"
    directions = np.sign(np.diff(seen))
    assert set(directions) in ({0, 1}, {0, -1}, {1}, {-1}), "it goes one way only"


def test_a_weight_is_picked_on_the_stage_and_removed_again(
    new_context: NewContext, server: Server
) -> None:
    nudge = open_with_reduced_motion(
        new_context, server, "/story/table?step=12&phase=update&select=2.3.7"
    )
    page = nudge.page
    nudge.button("+ add h1·7 → h2·3").click()
    expect(nudge.button("picked")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("table.nudges tbody tr")).to_have_count(1)
    assert listed_weights(page) == [(2, 3, 7)]
    expect(nudge.button("+ add h1·7 → h2·3")).to_have_count(0)
    record, _ = nudge.record(batch=1)
    average = text(page.locator("td.average"))
    assert shows(average, weight_nudges(record, (2, 3, 7)).mean())
    nudge.button("Remove h1·7 → h2·3").click()
    expect(page.locator("table.nudges")).to_have_count(0)
    nudge.button("random").click()
    first = listed_weights(page)
    nudge.button("draw others").click()
    eventually(page, lambda: listed_weights(page) != first, "no others are drawn")


def test_while_it_trains_the_table_says_of_which_step_it_is(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/table?step=12&phase=update")
    read_table(page)
    nudge.choose_speed("as fast as it goes")
    nudge.button("Play").click()
    nudge.until("({ scene }) => scene.step > 60", "it does not train")
    notice = re.compile(r"^The mini-batch of step \d+\. Pause to see the newest\.")
    expect(page.locator(".nudge-page")).to_have_text(notice)
    assert "not known yet" not in texts(page.locator("td.nudge"))
    nudge.button("Pause").click()
    expect(page.locator(".nudge-page")).not_to_contain_text("Pause")
    nudge.until_room(playing=False)
    record, metadata = nudge.record(batch=1)
    nudge.until_step(int(metadata["step"]))
    newest = set(record["batch_index"].tolist())
    eventually(page, lambda: set(columns(page)) <= newest, "the table is of another mini-batch")
