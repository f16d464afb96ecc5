"""A room's drawings over HTTP: kept, relabelled, removed, put back, exported and imported."""

from __future__ import annotations

import io

import httpx
import numpy as np
import pytest
from nudge.drawings.collection import NO_DRAWINGS, relabelled, removed
from nudge.drawings.files import as_npz, as_zip
from nudge.drawings.pixels import as_png
from safetensors.numpy import load

from tests.drawings.collections import collection, is_same, numbered_image
from tests.drawings.test_archive import zipped
from tests.support.server import Server
from tests.web.api.drawing_client import RoomDrawings, expected_listing
from tests.web.client import SMALL, HttpRoom, Viewer, expect_error, same_bits


@pytest.fixture
def kept(room: HttpRoom) -> RoomDrawings:
    return RoomDrawings(room)


def test_a_new_room_keeps_no_drawings(kept: RoomDrawings) -> None:
    assert kept.listing() == expected_listing(NO_DRAWINGS)
    assert is_same(kept.all(), NO_DRAWINGS)


def test_a_drawing_is_kept_with_its_label(kept: RoomDrawings) -> None:
    answer = kept.keep(numbered_image(5), 7)
    assert answer.status_code == 201
    one = collection([7], first=5)
    assert answer.json() == {**expected_listing(one), "id": one.ids[0], "duplicate": False}
    assert is_same(kept.all(), one)
    assert kept.listing() == expected_listing(one)


def test_a_drawing_may_be_sent_as_numbers(kept: RoomDrawings) -> None:
    image = (numbered_image(5).reshape(-1) / 255).tolist()
    assert kept.ask("POST", json={"image": image, "label": 7}).status_code == 201
    assert is_same(kept.all(), collection([7], first=5))


def test_keeping_it_again_keeps_it_once(kept: RoomDrawings) -> None:
    first = kept.keep(numbered_image(5), 7).json()
    again = kept.keep(numbered_image(5), 7)
    assert again.status_code == 200
    assert again.json() == {**first, "duplicate": True}


def test_the_same_drawing_with_another_label_is_a_question_for_whoever_drew_it(
    kept: RoomDrawings,
) -> None:
    kept.keep(numbered_image(5), 7)
    error = expect_error(kept.keep(numbered_image(5), 3), 409)
    assert (error["code"], error["field"], error["value"]) == ("duplicate_other_label", "label", 3)
    assert error["allowed"] == "7"
    assert is_same(kept.all(), collection([7], first=5))


def test_a_label_is_changed(kept: RoomDrawings) -> None:
    three = collection([1, 2, 3])
    kept.keep_all(three)
    answer = kept.ask("PATCH", f"/{three.ids[1]}", json={"label": 9})
    assert answer.status_code == 200
    assert answer.json() == expected_listing(relabelled(three, three.ids[1], 9))
    assert kept.all().labels.tolist() == [1, 9, 3]


def test_what_was_removed_is_put_back_exactly_by_sending_what_was_told(kept: RoomDrawings) -> None:
    three = collection([1, 2, 3])
    before = kept.keep_all(three)
    answer = kept.ask("DELETE", f"/{three.ids[1]}")
    assert answer.status_code == 200
    gone = answer.json().pop("removed")
    rest, _ = removed(three, three.ids[1])
    assert answer.json() == {**expected_listing(rest), "removed": gone}
    assert (gone["label"], gone["place"]) == (2, 1)
    assert kept.ask("POST", json=gone).status_code == 201
    assert kept.listing() == before
    assert is_same(kept.all(), three)


def test_the_room_tells_everybody_how_many_it_keeps(server: Server, kept: RoomDrawings) -> None:
    with Viewer.of(server, kept.room.code) as viewer:
        assert viewer.receive_text("welcome")["room"]["drawings"] == {
            "count": 0,
            "digest": NO_DRAWINGS.digest,
        }
        kept.keep(numbered_image(5), 7)
        expected = {"count": 1, "digest": collection([7], first=5).digest}
        while viewer.receive_text("room")["room"]["drawings"] != expected:
            pass
    assert kept.room.state()["drawings"] == expected


def test_keeping_drawings_leaves_the_run_as_it_is(kept: RoomDrawings) -> None:
    kept.room.do("step", count=3)
    before, network = kept.room.state(), kept.room.tensors("network.safetensors")
    kept.keep(numbered_image(5), 7)
    assert {**kept.room.state(), "drawings": None} == {**before, "drawings": None}
    assert same_bits(kept.room.tensors("network.safetensors"), network)


def test_anybody_may_look_and_only_the_driver_may_change(kept: RoomDrawings) -> None:
    one = collection([7])
    kept.keep_all(one)
    http, path = kept.room.http, f"{kept.room.path}/drawings"
    for what in ("", "/images.safetensors", ".npz", ".zip"):
        assert http.get(path + what).status_code == 200
    body = {"image": "", "label": 1}
    for change in (
        http.post(path, json=body),
        http.post(f"{path}/import", content=as_npz(collection([2], first=9))),
        http.patch(f"{path}/{one.ids[0]}", json={"label": 1}),
        http.delete(f"{path}/{one.ids[0]}"),
    ):
        assert expect_error(change, 401)["code"] == "no_token"
    wrong = {"Authorization": "Bearer of bad news"}
    assert expect_error(kept.ask("DELETE", f"/{one.ids[0]}", headers=wrong), 403)["code"] == (
        "wrong_token"
    )
    assert is_same(kept.all(), one)


@pytest.mark.parametrize("kind", ["npz", "zip"])
def test_drawings_are_taken_to_another_room_as_a_file(kept: RoomDrawings, kind: str) -> None:
    three = collection([1, 2, 3])
    before = kept.keep_all(three)
    answer = kept.ask("GET", f".{kind}")
    name = f"nudge-{kept.room.code}-drawings.{kind}"
    assert name in answer.headers["content-disposition"]
    assert answer.headers["cache-control"] == "no-store"
    other = RoomDrawings(HttpRoom.make(kept.room.http))
    report = other.import_file(answer.content)
    assert report.status_code == 200
    assert report.json() == {**before, "added": 3, "duplicates": 0, "refused": []}
    assert is_same(other.all(), three)
    assert other.import_file(answer.content).json() == {
        **before,
        "added": 0,
        "duplicates": 3,
        "refused": [],
    }


def test_a_file_tells_what_of_it_was_not_kept_and_why(kept: RoomDrawings) -> None:
    kept.keep_all(collection([1, 2]))
    files = {
        "1-0.png": as_png(numbered_image(0)),
        "5-1.png": as_png(numbered_image(1)),
        "7-2.png": as_png(numbered_image(2)),
        "notes.txt": b"hello",
        "x" * 500 + ".png": as_png(numbered_image(3)),
    }
    report = kept.import_file(zipped(files)).json()
    assert (report["added"], report["duplicates"], report["count"]) == (1, 1, 3)
    expected = {entry["name"]: entry["why"] for entry in report["refused"]}
    assert expected["5-1.png"] == "is kept already, as a 2"
    assert expected["notes.txt"] == "is not a PNG"
    assert len(expected) == 3
    assert all(len(name) <= 80 for name in expected)
    assert kept.all().labels.tolist() == [1, 2, 7]


def test_a_file_that_would_fill_the_room_beyond_its_limit_adds_nothing(kept: RoomDrawings) -> None:
    kept.keep_all(collection([4, 5]))
    full = collection([number % 10 for number in range(998)], first=100)
    assert kept.import_file(as_npz(full)).json()["added"] == 998
    before = kept.listing()
    assert before["count"] == before["most"] == 1000
    one_more = collection([7], first=5000)
    for answer in (kept.import_file(as_zip(one_more)), kept.keep(numbered_image(5000), 7)):
        error = expect_error(answer, 409)
        assert (error["code"], error["value"]) == ("too_many_drawings", 1001)
    assert kept.listing() == before
    assert kept.import_file(as_zip(full)).json()["duplicates"] == 998
    with np.load(io.BytesIO(kept.file(".npz"))) as arrays:
        assert arrays["images"].shape == (1000, 28, 28)


def test_a_run_goes_on_training_on_what_was_removed_meanwhile(kept: RoomDrawings) -> None:
    kept.import_file(as_npz(collection([3] * 200)))
    digest = kept.listing()["digest"]
    kept.room.do("configure", settings={"train_on": "drawings", "drawings": digest})
    kept.room.do("step", count=5)
    for name in [each["id"] for each in kept.listing()["drawings"][:150]]:
        assert kept.ask("DELETE", f"/{name}").status_code == 200
    state = kept.room.do("step", count=30)
    assert state["step"] == 35
    assert state["settings"]["drawings"] == digest
    assert state["drawings"]["count"] == 50
    batch = kept.room.tensors("step.safetensors?batch=1")
    assert (batch["batch_y"].argmax(axis=1) == 3).all()


def test_drawings_that_nobody_keeps_cannot_be_trained_on(kept: RoomDrawings) -> None:
    before = kept.room.state()
    answer = kept.room.post(
        {"type": "configure", "settings": {"train_on": "both", "drawings": "0123456789abcdef"}}
    )
    assert answer.status_code == 422
    assert answer.json()["error"]["field"] == "drawings"
    assert kept.room.state() == before
    kept.room.do("step")


def test_the_images_say_what_they_are(kept: RoomDrawings) -> None:
    kept.keep(numbered_image(5), 7)
    answer = kept.ask("GET", "/images.safetensors")
    assert load(answer.content)["images"].dtype == np.uint8
    digest = kept.listing()["digest"]
    assert f'"digest": "{digest}"' in answer.content[8:300].decode("latin-1")


def test_drawings_of_different_rooms_are_apart(http: httpx.Client) -> None:
    one, other = (RoomDrawings(HttpRoom.make(http, **SMALL)) for _ in range(2))
    one.keep(numbered_image(5), 7)
    other.keep(numbered_image(5), 3)
    assert one.all().labels.tolist() == [7]
    assert other.all().labels.tolist() == [3]
