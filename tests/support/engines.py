"""Browsers with other engines than Chromium's, each in a process of its own.

Firefox speaks WebDriver BiDi itself. WebKit has WebKitWebDriver, for which Selenium is the client.
Where a browser is missing, its tests are skipped and say so; `.ci/run` installs it where it can.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final

import pytest
from selenium import webdriver
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from websockets.sync.client import ClientConnection, connect

LIMIT: Final = 60.0
"""Seconds that a wait may take: these browsers are slower, and the machine may be busy."""
POLL_SECONDS: Final = 0.05
WIDTH, HEIGHT = 1300, 900
MINI_BROWSERS: Final = ("/usr/lib/*/webkit2gtk-4.*/MiniBrowser", "/usr/libexec/*/MiniBrowser")

# Stands in the page before its own scripts, and collects what a person would find in the console.
COLLECTOR: Final = """<script nonce="{{ csp_nonce }}">
window.complaints = [];
const complain = (...words) => window.complaints.push(words.map(String).join(' '));
for (const name of ['error', 'warn']) console[name] = complain;
addEventListener('error', ({ message, filename, target }) =>
  complain(message ?? 'not loaded:', filename ?? target.src ?? target.href), true);
addEventListener('unhandledrejection', ({ reason }) => complain('unhandled:', reason));
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  complain('forbidden:', violatedDirective, blockedURI));
</script>
"""

# The middle of what can be pressed and has this name, in CSS pixels.
FIND: Final = """(() => {
  const all = [...document.querySelectorAll('button, [role=tab]')];
  const called = (element) => element.getAttribute('aria-label') ?? element.textContent.trim();
  const found = all.find((element) => called(element) === NAME && !element.disabled);
  found?.scrollIntoView({ block: 'nearest' });
  const { x, y, width, height } = found?.getBoundingClientRect() ?? { width: 0 };
  return width && [x + width / 2, y + height / 2];
})()"""


def templates_with_collector(templates: Path, folder: Path) -> Path:
    """Copy the page's templates, with the collector of complaints; return the copy's folder."""
    copy = shutil.copytree(templates, folder / "templates")
    base = copy / "base.html"
    head = '<meta charset="utf-8" />'
    text = base.read_text("utf-8")
    assert head in text
    base.write_text(text.replace(head, head + COLLECTOR), "utf-8")
    return copy


class Engine(ABC):
    """A browser with one page. Its reads wait, as a page shows most of what it learns later."""

    @abstractmethod
    def open(self, url: str) -> None:
        """Open an address, and wait until it is loaded."""

    @abstractmethod
    def _evaluate(self, expression: str) -> Any:
        """Return the value of a JavaScript expression, by way of JSON."""

    @abstractmethod
    def _perform(self, actions: Sequence[dict[str, Any]]) -> None:
        """Move and press a pointer; both protocols have the same actions."""

    def complaints(self) -> list[str]:
        """Return what the page has written into the console, and its errors."""
        found: list[str] = self._evaluate("window.complaints")
        return found

    def until(self, expression: str, message: str) -> Any:
        """Wait until a JavaScript expression is truthy; return its value.

        Raises AssertionError with `message`, and what the page shows, after `LIMIT` seconds.
        """
        end = time.monotonic() + LIMIT
        while not (found := self._evaluate(expression)):
            if time.monotonic() > end:
                shown = self._evaluate("[location.href, document.body.innerText.slice(0, 2000)]")
                raise AssertionError(f"{message}: {shown} {self.complaints()}")
            time.sleep(POLL_SECONDS)
        return found

    def press(self, name: str) -> None:
        """Press the button or tab of this name with the mouse."""
        place = self.until(FIND.replace("NAME", json.dumps(name)), f"nothing is called {name}")
        self.drag([place])

    def drag(self, places: Sequence[tuple[float, float]]) -> None:
        """Press the mouse at the first place, move it to all others, and let go."""
        moves = [
            {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 20} for x, y in places
        ]
        down, up = ({"type": name, "button": 0} for name in ("pointerDown", "pointerUp"))
        self._perform([moves[0], down, *moves[1:], up])


class Firefox(Engine):
    """Firefox by WebDriver BiDi, over the socket that it opens itself."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._count = 0
        self._logged: list[str] = []
        self._send("session.new", capabilities={})
        self._send("session.subscribe", events=["log.entryAdded"])
        self._page = self._send("browsingContext.getTree")["contexts"][0]["context"]
        viewport = {"width": WIDTH, "height": HEIGHT}
        self._send("browsingContext.setViewport", context=self._page, viewport=viewport)

    def open(self, url: str) -> None:
        """Open an address, and wait until it is loaded."""
        self._send("browsingContext.navigate", context=self._page, url=url, wait="complete")

    def complaints(self) -> list[str]:
        """Return what the page has written into the console, and its errors."""
        return super().complaints() + self._logged

    def _evaluate(self, expression: str) -> Any:
        found = self._send(
            "script.evaluate",
            expression=f"JSON.stringify({expression})",
            target={"context": self._page},
            awaitPromise=False,
        )
        assert found["type"] == "success", found
        return json.loads(found["result"].get("value", "null"))

    def _perform(self, actions: Sequence[dict[str, Any]]) -> None:
        mouse = {"type": "pointer", "id": "mouse", "actions": list(actions)}
        self._send("input.performActions", context=self._page, actions=[mouse])

    def _send(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command; return its result. Notes what was logged in the meantime."""
        self._count += 1
        self._socket.send(json.dumps({"id": self._count, "method": method, "params": params}))
        while True:
            message = json.loads(self._socket.recv(timeout=LIMIT))
            if message.get("id") == self._count:
                assert message["type"] == "success", message
                result: dict[str, Any] = message["result"]
                return result
            if message.get("method") == "log.entryAdded":
                entry = message["params"]
                if entry["level"] in ("warn", "error"):
                    self._logged.append(f"{entry['level']}: {entry['text']}")


class WebKit(Engine):
    """WebKitGTK's MiniBrowser by WebKitWebDriver. The protocol tells nothing of the console."""

    def __init__(self, driver: webdriver.WebKitGTK) -> None:
        self._driver = driver
        driver.set_window_size(WIDTH, HEIGHT)

    def open(self, url: str) -> None:
        """Open an address, and wait until it is loaded."""
        self._driver.get(url)

    def _evaluate(self, expression: str) -> Any:
        return json.loads(
            self._driver.execute_script(f"return JSON.stringify({expression}) ?? 'null'")
        )

    def _perform(self, actions: Sequence[dict[str, Any]]) -> None:
        mouse = {"type": "pointer", "id": "mouse", "actions": list(actions)}
        self._driver.execute("actions", {"actions": [mouse]})


@contextmanager
def firefox(folder: Path) -> Iterator[Engine]:
    """Run Firefox with an empty profile; skip the test where there is none."""
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    if path is None:
        pytest.skip("NO FIREFOX: Debian's package firefox-esr has it")
    log = folder / "firefox.log"
    profile = folder / "profile"
    profile.mkdir()
    command = [path, "--headless", "--no-remote", "--profile", str(profile)]
    command += ["--remote-debugging-port", "0"]
    with (
        log.open("wb") as output,
        subprocess.Popen(command, stdout=output, stderr=output) as process,
    ):
        try:
            address = _printed(log, r"listening on (ws://\S+)", process)
            with connect(f"{address}/session", max_size=None, proxy=None) as socket:
                yield Firefox(socket)
        finally:
            process.terminate()


@contextmanager
def webkit(folder: Path) -> Iterator[Engine]:
    """Run WebKit's MiniBrowser, on a display of its own; skip the test where there is none."""
    path = shutil.which("WebKitWebDriver")
    found = [file for pattern in MINI_BROWSERS for file in sorted(Path("/").glob(pattern[1:]))]
    if path is None or not found:
        pytest.skip("NO WEBKIT: Debian's package webkit2gtk-driver has it")
    options = Options()
    options.binary_location = str(found[-1])
    options.add_argument("--automation")
    with ExitStack() as stack:
        display = stack.enter_context(_display(folder))
        # Without a locale WebKit's language is "C", which no number format knows.
        env = {**os.environ, **display, "LC_ALL": "C"}
        service = Service(path, log_output=str(folder / "webkit.log"), env=env)
        driver = webdriver.WebKitGTK(options=options, service=service)
        stack.callback(driver.quit)
        yield WebKit(driver)


@contextmanager
def _display(folder: Path) -> Iterator[dict[str, str]]:
    """Run an X server without a screen; yield the variables that name its display."""
    path = shutil.which("Xvfb")
    if path is None:
        pytest.skip("NO WEBKIT: it needs a display, and Debian's package xvfb has one")
    log = folder / "display.log"
    command = [path, "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    with (
        log.open("wb") as output,
        subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL) as process,
    ):
        try:
            yield {"DISPLAY": f":{_printed(log, r'^([0-9]+)$', process)}", "GDK_BACKEND": "x11"}
        finally:
            process.terminate()


def _printed(log: Path, pattern: str, process: subprocess.Popen[bytes]) -> str:
    """Wait until a program has printed a whole line that matches; return the group."""
    end = time.monotonic() + LIMIT
    while process.poll() is None and time.monotonic() < end:
        for line in log.read_text("utf-8", errors="replace").splitlines(keepends=True):
            if line.endswith("\n") and (found := re.search(pattern, line)):
                return found[1]
        time.sleep(POLL_SECONDS)
    raise AssertionError(f"{process.args!r} ended with {process.poll()}: {log.read_text('utf-8')}")
