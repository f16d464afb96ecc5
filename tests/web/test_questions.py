"""Questions over HTTP: every number against the core, from the step that is downloaded."""

from __future__ import annotations

import json
from typing import Any

import httpx
import numpy as np
import pytest
from safetensors.numpy import save

from app.data.datasets import load_dataset
from app.nn import ACTIVATIONS, COSTS, Array, Cost, Gradient, Network
from app.web.questions import MOST_POINTS
from tests.web.client import Frame, HttpRoom
from tests.web.test_api import error_of

DATASET = load_dataset("mnist-5k")
SETS = ("example", "batch", "all")
STATES: dict[str, dict[str, Any]] = {
    "sigmoid": {"hidden": [5, 4], "dtype": "float64", "seed": 1},
    "tanh": {"hidden": [6], "activation": "tanh", "dtype": "float64", "learning_rate": 0.1},
    "cross entropy": {
        "hidden": [4],
        "output_activation": "softmax",
        "cost": "cross_entropy",
        "dtype": "float64",
        "learning_rate": 0.5,
    },
    "no hidden layer": {"hidden": [], "dtype": "float64", "learning_rate": 0.3},
    "float32": {"hidden": [16, 16], "seed": 2},
}
FOCUS: dict[str, Any] = {"split": "test", "index": 17}
every_set = pytest.mark.parametrize("of", SETS)


class Told:
    """What a room's step is, from the file that anybody may download."""

    def __init__(self, room: HttpRoom) -> None:
        answer = room.http.get(f"{room.path}/step.safetensors?batch=1")
        frame = Frame.of(answer.content)
        self.tensors, self.step = frame.tensors, int(frame.metadata["step"])
        settings = room.state()["settings"]
        self.cost: Cost = COSTS[settings["cost"]]
        self.dtype = np.dtype(settings["dtype"])
        depth = sum(name.startswith("w") for name in self.tensors)
        names = [settings["activation"]] * (depth - 1) + [settings["output_activation"]]
        layers = range(1, depth + 1)
        self.network = Network(
            tuple(self.tensors[f"w{layer}"].astype(np.float64) for layer in layers),
            tuple(self.tensors[f"b{layer}"].astype(np.float64) for layer in layers),
            tuple(ACTIVATIONS[name] for name in names),
        )

    def examples(self, of: str) -> tuple[Array, Array]:
        """x and y of a set, float64: pixels as they are, which float32 rounds."""
        train = DATASET.train
        if of == "example":
            x = DATASET.split(FOCUS["split"]).inputs("float64")[[FOCUS["index"]]]
            assert np.array_equal(x[0].astype(self.dtype), self.tensors["a0"])
            return x, self.tensors["y"][None].astype(np.float64)
        index = self.tensors["batch_index"] if of == "batch" else slice(None)
        return train.inputs("float64")[index], train.targets("float64")[index]

    def costs(self, of: str, *changes: tuple[int, int, int | None, float]) -> Array:
        """The cost of each example of a set; changes are (layer, index, from, value)."""
        x, y = self.examples(of)
        network = Network(
            tuple(w.copy() for w in self.network.weights),
            tuple(b.copy() for b in self.network.biases),
            self.network.activations,
        )
        for layer, index, from_, value in changes:
            if from_ is None:
                network.biases[layer - 1][index] = value
            else:
                network.weights[layer - 1][index, from_] = value
        return self.cost.of_examples(network.forward(x).a[-1], y)

    def gradient(self, of: str) -> Gradient:
        x, y = self.examples(of)
        return self.network.backward(self.network.forward(x), y, self.cost).gradient

    def value(self, layer: int, index: int, from_: int | None) -> float:
        return component(Gradient(self.network.weights, self.network.biases), layer, index, from_)


def component(gradient: Gradient, layer: int, index: int, from_: int | None) -> float:
    if from_ is None:
        return float(gradient.b[layer - 1][index])
    return float(gradient.w[layer - 1][index, from_])


@pytest.fixture(params=STATES)
def trained(http: httpx.Client, request: pytest.FixtureRequest) -> HttpRoom:
    """A room some steps on its way, with an example of the test set in focus."""
    room = HttpRoom.make(http, **STATES[request.param])
    room.do("step", count=30)
    room.do("focus", **FOCUS)
    return room


def places(told: Told) -> list[tuple[int, int, int | None]]:
    """A weight and a bias of every layer; the pixel is one that is seldom dark."""
    found: list[tuple[int, int, int | None]] = []
    for layer, w in enumerate(told.network.weights, start=1):
        index = w.shape[0] // 2
        found += [(layer, index, 406 if layer == 1 else w.shape[1] - 1), (layer, index, None)]
    return found


def query(place: tuple[int, int, int | None], **more: Any) -> dict[str, Any]:
    layer, index, from_ = place
    given = {} if from_ is None else {"from": from_}
    return {"layer": layer, "index": index, **given, **more}


def ask(room: HttpRoom, what: str, **params: Any) -> dict[str, Any]:
    answer = room.http.get(f"{room.path}/{what}", params=params)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def post(room: HttpRoom, body: Any) -> httpx.Response:
    return room.http.post(f"{room.path}/cost", json=body)


def close(dtype: np.dtype[Any]) -> dict[str, float]:
    """How near a number of a run is to the same in float64."""
    return {"rel": 1e-10, "abs": 1e-13} if dtype == np.float64 else {"rel": 1e-4, "abs": 1e-7}


def file(room: HttpRoom, what: str, of: str) -> Frame:
    answer = room.http.get(f"{room.path}/{what}.safetensors", params={"set": of})
    assert answer.status_code == 200, answer.text
    assert f"{what}.safetensors" in answer.headers["content-disposition"]
    return Frame.of(answer.content)


# -- each question, against the core ------------------------------------------------------


@every_set
def test_the_gradient_of_a_set(trained: HttpRoom, of: str) -> None:
    told = Told(trained)
    frame, gradient, costs = file(trained, "gradient", of), told.gradient(of), told.costs(of)
    names = {f"grad_{kind}{1 + i}" for i in range(told.network.depth) for kind in "wb"}
    assert frame.tensors.keys() == names
    for kind, layers in (("w", gradient.w), ("b", gradient.b)):
        for layer, expected in enumerate(layers, start=1):
            found = frame.tensors[f"grad_{kind}{layer}"]
            assert found.dtype == told.dtype
            near = close(told.dtype)
            np.testing.assert_allclose(found, expected, near["rel"], near["abs"])
    metadata = frame.metadata
    assert (metadata["kind"], metadata["set"]) == ("gradient", of)
    assert (metadata["step"], metadata["count"]) == ("30", str(len(costs)))
    assert float(metadata["cost"]) == pytest.approx(costs.mean(), rel=1e-12)


def test_the_gradient_of_the_mini_batch_is_the_one_in_the_step(trained: HttpRoom) -> None:
    step, found = Told(trained).tensors, file(trained, "gradient", "batch").tensors
    for name, array in found.items():
        np.testing.assert_array_equal(array, step[name], strict=True)


@every_set
def test_the_cost_of_each_example(trained: HttpRoom, of: str) -> None:
    told = Told(trained)
    frame, expected = file(trained, "costs", of), told.costs(of)
    assert frame.tensors["costs"].dtype == told.dtype
    np.testing.assert_allclose(frame.tensors["costs"], expected, rtol=1e-6)
    split = DATASET.split(frame.metadata["split"])
    index = frame.tensors["index"]
    assert index.dtype == np.int32
    assert np.array_equal(frame.tensors["labels"], split.labels[index])
    assert np.array_equal(split.inputs("float64")[index], told.examples(of)[0])
    assert float(frame.metadata["cost"]) == pytest.approx(expected.mean(), rel=1e-12)
    assert (frame.metadata["kind"], frame.metadata["set"]) == ("costs", of)


@every_set
def test_the_cost_with_other_parameters(trained: HttpRoom, of: str) -> None:
    told = Told(trained)
    everywhere = [(*place, 0.5 + number) for number, place in enumerate(places(told))]
    for changes in ([each] for each in everywhere):
        check_cost(trained, told, of, changes)
    check_cost(trained, told, of, everywhere[:8])
    check_cost(trained, told, of, [])


def check_cost(room: HttpRoom, told: Told, of: str, changes: list[Any]) -> None:
    names = ("layer", "index", "from", "value")
    answer = post(room, {"set": of, "changes": [dict(zip(names, c, strict=True)) for c in changes]})
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found.keys() == {"step", "set", "count", "cost", "changed_cost"}
    assert (found["step"], found["set"]) == (30, of)
    assert found["count"] == len(told.costs(of))
    assert found["cost"] == pytest.approx(told.costs(of).mean(), rel=1e-11)
    assert found["changed_cost"] == pytest.approx(told.costs(of, *changes).mean(), rel=1e-11)


@every_set
def test_the_curve_over_a_parameter(trained: HttpRoom, of: str) -> None:
    told = Told(trained)
    gradient = told.gradient(of)
    for place in places(told):
        found = ask(trained, "curve", **query(place, set=of, span=2.5, points=7))
        value = told.value(*place)
        assert found["value"] == value
        assert found["values"][3] == value
        assert found["costs"][3] == found["cost"]
        assert found["values"] == pytest.approx(np.linspace(value - 2.5, value + 2.5, 7).tolist())
        expected = [told.costs(of, (*place, each)).mean() for each in found["values"]]
        assert found["costs"] == pytest.approx(expected, rel=1e-11)
        near = close(told.dtype)
        assert found["gradient"] == pytest.approx(component(gradient, *place), **near)
        assert (found["step"], found["set"], found["count"]) == (30, of, len(told.costs(of)))


def test_a_curve_has_41_points_unless_told_otherwise(trained: HttpRoom) -> None:
    found = ask(trained, "curve", set="example", layer=1, index=0, span=1)
    assert len(found["values"]) == len(found["costs"]) == 41
    found = ask(trained, "curve", set="example", layer=1, index=0, span=1, points=MOST_POINTS)
    assert len(found["costs"]) == MOST_POINTS


@every_set
def test_the_difference_that_the_gradient_is_compared_with(trained: HttpRoom, of: str) -> None:
    told = Told(trained)
    for place in places(told):
        found = ask(trained, "difference", **query(place, set=of))
        assert found.keys() == {"step", "gradient", "difference", "h"}
        value, h = told.value(*place), found["h"]
        above, below = (told.costs(of, (*place, value + sign * h)).mean() for sign in (1, -1))
        assert found["difference"] == pytest.approx((above - below) / (2 * h), rel=1e-6, abs=1e-9)
        near = {"rel": 1e-6, "abs": 1e-9} if told.dtype == np.float64 else close(told.dtype)
        assert found["gradient"] == pytest.approx(found["difference"], **near)


def test_the_avenues_of_a_neuron(trained: HttpRoom) -> None:
    told = Told(trained)
    for layer in range(1, told.network.depth + 1):
        index = told.network.sizes[layer] // 2
        found = ask(trained, "avenues", layer=layer, index=index, size=0.25)
        assert (found["step"], found["layer"], found["index"], found["size"]) == (
            30,
            layer,
            index,
            0.25,
        )
        for name in ("nudge", "delta"):
            assert found[name] == float(told.tensors[f"{name}{layer}"][index])
        near = close(told.dtype)
        assert found["activation"] == pytest.approx(float(told.tensors[f"a{layer}"][index]), **near)
        assert found["cost"] == pytest.approx(told.costs("example")[0], rel=1e-12)
        check_avenues(told, layer, index, found)


def check_avenues(told: Told, layer: int, index: int, found: dict[str, Any]) -> None:
    """Make each move in the network itself, and compare."""
    direction = np.sign(found["nudge"])
    behind = told.network.forward(told.examples("example")[0]).a[layer - 1][0]
    row = told.network.weights[layer - 1][index]
    strengths = {"bias": np.ones(1), "weights": behind, "activations": row}
    names = ["bias", "weights", "activations"][: 2 if layer == 1 else 3]
    assert [way["avenue"] for way in found["avenues"]] == names
    for way in found["avenues"]:
        strength = strengths[way["avenue"]]
        together = direction * found["size"] * strength / np.linalg.norm(strength)
        assert outcome(told, layer, index, way["avenue"], together) == pytest.approx(
            (way["activation"], way["cost"]), rel=1e-11
        )
        assert way["count"] == len(strength)
        assert len(way["items"]) == min(64, len(strength))
        order = np.argsort(-np.abs(strength), kind="stable")
        for item, k in zip(way["items"], order, strict=False):
            assert item.keys() == {"from", "weight", "change", "activation", "cost"}
            is_bias = way["avenue"] == "bias"
            assert item["from"] == (None if is_bias else k)
            assert item["weight"] == (None if is_bias else row[k])
            assert item["change"] == direction * found["size"] * np.sign(strength[k])
            alone = np.zeros(len(strength))
            alone[k] = item["change"]
            assert outcome(told, layer, index, way["avenue"], alone) == pytest.approx(
                (item["activation"], item["cost"]), rel=1e-11
            )


def outcome(told: Told, layer: int, index: int, avenue: str, moved: Array) -> tuple[float, float]:
    """Activation and cost after a move."""
    x, y = told.examples("example")
    a, reached = x[0], 0.0
    for at, (w, b, activation) in enumerate(
        zip(told.network.weights, told.network.biases, told.network.activations, strict=True), 1
    ):
        if at == layer:
            w, b = w.copy(), b.copy()
            if avenue == "bias":
                b[index] += moved[0]
            elif avenue == "weights":
                w[index] += moved
            else:
                a = a + moved
        a = activation.f(w @ a + b)
        reached = float(a[index]) if at == layer else reached
    return reached, float(told.cost.of_examples(a[None], y)[0])


# -- moments and drawings -----------------------------------------------------------------


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
        error = error_of(answer, 409)
        assert (error["code"], error["field"], error["value"]) == ("no_batch", "set", "batch")
        assert error["allowed"] == "example or all"
    assert error_of(post(room, {"set": "batch", "changes": []}), 409)["code"] == "no_batch"


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


# -- refusals -----------------------------------------------------------------------------

CURVE = {"set": "all", "layer": "1", "index": "0", "span": "1"}


@pytest.mark.parametrize(
    ("path", "change", "field"),
    [
        ("gradient.safetensors", {"set": "test"}, "set"),
        ("gradient.safetensors", {"set": None}, "set"),
        ("costs.safetensors", {"set": ""}, "set"),
        ("curve", {"set": "mini-batch"}, "set"),
        ("curve", {"layer": "0"}, "layer"),
        ("curve", {"layer": "3"}, "layer"),
        ("curve", {"layer": "1.5"}, "layer"),
        ("curve", {"layer": None}, "layer"),
        ("curve", {"layer": "9" * 30}, "layer"),
        ("curve", {"index": "4"}, "index"),
        ("curve", {"index": "-1"}, "index"),
        ("curve", {"from": "784"}, "from"),
        ("curve", {"from": "-1"}, "from"),
        ("curve", {"from": "x"}, "from"),
        ("curve", {"span": "nan"}, "span"),
        ("curve", {"span": "inf"}, "span"),
        ("curve", {"span": "0"}, "span"),
        ("curve", {"span": "1e7"}, "span"),
        ("curve", {"points": "40"}, "points"),
        ("curve", {"points": "1"}, "points"),
        ("curve", {"points": "203"}, "points"),
        ("curve", {"points": "41.5"}, "points"),
        ("difference", {"set": "none"}, "set"),
        ("difference", {"layer": "7"}, "layer"),
        ("difference", {"from": "999"}, "from"),
        ("avenues", {"size": "nan"}, "size"),
        ("avenues", {"size": "-1"}, "size"),
        ("avenues", {"size": None}, "size"),
        ("avenues", {"size": "1", "index": "10"}, "index"),
        ("avenues", {"size": "1", "layer": "5"}, "layer"),
    ],
)
def test_what_is_out_of_range_is_named(
    room: HttpRoom, path: str, change: dict[str, str | None], field: str
) -> None:
    params = {name: text for name, text in {**CURVE, **change}.items() if text is not None}
    error = error_of(room.http.get(f"{room.path}/{path}", params=params), 422)
    assert error["field"] == field
    assert error["allowed"]


WEIGHT = {"layer": 1, "index": 0, "from": 0, "value": 1.0}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"set": "all"}, "changes"),
        ({"changes": []}, "set"),
        ({"set": "test", "changes": []}, "set"),
        ({"set": "all", "changes": [WEIGHT], "step": 1}, "step"),
        ({"set": "all", "changes": WEIGHT}, "changes"),
        ({"set": "all", "changes": [WEIGHT] * 9}, "changes"),
        ({"set": "all", "changes": [WEIGHT] * 2}, "changes"),
        ({"set": "all", "changes": [[1, 0, 0, 1.0]]}, "changes.0"),
        ({"set": "all", "changes": [WEIGHT, {**WEIGHT, "layer": 0}]}, "changes.1.layer"),
        ({"set": "all", "changes": [{**WEIGHT, "layer": 3}]}, "changes.0.layer"),
        ({"set": "all", "changes": [{**WEIGHT, "layer": "1"}]}, "changes.0.layer"),
        ({"set": "all", "changes": [{**WEIGHT, "index": 4}]}, "changes.0.index"),
        ({"set": "all", "changes": [{**WEIGHT, "index": -1}]}, "changes.0.index"),
        ({"set": "all", "changes": [{**WEIGHT, "index": None}]}, "changes.0.index"),
        ({"set": "all", "changes": [{**WEIGHT, "from": 784}]}, "changes.0.from"),
        ({"set": "all", "changes": [{**WEIGHT, "from": True}]}, "changes.0.from"),
        ({"set": "all", "changes": [{**WEIGHT, "value": None}]}, "changes.0.value"),
        ({"set": "all", "changes": [{**WEIGHT, "value": "1"}]}, "changes.0.value"),
        ({"set": "all", "changes": [{**WEIGHT, "to": 1}]}, "changes.0.to"),
    ],
)
def test_a_change_that_cannot_be_is_named(room: HttpRoom, body: Any, field: str) -> None:
    error = error_of(post(room, body), 422)
    assert error["field"] == field
    assert error["message"]


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_value_that_is_no_number_is_refused(room: HttpRoom, value: str) -> None:
    text = json.dumps({"set": "all", "changes": [WEIGHT]}).replace("1.0", value)
    error = error_of(room.http.post(f"{room.path}/cost", content=text), 422)
    assert (error["field"], error["allowed"]) == ("changes.0.value", "a finite number")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 5000])
def test_a_body_that_is_no_question_is_refused(room: HttpRoom, body: bytes) -> None:
    assert error_of(room.http.post(f"{room.path}/cost", content=body), 422)["code"] == "bad_message"


def test_a_body_that_is_too_large_is_refused(room: HttpRoom) -> None:
    answer = room.http.post(f"{room.path}/cost", content=b" " * 100_000)
    assert error_of(answer, 413)["code"] == "too_large"


def test_an_unknown_room_answers_no_questions(http: httpx.Client) -> None:
    params = {**CURVE, "size": "1", "label": "2"}
    for what in ("gradient.safetensors", "costs.safetensors", "curve", "difference", "avenues"):
        error = error_of(http.get(f"/api/rooms/ABCDEF/{what}", params=params), 404)
        assert error["code"] == "unknown_room"
    error = error_of(http.post("/api/rooms/ABCDEF/cost", json={"set": "all", "changes": []}), 404)
    assert error["code"] == "unknown_room"


def test_a_curve_that_takes_too_long_says_what_would_not(http: httpx.Client) -> None:
    room = HttpRoom.make(http, hidden=[256] * 8)
    params = {"set": "all", "layer": 1, "index": 0, "span": 1}
    error = error_of(http.get(f"{room.path}/curve", params=params), 422)
    assert (error["code"], error["field"], error["value"]) == ("too_much", "points", 41)
    assert ask(room, "curve", set="example", layer=1, index=0, span=1)["count"] == 1


def test_a_network_whose_numbers_are_too_large_answers_without_one(http: httpx.Client) -> None:
    room = HttpRoom.make(
        http, hidden=[3], dtype="float64", activation="relu", output_activation="identity"
    )
    sizes = {"w1": (3, 784), "w2": (10, 3), "b1": (3,), "b2": (10,)}
    huge = save({name: np.full(shape, 1e250) for name, shape in sizes.items()})
    answer = http.put(f"{room.path}/network.safetensors", content=huge, headers=room.bearer)
    assert answer.status_code == 200, answer.text
    place = {"layer": 2, "index": 1, "from": 2}
    for of in ("example", "all"):
        for what in ("gradient", "costs"):
            answer = http.get(f"{room.path}/{what}.safetensors", params={"set": of})
            assert error_of(answer, 409)["code"] == "no_number"
        answers = [
            post(room, {"set": of, "changes": [{**place, "value": 1.0}]}),
            http.get(f"{room.path}/curve", params={"set": of, "span": 1, **place}),
            http.get(f"{room.path}/difference", params={"set": of, **place}),
            http.get(f"{room.path}/avenues", params={"layer": 2, "index": 1, "size": 1}),
        ]
        for answer in answers:
            assert answer.status_code == 200, answer.text
            assert "NaN" not in answer.text
            assert "Infinity" not in answer.text
        cost, curve, difference, avenues = (answer.json() for answer in answers)
        assert (cost["cost"], cost["changed_cost"]) == (None, None)
        assert set(curve["costs"]) == {None}
        assert difference["difference"] is None
        assert avenues["cost"] is None


def test_a_run_that_has_diverged_is_asked_about_the_step_before(http: httpx.Client) -> None:
    room = HttpRoom.make(
        http, activation="relu", output_activation="identity", learning_rate=1000.0
    )
    error_of(room.post({"type": "step", "count": 1000}), 409)
    for answer in (
        http.get(f"{room.path}/curve", params=CURVE),
        http.get(f"{room.path}/avenues", params={"layer": 1, "index": 0, "size": 1}),
        http.get(f"{room.path}/difference", params=CURVE),
        post(room, {"set": "all", "changes": [WEIGHT]}),
    ):
        assert answer.status_code == 200, answer.text
        assert "NaN" not in answer.text
        assert "Infinity" not in answer.text
    for of in SETS:
        for what in ("gradient", "costs"):
            answer = http.get(f"{room.path}/{what}.safetensors", params={"set": of})
            assert answer.status_code in (200, 409)
