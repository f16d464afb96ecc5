"""Which language a browser gets, and which texts of it."""

from __future__ import annotations

import pytest
from nudge.web.languages import choose_language, join_texts

LANGUAGES = ("de", "en", "pt-BR")


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        *(("de", "de"), ("DE", "de"), ("en", "en"), ("", "en"), (",;", "en"), ("*", "en")),
        ("de-AT", "de"),
        ("pt-br", "pt-BR"),
        ("pt-BR-x-old", "pt-BR"),
        ("pt", "en"),  # no language is guessed
        ("fr, de;q=0.5, en;q=0.4", "de"),
        ("en;q=0.4, de;q=0.5", "de"),
        ("en; q = 0.4 , de ; q = 0.5", "de"),
        ("en-GB,en;q=0.9,de;q=0.8", "en"),
        ("de;q=0, fr", "en"),
        ("de;q=nan, en", "en"),
        ("de;q=lots, en;q=0.1", "en"),
        ("de, en", "de"),
        ("en, de", "en"),
    ],
)
def test_a_browser_gets_the_language_that_it_likes_best_of_those_that_are_there(
    accepted: str, chosen: str
) -> None:
    assert choose_language(accepted, LANGUAGES) == chosen


def test_the_files_of_a_language_become_one_in_their_order_without_comments() -> None:
    sources = {
        "en/stage.ftl": b"## The stage\n\n# A letter\nb =\n    B\n    # 1\n",
        "en/features/race.ftl": b"a = A\n\n",
        "en/server/errors.ftl": b"e = E",
        "de/stage.ftl": b"b = Be\n",
        "en/notes.txt": b"not a text",
        "readme.ftl": b"not in the folder of a language",
    }
    assert join_texts(sources) == {
        "texts/en.ftl": b"a = A\n\ne = E\n\nb =\n    B\n    # 1\n\n",
        "texts/de.ftl": b"b = Be\n\n",
    }
