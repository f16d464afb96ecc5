"""The rooms of a server: created, found again after a restart, limited, unloaded and deleted."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from nudge.data.catalogue import EMBEDDED_UPRIGHT
from nudge.data.datasets import LOADERS, Dataset, DatasetCache
from nudge.data.files import Folders
from nudge.errors import LimitReached, NudgeError, Stopping, UnknownRoom
from nudge.protocol.client_messages import Close, Step
from nudge.rooms import commands
from nudge.rooms.feed import run_frames
from nudge.rooms.registry import ALPHABET, CODE_LENGTH, Registry, may_drive
from nudge.rooms.room import Room
from nudge.settings import Settings
from nudge.training.config import TrainingConfig
from safetensors.numpy import load

from tests.rooms.sample_rooms import SMALL, do, same_bits

pytestmark = pytest.mark.anyio

CONFIG = TrainingConfig(**SMALL)


def settings(tmp_path: Path, **changes: Any) -> Settings:
    return Settings(data_dir=tmp_path, **changes)


async def bits(room: Room) -> dict[str, np.ndarray]:
    return load(await room.ask(lambda session: run_frames.record_file(session, None, batch=True)))


async def wait_until_saved(registry: Registry, room: Room, step: int) -> None:
    """Wait until the file of ``room`` has been written at ``step``."""
    path = registry.settings.rooms_dir / f"{room.code}.safetensors"
    needle = f'\\"step\\": {step},'.encode()
    async with asyncio.timeout(30):
        while not (path.is_file() and needle in path.read_bytes()):
            await room.ask(lambda session: None, used=False)


async def test_codes_can_be_read_aloud_and_tokens_cannot_be_guessed(tmp_path: Path) -> None:
    async with Registry(settings(tmp_path)) as registry:
        made = [await registry.create(CONFIG) for _ in range(5)]
        assert len({room.code for room, _ in made}) == 5
        for room, token in made:
            assert len(room.code) == CODE_LENGTH
            assert set(room.code) <= set(ALPHABET)
            assert not set(room.code) & set("01OI")
            assert len(token) >= 40
            assert token not in (room.token_hash, repr(vars(room)))


async def test_no_data_set_is_made_on_the_event_loop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, made_in = EMBEDDED_UPRIGHT.name, []
    make = LOADERS[name]

    def load_noted(folders: Folders) -> Dataset:
        made_in.append(threading.current_thread())
        return make(folders)

    monkeypatch.setattr("nudge.data.datasets.DATASETS", DatasetCache())  # nothing is loaded yet
    monkeypatch.setitem(LOADERS, name, load_noted)
    async with Registry(settings(tmp_path)) as registry:
        await registry.create(CONFIG.changed({"dataset": name}))
    assert len(made_in) == 1
    assert made_in[0] is not threading.current_thread()


async def test_only_the_rooms_own_token_drives_it(tmp_path: Path) -> None:
    async with Registry(settings(tmp_path)) as registry:
        room, token = await registry.create(CONFIG)
        _, other = await registry.create(CONFIG)
        assert may_drive(room, token)
        for wrong in (other, "", token[:-1], token + "x", token.swapcase()):
            assert not may_drive(room, wrong)


async def test_a_room_is_found_however_its_code_is_typed(tmp_path: Path) -> None:
    async with Registry(settings(tmp_path)) as registry:
        room, _ = await registry.create(CONFIG)
        assert await registry.get(room.code.lower()) is room


@pytest.mark.parametrize("code", ["ABCDEF", "", "../../etc/passwd", "A" * 10_000, "ABC\0EF", "é"])
async def test_an_unknown_code_is_no_room(tmp_path: Path, code: str) -> None:
    async with Registry(settings(tmp_path)) as registry:
        with pytest.raises(UnknownRoom) as caught:
            await registry.get(code)
        assert caught.value.field == "code"
        assert len(caught.value.message) < 100


async def test_after_a_stop_a_room_is_found_as_it_was_but_paused(tmp_path: Path) -> None:
    async with Registry(settings(tmp_path)) as registry:
        room, token = await registry.create(CONFIG)
        await do(room, "step", count=40)
        await do(room, "select", layer=1, index=2)
        await do(room, "cursor", phase="cost")
        await do(room, "play", rate=0.001)
        state, before = room.state(), await bits(room)
        if state.step == 40:
            state, before = await do(room, "step"), await bits(room)
    async with Registry(settings(tmp_path)) as registry:
        again = await registry.get(room.code)
        assert again is not room
        assert may_drive(again, token)
        assert same_bits(before, await bits(again))
        restored = again.state()
        assert not restored.playing
        for name in ("step", "settings", "focus", "cursor", "selection", "cost", "test_accuracy"):
            assert getattr(restored, name) == getattr(state, name)
        assert (await do(again, "seek", step=3)).step == 3


async def test_after_a_crash_what_commands_did_is_still_there(tmp_path: Path) -> None:
    crashed = Registry(settings(tmp_path))
    await crashed.__aenter__()
    room, _ = await crashed.create(CONFIG)
    await do(room, "step", count=7)
    await wait_until_saved(crashed, room, 7)
    async with Registry(settings(tmp_path)) as registry:
        assert same_bits(await bits(room), await bits(await registry.get(room.code)))
    await crashed.__aexit__()


async def test_while_a_room_plays_it_is_saved_again_and_again(tmp_path: Path) -> None:
    async with Registry(settings(tmp_path, save_seconds=0)) as registry:
        room, _ = await registry.create(CONFIG)
        await do(room, "play", rate=1000)
        path = registry.settings.rooms_dir / f"{room.code}.safetensors"
        saved_files: set[bytes] = set()
        async with asyncio.timeout(60):
            while len(saved_files) < 3:
                await room.ask(lambda session: None, used=False)
                if path.is_file():
                    saved_files.add(path.read_bytes())


async def test_a_damaged_file_is_an_unknown_room_and_is_set_aside(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with Registry(settings(tmp_path)) as registry:
        room, _ = await registry.create(CONFIG)
    path = registry.settings.rooms_dir / f"{room.code}.safetensors"
    path.write_bytes(path.read_bytes()[:-100])
    async with Registry(settings(tmp_path)) as registry:
        with pytest.raises(UnknownRoom):
            await registry.get(room.code)
    assert path.with_suffix(".damaged").is_file()
    assert room.code in caplog.text


async def test_many_who_ask_for_a_saved_room_at_once_get_the_same_one(tmp_path: Path) -> None:
    async with Registry(settings(tmp_path)) as registry:
        room, _ = await registry.create(CONFIG)
    async with Registry(settings(tmp_path)) as registry:
        found = await asyncio.gather(*(registry.get(room.code) for _ in range(20)))
        assert len({id(one) for one in found}) == 1


async def test_a_full_server_unloads_the_longest_unused_room_and_finds_it_again(
    tmp_path: Path,
) -> None:
    async with Registry(settings(tmp_path, max_rooms=2)) as registry:
        first, _ = await registry.create(CONFIG)
        second, _ = await registry.create(CONFIG)
        await do(first, "step", count=3)
        await registry.create(CONFIG)
        assert len(registry) == 2
        assert await registry.get(first.code) is first
        again = await registry.get(second.code)
        assert again is not second
        assert len(registry) == 2


async def test_a_room_that_nobody_uses_rests_on_disk_until_somebody_comes(tmp_path: Path) -> None:
    async with Registry(settings(tmp_path, idle_minutes=0)) as registry:
        room, token = await registry.create(CONFIG)
        async with asyncio.timeout(30):
            while len(registry):
                await asyncio.to_thread(lambda: None)
        again = await registry.get(room.code)
        assert again is not room
        assert may_drive(again, token)


async def test_rooms_in_use_are_never_unloaded(tmp_path: Path) -> None:
    async with Registry(settings(tmp_path, max_rooms=2)) as registry:
        watched, _ = await registry.create(CONFIG)
        playing, _ = await registry.create(CONFIG)
        await do(playing, "play", rate=0.5)
        async with watched.hub.subscribe():
            with pytest.raises(LimitReached) as caught:
                await registry.create(CONFIG)
            assert caught.value.allowed == "up to 2"
            assert await registry.get(watched.code) is watched
            assert await registry.get(playing.code) is playing


async def test_a_deleted_room_is_gone_for_good_and_its_viewers_are_told(tmp_path: Path) -> None:
    async with Registry(settings(tmp_path)) as registry:
        room, _ = await registry.create(CONFIG)
        await do(room, "step")
        await wait_until_saved(registry, room, 1)
        steps = commands.submit(room, Step(type="step", count=100_000))
        async with room.hub.subscribe() as box:
            await registry.delete(room)
            assert box.closed.result()[0] is Close.ROOM_DELETED
        with pytest.raises(NudgeError):
            await steps
        with pytest.raises(UnknownRoom):
            await registry.get(room.code)
    assert not list(registry.settings.rooms_dir.glob("*"))


async def test_a_room_deleted_while_it_is_being_saved_does_not_come_back(tmp_path: Path) -> None:
    async with Registry(settings(tmp_path)) as registry:
        for _ in range(10):
            room, _ = await registry.create(CONFIG)
            saving = asyncio.ensure_future(registry._autosave.save(room))
            await asyncio.sleep(0)
            await registry.delete(room)
            await saving
            with pytest.raises(UnknownRoom):
                await registry.get(room.code)


async def test_a_disk_error_is_logged_and_the_room_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "rooms").write_text("a file where the folder should be")
    async with Registry(settings(tmp_path)) as registry:
        room, _ = await registry.create(CONFIG)
        async with asyncio.timeout(30):
            while "cannot be saved" not in caplog.text:
                await room.ask(lambda session: None, used=False)
        assert (await do(room, "step", count=2)).step == 2


async def test_a_server_that_stops_rejects_waiting_and_new_requests(
    tmp_path: Path,
) -> None:
    async with Registry(settings(tmp_path)) as registry:
        room, _ = await registry.create(CONFIG)
        waiting = commands.submit(room, Step(type="step", count=100_000))
        registry.interrupt()
        with pytest.raises(Stopping):
            await asyncio.wait_for(waiting, 30)
        for asked in (registry.get(room.code), registry.create(CONFIG)):
            with pytest.raises(Stopping):
                await asked
    async with Registry(settings(tmp_path)) as registry:
        assert (await registry.get(room.code)).state().step < 100_000


async def test_a_folder_that_cannot_store_rooms_is_logged_at_the_start_in_one_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "rooms").write_text("a file where the folder should be")
    async with Registry(settings(tmp_path)):
        (line,) = caplog.messages
    assert line.startswith("rooms are not kept on disk: ")


async def test_a_second_server_on_one_folder_says_so_and_leaves_the_firsts_rooms_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with Registry(settings(tmp_path)) as first:
        room, _ = await first.create(CONFIG)
        await wait_until_saved(first, room, 0)
        async with Registry(settings(tmp_path)) as second:
            assert "another server" in caplog.text
            await do(await second.get(room.code), "step", count=5)
        await do(room, "step", count=2)
    async with Registry(settings(tmp_path)) as again:
        assert (await again.get(room.code)).state().step == 2
