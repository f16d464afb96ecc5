"""What each command does to a room.

A command is carried out completely or not at all: its errors are raised before anything changes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final

import numpy as np

from nudge.errors import BadMessage, NudgeError
from nudge.protocol import client_messages, race_messages
from nudge.protocol.client_messages import Command
from nudge.protocol.frames import Tensors
from nudge.protocol.server_messages import Done, Selection, SingleStepState
from nudge.rooms import single_step
from nudge.rooms.feed.progress import divergence_error
from nudge.rooms.room import Room
from nudge.rooms.session import Session
from nudge.texts import Text
from nudge.training.data import focus_on
from nudge.training.record import Focus
from nudge.training.run import history


def submit(room: Room, command: Command) -> asyncio.Future[Any]:
    """Queue ``command``; return a future with its result, or with the error that stopped it."""
    return room.submit(lambda: _carry_out(room, command))


def submit_parameters(room: Room, tensors: Tensors) -> asyncio.Future[Any]:
    """Queue the replacement of the room's parameters by ``tensors``; return as ``submit`` does."""

    async def replace() -> None:
        await room.act(lambda session: session.replace_parameters(tensors))
        room.announce()

    return room.submit(replace)


def done_message(room: Room, id: int | None, result: Any, *, drives: bool) -> Done:
    """Return the message that answers a finished command, over HTTP and on the socket.

    ``result`` is the result of ``submit``. After ``apply`` it is a ``SingleStepState``.
    """
    return Done(
        id=id,
        role="driver" if drives else "viewer",
        room=room.state(),
        applied=result if isinstance(result, SingleStepState) else None,
    )


async def _carry_out(room: Room, command: Command) -> Any:
    """Return the result of the command; a future where the command takes longer."""
    result = await HANDLERS[type(command)](room, command)
    room.announce()
    return result


async def _step(room: Room, command: client_messages.Step) -> asyncio.Future[None]:
    _refuse_at_end(room)
    return room.loop.add_goal(command.count)


async def _play(room: Room, command: client_messages.Play) -> None:
    _refuse_at_end(room)
    room.loop.play(command.rate)


async def _pause(room: Room, command: client_messages.Pause) -> None:
    room.loop.halt()
    await room.act(lambda session: None)


async def _seek(room: Room, command: client_messages.Seek) -> None:
    replay = await room.replays.finish(room.session.run.replay_to(command.step))
    await room.act(lambda session: session.arrive(replay))
    room.loop.halt()


async def _focus(room: Room, command: client_messages.ChooseFocus) -> None:
    await room.act(lambda session: session.set_focus(_to_focus(session, command)))


async def _apply(room: Room, command: client_messages.Apply) -> SingleStepState:
    rate, again = command.learning_rate, command.again
    return await room.act(lambda session: single_step.apply(session, rate, again=again))


async def _undo(room: Room, command: client_messages.Undo) -> None:
    replay = await room.replays.finish(room.session.run.undo_replay())
    await room.act(lambda session: session.undo(replay))


async def _configure(room: Room, command: client_messages.Configure) -> None:
    sizes = room.runner.progress.sizes
    if await room.act(lambda session: session.configure(command.settings)):
        room.loop.halt()
    if room.runner.progress.sizes != sizes:
        room.select(None)


async def _reset(room: Room, command: client_messages.Reset) -> None:
    await room.act(lambda session: session.reset(command.seed))
    room.loop.halt()


async def _select(room: Room, command: client_messages.Select) -> None:
    if command.layer is None or command.index is None:
        room.select(None)
        return
    sizes = room.runner.progress.sizes
    _refuse_outside("layer", command.layer, len(sizes))
    _refuse_outside("index", command.index, sizes[command.layer])
    if command.from_ is not None:
        _refuse_outside("from", command.from_, sizes[command.layer - 1])
    room.select(Selection(layer=command.layer, index=command.index, from_=command.from_))


async def _cursor(room: Room, command: client_messages.MoveCursor) -> None:
    changes = {"phase": command.phase, "place": command.place, "chapter": command.chapter}
    given = {name: value for name, value in changes.items() if value is not None}
    room.move_cursor(room.cursor.model_copy(update=given))


async def _race(room: Room, command: race_messages.SetRace) -> None:
    if command.settings is None:
        room.race.end()
    else:
        await room.race.set(command.settings, room.runner.progress.config, room.session.run.dataset)


async def _race_play(room: Room, command: race_messages.PlayRace) -> None:
    room.race.play()


async def _race_pause(room: Room, command: race_messages.PauseRace) -> None:
    room.race.pause()


async def _race_restart(room: Room, command: race_messages.RestartRace) -> None:
    await room.race.restart()


async def _visit(room: Room, command: race_messages.Visit) -> asyncio.Future[None] | None:
    config = room.race.config_at(command.run, command.step)
    sizes = room.runner.progress.sizes
    await room.act(lambda session: session.begin(config))
    room.loop.halt()
    if room.runner.progress.sizes != sizes:
        room.select(None)
    return room.loop.add_goal(command.step, history.MAX_STEPS) if command.step else None


HANDLERS: Final[dict[type, Callable[[Room, Any], Awaitable[Any]]]] = {
    client_messages.Step: _step,
    client_messages.Play: _play,
    client_messages.Pause: _pause,
    client_messages.Seek: _seek,
    client_messages.ChooseFocus: _focus,
    client_messages.Apply: _apply,
    client_messages.Undo: _undo,
    client_messages.Configure: _configure,
    client_messages.Reset: _reset,
    client_messages.Select: _select,
    client_messages.MoveCursor: _cursor,
    race_messages.SetRace: _race,
    race_messages.PlayRace: _race_play,
    race_messages.PauseRace: _race_pause,
    race_messages.RestartRace: _race_restart,
    race_messages.Visit: _visit,
}
"""The function that carries out each command, by the command's class."""


def _refuse_at_end(room: Room) -> None:
    if room.runner.progress.diverged is not None:
        raise divergence_error(room.runner.progress.diverged)
    if room.runner.progress.step >= history.MAX_STEPS:
        allowed = Text.of("server-allowed-steps", most=history.MAX_STEPS)
        text = Text.of("server-run-has", most=history.MAX_STEPS)
        raise NudgeError(text, code="limit", field="count", allowed=allowed)


def _to_focus(session: Session, command: client_messages.ChooseFocus) -> Focus:
    if command.image is not None:
        return single_step.drawing_focus(session, np.array(command.image), command.label)
    config = session.run.record.config  # the index belongs to the data set of the shown step
    return focus_on(config, command.split or "", command.index or 0)  # validation requires both


def _refuse_outside(field: str, value: int, count: int) -> None:
    if value >= count:
        allowed = Text.of("server-allowed-range", least=0, most=count - 1)
        text = Text.of("server-cannot-be", field=field, received=str(value), allowed=allowed)
        raise BadMessage(text, field=field, value=value, allowed=allowed)
