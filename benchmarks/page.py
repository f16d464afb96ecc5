"""How much is sent before a page stands: every request of a first visit, as it is compressed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from benchmarks import pages
from benchmarks.report import Figure, at_most, unit

MOST_BYTES: Final = 300_000

TRANSFERRED: Final = """() => {
    const entries = performance.getEntries().filter((entry) => 'transferSize' in entry);
    const parts = {};
    for (const { name, transferSize } of entries) {
        const path = new URL(name).pathname;
        const [, first, second] = path.split('/');
        const kind = first === 'static' ? second : first || 'html';
        parts[kind] = (parts[kind] ?? 0) + transferSize;
    }
    return { parts, requests: entries.length };
}"""
"""Bytes on the wire, headers included, by where they come from."""


def figures() -> Iterator[Figure]:
    """Yield the bytes of a first visit, and what they are."""
    with pages.opened("/") as page:
        pages.wait_until(page, "document.querySelector('canvas')?.scene?.step === 1")
        page.wait_for_timeout(1000)  # fonts, and what is fetched late
        found = page.evaluate(TRANSFERRED)
    parts = sorted(found["parts"].items(), key=lambda part: -part[1])
    weight = sum(found["parts"].values())
    yield at_most("weight of the page, compressed", weight, MOST_BYTES, unit("kB", 0, 1e-3))
    told = ", ".join(f"{name} {size / 1000:.0f}" for name, size in parts)
    yield Figure(f"of it, in {found['requests']} requests, kB", told)
