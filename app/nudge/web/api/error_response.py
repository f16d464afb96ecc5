"""Errors as HTTP responses: ``{"error": {code, field, value, allowed, message, text}}``."""

from __future__ import annotations

from typing import Final

from starlette.responses import JSONResponse

from nudge.errors import NudgeError
from nudge.texts import Text

STATUS: Final = {
    "bad_data_file": 409,
    "bad_message": 422,
    "bad_setting": 422,
    "diverged": 409,
    "duplicate_other_label": 409,
    "interrupted": 409,
    "limit": 409,
    "no_batch": 409,
    "no_examples": 409,
    "no_number": 409,
    "no_race": 409,
    "no_undo": 409,
    "not_downloaded": 409,
    "limit_reached": 503,
    "stopping": 503,
    "not_allowed": 403,
    "no_token": 401,
    "not_driver": 403,
    "wrong_token": 403,
    "too_large": 413,
    "too_many_drawings": 409,
    "too_many_messages": 429,
    "too_many_races": 429,
    "too_many_rivals": 429,
    "internal": 500,
}
"""HTTP status by error code. Codes in NOT_FOUND have 404, all others 422."""
NOT_FOUND: Final = frozenset(
    {"no_such_drawing", "unknown_room", "unknown_dataset", "unknown_split", "unknown_path"}
)


def http_status(error: NudgeError) -> int:
    """Return the HTTP status that fits ``error``."""
    return 404 if error.code in NOT_FOUND else STATUS.get(error.code, 422)


def error_response(error: NudgeError, status: int | None = None) -> JSONResponse:
    """Return ``error`` as a response."""
    status = status or http_status(error)
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
    return JSONResponse({"error": error.as_dict()}, status, headers)


def internal_error() -> NudgeError:
    """Return the error that is sent after a bug of the server. It contains no details."""
    return NudgeError(Text.of("server-internal"), code="internal")
