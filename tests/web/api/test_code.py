"""The code on the page is the code that runs, and each line is highlighted in its phase."""

from __future__ import annotations

import inspect
from collections import Counter
from itertools import product
from typing import Any

import httpx
import pytest
from nudge.data.datasets import load_embedded
from nudge.errors import NudgeError
from nudge.training.config import CHOICES, TrainingConfig
from nudge.training.record import GROUPS, Focus
from nudge.training.run.history import Run
from nudge.web.api import code
from nudge.web.api.code import SourceFunction, code_of, highlighted, read
from nudge.web.api.highlights import HIGHLIGHTS, Highlight

from tests.support import ROOT
from tests.web.client import expect_error

PHASES = {
    "forward",
    "cost",
    "output_nudges",
    "weight_nudges",
    "bias_nudges",
    "asks",
    "average",
    "update",
}
CONFIGS = [
    TrainingConfig(
        activation=activation, output_activation=output, cost=cost, optimizer=optimizer, l2=l2
    )
    for activation, output, cost, optimizer, l2 in product(
        CHOICES["activation"],
        CHOICES["output_activation"],
        CHOICES["cost"],
        CHOICES["optimizer"],
        (0.0, 0.1),
    )
    if cost == "squared" or output == "softmax"
]
FUNCTIONS: dict[str, SourceFunction] = {
    each.__qualname__: read(each) for config in CONFIGS for each in code_of(config)
}
every_function = pytest.mark.parametrize("name", FUNCTIONS)


def code_lines(function: SourceFunction) -> list[str]:
    """Lines that do something: no docstring, comment, decorator or signature."""
    texts = [line.text for line in function.lines]
    body = next(at for at, text in enumerate(texts) if text.rstrip().endswith(":")) + 1
    found, quoted = [], False
    for text in texts[body:]:
        stripped = text.strip()
        ends_here = stripped.count('"""') == 1
        if quoted or stripped.startswith('"""'):
            quoted = quoted != ends_here
        elif stripped and not stripped.startswith("#"):
            found.append(stripped)
    return found


def test_every_function_of_any_settings_is_listed_and_nothing_else() -> None:
    assert FUNCTIONS.keys() == HIGHLIGHTS.keys()


@every_function
def test_what_is_listed_is_exactly_once_in_the_source(name: str) -> None:
    texts = Counter(line.text.strip() for line in FUNCTIONS[name].lines)
    assert {text: texts[text] for text in HIGHLIGHTS[name]} == dict.fromkeys(HIGHLIGHTS[name], 1)


@every_function
def test_every_line_that_does_something_is_highlighted(name: str) -> None:
    highlighted_lines = {line.text.strip() for line in FUNCTIONS[name].lines if line.phases}
    assert set(code_lines(FUNCTIONS[name])) == highlighted_lines


@every_function
def test_the_source_is_that_of_the_file_at_its_line(name: str) -> None:
    function = FUNCTIONS[name]
    file = (ROOT / "app" / function.file).read_text("utf-8").splitlines()
    there = file[function.first_line - 1 :][: len(function.lines)]
    assert [line.strip() for line in there] == [line.text.strip() for line in function.lines]
    assert not function.lines[0].text.startswith(" ")


def test_every_phase_highlights_a_line_and_no_other_phase_is_named() -> None:
    for config in CONFIGS:
        lines = [line for each in code_of(config) for line in read(each).lines]
        assert {phase for line in lines for phase in line.phases} == PHASES


def test_every_name_is_a_value_of_a_step() -> None:
    run = Run(TrainingConfig(optimizer="momentum"))
    run.advance(1)
    focus = Focus.of(load_embedded(), "train", 0)
    tensors = run.record.tensors(GROUPS, run.record.examine(focus))
    known = {name.rstrip("0123456789") for name in tensors} | {"cost", "learning_rate"}
    names = {
        name for lines in HIGHLIGHTS.values() for each in lines.values() for name in each.names
    }
    assert names <= known


@pytest.mark.parametrize(
    ("settings", "runs", "does_not"),
    [
        ({}, {"Sigmoid.f", "Squared.nudge", "SGD.step"}, {"with_l2", "Softmax.f", "Adam.step"}),
        ({"optimizer": "adam", "l2": 0.5}, {"Adam.step", "with_l2"}, {"SGD.step"}),
        ({"activation": "relu"}, {"ReLU.f", "ReLU.derivative", "Sigmoid.derivative"}, {"Tanh.f"}),
        (
            {"output_activation": "softmax", "cost": "cross_entropy"},
            {"Softmax.f", "CrossEntropy.delta", "CrossEntropy.nudge"},
            {"Cost.delta", "Softmax.pull_back", "Squared.nudge"},
        ),
        ({"output_activation": "softmax"}, {"Softmax.pull_back", "Cost.delta"}, set()),
    ],
)
def test_the_functions_listed_are_those_that_run(
    http: httpx.Client, settings: dict[str, Any], runs: set[str], does_not: set[str]
) -> None:
    functions = http.get("/api/code", params=settings).json()["functions"]
    names = [function["name"] for function in functions]
    assert len(set(names)) == len(names)
    assert runs | {"Network.forward", "Network.deltas", "mean_gradient"} <= set(names)
    assert not does_not & set(names)
    assert names[0] == "Network.forward"
    assert names[-1] == "Network.updated"


def test_the_source_over_http_is_that_of_the_running_module(http: httpx.Client) -> None:
    (forward, *_) = http.get("/api/code").json()["functions"]
    assert forward.keys() == {"name", "file", "first_line", "lines"}
    assert forward["file"] == "nudge/nn/network.py"
    assert forward["lines"][0].keys() == {"text", "tokens", "phases", "names"}
    by_text = {line["text"].strip(): line for line in forward["lines"]}
    line = by_text["z.append(a[-1] @ w.T + b)"]
    assert line["phases"] == ["forward"]
    assert line["names"] == ["z", "a", "w", "b"]
    assert line["tokens"][1:] == [["number", "1"], ["plain", "] @ w.T + b)"]]


@every_function
def test_the_tokens_of_a_line_spell_the_line(name: str) -> None:
    for line in FUNCTIONS[name].lines:
        assert "".join(token.text for token in line.tokens) == line.text


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"optimizer": "lbfgs"}, "optimizer"),
        ({"activation": "softmax"}, "activation"),
        ({"cost": "cross_entropy"}, "output_activation"),
        ({"l2": "nan"}, "l2"),
        ({"l2": "-1"}, "l2"),
    ],
)
def test_settings_that_cannot_be_have_no_code(
    http: httpx.Client, params: dict[str, str], field: str
) -> None:
    assert expect_error(http.get("/api/code", params=params), 422)["field"] == field


def test_a_closing_bracket_is_highlighted_with_the_line_before() -> None:
    lines = list(
        highlighted(
            "x = f(\n    1,\n)\ny = 2", {"x = f(": Highlight(("cost",)), "1,": Highlight(("asks",))}
        )
    )
    assert [line.phases for line in lines] == [("cost",), ("asks",), ("asks",), ()]


def test_a_missing_source_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_: object) -> None:
        raise OSError("source code not available")

    monkeypatch.setattr(inspect, "getsourcelines", gone)
    code.read.cache_clear()
    with pytest.raises(NudgeError) as raised:
        read(next(code_of(TrainingConfig())))
    assert raised.value.code == "no_source"
