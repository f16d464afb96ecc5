"""Saves rooms to disk: at once after a command, every few seconds while they play."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from nudge.errors import Interrupted
from nudge.protocol import frames
from nudge.rooms.feed.wakeup import Wakeup
from nudge.rooms.room import Room
from nudge.rooms.session import Session
from nudge.rooms.storage.room_snapshot import SavedRoom, serialize_room
from nudge.rooms.storage.store import Store

MIN_PAUSE: Final = 0.2
"""The least number of seconds between two saves of a room, however quick the commands are."""
PAUSE_FACTOR: Final = 20
"""The pause after a save is at least this many times as long as the save took."""

log = logging.getLogger("nudge")


class Autosave:
    """Saves rooms one after another and writes their files in a thread of its own.

    ``rooms`` returns the rooms in memory. ``every`` is the number of seconds between two saves of a
    room that plays, or of which only the cursor or the selection has changed. ``clock`` returns
    the time in seconds.
    """

    def __init__(
        self,
        store: Store,
        rooms: Callable[[], Iterable[Room]],
        every: float,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._store = store
        self._rooms = rooms
        self._every = every
        self._clock = clock
        self._wakeup = Wakeup()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="saving")
        self._saved: dict[str, tuple[int, int]] = {}
        self._next: dict[str, float] = {}

    async def run(self) -> None:
        """Save each room when it is due; never returns."""
        while True:
            delay = self.delay()
            if delay is None or delay > 0:
                await self._wakeup.wait(delay)
            for room in list(self._rooms()):
                if self._is_changed(room) and self._due(room) <= self._clock():
                    await self.save(room)

    def wake(self) -> None:
        """Note that a room has changed."""
        self._wakeup.wake()

    def delay(self) -> float | None:
        """Return the seconds until the next room is due; None where no room has changed."""
        due = (self._due(room) for room in self._rooms() if self._is_changed(room))
        soonest = min(due, default=None)
        return None if soonest is None else max(0.0, soonest - self._clock())

    async def save(self, room: Room) -> None:
        """Save one room now. An error is logged; the room goes on."""
        began, changes = self._clock(), (room.runner.changes, room.view_changes)
        saved = SavedRoom(room.session, room.token_hash, room.cursor, room.selection)

        def take(session: Session) -> Callable[[], None]:
            arrays, metadata = serialize_room(saved)
            return lambda: self._store.write(room.code, frames.encode_file(arrays, metadata))

        try:
            write = await room.ask(take, used=False)
            if room.loop.is_open:  # the room may have been deleted meanwhile
                await self._in_turn(write)
        except (OSError, Interrupted) as error:
            log.error("room %s cannot be saved: %s", room.code, error)
        except Exception:  # an error in one room must not stop the saving of the others
            log.exception("room %s cannot be saved", room.code)
        self._saved[room.code] = changes
        self._next[room.code] = self._clock() + max(
            MIN_PAUSE, PAUSE_FACTOR * (self._clock() - began)
        )

    async def remove(self, room: Room) -> None:
        """Remove the file of a closed room, once a write under way is finished."""
        self.forget(room)
        await self._in_turn(lambda: self._store.remove(room.code))

    def forget(self, room: Room) -> None:
        """Forget when a room was saved; for a room that is no longer in memory."""
        self._saved.pop(room.code, None)
        self._next.pop(room.code, None)

    def mark_saved(self, room: Room) -> None:
        """Note that a room's file is up to date: the room was just read from it."""
        self._saved[room.code] = (room.runner.changes, room.view_changes)

    def close(self) -> None:
        """Return when a write under way is finished."""
        self._thread.shutdown()

    async def _in_turn(self, job: Callable[[], None]) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, job)

    def _is_changed(self, room: Room) -> bool:
        return room.loop.is_moving or self._saved.get(room.code) != (
            room.runner.changes,
            room.view_changes,
        )

    def _due(self, room: Room) -> float:
        saved, earliest = self._saved.get(room.code), self._next.get(room.code, 0.0)
        can_wait = room.loop.is_moving or (saved is not None and saved[0] == room.runner.changes)
        return earliest + (self._every - MIN_PAUSE if can_wait and saved is not None else 0.0)
