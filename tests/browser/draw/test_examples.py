"""The example on the stage: one of a digit, the next one, the next mistake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import numpy as np
from nudge.protocol.frames import decode
from playwright.sync_api import Page, expect

from tests.browser.support.nudge import Nudge, same_bits
from tests.browser.support.virtual_time import in_virtual_time
from tests.support.server import Server


def get_test_image(server: Server, index: int) -> tuple[np.ndarray[Any, Any], int]:
    """A test image (28, 28) from the server, and its label."""
    url = f"{server.url}/api/datasets/mnist-6k/test/images.safetensors"
    tensors, _ = decode(httpx.get(url, params={"index": index}).read())
    return tensors["images"][0], int(tensors["labels"][0])


def until_another(nudge: Nudge, index: int | None) -> dict[str, Any]:
    """Wait for another example than number `index`."""
    found = "({ record, arg }) => record.focus.index !== arg && record.focus"
    return nudge.until(found, "the example stays the same", index)  # type: ignore[no-any-return]


def test_each_digit_has_examples_and_the_image_is_that_example(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server)
    for digit in (3, 8, 0):
        nudge.button(f"An example of {digit}").click()
        of_the_digit = "({ record: { focus }, arg }) => focus.label === arg && focus"
        chosen = nudge.until(of_the_digit, f"no {digit} comes to the stage", digit)
        assert chosen["split"] == "test"
        image, label = get_test_image(server, chosen["index"])
        assert label == digit
        shown = nudge.shown_record()["a0"]
        assert same_bits(shown, (image.reshape(-1) / 255).astype(np.float32))
        expect(page.locator(".stage-foot")).to_contain_text(
            f"test image #{chosen['index']} · label {digit}"
        )
        expect(nudge.button(f"An example of {digit}")).to_have_attribute("aria-pressed", "true")
    assert nudge.room()["step"] == 1


def test_the_digit_keys_and_n_do_the_same(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/?step=1&phase=update&example=test.10")
    nudge.until("({ record }) => record.focus.index === 10", "the address names an example")
    page.keyboard.press("n")
    assert until_another(nudge, 10)["index"] == 11
    page.keyboard.press("7")
    first = until_another(nudge, 11)
    page.keyboard.press("7")
    second = until_another(nudge, first["index"])
    assert (first["label"], second["label"]) == (7, 7)
    assert second["index"] > first["index"] > 11


def test_the_next_example_and_the_next_mistake(page: Page, server: Server) -> None:
    nudge = Nudge.open(page, server, "/?step=300&phase=update&example=test.0")
    nudge.until("({ record }) => record.focus.split === 'test'", "the address names an example")
    nudge.button("Next example").click()
    assert until_another(nudge, 0)["index"] == 1
    nudge.until_room(test_step=300)
    accuracy = nudge.room()["test_accuracy"]
    mistake = nudge.button("Next mistake")
    expect(mistake).to_contain_text(f"of {round(1000 * (1 - accuracy))}")
    index = 1
    presses: list[Callable[[], None]] = [mistake.click, lambda: page.keyboard.press("m")]
    for press in presses:
        press()
        chosen = until_another(nudge, index)
        index = chosen["index"]
        network, _ = nudge.record()  # the parameters on show, with which the network was tested
        image, label = get_test_image(server, index)
        assert answer(network, image) != label == chosen["label"]


def answer(network: dict[str, Any], image: np.ndarray[Any, Any]) -> int:
    """The answer of a network of sigmoids to an image."""
    a = image.reshape(-1) / 255
    for layer in (1, 2, 3):
        a = 1 / (1 + np.exp(-(network[f"w{layer}"] @ a + network[f"b{layer}"])))
    return int(np.argmax(a))


def test_another_example_while_it_plays_begins_at_its_forward_phase(
    page: Page, server: Server
) -> None:
    nudge = Nudge.open(in_virtual_time(page), server, "/?step=1&phase=average")
    nudge.pause_time()
    nudge.button("Play").click()
    nudge.until_phase("update", None)
    nudge.button("An example of 4").click()
    nudge.until_phase("forward", None)
    nudge.until("({ record }) => record.focus.label === 4", "another digit is on the stage")
    assert nudge.scene("scene.step") == 1
