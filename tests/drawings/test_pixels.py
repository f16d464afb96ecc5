"""Images of drawings from JSON and PNG: the same values, or an error that says what is allowed."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nudge.drawings.collection import Bytes
from nudge.drawings.pixels import as_png, from_png, image_from_json, in_base64
from nudge.errors import BadMessage
from nudge.images import ImageError
from PIL import Image

from tests.drawings.collections import numbered_image

RAMP: Bytes = (np.arange(784) % 256).astype(np.uint8).reshape(28, 28)


def png(mode: str, pixels: Any) -> bytes:
    file = io.BytesIO()
    Image.fromarray(np.asarray(pixels), mode=None).convert(mode).save(file, format="PNG")
    return file.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )


def png_with_size(width: int, height: int, rows: bytes) -> bytes:
    """Return a PNG whose header has this size, and whose data is ``rows``."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@given(number=st.integers(0, 2**24 - 1))
def test_an_image_comes_back_from_each_form_as_it_was(number: int) -> None:
    image = numbered_image(number)
    np.testing.assert_array_equal(image_from_json((image.reshape(-1) / 255).tolist()), image)
    np.testing.assert_array_equal(image_from_json(in_base64(image)), image)
    np.testing.assert_array_equal(from_png(as_png(image)), image)


def test_every_value_becomes_the_nearest_step() -> None:
    values = np.zeros((28, 28))
    values[1:-1, 1:-1] = np.linspace(0, 1, 676).reshape(26, 26)
    np.testing.assert_array_equal(
        image_from_json(values.reshape(-1).tolist()), np.floor(values * 255 + 0.5)
    )
    assert image_from_json([1] + [0] * 783)[0, 0] == 255


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ([0.5] * 783, "783 values"),
        ([0.5] * 785, "785 values"),
        ([], "0 values"),
        ([0.5] * 783 + [1.0000001], "1.0000001 at place 783"),
        ([-0.1] + [0.5] * 783, "-0.1 at place 0"),
        ([float("nan")] + [0.5] * 783, "nan at place 0"),
        ([float("inf")] + [0.5] * 783, "inf at place 0"),
        ([10**400] + [0.5] * 783, "at place 0"),
        ([True] + [0.5] * 783, "no number at place 0"),
        ([None] + [0.5] * 783, "no number at place 0"),
        ([[0.5]] * 784, "no number at place 0"),
        (["0.5"] * 784, "no number at place 0"),
        (base64.b64encode(bytes(783)).decode(), "783 bytes"),
        ("not base64!", "this text"),
        ("ä" * 1048, "this text"),
        ({"0": 1}, "of this kind"),
        (None, "of this kind"),
        (7, "of this kind"),
    ],
)
def test_what_is_no_image_is_an_error_that_says_where(value: Any, expected: str) -> None:
    with pytest.raises(BadMessage) as caught:
        image_from_json(value)
    assert caught.value.field == "image"
    assert expected in caught.value.message
    assert "784 numbers from 0 to 1" in (caught.value.allowed or "")


@pytest.mark.parametrize("value", [[0] * 784, base64.b64encode(bytes(784)).decode()])
def test_an_empty_drawing_is_an_error(value: Any) -> None:
    with pytest.raises(BadMessage, match="nothing on this drawing") as caught:
        image_from_json(value)
    assert caught.value.code == "empty_drawing"


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "LA"])
def test_a_png_of_any_kind_is_the_same_image(mode: str) -> None:
    np.testing.assert_array_equal(from_png(png(mode, RAMP)), RAMP)


def test_a_png_of_sixteen_bits_is_scaled_and_not_clipped() -> None:
    file = io.BytesIO()
    Image.fromarray(RAMP.astype(np.uint16) * 257).save(file, format="PNG")
    np.testing.assert_array_equal(from_png(file.getvalue()), RAMP)


def test_a_png_of_two_colours_is_black_and_white() -> None:
    ink = RAMP > 127
    np.testing.assert_array_equal(from_png(png("1", ink)), ink * 255)


def test_transparent_pixels_are_black() -> None:
    pixels = np.zeros((28, 28, 4), np.uint8)
    pixels[..., :3] = 255
    pixels[3, 4, 3] = 255
    ink = from_png(png("RGBA", pixels))
    assert ink[3, 4] == 255
    assert ink.sum() == 255


@pytest.mark.parametrize("ink", [0, 40])
@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_dark_ink_on_transparent_is_not_taken_for_nothing(ink: int, mode: str) -> None:
    pixels = np.zeros((28, 28, 4), np.uint8)
    pixels[5:20, 13:15] = (ink, ink, ink, 255)
    with pytest.raises(ImageError, match="is dark on transparent, not white on black"):
        from_png(png(mode, pixels))


def test_faint_light_ink_on_transparent_is_not_called_dark() -> None:
    pixels = np.full((28, 28, 4), 255, np.uint8)
    pixels[..., 3] = 0
    pixels[5:20, 13:15, 3] = 20
    assert from_png(png("RGBA", pixels)).max() == 20


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (b"", "is not a PNG"),
        (b"GIF89a" + bytes(100), "is not a PNG"),
        (as_png(RAMP)[:20], "is not a PNG"),
        (as_png(RAMP)[:60], "is damaged"),
        (as_png(RAMP).replace(b"IDAT", b"JDAT"), "is damaged"),
        (as_png(RAMP)[:-12], "is damaged"),
        (as_png(RAMP)[:33] + b"\xff\xff\xff\xff" + as_png(RAMP)[37:], "is damaged"),
        (png_with_size(28, 28, b"too few rows"), "is damaged"),
        (as_png(np.zeros((28, 29), np.uint8)), "is 29 x 28 pixels, not 28 x 28"),
        (png_with_size(2**31 - 1, 2**31 - 1, b""), "is 2,147,483,647 x 2,147,483,647 pixels"),
        (png_with_size(0, 0, b""), "is 0 x 0 pixels"),
    ],
)
def test_what_is_no_png_of_that_size_is_an_error(file: bytes, reason: str) -> None:
    with pytest.raises(ImageError, match=reason):
        from_png(file)


def test_a_png_that_holds_more_than_it_says_gives_no_more() -> None:
    rows = b"".join(b"\0" + row.tobytes() for row in RAMP)
    bomb = png_with_size(28, 28, rows + bytes(30_000_000))
    assert len(bomb) < 40_000
    np.testing.assert_array_equal(from_png(bomb), RAMP)


def test_only_the_chunks_of_the_image_in_a_png_are_read() -> None:
    """To unpack its texts, or to read thousands of them, would take a minute."""
    whole = as_png(RAMP)
    text = chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(10_000_000)))
    broken = chunk(b"iCCP", b"no profile at all")
    np.testing.assert_array_equal(from_png(whole[:33] + text * 3 + broken + whole[33:]), RAMP)
    with pytest.raises(ImageError, match="is damaged"):
        from_png(whole[:33] + chunk(b"tEXt", b"k\0v") * 4000 + whole[33:])
