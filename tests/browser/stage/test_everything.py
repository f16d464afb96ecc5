"""With all kinds of settings, every phase is drawn and explained without errors."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import read_page
from tests.support.server import Server

SETTINGS: dict[str, dict[str, Any]] = {
    "nothing to begin with": {"initializer": "zero"},
    "ReLU throughout": {"activation": "relu", "output_activation": "relu", "initializer": "he"},
    "linear": {"activation": "identity", "output_activation": "identity", "learning_rate": 0.01},
    "tanh and leaky ReLU": {"activation": "tanh", "output_activation": "leaky_relu"},
    "softmax with squares": {"output_activation": "softmax", "l2": 0.01},
    "cross-entropy, Adam, one neuron": {
        "output_activation": "softmax",
        "cost": "cross_entropy",
        "optimizer": "adam",
        "learning_rate": 0.01,
        "hidden": "1",
    },
    "mini-batches of one, double precision": {"batch_size": 1, "dtype": "float64", "hidden": "5-4"},
    "all at once": {"batch_size": 100_000, "learning_rate": 0.001, "initializer": "normal"},
}
PHASE_TEXTS = """() => {
  const texts = [...document.querySelectorAll('.caption, .inspector, .stage-foot, .counters')];
  return [
    document.querySelector('.stage canvas').scene.phase,
    document.querySelector('.caption p').innerText,
    texts.map((element) => element.innerText).join('\\n'),
  ];
}"""
BROKEN = re.compile(
    r"NaN|undefined|null|Infinity|not a number|infinite|\[object|−0(\.0+)?(?![.\d])"
)


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS.keys())
def test_every_phase_is_drawn_and_explained(
    new_context: NewContext, server: Server, settings: dict[str, Any]
) -> None:
    page = new_context(server, reduced_motion="reduce").new_page()
    nudge = Nudge.open(page, server, f"/?{urlencode({**settings, 'step': 1, 'phase': 'forward'})}")
    captions, broken = set(), {}
    depth = nudge.scene("record.depth")
    for layer in (1, depth):
        page.get_by_role("combobox", name="Layer", exact=True).select_option(str(layer))
        for _ in range(3 * depth + 4):
            phase, caption, everything = read_page(page, PHASE_TEXTS)
            captions.add(caption)
            if found := BROKEN.search(everything):
                broken[phase] = found.group()
            page.keyboard.press("ArrowRight")
    assert broken == {}
    assert len(captions) >= 7
    assert nudge.scene() >= 2
