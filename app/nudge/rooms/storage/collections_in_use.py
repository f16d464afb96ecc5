"""Collections of drawings that a run trains on or has trained on, and how they are saved.

A run's settings name a collection by its digest. The run, and every step it can go back to, must
find the same drawings again, although the room's kept drawings change. So the session holds a
reference to each of these collections.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nudge.drawings.collection import Bytes, Drawings, cache_collection, find
from nudge.errors import NudgeError
from nudge.texts import Text
from nudge.training.run.history import Run

MAX_COLLECTIONS: Final = 64
"""Collections of one run. Each stays in use as long as the run can go back to it."""

Arrays = dict[str, npt.NDArray[Any]]
Collections = Mapping[str, Drawings]


def find_collections(run: Run) -> Collections:
    """Return the collections that ``run`` refers to, by digest."""
    collections: dict[str, Drawings] = {}
    for digest in sorted(set(_digests(run)) - {""}):
        with suppress(NudgeError):  # a setting named it, nothing was trained on it, and it is gone
            collections[digest] = find(digest)
    return collections


def refuse_too_many(collections: Collections, digest: str) -> None:
    """Raise NudgeError where a run that refers to ``collections`` cannot take one more."""
    if digest and digest not in collections and len(collections) >= MAX_COLLECTIONS:
        raise NudgeError(
            Text.of("server-too-many-collections", most=MAX_COLLECTIONS),
            code="limit",
            field="drawings",
            value=digest,
            allowed="what the run has trained on already, or a reset before",
        )


def serialize(kept: Drawings, in_use: Collections) -> tuple[Arrays, dict[str, Any]]:
    """Return a room's kept drawings and its collections in use as arrays and metadata.

    ``drawings.images`` (n, 28, 28) holds each image once. ``drawings.places`` (m,) and
    ``drawings.labels`` (m,) hold all collections one after another: the place of each image among
    the images, and its label. The metadata has the digest of ``kept``, and how many drawings each
    collection has. ``deserialize`` reads both.
    """
    collections = {drawings.digest: drawings for drawings in (kept, *in_use.values())}
    places: dict[str, int] = {}
    images: list[Bytes] = []
    for drawings in collections.values():
        new = [at for at, name in enumerate(drawings.ids) if name not in places]
        images.append(drawings.images[new])
        for at in new:
            places[drawings.ids[at]] = len(places)
    order = [places[name] for drawings in collections.values() for name in drawings.ids]
    arrays: Arrays = {
        "drawings.images": np.concatenate(images),
        "drawings.places": np.array(order, np.int32),
        "drawings.labels": np.concatenate([drawings.labels for drawings in collections.values()]),
    }
    counts = {digest: len(drawings) for digest, drawings in collections.items()}
    return arrays, {"kept": kept.digest, "counts": counts}


def deserialize(
    arrays: Mapping[str, npt.NDArray[Any]], metadata: Mapping[str, Any]
) -> tuple[Drawings, Collections]:
    """Return the kept drawings, and all collections by digest, from what ``serialize`` returned.

    ``find`` finds each of them as long as somebody holds a reference to it. Raises LookupError,
    TypeError or ValueError where the arrays or the metadata are damaged.
    """
    places, labels = arrays["drawings.places"], arrays["drawings.labels"]
    if sum(metadata["counts"].values()) != len(places):
        raise ValueError(f"the file has {len(places)} places of drawings")
    collections: dict[str, Drawings] = {}
    first = 0
    for digest, count in metadata["counts"].items():
        rows = slice(first, first := first + count)
        collections[digest] = _verified(
            arrays["drawings.images"][places[rows]], labels[rows], digest
        )
    return collections[metadata["kept"]], collections


def intern(drawings: Drawings) -> Drawings:
    """Return the one collection of this content that all rooms share; ``find`` finds it."""
    return find(cache_collection(drawings))


def _verified(images: Bytes, labels: Bytes, digest: str) -> Drawings:
    """Return a collection read from a file; raise ValueError where its digest is another."""
    drawings = Drawings(images, labels)
    if drawings.digest != digest:
        raise ValueError(f"the drawings {digest} are others, {drawings.digest}")
    return intern(drawings)


def _digests(run: Run) -> Iterator[str]:
    """Yield the digests in a run's settings: those of now, of its start and of every change."""
    yield run.config.drawings
    yield run.log.checkpoints.nearest(0).config.drawings
    for change in run.log.all_changes():
        yield change.config.drawings
