"""After a restart of a killed server: the same drawings, and the same run on them."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from nudge.drawings.collection import removed
from nudge.rooms.storage.room_snapshot import deserialize_room

from tests.drawings.collections import collection, is_same, numbered_image
from tests.support.server import Server
from tests.web.api.drawing_client import RoomDrawings, expected_listing
from tests.web.client import TIMEOUT, HttpRoom, same_bits


@pytest.fixture
def kept(mortal_server: Server) -> Iterator[RoomDrawings]:
    with httpx.Client(base_url=mortal_server.url, timeout=TIMEOUT, trust_env=False) as client:
        yield RoomDrawings(HttpRoom.make(client))


def kill_when_saved(server: Server, kept: RoomDrawings, step: int = 0) -> None:
    """Wait until the room's current drawings are on disk, then kill and restart the server."""
    digest = kept.listing()["digest"]
    file = server.data_dir / "rooms" / f"{kept.room.code}.safetensors"
    while True:
        assert kept.room.state()["step"] == step
        saved = (
            deserialize_room(file.read_bytes(), kept.room.code).session if file.exists() else None
        )
        if saved is not None and (saved.drawings.digest, saved.run.step) == (digest, step):
            break
    server.kill()
    server.start()


def test_a_killed_server_keeps_every_drawing_in_its_place(
    mortal_server: Server, kept: RoomDrawings
) -> None:
    before = kept.keep_all(collection([3, 1, 4, 1, 5]))
    kill_when_saved(mortal_server, kept)
    assert kept.listing() == before
    assert is_same(kept.all(), collection([3, 1, 4, 1, 5]))
    assert kept.keep(numbered_image(99), 9).json()["count"] == 6
    gone = kept.ask("DELETE", f"/{before['drawings'][2]['id']}").json()
    kill_when_saved(mortal_server, kept)
    rest = kept.all()
    assert rest.labels.tolist() == [3, 1, 1, 5, 9]
    assert kept.ask("POST", json=gone["removed"]).status_code == 201
    assert kept.all().labels.tolist() == [3, 1, 4, 1, 5, 9]


def test_a_run_goes_on_with_the_drawings_it_was_given_whatever_is_kept_now(
    mortal_server: Server, kept: RoomDrawings
) -> None:
    three = collection([3, 1, 4])
    kept.keep_all(three)
    settings = {"train_on": "both", "drawings": three.digest, "drawings_weight": 100}
    kept.room.do("configure", settings=settings)
    kept.room.do("step", count=30)
    assert kept.ask("DELETE", f"/{three.ids[0]}").status_code == 200
    kill_when_saved(mortal_server, kept, step=30)
    assert kept.listing() == expected_listing(removed(three, three.ids[0])[0])
    kept.room.do("step", count=30)
    network = kept.room.tensors("network.safetensors")
    early = kept.room.tensors("step.safetensors?step=12&batch=1")
    kept.room.do("seek", step=0)
    kept.room.do("step", count=12)
    assert same_bits(kept.room.tensors("step.safetensors?batch=1"), early)
    kept.room.do("step", count=48)
    assert same_bits(kept.room.tensors("network.safetensors"), network)

    other = RoomDrawings(HttpRoom.make(kept.room.http))  # this room is never interrupted
    other.keep_all(three)
    other.room.do("configure", settings=settings)
    other.room.do("step", count=60)
    assert same_bits(other.room.tensors("network.safetensors"), network)
