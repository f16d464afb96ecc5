"""Drawings that were kept: images made on the pad, each with the digit it should have been.

A collection never changes: the functions here return another one. Collections are found again by
their digest, so that settings and saved rooms can name one, and so mean the same bits everywhere.
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

Bytes = npt.NDArray[np.uint8]

SIDE: Final = 28
"""Pixels of a drawing's side."""
CLASSES: Final = 10
MOST: Final = 1000
"""Drawings of one room."""
RECENT: Final = 64
"""Collections that can be found though nobody holds them: a minute of a class that draws."""


@dataclass(frozen=True, eq=False)
class Drawings:
    """Labelled drawings in their order: ``images`` (n, 28, 28) in 0..255, ``labels`` (n,) in 0..9.

    Both are read-only copies. ``ids`` (n,) name each of them by its image alone. Raises ValueError
    where shape, type or labels do not fit, where two images are the same, or where there are more
    than ``MOST``.
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
        ids = tuple(id_of(image) for image in images)
        if len(ids) > MOST or len(set(ids)) < len(ids):
            raise ValueError(f"{len(ids)} drawings, of at most {MOST}, each another image")
        images.flags.writeable = labels.flags.writeable = False  # shared by every room
        for name, value in (("images", images), ("labels", labels), ("ids", ids)):
            object.__setattr__(self, name, value)

    def __len__(self) -> int:
        return len(self.labels)

    @cached_property
    def digest(self) -> str:
        """The name of this collection: 16 hexadecimal digits of its images and labels, in order."""
        return hashlib.sha256(self.images.tobytes() + self.labels.tobytes()).hexdigest()[:16]

    def place(self, name: str) -> int | None:
        """Return where the drawing called ``name`` is, if it is here."""
        return self.ids.index(name) if name in self.ids else None


NO_DRAWINGS: Final = Drawings(np.zeros((0, SIDE, SIDE), np.uint8), np.zeros(0, np.uint8))


class Removed(NamedTuple):
    """A drawing taken out, with all that is needed to put it back: ``image`` (28, 28)."""

    image: Bytes
    label: int
    place: int


class Merged(NamedTuple):
    """What came of adding many: the collection, the places of what was offered, by what befell it.

    ``duplicates`` were here with the same label; ``other_label`` with another one, which stays.
    """

    drawings: Drawings
    added: tuple[int, ...]
    duplicates: tuple[int, ...]
    other_label: tuple[int, ...]


def id_of(image: Bytes) -> str:
    """Return the name of an image (28, 28): 32 hexadecimal digits, the same for the same bytes."""
    return hashlib.sha256(image.tobytes()).hexdigest()[:32]


def added(drawings: Drawings, image: Bytes, label: int, place: int | None = None) -> Drawings:
    """Return ``drawings`` and one more, at ``place`` (None: at the end).

    Raises NudgeError where that is one too many, and where the image is here with another label.
    With the same label it stays as it is.
    """
    here = drawings.place(id_of(image))
    if here is not None:
        if drawings.labels[here] != label:
            raise _other_label(int(drawings.labels[here]), label)
        return drawings
    _refuse_too_many(len(drawings), 1)
    at = len(drawings) if place is None else min(max(place, 0), len(drawings))
    return Drawings(
        np.insert(drawings.images, at, image, axis=0),
        np.insert(drawings.labels, at, np.uint8(label)),
    )


def relabelled(drawings: Drawings, name: str, label: int) -> Drawings:
    """Return ``drawings`` with another label of the one called ``name``; raise NudgeError."""
    labels = drawings.labels.copy()
    labels[_place(drawings, name)] = label
    return Drawings(drawings.images, labels)


def removed(drawings: Drawings, name: str) -> tuple[Drawings, Removed]:
    """Return ``drawings`` without the one called ``name``, and that one; raise NudgeError."""
    at = _place(drawings, name)
    rest = Drawings(np.delete(drawings.images, at, axis=0), np.delete(drawings.labels, at))
    return rest, Removed(drawings.images[at], int(drawings.labels[at]), at)


def merged(drawings: Drawings, images: Sequence[Bytes], labels: Sequence[int]) -> Merged:
    """Return ``drawings`` and all of ``images`` (each 28, 28) that are not among them.

    Raises NudgeError where they are too many together: then none is added.
    """
    known = dict(zip(drawings.ids, drawings.labels.tolist(), strict=True))
    new: list[int] = []
    duplicates: list[int] = []
    other: list[int] = []
    for number, (image, label) in enumerate(zip(images, labels, strict=True)):
        name = id_of(image)
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
    """Collections by their digest: what anybody holds, and the last few that nobody does."""

    def __init__(self) -> None:
        self._held: WeakValueDictionary[str, Drawings] = WeakValueDictionary()
        self._held[NO_DRAWINGS.digest] = NO_DRAWINGS  # there is one, and it is always there
        self._recent: OrderedDict[str, Drawings] = OrderedDict()
        self._lock = Lock()  # threads that train find what the event loop keeps

    def keep(self, drawings: Drawings) -> str:
        digest = drawings.digest
        with self._lock:
            self._recent[digest] = self._held.setdefault(digest, drawings)
            self._recent.move_to_end(digest)
            while len(self._recent) > RECENT:
                self._recent.popitem(last=False)
        return digest

    def find(self, digest: str) -> Drawings | None:
        with self._lock:
            return self._held.get(digest)


_SHELF: Final = _Cache()


def keep(drawings: Drawings) -> str:
    """Let a collection be found while anybody holds it, and a while longer; return its digest."""
    return _SHELF.keep(drawings)


def find(digest: str) -> Drawings:
    """Return the collection of that digest, the same one for everybody.

    Whoever needs it later holds on to what is returned. Raises NudgeError where there is none.
    """
    found = _SHELF.find(digest)
    if found is None:
        raise NudgeError(
            f"There are no drawings {digest!r} here.",
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
            f"There is no drawing {name!r} among those kept.",
            code="no_such_drawing",
            field="id",
            value=name,
            allowed="the id of a kept drawing",
        )
    return place


def _refuse_too_many(count: int, more: int) -> None:
    if count + more > MOST:
        raise NudgeError(
            f"A room keeps at most {MOST:,} drawings; here are {count:,}, and {more:,} would be"
            " added. Remove some first.",
            code="too_many_drawings",
            field="drawings",
            value=count + more,
            allowed=f"at most {MOST}",
        )


def _other_label(here: int, label: int) -> NudgeError:
    return NudgeError(
        f"This drawing is kept already, as a {here}, not a {label}. Change its label instead.",
        code="duplicate_other_label",
        field="label",
        value=label,
        allowed=str(here),
    )
