"""A room's file with a flipped bit, wherever the bit is, is never read as if it were whole."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from nudge.errors import NudgeError
from nudge.protocol import frames
from nudge.protocol.server_messages import Cursor, Selection
from nudge.rooms.session import Session
from nudge.rooms.storage.room_snapshot import SavedRoom, deserialize_room, serialize_room
from nudge.training.record import Focus

from tests.rooms.sample_rooms import CODE, make_session
from tests.training.sample_drawings import drawings

OLD = Path(__file__).with_name("rooms-of-0.1.0") / "settings-changed.room.safetensors"
CURSOR = Cursor(phase="cost", place="story", chapter=4)


@pytest.fixture(scope="module")
def session() -> Session:
    """A room that has something of all kinds: moments, a change, drawings, a redo branch."""
    session = make_session(optimizer="adam", learning_rate=0.01)
    session.keep_drawings(drawings(3, seed=5))
    session.advance(5)
    session.configure({"train_on": "both", "drawings": session.drawings.digest})
    session.advance(3)
    session.set_focus(Focus("drawn", None, np.linspace(0, 1, 784), 8))
    return session


@pytest.fixture(scope="module")
def file(session: Session) -> bytes:
    saved = SavedRoom(session, "hash", CURSOR, Selection(layer=2, index=3, from_=1))
    return frames.encode_file(*serialize_room(saved))


def flipped(file: bytes, bit: int) -> bytes:
    changed = bytearray(file)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def bits_of_all_kinds(file: bytes) -> set[int]:
    """Return bits of a room's file: of its length, checksum, JSON, padding and every array."""
    pick = random.Random(1)
    length = int.from_bytes(file[: frames.LENGTH], "little")
    arrays, _ = frames.decode(file)
    ends = (
        frames.LENGTH
        + length
        + np.cumsum([0, *sorted((array.nbytes for array in arrays.values()), reverse=True)])
    )
    checksum = file.index(frames.CHECKSUM.encode())
    whole = [
        range(8 * frames.LENGTH),
        range(8 * (checksum - 1), 8 * (checksum + len(frames.CHECKSUM) + len(frames.ZEROS) + 6)),
        range(8 * (frames.LENGTH + length - 10), 8 * (frames.LENGTH + length + 8)),
    ]
    some = [
        pick.sample(range(8 * frames.LENGTH, 8 * (frames.LENGTH + length)), 400),
        pick.sample(range(8 * int(ends[0]), 8 * len(file)), 300),
        *([8 * int(end) - 2] for end in ends[1:]),  # a high bit of an array's last number
    ]
    return {bit for bits in (*whole, *some) for bit in bits}


def test_a_flipped_bit_anywhere_in_a_rooms_file_is_found(file: bytes) -> None:
    assert deserialize_room(file, CODE)
    bits = bits_of_all_kinds(file)
    assert len(bits) > 1000
    read = []
    for bit in sorted(bits):
        try:
            deserialize_room(flipped(file, bit), CODE)
        except (LookupError, TypeError, ValueError, NudgeError):
            continue
        read.append(bit)
    assert read == []


def test_a_room_says_why_it_is_set_aside(file: bytes) -> None:
    with pytest.raises(NudgeError, match="do not match its checksum") as caught:
        deserialize_room(flipped(file, 8 * len(file) - 2), CODE)
    assert caught.value.field == frames.CHECKSUM


def test_a_room_without_a_checksum_is_one_of_before(file: bytes, session: Session) -> None:
    assert frames.CHECKSUM.encode() not in OLD.read_bytes()
    assert deserialize_room(OLD.read_bytes(), CODE).token_hash == "hash"
    renamed = file.replace(frames.CHECKSUM.encode(), frames.CHECKSUM.upper().encode())
    with pytest.raises(ValueError, match="NUDGE_SHA256"):
        deserialize_room(renamed, CODE)


def test_a_saved_room_is_read_back_from_a_file_with_a_checksum(
    file: bytes, session: Session
) -> None:
    _, metadata = frames.decode(file)
    assert len(metadata[frames.CHECKSUM]) == 64
    again = deserialize_room(file, CODE).session
    np.testing.assert_array_equal(again.run.costs, session.run.costs)
    assert again.drawings.digest == session.drawings.digest
