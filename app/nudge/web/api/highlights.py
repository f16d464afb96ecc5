"""Which line of the core the page highlights in which phase, and which values the line uses.

A line is found by its text, within its function. A test fails where a line of the core is missing
here, and where a line stands here that the core no longer has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Highlight:
    """The kinds of phase that highlight a line, and the line's values, named as tensors are."""

    phases: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


FORWARD: Final = "forward"
COST: Final = "cost"
OUTPUT: Final = "output_nudges"
ASKS: Final = "asks"
BACK: Final = "output_nudges asks"
"""Back through a = f(z): at the outputs, and in each hidden layer once its asks are summed."""
UPDATE: Final = "update"

Lines = Mapping[str, Mapping[str, str]]
"""The lines of a function by the phases that highlight them, each with the names of its values."""

NETWORK: Final[dict[str, Lines]] = {
    "Network.forward": {
        FORWARD: {
            "z, a = [], [x]": "z a",
            "for w, b, activation in zip("
            "self.weights, self.biases, self.activations, strict=True):": "w b",
            "z.append(a[-1] @ w.T + b)": "z a w b",
            "a.append(activation.f(z[-1]))": "a z",
            "return Forward(tuple(z), tuple(a))": "z a",
        }
    },
    "Network.backward": {
        BACK: {"delta, nudge = self.deltas(forward, y, cost)": "delta nudge y"},
        "weight_nudges bias_nudges average": {
            "return Backward(delta, nudge, mean_gradient(delta, forward.a))": "delta nudge a"
        },
    },
    "Network.deltas": {
        OUTPUT: {
            "z, a = forward.z, forward.a[1:]": "z a",
            "nudge = [cost.nudge(a[-1], y)]": "nudge a y",
            "delta = [cost.delta(self.activations[-1], z[-1], a[-1], y)]": "delta z a y",
        },
        ASKS: {
            "for i in reversed(range(self.depth - 1)):": "",
            "dc_da = delta[0] @ self.weights[i + 1]": "nudge delta w",
            "nudge.insert(0, -dc_da)": "nudge",
            "delta.insert(0, self.activations[i].pull_back(dc_da, z[i], a[i]))": (
                "delta nudge z a"
            ),
            "return tuple(delta), tuple(nudge)": "delta nudge",
        },
    },
    "mean_gradient": {
        "average": {
            "shares = [d / len(d) for d in delta]  "
            "# of the mean: fewer numbers to divide than the gradient": "delta",
            "return Gradient(": "",
        },
        "weight_nudges average": {
            "w=tuple(share.T @ a_before "
            "for share, a_before in zip(shares, a[:-1], strict=True)),": "grad_w delta a",
        },
        "bias_nudges average": {
            "b=tuple(share.sum(axis=0) for share in shares),": "grad_b delta",
        },
    },
    "Network.updated": {
        UPDATE: {
            "return Network(": "",
            "weights=tuple(w + change for w, change in "
            "zip(self.weights, updates.w, strict=True)),": "w update_w",
            "biases=tuple(b + change for b, change in "
            "zip(self.biases, updates.b, strict=True)),": "b update_b",
            "activations=self.activations,": "",
        }
    },
}

ACTIVATIONS: Final[dict[str, Lines]] = {
    "Sigmoid.f": {FORWARD: {"return 1 / (1 + np.exp(-np.maximum(z, -80)))": "a z"}},
    "Sigmoid.derivative": {BACK: {"return a * (1 - a)": "a"}},
    "Tanh.f": {FORWARD: {"return np.tanh(z)": "a z"}},
    "Tanh.derivative": {BACK: {"return 1 - a * a": "a"}},
    "ReLU.f": {FORWARD: {"return np.maximum(z, 0)": "a z"}},
    "ReLU.derivative": {BACK: {"return (z > 0).astype(z.dtype)": "z"}},
    "LeakyReLU.f": {FORWARD: {"return np.where(z > 0, z, self.slope * z)": "a z"}},
    "LeakyReLU.derivative": {BACK: {"return np.where(z > 0, 1, self.slope).astype(z.dtype)": "z"}},
    "Identity.f": {FORWARD: {"return z.copy()": "a z"}},
    "Identity.derivative": {BACK: {"return np.ones_like(z)": "z"}},
    "ElementWise.pull_back": {BACK: {"return dc_da * self.derivative(z, a)": "delta nudge z a"}},
    "Softmax.f": {
        FORWARD: {
            "powers: Array = np.exp(z - z.max(axis=-1, keepdims=True))": "z",
            "total: Array = powers.sum(axis=-1, keepdims=True)": "",
            "return powers / total": "a",
        }
    },
    "Softmax.pull_back": {
        BACK: {
            "mean: Array = (a * dc_da).sum(axis=-1, keepdims=True)": "a nudge",
            "return a * (dc_da - mean)": "delta a nudge",
        }
    },
}

COSTS: Final[dict[str, Lines]] = {
    "Squared.of_examples": {
        COST: {
            "distance = a - y": "a y",
            "c: Array = np.vecdot(distance, distance)": "cost",
            "return c": "cost",
        }
    },
    "CrossEntropy.of_examples": {
        COST: {
            "c: Array = (y * -np.log(above_zero(a))).sum(axis=-1)": "cost y a",
            "return c": "cost",
        }
    },
    "Cost.of_set": {
        COST: {
            "costs = self.of_examples(a, y)": "cost a y",
            "return float(costs.sum() / len(costs))": "cost",
        }
    },
    "Squared.nudge": {OUTPUT: {"return 2 * (y - a)": "nudge y a"}},
    "CrossEntropy.nudge": {OUTPUT: {"return y / above_zero(a)": "nudge y a"}},
    "Cost.delta": {
        OUTPUT: {
            "self.check_pairing(activation)": "",
            "return activation.pull_back(-self.nudge(a, y), z, a)": "delta nudge z a",
        }
    },
    "CrossEntropy.delta": {
        OUTPUT: {"self.check_pairing(activation)": "", "return a - y": "delta a y"}
    },
}

GRADIENT: Final = "grad_w grad_b"
UPDATES: Final = "update_w update_b learning_rate"

OPTIMIZERS: Final[dict[str, Lines]] = {
    "with_l2": {
        UPDATE: {
            "if l2 == 0:": "",
            "return gradient": GRADIENT,
            "return Gradient(": "",
            "w=tuple(g + l2 * w for g, w in zip(gradient.w, network.weights, strict=True)),": (
                "grad_w w"
            ),
            "b=gradient.b,": "grad_b",
        }
    },
    "SGD.step": {
        UPDATE: {
            "updates = each(lambda g: -learning_rate * g, gradient)": f"{UPDATES} {GRADIENT}",
            "return updates, OptimizerState(state.count + 1)": "update_w update_b",
        }
    },
    "Momentum.step": {
        UPDATE: {
            "velocity = each(lambda v, g: self.beta * v + g, "
            'state.moments["velocity"], gradient)': GRADIENT,
            "updates = each(lambda v: -learning_rate * v, velocity)": UPDATES,
            'return updates, OptimizerState(state.count + 1, {"velocity": velocity})': (
                "update_w update_b"
            ),
        }
    },
    "Adam.step": {
        UPDATE: {
            "beta1, beta2, t = self.beta1, self.beta2, state.count + 1": "",
            "mean = each(lambda m, g: beta1 * m + (1 - beta1) * g, "
            'state.moments["mean"], gradient)': GRADIENT,
            "square = each(": "",
            "lambda v, g: beta2 * v + (1 - beta2) * g * g, "
            'state.moments["square"], gradient': GRADIENT,
            "rate, correction = learning_rate / (1 - beta1**t), 1 - beta2**t": "learning_rate",
            "updates = each(": "update_w update_b",
            "lambda m, v: -rate * m / (np.sqrt(v / correction) + self.epsilon), mean, square": "",
            'return updates, OptimizerState(t, {"mean": mean, "square": square})': (
                "update_w update_b"
            ),
        }
    },
}

HIGHLIGHTS: Final[dict[str, dict[str, Highlight]]] = {
    function: {
        text: Highlight(tuple(phases.split()), tuple(names.split()))
        for phases, texts in lines.items()
        for text, names in texts.items()
    }
    for function, lines in (NETWORK | ACTIVATIONS | COSTS | OPTIMIZERS).items()
}
"""The highlight of each line that does something, by the function and by the text of the line."""
