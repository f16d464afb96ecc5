"""Texts and lines that say something stand out (WCAG AA), everywhere, in both themes."""

from __future__ import annotations

import numpy as np
import pytest

from tests.browser.conftest import NewContext
from tests.browser.support.everywhere import EVERYWHERE, open_still
from tests.browser.support.texts.contrast import (
    LEAST_OF_LINES,
    contrast,
    read_tokens,
    weak_marks,
    weak_texts,
)
from tests.support.server import Server

TALL = {"width": 1440, "height": 2000}
"""A window in which nothing has to be scrolled to."""
SCHEMES = pytest.mark.parametrize("scheme", ["dark", "light"])
LINES = ["up", "down", "attention", "error", "muted", "rim", "chart-cost", "chart-test"]
GROUNDS = ["ground", "surface"]
RUNS = [f"run-{run}" for run in range(6)]
SLOPES = [f"slope-{slope}" for slope in range(8)]


@pytest.mark.timeout(400)
@SCHEMES
@pytest.mark.parametrize("part", EVERYWHERE)
def test_texts_and_lines_stand_out(
    new_context: NewContext, server: Server, part: str, scheme: str
) -> None:
    address, visit = EVERYWHERE[part]
    nudge = open_still(new_context, server, address, color_scheme=scheme, viewport=TALL)
    found: dict[str, list[str]] = {}
    for name in visit(nudge):
        if weak := [*weak_texts(nudge.page), *weak_marks(nudge.page)]:
            found[name] = weak
    assert found == {}, "\n".join(sorted({each for weak in found.values() for each in weak}))


@SCHEMES
def test_the_colours_of_lines_on_canvases_stand_out(
    new_context: NewContext, server: Server, scheme: str
) -> None:
    page = open_still(new_context, server, "/", color_scheme=scheme).page
    tokens = read_tokens(page, [*LINES, *GROUNDS, *RUNS, *SLOPES, "run-edge", "level"])
    weak = {
        (line, ground): float(contrast(tokens[line], tokens[ground]))
        for line in LINES
        for ground in GROUNDS
        if contrast(tokens[line], tokens[ground]) < LEAST_OF_LINES
    }
    assert weak == {}
    # a run's line has an edge: one of the two stands out from the surface, and they from each other
    slopes = np.stack([tokens[slope] for slope in SLOPES])
    for run in RUNS:
        on_edge = contrast(tokens[run], tokens["run-edge"])
        on_slopes = np.maximum(contrast(tokens[run], slopes), contrast(tokens["run-edge"], slopes))
        assert min(on_edge, on_slopes.min()) >= LEAST_OF_LINES, run
