"""Reads and writes files of labelled drawings.

A file is an .npz with images and labels, or a zip file of PNGs. A PNG's label is the digit in the
name of its folder or at the start of its own name.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from nudge.drawings.archive import Archive, UnreadableEntry, is_zip
from nudge.drawings.collection import CLASSES, MAX_DRAWINGS, SIDE, Bytes, Drawings
from nudge.drawings.pixels import PIXELS, as_png, from_png, quantized
from nudge.errors import NudgeError, shortened
from nudge.images import ImageError, checked
from nudge.texts import Text, text_of

ALLOWED: Final = Text.of("server-allowed-file")
ARRAYS: Final = ("images", "labels")
"""The arrays that an .npz file must hold. Other arrays are not read."""
MAX_ARRAY: Final = 1024 + MAX_DRAWINGS * PIXELS * 8
"""The most bytes of one array: MAX_DRAWINGS images of the widest type, and the header."""
DIGITS: Final = "0123456789"
MAX_HEADER: Final = 512
"""The most characters of an array's header, parsed as a Python literal. 120 are usual."""
NO_LABEL: Final = Text.of("server-image-no-label")
MAX_PNG: Final = 65_536
"""The most bytes of one PNG of 28 x 28 pixels. A few hundred are usual."""
SURROGATES: Final = (0xD800, 0xDFFF)
"""The first and the last code point that is no character: text with it cannot be sent."""
DAY_ONE: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every entry, so that the same drawings give the same bytes."""

CACHED_FILES: Final = 8
"""Files that stay cached: anybody in a room may ask again, and 1,000 PNGs take half a second."""

Array = npt.NDArray[Any]


class RejectedEntry(NamedTuple):
    """An entry of a file that is not imported. ``reason`` is a clause that follows its name."""

    name: str
    reason: Text


@dataclass
class ImportedDrawings:
    """The drawings of a file in order: ``images``, each (28, 28), with their labels and names."""

    images: list[Bytes] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    rejected: list[RejectedEntry] = field(default_factory=list)

    def add(self, name: str, image: Bytes, label: int) -> None:
        """Add a drawing as ``checked`` returns it. Raises ImageError as ``checked`` does."""
        self.images.append(checked(image))
        self.labels.append(label)
        self.names.append(name)


@lru_cache(maxsize=CACHED_FILES)
def as_npz(drawings: Drawings) -> bytes:
    """Return ``drawings`` as an .npz file: images (n, 28, 28) and labels (n,), both uint8."""
    file = io.BytesIO()
    np.savez_compressed(file, images=drawings.images, labels=drawings.labels)
    return file.getvalue()


@lru_cache(maxsize=CACHED_FILES)
def as_zip(drawings: Drawings) -> bytes:
    """Return ``drawings`` as a zip file of PNGs, named by label and number: ``7-0001.png``."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:  # not compressed: a PNG is compressed already
        labelled = zip(drawings.images, drawings.labels.tolist(), strict=True)
        for number, (image, label) in enumerate(labelled, 1):
            name = zipfile.ZipInfo(f"{label}-{number:04}.png", DAY_ONE)
            archive.writestr(name, as_png(image))
    return file.getvalue()


def read(file: bytes) -> ImportedDrawings:
    """Return the drawings of a file, .npz or zip. Single PNGs or images may be rejected.

    Raises NudgeError where the file is of another kind, is damaged, is too large or has no
    drawings, and where its arrays have wrong shapes, types or values.
    """
    if not is_zip(file):
        raise _file_error(Text.of("server-file-no-drawings"), "not_drawings", ALLOWED)
    archive = Archive(file)
    arrays = [name for name in archive.names() if name.endswith(".npy")]
    result = _from_arrays(archive) if arrays else _from_pngs(archive)
    if not result.images and not result.rejected:
        raise _file_error(Text.of("server-file-without-drawings"), "not_drawings", ALLOWED)
    return result


def _from_pngs(archive: Archive) -> ImportedDrawings:
    result = ImportedDrawings()
    for name, content in archive.read(MAX_PNG):
        label = _label_in(name)
        try:
            if isinstance(content, UnreadableEntry):
                raise ImageError(text_of(content))
            image = from_png(content)
            if label is None:
                raise ImageError(NO_LABEL)
            result.add(name, image, label)
        except ImageError as error:
            result.rejected.append(RejectedEntry(name, text_of(error)))
    return result


def _label_in(name: str) -> int | None:
    """Return the label in a PNG's path: the name of its folder, or the first digit of its name.

    None where the folder is no single digit and the name begins with none.
    """
    path = PurePosixPath(name)
    match = re.fullmatch("[0-9]", path.parent.name) or re.match("[0-9](?![0-9])", path.stem)
    return int(match.group()) if match else None


def _from_arrays(archive: Archive) -> ImportedDrawings:
    images, labels = (_array(archive, name) for name in ARRAYS)
    if images.shape[1:] not in ((SIDE, SIDE), (PIXELS,)) or len(images) > MAX_DRAWINGS:
        allowed = Text.of("server-allowed-images", side=SIDE, most=MAX_DRAWINGS)
        raise _array_error("images", images, allowed)
    if labels.shape != images.shape[:1] or labels.dtype.kind not in "uiUS":
        raise _array_error("labels", labels, Text.of("server-allowed-labels", count=len(images)))
    result = ImportedDrawings()
    shaped = _pixels(images).reshape(-1, SIDE, SIDE)
    for number, (image, label) in enumerate(zip(shaped, _digits(labels), strict=True), 1):
        try:
            result.add(f"image {number}", image, label)
        except ImageError as error:
            result.rejected.append(RejectedEntry(f"image {number}", text_of(error)))
    return result


def _digits(labels: Array) -> list[int]:
    """Return labels (n,) as numbers: whole numbers, or text of one digit each.

    Raises NudgeError with the first label that is no digit.
    """
    if labels.dtype.kind == "S":
        labels = np.char.decode(labels, "latin-1")
    values = [text.strip() for text in labels.tolist()] if labels.dtype.kind == "U" else labels
    digits = [DIGITS.find(str(value)) if len(str(value)) == 1 else -1 for value in values]
    if -1 in digits:
        place = digits.index(-1)
        wrong = labels[place].item()
        received = repr(shortened(wrong))
        problem = Text.of("server-label-no-digit", number=place + 1, received=received)
        allowed = Text.of("server-allowed-range", least=0, most=CLASSES - 1)
        raise _file_error(problem, "bad_array", allowed, "labels", wrong)
    return digits


def _pixels(images: Array) -> Bytes:
    """Return images in 0..255 from images in 0..255 (uint8), in 0..1 (floating point), or bool."""
    if images.dtype == np.uint8:
        return images
    if images.dtype == np.bool_:
        return images.astype(np.uint8)
    if images.dtype.kind != "f":
        raise _array_error("images", images, Text.of("server-allowed-pixels"))
    if not np.isfinite(images).all():
        problem = Text.of("server-images-not-finite")
        allowed = Text.of("server-allowed-range", least=0, most=1)
        raise _file_error(problem, "bad_array", allowed, "images")
    least, greatest = float(images.min(initial=0)), float(images.max(initial=0))
    if least < 0 or greatest > 1:
        low, high = (f"{value + 0:g}" for value in (least, greatest))  # no "-0"
        problem = Text.of("server-images-outside", least=low, greatest=high)
        raise _file_error(problem, "bad_array", Text.of("server-allowed-shares"), "images")
    return quantized(images.astype(np.float64))


def _array(archive: Archive, name: str) -> Array:
    content = archive.content(f"{name}.npy", MAX_ARRAY)
    if content is None:
        first, second = ARRAYS
        allowed = Text.of("server-allowed-both", first=first, second=second)
        problem = Text.of("server-array-missing", name=name)
        raise _file_error(problem, "bad_array", allowed, name)
    if isinstance(content, UnreadableEntry):
        allowed = Text.of("server-allowed-file-of", file=ALLOWED, most=MAX_DRAWINGS)
        problem = Text.of("server-array-refused", name=name, reason=text_of(content))
        raise _file_error(problem, "bad_array", allowed, name)
    try:
        return _parsed(content)
    except UnreadableEntry as error:
        allowed = Text.of("server-allowed-numbers-or-digits")
        problem = Text.of("server-array-refused", name=name, reason=text_of(error))
        raise _file_error(problem, "bad_array", allowed, name) from None
    except Exception:  # a damaged file may raise any error
        problem = Text.of("server-array-refused", name=name, reason=Text.of("server-entry-damaged"))
        allowed = Text.of("server-allowed-numpy")
        raise _file_error(problem, "bad_array", allowed, name) from None


def _parsed(content: bytes) -> Array:
    """Return the array in a file of NumPy's format. Raises an error where the file is damaged.

    Raises UnreadableEntry where the array holds neither numbers nor text in Unicode.

    NumPy's own reader would allocate as much memory as the header asks for, and would run pickled
    code. Here the array is a view of ``content``: no more memory is used, and nothing is unpickled.
    """
    file = io.BytesIO(content)
    readers: dict[tuple[int, int], Callable[..., tuple[tuple[int, ...], bool, np.dtype[Any]]]] = {
        (1, 0): np.lib.format.read_array_header_1_0,
        (2, 0): np.lib.format.read_array_header_2_0,
    }
    version = np.lib.format.read_magic(file)
    shape, by_columns, kind = readers[version](file, max_header_size=MAX_HEADER)
    if kind.kind not in "buifUS":
        name = Text.of("server-python-objects") if kind.hasobject else shortened(str(kind))
        raise UnreadableEntry(Text.of("server-array-holds", kind=name))
    flat = np.frombuffer(content, kind, offset=file.tell())
    if kind.kind == "U" and not _is_unicode(flat):
        raise UnreadableEntry(Text.of("server-array-no-unicode"))
    return flat.reshape(shape, order="F" if by_columns else "C")


def _is_unicode(text: Array) -> bool:
    """Return whether text (n,) holds characters alone. NumPy stores any number as a code point."""
    codes = text.view(f"{text.dtype.byteorder}u4")
    is_surrogate = (codes >= SURROGATES[0]) & (codes <= SURROGATES[1])
    return not is_surrogate.any() and bool((codes <= sys.maxunicode).all())


def _array_error(name: str, array: Array, allowed: Text) -> NudgeError:
    received = f"{array.dtype} {array.shape}"
    problem = Text.of("server-array-cannot-be", name=name, received=received)
    return _file_error(problem, "bad_array", allowed, name, received)


def _file_error(
    problem: Text, code: str, allowed: Text, field: str = "body", value: Any = None
) -> NudgeError:
    text = Text.of("server-file-refused", problem=problem, allowed=allowed)
    return NudgeError(text, code=code, field=field, value=value, allowed=allowed)
