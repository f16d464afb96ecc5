"""What each command does to a room.

A command is carried out whole or not at all: what can be refused is refused before
anything changes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final

import numpy as np

from nudge.errors import BadMessage, NudgeError
from nudge.rooms import single_step as applying
from nudge.protocol import client_messages as protocol, race_messages as race_commands
from nudge.protocol.frames import Tensors
from nudge.rooms.feed.progress import diverged
from nudge.protocol.client_messages import Command
from nudge.rooms.room import Room
from nudge.rooms.session import Session
from nudge.protocol.server_messages import AppliedState, Done, Selection
from nudge.training.run import history
from nudge.training.data import focus_on
from nudge.training.record import Focus


def submit(room: Room, command: Command) -> asyncio.Future[Any]:
    """Have ``command`` carried out in its turn; the future is done when it is, or says why not."""
    return room.submit(lambda: _carry_out(room, command))


def submit_parameters(room: Room, tensors: Tensors) -> asyncio.Future[Any]:
    """Have other parameters put in place of the room's; as ``submit``."""

    async def replace() -> None:
        await room.act(lambda session: session.replace_parameters(tensors))
        room.announce()

    return room.submit(replace)


def done(room: Room, id: int | None, result: Any, *, drives: bool) -> Done:
    """Return what is told of a message that was carried out, over HTTP as on the socket.

    ``result`` is that of ``submit``: of one step for one example, what it did.
    """
    return Done(
        id=id,
        role="driver" if drives else "viewer",
        room=room.state(),
        applied=result if isinstance(result, AppliedState) else None,
    )


async def _carry_out(room: Room, command: Command) -> Any:
    """Return what is to be told of it, if anything; of one that takes longer, its future."""
    result = await HANDLERS[type(command)](room, command)
    room.announce()
    return result


async def _step(room: Room, command: protocol.Step) -> asyncio.Future[None]:
    _refuse_if_at_an_end(room)
    return room.aim(command.count)


async def _play(room: Room, command: protocol.Play) -> None:
    _refuse_if_at_an_end(room)
    room.play(command.rate)


async def _pause(room: Room, command: protocol.Pause) -> None:
    room.halt()
    await room.act(lambda session: None)


async def _seek(room: Room, command: protocol.Seek) -> None:
    way = await room.replays.walked(room.session.run.way_to(command.step))
    await room.act(lambda session: session.arrive(way))
    room.halt()


async def _focus(room: Room, command: protocol.ChooseFocus) -> None:
    await room.act(lambda session: session.look_at(_focus_of(session, command)))


async def _apply(room: Room, command: protocol.Apply) -> AppliedState:
    rate, again = command.learning_rate, command.again
    return await room.act(lambda session: applying.apply(session, rate, again=again))


async def _undo(room: Room, command: protocol.Undo) -> None:
    way = await room.replays.walked(room.session.run.way_back())
    await room.act(lambda session: session.undo(way))


async def _configure(room: Room, command: protocol.Configure) -> None:
    sizes = room.progress.sizes
    if await room.act(lambda session: session.configure(command.settings)):
        room.halt()
    if room.progress.sizes != sizes:
        room.select(None)


async def _reset(room: Room, command: protocol.Reset) -> None:
    await room.act(lambda session: session.reset(command.seed))
    room.halt()


async def _select(room: Room, command: protocol.Select) -> None:
    if command.layer is None or command.index is None:
        room.select(None)
        return
    sizes = room.progress.sizes
    _within("layer", command.layer, len(sizes))
    _within("index", command.index, sizes[command.layer])
    if command.from_ is not None:
        _within("from", command.from_, sizes[command.layer - 1])
    room.select(Selection(layer=command.layer, index=command.index, from_=command.from_))


async def _cursor(room: Room, command: protocol.MoveCursor) -> None:
    moved = {"phase": command.phase, "place": command.place, "chapter": command.chapter}
    given = {name: value for name, value in moved.items() if value is not None}
    room.move_cursor(room.cursor.model_copy(update=given))


async def _race(room: Room, command: race_commands.SetRace) -> None:
    if command.settings is None:
        room.course.end()
    else:
        await room.course.set(command.settings, room.progress.config, room.session.run.dataset)


async def _race_play(room: Room, command: race_commands.PlayRace) -> None:
    room.course.play()


async def _race_pause(room: Room, command: race_commands.PauseRace) -> None:
    room.course.pause()


async def _race_restart(room: Room, command: race_commands.RestartRace) -> None:
    await room.course.restart()


async def _visit(room: Room, command: race_commands.Visit) -> asyncio.Future[None] | None:
    config = room.course.visited(command.run, command.step)
    sizes = room.progress.sizes
    await room.act(lambda session: session.begin(config))
    room.halt()
    if room.progress.sizes != sizes:
        room.select(None)
    return room.aim(command.step, history.MAX_STEPS) if command.step else None


HANDLERS: Final[dict[type, Callable[[Room, Any], Awaitable[Any]]]] = {
    protocol.Step: _step,
    protocol.Play: _play,
    protocol.Pause: _pause,
    protocol.Seek: _seek,
    protocol.ChooseFocus: _focus,
    protocol.Apply: _apply,
    protocol.Undo: _undo,
    protocol.Configure: _configure,
    protocol.Reset: _reset,
    protocol.Select: _select,
    protocol.MoveCursor: _cursor,
    race_commands.SetRace: _race,
    race_commands.PlayRace: _race_play,
    race_commands.PauseRace: _race_pause,
    race_commands.RestartRace: _race_restart,
    race_commands.Visit: _visit,
}
"""How each command is carried out."""


def _refuse_if_at_an_end(room: Room) -> None:
    if room.progress.diverged is not None:
        raise diverged(room.progress.diverged)
    if room.progress.step >= history.MAX_STEPS:
        allowed = f"up to {history.MAX_STEPS} steps"
        raise NudgeError(f"A run has {allowed}.", code="limit", field="count", allowed=allowed)


def _focus_of(session: Session, command: protocol.ChooseFocus) -> Focus:
    if command.image is not None:
        return applying.drawing(session, np.array(command.image), command.label)
    config = session.run.record.config  # an example's place is told of the step on show
    return focus_on(config, command.split or "", command.index or 0)  # both are there: validated


def _within(field: str, value: int, count: int) -> None:
    if value >= count:
        allowed = f"0 to {count - 1}"
        message = f"{field} cannot be {value}: allowed is {allowed}."
        raise BadMessage(message, field=field, value=value, allowed=allowed)
