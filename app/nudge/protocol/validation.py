"""Turns pydantic's validation errors into this project's errors, with readable sentences."""

from __future__ import annotations

from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from nudge.errors import NudgeError, allowed_text, shortened

SECRET: Final = frozenset({"token"})
"""Fields whose value is never sent back in an error."""

PREFIXES: Final = ("Input should be ", "Input should ", "Value error, ", "Invalid JSON: ")
"""Beginnings of pydantic's sentences that are left out."""


def to_nudge_error(error: ValidationError, kind: type[NudgeError], types: str = "") -> NudgeError:
    """Return the first error of a message as a ``kind``, with field, value and what is allowed.

    ``types`` lists the message types where there are several. Pydantic then puts the type before
    the field's name; it is left out.
    """
    first = error.errors(include_url=False)[0]
    if first["type"].startswith("union_tag"):
        given = _plain(first["input"].get("type")) if isinstance(first["input"], dict) else None
        message = f"There is no message of type {shortened(given)!r}: allowed is {types}."
        return kind(message, field="type", value=given, allowed=types)
    if first["type"] == "json_invalid":
        return kind(f"This is not JSON: {_allowed(first)}.", allowed="a JSON object")
    return _field_error(first, kind, first["loc"][1:] if types else first["loc"])


def _field_error(
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
    """Return ``value``; None for objects and lists, which are too long for a sentence."""
    return None if isinstance(value, dict | list | tuple) else value


def _allowed(first: ErrorDetails) -> str:
    context = first.get("ctx", {})
    text = str(context.get("error", "")) or allowed_text(first["type"], context, first["msg"])
    for prefix in PREFIXES:
        text = text.removeprefix(prefix)
    return text
