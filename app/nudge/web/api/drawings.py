"""The drawings that a room keeps, over HTTP: one by one, and as files."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated, Any, Final, TypeVar

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from nudge.drawings import collection, files
from nudge.drawings.collection import MOST, Drawings
from nudge.drawings.files import Found
from nudge.drawings.pixels import ALLOWED, image_of, in_base64
from nudge.errors import BadMessage, shortened
from nudge.protocol import frames
from nudge.protocol.validation import readable
from nudge.rooms.storage import room_drawings
from nudge.web.api.rooms import SAFETENSORS, AnyRoom, DrivenRoom, download, json_body

CREATED: Final = 201
FILES = ThreadPoolExecutor(1, thread_name_prefix="files")
"""Reads and writes files of drawings, one at a time: a large one is nobody else's trouble."""

Label = Annotated[int, Field(ge=0, lt=collection.CLASSES)]
Result = TypeVar("Result")
Kind = TypeVar("Kind", bound=BaseModel)


class ToKeep(BaseModel):
    """A drawing to keep, at ``place`` among the others, or after them."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    image: Annotated[Any, Field(description=ALLOWED)]
    label: Label
    place: Annotated[int, Field(ge=0, le=MOST)] | None = None


class ToRelabel(BaseModel):
    """Another label for a drawing."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    label: Label


KINDS: Final = (SAFETENSORS, "application/zip")
FILE_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {kind: {"schema": {"format": "binary"}} for kind in KINDS},
    }
}

router = APIRouter(prefix="/api/rooms/{code}")


def listing(of: Drawings) -> dict[str, Any]:
    """Return what is said of a room's drawings; their images are another request."""
    each = zip(of.ids, of.labels.tolist(), strict=True)
    return {
        "count": len(of),
        "digest": of.digest,
        "most": MOST,
        "drawings": [{"id": name, "label": label} for name, label in each],
    }


@router.get("/drawings")
async def get_drawings(room: AnyRoom) -> dict[str, Any]:
    """Return the labels of the room's drawings in their order."""
    return listing(await room_drawings.kept_in(room))


@router.get("/drawings/images.safetensors", response_class=Response)
async def get_images(room: AnyRoom) -> Response:
    """Return the room's drawings: images (n, 28, 28) in 0..255 and labels (n,)."""
    found = await room_drawings.kept_in(room)
    tensors = {"images": found.images, "labels": found.labels}
    told = {"kind": "drawings", "room": room.code, "digest": found.digest}
    return download(frames.encode(tensors, told), f"nudge-{room.code}-drawings.safetensors")


@router.get("/drawings.npz", response_class=Response)
async def get_npz(room: AnyRoom) -> Response:
    """Return the room's drawings as a file of NumPy's: images and labels."""
    found = await room_drawings.kept_in(room)
    file = await _in_turn(lambda: files.as_npz(found))
    return download(file, f"nudge-{room.code}-drawings.npz")


@router.get("/drawings.zip", response_class=Response)
async def get_zip(room: AnyRoom) -> Response:
    """Return the room's drawings as PNGs, named by their labels."""
    found = await room_drawings.kept_in(room)
    file = await _in_turn(lambda: files.as_zip(found))
    return download(file, f"nudge-{room.code}-drawings.zip", "application/zip")


@router.post("/drawings", status_code=CREATED, openapi_extra=json_body(ToKeep.model_json_schema()))
async def keep_drawing(room: DrivenRoom, request: Request) -> JSONResponse:
    """Keep a drawing with its label; 200 and ``duplicate`` where it is kept already."""
    told = _read(ToKeep, await request.body())
    image = image_of(told.image)
    name = collection.id_of(image)

    def add(before: Drawings) -> tuple[Drawings, bool]:
        after = collection.added(before, image, told.label, told.place)
        return after, after is before

    after, duplicate = await room_drawings.change(room, add)
    answer = {**listing(after), "id": name, "duplicate": duplicate}
    return JSONResponse(answer, 200 if duplicate else CREATED)


@router.post("/drawings/import", openapi_extra=FILE_BODY)
async def import_drawings(room: DrivenRoom, request: Request) -> dict[str, Any]:
    """Keep all drawings of a file that are not kept already; none where they are too many."""
    file = await request.body()
    found = await _in_turn(lambda: files.read(file))

    def merge(before: Drawings) -> tuple[Drawings, collection.Merged]:
        merged = collection.merged(before, found.images, found.labels)
        return merged.drawings, merged

    after, merged = await room_drawings.change(room, merge)
    return {
        **listing(after),
        "added": len(merged.added),
        "duplicates": len(merged.duplicates),
        "refused": _refused(found, merged),
    }


@router.patch("/drawings/{id}", openapi_extra=json_body(ToRelabel.model_json_schema()))
async def relabel_drawing(room: DrivenRoom, id: str, request: Request) -> dict[str, Any]:
    """Give a drawing another label."""
    label = _read(ToRelabel, await request.body()).label

    def relabel(before: Drawings) -> tuple[Drawings, None]:
        return collection.relabelled(before, id, label), None

    after, _ = await room_drawings.change(room, relabel)
    return listing(after)


@router.delete("/drawings/{id}")
async def remove_drawing(room: DrivenRoom, id: str) -> dict[str, Any]:
    """Remove a drawing; what is told as ``removed`` can be sent to keep it again, in its place."""
    after, gone = await room_drawings.change(room, lambda before: collection.removed(before, id))
    removed = {"image": in_base64(gone.image), "label": gone.label, "place": gone.place}
    return {**listing(after), "removed": removed}


def _refused(found: Found, merged: collection.Merged) -> list[dict[str, str]]:
    """Return why each that is not kept is not, in words that begin with its name."""
    here = dict(zip(merged.drawings.ids, merged.drawings.labels.tolist(), strict=True))
    told = list(found.refused)
    for number in merged.other_label:
        label = here[collection.id_of(found.images[number])]
        told.append(files.Refused(found.names[number], f"is kept already, as a {label}"))
    return [{"name": shortened(each.name), "why": each.why} for each in told]


def _read(kind: type[Kind], body: bytes) -> Kind:
    try:
        return kind.model_validate_json(body)
    except ValidationError as error:
        raise readable(error, BadMessage) from None


async def _in_turn(job: Callable[[], Result]) -> Result:
    return await asyncio.get_running_loop().run_in_executor(FILES, job)
