"""Static files, under addresses with a digest: the contents of such an address never change.

Browsers may cache `/static/<digest>/main.js` for ever. The digest covers the names and contents
of all files, so relative imports stay within one version. In a checkout every change of a file
makes a new digest. The digest of a bundled page is computed once, at the first request. All files
are read into memory: an address still serves the same bytes after the files on disk have changed.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import mimetypes
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from nudge.web.languages import SUFFIX, TEXTS_FOLDER, join_texts

COMPRESSIBLE: Final = frozenset(
    {".css", ".ftl", ".html", ".js", ".json", ".map", ".mjs", ".svg", ".txt"}
)
"""Suffixes of files that are compressed; fonts and images are compressed already."""
STATIC_PATH: Final = "/static"
ENTRY: Final = "main.js"
LOCALES: Final = "locales/"
"""What the names of the texts' sources begin with, as long as they are not joined."""
DIGEST_DIGITS: Final = 16
"""Hexadecimal digits of a digest."""
VERSIONED_PATH: Final = re.compile(rf"([0-9a-f]{{{DIGEST_DIGITS}}})/(.+)")
MAX_VERSIONS: Final = 8
"""Versions in memory, the newest ones: open pages still work after an edit of a checkout."""
IMMUTABLE: Final = "public, max-age=31536000, immutable"
NO_STORE: Final = {"Cache-Control": "no-store"}
IMPORT_STATEMENT: Final = re.compile(r"""\b(?:from|import)\s*["']([^"']+)["']""")
"""A static import in a module, plain or minified. Other matches name no file and are ignored."""

for suffix, kind in {
    ".js": "text/javascript",  # some Windows machines have text/plain
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".map": "application/json",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".ftl": "text/plain",
    ".woff2": "font/woff2",
}.items():
    mimetypes.add_type(kind, suffix)


@dataclass(frozen=True)
class Asset:
    """One file as it was read. The bytes in ``body`` never change."""

    name: str
    body: bytes

    @cached_property
    def digest(self) -> str:
        """The digest of the contents."""
        return hashlib.sha256(self.body).hexdigest()[:DIGEST_DIGITS]

    @cached_property
    def kind(self) -> str:
        """The media type."""
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    @cached_property
    def zipped(self) -> bytes | None:
        """The contents in gzip format, computed once; None for a file that is compressed."""
        if os.path.splitext(self.name)[1].lower() not in COMPRESSIBLE:
            return None
        return gzip.compress(self.body, compresslevel=9, mtime=0)


@dataclass(frozen=True)
class Version:
    """All files at one time, by their paths below the folder."""

    files: Mapping[str, Asset]

    @cached_property
    def digest(self) -> str:
        """The digest of all names and contents."""
        lines = (f"{name} {file.digest}\n" for name, file in sorted(self.files.items()))
        return hashlib.sha256("".join(lines).encode()).hexdigest()[:DIGEST_DIGITS]

    @property
    def base(self) -> str:
        """The address below which these files are served, relative to the page's base."""
        return f"{STATIC_PATH.removeprefix('/')}/{self.digest}"

    @cached_property
    def page(self) -> Mapping[str, Any]:
        """page.json: ``styles``, groups of files; ``first``, modules; ``isBuilt``."""
        return dict(self._json("page.json"))

    @cached_property
    def imports(self) -> Mapping[str, str]:
        """The import map: bare names and their addresses in this version, marked as relative."""
        import_map = self._json("importmap.json").get("imports", {})
        return {
            name: f"./{self.base}{path.removeprefix(STATIC_PATH)}"
            for name, path in import_map.items()
        }

    @cached_property
    def styles(self) -> list[str]:
        """The addresses of the stylesheets that the page loads at its start, in their order."""
        return [f"{self.base}/{file}" for group in self.page.get("styles", ()) for file in group]

    @cached_property
    def languages(self) -> Mapping[str, str]:
        """The address of the texts of each language."""
        return {
            name.removeprefix(TEXTS_FOLDER).removesuffix(SUFFIX): f"{self.base}/{name}"
            for name in sorted(self.files)
            if name.startswith(TEXTS_FOLDER)
        }

    @cached_property
    def modules(self) -> list[str]:
        """The addresses of all modules that the first picture needs, the entry first."""
        found = dict.fromkeys(file for file in (ENTRY, *self.page.get("first", ())))
        names = list(found)
        for name in names:
            new = [path for path in self._imported(name) if path not in found]
            found.update(dict.fromkeys(new))
            names.extend(dict.fromkeys(new))
        return [f"{self.base}/{name}" for name in names if name in self.files]

    def _json(self, name: str) -> dict[str, Any]:
        file = self.files.get(name)
        return json.loads(file.body) if file else {}

    def _imported(self, name: str) -> Iterator[str]:
        """Yield the files that the module ``name`` imports statically."""
        file = self.files.get(name)
        for specifier in IMPORT_STATEMENT.findall(file.body.decode("utf-8") if file else ""):
            if specifier in self.imports:
                yield self.imports[specifier].removeprefix(f"./{self.base}/")
            elif specifier.startswith("."):
                path = os.path.normpath(os.path.join(os.path.dirname(name), specifier))
                if (posix := path.replace(os.sep, "/")) in self.files:
                    yield posix


Stamp = tuple[int, int]
"""The time of a file's last change, in nanoseconds, and its size in bytes."""


@dataclass
class AssetFolder:
    """The versions of the page that were requested, the current one last.

    A version has the files in ``folder``, and of each language in ``locales`` one file of texts.
    """

    folder: Path
    locales: Path | None = None
    _files: dict[str, Asset] = field(default_factory=dict)
    _versions: dict[str, Version] = field(default_factory=dict)
    _stamps: dict[str, Stamp] = field(default_factory=dict)

    def current(self) -> Version:
        """Return the files in the folder now; for a bundled page, those at the first request."""
        newest = next(reversed(self._versions.values()), None)
        if newest and newest.page.get("isBuilt"):
            return newest
        stamps = dict(stamps_below(self.folder))
        if self.locales:
            stamps |= dict(stamps_below(self.locales, LOCALES))
        if newest and stamps == self._stamps:
            return newest
        known = self._files
        same = {name for name in known if stamps.get(name) == self._stamps.get(name)}
        self._files = {
            name: known[name] if name in same else Asset(name, self._path(name).read_bytes())
            for name in stamps
        }
        self._stamps = stamps
        return self._store(Version(_with_joined_texts(self._files)))

    def version(self, digest: str) -> Version | None:
        """Return the version with this digest, or None where this server does not have it."""
        known_version = self._versions.get(digest)
        if known_version:
            return known_version
        current = self.current()  # an open page may ask a server that has just started
        return current if current.digest == digest else None

    def _path(self, name: str) -> Path:
        if self.locales and name.startswith(LOCALES):
            return self.locales / name.removeprefix(LOCALES)
        return self.folder / name

    def _store(self, version: Version) -> Version:
        self._versions.pop(version.digest, None)
        self._versions[version.digest] = version
        for oldest in list(self._versions)[:-MAX_VERSIONS]:
            del self._versions[oldest]
        return version


def _with_joined_texts(files: Mapping[str, Asset]) -> dict[str, Asset]:
    """Replace the sources of the texts by one file for each language."""
    sources = {name: file for name, file in files.items() if name.startswith(LOCALES)}
    joined = join_texts({name.removeprefix(LOCALES): file.body for name, file in sources.items()})
    others = {name: file for name, file in files.items() if name not in sources}
    return others | {name: Asset(name, body) for name, body in joined.items()}


def stamps_below(folder: Path, prefix: str = "") -> Iterator[tuple[str, Stamp]]:
    """Yield the path below ``folder`` and the stamp of each file; none without the folder."""
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.is_dir():
            yield from stamps_below(Path(entry.path), f"{prefix}{entry.name}/")
        elif entry.is_file():
            status = entry.stat()
            yield prefix + entry.name, (status.st_mtime_ns, status.st_size)


class Assets:
    """ASGI application for the paths below /static.

    An address with a digest may be cached for ever. An address without one has the current file.
    A version that this server does not have is answered with 410, so no page mixes two versions.
    """

    def __init__(self, asset_folder: AssetFolder) -> None:
        self._asset_folder = asset_folder

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer GET and HEAD. Raises HTTPException with status 404, 405 or 410."""
        if scope["method"] not in ("GET", "HEAD"):
            raise HTTPException(405, headers={"Allow": "GET, HEAD"})
        path = scope["path"].removeprefix(scope.get("root_path", "")).removeprefix("/")
        versioned = VERSIONED_PATH.fullmatch(path)
        version = (
            self._asset_folder.version(versioned[1]) if versioned else self._asset_folder.current()
        )
        if version is None:
            raise HTTPException(410, headers=NO_STORE)
        file = version.files.get(versioned[2] if versioned else path)
        if file is None:
            raise HTTPException(404, headers=NO_STORE)
        response = file_response(file, Headers(scope=scope), IMMUTABLE if versioned else "no-cache")
        await response(scope, receive, send)


def file_response(file: Asset, request_headers: Headers, cache: str) -> Response:
    """Return a response with the file, or 304 where the browser has the same file already."""
    zipped = file.zipped if "gzip" in request_headers.get("accept-encoding", "") else None
    headers = {
        "ETag": f'"{file.digest}{"-gz" if zipped else ""}"',
        "Cache-Control": cache,
        "Vary": "Accept-Encoding",
    }
    if headers["ETag"] in _tags(request_headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    if zipped:
        headers["Content-Encoding"] = "gzip"
    return Response(zipped or file.body, headers=headers, media_type=file.kind)


def _tags(header: str) -> Iterable[str]:
    return (tag.strip().removeprefix("W/") for tag in header.split(","))
