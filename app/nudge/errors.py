"""The errors a user may see, in one small tree.

Every one says what is wrong in a sentence, and carries in parts what a program needs:
a ``code`` to tell errors apart by, the ``field`` concerned, the ``value`` received and
what would have been ``allowed``. Nothing else about the server ever leaves it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SHORT = 80
"""Characters of a received value that are shown back to whoever sent it."""
LONG = 500
"""Characters of a sentence, which may quote names that were received."""


class NudgeError(Exception):
    """Something that was asked for cannot be done, and why."""

    code = "error"

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        field: str | None = None,
        value: Any = None,
        allowed: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or type(self).code
        self.field = field
        self.value = value
        self.allowed = allowed

    def as_dict(self) -> dict[str, Any]:
        """Return the error as it is sent: JSON values only, nothing received at length."""
        return {
            "code": self.code,
            "field": shortened(self.field),
            "value": shortened(self.value),
            "allowed": shortened(self.allowed, LONG),
            "message": shortened(self.message, LONG),
        }


class BadMessage(NudgeError):
    """A message, a body or a parameter that is malformed or out of range."""

    code = "bad_message"


class NotDriver(NudgeError):
    """Only the one who made the room may do this."""

    code = "not_driver"


class NotAllowed(NudgeError):
    """Asked from a place, or under a name, that this server does not answer."""

    code = "not_allowed"


class UnknownRoom(NudgeError):
    """There is no room under this code."""

    code = "unknown_room"


class LimitReached(NudgeError):
    """The server keeps to a limit: rooms, viewers or messages."""

    code = "limit_reached"


class TooLarge(NudgeError):
    """More bytes than are read."""

    code = "too_large"


class Interrupted(NudgeError):
    """Another command ended this one before it was done."""

    code = "interrupted"


class Stopping(NudgeError):
    """The server is being stopped: it answers who waits, and takes nothing more."""

    code = "stopping"

    def __init__(self) -> None:
        super().__init__("The server is stopping; ask again when it is back.")


WORDS = {
    "too_short": "{min_length} of them at least",
    "too_long": "{max_length} of them at most",
    "string_too_long": "{max_length} characters at most",
    "tuple_type": "a list",
}
"""What pydantic says about collections and tuples, for people who know neither."""


def in_words(kind: str, context: Mapping[str, Any], otherwise: str) -> str:
    """Return what is allowed where pydantic found an error of ``kind``."""
    return WORDS[kind].format(**context) if kind in WORDS else otherwise


def shortened(value: Any, most: int = SHORT) -> Any:
    """Return ``value`` as JSON can hold it, text and anything nested cut to a readable length."""
    if value is None or (isinstance(value, bool | int) and abs(value) < 2**53):
        return value
    if isinstance(value, float) and value - value == 0:  # JSON knows no NaN and no infinity
        return value
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= most else text[: most - 1] + "…"
