"""The texts of page and server: what the files of `locales/` have, and what the code names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from tests.support import javascript

SAYING = {"say", "sayInParagraphs", "sayInParts", "rich", "paragraphs"}
"""Functions of the page whose first argument is the id of a text."""
TAG = re.compile(r"<(/?)(\$?[A-Za-z][\w-]*)>")
"""A tag as `static/ui/rich.js` reads it."""


@dataclass(frozen=True)
class Text:
    """One text, or an attribute of one. ``markup`` has its tags, in order, as in `<b>`, `</b>`."""

    file: str
    variables: frozenset[str]
    references: frozenset[str]
    markup: tuple[str, ...]


class Found(Visitor):
    """The names of the variables, and of the terms and texts, that a pattern has."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_TermReference(self, node: ftl.TermReference) -> None:
        self.references.add(f"-{node.id.name}")
        self.generic_visit(node)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:
        name = f"{node.id.name}.{node.attribute.name}" if node.attribute else node.id.name
        self.references.add(name)


class Pieces(Visitor):
    """What patterns say between their values and tags."""

    def __init__(self) -> None:
        self.pieces: set[str] = set()

    def visit_TextElement(self, node: ftl.TextElement) -> None:
        between = TAG.split(node.value)[::3]  # the others are what TAG's groups have found
        self.pieces |= {" ".join(piece.split()) for piece in between} - {""}


def read_texts(folder: Path) -> dict[str, Text]:
    """Return the texts of a language by their ids: `cost`, `cost.title`, and terms as `-product`.

    Raises ValueError where a file has a syntax error, or two texts have one id.
    """
    texts: dict[str, Text] = {}
    for file in sorted(folder.rglob("*.ftl")):
        name = file.relative_to(folder).as_posix()
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            if isinstance(entry, ftl.Junk):
                raise ValueError(f"{name} has a syntax error: {entry.content}")
            if not isinstance(entry, ftl.Message | ftl.Term):
                continue
            for key, pattern in patterns(entry):
                if key in texts:
                    raise ValueError(f"{name} and {texts[key].file} have a text {key}")
                texts[key] = describe(name, pattern)
    return texts


def plain_text(key: str, folder: Path) -> str:
    """Return a text that has no values, as one line, from the files of a language.

    Raises KeyError where there is none with that id.
    """
    return plain_texts(folder)[key]


def plain_texts(folder: Path) -> dict[str, str]:
    """Return the texts without values and alternatives, each as one line, by their ids."""
    return {
        key: " ".join(pattern.elements[0].value.split())
        for key, pattern in all_patterns(folder)
        if len(pattern.elements) == 1 and isinstance(pattern.elements[0], ftl.TextElement)
    }


def pieces(folder: Path) -> set[str]:
    """Return what the texts of a language say between their values and tags, each as one line."""
    found = Pieces()
    for _, pattern in all_patterns(folder):
        found.visit(pattern)
    return found.pieces


def all_patterns(folder: Path) -> Iterator[tuple[str, ftl.Pattern]]:
    """Yield the patterns of a language with their ids."""
    for file in sorted(folder.rglob("*.ftl")):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            if isinstance(entry, ftl.Message):
                yield from patterns(entry)


def patterns(entry: ftl.Message | ftl.Term) -> Iterator[tuple[str, ftl.Pattern]]:
    """Yield the patterns of an entry with their ids: its own, and those of its attributes."""
    key = f"-{entry.id.name}" if isinstance(entry, ftl.Term) else entry.id.name
    if entry.value:
        yield key, entry.value
    for attribute in entry.attributes:
        yield f"{key}.{attribute.id.name}", attribute.value


def describe(file: str, pattern: ftl.Pattern) -> Text:
    found = Found()
    found.visit(pattern)
    source = FluentSerializer().serialize_entry(ftl.Message(ftl.Identifier("x"), pattern))
    tags = tuple(match.group() for match in TAG.finditer(source))
    return Text(file, frozenset(found.variables), frozenset(found.references), tags)


def missing_and_unused(root: Path, language: str = "en") -> list[str]:
    """What the code names and no file has, and what a file has and no code names; sentences."""
    texts = read_texts(root / "locales" / language)
    with_attributes = {key.partition(".")[0] for key in texts}  # such as chapters have
    page = {
        name: named_texts(file.read_text("utf-8"))
        for name, file in sources(root / "static", "*.js")
    }
    server = {
        name: string_constants(file.read_text("utf-8"))
        for name, file in sources(root / "app", "*.py")
    }
    wrong = [
        f"{file} names {key}, which is no text"
        for file, keys in page.items()
        for key in sorted(keys - set(texts) - with_attributes)
    ]
    used = set().union(*page.values(), *server.values())
    used |= {reference for text in texts.values() for reference in text.references}
    owners = {key.partition(".")[0] for key in used}
    wrong += [
        f"{text.file}: nothing says {key}"
        for key, text in texts.items()
        if key.partition(".")[0] not in owners
    ]
    return wrong


def sources(folder: Path, pattern: str) -> Iterator[tuple[str, Path]]:
    for file in sorted(folder.rglob(pattern)):
        if "vendor" not in file.parts:
            yield file.relative_to(folder).as_posix(), file


def string_constants(source: str) -> set[str]:
    """Return the strings in Python source."""
    return {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def named_texts(source: str) -> set[str]:
    """Return the ids in JavaScript source: in calls of `SAYING`, and in those of `textIds`."""
    found = javascript.tokens(source)
    return {key for index in range(len(found)) for key in named_at(found, index)}


def named_at(found: list[javascript.Token], index: int) -> Iterator[str]:
    """Yield the ids in the call that begins at a token, if one does."""
    kind, name = found[index]
    is_call = kind == "word" and found[index + 1 : index + 2] == [("punctuation", "(")]
    if not is_call or name not in SAYING | {"textIds"}:
        return
    if index and found[index - 1].text in {".", "function"}:
        return
    depth = 0
    for place in range(index + 1, len(found)):
        token, before, after = found[place], found[place - 1], found[place + 1 : place + 2]
        if token.kind == "string":
            is_key = after == [("punctuation", ":")] and before.text in {"{", ","}
            is_compared = before.text == "="
            if (name == "textIds" and not is_key) or (
                name in SAYING and depth == 1 and not is_compared and token.text[:1] != "."
            ):
                yield token.text
        elif token.text in {"(", "[", "{"}:
            depth += 1
        elif token.text in {")", "]", "}"}:
            depth -= 1
        if depth == 0 or (name in SAYING and depth == 1 and token.text == ","):
            return


def unchecked_ids(source: str) -> list[str]:
    """Return the calls of `SAYING` whose id is built: a test cannot know it."""
    pattern = rf"\b(?:{'|'.join(sorted(SAYING))})\(\s*`(?!\$\{{[^}}]*\}}\.\w+`)[^`]*`"
    return re.findall(pattern, source)


def unbalanced(markup: tuple[str, ...]) -> bool:
    """Whether tags are closed in another order than they are opened in, or not at all.

    The alternatives of a text follow each other, so each must be balanced in itself.
    """
    opened: list[str] = []
    for tag in markup:
        if not tag.startswith("</"):
            opened.append(tag)
        elif not opened or opened.pop() != tag.replace("/", ""):
            return True
    return bool(opened)


def shared_names(text: Text) -> set[str]:
    """Return the names that a text has both for a tag and for a value: only one can be given."""
    return {tag.strip("</>") for tag in text.markup} & text.variables


def differences(original: dict[str, Text], other: dict[str, Text]) -> list[str]:
    """What a language lacks, or has otherwise than English; sentences."""
    wrong = [f"{key} is missing" for key in sorted(set(original) - set(other)) if key[0] != "-"]
    wrong += [
        f"{key} is not in English" for key in sorted(set(other) - set(original)) if key[0] != "-"
    ]
    for key in sorted(set(original) & set(other)):
        one, two = original[key], other[key]
        if one.variables != two.variables and key[0] != "-":
            wrong.append(
                f"{key} has the values {sorted(two.variables)}, not {sorted(one.variables)}"
            )
        if set(one.markup) != set(two.markup):
            wrong.append(
                f"{key} has the tags {sorted(set(two.markup))}, not {sorted(set(one.markup))}"
            )
    return wrong
