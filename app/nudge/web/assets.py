"""Static files, under addresses that carry a digest: what is behind one never changes.

`/static/<digest>/main.js` may be kept for ever. The digest is of all files, names and
contents, so that relative imports stay within one version. In a checkout it follows every
change; that of a bundled page is found once, when it is first asked for. All bytes are held in
memory: an address goes on answering with the same ones while files change under the server.
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

TEXT: Final = frozenset({".css", ".html", ".js", ".json", ".map", ".mjs", ".svg", ".txt"})
"""What is compressed; fonts and images already are."""
ADDRESS: Final = "/static"
ENTRY: Final = "main.js"
DIGITS: Final = 16
"""Of the digest, in hexadecimal."""
VERSIONED: Final = re.compile(rf"([0-9a-f]{{{DIGITS}}})/(.+)")
VERSIONS: Final = 8
"""The newest ones that are held: pages that are open go on after an edit of a checkout."""
IMMUTABLE: Final = "public, max-age=31536000, immutable"
UNKEPT: Final = {"Cache-Control": "no-store"}
STATEMENT: Final = re.compile(r"""\b(?:from|import)\s*["']([^"']+)["']""")
"""A static import in a module, plain or minified. What is none names no file and is passed over."""

for suffix, kind in {
    ".js": "text/javascript",  # some Windows machines know it as text/plain
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".map": "application/json",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}.items():
    mimetypes.add_type(kind, suffix)


@dataclass(frozen=True)
class Asset:
    """One file as it was read: ``body`` never changes."""

    name: str
    body: bytes

    @cached_property
    def digest(self) -> str:
        """The digest of the contents."""
        return hashlib.sha256(self.body).hexdigest()[:DIGITS]

    @cached_property
    def kind(self) -> str:
        """The media type."""
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    @cached_property
    def zipped(self) -> bytes | None:
        """The contents compressed, once; None of what is compressed already."""
        if os.path.splitext(self.name)[1].lower() not in TEXT:
            return None
        return gzip.compress(self.body, compresslevel=9, mtime=0)


@dataclass(frozen=True)
class Version:
    """All files at one time, by their paths below the folder, and what the page takes of them."""

    files: Mapping[str, Asset]

    @cached_property
    def digest(self) -> str:
        """The digest of all names and contents."""
        lines = (f"{name} {file.digest}\n" for name, file in sorted(self.files.items()))
        return hashlib.sha256("".join(lines).encode()).hexdigest()[:DIGITS]

    @property
    def base(self) -> str:
        """The address that all these files are below."""
        return f"{ADDRESS}/{self.digest}"

    @cached_property
    def page(self) -> Mapping[str, Any]:
        """What page.json says: ``styles``, groups of files; ``first``, modules; ``isBuilt``."""
        return dict(self._json("page.json"))

    @cached_property
    def imports(self) -> Mapping[str, str]:
        """The import map: bare names and their addresses in this version."""
        named = self._json("importmap.json").get("imports", {})
        return {name: self.base + path.removeprefix(ADDRESS) for name, path in named.items()}

    @cached_property
    def styles(self) -> list[str]:
        """The addresses of the stylesheets that the page starts with, in their order."""
        return [f"{self.base}/{file}" for group in self.page.get("styles", ()) for file in group]

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
        """Yield the files that the module ``name`` imports as it starts."""
        file = self.files.get(name)
        for told in STATEMENT.findall(file.body.decode("utf-8") if file else ""):
            if told in self.imports:
                yield self.imports[told].removeprefix(f"{self.base}/")
            elif told.startswith("."):
                path = os.path.normpath(os.path.join(os.path.dirname(name), told))
                if (posix := path.replace(os.sep, "/")) in self.files:
                    yield posix


Stamp = tuple[int, int]
"""When a file was changed, in nanoseconds, and its bytes."""


@dataclass
class AssetFolder:
    """The versions of one folder that were asked for, the present one last."""

    folder: Path
    _versions: dict[str, Version] = field(default_factory=dict)
    _stamps: dict[str, Stamp] = field(default_factory=dict)

    def present(self) -> Version:
        """Return what is in the folder now; of a bundled page, what was there at first."""
        newest = next(reversed(self._versions.values()), None)
        if newest and newest.page.get("isBuilt"):
            return newest
        stamps = dict(stamps_below(self.folder))
        if newest and stamps == self._stamps:
            return newest
        known = newest.files if newest else {}
        same = {name for name in known if stamps.get(name) == self._stamps.get(name)}
        files = {
            name: known[name] if name in same else Asset(name, (self.folder / name).read_bytes())
            for name in stamps
        }
        self._stamps = stamps
        return self._keep(Version(files))

    def version(self, digest: str) -> Version | None:
        """Return the version with that digest, or None where this server has not shown it."""
        held = self._versions.get(digest)
        if held:
            return held
        present = self.present()  # a server that has just started is asked by a page that is open
        return present if present.digest == digest else None

    def _keep(self, version: Version) -> Version:
        self._versions.pop(version.digest, None)
        self._versions[version.digest] = version
        for oldest in list(self._versions)[:-VERSIONS]:
            del self._versions[oldest]
        return version


def stamps_below(folder: Path, prefix: str = "") -> Iterator[tuple[str, Stamp]]:
    """Yield every file below a folder, by its path there; nothing where there is no folder."""
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.is_dir():
            yield from stamps_below(Path(entry.path), f"{prefix}{entry.name}/")
        elif entry.is_file():
            now = entry.stat()
            yield prefix + entry.name, (now.st_mtime_ns, now.st_size)


class Assets:
    """What answers below /static: an address with a digest for ever, one without as of now.

    Of a version that this server does not have it has nothing: 410, so that no page mixes two.
    """

    def __init__(self, shelf: AssetFolder) -> None:
        self._shelf = shelf

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer GET and HEAD. Raises HTTPException: 404, 405, 410."""
        if scope["method"] not in ("GET", "HEAD"):
            raise HTTPException(405, headers={"Allow": "GET, HEAD"})
        path = scope["path"].removeprefix(scope.get("root_path", "")).removeprefix("/")
        versioned = VERSIONED.fullmatch(path)
        version = self._shelf.version(versioned[1]) if versioned else self._shelf.present()
        if version is None:
            raise HTTPException(410, "This page is of another version of Nudge; reload it", UNKEPT)
        file = version.files.get(versioned[2] if versioned else path)
        if file is None:
            raise HTTPException(404, headers=UNKEPT)
        response = answer(file, Headers(scope=scope), IMMUTABLE if versioned else "no-cache")
        await response(scope, receive, send)


def answer(file: Asset, asked: Headers, cache: str) -> Response:
    """Return the response with a file, or that it has not changed."""
    zipped = file.zipped if "gzip" in asked.get("accept-encoding", "") else None
    headers = {
        "ETag": f'"{file.digest}{"-gz" if zipped else ""}"',
        "Cache-Control": cache,
        "Vary": "Accept-Encoding",
    }
    if headers["ETag"] in _tags(asked.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    if zipped:
        headers["Content-Encoding"] = "gzip"
    return Response(zipped or file.body, headers=headers, media_type=file.kind)


def _tags(header: str) -> Iterable[str]:
    return (tag.strip().removeprefix("W/") for tag in header.split(","))
