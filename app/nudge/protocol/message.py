"""What every message that a viewer says has in common."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

MAX_INTEGER: Final = 2**53 - 1  # what a number in JavaScript holds exactly
Integer = Annotated[int, Field(ge=0, le=MAX_INTEGER)]


class Message(BaseModel):
    """Something a viewer says. ``id`` comes back in the answer."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    id: Annotated[int, Field(ge=-MAX_INTEGER, le=MAX_INTEGER)] | None = None
