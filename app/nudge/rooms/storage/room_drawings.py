"""The drawings that a room keeps: looked at and changed in the room's turn, as by a command."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from nudge.drawings.collection import Drawings
from nudge.rooms.room import Room
from nudge.rooms.session import Session

Result = TypeVar("Result")
Change = Callable[[Drawings], tuple[Drawings, Result]]
"""What is to become of a room's drawings, and what is to be told of that."""


async def kept_in(room: Room) -> Drawings:
    """Return the drawings that a room keeps."""
    return await room.ask(lambda session: session.drawings)


async def change(room: Room, how: Change[Result]) -> tuple[Drawings, Result]:
    """Change a room's drawings and tell everybody; return them, and what is to be told.

    Raises whatever ``how`` raises; nothing has changed then.
    """

    def work(session: Session) -> tuple[Drawings, Result]:
        drawings, result = how(session.drawings)
        session.keep(drawings)
        return session.drawings, result

    async def job() -> tuple[Drawings, Result]:
        done = await room.act(work)
        room.announce()
        return done

    done: tuple[Drawings, Result] = await room.submit(job)
    return done
