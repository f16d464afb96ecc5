"""Training with kept drawings, over HTTP: a run trains on the collection with a given digest."""

from __future__ import annotations

from typing import Any

import httpx
import numpy as np
import pytest
from safetensors.numpy import load

from tests.support.embedded import TRAIN
from tests.web.client import HttpRoom, expect_error


def keep_drawings(room: HttpRoom, count: int) -> str:
    """Keep ``count`` different drawings; return their digest."""
    rng = np.random.default_rng(3)
    for number in range(count):
        image = np.pad(rng.integers(0, 256, (26, 26)) / 255, 1)
        body = {"image": image.reshape(-1).tolist(), "label": number % 10}
        answer = room.http.post(f"{room.path}/drawings", json=body, headers=room.bearer)
        assert answer.status_code == 201, answer.text
    payload = room.state()["drawings"]
    assert payload["count"] == count
    digest: str = payload["digest"]
    return digest


def current_batch(room: HttpRoom) -> dict[str, Any]:
    return room.tensors("step.safetensors?batch=1")


def test_kept_drawings_are_trained_on_alone_and_with_the_data_set(room: HttpRoom) -> None:
    digest = keep_drawings(room, 3)
    state = room.do("configure", settings={"train_on": "drawings", "drawings": digest})
    assert (state["examples_per_epoch"], state["batches_per_epoch"]) == (3, 1)
    room.do("step", count=2)
    batch = current_batch(room)
    assert sorted(batch["batch_index"].tolist()) == [TRAIN, TRAIN + 1, TRAIN + 2]
    assert np.array_equal(batch["batch_y"].argmax(axis=1), batch["batch_index"] - TRAIN)
    assert room.state()["epoch"] == 2
    state = room.do("configure", settings={"train_on": "both", "drawings_weight": 1000})
    assert state["examples_per_epoch"] == TRAIN + 3000
    room.do("step", count=10)
    assert (current_batch(room)["batch_index"] >= TRAIN).any()


def test_a_drawing_kept_later_is_not_trained_on_until_the_room_is_set_to_it(room: HttpRoom) -> None:
    digest = keep_drawings(room, 2)
    settings = {"train_on": "drawings", "drawings": digest}
    assert room.do("configure", settings=settings)["examples_per_epoch"] == 2
    body = {"image": [0.5] * 100 + [0] * 684, "label": 9}
    room.http.post(f"{room.path}/drawings", json=body, headers=room.bearer).raise_for_status()
    state = room.do("step")
    assert state["drawings"]["count"] == 3
    assert state["drawings"]["digest"] != state["settings"]["drawings"] == digest
    assert state["examples_per_epoch"] == 2
    state = room.do("configure", settings={"drawings": state["drawings"]["digest"]})
    assert state["examples_per_epoch"] == 3


def test_an_epoch_that_would_be_too_long_is_refused_also_where_drawings_came_later(
    room: HttpRoom, http: httpx.Client
) -> None:
    digest = keep_drawings(room, 100)
    both = {"train_on": "both", "drawings": digest, "drawings_weight": 1000}
    assert room.do("configure", settings=both)["examples_per_epoch"] == TRAIN + 100_000
    room.do("step", count=2)
    assert len(room.http.get(f"{room.path}/epoch").json()["order"]) == TRAIN + 100_000
    body = {"image": [0.5] * 100 + [0] * 684, "label": 9}
    room.http.post(f"{room.path}/drawings", json=body, headers=room.bearer).raise_for_status()
    before = room.state()
    later = before["drawings"]["digest"]
    error = expect_error(room.post({"type": "configure", "settings": {"drawings": later}}), 422)
    assert (error["code"], error["field"], error["value"]) == (
        "bad_setting",
        "drawings_weight",
        1000,
    )
    assert error["allowed"] == "1 to 990 with 101 drawings"
    assert room.state() == before
    response = http.post("/api/rooms", json={**both, "drawings": later})
    assert expect_error(response, 422)["field"] == "drawings_weight"
    fits = {"drawings": later, "drawings_weight": 990}
    assert room.do("configure", settings=fits)["examples_per_epoch"] == TRAIN + 99_990


def test_the_epoch_is_told_as_it_is_dealt_also_where_it_ended_early(room: HttpRoom) -> None:
    digest = keep_drawings(room, 3)
    room.do("step", count=10)
    room.do("configure", settings={"train_on": "both", "drawings": digest, "drawings_weight": 2})
    room.do("step", count=3)

    def epoch(number: int) -> dict[str, Any]:
        payload: dict[str, Any] = room.http.get(
            f"{room.path}/epoch", params={"number": number}
        ).json()
        return payload

    first, second = epoch(1), epoch(2)
    assert first["starts"] == list(range(0, 200, 20))
    assert len(first["order"]) == 200
    assert sorted(second["order"]) == sorted([*range(TRAIN), *(TRAIN, TRAIN + 1, TRAIN + 2) * 2])
    index = current_batch(room)["batch_index"].tolist()
    assert index == second["order"][40:60]
    room.do("configure", settings={"train_on": "drawings"})
    assert sorted(epoch(3)["order"]) == [TRAIN, TRAIN + 1, TRAIN + 2]
    assert len(epoch(2)["order"]) == 60


def test_costs_of_the_mini_batch_and_of_all_tell_which_examples_they_are_of(room: HttpRoom) -> None:
    digest = keep_drawings(room, 3)
    room.do("configure", settings={"train_on": "drawings", "drawings": digest})
    room.do("step")
    for of in ("batch", "all"):
        payload = room.tensors(f"costs.safetensors?set={of}")
        assert sorted(payload["index"].tolist()) == [TRAIN, TRAIN + 1, TRAIN + 2]
        assert np.array_equal(payload["labels"], payload["index"] - TRAIN)
        assert payload["costs"].shape == (3,)


def test_questions_and_images_are_of_what_the_step_on_show_was_trained_on(room: HttpRoom) -> None:
    digest = keep_drawings(room, 3)
    room.do("configure", settings={"train_on": "drawings", "drawings": digest})
    room.do("step")
    kept = room.tensors("drawings/images.safetensors")
    room.do("configure", settings={"train_on": "dataset", "drawings": ""})
    index = room.tensors("costs.safetensors?set=batch")["index"]
    assert sorted(index.tolist()) == [TRAIN, TRAIN + 1, TRAIN + 2]
    text = ",".join(str(place) for place in (TRAIN + 2, 7, TRAIN))
    payload = room.tensors(f"images.safetensors?index={text}")
    stored = room.http.get("/api/datasets/mnist-6k/train/images.safetensors?index=7")
    assert payload["images"][1].tobytes() == load(stored.content)["images"][0].tobytes()
    assert np.array_equal(payload["images"][[0, 2]], kept["images"][[2, 0]])
    assert payload["labels"].tolist() == [2, int(load(stored.content)["labels"][0]), 0]
    assert room.do("focus", split="train", index=TRAIN + 1)["focus"]["label"] == 1
    response = room.http.get(f"{room.path}/images.safetensors?index={TRAIN + 3}")
    assert expect_error(response, 422)["allowed"].startswith(f"0 to {TRAIN + 2}")
    room.do("step")
    response = room.http.get(f"{room.path}/images.safetensors?index={TRAIN}")
    assert expect_error(response, 422)["allowed"].startswith(f"0 to {TRAIN - 1}")


@pytest.mark.parametrize(
    ("settings", "code", "field"),
    [
        ({"train_on": "both"}, "bad_setting", "train_on"),
        ({"train_on": "drawings", "drawings": "0" * 16}, "unknown_drawings", "drawings"),
        ({"drawings": "x" * 65}, "bad_setting", "drawings"),
        ({"train_on": "everything"}, "bad_setting", "train_on"),
        ({"drawings_weight": 0}, "bad_setting", "drawings_weight"),
        ({"augment": "yes"}, "bad_setting", "augment"),
    ],
)
def test_what_cannot_be_trained_on_is_refused_and_changes_nothing(
    room: HttpRoom, http: httpx.Client, settings: dict[str, Any], code: str, field: str
) -> None:
    before = room.do("step", count=2)
    error = expect_error(room.post({"type": "configure", "settings": settings}), 422)
    assert (error["code"], error["field"], error["value"]) == (code, field, settings[field])
    assert room.state() == before
    assert expect_error(http.post("/api/rooms", json=settings), 422)["code"] == code
