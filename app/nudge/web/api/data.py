"""The data sets: descriptions, labels and images."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response

from nudge.data.catalogue import dataset_info
from nudge.data.datasets import load_dataset
from nudge.errors import BadMessage
from nudge.protocol import frames
from nudge.texts import Text

MAX_IMAGES: Final = 1000
CACHE_ONE_DAY: Final = "private, max-age=86400"
"""Cache-Control header for examples, which never change: one day."""

router = APIRouter(prefix="/api/datasets")


@router.get("/{name}")
def get_dataset(name: str) -> dict[str, Any]:
    """Return a data set's number of classes, their names, its credit and its labels."""
    dataset = load_dataset(name)
    return {
        "name": dataset.name,
        "credit": dataset.credit,
        "credit_text": dataset_info(name).credit,
        "classes": dataset.classes,
        "names": [str(each) for each in dataset_info(name).names],
        "names_text": dataset_info(name).names,
        "train": {"count": len(dataset.train), "labels": dataset.train.labels.tolist()},
        "test": {"count": len(dataset.test), "labels": dataset.test.labels.tolist()},
    }


@router.get("/{name}/{split}/images.safetensors", response_class=Response)
def get_images(
    name: str,
    split: Literal["train", "test"],
    index: Annotated[str, Query(description="Places in the split, separated by commas.")],
) -> Response:
    """Return images (n, 28, 28) in 0..255 and their labels (n,), in the order of ``index``."""
    examples = load_dataset(name).split(split)
    places = parse_places(index, len(examples))
    tensors = {"images": examples.images[places], "labels": examples.labels[places]}
    file = frames.encode(tensors, {"kind": "images", "dataset": name, "split": split})
    headers = {"Cache-Control": CACHE_ONE_DAY}
    return Response(file, media_type="application/octet-stream", headers=headers)


def parse_places(text: str, count: int) -> list[int]:
    """Return the indices in a comma-separated list, each below ``count``.

    Raises BadMessage, which names the wrong index, or where there are too many.
    """
    allowed = Text.of("server-allowed-places", greatest=count - 1, most=MAX_IMAGES)
    parts = text.split(",")
    if len(parts) > MAX_IMAGES:
        problem = Text.of("server-too-many-places", count=len(parts), most=MAX_IMAGES)
        raise BadMessage(problem, field="index", value=len(parts), allowed=allowed)
    for part in parts:
        if not (part.isascii() and part.isdigit() and len(part) < 10 and int(part) < count):
            received = repr(part[:20])
            problem = Text.of("server-cannot-be", field="index", received=received, allowed=allowed)
            raise BadMessage(problem, field="index", value=part, allowed=allowed)
    return [int(part) for part in parts]
