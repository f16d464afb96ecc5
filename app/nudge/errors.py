"""The errors that a user may see, in one small tree.

Every error has a ``text`` that says what is wrong, and the ``message`` is its English sentence. For
programs it also has a ``code`` that names the kind of error, the ``field`` concerned, the ``value``
received and what would have been ``allowed``, in English. No other information about the server is
sent.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from typing import Any

from nudge.texts import Text

MAX_VALUE_LENGTH = 80
"""Characters of a received value that are sent back in an error."""
MAX_MESSAGE_LENGTH = 500
"""Characters of a sentence. Sentences may quote names that were received."""


class NudgeError(Exception):
    """A request that cannot be carried out, with the reason."""

    code = "error"

    def __init__(
        self,
        text: Text,
        *,
        code: str | None = None,
        field: str | None = None,
        value: Any = None,
        allowed: Text | str | None = None,
    ) -> None:
        super().__init__(text)
        self.text = text
        self.code = code or type(self).code
        self.field = field
        self.value = value
        self._allowed = allowed

    @property
    def message(self) -> str:
        """The English sentence, which is ``str(error)`` too."""
        return str(self.text)

    @property
    def allowed(self) -> str | None:
        """What would have been allowed, in English."""
        return None if self._allowed is None else str(self._allowed)

    def as_dict(self) -> dict[str, Any]:
        """Return the error as it is sent: JSON values only, with received values cut short."""
        return {
            "code": self.code,
            "field": shortened(self.field),
            "value": shortened(self.value),
            "allowed": shortened(self.allowed, MAX_MESSAGE_LENGTH),
            "message": shortened(self.message, MAX_MESSAGE_LENGTH),
            "text": asdict(shortened_text(self.text)),
        }


class BadMessage(NudgeError):
    """A message, a body or a parameter is malformed or out of range."""

    code = "bad_message"


class NotDriver(NudgeError):
    """The caller does not drive the room: only the holder of its token may do this."""

    code = "not_driver"


class NotAllowed(NudgeError):
    """The request came from another site, or under a name that this server does not answer to."""

    code = "not_allowed"


class UnknownRoom(NudgeError):
    """No room has this code."""

    code = "unknown_room"


class LimitReached(NudgeError):
    """A limit of the server is reached: rooms, viewers or messages."""

    code = "limit_reached"


class TooLarge(NudgeError):
    """A body has more bytes than the server reads."""

    code = "too_large"


class Interrupted(NudgeError):
    """Another command ended this one before it was complete."""

    code = "interrupted"


class Stopping(NudgeError):
    """The server is stopping: it answers waiting requests and accepts no new ones."""

    code = "stopping"

    def __init__(self) -> None:
        super().__init__(Text.of("server-stopping"))


def shortened_text(text: Text) -> Text:
    """Return ``text`` as it is sent: its values are JSON values, and words received are cut."""
    return text.mapped(partial(shortened, max_length=MAX_MESSAGE_LENGTH))


def shortened(value: Any, max_length: int = MAX_VALUE_LENGTH) -> Any:
    """Return ``value`` as a JSON value, with text and nested values cut to ``max_length``."""
    if value is None or (isinstance(value, bool | int) and abs(value) < 2**53):
        return value
    if isinstance(value, float) and value - value == 0:  # JSON has no NaN and no infinity
        return value
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= max_length else text[: max_length - 1] + "…"
