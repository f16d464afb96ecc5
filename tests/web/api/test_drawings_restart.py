"""A server killed and started again: the same drawings, and the same run that trains on them."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from nudge.drawings.collection import removed
from nudge.rooms.storage.room_snapshot import read_back

from tests.drawings.kept import collection, drawn, same
from tests.support.server import Server
from tests.web.api.drawing import Kept, told_of
from tests.web.client import PATIENCE, HttpRoom, same_bits


@pytest.fixture
def kept(mortal_server: Server) -> Iterator[Kept]:
    with httpx.Client(base_url=mortal_server.url, timeout=PATIENCE, trust_env=False) as client:
        yield Kept(HttpRoom.make(client))


def kill_when_saved(server: Server, kept: Kept, step: int = 0) -> None:
    """Wait until what the room keeps now is on the disk, and cut the power."""
    digest = kept.listing()["digest"]
    file = server.data_dir / "rooms" / f"{kept.room.code}.safetensors"
    while True:
        assert kept.room.state()["step"] == step
        saved = read_back(file.read_bytes(), kept.room.code).session if file.exists() else None
        if saved is not None and (saved.drawings.digest, saved.run.step) == (digest, step):
            break
    server.kill()
    server.start()


def test_a_killed_server_keeps_every_drawing_in_its_place(
    mortal_server: Server, kept: Kept
) -> None:
    before = kept.keep_all(collection([3, 1, 4, 1, 5]))
    kill_when_saved(mortal_server, kept)
    assert kept.listing() == before
    assert same(kept.all(), collection([3, 1, 4, 1, 5]))
    assert kept.keep(drawn(99), 9).json()["count"] == 6
    gone = kept.ask("DELETE", f"/{before['drawings'][2]['id']}").json()
    kill_when_saved(mortal_server, kept)
    rest = kept.all()
    assert rest.labels.tolist() == [3, 1, 1, 5, 9]
    assert kept.ask("POST", json=gone["removed"]).status_code == 201
    assert kept.all().labels.tolist() == [3, 1, 4, 1, 5, 9]


def test_a_run_goes_on_with_the_drawings_it_was_given_whatever_is_kept_now(
    mortal_server: Server, kept: Kept
) -> None:
    three = collection([3, 1, 4])
    kept.keep_all(three)
    settings = {"train_on": "both", "drawings": three.digest, "drawings_weight": 100}
    kept.room.do("configure", settings=settings)
    kept.room.do("step", count=30)
    assert kept.ask("DELETE", f"/{three.ids[0]}").status_code == 200
    kill_when_saved(mortal_server, kept, step=30)
    assert kept.listing() == told_of(removed(three, three.ids[0])[0])
    kept.room.do("step", count=30)
    network = kept.room.tensors("network.safetensors")
    early = kept.room.tensors("step.safetensors?step=12&batch=1")
    kept.room.do("seek", step=0)
    kept.room.do("step", count=12)
    assert same_bits(kept.room.tensors("step.safetensors?batch=1"), early)
    kept.room.do("step", count=48)
    assert same_bits(kept.room.tensors("network.safetensors"), network)

    other = Kept(HttpRoom.make(kept.room.http))  # which never was interrupted
    other.keep_all(three)
    other.room.do("configure", settings=settings)
    other.room.do("step", count=60)
    assert same_bits(other.room.tensors("network.safetensors"), network)
