"""Bodies and files that cannot be kept as drawings: a clear error, and no change."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from nudge.drawings.pixels import in_base64

from tests.drawings.collections import collection, is_same, numbered_image
from tests.drawings.test_archive import zipped
from tests.drawings.test_files import IMAGES, LABELS, as_text, npz
from tests.support.server import Server
from tests.web.api.drawing_client import RoomDrawings, expected_listing
from tests.web.client import TIMEOUT, HttpRoom, expect_error

BEFORE = collection([1, 2])
GIGABYTE = 16_384 * 65_536
INK = in_base64(numbered_image(5))


@pytest.fixture(scope="module")
def shared(server: Server) -> Iterator[RoomDrawings]:
    """The drawings of one room for all of these tests: none may change them."""
    with httpx.Client(base_url=server.url, timeout=TIMEOUT, trust_env=False) as client:
        kept = RoomDrawings(HttpRoom.make(client))
        kept.keep_all(BEFORE)
        yield kept


@pytest.fixture
def kept(shared: RoomDrawings) -> Iterator[RoomDrawings]:
    """A room's drawings, which must stay unchanged."""
    yield shared
    assert shared.listing() == expected_listing(BEFORE)
    assert is_same(shared.all(), BEFORE)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"image": [0.5] * 783, "label": 1}, "image"),
        ({"image": [0.5] * 785, "label": 1}, "image"),
        ({"image": [1.5] + [0.5] * 783, "label": 1}, "image"),
        ({"image": [-1e-9] + [0.5] * 783, "label": 1}, "image"),
        ({"image": ["1"] * 784, "label": 1}, "image"),
        ({"image": base64.b64encode(bytes(785)).decode(), "label": 1}, "image"),
        ({"image": [0] * 784, "label": 1}, "image"),
        ({"label": 1}, "image"),
        ({"image": INK}, "label"),
        ({"image": INK, "label": 10}, "label"),
        ({"image": INK, "label": -1}, "label"),
        ({"image": INK, "label": "3"}, "label"),
        ({"image": INK, "label": 3.5}, "label"),
        ({"image": INK, "label": True}, "label"),
        ({"image": INK, "label": None}, "label"),
        ({"image": INK, "label": 3, "place": -1}, "place"),
        ({"image": INK, "label": 3, "place": 1e300}, "place"),
        ({"image": INK, "label": 3, "id": "x"}, "id"),
        ([], None),
        ("text", None),
    ],
)
def test_what_is_no_drawing_is_refused(kept: RoomDrawings, body: Any, field: str | None) -> None:
    error = expect_error(kept.ask("POST", json=body), 422)
    assert error["field"] == field
    assert error["allowed"] or error["code"] == "empty_drawing"


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_what_is_no_number_is_refused(kept: RoomDrawings, value: str) -> None:
    body = f'{{"label": 1, "image": [{value}{", 0.5" * 783}]}}'
    error = expect_error(kept.ask("POST", content=body), 422)
    assert error["code"] == "bad_message"
    assert error["field"] == "image"


@pytest.mark.parametrize("body", ["", "{", "null", "[" * 60_000, '"' + "\\ud800" + '"'])
def test_what_is_no_message_is_refused(kept: RoomDrawings, body: str) -> None:
    for method, path in (("POST", ""), ("PATCH", f"/{BEFORE.ids[0]}")):
        assert expect_error(kept.ask(method, path, content=body), 422)["code"] == "bad_message"


@pytest.mark.parametrize("label", [10, -1, "3", None, True])
def test_a_label_that_is_no_digit_is_refused(kept: RoomDrawings, label: Any) -> None:
    answer = kept.ask("PATCH", f"/{BEFORE.ids[0]}", json={"label": label})
    assert expect_error(answer, 422)["field"] == "label"


@pytest.mark.parametrize("name", ["nobody", "0", "%00", "x" * 300, BEFORE.ids[0].upper() + "g"])
def test_a_drawing_that_is_not_there_is_named(kept: RoomDrawings, name: str) -> None:
    for answer in (
        kept.ask("PATCH", f"/{name}", json={"label": 1}),
        kept.ask("DELETE", f"/{name}"),
    ):
        error = expect_error(answer, 404)
        assert (error["code"], error["field"]) == ("no_such_drawing", "id")
        assert len(error["value"]) <= 80


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"", "not_drawings"),
        (b"hello", "not_drawings"),
        (json.dumps({"image": INK, "label": 1}).encode(), "not_drawings"),
        (zipped({}), "not_drawings"),
        (b"PK\x03\x04" + bytes(500), "bad_archive"),
        (zipped({"../7.png": b""}), "bad_archive"),
        (zipped({"a": bytes(40_000_000), "b": bytes(40_000_000)}), "bad_archive"),
        (npz(images=IMAGES, labels=LABELS + 7), "bad_array"),
        (npz(images=IMAGES / 100.0, labels=LABELS), "bad_array"),
        (npz(images=IMAGES.astype(object), labels=LABELS), "bad_array"),
        (npz(images=IMAGES, labels=as_text(0x33, 0xD800)), "bad_array"),
        (npz(images=IMAGES, labels=as_text(0x33, 0x110000)), "bad_array"),
        (npz(pictures=IMAGES, labels=LABELS), "bad_array"),
    ],
)
def test_a_file_that_is_not_right_adds_nothing(kept: RoomDrawings, file: bytes, code: str) -> None:
    error = expect_error(kept.import_file(file), 422)
    assert error["code"] == code
    assert error["allowed"]


@pytest.mark.parametrize("has_length", [True, False])
@pytest.mark.parametrize("path", ["", "/import"])
def test_an_upload_of_a_gigabyte_is_refused_before_it_has_come(
    kept: RoomDrawings, path: str, has_length: bool
) -> None:
    sent = 0

    def pieces() -> Iterator[bytes]:
        nonlocal sent
        while sent < GIGABYTE:
            sent += 65_536
            yield bytes(65_536)

    headers = {"Content-Length": str(GIGABYTE)} if has_length else {}
    answer = kept.ask("POST", path, content=pieces(), headers=headers)
    error = expect_error(answer, 413)
    assert (error["code"], error["field"]) == ("too_large", "body")
    assert error["allowed"] == f"{16_777_216 if path else 65_536} bytes"
    assert sent < GIGABYTE


def test_pages_of_other_sites_may_keep_nothing(kept: RoomDrawings) -> None:
    for headers in ({"Origin": "http://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = kept.ask("POST", json={"image": INK, "label": 1}, headers=headers)
        assert expect_error(answer, 403)["code"] == "not_allowed"
