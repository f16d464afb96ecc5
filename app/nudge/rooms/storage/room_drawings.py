"""The kept drawings of a room: read and changed in the room's turn, as by a command."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from nudge.drawings.collection import Drawings
from nudge.rooms.room import Room
from nudge.rooms.session import Session

Result = TypeVar("Result")
DrawingsEdit = Callable[[Drawings], tuple[Drawings, Result]]
"""Takes a room's drawings; returns the drawings to keep instead, and a result for the caller."""


async def get_drawings(room: Room) -> Drawings:
    """Return the drawings that a room keeps."""
    return await room.ask(lambda session: session.drawings)


async def change(room: Room, edit: DrawingsEdit[Result]) -> tuple[Drawings, Result]:
    """Replace a room's drawings by what ``edit`` makes of them, and send the room's new state.

    Returns the new drawings and the result of ``edit``. Raises the errors of ``edit``; then
    nothing has changed.
    """

    def work(session: Session) -> tuple[Drawings, Result]:
        drawings, result = edit(session.drawings)
        session.keep_drawings(drawings)
        return session.drawings, result

    async def job() -> tuple[Drawings, Result]:
        changed = await room.act(work)
        room.announce()
        return changed

    changed: tuple[Drawings, Result] = await room.submit(job)
    return changed
