"""Collections of kept drawings: images made on the pad, each labelled with a digit.

A collection never changes: the functions of this module return new collections. Settings and saved
rooms name a collection by its digest, so the name stands for the same bytes everywhere.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Final, NamedTuple
from weakref import WeakValueDictionary

import numpy as np
import numpy.typing as npt

from nudge.errors import NudgeError
from nudge.texts import Text

Bytes = npt.NDArray[np.uint8]

SIDE: Final = 28
"""Pixels of a drawing's side."""
CLASSES: Final = 10
"""Labels are 0 to 9."""
MAX_DRAWINGS: Final = 1000
"""The most drawings of one room."""
RECENT: Final = 64
"""Collections that stay cached though nothing uses them: a minute of a class that draws."""


@dataclass(frozen=True, eq=False)
class Drawings:
    """Labelled drawings in order: ``images`` (n, 28, 28) in 0..255, ``labels`` (n,) in 0..9.

    Both arrays are read-only copies. ``ids`` (n,) are the names of the drawings: the id of a
    drawing depends on its image alone. Raises ValueError where shapes, types or labels are wrong,
    where two images are equal, or where there are more than ``MAX_DRAWINGS``.
    """

    images: Bytes
    labels: Bytes
    ids: tuple[str, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        images, labels = np.array(self.images, order="C"), np.array(self.labels, order="C")
        if labels.dtype != np.uint8 or labels.ndim != 1 or (labels >= CLASSES).any():
            raise ValueError(f"labels are {labels.dtype} {labels.shape}, all below {CLASSES}")
        if images.dtype != np.uint8 or images.shape != (len(labels), SIDE, SIDE):
            raise ValueError(
                f"drawings are {images.dtype} {images.shape}, for {len(labels)} labels"
            )
        ids = tuple(image_id(image) for image in images)
        if len(ids) > MAX_DRAWINGS or len(set(ids)) < len(ids):
            raise ValueError(f"{len(ids)} drawings, of at most {MAX_DRAWINGS}, each another image")
        images.flags.writeable = labels.flags.writeable = False  # rooms share the arrays
        for name, value in (("images", images), ("labels", labels), ("ids", ids)):
            object.__setattr__(self, name, value)

    def __len__(self) -> int:
        return len(self.labels)

    @cached_property
    def digest(self) -> str:
        """The name of this collection: 16 hexadecimal digits of its images and labels, in order."""
        return hashlib.sha256(self.images.tobytes() + self.labels.tobytes()).hexdigest()[:16]

    def place(self, name: str) -> int | None:
        """Return the position of the drawing with the id ``name``; None where there is none."""
        return self.ids.index(name) if name in self.ids else None


NO_DRAWINGS: Final = Drawings(np.zeros((0, SIDE, SIDE), np.uint8), np.zeros(0, np.uint8))


class Removed(NamedTuple):
    """A removed drawing: what ``added`` needs to put it back. ``image`` is (28, 28)."""

    image: Bytes
    label: int
    place: int


class Merged(NamedTuple):
    """The result of ``merged``: the collection, and the indices of the images by their outcome.

    ``added``: the image is new. ``duplicates``: the collection has the image with this label.
    ``other_label``: the collection has the image with another label, which it keeps.
    """

    drawings: Drawings
    added: tuple[int, ...]
    duplicates: tuple[int, ...]
    other_label: tuple[int, ...]


def image_id(image: Bytes) -> str:
    """Return the id of an image (28, 28): 32 hexadecimal digits of the SHA-256 of its bytes."""
    return hashlib.sha256(image.tobytes()).hexdigest()[:32]


def added(drawings: Drawings, image: Bytes, label: int, place: int | None = None) -> Drawings:
    """Return ``drawings`` with one more drawing, at ``place`` (None: at the end).

    Returns ``drawings`` where the image is in it with this label. Raises NudgeError where it is in
    it with another label, and where there would be more than ``MAX_DRAWINGS``.
    """
    existing = drawings.place(image_id(image))
    if existing is not None:
        if drawings.labels[existing] != label:
            raise _other_label_error(int(drawings.labels[existing]), label)
        return drawings
    _refuse_too_many(len(drawings), 1)
    at = len(drawings) if place is None else min(max(place, 0), len(drawings))
    return Drawings(
        np.insert(drawings.images, at, image, axis=0),
        np.insert(drawings.labels, at, np.uint8(label)),
    )


def relabelled(drawings: Drawings, name: str, label: int) -> Drawings:
    """Return ``drawings`` with another label for the drawing with the id ``name``.

    Raises NudgeError where there is no such drawing.
    """
    labels = drawings.labels.copy()
    labels[_place(drawings, name)] = label
    return Drawings(drawings.images, labels)


def removed(drawings: Drawings, name: str) -> tuple[Drawings, Removed]:
    """Return ``drawings`` without the drawing with the id ``name``, and the removed drawing.

    Raises NudgeError where there is no such drawing.
    """
    at = _place(drawings, name)
    rest = Drawings(np.delete(drawings.images, at, axis=0), np.delete(drawings.labels, at))
    return rest, Removed(drawings.images[at], int(drawings.labels[at]), at)


def merged(drawings: Drawings, images: Sequence[Bytes], labels: Sequence[int]) -> Merged:
    """Return ``drawings`` with those of ``images``, each (28, 28), that are not in it yet.

    Raises NudgeError where there would be more than ``MAX_DRAWINGS``.
    """
    known = dict(zip(drawings.ids, drawings.labels.tolist(), strict=True))
    new: list[int] = []
    duplicates: list[int] = []
    other: list[int] = []
    for number, (image, label) in enumerate(zip(images, labels, strict=True)):
        name = image_id(image)
        if name not in known:
            new.append(number)
            known[name] = label
        else:
            (duplicates if known[name] == label else other).append(number)
    _refuse_too_many(len(drawings), len(new))
    together = drawings
    if new:
        together = Drawings(
            np.concatenate([drawings.images, np.stack([images[number] for number in new])]),
            np.append(drawings.labels, np.array([labels[number] for number in new], np.uint8)),
        )
    return Merged(together, tuple(new), tuple(duplicates), tuple(other))


class _Cache:
    """Collections by their digest: all collections in use, and the last ``RECENT`` added ones."""

    def __init__(self) -> None:
        self._in_use: WeakValueDictionary[str, Drawings] = WeakValueDictionary()
        self._in_use[NO_DRAWINGS.digest] = NO_DRAWINGS  # never dropped
        self._recent: OrderedDict[str, Drawings] = OrderedDict()
        self._lock = Lock()  # the event loop adds collections; training threads find them

    def add(self, drawings: Drawings) -> str:
        digest = drawings.digest
        with self._lock:
            self._recent[digest] = self._in_use.setdefault(digest, drawings)
            self._recent.move_to_end(digest)
            while len(self._recent) > RECENT:
                self._recent.popitem(last=False)
        return digest

    def find(self, digest: str) -> Drawings | None:
        with self._lock:
            return self._in_use.get(digest)


_CACHE: Final = _Cache()


def cache_collection(drawings: Drawings) -> str:
    """Cache a collection, so that ``find`` finds it. Returns its digest.

    It stays cached while anything refers to it, and then until ``RECENT`` others are cached.
    """
    return _CACHE.add(drawings)


def find(digest: str) -> Drawings:
    """Return the cached collection with this digest, the same object for all callers.

    A caller that needs the collection later must keep a reference to it. Raises NudgeError where
    no such collection is cached.
    """
    found = _CACHE.find(digest)
    if found is None:
        raise NudgeError(
            Text.of("server-drawings-unknown", digest=digest),
            code="unknown_drawings",
            field="drawings",
            value=digest,
            allowed="the digest of a room's kept drawings",
        )
    return found


def _place(drawings: Drawings, name: str) -> int:
    place = drawings.place(name)
    if place is None:
        raise NudgeError(
            Text.of("server-drawing-unknown", id=name),
            code="no_such_drawing",
            field="id",
            value=name,
            allowed="the id of a kept drawing",
        )
    return place


def _refuse_too_many(count: int, more: int) -> None:
    if count + more > MAX_DRAWINGS:
        raise NudgeError(
            Text.of("server-too-many-drawings", most=MAX_DRAWINGS, count=count, more=more),
            code="too_many_drawings",
            field="drawings",
            value=count + more,
            allowed=f"at most {MAX_DRAWINGS}",
        )


def _other_label_error(existing: int, label: int) -> NudgeError:
    return NudgeError(
        Text.of("server-drawing-other-label", kept=existing, label=label),
        code="duplicate_other_label",
        field="label",
        value=label,
        allowed=str(existing),
    )
