"""Turns pydantic's validation errors into this project's errors, with readable sentences."""

from __future__ import annotations

from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from nudge.allowed import allowed_text
from nudge.errors import NudgeError, shortened
from nudge.texts import Text

SECRET: Final = frozenset({"token"})
"""Fields whose value is never sent back in an error."""


def to_nudge_error(error: ValidationError, kind: type[NudgeError], types: str = "") -> NudgeError:
    """Return the first error of a message as a ``kind``, with field, value and what is allowed.

    ``types`` lists the message types where there are several. Pydantic then puts the type before
    the field's name; it is left out.
    """
    first = error.errors(include_url=False)[0]
    if first["type"].startswith("union_tag"):
        given = _plain(first["input"].get("type")) if isinstance(first["input"], dict) else None
        text = Text.of("server-type-unknown", type=repr(shortened(given)), types=types)
        return kind(text, field="type", value=given, allowed=types)
    if first["type"] == "json_invalid":
        reason = first["msg"].removeprefix("Invalid JSON: ")
        return kind(Text.of("server-not-json", reason=reason), allowed="a JSON object")
    return _field_error(first, kind, first["loc"][1:] if types else first["loc"])


def _field_error(
    first: ErrorDetails, kind: type[NudgeError], place: tuple[int | str, ...]
) -> NudgeError:
    field = ".".join(str(part) for part in place or first["loc"]) or None
    value = None if field in SECRET else _plain(first["input"])
    if first["type"] == "missing":
        text = Text.of("server-field-missing", field=str(field))
        return kind(text, field=field, allowed="a value")
    if first["type"] == "extra_forbidden":
        text = Text.of("server-field-unknown", field=str(field))
        return kind(text, field=field, value=value, allowed="none")
    allowed = allowed_text(first)
    text = Text.of(
        "server-cannot-be",
        field=field or Text.of("server-a-message"),
        received=Text.of("server-this") if value is None else repr(shortened(value)),
        allowed=allowed,
    )
    return kind(text, field=field, value=value, allowed=allowed)


def _plain(value: Any) -> Any:
    """Return ``value``; None for objects and lists, which are too long for a sentence."""
    return None if isinstance(value, dict | list | tuple) else value
