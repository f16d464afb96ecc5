"""A drawing's pixels as they come from outside: as numbers, as bytes in base64, as a PNG.

Whatever they come as, they become (28, 28) whole numbers in 0..255, white ink on black.
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

PIXELS: Final = SIDE * SIDE
ALLOWED: Final = f"{PIXELS} numbers from 0 to 1, or {PIXELS} bytes in base64"
SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
HEADER: Final = slice(len(SIGNATURE) + 4, len(SIGNATURE) + 16)
"""Where a PNG has its first chunk's name, its width and its height (PNG specification, 11.2.2)."""
NEEDED: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
"""The chunks that make the image. All others (texts, colour profiles, animations) may be bombs."""
MOST_CHUNKS: Final = 256
DEEP: Final = 257
"""65,535 in steps of this is 255."""


class NoImage(Exception):
    """What was given is no such image; the text ends a sentence that begins with its name."""


def image_of(given: Any) -> Bytes:
    """Return an image (28, 28) from JSON: 784 numbers 0..1, or base64 of 784 bytes.

    Raises BadMessage for anything else, and for an image without any ink.
    """
    if isinstance(given, str):
        image = _from_base64(given)
    elif isinstance(given, list):
        image = _from_numbers(given)
    else:
        raise _refused("of this kind", None)
    if not image.any():
        raise BadMessage("There is nothing on this drawing.", code="empty_drawing", field="image")
    return image


def in_base64(image: Bytes) -> str:
    """Return an image as ``image_of`` takes it."""
    return base64.b64encode(image.tobytes()).decode()


def stepped(values: npt.NDArray[np.floating[Any]]) -> Bytes:
    """Return values 0..1 in steps of 1/255, each the nearest, as 0..255; they must be finite."""
    pixels: Bytes = np.rint(values * 255).astype(np.uint8)
    return pixels


def from_png(file: bytes) -> Bytes:
    """Return the image (28, 28) of a PNG of any kind, its transparent parts black.

    Raises NoImage where it is none, or of another size: that is looked at before it is decoded, and
    nothing but the image is.
    """
    kind, width, height = (file[HEADER][at : at + 4] for at in (0, 4, 8))
    if not file.startswith(SIGNATURE) or kind != b"IHDR" or len(height) < 4:
        raise NoImage("is not a PNG")
    size = int.from_bytes(width), int.from_bytes(height)
    if size != (SIDE, SIDE):
        raise NoImage(f"is {size[0]:,} x {size[1]:,} pixels, not {SIDE} x {SIDE}")
    from PIL import Image  # slow to load, and seldom needed

    try:
        with Image.open(io.BytesIO(_only_the_image(file)), formats=("PNG",)) as found:
            image = _grey(found)
    except Exception:  # whatever decoding a damaged file may raise
        raise NoImage("is damaged") from None
    if image.shape != (SIDE, SIDE):
        raise NoImage("is damaged")
    return image


def as_png(image: Bytes) -> bytes:
    """Return an image (28, 28) as a PNG of shades of grey."""
    from PIL import Image

    file = io.BytesIO()
    Image.fromarray(image).save(file, format="PNG")
    return file.getvalue()


def _only_the_image(file: bytes) -> bytes:
    """Return a PNG with the chunks that are needed; raise ValueError where it does not end."""
    kept, at = [SIGNATURE], len(SIGNATURE)
    for _ in range(MOST_CHUNKS):
        name, length = file[at + 4 : at + 8], int.from_bytes(file[at : at + 4])
        end = at + length + 12  # with length, name and checksum
        if name in NEEDED:
            kept.append(file[at:end])
        if name == b"IEND":
            return b"".join(kept)
        at = end
    raise ValueError("the PNG has no end")


def _grey(found: Any) -> Bytes:
    if found.mode.startswith("I"):  # 16 bits a pixel, which "L" would cut off at 255
        return np.rint(np.asarray(found) / DEEP).astype(np.uint8)
    from PIL import Image

    ink = found.convert("RGBA")
    black = Image.new("RGBA", ink.size, (0, 0, 0, 255))
    return np.asarray(Image.alpha_composite(black, ink).convert("L"))


def _from_base64(text: str) -> Bytes:
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise _refused("this text", None) from None
    if len(content) != PIXELS:
        raise _refused(f"{len(content):,} bytes", len(content))
    return np.frombuffer(content, np.uint8).reshape(SIDE, SIDE)


def _from_numbers(values: Sequence[Any]) -> Bytes:
    if len(values) != PIXELS:
        raise _refused(f"{len(values):,} values", len(values))
    for place, value in enumerate(values):
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not (number and 0 <= value <= 1):  # nor is NaN
            told = value if number else None
            shown = repr(value)[:40] if number else "no number"
            raise _refused(f"{shown} at place {place}", told)
    return stepped(np.array(values, dtype=np.float64)).reshape(SIDE, SIDE)


def _refused(what: str, value: Any) -> BadMessage:
    message = f"image cannot be {what}: allowed is {ALLOWED}."
    return BadMessage(message, field="image", value=value, allowed=ALLOWED)
