"""The page as a person has it before them, and the server's numbers to hold it against."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any
from weakref import WeakSet

import httpx
import numpy as np
import numpy.typing as npt
from nudge.protocol.frames import decode
from playwright.sync_api import BrowserContext, Locator, Page

from tests.browser.support.reads import LIMIT, eventually, of_page, steady, text, wait_for_rest
from tests.support.server import Server

Array = npt.NDArray[Any]
STEPS_A_SECOND = 20
"""What a room makes at least where it is asked to go to a step: the machine may be busy."""
# No certificates, which take longer to read than an answer: the server is on the loopback.
PLAINLY: dict[str, Any] = {"timeout": 60, "verify": False}

# What the stage shows, looked at until something holds of it.
POLL = """async ([arg, milliseconds, every, isVirtual]) => {
  const holds = %s;
  const { now, later, leap } = window.testing;
  const end = now() + milliseconds;
  for (;;) {
    const canvas = document.querySelector('.stage canvas');
    const found = await holds({ scene: canvas?.scene, record: canvas?.record, canvas, arg });
    if (found || now() > end) return found;
    if (isVirtual) await leap(every, milliseconds);
    else await new Promise((resolve) => later(resolve, every));
  }
}"""

# Virtual time passes, a frame at a time, and each frame once the page is at rest.
PASS = """async ([frames, every, milliseconds]) => {
  for (let i = 0; i < frames; i++) {
    if (!(await window.testing.leap(every, milliseconds))) return false;
  }
  return true;
}"""

GLANCE = """() => {
  const { scene, record } = document.querySelector('.stage canvas');
  return %s;
}"""

# What is seen at every frame of the page until a condition holds.
WATCH = """async (milliseconds) => {
  const canvas = document.querySelector('.stage canvas');
  const { now, frames } = window.testing;
  const end = now() + milliseconds;
  const seen = [];
  (%s)();
  while (!(%s)(canvas)) {
    if (now() > end) return null;
    seen.push((%s)(canvas));
    await frames(1);
  }
  return seen;
}"""

# The arrays of the record by the names that they have in a frame.
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

VIRTUAL: WeakSet[BrowserContext] = WeakSet()
"""Whose pages' time is the test's to let pass."""
LEAP = 100
"""Milliseconds of virtual time between two looks: the page lets no frame be longer."""


def in_virtual_time(page: Page) -> Page:
    """Let phases, springs and holds on `page` take no time; before anything is opened on it.

    For tests of where it comes to, and not of how long it takes. Whatever waits with `Nudge.until`
    lets time pass as long as the page has nothing to wait for but time.
    """
    page.clock.install()
    VIRTUAL.add(page.context)
    return page


def let_pass(page: Page, seconds: float) -> None:
    """Let so much virtual time pass, each frame once what the page asked for is answered.

    Where time is real, nothing need be done for it to pass.
    """
    if page.context in VIRTUAL:
        frames = max(1, round(1000 * seconds / LEAP))
        came = page.evaluate(PASS, [frames, LEAP, 1000 * LIMIT])
        assert came, f"{page.url} goes on asking"


class Nudge:
    """A page on which Nudge is open, in the room whose code is in its address."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        self.server = server

    @classmethod
    def open(cls, page: Page, server: Server, address: str = "/?step=1&phase=update") -> Nudge:
        """Open `address` and wait for its first picture; unless told, of step 1, at rest."""
        nudge = cls(page, server)
        page.set_default_timeout(1000 * LIMIT)
        page.goto(address)
        nudge.until("({ scene }) => scene", "nothing was drawn")
        if "step=" in address:
            step = int(address.split("step=")[1].split("&")[0])
            nudge.until_step(step)
            wait_for_rest(page)  # the story selects what a chapter speaks of once the step is made
        return nudge

    def until(
        self,
        predicate: str,
        otherwise: str,
        arg: Any = None,
        limit: float = LIMIT,
        every: float = 15,
    ) -> Any:
        """Wait until the JavaScript `predicate` of {scene, record, canvas, arg} is truthy.

        It is looked at `every` so many milliseconds; in virtual time after each frame, and
        time passes only while the page waits for nothing else.
        """
        is_virtual = self.page.context in VIRTUAL
        how = [arg, 1000 * limit, LEAP if is_virtual else every, is_virtual]
        found = self.page.evaluate(POLL % predicate, how)
        assert found, f"{otherwise}: {self.summary()}"
        return found

    def let_pass(self, seconds: float) -> None:
        """Let so much virtual time pass on its page."""
        assert self.page.context in VIRTUAL, "its time is not the test's"
        let_pass(self.page, seconds)

    def hold_time(self) -> None:
        """Let virtual time stand still, but for what is let pass from now on."""
        assert self.page.context in VIRTUAL, "its time is not the test's"
        now = self.page.evaluate("Date.now()")
        self.page.clock.pause_at(now / 1000 + LIMIT)  # later, as time goes on until it stands

    def watch(self, see: str, until: str, *, after: str = "() => {}") -> list[Any]:
        """What the JavaScript `see` finds at every frame until `until` holds, both of {scene}.

        `after`: what is done first, in the page, so that nothing is missed.
        """
        seen = self.page.evaluate(WATCH % (after, until, see), 1000 * LIMIT)
        assert seen is not None, f"it never came to {until}: {self.summary()}"
        return seen  # type: ignore[no-any-return]

    def frames(self, count: int = 1) -> None:
        """Wait for that many frames of the page."""
        self.page.evaluate("(count) => window.testing.frames(count)", count)

    def frames_asked(self) -> int:
        """How many frames the page has asked for so far: at rest it asks for none."""
        return int(self.page.evaluate("window.testing.framesAsked()"))

    def until_step(self, step: int) -> None:
        self.until(
            "({ scene, arg }) => scene?.step === arg",
            f"step {step} is not shown",
            step,
            limit=LIMIT + step / STEPS_A_SECOND,
        )

    def until_at(self, phase: str, t: float | None = 1) -> None:
        """Wait until the stage shows `phase`, and `t` (None: any) of it."""
        self.until(
            "({ scene, arg }) => scene?.phase === arg[0] && [null, scene.t].includes(arg[1])",
            f"{phase} at {t} is not shown",
            [phase, t],
        )

    def scene(self, of: str = "scene.step") -> Any:
        """What the JavaScript expression `of` makes of the scene on the stage, once at rest."""
        return steady(self.page, lambda: self.glance(of))

    def glance(self, of: str = "scene.step") -> Any:
        """What `of` makes of the scene at this moment: for what moves, and is meant to."""
        return self.page.evaluate(GLANCE % of)

    def summary(self) -> str:
        """Where the page is, for the message of a test that fails."""
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
        return self.page.url.partition("/r/")[2].partition("/")[0]

    @property
    def address(self) -> str:
        return f"{self.server.url}/api/rooms/{self.code}"

    def room(self) -> dict[str, Any]:
        """The room's state, as the server tells it over HTTP."""
        return self.get(self.address).json()  # type: ignore[no-any-return]

    def until_room(self, **expected: Any) -> None:
        """Wait until the server's room has these values: the page does not wait to show a click."""

        def has() -> bool:
            room = self.room()
            found = {name: room[name] for name in expected}
            assert found == expected, f"it has {found}"
            return True

        eventually(self.page, has, f"the room has not {expected}")

    def record(self, **query: Any) -> tuple[dict[str, Array], dict[str, str]]:
        """The record of the present step (or `step=n`), as the server tells it over HTTP."""
        return decode(self.get(f"{self.address}/step.safetensors", query).content)

    def shown_record(self) -> dict[str, Array]:
        """The arrays of the step on the stage, as they are in the page."""
        kinds = {"Float32Array": "<f4", "Float64Array": "<f8"}
        return {
            name: np.frombuffer(base64.b64decode(encoded), dtype=kinds[kind])
            for name, (kind, encoded) in of_page(self.page, RECORD).items()
        }

    def command(self, **command: Any) -> dict[str, Any]:
        """Have the server carry out a command, with the page's own token; its answer."""
        address = f"{self.address}/commands"
        response = httpx.post(address, json=command, headers=self.rights(), **PLAINLY)
        assert response.status_code == 200, response.text
        return response.json()  # type: ignore[no-any-return]

    def rights(self) -> dict[str, str]:
        """The headers with which whoever has this page may command."""
        token = of_page(self.page, "(code) => localStorage[`nudge.token.${code}`]", self.code)
        return {"Authorization": f"Bearer {token}"}

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def counter(self, name: str) -> str:
        """What stands beside "step", "cost" and so on in the header."""
        return text(self.page.locator(f".counter-{name} dd"))

    @property
    def caption(self) -> Locator:
        return self.page.locator(".caption p")

    @property
    def inspector(self) -> Locator:
        return self.page.locator(".inspector")

    def choose_speed(self, name: str) -> None:
        self.page.get_by_role("combobox", name="Speed", exact=True).select_option(label=name)

    def scroll_to_top(self) -> None:
        self.page.evaluate("scrollTo(0, 0)")

    def click_stage(self, x: float, y: float) -> None:
        self.page.locator(".stage canvas").click(position={"x": x, "y": y})

    def neuron_at(self, layer: int, index: int) -> tuple[float, float]:
        """Where on the stage a neuron is."""
        place = f"({{ layer, index }}) => layer === {layer} && index === {index}"
        neuron = self.scene(f"scene.neurons.find({place})")
        return neuron["x"], neuron["y"]

    @staticmethod
    def get(url: str, query: Mapping[str, Any] | None = None) -> httpx.Response:
        response = httpx.get(url, params=query, **PLAINLY)
        assert response.status_code == 200, response.text
        return response


def same_bits(one: Array, other: Array) -> bool:
    """Whether two arrays are of one type and hold the same bits, whatever their shapes."""
    return one.dtype == other.dtype and one.tobytes() == other.tobytes()
