"""The image of a drawing over HTTP."""

from __future__ import annotations

import json
from typing import Any

import httpx
import numpy as np
import pytest
from nudge.data.datasets import load_embedded
from nudge.data.upright import upright
from nudge.pen.digits import image_from_strokes
from nudge.web.api.digits import MAX_POINTS

from tests.pen.samples import seven
from tests.web.client import expect_error

PATH = "/api/drawings/image"


def test_a_drawing_is_answered_with_what_the_network_would_see(http: httpx.Client) -> None:
    for normalised in (True, False):
        answer = http.post(PATH, json={"strokes": seven(), "normalised": normalised})
        assert answer.status_code == 200, answer.text
        expected = image_from_strokes(seven(), normalised=normalised)
        assert answer.json() == {"image": expected.reshape(-1).tolist()}


def test_it_may_be_drawn_on_an_image_and_with_pressure(http: httpx.Client) -> None:
    under = load_embedded().test.images[5]
    strokes = [[[0.2, 0.2, 0.1], [0.8, 0.7, 1.0]], [[0.5, 0.5]]]
    body = {"strokes": strokes, "under": under.reshape(-1).tolist()}
    found = http.post(PATH, json=body).json()["image"]
    assert found == image_from_strokes(strokes, under=under).reshape(-1).tolist()


def test_for_a_network_that_reads_upright_digits_it_is_made_upright(http: httpx.Client) -> None:
    plain = image_from_strokes(seven())
    for normalised, expected in (
        (True, upright(plain[None])[0]),
        (False, image_from_strokes(seven(), normalised=False)),
    ):
        body = {"strokes": seven(), "upright": True, "normalised": normalised}
        found = http.post(PATH, json=body).json()["image"]
        assert found == expected.reshape(-1).tolist()
    assert (upright(plain[None])[0] != plain).any()


def test_an_empty_pad_has_no_ink(http: httpx.Client) -> None:
    assert not np.any(http.post(PATH, json={"strokes": []}).json()["image"])


POINT = [0.5, 0.5]
WRONG: dict[str, tuple[Any, str]] = {
    "no strokes": ({}, "strokes"),
    "a field that is not known": ({"strokes": [], "label": 3}, "label"),
    "strokes that are no list": ({"strokes": "7"}, "strokes"),
    "a stroke that is no list": ({"strokes": [7]}, "strokes.0"),
    "a point of one number": ({"strokes": [[[0.5]]]}, "strokes.0.0"),
    "a point of four numbers": ({"strokes": [[POINT * 2]]}, "strokes.0.0"),
    "a coordinate that is a text": ({"strokes": [[["0.5", 0.5]]]}, "strokes.0.0.0"),
    "a coordinate that is null": ({"strokes": [[[None, 0.5]]]}, "strokes.0.0.0"),
    "a coordinate far away": ({"strokes": [[[1e9, 0.5]]]}, "strokes.0.0.0"),
    "a switch that is a number": ({"strokes": [], "normalised": 1}, "normalised"),
    "an image of another size": ({"strokes": [], "under": [0] * 783}, "under"),
    "a pixel of 256": ({"strokes": [], "under": [256] + [0] * 783}, "under.0"),
    "a pixel between two": ({"strokes": [], "under": [0.5] + [0] * 783}, "under.0"),
}


@pytest.mark.parametrize(("body", "field"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(http: httpx.Client, body: Any, field: str) -> None:
    error = expect_error(http.post(PATH, json=body), 422)
    assert (error["code"], error["field"]) == ("bad_message", field)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_number_that_is_not_finite_is_refused(http: httpx.Client, number: str) -> None:
    answer = http.post(PATH, content=f'{{"strokes": [[[{number}, 0.5]]]}}')
    assert expect_error(answer, 422)["code"] == "bad_message"


def test_too_many_points_are_refused(http: httpx.Client) -> None:
    strokes = [[[0, 0]] * (MAX_POINTS // 2)] * 2
    assert http.post(PATH, content=short(strokes)).status_code == 200
    error = expect_error(http.post(PATH, content=short([*strokes, [[1, 1]]])), 422)
    assert (error["field"], error["allowed"]) == ("strokes", f"{MAX_POINTS:,} points at most")


def short(strokes: Any) -> str:
    return json.dumps({"strokes": strokes}, separators=(",", ":"))


def test_what_is_no_json_is_refused(http: httpx.Client) -> None:
    assert "JSON" in expect_error(http.post(PATH, content=b"\x00\xff"), 422)["message"]
