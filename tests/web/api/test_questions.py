"""Questions over HTTP: every number is compared with the core, from the downloaded step."""

from __future__ import annotations

from typing import Any

import httpx
import numpy as np
import pytest
from nudge.nn import Array
from nudge.web.api.questions import MAX_POINTS

from tests.web.api.question_client import (
    DATASET,
    FOCUS,
    SETS,
    STATES,
    DownloadedStep,
    ask,
    close,
    component,
    file,
    places,
    post,
    query,
)
from tests.web.client import Frame, HttpRoom, expect_error

every_set = pytest.mark.parametrize("of", SETS)


@pytest.fixture(params=STATES)
def trained(http: httpx.Client, request: pytest.FixtureRequest) -> HttpRoom:
    """A room after some steps, with an example of the test set in focus."""
    room = HttpRoom.make(http, **STATES[request.param])
    room.do("step", count=30)
    room.do("focus", **FOCUS)
    return room


@every_set
def test_the_gradient_of_a_set(trained: HttpRoom, of: str) -> None:
    downloaded = DownloadedStep(trained)
    frame, gradient, costs = (
        file(trained, "gradient", of),
        downloaded.gradient(of),
        downloaded.costs(of),
    )
    names = {f"grad_{kind}{1 + i}" for i in range(downloaded.network.depth) for kind in "wb"}
    assert frame.tensors.keys() == names
    for kind, layers in (("w", gradient.w), ("b", gradient.b)):
        for layer, expected in enumerate(layers, start=1):
            found = frame.tensors[f"grad_{kind}{layer}"]
            assert found.dtype == downloaded.dtype
            near = close(downloaded.dtype)
            np.testing.assert_allclose(found, expected, near["rel"], near["abs"])
    metadata = frame.metadata
    assert (metadata["kind"], metadata["set"]) == ("gradient", of)
    assert (metadata["step"], metadata["count"]) == ("30", str(len(costs)))
    assert float(metadata["cost"]) == pytest.approx(costs.mean(), rel=1e-12)


def test_the_gradient_of_the_mini_batch_is_the_one_in_the_step(trained: HttpRoom) -> None:
    step, found = DownloadedStep(trained).tensors, file(trained, "gradient", "batch").tensors
    for name, array in found.items():
        np.testing.assert_array_equal(array, step[name], strict=True)


@every_set
def test_the_cost_of_each_example(trained: HttpRoom, of: str) -> None:
    downloaded = DownloadedStep(trained)
    frame, expected = file(trained, "costs", of), downloaded.costs(of)
    assert frame.tensors["costs"].dtype == downloaded.dtype
    np.testing.assert_allclose(frame.tensors["costs"], expected, rtol=1e-6)
    split = DATASET.split(frame.metadata["split"])
    index = frame.tensors["index"]
    assert index.dtype == np.int32
    assert np.array_equal(frame.tensors["labels"], split.labels[index])
    assert np.array_equal(split.inputs("float64")[index], downloaded.examples(of)[0])
    assert float(frame.metadata["cost"]) == pytest.approx(expected.mean(), rel=1e-12)
    assert (frame.metadata["kind"], frame.metadata["set"]) == ("costs", of)


@every_set
def test_the_cost_with_other_parameters(trained: HttpRoom, of: str) -> None:
    downloaded = DownloadedStep(trained)
    everywhere = [(*place, 0.5 + number) for number, place in enumerate(places(downloaded))]
    for changes in ([each] for each in everywhere):
        check_cost(trained, downloaded, of, changes)
    check_cost(trained, downloaded, of, everywhere[:8])
    check_cost(trained, downloaded, of, [])


def check_cost(room: HttpRoom, downloaded: DownloadedStep, of: str, changes: list[Any]) -> None:
    names = ("layer", "index", "from", "value")
    answer = post(room, {"set": of, "changes": [dict(zip(names, c, strict=True)) for c in changes]})
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found.keys() == {"step", "set", "count", "cost", "changed_cost"}
    assert (found["step"], found["set"]) == (30, of)
    assert found["count"] == len(downloaded.costs(of))
    assert found["cost"] == pytest.approx(downloaded.costs(of).mean(), rel=1e-11)
    assert found["changed_cost"] == pytest.approx(downloaded.costs(of, *changes).mean(), rel=1e-11)


@every_set
def test_the_curve_over_a_parameter(trained: HttpRoom, of: str) -> None:
    downloaded = DownloadedStep(trained)
    gradient = downloaded.gradient(of)
    for place in places(downloaded):
        found = ask(trained, "curve", **query(place, set=of, span=2.5, points=7))
        value = downloaded.value(*place)
        assert found["value"] == value
        assert found["values"][3] == value
        assert found["costs"][3] == found["cost"]
        assert found["values"] == pytest.approx(np.linspace(value - 2.5, value + 2.5, 7).tolist())
        expected = [downloaded.costs(of, (*place, each)).mean() for each in found["values"]]
        assert found["costs"] == pytest.approx(expected, rel=1e-11)
        near = close(downloaded.dtype)
        assert found["gradient"] == pytest.approx(component(gradient, *place), **near)
        assert (found["step"], found["set"], found["count"]) == (30, of, len(downloaded.costs(of)))


def test_a_curve_has_41_points_unless_told_otherwise(trained: HttpRoom) -> None:
    found = ask(trained, "curve", set="example", layer=1, index=0, span=1)
    assert len(found["values"]) == len(found["costs"]) == 41
    found = ask(trained, "curve", set="example", layer=1, index=0, span=1, points=MAX_POINTS)
    assert len(found["costs"]) == MAX_POINTS


@every_set
def test_the_difference_that_the_gradient_is_compared_with(trained: HttpRoom, of: str) -> None:
    downloaded = DownloadedStep(trained)
    for place in places(downloaded):
        found = ask(trained, "difference", **query(place, set=of))
        assert found.keys() == {"step", "gradient", "difference", "h"}
        value, h = downloaded.value(*place), found["h"]
        above, below = (downloaded.costs(of, (*place, value + sign * h)).mean() for sign in (1, -1))
        assert found["difference"] == pytest.approx((above - below) / (2 * h), rel=1e-6, abs=1e-9)
        near = (
            {"rel": 1e-6, "abs": 1e-9}
            if downloaded.dtype == np.float64
            else close(downloaded.dtype)
        )
        assert found["gradient"] == pytest.approx(found["difference"], **near)


def test_the_avenues_of_a_neuron(trained: HttpRoom) -> None:
    downloaded = DownloadedStep(trained)
    for layer in range(1, downloaded.network.depth + 1):
        index = downloaded.network.sizes[layer] // 2
        found = ask(trained, "avenues", layer=layer, index=index, size=0.25)
        assert (found["step"], found["layer"], found["index"], found["size"]) == (
            30,
            layer,
            index,
            0.25,
        )
        for name in ("nudge", "delta"):
            assert found[name] == float(downloaded.tensors[f"{name}{layer}"][index])
        near = close(downloaded.dtype)
        assert found["activation"] == pytest.approx(
            float(downloaded.tensors[f"a{layer}"][index]), **near
        )
        assert found["cost"] == pytest.approx(downloaded.costs("example")[0], rel=1e-12)
        check_avenues(downloaded, layer, index, found)


def check_avenues(
    downloaded: DownloadedStep, layer: int, index: int, found: dict[str, Any]
) -> None:
    """Make each move in the network itself, and compare the results."""
    direction = np.sign(found["nudge"])
    behind = downloaded.network.forward(downloaded.examples("example")[0]).a[layer - 1][0]
    row = downloaded.network.weights[layer - 1][index]
    strengths = {"bias": np.ones(1), "weights": behind, "activations": row}
    names = ["bias", "weights", "activations"][: 2 if layer == 1 else 3]
    assert [avenue["avenue"] for avenue in found["avenues"]] == names
    for avenue in found["avenues"]:
        strength = strengths[avenue["avenue"]]
        together = direction * found["size"] * strength / np.linalg.norm(strength)
        assert outcome(downloaded, layer, index, avenue["avenue"], together) == pytest.approx(
            (avenue["activation"], avenue["cost"]), rel=1e-11
        )
        assert avenue["count"] == len(strength)
        assert len(avenue["items"]) == min(64, len(strength))
        order = np.argsort(-np.abs(strength), kind="stable")
        for item, k in zip(avenue["items"], order, strict=False):
            assert item.keys() == {"from", "weight", "change", "activation", "cost"}
            is_bias = avenue["avenue"] == "bias"
            assert item["from"] == (None if is_bias else k)
            assert item["weight"] == (None if is_bias else row[k])
            assert item["change"] == direction * found["size"] * np.sign(strength[k])
            alone = np.zeros(len(strength))
            alone[k] = item["change"]
            assert outcome(downloaded, layer, index, avenue["avenue"], alone) == pytest.approx(
                (item["activation"], item["cost"]), rel=1e-11
            )


def outcome(
    downloaded: DownloadedStep, layer: int, index: int, avenue: str, moved: Array
) -> tuple[float, float]:
    """Return the activation and the cost after a move."""
    x, y = downloaded.examples("example")
    a, activation_after = x[0], 0.0
    for layer_number, (w, b, activation) in enumerate(
        zip(
            downloaded.network.weights,
            downloaded.network.biases,
            downloaded.network.activations,
            strict=True,
        ),
        1,
    ):
        if layer_number == layer:
            w, b = w.copy(), b.copy()
            if avenue == "bias":
                b[index] += moved[0]
            elif avenue == "weights":
                w[index] += moved
            else:
                a = a + moved
        a = activation.f(w @ a + b)
        activation_after = float(a[index]) if layer_number == layer else activation_after
    return activation_after, float(downloaded.cost.of_examples(a[None], y)[0])


def test_everything_but_the_mini_batch_can_be_asked_about_before_the_first_step(
    room: HttpRoom,
) -> None:
    place = {"layer": 1, "index": 0}
    for of in ("example", "all"):
        assert file(room, "gradient", of).metadata["step"] == "0"
        assert ask(room, "curve", set=of, span=1, **place)["step"] == 0
    assert ask(room, "avenues", size=1, **place)["step"] == 0
    for path in ("gradient.safetensors", "costs.safetensors", "curve", "difference"):
        answer = room.http.get(f"{room.path}/{path}", params={"set": "batch", "span": 1, **place})
        error = expect_error(answer, 409)
        assert (error["code"], error["field"], error["value"]) == ("no_batch", "set", "batch")
        assert error["allowed"] == "example or all"
    assert expect_error(post(room, {"set": "batch", "changes": []}), 409)["code"] == "no_batch"


def test_a_drawing_has_no_place(room: HttpRoom) -> None:
    room.do("focus", image=[0.25] * 784, label=6)
    frame = file(room, "costs", "example")
    assert frame.tensors["index"].tolist() == [-1]
    assert frame.tensors["labels"].tolist() == [6]
    assert frame.metadata["split"] == "drawn"


def test_an_earlier_step_is_asked_about_when_the_room_goes_back_to_it(room: HttpRoom) -> None:
    room.do("step", count=4)
    room.do("seek", step=2)
    then = ask(room, "curve", set="batch", layer=1, index=0, span=1, points=3)
    room.do("seek", step=4)
    assert ask(room, "curve", set="batch", layer=1, index=0, span=1, points=3) != then
    room.do("seek", step=2)
    assert ask(room, "curve", set="batch", layer=1, index=0, span=1, points=3) == then


def test_anybody_may_ask_while_the_room_trains_and_nothing_is_changed(room: HttpRoom) -> None:
    room.do("step", count=5)
    before = room.http.get(f"{room.path}/network.safetensors").content
    for of in SETS:
        post(room, {"set": of, "changes": [{"layer": 1, "index": 0, "value": 5.0}]})
        ask(room, "curve", set=of, layer=2, index=0, span=1)
    after = room.http.get(f"{room.path}/network.safetensors").content
    assert np.array_equal(Frame.of(before).tensors["w1"], Frame.of(after).tensors["w1"])
    room.do("play", rate=None)
    steps = [ask(room, "difference", set="all", layer=1, index=1)["step"] for _ in range(20)]
    assert steps == sorted(steps)
    assert steps[-1] > steps[0]
    assert room.do("pause")["step"] >= steps[-1]
