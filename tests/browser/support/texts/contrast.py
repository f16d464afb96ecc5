"""Measures the contrast of texts with what is really behind them, and of lines with their ground.

The contrast is that of WCAG 2.2: (lighter + 0.05) / (darker + 0.05), of relative luminances.
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any, TypedDict

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Page

from tests.browser.support.reads import read_page
from tests.browser.support.texts.seen import Box, Text, seen_texts

LEAST_OF_TEXT = 4.5
LEAST_OF_LARGE_TEXT = 3.0
LEAST_OF_LINES = 3.0
LARGE, LARGE_IF_BOLD = 24.0, 18.66
"""From these sizes on, in CSS pixels, a text is large."""
BOLD = 700
BEHIND = 0.1
"""A text may cross thin lines: this share of the pixels behind it may be nearer to its colour."""
# Hides the letters and nothing else. The page allows no style elements, but sheets of scripts.
HIDE = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    *, ::placeholder, ::before, ::after { -webkit-text-fill-color: transparent !important; }
    svg :is(text, tspan) { fill: transparent !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
SHOW = "() => { document.adoptedStyleSheets = []; }"
MOST_TRIES = 10
MARKS = Path(__file__).with_name("marks.js")

Colours = NDArray[np.float64]
Pixels = NDArray[np.uint8]
SHARE = np.arange(256) / 255
LINEAR = np.where(SHARE <= 0.04045, SHARE / 12.92, ((SHARE + 0.055) / 1.055) ** 2.4)
"""The light of each value of a channel."""


class Mark(TypedDict):
    """A line, icon or border that says something; colours are from 0 to 255."""

    what: str
    color: list[float]
    ground: list[float]


def luminance(colours: Colours) -> Colours:
    """Return the relative luminance of colours (…, 3) from 0 to 255."""
    channels = np.clip(np.rint(colours), 0, 255).astype(np.uint8)
    luminances: Colours = LINEAR[channels] @ np.array([0.2126, 0.7152, 0.0722])
    return luminances


def contrast(first: Colours, second: Colours) -> Colours:
    """Return the contrast of colours (…, 3), from 1 to 21."""
    pair = np.stack(np.broadcast_arrays(luminance(first), luminance(second)))
    ratios: Colours = (pair.max(axis=0) + 0.05) / (pair.min(axis=0) + 0.05)
    return ratios


def parse_colour(text: str) -> tuple[Colours, float]:
    """Return the colour, from 0 to 255, and the opacity of a computed colour."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+(?:e-?\d+)?", text)]
    scale = 255.0 if text.startswith("color(srgb") else 1.0
    return scale * np.array(numbers[:3]), numbers[3] if len(numbers) > 3 else 1.0


def picture_without_letters(page: Page) -> Pixels:
    """Return the pixels of the window (height, width, 3), without the letters of its texts."""
    read_page(page, HIDE)
    picture = page.screenshot()
    read_page(page, SHOW)
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"))


def pixels_of(picture: Pixels, box: Box) -> Pixels:
    """Return the pixels (n, 3) of a box."""
    rows = slice(int(box["top"]), max(int(box["top"]) + 1, int(np.ceil(box["bottom"]))))
    columns = slice(int(box["left"]), max(int(box["left"]) + 1, int(np.ceil(box["right"]))))
    return picture[rows, columns].reshape(-1, 3)


def texts_and_picture(page: Page) -> tuple[list[Text], Pixels]:
    """Return the texts that are seen, and the picture of the same moment without their letters."""
    for _ in range(MOST_TRIES):
        texts = seen_texts(page)
        picture = picture_without_letters(page)
        if seen_texts(page) == texts:
            return texts, picture
    raise AssertionError("the page goes on changing")


def weak_texts(page: Page) -> list[str]:
    """Return one sentence for each text with too little contrast; disabled ones may have less."""
    texts, picture = texts_and_picture(page)
    found = []
    for text in texts:
        if text["isDisabled"]:
            continue
        behind = np.concatenate([pixels_of(picture, box) for box in text["boxes"]])
        if not len(behind):
            continue
        colour, opacity = parse_colour(text["color"])
        share = opacity * text["opacity"]
        seen = contrast(share * colour + (1 - share) * behind, behind)
        is_large = text["size"] >= (LARGE_IF_BOLD if text["weight"] >= BOLD else LARGE)
        least = LEAST_OF_LARGE_TEXT if is_large else LEAST_OF_TEXT
        if (worst := float(np.quantile(seen, BEHIND))) < least - 0.005:
            found.append(f"{worst:.2f}: {text['text']!r} in {text['where']}")
    return sorted(set(found))


def weak_marks(page: Page) -> list[str]:
    """Return one sentence for each line, icon or border with too little contrast."""
    source = MARKS.read_text("utf-8")
    marks: list[Mark] = read_page(page, source[source.index("() =>") :].rstrip().removesuffix(";"))
    worst: dict[str, float] = {}
    for mark in marks:
        seen = float(contrast(np.array(mark["color"]), np.array(mark["ground"])))
        worst[mark["what"]] = min(seen, worst.get(mark["what"], 21))
    return [f"{seen:.2f}: {what}" for what, seen in sorted(worst.items()) if seen < LEAST_OF_LINES]


def read_tokens(page: Page, names: list[str]) -> dict[str, Colours]:
    """Return the colours of tokens of the stylesheet, by their names."""
    script = """(names) => names.map((name) =>
      getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim())"""
    texts: list[Any] = read_page(page, script, names)
    hexes = [[int(text[at : at + 2], 16) for at in (1, 3, 5)] for text in texts]
    return {name: np.array(rgb, dtype=np.float64) for name, rgb in zip(names, hexes, strict=True)}
