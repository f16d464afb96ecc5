"""All rooms, by code: made, found (in memory or on disk), limited, and let go."""

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
from nudge.rooms.limits import refuse_too_long_an_epoch, refuse_too_much
from nudge.rooms.race.slots import RaceSlots
from nudge.rooms.room import Room
from nudge.rooms.session import Session
from nudge.rooms.storage.autosave import Autosave
from nudge.rooms.storage.room_snapshot import read_back
from nudge.rooms.storage.store import Store
from nudge.rooms.threads.workers import Workers
from nudge.settings import Settings
from nudge.training.config import TrainingConfig
from nudge.training.run.history import Run

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""No 0 and O, no 1 and I: codes are read aloud and typed."""
CODE_LENGTH: Final = 6
SWEEP_EVERY: Final = 3600.0
MISSING: Final = frozenset({"not_downloaded", "bad_data_file"})
"""Errors that say of a saved room that its data set is not here, or not right."""

log = logging.getLogger("nudge")


class Registry:
    """The rooms of one server. Use it as a context: leaving it saves every room."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.perf_counter) -> None:
        self.settings = settings
        self._clock = clock
        self._rooms: dict[str, Room] = {}
        self._loading: dict[str, asyncio.Task[Room | None]] = {}
        self._store = Store(settings.rooms_dir)
        self._workers = Workers(settings.training_threads)
        self._races = RaceSlots()
        self._keeper = Autosave(self._store, self._rooms.values, settings.save_seconds, clock)
        self._door = asyncio.Lock()
        self._tasks: list[asyncio.Task[None]] = []
        self._stopping = False

    def __len__(self) -> int:
        return len(self._rooms)

    async def __aenter__(self) -> Registry:
        if trouble := await asyncio.to_thread(self._store.trouble):
            log.warning("rooms are not kept on disk: %s", trouble)
        loop = asyncio.get_running_loop()
        self._tasks = [loop.create_task(self._keeper.keep()), loop.create_task(self._look_after())]
        return self

    def interrupt(self) -> None:
        """Answer everybody who waits and take nothing more: now the rooms are going to be saved."""
        self._stopping = True
        for room in self._rooms.values():
            room.hub.close(Close.RESTARTING, "the server is stopping")
            room.interrupt(Stopping())

    async def __aexit__(self, *_: object) -> None:
        self.interrupt()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for room in list(self._rooms.values()):
            await self._keeper.save(room)
            await self._let_go(room)
        self._keeper.close()
        self._store.close()
        self._workers.close()

    async def create(self, config: TrainingConfig) -> tuple[Room, str]:
        """Return a new room and its driver's token; raise LimitReached where there is no place."""
        self._refuse_when_stopping()
        refuse_too_much(config)
        refuse_too_long_an_epoch(config)
        token = secrets.token_urlsafe(32)
        async with self._door:
            await self._make_place()
            code = await asyncio.to_thread(self._new_code)
            session = await self._workers.run(lambda: _new_session(code, config), urgent=True)
            return self._open(session, hash_of(token)), token

    async def get(self, code: str) -> Room:
        """Return a room, from disk if need be; raise UnknownRoom if there is none."""
        self._refuse_when_stopping()
        code = code.upper()
        room = self._rooms.get(code) or await self._load(code)
        if room is None:
            raise UnknownRoom(
                f"There is no room {code[:CODE_LENGTH]!r}.",
                field="code",
                value=code,
                allowed="the code of a room that was made here",
            )
        return room

    async def delete(self, room: Room) -> None:
        """End a room for good; its viewers are told."""
        self._rooms.pop(room.code, None)
        room.hub.close(Close.ROOM_DELETED, "the room was deleted")
        await room.stop()
        await self._keeper.remove(room)

    def _open(self, session: Session, token_hash: str) -> Room:
        room = Room(
            session,
            self._workers,
            token_hash=token_hash,
            idle_seconds=self.settings.idle_minutes * 60,
            races=self._races,
            on_change=self._keeper.wake,
            clock=self._clock,
        )
        self._rooms[room.code] = room
        room.start()
        self._keeper.wake()
        return room

    async def _load(self, code: str) -> Room | None:
        """Read a room from disk, once however many ask for it at a time."""
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
            saved = await self._workers.run(lambda: read_back(file, code), urgent=True)
        except Exception as error:
            if isinstance(error, NudgeError) and error.code in MISSING:
                raise  # the room is sound, what it was trained on is not here
            await asyncio.to_thread(self._store.set_aside, code, error)
            return None
        async with self._door:
            await self._make_place()
            room = self._open(saved.session, saved.token_hash)
        room.cursor, room.selection = saved.cursor, saved.selection
        self._keeper.has_kept(room)
        return room

    async def _make_place(self) -> None:
        """Let go of rooms that nobody uses, the longest unused first, if there are too many."""
        most = self.settings.max_rooms
        for room in sorted(self._rooms.values(), key=lambda room: room.last_used):
            if len(self._rooms) < most:
                return
            if is_idle(room):
                await self._put_to_rest(room)
        if len(self._rooms) >= most:
            message = f"All {most} rooms of this server are in use; try again later."
            raise LimitReached(message, field="rooms", value=most, allowed=f"up to {most}")

    async def _let_go(self, room: Room) -> None:
        """Take a room out of memory; it stays on disk."""
        self._rooms.pop(room.code, None)
        self._keeper.forget(room)
        await room.stop()

    def _refuse_when_stopping(self) -> None:
        if self._stopping:
            raise Stopping

    def _new_code(self) -> str:
        while True:
            code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
            if code not in self._rooms and self._store.read(code) is None:
                return code

    async def _look_after(self) -> None:
        """Every second let go of viewers who take nothing and of rooms that nobody uses."""
        swept = float("-inf")
        while True:
            for room in list(self._rooms.values()):
                room.hub.drop_stalled(self.settings.send_seconds)
                if self._is_resting(room):
                    async with self._door:
                        await self._put_to_rest(room)
            if self._clock() - swept > SWEEP_EVERY:
                days, most = self.settings.store_days, self.settings.store_rooms
                await asyncio.to_thread(self._store.sweep, days, most)
                swept = self._clock()
            await asyncio.sleep(1)

    def _is_resting(self, room: Room) -> bool:
        long_ago = self._clock() - room.last_used > self.settings.idle_minutes * 60
        return long_ago and is_idle(room)

    async def _put_to_rest(self, room: Room) -> None:
        """Save a room and let go of it, unless somebody has come meanwhile."""
        await self._keeper.save(room)
        if is_idle(room):
            await self._let_go(room)


def is_idle(room: Room) -> bool:
    """Whether nobody is there and nothing goes on."""
    return not len(room.hub) and not room.loop.is_moving and not room.race.is_moving


def _new_session(code: str, config: TrainingConfig) -> Session:
    session = Session(code, Run(config))
    session.evaluate()
    return session


def hash_of(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def may_drive(room: Room, token: str) -> bool:
    """Whether ``token`` is the room's, compared in constant time."""
    return hmac.compare_digest(hash_of(token), room.token_hash)
