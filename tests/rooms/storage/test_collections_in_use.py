"""A room's kept drawings and the collections its run trains on: found again, and saved."""

from __future__ import annotations

import gc
import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nudge.drawings.collection import (
    NO_DRAWINGS,
    RECENT,
    Drawings,
    added,
    cache_collection,
    find,
    relabelled,
    removed,
)
from nudge.errors import NudgeError
from nudge.protocol import frames
from nudge.protocol.server_messages import Cursor
from nudge.rooms.feed import run_frames
from nudge.rooms.session import Session
from nudge.rooms.single_step import apply
from nudge.rooms.storage import collections_in_use
from nudge.rooms.storage.room_snapshot import SavedRoom, deserialize_room, serialize_room
from safetensors.numpy import load

from tests.drawings.collections import collection, is_same, numbered_image
from tests.rooms.sample_rooms import CODE, make_session, same_bits


def serialized(session: Session) -> tuple[dict[str, np.ndarray], dict[str, str]]:
    return serialize_room(SavedRoom(session, "hash", Cursor(), None))


def saved_and_read(session: Session) -> Session:
    """Return the session as it is read back from its file."""
    return deserialize_room(frames.encode(*serialized(session)), CODE).session


def drop_unreferenced_collections() -> None:
    """Cache so many other collections that those without a reference are gone."""
    for number in range(RECENT):
        cache_collection(collection([0], first=1000 + number))
    gc.collect()


def drawing_session(labels: list[int], **settings: Any) -> Session:
    """Return a session that keeps drawings and trains on them."""
    session = make_session(**settings)
    session.keep_drawings(collection(labels))
    session.configure({"train_on": "both", "drawings": session.drawings.digest})
    return session


def tensors_from(session: Session) -> dict[str, np.ndarray]:
    return load(run_frames.record_file(session, None, batch=True)) | load(
        run_frames.network_file(session)
    )


def test_a_room_keeps_none_at_first() -> None:
    assert make_session().drawings is NO_DRAWINGS


def test_kept_drawings_come_back_with_the_room() -> None:
    session = make_session()
    session.keep_drawings(collection([3, 1, 4, 1, 5]))
    found = saved_and_read(session).drawings
    assert is_same(found, session.drawings)
    assert find(found.digest) is found


def test_a_room_of_before_there_were_drawings_keeps_none() -> None:
    arrays, metadata = serialized(make_session())
    state = json.loads(metadata["nudge"])
    del state["drawings"]
    older = {name: array for name, array in arrays.items() if not name.startswith("drawings.")}
    file = frames.encode(older, {"nudge": json.dumps(state)})
    assert len(deserialize_room(file, CODE).session.drawings) == 0


def test_removing_and_relabelling_does_not_disturb_the_run_that_trains_on_them() -> None:
    session, undisturbed = drawing_session([7] * 30), drawing_session([7] * 30)
    session.advance(20)
    undisturbed.advance(20)
    for _ in range(30):
        session.keep_drawings(removed(session.drawings, session.drawings.ids[0])[0])
    assert len(session.drawings) == 0
    drop_unreferenced_collections()
    session.advance(40)
    undisturbed.advance(40)
    assert same_bits(tensors_from(session), tensors_from(undisturbed))


def test_a_run_read_back_finds_every_collection_on_its_way() -> None:
    session = drawing_session([1, 2, 3], train_on="dataset")
    first = session.drawings
    session.advance(30)
    session.keep_drawings(relabelled(first, first.ids[0], 9))
    session.configure({"drawings": session.drawings.digest})
    session.advance(30)
    session.keep_drawings(added(session.drawings, numbered_image(77), 8, 1))
    session.configure({"train_on": "drawings", "drawings": session.drawings.digest})
    session.advance(30)
    session.keep_drawings(NO_DRAWINGS)
    expected = [tensors_from(session)]
    file = frames.encode(*serialized(session))
    for step in (10, 40, 70):
        session.seek(step)
        expected.append(tensors_from(session))
    del session, first
    drop_unreferenced_collections()
    found = deserialize_room(file, CODE).session
    drop_unreferenced_collections()
    assert len(found.collections) == 3
    assert len(found.drawings) == 0
    assert same_bits(tensors_from(found), expected[0])
    for step, before in zip((10, 40, 70), expected[1:], strict=True):
        found.seek(step)
        assert same_bits(tensors_from(found), before)


def test_the_steps_of_a_redo_branch_find_their_drawings_again() -> None:
    session = make_session()
    session.advance(7)
    session.keep_drawings(collection([1, 2, 3]))
    session.configure({"train_on": "drawings", "drawings": session.drawings.digest})
    session.advance(5)
    session.seek(12)
    expected = tensors_from(session)
    session.seek(5)
    apply(session, None, again=False)
    session.keep_drawings(NO_DRAWINGS)
    drop_unreferenced_collections()
    session.undo(session.run.undo_replay())
    session.seek(12)
    assert same_bits(tensors_from(session), expected)


def test_a_run_begun_anew_drops_the_collections_it_no_longer_refers_to() -> None:
    session = drawing_session([1, 2])
    digest = session.drawings.digest
    session.advance(5)
    session.keep_drawings(NO_DRAWINGS)
    session.configure({"train_on": "dataset", "drawings": ""})
    session.advance(5)
    assert set(session.collections) == {digest}
    session.reset(None)
    assert session.collections == {}


def test_one_run_is_given_other_drawings_only_so_often() -> None:
    session = make_session()
    for number in range(collections_in_use.MAX_COLLECTIONS):
        session.keep_drawings(collection([number % 10], first=number))
        session.configure({"train_on": "drawings", "drawings": session.drawings.digest})
        session.advance(1)
    before, last_accepted = session.run.config, session.drawings.digest
    session.keep_drawings(collection([5], first=999))
    with pytest.raises(NudgeError, match="64 times at most; begin it anew first") as caught:
        session.configure({"drawings": session.drawings.digest})
    assert (caught.value.code, caught.value.field) == ("limit", "drawings")
    assert session.run.config == before
    session.configure({"drawings": last_accepted, "learning_rate": 1.0})
    session.reset(None)
    session.configure({"drawings": session.drawings.digest})
    assert session.run.config.drawings == session.drawings.digest


def test_an_image_in_many_collections_is_written_once() -> None:
    in_use: dict[str, Drawings] = {}
    drawings = NO_DRAWINGS
    for number in range(40):
        drawings = added(drawings, numbered_image(number), number % 10)
        in_use[drawings.digest] = drawings
    arrays, _ = collections_in_use.serialize(drawings, in_use)
    assert len(arrays["drawings.images"]) == 40
    assert len(arrays["drawings.places"]) == len(arrays["drawings.labels"]) == 41 * 40 // 2


@settings(max_examples=30)
@given(
    kept=st.lists(st.integers(0, 9), max_size=5),
    others=st.lists(
        st.tuples(st.lists(st.integers(0, 9), max_size=5), st.integers(0, 8)), max_size=4
    ),
)
def test_saved_collections_are_read_back(
    kept: list[int], others: list[tuple[list[int], int]]
) -> None:
    mine = collection(kept)
    in_use = {drawings.digest: drawings for drawings in (collection(*other) for other in others)}
    arrays, metadata = collections_in_use.serialize(mine, in_use)
    file = frames.encode(arrays, {"metadata": json.dumps(metadata)})
    tensors, file_metadata = frames.decode(file)
    found, collections = collections_in_use.deserialize(
        tensors, json.loads(file_metadata["metadata"])
    )
    assert is_same(found, mine)
    assert collections.keys() == {mine.digest, *in_use}
    for digest, drawings in in_use.items():
        assert is_same(collections[digest], drawings)


def test_a_damaged_file_gives_no_drawings() -> None:
    session = drawing_session([3, 1, 4])
    session.advance(3)
    arrays, metadata = serialized(session)
    images, places = arrays["drawings.images"], arrays["drawings.places"]
    damaged = [
        {**arrays, "drawings.images": np.roll(images, 1, axis=0)},
        {**arrays, "drawings.images": images[:1]},
        {**arrays, "drawings.images": images.reshape(-1, 784)},
        {**arrays, "drawings.labels": arrays["drawings.labels"] + 7},
        {**arrays, "drawings.places": places[:-1]},
        {**arrays, "drawings.places": places * 0},
        {name: array for name, array in arrays.items() if name != "drawings.labels"},
    ]
    for damaged_arrays in damaged:
        with pytest.raises((LookupError, TypeError, ValueError)):
            deserialize_room(frames.encode(damaged_arrays, metadata), CODE)
    counts = {"nudge": metadata["nudge"].replace('"counts": {', '"counts": {"x": 1, ')}
    with pytest.raises(ValueError, match="places of drawings"):
        deserialize_room(frames.encode(arrays, counts), CODE)
