"""Splits JavaScript source into tokens, for checks of imports and names.

Python has no JavaScript parser. A plain search for words would also find the words of comments,
strings and templates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

TOKEN = re.compile(
    r"""(?P<skip>\s+|//[^\n]*|/\*.*?\*/)
      | (?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
      | (?P<word>\#?[^\W\d][\w$]*|\$[\w$]*)
      | (?P<number>\d[\w.]*)
      | (?P<regex>/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*)
      | (?P<punctuation>\.\.\.|.)""",
    re.VERBOSE | re.DOTALL,
)
TEMPLATE_TEXT = re.compile(r"(?:\\.|\$(?!\{)|[^`\\$])*", re.DOTALL)
BEFORE_REGEX = {"return", "typeof", "case", "in", "of", "delete", "void", "throw", "else", "await"}


class Token(NamedTuple):
    """A token. `kind`: string (its text has no quotes), word, number, regex or punctuation."""

    kind: str
    text: str


def tokens(source: str) -> list[Token]:
    """Return the tokens of `source`, with those of expressions inside templates."""
    found: list[Token] = []
    templates: list[int] = []  # for each open template: its number of open braces
    position = 0
    while position < len(source):
        match = TOKEN.match(source, position)
        assert match is not None  # the last alternative matches any character
        kind, text = str(match.lastgroup), match.group()
        if kind == "regex" and not regex_may_follow(found):
            kind, text = "punctuation", "/"
        position += len(text)
        if kind == "skip":
            continue
        if text == "`" or (text == "}" and templates and templates[-1] == 0):
            if text == "`":
                templates.append(0)
            position = after_template_text(source, position, templates)
            continue
        if templates and kind == "punctuation":
            templates[-1] += {"{": 1, "}": -1}.get(text, 0)
        found.append(Token(kind, text[1:-1] if kind == "string" else text))
    return found


def after_template_text(source: str, position: int, templates: list[int]) -> int:
    """Return the position after a template's text: at its next expression or after its end."""
    text = TEMPLATE_TEXT.match(source, position)
    assert text is not None  # the pattern also matches the empty text
    if source.startswith("${", text.end()):
        return text.end() + 2
    templates.pop()
    return text.end() + 1


def regex_may_follow(before: list[Token]) -> bool:
    """Whether a slash after these tokens starts a regular expression; otherwise it divides."""
    if not before:
        return True
    kind, text = before[-1]
    if kind == "punctuation":
        return text not in {")", "]", "}"}
    return kind == "word" and text in BEFORE_REGEX


def imports(source: str, *, late: bool = True) -> list[str]:
    """Return the modules that `source` imports and re-exports, in order.

    ``late``: with those of `import("...")`.
    """
    return list(specifiers(tokens(source), late))


def specifiers(found: list[Token], late: bool) -> Iterator[str]:
    """Yield the module specifiers in a list of tokens."""
    for index, (kind, text) in enumerate(found):
        following = found[index + 1 : index + 3]
        if kind != "word" or text not in {"import", "from"} or not following:
            continue
        if following[0].kind == "string":
            yield following[0].text
        elif late and [text, following[0].text, following[1].kind] == ["import", "(", "string"]:
            yield following[1].text


def free_names(source: str) -> set[str]:
    """Return the words of `source` that are not the name of a member, such as `x` in `a.x`."""
    found = tokens(source)
    before = [Token("punctuation", ""), *found]
    return {
        token.text
        for token, previous in zip(found, before, strict=False)
        if token.kind == "word" and previous.text != "."
    }
