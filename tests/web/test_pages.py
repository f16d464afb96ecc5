"""The page and its files: from a folder of a test's own, so that every byte is known."""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.server import Server

SCRIPT = "export const answer = 42;\n" * 100
FONT = b"wOF2" + bytes(2000)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    for path, content in {
        "static/js/main.js": SCRIPT.encode(),
        "static/font.woff2": FONT,
        "static/importmap.json": b'{"imports": {"preact": "/static/vendor/preact.js"}}',
        "templates/index.html": (
            b'<script type="importmap" nonce="{{ csp_nonce }}">{{ importmap | safe }}</script>'
            b"{% for chapter in chapters %}{% include chapter %}{% endfor %}"
        ),
        "templates/story/en/02-cost.html": b"<template>Costs</template>",
        "templates/story/en/01-network.html": b"<template>Networks</template>",
        "templates/story/en/notes.txt": b"not for you",
        "secret.txt": b"not for you",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def pages(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    options = ["--static-dir", str(files / "static"), "--templates-dir", str(files / "templates")]
    with (
        Server(tmp_path_factory.mktemp("pages"), options) as server,
        httpx.Client(base_url=server.url, trust_env=False) as client,
    ):
        yield client


def test_the_same_page_is_served_with_and_without_a_room(pages: httpx.Client) -> None:
    nonce = re.compile(r'nonce="[^"]+"')
    one, other = pages.get("/"), pages.get("/r/ABCDEF")
    assert one.headers["content-type"] == "text/html; charset=utf-8"
    assert nonce.sub("", one.text) == nonce.sub("", other.text)
    assert '{"imports": {"preact": "/static/vendor/preact.js"}}' in one.text


@pytest.mark.parametrize(
    "path",
    [
        *("/lab", "/draw", "/story", "/story/cost"),
        *("/r/ABCDEF/lab", "/r/ABCDEF/draw", "/r/ABCDEF/story", "/r/ABCDEF/story/cost"),
    ],
)
def test_every_place_has_an_address_and_every_page_holds_the_chapters_in_their_order(
    pages: httpx.Client, path: str
) -> None:
    answer = pages.get(path)
    assert answer.status_code == 200
    text = "<template>Networks</template><template>Costs</template>"
    assert answer.text.endswith(text)


@pytest.mark.parametrize("path", ["/nowhere", "/r/ABCDEF/nowhere", "/lab/cost", "/story/a/b"])
def test_there_is_no_page_elsewhere(pages: httpx.Client, path: str) -> None:
    assert pages.get(path).status_code == 404


def test_looking_at_the_page_makes_no_room(pages: httpx.Client) -> None:
    pages.get("/")
    assert pages.get("/api/health").json()["rooms"] == 0


def test_each_page_has_a_nonce_of_its_own_that_its_policy_names(pages: httpx.Client) -> None:
    seen = set()
    for _ in range(3):
        answer = pages.get("/")
        found = re.search(r'nonce="([^"]+)"', answer.text)
        assert found is not None
        assert f"script-src 'self' 'nonce-{found[1]}';" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"
        seen.add(found[1])
    assert len(seen) == 3


def test_scripts_are_served_as_scripts_and_compressed(pages: httpx.Client) -> None:
    answer = pages.get("/static/js/main.js")
    assert answer.text == SCRIPT
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) == len(gzip.compress(SCRIPT.encode(), 6, mtime=0))
    plain = pages.get("/static/js/main.js", headers={"Accept-Encoding": "identity"})
    assert plain.text == SCRIPT
    assert "content-encoding" not in plain.headers
    assert plain.headers["etag"] != answer.headers["etag"]


def test_what_is_compressed_already_is_not_compressed_again(pages: httpx.Client) -> None:
    answer = pages.get("/static/font.woff2")
    assert answer.content == FONT
    assert answer.headers["content-type"] == "font/woff2"
    assert "content-encoding" not in answer.headers


def test_a_browser_asks_anew_and_is_told_only_what_changed(
    pages: httpx.Client, files: Path
) -> None:
    first = pages.get("/static/js/main.js")
    assert first.headers["cache-control"] == "no-cache"
    known = {"If-None-Match": first.headers["etag"]}
    again = pages.get("/static/js/main.js", headers=known)
    assert (again.status_code, again.content) == (304, b"")
    path = files / "static/js/main.js"
    path.write_text("export const answer = 43;\n", "utf-8")
    try:
        changed = pages.get("/static/js/main.js", headers=known)
        assert (changed.status_code, changed.text) == (200, "export const answer = 43;\n")
    finally:
        path.write_text(SCRIPT, "utf-8")
        os.utime(path)


def test_json_is_compressed_and_tensors_are_not(pages: httpx.Client) -> None:
    labels = pages.get("/api/datasets/mnist-5k")
    assert labels.headers["content-encoding"] == "gzip"
    images = pages.get("/api/datasets/mnist-5k/test/images.safetensors?index=1,2,3")
    assert "content-encoding" not in images.headers


@pytest.mark.parametrize(
    "path",
    ["/static/../secret.txt", "/static/%2e%2e/secret.txt", "/static//etc/passwd", "/static/"],
)
def test_only_what_is_in_the_folder_is_served(pages: httpx.Client, path: str) -> None:
    answer = pages.send(pages.build_request("GET", httpx.URL(pages.base_url).join(path)))
    assert answer.status_code == 404
    assert "not for you" not in answer.text


def test_a_head_request_is_answered_without_a_body(pages: httpx.Client) -> None:
    for path in ("/", "/static/js/main.js"):
        answer = pages.head(path)
        assert (answer.status_code, answer.content) == (200, b"")
