"""Collections of drawings that a run refers to: held while it may train on them, and written down.

A run's settings name a collection by its digest. What the run, now or on its way back, trains on
is held for it, whatever becomes of the room's own drawings meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from nudge.drawings.collection import Bytes, Drawings, find, keep
from nudge.errors import NudgeError
from nudge.training.run.history import Run

MOST: Final = 64
"""Collections of one run: each is kept as long as it is on the way back."""

Arrays = dict[str, npt.NDArray[Any]]
Collections = Mapping[str, Drawings]


def held_for(run: Run) -> Collections:
    """Return the collections that ``run`` refers to, by digest."""
    held: dict[str, Drawings] = {}
    for digest in sorted(set(_digests(run)) - {""}):
        with suppress(NudgeError):  # named, never trained on, and gone
            held[digest] = find(digest)
    return held


def refuse_too_many(held: Collections, digest: str) -> None:
    """Raise NudgeError where a run that has ``held`` cannot take on another collection."""
    if digest and digest not in held and len(held) >= MOST:
        raise NudgeError(
            f"One run can be given other drawings {MOST} times at most; begin it anew first.",
            code="limit",
            field="drawings",
            value=digest,
            allowed="what the run has trained on already, or a reset before",
        )


def written(kept: Drawings, held: Collections) -> tuple[Arrays, dict[str, Any]]:
    """Write collections down, each image once; ``read`` reads it.

    The arrays are all images (n, 28, 28), and of all collections, one after the other, where the
    images are among them and the labels.
    """
    several = {each.digest: each for each in (kept, *held.values())}
    places: dict[str, int] = {}
    images: list[Bytes] = []
    for each in several.values():
        new = [at for at, name in enumerate(each.ids) if name not in places]
        images.append(each.images[new])
        for at in new:
            places[each.ids[at]] = len(places)
    order = [places[name] for each in several.values() for name in each.ids]
    arrays: Arrays = {
        "drawings.images": np.concatenate(images),
        "drawings.places": np.array(order, np.int32),
        "drawings.labels": np.concatenate([each.labels for each in several.values()]),
    }
    counts = {digest: len(each) for digest, each in several.items()}
    return arrays, {"kept": kept.digest, "counts": counts}


def read(
    arrays: Mapping[str, npt.NDArray[Any]], told: Mapping[str, Any]
) -> tuple[Drawings, Collections]:
    """Return the kept drawings and all collections that were ``written``; they can be found then.

    Raises LookupError, TypeError or ValueError where they are damaged.
    """
    places, labels = arrays["drawings.places"], arrays["drawings.labels"]
    if sum(told["counts"].values()) != len(places):
        raise ValueError(f"the file has {len(places)} places of drawings")
    read_back: dict[str, Drawings] = {}
    first = 0
    for digest, count in told["counts"].items():
        here = slice(first, first := first + count)
        read_back[digest] = _known(arrays["drawings.images"][places[here]], labels[here], digest)
    return read_back[told["kept"]], read_back


def shared(drawings: Drawings) -> Drawings:
    """Return the collection of this content that everybody has, which then can be found."""
    return find(keep(drawings))


def _known(images: Bytes, labels: Bytes, digest: str) -> Drawings:
    """Return a collection read from a file; raise ValueError where it is not the one named."""
    drawings = Drawings(images, labels)
    if drawings.digest != digest:
        raise ValueError(f"the drawings {digest} are others, {drawings.digest}")
    return shared(drawings)


def _digests(run: Run) -> Iterator[str]:
    """Yield the digests that a run's settings name: now, at its start, and on its way."""
    yield run.config.drawings
    yield run.past.checkpoints.nearest(0).config.drawings
    for change in run.past.all_changes():
        yield change.config.drawings
