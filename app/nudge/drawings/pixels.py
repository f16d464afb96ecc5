"""Converts images of drawings from and to JSON and PNG.

An image comes from outside as 784 numbers, as bytes in base64, or as a PNG. It becomes an array
(28, 28) of uint8 in 0..255, white ink on black.
"""

from __future__ import annotations

import base64
import binascii
import io
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nudge.drawings.collection import SIDE, Bytes
from nudge.errors import BadMessage
from nudge.images import FAINTEST, FULL, ImageError, checked
from nudge.texts import Text, text_of

PIXELS: Final = SIDE * SIDE
"""Pixels of an image."""
ALLOWED: Final = Text.of("server-allowed-image", count=PIXELS)
SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
"""The first bytes of a PNG."""
HEADER: Final = slice(len(SIGNATURE) + 4, len(SIGNATURE) + 16)
"""The bytes of the first chunk's name, the width and the height (PNG specification, 11.2.2)."""
NEEDED: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
"""The chunks that make the image. Others (texts, colour profiles) may unpack to gigabytes."""
MAX_CHUNKS: Final = 256
"""The most chunks of a PNG."""
DEPTH_RATIO: Final = 257
"""A 16-bit value divided by this is an 8-bit value: 65,535 / 257 = 255."""


def image_from_json(value: Any) -> Bytes:
    """Return an image (28, 28) from a JSON value: 784 numbers in 0..1, or 784 bytes in base64.

    Raises BadMessage for anything else, and for an image that ``checked`` rejects.
    """
    if isinstance(value, str):
        image = _from_base64(value)
    elif isinstance(value, list):
        image = _from_numbers(value)
    else:
        raise _image_error(Text.of("server-image-of-this-kind"), None)
    if not image.any():
        raise BadMessage(Text.of("server-drawing-empty"), code="empty_drawing", field="image")
    try:
        return checked(image)
    except ImageError as error:
        text = Text.of("server-drawing-refused", reason=text_of(error))
        allowed = "white ink on black"
        raise BadMessage(text, code="bad_drawing", field="image", allowed=allowed) from None


def in_base64(image: Bytes) -> str:
    """Return the bytes of an image (28, 28) in base64, as ``image_from_json`` reads them."""
    return base64.b64encode(image.tobytes()).decode()


def quantized(values: npt.NDArray[np.floating[Any]]) -> Bytes:
    """Return values in 0..1, which must be finite, as the nearest of 256 steps: uint8, 0..255."""
    pixels: Bytes = np.rint(values * 255).astype(np.uint8)
    return pixels


def from_png(file: bytes) -> Bytes:
    """Return the image (28, 28) of a PNG of any colour type. Transparent parts are black.

    Raises ImageError where ``file`` is no PNG, is damaged, has another size, or has dark ink on
    transparent parts. The size is checked before anything is decoded, and only the chunks of the
    image are decoded.
    """
    name, width, height = (file[HEADER][at : at + 4] for at in (0, 4, 8))
    if not file.startswith(SIGNATURE) or name != b"IHDR" or len(height) < 4:
        raise ImageError(Text.of("server-image-no-png"))
    size = int.from_bytes(width), int.from_bytes(height)
    if size != (SIDE, SIDE):
        raise ImageError(Text.of("server-image-size", width=size[0], height=size[1], side=SIDE))
    from PIL import Image  # imported late: slow to import, and seldom needed

    try:
        with Image.open(io.BytesIO(_image_chunks(file)), formats=("PNG",)) as decoded:
            image = _grey(decoded)
    except ImageError:
        raise
    except Exception:  # a damaged file may raise any error
        raise ImageError(Text.of("server-image-damaged")) from None
    if image.shape != (SIDE, SIDE):
        raise ImageError(Text.of("server-image-damaged"))
    return image


def as_png(image: Bytes) -> bytes:
    """Return an image (28, 28) as a greyscale PNG."""
    from PIL import Image

    file = io.BytesIO()
    Image.fromarray(image).save(file, format="PNG")
    return file.getvalue()


def _image_chunks(file: bytes) -> bytes:
    """Return a PNG with its needed chunks alone. Raises ValueError where it has no end."""
    parts, at = [SIGNATURE], len(SIGNATURE)
    for _ in range(MAX_CHUNKS):
        name, length = file[at + 4 : at + 8], int.from_bytes(file[at : at + 4])
        end = at + length + 12  # length, name and checksum take 12 bytes
        if name in NEEDED:
            parts.append(file[at:end])
        if name == b"IEND":
            return b"".join(parts)
        at = end
    raise ValueError("the PNG has no end")


def _grey(decoded: Any) -> Bytes:
    if decoded.mode.startswith("I"):  # 16 bits a pixel, which "L" would clip at 255
        return np.rint(np.asarray(decoded) / DEPTH_RATIO).astype(np.uint8)
    from PIL import Image

    ink = decoded.convert("RGBA")
    on_black, on_white = (
        np.asarray(Image.alpha_composite(Image.new("RGBA", ink.size, paper), ink).convert("L"))
        for paper in ("black", "white")
    )
    is_transparent = ink.getextrema()[-1][0] < FULL
    if is_transparent and on_black.max() < FAINTEST and on_white.min() <= FULL - FAINTEST:
        raise ImageError(Text.of("server-image-dark"))
    return on_black


def _from_base64(text: str) -> Bytes:
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise _image_error(Text.of("server-image-this-text"), None) from None
    if len(content) != PIXELS:
        raise _image_error(Text.of("server-image-bytes", count=len(content)), len(content))
    return np.frombuffer(content, np.uint8).reshape(SIDE, SIDE)


def _from_numbers(values: Sequence[Any]) -> Bytes:
    if len(values) != PIXELS:
        raise _image_error(Text.of("server-image-values", count=len(values)), len(values))
    for place, value in enumerate(values):
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not (is_number and 0 <= value <= 1):  # True for NaN too
            rejected = value if is_number else None
            received = repr(value)[:40] if is_number else Text.of("server-no-number")
            problem = Text.of("server-image-place", received=received, place=place)
            raise _image_error(problem, rejected)
    return quantized(np.array(values, dtype=np.float64)).reshape(SIDE, SIDE)


def _image_error(problem: Text, value: Any) -> BadMessage:
    text = Text.of("server-cannot-be", field="image", received=problem, allowed=ALLOWED)
    return BadMessage(text, field="image", value=value, allowed=ALLOWED)
