"""A line of Python is split into parts of one kind each, as the page colours them."""

from __future__ import annotations

import pytest
from nudge.web.api.tokens import tokens_by_line

from tests.support import ROOT

CORE = sorted((ROOT / "app/nudge/nn").glob("*.py"))


def test_keywords_numbers_texts_and_comments_are_recognised() -> None:
    assert tokens_by_line(["return 2 * (y - a)  # to 'y'", 'x["in # it"] = 1e-7']) == [
        (
            ("keyword", "return"),
            ("plain", " "),
            ("number", "2"),
            ("plain", " * (y - a)  "),
            ("comment", "# to 'y'"),
        ),
        (("plain", "x["), ("text", '"in # it"'), ("plain", "] = "), ("number", "1e-7")),
    ]


def test_a_name_that_contains_a_keyword_or_a_number_is_a_name() -> None:
    assert tokens_by_line(["format_in, w2 = is_x"]) == [(("plain", "format_in, w2 = is_x"),)]


def test_a_text_in_three_quotes_goes_on_from_line_to_line() -> None:
    source = ['"""What: "w".', "", "    for w", '    """', "for w in b: pass"]
    assert tokens_by_line(source) == [
        (("text", '"""What: "w".'),),
        (),
        (("text", "    for w"),),
        (("text", '    """'),),
        (
            ("keyword", "for"),
            ("plain", " w "),
            ("keyword", "in"),
            ("plain", " b: "),
            ("keyword", "pass"),
        ),
    ]


def test_an_f_string_is_one_text_with_what_it_contains() -> None:
    assert tokens_by_line(['f"{a + 1:{width}} b" + c']) == [
        (("text", 'f"{a + 1:{width}} b"'), ("plain", " + c"))
    ]


@pytest.mark.parametrize("file", CORE, ids=lambda file: file.name)
def test_the_tokens_of_the_core_spell_its_lines(file: object) -> None:
    lines = ROOT.joinpath(str(file)).read_text("utf-8").splitlines()
    tokens = tokens_by_line(lines)
    assert ["".join(token.text for token in line) for line in tokens] == lines
