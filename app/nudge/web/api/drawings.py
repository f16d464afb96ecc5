"""The kept drawings of a room over HTTP: single drawings and files of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated, Any, Final, TypeVar

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from nudge.drawings import collection, files
from nudge.drawings.collection import MAX_DRAWINGS, Drawings
from nudge.drawings.files import ImportedDrawings
from nudge.drawings.pixels import ALLOWED, image_from_json, in_base64
from nudge.errors import BadMessage, shortened
from nudge.protocol import frames
from nudge.protocol.validation import to_nudge_error
from nudge.rooms.storage import room_drawings
from nudge.texts import Text
from nudge.web.api.rooms import SAFETENSORS, AnyRoom, DrivenRoom, download, json_body

CREATED: Final = 201
FILE_THREAD = ThreadPoolExecutor(1, thread_name_prefix="files")
"""Reads and writes files of drawings, one at a time: a large file delays no other request."""

Label = Annotated[int, Field(ge=0, lt=collection.CLASSES)]
Result = TypeVar("Result")
Body = TypeVar("Body", bound=BaseModel)


class NewDrawing(BaseModel):
    """A drawing to keep, at ``place`` among the kept drawings, or after the last one."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    image: Annotated[Any, Field(description=str(ALLOWED))]
    label: Label
    place: Annotated[int, Field(ge=0, le=MAX_DRAWINGS)] | None = None


class NewLabel(BaseModel):
    """The new label of a drawing."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    label: Label


FILE_TYPES: Final = (SAFETENSORS, "application/zip")
FILE_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {kind: {"schema": {"format": "binary"}} for kind in FILE_TYPES},
    }
}

router = APIRouter(prefix="/api/rooms/{code}")


def listing(drawings: Drawings) -> dict[str, Any]:
    """Return the JSON body that lists drawings. Their images are a request of their own."""
    pairs = zip(drawings.ids, drawings.labels.tolist(), strict=True)
    return {
        "count": len(drawings),
        "digest": drawings.digest,
        "most": MAX_DRAWINGS,
        "drawings": [{"id": name, "label": label} for name, label in pairs],
    }


@router.get("/drawings")
async def get_drawings(room: AnyRoom) -> dict[str, Any]:
    """Return the ids and labels of the room's drawings in their order."""
    return listing(await room_drawings.get_drawings(room))


@router.get("/drawings/images.safetensors", response_class=Response)
async def get_images(room: AnyRoom) -> Response:
    """Return the room's drawings: images (n, 28, 28) in 0..255 and labels (n,)."""
    found = await room_drawings.get_drawings(room)
    tensors = {"images": found.images, "labels": found.labels}
    metadata = {"kind": "drawings", "room": room.code, "digest": found.digest}
    return download(frames.encode(tensors, metadata), f"nudge-{room.code}-drawings.safetensors")


@router.get("/drawings.npz", response_class=Response)
async def get_npz(room: AnyRoom) -> Response:
    """Return the room's drawings as a NumPy file (.npz): images and labels."""
    found = await room_drawings.get_drawings(room)
    file = await _run_queued(lambda: files.as_npz(found))
    return download(file, f"nudge-{room.code}-drawings.npz")


@router.get("/drawings.zip", response_class=Response)
async def get_zip(room: AnyRoom) -> Response:
    """Return the room's drawings as a ZIP archive of PNG files, named by their labels."""
    found = await room_drawings.get_drawings(room)
    file = await _run_queued(lambda: files.as_zip(found))
    return download(file, f"nudge-{room.code}-drawings.zip", "application/zip")


@router.post(
    "/drawings", status_code=CREATED, openapi_extra=json_body(NewDrawing.model_json_schema())
)
async def keep_drawing(room: DrivenRoom, request: Request) -> JSONResponse:
    """Keep a drawing with its label; status 200 and ``duplicate`` where it is kept already."""
    body = _parse_body(NewDrawing, await request.body())
    image = image_from_json(body.image)
    name = collection.image_id(image)

    def add(before: Drawings) -> tuple[Drawings, bool]:
        after = collection.added(before, image, body.label, body.place)
        return after, after is before

    after, duplicate = await room_drawings.change(room, add)
    answer = {**listing(after), "id": name, "duplicate": duplicate}
    return JSONResponse(answer, 200 if duplicate else CREATED)


@router.post("/drawings/import", openapi_extra=FILE_BODY)
async def import_drawings(room: DrivenRoom, request: Request) -> dict[str, Any]:
    """Keep all drawings of a file that are not kept yet; none of them where they are too many."""
    file = await request.body()
    found = await _run_queued(lambda: files.read(file))

    def merge(before: Drawings) -> tuple[Drawings, collection.Merged]:
        merged = collection.merged(before, found.images, found.labels)
        return merged.drawings, merged

    after, merged = await room_drawings.change(room, merge)
    return {
        **listing(after),
        "added": len(merged.added),
        "duplicates": len(merged.duplicates),
        "refused": _rejected(found, merged),
    }


@router.patch("/drawings/{id}", openapi_extra=json_body(NewLabel.model_json_schema()))
async def relabel_drawing(room: DrivenRoom, id: str, request: Request) -> dict[str, Any]:
    """Give a drawing another label."""
    label = _parse_body(NewLabel, await request.body()).label

    def relabel(before: Drawings) -> tuple[Drawings, None]:
        return collection.relabelled(before, id, label), None

    after, _ = await room_drawings.change(room, relabel)
    return listing(after)


@router.delete("/drawings/{id}")
async def remove_drawing(room: DrivenRoom, id: str) -> dict[str, Any]:
    """Remove a drawing. A POST of the answer's ``removed`` keeps it again, in the same place."""
    after, removed_drawing = await room_drawings.change(
        room, lambda before: collection.removed(before, id)
    )
    removed = {
        "image": in_base64(removed_drawing.image),
        "label": removed_drawing.label,
        "place": removed_drawing.place,
    }
    return {**listing(after), "removed": removed}


def _rejected(found: ImportedDrawings, merged: collection.Merged) -> list[dict[str, Any]]:
    """Return the name of each drawing that was not kept, and the reason."""
    labels = dict(zip(merged.drawings.ids, merged.drawings.labels.tolist(), strict=True))
    rejected = list(found.rejected)
    for number in merged.other_label:
        label = labels[collection.image_id(found.images[number])]
        kept = Text.of("server-drawing-kept", label=label)
        rejected.append(files.RejectedEntry(found.names[number], kept))
    return [
        {"name": shortened(each.name), "why": str(each.reason), "why_text": each.reason}
        for each in rejected
    ]


def _parse_body(kind: type[Body], body: bytes) -> Body:
    try:
        return kind.model_validate_json(body)
    except ValidationError as error:
        raise to_nudge_error(error, BadMessage) from None


async def _run_queued(job: Callable[[], Result]) -> Result:
    return await asyncio.get_running_loop().run_in_executor(FILE_THREAD, job)
