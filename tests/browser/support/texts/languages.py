"""The languages of the page: a name in another one, and what was left in English."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.support.reads import read_page
from tests.support import ROOT, texts

ENGLISH = "en"
LOCALES = ROOT / "locales"
LANGUAGES = sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir())
OTHERS = [language for language in LANGUAGES if language != ENGLISH]
SAID_SCRIPT = Path(__file__).with_name("said.js")
"""The script that notes what a page says. It has to run first in the page."""
IN_ADDRESS = re.compile(r"[?&]lang=([\w-]+)")
WORD = re.compile(r"[^\W\d_]{2,}")
SHORTEST = 12
"""Characters of a piece that is looked for within a text: fewer may be a coincidence."""


def language_of(address: str) -> str:
    """Return the language that an address of the page names; English where it names none."""
    found = IN_ADDRESS.search(address)
    return found.group(1) if found else ENGLISH


@cache
def names_in(language: str) -> dict[str, re.Pattern[str]]:
    """Return, by what English says, a pattern of what a language says in its places.

    Only texts without values count. One English name may have several others.
    """
    english = texts.plain_texts(LOCALES / ENGLISH)
    others = texts.plain_texts(LOCALES / language)
    found: dict[str, set[str]] = {}
    for key, name in english.items():
        if key in others:
            found.setdefault(name, set()).add(others[key])
    return {
        name: re.compile(rf"^(?:{'|'.join(re.escape(each) for each in sorted(those))})$")
        for name, those in found.items()
    }


@cache
def english_only(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return what only English says: whole texts, and longer pieces of sentences.

    A piece is what stands between two values or tags of a text.
    """
    names = names_in(language)
    whole = set(names) - set(texts.plain_texts(LOCALES / language).values())
    other = " \n ".join(texts.pieces(LOCALES / language))
    pieces = {
        piece
        for piece in texts.pieces(LOCALES / ENGLISH)
        if len(piece) >= SHORTEST and len(WORD.findall(piece)) > 1 and piece not in other
    }
    return frozenset(name for name in whole if WORD.search(name)), tuple(sorted(pieces))


def left_in_english(page: Page, language: str) -> list[str]:
    """Return what a page that speaks another language says in English, once it is at rest."""
    whole, pieces = english_only(language)
    said: list[str] = read_page(page, "window.saidTexts()")
    assert len(said) > 20, "the page says next to nothing"
    return [text for text in said if text in whole or any(piece in text for piece in pieces)]
