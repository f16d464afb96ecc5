"""The errors a user may see, in one small tree.

Every one says what is wrong in a sentence, and carries in parts what a program needs:
a ``code`` to tell errors apart by, the ``field`` concerned, the ``value`` received and
what would have been ``allowed``. Nothing else about the server ever leaves it.
"""

from __future__ import annotations

from typing import Any

SHORT = 80
"""Characters of a received value that are shown back to whoever sent it."""


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
        """Return the error as it is sent: JSON values only, the received one shortened."""
        return {
            "code": self.code,
            "field": self.field,
            "value": shortened(self.value),
            "allowed": self.allowed,
            "message": self.message,
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


def shortened(value: Any) -> Any:
    """Return ``value`` as JSON can hold it, text and anything nested cut to a readable length."""
    if value is None or (isinstance(value, bool | int) and abs(value) < 2**53):
        return value
    if isinstance(value, float) and value - value == 0:  # JSON knows no NaN and no infinity
        return value
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= SHORT else text[: SHORT - 1] + "…"
