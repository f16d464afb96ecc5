"""The words of the code are those of docs/words.md: the riddles that they replaced stay away."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT, javascript

# The word of the code that stands for each, as docs/words.md explains it.
REPLACED = {
    "workshop": "session runner",
    "bell": "wakeup",
    "errand": "background job, command in flight",
    "contest": "race runner",
    "contender": "race run",
    "lineup": "race set-up",
    "surveyor": "path projector",
    "survey": "race snapshot",
    "beneath": "newest costs",
    "seats": "stream slots",
    "keeper": "autosave",
    "spoken": "server messages, aria text",
    "told": "metadata, payload, text",
    "wishes": "demand",
    "inquiry": "cost probe",
    "deck": "epoch indices",
    "dealing": "sampling",
    "unlit": "dark",
    "lit": "highlighted",
    "shelf": "cache",
    "patience": "timeouts",
    "unfit": "mirror error",
    "applying": "single step",
}
PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
TREES = ("app", "static", "tests", "benchmarks", "docs", ".ci")
THIS = Path(__file__)


def python_names(source: str) -> Iterator[str]:
    """The identifiers of Python source but for tests' names, which are sentences."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.NAME and not token.string.startswith("test_"):
            yield token.string


def javascript_names(source: str) -> Iterator[str]:
    """The identifiers of JavaScript source."""
    for token in javascript.tokens(source):
        if token.kind == "word":
            yield token.text


def replaced_words(name: str) -> set[str]:
    """The words of an identifier that the code no longer uses."""
    return {part.lower() for part in PARTS.findall(name)} & REPLACED.keys()


def sources() -> Iterator[tuple[Path, Iterator[str]]]:
    for tree in TREES:
        for file in sorted((ROOT / tree).rglob("*")):
            if "vendor" in file.parts or file == THIS:
                continue
            if file.suffix == ".py":
                yield file, python_names(file.read_text("utf-8"))
            elif file.suffix in {".js", ".mjs"}:
                yield file, javascript_names(file.read_text("utf-8"))


def test_no_name_in_the_code_has_a_word_that_was_replaced() -> None:
    found = {
        f"{file.relative_to(ROOT)}: {name}: say {REPLACED[word]}"
        for file, names in sources()
        for name in names
        for word in replaced_words(name)
    }
    assert sorted(found) == []


@pytest.mark.parametrize(
    ("source", "word"),
    [("told = 1", "told"), ("def isLit(): ...", "lit"), ("class RaceSurveyor: ...", "surveyor")],
)
def test_a_word_that_was_replaced_is_found_within_a_name(source: str, word: str) -> None:
    assert word in {each for name in python_names(source) for each in replaced_words(name)}


def test_words_in_texts_and_comments_are_no_names() -> None:
    assert list(javascript_names("x = 'told'; // told\n")) == ["x"]
    assert list(python_names('x = "told"  # told\n')) == ["x"]


def test_words_that_only_contain_another_stay() -> None:
    assert replaced_words("split_literal") == set()
    assert replaced_words("held_out") == set()
