"""What pydantic found wrong with a message, said as this project says it."""

from __future__ import annotations

from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from nudge.errors import NudgeError, in_words, shortened

SECRET: Final = frozenset({"token"})
"""Fields whose value is never sent back."""

OPENINGS: Final = ("Input should be ", "Input should ", "Value error, ", "Invalid JSON: ")


def readable(error: ValidationError, kind: type[NudgeError], types: str = "") -> NudgeError:
    """Return the first thing wrong as an error naming field, value and what is allowed.

    ``types`` names the message types where there are several; in a union told apart by type,
    pydantic puts the type before the field, and there it is left out.
    """
    first = error.errors(include_url=False)[0]
    if first["type"].startswith("union_tag"):
        given = _plain(first["input"].get("type")) if isinstance(first["input"], dict) else None
        message = f"There is no message of type {shortened(given)!r}: allowed is {types}."
        return kind(message, field="type", value=given, allowed=types)
    if first["type"] == "json_invalid":
        return kind(f"This is not JSON: {_allowed(first)}.", allowed="a JSON object")
    return _about_a_field(first, kind, first["loc"][1:] if types else first["loc"])


def _about_a_field(
    first: ErrorDetails, kind: type[NudgeError], place: tuple[int | str, ...]
) -> NudgeError:
    field = ".".join(str(part) for part in place or first["loc"]) or None
    value = None if field in SECRET else _plain(first["input"])
    if first["type"] == "missing":
        return kind(f"{field} is missing.", field=field, allowed="a value")
    if first["type"] == "extra_forbidden":
        return kind(f"There is no field {field} here.", field=field, value=value, allowed="none")
    allowed = _allowed(first)
    what = "this" if value is None else repr(shortened(value))
    message = f"{field or 'A message'} cannot be {what}: allowed is {allowed}."
    return kind(message, field=field, value=value, allowed=allowed)


def _plain(value: Any) -> Any:
    """Return a value worth showing; whole objects and lists say nothing in a line."""
    return None if isinstance(value, dict | list | tuple) else value


def _allowed(first: ErrorDetails) -> str:
    context = first.get("ctx", {})
    text = str(context.get("error", "")) or in_words(first["type"], context, first["msg"])
    for opening in OPENINGS:
        text = text.removeprefix(opening)
    return text
