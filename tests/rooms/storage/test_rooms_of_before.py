"""Rooms that version 0.1.0 saved open unchanged and go on as they did there.

Each kind of room has four files in ``rooms-of-0.1.0``: the room as it was saved, its network then,
its network after 40 further steps, and the rest of its state. Version 0.1.0 made all four.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from nudge.data.catalogue import EARLIER
from nudge.data.datasets import load_dataset
from nudge.protocol.server_messages import Cursor, Selection
from nudge.rooms.feed import run_frames
from nudge.rooms.storage.room_snapshot import SavedRoom, deserialize_room
from safetensors.numpy import load, load_file

from tests.rooms.sample_rooms import CODE, same_bits

FOLDER = Path(__file__).with_name("rooms-of-0.1.0")
FURTHER = 40
"""Steps that version 0.1.0 went on after it had saved the room, unless training had diverged.

Few: in the room with softmax, what another processor rounds differently grows a thousandfold in
40 steps, and to a tenth of the weights in 150.
"""

kinds = pytest.mark.parametrize("kind", sorted(file.stem for file in FOLDER.glob("*.json")))


def open_saved(kind: str) -> SavedRoom:
    return deserialize_room((FOLDER / f"{kind}.room.safetensors").read_bytes(), CODE)


def load_expected(kind: str) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads((FOLDER / f"{kind}.json").read_text("utf-8"))
    return expected


def shown_later(tests: list[list[float]]) -> list[list[float]]:
    return [[step + 1, accuracy, cost] for step, accuracy, cost in tests]


def test_there_is_a_room_of_each_kind() -> None:
    rooms = {file.stem: load_expected(file.stem) for file in FOLDER.glob("*.json")}
    assert any(room["diverged"] for room in rooms.values())
    assert any(room["step"] < room["latest"] for room in rooms.values())
    assert any(room["config"]["train_on"] == "both" for room in rooms.values())
    splits = {room["focus"][0] for room in rooms.values()}
    assert {"train", "test", "drawn"} <= splits
    optimizers = {room["config"]["optimizer"] for room in rooms.values()}
    assert optimizers == {"sgd", "momentum", "adam"}


@kinds
def test_a_saved_room_opens_with_the_same_parameters(kind: str) -> None:
    session = open_saved(kind).session
    expected = load_file(FOLDER / f"{kind}.network.safetensors")
    assert same_bits(load(run_frames.network_file(session)), expected)


@kinds
def test_a_saved_room_keeps_the_split_of_its_digits(kind: str) -> None:
    session, before = open_saved(kind).session, load_dataset(EARLIER.name)
    assert session.run.config.dataset == EARLIER.name
    assert session.run.dataset.test is before.test
    assert (len(before.train), len(before.test)) == (EARLIER.train, EARLIER.test)


@kinds
def test_a_saved_room_opens_with_the_rest_of_its_state(kind: str) -> None:
    saved, expected = open_saved(kind), load_expected(kind)
    session = saved.session
    assert (session.progress().step, session.run.latest) == (expected["step"], expected["latest"])
    assert session.run.config.model_dump(mode="json") == expected["config"]
    # What version 0.1.0 tested after the update of a step is what the next step shows.
    kept = [test for test in shown_later(expected["tests"]) if test[0] <= expected["latest"]]
    tests = [list(test) for test in session.tests]  # opening tests the step where the room stands
    assert [test for test in tests if test[0] != expected["step"]] == [
        test for test in kept if test[0] != expected["step"]
    ]
    assert expected["step"] in {test[0] for test in tests}
    assert [list(test) for test in session.redo_tests] == shown_later(expected["tests_ahead"])
    assert [session.focus.split, session.focus.index, session.focus.label] == expected["focus"]
    assert session.drawings.digest == expected["drawings"]
    assert (
        session.diverged.model_dump(exclude_none=True) if session.diverged else None
    ) == expected["diverged"]
    assert saved.cursor == Cursor(phase="cost", place="story", chapter=4)
    assert saved.selection == Selection(layer=1, index=2, from_=1)
    assert saved.token_hash == "hash"


@kinds
def test_a_saved_room_goes_on_as_it_did_in_the_version_that_saved_it(kind: str) -> None:
    session = open_saved(kind).session
    session.seek(1)  # so that every step up to the latest is made again
    session.seek(session.run.latest)
    if session.diverged is None:
        session.advance(FURTHER)
    expected = load_file(FOLDER / f"{kind}.after.safetensors")
    found = load(run_frames.network_file(session))
    assert found.keys() == expected.keys()
    for name, tensor in expected.items():  # close: another processor rounds sums differently
        np.testing.assert_allclose(found[name], tensor, rtol=1e-3, atol=1e-4, err_msg=name)
