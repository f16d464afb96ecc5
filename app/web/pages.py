"""The page and what it is made of: templates, and static files that never mix versions."""

from __future__ import annotations

import gzip
import mimetypes
import os
import secrets
from functools import lru_cache
from typing import Final

from fastapi import APIRouter, Request
from jinja2 import Environment, FileSystemLoader, select_autoescape
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

from app.settings import Settings
from app.web.security import content_security_policy

TEXT: Final = frozenset({".css", ".html", ".js", ".json", ".map", ".mjs", ".svg", ".txt"})
"""What is compressed; fonts and images already are."""

PATHS: Final = tuple(
    room + place
    for room in ("", "/r/{code}")
    for place in ("" if room else "/", "/lab", "/draw", "/story", "/story/{chapter}")
)
"""Where the page is: with a room or before it has one, and at which place of it."""
STORY: Final = "story/en/"
"""The chapters' texts. Another language is another folder with files of the same names."""

for suffix, kind in {
    ".js": "text/javascript",  # some Windows machines know it as text/plain
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}.items():
    mimetypes.add_type(kind, suffix)


def make_pages(settings: Settings) -> APIRouter:
    """Return the routes of the page: the same HTML at every place, without a room and with one."""
    router = APIRouter(include_in_schema=False)
    templates = Environment(
        loader=FileSystemLoader(settings.templates_dir), autoescape=select_autoescape()
    )

    def page(request: Request) -> Response:
        """Return the page; its one inline script, the import map, is let through by a nonce."""
        nonce = secrets.token_urlsafe(16)
        import_map = settings.static_dir / "importmap.json"
        html = templates.get_template("index.html").render(
            importmap=import_map.read_text("utf-8") if import_map.is_file() else "{}",
            csp_nonce=nonce,
            chapters=templates.list_templates(filter_func=_is_chapter),
        )
        policy = content_security_policy(nonce)
        headers = {"Content-Security-Policy": policy, "Cache-Control": "no-store"}
        return HTMLResponse(html, headers=headers)

    for path in PATHS:
        router.add_api_route(path, page, methods=["GET", "HEAD"])
    return router


def _is_chapter(template: str) -> bool:
    return template.startswith(STORY) and template.endswith(".html")


class Assets(StaticFiles):
    """Static files, compressed where that helps, and asked for anew by each page.

    A browser keeps them, but asks whether they have changed (one answer of a few bytes each):
    so after an upgrade a page never runs some old modules beside new ones.
    """

    def file_response(
        self,
        full_path: os.PathLike[str] | str,
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Return the file, or that it has not changed."""
        path = os.fspath(full_path)
        stamp = (stat_result.st_mtime_ns, stat_result.st_size)
        zipped = _is_text(path) and "gzip" in Headers(scope=scope).get("accept-encoding", "")
        headers = {
            "ETag": f'"{stamp[0]:x}-{stamp[1]:x}{"-gz" if zipped else ""}"',
            "Cache-Control": "no-cache",
            "Vary": "Accept-Encoding",
        }
        if zipped:
            headers["Content-Encoding"] = "gzip"
        if self.is_not_modified(Headers(headers), Headers(scope=scope)):
            return NotModifiedResponse(Headers(headers))
        body = _zipped(path, *stamp) if zipped else _read(path)
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        return Response(body, status_code, headers, media_type=kind)


def _is_text(path: str) -> bool:
    return os.path.splitext(path)[1].lower() in TEXT


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


@lru_cache(maxsize=512)
def _zipped(path: str, modified: int, size: int) -> bytes:
    """Return the file at ``path`` compressed, once for each version of it."""
    return gzip.compress(_read(path), compresslevel=6, mtime=0)
