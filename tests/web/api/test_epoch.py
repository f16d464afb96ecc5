"""The order of a room's epochs and their mini-batches, over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from nudge.data.datasets import load_embedded
from nudge.training.trainer import Trainer

from tests.support.embedded import TRAIN
from tests.web.client import HttpRoom


def epoch(room: HttpRoom, **params: Any) -> dict[str, Any]:
    answer = room.http.get(f"{room.path}/epoch", params=params)
    assert answer.status_code == 200, answer.text
    payload: dict[str, Any] = answer.json()
    return payload


def test_an_epoch_is_every_example_once_in_the_order_of_the_rooms_steps(room: HttpRoom) -> None:
    payload = epoch(room)
    assert (payload["epoch"], payload["batch_size"]) == (1, 20)
    assert sorted(payload["order"]) == list(range(TRAIN))
    assert payload["starts"] == list(range(0, TRAIN, 20))
    for step in (1, 2, TRAIN // 20):
        room.do("step", count=step - room.state()["step"])
        index = room.tensors(f"step.safetensors?step={step}&batch=1")["batch_index"]
        assert index.tolist() == payload["order"][20 * (step - 1) : 20 * step]


def test_without_a_number_it_is_that_of_the_step_on_show(room: HttpRoom) -> None:
    room.do("step", count=TRAIN // 20)
    assert epoch(room)["epoch"] == 1
    room.do("step")
    assert epoch(room)["epoch"] == 2
    assert epoch(room) == epoch(room, number=2)
    assert epoch(room, number=1)["order"] != epoch(room)["order"]


def test_it_follows_from_the_seed(room: HttpRoom) -> None:
    room.do("configure", settings={"seed": 8})
    expected = Trainer(load_embedded()).order(8, 3)
    assert epoch(room, number=3)["order"] == expected.tolist()


def test_a_size_changed_on_the_way_is_dealt_from_there_on(room: HttpRoom) -> None:
    room.do("step", count=50)
    room.do("configure", settings={"batch_size": 1000})
    payload = epoch(room, number=1)
    assert payload["starts"] == [*range(0, 1000, 20), *range(1000, TRAIN, 1000)]
    assert payload["batch_size"] == 1000
    assert epoch(room, number=2)["starts"] == [*range(0, TRAIN, 1000)]


def test_asking_changes_nothing(room: HttpRoom) -> None:
    before = room.do("step", count=3)
    epoch(room, number=17)
    assert room.state() == before
    assert room.do("step")["step"] == 4


@pytest.mark.parametrize("number", ["0", "-1", "first", "5000001"])
def test_an_epoch_that_cannot_be_is_refused(room: HttpRoom, number: str) -> None:
    answer = room.http.get(f"{room.path}/epoch", params={"number": number})
    assert answer.status_code == 422
    assert answer.json()["error"]["field"] == "number"
