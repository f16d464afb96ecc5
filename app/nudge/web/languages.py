"""The languages of the page: the texts of each as one file, and which one a browser gets.

``locales/`` has a folder for each language, named by its tag as in BCP 47 (``en``, ``pt-BR``), with
files of Project Fluent. A browser gets one file with all texts of one language.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

DEFAULT_LANGUAGE: Final = "en"
TEXTS_FOLDER: Final = "texts/"
"""The folder of the joined texts among the page's files."""
SUFFIX: Final = ".ftl"
COMMENT: Final = re.compile(rb"^#.*\n?", re.MULTILINE)
"""A line of a comment. The lines of a text begin with a space, apart from its first one."""


def join_texts(sources: Mapping[str, bytes]) -> dict[str, bytes]:
    """Join the files of each language: ``en/stage.ftl`` and others become ``texts/en.ftl``.

    The comments, which are for translators, are left out.
    """
    joined: dict[str, bytes] = {}
    for name, contents in sorted(sources.items()):
        language, _, path = name.partition("/")
        if path.endswith(SUFFIX):
            target = f"{TEXTS_FOLDER}{language}{SUFFIX}"
            joined[target] = joined.get(target, b"") + COMMENT.sub(b"", contents).strip() + b"\n\n"
    return joined


def choose_language(accepted: str, languages: Collection[str]) -> str:
    """Return the language of ``languages`` that a header Accept-Language likes best.

    A language that is not there is looked up without its last parts (RFC 4647, lookup): ``de-AT``
    finds ``de``. Where the header names none that is there, the language is English.
    """
    by_lower_case = {language.lower(): language for language in languages}
    for wanted in _by_quality(accepted):
        parts = wanted.split("-")
        for count in range(len(parts), 0, -1):
            if found := by_lower_case.get("-".join(parts[:count])):
                return found
    return DEFAULT_LANGUAGE


def _by_quality(accepted: str) -> list[str]:
    """Return the tags of a header in lower case, the best first, without those of quality 0."""
    qualities: dict[str, float] = {}
    for part in accepted.lower().split(","):
        tag, _, quality = (each.strip() for each in part.partition(";"))
        qualities[tag] = _read_quality(quality)
    wanted = [tag for tag, quality in qualities.items() if tag and quality > 0]
    return sorted(wanted, key=lambda tag: -qualities[tag])  # sorting keeps the order of equals


def _read_quality(text: str) -> float:
    """Return the number in ``q=0.8``: 1 where there is none, 0 where it is not a number."""
    if not text:
        return 1.0
    try:
        quality = float(text.replace(" ", "").removeprefix("q="))
    except ValueError:
        return 0.0
    return quality if 0 <= quality <= 1 else 0.0
