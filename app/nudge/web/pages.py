"""The page: the same HTML at every path. It names all files that the first picture needs.

All its addresses are relative to its base, the server's root as seen from the page's path. So the
page works below any path at which a proxy serves it, also where nobody has told the server.
"""

from __future__ import annotations

import json
import secrets
from typing import Final

from fastapi import APIRouter, Request
from jinja2 import Environment, FileSystemLoader, select_autoescape
from starlette.responses import HTMLResponse, Response

from nudge.settings import Settings
from nudge.texts import Text
from nudge.web.addresses import relative_base
from nudge.web.assets import ENTRY, AssetFolder
from nudge.web.languages import choose_language
from nudge.web.security import content_security_policy

PATHS: Final = tuple(
    room + place
    for room in ("", "/r/{code}")
    for place in ("" if room else "/", "/lab", "/draw", "/story", "/story/{chapter}")
)
"""The paths of the page: with and without a room, and for each place of the page."""


def make_pages(settings: Settings, asset_folder: AssetFolder) -> APIRouter:
    """Return the routes of the page."""
    router = APIRouter(include_in_schema=False)
    templates = Environment(
        loader=FileSystemLoader(settings.templates_dir), autoescape=select_autoescape()
    )

    async def page(request: Request) -> Response:
        """Return the page. A nonce allows its inline scripts, such as the import map."""
        path = request.scope["path"]
        nonce = secrets.token_urlsafe(16)
        version = asset_folder.current()
        wanted = (request.query_params.get("lang", ""), request.headers.get("accept-language", ""))
        language = choose_language(",".join(wanted), version.languages)
        html = templates.get_template("index.html").render(
            base=relative_base(path),
            is_root=path == "/",
            public_url=settings.public_url,
            files=version.base,
            language=language,
            languages=json.dumps(version.languages),
            texts=version.languages.get(language),
            entry=f"{version.base}/{ENTRY}",
            styles=version.styles,
            modules=version.modules,
            importmap=json.dumps({"imports": version.imports}) if version.imports else None,
            csp_nonce=nonce,
            title=Text.of("server-page-title").in_language(language),
            description=Text.of("server-page-description").in_language(language),
            without_scripts=Text.of("server-page-without-scripts").in_language(language),
        )
        policy = content_security_policy(settings, nonce)
        headers = {"Content-Security-Policy": policy, "Cache-Control": "no-store"}
        return HTMLResponse(html, headers=headers)

    for path in PATHS:
        router.add_api_route(path, page, methods=["GET", "HEAD"])
    return router
