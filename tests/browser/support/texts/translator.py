"""A browser's translator, and two pages that show the same: one of them translated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import NewContext
from tests.browser.support.nudge import Nudge
from tests.browser.support.reads import eventually, read_page
from tests.support.server import Server

SCRIPT = Path(__file__).with_suffix(".js")
# The lines of the page; where spaces stand at their ends makes no difference.
LINES = "document.getElementById('app').innerText.split('\\n').map((line) => line.trim())"
STAND_INS = "document.querySelectorAll('font').length"


def translate(page: Page, kind: str) -> None:
    """Translate the page as translators of this kind do; see translator.js. The words stay."""
    source = SCRIPT.read_text("utf-8")
    script = source[source.index("(kind) =>") :].rstrip().removesuffix(";")
    # once: a second translation would watch the page twice
    read_page(page, f"(kind) => {{ window.translated ??= (({script})(kind), 1); }}", kind)


@dataclass(frozen=True)
class Twins:
    """Two pages of two rooms with one seed, in which the same is done; the first is translated."""

    translated: Nudge
    plain: Nudge

    @classmethod
    def open(cls, new_context: NewContext, server: Server, address: str, kind: str) -> Twins:
        """Open `address` twice, with reduced motion, and translate the first page."""
        pages = [new_context(server, reduced_motion="reduce").new_page() for _ in range(2)]
        twins = cls(*(Nudge.open(page, server, address) for page in pages))
        twins.until_alike("before it is translated")
        translate(twins.translated.page, kind)
        assert read_page(twins.translated.page, STAND_INS) > 20, "it is not translated"
        return twins

    def do(self, act: Callable[[Nudge], object], what: str) -> None:
        """Do the same on both pages; then wait until they show the same texts."""
        for nudge in (self.translated, self.plain):
            act(nudge)
        self.until_alike(what)

    def press(self, key: str, what: str) -> None:
        """Press a key on both pages; then wait until they show the same texts."""
        self.do(lambda nudge: nudge.page.keyboard.press(key), f"{what}: {key}")

    def until_alike(self, what: str) -> None:
        """Wait until both pages show the same texts. Raises AssertionError with the differences."""

        def are_alike() -> bool:
            first, second = (
                [line for line in read_page(nudge.page, LINES) if line]
                for nudge in (self.translated, self.plain)
            )
            differences = [pair for pair in zip(first, second, strict=False) if len(set(pair)) > 1]
            assert not differences, f"translated and not: {differences[:9]}"
            assert len(first) == len(second), set(first) ^ set(second)
            return True

        eventually(self.plain.page, are_alike, f"the translated page says something else, {what}")
