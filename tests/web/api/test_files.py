"""Files over HTTP: steps, parameters, history and images, exact to the bit."""

from __future__ import annotations

import csv
import io

import httpx
import numpy as np
import pytest
from nudge.data.datasets import load_embedded
from nudge.protocol.server_messages import RoomState
from safetensors.numpy import load, save

from tests.support.embedded import TEST, TRAIN
from tests.web.client import HttpRoom, expect_error, same_bits

STATE = set(RoomState.model_fields)


def test_the_record_of_a_step_holds_all_there_is(room: HttpRoom) -> None:
    room.do("step", count=3)
    record = room.tensors("step.safetensors?batch=1")
    expected = {
        f"{name}{layer}" for name in ("w", "b", "grad_w", "grad_b", "z") for layer in (1, 2)
    }
    expected |= {"a0", "a1", "a2", "delta1", "delta2", "nudge1", "nudge2", "y"}
    expected |= {"batch_a0", "batch_a1", "batch_a2", "batch_delta1", "batch_delta2"}
    assert record.keys() == expected | {"batch_y", "batch_index"}
    mean = record["batch_delta2"].T @ record["batch_a1"] / 20
    np.testing.assert_allclose(record["grad_w2"], mean, rtol=1e-4, atol=1e-7)


def test_the_files_are_in_the_runs_own_type_of_number(http: httpx.Client) -> None:
    room = HttpRoom.make(http, dtype="float64")
    room.do("step", count=2)
    record = room.tensors("step.safetensors")
    assert {array.dtype for array in record.values()} == {np.dtype(np.float64)}


def test_going_back_gives_the_same_bytes_as_the_first_time(room: HttpRoom) -> None:
    first = {}
    for step in range(1, 8):
        room.do("step")
        first[step] = room.tensors("step.safetensors?batch=1")
    room.do("step", count=500)
    for step in (7, 1, 4):
        assert same_bits(room.tensors(f"step.safetensors?step={step}&batch=1"), first[step])
        assert room.state()["step"] == 507
    for step in (5, 2):
        room.do("seek", step=step)
        assert same_bits(room.tensors("step.safetensors?batch=1"), first[step])


@pytest.mark.parametrize("step", ["9", "-1", "one", "1.5", "9" * 40])
def test_a_step_that_was_not_made_has_no_record(room: HttpRoom, step: str) -> None:
    room.do("step", count=8)
    error = expect_error(room.http.get(f"{room.path}/step.safetensors?step={step}"), 422)
    assert error["field"] == "step"


def test_parameters_put_are_the_ones_got_back_and_trained_on(room: HttpRoom) -> None:
    room.do("step", count=3)
    ours = {name: array * 0 + 0.125 for name, array in room.tensors("network.safetensors").items()}
    put = room.http.put(f"{room.path}/network.safetensors", content=save(ours), headers=room.bearer)
    assert put.status_code == 200, put.text
    assert put.json()["step"] == 3
    assert same_bits(room.tensors("network.safetensors"), ours)
    room.do("step")
    record = room.tensors("step.safetensors")
    assert same_bits({name: record[name] for name in ours}, ours)
    trained = room.tensors("network.safetensors")
    room.do("seek", step=3)
    assert same_bits(room.tensors("network.safetensors"), ours)
    room.do("step")
    assert same_bits(room.tensors("network.safetensors"), trained)


def test_parameters_that_do_not_fit_change_nothing(room: HttpRoom) -> None:
    ours = room.tensors("network.safetensors")
    infinite = np.full_like(ours["b1"], np.inf)
    bad = {
        "w1": save({**ours, "w1": ours["w1"].T.copy()}),
        "b1": save({**ours, "b1": infinite}),
        "w7": save({**ours, "w7": ours["w2"]}),
        "b2": save({name: array for name, array in ours.items() if name != "b2"}),
        None: b"not a file of tensors",
    }
    for field, content in bad.items():
        put = room.http.put(
            f"{room.path}/network.safetensors", content=content, headers=room.bearer
        )
        assert expect_error(put, 422)["field"] == field
    assert same_bits(room.tensors("network.safetensors"), ours)


def test_a_downloaded_network_is_put_back_only_as_it_was_downloaded(room: HttpRoom) -> None:
    room.do("step", count=3)
    path = f"{room.path}/network.safetensors"
    file = room.http.get(path).content
    ours = load(file)
    room.do("step", count=3)
    damaged = file[:-1] + bytes([file[-1] ^ 0x40])
    error = expect_error(room.http.put(path, content=damaged, headers=room.bearer), 422)
    assert "do not match its checksum" in error["message"]
    assert not same_bits(room.tensors("network.safetensors"), ours)
    assert room.http.put(path, content=file, headers=room.bearer).status_code == 200
    assert same_bits(room.tensors("network.safetensors"), ours)


def test_a_file_of_more_tensors_than_any_network_has_is_refused_by_its_header(
    room: HttpRoom,
) -> None:
    many = save({f"tensor{number}": np.zeros(1, np.float32) for number in range(5000)})
    put = room.http.put(f"{room.path}/network.safetensors", content=many, headers=room.bearer)
    error = expect_error(put, 422)
    assert (error["field"], error["allowed"]) == ("header", "up to 65536 bytes")


def test_a_long_name_is_not_sent_back_at_length(room: HttpRoom) -> None:
    named = save({"w" * 50_000: np.zeros(1, np.float32)})
    put = room.http.put(f"{room.path}/network.safetensors", content=named, headers=room.bearer)
    assert expect_error(put, 422)["field"].startswith("www")
    assert len(put.content) < 1500


def test_the_history_is_every_cost_exactly_and_the_tests_made(room: HttpRoom) -> None:
    costs = [room.do("step")["cost"] for _ in range(4)]
    history = room.http.get(f"{room.path}/history").json()
    assert history["step"] == [1, 2, 3, 4]
    assert history["cost"] == costs
    assert history["test_step"] == [0, 1, 2, 3, 4]
    assert history["test_accuracy"][-1] == room.state()["test_accuracy"]


def test_the_history_as_csv_has_empty_cells_for_what_was_not_computed(room: HttpRoom) -> None:
    room.do("step", count=3)
    answer = room.http.get(f"{room.path}/history?format=csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert ".csv" in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["step"] for row in rows] == ["0", "1", "2", "3"]
    assert rows[0]["cost"] == ""
    assert rows[0]["test_accuracy"] != ""
    assert float(rows[3]["cost"]) == room.state()["cost"]
    assert rows[1]["test_accuracy"] == rows[2]["test_cost"] == ""


def test_a_history_in_another_format_is_refused(room: HttpRoom) -> None:
    error = expect_error(room.http.get(f"{room.path}/history?format=xml"), 422)
    assert (error["field"], error["value"]) == ("format", "xml")


def test_a_data_set_is_described_with_its_labels(http: httpx.Client) -> None:
    payload = http.get("/api/datasets/mnist-6k").json()
    dataset = load_embedded()
    assert payload["train"] == {"count": TRAIN, "labels": dataset.train.labels.tolist()}
    assert payload["test"] == {"count": TEST, "labels": dataset.test.labels.tolist()}
    assert payload["classes"] == 10
    assert "MNIST" in payload["credit"]
    assert expect_error(http.get("/api/datasets/imagenet"), 404)["value"] == "imagenet"


def test_images_come_in_the_order_asked_for(http: httpx.Client) -> None:
    answer = http.get("/api/datasets/mnist-6k/test/images.safetensors?index=7,0,7")
    found = load(answer.content)
    split = load_embedded().test
    np.testing.assert_array_equal(found["images"], split.images[[7, 0, 7]])
    np.testing.assert_array_equal(found["labels"], split.labels[[7, 0, 7]])
    assert found["images"].dtype == np.uint8


@pytest.mark.parametrize(
    "index", ["", "1000", "-1", "a", "1,,2", "1;2", "٣", "9" * 20, "0," * 1001]
)
def test_an_image_that_is_not_there_is_named(http: httpx.Client, index: str) -> None:
    path = "/api/datasets/mnist-6k/test/images.safetensors"
    error = expect_error(http.get(path, params={"index": index}), 422)
    assert error["field"] == "index"
    assert "999" in error["allowed"] or "1000" in error["allowed"]
