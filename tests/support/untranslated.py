"""Words in the page's modules that people read and that are in no file of texts.

tree-sitter parses the modules. In the templates of htm, which are like HTML, Python's own parser
finds the texts and the attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

SHOWN_ATTRIBUTES = {"alt", "aria-description", "aria-label", "aria-roledescription"}
SHOWN_ATTRIBUTES |= {"aria-valuetext", "label", "placeholder", "summary", "text", "title"}
"""Attributes of elements, and what components call theirs, that a person reads or hears."""
WORD = re.compile(r"[^\W\d_]{2,}")
"""A word of a template: two letters or more. A letter alone is a symbol."""
SENTENCE = re.compile(
    r"^[A-Z][a-z’']+(?:$|[.:!?…]|,? [\w’(])"
    r"|(?<![-\w.#\[])[a-z’'][a-z’'-]*[,;]? [a-z’'-]{2,}(?![\w=:(])"
)
"""What reads as words: one that begins with a capital, or two in a row, but no names of CSS."""
SYMBOLS = {"Nudge", "MNIST", "ln"}
"""What is the same in all languages."""
KEYS = {"End", "Enter", "Esc", "Escape", "Home", "Space", "Tab"}
"""The names of keys, as browsers say them and as they stand on keyboards."""
HOLE = "x-hole-"
"""Stands for `${...}` in a template: letters, so that it may be the name of an element."""
PROGRAM_ATTRIBUTES = {"class", "d", "href", "id", "key", "points", "style", "transform"}
"""Attributes that nobody reads."""
TECHNICAL_CALLS = {"Error", "TypeError", "RangeError", "matches", "closest", "querySelector"}
TECHNICAL_CALLS |= {
    "querySelectorAll",
    "getContext",
    "matchMedia",
    "textIds",
    "say",
    "rich",
    "paragraphs",
}
"""What these are called with is for programs. A fault that a person reads is said by a text."""


class Finding(NamedTuple):
    """Words that somebody reads, and where they are: the line is counted from 1."""

    file: str
    line: int
    words: str


class Template(HTMLParser):
    """The texts of one template of htm, and the attributes in `SHOWN_ATTRIBUTES`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is None:  # it is no script
            self._keep(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in SHOWN_ATTRIBUTES and value:
                self._keep(value)

    def _keep(self, text: str) -> None:
        words = [each for each in WORD.findall(without_holes(text)) if each not in SYMBOLS]
        if words:
            self.found.append((self.getpos()[0], " ".join(without_holes(text).split())))


def without_holes(text: str) -> str:
    return re.sub(rf"{HOLE}\d+", " ", text)


@cache
def parser() -> Parser:
    return Parser(Language(tree_sitter_javascript.language()))


def find(folder: Path) -> Iterator[Finding]:
    """Yield the words in the modules below `folder`, apart from third-party modules."""
    for file in sorted(folder.rglob("*.js")):
        if "vendor" not in file.parts:
            yield from find_in(file.relative_to(folder).as_posix(), file.read_bytes())


def find_in_html(source: str) -> list[str]:
    """Return the words in a template of the server."""
    template = Template()
    template.feed(re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", " ", source, flags=re.DOTALL))
    template.close()
    return [words for _, words in template.found]


def find_in(file: str, source: bytes) -> Iterator[Finding]:
    for node in descend(parser().parse(source).root_node):
        for line, words in words_of(node):
            yield Finding(file, line, words)


def descend(node: Node) -> Iterator[Node]:
    """Yield a node and those in it, but nothing that is for programs alone."""
    if node.type == "import_statement" or is_technical_call(node):
        return
    yield node
    for child in node.children:
        yield from descend(child)


def is_technical_call(node: Node) -> bool:
    """Whether a node is a call of `TECHNICAL_CALLS`, such as `new Error(...)`."""
    name = "constructor" if node.type == "new_expression" else "function"
    called = node.child_by_field_name(name)
    if node.type not in {"call_expression", "new_expression"} or called is None:
        return False
    return text_of(called).rpartition(".")[2] in TECHNICAL_CALLS


def words_of(node: Node) -> Iterator[tuple[int, str]]:
    """Yield the words of one node itself: a string, a template of htm, or another template."""
    line = node.start_point.row + 1
    if is_for_programs(node):
        return
    if node.type == "string":
        yield from ((line, text) for text in [text_of(node)[1:-1]] if reads_as_words(text))
    elif node.type == "template_string":
        if is_html(node):
            template = Template()
            template.feed(with_holes(node))
            template.close()
            yield from ((line + at - 1, text) for at, text in template.found)
        else:
            text = without_holes(with_holes(node))
            if reads_as_words(text):
                yield line, " ".join(text.split())


def is_for_programs(node: Node) -> bool:
    """Whether a string is compared, is a key, or is in one of `PROGRAM_ATTRIBUTES`."""
    parent = node.parent
    if parent is None:
        return False
    if parent.type == "binary_expression":
        operator = parent.child_by_field_name("operator")
        return operator is not None and operator.type in {"===", "!==", "in"}
    if parent.type == "pair" and parent.child_by_field_name("key") == node:
        return True
    return parent.type in {"switch_case", "subscript_expression"} or is_in_attribute(node)


def is_in_attribute(node: Node) -> bool:
    """Whether a node is in the value of one of `PROGRAM_ATTRIBUTES`, as in `class=${...}`."""
    while node.parent is not None and node.parent.type != "template_string":
        node = node.parent
    if node.parent is None or not is_html(node.parent):
        return False
    before = whole(node)[: node.start_byte].decode()
    return any(before.endswith(f" {name}=") for name in PROGRAM_ATTRIBUTES)


def reads_as_words(text: str) -> bool:
    text = text.strip()
    return bool(SENTENCE.search(text)) and text not in SYMBOLS | KEYS


def is_html(node: Node) -> bool:
    parent = node.parent
    called = parent.child_by_field_name("function") if parent else None
    return called is not None and called != node and text_of(called) in {"html", "svg"}


def with_holes(node: Node) -> str:
    """Return the text of a template, with a name in place of each `${...}`."""
    pieces, at = [], node.start_byte + 1
    source = whole(node)
    for index, child in enumerate(node.named_children):
        if child.type == "template_substitution":
            pieces += [source[at : child.start_byte].decode(), f"{HOLE}{index}"]
            pieces.append("\n" * (child.end_point.row - child.start_point.row))
            at = child.end_byte
    return "".join([*pieces, source[at : node.end_byte - 1].decode()])


def whole(node: Node) -> bytes:
    """Return the source of the module that a node is in."""
    while node.parent is not None:
        node = node.parent
    assert node.text is not None
    return node.text


def text_of(node: Node) -> str:
    assert node.text is not None
    return node.text.decode()
