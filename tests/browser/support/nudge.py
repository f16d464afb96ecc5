"""A page on which Nudge is open, and the server's numbers to compare it with."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from typing import Any, Literal

import httpx
import numpy as np
import numpy.typing as npt
from nudge.protocol.frames import decode
from playwright.sync_api import Locator, Page, expect

from tests.browser.support.reads import LIMIT, eventually, read_page, steady, text, wait_for_rest
from tests.browser.support.texts.languages import ENGLISH, language_of, names_in
from tests.browser.support.virtual_time import VIRTUAL_FRAME, VIRTUAL_TIME_CONTEXTS, let_pass
from tests.support.server import Server

Array = npt.NDArray[Any]
MIN_STEPS_PER_SECOND = 20
"""The fewest steps a second that a room makes on its way to a step: the machine may be busy."""
# No certificates: reading them takes longer than an answer, and the server is on the loopback.
HTTP_OPTIONS: dict[str, Any] = {"timeout": 60, "verify": False}

# Reads what the stage shows until a condition is truthy. A condition may count on the stage: where
# nothing is drawn yet, it fails, and is not met.
POLL = """async ([arg, milliseconds, every, isVirtual]) => {
  const condition = %s;
  const { now, later, leap } = window.testing;
  const end = now() + milliseconds;
  for (;;) {
    const canvas = document.querySelector('.stage canvas');
    const { scene, record } = canvas ?? {};
    const found = await (async () => condition({ scene, record, canvas, arg }))().catch((error) => {
      if (scene && record) throw error;
    });
    if (found || now() > end) return found;
    if (isVirtual) await leap(every, milliseconds);
    else await new Promise((resolve) => later(resolve, every));
  }
}"""

READ_NOW = """() => {
  const { scene, record } = document.querySelector('.stage canvas');
  return %s;
}"""

# Reads a value at every frame of the page until a condition is true.
WATCH = """async (milliseconds) => {
  const canvas = document.querySelector('.stage canvas');
  const { now, frames } = window.testing;
  const end = now() + milliseconds;
  const values = [];
  (%s)();
  while (!(%s)(canvas)) {
    if (now() > end) return null;
    values.push((%s)(canvas));
    await frames(1);
  }
  return values;
}"""

# The page's token: where storage refuses it, the tab's history has it.
TOKEN = """(key) => {
  try { return localStorage.getItem(key) ?? history.state?.[key]; }
  catch { return history.state?.[key]; }
}"""

# The arrays of the record, under their names in a frame, as [type, base64].
RECORD = """() => {
  const { record } = document.querySelector('.stage canvas');
  const lists = {
    a: record.a, z: record.z, delta: record.delta, nudge: record.nudge, w: record.w, b: record.b,
    grad_w: record.gradW, grad_b: record.gradB, update_w: record.updateW, update_b: record.updateB,
  };
  const text = (array) => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    return [array.constructor.name, bytes.toBase64?.() ?? btoa(String.fromCharCode(...bytes))];
  };
  const arrays = { y: text(record.y) };
  for (const [name, layers] of Object.entries(lists)) {
    layers.forEach((array, layer) => { if (array) arrays[`${name}${layer}`] = text(array); });
  }
  return arrays;
}"""

# Reads a value at a frame before which the page has shown the same step for a whole frame, so that
# all of it is drawn.
SAMPLE = """async (milliseconds) => {
  const canvas = document.querySelector('.stage canvas');
  const { now, frames } = window.testing;
  const end = now() + milliseconds;
  const step = () => document.querySelector('.counter-step dd')?.textContent;
  while (now() < end) {
    await frames(1);
    const before = step();
    await frames(1);
    if (step() === before) return (%s)(canvas);
  }
  return null;
}"""


class Nudge:
    """A page on which Nudge is open, in the room whose code is in the page's address."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        self.server = server
        self.language = ENGLISH
        self._tokens: dict[str, str] = {}

    @classmethod
    def open(cls, page: Page, server: Server, address: str = "/?step=1&phase=update") -> Nudge:
        """Open `address`, and wait until the stage is drawn.

        Where the address names a step, waits also until that step is shown and the page is at rest.
        """
        nudge = cls(page, server)
        nudge.language = language_of(address)
        page.set_default_timeout(1000 * LIMIT)
        page.goto(address)
        nudge.until("({ scene }) => scene", "nothing was drawn")
        if "step=" in address:
            step = int(address.split("step=")[1].split("&")[0])
            nudge.until_step(step)
            wait_for_rest(page)  # the story selects the chapter's subject after the step
        return nudge

    def until(
        self,
        predicate: str,
        message: str,
        arg: Any = None,
        limit: float = LIMIT,
        every: float = 15,
    ) -> Any:
        """Wait until the JavaScript `predicate` of {scene, record, canvas, arg} is truthy.

        Evaluates it every `every` milliseconds; in virtual time after each frame, and virtual time
        passes only while the page waits for nothing else. Returns its value. Raises AssertionError
        with `message` after `limit` seconds.
        """
        is_virtual = self.page.context in VIRTUAL_TIME_CONTEXTS
        arguments = [arg, 1000 * limit, VIRTUAL_FRAME if is_virtual else every, is_virtual]
        found = self.page.evaluate(POLL % predicate, arguments)
        assert found, f"{message}: {self.summary()}"
        return found

    def let_pass(self, seconds: float) -> None:
        """Let `seconds` of virtual time pass on the page."""
        assert self.page.context in VIRTUAL_TIME_CONTEXTS, "its time is not the test's"
        let_pass(self.page, seconds)

    def pause_time(self) -> None:
        """Stop virtual time; from now on only `let_pass` and `until` let it pass."""
        assert self.page.context in VIRTUAL_TIME_CONTEXTS, "its time is not the test's"
        now = self.page.evaluate("Date.now()")
        self.page.clock.pause_at(now / 1000 + LIMIT)  # in the future: time passes until then

    def watch(self, read: str, until: str, *, after: str = "() => {}") -> list[Any]:
        """Return the value of the JavaScript `read` at every frame until `until` is truthy.

        Both are functions of {scene, record}. The JavaScript function `after` runs first, in the
        page, so that no frame after it is missed. Raises AssertionError after `LIMIT` seconds.
        """
        values: list[Any] | None = self.page.evaluate(WATCH % (after, until, read), 1000 * LIMIT)
        assert values is not None, f"it never came to {until}: {self.summary()}"
        return values

    def sample(self, read: str) -> Any:
        """Return the value of the JavaScript `read` of the canvas, while the page changes.

        It is read at a frame whose step is drawn everywhere on the page. Raises AssertionError
        where there is none within three times `LIMIT` seconds.
        """
        value = self.page.evaluate(SAMPLE % read, 3000 * LIMIT)
        assert value is not None, f"the page shows no step for a whole frame: {self.summary()}"
        return value

    def frames(self, count: int = 1) -> None:
        """Wait for `count` frames of the page."""
        self.page.evaluate("(count) => window.testing.frames(count)", count)

    def frames_asked(self) -> int:
        """Return how many frames the page has requested so far. At rest it requests none."""
        return int(self.page.evaluate("window.testing.framesAsked()"))

    def until_step(self, step: int) -> None:
        """Wait until the stage shows `step`; the limit grows with the number of steps."""
        self.until(
            "({ scene, arg }) => scene?.step === arg",
            f"step {step} is not shown",
            step,
            limit=LIMIT + step / MIN_STEPS_PER_SECOND,
        )

    def until_phase(self, phase: str, t: float | None = 1) -> None:
        """Wait until the stage shows `phase` at `t`, from 0 to 1 (None: at any `t`)."""
        self.until(
            "({ scene, arg }) => scene?.phase === arg[0] && [null, scene.t].includes(arg[1])",
            f"{phase} at {t} is not shown",
            [phase, t],
        )

    def scene(self, expression: str = "scene.step") -> Any:
        """Return a JavaScript expression of the stage's `scene` and `record`, once at rest."""
        return steady(self.page, lambda: self.read_now(expression))

    def read_now(self, expression: str = "scene.step") -> Any:
        """Return the same as `scene`, but at once: for a scene that is meant to move."""
        return self.page.evaluate(READ_NOW % expression)

    def summary(self) -> str:
        """Return what the page shows, and its address, for the message of a failed test."""
        shown = self.page.evaluate(
            """() => {
              const { step, phase, t } = document.querySelector('.stage canvas')?.scene ?? {};
              const notices = document.querySelector('.notices')?.innerText;
              return JSON.stringify({ step, phase, t, notices });
            }"""
        )
        return f"{shown} at {self.page.url}"

    @property
    def code(self) -> str:
        """The code of the room, from the page's address."""
        return self.page.url.partition("/r/")[2].partition("/")[0]

    @property
    def address(self) -> str:
        """The address of the room in the server's API."""
        return f"{self.server.url}/api/rooms/{self.code}"

    def room(self) -> dict[str, Any]:
        """Return the room's state, from the server."""
        return self.get(self.address).json()  # type: ignore[no-any-return]

    def until_room(self, **expected: Any) -> None:
        """Wait until the server's room has these values: the page shows a click before that."""

        def has() -> bool:
            room = self.room()
            found = {name: room[name] for name in expected}
            assert found == expected, f"it has {found}"
            return True

        eventually(self.page, has, f"the room has not {expected}")

    def record(self, **query: Any) -> tuple[dict[str, Array], dict[str, str]]:
        """Return the arrays and metadata of the present step, or of `step=n`, from the server."""
        return decode(self.get(f"{self.address}/step.safetensors", query).content)

    def shown_record(self) -> dict[str, Array]:
        """Return the arrays, flat, of the step on the stage, from the page."""
        kinds = {"Float32Array": "<f4", "Float64Array": "<f8"}
        return {
            name: np.frombuffer(base64.b64decode(encoded), dtype=kinds[kind])
            for name, (kind, encoded) in read_page(self.page, RECORD).items()
        }

    def command(self, **command: Any) -> dict[str, Any]:
        """Send a command to the server with the page's token; return the answer."""
        address = f"{self.address}/commands"
        response = httpx.post(address, json=command, headers=self.auth_headers(), **HTTP_OPTIONS)
        assert response.status_code == 200, response.text
        return response.json()  # type: ignore[no-any-return]

    def step_once(self) -> None:
        """Make one step by the page's button, and compare the page with the server."""
        step = self.room()["step"]
        self.button("Next step").click()
        self.until_step(step + 1)
        assert self.room()["step"] == step + 1

    def auth_headers(self) -> dict[str, str]:
        """Return the HTTP headers with the page's token, which permits commands."""
        if self.code not in self._tokens:
            self._tokens[self.code] = read_page(self.page, TOKEN, f"nudge.token.{self.code}")
        return {"Authorization": f"Bearer {self._tokens[self.code]}"}

    def says(self, english: str) -> str | re.Pattern[str]:
        """Return what the page says in its language where English says just this."""
        return english if self.language == ENGLISH else names_in(self.language)[english]

    def button(self, name: str) -> Locator:
        """Return the button with exactly this accessible name, which is given in English."""
        return self.page.get_by_role("button", name=self.says(name), exact=True)

    def in_view(self, name: str, role: Literal["button", "combobox"] = "button") -> Locator:
        """Return the control `name` behind View, which is opened where it is closed."""
        if read_page(self.page, "!document.querySelector('#view-menu:popover-open')"):
            self.button("View").click()
        return self.page.locator("#view-menu").get_by_role(role, name=self.says(name), exact=True)

    def press_in_view(self, name: str) -> None:
        """Press the button `name` behind View, then close View."""
        self.in_view(name).click()
        self.button("View").click()
        expect(self.page.locator("#view-menu")).to_be_hidden()

    def has_big_text(self, is_big: bool) -> None:
        """Wait until the page has big text, or has not."""
        text_size = "big" if is_big else "normal"
        expect(self.page.locator("html")).to_have_attribute("data-text", text_size)

    def counter(self, name: str) -> str:
        """Return the text of the header's counter of that name ("step", "cost" and so on)."""
        return text(self.page.locator(f".counter-{name} dd"))

    @property
    def caption(self) -> Locator:
        """The caption below the stage."""
        return self.page.locator(".caption p")

    @property
    def inspector(self) -> Locator:
        """The inspector of the selected neuron or weight."""
        return self.page.locator(".inspector")

    def choose_speed(self, name: str) -> None:
        """Choose the speed with this label."""
        self.page.get_by_role("combobox", name="Speed", exact=True).select_option(label=name)

    def scroll_to_top(self) -> None:
        """Scroll the window to its top."""
        self.page.evaluate("scrollTo(0, 0)")

    def click_stage(self, x: float, y: float) -> None:
        """Click the stage at a place in CSS pixels."""
        self.page.locator(".stage canvas").click(position={"x": x, "y": y})

    def neuron_position(self, layer: int, index: int) -> tuple[float, float]:
        """Return the x and y of a neuron on the stage, in CSS pixels."""
        is_wanted = f"({{ layer, index }}) => layer === {layer} && index === {index}"
        neuron = self.scene(f"scene.neurons.find({is_wanted})")
        return neuron["x"], neuron["y"]

    @staticmethod
    def get(url: str, query: Mapping[str, Any] | None = None) -> httpx.Response:
        """Return the server's answer. Raises AssertionError where its status is not 200."""
        response = httpx.get(url, params=query, **HTTP_OPTIONS)
        assert response.status_code == 200, response.text
        return response


def same_bits(first: Array, second: Array) -> bool:
    """Return whether two arrays have the same type and the same bits; shapes may differ."""
    return first.dtype == second.dtype and first.tobytes() == second.tobytes()
