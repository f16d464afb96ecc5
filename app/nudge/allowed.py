"""What pydantic would have allowed, as a text: its own words are English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from nudge.texts import Text

PREFIXES: Final = ("Input should be ", "Input should ", "Value error, ")
"""Beginnings of pydantic's sentences that are left out."""
KINDS: Final[Mapping[str, Text]] = {
    "int_type": Text.of("server-allowed-integer"),
    "int_from_float": Text.of("server-allowed-integer-not-fraction"),
    "int_parsing": Text.of("server-allowed-integer-not-text"),
    "float_type": Text.of("server-allowed-number"),
    "float_parsing": Text.of("server-allowed-number-not-text"),
    "finite_number": Text.of("server-allowed-finite"),
    "bool_type": Text.of("server-allowed-boolean"),
    "bool_parsing": Text.of("server-allowed-boolean-not-text"),
    "string_type": Text.of("server-allowed-string"),
    "tuple_type": Text.of("server-allowed-list"),
}
"""What is allowed where a value is of another kind, by the type of pydantic's error."""


def allowed_text(error: Mapping[str, Any]) -> Text:
    """Return what would have been allowed instead of what led to ``error``, one of pydantic's.

    A validator of ours raises ``ValueError(Text.of(...))``. What no page sends has pydantic's own
    words.
    """
    context = error.get("ctx", {})
    cause = context.get("error")
    if isinstance(cause, ValueError) and cause.args and isinstance(cause.args[0], Text):
        return cause.args[0]
    kind = error["type"]
    known = _limit(kind, context) or KINDS.get(kind)
    return known or _other(error["msg"], str(context.get("expected", "")))


def _limit(kind: str, context: Mapping[str, Any]) -> Text | None:
    """Return what is allowed where a number or a length is out of its limits."""
    match kind:
        case "greater_than":
            return Text.of("server-allowed-above", limit=context["gt"])
        case "greater_than_equal":
            return Text.of("server-allowed-at-least", limit=context["ge"])
        case "less_than":
            return Text.of("server-allowed-below", limit=context["lt"])
        case "less_than_equal":
            return Text.of("server-allowed-at-most", limit=context["le"])
        case "too_short":
            return Text.of("server-allowed-fewest", count=context["min_length"])
        case "too_long":
            return Text.of("server-allowed-most", count=context["max_length"])
        case "string_too_long":
            return Text.of("server-allowed-characters", count=context["max_length"])
    return None


def _other(message: str, expected: str) -> Text:
    """Return the names of which one is ``expected``, or else pydantic's own words."""
    names, is_list, last = expected.rpartition(" or ")
    if is_list:
        return Text.of("server-allowed-names", names=names, last=last)
    for prefix in PREFIXES:
        message = message.removeprefix(prefix)
    return Text.of("server-allowed-otherwise", words=message)
