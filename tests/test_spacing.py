"""All paddings, margins and gaps are steps of one scale, the tokens of static/styles/tokens.css."""

from __future__ import annotations

import re

from tests.support import ROOT

STATIC = ROOT / "static"
SPACING = re.compile(
    r"(?<![\w-])((?:padding|margin)(?:-[a-z-]+)?|(?:row-|column-)?gap):\s*([^;}]+)"
)
STEP = r"-?var\(--space-\w+\)"
ON_THE_SCALE = re.compile(rf"0|auto|inherit|{STEP}|calc\(-1 \* {STEP}\)")
EXCEPTIONS = {
    # the height of the legend below a square picture
    "calc(100% + 3.4em)",
    # beside the cards that lie over the picture
    "calc(var(--cards) + var(--space-2))",
    # above the rim of a phone that has no button
    "calc(var(--space-2) + env(safe-area-inset-bottom))",
    # as far from the rim as the ends of the line below
    "4%",
    # as wide or as high as what stands there: a column of numbers, the transport of a phone
    "3.6em",
    "4.6em",
    "7em",
    "8.4em",
}


def split(value: str) -> list[str]:
    """Return the parts of a value: those in brackets are one."""
    return re.findall(r"[^\s()]+(?:\((?:[^()]|\([^()]*\))*\))?", value)


def test_all_distances_are_steps_of_one_scale() -> None:
    others = [
        f"{path.relative_to(STATIC)}: {name}: {value}"
        for path in sorted(STATIC.rglob("*.css"))
        if "vendor" not in path.parts
        for name, value in SPACING.findall(re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S))
        for part in split(value.strip())
        if not ON_THE_SCALE.fullmatch(part) and part not in EXCEPTIONS
    ]
    assert others == []


def test_every_step_of_the_scale_is_used() -> None:
    tokens = set(re.findall(r"(--space-\w+):", (STATIC / "styles" / "tokens.css").read_text()))
    sheets = " ".join(path.read_text() for path in STATIC.rglob("*.css"))
    assert len(tokens) == 7
    assert tokens == set(re.findall(r"var\((--space-\w+)\)", sheets))
