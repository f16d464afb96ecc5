"""The base of all messages that a viewer sends."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

MAX_INTEGER: Final = 2**53 - 1  # JavaScript's numbers are exact up to this integer
Integer = Annotated[int, Field(ge=0, le=MAX_INTEGER)]


class Message(BaseModel):
    """A message from a viewer. The answer to it has the same ``id``."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    id: Annotated[int, Field(ge=-MAX_INTEGER, le=MAX_INTEGER)] | None = None
