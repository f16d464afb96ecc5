"""Sees to it that rooms are on disk: at once after a command, every few seconds in play."""

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
from nudge.rooms.storage.room_snapshot import Saved, take_down
from nudge.rooms.storage.store import Store

BREATH: Final = 0.2
"""Seconds between two savings of a room at least, however quick the commands."""
SHARE: Final = 20
"""A room that plays is saved no more often than this many times what saving it takes."""

log = logging.getLogger("nudge")


class Autosave:
    """Saves rooms one after another, in a thread of its own."""

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
        self._kept: dict[str, tuple[int, int]] = {}
        self._next: dict[str, float] = {}

    async def keep(self) -> None:
        """Save what is due, for ever."""
        while True:
            delay = self.delay()
            if delay is None or delay > 0:
                await self._wakeup.wait(delay)
            for room in list(self._rooms()):
                if self._is_changed(room) and self._due(room) <= self._clock():
                    await self.save(room)

    def wake(self) -> None:
        """Say that a room has changed."""
        self._wakeup.wake()

    def delay(self) -> float | None:
        """Return the seconds until a room is to be saved; None where none has changed."""
        due = (self._due(room) for room in self._rooms() if self._is_changed(room))
        soonest = min(due, default=None)
        return None if soonest is None else max(0.0, soonest - self._clock())

    async def save(self, room: Room) -> None:
        """Save one room, now. What the disk refuses is logged; the room lives on."""
        began, changes = self._clock(), (room.runner.changes, room.looks)
        saved = Saved(room.session, room.token_hash, room.cursor, room.selection)

        def take(session: Session) -> Callable[[], None]:
            arrays, metadata = take_down(saved)
            return lambda: self._store.write(room.code, frames.encode(arrays, metadata))

        try:
            write = await room.ask(take, used=False)
            if room.loop.is_open:  # or it may have been deleted meanwhile
                await self._in_turn(write)
        except (OSError, Interrupted) as error:
            log.error("room %s cannot be saved: %s", room.code, error)
        except Exception:  # one room's trouble must not keep the others from being saved
            log.exception("room %s cannot be saved", room.code)
        self._kept[room.code] = changes
        self._next[room.code] = self._clock() + max(BREATH, SHARE * (self._clock() - began))

    async def remove(self, room: Room) -> None:
        """Remove a closed room from the disk, after whatever is being written of it."""
        self.forget(room)
        await self._in_turn(lambda: self._store.remove(room.code))

    def forget(self, room: Room) -> None:
        """Keep nothing in mind of a room that is gone."""
        self._kept.pop(room.code, None)
        self._next.pop(room.code, None)

    def has_kept(self, room: Room) -> None:
        """Take note that a room is on disk as it is: it was just read from there."""
        self._kept[room.code] = (room.runner.changes, room.looks)

    def close(self) -> None:
        """Finish what is being written."""
        self._thread.shutdown()

    async def _in_turn(self, job: Callable[[], None]) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, job)

    def _is_changed(self, room: Room) -> bool:
        return room.loop.is_moving or self._kept.get(room.code) != (room.runner.changes, room.looks)

    def _due(self, room: Room) -> float:
        kept, earliest = self._kept.get(room.code), self._next.get(room.code, 0.0)
        patient = room.loop.is_moving or (kept is not None and kept[0] == room.runner.changes)
        return earliest + (self._every - BREATH if patient and kept is not None else 0.0)
