"""Rooms that version 0.1.0 saved open unchanged and go on as they did there.

Each kind of room has four files in ``rooms-of-0.1.0``: the room as it was saved, its network then,
its network after 150 further steps, and what else was known of it. Version 0.1.0 made all four.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from nudge.protocol.server_messages import Cursor, Selection
from nudge.rooms.feed import run_frames
from nudge.rooms.storage.room_snapshot import Saved, read_back
from safetensors.numpy import load, load_file

from tests.rooms.making import CODE, same_bits

FOLDER = Path(__file__).with_name("rooms-of-0.1.0")
FURTHER = 150
"""Steps that version 0.1.0 went on after it had saved the room, unless training had diverged."""

kinds = pytest.mark.parametrize("kind", sorted(file.stem for file in FOLDER.glob("*.json")))


def opened(kind: str) -> Saved:
    return read_back((FOLDER / f"{kind}.room.safetensors").read_bytes(), CODE)


def known_of(kind: str) -> dict[str, Any]:
    known: dict[str, Any] = json.loads((FOLDER / f"{kind}.json").read_text("utf-8"))
    return known


def test_there_is_a_room_of_each_kind() -> None:
    known = {file.stem: known_of(file.stem) for file in FOLDER.glob("*.json")}
    assert any(each["diverged"] for each in known.values())
    assert any(each["step"] < each["latest"] for each in known.values())
    assert any(each["config"]["train_on"] == "both" for each in known.values())
    splits = {each["focus"][0] for each in known.values()}
    assert {"train", "test", "drawn"} <= splits
    optimizers = {each["config"]["optimizer"] for each in known.values()}
    assert optimizers == {"sgd", "momentum", "adam"}


@kinds
def test_a_saved_room_opens_with_the_same_parameters(kind: str) -> None:
    session = opened(kind).session
    expected = load_file(FOLDER / f"{kind}.network.safetensors")
    assert same_bits(load(run_frames.network_file(session)), expected)


@kinds
def test_a_saved_room_opens_with_all_that_was_known_of_it(kind: str) -> None:
    saved, known = opened(kind), known_of(kind)
    session = saved.session
    assert (session.progress().step, session.run.latest) == (known["step"], known["latest"])
    assert session.run.config.model_dump(mode="json") == known["config"]
    tests = [list(test) for test in session.tests]  # opening tests the step where the room stands
    assert [test for test in tests if test in known["tests"]] == known["tests"]
    assert {test[0] for test in tests} == {test[0] for test in known["tests"]} | {known["step"]}
    assert [list(test) for test in session.tests_ahead] == known["tests_ahead"]
    assert [session.focus.split, session.focus.index, session.focus.label] == known["focus"]
    assert session.drawings.digest == known["drawings"]
    assert (session.diverged.model_dump() if session.diverged else None) == known["diverged"]
    assert saved.cursor == Cursor(phase="cost", place="story", chapter=4)
    assert saved.selection == Selection(layer=1, index=2, from_=1)
    assert saved.token_hash == "hash"


@kinds
def test_a_saved_room_goes_on_as_it_did_in_the_version_that_saved_it(kind: str) -> None:
    session = opened(kind).session
    session.seek(1)  # so that every step up to the latest is made again
    session.seek(session.run.latest)
    if session.diverged is None:
        session.advance(FURTHER)
    expected = load_file(FOLDER / f"{kind}.after.safetensors")
    found = load(run_frames.network_file(session))
    assert found.keys() == expected.keys()
    for name, tensor in expected.items():  # close: another processor rounds sums differently
        np.testing.assert_allclose(found[name], tensor, rtol=1e-3, atol=1e-4, err_msg=name)
