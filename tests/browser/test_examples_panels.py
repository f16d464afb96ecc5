"""The table: what each example of a mini-batch wants of some weights, and the step made of it."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from app.rooms.frames import decode
from tests.browser.conftest import NewContext
from tests.browser.examples import calm, columns, rows
from tests.browser.nudge import Array, Nudge
from tests.browser.reading import shows
from tests.support.server import Server

MARKS = {"▲": 1, "▼": -1, "○": 0}


def weight_of(row: Locator) -> tuple[int, int, int]:
    layer, index, source = (row.get_attribute("data-weight") or "").split(".")
    return int(layer), int(index), int(source)


def nudges_of(record: dict[str, Array], weight: tuple[int, int, int]) -> Array:
    """−δ_j · a_k of every example of the mini-batch."""
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
    nudge = calm(new_context, server, f"/story/table?{address}&phase=update")
    record, _ = nudge.record(batch=1)
    layers = {weight_of(row)[0] for row in rows(nudge.page)}
    assert layers == set(range(1, max(layers) + 1)), "every layer has a row"
    for _ in range(2):  # the first page, and the next
        dealt = record["batch_index"].tolist()
        places = [dealt.index(each) for each in columns(nudge.page)]
        assert len(places) >= 3
        for row in rows(nudge.page):
            layer, j, k = weight = weight_of(row)
            expected = nudges_of(record, weight)
            cells = row.locator("td.nudge").all_inner_texts()
            for text, place in zip(cells, places, strict=True):
                assert shows(text, expected[place]), (weight, place, text, expected[place])
            average = row.locator("td.average").inner_text()
            gradient = float(record[f"grad_w{layer}"][j, k])
            assert abs(expected.mean() + gradient) <= 3e-7 * np.abs(expected).sum()
            assert shows(average, expected.mean()) or shows(average, -gradient), (weight, average)
            agree(row, expected)
        nudge.button("Next examples").click()
        expect(nudge.button("Previous examples")).to_be_enabled()


def agree(row: Locator, nudges: Array) -> None:
    """The row's last cell says how much of what these want is left, and how many want what."""
    strength = np.abs(nudges).sum()
    share = row.locator(".agree .share").inner_text()
    assert share == "–" if strength == 0 else shows(share, abs(nudges.sum()) / strength)
    votes = dict.fromkeys(MARKS.values(), 0)
    for text in row.locator(".votes > span").all_inner_texts():
        votes[MARKS[text.strip()[0]]] = int(re.findall(r"\d+", text)[0])
    assert votes == {sign: int((np.sign(nudges) == sign).sum()) for sign in votes}


def test_the_strongest_of_each_layer_are_listed(new_context: NewContext, server: Server) -> None:
    nudge = calm(new_context, server, "/story/table?step=30&phase=update")
    record, _ = nudge.record()
    listed = [weight_of(row) for row in rows(nudge.page)]
    for layer in (1, 2, 3):
        gradient = np.abs(record[f"grad_w{layer}"])
        two = np.sort(gradient, axis=None)[-2:]
        shown = [gradient[j, k] for at, j, k in listed if at == layer]
        assert sorted(shown) == list(two)


def test_nothing_is_told_before_its_phase(new_context: NewContext, server: Server) -> None:
    nudge = calm(new_context, server, "/story/table?step=5&phase=bias_nudges:1")
    page = nudge.page
    rows(page)
    cells = page.locator("td.nudge")
    assert set(cells.all_inner_texts()) == {"?"}
    assert set(page.locator("td.average").all_inner_texts()) == {"?"}
    assert not page.locator(".votes").count()
    page.keyboard.press(".")
    nudge.until_at("average")
    expect(page.locator("td.average").first).to_contain_text(re.compile(r"[+−]"))
    assert "?" not in cells.all_inner_texts()
    assert "?" not in page.locator(".vector").inner_text()
    assert set(page.locator(".moves .after").all_inner_texts()) >= {"?"}
    nudge.button("Make the step").click()
    nudge.until_at("update")
    expect(page.locator(".moves td.after").first).not_to_have_text("?")


def test_a_click_on_a_cell_puts_its_example_and_its_weight_on_the_stage(
    new_context: NewContext, server: Server
) -> None:
    nudge = calm(new_context, server, "/story/table?step=12&phase=average")
    page = nudge.page
    row = rows(page)[2]
    index = columns(page)[1]
    row.locator("td.nudge").nth(1).click()
    focus = "({ record, arg }) => record.focus.split === 'train' && record.focus.index === arg"
    nudge.until(focus, "the example is another", index)
    expect(page.locator(f'th.example[data-example="{index}"]')).to_have_class(
        re.compile("on-stage")
    )
    layer, j, k = weight_of(row)
    nudge.until_room(selection={"layer": layer, "index": j, "from": k})
    shown = nudge.shown_record()
    own = -shown[f"delta{layer}"][j] * shown[f"a{layer - 1}"][k]
    assert shows(row.locator("td.nudge").nth(1).inner_text(), float(own))
    assert nudge.scene("scene.image.batch") is None, "the mini-batch does not hide it"
    assert nudge.room()["step"] == 12


def test_the_table_is_walked_with_the_arrow_keys(new_context: NewContext, server: Server) -> None:
    nudge = calm(new_context, server, "/story/table?step=12&phase=update")
    page = nudge.page
    rows(page)
    page.locator('table.nudges [tabindex="0"]').focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    expect(page.locator("td.nudge:focus")).to_have_attribute("data-at", "2.3")
    expect(page.locator(".at-cell")).to_contain_text("−δ · a =")
    index = columns(page)[2]
    page.keyboard.press("Enter")
    focused = "({ record, arg }) => record.focus.index === arg"
    nudge.until(focused, "Enter does not put it on the stage", index)
    expect(page.locator("#chapter-title")).to_have_text("Everybody's average")


@pytest.mark.parametrize("settings", ["", "&optimizer=momentum&l2=0.001"])
def test_the_weights_move_to_where_the_network_is_after_the_step(
    new_context: NewContext, server: Server, settings: str
) -> None:
    nudge = calm(new_context, server, f"/story/table?step=20&phase=average{settings}")
    page = nudge.page
    rows(page)
    nudge.button("Make the step").click()
    expect(page.locator(".step-made")).not_to_contain_text("?")
    record, metadata = nudge.record()
    network = decode(nudge.get(f"{nudge.address}/network.safetensors").content)[0]
    rate = float(metadata["learning_rate"])
    moves = page.locator(".moves tbody tr").all()
    vectors = [each.locator("li").all_inner_texts() for each in page.locator(".vector").all()]
    assert len(vectors) == (2 if settings else 1)
    for place, row in enumerate(moves):
        layer, j, k = weight_of(row)
        before, after = (row.locator(f".{name}").inner_text() for name in ("before", "after"))
        assert shows(before, float(record[f"w{layer}"][j, k]))
        assert shows(after, float(network[f"w{layer}"][j, k]))
        assert before != after
        plain = -rate * float(record[f"grad_w{layer}"][j, k])
        update = float(record[f"update_w{layer}"][j, k]) if settings else plain
        assert shows(row.locator(".change").inner_text(), update)
        for vector, value in zip(vectors, [plain, update], strict=False):
            assert shows(vector[place].split(":")[-1], value)


def test_the_step_is_seen_to_be_made(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/table?step=20&phase=average")
    rows(page)
    place = "document.querySelector('.move .is').getAttribute('x1')"
    seen = nudge.watch(
        f"() => Number({place})",
        "(canvas) => canvas.scene.phase === 'update' && canvas.scene.t === 1",
        after="() => document.querySelector('.make').click()",
    )
    assert seen[0] == 50
    assert len(set(seen)) > 8, "it does not move"
    way = np.sign(np.diff(seen))
    assert set(way) in ({0, 1}, {0, -1}, {1}, {-1}), "it goes one way only"


def test_a_weight_is_picked_on_the_stage_and_removed_again(
    new_context: NewContext, server: Server
) -> None:
    nudge = calm(new_context, server, "/story/table?step=12&phase=update&select=2.3.7")
    page = nudge.page
    nudge.button("+ add h1·7 → h2·3").click()
    expect(nudge.button("picked")).to_have_attribute("aria-pressed", "true")
    assert [weight_of(row) for row in rows(page)] == [(2, 3, 7)]
    expect(nudge.button("+ add h1·7 → h2·3")).to_have_count(0)
    record, _ = nudge.record(batch=1)
    average = page.locator("td.average").inner_text()
    assert shows(average, nudges_of(record, (2, 3, 7)).mean())
    nudge.button("Remove h1·7 → h2·3").click()
    expect(page.locator("table.nudges")).to_have_count(0)
    nudge.button("random").click()
    first = [weight_of(row) for row in rows(page)]
    nudge.button("draw others").click()
    assert [weight_of(row) for row in rows(page)] != first


def test_while_it_trains_the_table_says_of_which_step_it_is(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/story/table?step=12&phase=update")
    rows(page)
    nudge.choose_speed("as fast as it goes")
    nudge.button("Play").click()
    nudge.until("({ scene }) => scene.step > 60", "it does not train")
    kept = re.compile(r"^The mini-batch of step \d+\. Pause to see the newest\.")
    expect(page.locator(".nudge-page")).to_have_text(kept)
    assert "?" not in page.locator("td.nudge").all_inner_texts()
    nudge.button("Pause").click()
    expect(page.locator(".nudge-page")).not_to_contain_text("Pause")
    record, metadata = nudge.record(batch=1)
    assert int(metadata["step"]) == nudge.scene()
    assert set(columns(page)) <= set(record["batch_index"].tolist())
