"""QR codes of addresses, for phones in the same room."""

from __future__ import annotations

import io
from typing import Annotated, Final

import segno
from fastapi import APIRouter, Query
from starlette.responses import Response

MAX_LENGTH: Final = 500
"""Characters of an address: a code of a longer one is too fine for a phone on the last bench."""
QUIET_ZONE: Final = 4
"""Modules of white around the code, as the standard wants it."""

router = APIRouter(prefix="/api")


@router.get("/qr.svg", response_class=Response)
def qr_code(
    address: Annotated[str, Query(max_length=MAX_LENGTH, pattern="^https?://[ -~]+$")],
) -> Response:
    """Return the QR code of an address as SVG, black on white."""
    svg = io.BytesIO()
    code = segno.make_qr(address, error="m")
    code.save(svg, kind="svg", border=QUIET_ZONE, light="white", omitsize=True, xmldecl=False)
    return Response(svg.getvalue(), media_type="image/svg+xml")
