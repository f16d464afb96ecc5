"""A client of a room's kept drawings over HTTP."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx
import numpy as np
from nudge.drawings.collection import Bytes, Drawings
from nudge.drawings.pixels import in_base64
from safetensors.numpy import load

from tests.web.client import HttpRoom


@dataclass
class RoomDrawings:
    """The kept drawings of ``room``, with the driver's token."""

    room: HttpRoom

    def ask(self, method: str, path: str = "", **options: Any) -> httpx.Response:
        headers = {**self.room.bearer, **options.pop("headers", {})}
        path = f"{self.room.path}/drawings{path}"
        return self.room.http.request(method, path, headers=headers, **options)

    def keep(self, image: Bytes, label: Any, **more: Any) -> httpx.Response:
        body = {"image": in_base64(image), "label": label, **more}
        return self.ask("POST", json=body)

    def keep_all(self, drawings: Drawings) -> dict[str, Any]:
        for image, label in zip(drawings.images, drawings.labels.tolist(), strict=True):
            answer = self.keep(image, label)
            assert answer.status_code == 201, answer.text
        return self.listing()

    def import_file(self, file: bytes) -> httpx.Response:
        return self.ask("POST", "/import", content=file)

    def listing(self) -> dict[str, Any]:
        answer = self.ask("GET")
        assert answer.status_code == 200, answer.text
        payload: dict[str, Any] = answer.json()
        return payload

    def all(self) -> Drawings:
        """Return the drawings themselves."""
        tensors = load(self.file("/images.safetensors"))
        return Drawings(np.ascontiguousarray(tensors["images"]), tensors["labels"])

    def file(self, path: str) -> bytes:
        answer = self.ask("GET", path)
        assert answer.status_code == 200, answer.text
        return answer.content


def expected_listing(drawings: Drawings) -> dict[str, Any]:
    """Return the list that a room with these drawings should answer."""
    each = zip(drawings.ids, drawings.labels.tolist(), strict=True)
    return {
        "count": len(drawings),
        "digest": drawings.digest,
        "most": 1000,
        "drawings": [{"id": name, "label": label} for name, label in each],
    }
