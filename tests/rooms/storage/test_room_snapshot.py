"""A room that is saved and read back is the same room."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from nudge.drawings.collection import cache_collection
from nudge.errors import NudgeError
from nudge.protocol import frames
from nudge.protocol.server_messages import Cursor, Selection
from nudge.rooms import single_step
from nudge.rooms.feed import run_frames
from nudge.rooms.session import Session
from nudge.rooms.storage.room_snapshot import SavedRoom, deserialize_room, serialize_room
from nudge.training.record import Focus
from safetensors.numpy import load

from tests.rooms.sample_rooms import CODE, DIVERGING, make_session, same_bits
from tests.training.sample_drawings import drawings

CURSOR = Cursor(phase="cost", place="story", chapter=4)


def to_file(session: Session, selection: Selection | None = None) -> bytes:
    arrays, metadata = serialize_room(SavedRoom(session, "hash", CURSOR, selection))
    return frames.encode_file(arrays, metadata)


def tensors_from(session: Session) -> dict[str, Any]:
    """Return the arrays that must be the same, bit for bit."""
    return load(run_frames.record_file(session, None, batch=True)) | load(
        run_frames.network_file(session)
    )


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
def test_a_room_goes_on_with_the_same_bits(optimizer: str) -> None:
    session = make_session(optimizer=optimizer, learning_rate=0.01)
    session.advance(70)
    session.configure({"learning_rate": 0.02})
    session.advance(30)
    again = deserialize_room(to_file(session), CODE).session
    assert same_bits(tensors_from(session), tensors_from(again))
    session.advance(150)
    again.advance(150)
    assert same_bits(tensors_from(session), tensors_from(again))
    session.seek(85)
    again.seek(85)
    assert same_bits(tensors_from(session), tensors_from(again))


def test_costs_tests_focus_cursor_and_selection_come_back() -> None:
    session = make_session()
    session.advance(10)
    session.evaluate()
    session.advance(5)
    session.evaluate()
    session.set_focus(Focus.of(session.run.trainer.dataset, "test", 12))
    selection = Selection(layer=2, index=3, from_=1)
    found = deserialize_room(to_file(session, selection), CODE)
    again = found.session
    np.testing.assert_array_equal(again.run.costs, session.run.costs)
    assert again.tests == session.tests
    assert (again.focus.split, again.focus.index, again.focus.label) == (
        "test",
        12,
        session.focus.label,
    )
    assert (found.cursor, found.selection, found.token_hash) == (CURSOR, selection, "hash")
    progress, progress_again = session.progress(), again.progress()
    for name in ("config", "step", "latest", "epoch", "batch", "examples_seen", "cost", "tested"):
        assert getattr(progress, name) == getattr(progress_again, name)


def test_a_drawing_comes_back_as_it_was_drawn() -> None:
    session = make_session()
    image = np.random.default_rng(3).random(784)
    session.set_focus(Focus("drawn", None, image, 8))
    focus = deserialize_room(to_file(session), CODE).session.focus
    assert (focus.split, focus.index, focus.label) == ("drawn", None, 8)
    np.testing.assert_array_equal(focus.image, image)


def test_a_divergence_is_remembered() -> None:
    session = make_session(**DIVERGING)
    session.advance(1000)
    again = deserialize_room(to_file(session), CODE).session
    assert again.diverged == session.diverged
    assert again.diverged is not None


def test_a_damaged_file_is_no_room() -> None:
    session = make_session()
    session.advance(3)
    whole = to_file(session)
    damaged = [
        b"",
        whole[:-10],
        whole.replace(b'\\"format\\": 1', b'\\"format\\": 9'),
        whole.replace(b"state.w1", b"state.x1"),
        whole.replace(b"token_hash", b"token_cash"),
        whole.replace(b'\\"hash\\"', b"  null  "),
        whole.replace(b'\\"step\\": 3,', b'\\"step\\": 9,'),
        whole.replace(b'\\"position\\": 60', b'\\"position\\": -1'),
        frames.encode({"w1": np.zeros(3)}, {}),
    ]
    for file in damaged:
        assert file != whole
        with pytest.raises((LookupError, TypeError, ValueError, NudgeError)):
            deserialize_room(file, CODE)


def test_a_file_under_another_rooms_code_is_no_room_of_that_code() -> None:
    with pytest.raises(ValueError, match="of room TESTED"):
        deserialize_room(to_file(make_session()), "BBBBBB")


@pytest.mark.parametrize("guessed", [True, False])
def test_a_single_step_and_a_guessed_label_come_back_with_a_saved_room(guessed: bool) -> None:
    session = make_session()
    session.advance(5)
    before = load(run_frames.network_file(session))
    image = np.linspace(0, 1, 784)
    session.set_focus(single_step.drawing_focus(session, image, None if guessed else 4))
    single_step.apply(session, None, again=False)
    back = deserialize_room(to_file(session), CODE).session
    assert back.focus.guessed is guessed
    assert back.focus.label == session.focus.label
    assert back.progress().applied == 1
    assert (
        run_frames.record_file(back, None, batch=True)[-1000:]
        == run_frames.record_file(session, None, batch=True)[-1000:]
    )
    back.undo(back.run.undo_replay())
    assert same_bits(load(run_frames.network_file(back)), before)


def test_the_redo_branch_with_its_tests_and_drawings_comes_back_with_a_saved_room() -> None:
    session = make_session()
    digest = drawings(4, seed=98).digest
    session.advance(5)
    session.configure({"train_on": "both", "drawings": digest})
    for _ in range(3):
        session.advance(5)
        session.evaluate()
    expected = load(run_frames.network_file(session))
    session.seek(2)
    single_step.apply(session, None, again=False)
    assert session.run.latest == 2
    file = to_file(session)
    session = make_session()
    for seed in range(200):  # unreferenced collections are gone then
        cache_collection(drawings(1, seed=2000 + seed))
    back = deserialize_room(file, CODE).session
    back.undo(back.run.undo_replay())
    assert back.run.latest == 20
    assert [test.step for test in back.tests if test.step > 2] == [10, 15, 20]
    back.seek(20)
    assert same_bits(load(run_frames.network_file(back)), expected)
    assert back.run.config.drawings == digest
