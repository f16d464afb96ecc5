"""A short walk in browsers with other engines than Chromium's: all works, without a complaint."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import numpy as np
import pytest
from nudge.protocol.frames import decode
from nudge.settings import resource_folder

from tests.browser.conftest import page_options
from tests.browser.support.nudge import HTTP_OPTIONS
from tests.support.engines import Engine, firefox, templates_with_collector, webkit
from tests.support.server import Server

SCENE = "document.querySelector('.stage canvas')?.scene"
RECORD = "document.querySelector('.stage canvas')?.record"
PAD = "document.querySelector('canvas[aria-label=\"Drawing pad\"]')"
RACE = "lab?race=examples&run=100&run=full&surface=100&points=11&until=4000&view=solid"

Run = Callable[[Path], AbstractContextManager[Engine]]


@pytest.fixture(scope="module")
def engine_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose page collects its own complaints."""
    folder = tmp_path_factory.mktemp("engines")
    templates = templates_with_collector(resource_folder("templates"), folder)
    with Server(folder, [*page_options(), "--templates-dir", str(templates)]) as server:
        yield server


@pytest.mark.timeout(300)
@pytest.mark.filterwarnings(
    "ignore:setting remote_server_addr:DeprecationWarning"
)  # Selenium's own
@pytest.mark.parametrize("run", [firefox, webkit])
def test_a_short_walk_in_another_engine(run: Run, engine_server: Server, tmp_path: Path) -> None:
    with run(tmp_path) as engine:
        see_the_first_picture(engine, engine_server)
        go_a_phase_back(engine)
        draw_a_stroke(engine)
        assert engine.complaints() == []
        watch_a_race(engine, engine_server)
        reload(engine)


def see_the_first_picture(engine: Engine, server: Server) -> None:
    """The outputs on the stage are those of the server, bit for bit."""
    engine.open(f"{server.url}/story/cost?step=1&phase=cost")
    engine.until(f"{SCENE}?.step === 1 && {SCENE}.phase === 'cost'", "no picture")
    assert engine.until("document.querySelector('.caption').innerText.trim()", "no caption")
    code = engine.until("location.pathname.split('/r/')[1]?.split('/')[0]", "no room")
    outputs = engine.until(f"{RECORD} && [...{RECORD}.a.at(-1)]", "no outputs")
    address = f"{server.url}/api/rooms/{code}/step.safetensors"
    tensors, _ = decode(httpx.get(address, **HTTP_OPTIONS).read())
    assert np.float32(outputs).tolist() == tensors["a3"].tolist()


def go_a_phase_back(engine: Engine) -> None:
    engine.press("Previous phase")
    engine.until(f"{SCENE}.phase === 'forward'", "the phase stays")


def draw_a_stroke(engine: Engine) -> None:
    """A stroke on the pad becomes an image, and its answer."""
    engine.press("Draw")
    found = f"(({{ x, y, width }}) => [x, y, width])({PAD}.getBoundingClientRect())"
    x, y, side = engine.until(f"{PAD} && {found}", "no pad")
    around = [math.radians(-90 + 15 * i) for i in range(25)]
    engine.drag(
        [
            (x + side * (0.5 + 0.2 * math.cos(a)), y + side * (0.5 + 0.3 * math.sin(a)))
            for a in around
        ]
    )
    image = "document.querySelector('[aria-label^=\"The network sees this\"]') !== null"
    engine.until(image, "no image")
    engine.until(f"{RECORD}?.focus.index === null", "the drawing is not on the stage")


def watch_a_race(engine: Engine, server: Server) -> None:
    """It goes on, in three dimensions, without WebGL too."""
    engine.open(f"{server.url}/{RACE}")
    rows = "[...document.querySelectorAll('.race-run')]"
    steps = f"{rows}.length === 2 && Number({rows}[0].dataset.step) > 2"
    engine.until(steps, "the race does not go on")
    drawn = "document.querySelector('.landscape-solid')?.landscape"
    engine.until(f"Boolean({drawn})", "nothing in three dimensions")
    assert engine.complaints() == []


def reload(engine: Engine) -> None:
    """After a reload the same person drives the same room."""
    code = engine.until("location.pathname.split('/r/')[1]?.split('/')[0]", "no room")
    engine.until("(window.isOld = true) && location.reload() === undefined", "no reload")
    engine.until(f"!window.isOld && {SCENE}?.step >= 0", "no picture after the reload")
    assert engine.until("location.pathname.split('/r/')[1]?.split('/')[0]", "no room") == code
    engine.press("Next step")
    engine.until(f"{SCENE}?.step >= 1", "whoever made the room does not drive it")
    assert engine.complaints() == []
