"""The rooms of a server by code: creates, finds (in memory or on disk) and unloads them."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
import secrets
import time
from collections.abc import Callable
from typing import Final

from nudge.errors import LimitReached, NudgeError, Stopping, UnknownRoom
from nudge.protocol.client_messages import Close
from nudge.rooms.race.slots import RaceSlots
from nudge.rooms.room import Room
from nudge.rooms.session import Session
from nudge.rooms.storage.autosave import Autosave
from nudge.rooms.storage.room_snapshot import deserialize_room
from nudge.rooms.storage.store import Store
from nudge.rooms.threads.workers import Workers
from nudge.rooms.work_limits import refuse_long_epoch, refuse_slow_steps
from nudge.settings import Settings
from nudge.texts import Text
from nudge.training.config import TrainingConfig
from nudge.training.run.history import Run

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""No 0 and O, no 1 and I: codes are read aloud and typed."""
CODE_LENGTH: Final = 6
SWEEP_EVERY: Final = 3600.0
"""Seconds between two removals of old files from disk."""
DATA_SET_ERRORS: Final = frozenset({"not_downloaded", "bad_data_file"})
"""Codes of the errors by which a saved room's data set is missing or damaged."""

log = logging.getLogger("nudge")


class Registry:
    """The rooms of one server. It is an async context manager: its exit saves every room."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.perf_counter) -> None:
        self.settings = settings
        self._clock = clock
        self._rooms: dict[str, Room] = {}
        self._loading: dict[str, asyncio.Task[Room | None]] = {}
        self._store = Store(settings.rooms_dir)
        self._workers = Workers(settings.training_threads)
        self._race_slots = RaceSlots()
        self._autosave = Autosave(self._store, self._rooms.values, settings.save_seconds, clock)
        self._opening_lock = asyncio.Lock()
        self._tasks: list[asyncio.Task[None]] = []
        self._stopping = False

    def __len__(self) -> int:
        return len(self._rooms)

    async def __aenter__(self) -> Registry:
        if problem := await asyncio.to_thread(self._store.trouble):
            log.warning("rooms are not kept on disk: %s", problem)
        loop = asyncio.get_running_loop()
        self._tasks = [loop.create_task(self._autosave.run()), loop.create_task(self._maintain())]
        return self

    def interrupt(self) -> None:
        """Reject all waiting requests and all later ones: the server stops and saves the rooms."""
        self._stopping = True
        for room in self._rooms.values():
            room.hub.close(Close.RESTARTING, Text.of("server-closing-stopping"))
            room.interrupt(Stopping())

    async def __aexit__(self, *_: object) -> None:
        self.interrupt()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for room in list(self._rooms.values()):
            await self._autosave.save(room)
            await self._unload(room)
        self._autosave.close()
        self._store.close()
        self._workers.close()

    async def create(self, config: TrainingConfig) -> tuple[Room, str]:
        """Return a new room and its driver's token.

        Raises LimitReached where all rooms are in use, Stopping where the server stops, and
        NudgeError where a step or an epoch of ``config`` is too large.
        """
        self._refuse_when_stopping()
        await asyncio.to_thread(refuse_slow_steps, config)  # an upright set may be made for it
        refuse_long_epoch(config)
        token = secrets.token_urlsafe(32)
        async with self._opening_lock:
            await self._make_place()
            code = await asyncio.to_thread(self._new_code)
            session = await self._workers.run(lambda: _new_session(code, config), urgent=True)
            return self._open(session, hash_token(token)), token

    async def get(self, code: str) -> Room:
        """Return the room of ``code`` in upper or lower case, from memory or from disk.

        Raises UnknownRoom where there is none, and Stopping where the server stops.
        """
        self._refuse_when_stopping()
        code = code.upper()
        room = self._rooms.get(code) or await self._load(code)
        if room is None:
            raise UnknownRoom(
                Text.of("server-room-unknown", code=code[:CODE_LENGTH]),
                field="code",
                value=code,
                allowed="the code of a room that was made here",
            )
        return room

    async def delete(self, room: Room) -> None:
        """Delete a room from memory and disk, and disconnect its viewers."""
        self._rooms.pop(room.code, None)
        room.hub.close(Close.ROOM_DELETED, Text.of("server-closing-deleted"))
        await room.stop()
        await self._autosave.remove(room)

    def _open(self, session: Session, token_hash: str) -> Room:
        room = Room(
            session,
            self._workers,
            token_hash=token_hash,
            idle_seconds=self.settings.idle_minutes * 60,
            race_slots=self._race_slots,
            on_change=self._autosave.wake,
            clock=self._clock,
        )
        self._rooms[room.code] = room
        room.start()
        self._autosave.wake()
        return room

    async def _load(self, code: str) -> Room | None:
        """Read a room from disk; requests at the same time share one read."""
        if len(code) != CODE_LENGTH or not set(code) <= set(ALPHABET):
            return None
        if code not in self._loading:
            task = asyncio.get_running_loop().create_task(self._read(code))
            self._loading[code] = task
            task.add_done_callback(lambda _: self._loading.pop(code, None))
        return await asyncio.shield(self._loading[code])

    async def _read(self, code: str) -> Room | None:
        file = await asyncio.to_thread(self._store.read, code)
        if file is None:
            return None
        try:
            saved = await self._workers.run(lambda: deserialize_room(file, code), urgent=True)
        except Exception as error:
            if isinstance(error, NudgeError) and error.code in DATA_SET_ERRORS:
                raise  # the room's file is sound: only the data set is missing
            await asyncio.to_thread(self._store.set_aside, code, error)
            return None
        async with self._opening_lock:
            await self._make_place()
            room = self._open(saved.session, saved.token_hash)
        room.cursor, room.selection = saved.cursor, saved.selection
        self._autosave.mark_saved(room)
        return room

    async def _make_place(self) -> None:
        """Unload idle rooms, the longest unused first, until one more room is allowed."""
        max_rooms = self.settings.max_rooms
        for room in sorted(self._rooms.values(), key=lambda room: room.last_used):
            if len(self._rooms) < max_rooms:
                return
            if is_idle(room):
                await self._save_and_unload(room)
        if len(self._rooms) >= max_rooms:
            text = Text.of("server-rooms-in-use", most=max_rooms)
            raise LimitReached(text, field="rooms", value=max_rooms, allowed=f"up to {max_rooms}")

    async def _unload(self, room: Room) -> None:
        """Remove a room from memory; its file stays."""
        self._rooms.pop(room.code, None)
        self._autosave.forget(room)
        await room.stop()

    def _refuse_when_stopping(self) -> None:
        if self._stopping:
            raise Stopping

    def _new_code(self) -> str:
        while True:
            code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
            if code not in self._rooms and self._store.read(code) is None:
                return code

    async def _maintain(self) -> None:
        """Drop stalled viewers and unload unused rooms each second; sweep the disk each hour."""
        swept = float("-inf")
        while True:
            for room in list(self._rooms.values()):
                room.hub.drop_stalled(self.settings.send_seconds)
                if self._is_unused(room):
                    async with self._opening_lock:
                        await self._save_and_unload(room)
            if self._clock() - swept > SWEEP_EVERY:
                days, most = self.settings.store_days, self.settings.store_rooms
                await asyncio.to_thread(self._store.sweep, days, most)
                swept = self._clock()
            await asyncio.sleep(1)

    def _is_unused(self, room: Room) -> bool:
        is_old = self._clock() - room.last_used > self.settings.idle_minutes * 60
        return is_old and is_idle(room)

    async def _save_and_unload(self, room: Room) -> None:
        """Save a room and unload it, unless it is in use again after the save."""
        await self._autosave.save(room)
        if is_idle(room):
            await self._unload(room)


def is_idle(room: Room) -> bool:
    """Whether the room has no viewers, no training and no moving race."""
    return not len(room.hub) and not room.loop.is_moving and not room.race.is_moving


def _new_session(code: str, config: TrainingConfig) -> Session:
    session = Session(code, Run(config))
    session.evaluate()
    return session


def hash_token(token: str) -> str:
    """Return the SHA-256 of a token, in hex: the room stores it in place of the token."""
    return hashlib.sha256(token.encode()).hexdigest()


def may_drive(room: Room, token: str) -> bool:
    """Whether ``token`` is the room's token. The comparison takes constant time."""
    return hmac.compare_digest(hash_token(token), room.token_hash)
