"""The server's texts: what it says to a person, as an id and values, in any language.

The texts are in ``locales/<language>/server``, in Fluent's format. An error, or any other thing
that a person reads, has a ``Text``. On the wire stand its English sentence, for programs and logs,
and beside it the text itself, from which the page makes the sentence in its reader's language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from nudge.settings import resource_folder

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

ENGLISH: Final = "en"
FOLDER: Final = "server"
"""The texts of the server, in the folder of a language."""
LONGEST: Final = 2000
"""Characters of one value in a sentence; fluent.runtime takes 2,500."""


@dataclass(frozen=True)
class Text:
    """A text by its ``id``, with its ``values``; a value may be a text itself, as a reason is.

    Numbers are written by the rules of the language. What a person or a program has sent is quoted
    as it came, so it is a string, as is a word that is the same in all languages.
    """

    id: str
    values: Mapping[str, str | int | float | Text]

    @classmethod
    def of(cls, id: str, /, **values: str | int | float | Text) -> Text:
        """Return the text with this id. Both are written out where it is called: tests read them.

        Nothing is formatted before somebody asks for the sentence.
        """
        return cls(id, values)

    def mapped(self, change: Callable[[Any], Any]) -> Text:
        """Return this text with ``change`` applied to each of its strings and numbers."""
        return Text(
            self.id,
            {
                name: value.mapped(change) if isinstance(value, Text) else change(value)
                for name, value in self.values.items()
            },
        )

    def __str__(self) -> str:
        """Return the English sentence. Raises LookupError for an unknown id or a missing value."""
        return self.in_language(ENGLISH)

    def in_language(self, language: str) -> str:
        """Return the sentence in a language of ``locales/``; the English one where it is not there.

        Raises LookupError for an unknown id or a missing value.
        """
        bundle = _bundle(language)
        message = bundle.get_message(self.id)
        values = {
            name: value.in_language(language)[:LONGEST]
            if isinstance(value, Text)
            else (value[:LONGEST] if isinstance(value, str) else value)
            for name, value in self.values.items()
        }
        assert message.value is not None, "every entry has a text"
        sentence, problems = bundle.format_pattern(message.value, values)
        if problems:
            raise LookupError(f"{self.id}: {problems[0]}")
        return str(sentence)


def text_of(error: Exception) -> Text:
    """Return the text that ``error`` was raised with, as in ``ValueError(Text.of(...))``."""
    text = error.args[0]
    assert isinstance(text, Text), "it is raised with a text"
    return text


@cache
def _bundle(language: str) -> FluentBundle:
    """Return all texts of the server in a language; the English ones where it is not there."""
    from fluent.runtime import FluentBundle, FluentResource  # slow to import, not always needed

    files = sorted((resource_folder("locales") / language / FOLDER).rglob("*.ftl"))
    if not files and language != ENGLISH:
        return _bundle(ENGLISH)
    bundle = FluentBundle([language], use_isolating=False)
    for file in files:
        bundle.add_resource(FluentResource(file.read_text("utf-8")))
    return bundle
