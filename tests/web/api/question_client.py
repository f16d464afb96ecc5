"""Questions over HTTP, and the core's answers for the downloaded step."""

from __future__ import annotations

from typing import Any

import httpx
import numpy as np
from nudge.data.datasets import load_embedded
from nudge.nn import ACTIVATIONS, COSTS, Array, Cost, Gradient, Network

from tests.web.client import Frame, HttpRoom

DATASET = load_embedded()
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


class DownloadedStep:
    """A room's step, from its file, with the core's answers for it."""

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
        """Return x and y of a set in float64, from the exact pixels, which float32 rounds."""
        train = DATASET.train
        if of == "example":
            x = DATASET.split(FOCUS["split"]).inputs("float64")[[FOCUS["index"]]]
            assert np.array_equal(x[0].astype(self.dtype), self.tensors["a0"])
            return x, self.tensors["y"][None].astype(np.float64)
        index = self.tensors["batch_index"] if of == "batch" else slice(None)
        return train.inputs("float64")[index], train.targets("float64")[index]

    def costs(self, of: str, *changes: tuple[int, int, int | None, float]) -> Array:
        """Return the cost of each example of a set; changes are (layer, index, from, value)."""
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


def places(downloaded: DownloadedStep) -> list[tuple[int, int, int | None]]:
    """Return a weight and a bias of every layer; the first weight's pixel is seldom dark."""
    found: list[tuple[int, int, int | None]] = []
    for layer, w in enumerate(downloaded.network.weights, start=1):
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
    payload: dict[str, Any] = answer.json()
    return payload


def post(room: HttpRoom, body: Any) -> httpx.Response:
    return room.http.post(f"{room.path}/cost", json=body)


def close(dtype: np.dtype[Any]) -> dict[str, Any]:
    """Return the tolerances between a number of a run and the same number in float64."""
    return {"rel": 1e-10, "abs": 1e-13} if dtype == np.float64 else {"rel": 1e-4, "abs": 1e-7}


def file(room: HttpRoom, what: str, of: str) -> Frame:
    answer = room.http.get(f"{room.path}/{what}.safetensors", params={"set": of})
    assert answer.status_code == 200, answer.text
    assert f"{what}.safetensors" in answer.headers["content-disposition"]
    return Frame.of(answer.content)
