"""Drawings of a room: what it keeps and what its run trains on, held and written down."""

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
    find,
    keep,
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
from nudge.rooms.storage.room_snapshot import Saved, read_back, take_down
from safetensors.numpy import load

from tests.drawings.kept import collection, drawn, same
from tests.rooms.making import CODE, make_session, same_bits


def taken_down(session: Session) -> tuple[dict[str, np.ndarray], dict[str, str]]:
    return take_down(Saved(session, "hash", Cursor(), None))


def again(session: Session) -> Session:
    """Return the session read back from its file, when nothing else holds its drawings."""
    return read_back(frames.encode(*taken_down(session)), CODE).session


def forget_what_nobody_holds() -> None:
    """Keep so many other collections that those which nobody holds are gone."""
    for number in range(RECENT):
        keep(collection([0], first=1000 + number))
    gc.collect()


def drawing_session(labels: list[int], **settings: Any) -> Session:
    """Return a session that keeps drawings and trains on them."""
    session = make_session(**settings)
    session.keep(collection(labels))
    session.configure({"train_on": "both", "drawings": session.drawings.digest})
    return session


def bits(session: Session) -> dict[str, np.ndarray]:
    return load(run_frames.record_file(session, None, batch=True)) | load(
        run_frames.network_file(session)
    )


def test_a_room_keeps_none_at_first() -> None:
    assert make_session().drawings is NO_DRAWINGS


def test_kept_drawings_come_back_with_the_room() -> None:
    session = make_session()
    session.keep(collection([3, 1, 4, 1, 5]))
    found = again(session).drawings
    assert same(found, session.drawings)
    assert find(found.digest) is found


def test_a_room_of_before_there_were_drawings_keeps_none() -> None:
    arrays, metadata = taken_down(make_session())
    told = json.loads(metadata["nudge"])
    del told["drawings"]
    older = {name: array for name, array in arrays.items() if not name.startswith("drawings.")}
    file = frames.encode(older, {"nudge": json.dumps(told)})
    assert len(read_back(file, CODE).session.drawings) == 0


def test_removing_and_relabelling_does_not_disturb_the_run_that_trains_on_them() -> None:
    session, undisturbed = drawing_session([7] * 30), drawing_session([7] * 30)
    session.advance(20)
    undisturbed.advance(20)
    for _ in range(30):
        session.keep(removed(session.drawings, session.drawings.ids[0])[0])
    assert len(session.drawings) == 0
    forget_what_nobody_holds()
    session.advance(40)
    undisturbed.advance(40)
    assert same_bits(bits(session), bits(undisturbed))


def test_a_run_read_back_finds_every_collection_on_its_way() -> None:
    session = drawing_session([1, 2, 3], train_on="dataset")
    first = session.drawings
    session.advance(30)
    session.keep(relabelled(first, first.ids[0], 9))
    session.configure({"drawings": session.drawings.digest})
    session.advance(30)
    session.keep(added(session.drawings, drawn(77), 8, 1))
    session.configure({"train_on": "drawings", "drawings": session.drawings.digest})
    session.advance(30)
    session.keep(NO_DRAWINGS)
    expected = [bits(session)]
    file = frames.encode(*taken_down(session))
    for step in (10, 40, 70):
        session.seek(step)
        expected.append(bits(session))
    del session, first
    forget_what_nobody_holds()
    found = read_back(file, CODE).session
    forget_what_nobody_holds()
    assert len(found.collections) == 3
    assert len(found.drawings) == 0
    assert same_bits(bits(found), expected[0])
    for step, before in zip((10, 40, 70), expected[1:], strict=True):
        found.seek(step)
        assert same_bits(bits(found), before)


def test_what_is_set_aside_while_a_step_is_tried_finds_its_drawings_again() -> None:
    session = make_session()
    session.advance(7)
    session.keep(collection([1, 2, 3]))
    session.configure({"train_on": "drawings", "drawings": session.drawings.digest})
    session.advance(5)
    session.seek(12)
    expected = bits(session)
    session.seek(5)
    apply(session, None, again=False)
    session.keep(NO_DRAWINGS)
    forget_what_nobody_holds()
    session.undo(session.run.way_back())
    session.seek(12)
    assert same_bits(bits(session), expected)


def test_a_run_begun_anew_lets_go_of_what_it_no_longer_refers_to() -> None:
    session = drawing_session([1, 2])
    digest = session.drawings.digest
    session.advance(5)
    session.keep(NO_DRAWINGS)
    session.configure({"train_on": "dataset", "drawings": ""})
    session.advance(5)
    assert set(session.collections) == {digest}
    session.reset(None)
    assert session.collections == {}


def test_one_run_is_given_other_drawings_only_so_often() -> None:
    session = make_session()
    for number in range(collections_in_use.MOST):
        session.keep(collection([number % 10], first=number))
        session.configure({"train_on": "drawings", "drawings": session.drawings.digest})
        session.advance(1)
    before, one = session.run.config, session.drawings.digest
    session.keep(collection([5], first=999))
    with pytest.raises(NudgeError, match="64 times at most; begin it anew first") as caught:
        session.configure({"drawings": session.drawings.digest})
    assert (caught.value.code, caught.value.field) == ("limit", "drawings")
    assert session.run.config == before
    session.configure({"drawings": one, "learning_rate": 1.0})
    session.reset(None)
    session.configure({"drawings": session.drawings.digest})
    assert session.run.config.drawings == session.drawings.digest


def test_an_image_in_many_collections_is_written_once() -> None:
    held_now: dict[str, Drawings] = {}
    drawings = NO_DRAWINGS
    for number in range(40):
        drawings = added(drawings, drawn(number), number % 10)
        held_now[drawings.digest] = drawings
    arrays, _ = collections_in_use.written(drawings, held_now)
    assert len(arrays["drawings.images"]) == 40
    assert len(arrays["drawings.places"]) == len(arrays["drawings.labels"]) == 41 * 40 // 2


@settings(max_examples=30)
@given(
    kept=st.lists(st.integers(0, 9), max_size=5),
    others=st.lists(
        st.tuples(st.lists(st.integers(0, 9), max_size=5), st.integers(0, 8)), max_size=4
    ),
)
def test_collections_written_down_are_read_back(
    kept: list[int], others: list[tuple[list[int], int]]
) -> None:
    mine = collection(kept)
    held_now = {each.digest: each for each in (collection(*other) for other in others)}
    arrays, told = collections_in_use.written(mine, held_now)
    file = frames.encode(arrays, {"told": json.dumps(told)})
    tensors, metadata = frames.decode(file)
    found, several = collections_in_use.read(tensors, json.loads(metadata["told"]))
    assert same(found, mine)
    assert several.keys() == {mine.digest, *held_now}
    for digest, drawings in held_now.items():
        assert same(several[digest], drawings)


def test_a_damaged_file_gives_no_drawings() -> None:
    session = drawing_session([3, 1, 4])
    session.advance(3)
    arrays, metadata = taken_down(session)
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
    for one in damaged:
        with pytest.raises((LookupError, TypeError, ValueError)):
            read_back(frames.encode(one, metadata), CODE)
    counts = {"nudge": metadata["nudge"].replace('"counts": {', '"counts": {"x": 1, ')}
    with pytest.raises(ValueError, match="places of drawings"):
        read_back(frames.encode(arrays, counts), CODE)
