"""Builds the application: rooms, routes, middleware and error handlers."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from fastapi import FastAPI, Request, WebSocket
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.requests import ClientDisconnect
from starlette.responses import Response

from nudge.allowed import allowed_text
from nudge.data.catalogue import MNIST, dataset_info
from nudge.data.datasets import DATASETS
from nudge.data.downloads import Downloads
from nudge.data.files import Folders
from nudge.errors import BadMessage, NudgeError, TooLarge
from nudge.rooms.registry import Registry
from nudge.rooms.slots import StreamSlots
from nudge.settings import Settings
from nudge.texts import Text
from nudge.web import qr_code
from nudge.web.api import (
    code,
    data,
    digits,
    downloads,
    drawings,
    epochs,
    examples,
    experiments,
    learning_curve,
    questions,
    race,
    rivals,
    streams,
)
from nudge.web.api import rooms as api
from nudge.web.api.error_response import error_response, internal_error
from nudge.web.assets import STATIC_PATH, AssetFolder, Assets
from nudge.web.pages import make_pages
from nudge.web.security import HEADERS, BodyTooLarge, Guard
from nudge.web.websocket import serve

UNCOMPRESSED_TYPES: Final = (
    *DEFAULT_EXCLUDED_CONTENT_TYPES,
    "application/octet-stream",
    streams.NDJSON_TYPE,
)
"""Not worth compressing: tensors, files that are compressed already, and streams of short lines."""

log = logging.getLogger("nudge")


def create_app(settings: Settings) -> FastAPI:
    """Return the application. Its rooms exist from its startup to its shutdown."""
    _find_datasets(settings)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with Registry(settings) as registry:
            app.state.registry = registry
            app.state.downloads = Downloads(DATASETS, settings.mirror)
            app.state.stream_slots = StreamSlots(streams.MAX_STREAMS)
            yield
            app.state.downloads.close()

    app = FastAPI(
        title="Nudge",
        description="Backpropagation, happening in front of you.",
        version="1",
        lifespan=lifespan,
        openapi_url="/api/openapi.json",
        docs_url=None,  # that page loads scripts from another host
        redoc_url=None,
        servers=[{"url": "../"}],  # relative to the description
        telemetry={"auto_configure": False, "tracing": False, "metrics": False, "logs": False},
    )
    asset_folder = AssetFolder(settings.static_dir, settings.locales_dir)
    app.mount(
        STATIC_PATH, Assets(asset_folder), name="static"
    )  # first: most requests are for static files
    app.include_router(api.router)
    for routes in (questions, rivals, learning_curve, race, experiments, epochs, code):
        app.include_router(routes.router)
    for routes in (downloads, data, drawings, examples, digits):
        app.include_router(routes.router)
    app.include_router(qr_code.router)
    app.include_router(make_pages(settings, asset_folder))
    app.add_middleware(GZipMiddleware, compresslevel=6, exclude_content_types=UNCOMPRESSED_TYPES)
    app.add_middleware(Guard, settings=settings)
    _handle_errors(app)

    @app.websocket("/ws/rooms/{code}")
    async def socket(websocket: WebSocket, code: str) -> None:
        await serve(websocket, app.state.registry, code)

    return app


def _find_datasets(settings: Settings) -> None:
    """Set the folders of the data sets; log a warning where MNIST's folder lacks files."""
    folders = Folders(settings.mnist_dir, settings.cache_dir)
    DATASETS.use_folders(folders)
    if missing := folders.missing(dataset_info(MNIST.name)):
        log.warning("MNIST is not in %s: %s missing", settings.mnist_dir, ", ".join(missing))


def _handle_errors(app: FastAPI) -> None:
    """Answer every error in the same form, without details of the server's code."""

    @app.exception_handler(NudgeError)
    async def on_error(_: Request, error: NudgeError) -> Response:
        return error_response(error)

    @app.exception_handler(RequestValidationError)
    async def on_bad_request(_: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"][1:]) or str(first["loc"][0])
        allowed = allowed_text(first)
        received = first.get("input")
        value = None if isinstance(received, dict | list) else received
        text = Text.of("server-not-right", field=field, allowed=allowed)
        return error_response(BadMessage(text, field=field, value=value, allowed=allowed))

    @app.exception_handler(BodyTooLarge)
    async def on_too_large(_: Request, error: BodyTooLarge) -> Response:
        too_large = TooLarge(
            Text.of("server-body-too-large", most=error.max_bytes),
            field="body",
            allowed=f"{error.max_bytes} bytes",
        )
        response = error_response(too_large)
        response.headers["Connection"] = "close"  # the rest of the body is not read
        return response

    @app.exception_handler(ClientDisconnect)
    async def on_gone(_: Request, error: ClientDisconnect) -> Response:
        return Response(status_code=400)  # nobody reads it

    @app.exception_handler(HTTPException)
    async def on_http_error(request: Request, error: HTTPException) -> Response:
        code = "unknown_path" if error.status_code == 404 else "http"
        path = request.url.path
        methods = (error.headers or {}).get("Allow")
        allowed = f"the methods {methods}" if methods else "the paths in /api/openapi.json"
        is_outdated = error.status_code == 410
        reason = Text.of("server-page-outdated") if is_outdated else error.detail
        text = Text.of("server-http", problem=reason, path=path[:80])
        problem = NudgeError(text, code=code, field="path", value=path, allowed=allowed)
        response = error_response(problem, error.status_code)
        response.headers.update(error.headers or {})
        return response

    @app.exception_handler(Exception)
    async def on_bug(_: Request, error: Exception) -> Response:
        response = error_response(internal_error())
        response.headers.update(HEADERS)  # this handler runs outside of Guard
        response.headers["Connection"] = "close"  # as uvicorn does after an error
        return response
