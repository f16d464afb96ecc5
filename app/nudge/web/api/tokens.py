"""Python source split into tokens of the kinds that the page colours, by Python's own tokenizer."""

from __future__ import annotations

import io
import keyword
import tokenize
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, Literal, NamedTuple

Kind = Literal["plain", "keyword", "text", "comment", "number"]

KINDS: Final[dict[int, Kind]] = {
    tokenize.STRING: "text",
    tokenize.NUMBER: "number",
    tokenize.COMMENT: "comment",
}
FSTRING_START: Final = getattr(tokenize, "FSTRING_START", -1)
FSTRING_END: Final = getattr(tokenize, "FSTRING_END", -1)
"""Python 3.12 and later split an f-string into several tokens; 3.11 returns one STRING."""


class Token(NamedTuple):
    """A part of a line, of one kind; ``text`` may be white space."""

    kind: Kind
    text: str


def tokens_by_line(lines: Sequence[str]) -> list[tuple[Token, ...]]:
    """Return the tokens of each line, which together spell the line; neighbours differ in kind.

    ``lines`` are a whole function without line ends. Raises tokenize.TokenError or SyntaxError
    where they are not complete Python.
    """
    kinds: list[list[Kind]] = [["plain"] * len(line) for line in lines]
    for kind, (first, start), (last, end) in _spans("\n".join(lines) + "\n"):
        for row in range(first, last + 1):
            line = kinds[row]
            from_, to = start if row == first else 0, end if row == last else len(line)
            line[from_:to] = [kind] * (to - from_)
    return [tuple(_runs(line, of)) for line, of in zip(lines, kinds, strict=True)]


def _spans(source: str) -> Iterator[tuple[Kind, tuple[int, int], tuple[int, int]]]:
    """Yield the kind of each coloured token, its start and its end as (row from 0, column)."""
    opened: list[tuple[int, int]] = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == FSTRING_START:
            opened.append(token.start)
        elif token.type == FSTRING_END:
            start = opened.pop()
            if not opened:
                yield "text", (start[0] - 1, start[1]), (token.end[0] - 1, token.end[1])
        elif not opened and (kind := _kind_of(token)):
            yield kind, (token.start[0] - 1, token.start[1]), (token.end[0] - 1, token.end[1])


def _kind_of(token: tokenize.TokenInfo) -> Kind | None:
    if token.type == tokenize.NAME and keyword.iskeyword(token.string):
        return "keyword"
    return KINDS.get(token.type)


def _runs(line: str, kinds: Sequence[Kind]) -> Iterator[Token]:
    """Yield the longest parts of a line that are of one kind."""
    for kind, run in groupby(zip(kinds, line, strict=True), key=lambda pair: pair[0]):
        yield Token(kind, "".join(character for _, character in run))
