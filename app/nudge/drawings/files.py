"""Files of labelled drawings: .npz with images and labels; zips of PNGs named by their labels."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from nudge.drawings.archive import Archive, Damaged, is_zip
from nudge.drawings.collection import CLASSES, MOST, SIDE, Bytes, Drawings
from nudge.drawings.pixels import PIXELS, NoImage, as_png, from_png, stepped
from nudge.errors import NudgeError

ALLOWED: Final = "a .npz file with images and labels, or a zip file of PNGs"
ARRAYS: Final = ("images", "labels")
"""What an .npz file has to hold; whatever else it holds is not read."""
MOST_ARRAY: Final = 1024 + MOST * PIXELS * 8
"""Bytes of one array: the most there may be of them, in the widest type, and its header."""
MOST_HEADER: Final = 512
"""Characters of an array's header, which is parsed as a Python literal; usual are 120."""
MOST_PNG: Final = 65_536
"""Bytes of one PNG of 28 x 28, which usually has some hundreds."""
WHITE: Final = 127
DAY_ONE: Final = (1980, 1, 1, 0, 0, 0)
"""So that the same drawings are the same file."""

FILES_KEPT: Final = 8
"""Files for whoever asks again: anybody in a room may, and a thousand PNGs take half a second."""

Array = npt.NDArray[Any]


class Refused(NamedTuple):
    """What was in a file and is none of its drawings, and why, as the end of a sentence."""

    name: str
    why: str


@dataclass
class Found:
    """What a file holds, in its order: ``images`` (28, 28) each, with their labels and names."""

    images: list[Bytes] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    def take(self, name: str, image: Bytes, label: int) -> None:
        """Take one in, unless there is nothing on it."""
        if not image.any():
            self.refused.append(Refused(name, "has nothing on it"))
            return
        self.images.append(image)
        self.labels.append(label)
        self.names.append(name)


@lru_cache(maxsize=FILES_KEPT)
def as_npz(drawings: Drawings) -> bytes:
    """Return ``drawings`` as NumPy's own file: images (n, 28, 28) and labels (n,), both uint8."""
    file = io.BytesIO()
    np.savez_compressed(file, images=drawings.images, labels=drawings.labels)
    return file.getvalue()


@lru_cache(maxsize=FILES_KEPT)
def as_zip(drawings: Drawings) -> bytes:
    """Return ``drawings`` as PNGs, each named by its label and its number, from 1."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:  # a PNG is compressed already
        each = zip(drawings.images, drawings.labels.tolist(), strict=True)
        for number, (image, label) in enumerate(each, 1):
            name = zipfile.ZipInfo(f"{label}-{number:04}.png", DAY_ONE)
            archive.writestr(name, as_png(image))
    return file.getvalue()


def read(file: bytes) -> Found:
    """Return the drawings that a file holds, whichever kind it is; single PNGs may be refused.

    Raises NudgeError where it is neither, is damaged or too large, or where its arrays do not fit.
    """
    if not is_zip(file):
        raise _refused("This is no file of drawings.", "not_drawings", ALLOWED)
    archive = Archive(file)
    arrays = [name for name in archive.names() if name.endswith(".npy")]
    found = _from_arrays(archive) if arrays else _from_pngs(archive)
    if not found.images and not found.refused:
        raise _refused("There are no drawings in this file.", "not_drawings", ALLOWED)
    return found


def _from_pngs(archive: Archive) -> Found:
    found = Found()
    for name, content in archive.read(MOST_PNG):
        label = _label_in(name)
        try:
            if isinstance(content, Damaged):
                raise NoImage(str(content))
            image = from_png(content)
            if _is_on_white(image):
                raise NoImage("is black on white, not white on black")
            if label is None:
                raise NoImage("has no label: neither its name nor its folder begins with a digit")
            found.take(name, image, label)
        except NoImage as error:
            found.refused.append(Refused(name, str(error)))
    return found


def _label_in(name: str) -> int | None:
    """Return the digit that a PNG's folder is, or that its own name begins with."""
    path = PurePosixPath(name)
    said = re.fullmatch("[0-9]", path.parent.name) or re.match("[0-9](?![0-9])", path.stem)
    return int(said.group()) if said else None


def _is_on_white(image: Bytes) -> bool:
    """Whether most of an image's edge is bright, as on paper; ink is in the middle."""
    edge = np.concatenate([image[0], image[-1], image[:, 0], image[:, -1]])
    return bool(np.median(edge) > WHITE)


def _from_arrays(archive: Archive) -> Found:
    images, labels = (_array(archive, name) for name in ARRAYS)
    if images.shape[1:] not in ((SIDE, SIDE), (PIXELS,)) or len(images) > MOST:
        raise _does_not_fit("images", images, f"(n, {SIDE}, {SIDE}) with up to {MOST:,} of them")
    if labels.shape != images.shape[:1] or labels.dtype.kind not in "ui":
        raise _does_not_fit("labels", labels, f"({len(images)},), whole numbers, one each")
    if not ((labels >= 0) & (labels < CLASSES)).all():
        wrong = int(labels[(labels < 0) | (labels >= CLASSES)][0])
        told = f"labels cannot be {wrong}"
        raise _refused(told, "bad_array", f"0 to {CLASSES - 1}", "labels", wrong)
    found = Found()
    shaped = _pixels(images).reshape(-1, SIDE, SIDE)
    for number, (image, label) in enumerate(zip(shaped, labels.tolist(), strict=True), 1):
        found.take(f"image {number}", image, label)
    return found


def _pixels(images: Array) -> Bytes:
    """Return images as 0..255; they are that, or 0..1 in numbers with a point."""
    if images.dtype == np.uint8:
        return images
    if images.dtype.kind != "f":
        raise _does_not_fit("images", images, "uint8 in 0..255, or floating point in 0..1")
    if not ((images >= 0) & (images <= 1)).all():  # nor is NaN
        raise _refused("images has values out of range", "bad_array", "0 to 1", "images")
    return stepped(images.astype(np.float64))


def _array(archive: Archive, name: str) -> Array:
    content = archive.content(f"{name}.npy", MOST_ARRAY)
    if content is None:
        allowed = " and ".join(ARRAYS)
        raise _refused(f"{name} is missing from this file", "bad_array", allowed, name)
    if isinstance(content, Damaged):
        raise _refused(f"{name} {content}", "bad_array", ALLOWED, name)
    try:
        return _parsed(content)
    except Exception:  # whatever parsing a damaged file may raise
        raise _refused(
            f"{name} is damaged", "bad_array", "numbers in NumPy's format", name
        ) from None


def _parsed(content: bytes) -> Array:
    """Read an array in NumPy's format. Its shape is looked at before there is anything of it.

    NumPy's own reader would set aside whatever memory the header tells; and what is pickled in
    there would be run.
    """
    file = io.BytesIO(content)
    readers: dict[tuple[int, int], Callable[..., tuple[tuple[int, ...], bool, np.dtype[Any]]]] = {
        (1, 0): np.lib.format.read_array_header_1_0,
        (2, 0): np.lib.format.read_array_header_2_0,
    }
    version = np.lib.format.read_magic(file)
    shape, by_columns, kind = readers[version](file, max_header_size=MOST_HEADER)
    if kind.kind not in "uif":
        raise ValueError(f"{kind} are no numbers")
    flat = np.frombuffer(content, kind, offset=file.tell())
    return flat.reshape(shape, order="F" if by_columns else "C")


def _does_not_fit(name: str, array: Array, allowed: str) -> NudgeError:
    told = f"{name} cannot be {array.dtype} {array.shape}"
    return _refused(told, "bad_array", allowed, name, f"{array.dtype} {array.shape}")


def _refused(
    told: str, code: str, allowed: str, field: str = "body", value: Any = None
) -> NudgeError:
    message = f"{told.rstrip('.')}: allowed is {allowed}."
    return NudgeError(message, code=code, field=field, value=value, allowed=allowed)
